// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-roster.h"

G_BEGIN_DECLS

/**
 * XyImportRepair:
 * @XY_IMPORT_REPAIR_DOT: another dot in a name than U+00B7
 * @XY_IMPORT_REPAIR_WIDTH: full-width letters, digits or signs
 * @XY_IMPORT_REPAIR_CASE: a small letter where a capital belongs
 * @XY_IMPORT_REPAIR_SPACE: white space and what cannot be seen
 * @XY_IMPORT_REPAIR_MARK: the apostrophe that marks text
 * @XY_IMPORT_REPAIR_WORD: another way to write the same
 *
 * What a person calls a repair: the first that holds.
 */
typedef enum
{
  XY_IMPORT_REPAIR_DOT,
  XY_IMPORT_REPAIR_WIDTH,
  XY_IMPORT_REPAIR_CASE,
  XY_IMPORT_REPAIR_SPACE,
  XY_IMPORT_REPAIR_MARK,
  XY_IMPORT_REPAIR_WORD,
} XyImportRepair;
#define XY_N_IMPORT_REPAIRS (XY_IMPORT_REPAIR_WORD + 1)

/** xy_import_repair_words: Returns: what a kind is called. */
const char *xy_import_repair_words (XyImportRepair kind);

/** xy_import_repair_get_kind: Returns: what kind of repair it is. */
XyImportRepair xy_import_repair_get_kind (const XyRosterRepair *repair);

/**
 * xy_import_repair_dup_points:
 *
 * The characters that a repair replaced or removed, each once, with their code points where they
 * look alike or cannot be seen, such as “•” U+2022 → “·” U+00B7.
 *
 * Returns: (transfer full) (nullable): %NULL where the values themselves say it
 */
char *xy_import_repair_dup_points (const XyRosterRepair *repair);

G_END_DECLS
