// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * XyFacetButton:
 *
 * A filter with many values, such as the class: a button that opens a list of them to tick, each
 * with how many it would show.
 *
 * Signals: `fill`, when the list opens and wants its values; `toggled` (const char *value, gboolean
 * wanted).
 */
#define XY_TYPE_FACET_BUTTON (xy_facet_button_get_type ())
G_DECLARE_FINAL_TYPE (XyFacetButton, xy_facet_button, XY, FACET_BUTTON, AdwBin)

/** xy_facet_button_new: @title: what it filters by. */
GtkWidget *xy_facet_button_new (const char *title);

/** xy_facet_button_add: Adds a value at the end; for `fill`, which begins with an empty list. */
void xy_facet_button_add (XyFacetButton *button,
                          const char *value,
                          const char *label,
                          guint count,
                          gboolean wanted);

/** xy_facet_button_set_chosen: @chosen: (nullable): what is ticked, in words; %NULL if nothing. */
void xy_facet_button_set_chosen (XyFacetButton *button, const char *chosen);

G_END_DECLS
