// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app-fixture.h"
#include "app/xy-capacity-dialog.h"
#include "app/xy-hour-dialog.h"
#include "app/xy-place-dialog.h"
#include "app/xy-session-dialog.h"
#include "app/xy-split-dialog.h"
#include "app/xy-suggestion-dialog.h"
#include "app/xy-timetable-actions.h"
#include "app/xy-wish-dialog.h"
#include "model/xy-college-names.h"
#include "store/xy-store-home.h"
#include "window-fixture.h"
#include "xy-test.h"

/* The notice's timetable, in which 法学院 has 35 students in four classes.  One window serves all
 * tests; each of them undoes what it has done. */

typedef struct
{
  WindowFixture window;
  GActionGroup *actions;
  XySchedule *before;
} Fixture;

/* As a coordinator of 法学院, who has been signed in before. */
static void
sign_in (const char *home)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyStore) store = xy_store_home_open_current (home, NULL, &error);
  g_autofree char *college = app_fixture_dup_college_id ("法学院");

  g_assert_no_error (error);
  xy_store_set_setting (store, "role", XY_ROLE_COLLEGE, &error);
  g_assert_no_error (error);
  xy_store_set_setting (store, "colleges", college, &error);
  g_assert_no_error (error);
  xy_store_close (store);
}

static void
fixture_init (Fixture *fixture, gboolean is_coordinator)
{
  g_autofree char *home = xy_test_dup_folder ();

  app_fixture_fill (home, "法学院", 35, 0, 10);
  if (is_coordinator)
    sign_in (home);
  window_fixture_init (&fixture->window, home);
  xy_window_show_page (fixture->window.window, "timetable");
  fixture->actions = xy_timetable_actions_new (
      fixture->window.workspace, GTK_WIDGET (xy_window_get_timetable (fixture->window.window)));
  fixture->before = xy_schedule_ref (xy_workspace_get_schedule (fixture->window.workspace));
}

static void
fixture_clear (Fixture *fixture)
{
  xy_schedule_unref (fixture->before);
  g_assert_finalize_object (fixture->actions);
  window_fixture_clear (&fixture->window);
}

static XySchedule *
get_schedule (Fixture *fixture)
{
  return xy_workspace_get_schedule (fixture->window.workspace);
}

static const char *
college_id (Fixture *fixture)
{
  return xy_college_find (xy_schedule_get_colleges (fixture->before), "法学院")->id;
}

static GPtrArray *
list_places (Fixture *fixture)
{
  return xy_schedule_list_college (get_schedule (fixture), college_id (fixture));
}

/* The first place of 法学院, as it was at the start. */
static const XyAssignment *
get_place (Fixture *fixture)
{
  g_autoptr (GPtrArray) places = xy_schedule_list_college (fixture->before, college_id (fixture));

  return g_ptr_array_index (places, 0);
}

static const XySlot *
get_slot (Fixture *fixture, guint i)
{
  return g_ptr_array_index (xy_schedule_get_slots (fixture->before), i);
}

static const XySession *
get_session (Fixture *fixture)
{
  return g_ptr_array_index (xy_schedule_get_sessions (fixture->before), 0);
}

/* Waiting. */

typedef struct
{
  Fixture *fixture;
  const XySchedule *schedule;
} Change;

static gboolean
is_another (gpointer user_data)
{
  Change *change = user_data;

  return !xy_schedule_equal (get_schedule (change->fixture), change->schedule);
}

static gboolean
is_equal (gpointer user_data)
{
  Change *change = user_data;

  return xy_schedule_equal (get_schedule (change->fixture), change->schedule);
}

static gboolean
offers_undo (gpointer user_data)
{
  return xy_window_get_undo_offer (user_data) != NULL;
}

/* The act is in the store and offers to be undone under that name. */
static void
wait_done (Fixture *fixture, const char *label)
{
  Change change = { fixture, fixture->before };

  xy_test_wait (is_another, &change);
  xy_test_wait (offers_undo, fixture->window.window);
  g_assert_cmpstr (xy_window_get_undo_offer (fixture->window.window), ==, label);
}

static void
undo_to (Fixture *fixture, const XySchedule *schedule)
{
  Change change = { fixture, schedule };

  gtk_widget_activate_action (GTK_WIDGET (fixture->window.window), "win.undo", NULL);
  xy_test_wait (is_equal, &change);
}

