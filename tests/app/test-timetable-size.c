// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A timetable of forty hours, two hundred groups and three hundred colleges in a window: what stays
 * when a college moves, and how much work the main loop has with it.  The clock decides nothing
 * here. */

#include <time.h>

#include <adwaita.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/xy-timetable-view.h"
#include "model/xy-schedule-plan.h"
#include "xy-test-look.h"
#include "xy-test.h"

#define N_DAYS 8
#define N_HOURS 5
#define N_GROUPS 5
#define N_COLLEGES 300
#define N_RUNS 15

typedef struct
{
  GtkWindow *window;
  XyTimetableView *view;
  XySchedule *schedule;
  gint64 drawn;
} Fixture;

/* What the main loop's thread has worked so far, in microseconds; other programs do not count. */
static gint64
get_work (void)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
add (GPtrArray *records, XyKind kind, const char *id, XyFields *fields)
{
  g_ptr_array_add (records, xy_record_new (kind, id, 1, fields));
}

static void
add_colleges (GPtrArray *records)
{
  for (int i = 0; i < N_COLLEGES; i++)
    {
      g_autofree char *id = g_strdup_printf ("college-%03d", i);
      g_autofree char *place = g_strdup_printf ("place-%03d", i);
      g_autofree char *slot = g_strdup_printf ("slot-%d-%d", i % N_DAYS, i / N_DAYS % N_HOURS);
      g_autofree char *name = g_strdup_printf ("第%d学院", i);
      XyFields *fields = xy_fields_new ();

      xy_fields_set_string (fields, "short_name", name);
      xy_fields_set_int (fields, "headcount_on_site", 20 + i % 30);
      add (records, XY_KIND_COLLEGE, id, fields);
      fields = xy_fields_new ();
      xy_fields_set_string (fields, "campaign", "campaign");
      xy_fields_set_string (fields, "college", id);
      xy_fields_set_string (fields, "slot", slot);
      xy_fields_set_int (fields, "group", i / (N_DAYS * N_HOURS) % N_GROUPS + 1);
      xy_fields_set_int (fields, "position", i);
      add (records, XY_KIND_ASSIGNMENT, place, fields);
    }
}

static void
add_day (GPtrArray *records, int day)
{
  g_autofree char *id = g_strdup_printf ("session-%d", day);
  g_autofree char *date = g_strdup_printf ("2021-12-%02d", day + 1);
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", "campaign");
  xy_fields_set_string (fields, "date", date);
  xy_fields_set_string (fields, "building", "景德楼");
  xy_fields_set_strv (fields, "rooms", (const char *const[]){ "202", "204", "304", NULL });
  add (records, XY_KIND_SESSION, id, fields);
  for (int hour = 0; hour < N_HOURS; hour++)
    {
      g_autofree char *slot = g_strdup_printf ("slot-%d-%d", day, hour);
      g_autofree char *start = g_strdup_printf ("%02d:30", hour + 8);
      g_autofree char *end = g_strdup_printf ("%02d:30", hour + 9);

      fields = xy_fields_new ();
      xy_fields_set_string (fields, "campaign", "campaign");
      xy_fields_set_string (fields, "session", id);
      xy_fields_set_string (fields, "start", start);
      xy_fields_set_string (fields, "end", end);
      xy_fields_set_int (fields, "groups", N_GROUPS);
      add (records, XY_KIND_SLOT, slot, fields);
    }
}

static XySchedule *
new_schedule (void)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "name", "2022");
  xy_fields_set_int (fields, "students_per_room_hour", 120);
  add (records, XY_KIND_CAMPAIGN, "campaign", fields);
  for (int day = 0; day < N_DAYS; day++)
    add_day (records, day);
  add_colleges (records);
  return xy_schedule_new (records, "campaign");
}

static void
show (Fixture *fixture)
{
  g_autoptr (GDateTime) now = g_date_time_new_utc (2021, 11, 1, 0, 0, 0);
  XyTimetableInput input = { 0 };

  input.schedule = fixture->schedule;
  input.role = XY_ROLE_SCHOOL;
  input.now = now;
  xy_timetable_view_set_state (fixture->view, xy_timetable_state_new (&input), fixture->schedule,
                               input.role);
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Fixture *) user_data)->drawn = get_work ();
}

static gboolean
is_drawn (gpointer user_data)
{
  return ((Fixture *) user_data)->drawn > 0;
}

static void
wait_for_frame (Fixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), fixture);

  fixture->drawn = 0;
  gtk_widget_queue_draw (GTK_WIDGET (fixture->view));
  xy_test_wait (is_drawn, fixture);
  g_signal_handler_disconnect (clock, handler);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  fixture->schedule = new_schedule ();
  fixture->view = XY_TIMETABLE_VIEW (xy_timetable_view_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture->view));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 700, 600);
  gtk_window_set_child (fixture->window, scroller);
  show (fixture);
  gtk_window_present (fixture->window);
  xy_test_look (GTK_WIDGET (fixture->window), "timetable-size");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  xy_schedule_unref (fixture->schedule);
}

