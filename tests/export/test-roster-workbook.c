// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "export/xy-export.h"
#include "model/xy-college-names.h"
#include "roster/xy-roster-plan.h"
#include "xy-test.h"

#define CAMPAIGN "campaign"
#define LAW "law"

static GPtrArray *
new_colleges (void)
{
  GPtrArray *colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  const char *const full_names[] = { "法学院", NULL };
  XyFields *fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;

  xy_fields_set_string (fields, "short_name", "法学院");
  xy_fields_set_strv (fields, "full_names", full_names);
  record = xy_record_new (XY_KIND_COLLEGE, LAW, 0, fields);
  g_ptr_array_add (colleges, xy_entity_from_record (record));
  return colleges;
}

/* Numbers that a spreadsheet would spoil, texts that it would compute, a document of another
 * country, and somebody without an ID number. */
static GPtrArray *
new_students (void)
{
  static const char *const facts[][9] = {
    { "000123456789", "孟煜瑶", "女", "430199199506150371", "1班", "法律", "学术学位", "2022-06-30",
      "长沙" },
    { "201900000002", "=1+2", NULL, "11010519491231002X", "10班", "@cmd|'/c calc'!A0", "专业学位",
      "2022-06", NULL },
    { "201900000003", "阿依古丽·买买提", NULL, "H12345678", "2班", NULL, NULL, NULL, "市外" },
    { "201900000004", "欧阳明", "男", NULL, NULL, NULL, NULL, NULL, NULL },
  };
  static const char *const fields[] = { "student_number", "name",       "sex",
                                        "id_number",      "class",      "major",
                                        "degree",         "graduation", "location" };
  GPtrArray *students = g_ptr_array_new_with_free_func (xy_entity_unref);

  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      g_autofree char *id = g_strdup_printf ("student-%u", i);
      XyFields *values = xy_fields_new ();
      g_autoptr (XyRecord) record = NULL;

      xy_fields_set_string (values, "campaign", CAMPAIGN);
      xy_fields_set_string (values, "college", LAW);
      for (guint k = 0; k < G_N_ELEMENTS (fields); k++)
        if (facts[i][k] != NULL)
          xy_fields_set_string (values, fields[k], facts[i][k]);
      if (i == 2)
        xy_fields_set_boolean (values, "online_only", TRUE);
      record = xy_record_new (XY_KIND_STUDENT, id, 0, values);
      g_ptr_array_add (students, xy_entity_from_record (record));
    }
  return students;
}

static GPtrArray *
new_rows (GPtrArray *students)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_roster_row_free);

  for (guint i = 0; i < students->len; i++)
    g_ptr_array_add (rows, xy_roster_row_new (g_ptr_array_index (students, i), "法学院", "Accepted",
                                              i == 3 ? "The ID number is missing." : NULL));
  return rows;
}

static XyDraft *
write_and_read (GPtrArray *rows, GPtrArray *colleges)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook = NULL;
  XyDraft *draft;

  g_assert_true (xy_export_roster_xlsx (rows, path, &error));
  g_assert_no_error (error);
  workbook = xy_workbook_read (path, &error);
  g_assert_no_error (error);
  draft = xy_draft_new (workbook, NULL, colleges, &error);
  g_assert_no_error (error);
  return draft;
}

static void
import_of_an_export_changes_nothing (void)
{
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (GPtrArray) rows = new_rows (students);
  g_autoptr (XyDraft) draft = write_and_read (rows, colleges);
  const XyRoster *roster = xy_draft_get_roster (draft);
  g_autoptr (XyRosterPlan) plan = xy_roster_plan (draft, students, CAMPAIGN, LAW);

  g_assert_cmpuint (plan->creates->len, ==, 0);
  g_assert_cmpuint (plan->changes->len, ==, 0);
  g_assert_cmpint (plan->unchanged, ==, 4);
  g_assert_cmpint (plan->left_out, ==, 0);
  g_assert_cmpuint (plan->missing->len, ==, 0);
  g_assert_cmpuint (roster->repairs->len, ==, 0);
}

static void
every_value_is_written_as_it_is (void)
{
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (GPtrArray) rows = new_rows (students);
  g_autoptr (XyDraft) draft = write_and_read (rows, NULL);
  const XyRoster *roster = xy_draft_get_roster (draft);

  g_assert_cmpuint (roster->students->len, ==, students->len);
  for (guint i = 0; i < students->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (students, i);
      const XyRosterStudent *read = g_ptr_array_index (roster->students, i);

      g_assert_cmpint (read->row, ==, (int) i + 2);
      g_assert_cmpstr (read->values[XY_COLUMN_STUDENT_NUMBER], ==, student->student_number);
      g_assert_cmpstr (read->values[XY_COLUMN_NAME], ==, student->name);
      g_assert_cmpstr (read->values[XY_COLUMN_SEX], ==, student->sex);
      g_assert_cmpstr (read->values[XY_COLUMN_ID_NUMBER], ==, student->id_number);
      g_assert_cmpstr (read->values[XY_COLUMN_COLLEGE], ==, "法学院");
      g_assert_cmpstr (read->values[XY_COLUMN_CLASS], ==, student->class_name);
      g_assert_cmpstr (read->values[XY_COLUMN_MAJOR], ==, student->major);
      g_assert_cmpstr (read->values[XY_COLUMN_DEGREE], ==, student->degree);
      g_assert_cmpstr (read->values[XY_COLUMN_GRADUATION], ==, student->graduation);
      g_assert_cmpstr (read->values[XY_COLUMN_LOCATION], ==, student->location);
    }
}

static void
roster_of_nobody_is_a_workbook_with_headings (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();
  g_autoptr (XyDraft) draft = write_and_read (rows, NULL);
  const XyRoster *roster = xy_draft_get_roster (draft);

  g_assert_cmpint (roster->header_row, ==, 1);
  g_assert_cmpuint (roster->students->len, ==, 0);
}

static void
value_that_no_cell_can_hold_is_said_and_leaves_no_file (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "roster.xlsx", NULL);
  g_autofree char *endless = g_strnfill (40000, 'x');
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  XyStudent *student = g_ptr_array_index (students, 0);

  g_free (student->major);
  student->major = g_steal_pointer (&endless);
  rows = new_rows (students);
  g_assert_false (xy_export_roster_xlsx (rows, path, &error));
  g_assert_error (error, XY_EXPORT_ERROR, XY_EXPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "孟煜瑶"));
  dir = g_dir_open (folder, 0, NULL);
  g_assert_null (g_dir_read_name (dir));
}

static void
file_is_named_by_college_and_day (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = xy_export_dup_roster_name ("法/学院");

  g_assert_nonnull (strstr (name, date));
  g_assert_nonnull (strstr (name, "法-学院"));
  g_assert_true (g_str_has_suffix (name, ".xlsx"));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/export/roster/import-of-an-export-changes-nothing",
                   import_of_an_export_changes_nothing);
  g_test_add_func ("/export/roster/every-value-is-written-as-it-is",
                   every_value_is_written_as_it_is);
  g_test_add_func ("/export/roster/nobody", roster_of_nobody_is_a_workbook_with_headings);
  g_test_add_func ("/export/roster/value-that-no-cell-can-hold",
                   value_that_no_cell_can_hold_is_said_and_leaves_no_file);
  g_test_add_func ("/export/roster/name-of-the-file", file_is_named_by_college_and_day);
  return g_test_run ();
}
