// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-application.h"

#include <glib/gi18n-lib.h>

#include "data/xy-data.h"
#include "store/xy-store-home.h"

int
main (int argc, char **argv)
{
  g_autofree char *home = NULL;
  g_autoptr (XyApplication) application = NULL;

  xy_locale_init ();
  home = xy_store_home_dup_directory ();
  g_set_application_name (_ ("Xueying"));
  application = xy_application_new (home);
  return g_application_run (G_APPLICATION (application), argc, argv);
}
