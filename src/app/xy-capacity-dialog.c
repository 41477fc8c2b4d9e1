// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-capacity-dialog.h"

struct _XyCapacityDialog
{
  XyEditDialog parent_instance;

  GtkSpinButton *rate;
};

G_DEFINE_FINAL_TYPE (XyCapacityDialog, xy_capacity_dialog, XY_TYPE_EDIT_DIALOG)

static XyTimetableEdit *
xy_capacity_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XyCapacityDialog *self = XY_CAPACITY_DIALOG (dialog);

  return xy_timetable_edit_rate (schedule, gtk_spin_button_get_value_as_int (self->rate));
}

static void
xy_capacity_dialog_class_init (XyCapacityDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_capacity_dialog_compute;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-capacity-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyCapacityDialog, rate);
}

static void
xy_capacity_dialog_init (XyCapacityDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_set_activates_default (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->rate))),
                                  TRUE);
  g_signal_connect_object (self->rate, "value-changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
xy_capacity_dialog_new (XyWorkspace *workspace)
{
  XyCapacityDialog *self = g_object_new (XY_TYPE_CAPACITY_DIALOG, "workspace", workspace, NULL);
  const XyCampaign *campaign = xy_workspace_get_campaign (workspace);

  if (campaign != NULL)
    gtk_spin_button_set_value (self->rate, (double) campaign->students_per_room_hour);
  gtk_widget_grab_focus (GTK_WIDGET (self->rate));
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
  return GTK_WINDOW (self);
}
