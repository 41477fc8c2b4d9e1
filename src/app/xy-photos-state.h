// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-review.h"

G_BEGIN_DECLS

/**
 * XyPickedState:
 * @can_accept: how many have nothing flagged and are not decided
 * @picked: how many are picked, in words
 * @accept: what the button to accept them says
 * @left_out: (nullable): who of them is left out, and why; %NULL if nobody is
 *
 * What the bar says of the students who are picked in the grid.
 */
typedef struct
{
  guint can_accept;
  char *picked;
  char *accept;
  char *left_out;
} XyPickedState;

/** xy_photos_can_accept: Returns: whether a photo is accepted with many others at once: the rules
 * have looked at it and flag nothing, and nobody has decided. */
gboolean xy_photos_can_accept (XyPhotoState state);

/** xy_picked_state_new: @states: (array length=n_states): those of the students picked. */
XyPickedState *xy_picked_state_new (const XyPhotoState *states, guint n_states);
void xy_picked_state_free (XyPickedState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPickedState, xy_picked_state_free)

G_END_DECLS
