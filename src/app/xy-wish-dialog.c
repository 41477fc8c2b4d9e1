// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-wish-dialog.h"

#include <glib/gi18n-lib.h>

#include "model/xy-sentence.h"
#include "model/xy-time.h"

struct _XyWishDialog
{
  XyEditDialog parent_instance;

  GtkSwitch *fixed;
  AdwComboRow *not_before;
  AdwComboRow *not_after;

  char *assignment;
  /* The times behind the choices; the first is none. */
  GPtrArray *starts;
  GPtrArray *ends;
};

G_DEFINE_FINAL_TYPE (XyWishDialog, xy_wish_dialog, XY_TYPE_EDIT_DIALOG)

static int
compare_clocks (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static void
add_clock (GPtrArray *clocks, const char *clock)
{
  if (clock != NULL && !g_ptr_array_find_with_equal_func (clocks, clock, g_str_equal, NULL))
    g_ptr_array_add (clocks, g_strdup (clock));
}

static void
show_clocks (AdwComboRow *row, GPtrArray *clocks, const char *chosen)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint selected = 0;

  g_ptr_array_sort (clocks, compare_clocks);
  g_ptr_array_insert (clocks, 0, NULL);
  gtk_string_list_append (words, _ ("At any time"));
  for (guint i = 1; i < clocks->len; i++)
    {
      g_autofree char *clock = xy_time_dup_clock (clocks->pdata[i]);

      gtk_string_list_append (words, clock);
      if (g_strcmp0 (clocks->pdata[i], chosen) == 0)
        selected = i;
    }
  adw_combo_row_set_model (row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (row, selected);
}

static void
fill (XyWishDialog *self, XySchedule *schedule, const XyAssignment *assignment)
{
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      add_clock (self->starts, slot->start);
      add_clock (self->ends, slot->end);
    }
  add_clock (self->starts, assignment->not_before);
  add_clock (self->ends, assignment->not_after);
  show_clocks (self->not_before, self->starts, assignment->not_before);
  show_clocks (self->not_after, self->ends, assignment->not_after);
  gtk_switch_set_active (self->fixed, assignment->fixed);
}

static const char *
get_chosen (AdwComboRow *row, GPtrArray *clocks)
{
  guint selected = adw_combo_row_get_selected (row);

  return selected < clocks->len ? g_ptr_array_index (clocks, selected) : NULL;
}

static XyTimetableEdit *
xy_wish_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XyWishDialog *self = XY_WISH_DIALOG (dialog);

  return xy_timetable_edit_wish (schedule, self->assignment, gtk_switch_get_active (self->fixed),
                                 get_chosen (self->not_before, self->starts),
                                 get_chosen (self->not_after, self->ends));
}

static void
xy_wish_dialog_finalize (GObject *object)
{
  XyWishDialog *self = XY_WISH_DIALOG (object);

  g_free (self->assignment);
  g_ptr_array_unref (self->starts);
  g_ptr_array_unref (self->ends);
  G_OBJECT_CLASS (xy_wish_dialog_parent_class)->finalize (object);
}

static void
xy_wish_dialog_class_init (XyWishDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xy_wish_dialog_finalize;
  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_wish_dialog_compute;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-wish-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyWishDialog, fixed);
  gtk_widget_class_bind_template_child (widget_class, XyWishDialog, not_before);
  gtk_widget_class_bind_template_child (widget_class, XyWishDialog, not_after);
}

static void
xy_wish_dialog_init (XyWishDialog *self)
{
  self->starts = g_ptr_array_new_with_free_func (g_free);
  self->ends = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->fixed, "notify::active", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->not_before, "notify::selected",
                           G_CALLBACK (xy_edit_dialog_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->not_after, "notify::selected", G_CALLBACK (xy_edit_dialog_refresh),
                           self, G_CONNECT_SWAPPED);
}

GtkWindow *
xy_wish_dialog_new (XyWorkspace *workspace, const char *assignment_id)
{
  XyWishDialog *self = g_object_new (XY_TYPE_WISH_DIALOG, "workspace", workspace, NULL);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  g_autofree char *name =
      assignment != NULL ? xy_timetable_edit_dup_name (schedule, assignment) : g_strdup ("");
  /* Translators: a college. */
  g_autofree char *title = xy_sentence_fill (_ ("Wishes of %s"), name);

  gtk_window_set_title (GTK_WINDOW (self), title);
  if (assignment != NULL)
    fill (self, schedule, assignment);
  self->assignment = g_strdup (assignment_id);
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
  return GTK_WINDOW (self);
}
