// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "cli/xy-command.h"
#include "export/xy-export.h"
#include "model/xy-id-number.h"
#include "model/xy-order.h"
#include "model/xy-student-problem.h"
#include "roster/xy-student-edit.h"

/* roster list */

static JsonObject *
student_to_json (const XyStudent *student, const XyCollege *college)
{
  JsonObject *object = json_object_new ();

  xy_cli_set_string (object, "student_number", student->student_number);
  xy_cli_set_string (object, "name", student->name);
  xy_cli_set_string (object, "id_number", student->id_number);
  xy_cli_set_string (object, "college",
                     college != NULL ? xy_college_get_full_name (college) : NULL);
  xy_cli_set_string (object, "class", student->class_name);
  xy_cli_set_string (object, "sex", student->sex);
  xy_cli_set_string (object, "major", student->major);
  xy_cli_set_string (object, "degree", student->degree);
  xy_cli_set_string (object, "graduation", student->graduation);
  xy_cli_set_string (object, "location", student->location);
  json_object_set_boolean_member (object, "online_only", student->online_only);
  return object;
}

static void
append_student (GString *out, const XyStudent *student, const XyCollege *college)
{
  g_autofree char *masked = xy_id_number_mask (student->id_number);

  g_string_append_printf (out, "%s\t%s\t%s\t%s\t%s\n", student->student_number, student->name,
                          masked, college != NULL ? xy_college_get_full_name (college) : "",
                          student->class_name != NULL ? student->class_name : "");
}

/* The students of one campaign, college by college, each in the order of the queue. */
static GPtrArray *
list_in_order (GPtrArray *students,
               GPtrArray *colleges,
               const char *campaign,
               const XyCollege *only)
{
  GPtrArray *ordered = g_ptr_array_new ();

  for (guint i = 0; i < colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (colleges, i);
      g_autoptr (GPtrArray) own = g_ptr_array_new ();

      if (only != NULL && only != college)
        continue;
      for (guint j = 0; j < students->len; j++)
        {
          XyStudent *student = g_ptr_array_index (students, j);

          if (g_strcmp0 (student->campaign, campaign) == 0 &&
              g_strcmp0 (student->college, college->id) == 0)
            g_ptr_array_add (own, student);
        }
      xy_order_students (own);
      g_ptr_array_extend (ordered, own, NULL, NULL);
    }
  return ordered;
}

/* Those that were asked for, in that order; the schedule holds their colleges. */
static GPtrArray *
load_students (XyStore *store,
               const char *college_name,
               XySchedule **schedule,
               GPtrArray **all,
               GError **error)
{
  const XyCollege *only = NULL;
  GPtrArray *colleges;

  *schedule = xy_cli_load_schedule (store, error);
  *all = *schedule != NULL ? xy_cli_list (store, XY_KIND_STUDENT, error) : NULL;
  if (*all == NULL)
    return NULL;
  colleges = xy_schedule_get_colleges (*schedule);
  if (college_name != NULL)
    {
      only = xy_cli_find_college (colleges, college_name, error);
      if (only == NULL)
        return NULL;
    }
  return list_in_order (*all, colleges, xy_schedule_get_campaign (*schedule)->id, only);
}

static XyCliStatus
run_list (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *name = NULL;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { "college", 0, 0, G_OPTION_ARG_FILENAME, &name, NULL, NULL },
                                   { NULL } };
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (XyStore) store = NULL;
  JsonArray *array;

  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  store = xy_cli_open_store (error);
  students = store != NULL ? load_students (store, name, &schedule, &all, error) : NULL;
  if (students == NULL)
    return XY_CLI_FAILED;

  array = json ? json_array_sized_new (students->len) : NULL;
  for (guint i = 0; i < students->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (students, i);
      const XyCollege *own =
          xy_cli_find_by_id (xy_schedule_get_colleges (schedule), student->college);

      if (json)
        json_array_add_object_element (array, student_to_json (student, own));
      else
        append_student (out, student, own);
    }
  if (json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_array_member (object, "students", array);
      xy_cli_print_json (out, object);
    }
  return XY_CLI_FINE;
}

/* roster export */

static XyRosterRow *
new_row (const XyStudent *student, const XyCollege *college, const GDate *today)
{
  const char *const *fields = xy_student_problem_get_fields ();
  g_autoptr (GString) problems = g_string_new (NULL);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      XyProblemKind kind = xy_student_problem_of_student (student, fields[i], today);
      g_autofree char *message = xy_student_problem_dup_message (
          fields[i], kind, xy_student_edit_get_value (student, fields[i]));

      if (message == NULL)
        continue;
      if (problems->len > 0)
        g_string_append_c (problems, ' ');
      g_string_append (problems, message);
    }
  return xy_roster_row_new (student, college != NULL ? xy_college_get_full_name (college) : NULL,
                            NULL, problems->str);
}

static gboolean
check_path (const char *path, GError **error)
{
  g_autofree char *lower = path != NULL ? g_ascii_strdown (path, -1) : NULL;

  if (lower != NULL && g_str_has_suffix (lower, ".xlsx"))
    return TRUE;
  g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                       _ ("Say where to write it: -o FILE.xlsx"));
  return FALSE;
}

static XyCliStatus
run_export (char ***arguments, GString *out, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  const GOptionEntry entries[] = { { "college", 0, 0, G_OPTION_ARG_FILENAME, &name, NULL, NULL },
                                   { "output", 'o', 0, G_OPTION_ARG_FILENAME, &path, NULL, NULL },
                                   { NULL } };
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_roster_row_free);
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (XyStore) store = NULL;
  GDate today;

  if (!xy_cli_parse (arguments, entries, 0, 0, error) || !check_path (path, error))
    return XY_CLI_FAILED;
  store = xy_cli_open_store (error);
  students = store != NULL ? load_students (store, name, &schedule, &all, error) : NULL;
  if (students == NULL)
    return XY_CLI_FAILED;
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  for (guint i = 0; i < students->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (students, i);

      g_ptr_array_add (
          rows, new_row (student,
                         xy_cli_find_by_id (xy_schedule_get_colleges (schedule), student->college),
                         &today));
    }
  return xy_export_roster_xlsx (rows, path, error) ? XY_CLI_FINE : XY_CLI_FAILED;
}

const XyCommand xy_cli_roster_list_commands[] = {
  { "roster", "list", "[--college NAME] [--json]",
    N_ ("List the students in the order of the queue"), run_list },
  { "roster", "export", "[--college NAME] -o FILE.xlsx",
    N_ ("Write the roster as a workbook, with ID numbers in full; an import reads it back"),
    run_export },
  { NULL },
};
