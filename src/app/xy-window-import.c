// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-window-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-import-dialog.h"

static gboolean
is_ready (XyWindow *self)
{
  return xy_workspace_get_state (xy_window_get_workspace (self)) == XY_WORKSPACE_READY;
}

static GtkWidget *
present (XyWindow *self, GtkWidget *dialog)
{
  g_signal_connect_object (dialog, "choose-other", G_CALLBACK (xy_window_choose_roster), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  return dialog;
}

static gboolean
import_first (XyWindow *self, GdkFileList *list)
{
  g_autoptr (GSList) files = gdk_file_list_get_files (list);

  if (files == NULL || !is_ready (self))
    return FALSE;
  xy_window_import_file (self, files->data);
  return TRUE;
}

/* Dropped. */

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  return import_first (user_data, g_value_get_boxed (value));
}

void
xy_window_accept_drops (XyWindow *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/* Chosen. */

static void
chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));

      xy_window_import_file (user_data, file);
    }
  g_object_unref (chooser);
}

void
xy_window_choose_roster (XyWindow *self)
{
  static const char *const suffixes[] = { "xlsx", "xlsm", "xls", "ods", "csv",
                                          "tsv",  "txt",  "htm", "html" };
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Import Roster"), GTK_WINDOW (self),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) rosters = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

  gtk_file_filter_set_name (rosters, _ ("Spreadsheets and text"));
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    gtk_file_filter_add_suffix (rosters, suffixes[i]);
  gtk_file_filter_set_name (all, _ ("All files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), rosters);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), all);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* Pasted. */

static void
text_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWindow) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || text[strspn (text, " \t\r\n")] == '\0')
    xy_window_toast (
        self, _ ("There is nothing to paste. Copy the cells in the spreadsheet first."), FALSE);
  else if (is_ready (self))
    xy_window_import_text (self, text);
}

static void
read_text (XyWindow *self, GdkClipboard *clipboard)
{
  gdk_clipboard_read_text_async (clipboard, NULL, text_read_cb, g_object_ref (self));
}

static void
files_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (value == NULL || !import_first (self, g_value_get_boxed (value)))
    read_text (self, GDK_CLIPBOARD (source));
}

void
xy_window_paste_roster (XyWindow *self)
{
  GdkClipboard *clipboard;
  g_autoptr (GdkContentFormats) formats = NULL;

  g_return_if_fail (XY_IS_WINDOW (self));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  formats = gdk_content_formats_union_deserialize_gtypes (
      gdk_content_formats_ref (gdk_clipboard_get_formats (clipboard)));
  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL,
                                    files_read_cb, g_object_ref (self));
  else
    read_text (self, clipboard);
}

/* The dialog. */

GtkWidget *
xy_window_import_file (XyWindow *self, GFile *file)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return present (self,
                  xy_import_dialog_new (GTK_WINDOW (self), xy_window_get_workspace (self), file));
}

GtkWidget *
xy_window_import_text (XyWindow *self, const char *text)
{
  g_return_val_if_fail (XY_IS_WINDOW (self), NULL);

  return present (self, xy_import_dialog_new_for_text (GTK_WINDOW (self),
                                                       xy_window_get_workspace (self), text));
}
