// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-overview-state.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyOverviewPage:
 *
 * What is to do now.  Property `workspace`; signal `task-activated` (XyTaskKind) when a row's
 * button was pressed.
 */
#define XY_TYPE_OVERVIEW_PAGE (xy_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (XyOverviewPage, xy_overview_page, XY, OVERVIEW_PAGE, AdwBin)

/** xy_overview_page_get_state: Returns: (transfer none) (nullable): what is shown. */
const XyOverviewState *xy_overview_page_get_state (XyOverviewPage *page);

G_END_DECLS
