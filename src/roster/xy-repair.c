// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-repair.h"

#include <string.h>

#include "roster/xy-number.h"

#define MIDDLE_DOT 0xb7
#define FULL_WIDTH_OFFSET 0xfee0
/* The days from 1954 to 2119: a number that is meant as a date lies here. */
#define FIRST_SERIAL 20000
#define LAST_SERIAL 80000

static gboolean
is_han (gunichar c)
{
  return g_unichar_get_script (c) == G_UNICODE_SCRIPT_HAN;
}

static gboolean
is_blank (gunichar c)
{
  return g_unichar_isspace (c) || g_unichar_iscntrl (c);
}

static gboolean
is_invisible (gunichar c)
{
  return g_unichar_type (c) == G_UNICODE_FORMAT;
}

static gunichar
narrow (gunichar c)
{
  if ((c >= 0xff10 && c <= 0xff19) || (c >= 0xff21 && c <= 0xff3a) || (c >= 0xff41 && c <= 0xff5a))
    return c - FULL_WIDTH_OFFSET;
  return c;
}

/* The dots that are written where a name has U+00B7. */
static gboolean
is_dot (gunichar c)
{
  static const gunichar dots[] = { MIDDLE_DOT, 0x02d9, 0x0387, 0x1427, 0x2022,
                                   0x2024,     0x2027, 0x2219, 0x22c5, 0x25cf,
                                   0x2e31,     0x2e33, 0x30fb, 0xa78f, 0xff65 };

  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    if (c == dots[i])
      return TRUE;
  return FALSE;
}

/* Those are dots of a name only between two Han characters. */
static gboolean
is_full_stop (gunichar c)
{
  return c == '.' || c == 0xff0e || c == 0xfe52 || c == 0xff61 || c == 0x3002;
}

static gboolean
is_apostrophe (gunichar c)
{
  return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0xff07 || c == '`' || c == 0xb4;
}

/* Trimmed, with single spaces, narrow letters and digits, and nothing that cannot be seen. */
static GString *
tidy (const char *text)
{
  GString *tidied = g_string_sized_new (strlen (text));
  gboolean gap = FALSE;

  if (*text == '\'')
    text++;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (is_blank (c))
        {
          gap = tidied->len > 0;
          continue;
        }
      if (is_invisible (c))
        continue;
      if (gap)
        g_string_append_c (tidied, ' ');
      gap = FALSE;
      g_string_append_unichar (tidied, narrow (c));
    }
  return tidied;
}

/* The number of a student or a document has neither spaces nor apostrophes in it. */
static void
tighten_number (GString *text)
{
  g_autoptr (GString) number = g_string_sized_new (text->len);

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c != ' ' && !is_apostrophe (c))
        g_string_append_unichar (number, c);
    }
  g_string_assign (text, number->str);
}

/* Spaces part the words of a Latin name; in a Chinese one they are there for looks. */
static void
mend_name (GString *text)
{
  g_autoptr (GString) name = g_string_sized_new (text->len);
  gunichar before = 0;

  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      const char *next = g_utf8_next_char (p);
      gunichar after = *next != '\0' ? g_utf8_get_char (next) : 0;

      if (c == ' ' && (is_dot (before) || is_dot (after) || (is_han (before) && is_han (after))))
        continue;
      if (is_dot (c) || (is_full_stop (c) && is_han (before) && is_han (after)))
        c = MIDDLE_DOT;
      g_string_append_unichar (name, c);
      before = c;
    }
  g_string_assign (text, name->str);
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
  if (g_str_has_prefix (*text, han))
    *text += strlen (han);
  else if (**text != '\0' && strchr ("-/.", **text) != NULL)
    (*text)++;
  else
    return FALSE;
  while (**text == ' ')
    (*text)++;
  return TRUE;
}

/* Reads 2022-06-30, 2022/6/30, 2022.6, 2022年6月30日, 20220630, 202206; the time of day is
 * dropped. */
static char *
read_date (const char *text)
{
  gsize digits = strspn (text, "0123456789");
  guint year = read_digits (&text, 4), month = 0, day = 0;
  gboolean compact = digits == 6 || digits == 8;

  if (digits != 4 && !compact)
    return NULL;
  if (!compact && !skip_mark (&text, "年"))
    return NULL;
  month = read_digits (&text, 2);
  if (digits == 8 || (!compact && skip_mark (&text, "月")))
    day = read_digits (&text, 2);
  if (day > 0 && g_str_has_prefix (text, "日"))
    text += strlen ("日");
  if (*text != '\0' && (*text != ' ' || day == 0) && *text != 'T')
    return NULL;

  if (year < 1900 || year > 2999 || month < 1 || month > 12)
    return NULL;
  if (day == 0 && digits != 8)
    return g_strdup_printf ("%04u-%02u", year, month);
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return NULL;
  return g_strdup_printf ("%04u-%02u-%02u", year, month, day);
}

/* A date that lost its format is the number of its day. */
static char *
read_serial (const char *text)
{
  char *end;
  double value = g_ascii_strtod (text, &end);

  if (*end != '\0' || !g_ascii_isdigit (*text) || !(value >= FIRST_SERIAL && value <= LAST_SERIAL))
    return NULL;
  return xy_number_to_date (value, FALSE);
}

static char *
repair_date (const char *text)
{
  char *date = read_date (text);

  if (date == NULL)
    date = read_serial (text);
  return date;
}

char *
xy_repair_cell (XyRosterColumn column,
                const XyCell *cell,
                const XyHeadings *headings,
                gboolean *is_repair)
{
  g_autoptr (GString) value = tidy (cell->text);
  const char *sex = NULL;
  char *date = NULL;

  *is_repair = FALSE;
  switch (column)
    {
    case XY_COLUMN_STUDENT_NUMBER:
      tighten_number (value);
      break;
    case XY_COLUMN_ID_NUMBER:
      tighten_number (value);
      g_string_ascii_up (value);
      if (g_ascii_isalpha (*value->str) && g_ascii_strcasecmp (value->str, cell->text) == 0)
        return g_string_free (g_steal_pointer (&value), FALSE);
      break;
    case XY_COLUMN_NAME:
      mend_name (value);
      break;
    case XY_COLUMN_SEX:
      sex = xy_headings_find_sex (headings, value->str);
      if (sex != NULL)
        g_string_assign (value, sex);
      break;
    case XY_COLUMN_GRADUATION:
      date = repair_date (value->str);
      if (date != NULL)
        return date;
      break;
    case XY_COLUMN_COLLEGE:
    case XY_COLUMN_CLASS:
    case XY_COLUMN_MAJOR:
    case XY_COLUMN_DEGREE:
    case XY_COLUMN_LOCATION:
      break;
    default:
      g_assert_not_reached ();
    }

  if (value->len == 0)
    return NULL;
  *is_repair = strcmp (value->str, cell->text) != 0;
  return g_string_free (g_steal_pointer (&value), FALSE);
}
