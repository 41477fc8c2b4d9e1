// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photos-state.h"

#include <glib/gi18n-lib.h>

gboolean
xy_photos_can_accept (XyPhotoState state)
{
  return state == XY_PHOTO_TO_DECIDE;
}

static void
add_part (GPtrArray *parts, char *part, guint n)
{
  g_autofree char *owned = part;

  if (n > 0)
    g_ptr_array_add (parts, g_steal_pointer (&owned));
}

static char *
dup_left_out (const guint *counts)
{
  guint n_decided = counts[XY_PHOTO_ACCEPTED] + counts[XY_PHOTO_REJECTED] + counts[XY_PHOTO_ASKED];
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  /* Translators: these four are the parts of a list behind “Left out:”. */
  add_part (parts,
            g_strdup_printf (ngettext ("%u flagged", "%u flagged", counts[XY_PHOTO_FLAGGED]),
                             counts[XY_PHOTO_FLAGGED]),
            counts[XY_PHOTO_FLAGGED]);
  add_part (parts,
            g_strdup_printf (
                ngettext ("%u not checked yet", "%u not checked yet", counts[XY_PHOTO_UNCHECKED]),
                counts[XY_PHOTO_UNCHECKED]),
            counts[XY_PHOTO_UNCHECKED]);
  add_part (
      parts,
      g_strdup_printf (ngettext ("%u decided already", "%u decided already", n_decided), n_decided),
      n_decided);
  add_part (
      parts,
      g_strdup_printf (ngettext ("%u without a photo", "%u without a photo", counts[XY_PHOTO_NONE]),
                       counts[XY_PHOTO_NONE]),
      counts[XY_PHOTO_NONE]);
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  /* Translators: parts a list of several. */
  list = g_strjoinv (C_ ("list", ", "), (char **) parts->pdata);
  /* Translators: %s is a list such as “2 flagged, 1 decided already”. */
  return g_strdup_printf (_ ("Left out: %s"), list);
}

XyPickedState *
xy_picked_state_new (const XyPhotoState *states, guint n_states)
{
  XyPickedState *self = g_new0 (XyPickedState, 1);
  guint counts[XY_N_PHOTO_STATES] = { 0 };

  for (guint i = 0; i < n_states; i++)
    {
      counts[states[i]]++;
      if (xy_photos_can_accept (states[i]))
        self->can_accept++;
    }
  if (n_states == 0)
    self->picked = g_strdup (_ ("Click photos to select them"));
  else
    self->picked = g_strdup_printf (ngettext ("%u selected", "%u selected", n_states), n_states);
  if (self->can_accept == 0)
    self->accept = g_strdup (_ ("_Accept"));
  else
    self->accept = g_strdup_printf (
        ngettext ("_Accept %u photo", "_Accept %u photos", self->can_accept), self->can_accept);
  self->left_out = dup_left_out (counts);
  return self;
}

void
xy_picked_state_free (XyPickedState *self)
{
  g_free (self->picked);
  g_free (self->accept);
  g_free (self->left_out);
  g_free (self);
}
