// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-conflicts-page.h"

#include <glib/gi18n-lib.h>

#include "app/xy-conflict-state.h"
#include "app/xy-words.h"

struct _XyConflictsPage
{
  AdwBin parent_instance;

  GtkStack *states;
  GtkBox *list;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  GCancellable *cancellable;
  guint n_shown;
  guint reload_source;
};

enum
{
  PROP_WORKSPACE = 1,
};

G_DEFINE_FINAL_TYPE (XyConflictsPage, xy_conflicts_page, ADW_TYPE_BIN)

static void
resolved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyConflictsPage) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Another window may have decided first; the list shows what is left. */
  if (!xy_store_resolve_finish (XY_STORE (source), result, &error))
    g_message ("conflict not resolved: %s", error->message);
}

static void
resolve (XyConflictsPage *self, GtkWidget *button, gboolean keep_mine)
{
  XyStore *store = xy_workspace_get_store (self->workspace);
  XyFields *fields = g_object_get_data (G_OBJECT (button), "fields");
  const char *mutation = g_object_get_data (G_OBJECT (button), "mutation");

  if (store == NULL)
    return;
  xy_store_resolve_async (store, mutation, keep_mine ? fields : NULL, NULL, resolved_cb,
                          g_object_ref (self));
}

static void
keep_mine_cb (GtkWidget *button, gpointer user_data)
{
  resolve (user_data, button, TRUE);
}

static void
keep_theirs_cb (GtkWidget *button, gpointer user_data)
{
  resolve (user_data, button, FALSE);
}

static GtkWidget *
new_cell (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
new_table (const XyConflictState *state)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  if (!state->refused)
    gtk_grid_attach (GTK_GRID (grid), new_cell (_ ("Before"), "heading"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_cell (_ ("Yours"), "heading"), 2, 0, 1, 1);
  if (!state->refused)
    gtk_grid_attach (GTK_GRID (grid), new_cell (_ ("Theirs"), "heading"), 3, 0, 1, 1);
  for (guint i = 0; i < state->lines->len; i++)
    {
      const XyConflictLine *line = g_ptr_array_index (state->lines, i);
      int row = (int) i + 1;

      gtk_grid_attach (GTK_GRID (grid), new_cell (line->field, "dim-label"), 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_cell (line->mine, NULL), 2, row, 1, 1);
      if (state->refused)
        continue;
      gtk_grid_attach (GTK_GRID (grid), new_cell (line->before, "dim-label"), 1, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_cell (line->theirs, NULL), 3, row, 1, 1);
    }
  return grid;
}

static void
add_button (XyConflictsPage *self,
            GtkWidget *box,
            const char *label,
            GCallback callback,
            const XyConflict *conflict)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "mutation", g_strdup (conflict->mutation->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "fields", xy_fields_ref (conflict->mutation->fields),
                          (GDestroyNotify) xy_fields_unref);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (box), button);
}

static const char *
find_subject (XyConflictsPage *self, const XyConflict *conflict)
{
  XyStudentList *students = xy_workspace_get_students (self->workspace);
  const XyMutation *mutation = conflict->mutation;
  const XyFields *theirs =
      conflict->answer->theirs != NULL ? conflict->answer->theirs->fields : NULL;
  const char *id = NULL;
  XyStudentItem *item;

  if (mutation->kind == XY_KIND_STUDENT)
    id = mutation->record;
  else if (xy_fields_get_string (mutation->fields, "student") != NULL)
    id = xy_fields_get_string (mutation->fields, "student");
  else if (theirs != NULL)
    id = xy_fields_get_string (theirs, "student");
  item = xy_student_list_find (students, id);
  return item != NULL ? xy_student_item_get_student (item)->name : NULL;
}

static GtkWidget *
new_conflict (XyConflictsPage *self, const XyConflict *conflict)
{
  g_autoptr (XyConflictState) state = xy_conflict_state_new (
      conflict, xy_workspace_get_schedule (self->workspace), find_subject (self, conflict));
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_margin_top (inner, 18);
  gtk_widget_set_margin_bottom (inner, 18);
  gtk_widget_set_margin_start (inner, 18);
  gtk_widget_set_margin_end (inner, 18);
  gtk_box_append (GTK_BOX (card), inner);
  gtk_box_append (GTK_BOX (inner), new_cell (state->title, "title-4"));
  gtk_box_append (GTK_BOX (inner), new_cell (state->explanation, NULL));
  if (state->lines->len > 0)
    gtk_box_append (GTK_BOX (inner), new_table (state));
  gtk_widget_set_halign (buttons, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (inner), buttons);
  if (state->refused)
    add_button (self, buttons, _ ("_Dismiss"), G_CALLBACK (keep_theirs_cb), conflict);
  else
    {
      add_button (self, buttons, _ ("Keep _Mine"), G_CALLBACK (keep_mine_cb), conflict);
      add_button (self, buttons, _ ("Keep _Theirs"), G_CALLBACK (keep_theirs_cb), conflict);
    }
  return card;
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyConflictsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  GtkWidget *child;

  conflicts = xy_store_list_conflicts_finish (XY_STORE (source), result, &error);
  if (conflicts == NULL || self->workspace == NULL ||
      XY_STORE (source) != xy_workspace_get_store (self->workspace))
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < conflicts->len; i++)
    gtk_box_append (self->list, new_conflict (self, g_ptr_array_index (conflicts, i)));
  self->n_shown = conflicts->len;
  gtk_stack_set_visible_child_name (self->states, conflicts->len > 0 ? "some" : "none");
}

static gboolean
reload_idle_cb (gpointer user_data)
{
  XyConflictsPage *self = user_data;
  XyStore *store = self->workspace != NULL ? xy_workspace_get_store (self->workspace) : NULL;
  XyStoreCounts counts;

  self->reload_source = 0;
  if (store == NULL || xy_workspace_get_state (self->workspace) != XY_WORKSPACE_READY)
    return G_SOURCE_REMOVE;
  xy_store_get_counts (store, &counts);
  if (counts.conflicts == 0 && self->n_shown == 0)
    return G_SOURCE_REMOVE;
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  xy_store_list_conflicts_async (store, self->cancellable, listed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
queue_reload_cb (XyConflictsPage *self)
{
  if (self->reload_source == 0)
    self->reload_source = g_idle_add (reload_idle_cb, self);
}

static void
xy_conflicts_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyConflictsPage *self = XY_CONFLICTS_PAGE (object);

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
xy_conflicts_page_dispose (GObject *object)
{
  XyConflictsPage *self = XY_CONFLICTS_PAGE (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (xy_conflicts_page_parent_class)->dispose (object);
}

static void
xy_conflicts_page_class_init (XyConflictsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = xy_conflicts_page_set_property;
  object_class->dispose = xy_conflicts_page_dispose;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, XY_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-conflicts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, XyConflictsPage, states);
  gtk_widget_class_bind_template_child (widget_class, XyConflictsPage, list);
}

static void
xy_conflicts_page_init (XyConflictsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::state",
                                  G_CALLBACK (queue_reload_cb), self);
  g_signal_group_connect_swapped (self->workspace_signals, "counts-changed",
                                  G_CALLBACK (queue_reload_cb), self);
}
