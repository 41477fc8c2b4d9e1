// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-compare-dialog.h"

#include <glib/gi18n-lib.h>

struct _XyCompareDialog
{
  XyEditDialog parent_instance;

  GtkCheckButton *all_check;
  GtkWidget *adopt_button;
  GtkStack *pages;
  GtkBox *sections;

  XyCompareState *state;
  /* Keys of the rows that are ticked, and the check button of each row that may be. */
  GHashTable *ticked;
  GHashTable *checks;
  gboolean is_ticking;
  char *fault;
};

G_DEFINE_FINAL_TYPE (XyCompareDialog, xy_compare_dialog, XY_TYPE_EDIT_DIALOG)

/* Shows in the box above how many are ticked: all, some or none. */
static void
show_ticked (XyCompareDialog *self)
{
  guint n_checks = g_hash_table_size (self->checks);
  guint n_ticked = g_hash_table_size (self->ticked);

  self->is_ticking = TRUE;
  gtk_check_button_set_inconsistent (self->all_check, n_ticked > 0 && n_ticked < n_checks);
  gtk_check_button_set_active (self->all_check, n_checks > 0 && n_ticked == n_checks);
  gtk_widget_set_visible (GTK_WIDGET (self->all_check), n_checks > 1);
  self->is_ticking = FALSE;
}

static void
tick_cb (XyCompareDialog *self, GtkCheckButton *check)
{
  const char *key = g_object_get_data (G_OBJECT (check), "key");

  if (self->is_ticking)
    return;
  if (gtk_check_button_get_active (check))
    g_hash_table_add (self->ticked, g_strdup (key));
  else
    g_hash_table_remove (self->ticked, key);
  show_ticked (self);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
}

static void
all_cb (XyCompareDialog *self)
{
  gboolean active = gtk_check_button_get_active (self->all_check);
  GHashTableIter iter;
  gpointer key, check;

  if (self->is_ticking)
    return;
  self->is_ticking = TRUE;
  g_hash_table_remove_all (self->ticked);
  g_hash_table_iter_init (&iter, self->checks);
  while (g_hash_table_iter_next (&iter, &key, &check))
    {
      gtk_check_button_set_active (check, active);
      if (active)
        g_hash_table_add (self->ticked, g_strdup (key));
    }
  self->is_ticking = FALSE;
  show_ticked (self);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
}

static GtkWidget *
new_cells (const char *name,
           const char *name_style,
           const char *before,
           const char *after,
           const char *style)
{
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_widget_set_hexpand (cells, TRUE);
  gtk_box_append (GTK_BOX (cells), xy_edit_dialog_new_cell (name, name_style));
  gtk_box_append (GTK_BOX (cells), xy_edit_dialog_new_cell (before, style));
  gtk_box_append (GTK_BOX (cells), xy_edit_dialog_new_cell (after, style));
  return cells;
}

static void
set_margins (GtkWidget *widget, int start)
{
  gtk_widget_set_margin_start (widget, start);
  gtk_widget_set_margin_end (widget, 12);
  gtk_widget_set_margin_top (widget, 9);
  gtk_widget_set_margin_bottom (widget, 9);
}

static GtkWidget *
new_row (XyCompareDialog *self, const XyCompareRow *row)
{
  GtkWidget *cells = new_cells (row->name, "heading", row->before, row->after, "xy-numeric");
  GtkWidget *widget = row->offered ? gtk_check_button_new () : gtk_box_new (0, 0);
  /* Translators: a college or an hour; what the notice says of it; what is so today. */
  g_autofree char *words =
      g_strdup_printf (_ ("%s: in the notice %s; today %s"), row->name, row->before, row->after);

  set_margins (widget, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  if (!row->offered)
    {
      gtk_box_append (GTK_BOX (widget), cells);
      return widget;
    }
  gtk_widget_set_margin_start (cells, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (widget), cells);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (widget),
                               g_hash_table_contains (self->ticked, row->key));
  g_object_set_data_full (G_OBJECT (widget), "key", g_strdup (row->key), g_free);
  g_signal_connect_object (widget, "toggled", G_CALLBACK (tick_cb), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->checks, g_strdup (row->key), widget);
  return widget;
}

static const char *
get_heading (XyCompareSection section)
{
  switch (section)
    {
    case XY_COMPARE_COLLEGES:
      return _ ("Colleges");
    case XY_COMPARE_HOURS:
      return _ ("Hours");
    case XY_COMPARE_SESSIONS:
      return _ ("Sessions and Capacity");
    default:
      g_assert_not_reached ();
    }
}

