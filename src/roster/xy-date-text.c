// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-date-text.h"

#include <string.h>

#include "roster/xy-number.h"

#define FIRST_YEAR 1900
#define LAST_YEAR 2999
#define FULL_WIDTH_OFFSET 0xfee0
/* The days from 1982 to 2119: a number that is meant as a date lies here, and 20226 does not. */
#define FIRST_SERIAL 30000
#define LAST_SERIAL 80000

/* Returns 0 to 9 for a Chinese numeral, 10 for 十, -1 for anything else. */
static int
get_numeral (gunichar c)
{
  static const gunichar numerals[] = { 0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                       0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d };

  /* 零, a circle and the full-width letter stand for 〇. */
  if (c == 0x96f6 || c == 0x25cb || c == 0xff2f || c == 0x25ef)
    return 0;
  if (c == 0x5341)
    return 10;
  for (guint i = 0; i < G_N_ELEMENTS (numerals); i++)
    if (c == numerals[i])
      return (int) i;
  return -1;
}

/* Steps over a run of Chinese numerals and writes it in digits: 二〇二二 is 2022, 三十 is 30. */
static const char *
append_numerals (GString *digits, const char *text)
{
  int tens = -1, last = -1, numeral;

  for (; (numeral = get_numeral (g_utf8_get_char (text))) >= 0; text = g_utf8_next_char (text))
    {
      if (numeral == 10)
        {
          tens = last >= 0 ? last : 1;
          if (last >= 0)
            g_string_truncate (digits, digits->len - 1);
          last = -1;
          continue;
        }
      if (tens >= 0)
        last = numeral;
      else
        g_string_append_c (digits, (char) ('0' + (last = numeral)));
    }
  if (tens >= 0)
    g_string_append_printf (digits, "%d", tens * 10 + MAX (last, 0));
  return text;
}

/* The text in ASCII as far as it can be. */
static char *
dup_plain (const char *text)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean has_numerals = strstr (text, "年") != NULL;

  while (*text != '\0')
    {
      gunichar c = g_utf8_get_char (text);

      if (has_numerals && get_numeral (c) >= 0)
        {
          text = append_numerals (plain, text);
          continue;
        }
      if (c >= 0xff01 && c <= 0xff5e)
        c -= FULL_WIDTH_OFFSET;
      g_string_append_unichar (plain, c);
      text = g_utf8_next_char (text);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

static void
skip_spaces (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

static guint
read_digits (const char **text, guint most)
{
  guint value = 0;

  for (guint i = 0; i < most && g_ascii_isdigit (**text); i++, (*text)++)
    value = value * 10 + (guint) (**text - '0');
  return value;
}

/* Steps over what stands between the parts of a date. */
static gboolean
skip_mark (const char **text, const char *han)
{
  const char *mark = *text;

  skip_spaces (&mark);
  if (han != NULL && g_str_has_prefix (mark, han))
    mark += strlen (han);
  else if (*mark != '\0' && strchr ("-/.", *mark) != NULL)
    mark++;
  else
    return FALSE;
  skip_spaces (&mark);
  *text = mark;
  return TRUE;
}

/* Whether nothing follows but, behind a day, the time. */
static gboolean
is_end (const char *text, gboolean has_day)
{
  if (*text == '\0')
    return TRUE;
  if (!has_day || (*text != ' ' && *text != 'T'))
    return FALSE;
  text++;
  skip_spaces (&text);
  return g_ascii_isdigit (*text);
}

static char *
format (guint year, guint month, guint day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12)
    return NULL;
  if (day == 0)
    return g_strdup_printf ("%04u-%02u", year, month);
  if (day > 31 || !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/* 20220630 and 202206. */
static char *
read_compact (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  guint year = read_digits (&text, 4);
  guint month = read_digits (&text, 2);
  guint day = read_digits (&text, 2);

  if ((digits != 6 && digits != 8) || !is_end (text, digits == 8) || (digits == 8 && day == 0))
    return NULL;
  return format (year, month, day);
}

/* 2022-06-30, 2022/6, 2022年6月30日. */
static char *
read_year_first (const char *text)
{
  guint year, month, day = 0;
  gboolean has_day = FALSE;

  if (strspn (text, "0123456789") != 4)
    return NULL;
  year = read_digits (&text, 4);
  if (!skip_mark (&text, "年"))
    return NULL;
  month = read_digits (&text, 2);
  if (skip_mark (&text, "月") && g_ascii_isdigit (*text))
    {
      day = read_digits (&text, 2);
      has_day = TRUE;
      if (day == 0)
        return NULL;
    }
  if (has_day && g_str_has_prefix (text, " 日"))
    text++;
  if (has_day && (g_str_has_prefix (text, "日") || g_str_has_prefix (text, "号")))
    text += strlen ("日");
  return is_end (text, has_day) ? format (year, month, day) : NULL;
}

/* 30/6/2022 and 6/30/2022, where only one of both can be. */
static char *
read_year_last (const char *text)
{
  guint first = read_digits (&text, 2), second, year;

  if (first == 0 || !skip_mark (&text, NULL))
    return NULL;
  second = read_digits (&text, 2);
  if (second == 0 || !skip_mark (&text, NULL) || strspn (text, "0123456789") != 4)
    return NULL;
  year = read_digits (&text, 4);
  if (!is_end (text, TRUE))
    return NULL;
  if (first <= 12 && second <= 12 && first != second)
    return NULL;
  return first > 12 ? format (year, second, first) : format (year, first, second);
}

/* Steps over the English name of a month, written out or shortened. */
static guint
read_month_name (const char **text)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };
  gsize length = 0;

  while (g_ascii_isalpha ((*text)[length]))
    length++;
  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (names); i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (*text, names[i], length) == 0)
      {
        *text += length;
        return i + 1;
      }
  return 0;
}

/* Jun 30, 2022, 30 June 2022, June 2022. */
static char *
read_english (const char *text)
{
  guint year = 0, month = 0, day = 0;

  while (*text != '\0')
    {
      gsize digits = strspn (text, "0123456789");

      if (digits == 4 && year == 0)
        year = read_digits (&text, 4);
      else if ((digits == 1 || digits == 2) && day == 0)
        day = read_digits (&text, 2);
      else if (digits == 0 && month == 0)
        month = read_month_name (&text);
      else
        return NULL;
      if (digits == 0 && month == 0)
        return NULL;
      text += strspn (text, " ,.-/");
    }
  return format (year, month, day);
}

/* A date that lost its format is the number of its day. */
static char *
read_serial (const char *text)
{
  double value;

  if (!g_ascii_isdigit (*text) || text[strspn (text, "0123456789.")] != '\0')
    return NULL;
  value = g_ascii_strtod (text, NULL);
  return value >= FIRST_SERIAL && value <= LAST_SERIAL ? xy_number_to_date (value, FALSE) : NULL;
}

char *
xy_date_text_read (const char *text, XyCellType type)
{
  static char *(*const readers[]) (const char *) = { read_compact, read_year_first, read_year_last,
                                                     read_english, read_serial };
  g_autofree char *plain = dup_plain (text);
  char *date = NULL;

  /* October has lost its zero. */
  if (type == XY_CELL_NUMBER && g_str_has_suffix (plain, ".1"))
    return NULL;
  for (guint i = 0; date == NULL && i < G_N_ELEMENTS (readers); i++)
    date = readers[i](plain);
  return date;
}
