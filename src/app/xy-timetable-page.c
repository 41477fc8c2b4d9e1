// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-page.h"

#include <glib/gi18n-lib.h>

#include "app/xy-timetable-actions.h"
#include "app/xy-timetable-edit.h"
#include "app/xy-wrap-box.h"

struct _XyTimetablePage
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkWidget *bar;
  XyTimetableView *view;
  GtkWidget *side;
  GtkLabel *locked;
  GtkWidget *outside_group;
  GtkWidget *outside;
  AdwPreferencesGroup *problem_group;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GSignalGroup *action_signals;
  GActionGroup *actions;
  GPtrArray *problem_rows;
  GPtrArray *outside_chips;
  /* Weak: the problem that led into the table. */
  GtkWidget *led_from;
  guint refresh_source;
};

enum
{
  PROP_WORKSPACE = 1,
};

G_DEFINE_FINAL_TYPE (XyTimetablePage, xy_timetable_page, ADW_TYPE_BIN)

/* What can be done with the timetable as a whole, in the bar above it. */
static const struct
{
  const char *action;
  const char *label;
} page_actions[] = {
  { "suggest", N_ ("Suggest…") },   { "compare", N_ ("As in the Notice…") },
  { "capacity", N_ ("Capacity…") }, { "add-session", N_ ("Add a Session…") },
  { "requests", N_ ("Requests…") },
};

/* Moving. */

static void
place (XyTimetablePage *self, const XyTimetableCargo *cargo, const char *slot, int group)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (XyTimetableEdit) edit = NULL;

  if (schedule == NULL)
    return;
  if (cargo->assignment != NULL)
    {
      xy_workspace_move (self->workspace, cargo->assignment, slot, group);
      return;
    }
  edit = xy_timetable_edit_place (schedule, cargo->college, slot, group);
  if (edit->edits != NULL)
    xy_workspace_apply (self->workspace, edit->label, g_steal_pointer (&edit->edits));
}

static void
ask_school_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "ask"))
    place (user_data, g_object_get_data (G_OBJECT (dialog), "cargo"),
           g_object_get_data (G_OBJECT (dialog), "slot"),
           GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "group")));
}

