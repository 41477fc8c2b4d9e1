// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-column-profile.h"

#include <string.h>

#include "model/xy-college-names.h"
#include "model/xy-id-number.h"
#include "model/xy-student-problem.h"
#include "roster/xy-repair.h"

/* A sample ends with so many cells, so that a wide sheet takes no longer than a long one. */
#define MAX_CELLS 20000
/* Longer texts are notes. */
#define MAX_TEXT_BYTES 200
/* A student number has at least as many characters; what is longer is a card's number. */
#define MIN_NUMBER_LENGTH 5
#define MAX_NUMBER_LENGTH 15
#define MIN_DOCUMENT_LENGTH 7
#define MAX_DOCUMENT_LENGTH 11
/* Who is on a roster was born before this year, and a graduation lies behind it. */
#define LAST_BIRTH 2010

static gboolean
is_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

/* 17 digits and a check character, with a date that exists and a province. */
static gboolean
is_resident (const char *number, gsize length, const GDate *today)
{
  XyIdVerdict verdict;

  if (length != 18 || !is_digits (number, 17) || xy_id_number_find_province (number) == NULL)
    return FALSE;
  verdict = xy_id_number_check (number, today);
  return verdict == XY_ID_VALID || verdict == XY_ID_BAD_CHECKSUM;
}

/* A number of 18 digits that begins as a resident ID number does. */
static gboolean
is_lost (const char *number)
{
  const char digits[] = { number[0], number[0] != '\0' && number[1] == '.' ? number[2] : '0',
                          '\0' };
  double value;

  if (!xy_student_problem_is_scientific (number))
    return FALSE;
  value = g_ascii_strtod (number, NULL);
  return value >= 1e17 && value < 1e18 && xy_id_number_find_province (digits) != NULL;
}

static gboolean
has_digit (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      return TRUE;
  return FALSE;
}

static gboolean
is_alphanumeric (const char *text)
{
  for (; *text != '\0'; text++)
    if (!g_ascii_isalnum (*text) && *text != '-' && *text != '_')
      return FALSE;
  return TRUE;
}

static gboolean
is_year (const char *text)
{
  return is_digits (text, 4) && (memcmp (text, "19", 2) == 0 || memcmp (text, "20", 2) == 0);
}

static void
count_number (XyColumnProfile *profile, const char *number, const GDate *today)
{
  gsize length = strlen (number);
  gsize letters = 0;

  if (is_lost (number))
    profile->lost++;
  if (xy_student_problem_is_scientific (number))
    {
      profile->digits++;
      return;
    }
  if (!has_digit (number) || !is_alphanumeric (number))
    return;
  while (g_ascii_isalpha (number[letters]))
    letters++;
  profile->digits++;
  profile->codes += is_digits (number, length);
  if (is_resident (number, length, today))
    {
      profile->residents++;
      profile->birth_year += (guint) g_ascii_strtoull (
          (char[]){ number[6], number[7], number[8], number[9], '\0' }, NULL, 10);
      return;
    }
  profile->documents +=
      letters > 0 && letters <= 3 && length >= MIN_DOCUMENT_LENGTH && length <= MAX_DOCUMENT_LENGTH;
  profile->phones +=
      length == 11 && number[0] == '1' && number[1] >= '3' && is_digits (number, length);
  if (length < MIN_NUMBER_LENGTH || length > MAX_NUMBER_LENGTH)
    return;
  profile->numbers++;
  profile->years += is_year (number + letters);
  profile->lengths[MIN (length, XY_PROFILE_MAX_LENGTH)]++;
}

/* Two to four Han characters that begin with a surname, names with a dot, and foreign ones of
 * several words. */
static gboolean
is_name (const char *text, const XyHeadings *headings)
{
  gunichar first = g_utf8_get_char (text);
  guint han = 0, dots = 0, letters = 0, gaps = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN)
        han++;
      else if (c == 0xb7)
        dots++;
      else if (g_unichar_isalpha (c))
        letters++;
      else if (c == ' ')
        gaps++;
      else if (c != '\'' && c != '-' && c != '.' && c != 0x2019)
        return FALSE;
    }
  if (han > 0)
    return letters == 0 && gaps == 0 &&
           ((dots > 0 && han >= 3) ||
            (dots == 0 && han >= 2 && han <= 4 && xy_headings_is_surname (headings, first)));
  return letters >= 4 && gaps >= 1 && gaps <= 5;
}

static gboolean
is_word (const char *text)
{
  gboolean has_letter = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isdigit (c))
        return FALSE;
      has_letter = has_letter || g_unichar_isalpha (c);
    }
  return has_letter;
}

static char *
repair (const XyCell *cell, XyRosterColumn column, const XyHeadings *headings)
{
  gboolean is_repair;

  return xy_repair_cell (column, cell, headings, &is_repair);
}

