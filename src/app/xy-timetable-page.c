// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-page.h"

#include <glib/gi18n-lib.h>

#include "app/xy-state-bar.h"
#include "app/xy-words.h"
#include "app/xy-wrap-box.h"
#include "model/xy-sentence.h"

struct _XyTimetablePage
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkScrolledWindow *scroller;
  GtkBox *days;
  GtkRevealer *hint_revealer;
  GtkLabel *hint;
  GtkWidget *side;
  GtkLabel *locked;
  AdwPreferencesGroup *problem_group;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  XyTimetableState *state;
  GPtrArray *problem_rows;
  GHashTable *group_boxes;
  GtkWidget *first_movable;
  /* While it is drawn anew: what had the focus, and its new pill. */
  char *focused;
  GtkWidget *focused_pill;
  guint refresh_source;
};

enum
{
  PROP_WORKSPACE = 1,
};

G_DEFINE_FINAL_TYPE (XyTimetablePage, xy_timetable_page, ADW_TYPE_BIN)

static char *
dup_group_key (const char *slot, int group)
{
  return g_strdup_printf ("%s/%d", slot, group);
}

/* Moving. */

static void
ask_school_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  XyTimetablePage *self = user_data;

  if (g_str_equal (response, "ask"))
    xy_workspace_move (self->workspace, g_object_get_data (G_OBJECT (dialog), "assignment"),
                       g_object_get_data (G_OBJECT (dialog), "slot"),
                       GPOINTER_TO_INT (g_object_get_data (G_OBJECT (dialog), "group")));
}

/* What goes to the graduate school as a request is said before, not after. */
static void
ask_before_request (XyTimetablePage *self, const char *assignment, const char *slot, int group)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *dialog =
      adw_message_dialog_new (GTK_WINDOW (root), _ ("Ask the Graduate School?"),
                              _ ("There is not enough room at that time, so the move becomes a "
                                 "request. Your college stays where it is until the graduate "
                                 "school agrees."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "ask",
                                    _ ("_Ask"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "ask",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ask");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "assignment", g_strdup (assignment), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "slot", g_strdup (slot), g_free);
  g_object_set_data (G_OBJECT (dialog), "group", GINT_TO_POINTER (group));
  g_signal_connect_object (dialog, "response", G_CALLBACK (ask_school_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
option_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  XyTimetablePage *self = user_data;
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (list), GTK_TYPE_POPOVER);
  g_autofree char *assignment = g_strdup (g_object_get_data (G_OBJECT (list), "assignment"));
  g_autofree char *slot = g_strdup (g_object_get_data (G_OBJECT (row), "slot"));
  int group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "group"));

  gtk_popover_popdown (GTK_POPOVER (popover));
  xy_workspace_move (self->workspace, assignment, slot, group);
}

static GtkWidget *
new_option_row (const XyTimetableOption *option)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (option->title);
  GtkWidget *subtitle = gtk_label_new (option->subtitle);
  const char *icon = option->current ? "mark-location-symbolic"
                     : option->free  ? "object-select-symbolic"
                                     : "mail-send-symbolic";

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "xy-numeric");
  gtk_widget_add_css_class (subtitle, "caption");
  gtk_widget_add_css_class (subtitle, "dim-label");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), subtitle);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_sensitive (row, !option->current);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), !option->current);
  g_object_set_data_full (G_OBJECT (row), "slot", g_strdup (option->slot), g_free);
  g_object_set_data (G_OBJECT (row), "group", GINT_TO_POINTER (option->group));
  return row;
}

