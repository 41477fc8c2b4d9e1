// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-college-names.h"

/* How many problems and students the dialog lists; the rest is counted. */
#define MAX_PROBLEMS 50
#define MAX_STUDENTS 8

struct _XyImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *import_button;
  GtkStack *states;
  AdwStatusPage *failed_page;
  GtkWidget *other_button;
  GtkWidget *college_group;
  AdwComboRow *college_row;
  AdwPreferencesGroup *plan_group;
  AdwPreferencesGroup *problem_group;
  AdwPreferencesGroup *rows_group;

  XyWorkspace *workspace;
  GCancellable *cancellable;
  GPtrArray *colleges;
  XyDraft *draft;
  const XyRoster *roster;
  XyRosterPlan *plan;
  GPtrArray *plan_rows;
};

enum
{
  CHOOSE_OTHER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyImportDialog, xy_import_dialog, ADW_TYPE_WINDOW)

static GtkWidget *
add_row (AdwPreferencesGroup *group, const char *icon, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (icon != NULL)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  adw_preferences_group_add (group, row);
  return row;
}

static void
add_plan_row (XyImportDialog *self, const char *icon, char *title)
{
  g_autofree char *owned = title;

  g_ptr_array_add (self->plan_rows, add_row (self->plan_group, icon, owned, NULL));
}

static const char *
find_named_college (XyImportDialog *self, guint row)
{
  const XyRosterStudent *student = g_ptr_array_index (self->roster->students, row);
  const char *name = student->values[XY_COLUMN_COLLEGE];
  const XyCollege *college = name != NULL ? xy_college_find (self->colleges, name) : NULL;

  return college != NULL ? college->id : NULL;
}

/* Where no college is shown and a row names none, nobody but the person knows where it belongs. */
static gboolean
needs_college (XyImportDialog *self)
{
  if (xy_workspace_get_college (self->workspace) != NULL)
    return FALSE;
  for (guint i = 0; i < self->roster->students->len; i++)
    if (find_named_college (self, i) == NULL)
      return TRUE;
  return FALSE;
}

static const char *
get_college (XyImportDialog *self)
{
  const char *shown = xy_workspace_get_college (self->workspace);
  guint chosen = adw_combo_row_get_selected (self->college_row);

  if (shown != NULL)
    return shown;
  if (!needs_college (self))
    return self->roster->students->len > 0 ? find_named_college (self, 0) : NULL;
  /* The first choice is none. */
  if (chosen == 0 || chosen > self->colleges->len)
    return NULL;
  return ((XyCollege *) g_ptr_array_index (self->colleges, chosen - 1))->id;
}

static void
show_plan (XyImportDialog *self)
{
  for (guint i = 0; i < self->plan_rows->len; i++)
    adw_preferences_group_remove (self->plan_group, g_ptr_array_index (self->plan_rows, i));
  g_ptr_array_set_size (self->plan_rows, 0);

  if (self->plan->creates->len > 0)
    add_plan_row (
        self, "list-add-symbolic",
        g_strdup_printf (ngettext ("%u new student", "%u new students", self->plan->creates->len),
                         self->plan->creates->len));
  if (self->plan->changes->len > 0)
    add_plan_row (
        self, "document-edit-symbolic",
        g_strdup_printf (ngettext ("%u student with changed data", "%u students with changed data",
                                   self->plan->changes->len),
                         self->plan->changes->len));
  if (self->plan->unchanged > 0)
    add_plan_row (self, "object-select-symbolic",
                  g_strdup_printf (ngettext ("%d student is there already, unchanged",
                                             "%d students are there already, unchanged",
                                             (gulong) self->plan->unchanged),
                                   self->plan->unchanged));
  if (self->plan->missing->len > 0)
    add_plan_row (
        self, "dialog-question-symbolic",
        g_strdup_printf (ngettext ("%u student of the college is not in the file, and stays",
                                   "%u students of the college are not in the file, and stay",
                                   self->plan->missing->len),
                         self->plan->missing->len));
  if (self->plan->left_out > 0)
    add_plan_row (self, "dialog-warning-symbolic",
                  g_strdup_printf (ngettext ("%d row cannot be imported; see the problems below",
                                             "%d rows cannot be imported; see the problems below",
                                             (gulong) self->plan->left_out),
                                   self->plan->left_out));
  gtk_widget_set_sensitive (self->import_button,
                            self->plan->creates->len + self->plan->changes->len > 0);
}

static void
make_plan (XyImportDialog *self)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (self->workspace);
  const char *college = self->roster != NULL ? get_college (self) : NULL;
  g_autoptr (GPtrArray) existing = NULL;

  g_clear_pointer (&self->plan, xy_roster_plan_free);
  gtk_widget_set_visible (GTK_WIDGET (self->plan_group), campaign != NULL && college != NULL);
  gtk_widget_set_sensitive (self->import_button, FALSE);
  if (campaign == NULL || college == NULL)
    return;
  existing = xy_workspace_dup_known_students (self->workspace);
  self->plan = xy_roster_plan (self->draft, existing, campaign->id, college);
  show_plan (self);
}

