// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-window.h"

#include <glib/gi18n-lib.h>

#include "app/xy-conflicts-page.h"
#include "app/xy-requests-dialog.h"
#include "app/xy-roster-export.h"
#include "app/xy-sync-button.h"
#include "app/xy-timetable-news.h"
#include "app/xy-window-actions.h"
#include "app/xy-window-import.h"
#include "app/xy-words.h"

/* Below this width the sync button shows its icon only. */
#define COMPACT_WIDTH 1000

struct _XyWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay *toasts;
  GtkStack *college_stack;
  AdwWindowTitle *college_title;
  AdwWindowTitle *college_choice_title;
  GtkMenuButton *college_button;
  GtkPopover *college_popover;
  GtkListBox *college_list;
  GtkToggleButton *search_button;
  XySyncButton *sync_button;
  GtkStack *states;
  AdwStatusPage *failed_page;
  AdwViewStack *pages;
  AdwViewStackPage *conflicts_entry;
  XyOverviewPage *overview;
  XyRosterPage *roster;
  XyTimetableNews *timetable_news;
  XyTimetablePage *timetable;
  XyPhotosPage *photos;
  XyConflictsPage *conflicts;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GBindingGroup *page_bindings;
  GSettings *settings;
  /* Offers to undo the last act; gone when another was done. */
  AdwToast *undo_toast;
};

G_DEFINE_FINAL_TYPE (XyWindow, xy_window, ADW_TYPE_APPLICATION_WINDOW)

/* The college in the header bar. */

static void
college_activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  XyWindow *self = user_data;
  const char *id = g_object_get_data (G_OBJECT (row), "college");

  gtk_popover_popdown (self->college_popover);
  xy_workspace_set_college (self->workspace, id);
}

static void
add_college_row (XyWindow *self, const char *id, const char *name)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  g_object_set_data_full (G_OBJECT (row), "college", g_strdup (id), g_free);
  gtk_list_box_append (self->college_list, row);
}

static void
refresh_college (XyWindow *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  const XyCampaign *campaign = xy_workspace_get_campaign (self->workspace);
  const char *id = xy_workspace_get_college (self->workspace);
  const XyCollege *college =
      schedule != NULL && id != NULL ? xy_schedule_find_college (schedule, id) : NULL;
  g_autoptr (GPtrArray) choices = xy_workspace_list_colleges (self->workspace);
  const char *title =
      college != NULL    ? college->short_name
      : choices->len > 0 ? (g_strcmp0 (xy_workspace_get_role (self->workspace), XY_ROLE_SCHOOL) == 0
                                ? _ ("All Colleges")
                                : _ ("Choose a College"))
                         : _ ("Xueying");
  const char *subtitle = campaign != NULL ? campaign->name : "";
  GtkListBoxRow *row;

  adw_window_title_set_title (self->college_title, title);
  adw_window_title_set_subtitle (self->college_title, subtitle);
  adw_window_title_set_title (self->college_choice_title, title);
  adw_window_title_set_subtitle (self->college_choice_title, subtitle);
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_stack_set_visible_child (self->college_stack, choices->len > 1
                                                        ? GTK_WIDGET (self->college_button)
                                                        : GTK_WIDGET (self->college_title));

  while ((row = gtk_list_box_get_row_at_index (self->college_list, 0)) != NULL)
    gtk_list_box_remove (self->college_list, GTK_WIDGET (row));
  if (g_strcmp0 (xy_workspace_get_role (self->workspace), XY_ROLE_SCHOOL) == 0)
    add_college_row (self, NULL, _ ("All Colleges"));
  for (guint i = 0; i < choices->len; i++)
    {
      const XyCollege *choice = g_ptr_array_index (choices, i);

      add_college_row (self, choice->id, choice->short_name);
    }
}

/* What the workspace says. */

