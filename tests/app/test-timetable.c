// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app-fixture.h"
#include "app/xy-timetable-chooser.h"
#include "model/xy-college-names.h"
#include "model/xy-schedule-plan.h"
#include "store/xy-store-home.h"
#include "window-fixture.h"
#include "xy-test-input.h"
#include "xy-test.h"

/* The notice's attachment 2. */
static const char *const notice[6][2] = {
  { "法学院 附属二医院", "商学院 历文院 化工院" },
  { "文学院 国汉院", "地科院 旅游学院" },
  { "工设院 外院", "生科院 体院" },
  { "公管院 省人医 湘东医院", "张家界医院 岳阳医院 光琇医院" },
  { "教科院 长沙医院 湘南医院", "新传院 马克思主义学院" },
  { "美院 音乐学院 医学院", "数统院 物电院 信息院" },
};

/* Three rooms of 120 an hour, two groups: a group takes 180.  The law school brings 100, and so
 * does the business school, which stands in the second group of the first hour. */
#define N_STUDENTS 100

typedef struct
{
  WindowFixture shell;
  XyWorkspace *workspace;
  XyTimetablePage *page;
  XyTimetableView *view;
  XyTestInput *input;
  XySchedule *before;
  /* The law school's place. */
  char *law;
} Fixture;

static const char *
get_slot (Fixture *fixture, guint hour)
{
  GPtrArray *slots = xy_schedule_get_slots (xy_workspace_get_schedule (fixture->workspace));

  return ((XySlot *) g_ptr_array_index (slots, hour))->id;
}

static XyTimetableCell *
get_cell (Fixture *fixture, guint hour, int group)
{
  XyTimetableCell *cell =
      xy_timetable_view_find_cell (fixture->view, get_slot (fixture, hour), group);

  g_assert_nonnull (cell);
  return cell;
}

static GtkWidget *
get_chip (Fixture *fixture)
{
  XyTimetableChip *chip = xy_timetable_page_find_chip (fixture->page, fixture->law);

  g_assert_nonnull (chip);
  return GTK_WIDGET (chip);
}

static gboolean
is_laid_out (gpointer user_data)
{
  Fixture *fixture = user_data;
  XyTimetableChip *chip = xy_timetable_page_find_chip (fixture->page, fixture->law);

  return chip != NULL && gtk_widget_get_mapped (GTK_WIDGET (chip)) &&
         gtk_widget_get_width (GTK_WIDGET (chip)) > 0;
}

static void
set_headcount (XyStore *store, const char *college, int count)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  g_autofree char *id = app_fixture_dup_college_id (college);
  XyFields *fields = xy_fields_new ();

  xy_fields_set_int (fields, "headcount_on_site", count);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_COLLEGE, id, fields));
  xy_store_apply (store, NULL, edits, &error);
  g_assert_no_error (error);
}

static void
fill (const char *home, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = NULL;
  g_autoptr (XyStore) store = NULL;

  app_fixture_fill (home, "法学院", N_STUDENTS, 0, 7);
  seed = g_ptr_array_new ();
  store = xy_store_home_open_current (home, seed, &error);
  g_assert_no_error (error);
  set_headcount (store, "商学院", N_STUDENTS);
  if (role != NULL)
    {
      g_autofree char *college = app_fixture_dup_college_id ("法学院");

      xy_store_set_setting (store, "role", role, &error);
      g_assert_no_error (error);
      xy_store_set_setting (store, "colleges", college, &error);
      g_assert_no_error (error);
    }
  xy_store_close (store);
}

/* @data: the account's role, if any. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GPtrArray) places = NULL;
  XySchedule *schedule;

  fill (home, data);
  window_fixture_init (&fixture->shell, home);
  fixture->workspace = fixture->shell.workspace;
  fixture->page = xy_window_get_timetable (fixture->shell.window);
  fixture->view = xy_timetable_page_get_view (fixture->page);
  schedule = xy_workspace_get_schedule (fixture->workspace);
  fixture->before = xy_schedule_ref (schedule);
  places = xy_schedule_list_college (schedule, xy_workspace_get_college (fixture->workspace));
  g_assert_cmpuint (places->len, ==, 1);
  fixture->law = g_strdup (((XyAssignment *) g_ptr_array_index (places, 0))->id);
  xy_window_show_page (fixture->shell.window, "timetable");
  xy_test_wait (is_laid_out, fixture);
  fixture->input = xy_test_input_new (GTK_WIDGET (fixture->shell.window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  xy_test_input_free (fixture->input);
  xy_schedule_unref (fixture->before);
  g_free (fixture->law);
  window_fixture_clear (&fixture->shell);
}

/* What is waited for. */