/* The choice of places is made when it opens: it shows what is true then. */
static void
create_choice_cb (GtkMenuButton *button, gpointer user_data)
{
  XyTimetablePage *self = user_data;
  const char *assignment = g_object_get_data (G_OBJECT (button), "assignment");
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GPtrArray) options = NULL;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_set_size_request (list, 400, -1);
  gtk_widget_add_css_class (list, "xy-options");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Move to"), -1);
  g_object_set_data_full (G_OBJECT (list), "assignment", g_strdup (assignment), g_free);
  if (schedule != NULL)
    options =
        xy_timetable_list_options (schedule, assignment, xy_workspace_get_role (self->workspace));
  for (guint i = 0; options != NULL && i < options->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), new_option_row (g_ptr_array_index (options, i)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (option_activated_cb), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 480);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (button, popover);
}

/* Dragging. */

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING,
                                         g_object_get_data (G_OBJECT (user_data), "assignment"));
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  g_autoptr (GdkPaintable) icon = gtk_widget_paintable_new (user_data);

  gtk_drag_source_set_icon (source, icon, 0, 0);
}

static void
clear_drop_marks (XyTimetablePage *self, GtkWidget *box)
{
  gtk_widget_remove_css_class (box, "drop-free");
  gtk_widget_remove_css_class (box, "drop-word");
  gtk_revealer_set_reveal_child (self->hint_revealer, FALSE);
}

static gboolean
needs_word (XyTimetablePage *self, GtkWidget *box, const char *assignment)
{
  return xy_timetable_move_needs_word (
      xy_workspace_get_schedule (self->workspace), assignment,
      g_object_get_data (G_OBJECT (box), "slot"),
      GPOINTER_TO_INT (g_object_get_data (G_OBJECT (box), "group")),
      xy_workspace_get_role (self->workspace));
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  XyTimetablePage *self = user_data;
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const GValue *value = gtk_drop_target_get_value (target);
  gboolean word;

  if (value == NULL || !G_VALUE_HOLDS_STRING (value))
    return GDK_ACTION_MOVE;
  word = needs_word (self, box, g_value_get_string (value));
  gtk_widget_add_css_class (box, word ? "drop-word" : "drop-free");
  gtk_label_set_label (self->hint,
                       word ? _ ("Here the graduate school must agree") : _ ("There is room here"));
  gtk_revealer_set_reveal_child (self->hint_revealer, TRUE);
  return GDK_ACTION_MOVE;
}

static void
drop_leave_cb (GtkDropTarget *target, gpointer user_data)
{
  clear_drop_marks (user_data, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  XyTimetablePage *self = user_data;
  GtkWidget *box = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  const char *assignment = g_value_get_string (value);
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  const char *slot = g_object_get_data (G_OBJECT (box), "slot");
  int group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (box), "group"));
  const XyAssignment *moved =
      schedule != NULL ? xy_schedule_find_assignment (schedule, assignment) : NULL;

  clear_drop_marks (self, box);
  if (moved == NULL || (g_strcmp0 (moved->slot, slot) == 0 && moved->group == group))
    return FALSE;
  if (needs_word (self, box, assignment))
    ask_before_request (self, assignment, slot, group);
  else
    xy_workspace_move (self->workspace, assignment, slot, group);
  return TRUE;
}

/* The keyboard. */

static gboolean
xy_timetable_page_grab_focus (GtkWidget *widget)
{
  XyTimetablePage *self = XY_TIMETABLE_PAGE (widget);

  return self->first_movable != NULL && gtk_widget_get_mapped (self->first_movable) &&
         gtk_widget_grab_focus (self->first_movable);
}

/* The assignment whose pill has the focus, also while its choice is open. */
static char *
dup_focused_assignment (XyTimetablePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (focus != NULL && focus != GTK_WIDGET (self->days))
    {
      const char *assignment = g_object_get_data (G_OBJECT (focus), "assignment");

      if (assignment != NULL && GTK_IS_MENU_BUTTON (focus) &&
          gtk_widget_is_ancestor (focus, GTK_WIDGET (self->days)))
        return g_strdup (assignment);
      focus = gtk_widget_get_parent (focus);
    }
  return NULL;
}

/* Drawing the state. */