static void
refresh_sync (XyWindow *self)
{
  XyStore *store = xy_workspace_get_store (self->workspace);
  XySync *sync = xy_workspace_get_sync (self->workspace);
  g_autoptr (XySyncWords) words = NULL;
  XyStoreCounts counts;

  gtk_widget_set_visible (GTK_WIDGET (self->sync_button), store != NULL);
  xy_window_refresh_actions (self);
  if (store == NULL)
    return;
  xy_store_get_counts (store, &counts);
  words = xy_sync_words_new (xy_sync_get_state (sync), &counts, xy_sync_get_message (sync),
                             xy_sync_get_last_success (sync));
  xy_sync_button_show (self->sync_button, words, counts.conflicts,
                       xy_sync_get_state (sync) == XY_SYNC_SIGNED_OUT);
  if (counts.conflicts == 0 &&
      g_strcmp0 (adw_view_stack_get_visible_child_name (self->pages), "conflicts") == 0)
    adw_view_stack_set_visible_child_name (self->pages, "overview");
  adw_view_stack_page_set_visible (self->conflicts_entry, counts.conflicts > 0);
}

static void
refresh_search (XyWindow *self)
{
  GtkWidget *page = adw_view_stack_get_visible_child (self->pages);
  gboolean ready = g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "ready") == 0;
  gboolean has_search =
      ready && page != NULL &&
      g_object_class_find_property (G_OBJECT_GET_CLASS (page), "search-mode") != NULL;

  g_binding_group_set_source (self->page_bindings, has_search ? page : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->search_button), has_search);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.search", has_search);
}

static void
refresh_state (XyWindow *self)
{
  const char *message = xy_workspace_get_message (self->workspace);
  g_autofree char *escaped = NULL;

  switch (xy_workspace_get_state (self->workspace))
    {
    case XY_WORKSPACE_READY:
      gtk_stack_set_visible_child_name (self->states, "ready");
      break;
    case XY_WORKSPACE_FAILED:
      escaped = g_markup_escape_text (message != NULL ? message : "", -1);
      adw_status_page_set_description (self->failed_page, escaped);
      gtk_stack_set_visible_child_name (self->states, "failed");
      break;
    case XY_WORKSPACE_CLOSED:
    case XY_WORKSPACE_LOADING:
    default:
      gtk_stack_set_visible_child_name (self->states, "loading");
      break;
    }
  refresh_search (self);
  refresh_sync (self);
  refresh_college (self);
}

static void
done_cb (XyWorkspace *workspace, const char *label, gpointer user_data)
{
  XyWindow *self = user_data;

  /* The review has its own Undo, and a toast would lie on its buttons. */
  if (g_strcmp0 (xy_window_get_page (self), "photos") == 0 &&
      xy_photos_page_is_reviewing (self->photos))
    xy_window_dismiss_undo (self);
  else
    xy_window_toast (self, label, TRUE);
}

static void
failed_cb (XyWorkspace *workspace, const char *message, gpointer user_data)
{
  xy_window_toast (user_data, message, FALSE);
}

/* What the pages ask for. */

static void
show_requests (XyWindow *self)
{
  GtkWindow *dialog = xy_requests_dialog_new (self->workspace);

  gtk_window_set_transient_for (dialog, GTK_WINDOW (self));
  gtk_window_present (dialog);
}

static void
task_activated_cb (XyOverviewPage *page, int kind, gpointer user_data)
{
  XyWindow *self = user_data;

  switch ((XyTaskKind) kind)
    {
    case XY_TASK_SIGN_IN:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.sign-in", NULL);
      break;
    case XY_TASK_CHOOSE_COLLEGE:
      gtk_menu_button_popup (self->college_button);
      break;
    case XY_TASK_IMPORT:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.import", NULL);
      break;
    case XY_TASK_CONFLICTS:
      xy_window_show_page (self, "conflicts");
      break;
    case XY_TASK_REQUESTS:
      show_requests (self);
      break;
    case XY_TASK_FLAGGED:
      xy_photos_page_show_state (self->photos, XY_PHOTO_FLAGGED);
      xy_photos_page_review (self->photos, NULL);
      xy_window_show_page (self, "photos");
      break;
    case XY_TASK_TO_DECIDE:
      xy_photos_page_show_state (self->photos, XY_PHOTO_TO_DECIDE);
      xy_window_show_page (self, "photos");
      break;
    case XY_TASK_PROBLEMS:
      xy_roster_page_set_filter (self->roster, XY_ROSTER_PROBLEMS);
      xy_window_show_page (self, "roster");
      break;
    case XY_TASK_NO_PHOTO:
      xy_roster_page_set_filter (self->roster, XY_ROSTER_NO_PHOTO);
      xy_window_show_page (self, "roster");
      break;
    case XY_TASK_REJECTED:
      xy_roster_page_set_filter (self->roster, XY_ROSTER_REJECTED);
      xy_window_show_page (self, "roster");
      break;
    case XY_TASK_NEWS:
    case XY_TASK_TIMETABLE:
    default:
      xy_window_show_page (self, "timetable");
      break;
    }
}

