// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-print.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/xy-document-view.h"
#include "app/xy-words.h"
#include "model/xy-college-names.h"

#define XY_TYPE_PRINT_DIALOG (xy_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (XyPrintDialog, xy_print_dialog, XY, PRINT_DIALOG, AdwWindow)

struct _XyPrintDialog
{
  AdwWindow parent_instance;

  GtkWidget *choices;
  GtkDropDown *college;
  GtkDropDown *slot;
  GtkStack *stack;
  XyDocumentView *view;
  AdwToastOverlay *toasts;

  XyDocument *document;
  XyWorkspace *workspace;
  /* Ids beside the rows of the drop-downs; the first row is all of them. */
  GPtrArray *college_ids;
  GPtrArray *slot_ids;
  GtkFileChooserNative *chooser;
  GCancellable *saving;
};

G_DEFINE_FINAL_TYPE (XyPrintDialog, xy_print_dialog, ADW_TYPE_WINDOW)

/* The list. */

static char *
dup_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  /* Translators: the day when something is printed, for g_date_time_format(). */
  return g_date_time_format (now, _ ("%-d %B %Y"));
}

static XyDocument *
new_list (XyWorkspace *workspace, const char *college, const char *slot)
{
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  g_autoptr (GPtrArray) students = xy_workspace_dup_student_array (workspace);
  g_autoptr (GPtrArray) sheets = NULL;
  g_autofree char *today = NULL;
  guint n_students = 0;

  if (schedule == NULL)
    return NULL;
  if (college == NULL)
    college = xy_workspace_get_college (workspace);
  sheets = xy_attendance_sheets (schedule, students, college, slot);
  for (guint i = 0; i < sheets->len; i++)
    n_students += ((XyAttendanceSheet *) g_ptr_array_index (sheets, i))->arrivals->len;
  if (n_students == 0)
    return NULL;
  today = dup_today ();
  return xy_attendance_list_new (sheets, today);
}

XyDocument *
xy_print_new_queue (XyWorkspace *workspace, const char *assignment)
{
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  g_autoptr (GPtrArray) students = xy_workspace_dup_known_students (workspace);
  g_autoptr (GPtrArray) sheets =
      g_ptr_array_new_with_free_func ((GDestroyNotify) xy_attendance_sheet_free);
  g_autofree char *today = dup_today ();
  XyAttendanceSheet *sheet =
      schedule != NULL ? xy_attendance_sheet_of_place (schedule, students, assignment) : NULL;

  if (sheet == NULL)
    return NULL;
  g_ptr_array_add (sheets, sheet);
  return xy_attendance_list_new (sheets, today);
}

XyDocument *
xy_print_new_attendance_list (XyWorkspace *workspace)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (workspace), NULL);

  return new_list (workspace, NULL, NULL);
}

/* The dialog. */

static void
set_document (XyPrintDialog *self, XyDocument *document)
{
  g_clear_pointer (&self->document, xy_document_unref);
  self->document = document != NULL ? xy_document_ref (document) : NULL;
  xy_document_view_set_document (self->view, document);
  gtk_stack_set_visible_child_name (self->stack, document != NULL ? "pages" : "nobody");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print", document != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save", document != NULL);
}

static void
show_error (XyPrintDialog *self, const char *heading, const GError *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, gpointer user_data)
{
  XyDocument *document = g_object_get_data (G_OBJECT (operation), "document");
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width, height, scale;

  xy_document_get_page_size (document, &width, &height);
  scale = MIN (gtk_print_context_get_width (context) / width,
               gtk_print_context_get_height (context) / height);
  cairo_scale (cr, scale, scale);
  xy_document_draw_page (document, page, cr);
}

static void
printed_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  XyPrintDialog *self = user_data;
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_error (self, _ ("It Could Not Be Printed"), error);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyPrintDialog *self = XY_PRINT_DIALOG (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (setup, paper);
  gtk_paper_size_free (paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_n_pages (operation, xy_document_get_n_pages (self->document));
  gtk_print_operation_set_job_name (operation, xy_document_get_title (self->document));
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "document", xy_document_ref (self->document),
                          (GDestroyNotify) xy_document_unref);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), NULL);
  g_signal_connect_object (operation, "done", G_CALLBACK (printed_cb), self, 0);
  /* An error is told by `done` as well. */
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (self),
                           NULL);
}

typedef struct
{
  XyDocument *document;
  char *path;
} Save;

static void
save_free (Save *save)
{
  xy_document_unref (save->document);
  g_free (save->path);
  g_free (save);
}

static void
save_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Save *save = task_data;
  GError *error = NULL;

  if (xy_document_write_pdf (save->document, save->path, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  XyPrintDialog *self = XY_PRINT_DIALOG (source);
  const Save *save = g_task_get_task_data (G_TASK (result));
  g_autofree char *name = g_path_get_basename (save->path);
  g_autofree char *title = NULL;
  g_autoptr (GError) error = NULL;

  if (self->toasts == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      show_error (self, _ ("The PDF Could Not Be Saved"), error);
      return;
    }
  /* Translators: %s is the name of a file. */
  title = g_markup_printf_escaped (_ ("Saved as “%s”"), name);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (title));
}

static void
save_to (XyPrintDialog *self, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, saved_cb, NULL);
  Save *save = g_new0 (Save, 1);

  save->document = xy_document_ref (self->document);
  save->path = g_file_get_path (file);
  g_task_set_source_tag (task, save_to);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  if (save->path == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                               _ ("Choose a folder on this computer."));
      return;
    }
  g_task_run_in_thread (task, save_thread);
}

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  XyPrintDialog *self = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
  g_clear_object (&self->chooser);
  if (file != NULL && self->document != NULL)
    save_to (self, file);
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyPrintDialog *self = XY_PRINT_DIALOG (widget);
  g_autofree char *file = g_strdup_printf ("%s.pdf", xy_document_get_title (self->document));

  if (self->chooser != NULL)
    return;
  g_strdelimit (file, "/", '-');
  self->chooser = gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static const char *