static void
count_date (XyColumnProfile *profile,
            const XyCell *cell,
            const XyHeadings *headings,
            const char *birth)
{
  g_autofree char *date = NULL;

  if (!has_digit (cell->text))
    return;
  date = repair (cell, XY_COLUMN_GRADUATION, headings);
  /* Almost any number of five digits could be the number of a day. */
  if (is_digits (cell->text, strlen (cell->text)) && !is_year (cell->text))
    {
      profile->serials += date != NULL;
      return;
    }
  if (date == NULL || !(strlen (date) == 10 || strlen (date) == 7) || !is_year (date) ||
      date[4] != '-' || !is_digits (date + 5, 2))
    return;
  profile->dates++;
  profile->last_year = MAX (profile->last_year, (guint) g_ascii_strtoull (date, NULL, 10));
  profile->births += g_strcmp0 (date, birth) == 0;
}

/* What a word could be. */
enum
{
  IS_SEX = 1 << 0,
  IS_SEX_CODE = 1 << 1,
  IS_CLASS = 1 << 2,
  IS_DEGREE = 1 << 3,
  IS_COLLEGE = 1 << 4,
  IS_WORD = 1 << 5,
  IS_NAME = 1 << 6,
};

static guint
look_at_word (const char *name, const XyHeadings *headings, GHashTable *names)
{
  g_autofree char *folded = names != NULL ? xy_college_fold_name (name) : NULL;
  guint kinds = 0;

  if (xy_headings_find_sex (headings, name) != NULL)
    kinds |= has_digit (name) ? IS_SEX_CODE : IS_SEX;
  if (xy_headings_is_content (headings, XY_COLUMN_CLASS, name))
    kinds |= IS_CLASS;
  if (xy_headings_is_content (headings, XY_COLUMN_DEGREE, name))
    kinds |= IS_DEGREE;
  if ((folded != NULL && g_hash_table_contains (names, folded)) ||
      xy_headings_is_content (headings, XY_COLUMN_COLLEGE, name))
    kinds |= IS_COLLEGE;
  if (is_word (name))
    kinds |= IS_WORD;
  if (is_name (name, headings))
    kinds |= IS_NAME;
  return kinds;
}

static void
count_kinds (XyColumnProfile *profile, guint kinds)
{
  profile->sexes += (kinds & IS_SEX) != 0;
  profile->sex_codes += (kinds & IS_SEX_CODE) != 0;
  profile->classes += (kinds & IS_CLASS) != 0;
  profile->degrees += (kinds & IS_DEGREE) != 0;
  profile->colleges += (kinds & IS_COLLEGE) != 0;
  profile->words += (kinds & IS_WORD) != 0;
  profile->names += (kinds & IS_NAME) != 0;
}

/* Counts what the cell's word could be.  Thousands of students have a class, a degree and a day in
 * common: a word that was met in the column is not looked at again. */
static void
count_words (XyColumnProfile *profile,
             const XyCell *cell,
             const XyHeadings *headings,
             GHashTable *names,
             GHashTable *met)
{
  g_autofree char *key = g_strdup_printf ("%u %.*s", cell->column, MAX_TEXT_BYTES, cell->text);
  gpointer kinds;

  if (!g_hash_table_lookup_extended (met, key, NULL, &kinds))
    {
      g_autofree char *name =
          strlen (cell->text) <= MAX_TEXT_BYTES ? repair (cell, XY_COLUMN_NAME, headings) : NULL;

      kinds = GUINT_TO_POINTER (name != NULL ? look_at_word (name, headings, names) : 0);
      g_hash_table_insert (met, g_steal_pointer (&key), kinds);
      profile->distinct++;
    }
  count_kinds (profile, GPOINTER_TO_UINT (kinds));
}

/* The date of birth in the row's resident ID number, if it has one. */
static char *
find_birth (const XySheet *sheet,
            const XySheetRow *row,
            const XyHeadings *headings,
            const GDate *today)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      const XyCell *cell = &g_array_index (sheet->cells, XyCell, row->first + i);
      g_autofree char *number = NULL;

      if (strlen (cell->text) < 18 || strlen (cell->text) > MAX_TEXT_BYTES)
        continue;
      number = repair (cell, XY_COLUMN_STUDENT_NUMBER, headings);
      if (number != NULL && is_resident (number, strlen (number), today))
        return g_strdup_printf ("%.4s-%.2s-%.2s", number + 6, number + 10, number + 12);
    }
  return NULL;
}

static void
count_cell (XyColumnProfile *profile,
            const XyCell *cell,
            const XyHeadings *headings,
            const GDate *today,
            const char *birth)
{
  g_autofree char *number = NULL;

  if (strlen (cell->text) > MAX_TEXT_BYTES)
    {
      profile->n++;
      return;
    }
  number = repair (cell, XY_COLUMN_STUDENT_NUMBER, headings);
  if (number == NULL)
    return;
  profile->n++;
  count_number (profile, number, today);
  count_date (profile, cell, headings, birth);
}

