// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a review says while a photo is being opened, and where one cannot be. */

#include "app/xy-review-view-private.h"
#include "model/xy-acts.h"
#include "review-fixture.h"
#include "xy-portrait.h"
#include "xy-test-look.h"
#include "xy-test.h"

/* More than the threads that decode at once. */
#define N_BLOCKED 60

static GBytes *
new_portrait (guint64 seed)
{
  XyPortrait portrait;

  xy_portrait_init (&portrait, seed);
  return xy_portrait_render (&portrait);
}

/* Begins as a JPEG does, and is none. */
static GBytes *
new_broken (void)
{
  g_autoptr (GBytes) portrait = new_portrait (7);

  return g_bytes_new_from_bytes (portrait, 0, 200);
}

/* @broken: which of two photos is, 2 for none. */
static void
fixture_init (ReviewFixture *fixture, guint broken)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < 2; i++)
    g_ptr_array_add (photos, i == broken ? new_broken () : new_portrait (i + 1));
  review_fixture_init (fixture, photos);
}

/* Tasks that keep the threads busy until they may go on. */
typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean open;
  int n_left;
} Gate;

static void
wait_at_gate (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Gate *gate = task_data;

  g_mutex_lock (&gate->mutex);
  while (!gate->open)
    g_cond_wait (&gate->cond, &gate->mutex);
  g_mutex_unlock (&gate->mutex);
  g_task_return_boolean (task, TRUE);
}

static void
passed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  ((Gate *) user_data)->n_left--;
}

static void
gate_close (Gate *gate)
{
  *gate = (Gate){ .n_left = N_BLOCKED };
  g_mutex_init (&gate->mutex);
  g_cond_init (&gate->cond);
  for (int i = 0; i < N_BLOCKED; i++)
    {
      g_autoptr (GTask) task = g_task_new (NULL, NULL, passed_cb, gate);

      g_task_set_task_data (task, gate, NULL);
      g_task_run_in_thread (task, wait_at_gate);
    }
}

static gboolean
is_passed (gpointer user_data)
{
  return ((Gate *) user_data)->n_left == 0;
}

static void
gate_open (Gate *gate)
{
  g_mutex_lock (&gate->mutex);
  gate->open = TRUE;
  g_cond_broadcast (&gate->cond);
  g_mutex_unlock (&gate->mutex);
  xy_test_wait (is_passed, gate);
  g_mutex_clear (&gate->mutex);
  g_cond_clear (&gate->cond);
}

static gboolean
is_visible (gpointer user_data)
{
  return gtk_widget_get_visible (user_data);
}

static gboolean
is_idle (gpointer user_data)
{
  return xy_photo_cache_is_idle (((ReviewFixture *) user_data)->cache);
}

static void
test_a_first_photo_that_takes_long_is_said_to_be_opened (void)
{
  ReviewFixture fixture;
  Gate gate;

  fixture_init (&fixture, 2);
  gate_close (&gate);
  review_fixture_start (&fixture, 2);
  /* What takes a moment needs no words. */
  g_assert_false (gtk_widget_get_visible (fixture.review->wait_sign));
  xy_test_wait (is_visible, fixture.review->wait_sign);
  xy_test_look (fixture.window, "review-wait-first");
  gate_open (&gate);
  review_fixture_wait_shown (&fixture, 0);
  g_assert_false (gtk_widget_get_visible (fixture.review->wait_sign));
  review_fixture_clear (&fixture);
}

static void
test_the_photo_on_the_screen_stays_while_the_next_is_said_to_be_opened (void)
{
  ReviewFixture fixture;
  Gate gate;

  fixture_init (&fixture, 2);
  review_fixture_start (&fixture, 2);
  review_fixture_wait_shown (&fixture, 0);
  xy_test_wait (is_idle, &fixture);
  gate_close (&gate);
  xy_photo_cache_clear (fixture.cache);
  review_fixture_hit (&fixture, GDK_KEY_j);
  g_assert_false (gtk_widget_get_visible (fixture.review->wait_sign));
  xy_test_wait (is_visible, fixture.review->wait_sign);
  g_assert_cmpint (review_fixture_get_shown (&fixture), ==, 0);
  xy_test_look (fixture.window, "review-wait-next");
  gate_open (&gate);
  review_fixture_wait_shown (&fixture, 1);
  g_assert_false (gtk_widget_get_visible (fixture.review->wait_sign));
  review_fixture_clear (&fixture);
}

static gboolean
can_reject (gpointer user_data)
{
  return xy_review_view_can_reject (((ReviewFixture *) user_data)->review);
}

static gboolean
is_settled (gpointer user_data)
{
  return !xy_review_view_is_storing (((ReviewFixture *) user_data)->review);
}

/* It cannot be accepted, for nobody has seen it; but rejected it can be. */
static void
test_a_broken_photo_says_so_and_can_be_rejected (void)
{
  ReviewFixture fixture;
  XyStudentItem *item;
  AdwStatusPage *status;

  fixture_init (&fixture, 0);
  item = g_ptr_array_index (fixture.items, 0);
  status = fixture.review->status;
  review_fixture_start (&fixture, 2);
  xy_test_wait (can_reject, &fixture);
  xy_test_look (fixture.window, "review-broken");
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (status)));
  g_assert_cmpstr (adw_status_page_get_title (status), ==, "This photo cannot be opened");
  g_assert_cmpstr (adw_status_page_get_description (status), !=, "");
  review_fixture_hit (&fixture, GDK_KEY_a);
  g_assert_cmpint (review_fixture_get_shown (&fixture), ==, 0);
  review_fixture_hit (&fixture, GDK_KEY_r);
  review_fixture_wait_shown (&fixture, 1);
  xy_test_wait (is_settled, &fixture);
  g_assert_nonnull (xy_student_item_get_decision (item));
  g_assert_cmpstr (xy_student_item_get_decision (item)->outcome, ==, XY_OUTCOME_REJECTED);
  review_fixture_clear (&fixture);
}

static void
test_a_photo_before_that_is_broken_says_so (void)
{
  ReviewFixture fixture;
  g_autoptr (GBytes) newer = new_portrait (9);

  fixture_init (&fixture, 0);
  review_fixture_submit (&fixture, 0, newer);
  review_fixture_start (&fixture, 2);
  review_fixture_wait_shown (&fixture, 0);
  g_assert_false (gtk_widget_get_visible (fixture.review->notice));
  review_fixture_hit (&fixture, GDK_KEY_c);
  xy_test_wait (is_visible, fixture.review->notice);
  g_assert_cmpstr (gtk_label_get_text (fixture.review->notice_label), ==,
                   "The photo before cannot be opened.");
  g_assert_false (gtk_widget_get_visible (fixture.review->before_box));
  review_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/review-slow/first", test_a_first_photo_that_takes_long_is_said_to_be_opened);
  g_test_add_func ("/review-slow/next",
                   test_the_photo_on_the_screen_stays_while_the_next_is_said_to_be_opened);
  g_test_add_func ("/review-slow/broken", test_a_broken_photo_says_so_and_can_be_rejected);
  g_test_add_func ("/review-slow/broken-before", test_a_photo_before_that_is_broken_says_so);
  return g_test_run ();
}
