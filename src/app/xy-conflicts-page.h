// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyConflictsPage:
 *
 * What was decided here and elsewhere in two ways: yours beside theirs, until a person keeps one.
 * Property `workspace`.
 */
#define XY_TYPE_CONFLICTS_PAGE (xy_conflicts_page_get_type ())
G_DECLARE_FINAL_TYPE (XyConflictsPage, xy_conflicts_page, XY, CONFLICTS_PAGE, AdwBin)

G_END_DECLS
