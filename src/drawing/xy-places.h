// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/**
 * XyPlaces:
 *
 * Finds room for marks on a photo: each within what is seen, clear of the others and of the eyes,
 * and rather beside the face than on it.  All in device units.
 */
typedef struct _XyPlaces XyPlaces;

/** xy_places_new: @view: what is seen. */
XyPlaces *xy_places_new (const XyRect *view);
void xy_places_free (XyPlaces *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPlaces, xy_places_free)

/** xy_places_keep_clear: Marks lie there only where there is no other room at all. */
void xy_places_keep_clear (XyPlaces *places, const XyRect *rect);
/** xy_places_spare: Marks lie there rather not. */
void xy_places_spare (XyPlaces *places, const XyRect *rect);

/**
 * xy_places_take:
 * @offers: (array length=n): centres of where it may lie, the best first
 *
 * Returns: the upper left of a mark of that size, wholly within the view if it can be; what comes
 *   later keeps clear of it
 */
XyPoint
xy_places_take (XyPlaces *places, const XyPoint *offers, guint n, double width, double height);

G_END_DECLS
