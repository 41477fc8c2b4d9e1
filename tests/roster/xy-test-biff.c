// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test-biff.h"

#include <stdarg.h>
#include <string.h>

#define BOF 0x809
#define END 0x0a
#define BOUNDSHEET 0x85
#define LABEL 0x204

static void
append_number (GByteArray *bytes, guint64 number, guint n_bytes)
{
  for (guint i = 0; i < n_bytes; i++)
    {
      guint8 byte = (guint8) (number >> (8 * i));

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
append_bytes (GByteArray *bytes, GBytes *content)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);

  g_byte_array_append (bytes, data, (guint) size);
  g_bytes_unref (content);
}

XyTestBiff *
xy_test_biff_new (gboolean newer)
{
  XyTestBiff *biff = g_new0 (XyTestBiff, 1);

  biff->bytes = g_byte_array_new ();
  biff->entries = g_array_new (FALSE, FALSE, sizeof (guint));
  biff->newer = newer;
  xy_test_biff_add (biff, BOF, newer ? "22444" : "2222", newer ? 0x600 : 0x500, 5, 0, 0, 0, 0);
  return biff;
}

void
xy_test_biff_free (XyTestBiff *biff)
{
  g_byte_array_unref (biff->bytes);
  g_array_unref (biff->entries);
  g_free (biff);
}

void
xy_test_biff_add (XyTestBiff *biff, guint kind, const char *shape, ...)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  va_list arguments;

  va_start (arguments, shape);
  for (; *shape != '\0'; shape++)
    {
      guint64 bits = 0;
      double number;

      switch (*shape)
        {
        case 'd':
          number = va_arg (arguments, double);
          memcpy (&bits, &number, sizeof bits);
          append_number (content, bits, 8);
          break;
        case 's':
          append_bytes (content, va_arg (arguments, GBytes *));
          break;
        default:
          append_number (content, va_arg (arguments, guint), (guint) g_ascii_digit_value (*shape));
          break;
        }
    }
  va_end (arguments);
  append_number (biff->bytes, kind, 2);
  append_number (biff->bytes, content->len, 2);
  g_byte_array_append (biff->bytes, content->data, content->len);
}

GBytes *
xy_test_biff_text (const char *text)
{
  gsize length;
  char *units = g_convert (text, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);

  g_assert_nonnull (units);
  return g_bytes_new_take (units, length);
}

GBytes *
xy_test_biff_ascii (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static GBytes *
encode_gbk (const char *text)
{
  gsize length;
  char *encoded = g_convert (text, -1, "GBK", "UTF-8", NULL, &length, NULL);

  g_assert_nonnull (encoded);
  return g_bytes_new_take (encoded, length);
}

void
xy_test_biff_add_entry (XyTestBiff *biff, const char *name, guint type)
{
  GBytes *text = biff->newer ? xy_test_biff_text (name) : encode_gbk (name);
  guint place = biff->bytes->len + 4;

  if (biff->newer)
    xy_test_biff_add (biff, BOUNDSHEET, "41111s", 0, 0, type, (guint) g_bytes_get_size (text) / 2,
                      1, text);
  else
    xy_test_biff_add (biff, BOUNDSHEET, "4111s", 0, 0, type, (guint) g_bytes_get_size (text), text);
  g_array_append_val (biff->entries, place);
}

void
xy_test_biff_begin_sheet (XyTestBiff *biff)
{
  guint32 offset;

  xy_test_biff_add (biff, END, "");
  g_assert_cmpuint (biff->n_sheets, <, biff->entries->len);
  offset = GUINT32_TO_LE (biff->bytes->len);
  memcpy (biff->bytes->data + g_array_index (biff->entries, guint, biff->n_sheets++), &offset,
          sizeof offset);
  xy_test_biff_add (biff, BOF, biff->newer ? "22444" : "2222", biff->newer ? 0x600 : 0x500, 0x10, 0,
                    0, 0, 0);
}

void
xy_test_biff_add_text (XyTestBiff *biff, guint row, guint column, const char *text)
{
  GBytes *content = biff->newer ? xy_test_biff_text (text) : encode_gbk (text);
  guint size = (guint) g_bytes_get_size (content);

  if (biff->newer)
    xy_test_biff_add (biff, LABEL, "22221s", row, column, 0, size / 2, 1, content);
  else
    xy_test_biff_add (biff, LABEL, "2222s", row, column, 0, size, content);
}

void
xy_test_biff_add_row (XyTestBiff *biff, guint row, ...)
{
  const char *text;
  guint column = 0;
  va_list texts;

  va_start (texts, row);
  while ((text = va_arg (texts, const char *)) != NULL)
    xy_test_biff_add_text (biff, row, column++, text);
  va_end (texts);
}

GBytes *
xy_test_biff_end (XyTestBiff *biff)
{
  xy_test_biff_add (biff, END, "");
  return g_bytes_new (biff->bytes->data, biff->bytes->len);
}
