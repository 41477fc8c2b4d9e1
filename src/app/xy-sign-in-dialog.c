// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-sign-in-dialog.h"

#include <glib/gi18n-lib.h>

struct _XySignInDialog
{
  AdwWindow parent_instance;

  GtkWidget *sign_in_button;
  GtkSpinner *spinner;
  GtkEditable *server;
  GtkEditable *account;
  GtkEditable *password;
  GtkLabel *trouble;

  XyWorkspace *workspace;
  GSettings *settings;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (XySignInDialog, xy_sign_in_dialog, ADW_TYPE_WINDOW)

static gboolean
is_filled (GtkEditable *editable)
{
  return *gtk_editable_get_text (editable) != '\0';
}

static void
refresh (XySignInDialog *self)
{
  gtk_widget_set_sensitive (self->sign_in_button, is_filled (self->server) &&
                                                      is_filled (self->account) &&
                                                      is_filled (self->password) &&
                                                      !gtk_spinner_get_spinning (self->spinner));
}

static void
show_trouble (XySignInDialog *self, const char *message)
{
  gtk_label_set_label (self->trouble, message != NULL ? message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->trouble), message != NULL);
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XySignInDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean signed_in = xy_workspace_sign_in_finish (XY_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->settings == NULL)
    return;
  gtk_spinner_stop (self->spinner);
  if (!signed_in)
    {
      show_trouble (self, error->message);
      refresh (self);
      if (g_error_matches (error, XY_SYNC_ERROR, XY_SYNC_ERROR_PASSWORD))
        gtk_widget_grab_focus (GTK_WIDGET (self->password));
      return;
    }
  g_settings_set_string (self->settings, "server", gtk_editable_get_text (self->server));
  g_settings_set_string (self->settings, "account", gtk_editable_get_text (self->account));
  gtk_window_close (GTK_WINDOW (self));
}

/* People leave the scheme out; plain HTTP is only for a server on this computer. */
static char *
dup_server (XySignInDialog *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (self->server)));
  gsize length;

  for (length = strlen (text); length > 0 && text[length - 1] == '/'; length--)
    text[length - 1] = '\0';
  if (strstr (text, "://") != NULL)
    return g_steal_pointer (&text);
  if (g_str_has_prefix (text, "localhost") || g_str_has_prefix (text, "127."))
    return g_strconcat ("http://", text, NULL);
  return g_strconcat ("https://", text, NULL);
}

static void
xy_sign_in_dialog_dispose (GObject *object)
{
  XySignInDialog *self = XY_SIGN_IN_DIALOG (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->settings);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_sign_in_dialog_parent_class)->dispose (object);
}

static void
xy_sign_in_dialog_class_init (XySignInDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_sign_in_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-sign-in-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XySignInDialog, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, XySignInDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, XySignInDialog, server);
  gtk_widget_class_bind_template_child (widget_class, XySignInDialog, account);
  gtk_widget_class_bind_template_child (widget_class, XySignInDialog, password);
  gtk_widget_class_bind_template_child (widget_class, XySignInDialog, trouble);
}

static void
xy_sign_in_dialog_init (XySignInDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->settings = g_settings_new (XY_APPLICATION_ID);
  self->cancellable = g_cancellable_new ();
  g_signal_connect_object (self->server, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->account, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->password, "changed", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_in_button, "clicked", G_CALLBACK (xy_sign_in_dialog_sign_in),
                           self, G_CONNECT_SWAPPED);
}

GtkWidget *
xy_sign_in_dialog_new (GtkWindow *parent, XyWorkspace *workspace)
{
  XySignInDialog *self = g_object_new (XY_TYPE_SIGN_IN_DIALOG, "transient-for", parent, NULL);
  XyStore *store = xy_workspace_get_store (workspace);
  g_autofree char *known = store != NULL ? xy_store_dup_setting (store, "server") : NULL;
  g_autofree char *last = g_settings_get_string (self->settings, "server");
  g_autofree char *last_account = g_settings_get_string (self->settings, "account");
  const char *account = xy_workspace_get_account (workspace);
  const char *given = g_getenv ("XUEYING_SERVER");

  self->workspace = g_object_ref (workspace);
  xy_sign_in_dialog_fill (self,
                          given != NULL   ? given
                          : known != NULL ? known
                                          : last,
                          account != NULL ? account : last_account, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (!is_filled (self->server)    ? self->server
                                     : !is_filled (self->account) ? self->account
                                                                  : self->password));
  return GTK_WIDGET (self);
}

void
xy_sign_in_dialog_fill (XySignInDialog *self,
                        const char *server,
                        const char *account,
                        const char *password)
{
  g_return_if_fail (XY_IS_SIGN_IN_DIALOG (self));

  if (server != NULL)
    gtk_editable_set_text (self->server, server);
  if (account != NULL)
    gtk_editable_set_text (self->account, account);
  if (password != NULL)
    gtk_editable_set_text (self->password, password);
}

void
xy_sign_in_dialog_sign_in (XySignInDialog *self)
{
  g_autofree char *server = NULL;

  g_return_if_fail (XY_IS_SIGN_IN_DIALOG (self));

  server = dup_server (self);
  gtk_spinner_start (self->spinner);
  show_trouble (self, NULL);
  refresh (self);
  xy_workspace_sign_in_async (self->workspace, server, gtk_editable_get_text (self->account),
                              gtk_editable_get_text (self->password), self->cancellable,
                              signed_in_cb, g_object_ref (self));
}
