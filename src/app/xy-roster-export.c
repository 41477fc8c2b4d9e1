// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-export.h"

#include <glib/gi18n-lib.h>

#include "app/xy-roster-state.h"
#include "app/xy-words.h"
#include "export/xy-export.h"
#include "model/xy-college-names.h"

typedef struct
{
  GPtrArray *rows;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->rows);
  g_free (export->path);
  g_free (export);
}

GPtrArray *
xy_roster_export_new_rows (XyWorkspace *workspace, GPtrArray *items)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_roster_row_free);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);

  for (guint i = 0; i < items->len; i++)
    {
      XyStudentItem *item = g_ptr_array_index (items, i);
      const XyStudent *student = xy_student_item_get_student (item);
      const XyCollege *college =
          schedule != NULL ? xy_schedule_find_college (schedule, student->college) : NULL;
      g_autoptr (GPtrArray) problems = xy_student_item_list_problems (item);
      g_autofree char *text = NULL;

      g_ptr_array_add (problems, NULL);
      text = g_strjoinv (" ", (char **) problems->pdata);
      g_ptr_array_add (
          rows,
          xy_roster_row_new (student, college != NULL ? xy_college_get_full_name (college) : NULL,
                             xy_words_photo_state (xy_student_item_get_photo_state (item)), text));
    }
  return rows;
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Export *export = task_data;
  GError *error = NULL;

  if (xy_export_roster_xlsx (export->rows, export->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWindow) window = user_data;
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  guint n = export->rows->len;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = g_strdup_printf (ngettext ("Exported %u student", "Exported %u students", n), n);
  xy_window_toast (window, error != NULL ? error->message : message, FALSE);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  XyWindow *window = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        {
          g_autoptr (GTask) task = g_task_new (NULL, NULL, written_cb, g_object_ref (window));
          Export *export = g_new0 (Export, 1);

          export->rows = g_ptr_array_ref (g_object_get_data (G_OBJECT (chooser), "rows"));
          export->path = g_steal_pointer (&path);
          g_task_set_task_data (task, export, export_free);
          g_task_run_in_thread (task, write_in_thread);
        }
      else
        xy_window_toast (window, _ ("Choose a folder on this computer to save in."), FALSE);
    }
  g_object_unref (chooser);
}

/* The college, if there is only one. */
static const char *
find_college (GPtrArray *rows)
{
  const char *college = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const XyRosterRow *row = g_ptr_array_index (rows, i);

      if (row->college == NULL || (college != NULL && !g_str_equal (college, row->college)))
        return NULL;
      college = row->college;
    }
  return college;
}

void
xy_roster_export (XyWindow *window, GPtrArray *items)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autofree char *name = NULL;
  GtkFileChooserNative *chooser;

  g_return_if_fail (XY_IS_WINDOW (window));

  rows = xy_roster_export_new_rows (xy_window_get_workspace (window), items);
  name = xy_export_dup_roster_name (find_college (rows));
  /* Translators: title of the dialog that asks for a file: the numbers in it are not masked. */
  chooser = gtk_file_chooser_native_new (_ ("Export Roster, with ID Numbers in Full"),
                                         GTK_WINDOW (window), GTK_FILE_CHOOSER_ACTION_SAVE,
                                         _ ("_Save"), _ ("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_object_set_data_full (G_OBJECT (chooser), "rows", g_steal_pointer (&rows),
                          (GDestroyNotify) g_ptr_array_unref);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
