// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-time.h"

#include <string.h>

char *
xy_time_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *seconds = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (now) / 1000);
}

GDateTime *
xy_time_of_session (const char *date, const char *clock, const char *timezone)
{
  g_autofree char *text = g_strdup_printf ("%sT%s:00", date, clock);
  g_autoptr (GTimeZone) zone = timezone != NULL ? g_time_zone_new_identifier (timezone) : NULL;
  g_autoptr (GTimeZone) local = g_time_zone_new_local ();

  return g_date_time_new_from_iso8601 (text, zone != NULL ? zone : local);
}

char *
xy_time_dup_clock (const char *clock)
{
  if (clock == NULL)
    return g_strdup ("");
  return g_strdup (clock[0] == '0' && clock[1] != ':' ? clock + 1 : clock);
}

#define MINUTES_OF_A_DAY (24 * 60)

int
xy_time_read_clock (const char *clock)
{
  gsize digits = clock != NULL ? strspn (clock, "0123456789") : 0;
  int hours, minutes;

  if (digits < 1 || digits > 2 || clock[digits] != ':' ||
      strspn (clock + digits + 1, "0123456789") != 2 || clock[digits + 3] != '\0')
    return -1;
  hours = digits == 1 ? clock[0] - '0' : (clock[0] - '0') * 10 + clock[1] - '0';
  minutes = (clock[digits + 1] - '0') * 10 + clock[digits + 2] - '0';
  return minutes < 60 && hours * 60 + minutes <= MINUTES_OF_A_DAY ? hours * 60 + minutes : -1;
}

char *
xy_time_write_clock (int minutes)
{
  g_return_val_if_fail (minutes >= 0 && minutes <= MINUTES_OF_A_DAY, NULL);

  return g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
}
