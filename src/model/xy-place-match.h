// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/**
 * XyPlacePair:
 * @then: (nullable): a college's place in one timetable
 * @now: (nullable): what has become of it in the other
 * @same: whether both are in the same group with the same classes
 */
typedef struct
{
  const XyAssignment *then;
  const XyAssignment *now;
  gboolean same;
} XyPlacePair;

/**
 * xy_place_match:
 * @then: (element-type XyAssignment): the places of one college
 * @now: (element-type XyAssignment): its places in another timetable
 *
 * Which place of a college has become which: first what stayed where it is, then by record, then by
 * classes, and what is left in turn.  The order of the lists does not matter.
 *
 * Returns: (transfer full) (element-type XyPlacePair): every place of both lists in one pair
 */
GArray *xy_place_match (GPtrArray *then, GPtrArray *now);

/**
 * xy_place_find_then:
 * @place: one of @now
 *
 * Returns: (nullable): what xy_place_match() says it was, if that was in the same group
 */
const XyAssignment *xy_place_find_then (GPtrArray *then, GPtrArray *now, const XyAssignment *place);

/** xy_place_has_classes: Returns: whether both bring the same classes, in any order. */
gboolean xy_place_has_classes (const XyAssignment *place, char **classes);

G_END_DECLS
