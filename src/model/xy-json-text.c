// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-json.h"

#include <string.h>

#include "model/xy-json-scan.h"

/* What most records fill. */
#define TEXT_SIZE 512

/* Fields as text and back, without the tree in between: a store has them by the hundred thousand.
 */

static void
append_string (GString *text, const char *string)
{
  static const char digits[] = "0123456789abcdef";
  const char *start = string;

  g_string_append_c (text, '"');
  for (const char *c = string; *c != '\0'; c++)
    {
      if ((guchar) *c >= 0x20 && *c != '"' && *c != '\\')
        continue;
      g_string_append_len (text, start, c - start);
      start = c + 1;
      if ((guchar) *c >= 0x20)
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, *c);
          continue;
        }
      g_string_append (text, "\\u00");
      g_string_append_c (text, digits[*c >> 4]);
      g_string_append_c (text, digits[*c & 0xf]);
    }
  g_string_append (text, start);
  g_string_append_c (text, '"');
}

/* With a mark by which it is read as no whole number. */
static void
append_double (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_dtostr (buffer, sizeof buffer, value);
  g_string_append (text, buffer);
  if (strpbrk (buffer, ".eE") == NULL)
    g_string_append (text, ".0");
}

static void
append_value (GString *text, const XyValue *value)
{
  const char *const *strings;

  switch (xy_value_get_type (value))
    {
    case XY_VALUE_NULL:
      g_string_append (text, "null");
      break;
    case XY_VALUE_BOOLEAN:
      g_string_append (text, xy_value_get_boolean (value) ? "true" : "false");
      break;
    case XY_VALUE_INT:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, xy_value_get_int (value));
      break;
    case XY_VALUE_DOUBLE:
      append_double (text, xy_value_get_double (value));
      break;
    case XY_VALUE_STRING:
      append_string (text, xy_value_get_string (value));
      break;
    case XY_VALUE_STRV:
      strings = xy_value_get_strv (value);
      g_string_append_c (text, '[');
      for (guint i = 0; strings[i] != NULL; i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_string (text, strings[i]);
        }
      g_string_append_c (text, ']');
      break;
    default:
      g_return_if_reached ();
    }
}

void
xy_json_text_append_fields (GString *text, const XyFields *fields)
{
  g_string_append_c (text, '{');
  for (guint i = 0; i < xy_fields_get_size (fields); i++)
    {
      const char *name;
      const XyValue *value = xy_fields_get_nth (fields, i, &name);

      if (i > 0)
        g_string_append_c (text, ',');
      append_string (text, name);
      g_string_append_c (text, ':');
      append_value (text, value);
    }
  g_string_append_c (text, '}');
}

char *
xy_json_text_from_fields (const XyFields *fields)
{
  GString *text = g_string_sized_new (TEXT_SIZE);

  xy_json_text_append_fields (text, fields);
  return g_string_free (text, FALSE);
}

/* The character of an escape that scan_escape() has passed; @text is behind its backslash. */
static gunichar
read_escape (const char **text)
{
  static const char letters[] = "bfnrt", meanings[] = "\b\f\n\r\t";
  const char *letter;
  gunichar unit = 0, low = 0;

  if (**text != 'u')
    {
      letter = strchr (letters, **text);
      return (guchar) (letter != NULL ? (*text)++, meanings[letter - letters] : *(*text)++);
    }
  (*text)++;
  for (int i = 0; i < 4; i++)
    unit = unit * 16 + (gunichar) g_ascii_xdigit_value (*(*text)++);
  if (unit < 0xd800 || unit > 0xdbff)
    return unit;
  *text += strlen ("\\u");
  for (int i = 0; i < 4; i++)
    low = low * 16 + (gunichar) g_ascii_xdigit_value (*(*text)++);
  return 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
}