static void
add_section (XyCompareDialog *self, XyCompareSection section)
{
  GtkWidget *area = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head =
      new_cells (get_heading (section), "heading", _ ("In the notice"), _ ("Today"), "dim-label");
  gboolean is_offered = FALSE;
  guint n_rows = 0;

  gtk_widget_add_css_class (card, "card");
  for (guint i = 0; i < self->state->rows->len; i++)
    {
      const XyCompareRow *row = self->state->rows->pdata[i];

      if (row->section != section)
        continue;
      if (n_rows++ > 0)
        gtk_box_append (GTK_BOX (card), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
      gtk_box_append (GTK_BOX (card), new_row (self, row));
      is_offered = is_offered || row->offered;
    }
  /* So that the heads stand over their columns. */
  gtk_widget_set_margin_start (head, is_offered ? 44 : 12);
  gtk_widget_set_margin_end (head, 12);
  gtk_box_append (GTK_BOX (area), head);
  gtk_box_append (GTK_BOX (area), card);
  if (n_rows > 0)
    gtk_box_append (self->sections, area);
  else
    g_object_unref (g_object_ref_sink (area));
}

/* What is not there any more is no longer ticked. */
static void
forget_keys (XyCompareDialog *self)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->ticked);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (self->checks, key))
      g_hash_table_iter_remove (&iter);
}

static void
show_state (XyCompareDialog *self)
{
  const char *page = !self->state->is_known       ? "unknown"
                     : self->state->rows->len > 0 ? "differences"
                                                  : "same";
  GtkWidget *child;

  g_hash_table_remove_all (self->checks);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  for (guint section = 0; section < XY_COMPARE_N_SECTIONS; section++)
    add_section (self, (XyCompareSection) section);
  forget_keys (self);
  show_ticked (self);
  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->adopt_button,
                          self->state->may_adopt && !g_str_equal (page, "same"));
}

static void
xy_compare_dialog_follow (XyEditDialog *dialog, XySchedule *schedule)
{
  XyCompareDialog *self = XY_COMPARE_DIALOG (dialog);
  XyWorkspace *workspace = xy_edit_dialog_get_workspace (dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (XySchedule) notice = xy_workspace_dup_notice (workspace, &error);

  g_clear_pointer (&self->state, xy_compare_state_free);
  g_clear_pointer (&self->fault, g_free);
  if (error != NULL)
    self->fault = g_strdup (_ ("What the campaign says of the notice’s timetable cannot be read."));
  self->state = xy_compare_state_new (schedule, notice, xy_workspace_get_role (workspace),
                                      xy_workspace_get_college (workspace));
  show_state (self);
}

static XyTimetableEdit *
xy_compare_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XyCompareDialog *self = XY_COMPARE_DIALOG (dialog);

  if (self->fault != NULL)
    return xy_timetable_edit_refuse (g_strdup (self->fault));
  if (!self->state->is_known)
    return xy_timetable_edit_refuse (NULL);
  return xy_compare_state_plan (self->state, self->ticked);
}

static void
adopt_cb (XyCompareDialog *self)
{
  XyWorkspace *workspace = xy_edit_dialog_get_workspace (XY_EDIT_DIALOG (self));
  g_autoptr (XyTimetableEdit) edit = xy_compare_plan_adopt (self->state->now);

  if (edit == NULL)
    return;
  xy_workspace_apply (workspace, edit->label, g_steal_pointer (&edit->edits));
  gtk_window_close (GTK_WINDOW (self));
}

static void
xy_compare_dialog_dispose (GObject *object)
{
  XyCompareDialog *self = XY_COMPARE_DIALOG (object);

  g_clear_pointer (&self->state, xy_compare_state_free);
  g_clear_pointer (&self->ticked, g_hash_table_unref);
  g_clear_pointer (&self->checks, g_hash_table_unref);
  g_clear_pointer (&self->fault, g_free);
  G_OBJECT_CLASS (xy_compare_dialog_parent_class)->dispose (object);
}

static void
xy_compare_dialog_class_init (XyCompareDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_compare_dialog_dispose;
  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_compare_dialog_compute;
  XY_EDIT_DIALOG_CLASS (klass)->follow = xy_compare_dialog_follow;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-compare-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyCompareDialog, all_check);
  gtk_widget_class_bind_template_child (widget_class, XyCompareDialog, adopt_button);
  gtk_widget_class_bind_template_child (widget_class, XyCompareDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, XyCompareDialog, sections);
}

static void
xy_compare_dialog_init (XyCompareDialog *self)
{
  self->ticked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->checks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->all_check, "toggled", G_CALLBACK (all_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->adopt_button, "clicked", G_CALLBACK (adopt_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Who opens it begins with what can be ticked. */
static void
focus_first (XyCompareDialog *self)
{
  GHashTableIter iter;
  gpointer check = self->all_check;

  g_hash_table_iter_init (&iter, self->checks);
  if (g_hash_table_size (self->checks) == 1)
    g_hash_table_iter_next (&iter, NULL, &check);
  if (g_hash_table_size (self->checks) > 0)
    gtk_window_set_focus (GTK_WINDOW (self), check);
}

GtkWindow *
xy_compare_dialog_new (XyWorkspace *workspace)
{
  XyCompareDialog *self = g_object_new (XY_TYPE_COMPARE_DIALOG, "workspace", workspace, NULL);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);

  if (schedule != NULL)
    {
      xy_compare_dialog_follow (XY_EDIT_DIALOG (self), schedule);
      xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
      focus_first (self);
    }
  return GTK_WINDOW (self);
}

const XyCompareState *
xy_compare_dialog_get_state (XyCompareDialog *self)
{
  g_return_val_if_fail (XY_IS_COMPARE_DIALOG (self), NULL);

  return self->state;
}
