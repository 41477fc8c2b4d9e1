// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XyApplication:
 *
 * The desktop application: one instance for each folder of data.
 */
#define XY_TYPE_APPLICATION (xy_application_get_type ())
G_DECLARE_FINAL_TYPE (XyApplication, xy_application, XY, APPLICATION, AdwApplication)

/** xy_application_new: @home: the folder that holds the stores. */
XyApplication *xy_application_new (const char *home);

G_END_DECLS
