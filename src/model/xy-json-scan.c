// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-json-scan.h"

#include <string.h>

#include "model/xy-json.h"

void
xy_json_skip_space (XyJsonScanner *scanner)
{
  while (scanner->at < scanner->end && strchr (" \t\n\r", *scanner->at) != NULL &&
         *scanner->at != '\0')
    scanner->at++;
}

gboolean
xy_json_scan_char (XyJsonScanner *scanner, char c)
{
  if (scanner->at >= scanner->end || *scanner->at != c)
    return FALSE;
  scanner->at++;
  return TRUE;
}

gboolean
xy_json_scan_word (XyJsonScanner *scanner, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (scanner->end - scanner->at) < length || strncmp (scanner->at, word, length) != 0)
    return FALSE;
  scanner->at += length;
  return TRUE;
}

static gboolean
scan_digits (XyJsonScanner *scanner)
{
  const char *start = scanner->at;

  while (scanner->at < scanner->end && g_ascii_isdigit (*scanner->at))
    scanner->at++;
  return scanner->at > start;
}

gboolean
xy_json_scan_number (XyJsonScanner *scanner)
{
  xy_json_scan_char (scanner, '-');
  if (!xy_json_scan_char (scanner, '0') && !scan_digits (scanner))
    return FALSE;
  if (xy_json_scan_char (scanner, '.') && !scan_digits (scanner))
    return FALSE;
  if (xy_json_scan_char (scanner, 'e') || xy_json_scan_char (scanner, 'E'))
    {
      if (!xy_json_scan_char (scanner, '+'))
        xy_json_scan_char (scanner, '-');
      return scan_digits (scanner);
    }
  return TRUE;
}

/* The value of the four digits of an escape, -1 where they are none. */
static int
scan_hex (XyJsonScanner *scanner)
{
  int value = 0;

  if (scanner->end - scanner->at < 4)
    return -1;
  for (int i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*scanner->at++);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* After a backslash.  A zero, which no C string can hold, and half of a surrogate pair are not
 * taken. */
static gboolean
scan_escape (XyJsonScanner *scanner)
{
  int unit;

  if (scanner->at >= scanner->end)
    return FALSE;
  if (*scanner->at != 'u')
    return strchr ("\"\\/bfnrt", *scanner->at) != NULL && *scanner->at++ != '\0';
  scanner->at++;
  unit = scan_hex (scanner);
  if (unit <= 0 || (unit >= 0xdc00 && unit <= 0xdfff))
    return FALSE;
  if (unit < 0xd800 || unit > 0xdbff)
    return TRUE;
  if (!xy_json_scan_word (scanner, "\\u"))
    return FALSE;
  unit = scan_hex (scanner);
  return unit >= 0xdc00 && unit <= 0xdfff;
}

gboolean
xy_json_scan_string (XyJsonScanner *scanner)
{
  if (!xy_json_scan_char (scanner, '"'))
    return FALSE;
  while (scanner->at < scanner->end)
    {
      char c = *scanner->at++;

      if (c == '"')
        return TRUE;
      if ((guchar) c < 0x20 || (c == '\\' && !scan_escape (scanner)))
        return FALSE;
    }
  return FALSE;
}

/* A list, or with @named an object, after its opening bracket. */
static gboolean
scan_members (XyJsonScanner *scanner, char close, gboolean named)
{
  if (++scanner->depth > XY_JSON_MAX_DEPTH)
    {
      scanner->too_deep = TRUE;
      return FALSE;
    }
  xy_json_skip_space (scanner);
  if (!xy_json_scan_char (scanner, close))
    while (TRUE)
      {
        xy_json_skip_space (scanner);
        if (named && !xy_json_scan_string (scanner))
          return FALSE;
        xy_json_skip_space (scanner);
        if ((named && !xy_json_scan_char (scanner, ':')) || !xy_json_scan_value (scanner))
          return FALSE;
        xy_json_skip_space (scanner);
        if (xy_json_scan_char (scanner, close))
          break;
        if (!xy_json_scan_char (scanner, ','))
          return FALSE;
      }
  scanner->depth--;
  return TRUE;
}

gboolean
xy_json_scan_value (XyJsonScanner *scanner)
{
  xy_json_skip_space (scanner);
  if (scanner->at >= scanner->end)
    return FALSE;
  switch (*scanner->at)
    {
    case '{':
      scanner->at++;
      return scan_members (scanner, '}', TRUE);
    case '[':
      scanner->at++;
      return scan_members (scanner, ']', FALSE);
    case '"':
      return xy_json_scan_string (scanner);
    case 't':
      return xy_json_scan_word (scanner, "true");
    case 'f':
      return xy_json_scan_word (scanner, "false");
    case 'n':
      return xy_json_scan_word (scanner, "null");
    default:
      return xy_json_scan_number (scanner);
    }
}