/* Dialogs and what is in them. */

static GtkWidget *
find_dialog (GtkWindow *window)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWindow) toplevel = g_list_model_get_item (toplevels, i);

      if (gtk_window_get_transient_for (toplevel) == window &&
          gtk_widget_get_mapped (GTK_WIDGET (toplevel)))
        return GTK_WIDGET (toplevel);
    }
  return NULL;
}

static gboolean
has_dialog (gpointer window)
{
  return find_dialog (window) != NULL;
}

static gboolean
has_no_dialog (gpointer window)
{
  return find_dialog (window) == NULL;
}

static GtkWidget *
open_dialog (Fixture *fixture, GType type, const char *action, GVariant *parameter)
{
  GtkWidget *dialog;

  g_assert_true (g_action_group_get_action_enabled (fixture->actions, action));
  g_action_group_activate_action (fixture->actions, action, parameter);
  xy_test_wait (has_dialog, fixture->window.window);
  dialog = find_dialog (GTK_WINDOW (fixture->window.window));
  g_assert_true (g_type_is_a (G_OBJECT_TYPE (dialog), type));
  return dialog;
}

static void
wait_closed (Fixture *fixture)
{
  xy_test_wait (has_no_dialog, fixture->window.window);
}

/* The n-th widget of that type, from 0, that is on the screen. */
static GtkWidget *
find_widget (GtkWidget *widget, GType type, guint *n)
{
  if (gtk_widget_get_mapped (widget) && g_type_is_a (G_OBJECT_TYPE (widget), type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
get_widget (GtkWidget *dialog, GType type, guint n)
{
  GtkWidget *found = find_widget (dialog, type, &n);

  g_assert_nonnull (found);
  return found;
}

static void
type_into (GtkWidget *dialog, guint row, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (get_widget (dialog, ADW_TYPE_ENTRY_ROW, row)), text);
}

static gboolean
can_apply (GtkWidget *dialog)
{
  return gtk_widget_is_sensitive (gtk_window_get_default_widget (GTK_WINDOW (dialog)));
}

/* Enter, as long as nothing else takes it. */
static void
press_default (Fixture *fixture, GtkWidget *dialog)
{
  g_assert_true (can_apply (dialog));
  gtk_widget_activate_default (dialog);
  wait_closed (fixture);
}

static const char *
get_follows (GtkWidget *dialog)
{
  return xy_edit_dialog_get_edit (XY_EDIT_DIALOG (dialog))->follows;
}

/* Places. */

static void
test_splits_and_joins (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (XySchedule) split = NULL;
  g_autoptr (GPtrArray) places = NULL;
  const XyAssignment *place, *part;
  GtkWidget *dialog;

  place = get_place (fixture);
  dialog = open_dialog (fixture, XY_TYPE_SPLIT_DIALOG, "split", g_variant_new_string (place->id));
  g_assert_false (can_apply (dialog));
  gtk_widget_activate (get_widget (dialog, ADW_TYPE_ACTION_ROW, 1));
  gtk_widget_activate (get_widget (dialog, ADW_TYPE_ACTION_ROW, 3));
  g_assert_cmpstr (get_follows (dialog), ==, "2班, 4班: 15 students go; 20 stay.");
  press_default (fixture, dialog);
  wait_done (fixture, "Split 法学院");

  split = xy_schedule_ref (get_schedule (fixture));
  places = list_places (fixture);
  g_assert_cmpuint (places->len, ==, 2);
  part = places->pdata[g_str_equal (((XyAssignment *) places->pdata[0])->id, place->id) ? 1 : 0];
  g_assert_cmpint (xy_schedule_get_assignment_load (split, part), ==, 15);
  g_action_group_activate_action (fixture->actions, "join",
                                  g_variant_new ("(ss)", part->id, place->id));
  {
    Change change = { fixture, fixture->before };

    xy_test_wait (is_equal, &change);
  }
  undo_to (fixture, split);
  undo_to (fixture, fixture->before);
}

static void
test_split_needs_some_to_go_and_some_to_stay (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWidget *dialog;

  dialog = open_dialog (fixture, XY_TYPE_SPLIT_DIALOG, "split",
                        g_variant_new_string (get_place (fixture)->id));
  for (guint i = 0; i < 4; i++)
    gtk_widget_activate (get_widget (dialog, ADW_TYPE_ACTION_ROW, i));
  g_assert_false (can_apply (dialog));
  gtk_widget_activate (get_widget (dialog, ADW_TYPE_ACTION_ROW, 0));
  g_assert_true (can_apply (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);
  g_assert_true (xy_schedule_equal (get_schedule (fixture), fixture->before));
}

static void
test_takes_out_and_places_where_it_is_chosen (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (XySchedule) without = NULL;
  g_autoptr (GPtrArray) places = NULL;
  const XyAssignment *place;
  GtkWidget *dialog, *list;

  g_action_group_activate_action (fixture->actions, "remove",
                                  g_variant_new_string (get_place (fixture)->id));
  wait_done (fixture, "Took 法学院 out of the timetable");
  without = xy_schedule_ref (get_schedule (fixture));

  dialog = open_dialog (fixture, XY_TYPE_PLACE_DIALOG, "place",
                        g_variant_new_string (college_id (fixture)));
  list = get_widget (dialog, GTK_TYPE_LIST_BOX, 0);
  gtk_list_box_select_row (GTK_LIST_BOX (list),
                           gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 7));
  g_assert_cmpstr (get_follows (dialog), ==, "35 students come at 13:00–14:00, group 2.");
  press_default (fixture, dialog);
  {
    Change change = { fixture, without };

    xy_test_wait (is_another, &change);
  }
  places = list_places (fixture);
  g_assert_cmpuint (places->len, ==, 1);
  place = places->pdata[0];
  g_assert_cmpstr (place->slot, ==, get_slot (fixture, 3)->id);
  g_assert_cmpint (place->group, ==, 2);
  undo_to (fixture, without);
  undo_to (fixture, fixture->before);
}

static void
test_keeps_wishes (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GPtrArray) places = NULL;
  const XyAssignment *place;
  GtkWidget *dialog;

  dialog = open_dialog (fixture, XY_TYPE_WISH_DIALOG, "wish",
                        g_variant_new_string (get_place (fixture)->id));
  g_assert_false (can_apply (dialog));
  gtk_widget_activate (get_widget (dialog, GTK_TYPE_SWITCH, 0));
  /* Beginnings in order: any, 8:30, 9:30; ends: any, 9:30, 10:30, 11:30. */
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_widget (dialog, ADW_TYPE_COMBO_ROW, 0)), 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (get_widget (dialog, ADW_TYPE_COMBO_ROW, 1)), 3);
  press_default (fixture, dialog);
  wait_done (fixture, "Changed the wishes of 法学院");
  places = list_places (fixture);
  place = places->pdata[0];
  g_assert_true (place->fixed);
  g_assert_cmpstr (place->not_before, ==, "08:30");
  g_assert_cmpstr (place->not_after, ==, "11:30");
  undo_to (fixture, fixture->before);
}

