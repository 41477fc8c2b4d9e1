// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-number-format.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

/* A whole number of so many digits has all of them; one of more, such as an ID number, does not. */
#define MAX_DIGITS 15
#define EXACT_LIMIT 1e15
#define TEXT_SIZE 24

static bool
is_date (const char *code)
{
  bool quoted = false;

  if (strncasecmp (code, "General", strlen ("General")) == 0)
    return false;
  for (const char *c = code; *c != '\0' && *c != ';'; c++)
    {
      if (*c == '"')
        quoted = !quoted;
      else if (quoted)
        continue;
      else if ((*c == '\\' || *c == '_' || *c == '*') && c[1] != '\0')
        c++;
      else if (*c == '[' && strchr (c, ']') != NULL)
        c = strchr (c, ']');
      else if (strchr ("yYdDmM", *c) != NULL)
        return true;
    }
  return false;
}

int
xy_number_format_parse (const char *code)
{
  size_t digits = strspn (code, "0");
  const char *rest = code + digits;

  if (is_date (code))
    return XY_NUMBER_FORMAT_DATE;
  /* Behind the zeros a blank may stand, and formats of other numbers. */
  if (rest[0] == '_' && rest[1] != '\0')
    rest += 2;
  if (digits >= 2 && digits <= MAX_DIGITS && (*rest == '\0' || *rest == ';'))
    return (int) digits;
  return XY_NUMBER_FORMAT_PLAIN;
}

int
xy_number_format_get_known (uint64_t id)
{
  bool date = (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
              (id >= 50 && id <= 54) || id == 57 || id == 58;

  return date ? XY_NUMBER_FORMAT_DATE : XY_NUMBER_FORMAT_PLAIN;
}

bool
xy_number_format_fill (double value, int digits, char *text)
{
  if (digits <= 0 || !(value >= 0 && value < EXACT_LIMIT) || floor (value) != value)
    return false;
  snprintf (text, TEXT_SIZE, "%0*.0f", digits <= MAX_DIGITS ? digits : MAX_DIGITS, value);
  return true;
}