/* What goes to the graduate school as a request is said before, not after. */
static void
ask_before_request (XyTimetablePage *self,
                    const XyTimetableCargo *cargo,
                    const XyTimetableOption *option)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (root), _ ("Ask the Graduate School?"),
                              option->over ? _ ("There is not enough room at that time, so the "
                                                "move becomes a request. Your college stays where "
                                                "it is until the graduate school agrees.")
                                           : _ ("Only the graduate school can do this, so it "
                                                "becomes a request. Nothing changes until it "
                                                "agrees."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "ask",
                                    _ ("_Ask"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "ask",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ask");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "cargo", xy_timetable_cargo_copy (cargo),
                          (GDestroyNotify) xy_timetable_cargo_free);
  g_object_set_data_full (G_OBJECT (dialog), "slot", g_strdup (option->slot), g_free);
  g_object_set_data (G_OBJECT (dialog), "group", GINT_TO_POINTER (option->group));
  g_signal_connect_object (dialog, "response", G_CALLBACK (ask_school_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* All three hands come here: a drag, the keys, and the menu. */
static void
move_cb (XyTimetableView *view,
         const XyTimetableCargo *cargo,
         const char *slot,
         int group,
         gpointer user_data)
{
  XyTimetablePage *self = user_data;
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (XyTimetableOption) option = NULL;

  if (schedule == NULL)
    return;
  option = xy_timetable_option_new (schedule, cargo, slot, group,
                                    xy_workspace_get_role (self->workspace));
  if (option == NULL || option->current)
    return;
  if (option->free)
    place (self, cargo, slot, group);
  else
    ask_before_request (self, cargo, option);
}

/* What is wrong. */

static gboolean
is_about (const XyTimetableProblem *problem, const char *key, const char *slot, int group)
{
  if (key != NULL)
    return g_strcmp0 (problem->pill, key) == 0;
  return g_strcmp0 (problem->slot, slot) == 0 && problem->group == group;
}

static void
problem_wanted_cb (XyTimetableView *view,
                   const char *key,
                   const char *slot,
                   int group,
                   gpointer user_data)
{
  XyTimetablePage *self = user_data;
  const XyTimetableState *state = xy_timetable_view_get_state (view);

  for (guint i = 0; i < state->problems->len && i < self->problem_rows->len; i++)
    if (is_about (g_ptr_array_index (state->problems, i), key, slot, group))
      {
        gtk_widget_grab_focus (g_ptr_array_index (self->problem_rows, i));
        return;
      }
}

static void
left_cb (XyTimetableView *view, gpointer user_data)
{
  XyTimetablePage *self = user_data;

  xy_timetable_view_show_place (self->view, NULL, NULL, 0);
  if (self->led_from != NULL)
    gtk_widget_grab_focus (self->led_from);
}

static void
problem_activated_cb (AdwActionRow *row, gpointer user_data)
{
  XyTimetablePage *self = user_data;
  const XyTimetableState *state = xy_timetable_view_get_state (self->view);
  const XyTimetableProblem *problem;
  XyTimetableChip *chip;
  guint i;

  if (!g_ptr_array_find (self->problem_rows, row, &i) || i >= state->problems->len)
    return;
  problem = g_ptr_array_index (state->problems, i);
  g_set_weak_pointer (&self->led_from, GTK_WIDGET (row));
  xy_timetable_view_show_place (self->view, problem->pill, problem->slot, problem->group);
  chip = xy_timetable_page_find_chip (self, problem->pill);
  if (chip != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (chip));
}

static void
add_problem_row (XyTimetablePage *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  g_signal_connect_object (row, "activated", G_CALLBACK (problem_activated_cb), self, 0);
  adw_preferences_group_add (self->problem_group, row);
  g_ptr_array_add (self->problem_rows, row);
}

static void
show_problems (XyTimetablePage *self, const XyTimetableState *state)
{
  while (self->problem_rows->len < state->problems->len)
    add_problem_row (self);
  while (self->problem_rows->len > state->problems->len)
    adw_preferences_group_remove (
        self->problem_group,
        g_ptr_array_steal_index (self->problem_rows, self->problem_rows->len - 1));
  for (guint i = 0; i < state->problems->len; i++)
    {
      const XyTimetableProblem *problem = g_ptr_array_index (state->problems, i);
      GtkWidget *row = g_ptr_array_index (self->problem_rows, i);

      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                        problem->slot != NULL || problem->pill != NULL);
      if (g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), problem->message))
        continue;
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->message);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      problem->message, -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), state->problems->len > 0);
}

/* Colleges without a place. */

static void
chip_activated_cb (XyTimetableChip *chip, gpointer user_data)
{
  XyTimetablePage *self = user_data;

  xy_timetable_view_open_menu (self->view, chip);
}

static void
show_outside (XyTimetablePage *self, const XyTimetableState *state)
{
  while (self->outside_chips->len < state->outside->len)
    {
      GtkWidget *chip = xy_timetable_chip_new ();

      g_signal_connect_object (chip, "activated", G_CALLBACK (chip_activated_cb), self, 0);
      xy_wrap_box_append (XY_WRAP_BOX (self->outside), chip);
      g_ptr_array_add (self->outside_chips, chip);
    }
  while (self->outside_chips->len > state->outside->len)
    gtk_widget_unparent (
        g_ptr_array_steal_index (self->outside_chips, self->outside_chips->len - 1));
  for (guint i = 0; i < state->outside->len; i++)
    xy_timetable_chip_set_pill (g_ptr_array_index (self->outside_chips, i),
                                g_ptr_array_index (state->outside, i));
  gtk_widget_set_visible (self->outside_group, state->outside->len > 0);
}

