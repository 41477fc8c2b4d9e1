// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* A plain main for a fuzz target, so that the suite needs no fuzzer.
 *
 *   fuzz-THING FILE...                        replays files, such as one that crashed
 *   fuzz-THING --count N [--seed S] FILE...   changes the files N times at random
 *
 * The same count, seed and files give the same inputs.  With clang the target links with
 * -fsanitize=fuzzer instead of this file. */

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The most bytes that changing a file lets it grow to. */
#define MAX_SIZE (1 << 20)

static void
run_one (const guint8 *data, gsize size)
{
  /* An allocation of exactly the size, so that reading behind the end is found. */
  g_autofree guint8 *exact = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (exact != NULL ? exact : (const guint8 *) "", size);
}

static void
change_bytes (GByteArray *bytes, GRand *rand)
{
  static const guint8 interesting[] = { 0,   1,    9,    10,   13,   '"',  ',',  '<',  '&',  '[',
                                        '{', 0x7f, 0x80, 0xc3, 0xd8, 0xd9, 0xda, 0xe0, 0xfe, 0xff };
  guint place = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
  guint length = 1 + (guint) g_rand_int_range (rand, 0, 16);

  switch (g_rand_int_range (rand, 0, 6))
    {
    case 0:
      if (bytes->len > 0)
        bytes->data[place] ^= (guint8) (1 << g_rand_int_range (rand, 0, 8));
      break;
    case 1:
      if (bytes->len > 0)
        bytes->data[place] = interesting[g_rand_int_range (rand, 0, G_N_ELEMENTS (interesting))];
      break;
    case 2:
      if (bytes->len > 0)
        bytes->data[place] = (guint8) g_rand_int_range (rand, 0, 256);
      break;
    case 3:
      if (bytes->len > 0)
        g_byte_array_remove_range (bytes, place, MIN (length, bytes->len - place));
      break;
    case 4:
      if (bytes->len > 0 && bytes->len < MAX_SIZE)
        {
          guint n = MIN (length * 8, bytes->len - place);
          g_autofree guint8 *part = g_memdup2 (bytes->data + place, n);

          g_byte_array_append (bytes, part, n);
        }
      break;
    default:
      if (g_rand_int_range (rand, 0, 8) == 0)
        g_byte_array_set_size (bytes, place);
      else if (bytes->len > 0)
        memset (bytes->data + place, g_rand_int_range (rand, 0, 256),
                MIN (length, bytes->len - place));
      break;
    }
}

static void
run_changed (GPtrArray *corpus, guint count, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);

  for (guint i = 0; i < count; i++)
    {
      GBytes *original =
          g_ptr_array_index (corpus, g_rand_int_range (rand, 0, (gint32) corpus->len));
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      int changes = 1 + g_rand_int_range (rand, 0, 8);
      gsize size;
      const guint8 *data = g_bytes_get_data (original, &size);

      g_byte_array_append (bytes, data, (guint) size);
      while (changes-- > 0)
        change_bytes (bytes, rand);
      run_one (bytes->data, bytes->len);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint count = 0, seed = 1;

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) error = NULL;
      char *text = NULL;
      gsize length;

      if (g_str_equal (argv[i], "--count") && i + 1 < argc)
        count = (guint) g_ascii_strtoull (argv[++i], NULL, 10);
      else if (g_str_equal (argv[i], "--seed") && i + 1 < argc)
        seed = (guint) g_ascii_strtoull (argv[++i], NULL, 10);
      else if (g_file_get_contents (argv[i], &text, &length, &error))
        g_ptr_array_add (corpus, g_bytes_new_take (text, length));
      else
        {
          fprintf (stderr, "%s\n", error->message);
          return 2;
        }
    }
  if (corpus->len == 0)
    {
      fprintf (stderr, "Usage: %s [--count N] [--seed S] FILE...\n", argv[0]);
      return 2;
    }
  for (guint i = 0; i < corpus->len; i++)
    {
      gsize size;
      const guint8 *data = g_bytes_get_data (corpus->pdata[i], &size);

      run_one (data, size);
    }
  if (count > 0)
    run_changed (corpus, count, seed);
  printf ("TAP version 13\n1..1\nok 1 %u files and %u changed ones end without a crash\n",
          corpus->len, count);
  return 0;
}
