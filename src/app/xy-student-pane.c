// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-pane.h"

#include <glib/gi18n-lib.h>

#include "app/xy-roster-state.h"
#include "app/xy-student-form.h"
#include "app/xy-words.h"

struct _XyStudentPane
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkWidget *close;
  XyStudentForm *form;
  GtkWidget *adding;
  GtkWidget *cancel;
  GtkWidget *add;
  GtkWidget *details;
  GtkWidget *acts;
  GtkWidget *remove;
  GtkWidget *turn_group;
  AdwActionRow *turn_row;
  AdwActionRow *photo_row;
  GtkImage *photo_icon;
  GtkWidget *review;
  AdwPreferencesGroup *history_group;

  XyWorkspace *workspace;
  GSignalGroup *item_signals;
  XyStudentItem *item;
  GPtrArray *rows;
};

enum
{
  CLOSED,
  REVIEW,
  ADDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyStudentPane, xy_student_pane, ADW_TYPE_BIN)

static void
add_row (XyStudentPane *self, AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row;

  if (subtitle == NULL || *subtitle == '\0')
    return;
  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data (G_OBJECT (row), "group", group);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (self->rows, row);
}

static void
clear_rows (XyStudentPane *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (g_object_get_data (G_OBJECT (row), "group"), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
show_turn (XyStudentPane *self, const XyStudent *student)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GPtrArray) students = xy_workspace_dup_student_array (self->workspace);
  g_autofree char *turn =
      schedule != NULL ? xy_roster_dup_turn (schedule, students, student) : NULL;

  adw_action_row_set_subtitle (self->turn_row, turn != NULL ? turn : "");
}

static void
show_history (XyStudentPane *self)
{
  GPtrArray *submissions = xy_student_item_get_submissions (self->item);

  for (guint i = submissions->len; i > 0; i--)
    {
      const XySubmission *submission = g_ptr_array_index (submissions, i - 1);
      const XyDecision *decision = xy_workspace_find_decision (self->workspace, submission->id);
      g_autofree char *submitted =
          xy_words_moment (submission->submitted_at, xy_workspace_get_timezone (self->workspace));
      g_autofree char *title = NULL;

      if (decision != NULL)
        {
          g_autofree char *decided =
              xy_words_moment (decision->decided_at, xy_workspace_get_timezone (self->workspace));
          g_autofree char *subtitle = NULL;

          /* Translators: a day and a minute, who decided. */
          subtitle = decision->by != NULL ? g_strdup_printf (_ ("%s by %s"), decided, decision->by)
                                          : g_strdup (decided);
          if (decision->note != NULL)
            {
              g_autofree char *with_note = g_strdup_printf ("%s\n%s", subtitle, decision->note);

              g_free (subtitle);
              subtitle = g_steal_pointer (&with_note);
            }
          add_row (self, self->history_group, xy_words_outcome (decision->outcome), subtitle);
        }
      /* Translators: which submission of a student it is, counted from 1. */
      title = g_strdup_printf (_ ("Photo %d submitted"), (int) submission->number);
      add_row (self, self->history_group, title, submitted);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->history_group), submissions->len > 0);
}

static void
refresh (XyStudentPane *self)
{
  const XyStudent *student;
  XyPhotoState state;

  clear_rows (self);
  if (self->item == NULL)
    return;
  student = xy_student_item_get_student (self->item);
  state = xy_student_item_get_photo_state (self->item);
  gtk_label_set_label (self->name, student->name);
  show_turn (self, student);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->photo_row),
                                 xy_words_photo_state (state));
  gtk_image_set_from_icon_name (self->photo_icon, xy_words_photo_state_icon (state));
  gtk_widget_set_visible (self->review, state != XY_PHOTO_NONE);
  show_history (self);
}

static void
end_adding (XyStudentPane *self, const char *id)
{
  gtk_widget_set_visible (self->adding, FALSE);
  xy_student_form_set_item (self->form, NULL);
  g_signal_emit (self, signals[ADDED], 0, id);
}

static void
cancel_cb (XyStudentPane *self)
{
  end_adding (self, NULL);
}

static void
add_cb (XyStudentPane *self)
{
  g_autofree char *id = xy_student_form_add (self->form);

  if (id != NULL)
    end_adding (self, id);
}

static void
close_cb (XyStudentPane *self)
{
  if (xy_student_form_is_new (self->form))
    end_adding (self, NULL);
  g_signal_emit (self, signals[CLOSED], 0);
}

static void
review_cb (XyStudentPane *self)
{
  if (self->item != NULL)
    g_signal_emit (self, signals[REVIEW], 0, self->item);
}

