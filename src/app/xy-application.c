// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-application.h"

#include "app/xy-window.h"

#include "xy-app-resource.h"

struct _XyApplication
{
  AdwApplication parent_instance;

  char *home;
};

G_DEFINE_FINAL_TYPE (XyApplication, xy_application, ADW_TYPE_APPLICATION)

static void
quit_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  for (GList *list = gtk_application_get_windows (user_data); list != NULL;)
    {
      GtkWindow *window = list->data;

      list = list->next;
      gtk_window_close (window);
    }
}

static void
xy_application_activate (GApplication *application)
{
  XyApplication *self = XY_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self));

  if (window == NULL)
    {
      g_autoptr (XyWorkspace) workspace = xy_workspace_new (self->home);

      window = GTK_WINDOW (xy_window_new (GTK_APPLICATION (self), workspace));
      xy_workspace_open (workspace);
    }
  gtk_window_present (window);
}

/* Before the window lets go of the application, which ends then. */
static void
xy_application_window_removed (GtkApplication *application, GtkWindow *window)
{
  XyWorkspace *workspace =
      XY_IS_WINDOW (window) ? xy_window_get_workspace (XY_WINDOW (window)) : NULL;

  if (workspace != NULL)
    xy_workspace_close (workspace);
  GTK_APPLICATION_CLASS (xy_application_parent_class)->window_removed (application, window);
}

static void
xy_application_startup (GApplication *application)
{
  static const GActionEntry entries[] = { { "quit", quit_action, NULL, NULL, NULL, { 0 } } };
  static const char *const quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (xy_application_parent_class)->startup (application);
  g_action_map_add_action_entries (G_ACTION_MAP (application), entries, G_N_ELEMENTS (entries),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  gtk_window_set_default_icon_name (XY_APPLICATION_ID);
}

static void
xy_application_finalize (GObject *object)
{
  g_free (XY_APPLICATION (object)->home);
  G_OBJECT_CLASS (xy_application_parent_class)->finalize (object);
}

static void
xy_application_class_init (XyApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xy_application_finalize;
  application_class->activate = xy_application_activate;
  application_class->startup = xy_application_startup;
  GTK_APPLICATION_CLASS (klass)->window_removed = xy_application_window_removed;
}

static void
xy_application_init (XyApplication *self)
{
}

XyApplication *
xy_application_new (const char *home)
{
  g_autofree char *canonical = g_canonicalize_filename (home, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, canonical, -1);
  g_autofree char *id = NULL;
  XyApplication *self;

  /* Registered here, because a static library's constructor is not linked in by itself. */
  xy_app_register_resource ();
  /* Two folders of data are two applications; the usual folder has the plain name. */
  if (g_getenv ("XUEYING_DATA_DIR") != NULL)
    {
      digest[8] = '\0';
      id = g_strdup_printf ("%s.Data_%s", XY_APPLICATION_ID, digest);
    }
  else
    id = g_strdup (XY_APPLICATION_ID);
  self = g_object_new (XY_TYPE_APPLICATION, "application-id", id, "resource-base-path",
                       "/cn/xueying/Xueying", NULL);
  self->home = g_strdup (home);
  return self;
}
