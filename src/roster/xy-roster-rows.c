// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-repair.h"
#include "roster/xy-roster-private.h"
#include "roster/xy-student-row.h"

/* Longer text stands in no cell of a student. */
#define MAX_VALUE_BYTES 500
/* So many different texts of a column are kept with what is made of them. */
#define MAX_KNOWN 256
/* How many rows there are where it pays to read them in two halves at a time. */
#define MIN_ROWS_OF_HALVES 2048

static void
add_repair (GPtrArray *repairs, int row, XyRosterColumn column, const char *from, const char *to)
{
  XyRosterRepair *repair = g_new0 (XyRosterRepair, 1);

  repair->row = row;
  repair->column = column;
  repair->from = g_strdup (from);
  repair->to = g_strdup (to);
  g_ptr_array_add (repairs, repair);
}

gpointer
xy_mended_key (int row, XyRosterColumn column)
{
  return GSIZE_TO_POINTER ((gsize) row * XY_N_COLUMNS + (gsize) column);
}

/* What is made of a text. */
typedef struct
{
  char *value;
  gboolean is_repair;
} Repaired;

/* Where students are read from, and to: those of the rows from first to before end.  Known is what
 * was made of texts of cells, by column: most columns say the same few things in every row.
 * Location is that of the last student. */
typedef struct
{
  XyRoster *roster;
  guint first;
  guint end;
  const XySheet *sheet;
  const XyRosterLayout *layout;
  const XyHeadings *headings;
  GHashTable *mended;
  GHashTable *known[XY_N_COLUMNS];
  const char *location;
  gboolean is_online_only;
  GError *error;
} Reading;

static void
repaired_free (gpointer data)
{
  Repaired *repaired = data;

  g_free (repaired->value);
  g_free (repaired);
}

static void
reading_clear (Reading *reading)
{
  g_clear_error (&reading->error);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    g_clear_pointer (&reading->known[i], g_hash_table_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static char *
repair_cell (Reading *reading, XyRosterColumn column, const XyCell *cell, gboolean *is_repair)
{
  GHashTable *known = reading->known[column];
  const Repaired *met = NULL;
  Repaired *repaired;

  /* Numbers and names are seldom met twice; other cells than texts mean other things. */
  if (column == XY_COLUMN_STUDENT_NUMBER || column == XY_COLUMN_ID_NUMBER ||
      column == XY_COLUMN_NAME || cell->type != XY_CELL_TEXT)
    return xy_repair_cell (column, cell, reading->headings, is_repair);
  if (known == NULL)
    {
      known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, repaired_free);
      reading->known[column] = known;
    }
  met = g_hash_table_lookup (known, cell->text);
  if (met == NULL)
    {
      if (g_hash_table_size (known) >= MAX_KNOWN)
        return xy_repair_cell (column, cell, reading->headings, is_repair);
      repaired = g_new0 (Repaired, 1);
      repaired->value = xy_repair_cell (column, cell, reading->headings, &repaired->is_repair);
      g_hash_table_insert (known, g_strdup (cell->text), repaired);
      met = repaired;
    }
  *is_repair = met->is_repair;
  return g_strdup (met->value);
}

/* What stands in a cell: what a person wrote there, else what the sheet has. */
static gboolean
get_cell (const Reading *reading, guint index, int row, XyRosterColumn column, XyCell *cell)
{
  int place = reading->layout->columns[column];
  const XyCell *found = NULL;

  if (reading->mended != NULL)
    cell->text = g_hash_table_lookup (reading->mended, xy_mended_key (row, column));
  else
    cell->text = NULL;
  if (cell->text != NULL)
    {
      cell->type = XY_CELL_TEXT;
      return TRUE;
    }
  if (place >= 0)
    found = xy_sheet_get_cell (reading->sheet, index, (guint) place);
  if (found != NULL)
    *cell = *found;
  return found != NULL;
}

static gboolean
is_online_only (Reading *reading, const char *location)
{
  if (location != NULL && g_strcmp0 (location, reading->location) != 0)
    {
      reading->location = location;
      reading->is_online_only = xy_headings_is_online_only (reading->headings, location);
    }
  return location != NULL && reading->is_online_only;
}

static void
set_too_long (const Reading *reading, int row, XyRosterColumn column, GError **error)
{
  g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
               _ ("The text in row %d under “%s” is too long; shorten it in the file and import it "
                  "again."),
               row,
               reading->roster->headings[column] != NULL ? reading->roster->headings[column]
                                                         : xy_roster_column_to_string (column));
}