static GtkAdjustment *
get_scrolling (Fixture *fixture, gboolean across)
{
  GtkScrolledWindow *scroller = GTK_SCROLLED_WINDOW (gtk_window_get_child (fixture->window));

  return across ? gtk_scrolled_window_get_hadjustment (scroller)
                : gtk_scrolled_window_get_vadjustment (scroller);
}

static void
move (Fixture *fixture, const char *slot, int group)
{
  XySchedule *after = xy_schedule_move (fixture->schedule, "place-000", slot, group);

  g_assert_nonnull (after);
  xy_schedule_unref (fixture->schedule);
  fixture->schedule = after;
  show (fixture);
}

static void
test_many_groups_scroll_across_and_down (Fixture *fixture, gconstpointer data)
{
  GtkAdjustment *across = get_scrolling (fixture, TRUE);
  GtkAdjustment *down = get_scrolling (fixture, FALSE);

  g_assert_cmpfloat (gtk_adjustment_get_upper (across), >, gtk_adjustment_get_page_size (across));
  g_assert_cmpfloat (gtk_adjustment_get_upper (down), >, gtk_adjustment_get_page_size (down));
  for (int i = 0; i < N_COLLEGES; i++)
    {
      g_autofree char *key = g_strdup_printf ("place-%03d", i);

      g_assert_nonnull (xy_timetable_view_find_chip (fixture->view, key));
    }
}

static void
test_move_keeps_chips_and_where_it_is_scrolled_to (Fixture *fixture, gconstpointer data)
{
  XyTimetableChip *moved = xy_timetable_view_find_chip (fixture->view, "place-000");
  XyTimetableChip *other = xy_timetable_view_find_chip (fixture->view, "place-299");
  GtkAdjustment *down = get_scrolling (fixture, FALSE);
  XyTimetableCell *cell;

  gtk_adjustment_set_value (down, 400);
  wait_for_frame (fixture);
  move (fixture, "slot-3-2", 4);
  wait_for_frame (fixture);
  cell = xy_timetable_view_find_cell (fixture->view, "slot-3-2", 4);
  g_assert_true (xy_timetable_view_find_chip (fixture->view, "place-000") == moved);
  g_assert_true (xy_timetable_view_find_chip (fixture->view, "place-299") == other);
  g_assert_true (gtk_widget_get_parent (GTK_WIDGET (moved)) == GTK_WIDGET (cell));
  g_assert_cmpfloat (gtk_adjustment_get_value (down), ==, 400);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a, *other = b;

  return *one < *other ? -1 : *one > *other;
}

static void
test_work_of_a_move_is_told (Fixture *fixture, gconstpointer data)
{
  gint64 shown[N_RUNS], drawn[N_RUNS];

  for (int i = 0; i < N_RUNS; i++)
    {
      g_autofree char *slot = g_strdup_printf ("slot-%d-%d", i % N_DAYS, i % N_HOURS);
      gint64 began = get_work ();

      move (fixture, slot, i % N_GROUPS + 1);
      shown[i] = get_work () - began;
      wait_for_frame (fixture);
      drawn[i] = fixture->drawn - began;
      g_assert_cmpint (drawn[i], >=, shown[i]);
    }
  qsort (shown, N_RUNS, sizeof shown[0], compare);
  qsort (drawn, N_RUNS, sizeof drawn[0], compare);
  g_test_message ("a move: %.1f ms until it is told, %.1f ms until it is drawn",
                  (double) shown[N_RUNS / 2] / 1000, (double) drawn[N_RUNS / 2] / 1000);
}

static void
test_work_of_an_offer_is_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyTimetableCargo) cargo = xy_timetable_cargo_new ("place-000", NULL);
  gint64 began = get_work ();
  XyTimetableCell *cell;

  xy_timetable_view_carry (fixture->view, cargo);
  cell = xy_timetable_view_find_cell (fixture->view, "slot-7-4", 5);
  g_assert_nonnull (strchr (xy_timetable_cell_get_words (cell), '+'));
  g_test_message ("what a move would bring to each of the places: %.1f ms",
                  (double) (get_work () - began) / 1000);
  xy_timetable_view_carry (fixture->view, NULL);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/timetable-size/many-groups-scroll-across-and-down", Fixture, NULL, set_up,
              test_many_groups_scroll_across_and_down, tear_down);
  g_test_add ("/timetable-size/move-keeps-chips-and-where-it-is-scrolled-to", Fixture, NULL, set_up,
              test_move_keeps_chips_and_where_it_is_scrolled_to, tear_down);
  g_test_add ("/timetable-size/work-of-a-move-is-told", Fixture, NULL, set_up,
              test_work_of_a_move_is_told, tear_down);
  g_test_add ("/timetable-size/work-of-an-offer-is-told", Fixture, NULL, set_up,
              test_work_of_an_offer_is_told, tear_down);
  return g_test_run ();
}
