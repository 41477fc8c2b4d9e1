// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-words.h"
#include "xy-test.h"

static XySyncWords *
words_of (XySyncState state, int waiting, int conflicts)
{
  XyStoreCounts counts = { 0 };

  counts.waiting = waiting;
  counts.conflicts = conflicts;
  if (waiting > 0)
    g_strlcpy (counts.waiting_since, "2026-11-22T01:02:03Z", sizeof counts.waiting_since);
  return xy_sync_words_new (state, &counts, "The server cannot be reached.",
                            "2026-11-22T00:00:00Z");
}

static void
test_all_sent (void)
{
  g_autoptr (XySyncWords) words = words_of (XY_SYNC_IDLE, 0, 0);

  g_assert_cmpstr (words->label, ==, "All sent");
  g_assert_null (words->since);
  g_assert_null (words->trouble);
  g_assert_false (words->attention);
}

static void
test_offline_says_what_waits_and_since_when (void)
{
  g_autoptr (XySyncWords) words = words_of (XY_SYNC_OFFLINE, 3, 0);

  g_assert_cmpstr (words->label, ==, "Offline, 3 waiting");
  g_assert_cmpstr (words->waiting, ==, "3 changes are waiting to be sent.");
  g_assert_cmpstr (words->since, ==, "Waiting since 22 Nov, 01:02");
  g_assert_cmpstr (words->trouble, ==, "The server cannot be reached.");
}

static void
test_one_is_not_many (void)
{
  g_autoptr (XySyncWords) words = words_of (XY_SYNC_IDLE, 1, 0);

  g_assert_cmpstr (words->waiting, ==, "1 change is waiting to be sent.");
}

static void
test_conflicts_come_first (void)
{
  g_autoptr (XySyncWords) words = words_of (XY_SYNC_OFFLINE, 3, 2);

  g_assert_cmpstr (words->label, ==, "2 to decide");
  g_assert_true (words->attention);
}

static void
test_signed_out_promises_nothing (void)
{
  g_autoptr (XySyncWords) words = words_of (XY_SYNC_SIGNED_OUT, 0, 0);

  g_assert_cmpstr (words->label, ==, "Not signed in");
  g_assert_cmpstr (words->waiting, ==, "Nothing is sent until you sign in.");
}

/* The campaign's own time, whatever the clock of this computer says. */
static void
test_a_moment_is_one_of_the_place (void)
{
  g_autofree char *there = xy_words_moment ("2021-12-03T17:43:00Z", "Asia/Shanghai");
  g_autofree char *none = xy_words_moment (NULL, "Asia/Shanghai");

  g_assert_cmpstr (there, ==, "4 Dec, 01:43");
  g_assert_cmpstr (none, ==, "");
}

static void
test_hours_lose_leading_zeros_only (void)
{
  g_autofree char *morning = xy_words_hours ("08:30", "09:30");
  g_autofree char *noon = xy_words_hours ("10:30", "13:00");

  g_assert_cmpstr (morning, ==, "8:30–9:30");
  g_assert_cmpstr (noon, ==, "10:30–13:00");
}

static void
test_every_state_has_words_and_icon (void)
{
  for (int state = 0; state < XY_N_PHOTO_STATES; state++)
    {
      g_assert_cmpstr (xy_words_photo_state ((XyPhotoState) state), !=, "");
      g_assert_true (
          g_str_has_suffix (xy_words_photo_state_icon ((XyPhotoState) state), "-symbolic"));
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/words/sync/all-sent", test_all_sent);
  g_test_add_func ("/words/sync/offline-says-what-waits-and-since-when",
                   test_offline_says_what_waits_and_since_when);
  g_test_add_func ("/words/sync/one-is-not-many", test_one_is_not_many);
  g_test_add_func ("/words/sync/conflicts-come-first", test_conflicts_come_first);
  g_test_add_func ("/words/sync/signed-out-promises-nothing", test_signed_out_promises_nothing);
  g_test_add_func ("/words/a-moment-is-one-of-the-place", test_a_moment_is_one_of_the_place);
  g_test_add_func ("/words/hours-lose-leading-zeros-only", test_hours_lose_leading_zeros_only);
  g_test_add_func ("/words/every-state-has-words-and-icon", test_every_state_has_words_and_icon);
  return g_test_run ();
}
