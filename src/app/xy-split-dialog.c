// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-split-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-place-list.h"
#include "model/xy-sentence.h"

struct _XySplitDialog
{
  XyEditDialog parent_instance;

  GtkListBox *classes;
  XyPlaceList *places;

  char *assignment;
  /* Of each class, in order. */
  GPtrArray *checks;
};

G_DEFINE_FINAL_TYPE (XySplitDialog, xy_split_dialog, XY_TYPE_EDIT_DIALOG)

/* (transfer container) (element-type utf8): the classes that are ticked, with a %NULL at the end.
 */
static GPtrArray *
list_ticked (XySplitDialog *self)
{
  GPtrArray *ticked = g_ptr_array_new ();

  for (guint i = 0; i < self->checks->len; i++)
    {
      GtkCheckButton *check = g_ptr_array_index (self->checks, i);

      if (gtk_check_button_get_active (check))
        g_ptr_array_add (ticked, g_object_get_data (G_OBJECT (check), "class"));
    }
  g_ptr_array_add (ticked, NULL);
  return ticked;
}

static void
show_places (XySplitDialog *self, XySchedule *schedule)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, self->assignment);
  g_autoptr (GPtrArray) ticked = list_ticked (self);
  g_autoptr (GPtrArray) choices = NULL;
  int n_students = 0;

  if (assignment == NULL)
    return;
  for (guint i = 0; i + 1 < ticked->len; i++)
    n_students += xy_schedule_get_class_load (schedule, assignment->college, ticked->pdata[i]);
  choices = xy_place_choice_list (schedule, n_students, assignment);
  xy_place_list_show (self->places, choices);
}

static void
ticked_cb (XySplitDialog *self)
{
  show_places (self, xy_edit_dialog_get_schedule (XY_EDIT_DIALOG (self)));
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
}

static GtkWidget *
new_class_row (XySplitDialog *self, const char *name, int n_students)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *count =
      g_strdup_printf (ngettext ("%d student", "%d students", (gulong) n_students), n_students);
  GtkWidget *label = gtk_label_new (count);

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "xy-numeric");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, count, -1);
  g_object_set_data_full (G_OBJECT (check), "class", g_strdup (name), g_free);
  g_object_set_data (G_OBJECT (check), "students", GINT_TO_POINTER (n_students));
  g_signal_connect_object (check, "toggled", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_ptr_array_add (self->checks, check);
  return row;
}

/* The rows are kept while they say the same, so that the focus stays where it is. */
static gboolean
has_rows_of (XySplitDialog *self, XySchedule *schedule, const char *college, char **classes)
{
  if (g_strv_length (classes) != self->checks->len)
    return FALSE;
  for (guint i = 0; i < self->checks->len; i++)
    {
      GObject *check = g_ptr_array_index (self->checks, i);

      if (g_strcmp0 (g_object_get_data (check, "class"), classes[i]) != 0 ||
          GPOINTER_TO_INT (g_object_get_data (check, "students")) !=
              xy_schedule_get_class_load (schedule, college, classes[i]))
        return FALSE;
    }
  return TRUE;
}

static gboolean
was_ticked (GPtrArray *ticked, const char *name)
{
  return g_strv_contains ((const char *const *) ticked->pdata, name);
}

/* The classes of now, ticked as they were. */
static void
xy_split_dialog_follow (XyEditDialog *dialog, XySchedule *schedule)
{
  XySplitDialog *self = XY_SPLIT_DIALOG (dialog);
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, self->assignment);
  g_autoptr (GPtrArray) before = list_ticked (self);
  g_autoptr (GPtrArray) ticked = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) classes = NULL;
  GtkListBoxRow *row;

  if (assignment == NULL)
    return;
  classes = xy_assignment_is_whole (assignment)
                ? xy_schedule_dup_classes (schedule, assignment->college)
                : g_strdupv (assignment->classes);
  if (has_rows_of (self, schedule, assignment->college, classes))
    {
      show_places (self, schedule);
      return;
    }
  for (guint i = 0; i < before->len; i++)
    g_ptr_array_add (ticked, g_strdup (before->pdata[i]));
  g_ptr_array_set_size (self->checks, 0);
  while ((row = gtk_list_box_get_row_at_index (self->classes, 0)) != NULL)
    gtk_list_box_remove (self->classes, GTK_WIDGET (row));
  for (guint i = 0; classes[i] != NULL; i++)
    {
      gtk_list_box_append (
          self->classes,
          new_class_row (self, classes[i],
                         xy_schedule_get_class_load (schedule, assignment->college, classes[i])));
      gtk_check_button_set_active (g_ptr_array_index (self->checks, i),
                                   was_ticked (ticked, classes[i]));
    }
  show_places (self, schedule);
}

static XyTimetableEdit *
xy_split_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XySplitDialog *self = XY_SPLIT_DIALOG (dialog);
  g_autoptr (GPtrArray) ticked = list_ticked (self);
  XyTimetableEdit *edit;

  edit = xy_timetable_edit_split (schedule, self->assignment, (const char *const *) ticked->pdata,
                                  xy_place_list_get_slot (self->places),
                                  xy_place_list_get_group (self->places));
  xy_timetable_edit_ask (edit, xy_workspace_get_role (xy_edit_dialog_get_workspace (dialog)));
  return edit;
}

static void
xy_split_dialog_finalize (GObject *object)
{
  XySplitDialog *self = XY_SPLIT_DIALOG (object);

  g_free (self->assignment);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (xy_split_dialog_parent_class)->finalize (object);
}

static void
xy_split_dialog_class_init (XySplitDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xy_split_dialog_finalize;
  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_split_dialog_compute;
  XY_EDIT_DIALOG_CLASS (klass)->follow = xy_split_dialog_follow;
  g_type_ensure (XY_TYPE_PLACE_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-split-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XySplitDialog, classes);
  gtk_widget_class_bind_template_child (widget_class, XySplitDialog, places);
}

static void
xy_split_dialog_init (XySplitDialog *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->places, "changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->places, "activated", G_CALLBACK (xy_edit_dialog_apply), self,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
xy_split_dialog_new (XyWorkspace *workspace, const char *assignment_id)
{
  XySplitDialog *self = g_object_new (XY_TYPE_SPLIT_DIALOG, "workspace", workspace, NULL);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  g_autofree char *name =
      assignment != NULL ? xy_timetable_edit_dup_name (schedule, assignment) : g_strdup ("");
  /* Translators: a college. */
  g_autofree char *title = xy_sentence_fill (_ ("Split %s by Class"), name);

  if (g_strcmp0 (xy_workspace_get_role (workspace), XY_ROLE_COLLEGE) == 0)
    g_object_set (self, "apply-label", _ ("_Ask"), NULL);
  self->assignment = g_strdup (assignment_id);
  gtk_window_set_title (GTK_WINDOW (self), title);
  xy_split_dialog_follow (XY_EDIT_DIALOG (self), schedule);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
  return GTK_WINDOW (self);
}