/* Replaces the text of @string by what a quoted string says; %FALSE where there is none. */
static gboolean
read_string (XyJsonScanner *scanner, GString *string)
{
  const char *start = scanner->at + 1, *end, *escape;

  if (!xy_json_scan_string (scanner))
    return FALSE;
  end = scanner->at - 1;
  g_string_truncate (string, 0);
  while ((escape = memchr (start, '\\', (gsize) (end - start))) != NULL)
    {
      g_string_append_len (string, start, escape - start);
      start = escape + 1;
      g_string_append_unichar (string, read_escape (&start));
    }
  g_string_append_len (string, start, end - start);
  return TRUE;
}

static XyValue *
read_strv (XyJsonScanner *scanner, GString *string)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);

  scanner->at++;
  xy_json_skip_space (scanner);
  while (!xy_json_scan_char (scanner, ']'))
    {
      if ((list->len > 0 && !xy_json_scan_char (scanner, ',')))
        return NULL;
      xy_json_skip_space (scanner);
      if (!read_string (scanner, string))
        return NULL;
      g_ptr_array_add (list, g_strdup (string->str));
      xy_json_skip_space (scanner);
    }
  g_ptr_array_add (list, NULL);
  return xy_value_new_strv ((char **) g_ptr_array_steal (list, NULL));
}

static XyValue *
read_number (XyJsonScanner *scanner)
{
  const char *start = scanner->at;
  g_autofree char *text = NULL;
  gint64 number;

  if (!xy_json_scan_number (scanner))
    return NULL;
  text = g_strndup (start, (gsize) (scanner->at - start));
  if (strpbrk (text, ".eE") != NULL)
    return xy_value_new_double (g_ascii_strtod (text, NULL));
  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL)
             ? xy_value_new_int (number)
             : NULL;
}

/* (transfer full) (nullable): what stands there, if a field can hold it. */
static XyValue *
read_value (XyJsonScanner *scanner, GString *string)
{
  if (scanner->at >= scanner->end)
    return NULL;
  switch (*scanner->at)
    {
    case '"':
      return read_string (scanner, string) ? xy_value_new_string_len (string->str, string->len)
                                           : NULL;
    case '[':
      return read_strv (scanner, string);
    case 't':
      return xy_json_scan_word (scanner, "true") ? xy_value_new_boolean (TRUE) : NULL;
    case 'f':
      return xy_json_scan_word (scanner, "false") ? xy_value_new_boolean (FALSE) : NULL;
    case 'n':
      return xy_json_scan_word (scanner, "null") ? xy_value_new_null () : NULL;
    default:
      return read_number (scanner);
    }
}

/* Behind the opening bracket. */
static gboolean
read_members (XyJsonScanner *scanner, XyFields *fields)
{
  g_autoptr (GString) name = g_string_sized_new (TEXT_SIZE);
  g_autoptr (GString) string = g_string_sized_new (TEXT_SIZE);

  xy_json_skip_space (scanner);
  while (!xy_json_scan_char (scanner, '}'))
    {
      XyValue *value;

      if (xy_fields_get_size (fields) > 0 && !xy_json_scan_char (scanner, ','))
        return FALSE;
      xy_json_skip_space (scanner);
      if (!read_string (scanner, name))
        return FALSE;
      xy_json_skip_space (scanner);
      if (!xy_json_scan_char (scanner, ':'))
        return FALSE;
      xy_json_skip_space (scanner);
      value = read_value (scanner, string);
      if (value == NULL)
        return FALSE;
      xy_fields_take (fields, name->str, value);
      xy_json_skip_space (scanner);
    }
  return TRUE;
}

XyFields *
xy_json_text_to_fields (const char *text, gsize length, GError **error)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  XyJsonScanner scanner = { .at = text, .end = text + length };

  xy_json_skip_space (&scanner);
  if (g_utf8_validate_len (text, length, NULL) && xy_json_scan_char (&scanner, '{') &&
      read_members (&scanner, fields))
    {
      xy_json_skip_space (&scanner);
      if (scanner.at == scanner.end)
        return g_steal_pointer (&fields);
    }
  g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SYNTAX,
               "These are no fields: byte %" G_GSIZE_FORMAT " is not what can stand there",
               (gsize) (scanner.at - text));
  return NULL;
}