/* Hours. */

static void
test_adds_an_hour (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  const XySlot *slot;
  GtkWidget *dialog;

  dialog = open_dialog (fixture, XY_TYPE_HOUR_DIALOG, "add-hour",
                        g_variant_new_string (get_session (fixture)->id));
  type_into (dialog, 1, "16：40");
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_widget (dialog, GTK_TYPE_SPIN_BUTTON, 0)), 4);
  g_assert_cmpstr (get_follows (dialog), ==, "Each group takes 60 students.");
  press_default (fixture, dialog);
  wait_done (fixture, "Added the hour 16:00–16:40");
  slot = g_ptr_array_index (xy_schedule_get_slots (get_schedule (fixture)), 6);
  g_assert_cmpstr (slot->start, ==, "16:00");
  g_assert_cmpstr (slot->end, ==, "16:40");
  g_assert_cmpint (slot->groups, ==, 4);
  undo_to (fixture, fixture->before);
}

static void
test_changes_an_hour (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  const XySlot *slot;
  GtkWidget *dialog;

  dialog = open_dialog (fixture, XY_TYPE_HOUR_DIALOG, "edit-hour",
                        g_variant_new_string (get_slot (fixture, 0)->id));
  g_assert_false (can_apply (dialog));
  type_into (dialog, 0, "9:30");
  g_assert_false (can_apply (dialog));
  type_into (dialog, 0, "8:00");
  g_assert_true (can_apply (dialog));
  press_default (fixture, dialog);
  wait_done (fixture, "Changed the hour 8:30–9:30");
  slot = xy_schedule_find_slot (get_schedule (fixture), get_slot (fixture, 0)->id);
  g_assert_cmpstr (slot->start, ==, "08:00");
  undo_to (fixture, fixture->before);
}

