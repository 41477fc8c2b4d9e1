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
static XyStudent other = {
  .kind = XY_KIND_STUDENT,
  .id = (char *) "2",
  .student_number = (char *) "201939000002",
};
static XyStudent twin = {
  .kind = XY_KIND_STUDENT,
  .id = (char *) "3",
  .student_number = (char *) "201939000002",
};

static void
files_find_their_student (void)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new ();

  g_ptr_array_add (students, &one);
  g_ptr_array_add (students, &other);
  g_assert_true (xy_acts_find_student_of_file (students, "201939000001.jpg") == &one);
  g_assert_true (xy_acts_find_student_of_file (students, "201939000001-2.JPG") == &one);
  g_assert_true (xy_acts_find_student_of_file (students, "201939000001_张三.jpg") == &one);
  g_assert_true (xy_acts_find_student_of_file (students, "43029919970716825x.jpeg") == &one);
  g_assert_null (xy_acts_find_student_of_file (students, "2019390000011.jpg"));
  g_assert_null (xy_acts_find_student_of_file (students, "20193900000.jpg"));
  g_assert_null (xy_acts_find_student_of_file (students, "张三.jpg"));
  g_assert_null (xy_acts_find_student_of_file (students, ".jpg"));

  g_assert_true (xy_acts_find_student_of_file (students, "201939000002.jpg") == &other);
  g_ptr_array_add (students, &twin);
  g_assert_null (xy_acts_find_student_of_file (students, "201939000002.jpg"));
}

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
  g_test_add_func ("/model/acts/files-find-their-student", files_find_their_student);
  g_test_add_func ("/model/acts/submissions-count", submissions_count_and_the_same_photo_is_none);
  return g_test_run ();
}