static void
review_cb (XyRosterPage *page, XyStudentItem *item, gpointer user_data)
{
  XyWindow *self = user_data;

  xy_photos_page_review (self->photos, item);
  xy_window_show_page (self, "photos");
}

static void
export_cb (XyRosterEditing *editing, GPtrArray *items, gpointer user_data)
{
  xy_roster_export (user_data, items);
}

/* The window. */

static void
xy_window_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XyWindow *self = XY_WINDOW (widget);

  xy_sync_button_set_compact (self->sync_button, width < COMPACT_WIDTH);
  GTK_WIDGET_CLASS (xy_window_parent_class)->size_allocate (widget, width, height, baseline);
}

static gboolean
xy_window_close_request (GtkWindow *window)
{
  XyWindow *self = XY_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (self->settings, "window-width", width);
  g_settings_set_int (self->settings, "window-height", height);
  g_settings_set_boolean (self->settings, "window-maximized", gtk_window_is_maximized (window));
  if (!g_str_equal (xy_window_get_page (self), "conflicts"))
    g_settings_set_string (self->settings, "page", xy_window_get_page (self));
  return GTK_WINDOW_CLASS (xy_window_parent_class)->close_request (window);
}

static void
xy_window_dispose (GObject *object)
{
  XyWindow *self = XY_WINDOW (object);

  g_clear_weak_pointer (&self->undo_toast);
  g_clear_object (&self->page_bindings);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (xy_window_parent_class)->dispose (object);
}

static void
xy_window_class_init (XyWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = xy_window_close_request;
  widget_class->size_allocate = xy_window_size_allocate;

  g_type_ensure (XY_TYPE_OVERVIEW_PAGE);
  g_type_ensure (XY_TYPE_ROSTER_PAGE);
  g_type_ensure (XY_TYPE_TIMETABLE_NEWS);
  g_type_ensure (XY_TYPE_TIMETABLE_PAGE);
  g_type_ensure (XY_TYPE_PHOTOS_PAGE);
  g_type_ensure (XY_TYPE_CONFLICTS_PAGE);
  g_type_ensure (XY_TYPE_SYNC_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/xueying/Xueying/ui/xy-window.ui");
  gtk_widget_class_bind_template_child (widget_class, XyWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, college_stack);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, college_title);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, college_choice_title);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, college_button);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, college_popover);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, college_list);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, search_button);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, sync_button);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, states);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, failed_page);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, conflicts_entry);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, overview);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, roster);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, timetable_news);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, timetable);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, photos);
  gtk_widget_class_bind_template_child (widget_class, XyWindow, conflicts);
  xy_window_class_install_actions (widget_class);
}

static void
xy_window_init (XyWindow *self)
{
  self->settings = g_settings_new (XY_APPLICATION_ID);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_icon_name (GTK_WINDOW (self), XY_APPLICATION_ID);
  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (self->settings, "window-width"),
                               g_settings_get_int (self->settings, "window-height"));
  if (g_settings_get_boolean (self->settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));

  self->page_bindings = g_binding_group_new ();
  g_binding_group_bind (self->page_bindings, "search-mode", self->search_button, "active",
                        G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::state",
                                  G_CALLBACK (refresh_state), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::schedule",
                                  G_CALLBACK (refresh_college), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::college",
                                  G_CALLBACK (refresh_college), self);
  g_signal_group_connect_swapped (self->workspace_signals, "counts-changed",
                                  G_CALLBACK (refresh_sync), self);
  g_signal_group_connect (self->workspace_signals, "done", G_CALLBACK (done_cb), self);
  g_signal_group_connect (self->workspace_signals, "failed", G_CALLBACK (failed_cb), self);
  g_signal_connect_object (self->pages, "notify::visible-child", G_CALLBACK (refresh_search), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->college_list, "row-activated", G_CALLBACK (college_activated_cb),
                           self, 0);
  g_signal_connect_object (self->overview, "task-activated", G_CALLBACK (task_activated_cb), self,
                           0);
  g_signal_connect_object (xy_roster_page_get_editing (self->roster), "export",
                           G_CALLBACK (export_cb), self, 0);
  g_signal_connect_object (self->roster, "review", G_CALLBACK (review_cb), self, 0);
  xy_window_accept_drops (self);
}

