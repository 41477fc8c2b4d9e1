// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-help-window.h"

struct _XyHelpWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (XyHelpWindow, xy_help_window, ADW_TYPE_WINDOW)

static void
xy_help_window_class_init (XyHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-help-window.ui");
}

static void
xy_help_window_init (XyHelpWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
xy_help_window_new (GtkWindow *parent)
{
  return g_object_new (XY_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}