/* All of it. */

static void
show_actions (XyTimetablePage *self)
{
  GtkWidget *button = gtk_widget_get_first_child (self->bar);
  gboolean any = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (page_actions); i++)
    {
      gboolean offered = self->actions != NULL &&
                         g_action_group_has_action (self->actions, page_actions[i].action) &&
                         g_action_group_get_action_enabled (self->actions, page_actions[i].action);

      gtk_widget_set_visible (button, offered);
      any = any || offered;
      button = gtk_widget_get_next_sibling (button);
    }
  gtk_widget_set_visible (self->bar, any);
}

static void
refresh (XyTimetablePage *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  XyTimetableInput input = { 0 };
  XyTimetableState *state;

  if (schedule == NULL || xy_workspace_get_state (self->workspace) != XY_WORKSPACE_READY)
    return;
  requests = xy_workspace_list_requests (self->workspace);
  input.schedule = schedule;
  input.college = xy_workspace_get_college (self->workspace);
  input.role = xy_workspace_get_role (self->workspace);
  input.requests = requests;
  input.now = now;
  state = xy_timetable_state_new (&input);
  show_actions (self);
  show_problems (self, state);
  show_outside (self, state);
  gtk_label_set_label (self->locked, state->locked != NULL ? state->locked : "");
  gtk_widget_set_visible (GTK_WIDGET (self->locked), state->locked != NULL);
  gtk_widget_set_visible (self->side, state->problems->len > 0 || state->outside->len > 0 ||
                                          state->locked != NULL);
  gtk_stack_set_visible_child_name (self->states, state->days->len > 0 ? "grid" : "empty");
  xy_timetable_view_set_state (self->view, state, schedule, input.role);
}

static gboolean
refresh_idle_cb (gpointer user_data)
{
  XyTimetablePage *self = user_data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh_cb (XyTimetablePage *self)
{
  if (self->refresh_source == 0 && self->workspace != NULL)
    self->refresh_source = g_idle_add (refresh_idle_cb, self);
}

/* What can be done beside moving. */
static void
renew_actions (XyTimetablePage *self)
{
  g_clear_object (&self->actions);
  if (self->workspace != NULL)
    self->actions = xy_timetable_actions_new (self->workspace, GTK_WIDGET (self));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "timetable", self->actions);
  g_signal_group_set_target (self->action_signals, self->actions);
  xy_timetable_view_set_actions (self->view, self->actions);
  show_actions (self);
  queue_refresh_cb (self);
}

static gboolean
xy_timetable_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XY_TIMETABLE_PAGE (widget)->view));
}

static void
xy_timetable_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyTimetablePage *self = XY_TIMETABLE_PAGE (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      g_set_object (&self->workspace, g_value_get_object (value));
      g_signal_group_set_target (self->workspace_signals, self->workspace);
      renew_actions (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_timetable_page_dispose (GObject *object)
{
  XyTimetablePage *self = XY_TIMETABLE_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->action_signals);
  g_clear_object (&self->actions);
  g_clear_object (&self->workspace);
  g_clear_weak_pointer (&self->led_from);
  g_clear_pointer (&self->problem_rows, g_ptr_array_unref);
  g_clear_pointer (&self->outside_chips, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (xy_timetable_page_parent_class)->dispose (object);
}

static void
xy_timetable_page_class_init (XyTimetablePageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = xy_timetable_page_set_property;
  widget_class->grab_focus = xy_timetable_page_grab_focus;
  object_class->dispose = xy_timetable_page_dispose;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, XY_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_type_ensure (XY_TYPE_TIMETABLE_VIEW);
  g_type_ensure (XY_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-timetable-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, states);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, bar);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, view);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, side);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, locked);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, outside_group);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, outside);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, problem_group);
  gtk_widget_class_bind_template_callback (widget_class, move_cb);
  gtk_widget_class_bind_template_callback (widget_class, problem_wanted_cb);
  gtk_widget_class_bind_template_callback (widget_class, left_cb);
}

