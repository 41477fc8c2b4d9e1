// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-overview-page.h"

#include <glib/gi18n-lib.h>

#include "app/xy-requests-state.h"
#include "app/xy-state-bar.h"
#include "app/xy-words.h"

struct _XyOverviewPage
{
  AdwBin parent_instance;

  AdwPreferencesGroup *place_group;
  AdwPreferencesGroup *task_group;
  AdwPreferencesGroup *progress_group;
  XyStateBar *all_bar;
  GtkLabel *summary;
  GtkFlowBox *classes;
  GtkLabel *facts;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GSignalGroup *list_signals;
  XyOverviewState *state;
  GPtrArray *rows;
  guint refresh_source;
  guint minute_source;
};

enum
{
  PROP_WORKSPACE = 1,
};

enum
{
  TASK_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyOverviewPage, xy_overview_page, ADW_TYPE_BIN)

static const struct
{
  XyPhotoState state;
  const char *style;
} parts[] = {
  { XY_PHOTO_ACCEPTED, "accepted" }, { XY_PHOTO_TO_DECIDE, "to-decide" },
  { XY_PHOTO_FLAGGED, "flagged" },   { XY_PHOTO_UNCHECKED, "unchecked" },
  { XY_PHOTO_ASKED, "asked" },       { XY_PHOTO_REJECTED, "rejected" },
};

static void
fill_bar (XyStateBar *bar, const char *label, const XyOverviewProgress *progress)
{
  g_autofree char *value = g_strdup_printf (
      /* Translators: photos that were accepted, of how many students. */
      ngettext ("%d of %d photo accepted", "%d of %d photos accepted", (gulong) progress->total),
      progress->counts[XY_PHOTO_ACCEPTED], progress->total);

  xy_state_bar_clear (bar, progress->total);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    xy_state_bar_add (bar, progress->counts[parts[i].state], parts[i].style);
  xy_state_bar_describe (bar, label, progress->counts[XY_PHOTO_ACCEPTED], value);
}

static void
clear_rows (XyOverviewPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);
      AdwPreferencesGroup *group = g_object_get_data (G_OBJECT (row), "group");

      adw_preferences_group_remove (group, row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_row (XyOverviewPage *self, AdwPreferencesGroup *group, GtkWidget *row)
{
  g_object_set_data (G_OBJECT (row), "group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static GtkWidget *
new_button (const char *label)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
show_places (XyOverviewPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->place_group), self->state->places->len > 0);
  for (guint i = 0; i < self->state->places->len; i++)
    {
      const XyOverviewPlace *place = g_ptr_array_index (self->state->places, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *print = new_button (_ ("Print Attendance List"));
      GtkWidget *open = new_button (_ ("Open Timetable"));

      if (i == 0)
        adw_preferences_group_set_title (self->place_group, place->heading);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), place->when);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place->where);
      if (place->relation != NULL)
        {
          GtkWidget *relation = gtk_label_new (place->relation);

          gtk_widget_add_css_class (relation, "accent");
          gtk_widget_add_css_class (relation, "heading");
          gtk_widget_set_margin_end (relation, 6);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), relation);
        }
      gtk_actionable_set_action_name (GTK_ACTIONABLE (print), "win.print");
      gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (open), "win.show-page::timetable");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), print);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), open);
      add_row (self, self->place_group, row);
    }
}

static void
task_clicked_cb (GtkButton *button, gpointer user_data)
{
  XyOverviewPage *self = user_data;
  int kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "task"));

  g_signal_emit (self, signals[TASK_ACTIVATED], 0, kind);
}

static const char *
task_icon (XyTaskKind kind)
{
  switch (kind)
    {
    case XY_TASK_SIGN_IN:
      return "avatar-default-symbolic";
    case XY_TASK_CHOOSE_COLLEGE:
      return "system-users-symbolic";
    case XY_TASK_IMPORT:
      return "document-open-symbolic";
    case XY_TASK_FLAGGED:
      return xy_words_photo_state_icon (XY_PHOTO_FLAGGED);
    case XY_TASK_TO_DECIDE:
      return xy_words_photo_state_icon (XY_PHOTO_TO_DECIDE);
    case XY_TASK_NO_PHOTO:
      return xy_words_photo_state_icon (XY_PHOTO_NONE);
    case XY_TASK_REJECTED:
      return xy_words_photo_state_icon (XY_PHOTO_REJECTED);
    case XY_TASK_NEWS:
      return "dialog-information-symbolic";
    case XY_TASK_REQUESTS:
      return "mail-send-symbolic";
    case XY_TASK_TIMETABLE:
      return "x-office-calendar-symbolic";
    case XY_TASK_CONFLICTS:
    case XY_TASK_PROBLEMS:
    default:
      return "dialog-warning-symbolic";
    }
}

