// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib.h>
#include <stdint.h>
#include <stdlib.h>

#include "roster/read-xls/xy-bytes.h"
#include "roster/read-xls/xy-compound.h"
#include "roster/read-xls/xy-normalize.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* What freexl is given is whole: one record behind another to the end. */
static void
assert_normal (const XyNormalBook *book)
{
  size_t place = 0;

  while (place < book->length)
    {
      g_assert_cmpuint (book->length - place, >=, 4);
      place += 4 + (size_t) xy_get_16 (book->bytes + place + 2);
    }
  g_assert_cmpuint (place, ==, book->length);
}

/* The part of the reader that is ours, under the sanitizers that freexl's process has not. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  XyXlsReason reason = XY_XLS_BROKEN;
  XyNormalBook *book = NULL;
  size_t length = size;
  uint8_t *stream = NULL;

  if (xy_compound_is (data, size))
    stream = xy_compound_read (data, size, &length, &reason);
  if (stream != NULL || !xy_compound_is (data, size))
    book = xy_normalize (stream != NULL ? stream : data, length, &reason);
  g_assert_cmpint (reason, >=, XY_XLS_BROKEN);
  g_assert_cmpint (reason, <=, XY_XLS_TOO_LARGE);
  if (book != NULL)
    assert_normal (book);
  xy_normal_book_free (book);
  free (stream);
  return 0;
}
