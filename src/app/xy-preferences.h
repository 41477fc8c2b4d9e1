// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/** XyPreferences: The account and the server, and what can be set. */
#define XY_TYPE_PREFERENCES (xy_preferences_get_type ())
G_DECLARE_FINAL_TYPE (XyPreferences, xy_preferences, XY, PREFERENCES, AdwPreferencesWindow)

GtkWidget *xy_preferences_new (GtkWindow *parent, XyWorkspace *workspace);

G_END_DECLS
