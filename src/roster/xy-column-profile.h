// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-headings.h"
#include "roster/xy-sheet.h"

G_BEGIN_DECLS

#define XY_PROFILE_MAX_LENGTH 32

/**
 * XyColumnProfile:
 * @n: how many cells hold anything
 * @residents: how many are resident ID numbers, the last character right or not
 * @lost: how many are what a spreadsheet leaves of one, such as 4.30199E+17
 * @documents: how many could be another document's number
 * @digits: how many are digits and letters, with a digit
 * @codes: how many of those are digits alone
 * @numbers: how many could be student numbers
 * @years: how many of those begin with a year
 * @phones: how many are numbers of mobile telephones
 * @names: how many are names of persons
 * @words: how many have letters and no digit
 * @sexes: how many say a sex in a word
 * @sex_codes: how many say a sex as a digit
 * @colleges: how many are names of colleges
 * @classes: how many are names of classes
 * @degrees: how many are kinds of degrees
 * @dates: how many are dates
 * @serials: how many could be the number of a day, as a spreadsheet counts days
 * @births: how many are the date of birth that the row's resident ID number says
 * @distinct: how many different texts there are
 * @lengths: how many of @numbers have that length
 * @birth_year: the sum of the years of birth of @residents
 * @last_year: the latest year of @dates
 *
 * What the cells of a column look like.
 */
typedef struct
{
  guint n;
  guint residents;
  guint lost;
  guint documents;
  guint digits;
  guint codes;
  guint numbers;
  guint years;
  guint phones;
  guint names;
  guint words;
  guint sexes;
  guint sex_codes;
  guint colleges;
  guint classes;
  guint degrees;
  guint dates;
  guint serials;
  guint births;
  guint distinct;
  guint lengths[XY_PROFILE_MAX_LENGTH + 1];
  guint birth_year;
  guint last_year;
} XyColumnProfile;

/**
 * xy_column_profiles_new:
 * @first: the place of the first row to look at
 * @max_rows: how many rows to look at
 * @names: (nullable) (element-type utf8 XyCollege): as xy_college_index_names() makes it
 *
 * Looks at a sample of a sheet.
 *
 * Returns: (transfer full) (element-type XyColumnProfile): one a column
 */
GArray *xy_column_profiles_new (const XySheet *sheet,
                                guint first,
                                guint max_rows,
                                const XyHeadings *headings,
                                GHashTable *names);

/** xy_column_profile_is_most: Returns: whether @part is at least so many hundredths of the cells.
 */
gboolean xy_column_profile_is_most (const XyColumnProfile *profile, guint part, guint hundredths);

/** xy_column_profile_fits: Returns: whether a column that is headed so holds what it should. */
gboolean xy_column_profile_fits (const XyColumnProfile *profile, XyRosterColumn column);

/** xy_column_profile_is: Returns: whether what a column holds alone says that it is that field. */
gboolean xy_column_profile_is (const XyColumnProfile *profile, XyRosterColumn column);

/** xy_column_profile_contradicts: Returns: whether a column clearly holds something else. */
gboolean xy_column_profile_contradicts (const XyColumnProfile *profile, XyRosterColumn column);

G_END_DECLS
