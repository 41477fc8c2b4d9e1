// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-numbers.h"

#include <stdlib.h>
#include <string.h>

/* The bits of a number, changed so that they are in the order of the numbers. */
static guint32
get_key (float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  return (bits & 0x80000000u) != 0 ? ~bits : bits | 0x80000000u;
}

float
xy_find_ranked (const float *values, gsize n, gsize rank)
{
  static const guint shifts[] = { 21, 10, 0 }, widths[] = { 11, 11, 10 };
  guint32 prefix = 0, mask = 0;
  float value;

  if (n == 0)
    return 0;
  rank = MIN (rank, n - 1);
  /* The key is found from its highest bits down, by counting those that have the bits so far. */
  for (guint pass = 0; pass < G_N_ELEMENTS (shifts); pass++)
    {
      guint32 counts[1 << 11] = { 0 };
      guint32 digit = 0, most = (1u << widths[pass]) - 1;

      for (gsize i = 0; i < n; i++)
        {
          guint32 key = get_key (values[i]);

          if ((key & mask) == prefix)
            counts[key >> shifts[pass] & most]++;
        }
      while (digit < most && rank >= counts[digit])
        rank -= counts[digit++];
      prefix |= digit << shifts[pass];
      mask |= most << shifts[pass];
    }
  prefix = (prefix & 0x80000000u) != 0 ? prefix & 0x7fffffffu : ~prefix;
  memcpy (&value, &prefix, sizeof value);
  return value;
}

float
xy_find_median (const float *values, gsize n)
{
  return xy_find_ranked (values, n, n / 2);
}

static int
compare_rising (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

void
xy_sort_numbers (double *values, gsize n)
{
  qsort (values, n, sizeof *values, compare_rising);
}