static void
show_tasks (XyOverviewPage *self, int focused)
{
  for (guint i = 0; i < self->state->tasks->len; i++)
    {
      const XyOverviewTask *task = g_ptr_array_index (self->state->tasks, i);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = new_button (task->button);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), task->title);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name (task_icon (task->kind)));
      g_object_set_data (G_OBJECT (row), "task", GINT_TO_POINTER ((int) task->kind));
      g_object_set_data (G_OBJECT (button), "task", GINT_TO_POINTER ((int) task->kind));
      g_signal_connect_object (button, "clicked", G_CALLBACK (task_clicked_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
      add_row (self, self->task_group, row);
      if (focused == (int) task->kind)
        gtk_widget_grab_focus (row);
    }
  if (self->state->all_done)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *icon = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_widget_add_css_class (icon, "success");
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Everything is done."));
      adw_action_row_set_subtitle (
          ADW_ACTION_ROW (row),
          _ ("Every graduate has an accepted photo, or its answer is awaited."));
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
      add_row (self, self->task_group, row);
    }
}

/* What there is to do comes first for the keyboard as well. */
static gboolean
xy_overview_page_grab_focus (GtkWidget *widget)
{
  XyOverviewPage *self = XY_OVERVIEW_PAGE (widget);

  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (!gtk_widget_get_mapped (GTK_WIDGET (self->task_group)))
    return FALSE;
  return (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->task_group))) ||
         gtk_widget_child_focus (GTK_WIDGET (self->task_group), GTK_DIR_TAB_FORWARD);
}

static void
show_classes (XyOverviewPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->classes))) != NULL)
    gtk_flow_box_remove (self->classes, child);
  for (guint i = 0; i < self->state->classes->len; i++)
    {
      const XyOverviewProgress *progress = g_ptr_array_index (self->state->classes, i);
      const char *name = *progress->class_name != '\0' ? progress->class_name : _ ("No class");
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *label = gtk_label_new (name);
      g_autofree char *numbers =
          g_strdup_printf ("%d/%d", progress->counts[XY_PHOTO_ACCEPTED], progress->total);
      GtkWidget *count = gtk_label_new (numbers);
      GtkWidget *bar = xy_state_bar_new ();

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (count, "caption");
      gtk_widget_add_css_class (count, "xy-numeric");
      gtk_widget_add_css_class (count, "dim-label");
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (line), count);
      gtk_box_append (GTK_BOX (box), line);
      fill_bar (XY_STATE_BAR (bar), name, progress);
      gtk_box_append (GTK_BOX (box), bar);
      gtk_flow_box_insert (self->classes, box, -1);
      gtk_widget_set_focusable (gtk_widget_get_parent (box), FALSE);
    }
}

static int
find_focused_task (XyOverviewPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->task_group)) ||
      g_object_get_data (G_OBJECT (focus), "task") == NULL)
    return -1;
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (focus), "task"));
}

