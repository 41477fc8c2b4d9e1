// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-acts.h"
#include "xy-test.h"

static XyStudent one = {
  .kind = XY_KIND_STUDENT,
  .id = (char *) "1",
  .student_number = (char *) "201939000001",
  .id_number = (char *) "43029919970716825X",
};
static void
submissions_count_and_the_same_photo_is_none (void)
{
  XySubmission newest = { .photo = (char *) "aa", .number = 2 };
  g_autoptr (XyFields) first = xy_acts_submit (&one, NULL, "aa");
  g_autoptr (XyFields) third = xy_acts_submit (&one, &newest, "bb");

  g_assert_cmpint (xy_fields_get_int (first, "number", 0), ==, 1);
  g_assert_cmpint (xy_fields_get_int (third, "number", 0), ==, 3);
  g_assert_null (xy_acts_submit (&one, &newest, "aa"));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/acts/submissions-count", submissions_count_and_the_same_photo_is_none);
  return g_test_run ();
}