static void
answer (Fixture *fixture, GtkWidget *dialog, const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);
}

static void
test_asks_before_an_hour_with_colleges_goes (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWidget *dialog;
  GVariant *hour;

  hour = g_variant_ref_sink (g_variant_new_string (get_slot (fixture, 0)->id));
  dialog = open_dialog (fixture, ADW_TYPE_MESSAGE_DIALOG, "remove-hour", hour);
  g_assert_cmpstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (dialog)), ==,
                   "Without a place then: 法学院, 附属二医院, 商学院, 历文院, 化工院.");
  answer (fixture, dialog, "cancel");
  g_assert_true (xy_schedule_equal (get_schedule (fixture), fixture->before));

  dialog = open_dialog (fixture, ADW_TYPE_MESSAGE_DIALOG, "remove-hour", hour);
  answer (fixture, dialog, "remove");
  wait_done (fixture, "Removed the hour 8:30–9:30");
  g_assert_null (xy_schedule_find_slot (get_schedule (fixture), g_variant_get_string (hour, NULL)));
  undo_to (fixture, fixture->before);
  g_variant_unref (hour);
}

/* Sessions and capacity. */

static void
test_adds_changes_and_removes_a_session (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (XySchedule) added = NULL;
  g_autoptr (XySchedule) changed = NULL;
  g_autoptr (GPtrArray) hours = NULL;
  const XySession *session;
  g_autofree char *id = NULL;
  GtkWidget *dialog;
  Change change;

  dialog = open_dialog (fixture, XY_TYPE_SESSION_DIALOG, "add-session", NULL);
  g_assert_false (can_apply (dialog));
  type_into (dialog, 0, "2199年1月2日");
  type_into (dialog, 1, "至善楼");
  type_into (dialog, 2, "101、102");
  press_default (fixture, dialog);
  wait_done (fixture, "Added the session of Wed 2 Jan 2199");
  added = xy_schedule_ref (get_schedule (fixture));
  session = g_ptr_array_index (xy_schedule_get_sessions (added), 1);
  id = g_strdup (session->id);
  hours = xy_schedule_list_slots (added, id);
  g_assert_cmpuint (hours->len, ==, 6);
  g_assert_cmpstr (session->date, ==, "2199-01-02");

  dialog = open_dialog (fixture, XY_TYPE_SESSION_DIALOG, "edit-session", g_variant_new_string (id));
  type_into (dialog, 2, "101 102 103");
  press_default (fixture, dialog);
  change = (Change){ fixture, added };
  xy_test_wait (is_another, &change);
  changed = xy_schedule_ref (get_schedule (fixture));
  session = xy_schedule_find_session (changed, id);
  g_assert_cmpuint (g_strv_length (session->rooms), ==, 3);

  /* Nobody stands in it, so nobody is asked. */
  g_action_group_activate_action (fixture->actions, "remove-session", g_variant_new_string (id));
  change = (Change){ fixture, fixture->before };
  xy_test_wait (is_equal, &change);
  undo_to (fixture, changed);
  undo_to (fixture, added);
  undo_to (fixture, fixture->before);
}

static void
test_changes_the_capacity (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWidget *dialog;

  dialog = open_dialog (fixture, XY_TYPE_CAPACITY_DIALOG, "capacity", NULL);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (get_widget (dialog, GTK_TYPE_SPIN_BUTTON, 0)), 20);
  g_assert_cmpstr (get_follows (dialog), ==, "A group takes 30 students.\n1 group is too full.");
  press_default (fixture, dialog);
  wait_done (fixture, "Changed the capacity");
  g_assert_cmpint (xy_schedule_get_campaign (get_schedule (fixture))->students_per_room_hour, ==,
                   20);
  undo_to (fixture, fixture->before);
}

/* Suggestions. */

static gboolean
is_suggested (gpointer dialog)
{
  return xy_suggestion_dialog_get_state (dialog) != NULL;
}

