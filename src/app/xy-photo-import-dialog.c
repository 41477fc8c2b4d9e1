// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-import-dialog.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How often the progress is shown anew. */
#define PROGRESS_MS 100

/* One row of the list: a file of the import, which holds it. */
#define XY_TYPE_PHOTO_IMPORT_ROW (xy_photo_import_row_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoImportRow, xy_photo_import_row, XY, PHOTO_IMPORT_ROW, GObject)

struct _XyPhotoImportRow
{
  GObject parent_instance;

  const XyPhotoFile *file;
};

G_DEFINE_FINAL_TYPE (XyPhotoImportRow, xy_photo_import_row, G_TYPE_OBJECT)

static void
xy_photo_import_row_class_init (XyPhotoImportRowClass *klass)
{
}

static void
xy_photo_import_row_init (XyPhotoImportRow *row)
{
}

/* What the chips show together: files of which the same is to be thought. */
typedef enum
{
  SHOW_ALL,
  SHOW_TAKEN,
  SHOW_ACCEPTED,
  SHOW_SAME,
  SHOW_NOBODY,
  SHOW_DOUBTFUL,
  SHOW_UNUSABLE,
  N_SHOWS,
} Show;

struct _XyPhotoImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkStack *pages;
  GtkWidget *cancel_button;
  GtkWidget *import_button;
  GtkLabel *busy_label;
  GtkProgressBar *progress;
  AdwStatusPage *failed;
  GtkWidget *chips;
  GtkRevealer *problems_revealer;
  GtkLabel *problems_label;
  GtkCheckButton *accepted_check;
  GtkWidget *save_button;
  GtkListView *list;

  XyWorkspace *workspace;
  XyPhotoImport *import;
  GCancellable *cancellable;
  GListStore *rows;
  GtkFilter *filter;
  GtkFilterListModel *shown;
  GtkWidget *show_chips[N_SHOWS];
  Show show;
  guint progress_source;
  gboolean is_closed;
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (XyPhotoImportDialog, xy_photo_import_dialog, ADW_TYPE_WINDOW)

static Show
get_show (XyPhotoFileState state)
{
  switch (state)
    {
    case XY_PHOTO_FILE_NEW:
    case XY_PHOTO_FILE_AGAIN:
      return SHOW_TAKEN;
    case XY_PHOTO_FILE_ACCEPTED:
      return SHOW_ACCEPTED;
    case XY_PHOTO_FILE_SAME:
      return SHOW_SAME;
    case XY_PHOTO_FILE_NOBODY:
      return SHOW_NOBODY;
    case XY_PHOTO_FILE_SEVERAL:
    case XY_PHOTO_FILE_OTHER_NAME:
      return SHOW_DOUBTFUL;
    case XY_PHOTO_FILE_UNUSABLE:
    default:
      return SHOW_UNUSABLE;
    }
}

static char *
dup_show_label (Show show, guint n)
{
  switch (show)
    {
    case SHOW_ALL:
      return g_strdup_printf (_ ("All %u"), n);
    case SHOW_TAKEN:
      return g_strdup_printf (_ ("To import %u"), n);
    case SHOW_ACCEPTED:
      return g_strdup_printf (_ ("Accepted already %u"), n);
    case SHOW_SAME:
      return g_strdup_printf (_ ("There already %u"), n);
    case SHOW_NOBODY:
      return g_strdup_printf (_ ("Nobody’s %u"), n);
    case SHOW_DOUBTFUL:
      return g_strdup_printf (_ ("Of two people %u"), n);
    case SHOW_UNUSABLE:
      return g_strdup_printf (_ ("Not usable %u"), n);
    case N_SHOWS:
    default:
      return g_strdup ("");
    }
}

static const char *
get_icon (XyPhotoFileState state)
{
  switch (state)
    {
    case XY_PHOTO_FILE_NEW:
    case XY_PHOTO_FILE_AGAIN:
      return "object-select-symbolic";
    case XY_PHOTO_FILE_ACCEPTED:
    case XY_PHOTO_FILE_SAME:
      return "emblem-default-symbolic";
    case XY_PHOTO_FILE_NOBODY:
    case XY_PHOTO_FILE_SEVERAL:
    case XY_PHOTO_FILE_OTHER_NAME:
      return "dialog-question-symbolic";
    case XY_PHOTO_FILE_UNUSABLE:
    default:
      return "dialog-warning-symbolic";
    }
}

/* The list. */

static gboolean
is_shown (gpointer object, gpointer user_data)
{
  XyPhotoImportDialog *self = user_data;

  return self->show == SHOW_ALL ||
         get_show (XY_PHOTO_IMPORT_ROW (object)->file->state) == self->show;
}

