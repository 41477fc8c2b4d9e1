// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/xy-command.h"
#include "roster/xy-draft.h"

G_BEGIN_DECLS

/**
 * XyDraftOptions:
 * @sheet: (nullable): the name of the sheet
 * @header_row: the row of the header, 0 for none; negative: where it is found
 * @columns: (nullable): `FIELD=HEADING` or `FIELD=LETTERS`, each; nothing behind the sign: none
 * @aliases: (nullable): `NAME=COLLEGE`, each
 *
 * What a person changes in the import dialog, as options.
 */
typedef struct
{
  char *sheet;
  int header_row;
  char **columns;
  char **aliases;
} XyDraftOptions;

#define XY_DRAFT_OPTIONS_INIT                                                                      \
  {                                                                                                \
    .header_row = -1                                                                               \
  }
/** XY_DRAFT_OPTIONS_HELP: How they are written. */
#define XY_DRAFT_OPTIONS_HELP                                                                      \
  "[--sheet NAME] [--header-row N] [--column FIELD=HEADING]... [--alias NAME=COLLEGE]..."
/** XY_DRAFT_OPTIONS_ENTRIES: For an array of #GOptionEntry. */
#define XY_DRAFT_OPTIONS_ENTRIES(options)                                                          \
  { "sheet", 0, 0, G_OPTION_ARG_FILENAME, &(options).sheet, NULL, NULL },                          \
      { "header-row", 0, 0, G_OPTION_ARG_INT, &(options).header_row, NULL, NULL },                 \
      { "column", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(options).columns, NULL, NULL },             \
  {                                                                                                \
    "alias", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &(options).aliases, NULL, NULL                     \
  }

void xy_draft_options_clear (XyDraftOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XyDraftOptions, xy_draft_options_clear)

/**
 * xy_cli_read_draft:
 * @colleges: (element-type XyCollege): all colleges
 *
 * Reads a file and changes what the options say; nothing is stored.
 *
 * Returns: (transfer full) (nullable): a draft that can be imported, else %NULL with an error
 */
XyDraft *xy_cli_read_draft (const char *path,
                            const XyDraftOptions *options,
                            GPtrArray *colleges,
                            GError **error);

G_END_DECLS