static GtkWidget *
new_pill_content (const XyTimetablePill *pill)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (pill->name);

  gtk_box_append (GTK_BOX (box), name);
  if (pill->requested != NULL)
    gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("mail-send-symbolic"));
  if (pill->headcount > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", pill->headcount);
      GtkWidget *count = gtk_label_new (number);

      gtk_widget_add_css_class (count, "count");
      gtk_box_append (GTK_BOX (box), count);
    }
  return box;
}

static GtkWidget *
new_pill (XyTimetablePage *self, const XyTimetablePill *pill)
{
  GtkWidget *widget;
  g_autofree char *tooltip = NULL;

  if (pill->movable)
    {
      GtkDragSource *drag = gtk_drag_source_new ();

      widget = gtk_menu_button_new ();
      gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (widget), FALSE);
      gtk_menu_button_set_child (GTK_MENU_BUTTON (widget), new_pill_content (pill));
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (widget), create_choice_cb, self,
                                             NULL);
      g_object_set_data_full (G_OBJECT (widget), "assignment", g_strdup (pill->assignment), g_free);
      gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE);
      g_signal_connect_object (drag, "prepare", G_CALLBACK (drag_prepare_cb), widget, 0);
      g_signal_connect_object (drag, "drag-begin", G_CALLBACK (drag_begin_cb), widget, 0);
      gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
      gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
      gtk_widget_add_css_class (gtk_widget_get_first_child (widget), "xy-pill");
      if (pill->own)
        gtk_widget_add_css_class (gtk_widget_get_first_child (widget), "own");
      if (self->first_movable == NULL)
        self->first_movable = widget;
      if (g_strcmp0 (self->focused, pill->assignment) == 0)
        self->focused_pill = widget;
    }
  else
    {
      widget = new_pill_content (pill);
      gtk_widget_add_css_class (widget, "xy-pill");
      if (pill->own)
        gtk_widget_add_css_class (widget, "own");
    }
  if (pill->requested != NULL)
    gtk_widget_add_css_class (widget, "asked");
  tooltip = pill->requested != NULL ? g_strdup_printf ("%s\n%s", pill->description, pill->requested)
                                    : g_strdup (pill->description);
  gtk_widget_set_tooltip_text (widget, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip,
                                  -1);
  gtk_widget_set_halign (widget, GTK_ALIGN_START);
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  return widget;
}

static GtkWidget *
new_group (XyTimetablePage *self, const XyTimetableHour *hour, const XyTimetableGroup *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *flow = xy_wrap_box_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_MOVE);
  g_autofree char *name = xy_words_group (group->number);
  g_autofree char *label = NULL;

  gtk_widget_set_hexpand (flow, TRUE);
  gtk_widget_set_valign (flow, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), flow);
  gtk_widget_add_css_class (box, "xy-group");
  gtk_widget_set_hexpand (box, TRUE);
  if (group->load > group->capacity)
    gtk_widget_add_css_class (box, "over");
  for (guint i = 0; i < group->pills->len; i++)
    xy_wrap_box_append (XY_WRAP_BOX (flow), new_pill (self, g_ptr_array_index (group->pills, i)));
  /* Translators: hours, a group. */
  label = g_strdup_printf (_ ("%s, %s"), hour->hours, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data_full (G_OBJECT (box), "slot", g_strdup (hour->slot), g_free);
  g_object_set_data (G_OBJECT (box), "group", GINT_TO_POINTER (group->number));
  gtk_drop_target_set_preload (drop, TRUE);
  g_signal_connect_object (drop, "motion", G_CALLBACK (drop_motion_cb), self, 0);
  g_signal_connect_object (drop, "leave", G_CALLBACK (drop_leave_cb), self, 0);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (drop));
  g_hash_table_insert (self->group_boxes, dup_group_key (hour->slot, group->number), box);
  return box;
}

