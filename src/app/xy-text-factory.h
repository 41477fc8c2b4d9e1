// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * xy_text_factory_new:
 * @max_width_chars: how wide a text may ask to be, -1 for all of it
 *
 * For lists of #GtkStringObject: texts that end in three dots where there is no room, as those of
 * GTK's own drop-downs do not.
 *
 * Returns: (transfer full): the factory
 */
GtkListItemFactory *xy_text_factory_new (int max_width_chars);

/**
 * xy_text_factory_use:
 *
 * Lets a drop-down be as narrow as @max_width_chars, and its list as wide as its texts.
 */
void xy_text_factory_use (GtkDropDown *drop_down, int max_width_chars);

G_END_DECLS
