// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-numbers.h"

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
  g_autofree guint32 *keys = g_new (guint32, n);
  float value;

  if (n == 0)
    return 0;
  rank = MIN (rank, n - 1);
  for (gsize i = 0; i < n; i++)
    keys[i] = get_key (values[i]);
  /* The key is found from its highest bits down: those are counted, and only the keys that have the
   * right ones are kept. */
  for (guint pass = 0; pass < G_N_ELEMENTS (shifts); pass++)
    {
      guint32 counts[1 << 11] = { 0 };
      guint32 digit = 0, most = (1u << widths[pass]) - 1;
      gsize kept = 0;

      for (gsize i = 0; i < n; i++)
        counts[keys[i] >> shifts[pass] & most]++;
      while (digit < most && rank >= counts[digit])
        rank -= counts[digit++];
      for (gsize i = 0; i < n; i++)
        {
          keys[kept] = keys[i];
          kept += (keys[i] >> shifts[pass] & most) == digit ? 1 : 0;
        }
      n = kept;
    }
  keys[0] = (keys[0] & 0x80000000u) != 0 ? keys[0] & 0x7fffffffu : ~keys[0];
  memcpy (&value, keys, sizeof value);
  return value;
}

float
xy_find_median (const float *values, gsize n)
{
  return xy_find_ranked (values, n, n / 2);
}

double
xy_select_number (double *values, gsize n, gsize rank)
{
  gssize first = 0, last = (gssize) n - 1, wanted = (gssize) MIN (rank, n - 1);

  g_return_val_if_fail (n > 0, 0);

  /* Hoare's way: what is smaller than the number at the place goes before it, what is larger
   * behind it, until nothing is left to move over the place. */
  while (first < last)
    {
      double middle = values[wanted];
      gssize low = first, high = last;

      while (low <= high)
        {
          double smaller;

          while (values[low] < middle)
            low++;
          while (middle < values[high])
            high--;
          if (low > high)
            break;
          smaller = values[high];
          values[high--] = values[low];
          values[low++] = smaller;
        }
      if (high < wanted)
        first = low;
      if (wanted < low)
        last = high;
    }
  return values[wanted];
}