get_chosen (GtkDropDown *drop_down, GPtrArray *ids)
{
  guint row = gtk_drop_down_get_selected (drop_down);

  return row < ids->len ? g_ptr_array_index (ids, row) : NULL;
}

static void
choice_changed_cb (XyPrintDialog *self)
{
  g_autoptr (XyDocument) document =
      new_list (self->workspace, get_chosen (self->college, self->college_ids),
                get_chosen (self->slot, self->slot_ids));

  set_document (self, document);
}

static void
xy_print_dialog_dispose (GObject *object)
{
  XyPrintDialog *self = XY_PRINT_DIALOG (object);

  g_clear_object (&self->chooser);
  g_clear_pointer (&self->document, xy_document_unref);
  g_clear_object (&self->workspace);
  self->toasts = NULL;
  G_OBJECT_CLASS (xy_print_dialog_parent_class)->dispose (object);
}

static void
xy_print_dialog_finalize (GObject *object)
{
  XyPrintDialog *self = XY_PRINT_DIALOG (object);

  g_ptr_array_unref (self->college_ids);
  g_ptr_array_unref (self->slot_ids);
  G_OBJECT_CLASS (xy_print_dialog_parent_class)->finalize (object);
}

static void
xy_print_dialog_class_init (XyPrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_print_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_print_dialog_finalize;
  g_type_ensure (XY_TYPE_DOCUMENT_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-print-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyPrintDialog, choices);
  gtk_widget_class_bind_template_child (widget_class, XyPrintDialog, college);
  gtk_widget_class_bind_template_child (widget_class, XyPrintDialog, slot);
  gtk_widget_class_bind_template_child (widget_class, XyPrintDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, XyPrintDialog, view);
  gtk_widget_class_bind_template_child (widget_class, XyPrintDialog, toasts);
  gtk_widget_class_install_action (widget_class, "print.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "print.save", NULL, save_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "print.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "print.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
xy_print_dialog_init (XyPrintDialog *self)
{
  self->college_ids = g_ptr_array_new_with_free_func (g_free);
  self->slot_ids = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

static XyPrintDialog *
new_dialog (GtkWindow *parent)
{
  return g_object_new (XY_TYPE_PRINT_DIALOG, "transient-for", parent, "modal", parent != NULL,
                       NULL);
}

GtkWidget *
xy_print_dialog_new (GtkWindow *parent, XyDocument *document)
{
  XyPrintDialog *self = new_dialog (parent);

  gtk_widget_set_visible (self->choices, FALSE);
  set_document (self, document);
  return GTK_WIDGET (self);
}

static void
fill_colleges (XyPrintDialog *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *colleges = xy_schedule_get_colleges (schedule);

  gtk_string_list_append (names, _ ("All colleges"));
  g_ptr_array_add (self->college_ids, NULL);
  for (guint i = 0; i < colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (colleges, i);

      gtk_string_list_append (names, xy_college_get_full_name (college));
      g_ptr_array_add (self->college_ids, g_strdup (college->id));
    }
  gtk_drop_down_set_model (self->college, G_LIST_MODEL (names));
  gtk_widget_set_visible (GTK_WIDGET (self->college),
                          xy_workspace_get_college (self->workspace) == NULL);
}

/* The hours that the college comes in; all of them where all colleges are shown. */
static void
fill_slots (XyPrintDialog *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  const char *college = xy_workspace_get_college (self->workspace);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  GPtrArray *assignments = xy_schedule_get_assignments (schedule);

  gtk_string_list_append (names, _ ("All hours"));
  g_ptr_array_add (self->slot_ids, NULL);
  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);
      const XySession *session = xy_schedule_find_session (schedule, slot->session);
      g_autofree char *date = xy_words_date (session != NULL ? session->date : NULL);
      g_autofree char *hours = xy_words_hours (slot->start, slot->end);
      g_autofree char *name = g_strdup_printf ("%s %s", date, hours);
      gboolean wanted = college == NULL;

      for (guint j = 0; j < assignments->len && !wanted; j++)
        {
          const XyAssignment *assignment = g_ptr_array_index (assignments, j);

          wanted = g_strcmp0 (assignment->slot, slot->id) == 0 &&
                   g_strcmp0 (assignment->college, college) == 0;
        }
      if (!wanted)
        continue;
      gtk_string_list_append (names, name);
      g_ptr_array_add (self->slot_ids, g_strdup (slot->id));
    }
  gtk_drop_down_set_model (self->slot, G_LIST_MODEL (names));
  /* With one hour there is nothing to choose. */
  gtk_widget_set_visible (GTK_WIDGET (self->slot), self->slot_ids->len > 2);
}

GtkWidget *
xy_print_attendance_dialog_new (GtkWindow *parent, XyWorkspace *workspace)
{
  XyPrintDialog *self = new_dialog (parent);

  g_return_val_if_fail (XY_IS_WORKSPACE (workspace), NULL);

  self->workspace = g_object_ref (workspace);
  if (xy_workspace_get_schedule (workspace) != NULL)
    {
      fill_colleges (self);
      fill_slots (self);
    }
  gtk_widget_set_visible (self->choices, gtk_widget_get_visible (GTK_WIDGET (self->college)) ||
                                             gtk_widget_get_visible (GTK_WIDGET (self->slot)));
  choice_changed_cb (self);
  g_signal_connect_object (self->college, "notify::selected", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->slot, "notify::selected", G_CALLBACK (choice_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}