static GtkWidget *
new_label (int width_chars, gboolean expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
  gtk_widget_set_hexpand (label, expand);
  return label;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *note = new_label (30, TRUE);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), new_label (22, TRUE));
  gtk_box_append (GTK_BOX (box), new_label (24, FALSE));
  gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (note, "dim-label");
  gtk_box_append (GTK_BOX (box), note);
  gtk_list_item_set_child (list_item, box);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static char *
dup_person (const XyPhotoFile *file)
{
  const XyStudent *student = file->student;

  if (student == NULL || file->other != NULL)
    return g_strdup ("");
  return g_strjoin (" ", student->name != NULL ? student->name : "",
                    student->student_number != NULL ? student->student_number : "",
                    student->class_name, NULL);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_widget_set_tooltip_text (label, text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  const XyPhotoFile *file = XY_PHOTO_IMPORT_ROW (gtk_list_item_get_item (list_item))->file;
  GtkWidget *icon = gtk_widget_get_first_child (gtk_list_item_get_child (list_item));
  GtkWidget *name = gtk_widget_get_next_sibling (icon);
  GtkWidget *person = gtk_widget_get_next_sibling (name);
  g_autofree char *person_text = dup_person (file);
  g_autofree char *note = xy_photo_import_dup_note (file);

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), get_icon (file->state));
  set_text (name, file->name);
  set_text (person, person_text);
  set_text (gtk_widget_get_next_sibling (person), note);
}

static void
show_import (XyPhotoImportDialog *self, guint n_taken)
{
  g_autofree char *label =
      g_strdup_printf (ngettext ("_Import %u photo", "_Import %u photos", n_taken), n_taken);

  gtk_button_set_label (GTK_BUTTON (self->import_button), label);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "photo-import.store", n_taken > 0);
}

/* Everything that depends on what was found and on what is wanted of it. */
static void
show_files (XyPhotoImportDialog *self)
{
  GPtrArray *files = xy_photo_import_get_files (self->import);
  GPtrArray *problems = xy_photo_import_get_problems (self->import);
  gboolean accepted = gtk_check_button_get_active (self->accepted_check);
  guint counts[N_SHOWS] = { 0 }, n_taken = 0;

  for (guint i = 0; i < files->len; i++)
    {
      const XyPhotoFile *file = g_ptr_array_index (files, i);

      counts[get_show (file->state)]++;
      if (xy_photo_import_takes (file, accepted))
        n_taken++;
    }
  counts[SHOW_ALL] = files->len;
  for (guint i = 0; i < N_SHOWS; i++)
    {
      g_autofree char *label = dup_show_label ((Show) i, counts[i]);

      gtk_button_set_label (GTK_BUTTON (self->show_chips[i]), label);
      gtk_widget_set_visible (self->show_chips[i], i == SHOW_ALL || counts[i] > 0);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->accepted_check), counts[SHOW_ACCEPTED] > 0);
  gtk_widget_set_visible (self->save_button, n_taken < files->len || problems->len > 0);
  gtk_revealer_set_reveal_child (self->problems_revealer, problems->len > 0);
  if (problems->len > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u row of the list fits no photo or nobody: %s",
                    "%u rows of the list fit no photo or nobody; the first: %s", problems->len),
          problems->len, (const char *) problems->pdata[0]);

      gtk_label_set_label (self->problems_label, text);
    }
  show_import (self, n_taken);
}

static void
fill_list (XyPhotoImportDialog *self)
{
  GPtrArray *files = xy_photo_import_get_files (self->import);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < files->len; i++)
    {
      XyPhotoImportRow *row = g_object_new (XY_TYPE_PHOTO_IMPORT_ROW, NULL);

      row->file = g_ptr_array_index (files, i);
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

static void
chip_toggled_cb (GtkToggleButton *chip, gpointer user_data)
{
  XyPhotoImportDialog *self = user_data;

  if (!gtk_toggle_button_get_active (chip))
    return;
  self->show = (Show) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "show"));
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

static void
accepted_toggled_cb (XyPhotoImportDialog *self)
{
  if (self->import != NULL)
    show_files (self);
}

/* Work. */

static void
show_page (XyPhotoImportDialog *self, const char *page)
{
  gboolean is_files = g_str_equal (page, "files");

  gtk_stack_set_visible_child_name (self->pages, page);
  gtk_widget_set_visible (self->import_button, is_files);
  if (is_files)
    gtk_widget_grab_focus (self->import_button);
}

