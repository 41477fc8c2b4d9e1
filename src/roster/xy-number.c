// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-number.h"

#include <math.h>
#include <string.h>

#define EXACT_LIMIT 1e15
/* Days from 1899-12-30, where a spreadsheet counts from, to 1904-01-01. */
#define DAYS_TO_1904 1462
/* 1900-03-01, before which spreadsheets miscount, and 9999-12-31. */
#define FIRST_DAY 61
#define LAST_DAY 2958465

char *
xy_number_to_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (fabs (value) < EXACT_LIMIT)
    return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
  return g_strdup (g_ascii_formatd (buffer, sizeof buffer, "%.14E", value));
}

gboolean
xy_number_is_filled (const char *text, const char *shown)
{
  const char *plain = shown + strspn (shown, "0");

  return plain > shown && strcmp (plain, text) == 0;
}

char *
xy_number_to_scientific (const char *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) number = NULL;
  char *mark, *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.14E", g_ascii_strtod (text, NULL));
  number = g_string_new (buffer);
  mark = strchr (number->str, 'E');
  if (mark == NULL)
    return g_string_free (g_steal_pointer (&number), FALSE);
  for (end = mark; end[-1] == '0'; end--)
    continue;
  if (end[-1] == '.')
    end--;
  g_string_erase (number, end - number->str, mark - end);
  return g_string_free (g_steal_pointer (&number), FALSE);
}

char *
xy_number_to_date (double value, gboolean date1904)
{
  GDate date;
  double days = floor (value) + (date1904 ? DAYS_TO_1904 : 0);

  if (!(days >= FIRST_DAY && days <= LAST_DAY))
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 30, G_DATE_DECEMBER, 1899);
  g_date_add_days (&date, (guint) days);
  return g_strdup_printf ("%04d-%02d-%02d", g_date_get_year (&date), (int) g_date_get_month (&date),
                          g_date_get_day (&date));
}
