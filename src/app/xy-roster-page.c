// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-page.h"

#include <glib/gi18n-lib.h>

#include "app/xy-roster-columns.h"
#include "app/xy-roster-editing.h"
#include "app/xy-roster-filters.h"
#include "app/xy-student-pane.h"
#include "app/xy-student-rows.h"

struct _XyRosterPage
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  XyRosterFilters *filters;
  GtkLabel *count;
  GtkToggleButton *show_ids;
  GtkStack *results;
  GtkColumnView *view;
  GtkWidget *show_all;
  GtkRevealer *pane_revealer;
  XyStudentPane *pane;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  XyStudentView *shown;
  XyRosterEditing *editing;
  XyRosterColumns *columns;
};

enum
{
  PROP_WORKSPACE = 1,
  PROP_SEARCH_MODE,
};

enum
{
  REVIEW,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyRosterPage, xy_roster_page, ADW_TYPE_BIN)

/* Filter and search. */

static void
refresh_cb (XyRosterPage *self)
{
  XyStudentList *students = xy_student_view_get_list (self->shown);
  guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  guint n_all =
      students != NULL ? xy_student_index_get_size (xy_student_list_get_index (students)) : 0;
  g_autofree char *text = NULL;

  if (n_shown == n_all)
    text = g_strdup_printf (ngettext ("%u student", "%u students", n_all), n_all);
  else
    /* Translators: students shown, of all. */
    text =
        g_strdup_printf (ngettext ("%u of %u student", "%u of %u students", n_all), n_shown, n_all);
  gtk_label_set_label (self->count, text);
  gtk_stack_set_visible_child_name (self->results, n_shown > 0 || n_all == 0 ? "some" : "none");
  gtk_stack_set_visible_child_name (
      self->states, n_all > 0 || xy_student_pane_is_adding (self->pane) ? "list" : "empty");
  xy_roster_filters_refresh (self->filters, self->shown,
                             self->workspace != NULL ? xy_workspace_get_schedule (self->workspace)
                                                     : NULL);
}

static void
ask (XyRosterPage *self)
{
  XyStudentQuery *query;

  /* The table says so too that it is sorted by nothing while it goes. */
  if (self->view == NULL)
    return;
  query = xy_roster_filters_get_query (self->filters);
  g_free (query->text);
  query->text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  xy_roster_columns_get_order (self->columns, &query->order, &query->descending);
  xy_student_view_set_query (self->shown, query);
}

/* A change of the filter or the words; what is found is shown from its beginning. */
static void
search_cb (XyRosterPage *self)
{
  ask (self);
  if (self->view != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->shown)) > 0)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", 0u);
}

static void
sorter_changed_cb (XyRosterPage *self)
{
  ask (self);
}

static void
show_all_cb (XyRosterPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  xy_roster_filters_clear (self->filters);
}

/* Who is chosen of another college says nothing of this one. */
static void
college_changed_cb (XyRosterPage *self)
{
  xy_roster_filters_clear (self->filters);
}

static void
search_mode_cb (XyRosterPage *self)
{
  g_object_notify (G_OBJECT (self), "search-mode");
}

/* The keyboard. */

static gboolean
xy_roster_page_grab_focus (GtkWidget *widget)
{
  XyRosterPage *self = XY_ROSTER_PAGE (widget);

  return gtk_widget_get_mapped (GTK_WIDGET (self->view)) &&
         gtk_widget_grab_focus (gtk_widget_get_last_child (GTK_WIDGET (self->view)));
}

/* Enter in the search goes on with the first one that was found. */
static void
search_activated_cb (XyRosterPage *self)
{
  ask (self);
  if (g_list_model_get_n_items (G_LIST_MODEL (self->shown)) == 0)
    return;
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->shown), 0, TRUE);
  xy_roster_page_grab_focus (GTK_WIDGET (self));
}

/* Escape closes what was opened last: a cell, the details, then the search. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  XyRosterPage *self = XY_ROSTER_PAGE (widget);

  if (xy_roster_editing_take_back (self->editing))
    return TRUE;
  if (xy_student_pane_is_adding (self->pane))
    xy_student_pane_cancel (self->pane);
  else if (gtk_revealer_get_reveal_child (self->pane_revealer))
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->shown));
  else if (gtk_search_bar_get_search_mode (self->search_bar))
    gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  else
    return FALSE;
  xy_roster_page_grab_focus (widget);
  return TRUE;
}

/* Selection. */

static void
selected_cb (XyRosterPage *self)
{
  g_autoptr (GPtrArray) selected = xy_roster_editing_list_selected (self->editing);

  xy_student_pane_set_items (self->pane, selected);
  gtk_revealer_set_reveal_child (self->pane_revealer,
                                 selected->len > 0 || xy_student_pane_is_adding (self->pane));
  xy_roster_editing_refresh (self->editing);
}

static void
pane_closed_cb (XyRosterPage *self)
{
  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->shown));
}

/* The new one is shown, whatever was filtered. */
static void
pane_added_cb (XyStudentPane *pane, const char *id, gpointer user_data)
{
  XyRosterPage *self = user_data;

  if (id != NULL)
    {
      xy_roster_page_show_all (self);
      xy_roster_editing_await (self->editing, id);
    }
  selected_cb (self);
  refresh_cb (self);
  xy_roster_page_grab_focus (GTK_WIDGET (self));
}

static void
pane_review_cb (XyStudentPane *pane, XyStudentItem *item, gpointer user_data)
{
  g_signal_emit (user_data, signals[REVIEW], 0, item);
}

static void
review_cb (XyRosterEditing *editing, XyStudentItem *item, gpointer user_data)
{
  g_signal_emit (user_data, signals[REVIEW], 0, item);
}

