// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "export/xy-export.h"
#include "export/xy-roster-headings.h"
#include "export/xy-xlsx-file.h"

/* What a roster to import does not have.  An import must take none of them for a column of its
 * own. */
#define ONLINE_WIDTH 12
#define PHOTO_WIDTH 12
#define PROBLEMS_WIDTH 48

/* The optional columns, -1 where there is none. */
typedef struct
{
  XyXlsxFile *workbook;
  lxw_worksheet *sheet;
  int online;
  int photo;
  int problems;
  int n_columns;
} Writing;

XyRosterRow *
xy_roster_row_new (const XyStudent *student,
                   const char *college,
                   const char *photo,
                   const char *problems)
{
  XyRosterRow *row = g_new0 (XyRosterRow, 1);

  row->student = xy_entity_ref ((gpointer) student);
  row->college = g_strdup (college);
  row->photo = g_strdup (photo);
  row->problems = g_strdup (problems);
  return row;
}

void
xy_roster_row_free (XyRosterRow *row)
{
  if (row == NULL)
    return;
  xy_entity_unref (row->student);
  g_free (row->college);
  g_free (row->photo);
  g_free (row->problems);
  g_free (row);
}

static const char *
get_value (const XyRosterRow *row, XyRosterHeadingPlace place)
{
  const XyStudent *student = row->student;

  switch (place)
    {
    case XY_ROSTER_HEADING_STUDENT_NUMBER:
      return student->student_number;
    case XY_ROSTER_HEADING_NAME:
      return student->name;
    case XY_ROSTER_HEADING_SEX:
      return student->sex;
    case XY_ROSTER_HEADING_ID_NUMBER:
      return student->id_number;
    case XY_ROSTER_HEADING_COLLEGE:
      return row->college;
    case XY_ROSTER_HEADING_CLASS:
      return student->class_name;
    case XY_ROSTER_HEADING_MAJOR:
      return student->major;
    case XY_ROSTER_HEADING_DEGREE:
      return student->degree;
    case XY_ROSTER_HEADING_GRADUATION:
      return student->graduation;
    case XY_ROSTER_HEADING_LOCATION:
      return student->location;
    default:
      g_return_val_if_reached (NULL);
    }
}

static int
add_column (Writing *writing, const char *heading, double width)
{
  lxw_col_t column = (lxw_col_t) writing->n_columns++;

  worksheet_set_column (writing->sheet, column, column, width, writing->workbook->text);
  worksheet_write_string (writing->sheet, 0, column, heading, writing->workbook->heading);
  return column;
}

static void
add_columns (Writing *writing, GPtrArray *rows)
{
  gboolean has_photo = FALSE, has_problems = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const XyRosterRow *row = g_ptr_array_index (rows, i);

      has_photo = has_photo || row->photo != NULL;
      has_problems = has_problems || (row->problems != NULL && *row->problems != '\0');
    }
  for (int i = 0; i < XY_N_ROSTER_HEADINGS; i++)
    add_column (writing, _ (xy_roster_headings[i].words), xy_roster_headings[i].width);
  /* Translators: heading of a column that says "yes" for who does not come to the session.  None of
   * the three may be among the words of data/roster/headings.json. */
  writing->online = add_column (writing, _ ("Online only"), ONLINE_WIDTH);
  writing->photo = has_photo ? add_column (writing, _ ("Photo"), PHOTO_WIDTH) : -1;
  writing->problems = has_problems ? add_column (writing, _ ("Problems"), PROBLEMS_WIDTH) : -1;
}

/* Always as a string: no number loses digits, and what begins with = is no formula. */
static gboolean
write_text (Writing *writing, lxw_row_t row, int column, const char *text)
{
  return column < 0 || text == NULL || *text == '\0' ||
         worksheet_write_string (writing->sheet, row, (lxw_col_t) column, text,
                                 writing->workbook->text) == LXW_NO_ERROR;
}

static gboolean
write_row (Writing *writing, lxw_row_t place, const XyRosterRow *row)
{
  for (int i = 0; i < XY_N_ROSTER_HEADINGS; i++)
    if (!write_text (writing, place, i, get_value (row, (XyRosterHeadingPlace) i)))
      return FALSE;
  /* Translators: in a column headed "Online only". */
  return (!row->student->online_only ||
          write_text (writing, place, writing->online, C_ ("online only", "yes"))) &&
         write_text (writing, place, writing->photo, row->photo) &&
         write_text (writing, place, writing->problems, row->problems);
}

gboolean
xy_export_roster_xlsx (GPtrArray *rows, const char *path, GError **error)
{
  g_autoptr (XyXlsxFile) workbook = xy_xlsx_file_new (path, error);
  Writing writing = { .workbook = workbook };

  if (workbook == NULL)
    return FALSE;
  /* Translators: the name of a worksheet. */
  writing.sheet = xy_xlsx_file_add_sheet (workbook, _ ("Roster"), error);
  if (writing.sheet == NULL)
    return FALSE;
  add_columns (&writing, rows);
  for (guint i = 0; i < rows->len; i++)
    {
      const XyRosterRow *row = g_ptr_array_index (rows, i);

      if (!write_row (&writing, i + 1, row))
        {
          g_set_error (
              error, XY_EXPORT_ERROR, XY_EXPORT_ERROR_WRITE,
              _ ("The data of %s does not fit in a workbook; shorten it and export again."),
              row->student->name);
          return FALSE;
        }
    }
  worksheet_freeze_panes (writing.sheet, 1, 0);
  worksheet_autofilter (writing.sheet, 0, 0, rows->len, (lxw_col_t) (writing.n_columns - 1));
  return xy_xlsx_file_save (workbook, error);
}

char *
xy_export_dup_roster_name (const char *college)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *date = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *name = NULL;

  /* Translators: the name of a file: a date. */
  name = college == NULL ? g_strdup_printf (_ ("roster %s.xlsx"), date)
                         /* Translators: the name of a file: a college, a date. */
                         : g_strdup_printf (_ ("%s roster %s.xlsx"), college, date);
  return g_strdelimit (g_steal_pointer (&name), "/\\:", '-');
}
