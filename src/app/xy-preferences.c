// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-preferences.h"

#include <glib/gi18n-lib.h>

#include "app/xy-sign-in-dialog.h"

struct _XyPreferences
{
  AdwPreferencesWindow parent_instance;

  AdwActionRow *account_row;
  GtkWidget *sign_in_button;
  GtkWidget *sign_out_button;
  AdwActionRow *server_row;
  AdwActionRow *token_row;
  AdwActionRow *folder_row;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
};

G_DEFINE_FINAL_TYPE (XyPreferences, xy_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static const char *
role_words (const char *role)
{
  if (g_strcmp0 (role, XY_ROLE_SCHOOL) == 0)
    return _ ("Graduate school");
  if (g_strcmp0 (role, XY_ROLE_COLLEGE) == 0)
    return _ ("Coordinator of a college");
  return "";
}

static void
refresh (XyPreferences *self)
{
  XyStore *store = xy_workspace_get_store (self->workspace);
  XySync *sync = xy_workspace_get_sync (self->workspace);
  gboolean signed_in = sync != NULL && xy_sync_get_state (sync) != XY_SYNC_SIGNED_OUT;
  const char *account = xy_workspace_get_account (self->workspace);
  g_autofree char *server = store != NULL ? xy_store_dup_setting (store, "server") : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->account_row),
                                 signed_in && account != NULL ? account : _ ("Not signed in"));
  adw_action_row_set_subtitle (self->account_row,
                               signed_in ? role_words (xy_workspace_get_role (self->workspace))
                                         : _ ("Everything works, and waits here to be sent."));
  gtk_widget_set_visible (self->sign_in_button, !signed_in);
  gtk_widget_set_visible (self->sign_out_button, signed_in);
  adw_action_row_set_subtitle (self->server_row, server != NULL ? server : _ ("None yet"));
  gtk_widget_set_visible (GTK_WIDGET (self->token_row), signed_in);
  if (signed_in)
    adw_action_row_set_subtitle (
        self->token_row, xy_sync_token_is_in_file (store)
                             ? _ ("In a file that only you can read, because no keyring runs")
                             : _ ("In the keyring of this computer"));
  adw_action_row_set_subtitle (self->folder_row,
                               store != NULL ? xy_store_get_directory (store) : "");
}

static void
sign_in_cb (XyPreferences *self)
{
  gtk_window_present (GTK_WINDOW (xy_sign_in_dialog_new (GTK_WINDOW (self), self->workspace)));
}

static void
sign_out_cb (XyPreferences *self)
{
  xy_workspace_sign_out (self->workspace);
}

static void
xy_preferences_dispose (GObject *object)
{
  XyPreferences *self = XY_PREFERENCES (object);

  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_preferences_parent_class)->dispose (object);
}

static void
xy_preferences_class_init (XyPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, XyPreferences, account_row);
  gtk_widget_class_bind_template_child (widget_class, XyPreferences, sign_in_button);
  gtk_widget_class_bind_template_child (widget_class, XyPreferences, sign_out_button);
  gtk_widget_class_bind_template_child (widget_class, XyPreferences, server_row);
  gtk_widget_class_bind_template_child (widget_class, XyPreferences, token_row);
  gtk_widget_class_bind_template_child (widget_class, XyPreferences, folder_row);
}

static void
xy_preferences_init (XyPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "counts-changed", G_CALLBACK (refresh),
                                  self);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::state", G_CALLBACK (refresh),
                                  self);
  g_signal_connect_object (self->sign_in_button, "clicked", G_CALLBACK (sign_in_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sign_out_button, "clicked", G_CALLBACK (sign_out_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
xy_preferences_new (GtkWindow *parent, XyWorkspace *workspace)
{
  XyPreferences *self = g_object_new (XY_TYPE_PREFERENCES, "transient-for", parent, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  refresh (self);
  return GTK_WIDGET (self);
}