typedef struct
{
  Fixture *fixture;
  guint hour;
  int group;
} Spot;

/* It is stored there, and shown there. */
static gboolean
is_at (gpointer user_data)
{
  Spot *spot = user_data;
  Fixture *fixture = spot->fixture;
  XyTimetableCell *cell = get_cell (fixture, spot->hour, spot->group);
  const XyAssignment *place =
      xy_schedule_find_assignment (xy_workspace_get_schedule (fixture->workspace), fixture->law);

  return place != NULL && g_strcmp0 (place->slot, get_slot (fixture, spot->hour)) == 0 &&
         place->group == spot->group &&
         gtk_widget_get_parent (get_chip (fixture)) == GTK_WIDGET (cell);
}

static void
wait_until_at (Fixture *fixture, guint hour, int group)
{
  xy_test_wait (is_at, &(Spot){ fixture, hour, group });
}

static gboolean
is_carried (gpointer user_data)
{
  return xy_timetable_view_get_cargo (((Fixture *) user_data)->view) != NULL;
}

static gboolean
is_target (gpointer user_data)
{
  return gtk_widget_has_css_class (user_data, "target");
}

typedef struct
{
  Fixture *fixture;
  GtkWidget *over;
  int n_moves;
  gboolean (*done) (gpointer user_data);
  gpointer user_data;
} Dragging;

/* The pointer of a hand is never still. */
static gboolean
is_dragged (gpointer user_data)
{
  Dragging *dragging = user_data;

  if (dragging->done (dragging->user_data))
    return TRUE;
  dragging->n_moves++;
  xy_test_input_point (dragging->fixture->input, dragging->over, dragging->n_moves % 24 - 12,
                       dragging->n_moves % 2);
  return FALSE;
}

static gboolean
has_popover (gpointer user_data)
{
  GtkWidget *popover = xy_timetable_view_get_popover (((Fixture *) user_data)->view);

  return popover != NULL && gtk_widget_get_mapped (popover);
}

static gboolean
has_chooser (gpointer user_data)
{
  GtkWidget *popover = xy_timetable_view_get_popover (((Fixture *) user_data)->view);

  return popover != NULL && XY_IS_TIMETABLE_CHOOSER (popover) && gtk_widget_get_mapped (popover);
}

static gboolean
has_no_popover (gpointer user_data)
{
  return xy_timetable_view_get_popover (((Fixture *) user_data)->view) == NULL;
}

static gboolean
has_problem (gpointer user_data)
{
  return xy_timetable_page_get_problem_row (((Fixture *) user_data)->page, 0) != NULL;
}

static gboolean
is_as_before (gpointer user_data)
{
  Fixture *fixture = user_data;

  return xy_schedule_equal (xy_workspace_get_schedule (fixture->workspace), fixture->before);
}

/* The three hands. */

static void
drag_chip (Fixture *fixture, GtkWidget *chip, guint hour, int group)
{
  GtkWidget *cell = GTK_WIDGET (get_cell (fixture, hour, group));

  xy_test_input_point (fixture->input, chip, 0, 0);
  xy_test_input_button (fixture->input, TRUE);
  xy_test_wait (is_dragged, &(Dragging){ fixture, chip, 0, is_carried, fixture });
  xy_test_wait (is_dragged, &(Dragging){ fixture, cell, 0, is_target, cell });
}

static void
drag (Fixture *fixture, guint hour, int group)
{
  drag_chip (fixture, get_chip (fixture), hour, group);
}

static gboolean
has_focus (gpointer user_data)
{
  return gtk_root_get_focus (gtk_widget_get_root (user_data)) == user_data;
}