/* Adds the row's student and repairs, if it is a student. */
static gboolean
take_row (Reading *reading, guint index, GError **error)
{
  XyRoster *roster = reading->roster;
  XyRosterStudent *student = g_new0 (XyRosterStudent, 1);
  guint n_repairs = roster->repairs->len;
  int too_long = -1;

  student->row = (int) xy_sheet_get_row (reading->sheet, index)->number;
  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      XyCell cell = { 0 };
      gboolean is_repair;

      if (!get_cell (reading, index, student->row, (XyRosterColumn) i, &cell))
        continue;
      if (strlen (cell.text) > MAX_VALUE_BYTES)
        {
          too_long = i;
          continue;
        }
      student->values[i] = repair_cell (reading, (XyRosterColumn) i, &cell, &is_repair);
      if (is_repair)
        add_repair (roster->repairs, student->row, (XyRosterColumn) i, cell.text,
                    student->values[i]);
    }

  /* A note below the students may be as long as it likes. */
  if (!xy_student_row_is_student (reading->sheet, index, reading->layout->columns, student,
                                  reading->headings))
    {
      g_ptr_array_set_size (roster->repairs, (int) n_repairs);
      xy_roster_student_free (student);
      return TRUE;
    }
  student->online_only = is_online_only (reading, student->values[XY_COLUMN_LOCATION]);
  g_ptr_array_add (roster->students, student);
  if (too_long < 0)
    return TRUE;
  set_too_long (reading, student->row, (XyRosterColumn) too_long, error);
  return FALSE;
}

guint
xy_roster_count_students (const XySheet *sheet,
                          const XyRosterLayout *layout,
                          const XyHeadings *headings,
                          guint most)
{
  g_autoptr (XyRoster) roster = xy_roster_new (NULL, sheet);
  g_auto (Reading)
      reading = { .roster = roster, .sheet = sheet, .layout = layout, .headings = headings };

  for (guint i = 0; i < sheet->rows->len && roster->students->len < most; i++)
    if (xy_sheet_get_row (sheet, i)->number >= layout->body_row)
      take_row (&reading, i, NULL);
  return roster->students->len;
}

static gpointer
read_rows (gpointer data)
{
  Reading *reading = data;

  for (guint i = reading->first; i < reading->end && reading->error == NULL; i++)
    if (xy_sheet_get_row (reading->sheet, i)->number >= reading->layout->body_row)
      take_row (reading, i, &reading->error);
  return NULL;
}

/* Of rows that are many the lower half is read on another thread, with a roster of its own. */
gboolean
xy_roster_read_rows (XyRoster *roster,
                     const XySheet *sheet,
                     const XyRosterLayout *layout,
                     const XyHeadings *headings,
                     GHashTable *mended,
                     GError **error)
{
  g_autoptr (XyRoster) lower_roster = xy_roster_new (NULL, sheet);
  g_auto (Reading) upper = { .roster = roster,
                             .end = sheet->rows->len,
                             .sheet = sheet,
                             .layout = layout,
                             .headings = headings,
                             .mended = mended };
  g_auto (Reading) lower = upper;
  GThread *thread = NULL;

  if (sheet->rows->len >= MIN_ROWS_OF_HALVES && g_get_num_processors () > 1)
    {
      upper.end = sheet->rows->len / 2;
      lower.first = upper.end;
      lower.roster = lower_roster;
      for (int i = 0; i < XY_N_COLUMNS; i++)
        lower_roster->headings[i] = g_strdup (roster->headings[i]);
      thread = g_thread_try_new ("rows", read_rows, &lower, NULL);
    }
  read_rows (&upper);
  if (thread != NULL)
    g_thread_join (thread);
  else if (upper.end < lower.end)
    read_rows (&lower);
  if (upper.error != NULL || lower.error != NULL)
    {
      GError **first = upper.error != NULL ? &upper.error : &lower.error;

      g_propagate_error (error, g_steal_pointer (first));
      return FALSE;
    }
  g_ptr_array_extend_and_steal (roster->students, g_ptr_array_ref (lower_roster->students));
  g_ptr_array_extend_and_steal (roster->repairs, g_ptr_array_ref (lower_roster->repairs));
  return TRUE;
}
