// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-place-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-place-list.h"
#include "model/xy-sentence.h"

struct _XyPlaceDialog
{
  XyEditDialog parent_instance;

  XyPlaceList *places;

  char *college;
};

G_DEFINE_FINAL_TYPE (XyPlaceDialog, xy_place_dialog, XY_TYPE_EDIT_DIALOG)

static XyTimetableEdit *
xy_place_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XyPlaceDialog *self = XY_PLACE_DIALOG (dialog);

  return xy_timetable_edit_place (schedule, self->college, xy_place_list_get_slot (self->places),
                                  xy_place_list_get_group (self->places));
}

static void
xy_place_dialog_follow (XyEditDialog *dialog, XySchedule *schedule)
{
  XyPlaceDialog *self = XY_PLACE_DIALOG (dialog);
  g_autoptr (GPtrArray) choices = NULL;
  int on_site, online;

  xy_schedule_get_headcount (schedule, self->college, &on_site, &online);
  choices = xy_place_choice_list (schedule, on_site, NULL);
  xy_place_list_show (self->places, choices);
}

static void
xy_place_dialog_finalize (GObject *object)
{
  g_free (XY_PLACE_DIALOG (object)->college);
  G_OBJECT_CLASS (xy_place_dialog_parent_class)->finalize (object);
}

static void
xy_place_dialog_class_init (XyPlaceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xy_place_dialog_finalize;
  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_place_dialog_compute;
  XY_EDIT_DIALOG_CLASS (klass)->follow = xy_place_dialog_follow;
  g_type_ensure (XY_TYPE_PLACE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-place-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyPlaceDialog, places);
}

static void
xy_place_dialog_init (XyPlaceDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->places, "changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "activated", G_CALLBACK (xy_edit_dialog_apply), self,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
xy_place_dialog_new (XyWorkspace *workspace, const char *college_id)
{
  XyPlaceDialog *self = g_object_new (XY_TYPE_PLACE_DIALOG, "workspace", workspace, NULL);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  const XyCollege *college = xy_schedule_find_college (schedule, college_id);
  g_autofree char *title = NULL;

  self->college = g_strdup (college_id);
  title =
      /* Translators: a college. */
      xy_sentence_fill (_ ("A Place for %s"), college != NULL ? college->short_name : "");
  gtk_window_set_title (GTK_WINDOW (self), title);
  xy_place_dialog_follow (XY_EDIT_DIALOG (self), schedule);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
  return GTK_WINDOW (self);
}
