// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gstdio.h>
#include <string.h>

#include "export/xy-export.h"
#include "roster/xy-package.h"
#include "roster/xy-roster.h"
#include "roster/xy-xlsx.h"
#include "xy-test.h"

static XyStudent *
new_student (const char *number, const char *name)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;
  g_autofree char *id = g_uuid_string_random ();

  xy_fields_set_string (fields, "student_number", number);
  xy_fields_set_string (fields, "name", name);
  xy_fields_set_string (fields, "class", "2019级1班");
  record = xy_record_new (XY_KIND_STUDENT, id, 0, g_steal_pointer (&fields));
  return xy_entity_from_record (record);
}

static XyArrival *
new_arrival (int place, int minute, const char *number, const char *name)
{
  XyArrival *arrival = g_new0 (XyArrival, 1);

  arrival->student = new_student (number, name);
  arrival->place = place;
  arrival->minute = minute;
  return arrival;
}

static XyAttendanceSheet *
new_sheet (const char *college)
{
  XyAttendanceSheet *sheet = g_new0 (XyAttendanceSheet, 1);
  g_autoptr (XyFields) slot = xy_fields_new ();
  g_autoptr (XyFields) session = xy_fields_new ();
  g_autoptr (XyRecord) slot_record = NULL, session_record = NULL;
  const char *const rooms[] = { "202", "204", NULL };

  xy_fields_set_string (slot, "start", "08:30");
  xy_fields_set_string (slot, "end", "09:30");
  xy_fields_set_int (slot, "groups", 2);
  xy_fields_set_string (session, "date", "2021-12-12");
  xy_fields_set_string (session, "building", "景德楼南栋");
  xy_fields_set_strv (session, "rooms", rooms);
  slot_record = xy_record_new (XY_KIND_SLOT, "slot", 0, g_steal_pointer (&slot));
  session_record = xy_record_new (XY_KIND_SESSION, "session", 0, g_steal_pointer (&session));

  sheet->campaign_name = g_strdup ("2022");
  sheet->school = g_strdup ("湖南师范大学");
  sheet->college_name = g_strdup (college);
  sheet->slot = xy_entity_from_record (slot_record);
  sheet->session = xy_entity_from_record (session_record);
  sheet->group = 1;
  sheet->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_arrival_free);
  return sheet;
}

static GPtrArray *
new_sheets (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xy_attendance_sheet_free);
}

static gboolean
collect_name_cb (XySheet *sheet, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (sheet->name));
  xy_sheet_free (sheet);
  return FALSE;
}

/* The names of a workbook's worksheets. */
static GPtrArray *
list_names (const char *path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  file = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  package = xy_package_open (bytes, &error);
  g_assert_no_error (error);
  xy_xlsx_read (package, collect_name_cb, names, &error);
  g_assert_no_error (error);
  return g_steal_pointer (&names);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
template_has_every_column_that_an_import_knows (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "template.xlsx", NULL);
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_export_roster_template (path, &error));
  g_assert_no_error (error);
  roster = xy_roster_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (roster->header_row, ==, 1);
  g_assert_cmpuint (roster->students->len, ==, 0);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    g_assert_nonnull (roster->headings[i]);
  names = list_names (path);
  g_assert_cmpuint (names->len, ==, 2);
}

static void
attendance_keeps_numbers_as_text_and_order (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "list.xlsx", NULL);
  g_autoptr (GPtrArray) sheets = new_sheets ();
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;
  XyAttendanceSheet *sheet = new_sheet ("法学院");

  g_ptr_array_add (sheet->arrivals, new_arrival (132, 521, "0201939000001", "张娜芳"));
  g_ptr_array_add (sheet->arrivals, new_arrival (133, -1, "201916000002201916", "丁子艳"));
  g_ptr_array_add (sheets, sheet);
  g_assert_true (xy_export_attendance_xlsx (sheets, path, &error));
  g_assert_no_error (error);

  roster = xy_roster_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roster->students->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const XyRosterStudent *row = g_ptr_array_index (roster->students, i);
      const XyStudent *student = ((XyArrival *) g_ptr_array_index (sheet->arrivals, i))->student;

      g_assert_cmpstr (row->values[XY_COLUMN_STUDENT_NUMBER], ==, student->student_number);
      g_assert_cmpstr (row->values[XY_COLUMN_NAME], ==, student->name);
      g_assert_cmpstr (row->values[XY_COLUMN_CLASS], ==, "2019级1班");
    }
}

static gboolean
take_sheet_cb (XySheet *sheet, gpointer user_data)
{
  *(XySheet **) user_data = sheet;
  return TRUE;
}

/* The first worksheet of a workbook. */
static XySheet *
read_sheet (const char *path)
{
  g_autoptr (GMappedFile) file = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  XySheet *sheet = NULL;

  file = g_mapped_file_new (path, FALSE, &error);
  g_assert_no_error (error);
  bytes = g_mapped_file_get_bytes (file);
  package = xy_package_open (bytes, &error);
  g_assert_no_error (error);
  xy_xlsx_read (package, take_sheet_cb, &sheet, &error);
  g_assert_no_error (error);
  g_assert_nonnull (sheet);
  return sheet;
}

