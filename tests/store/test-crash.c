// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdlib.h>

#include "store-test.h"

#define ROUNDS 8

/* Runs the writer from @first on, kills it once it has confirmed @last (it goes on meanwhile, so
 * that it can be anywhere), and returns the last number that it has confirmed. */
static int
run_writer (const char *folder, int first, int last)
{
  g_autofree char *program = xy_test_dup_built ("tests/store/crash-writer");
  g_autofree char *start = g_strdup_printf ("%d", first);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) writer =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, folder, start, NULL);
  g_autoptr (GDataInputStream) lines = NULL;
  int confirmed = 0;
  gboolean killed = FALSE;

  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (writer));
  while (TRUE)
    {
      g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, &error);

      g_assert_no_error (error);
      if (line == NULL)
        break;
      confirmed = atoi (line);
      if (confirmed >= last && !killed)
        {
          g_subprocess_force_exit (writer);
          killed = TRUE;
        }
    }
  g_subprocess_wait (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_signaled (writer));
  g_assert_cmpint (g_subprocess_get_term_sig (writer), ==, SIGKILL);
  g_assert_cmpint (confirmed, >=, last);
  return confirmed;
}

static void
assert_confirmed (XyStore *store, int confirmed)
{
  g_autoptr (GPtrArray) batch = store_test_peek (store, G_MAXUINT);
  g_autoptr (GHashTable) waiting = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < batch->len; i++)
    g_hash_table_add (waiting, ((XyMutation *) batch->pdata[i])->record);
  for (int i = 1; i <= confirmed; i++)
    {
      g_autofree char *key = g_strdup_printf ("one/%d", i);
      g_autofree char *number = g_strdup_printf ("%d", i);
      g_autofree char *photo = g_compute_checksum_for_string (G_CHECKSUM_SHA256, number, -1);
      g_autoptr (XyRecord) record = xy_store_lookup_by_key (store, XY_KIND_STUDENT, key, &error);

      g_assert_no_error (error);
      g_assert_nonnull (record);
      g_assert_true (g_hash_table_contains (waiting, record->id));
      if (i % 3 == 0)
        {
          g_autoptr (GBytes) bytes = xy_store_load_photo (store, photo, &error);

          g_assert_no_error (error);
          g_assert_nonnull (bytes);
        }
    }
  g_assert_cmpint (store_test_counts (store).waiting_mutations, ==, batch->len);
  g_assert_cmpint (store_test_counts (store).photos_up, >=, confirmed / 3);
  g_assert_cmpint (store_test_counts (store).photos_down, ==, 0);
  g_assert_cmpstr (xy_store_get_undo_label (store), ==, "Write");
}

static void
what_was_confirmed_survives_being_killed (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  int confirmed = 0;

  for (int round = 0; round < ROUNDS; round++)
    {
      XyStore *store;

      confirmed = run_writer (folder, confirmed + 1, confirmed + g_test_rand_int_range (1, 20));
      store = store_test_open (folder, NULL);
      assert_confirmed (store, confirmed);
      g_assert_finalize_object (store);
    }
}

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/crash/what_was_confirmed_survives_being_killed",
                   what_was_confirmed_survives_being_killed);
  return g_test_run ();
}
