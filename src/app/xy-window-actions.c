// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-window-actions.h"

#include <glib/gi18n-lib.h>

#include "app/xy-help-window.h"
#include "app/xy-preferences.h"
#include "app/xy-print.h"
#include "app/xy-roster-export.h"
#include "app/xy-sign-in-dialog.h"
#include "app/xy-window-import.h"
#include "export/xy-export.h"

static void
show_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_window_show_page (XY_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_window_toggle_search (XY_WINDOW (widget));
}

/* Files. */

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_window_choose_roster (XY_WINDOW (widget));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_window_paste_roster (XY_WINDOW (widget));
}

static void
template_chosen_cb (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      g_autofree char *path = g_file_get_path (file);
      g_autoptr (GError) error = NULL;

      if (path != NULL && xy_export_roster_template (path, &error))
        xy_window_toast (user_data, _ ("Template saved"), FALSE);
      else
        xy_window_toast (user_data,
                         error != NULL ? error->message
                                       : _ ("Choose a folder on this computer to save in."),
                         FALSE);
    }
  g_object_unref (chooser);
}

static void
save_template_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_ ("Save a Template"), GTK_WINDOW (widget),
                                   GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));

  /* Translators: the name of a file. */
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _ ("roster template.xlsx"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (template_chosen_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* What the roster page shows, in the order in which it does. */
static void
export_roster_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyWindow *self = XY_WINDOW (widget);
  GListModel *shown = xy_roster_page_get_shown (xy_window_get_roster (self));
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  xy_window_show_page (self, "roster");
  for (guint i = 0; i < g_list_model_get_n_items (shown); i++)
    g_ptr_array_add (items, g_list_model_get_item (shown, i));
  xy_roster_export (self, items);
}

static void
add_student_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_window_show_page (XY_WINDOW (widget), "roster");
  xy_roster_page_add (xy_window_get_roster (XY_WINDOW (widget)));
}

static void
add_photos_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyWindow *self = XY_WINDOW (widget);

  xy_window_show_page (self, "photos");
  xy_photos_page_add (xy_window_get_photos (self));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (xy_print_attendance_dialog_new (
      GTK_WINDOW (widget), xy_window_get_workspace (XY_WINDOW (widget)))));
}

/* Undo and sync. */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_window_dismiss_undo (XY_WINDOW (widget));
  xy_workspace_undo (xy_window_get_workspace (XY_WINDOW (widget)));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_workspace_redo (xy_window_get_workspace (XY_WINDOW (widget)));
}

static void
sync_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XySync *sync = xy_workspace_get_sync (xy_window_get_workspace (XY_WINDOW (widget)));

  if (sync != NULL)
    xy_sync_now (sync);
}

static void
reopen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyWorkspace *workspace = xy_window_get_workspace (XY_WINDOW (widget));

  xy_workspace_close (workspace);
  xy_workspace_open (workspace);
}

/* Windows. */

static void
sign_in_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      xy_sign_in_dialog_new (GTK_WINDOW (widget), xy_window_get_workspace (XY_WINDOW (widget)))));
}

static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (
      xy_preferences_new (GTK_WINDOW (widget), xy_window_get_workspace (XY_WINDOW (widget)))));
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (xy_help_window_new (GTK_WINDOW (widget))));
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_show_about_window (GTK_WINDOW (widget), "application-name", _ ("Xueying"), "application-icon",
                         XY_APPLICATION_ID, "version", XY_VERSION, "developer-name",
                         _ ("The Xueying authors"), "license-type", GTK_LICENSE_GPL_3_0,
                         "copyright", "© 2026 The Xueying authors", "comments",
                         _ ("Collects the diploma photos of a college's graduates."),
                         /* Translators: put your names here, one a line. */
                         "translator-credits", _ ("translator-credits"), NULL);
}

void
xy_window_class_install_actions (GtkWidgetClass *widget_class)
{
  static const char *const pages[] = { "overview", "roster", "timetable", "photos" };
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "win.search", search_action, GDK_KEY_f, GDK_CONTROL_MASK },
    { "win.import", import_action, GDK_KEY_i, GDK_CONTROL_MASK },
    { "win.add-student", add_student_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "win.export-roster", export_roster_action, GDK_KEY_e, GDK_CONTROL_MASK },
    { "win.paste", paste_action, GDK_KEY_v, GDK_CONTROL_MASK },
    { "win.print", print_action, GDK_KEY_p, GDK_CONTROL_MASK },
    { "win.undo", undo_action, GDK_KEY_z, GDK_CONTROL_MASK },
    { "win.redo", redo_action, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.sync", sync_action, GDK_KEY_F5, 0 },
    { "win.preferences", preferences_action, GDK_KEY_comma, GDK_CONTROL_MASK },
    { "win.help", help_action, GDK_KEY_F1, 0 },
    { "win.save-template", save_template_action, 0, 0 },
    { "win.add-photos", add_photos_action, 0, 0 },
    { "win.reopen", reopen_action, 0, 0 },
    { "win.sign-in", sign_in_action, 0, 0 },
    { "win.about", about_action, 0, 0 },
  };

  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + i, GDK_CONTROL_MASK,
                                           "win.show-page", "s", pages[i]);
      gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_1 + i, GDK_CONTROL_MASK,
                                           "win.show-page", "s", pages[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

void
xy_window_refresh_actions (XyWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  XyWorkspace *workspace = xy_window_get_workspace (self);
  gboolean ready = xy_workspace_get_state (workspace) == XY_WORKSPACE_READY;
  XySync *sync = xy_workspace_get_sync (workspace);
  guint n_students =
      g_list_model_get_n_items (G_LIST_MODEL (xy_workspace_get_students (workspace)));

  gtk_widget_action_set_enabled (widget, "win.import", ready);
  gtk_widget_action_set_enabled (widget, "win.paste", ready);
  gtk_widget_action_set_enabled (widget, "win.add-photos", ready && n_students > 0);
  gtk_widget_action_set_enabled (widget, "win.add-student", ready);
  gtk_widget_action_set_enabled (widget, "win.export-roster", ready && n_students > 0);
  gtk_widget_action_set_enabled (widget, "win.print", ready);
  gtk_widget_action_set_enabled (widget, "win.undo", xy_workspace_can_undo (workspace));
  gtk_widget_action_set_enabled (widget, "win.redo", xy_workspace_can_redo (workspace));
  gtk_widget_action_set_enabled (widget, "win.sync",
                                 sync != NULL && xy_sync_get_state (sync) != XY_SYNC_SIGNED_OUT);
  gtk_widget_action_set_enabled (widget, "win.sign-in", xy_workspace_get_store (workspace) != NULL);
  gtk_widget_action_set_enabled (widget, "win.preferences",
                                 xy_workspace_get_store (workspace) != NULL);
}
