// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-repair.h"

#include <string.h>

#include "model/xy-id-number.h"
#include "model/xy-student-problem.h"
#include "roster/xy-date-text.h"
#include "roster/xy-number.h"

#define MIDDLE_DOT 0xb7
#define FULL_WIDTH_OFFSET 0xfee0
/* A resident ID number before its check character. */
#define ID_DIGITS 17

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

/* Letters and digits of the width of Han characters; brackets of that width are good Chinese. */
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
  static const gunichar dots[] = { MIDDLE_DOT, 0x02d9, 0x0387, 0x1427, 0x2022, 0x2024,
                                   0x2027,     0x2219, 0x22c5, 0x25cf, 0x2e31, 0x2e33,
                                   0x30fb,     0x318d, 0xa78f, 0xff65 };

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

/* Characters that are an X to the eye: Cyrillic and Greek capitals and small ones, and the sign of
 * multiplication. */
static gboolean
is_like_x (gunichar c)
{
  return c == 0x0425 || c == 0x0445 || c == 0x03a7 || c == 0x03c7 || c == 0xd7;
}

static gboolean
is_dash (gunichar c)
{
  return c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
}

/* Web systems write ="2019" so that a spreadsheet takes it for text. */
static char *
dup_unwrapped (const char *text)
{
  gsize length = strlen (text);

  if (length > 3 && g_str_has_prefix (text, "=\"") && text[length - 1] == '"')
    return g_strndup (text + 2, length - 3);
  return g_strdup (text);
}

/* Trimmed, with single spaces, narrow letters and digits, letters and their accents in one, without
 * the apostrophe that marks text, and nothing that cannot be seen. */
static GString *
tidy (const char *text)
{
  g_autofree char *unwrapped = dup_unwrapped (text);
  GString *tidied = g_string_sized_new (strlen (text));
  gunichar before = 0, composed;
  gboolean gap = FALSE;

  for (const char *p = unwrapped; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_blank (c))
        {
          gap = tidied->len > 0;
          continue;
        }
      if (is_invisible (c) || (tidied->len == 0 && is_apostrophe (c)))
        continue;
      if (gap)
        g_string_append_c (tidied, ' ');
      if (!gap && g_unichar_ismark (c) && g_unichar_compose (before, c, &composed))
        {
          g_string_truncate (tidied, tidied->len - (gsize) g_unichar_to_utf8 (before, NULL));
          c = composed;
        }
      gap = FALSE;
      before = narrow (c);
      g_string_append_unichar (tidied, before);
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

      if (c > 0xff00 && c <= 0xff5e)
        c -= FULL_WIDTH_OFFSET;
      if (c != ' ' && !is_apostrophe (c))
        g_string_append_unichar (number, c);
    }
  g_string_assign (text, number->str);
}

/* A number that was a number once has a decimal point that says nothing. */
static void
drop_decimals (GString *text)
{
  gsize whole = strspn (text->str, "0123456789");

  if (whole > 0 && text->str[whole] == '.' && text->str[whole + 1] == '0' &&
      strspn (text->str + whole + 1, "0") == text->len - whole - 1)
    g_string_truncate (text, whole);
}

/* Dashes go where what remains proves itself to be a resident ID number. */
static void
drop_dashes (GString *text)
{
  g_autoptr (GString) bare = NULL;

  if (!g_ascii_isdigit (*text->str) || text->len <= ID_DIGITS + 1)
    return;
  bare = g_string_sized_new (text->len);
  for (const char *p = text->str; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_dash (g_utf8_get_char (p)))
      g_string_append_unichar (bare, g_utf8_get_char (p));
  if (xy_id_number_get_sex (bare->str) != NULL)
    g_string_assign (text, bare->str);
}

static void
mend_id_number (GString *text)
{
  const char *last;

  tighten_number (text);
  g_string_ascii_up (text);
  last = text->str + strspn (text->str, "0123456789");
  if (last - text->str == ID_DIGITS && is_like_x (g_utf8_get_char (last)) &&
      *g_utf8_next_char (last) == '\0')
    {
      g_string_truncate (text, ID_DIGITS);
      g_string_append_c (text, 'X');
    }
  drop_dashes (text);
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

static gboolean
is_common_han (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c < 0x4e00 || c > 0x9fff)
        return FALSE;
    }
  return TRUE;
}

/* Numbers of digits, and names of Han characters, are as they should be, and almost all are. */
static gboolean
needs_no_look (XyRosterColumn column, const XyCell *cell)
{
  gsize digits;

  if (cell->type != XY_CELL_TEXT || *cell->text == '\0')
    return FALSE;
  if (column == XY_COLUMN_NAME)
    return is_common_han (cell->text);
  if (column != XY_COLUMN_STUDENT_NUMBER && column != XY_COLUMN_ID_NUMBER)
    return FALSE;
  digits = strspn (cell->text, "0123456789");
  return cell->text[digits] == '\0' ||
         (digits == ID_DIGITS && cell->text[digits] == 'X' && cell->text[digits + 1] == '\0');
}

char *
xy_repair_cell (XyRosterColumn column,
                const XyCell *cell,
                const XyHeadings *headings,
                gboolean *is_repair)
{
  g_autoptr (GString) value = NULL;
  const char *sex = NULL;
  char *date = NULL;

  *is_repair = FALSE;
  if (needs_no_look (column, cell))
    return g_strdup (cell->text);
  if (column == XY_COLUMN_ID_NUMBER && cell->type == XY_CELL_NUMBER)
    return xy_number_to_scientific (cell->text);
  value = tidy (cell->text);
  switch (column)
    {
    case XY_COLUMN_STUDENT_NUMBER:
      tighten_number (value);
      drop_decimals (value);
      break;
    case XY_COLUMN_ID_NUMBER:
      mend_id_number (value);
      if (xy_student_problem_is_scientific (value->str) ||
          (g_ascii_isalpha (*value->str) && g_ascii_strcasecmp (value->str, cell->text) == 0))
        return g_string_free (g_steal_pointer (&value), FALSE);
      break;
    case XY_COLUMN_NAME:
      mend_name (value);
      break;
    case XY_COLUMN_SEX:
      sex = xy_headings_find_sex (headings, value->str);
      if (sex != NULL)
        return g_strdup (sex);
      break;
    case XY_COLUMN_GRADUATION:
      date = xy_date_text_read (value->str, cell->type);
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