static void
carry_down (Fixture *fixture)
{
  gtk_widget_grab_focus (get_chip (fixture));
  xy_test_wait (has_focus, get_chip (fixture));
  xy_test_input_key (fixture->input, GDK_KEY_Alt_L, TRUE);
  xy_test_input_type (fixture->input, GDK_KEY_Down);
  xy_test_wait (is_carried, fixture);
}

static void
open_chooser (Fixture *fixture)
{
  gtk_widget_grab_focus (get_chip (fixture));
  xy_test_wait (has_focus, get_chip (fixture));
  xy_test_input_type (fixture->input, GDK_KEY_Return);
  xy_test_wait (has_popover, fixture);
  if (!has_chooser (fixture))
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->view), "place.move-to", "s", fixture->law);
      xy_test_wait (has_chooser, fixture);
    }
}

static void
choose (Fixture *fixture, guint hour, int group)
{
  XyTimetableChooser *chooser =
      XY_TIMETABLE_CHOOSER (xy_timetable_view_get_popover (fixture->view));
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (xy_timetable_chooser_get_list (chooser),
                                                      (int) hour * 2 + group - 1);

  g_assert_nonnull (row);
  gtk_widget_activate (GTK_WIDGET (row));
  xy_test_wait (has_no_popover, fixture);
}

/* Tests. */

static void
assert_shows_the_notice (Fixture *fixture)
{
  for (guint hour = 0; hour < G_N_ELEMENTS (notice); hour++)
    for (int group = 1; group <= 2; group++)
      {
        g_autoptr (GString) names = g_string_new (NULL);
        const XyTimetableGroup *shown = xy_timetable_state_find_group (
            xy_timetable_page_get_state (fixture->page), get_slot (fixture, hour), group);

        for (guint i = 0; i < shown->pills->len; i++)
          {
            const XyTimetablePill *pill = g_ptr_array_index (shown->pills, i);
            XyTimetableChip *chip = xy_timetable_cell_get_chip (get_cell (fixture, hour, group), i);

            g_assert_cmpstr (xy_timetable_chip_get_key (chip), ==, pill->key);
            g_string_append_printf (names, "%s%s", i > 0 ? " " : "", pill->name);
          }
        g_assert_cmpstr (names->str, ==, notice[hour][group - 1]);
      }
}

static void
split_off_a_class (Fixture *fixture)
{
  static const char *const classes[] = { "1班", NULL };

  xy_workspace_apply (fixture->workspace, "split",
                      xy_schedule_plan_split (xy_workspace_get_schedule (fixture->workspace),
                                              fixture->law, classes, get_slot (fixture, 5), 1));
}

static gboolean
is_split (gpointer user_data)
{
  Fixture *fixture = user_data;
  const XyTimetablePill *pill =
      xy_timetable_state_find_pill (xy_timetable_page_get_state (fixture->page), fixture->law);

  return pill != NULL && pill->classes != NULL && pill->headcount == N_STUDENTS - 10;
}

static void
test_day_of_edits_is_undone_to_the_notice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XySchedule) step = NULL;
  GtkWidget *row;

  assert_shows_the_notice (fixture);
  drag (fixture, 1, 2);
  g_assert_cmpstr (xy_timetable_cell_get_words (get_cell (fixture, 1, 2)), ==, "+100 → 100/180");
  g_assert_cmpstr (xy_timetable_cell_get_words (get_cell (fixture, 0, 2)), ==, "+100 → 200/180");
  xy_test_input_button (fixture->input, FALSE);
  wait_until_at (fixture, 1, 2);

  carry_down (fixture);
  g_assert_true (is_target (get_cell (fixture, 2, 2)));
  g_assert_cmpstr (xy_timetable_cell_get_words (get_cell (fixture, 2, 2)), ==, "+100 → 100/180");
  xy_test_input_key (fixture->input, GDK_KEY_Alt_L, FALSE);
  wait_until_at (fixture, 2, 2);
  g_assert_true (has_focus (get_chip (fixture)));

  open_chooser (fixture);
  choose (fixture, 0, 2);
  wait_until_at (fixture, 0, 2);

  xy_test_wait (has_problem, fixture);
  row = xy_timetable_page_get_problem_row (fixture->page, 0);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==,
                   "8:30–9:30, group 2: 200 students, but only 180 can be photographed.");
  g_assert_cmpstr (xy_timetable_cell_get_words (get_cell (fixture, 0, 2)), ==,
                   "200 of 180, 20 too many");

  split_off_a_class (fixture);
  xy_test_wait (is_split, fixture);

  for (int i = 0; i < 4; i++)
    {
      g_clear_pointer (&step, xy_schedule_unref);
      step = xy_schedule_ref (xy_workspace_get_schedule (fixture->workspace));
      gtk_widget_activate_action (GTK_WIDGET (fixture->shell.window), "win.undo", NULL);
      while (xy_schedule_equal (step, xy_workspace_get_schedule (fixture->workspace)))
        g_main_context_iteration (NULL, TRUE);
    }
  xy_test_wait (is_as_before, fixture);
  wait_until_at (fixture, 0, 1);
  assert_shows_the_notice (fixture);
}

