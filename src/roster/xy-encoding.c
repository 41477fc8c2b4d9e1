// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-encoding.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <uchardet.h>

#include "roster/xy-roster.h"

/* How much is looked at to tell UTF-16, to find what a page says of itself, and to guess. */
#define UTF16_SAMPLE 4096
#define LABEL_SAMPLE 1024
#define GUESS_SAMPLE (256 * 1024)
/* How many characters of an encoding outweigh one that is wrong. */
#define SURE_RATIO 10
#define MAX_WRONG 1000

static const char utf8_mark[] = { '\xef', '\xbb', '\xbf' };
static const char utf16le_mark[] = { '\xff', '\xfe' };
static const char utf16be_mark[] = { '\xfe', '\xff' };

static void
set_no_text (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("This is no spreadsheet that is known; save the roster as .xlsx or "
                          "CSV and import that."));
}

static void
set_cut (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The file ends in the middle of a character, so that a part of it is "
                          "missing; get it again and import that."));
}

static gboolean
begins_with (const char *data, gsize size, const char *mark, gsize length)
{
  return size >= length && memcmp (data, mark, length) == 0;
}

static gboolean
is_binary (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      /* Ctrl-Z once ended a DOS text, and ESC stands in some exports. */
      if (c < ' ' && (c < '\t' || c > '\r') && c != 0x1a && c != 0x1b)
        return TRUE;
    }
  return FALSE;
}

/* Digits, separators and line ends have a zero byte in UTF-16, on the same side always. */
static const char *
find_utf16 (const char *data, gsize size)
{
  gsize zeros[2] = { 0, 0 }, units = MIN (size, UTF16_SAMPLE) / 2;

  for (gsize i = 0; i < 2 * units; i++)
    zeros[i % 2] += data[i] == '\0';
  if (zeros[1] * 8 >= units && zeros[0] * 8 <= zeros[1] && zeros[1] > 0)
    return "UTF-16LE";
  if (zeros[0] * 8 >= units && zeros[1] * 8 <= zeros[0] && zeros[0] > 0)
    return "UTF-16BE";
  return NULL;
}

/* @is_cut: (out): whether all of it is right but for its end */
static GBytes *
convert (const char *data, gsize size, const char *charset, gboolean *is_cut, GError **error)
{
  g_autoptr (GError) problem = NULL;
  gsize length;
  char *text = g_convert (data, (gssize) size, "UTF-8", charset, NULL, &length, &problem);

  *is_cut = g_error_matches (problem, G_CONVERT_ERROR, G_CONVERT_ERROR_PARTIAL_INPUT);
  if (*is_cut)
    set_cut (error);
  else if (text == NULL)
    set_no_text (error);
  return text != NULL ? g_bytes_new_take (text, length) : NULL;
}

static gboolean
has_other_than_ascii (const char *data, gsize size)
{
  for (gsize i = 0; i < size; i++)
    if ((data[i] & 0x80) != 0)
      return TRUE;
  return FALSE;
}

/* UTF-8 but for its last character is cut rather than GB18030. */
static gboolean
is_utf8 (const char *data, gsize size)
{
  const char *end;
  gsize valid;

  if (g_utf8_validate_len (data, size, &end))
    return TRUE;
  valid = (gsize) (end - data);
  return size - valid < 4 &&
         g_utf8_get_char_validated (end, (gssize) (size - valid)) == (gunichar) -2 &&
         has_other_than_ascii (data, valid);
}

/* The length of the character that stands there, 0 if there is none; @is_sure: whether hardly
 * anything but that encoding has such a character. */
typedef gsize (*StepFunc) (const guchar *text, gsize rest, gboolean *is_sure);

static gsize
step_utf8 (const guchar *text, gsize rest, gboolean *is_sure)
{
  gunichar c = g_utf8_get_char_validated ((const char *) text, (gssize) MIN (rest, 4));

  *is_sure = *text >= 0x80;
  return c < 0x110000 ? (gsize) g_utf8_skip[*text] : 0;
}

static gsize
step_gb18030 (const guchar *text, gsize rest, gboolean *is_sure)
{
  *is_sure = FALSE;
  if (*text < 0x80)
    return 1;
  if (rest >= 2 && text[1] >= 0x40)
    {
      *is_sure = *text >= 0xa1 && text[1] >= 0xa1;
      return *text > 0x80 && *text < 0xff && text[1] != 0x7f && text[1] < 0xff ? 2 : 0;
    }
  return rest >= 4 && g_ascii_isdigit (text[1]) && text[2] > 0x80 && g_ascii_isdigit (text[3]) ? 4
                                                                                               : 0;
}

/* Whether a text is in that encoding but for a few bytes, as where a system cut a field within a
 * character; @line: where the first of them is. */
static gboolean
is_spoilt (const char *data, gsize size, StepFunc step, guint *line)
{
  const guchar *text = (const guchar *) data;
  guint n_lines = 1, n_sure = 0, n_wrong = 0;
  gboolean was_wrong = FALSE;

  *line = 1;
  for (gsize i = 0; i < size && n_wrong <= MAX_WRONG;)
    {
      gboolean is_sure;
      gsize length = step (text + i, size - i, &is_sure);

      n_lines += text[i] == '\n' || (text[i] == '\r' && i + 1 < size && text[i + 1] != '\n');
      if (length == 0 && !was_wrong && n_wrong++ == 0)
        *line = n_lines;
      was_wrong = length == 0;
      n_sure += length > 0 && is_sure;
      i += MAX (length, 1);
    }
  return n_wrong > 0 && n_wrong <= MAX_WRONG && n_wrong <= n_sure / SURE_RATIO;
}