static void
xy_timetable_page_init (XyTimetablePage *self)
{
  /* First, so that what is in the page asks it, and not the window, for these actions. */
  gtk_widget_insert_action_group (GTK_WIDGET (self), "timetable", NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->problem_rows = g_ptr_array_new ();
  self->outside_chips = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (page_actions); i++)
    {
      GtkWidget *button = gtk_button_new_with_label (_ (page_actions[i].label));
      g_autofree char *name = g_strconcat ("timetable.", page_actions[i].action, NULL);

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), name);
      gtk_box_append (GTK_BOX (self->bar), button);
    }
  show_actions (self);
  xy_timetable_view_add_source (self->view, self->outside);
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify", G_CALLBACK (queue_refresh_cb),
                                  self);
  g_signal_group_connect_swapped (self->workspace_signals, "requests-changed",
                                  G_CALLBACK (queue_refresh_cb), self);
  self->action_signals = g_signal_group_new (G_TYPE_ACTION_GROUP);
  g_signal_group_connect_swapped (self->action_signals, "action-added",
                                  G_CALLBACK (queue_refresh_cb), self);
  g_signal_group_connect_swapped (self->action_signals, "action-removed",
                                  G_CALLBACK (queue_refresh_cb), self);
  g_signal_group_connect_swapped (self->action_signals, "action-enabled-changed",
                                  G_CALLBACK (queue_refresh_cb), self);
}

const XyTimetableState *
xy_timetable_page_get_state (XyTimetablePage *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_PAGE (self), NULL);

  return xy_timetable_view_get_state (self->view);
}

XyTimetableView *
xy_timetable_page_get_view (XyTimetablePage *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_PAGE (self), NULL);

  return self->view;
}

XyTimetableChip *
xy_timetable_page_find_chip (XyTimetablePage *self, const char *key)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_PAGE (self), NULL);

  for (guint i = 0; i < self->outside_chips->len; i++)
    {
      XyTimetableChip *chip = g_ptr_array_index (self->outside_chips, i);

      if (g_strcmp0 (xy_timetable_chip_get_key (chip), key) == 0)
        return chip;
    }
  return xy_timetable_view_find_chip (self->view, key);
}

GtkWidget *
xy_timetable_page_get_problem_row (XyTimetablePage *self, guint number)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_PAGE (self), NULL);

  return number < self->problem_rows->len ? g_ptr_array_index (self->problem_rows, number) : NULL;
}

/* The own college's pill, else the first one that may be moved. */
static XyTimetableChip *
find_movable (XyTimetablePage *self)
{
  const XyTimetableState *state = xy_timetable_view_get_state (self->view);
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  XyTimetableChip *first = NULL;
  GPtrArray *places;

  if (state == NULL || schedule == NULL)
    return NULL;
  places = xy_schedule_get_assignments (schedule);
  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);
      XyTimetableChip *chip = xy_timetable_view_find_chip (self->view, place->id);

      if (chip == NULL || !xy_timetable_chip_get_movable (chip))
        continue;
      if (g_strcmp0 (place->college, xy_workspace_get_college (self->workspace)) == 0)
        return chip;
      if (first == NULL)
        first = chip;
    }
  return first;
}

gboolean
xy_timetable_page_choose_place (XyTimetablePage *self)
{
  XyTimetableChip *chip;

  g_return_val_if_fail (XY_IS_TIMETABLE_PAGE (self), FALSE);

  chip = find_movable (self);
  if (chip == NULL)
    return FALSE;
  xy_timetable_view_choose_place (self->view, chip);
  return TRUE;
}

void
xy_timetable_page_close_choice (XyTimetablePage *self)
{
  GtkWidget *popover;

  g_return_if_fail (XY_IS_TIMETABLE_PAGE (self));

  popover = xy_timetable_view_get_popover (self->view);
  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}
