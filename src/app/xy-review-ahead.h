// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-review.h"

G_BEGIN_DECLS

/**
 * xy_review_list_ahead:
 * @states: (array length=n): those of the queue
 * @place: what is shown
 * @direction: which way one goes, 1 or -1
 * @each_way: how far to look
 *
 * Where the review is likely to be soon, the most likely first and each place once: here; then in
 * turns where the keys lead in this direction and where a decision leads; every second time a
 * place the other way, in case one turns back.
 *
 * Returns: (transfer full) (element-type guint): places
 */
GArray *xy_review_list_ahead (const XyPhotoState *states,
                              guint n,
                              guint place,
                              int direction,
                              guint each_way);

G_END_DECLS
