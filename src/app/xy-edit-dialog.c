// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-edit-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *apply_button;
  AdwBin *body_bin;
  GtkWidget *outcome;
  GtkLabel *follows;
  GtkWidget *problems_area;
  GtkBox *problems;
  GtkLabel *reason;

  XyWorkspace *workspace;
  XyTimetableEdit *edit;
} XyEditDialogPrivate;

enum
{
  PROP_WORKSPACE = 1,
  PROP_BODY,
  PROP_APPLY_LABEL,
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (XyEditDialog, xy_edit_dialog, ADW_TYPE_WINDOW)

static XyEditDialogPrivate *
get_private (XyEditDialog *self)
{
  return xy_edit_dialog_get_instance_private (self);
}

static void
show_words (GtkLabel *label, const char *words)
{
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static GtkWidget *
new_problem (const char *words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_add_css_class (icon, "problem");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static void
show_edit (XyEditDialog *self)
{
  XyEditDialogPrivate *priv = get_private (self);
  const XyTimetableEdit *edit = priv->edit;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (priv->problems))) != NULL)
    gtk_box_remove (priv->problems, child);
  for (guint i = 0; i < edit->problems->len; i++)
    gtk_box_append (priv->problems, new_problem (g_ptr_array_index (edit->problems, i)));
  gtk_widget_set_visible (priv->problems_area, edit->problems->len > 0);
  show_words (priv->follows, edit->follows);
  show_words (priv->reason, edit->reason);
  gtk_widget_set_visible (priv->outcome,
                          edit->problems->len > 0 || edit->follows != NULL || edit->reason != NULL);
  gtk_widget_set_sensitive (priv->apply_button, edit->edits != NULL);
}

static void
follow_cb (XyEditDialog *self)
{
  XyEditDialogClass *klass = XY_EDIT_DIALOG_GET_CLASS (self);
  XySchedule *schedule = xy_edit_dialog_get_schedule (self);

  /* Another store was opened: what the dialog is about is no longer there. */
  if (schedule == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  if (klass->follow != NULL)
    klass->follow (self, schedule);
  xy_edit_dialog_refresh (self);
}

static void
xy_edit_dialog_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyEditDialogPrivate *priv = get_private (XY_EDIT_DIALOG (object));

  switch (id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      if (priv->workspace != NULL)
        g_signal_connect_object (priv->workspace, "notify::schedule", G_CALLBACK (follow_cb),
                                 object, G_CONNECT_SWAPPED);
      break;
    case PROP_BODY:
      adw_bin_set_child (priv->body_bin, g_value_get_object (value));
      break;
    case PROP_APPLY_LABEL:
      gtk_button_set_label (GTK_BUTTON (priv->apply_button), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

/* Who opens it goes on in the body, not on the button that closes it. */
static void
xy_edit_dialog_map (GtkWidget *widget)
{
  GtkWidget *body = GTK_WIDGET (get_private (XY_EDIT_DIALOG (widget))->body_bin);
  GtkWidget *focus;

  GTK_WIDGET_CLASS (xy_edit_dialog_parent_class)->map (widget);
  focus = gtk_root_get_focus (GTK_ROOT (widget));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, body))
    gtk_widget_child_focus (body, GTK_DIR_TAB_FORWARD);
}

static void
xy_edit_dialog_dispose (GObject *object)
{
  XyEditDialogPrivate *priv = get_private (XY_EDIT_DIALOG (object));

  g_clear_object (&priv->workspace);
  g_clear_pointer (&priv->edit, xy_timetable_edit_free);
  G_OBJECT_CLASS (xy_edit_dialog_parent_class)->dispose (object);
}

static void
xy_edit_dialog_class_init (XyEditDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = xy_edit_dialog_set_property;
  object_class->dispose = xy_edit_dialog_dispose;
  widget_class->map = xy_edit_dialog_map;
  g_object_class_install_property (
      object_class, PROP_WORKSPACE,
      g_param_spec_object ("workspace", NULL, NULL, XY_TYPE_WORKSPACE,
                           G_PARAM_WRITABLE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_BODY,
                                   g_param_spec_object ("body", NULL, NULL, GTK_TYPE_WIDGET,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  g_object_class_install_property (object_class, PROP_APPLY_LABEL,
                                   g_param_spec_string ("apply-label", NULL, NULL, NULL,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "default.activate", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-edit-dialog.ui");
  gtk_widget_class_bind_template_child_private (widget_class, XyEditDialog, apply_button);
  gtk_widget_class_bind_template_child_private (widget_class, XyEditDialog, body_bin);
  gtk_widget_class_bind_template_child_private (widget_class, XyEditDialog, outcome);
  gtk_widget_class_bind_template_child_private (widget_class, XyEditDialog, follows);
  gtk_widget_class_bind_template_child_private (widget_class, XyEditDialog, problems_area);
  gtk_widget_class_bind_template_child_private (widget_class, XyEditDialog, problems);
  gtk_widget_class_bind_template_child_private (widget_class, XyEditDialog, reason);
}

static void
xy_edit_dialog_init (XyEditDialog *self)
{
  XyEditDialogPrivate *priv = get_private (self);

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (priv->apply_button, "clicked", G_CALLBACK (xy_edit_dialog_apply), self,
                           G_CONNECT_SWAPPED);
}

XyWorkspace *
xy_edit_dialog_get_workspace (XyEditDialog *self)
{
  g_return_val_if_fail (XY_IS_EDIT_DIALOG (self), NULL);

  return get_private (self)->workspace;
}

XySchedule *
xy_edit_dialog_get_schedule (XyEditDialog *self)
{
  XyEditDialogPrivate *priv;

  g_return_val_if_fail (XY_IS_EDIT_DIALOG (self), NULL);

  priv = get_private (self);
  return priv->workspace != NULL ? xy_workspace_get_schedule (priv->workspace) : NULL;
}

void
xy_edit_dialog_refresh (XyEditDialog *self)
{
  XyEditDialogPrivate *priv;
  XySchedule *schedule;

  g_return_if_fail (XY_IS_EDIT_DIALOG (self));

  priv = get_private (self);
  schedule = xy_edit_dialog_get_schedule (self);
  if (schedule == NULL)
    return;
  g_clear_pointer (&priv->edit, xy_timetable_edit_free);
  priv->edit = XY_EDIT_DIALOG_GET_CLASS (self)->compute (self, schedule);
  show_edit (self);
}

void
xy_edit_dialog_apply (XyEditDialog *self)
{
  XyEditDialogPrivate *priv;

  g_return_if_fail (XY_IS_EDIT_DIALOG (self));

  priv = get_private (self);
  if (priv->edit == NULL || priv->edit->edits == NULL)
    return;
  xy_workspace_apply (priv->workspace, priv->edit->label, g_steal_pointer (&priv->edit->edits));
  gtk_window_close (GTK_WINDOW (self));
}

const XyTimetableEdit *
xy_edit_dialog_get_edit (XyEditDialog *self)
{
  g_return_val_if_fail (XY_IS_EDIT_DIALOG (self), NULL);

  return get_private (self)->edit;
}

GtkWidget *
xy_edit_dialog_new_cell (const char *words, const char *style)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  return label;
}
