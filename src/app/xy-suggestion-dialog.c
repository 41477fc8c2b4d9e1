// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-suggestion-dialog.h"

#include <glib/gi18n-lib.h>

struct _XySuggestionDialog
{
  XyEditDialog parent_instance;

  GtkCheckButton *fit_check;
  GtkCheckButton *even_check;
  GtkStack *pages;
  GtkSpinner *spinner;
  GtkListBox *changes;

  GCancellable *cancellable;
  XyScheduleSuggestion *suggestion;
  XySuggestionState *state;
};

G_DEFINE_FINAL_TYPE (XySuggestionDialog, xy_suggestion_dialog, XY_TYPE_EDIT_DIALOG)

typedef struct
{
  XySchedule *schedule;
  XyScheduleAim aim;
} Question;

static void
question_free (Question *question)
{
  xy_schedule_unref (question->schedule);
  g_free (question);
}

static void
suggest_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Question *question = data;

  g_task_return_pointer (task, xy_schedule_suggest (question->schedule, question->aim),
                         (GDestroyNotify) xy_schedule_suggestion_free);
}

static GtkWidget *
new_change (const XySuggestionRow *change)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *cells = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  /* Translators: a college, where it is, where it would be. */
  g_autofree char *words =
      g_strdup_printf (_ ("%s: from %s to %s"), change->name, change->before, change->after);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  gtk_box_set_homogeneous (GTK_BOX (cells), TRUE);
  gtk_box_append (GTK_BOX (cells), xy_edit_dialog_new_cell (change->name, "heading"));
  gtk_box_append (GTK_BOX (cells), xy_edit_dialog_new_cell (change->before, "dim-label"));
  gtk_box_append (GTK_BOX (box), cells);
  gtk_box_append (GTK_BOX (box), arrow);
  gtk_box_append (GTK_BOX (box), xy_edit_dialog_new_cell (change->after, "xy-numeric"));
  gtk_widget_set_size_request (gtk_widget_get_last_child (box), 200, -1);
  gtk_widget_set_hexpand (gtk_widget_get_last_child (box), FALSE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  return row;
}

static void
show_suggestion (XySuggestionDialog *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->changes, 0)) != NULL)
    gtk_list_box_remove (self->changes, GTK_WIDGET (row));
  for (guint i = 0; i < self->state->rows->len; i++)
    gtk_list_box_append (self->changes, new_change (g_ptr_array_index (self->state->rows, i)));
  gtk_stack_set_visible_child_name (self->pages,
                                    self->state->rows->len > 0 ? "changes" : "nothing");
  gtk_spinner_stop (self->spinner);
}

static void
suggested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  XySuggestionDialog *self = XY_SUGGESTION_DIALOG (source);
  XySchedule *schedule = xy_edit_dialog_get_schedule (XY_EDIT_DIALOG (self));
  g_autoptr (XyScheduleSuggestion) suggestion = g_task_propagate_pointer (G_TASK (result), NULL);
  Question *question = g_task_get_task_data (G_TASK (result));

  /* Cancelled: another one is on its way, or nobody looks any more. */
  if (suggestion == NULL || schedule == NULL)
    return;
  self->state = xy_suggestion_state_new (question->schedule, suggestion);
  self->suggestion = g_steal_pointer (&suggestion);
  show_suggestion (self);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
}

static void
forget (XySuggestionDialog *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->state, xy_suggestion_state_free);
  g_clear_pointer (&self->suggestion, xy_schedule_suggestion_free);
}

/* Another timetable or another aim: what was suggested no longer holds. */
static void
xy_suggestion_dialog_follow (XyEditDialog *dialog, XySchedule *schedule)
{
  XySuggestionDialog *self = XY_SUGGESTION_DIALOG (dialog);
  Question *question = g_new0 (Question, 1);
  g_autoptr (GTask) task = NULL;

  forget (self);
  self->cancellable = g_cancellable_new ();
  question->schedule = xy_schedule_ref (schedule);
  question->aim =
      gtk_check_button_get_active (self->even_check) ? XY_SCHEDULE_AIM_EVEN : XY_SCHEDULE_AIM_FIT;
  gtk_stack_set_visible_child_name (self->pages, "busy");
  gtk_spinner_start (self->spinner);
  task = g_task_new (self, self->cancellable, suggested_cb, NULL);
  g_task_set_source_tag (task, xy_suggestion_dialog_follow);
  g_task_set_task_data (task, question, (GDestroyNotify) question_free);
  g_task_run_in_thread (task, suggest_thread);
}

static void
aim_cb (XySuggestionDialog *self)
{
  XySchedule *schedule = xy_edit_dialog_get_schedule (XY_EDIT_DIALOG (self));

  if (schedule == NULL)
    return;
  xy_suggestion_dialog_follow (XY_EDIT_DIALOG (self), schedule);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
}

static XyTimetableEdit *
xy_suggestion_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XySuggestionDialog *self = XY_SUGGESTION_DIALOG (dialog);
  XyTimetableEdit *edit;

  if (self->state == NULL)
    return xy_timetable_edit_refuse (g_strdup (_ ("Looking for a timetable…")));
  if (self->state->rows->len == 0)
    edit = xy_timetable_edit_refuse (g_strdup (self->state->summary));
  else
    {
      edit = xy_timetable_edit_new (schedule, g_strdup (_ ("Used the suggested timetable")),
                                    g_ptr_array_ref (self->suggestion->edits));
      edit->follows = g_strdup (self->state->summary);
    }
  /* What is wrong afterwards is better said by what stands in the way. */
  g_ptr_array_set_size (edit->problems, 0);
  for (guint i = 0; i < self->state->limits->len; i++)
    g_ptr_array_add (edit->problems, g_strdup (self->state->limits->pdata[i]));
  return edit;
}

static void
xy_suggestion_dialog_dispose (GObject *object)
{
  forget (XY_SUGGESTION_DIALOG (object));
  G_OBJECT_CLASS (xy_suggestion_dialog_parent_class)->dispose (object);
}

static gboolean
xy_suggestion_dialog_close_request (GtkWindow *window)
{
  forget (XY_SUGGESTION_DIALOG (window));
  return GTK_WINDOW_CLASS (xy_suggestion_dialog_parent_class)->close_request (window);
}

static void
xy_suggestion_dialog_class_init (XySuggestionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_suggestion_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = xy_suggestion_dialog_close_request;
  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_suggestion_dialog_compute;
  XY_EDIT_DIALOG_CLASS (klass)->follow = xy_suggestion_dialog_follow;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-suggestion-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XySuggestionDialog, fit_check);
  gtk_widget_class_bind_template_child (widget_class, XySuggestionDialog, even_check);
  gtk_widget_class_bind_template_child (widget_class, XySuggestionDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, XySuggestionDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, XySuggestionDialog, changes);
}

static void
xy_suggestion_dialog_init (XySuggestionDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->even_check, "toggled", G_CALLBACK (aim_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
xy_suggestion_dialog_new (XyWorkspace *workspace)
{
  XySuggestionDialog *self = g_object_new (XY_TYPE_SUGGESTION_DIALOG, "workspace", workspace, NULL);

  aim_cb (self);
  return GTK_WINDOW (self);
}

const XySuggestionState *
xy_suggestion_dialog_get_state (XySuggestionDialog *self)
{
  g_return_val_if_fail (XY_IS_SUGGESTION_DIALOG (self), NULL);

  return self->state;
}