static GtkWidget *
new_load (const XyTimetableHour *hour)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < hour->groups->len; i++)
    {
      const XyTimetableGroup *group = g_ptr_array_index (hour->groups, i);
      g_autofree char *name = xy_words_group (group->number);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *bar = xy_state_bar_new ();
      GtkWidget *label = gtk_label_new (group->load_words);

      gtk_widget_set_size_request (bar, 60, -1);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      xy_state_bar_clear (XY_STATE_BAR (bar), MAX (group->capacity, 1));
      xy_state_bar_add (XY_STATE_BAR (bar), group->load,
                        group->load > group->capacity ? "over" : "load");
      xy_state_bar_describe (XY_STATE_BAR (bar), name, group->load, group->load_words);
      gtk_label_set_xalign (GTK_LABEL (label), 1);
      gtk_label_set_width_chars (GTK_LABEL (label), 8);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, "xy-numeric");
      if (group->load > group->capacity)
        gtk_widget_add_css_class (label, "error");
      gtk_box_append (GTK_BOX (line), bar);
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (box), line);
    }
  return box;
}

static GtkWidget *
new_heading (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_day (XyTimetablePage *self, const XyTimetableDay *day)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *heading
      /* Translators: a day that is over. */
      = day->past ? xy_sentence_fill (_ ("%s (over)"), day->heading) : g_strdup (day->heading);
  int row = 0;

  gtk_box_append (GTK_BOX (box), new_heading (heading, "title-2"));
  gtk_box_append (GTK_BOX (box), new_heading (day->place, "dim-label"));
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_widget_set_margin_top (grid, 6);
  gtk_grid_attach (GTK_GRID (grid), new_heading (_ ("Hour"), "heading"), 0, row, 1, 1);
  for (int number = 1; number <= day->n_groups; number++)
    {
      g_autofree char *name = xy_words_group (number);

      gtk_grid_attach (GTK_GRID (grid), new_heading (name, "heading"), number, row, 1, 1);
    }
  gtk_grid_attach (GTK_GRID (grid), new_heading (_ ("Students"), "heading"), day->n_groups + 1, row,
                   1, 1);
  for (guint i = 0; i < day->hours->len; i++)
    {
      const XyTimetableHour *hour = g_ptr_array_index (day->hours, i);
      GtkWidget *hours = new_heading (hour->hours, "xy-numeric");

      row++;
      if (hour->after_gap)
        {
          GtkWidget *gap = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

          gtk_widget_add_css_class (gap, "xy-gap");
          gtk_grid_attach (GTK_GRID (grid), gap, 0, row++, day->n_groups + 2, 1);
        }
      gtk_grid_attach (GTK_GRID (grid), hours, 0, row, 1, 1);
      for (guint k = 0; k < hour->groups->len; k++)
        gtk_grid_attach (GTK_GRID (grid),
                         new_group (self, hour, g_ptr_array_index (hour->groups, k)), (int) k + 1,
                         row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_load (hour), day->n_groups + 1, row, 1, 1);
    }
  gtk_box_append (GTK_BOX (box), grid);
  return box;
}

static void
problem_activated_cb (AdwActionRow *row, gpointer user_data)
{
  XyTimetablePage *self = user_data;
  const char *slot = g_object_get_data (G_OBJECT (row), "slot");
  int group = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "group"));
  GHashTableIter iter;
  gpointer value;
  g_autofree char *key = slot != NULL ? dup_group_key (slot, MAX (group, 1)) : NULL;
  GtkWidget *box = key != NULL ? g_hash_table_lookup (self->group_boxes, key) : NULL;

  g_hash_table_iter_init (&iter, self->group_boxes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    gtk_widget_remove_css_class (value, "shown");
  if (box == NULL)
    return;
  gtk_widget_add_css_class (box, "shown");
  gtk_widget_child_focus (box, GTK_DIR_TAB_FORWARD);
}

