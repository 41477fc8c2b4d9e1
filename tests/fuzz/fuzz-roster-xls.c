// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "roster/xy-roster.h"
#include "roster/xy-xls.h"

/* Changes old Excel files at random and reads each in a process of its own, as the program does: a
 * student list or one sentence must come of it, and no child, no descriptor be left.
 *
 *   fuzz-roster-xls FILE...                        replays files
 *   fuzz-roster-xls --count N [--seed S] FILE...   changes the files N times
 *
 * The same count, seed and files give the same inputs. */

#define N_THREADS 2
#define SECTOR 512
#define HEADER_NUMBERS                                                                             \
  19 /* of 32 bits, from byte 0x18 of the header, before the list of the table */

typedef struct
{
  GPtrArray *corpus;
  guint first;
  guint count;
  guint seed;
  guint endings[XY_XLS_ENDED_TIMED_OUT + 1];
  guint n_rosters;
} Job;

static gboolean
drop_sheet_cb (XySheet *sheet, gpointer user_data)
{
  guint *n = user_data;

  (*n)++;
  xy_sheet_free (sheet);
  return FALSE;
}

static void
assert_one_sentence (const GError *error)
{
  g_assert_true (error->domain == XY_ROSTER_ERROR);
  g_assert_true (g_str_has_suffix (error->message, "."));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_null (strstr (error->message, ". "));
}

/* What can be read as a workbook is read as a roster too. */
static void
read_one (Job *job, GBytes *bytes)
{
  XyXlsEnding ending;
  g_autoptr (GError) error = NULL;
  guint n_sheets = 0;
  gboolean fine = xy_xls_read (bytes, drop_sheet_cb, &n_sheets, &ending, &error);

  g_assert_true (fine == (error == NULL));
  g_assert_true (fine == (ending == XY_XLS_ENDED_READ));
  job->endings[ending]++;
  if (fine)
    {
      g_autoptr (XyRoster) roster = xy_roster_read_bytes (bytes, "fuzz", NULL, NULL, &error);

      g_assert_true ((roster == NULL) == (error != NULL));
      job->n_rosters += roster != NULL ? 1 : 0;
    }
  if (error != NULL)
    assert_one_sentence (error);
}

static guint
random_below (GRand *rand, guint limit)
{
  return limit > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) limit) : 0;
}

static void
set_number (GByteArray *bytes, guint place, guint32 number)
{
  number = GUINT32_TO_LE (number);
  if (place + sizeof number <= bytes->len)
    memcpy (bytes->data + place, &number, sizeof number);
}

/* One change of the kinds that break such files: of bytes, of whole sectors, of the header's
 * numbers and the table of sectors, of a record's kind or length, of the end. */
static void
change (GByteArray *bytes, GRand *rand)
{
  static const guint32 numbers[] = { 0, 1, 2, 0x7fffffff, 0xfffffffe, 0xffffffff, 0xfffffffd };
  guint n_sectors = bytes->len / SECTOR;
  guint place = random_below (rand, bytes->len);
  guint a = random_below (rand, n_sectors) * SECTOR, b = random_below (rand, n_sectors) * SECTOR;
  guint32 number = g_rand_boolean (rand) ? numbers[random_below (rand, G_N_ELEMENTS (numbers))]
                                         : random_below (rand, n_sectors + 2);
  guint8 swap[SECTOR];

  switch (random_below (rand, 8))
    {
    case 0:
      bytes->data[place] ^= (guint8) (1 << random_below (rand, 8));
      break;
    case 1:
      bytes->data[place] = (guint8) random_below (rand, 256);
      break;
    case 2:
      set_number (bytes, place & ~1u, number);
      break;
    case 3:
      memcpy (swap, bytes->data + a, SECTOR);
      memcpy (bytes->data + a, bytes->data + b, SECTOR);
      memcpy (bytes->data + b, swap, SECTOR);
      break;
    case 4:
      set_number (bytes, 0x18 + 4 * random_below (rand, HEADER_NUMBERS + 4), number);
      break;
    case 5:
      set_number (bytes, a + 4 * random_below (rand, SECTOR / 4), number);
      break;
    case 6:
      memset (bytes->data + place, g_rand_boolean (rand) ? 0 : 0xff,
              MIN (1 + random_below (rand, 64), bytes->len - place));
      break;
    default:
      if (random_below (rand, 4) == 0)
        g_byte_array_set_size (bytes, MAX (place, SECTOR));
      break;
    }
}

static gpointer
run_cb (gpointer data)
{
  Job *job = data;

  for (guint i = job->first; i < job->count; i += N_THREADS)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (job->seed + i);
      GBytes *original = job->corpus->pdata[random_below (rand, job->corpus->len)];
      GByteArray *bytes = g_byte_array_new ();
      guint n = 1 + random_below (rand, 4);
      g_autoptr (GBytes) changed = NULL;
      gsize size;
      const guint8 *file = g_bytes_get_data (original, &size);

      g_byte_array_append (bytes, file, (guint) size);
      while (n-- > 0)
        change (bytes, rand);
      changed = g_byte_array_free_to_bytes (bytes);
      read_one (job, changed);
    }
  return NULL;
}

static guint
count_descriptors (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
assert_no_child_is_left (void)
{
  g_autofree char *children = NULL;
  g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", (int) getpid ());

  if (g_file_get_contents (path, &children, NULL, NULL))
    g_assert_cmpstr (children, ==, "");
}

static void
run_changed (GPtrArray *corpus, guint count, guint seed)
{
  GThread *threads[N_THREADS];
  Job jobs[N_THREADS], all = { 0 };
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < N_THREADS; i++)
    {
      jobs[i] = (Job){ .corpus = corpus, .first = i, .count = count, .seed = seed };
      threads[i] = g_thread_new ("fuzz", run_cb, &jobs[i]);
    }
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_thread_join (threads[i]);
      for (guint k = 0; k < G_N_ELEMENTS (all.endings); k++)
        all.endings[k] += jobs[i].endings[k];
      all.n_rosters += jobs[i].n_rosters;
    }
  printf ("# %u changed files in %.1f s: %u read, %u of them as a roster, %u refused, %u crashed "
          "their reader, %u timed out\n",
          count, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC,
          all.endings[XY_XLS_ENDED_READ], all.n_rosters, all.endings[XY_XLS_ENDED_REFUSED],
          all.endings[XY_XLS_ENDED_CRASHED], all.endings[XY_XLS_ENDED_TIMED_OUT]);
  /* Changes that are never met, or always, would try nothing. */
  g_assert_cmpuint (all.n_rosters, >, count / 20);
  g_assert_cmpuint (all.endings[XY_XLS_ENDED_REFUSED], >, count / 20);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) corpus = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint count = 0, seed = 1, n_descriptors;
  Job unchanged = { 0 };

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
  printf ("TAP version 13\n1..1\n");
  for (guint i = 0; i < corpus->len; i++)
    read_one (&unchanged, corpus->pdata[i]);
  n_descriptors = count_descriptors ();
  if (count > 0)
    {
      g_assert_cmpuint (unchanged.n_rosters, ==, corpus->len);
      run_changed (corpus, count, seed);
    }
  g_assert_cmpuint (count_descriptors (), ==, n_descriptors);
  assert_no_child_is_left ();
  printf ("ok 1 %u files and %u changed ones end in a list or a sentence\n", corpus->len, count);
  return 0;
}
