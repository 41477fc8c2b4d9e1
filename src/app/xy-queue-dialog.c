// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-queue-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-print.h"
#include "app/xy-queue-list.h"
#include "app/xy-queue-state.h"
#include "export/xy-export.h"

struct _XyQueueDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkEditable *search;
  GtkLabel *count;
  GtkWidget *note;
  GtkLabel *warning;
  AdwToastOverlay *toasts;
  GtkStack *stack;
  GtkColumnView *table;

  XyWorkspace *workspace;
  char *assignment;
  XyQueueState *state;
  XyQueueList *list;
  XyPinyin *pinyin;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (XyQueueDialog, xy_queue_dialog, ADW_TYPE_WINDOW)

typedef enum
{
  COLUMN_PLACE,
  COLUMN_EXPECTED,
  COLUMN_CLASS,
  COLUMN_NAME,
  COLUMN_NUMBER,
} QueueColumn;
#define N_COLUMNS (COLUMN_NUMBER + 1)

/* Widths in characters; a Han character is about as wide as two digits. */
static const struct
{
  const char *context;
  const char *title;
  guint min;
  guint natural;
  gboolean expand;
} columns[N_COLUMNS] = {
  [COLUMN_PLACE] = { "queue", NC_ ("queue", "No."), 4, 6, FALSE },
  [COLUMN_EXPECTED] = { "time", NC_ ("time", "Expected"), 8, 12, FALSE },
  [COLUMN_CLASS] = { NULL, N_ ("Class"), 8, 16, TRUE },
  [COLUMN_NAME] = { NULL, N_ ("Name"), 6, 14, TRUE },
  [COLUMN_NUMBER] = { NULL, N_ ("Student number"), 12, 16, FALSE },
};

/* The table. */

static char *
dup_cell (const XyArrival *arrival, QueueColumn column)
{
  switch (column)
    {
    case COLUMN_PLACE:
      return g_strdup_printf ("%d", arrival->place);
    case COLUMN_EXPECTED:
      return xy_queue_dup_expected (arrival);
    case COLUMN_CLASS:
      return g_strdup (arrival->student->class_name);
    case COLUMN_NAME:
      return g_strdup (arrival->student->name);
    case COLUMN_NUMBER:
      return g_strdup (arrival->student->student_number);
    default:
      g_return_val_if_reached (NULL);
    }
}

static QueueColumn
get_column (gpointer cell)
{
  return (QueueColumn) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (cell), "column"));
}

static void
show_cell_cb (XyQueueRow *row, GtkWidget *cell)
{
  const XyArrival *arrival = xy_queue_row_get_arrival (row);
  g_autofree char *text = dup_cell (arrival, get_column (cell));

  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  if (get_column (cell) != COLUMN_EXPECTED)
    return;
  if (arrival->late)
    gtk_widget_add_css_class (cell, "warning");
  else
    gtk_widget_remove_css_class (cell, "warning");
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *cell = gtk_inscription_new (NULL);
  int column = GPOINTER_TO_INT (user_data);

  g_object_set_data (G_OBJECT (cell), "column", user_data);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), columns[column].min);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), columns[column].natural);
  gtk_inscription_set_yalign (GTK_INSCRIPTION (cell), 0.5);
  gtk_widget_add_css_class (cell, "xy-numeric");
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  XyQueueRow *row = gtk_list_item_get_item (list_item);

  g_signal_connect_object (row, "changed", G_CALLBACK (show_cell_cb), cell, 0);
  show_cell_cb (row, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), show_cell_cb,
                                        gtk_list_item_get_child (list_item));
}

static void
add_columns (XyQueueDialog *self)
{
  for (int i = 0; i < N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
      column = gtk_column_view_column_new (
          columns[i].context != NULL
              ? g_dpgettext2 (GETTEXT_PACKAGE, columns[i].context, columns[i].title)
              : _ (columns[i].title),
          factory);
      gtk_column_view_column_set_expand (column, columns[i].expand);
      gtk_column_view_column_set_resizable (column, TRUE);
      gtk_column_view_append_column (self->table, column);
    }
}

/* What is shown. */

static void
show_found (XyQueueDialog *self)
{
  const char *text = gtk_editable_get_text (self->search);
  g_autoptr (GPtrArray) found = NULL;
  g_autofree char *count = NULL;

  if (self->state == NULL)
    return;
  found = xy_queue_state_search (self->state, text, self->pinyin);
  count = xy_queue_state_dup_count (self->state, found->len);
  xy_queue_list_set (self->list, found);
  gtk_label_set_label (self->count, count);
  gtk_stack_set_visible_child_name (self->stack, self->state->arrivals->len == 0 ? "nobody"
                                                 : found->len == 0               ? "not-found"
                                                                                 : "queue");
}

