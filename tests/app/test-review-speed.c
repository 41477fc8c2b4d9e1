// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* How long it is from a key until the next photo is painted, with and without decoding ahead.  The
 * figures are printed; what is asserted is what no clock decides: that every photo is painted, in
 * its order, and that none is blank. */

#include <time.h>

#include "app/xy-review-view-private.h"
#include "review-fixture.h"
#include "xy-portrait.h"
#include "xy-test-look.h"
#include "xy-test.h"

#define N_PHOTOS 30
#define N_PORTRAITS 3
/* With sanitizers every step takes ten times as long, and no figure means anything. */
#ifdef __SANITIZE_ADDRESS__
#define N_STEPS 60
#else
#define N_STEPS 240
#endif

typedef struct
{
  ReviewFixture review;
  /* What was painted, one after the other, and how often there was nothing to see. */
  GArray *painted;
  guint n_blank;
  gint64 painted_at;
  gint64 worked;
  int expected;
} Fixture;

/* How long the main thread has worked: what the figures would be were the computer not busy with
 * other things. */
static gint64
get_work (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  Fixture *fixture = user_data;
  XyReviewView *view = fixture->review.review;
  int shown = review_fixture_get_shown (&fixture->review);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (view->stack), "photo") != 0 ||
      !xy_photo_view_is_painted (view->photo))
    {
      fixture->n_blank++;
      return;
    }
  if (fixture->painted->len == 0 ||
      g_array_index (fixture->painted, int, fixture->painted->len - 1) != shown)
    g_array_append_val (fixture->painted, shown);
  fixture->painted_at = g_get_monotonic_time ();
  fixture->worked = get_work ();
}

/* Portraits are drawn once, whatever the number of tests. */
static GBytes *
get_portrait (guint i)
{
  static GBytes *drawn[N_PORTRAITS];

  if (drawn[i] == NULL)
    {
      XyPortrait portrait;

      xy_portrait_init (&portrait, i + 1);
      portrait.width = 960;
      portrait.height = 1280;
      drawn[i] = xy_portrait_render (&portrait);
    }
  return drawn[i];
}

static GPtrArray *
new_photos (guint n)
{
  GPtrArray *photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (photos, review_fixture_new_copy (get_portrait (i % N_PORTRAITS), i));
  return photos;
}

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (GPtrArray) photos = new_photos (N_PHOTOS);

  *fixture = (Fixture){ 0 };
  fixture->painted = g_array_new (FALSE, FALSE, sizeof (int));
  review_fixture_init (&fixture->review, photos);
  review_fixture_start (&fixture->review, N_PHOTOS);
  review_fixture_wait_shown (&fixture->review, 0);
  g_signal_connect (gtk_widget_get_frame_clock (fixture->review.window), "after-paint",
                    G_CALLBACK (after_paint_cb), fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture->review.window),
                                        fixture);
  g_assert_cmpuint (fixture->painted->len, >, 0);
  review_fixture_clear (&fixture->review);
  g_array_unref (fixture->painted);
}

static gboolean
is_painted (gpointer user_data)
{
  Fixture *fixture = user_data;

  return fixture->painted->len > 0 &&
         g_array_index (fixture->painted, int, fixture->painted->len - 1) == fixture->expected;
}

static gboolean
is_idle (gpointer user_data)
{
  return xy_photo_cache_is_idle (((Fixture *) user_data)->review.cache);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static void
print_times (const char *what, GArray *times)
{
  g_array_sort (times, compare_times);
  g_test_message ("%s: median %.1f ms, 95th percentile %.1f ms, worst %.1f ms over %u steps", what,
                  (double) g_array_index (times, gint64, times->len / 2) / 1000,
                  (double) g_array_index (times, gint64, times->len * 95 / 100) / 1000,
                  (double) g_array_index (times, gint64, times->len - 1) / 1000, times->len);
}

static gboolean
wake_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

/* How a person goes through the photos. */
typedef enum
{
  /* The next ones are decoded, and a key goes down at any time after a frame. */
  PACE_LOOKING,
  /* They are decoded, and a key goes down as soon as a photo has been painted. */
  PACE_AT_ONCE,
  /* Nothing is decoded before a key goes down. */
  PACE_NOTHING_AHEAD,
} Pace;

static void
get_ready (Fixture *fixture, Pace pace, guint step)
{
  gboolean rested = pace == PACE_AT_ONCE;

  /* Frames are a sixtieth of a second apart, and a key that comes sooner waits for the next one. */
  if (!rested)
    g_timeout_add (34 + step * 7 % 17, wake_cb, &rested);
  xy_test_wait (is_idle, fixture);
  xy_test_wait (is_true, &rested);
  if (pace == PACE_NOTHING_AHEAD)
    xy_photo_cache_clear (fixture->review.cache);
}

/* Goes down and up through the photos. */
static void
walk (Fixture *fixture, const char *what, guint n_steps, Pace pace)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) works = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *work = g_strdup_printf ("%s, work of the main loop", what);
  int direction = 1;

  for (guint i = 0; i < n_steps; i++)
    {
      gint64 pressed, worked, taken;

      if (fixture->expected + direction < 0 || fixture->expected + direction >= N_PHOTOS)
        direction = -direction;
      fixture->expected += direction;
      get_ready (fixture, pace, i);
      pressed = g_get_monotonic_time ();
      worked = get_work ();
      review_fixture_hit (&fixture->review, direction > 0 ? GDK_KEY_j : GDK_KEY_k);
      xy_test_wait (is_painted, fixture);
      taken = fixture->painted_at - pressed;
      worked = fixture->worked - worked;
      g_array_append_val (times, taken);
      g_array_append_val (works, worked);
    }
  print_times (what, times);
  print_times (work, works);
}

