// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "window-fixture.h"

#include "app-fixture.h"

void
window_fixture_init (WindowFixture *fixture, const char *home)
{
  g_autoptr (GError) error = NULL;

  fixture->application = xy_application_new (home);
  g_application_register (G_APPLICATION (fixture->application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  g_application_activate (G_APPLICATION (fixture->application));
  fixture->window =
      XY_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (fixture->application)));
  fixture->workspace = xy_window_get_workspace (fixture->window);
  app_fixture_wait_ready (fixture->workspace);
}

void
window_fixture_clear (WindowFixture *fixture)
{
  app_fixture_close (fixture->workspace);
  g_object_ref (fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (fixture->window);
  g_application_set_default (NULL);
  g_object_unref (fixture->application);
}