static void
test_suggestion_is_used_as_one_step (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (XySchedule) without = NULL;
  g_autoptr (GPtrArray) places = NULL;
  GtkWidget *dialog;
  Change change;

  g_action_group_activate_action (fixture->actions, "remove",
                                  g_variant_new_string (get_place (fixture)->id));
  wait_done (fixture, "Took 法学院 out of the timetable");
  without = xy_schedule_ref (get_schedule (fixture));
  dialog = open_dialog (fixture, XY_TYPE_SUGGESTION_DIALOG, "suggest", NULL);
  xy_test_wait (is_suggested, dialog);
  g_assert_cmpuint (xy_suggestion_dialog_get_state (XY_SUGGESTION_DIALOG (dialog))->rows->len, ==,
                    1);
  press_default (fixture, dialog);
  change = (Change){ fixture, without };
  xy_test_wait (is_another, &change);
  places = list_places (fixture);
  g_assert_cmpuint (places->len, ==, 1);
  undo_to (fixture, without);
  undo_to (fixture, fixture->before);
}

static void
test_suggestion_can_be_dropped_while_it_is_sought (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWidget *dialog;
  gpointer alive;

  dialog = open_dialog (fixture, XY_TYPE_SUGGESTION_DIALOG, "suggest", NULL);
  alive = dialog;
  g_object_add_weak_pointer (G_OBJECT (dialog), &alive);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (get_widget (dialog, GTK_TYPE_CHECK_BUTTON, 1)),
                               TRUE);
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);
  while (alive != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (xy_schedule_equal (get_schedule (fixture), fixture->before));
}

/* What everybody relies on. */

static void
test_dialog_follows_a_timetable_that_changes (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWidget *dialog;
  Change change;

  dialog = open_dialog (fixture, XY_TYPE_SPLIT_DIALOG, "split",
                        g_variant_new_string (get_place (fixture)->id));
  gtk_widget_activate (get_widget (dialog, ADW_TYPE_ACTION_ROW, 1));
  g_assert_true (can_apply (dialog));
  g_action_group_activate_action (fixture->actions, "remove",
                                  g_variant_new_string (get_place (fixture)->id));
  change = (Change){ fixture, fixture->before };
  xy_test_wait (is_another, &change);
  g_assert_false (can_apply (dialog));
  g_assert_cmpstr (xy_edit_dialog_get_edit (XY_EDIT_DIALOG (dialog))->reason, ==,
                   "Somebody has changed the timetable meanwhile: this is not in it any more.");
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);
  undo_to (fixture, fixture->before);
}

static gboolean
has_focus (GtkWidget *dialog, GtkWidget *row)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (dialog));

  return focus == row || gtk_widget_is_ancestor (focus, row);
}

static void
test_focus_stays_where_others_change_something_else (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  const char *other = xy_college_find (xy_schedule_get_colleges (fixture->before), "商学院")->id;
  g_autoptr (GPtrArray) places = xy_schedule_list_college (fixture->before, other);
  const XyAssignment *place = g_ptr_array_index (places, 0);
  GtkWidget *dialog, *focus;
  Change change;

  dialog = open_dialog (fixture, XY_TYPE_SPLIT_DIALOG, "split",
                        g_variant_new_string (get_place (fixture)->id));
  gtk_widget_activate (get_widget (dialog, ADW_TYPE_ACTION_ROW, 2));
  focus = gtk_root_get_focus (GTK_ROOT (dialog));
  g_assert_nonnull (focus);
  g_action_group_activate_action (fixture->actions, "remove", g_variant_new_string (place->id));
  change = (Change){ fixture, fixture->before };
  xy_test_wait (is_another, &change);
  g_assert_true (gtk_root_get_focus (GTK_ROOT (dialog)) == focus);
  g_assert_true (can_apply (dialog));
  gtk_window_close (GTK_WINDOW (dialog));
  wait_closed (fixture);
  undo_to (fixture, fixture->before);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *action)
{
  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_buttons_of_the_page_open_dialogs (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWidget *page = GTK_WIDGET (xy_window_get_timetable (fixture->window.window));
  static const char *const names[] = { "timetable.suggest", "timetable.capacity",
                                       "timetable.add-session" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkWidget *button = find_button (page, names[i]);

      g_assert_true (gtk_widget_get_mapped (button) && gtk_widget_is_sensitive (button));
      g_signal_emit_by_name (button, "clicked");
      xy_test_wait (has_dialog, fixture->window.window);
      gtk_window_close (GTK_WINDOW (find_dialog (GTK_WINDOW (fixture->window.window))));
      wait_closed (fixture);
    }
}

static void
test_tab_goes_through_a_dialog_from_above (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  GtkWidget *dialog;

  dialog = open_dialog (fixture, XY_TYPE_HOUR_DIALOG, "edit-hour",
                        g_variant_new_string (get_slot (fixture, 0)->id));
  g_assert_true (has_focus (dialog, get_widget (dialog, ADW_TYPE_ENTRY_ROW, 0)));
  gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (dialog, get_widget (dialog, ADW_TYPE_ENTRY_ROW, 1)));
  gtk_widget_child_focus (dialog, GTK_DIR_TAB_FORWARD);
  g_assert_true (has_focus (dialog, get_widget (dialog, ADW_TYPE_ACTION_ROW, 0)));
  gtk_widget_activate_action (dialog, "window.close", NULL);
  wait_closed (fixture);
}

