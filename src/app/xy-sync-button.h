// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-words.h"

G_BEGIN_DECLS

/**
 * XySyncButton:
 *
 * The state of sync in the header bar: an icon and a few words, more in a popover.
 */
#define XY_TYPE_SYNC_BUTTON (xy_sync_button_get_type ())
G_DECLARE_FINAL_TYPE (XySyncButton, xy_sync_button, XY, SYNC_BUTTON, AdwBin)

/**
 * xy_sync_button_show:
 * @n_conflicts: whether the way to the conflicts is shown
 * @signed_out: whether to offer signing in
 */
void xy_sync_button_show (XySyncButton *button,
                          const XySyncWords *words,
                          int n_conflicts,
                          gboolean signed_out);
/** xy_sync_button_set_compact: Shows the icon only, where there is little room. */
void xy_sync_button_set_compact (XySyncButton *button, gboolean compact);

G_END_DECLS