static void
schedule_changed_cb (XyStudentPane *self)
{
  if (self->item != NULL)
    show_turn (self, xy_student_item_get_student (self->item));
}

static void
xy_student_pane_dispose (GObject *object)
{
  XyStudentPane *self = XY_STUDENT_PANE (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (xy_student_pane_parent_class)->dispose (object);
}

static void
xy_student_pane_class_init (XyStudentPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_student_pane_dispose;
  signals[CLOSED] = g_signal_new ("closed", XY_TYPE_STUDENT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
  signals[REVIEW] = g_signal_new ("review", XY_TYPE_STUDENT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, XY_TYPE_STUDENT_ITEM);
  signals[ADDED] = g_signal_new ("added", XY_TYPE_STUDENT_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  g_type_ensure (XY_TYPE_STUDENT_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-student-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, name);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, close);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, form);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, adding);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, cancel);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, add);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, details);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, acts);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, remove);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, turn_group);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, turn_row);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, photo_row);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, photo_icon);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, review);
  gtk_widget_class_bind_template_child (widget_class, XyStudentPane, history_group);
}

static void
xy_student_pane_init (XyStudentPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->item_signals = g_signal_group_new (XY_TYPE_STUDENT_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed", G_CALLBACK (refresh), self);
  g_signal_connect_object (self->close, "clicked", G_CALLBACK (close_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cancel, "clicked", G_CALLBACK (cancel_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->add, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "submitted", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review, "clicked", G_CALLBACK (review_cb), self,
                           G_CONNECT_SWAPPED);
}

void
xy_student_pane_set_workspace (XyStudentPane *self, XyWorkspace *workspace)
{
  g_return_if_fail (XY_IS_STUDENT_PANE (self));

  if (g_set_object (&self->workspace, workspace) && workspace != NULL)
    g_signal_connect_object (workspace, "notify::schedule", G_CALLBACK (schedule_changed_cb), self,
                             G_CONNECT_SWAPPED);
  xy_student_form_set_workspace (self->form, workspace);
}

void
xy_student_pane_set_items (XyStudentPane *self, GPtrArray *items)
{
  XyStudentItem *item = items->len == 1 ? g_ptr_array_index (items, 0) : NULL;

  g_return_if_fail (XY_IS_STUDENT_PANE (self));

  if (items->len == 0 && xy_student_form_is_new (self->form))
    return;
  gtk_widget_set_visible (self->adding, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->form), item != NULL);
  gtk_widget_set_visible (self->details, item != NULL);
  if (item == NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->history_group), FALSE);
  gtk_widget_set_visible (self->acts, items->len > 1);
  gtk_widget_set_visible (self->remove, items->len > 0);
  if (items->len > 1)
    {
      g_autofree char *title = g_strdup_printf (
          ngettext ("%u student selected", "%u students selected", items->len), items->len);

      gtk_label_set_label (self->name, title);
    }
  xy_student_form_set_item (self->form, item);
  if (!g_set_object (&self->item, item))
    return;
  g_signal_group_set_target (self->item_signals, item);
  refresh (self);
}

void
xy_student_pane_begin_adding (XyStudentPane *self)
{
  g_return_if_fail (XY_IS_STUDENT_PANE (self));

  g_clear_object (&self->item);
  g_signal_group_set_target (self->item_signals, NULL);
  gtk_label_set_label (self->name, _ ("New Student"));
  gtk_widget_set_visible (GTK_WIDGET (self->form), TRUE);
  gtk_widget_set_visible (self->adding, TRUE);
  gtk_widget_set_visible (self->details, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->history_group), FALSE);
  gtk_widget_set_visible (self->acts, FALSE);
  gtk_widget_set_visible (self->remove, FALSE);
  xy_student_form_begin_new (self->form);
}

gboolean
xy_student_pane_is_adding (XyStudentPane *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_PANE (self), FALSE);

  return xy_student_form_is_new (self->form);
}

void
xy_student_pane_cancel (XyStudentPane *self)
{
  g_return_if_fail (XY_IS_STUDENT_PANE (self));

  if (xy_student_form_is_new (self->form))
    end_adding (self, NULL);
}

XyStudentForm *
xy_student_pane_get_form (XyStudentPane *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_PANE (self), NULL);

  return self->form;
}

void
xy_student_pane_add (XyStudentPane *self)
{
  g_return_if_fail (XY_IS_STUDENT_PANE (self));

  add_cb (self);
}

void
xy_student_pane_set_show_id (XyStudentPane *self, gboolean show_id)
{
  g_return_if_fail (XY_IS_STUDENT_PANE (self));

  xy_student_form_set_show_id (self->form, show_id);
}
