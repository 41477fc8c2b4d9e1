// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app-fixture.h"
#include "app/xy-state-bar.h"
#include "window-fixture.h"
#include "xy-test.h"

static gboolean
has_overview (gpointer user_data)
{
  return xy_overview_page_get_state (xy_window_get_overview (user_data)) != NULL;
}

static gboolean
offers_task (XyWindow *window, XyTaskKind kind)
{
  const XyOverviewState *state = xy_overview_page_get_state (xy_window_get_overview (window));

  for (guint i = 0; i < state->tasks->len; i++)
    if (((XyOverviewTask *) g_ptr_array_index (state->tasks, i))->kind == kind)
      return TRUE;
  return FALSE;
}

static void
test_empty_store_shows_each_page (void)
{
  static const char *const pages[] = { "roster", "timetable", "photos", "overview" };
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };

  window_fixture_init (&fixture, home);
  xy_test_wait (has_overview, fixture.window);
  g_assert_true (offers_task (fixture.window, XY_TASK_IMPORT));
  g_assert_true (offers_task (fixture.window, XY_TASK_SIGN_IN));
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture.window), "win.show-page", "s", pages[i]);
      g_assert_cmpstr (xy_window_get_page (fixture.window), ==, pages[i]);
    }
}

static void
test_conflicts_are_offered_only_where_there_are_some (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };

  window_fixture_init (&fixture, home);
  g_assert_false (xy_window_is_page_offered (fixture.window, "conflicts"));
  xy_window_show_page (fixture.window, "conflicts");
  g_assert_cmpstr (xy_window_get_page (fixture.window), ==, "overview");
}

static gboolean
shows_five (gpointer user_data)
{
  return g_list_model_get_n_items (xy_roster_page_get_shown (user_data)) == 5;
}

static void
test_roster_is_filtered_and_searched (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };
  XyRosterPage *roster;
  GListModel *shown;

  app_fixture_fill (home, "法学院", 5, 0, 7);
  window_fixture_init (&fixture, home);
  roster = xy_window_get_roster (fixture.window);
  shown = xy_roster_page_get_shown (roster);
  xy_window_show_page (fixture.window, "roster");
  xy_test_wait (shows_five, roster);

  xy_roster_page_set_filter (roster, XY_ROSTER_PROBLEMS);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  xy_roster_page_show_all (roster);
  xy_roster_page_search (roster, "00004");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  xy_roster_page_search (roster, "");
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 5);
}

static void
test_filter_that_is_asked_for_ends_a_search (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };
  XyRosterPage *roster;

  app_fixture_fill (home, "法学院", 5, 0, 7);
  window_fixture_init (&fixture, home);
  roster = xy_window_get_roster (fixture.window);
  xy_test_wait (shows_five, roster);
  xy_roster_page_search (roster, "nobody");
  g_assert_cmpuint (g_list_model_get_n_items (xy_roster_page_get_shown (roster)), ==, 0);
  xy_roster_page_set_filter (roster, XY_ROSTER_NO_PHOTO);
  g_assert_cmpuint (g_list_model_get_n_items (xy_roster_page_get_shown (roster)), ==, 5);
}

static void
test_roster_stands_in_the_order_of_the_queue (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };
  GListModel *shown;

  app_fixture_fill (home, "法学院", 101, 0, 7);
  window_fixture_init (&fixture, home);
  shown = xy_roster_page_get_shown (xy_window_get_roster (fixture.window));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 101);
  for (guint i = 0; i < 101; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (shown, i);
      g_autofree char *number = g_strdup_printf ("2019390%05u", i + 1);

      g_assert_cmpstr (xy_student_item_get_student (item)->student_number, ==, number);
    }
}

static gboolean
is_in_second_group (gpointer window)
{
  const XyTimetableState *state = xy_timetable_page_get_state (xy_window_get_timetable (window));
  const XyTimetableDay *day = state != NULL ? g_ptr_array_index (state->days, 0) : NULL;
  const XyTimetableHour *hour = day != NULL ? g_ptr_array_index (day->hours, 0) : NULL;
  const XyTimetableGroup *group = hour != NULL ? g_ptr_array_index (hour->groups, 1) : NULL;

  for (guint i = 0; group != NULL && i < group->pills->len; i++)
    if (((XyTimetablePill *) g_ptr_array_index (group->pills, i))->own)
      return TRUE;
  return FALSE;
}

static void
test_move_is_shown (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };
  g_autoptr (GPtrArray) places = NULL;
  const XyAssignment *place;

  app_fixture_fill (home, "法学院", 1, 0, 7);
  window_fixture_init (&fixture, home);
  places = xy_schedule_list_college (xy_workspace_get_schedule (fixture.workspace),
                                     xy_workspace_get_college (fixture.workspace));
  place = g_ptr_array_index (places, 0);
  g_assert_false (is_in_second_group (fixture.window));
  xy_workspace_move (fixture.workspace, place->id, place->slot, 2);
  xy_test_wait (is_in_second_group, fixture.window);
}

