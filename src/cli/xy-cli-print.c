// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "cli/xy-command.h"
#include "drawing/xy-document.h"
#include "export/xy-export.h"
#include "model/xy-attendance-sheet.h"

/* The sheets that were asked for; an error where nobody would stand on them. */
static GPtrArray *
list_sheets (XyStore *store, const char *college_name, const char *slot, GError **error)
{
  g_autoptr (XySchedule) schedule = xy_cli_load_schedule (store, error);
  g_autoptr (GPtrArray) students =
      schedule != NULL
          ? xy_cli_list_students (store, xy_schedule_get_campaign (schedule)->id, error)
          : NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  const XyCollege *college = NULL;

  if (students == NULL)
    return NULL;
  if (college_name != NULL)
    {
      college = xy_cli_find_college (xy_schedule_get_colleges (schedule), college_name, error);
      if (college == NULL)
        return NULL;
    }
  if (slot != NULL && xy_schedule_find_slot (schedule, slot) == NULL)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                   _ ("There is no hour “%s”; xueyingctl schedule show lists them"), slot);
      return NULL;
    }
  sheets = xy_attendance_sheets (schedule, students, college != NULL ? college->id : NULL, slot);
  if (sheets->len == 0)
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                           _ ("Nobody would stand on the list; import a roster or sync first"));
      return NULL;
    }
  return g_steal_pointer (&sheets);
}

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

static XyCliStatus
run_attendance (char ***arguments, GString *out, GError **error)
{
  g_autofree char *college = NULL;
  g_autofree char *slot = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = {
    { "college", 0, 0, G_OPTION_ARG_FILENAME, &college, NULL, NULL },
    { "slot", 0, 0, G_OPTION_ARG_FILENAME, &slot, NULL, NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
    { NULL },
  };
  g_autofree char *lower = NULL;
  g_autofree char *today = dup_today ();
  g_autoptr (XyDocument) document = NULL;
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (XyStore) store = NULL;

  if (!xy_cli_parse (arguments, entries, 0, 0, error) || !xy_cli_check_text (slot, error))
    return XY_CLI_FAILED;
  lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;
  if (lower == NULL || (!g_str_has_suffix (lower, ".pdf") && !g_str_has_suffix (lower, ".xlsx")))
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                           _ ("Say where to write it: -o FILE.pdf or -o FILE.xlsx"));
      return XY_CLI_FAILED;
    }
  store = xy_cli_open_store (error);
  sheets = store != NULL ? list_sheets (store, college, slot, error) : NULL;
  if (sheets == NULL)
    return XY_CLI_FAILED;
  if (g_str_has_suffix (lower, ".xlsx"))
    return xy_export_attendance_xlsx (sheets, path, error) ? XY_CLI_FINE : XY_CLI_FAILED;
  document = xy_attendance_list_new (sheets, today);
  return xy_document_write_pdf (document, path, error) ? XY_CLI_FINE : XY_CLI_FAILED;
}

const XyCommand xy_cli_print_commands[] = {
  { "print", "attendance", "[--college NAME] [--slot ID] -o FILE.pdf|FILE.xlsx",
    N_ ("Write the attendance list, to print or to work with"), run_attendance },
  { NULL },
};
