// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-column-guess.h"

#include "roster/xy-column-profile.h"

/* How many rows tell what a column holds. */
#define SAMPLE_ROWS 300

/* How well what a column holds goes with its heading. */
typedef enum
{
  FIT_CONTRADICTS,
  FIT_EMPTY,
  FIT_PERHAPS,
  FIT_YES,
} Fit;

/* The field that the heading of a column names, or -1, and whether it speaks of something else. */
typedef struct
{
  int field;
  gboolean is_other;
  gboolean is_taken;
} Column;

typedef struct
{
  GArray *profiles;
  Column *columns;
  guint n;
} Guess;

static const XyColumnProfile *
get_profile (const Guess *guess, guint column)
{
  static const XyColumnProfile empty;

  return column < guess->profiles->len ? &g_array_index (guess->profiles, XyColumnProfile, column)
                                       : &empty;
}

static Fit
get_fit (const Guess *guess, guint column, XyRosterColumn field)
{
  const XyColumnProfile *profile = get_profile (guess, column);

  if (profile->n == 0)
    return FIT_EMPTY;
  if (xy_column_profile_fits (profile, field))
    return FIT_YES;
  return xy_column_profile_contradicts (profile, field) ? FIT_CONTRADICTS : FIT_PERHAPS;
}

/* The column whose heading names the field; of several the one that goes best with it. */
static int
find_headed (const Guess *guess, XyRosterColumn field, Fit *fit)
{
  int best = -1;

  for (guint i = 0; i < guess->n; i++)
    {
      const Column *column = &guess->columns[i];
      Fit own;

      if (column->field != (int) field || column->is_other || column->is_taken)
        continue;
      own = get_fit (guess, i, field);
      if (best < 0 || own > *fit)
        {
          best = (int) i;
          *fit = own;
        }
    }
  return best;
}

/* Which of two columns that both could be a field is the student's own: parents were born earlier,
 * student numbers begin with a year, a graduation follows an admission. */
static gboolean
is_better (const XyColumnProfile *a, const XyColumnProfile *b, XyRosterColumn field)
{
  gboolean a_years, b_years;

  switch (field)
    {
    case XY_COLUMN_ID_NUMBER:
      return (guint64) a->birth_year * b->residents > (guint64) b->birth_year * a->residents;
    case XY_COLUMN_STUDENT_NUMBER:
      a_years = xy_column_profile_is_most (a, a->years, 80);
      b_years = xy_column_profile_is_most (b, b->years, 80);
      return a_years && !b_years;
    case XY_COLUMN_GRADUATION:
      return a->last_year > b->last_year;
    case XY_COLUMN_NAME:
    case XY_COLUMN_SEX:
    case XY_COLUMN_COLLEGE:
    case XY_COLUMN_CLASS:
    case XY_COLUMN_MAJOR:
    case XY_COLUMN_DEGREE:
    case XY_COLUMN_LOCATION:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/* The column that is the field by what it holds, and that no heading claims with more right. */
static int
find_by_content (const Guess *guess, XyRosterColumn field, gboolean only_unnamed)
{
  int best = -1;

  for (guint i = 0; i < guess->n; i++)
    {
      const Column *column = &guess->columns[i];
      const XyColumnProfile *profile = get_profile (guess, i);
      gboolean is_claimed = column->field >= 0 && column->field != (int) field &&
                            (only_unnamed || !xy_column_profile_contradicts (
                                                 profile, (XyRosterColumn) column->field));

      if (column->is_taken || column->is_other || is_claimed ||
          !xy_column_profile_is (profile, field))
        continue;
      if (best < 0 || is_better (profile, get_profile (guess, (guint) best), field))
        best = (int) i;
    }
  return best;
}

static int
choose (const Guess *guess, XyRosterColumn field)
{
  Fit fit = FIT_CONTRADICTS;
  int headed = find_headed (guess, field, &fit);
  int found;

  if (headed >= 0 && fit >= FIT_PERHAPS)
    return headed;
  found = find_by_content (guess, field, headed >= 0 && fit == FIT_EMPTY);
  return found >= 0 ? found : headed;
}

/* What stands in brackets or beside the heading counts too, such as 姓名(导师). */
static void
read_heading (Column *column,
              const XyHeadings *headings,
              const XySheet *sheet,
              const XyHeader *header,
              guint place)
{
  const XyCell *cell = xy_header_get_name_cell (sheet, header, place);
  g_autofree char *group = xy_header_dup_group (sheet, header, place);

  column->field = xy_header_find_field (headings, sheet, header, place);
  if (group != NULL && xy_headings_is_other (headings, group))
    column->is_other = TRUE;
  else if (cell != NULL && column->field < 0)
    column->is_other = xy_headings_is_other (headings, cell->text);
}

static guint
count_columns (const XySheet *sheet, const XyHeader *header, guint n)
{
  const guint rows[] = { header->upper, header->lower };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const XySheetRow *row = xy_sheet_get_row (sheet, rows[i]);

      for (guint k = 0; k < row->n_cells; k++)
        n = MAX (n, g_array_index (sheet->cells, XyCell, row->first + k).column + 1);
    }
  return n;
}

/* How many of the headings that matter stand above something else. */
static guint
count_contradictions (const Guess *guess)
{
  static const XyRosterColumn keys[] = { XY_COLUMN_STUDENT_NUMBER, XY_COLUMN_NAME,
                                         XY_COLUMN_ID_NUMBER };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      Fit fit = FIT_CONTRADICTS;

      n += find_headed (guess, keys[i], &fit) >= 0 && fit == FIT_CONTRADICTS;
    }
  return n;
}