static gboolean
has_focus_in (XyWindow *window, GtkWidget *page)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && (focus == page || gtk_widget_is_ancestor (focus, page));
}

static gboolean
has_focus_in_table (gpointer window)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (window));

  return focus != NULL && has_focus_in (window, GTK_WIDGET (xy_window_get_roster (window))) &&
         gtk_widget_get_ancestor (focus, GTK_TYPE_COLUMN_VIEW) != NULL;
}

static gboolean
focuses_table (gpointer window)
{
  gtk_widget_activate_action (window, "win.show-page", "s", "roster");
  return has_focus_in_table (window);
}

static void
test_page_shown_by_key_has_the_focus (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *widget;

  app_fixture_fill (home, "法学院", 5, 0, 7);
  window_fixture_init (&fixture, home);
  widget = GTK_WIDGET (fixture.window);
  xy_test_wait (focuses_table, fixture.window);
  gtk_widget_activate_action (widget, "win.show-page", "s", "timetable");
  g_assert_true (
      has_focus_in (fixture.window, GTK_WIDGET (xy_window_get_timetable (fixture.window))));
  gtk_widget_activate_action (widget, "win.show-page", "s", "photos");
  g_assert_true (has_focus_in (fixture.window, GTK_WIDGET (xy_window_get_photos (fixture.window))));
}

static void
test_search_key_comes_back_to_an_open_search (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };
  GtkWidget *widget, *roster;
  gboolean open;

  app_fixture_fill (home, "法学院", 5, 0, 7);
  window_fixture_init (&fixture, home);
  widget = GTK_WIDGET (fixture.window);
  roster = GTK_WIDGET (xy_window_get_roster (fixture.window));
  xy_test_wait (focuses_table, fixture.window);
  gtk_widget_activate_action (widget, "win.search", NULL);
  gtk_widget_grab_focus (roster);
  g_assert_true (has_focus_in_table (fixture.window));

  gtk_widget_activate_action (widget, "win.search", NULL);
  g_object_get (roster, "search-mode", &open, NULL);
  g_assert_true (open);
  g_assert_false (has_focus_in_table (fixture.window));
  gtk_widget_activate_action (widget, "win.search", NULL);
  g_object_get (roster, "search-mode", &open, NULL);
  g_assert_false (open);
}

static void
test_undo_is_offered_for_the_last_act_only (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_auto (WindowFixture) fixture = { 0 };

  window_fixture_init (&fixture, home);
  g_signal_emit_by_name (fixture.workspace, "done", "first");
  g_signal_emit_by_name (fixture.workspace, "done", "second");
  g_assert_cmpstr (xy_window_get_undo_offer (fixture.window), ==, "second");
  xy_window_dismiss_undo (fixture.window);
  g_assert_null (xy_window_get_undo_offer (fixture.window));
}

static void
test_bar_is_a_meter_to_a_screen_reader (void)
{
  GtkWidget *bar = g_object_ref_sink (xy_state_bar_new ());

  xy_state_bar_clear (XY_STATE_BAR (bar), 4);
  xy_state_bar_add (XY_STATE_BAR (bar), 1, "accepted");
  xy_state_bar_describe (XY_STATE_BAR (bar), "1班", 1, "1 of 4");
  gtk_test_accessible_assert_role (bar, GTK_ACCESSIBLE_ROLE_METER);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, 1.0);
  gtk_test_accessible_assert_property (bar, GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, "1 of 4");
  g_assert_finalize_object (bar);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  g_test_add_func ("/window/empty-store-shows-each-page", test_empty_store_shows_each_page);
  g_test_add_func ("/window/conflicts-are-offered-only-where-there-are-some",
                   test_conflicts_are_offered_only_where_there_are_some);
  g_test_add_func ("/window/roster-is-filtered-and-searched", test_roster_is_filtered_and_searched);
  g_test_add_func ("/window/filter-that-is-asked-for-ends-a-search",
                   test_filter_that_is_asked_for_ends_a_search);
  g_test_add_func ("/window/roster-stands-in-the-order-of-the-queue",
                   test_roster_stands_in_the_order_of_the_queue);
  g_test_add_func ("/window/move-is-shown", test_move_is_shown);
  g_test_add_func ("/window/page-shown-by-key-has-the-focus", test_page_shown_by_key_has_the_focus);
  g_test_add_func ("/window/search-key-comes-back-to-an-open-search",
                   test_search_key_comes_back_to_an_open_search);
  g_test_add_func ("/window/undo-is-offered-for-the-last-act-only",
                   test_undo_is_offered_for_the_last_act_only);
  g_test_add_func ("/window/bar-is-a-meter-to-a-screen-reader",
                   test_bar_is_a_meter_to_a_screen_reader);
  return g_test_run ();
}