static gboolean
progress_cb (gpointer user_data)
{
  XyPhotoImportDialog *self = user_data;
  guint done, total;

  xy_photo_import_get_progress (self->import, &done, &total);
  if (total == 0)
    {
      gtk_progress_bar_pulse (self->progress);
    }
  else
    {
      /* Translators: how many photos of how many. */
      g_autofree char *text = g_strdup_printf (_ ("%u of %u"), done, total);

      gtk_progress_bar_set_fraction (self->progress, (double) done / total);
      gtk_progress_bar_set_text (self->progress, text);
    }
  return G_SOURCE_CONTINUE;
}

static void
begin (XyPhotoImportDialog *self, const char *what)
{
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  gtk_label_set_label (self->busy_label, what);
  gtk_progress_bar_set_text (self->progress, NULL);
  gtk_progress_bar_set_fraction (self->progress, 0);
  show_page (self, "busy");
  g_clear_handle_id (&self->progress_source, g_source_remove);
  self->progress_source = g_timeout_add (PROGRESS_MS, progress_cb, self);
}

static void
fail (XyPhotoImportDialog *self, const char *title, const char *message)
{
  adw_status_page_set_title (self->failed, title);
  adw_status_page_set_description (self->failed, message);
  show_page (self, "failed");
}

/* Whether the work is over and the window still there. */
static gboolean
end (XyPhotoImportDialog *self, const GError *error)
{
  g_clear_handle_id (&self->progress_source, g_source_remove);
  return !self->is_closed && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyPhotoImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean done = xy_photo_import_look_finish (XY_PHOTO_IMPORT (source), result, &error);

  if (!end (self, error))
    return;
  if (!done)
    fail (self, _ ("The Photos Could Not Be Read"), error->message);
  else if (xy_photo_import_get_files (self->import)->len == 0)
    fail (self, _ ("There Are No Photos Here"),
          _ ("Choose the folder that holds the JPEG files, or the files themselves."));
  else
    {
      fill_list (self);
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->show_chips[SHOW_ALL]), TRUE);
      show_files (self);
      show_page (self, "files");
    }
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyPhotoImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  int n = xy_photo_import_store_finish (XY_PHOTO_IMPORT (source), result, &error);

  if (!end (self, error))
    return;
  if (n < 0)
    fail (self, _ ("The Photos Could Not Be Imported"), error->message);
  else
    gtk_window_destroy (GTK_WINDOW (self));
}

static void
store_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyPhotoImportDialog *self = XY_PHOTO_IMPORT_DIALOG (widget);

  begin (self, _ ("The photos are being imported…"));
  xy_photo_import_store_async (self->import, gtk_check_button_get_active (self->accepted_check),
                               self->cancellable, stored_cb, g_object_ref (self));
}

/* Choosing. */

static void
chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  XyPhotoImportDialog *self = user_data;
  g_autoptr (GListModel) chosen = NULL;
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (response == GTK_RESPONSE_ACCEPT)
    chosen = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
  for (guint i = 0; chosen != NULL && i < g_list_model_get_n_items (chosen); i++)
    g_ptr_array_add (files, g_list_model_get_item (chosen, i));
  g_clear_object (&self->chooser);
  if (files->len > 0)
    xy_photo_import_dialog_look_at (self, files);
}

static void
choose (XyPhotoImportDialog *self, gboolean folder)
{
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_ ("Import Photos"), GTK_WINDOW (self),
                                               folder ? GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER
                                                      : GTK_FILE_CHOOSER_ACTION_OPEN,
                                               _ ("_Open"), _ ("_Cancel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), !folder);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
choose_folder_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (XY_PHOTO_IMPORT_DIALOG (widget), TRUE);
}

static void
choose_files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  choose (XY_PHOTO_IMPORT_DIALOG (widget), FALSE);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  XyPhotoImportDialog *self = user_data;
  g_autoptr (GSList) dropped = gdk_file_list_get_files (g_value_get_boxed (value));
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  for (GSList *file = dropped; file != NULL; file = file->next)
    g_ptr_array_add (files, g_object_ref (file->data));
  if (files->len == 0 || self->progress_source != 0)
    return FALSE;
  xy_photo_import_dialog_look_at (self, files);
  return TRUE;
}

/* The list of what is not imported. */

