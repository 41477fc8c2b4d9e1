// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "export/xy-export.h"
#include "export/xy-xlsx-file.h"
#include "model/xy-time.h"

#define N_COLUMNS 7
#define TITLE_HEIGHT 26
#define HEADING_HEIGHT 20
#define STUDENT_HEIGHT 22

/* A worksheet's name holds no colon, so the hour is written with a point. */
static char *
dup_name (const XyAttendanceSheet *sheet)
{
  g_autofree char *start = NULL;

  if (sheet->slot == NULL)
    return g_strdup (sheet->college_name);
  start = xy_time_dup_clock (sheet->slot->start);
  g_strdelimit (start, ":", '.');
  return g_strdup_printf ("%s %s", sheet->college_name, start);
}

static void
write_fact (lxw_worksheet *page, lxw_row_t *row, const char *label, const char *value)
{
  worksheet_write_string (page, *row, 0, label, NULL);
  worksheet_write_string (page, *row, 1, value, NULL);
  (*row)++;
}

static lxw_row_t
write_head (XyXlsxFile *workbook, lxw_worksheet *page, const XyAttendanceSheet *sheet)
{
  g_autofree char *n_students = g_strdup_printf ("%u", sheet->arrivals->len);
  lxw_row_t row = 1;

  worksheet_set_row (page, 0, TITLE_HEIGHT, NULL);
  worksheet_merge_range (page, 0, 0, 0, N_COLUMNS - 1, _ ("Attendance list"), workbook->title);
  write_fact (page, &row, _ ("College"), sheet->college_name);
  write_fact (page, &row, _ ("Graduates"), n_students);
  if (sheet->session == NULL || sheet->slot == NULL)
    {
      write_fact (page, &row, _ ("Date"), _ ("no place in the timetable yet"));
    }
  else
    {
      g_autofree char *date = xy_attendance_sheet_dup_date (sheet);
      g_autofree char *hours = xy_attendance_sheet_dup_hours (sheet);
      g_autofree char *place = xy_attendance_sheet_dup_place (sheet);
      g_autofree char *late = xy_arrivals_dup_late (sheet->arrivals);

      write_fact (page, &row, _ ("Date"), date);
      write_fact (page, &row, _ ("Time"), hours);
      write_fact (page, &row, _ ("Place"), place);
      if (late != NULL)
        write_fact (page, &row, _ ("Note"), late);
    }
  return row + 1;
}

static void
write_students (XyXlsxFile *workbook,
                lxw_worksheet *page,
                lxw_row_t row,
                const XyAttendanceSheet *sheet)
{
  const char *const headings[N_COLUMNS] = {
    sheet->slot != NULL ? C_ ("queue", "No.") : _ ("No."),
    C_ ("time", "Expected"),
    _ ("Student number"),
    _ ("Name"),
    _ ("Class"),
    _ ("Signature"),
    _ ("Remarks"),
  };

  for (lxw_col_t i = 0; i < N_COLUMNS; i++)
    worksheet_write_string (page, row, i, headings[i], workbook->heading);
  worksheet_set_row (page, row, HEADING_HEIGHT, NULL);
  worksheet_repeat_rows (page, row, row);
  for (guint i = 0; i < sheet->arrivals->len; i++)
    {
      const XyArrival *arrival = g_ptr_array_index (sheet->arrivals, i);
      const XyStudent *student = arrival->student;
      g_autofree char *expected = xy_arrival_dup_clock (arrival);
      const char *const cells[] = { expected, student->student_number, student->name,
                                    student->class_name };

      row++;
      worksheet_set_row (page, row, STUDENT_HEIGHT, NULL);
      worksheet_write_number (page, row, 0, arrival->place, workbook->cell);
      for (guint k = 0; k < G_N_ELEMENTS (cells); k++)
        worksheet_write_string (page, row, (lxw_col_t) (k + 1), cells[k] != NULL ? cells[k] : "",
                                workbook->cell);
      worksheet_write_blank (page, row, 5, workbook->cell);
      worksheet_write_blank (page, row, 6, workbook->cell);
    }
}

static gboolean
add_list (XyXlsxFile *workbook, const XyAttendanceSheet *sheet, GError **error)
{
  static const double widths[N_COLUMNS] = { 8, 10, 18, 16, 18, 18, 14 };
  g_autofree char *name = dup_name (sheet);
  lxw_worksheet *page = xy_xlsx_file_add_sheet (workbook, name, error);

  if (page == NULL)
    return FALSE;
  for (lxw_col_t i = 0; i < N_COLUMNS; i++)
    worksheet_set_column (page, i, i, widths[i], NULL);
  worksheet_set_paper (page, 9);
  worksheet_fit_to_pages (page, 1, 0);
  worksheet_set_footer (page, "&C&P / &N");
  write_students (workbook, page, write_head (workbook, page, sheet), sheet);
  return TRUE;
}

gboolean
xy_export_attendance_xlsx (GPtrArray *sheets, const char *path, GError **error)
{
  g_autoptr (XyXlsxFile) workbook = xy_xlsx_file_new (path, error);

  if (workbook == NULL)
    return FALSE;
  for (guint i = 0; i < sheets->len; i++)
    if (!add_list (workbook, g_ptr_array_index (sheets, i), error))
      return FALSE;
  if (sheets->len == 0)
    {
      lxw_worksheet *page = xy_xlsx_file_add_sheet (workbook, _ ("Attendance list"), error);

      if (page == NULL)
        return FALSE;
      worksheet_write_string (page, 0, 0, _ ("Nobody is on this list."), NULL);
    }
  return xy_xlsx_file_save (workbook, error);
}