static void
refresh (XyQueueDialog *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GPtrArray) students = NULL;
  gboolean anybody;

  if (schedule == NULL)
    return;
  students = xy_workspace_dup_known_students (self->workspace);
  g_clear_pointer (&self->state, xy_queue_state_free);
  self->state = xy_queue_state_new (schedule, students, self->assignment);
  anybody = self->state != NULL && self->state->arrivals->len > 0;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.print", anybody);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "queue.export", anybody);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), anybody);
  gtk_widget_set_visible (self->note, self->state != NULL && self->state->warning != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->count), anybody);
  if (self->state == NULL)
    {
      adw_window_title_set_subtitle (self->title, "");
      gtk_stack_set_visible_child_name (self->stack, "gone");
      return;
    }
  adw_window_title_set_title (self->title, self->state->title);
  adw_window_title_set_subtitle (self->title, self->state->subtitle);
  gtk_label_set_label (self->warning, self->state->warning != NULL ? self->state->warning : "");
  show_found (self);
}

/* Printing and exporting. */

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyQueueDialog *self = XY_QUEUE_DIALOG (widget);
  g_autoptr (XyDocument) document = xy_print_new_queue (self->workspace, self->assignment);

  if (document != NULL)
    gtk_window_present (GTK_WINDOW (xy_print_dialog_new (GTK_WINDOW (self), document)));
}

typedef struct
{
  GPtrArray *sheets;
  char *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_ptr_array_unref (export->sheets);
  g_free (export->path);
  g_free (export);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Export *export = task_data;
  GError *error = NULL;

  if (xy_export_attendance_xlsx (export->sheets, export->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  XyQueueDialog *self = XY_QUEUE_DIALOG (source);
  const Export *export = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (export->path);
  g_autoptr (GError) error = NULL;
  g_autofree char *title = NULL;

  if (self->toasts == NULL)
    return;
  if (g_task_propagate_boolean (G_TASK (result), &error))
    /* Translators: %s is the name of a file. */
    title = g_markup_printf_escaped (_ ("Saved as “%s”"), name);
  else
    title = g_markup_escape_text (error->message, -1);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
export_to (XyQueueDialog *self, GFile *file)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GPtrArray) students = xy_workspace_dup_known_students (self->workspace);
  g_autoptr (GTask) task = g_task_new (self, NULL, written_cb, NULL);
  XyAttendanceSheet *sheet =
      schedule != NULL ? xy_attendance_sheet_of_place (schedule, students, self->assignment) : NULL;
  Export *export = g_new0 (Export, 1);

  export->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_attendance_sheet_free);
  if (sheet != NULL)
    g_ptr_array_add (export->sheets, sheet);
  export->path = g_file_get_path (file);
  if (export->path == NULL)
    {
      export_free (export);
      adw_toast_overlay_add_toast (
          self->toasts, adw_toast_new (_ ("Choose a folder on this computer to save in.")));
      return;
    }
  g_task_set_source_tag (task, export_to);
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  XyQueueDialog *self = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL)
    export_to (self, file);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyQueueDialog *self = XY_QUEUE_DIALOG (widget);
  g_autofree char *file = NULL;

  if (self->chooser != NULL || self->state == NULL)
    return;
  /* Translators: the name of a file; %s is a college. */
  file = g_strdup_printf (_ ("Queue of %s.xlsx"), self->state->title);
  g_strdelimit (file, "/", '-');
  self->chooser = gtk_file_chooser_native_new (_ ("Export Queue"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (XY_QUEUE_DIALOG (widget)->search));
}

/* The first Escape lets go of what is searched for. */
static void
stop_search_cb (XyQueueDialog *self)
{
  if (*gtk_editable_get_text (self->search) != '\0')
    gtk_editable_set_text (self->search, "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
xy_queue_dialog_dispose (GObject *object)
{
  XyQueueDialog *self = XY_QUEUE_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->workspace);
  self->toasts = NULL;
  G_OBJECT_CLASS (xy_queue_dialog_parent_class)->dispose (object);
}

static void
xy_queue_dialog_finalize (GObject *object)
{
  XyQueueDialog *self = XY_QUEUE_DIALOG (object);

  g_free (self->assignment);
  xy_queue_state_free (self->state);
  g_clear_object (&self->list);
  xy_pinyin_free (self->pinyin);
  G_OBJECT_CLASS (xy_queue_dialog_parent_class)->finalize (object);
}

static void
xy_queue_dialog_class_init (XyQueueDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_queue_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_queue_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-queue-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, title);
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, search);
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, count);
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, note);
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, toasts);
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, XyQueueDialog, table);
  gtk_widget_class_install_action (widget_class, "queue.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "queue.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "queue.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "queue.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "queue.export",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "queue.find",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xy_queue_dialog_init (XyQueueDialog *self)
{
  g_autoptr (GtkSelectionModel) rows = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = xy_queue_list_new ();
  self->pinyin = xy_student_list_new_pinyin ();
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->list))));
  gtk_column_view_set_model (self->table, rows);
  add_columns (self);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), GTK_WIDGET (self));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (show_found), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (stop_search_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWindow *
xy_queue_dialog_new (XyWorkspace *workspace, const char *assignment)
{
  XyQueueDialog *self = g_object_new (XY_TYPE_QUEUE_DIALOG, "modal", TRUE, NULL);

  g_return_val_if_fail (XY_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  self->assignment = g_strdup (assignment);
  g_signal_connect_object (workspace, "notify::schedule", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (xy_workspace_get_students (workspace), "indexed", G_CALLBACK (refresh),
                           self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WINDOW (self);
}