static gboolean
has_request (gpointer workspace)
{
  g_autoptr (GPtrArray) requests = xy_workspace_list_requests (workspace);

  return requests->len > 0;
}

/* The last one: it goes on in a window of a coordinator. */
static void
test_a_coordinator_asks_for_a_split (gconstpointer data)
{
  Fixture *fixture = (Fixture *) data;
  g_autoptr (GPtrArray) requests = NULL;
  const XyRequest *request;
  GtkWidget *dialog;

  fixture_clear (fixture);
  fixture_init (fixture, TRUE);
  g_assert_false (g_action_group_get_action_enabled (fixture->actions, "suggest"));
  dialog = open_dialog (fixture, XY_TYPE_SPLIT_DIALOG, "split",
                        g_variant_new_string (get_place (fixture)->id));
  gtk_widget_activate (get_widget (dialog, ADW_TYPE_ACTION_ROW, 1));
  g_assert_true (g_str_has_suffix (
      get_follows (dialog),
      "The graduate school is asked; until it agrees everything stays as it is."));
  press_default (fixture, dialog);
  xy_test_wait (has_request, fixture->window.workspace);
  requests = xy_workspace_list_requests (fixture->window.workspace);
  request = requests->pdata[0];
  g_assert_cmpstr (request->subject, ==, get_place (fixture)->id);
  g_assert_cmpuint (g_strv_length (request->classes), ==, 1);
  g_assert_cmpstr (request->classes[0], ==, "2班");
  g_assert_true (xy_schedule_equal (get_schedule (fixture), fixture->before));
}

int
main (int argc, char **argv)
{
  Fixture fixture = { 0 };
  int result;

  xy_test_init (&argc, &argv);
  adw_init ();
  fixture_init (&fixture, FALSE);
#define ADD(name, function) g_test_add_data_func ("/timetable-dialogs/" name, &fixture, function)
  ADD ("splits-and-joins", test_splits_and_joins);
  ADD ("split-needs-some-to-go-and-some-to-stay", test_split_needs_some_to_go_and_some_to_stay);
  ADD ("takes-out-and-places-where-it-is-chosen", test_takes_out_and_places_where_it_is_chosen);
  ADD ("keeps-wishes", test_keeps_wishes);
  ADD ("adds-an-hour", test_adds_an_hour);
  ADD ("changes-an-hour", test_changes_an_hour);
  ADD ("asks-before-an-hour-with-colleges-goes", test_asks_before_an_hour_with_colleges_goes);
  ADD ("adds-changes-and-removes-a-session", test_adds_changes_and_removes_a_session);
  ADD ("changes-the-capacity", test_changes_the_capacity);
  ADD ("suggestion-is-used-as-one-step", test_suggestion_is_used_as_one_step);
  ADD ("suggestion-can-be-dropped-while-it-is-sought",
       test_suggestion_can_be_dropped_while_it_is_sought);
  ADD ("dialog-follows-a-timetable-that-changes", test_dialog_follows_a_timetable_that_changes);
  ADD ("focus-stays-where-others-change-something-else",
       test_focus_stays_where_others_change_something_else);
  ADD ("buttons-of-the-page-open-dialogs", test_buttons_of_the_page_open_dialogs);
  ADD ("tab-goes-through-a-dialog-from-above", test_tab_goes_through_a_dialog_from_above);
  ADD ("a-coordinator-asks-for-a-split", test_a_coordinator_asks_for_a_split);
  result = g_test_run ();
  fixture_clear (&fixture);
  return result;
}