static void
save_chosen_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  XyPhotoImportDialog *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_clear_object (&self->chooser);
  if (file == NULL)
    return;
  report =
      xy_photo_import_dup_report (self->import, gtk_check_button_get_active (self->accepted_check));
  if (!g_file_replace_contents (file, report, strlen (report), NULL, FALSE, G_FILE_CREATE_PRIVATE,
                                NULL, NULL, &error))
    {
      GtkWidget *message = adw_message_dialog_new (
          GTK_WINDOW (self), _ ("The List Could Not Be Saved"), error->message);

      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (message), "close", _ ("_Close"));
      gtk_window_present (GTK_WINDOW (message));
    }
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyPhotoImportDialog *self = XY_PHOTO_IMPORT_DIALOG (widget);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (
      _ ("Save List"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  /* Translators: the name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser),
                                     _ ("photos not imported.txt"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_destroy (GTK_WINDOW (widget));
}

/* What is under way keeps the dialog; it ends when the window goes. */
static void
xy_photo_import_dialog_unrealize (GtkWidget *widget)
{
  XyPhotoImportDialog *self = XY_PHOTO_IMPORT_DIALOG (widget);

  self->is_closed = TRUE;
  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->progress_source, g_source_remove);
  GTK_WIDGET_CLASS (xy_photo_import_dialog_parent_class)->unrealize (widget);
}

static void
xy_photo_import_dialog_dispose (GObject *object)
{
  XyPhotoImportDialog *self = XY_PHOTO_IMPORT_DIALOG (object);

  g_clear_object (&self->chooser);
  if (self->filter != NULL)
    gtk_custom_filter_set_filter_func (GTK_CUSTOM_FILTER (self->filter), NULL, NULL, NULL);
  g_clear_object (&self->filter);
  g_clear_object (&self->shown);
  g_clear_object (&self->rows);
  g_clear_object (&self->import);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_photo_import_dialog_parent_class)->dispose (object);
}

static void
xy_photo_import_dialog_finalize (GObject *object)
{
  g_clear_object (&XY_PHOTO_IMPORT_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (xy_photo_import_dialog_parent_class)->finalize (object);
}

static void
xy_photo_import_dialog_class_init (XyPhotoImportDialogClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xy_photo_import_dialog_dispose;
  object_class->finalize = xy_photo_import_dialog_finalize;
  widget_class->unrealize = xy_photo_import_dialog_unrealize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-photo-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, pages);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, import_button);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, busy_label);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, failed);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, chips);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, problems_revealer);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, problems_label);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, accepted_check);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoImportDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, accepted_toggled_cb);
  gtk_widget_class_install_action (widget_class, "photo-import.choose-folder", NULL,
                                   choose_folder_action);
  gtk_widget_class_install_action (widget_class, "photo-import.choose-files", NULL,
                                   choose_files_action);
  gtk_widget_class_install_action (widget_class, "photo-import.store", NULL, store_action);
  gtk_widget_class_install_action (widget_class, "photo-import.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "photo-import.cancel", NULL, cancel_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "photo-import.cancel",
                                       NULL);
}

static void
add_chips (XyPhotoImportDialog *self)
{
  for (guint i = 0; i < N_SHOWS; i++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();

      if (i > 0)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (chip),
                                     GTK_TOGGLE_BUTTON (self->show_chips[0]));
      g_object_set_data (G_OBJECT (chip), "show", GINT_TO_POINTER (i));
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, 0);
      gtk_box_append (GTK_BOX (self->chips), chip);
      self->show_chips[i] = chip;
    }
}

static void
xy_photo_import_dialog_init (XyPhotoImportDialog *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->rows = g_list_store_new (XY_TYPE_PHOTO_IMPORT_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL));
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                           g_object_ref (self->filter));
  gtk_widget_init_template (GTK_WIDGET (self));
  add_chips (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_list_view_set_factory (self->list, factory);
  selection =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->shown))));
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
  show_page (self, "start");
}

GtkWidget *
xy_photo_import_dialog_new (XyWorkspace *workspace, GtkWindow *parent)
{
  XyPhotoImportDialog *self =
      g_object_new (XY_TYPE_PHOTO_IMPORT_DIALOG, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

void
xy_photo_import_dialog_look_at (XyPhotoImportDialog *self, GPtrArray *files)
{
  g_return_if_fail (XY_IS_PHOTO_IMPORT_DIALOG (self));

  g_list_store_remove_all (self->rows);
  g_clear_object (&self->import);
  self->import = xy_photo_import_new (self->workspace);
  begin (self, _ ("The photos are being looked at…"));
  xy_photo_import_look_async (self->import, files, self->cancellable, looked_cb,
                              g_object_ref (self));
}

const char *
xy_photo_import_dialog_get_page (XyPhotoImportDialog *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_IMPORT_DIALOG (self), NULL);

  return gtk_stack_get_visible_child_name (self->pages);
}

XyPhotoImport *
xy_photo_import_dialog_get_import (XyPhotoImportDialog *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_IMPORT_DIALOG (self), NULL);

  return self->import;
}