static void
show_problems (XyTimetablePage *self)
{
  for (guint i = 0; i < self->problem_rows->len; i++)
    adw_preferences_group_remove (self->problem_group, g_ptr_array_index (self->problem_rows, i));
  g_ptr_array_set_size (self->problem_rows, 0);
  for (guint i = 0; i < self->state->problems->len; i++)
    {
      const XyTimetableProblem *problem = g_ptr_array_index (self->state->problems, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), problem->message);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), problem->slot != NULL);
      g_object_set_data_full (G_OBJECT (row), "slot", g_strdup (problem->slot), g_free);
      g_object_set_data (G_OBJECT (row), "group", GINT_TO_POINTER (problem->group));
      g_signal_connect_object (row, "activated", G_CALLBACK (problem_activated_cb), self, 0);
      adw_preferences_group_add (self->problem_group, row);
      g_ptr_array_add (self->problem_rows, row);
    }
  gtk_label_set_label (self->locked, self->state->locked != NULL ? self->state->locked : "");
  gtk_widget_set_visible (GTK_WIDGET (self->locked), self->state->locked != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), self->state->problems->len > 0);
  gtk_widget_set_visible (self->side,
                          self->state->problems->len > 0 || self->state->locked != NULL);
}

static void
refresh (XyTimetablePage *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  XyTimetableInput input = { 0 };
  GtkWidget *child;

  if (schedule == NULL || xy_workspace_get_state (self->workspace) != XY_WORKSPACE_READY)
    return;
  requests = xy_workspace_list_requests (self->workspace);
  input.schedule = schedule;
  input.college = xy_workspace_get_college (self->workspace);
  input.role = xy_workspace_get_role (self->workspace);
  input.requests = requests;
  input.now = now;

  self->focused = dup_focused_assignment (self);
  g_hash_table_remove_all (self->group_boxes);
  self->first_movable = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->days))) != NULL)
    gtk_box_remove (self->days, child);
  g_clear_pointer (&self->state, xy_timetable_state_free);
  self->state = xy_timetable_state_new (&input);
  for (guint i = 0; i < self->state->days->len; i++)
    gtk_box_append (self->days, new_day (self, g_ptr_array_index (self->state->days, i)));
  show_problems (self);
  gtk_stack_set_visible_child_name (self->states, self->state->days->len > 0 ? "grid" : "empty");
  if (self->focused_pill != NULL)
    gtk_widget_grab_focus (self->focused_pill);
  self->focused_pill = NULL;
  g_clear_pointer (&self->focused, g_free);
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
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_idle_cb, self);
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
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->state, xy_timetable_state_free);
  g_clear_pointer (&self->problem_rows, g_ptr_array_unref);
  g_clear_pointer (&self->group_boxes, g_hash_table_unref);
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
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-timetable-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, states);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, days);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, hint_revealer);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, hint);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, side);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, locked);
  gtk_widget_class_bind_template_child (widget_class, XyTimetablePage, problem_group);
}

static void
xy_timetable_page_init (XyTimetablePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->problem_rows = g_ptr_array_new ();
  self->group_boxes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify", G_CALLBACK (queue_refresh_cb),
                                  self);
  g_signal_group_connect_swapped (self->workspace_signals, "requests-changed",
                                  G_CALLBACK (queue_refresh_cb), self);
}

const XyTimetableState *
xy_timetable_page_get_state (XyTimetablePage *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_PAGE (self), NULL);

  return self->state;
}

gboolean
xy_timetable_page_choose_place (XyTimetablePage *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_PAGE (self), FALSE);

  if (self->first_movable == NULL)
    return FALSE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->first_movable));
  return TRUE;
}

void
xy_timetable_page_close_choice (XyTimetablePage *self)
{
  g_return_if_fail (XY_IS_TIMETABLE_PAGE (self));

  if (self->first_movable != NULL)
    gtk_menu_button_popdown (GTK_MENU_BUTTON (self->first_movable));
}