static void
set_spoilt (GError **error, guint line)
{
  g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
               _ ("Line %u of the text has a character that is cut or broken; mend it in the file "
                  "and import it again."),
               line);
}

/* The bytes themselves behind their mark, since there may be many of them. */
static GBytes *
take_utf8 (GBytes *bytes, gsize mark, GError **error)
{
  gsize size = g_bytes_get_size (bytes) - mark, rest;
  const char *data = (const char *) g_bytes_get_data (bytes, NULL) + mark, *end;
  guint line;

  if (g_utf8_validate_len (data, size, &end))
    return g_bytes_new_from_bytes (bytes, mark, size);
  rest = size - (gsize) (end - data);
  if (rest < 4 && g_utf8_get_char_validated (end, (gssize) rest) == (gunichar) -2)
    set_cut (error);
  else if (is_spoilt (data, size, step_utf8, &line))
    set_spoilt (error, line);
  else
    set_no_text (error);
  return NULL;
}

/* What the head of a page says of its encoding. */
static gboolean
says_big5 (const char *data, gsize size)
{
  g_autofree char *head = g_ascii_strdown (data, (gssize) MIN (size, LABEL_SAMPLE));
  const char *label = strstr (head, "charset=");

  if (label == NULL)
    label = strstr (head, "encoding=");
  if (label == NULL || strchr (head, '<') == NULL)
    return FALSE;
  label += strcspn (label, "=") + 1;
  label += strspn (label, " \"'");
  return g_str_has_prefix (label, "big5");
}

static char *
dup_guess (const char *data, gsize size)
{
  uchardet_t detector = uchardet_new ();
  char *guess;

  uchardet_handle_data (detector, data, MIN (size, GUESS_SAMPLE));
  uchardet_data_end (detector);
  guess = g_strdup (uchardet_get_charset (detector));
  uchardet_delete (detector);
  return guess;
}

/* Text of another encoding that is read as GB18030 comes out as characters of private use, which
 * hardly stand in a name. */
static gboolean
has_private_use (GBytes *text)
{
  gsize size;
  const char *c = g_bytes_get_data (text, &size), *end = c + size;

  for (; c < end; c = g_utf8_next_char (c))
    if (g_unichar_type (g_utf8_get_char (c)) == G_UNICODE_PRIVATE_USE)
      return TRUE;
  return FALSE;
}

static GBytes *
take_big5 (const char *data, gsize size, const char **encoding)
{
  gboolean is_cut;
  GBytes *text = convert (data, size, "BIG5-HKSCS", &is_cut, NULL);

  if (text != NULL)
    *encoding = "Big5";
  return text;
}

static GBytes *
take_guess (const char *data, gsize size, const char **encoding)
{
  g_autofree char *guess = dup_guess (data, size);
  gboolean is_cut;

  if (*guess == '\0')
    return NULL;
  *encoding = g_intern_string (guess);
  return convert (data, size, guess, &is_cut, NULL);
}

static GBytes *
take_chinese (const char *data, gsize size, const char **encoding, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GBytes) other = NULL;
  gboolean is_cut;
  guint line;

  if (says_big5 (data, size))
    text = take_big5 (data, size, encoding);
  if (text != NULL)
    return g_steal_pointer (&text);

  /* Much of it would be GB18030 too, and make no sense. */
  if (is_spoilt (data, size, step_utf8, &line))
    {
      set_spoilt (error, line);
      return NULL;
    }
  *encoding = "GB18030";
  text = convert (data, size, "GB18030", &is_cut, &problem);
  if (text != NULL && has_private_use (text))
    {
      g_autofree char *guess = dup_guess (data, size);

      if (g_ascii_strcasecmp (guess, "BIG5") == 0)
        other = take_big5 (data, size, encoding);
    }
  else if (text == NULL && !is_cut)
    {
      if (is_spoilt (data, size, step_gb18030, &line))
        {
          set_spoilt (error, line);
          return NULL;
        }
      other = take_guess (data, size, encoding);
    }
  if (other != NULL)
    return g_steal_pointer (&other);
  if (text == NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return g_steal_pointer (&text);
}

GBytes *
xy_encoding_decode (GBytes *bytes, const char **encoding, GError **error)
{
  gsize size, mark = 0, length;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *utf16 = NULL;
  g_autoptr (GBytes) text = NULL;
  gboolean is_cut;

  if (begins_with (data, size, utf16le_mark, sizeof utf16le_mark))
    {
      utf16 = "UTF-16LE";
      mark = sizeof utf16le_mark;
    }
  else if (begins_with (data, size, utf16be_mark, sizeof utf16be_mark))
    {
      utf16 = "UTF-16BE";
      mark = sizeof utf16be_mark;
    }
  else if (begins_with (data, size, utf8_mark, sizeof utf8_mark))
    {
      mark = sizeof utf8_mark;
    }
  else
    {
      utf16 = find_utf16 (data, size);
    }

  if (utf16 != NULL)
    {
      *encoding = "UTF-16";
      text = convert (data + mark, size - mark, utf16, &is_cut, error);
    }
  else if (mark > 0 || is_utf8 (data, size))
    {
      *encoding = "UTF-8";
      text = take_utf8 (bytes, mark, error);
    }
  else if (memchr (data, '\0', size) == NULL)
    {
      text = take_chinese (data, size, encoding, error);
    }
  else
    {
      set_no_text (error);
    }
  if (text == NULL)
    return NULL;

  data = g_bytes_get_data (text, &length);
  if (is_binary (data, length))
    {
      set_no_text (error);
      return NULL;
    }
  return g_steal_pointer (&text);
}