static void
test_escape_puts_back_what_the_keys_carry (Fixture *fixture, gconstpointer data)
{
  carry_down (fixture);
  xy_test_input_type (fixture->input, GDK_KEY_Escape);
  while (is_carried (fixture))
    g_main_context_iteration (NULL, TRUE);
  xy_test_input_key (fixture->input, GDK_KEY_Alt_L, FALSE);
  g_assert_cmpstr (xy_timetable_cell_get_words (get_cell (fixture, 1, 1)), ==, "0 of 180");
  g_assert_true (is_as_before (fixture));
}

static gboolean
is_not_carried (gpointer user_data)
{
  return !is_carried (user_data);
}

static gboolean
is_no_target (gpointer user_data)
{
  return !is_target (user_data);
}

static void
test_drag_that_is_given_up_changes_nothing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *heading = xy_timetable_view_find_heading (fixture->view, get_slot (fixture, 0));
  GtkWidget *cell = GTK_WIDGET (get_cell (fixture, 1, 2));

  drag (fixture, 1, 2);
  xy_test_wait (is_dragged, &(Dragging){ fixture, heading, 0, is_no_target, cell });
  xy_test_input_button (fixture->input, FALSE);
  xy_test_wait (is_not_carried, fixture);
  g_assert_cmpstr (xy_timetable_cell_get_words (get_cell (fixture, 1, 2)), ==, "0 of 180");
  g_assert_false (is_target (get_cell (fixture, 1, 2)));
  g_assert_true (is_as_before (fixture));
}

static void
test_arrows_go_over_the_places (Fixture *fixture, gconstpointer data)
{
  XyTimetableCell *cell = get_cell (fixture, 0, 1);
  XyTimetableChip *beside = xy_timetable_cell_get_chip (cell, 1);
  XyTimetableChip *next = xy_timetable_cell_get_chip (get_cell (fixture, 0, 2), 0);
  XyTimetableChip *below = xy_timetable_cell_get_chip (get_cell (fixture, 1, 2), 0);

  gtk_widget_grab_focus (get_chip (fixture));
  xy_test_wait (has_focus, get_chip (fixture));
  xy_test_input_type (fixture->input, GDK_KEY_Right);
  xy_test_wait (has_focus, beside);
  xy_test_input_type (fixture->input, GDK_KEY_Right);
  xy_test_wait (has_focus, next);
  xy_test_input_type (fixture->input, GDK_KEY_Down);
  xy_test_wait (has_focus, below);
}

static gboolean
focus_is_in (gpointer user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (user_data));

  return focus != NULL && gtk_widget_is_ancestor (focus, user_data);
}

static void
test_problem_leads_to_its_place_and_back (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  xy_workspace_move (fixture->workspace, fixture->law, get_slot (fixture, 0), 2);
  wait_until_at (fixture, 0, 2);
  xy_test_wait (has_problem, fixture);
  row = xy_timetable_page_get_problem_row (fixture->page, 0);
  gtk_widget_grab_focus (row);
  gtk_widget_activate (row);
  xy_test_wait (focus_is_in, get_cell (fixture, 0, 2));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_cell (fixture, 0, 2)), "shown"));
  xy_test_input_type (fixture->input, GDK_KEY_Escape);
  xy_test_wait (has_focus, row);
}