/* From 0 by steps of one: whatever was painted came after its neighbour. */
static void
assert_none_is_skipped (Fixture *fixture)
{
  for (guint i = 1; i < fixture->painted->len; i++)
    g_assert_cmpint (ABS (g_array_index (fixture->painted, int, i) -
                          g_array_index (fixture->painted, int, i - 1)),
                     ==, 1);
  g_assert_cmpuint (fixture->n_blank, ==, 0);
}

static void
test_each_key_paints_the_next_photo (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  walk (&fixture, "decoded ahead", N_STEPS, PACE_LOOKING);
  walk (&fixture, "decoded ahead, a key with every frame", N_STEPS, PACE_AT_ONCE);
  walk (&fixture, "decoded when it is asked for", N_STEPS / 4, PACE_NOTHING_AHEAD);
  /* The first photo was painted before it was watched. */
  g_assert_cmpuint (fixture.painted->len, >=, 2 * N_STEPS + N_STEPS / 4);
  assert_none_is_skipped (&fixture);
  g_assert_cmpuint (xy_photo_cache_get_size (fixture.review.cache), <=, 160 * 1024 * 1024);
  fixture_clear (&fixture);
}

/* A key that is held repeats whenever the main loop comes round, faster than any keyboard. */
static gboolean
hold_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  review_fixture_press (&fixture->review, fixture->expected > 0 ? GDK_KEY_Down : GDK_KEY_Up);
  return G_SOURCE_CONTINUE;
}

static void
hold (Fixture *fixture, int until, const char *how)
{
  guint source = g_timeout_add (1, hold_cb, fixture);
  gint64 pressed = g_get_monotonic_time ();

  fixture->expected = until;
  xy_test_wait (is_painted, fixture);
  g_source_remove (source);
  review_fixture_release (&fixture->review, until > 0 ? GDK_KEY_Down : GDK_KEY_Up);
  g_test_message ("key held, %s: %.1f ms a photo", how,
                  (double) (g_get_monotonic_time () - pressed) / 1000 / N_PHOTOS);
}

static void
test_a_held_key_skips_and_blanks_none (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  hold (&fixture, N_PHOTOS - 1, "decoded ahead");
  hold (&fixture, 0, "decoded ahead");
  g_assert_cmpuint (fixture.painted->len, >=, 2 * (N_PHOTOS - 1));
  assert_none_is_skipped (&fixture);
  fixture_clear (&fixture);
}

/* Where the computer is too slow to decode ahead, the photo that was there stays until then. */
static void
test_a_held_key_skips_and_blanks_none_when_nothing_is_decoded (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  xy_photo_cache_set_budget (fixture.review.cache, 1);
  hold (&fixture, N_PHOTOS - 1, "room for one photo");
  g_assert_cmpuint (fixture.painted->len, >=, N_PHOTOS - 1);
  assert_none_is_skipped (&fixture);
  fixture_clear (&fixture);
}

/* Keys that are typed faster than photos are painted count each. */
static void
test_keys_that_come_at_once_are_steps_that_are_painted_each (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  for (guint i = 0; i < 7; i++)
    review_fixture_hit (&fixture.review, GDK_KEY_j);
  review_fixture_hit (&fixture.review, GDK_KEY_k);
  fixture.expected = 6;
  xy_test_wait (is_painted, &fixture);
  assert_none_is_skipped (&fixture);
  g_assert_cmpint (review_fixture_get_shown (&fixture.review), ==, 6);
  fixture_clear (&fixture);
}

static void
test_what_is_kept_is_bounded_by_bytes (void)
{
  const gsize budget = 6 * 1024 * 1024;
  Fixture fixture;

  fixture_init (&fixture);
  xy_photo_cache_set_budget (fixture.review.cache, budget);
  hold (&fixture, N_PHOTOS - 1, "room for a few photos");
  xy_test_wait (is_idle, &fixture);
  g_assert_cmpuint (xy_photo_cache_get_size (fixture.review.cache), >, 0);
  /* Photos and thumbnails have as much each. */
  g_assert_cmpuint (xy_photo_cache_get_size (fixture.review.cache), <=, 2 * budget);
  assert_none_is_skipped (&fixture);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/review-speed/each-key", test_each_key_paints_the_next_photo);
  g_test_add_func ("/review-speed/held", test_a_held_key_skips_and_blanks_none);
  g_test_add_func ("/review-speed/held-slow",
                   test_a_held_key_skips_and_blanks_none_when_nothing_is_decoded);
  g_test_add_func ("/review-speed/at-once",
                   test_keys_that_come_at_once_are_steps_that_are_painted_each);
  g_test_add_func ("/review-speed/bounded", test_what_is_kept_is_bounded_by_bytes);
  return g_test_run ();
}