static void
show_problems (XyImportDialog *self)
{
  GPtrArray *problems = self->roster->problems;

  gtk_widget_set_visible (GTK_WIDGET (self->problem_group), problems->len > 0);
  for (guint i = 0; i < problems->len && i < MAX_PROBLEMS; i++)
    {
      const XyRosterProblem *problem = g_ptr_array_index (problems, i);
      g_autofree char *row
          /* Translators: a row of the spreadsheet. */
          = g_strdup_printf (_ ("Row %d"), problem->row);

      add_row (self->problem_group, "dialog-warning-symbolic", problem->message, row);
    }
  if (problems->len > MAX_PROBLEMS)
    {
      guint n = problems->len - MAX_PROBLEMS;
      g_autofree char *more =
          g_strdup_printf (ngettext ("%u more problem", "%u more problems", n), n);

      add_row (self->problem_group, NULL, more, NULL);
    }
}

static void
show_rows (XyImportDialog *self)
{
  GPtrArray *students = self->roster->students;

  gtk_widget_set_visible (GTK_WIDGET (self->rows_group), students->len > 0);
  for (guint i = 0; i < students->len && i < MAX_STUDENTS; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (students, i);
      const char *name = student->values[XY_COLUMN_NAME];
      const char *number = student->values[XY_COLUMN_STUDENT_NUMBER];
      const char *class_name = student->values[XY_COLUMN_CLASS];
      const char *major = student->values[XY_COLUMN_MAJOR];
      g_autofree char *subtitle =
          g_strjoin (" · ", number != NULL ? number : _ ("no number"),
                     class_name != NULL ? class_name : "", major != NULL ? major : "", NULL);

      add_row (self->rows_group, NULL, name != NULL ? name : _ ("no name"), subtitle);
    }
  if (students->len > MAX_STUDENTS)
    {
      guint n = students->len - MAX_STUDENTS;
      g_autofree char *more = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);

      add_row (self->rows_group, NULL, more, NULL);
    }
}

static gboolean
show_failure (XyImportDialog *self, const GError *error)
{
  g_autofree char *escaped = error != NULL ? g_markup_escape_text (error->message, -1) : NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return TRUE;
  if (error == NULL)
    return FALSE;
  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->states, "failed");
  return TRUE;
}

static void
draft_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyDraft) draft = xy_draft_finish (result, &error);

  if (draft != NULL)
    xy_draft_check (draft, &error);
  if (self->cancellable == NULL || show_failure (self, error))
    return;
  self->draft = g_steal_pointer (&draft);
  self->roster = xy_draft_get_roster (self->draft);
  show_problems (self);
  show_rows (self);
  make_plan (self);
  gtk_widget_set_visible (self->college_group, needs_college (self));
  gtk_stack_set_visible_child_name (self->states, "review");
  gtk_widget_grab_focus (xy_import_dialog_asks_college (self) ? GTK_WIDGET (self->college_row)
                                                              : self->import_button);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_finish (result, &error);

  if (self->cancellable == NULL || show_failure (self, error))
    return;
  xy_draft_new_async (workbook, NULL, self->colleges, self->cancellable, draft_cb,
                      g_object_ref (self));
}

static void
choose_other_cb (XyImportDialog *self)
{
  g_signal_emit (self, signals[CHOOSE_OTHER], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
fill_colleges (XyImportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  GPtrArray *all = schedule != NULL ? xy_schedule_get_colleges (schedule) : NULL;

  gtk_string_list_append (names, _ ("Choose a College"));
  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      XyCollege *college = xy_entity_ref ((gpointer) g_ptr_array_index (all, i));

      g_ptr_array_add (self->colleges, college);
      gtk_string_list_append (names, college->short_name);
    }
  adw_combo_row_set_model (self->college_row, G_LIST_MODEL (names));
}

static void
xy_import_dialog_dispose (GObject *object)
{
  XyImportDialog *self = XY_IMPORT_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->colleges, g_ptr_array_unref);
  g_clear_pointer (&self->draft, xy_draft_unref);
  g_clear_pointer (&self->plan, xy_roster_plan_free);
  g_clear_pointer (&self->plan_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (xy_import_dialog_parent_class)->dispose (object);
}

static void
xy_import_dialog_class_init (XyImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_import_dialog_dispose;
  signals[CHOOSE_OTHER] = g_signal_new ("choose-other", XY_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, states);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, college_group);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, college_row);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, plan_group);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, problem_group);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, rows_group);
}

static void
xy_import_dialog_init (XyImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  self->plan_rows = g_ptr_array_new ();
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->import_button, "clicked", G_CALLBACK (xy_import_dialog_import),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->other_button, "clicked", G_CALLBACK (choose_other_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->college_row, "notify::selected", G_CALLBACK (make_plan), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
xy_import_dialog_new (GtkWindow *parent, XyWorkspace *workspace, GFile *file)
{
  XyImportDialog *self = g_object_new (XY_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);

  self->workspace = g_object_ref (workspace);
  fill_colleges (self);
  adw_window_title_set_subtitle (self->window_title, name);
  xy_workbook_read_async (path != NULL ? path : "", self->cancellable, read_cb,
                          g_object_ref (self));
  return GTK_WIDGET (self);
}

const XyRosterPlan *
xy_import_dialog_get_plan (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), NULL);

  return self->plan;
}

gboolean
xy_import_dialog_is_failed (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "failed") == 0;
}

gboolean
xy_import_dialog_asks_college (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), FALSE);

  return self->roster != NULL && needs_college (self) && get_college (self) == NULL;
}

void
xy_import_dialog_import (XyImportDialog *self)
{
  g_return_if_fail (XY_IS_IMPORT_DIALOG (self));

  if (self->plan == NULL)
    return;
  xy_workspace_import (self->workspace, self->plan);
  gtk_window_close (GTK_WINDOW (self));
}