static void
test_screen_reader_gets_names_and_roles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  gtk_test_accessible_assert_role (get_chip (fixture), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (get_chip (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "法学院, 8:30–9:30, group 1, 100 students");
  gtk_test_accessible_assert_role (get_cell (fixture, 0, 2), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (get_cell (fixture, 0, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "8:30–9:30, group 2: 100 of 180");
  xy_workspace_move (fixture->workspace, fixture->law, get_slot (fixture, 0), 2);
  wait_until_at (fixture, 0, 2);
  gtk_test_accessible_assert_property (get_cell (fixture, 0, 2), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "8:30–9:30, group 2: 200 of 180, 20 too many");
  xy_test_wait (has_problem, fixture);
  row = xy_timetable_page_get_problem_row (fixture->page, 0);
  gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (
      row, GTK_ACCESSIBLE_PROPERTY_LABEL,
      "8:30–9:30, group 2: 200 students, but only 180 can be photographed.");
}

static void
test_chip_and_focus_outlast_a_move_of_another (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = get_chip (fixture);
  XyTimetableChip *other = xy_timetable_cell_get_chip (get_cell (fixture, 0, 1), 1);
  g_autofree char *key = g_strdup (xy_timetable_chip_get_key (other));

  gtk_widget_grab_focus (chip);
  xy_workspace_move (fixture->workspace, key, get_slot (fixture, 3), 1);
  while (gtk_widget_get_parent (GTK_WIDGET (other)) != GTK_WIDGET (get_cell (fixture, 3, 1)))
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (get_chip (fixture) == chip);
  g_assert_true (has_focus (chip));
}

/* What has that action and is on the screen. */
static GtkWidget *
find_offer (GtkWidget *widget, const char *action)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ACTIONABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_offer (child, action);
  return found;
}

static gboolean
offers_a_suggestion (gpointer user_data)
{
  GtkWidget *button = find_offer (GTK_WIDGET (((Fixture *) user_data)->page), "timetable.suggest");

  return button != NULL && gtk_widget_is_sensitive (button);
}

static void
test_who_may_edit_everything_is_offered_it (Fixture *fixture, gconstpointer data)
{
  xy_test_wait (offers_a_suggestion, fixture);
  g_assert_true (
      GTK_IS_MENU_BUTTON (xy_timetable_view_find_heading (fixture->view, get_slot (fixture, 0))));
}

static void
test_college_is_not_offered_what_is_the_school_s (Fixture *fixture, gconstpointer data)
{
  g_assert_null (find_offer (GTK_WIDGET (fixture->page), "timetable.suggest"));
  g_assert_false (
      GTK_IS_MENU_BUTTON (xy_timetable_view_find_heading (fixture->view, get_slot (fixture, 0))));
}

/* A college without a place stands beside the table, and is given one by the menu. */

static gboolean
is_outside (gpointer user_data)
{
  Fixture *fixture = user_data;

  return xy_timetable_page_find_chip (fixture->page,
                                      xy_workspace_get_college (fixture->workspace)) != NULL;
}

static gboolean
is_placed (gpointer user_data)
{
  Fixture *fixture = user_data;
  const XyTimetableGroup *group = xy_timetable_state_find_group (
      xy_timetable_page_get_state (fixture->page), get_slot (fixture, 4), 2);

  return group->pills->len == 3 && group->load == N_STUDENTS && !is_outside (fixture);
}

static GtkWidget *
take_place_away (Fixture *fixture)
{
  const char *college = xy_workspace_get_college (fixture->workspace);

  xy_workspace_apply (
      fixture->workspace, "remove",
      xy_schedule_plan_remove (xy_workspace_get_schedule (fixture->workspace), fixture->law));
  xy_test_wait (is_outside, fixture);
  return GTK_WIDGET (xy_timetable_page_find_chip (fixture->page, college));
}

static void
test_college_without_a_place_is_given_one (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = take_place_away (fixture);

  gtk_test_accessible_assert_property (chip, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "法学院, no place yet, 100 students\n"
                                       "法学院 has no place yet.");
  xy_timetable_view_choose_place (fixture->view, XY_TIMETABLE_CHIP (chip));
  xy_test_wait (has_chooser, fixture);
  choose (fixture, 4, 2);
  xy_test_wait (is_placed, fixture);
}

static gboolean
is_mapped (gpointer user_data)
{
  return gtk_widget_get_mapped (user_data) && gtk_widget_get_width (user_data) > 0;
}

static void
test_college_without_a_place_is_dragged_to_one (Fixture *fixture, gconstpointer data)
{
  GtkWidget *chip = take_place_away (fixture);

  xy_test_wait (is_mapped, chip);
  drag_chip (fixture, chip, 4, 2);
  xy_test_input_button (fixture->input, FALSE);
  xy_test_wait (is_placed, fixture);
}

/* A college's own account, whose move would make an overload. */

static GtkWidget *
find_dialog (Fixture *fixture)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, i);

      if (ADW_IS_MESSAGE_DIALOG (toplevel) && gtk_widget_get_mapped (toplevel))
        return toplevel;
    }
  return NULL;
}

