// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-hour-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-sentence.h"
#include "model/xy-time.h"

struct _XyHourDialog
{
  XyEditDialog parent_instance;

  GtkEditable *start;
  GtkEditable *end;
  GtkSpinButton *groups;

  /* One of them: where the hour is added, or which is changed. */
  char *session;
  char *slot;
};

G_DEFINE_FINAL_TYPE (XyHourDialog, xy_hour_dialog, XY_TYPE_EDIT_DIALOG)

static XyTimetableEdit *
xy_hour_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XyHourDialog *self = XY_HOUR_DIALOG (dialog);
  const char *start = gtk_editable_get_text (self->start);
  const char *end = gtk_editable_get_text (self->end);
  int groups = gtk_spin_button_get_value_as_int (self->groups);

  return self->slot != NULL
             ? xy_timetable_edit_set_hour (schedule, self->slot, start, end, groups)
             : xy_timetable_edit_add_hour (schedule, self->session, start, end, groups);
}

static void
xy_hour_dialog_finalize (GObject *object)
{
  XyHourDialog *self = XY_HOUR_DIALOG (object);

  g_free (self->session);
  g_free (self->slot);
  G_OBJECT_CLASS (xy_hour_dialog_parent_class)->finalize (object);
}

static void
xy_hour_dialog_class_init (XyHourDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xy_hour_dialog_finalize;
  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_hour_dialog_compute;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-hour-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyHourDialog, start);
  gtk_widget_class_bind_template_child (widget_class, XyHourDialog, end);
  gtk_widget_class_bind_template_child (widget_class, XyHourDialog, groups);
}

static void
xy_hour_dialog_init (XyHourDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_text_set_activates_default (
      GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->groups))), TRUE);
  g_signal_connect_object (self->start, "changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->end, "changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->groups, "value-changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
}

static void
fill (XyHourDialog *self, const char *start, const char *end, int groups)
{
  g_autofree char *from = xy_time_dup_clock (start);
  g_autofree char *to = xy_time_dup_clock (end);

  gtk_editable_set_text (self->start, from);
  gtk_editable_set_text (self->end, to);
  gtk_spin_button_set_value (self->groups, groups);
}

GtkWindow *
xy_hour_dialog_new (XyWorkspace *workspace, const char *session_id)
{
  XyHourDialog *self = g_object_new (XY_TYPE_HOUR_DIALOG, "workspace", workspace, "apply-label",
                                     _ ("_Add"), "title", _ ("Add an Hour"), NULL);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  int groups = xy_timetable_edit_guess_hour (schedule, session_id, &start, &end);

  self->session = g_strdup (session_id);
  fill (self, start, end, groups);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
  return GTK_WINDOW (self);
}

GtkWindow *
xy_hour_dialog_new_for (XyWorkspace *workspace, const char *slot_id)
{
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  g_autofree char *hours = slot != NULL ? xy_words_hours (slot->start, slot->end) : g_strdup ("");
  /* Translators: an hour. */
  g_autofree char *title = xy_sentence_fill (_ ("The Hour %s"), hours);
  XyHourDialog *self = g_object_new (XY_TYPE_HOUR_DIALOG, "workspace", workspace, "apply-label",
                                     _ ("C_hange"), "title", title, NULL);

  self->slot = g_strdup (slot_id);
  if (slot != NULL)
    fill (self, slot->start, slot->end, (int) slot->groups);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
  return GTK_WINDOW (self);
}