XyWindow *
xy_window_new (GtkApplication *application, XyWorkspace *workspace)
{
  XyWindow *self = g_object_new (XY_TYPE_WINDOW, "application", application, NULL);
  g_autofree char *page = g_settings_get_string (self->settings, "page");

  self->workspace = g_object_ref (workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  g_object_set (self->overview, "workspace", workspace, NULL);
  g_object_set (self->roster, "workspace", workspace, NULL);
  g_object_set (self->timetable_news, "workspace", workspace, NULL);
  g_object_set (self->timetable, "workspace", workspace, NULL);
  g_object_set (self->photos, "workspace", workspace, NULL);
  g_object_set (self->conflicts, "workspace", workspace, NULL);
  xy_window_show_page (self, page);
  refresh_state (self);
  return self;
}

XyWorkspace *
xy_window_get_workspace (XyWindow *self)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return self->workspace;
}

/* Whoever came by the keyboard goes on with it: in the page, not above it. */
static void
focus_page (XyWindow *self)
{
  GtkWidget *shown = adw_view_stack_get_visible_child (self->pages);
  /* The timetable's news stand above it. */
  GtkWidget *page = gtk_widget_is_ancestor (GTK_WIDGET (self->timetable), shown)
                        ? GTK_WIDGET (self->timetable)
                        : shown;
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (!gtk_widget_grab_focus (page) && (focus == NULL || !gtk_widget_is_ancestor (focus, page)))
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

void
xy_window_show_page (XyWindow *self, const char *name)
{
  g_return_if_fail (XY_IS_WINDOW (self));

  if (adw_view_stack_get_child_by_name (self->pages, name) != NULL &&
      xy_window_is_page_offered (self, name))
    {
      adw_view_stack_set_visible_child_name (self->pages, name);
      focus_page (self);
    }
}

const char *
xy_window_get_page (XyWindow *self)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return adw_view_stack_get_visible_child_name (self->pages);
}

gboolean
xy_window_is_page_offered (XyWindow *self, const char *name)
{
  GtkWidget *child;

  g_return_val_if_fail (XY_IS_WINDOW (self), FALSE);

  child = adw_view_stack_get_child_by_name (self->pages, name);
  return child != NULL &&
         adw_view_stack_page_get_visible (adw_view_stack_get_page (self->pages, child));
}

XyOverviewPage *
xy_window_get_overview (XyWindow *self)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return self->overview;
}

XyRosterPage *
xy_window_get_roster (XyWindow *self)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return self->roster;
}

XyTimetablePage *
xy_window_get_timetable (XyWindow *self)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return self->timetable;
}

XyPhotosPage *
xy_window_get_photos (XyWindow *self)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return self->photos;
}

void
xy_window_toast (XyWindow *self, const char *message, gboolean undo)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);
  AdwToast *toast = adw_toast_new (escaped);

  g_return_if_fail (XY_IS_WINDOW (self));

  if (undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, "win.undo");
      xy_window_dismiss_undo (self);
      g_set_weak_pointer (&self->undo_toast, toast);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

void
xy_window_dismiss_undo (XyWindow *self)
{
  g_return_if_fail (XY_IS_WINDOW (self));

  if (self->undo_toast != NULL)
    adw_toast_dismiss (self->undo_toast);
  g_clear_weak_pointer (&self->undo_toast);
}

const char *
xy_window_get_undo_offer (XyWindow *self)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return self->undo_toast != NULL ? adw_toast_get_title (self->undo_toast) : NULL;
}

void
xy_window_toggle_search (XyWindow *self)
{
  GtkWidget *focus;

  g_return_if_fail (XY_IS_WINDOW (self));

  focus = gtk_root_get_focus (GTK_ROOT (self));
  if (!gtk_widget_get_visible (GTK_WIDGET (self->search_button)))
    return;
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_BAR) != NULL)
    gtk_toggle_button_set_active (self->search_button, FALSE);
  else
    g_object_set (adw_view_stack_get_visible_child (self->pages), "search-mode", TRUE, NULL);
}
