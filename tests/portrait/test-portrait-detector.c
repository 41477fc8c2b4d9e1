// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* That the portraits are good enough for the checker's own detector, over a hundred people. */

#include "xy-portrait.h"
#include "xy-test.h"

#include <math.h>

#include "data/xy-data.h"
#include "photo/xy-photo-check.h"

#define SEEDS 100

typedef struct
{
  XyRuleProfile *profile;
  int faces;
  int eyes;
} Tally;

static void
check_one_cb (gpointer data, gpointer user_data)
{
  Tally *tally = user_data;
  XyPortrait portrait;
  XyPortraitTruth truth;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyPhotoReport) report = NULL;
  const XyFinding *one_face;
  double distance;
  gboolean near = TRUE;

  xy_portrait_init (&portrait, GPOINTER_TO_UINT (data));
  xy_portrait_get_truth (&portrait, &truth);
  bytes = xy_portrait_render (&portrait);
  report = xy_photo_check (bytes, tally->profile);
  one_face = xy_photo_report_find (report, "one-face");
  g_assert_nonnull (one_face);
  if (report->has_face && one_face->verdict == XY_VERDICT_PASS &&
      truth.eyes[0][0] > report->face.x && truth.eyes[1][0] < report->face.x + report->face.width &&
      truth.eyes[0][1] > report->face.y && truth.eyes[0][1] < report->face.y + report->face.height)
    g_atomic_int_inc (&tally->faces);
  distance = truth.eyes[1][0] - truth.eyes[0][0];
  for (int i = 0; i < 2; i++)
    if (hypot (report->eyes[i].x - truth.eyes[i][0], report->eyes[i].y - truth.eyes[i][1]) >
        distance / 10.0)
      near = FALSE;
  if (report->has_eyes && near)
    g_atomic_int_inc (&tally->eyes);
  else
    g_test_message ("seed %u: eyes missed", portrait.seed);
}

static void
face_and_eyes_of_a_hundred_people_are_found (void)
{
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRuleProfile) profile = NULL;
  Tally tally = { NULL, 0, 0 };
  GThreadPool *pool;

  text = xy_data_load ("profiles/chsi-light-blue.json", &error);
  g_assert_no_error (error);
  profile = xy_rule_profile_new_from_json (g_bytes_get_data (text, NULL), g_bytes_get_size (text),
                                           &error);
  g_assert_no_error (error);
  tally.profile = profile;
  pool = g_thread_pool_new (check_one_cb, &tally, 2, FALSE, NULL);
  for (guint seed = 1; seed <= SEEDS; seed++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (seed), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_test_message ("faces %d, eyes %d of %d", tally.faces, tally.eyes, SEEDS);
  g_assert_cmpint (tally.faces, >=, 98);
  g_assert_cmpint (tally.eyes, >=, 98);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/portrait/face-and-eyes-of-a-hundred-people-are-found",
                   face_and_eyes_of_a_hundred_people_are_found);
  return g_test_run ();
}