static void
show_ids_cb (XyRosterPage *self)
{
  xy_student_pane_set_show_id (self->pane, gtk_toggle_button_get_active (self->show_ids));
}

/* The object. */

static void
set_workspace (XyRosterPage *self, XyWorkspace *workspace)
{
  g_set_object (&self->workspace, workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  xy_student_pane_set_workspace (self->pane, workspace);
  xy_roster_editing_set_workspace (self->editing, workspace);
  xy_student_view_set_list (self->shown,
                            workspace != NULL ? xy_workspace_get_students (workspace) : NULL);
}

static void
xy_roster_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XyRosterPage *self = XY_ROSTER_PAGE (object);

  switch (id)
    {
    case PROP_SEARCH_MODE:
      g_value_set_boolean (value, gtk_search_bar_get_search_mode (self->search_bar));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_roster_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyRosterPage *self = XY_ROSTER_PAGE (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      set_workspace (self, g_value_get_object (value));
      break;
    case PROP_SEARCH_MODE:
      gtk_search_bar_set_search_mode (self->search_bar, g_value_get_boolean (value));
      if (g_value_get_boolean (value))
        gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_roster_page_dispose (GObject *object)
{
  XyRosterPage *self = XY_ROSTER_PAGE (object);

  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->editing);
  if (self->view != NULL)
    gtk_column_view_set_model (g_steal_pointer (&self->view), NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->columns);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (xy_roster_page_parent_class)->dispose (object);
}

static void
xy_roster_page_class_init (XyRosterPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = xy_roster_page_get_property;
  object_class->set_property = xy_roster_page_set_property;
  object_class->dispose = xy_roster_page_dispose;
  widget_class->grab_focus = xy_roster_page_grab_focus;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, XY_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (
      object_class, PROP_SEARCH_MODE,
      g_param_spec_boolean ("search-mode", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  signals[REVIEW] = g_signal_new ("review", XY_TYPE_ROSTER_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, XY_TYPE_STUDENT_ITEM);

  g_type_ensure (XY_TYPE_ROSTER_FILTERS);
  g_type_ensure (XY_TYPE_STUDENT_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-roster-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, states);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, search_bar);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, filters);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, count);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, show_ids);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, results);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, view);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, show_all);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, pane_revealer);
  gtk_widget_class_bind_template_child (widget_class, XyRosterPage, pane);
}

static void
xy_roster_page_init (XyRosterPage *self)
{
  g_autoptr (XyStudentRows) rows = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_bar_connect_entry (self->search_bar, GTK_EDITABLE (self->search_entry));

  self->shown = xy_student_view_new ();
  rows = xy_student_rows_new (self->shown);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (rows));
  self->columns = xy_roster_columns_new (self->view);
  g_object_bind_property (self->show_ids, "active", self->columns, "show-ids",
                          G_BINDING_SYNC_CREATE);
  self->editing = xy_roster_editing_new (GTK_WIDGET (self), self->view, self->columns, self->shown);

  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::college",
                                  G_CALLBACK (college_changed_cb), self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::schedule",
                                  G_CALLBACK (refresh_cb), self);
  g_signal_connect_object (self->shown, "refreshed", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filters, "changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sorter_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "search-changed", G_CALLBACK (search_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_entry, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search_bar, "notify::search-mode-enabled",
                           G_CALLBACK (search_mode_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_all, "clicked", G_CALLBACK (show_all_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->show_ids, "toggled", G_CALLBACK (show_ids_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "selection-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "closed", G_CALLBACK (pane_closed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pane, "added", G_CALLBACK (pane_added_cb), self, 0);
  g_signal_connect_object (self->pane, "review", G_CALLBACK (pane_review_cb), self, 0);
  g_signal_connect_object (self->editing, "review", G_CALLBACK (review_cb), self, 0);
}

static void
end_search (XyRosterPage *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

void
xy_roster_page_set_filter (XyRosterPage *self, XyRosterFilter filter)
{
  g_return_if_fail (XY_IS_ROSTER_PAGE (self));

  end_search (self);
  xy_roster_filters_show_only (self->filters, filter);
}

void
xy_roster_page_show_all (XyRosterPage *self)
{
  g_return_if_fail (XY_IS_ROSTER_PAGE (self));

  end_search (self);
  xy_roster_filters_clear (self->filters);
}

GListModel *
xy_roster_page_get_shown (XyRosterPage *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_PAGE (self), NULL);

  return G_LIST_MODEL (self->shown);
}

gboolean
xy_roster_page_select (XyRosterPage *self, const char *student)
{
  XyStudentItem *item;

  g_return_val_if_fail (XY_IS_ROSTER_PAGE (self), FALSE);

  item = self->workspace != NULL
             ? xy_student_list_find (xy_workspace_get_students (self->workspace), student)
             : NULL;
  return item != NULL && xy_roster_editing_go_to (self->editing, item);
}

void
xy_roster_page_add (XyRosterPage *self)
{
  g_return_if_fail (XY_IS_ROSTER_PAGE (self));

  gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->shown));
  gtk_stack_set_visible_child_name (self->states, "list");
  gtk_revealer_set_reveal_child (self->pane_revealer, TRUE);
  xy_student_pane_begin_adding (self->pane);
}

XyStudentPane *
xy_roster_page_get_pane (XyRosterPage *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_PAGE (self), NULL);

  return self->pane;
}

XyRosterEditing *
xy_roster_page_get_editing (XyRosterPage *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_PAGE (self), NULL);

  return self->editing;
}

void
xy_roster_page_search (XyRosterPage *self, const char *text)
{
  g_return_if_fail (XY_IS_ROSTER_PAGE (self));

  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), text);
  search_cb (self);
}