/* Whether the second cell of any row is that. */
static gboolean
says (const XySheet *sheet, const char *text)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const XyCell *cell = xy_sheet_get_cell (sheet, i, 1);

      if (cell != NULL && g_str_equal (cell->text, text))
        return TRUE;
    }
  return FALSE;
}

static void
attendance_says_each_one_s_place_and_time (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "list.xlsx", NULL);
  g_autoptr (GPtrArray) sheets = new_sheets ();
  g_autoptr (XySheet) written = NULL, with_late = NULL;
  g_autoptr (GError) error = NULL;
  XyAttendanceSheet *sheet = new_sheet ("法学院");
  guint last;

  g_ptr_array_add (sheet->arrivals, new_arrival (132, 521, "0201939000001", "张娜芳"));
  g_ptr_array_add (sheet->arrivals, new_arrival (133, -1, "201916000002201916", "丁子艳"));
  g_ptr_array_add (sheets, sheet);
  g_assert_true (xy_export_attendance_xlsx (sheets, path, &error));
  g_assert_no_error (error);
  written = read_sheet (path);
  last = written->rows->len - 1;
  g_assert_cmpstr (xy_sheet_get_cell (written, last - 2, 1)->text, ==, "Expected");
  g_assert_cmpstr (xy_sheet_get_cell (written, last - 1, 0)->text, ==, "132");
  /* As text: a time that a program makes a number of is no time that a person reads. */
  g_assert_cmpstr (xy_sheet_get_cell (written, last - 1, 1)->text, ==, "8:41");
  g_assert_cmpint (xy_sheet_get_cell (written, last - 1, 1)->type, ==, XY_CELL_TEXT);
  g_assert_cmpstr (xy_sheet_get_cell (written, last, 0)->text, ==, "133");
  g_assert_null (xy_sheet_get_cell (written, last, 1));
  g_assert_false (says (written, "1 of them comes after the group's own time"));

  ((XyArrival *) sheet->arrivals->pdata[1])->late = TRUE;
  g_assert_true (xy_export_attendance_xlsx (sheets, path, &error));
  g_assert_no_error (error);
  with_late = read_sheet (path);
  g_assert_true (says (with_late, "1 of them comes after the group's own time"));
}

static void
worksheet_names_are_legal_and_unique (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "lists.xlsx", NULL);
  g_autofree char *long_name = g_strnfill (80, 'a');
  const char *const colleges[] = { "法学院",  "法学院",  "A/B:C[1]*?", "a/b:c[1]*?",
                                   "'quoted", long_name, long_name };
  g_autoptr (GPtrArray) sheets = new_sheets ();
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (colleges); i++)
    g_ptr_array_add (sheets, new_sheet (colleges[i]));
  g_assert_true (xy_export_attendance_xlsx (sheets, path, &error));
  g_assert_no_error (error);

  names = list_names (path);
  g_assert_cmpuint (names->len, ==, G_N_ELEMENTS (colleges));
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);

      g_assert_cmpint (g_utf8_strlen (name, -1), <=, 31);
      g_assert_null (strpbrk (name, "[]:*?/\\"));
      g_assert_false (g_str_has_prefix (name, "'"));
      g_assert_true (g_hash_table_add (seen, g_utf8_casefold (name, -1)));
    }
  g_assert_cmpstr (g_ptr_array_index (names, 0), ==, "法学院 8.30");
}

static void
no_lists_make_a_workbook_that_says_so (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "empty.xlsx", NULL);
  g_autoptr (GPtrArray) sheets = new_sheets ();
  g_autoptr (GPtrArray) names = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_export_attendance_xlsx (sheets, path, &error));
  g_assert_no_error (error);
  names = list_names (path);
  g_assert_cmpuint (names->len, ==, 1);
}

static void
what_cannot_be_written_leaves_nothing_behind (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *taken = g_build_filename (folder, "taken", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "folder.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (xy_export_roster_template (nowhere, &error));
  g_assert_error (error, XY_EXPORT_ERROR, XY_EXPORT_ERROR_WRITE);
  g_assert_null (strchr (error->message, '\n'));
  g_clear_error (&error);

  g_assert_cmpint (g_mkdir (taken, 0700), ==, 0);
  g_assert_false (xy_export_roster_template (taken, &error));
  g_assert_error (error, XY_EXPORT_ERROR, XY_EXPORT_ERROR_WRITE);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

static void
a_file_that_is_there_is_replaced (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "template.xlsx", NULL);
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "old", -1, NULL));
  g_assert_true (xy_export_roster_template (path, &error));
  g_assert_no_error (error);
  roster = xy_roster_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (folder), ==, 1);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/export/template/has-every-column",
                   template_has_every_column_that_an_import_knows);
  g_test_add_func ("/export/attendance/numbers-are-text",
                   attendance_keeps_numbers_as_text_and_order);
  g_test_add_func ("/export/attendance/names-are-legal-and-unique",
                   worksheet_names_are_legal_and_unique);
  g_test_add_func ("/export/attendance/place-and-time", attendance_says_each_one_s_place_and_time);
  g_test_add_func ("/export/attendance/no-lists", no_lists_make_a_workbook_that_says_so);
  g_test_add_func ("/export/failure-leaves-nothing", what_cannot_be_written_leaves_nothing_behind);
  g_test_add_func ("/export/replaces", a_file_that_is_there_is_replaced);
  return g_test_run ();
}
