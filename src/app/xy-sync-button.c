// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-sync-button.h"

struct _XySyncButton
{
  AdwBin parent_instance;

  GtkMenuButton *button;
  GtkPopover *popover;
  GtkImage *icon;
  GtkLabel *label;
  GtkLabel *waiting;
  GtkLabel *since;
  GtkLabel *trouble;
  GtkLabel *last;
  GtkWidget *conflicts_button;
  GtkWidget *sign_in_button;
  GtkWidget *sync_now_button;
};

G_DEFINE_FINAL_TYPE (XySyncButton, xy_sync_button, ADW_TYPE_BIN)

static void
xy_sync_button_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (xy_sync_button_parent_class)->dispose (object);
}

static void
xy_sync_button_class_init (XySyncButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_sync_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-sync-button.ui");
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, button);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, popover);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, icon);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, label);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, waiting);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, since);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, trouble);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, last);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, conflicts_button);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, XySyncButton, sync_now_button);
}

static void
close_cb (GtkButton *button, gpointer user_data)
{
  gtk_popover_popdown (GTK_POPOVER (user_data));
}

static void
xy_sync_button_init (XySyncButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->conflicts_button, "clicked", G_CALLBACK (close_cb), self->popover,
                           0);
  g_signal_connect_object (self->sign_in_button, "clicked", G_CALLBACK (close_cb), self->popover,
                           0);
}

static void
show_line (GtkLabel *line, const char *text)
{
  gtk_label_set_label (line, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (line), text != NULL);
}

void
xy_sync_button_show (XySyncButton *self,
                     const XySyncWords *words,
                     int n_conflicts,
                     gboolean signed_out)
{
  g_return_if_fail (XY_IS_SYNC_BUTTON (self));

  gtk_image_set_from_icon_name (self->icon, words->icon);
  gtk_label_set_label (self->label, words->label);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), words->label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words->label, -1);
  show_line (self->waiting, words->waiting);
  show_line (self->since, words->since);
  show_line (self->trouble, words->trouble);
  show_line (self->last, words->last);
  gtk_widget_set_visible (self->conflicts_button, n_conflicts > 0);
  gtk_widget_set_visible (self->sign_in_button, signed_out);
  gtk_widget_set_visible (self->sync_now_button, !signed_out);
  if (words->attention)
    gtk_widget_add_css_class (GTK_WIDGET (self->button), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->button), "warning");
}

void
xy_sync_button_set_compact (XySyncButton *self, gboolean compact)
{
  g_return_if_fail (XY_IS_SYNC_BUTTON (self));

  gtk_widget_set_visible (GTK_WIDGET (self->label), !compact);
}
