// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-number-format.h"

#include <string.h>
#include <strings.h>

bool
xy_number_format_is_date (const char *code)
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

bool
xy_number_format_is_known_date (uint64_t id)
{
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 31) || id == 36 ||
         (id >= 50 && id <= 54) || id == 57 || id == 58;
}
