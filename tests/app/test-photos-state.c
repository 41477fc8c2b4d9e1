// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photos-state.h"
#include "xy-test.h"

static void
what_is_flagged_unchecked_or_decided_is_left_out_and_counted (void)
{
  static const XyPhotoState states[] = {
    XY_PHOTO_TO_DECIDE, XY_PHOTO_FLAGGED, XY_PHOTO_TO_DECIDE, XY_PHOTO_ACCEPTED,
    XY_PHOTO_REJECTED,  XY_PHOTO_ASKED,   XY_PHOTO_UNCHECKED, XY_PHOTO_NONE,
  };
  g_autoptr (XyPickedState) state = xy_picked_state_new (states, G_N_ELEMENTS (states));

  g_assert_cmpuint (state->can_accept, ==, 2);
  g_assert_cmpstr (state->picked, ==, "8 selected");
  g_assert_cmpstr (state->accept, ==, "_Accept 2 photos");
  g_assert_cmpstr (state->left_out, ==,
                   "Left out: 1 flagged, 1 not checked yet, 3 decided already, 1 without a photo");
}

static void
nothing_is_said_of_what_is_not_there (void)
{
  static const XyPhotoState states[] = { XY_PHOTO_TO_DECIDE };
  g_autoptr (XyPickedState) one = xy_picked_state_new (states, 1);
  g_autoptr (XyPickedState) none = xy_picked_state_new (NULL, 0);

  g_assert_cmpstr (one->accept, ==, "_Accept 1 photo");
  g_assert_null (one->left_out);
  g_assert_cmpuint (none->can_accept, ==, 0);
  g_assert_null (none->left_out);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photos-state/left-out",
                   what_is_flagged_unchecked_or_decided_is_left_out_and_counted);
  g_test_add_func ("/photos-state/nothing", nothing_is_said_of_what_is_not_there);
  return g_test_run ();
}