static gboolean
has_question (gpointer user_data)
{
  return find_dialog (user_data) != NULL;
}

static void
refuse (Fixture *fixture)
{
  xy_test_wait (has_question, fixture);
  g_assert_true (is_as_before (fixture));
  /* Which is to cancel. */
  gtk_window_close (GTK_WINDOW (find_dialog (fixture)));
  while (has_question (fixture))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_every_hand_asks_before_a_request (Fixture *fixture, gconstpointer data)
{
  drag (fixture, 0, 2);
  g_assert_cmpstr (xy_timetable_cell_get_words (get_cell (fixture, 0, 2)), ==,
                   "+100 → 200/180 · ask");
  xy_test_input_button (fixture->input, FALSE);
  refuse (fixture);

  gtk_widget_grab_focus (get_chip (fixture));
  xy_test_wait (has_focus, get_chip (fixture));
  xy_test_input_key (fixture->input, GDK_KEY_Alt_L, TRUE);
  xy_test_input_type (fixture->input, GDK_KEY_Right);
  xy_test_wait (is_carried, fixture);
  xy_test_input_key (fixture->input, GDK_KEY_Alt_L, FALSE);
  refuse (fixture);

  open_chooser (fixture);
  choose (fixture, 0, 2);
  refuse (fixture);
  g_assert_true (is_as_before (fixture));
}

static void
add (const char *name, const char *role, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/timetable/", name, NULL);

  g_test_add (path, Fixture, role, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  add ("day-of-edits-is-undone-to-the-notice", NULL, test_day_of_edits_is_undone_to_the_notice);
  add ("escape-puts-back-what-the-keys-carry", NULL, test_escape_puts_back_what_the_keys_carry);
  add ("drag-that-is-given-up-changes-nothing", NULL, test_drag_that_is_given_up_changes_nothing);
  add ("arrows-go-over-the-places", NULL, test_arrows_go_over_the_places);
  add ("problem-leads-to-its-place-and-back", NULL, test_problem_leads_to_its_place_and_back);
  add ("screen-reader-gets-names-and-roles", NULL, test_screen_reader_gets_names_and_roles);
  add ("chip-and-focus-outlast-a-move-of-another", NULL,
       test_chip_and_focus_outlast_a_move_of_another);
  add ("college-without-a-place-is-given-one", NULL, test_college_without_a_place_is_given_one);
  add ("college-without-a-place-is-dragged-to-one", NULL,
       test_college_without_a_place_is_dragged_to_one);
  add ("who-may-edit-everything-is-offered-it", NULL, test_who_may_edit_everything_is_offered_it);
  add ("college-is-not-offered-what-is-the-school-s", XY_ROLE_COLLEGE,
       test_college_is_not_offered_what_is_the_school_s);
  add ("every-hand-asks-before-a-request", XY_ROLE_COLLEGE, test_every_hand_asks_before_a_request);
  return g_test_run ();
}