GArray *
xy_column_profiles_new (const XySheet *sheet,
                        guint first,
                        guint max_rows,
                        const XyHeadings *headings,
                        GHashTable *names)
{
  GArray *profiles = g_array_new (FALSE, TRUE, sizeof (XyColumnProfile));
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint n_cells = 0;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  for (guint i = first; i < sheet->rows->len && i - first < max_rows && n_cells < MAX_CELLS; i++)
    {
      const XySheetRow *row = xy_sheet_get_row (sheet, i);
      g_autofree char *birth = find_birth (sheet, row, headings, &today);

      for (guint k = 0; k < row->n_cells; k++, n_cells++)
        {
          const XyCell *cell = &g_array_index (sheet->cells, XyCell, row->first + k);
          XyColumnProfile *profile;

          if (cell->column >= profiles->len)
            g_array_set_size (profiles, cell->column + 1);
          profile = &g_array_index (profiles, XyColumnProfile, cell->column);
          count_cell (profile, cell, headings, &today, birth);
          count_words (profile, cell, headings, names, met);
        }
    }
  return profiles;
}

gboolean
xy_column_profile_is_most (const XyColumnProfile *profile, guint part, guint hundredths)
{
  return part > 0 && part * 100 >= profile->n * hundredths;
}

/* Numbers of one length that are all different, and no telephones or dates of birth. */
static gboolean
is_student_number (const XyColumnProfile *profile)
{
  guint most = 0;

  for (guint i = 0; i <= XY_PROFILE_MAX_LENGTH; i++)
    most = MAX (most, profile->lengths[i]);
  return xy_column_profile_is_most (profile, profile->numbers, 70) &&
         most * 100 >= profile->numbers * 80 &&
         xy_column_profile_is_most (profile, profile->distinct, 80) &&
         !xy_column_profile_is_most (profile, profile->phones, 50) &&
         !xy_column_profile_is_most (profile, profile->births, 30) &&
         !(xy_column_profile_is_most (profile, profile->dates, 80) &&
           profile->last_year < LAST_BIRTH);
}

static gboolean
is_graduation (const XyColumnProfile *profile)
{
  return xy_column_profile_is_most (profile, profile->dates, 80) &&
         !xy_column_profile_is_most (profile, profile->births, 30) &&
         profile->last_year >= LAST_BIRTH && profile->distinct <= MAX (3, profile->n / 4);
}

gboolean
xy_column_profile_is (const XyColumnProfile *profile, XyRosterColumn column)
{
  switch (column)
    {
    case XY_COLUMN_STUDENT_NUMBER:
      return is_student_number (profile);
    case XY_COLUMN_NAME:
      return xy_column_profile_is_most (profile, profile->names, 60) &&
             xy_column_profile_is_most (profile, profile->distinct, 70);
    case XY_COLUMN_SEX:
      return xy_column_profile_is_most (profile, profile->sexes, 80);
    case XY_COLUMN_ID_NUMBER:
      /* The rest are faulty, or of another document: nothing else looks so. */
      return xy_column_profile_is_most (profile, profile->residents + profile->lost, 40);
    case XY_COLUMN_COLLEGE:
      return xy_column_profile_is_most (profile, profile->colleges, 60);
    case XY_COLUMN_CLASS:
      return xy_column_profile_is_most (profile, profile->classes, 60);
    case XY_COLUMN_DEGREE:
      return xy_column_profile_is_most (profile, profile->degrees, 60);
    case XY_COLUMN_GRADUATION:
      return is_graduation (profile);
    case XY_COLUMN_MAJOR:
    case XY_COLUMN_LOCATION:
      return FALSE;
    default:
      g_assert_not_reached ();
    }
}

/* How many of the cells could stand under such a heading. */
static guint
count_fitting (const XyColumnProfile *profile, XyRosterColumn column)
{
  switch (column)
    {
    case XY_COLUMN_STUDENT_NUMBER:
      return profile->digits - profile->residents;
    case XY_COLUMN_NAME:
      return profile->words;
    case XY_COLUMN_SEX:
      return profile->sexes + profile->sex_codes;
    case XY_COLUMN_ID_NUMBER:
      return profile->residents + profile->lost + profile->documents;
    case XY_COLUMN_GRADUATION:
      return profile->dates + profile->serials;
    case XY_COLUMN_COLLEGE:
    case XY_COLUMN_MAJOR:
    case XY_COLUMN_DEGREE:
      return profile->n - profile->codes;
    case XY_COLUMN_CLASS:
    case XY_COLUMN_LOCATION:
      return profile->n;
    default:
      g_assert_not_reached ();
    }
}

gboolean
xy_column_profile_fits (const XyColumnProfile *profile, XyRosterColumn column)
{
  return xy_column_profile_is_most (profile, count_fitting (profile, column), 50);
}

gboolean
xy_column_profile_contradicts (const XyColumnProfile *profile, XyRosterColumn column)
{
  return profile->n > 0 &&
         !xy_column_profile_is_most (profile, count_fitting (profile, column), 20);
}