guint
xy_columns_guess (const XySheet *sheet,
                  const XyHeader *header,
                  guint body,
                  const XyHeadings *headings,
                  GHashTable *names,
                  int *columns)
{
  /* The surest first, since a column serves one field. */
  static const XyRosterColumn order[] = {
    XY_COLUMN_ID_NUMBER, XY_COLUMN_STUDENT_NUMBER, XY_COLUMN_NAME,   XY_COLUMN_SEX,
    XY_COLUMN_COLLEGE,   XY_COLUMN_CLASS,          XY_COLUMN_DEGREE, XY_COLUMN_GRADUATION,
    XY_COLUMN_MAJOR,     XY_COLUMN_LOCATION,
  };
  g_autoptr (GArray) profiles = xy_column_profiles_new (sheet, body, SAMPLE_ROWS, headings, names);
  guint n = header != NULL ? count_columns (sheet, header, profiles->len) : profiles->len;
  g_autofree Column *list = g_new0 (Column, n);
  const Guess guess = { profiles, list, n };
  guint n_contradictions;

  for (guint i = 0; i < n; i++)
    {
      list[i].field = -1;
      if (header != NULL)
        read_heading (&list[i], headings, sheet, header, i);
    }
  n_contradictions = count_contradictions (&guess);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      int place = choose (&guess, order[i]);

      columns[order[i]] = place;
      if (place >= 0)
        list[place].is_taken = TRUE;
    }
  return n_contradictions;
}

gboolean
xy_row_may_be_student (const XySheet *sheet,
                       guint index,
                       const XyHeadings *headings,
                       GHashTable *names)
{
  g_autoptr (GArray) cells = xy_column_profiles_new (sheet, index, 1, headings, names);
  guint n_ids = 0, n_names = 0, n_numbers = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const XyColumnProfile *cell = &g_array_index (cells, XyColumnProfile, i);

      n_ids += cell->residents + cell->lost > 0;
      n_names += cell->names > 0;
      n_numbers += xy_column_profile_is (cell, XY_COLUMN_STUDENT_NUMBER);
    }
  return (n_ids > 0) + (n_names > 0) + (n_numbers > 0) >= 2;
}

gboolean
xy_row_may_be_header (const XySheet *sheet, guint index, const XyHeadings *headings)
{
  g_autoptr (GArray) cells = xy_column_profiles_new (sheet, index, 1, headings, NULL);
  guint below = xy_sheet_get_row (sheet, index + 1)->n_cells;
  guint n = 0;

  for (guint i = 0; i < cells->len; i++)
    {
      const XyColumnProfile *cell = &g_array_index (cells, XyColumnProfile, i);

      if (cell->digits > 0 || cell->dates > 0 || cell->sexes > 0)
        return FALSE;
      n += cell->n;
    }
  return n >= 2 && n * 2 >= below;
}