static void
refresh (XyOverviewPage *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (GPtrArray) news = NULL;
  int focused = find_focused_task (self);
  g_autofree char *facts = NULL;
  XyStoreCounts counts;
  XyOverviewInput input = { 0 };

  if (schedule == NULL || xy_workspace_get_state (self->workspace) != XY_WORKSPACE_READY)
    return;
  xy_store_get_counts (xy_workspace_get_store (self->workspace), &counts);
  input.schedule = schedule;
  input.college = xy_workspace_get_college (self->workspace);
  input.students = G_LIST_MODEL (xy_workspace_get_students (self->workspace));
  input.n_conflicts = counts.conflicts;
  requests = xy_workspace_list_requests (self->workspace);
  news = xy_workspace_list_news (self->workspace);
  input.n_requests = xy_requests_count_open (requests, input.college);
  input.news = news;
  input.is_school = g_strcmp0 (xy_workspace_get_role (self->workspace), XY_ROLE_SCHOOL) == 0;
  input.signed_in =
      xy_sync_get_state (xy_workspace_get_sync (self->workspace)) != XY_SYNC_SIGNED_OUT;
  input.now = now;

  clear_rows (self);
  g_clear_pointer (&self->state, xy_overview_state_free);
  self->state = xy_overview_state_new (&input);
  show_places (self);
  show_tasks (self, focused);
  gtk_widget_set_visible (GTK_WIDGET (self->task_group), self->rows->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->progress_group), self->state->all.total > 0);
  fill_bar (self->all_bar, _ ("All graduates"), &self->state->all);
  gtk_label_set_label (self->summary, self->state->summary);
  show_classes (self);
  g_ptr_array_add (self->state->facts, NULL);
  facts = g_strjoinv ("\n", (char **) self->state->facts->pdata);
  g_ptr_array_set_size (self->state->facts, (int) self->state->facts->len - 1);
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (GTK_WIDGET (self->facts), *facts != '\0');
}

static gboolean
refresh_idle_cb (gpointer user_data)
{
  XyOverviewPage *self = user_data;

  self->refresh_source = 0;
  refresh (self);
  return G_SOURCE_REMOVE;
}

static void
queue_refresh_cb (XyOverviewPage *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_idle_add (refresh_idle_cb, self);
}

/* "in 3 days" becomes "today" by itself. */
static gboolean
minute_cb (gpointer user_data)
{
  queue_refresh_cb (user_data);
  return G_SOURCE_CONTINUE;
}

static void
xy_overview_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyOverviewPage *self = XY_OVERVIEW_PAGE (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      g_set_object (&self->workspace, g_value_get_object (value));
      g_signal_group_set_target (self->workspace_signals, self->workspace);
      g_signal_group_set_target (
          self->list_signals,
          self->workspace != NULL ? xy_workspace_get_students (self->workspace) : NULL);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_overview_page_dispose (GObject *object)
{
  XyOverviewPage *self = XY_OVERVIEW_PAGE (object);

  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->list_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->state, xy_overview_state_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (xy_overview_page_parent_class)->dispose (object);
}

static void
xy_overview_page_class_init (XyOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = xy_overview_page_set_property;
  object_class->dispose = xy_overview_page_dispose;
  widget_class->grab_focus = xy_overview_page_grab_focus;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, XY_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  signals[TASK_ACTIVATED] =
      g_signal_new ("task-activated", XY_TYPE_OVERVIEW_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_INT);

  g_type_ensure (XY_TYPE_STATE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XyOverviewPage, place_group);
  gtk_widget_class_bind_template_child (widget_class, XyOverviewPage, task_group);
  gtk_widget_class_bind_template_child (widget_class, XyOverviewPage, progress_group);
  gtk_widget_class_bind_template_child (widget_class, XyOverviewPage, all_bar);
  gtk_widget_class_bind_template_child (widget_class, XyOverviewPage, summary);
  gtk_widget_class_bind_template_child (widget_class, XyOverviewPage, classes);
  gtk_widget_class_bind_template_child (widget_class, XyOverviewPage, facts);
}

static void
xy_overview_page_init (XyOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->minute_source = g_timeout_add_seconds (60, minute_cb, self);

  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify", G_CALLBACK (queue_refresh_cb),
                                  self);
  g_signal_group_connect_swapped (self->workspace_signals, "counts-changed",
                                  G_CALLBACK (queue_refresh_cb), self);
  g_signal_group_connect_swapped (self->workspace_signals, "requests-changed",
                                  G_CALLBACK (queue_refresh_cb), self);
  self->list_signals = g_signal_group_new (XY_TYPE_STUDENT_LIST);
  g_signal_group_connect_swapped (self->list_signals, "items-changed",
                                  G_CALLBACK (queue_refresh_cb), self);
}

const XyOverviewState *
xy_overview_page_get_state (XyOverviewPage *self)
{
  g_return_val_if_fail (XY_IS_OVERVIEW_PAGE (self), NULL);

  return self->state;
}
