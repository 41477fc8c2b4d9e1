// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-student-problem.h"
#include "xy-test.h"

/* The example of GB 11643: an even order number is a woman's. */
#define WOMAN "11010519491231002X"

static GDate
day (int year, GDateMonth month, int of_month)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) of_month, month, (GDateYear) year);
  return date;
}

static void
test_a_value_has_the_first_problem_that_holds (void)
{
  static const struct
  {
    const char *field;
    const char *value;
    XyProblemKind kind;
  } cases[] = {
    { "student_number", NULL, XY_PROBLEM_MISSING },
    { "student_number", "", XY_PROBLEM_MISSING },
    { "student_number", "2.01939E+11", XY_PROBLEM_PRECISION_LOST },
    { "student_number", "201939000001", XY_PROBLEM_NONE },
    { "name", NULL, XY_PROBLEM_MISSING },
    { "name", "孟煜瑶", XY_PROBLEM_NONE },
    { "id_number", NULL, XY_PROBLEM_MISSING },
    { "id_number", "4.30104199901011E+17", XY_PROBLEM_PRECISION_LOST },
    { "id_number", "43010419990101123", XY_PROBLEM_BAD_LENGTH },
    { "id_number", "430104199902301234", XY_PROBLEM_BAD_DATE },
    { "id_number", "11010519491231002Y", XY_PROBLEM_BAD_CHECKSUM },
    { "id_number", WOMAN, XY_PROBLEM_NONE },
    { "id_number", "H12345678", XY_PROBLEM_NONE },
    { "id_number", "12345678", XY_PROBLEM_NONE },
    { "sex", NULL, XY_PROBLEM_NONE },
    { "class", NULL, XY_PROBLEM_NONE },
    { "major", NULL, XY_PROBLEM_NONE },
  };
  GDate today = day (2021, G_DATE_DECEMBER, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XyProblemKind kind = xy_student_problem_of_value (cases[i].field, cases[i].value, &today);
      g_autofree char *message =
          xy_student_problem_dup_message (cases[i].field, kind, cases[i].value);

      g_test_message ("%s of %s", cases[i].value, cases[i].field);
      g_assert_cmpstr (xy_problem_kind_to_string (kind), ==,
                       xy_problem_kind_to_string (cases[i].kind));
      g_assert_cmpint (message == NULL, ==, kind == XY_PROBLEM_NONE);
    }
}

static void
test_what_is_left_of_a_long_number_is_told_from_a_number_with_letters (void)
{
  static const char *const lost[] = { "4.30199E+17",       "4.30199e+17",        "4.30199E+017",
                                      "4.30199199506E17",  "430.199E+15",        "4E+17",
                                      "4,30199199506E+17", "4.1129919990623e+17" };
  static const char *const whole[] = { "2019E01", "201939000001", "E12345678", "4.30199",
                                       "4E17",    "4.3E+",        "E+17",      "" };

  for (guint i = 0; i < G_N_ELEMENTS (lost); i++)
    g_assert_true (xy_student_problem_is_scientific (lost[i]));
  for (guint i = 0; i < G_N_ELEMENTS (whole); i++)
    g_assert_false (xy_student_problem_is_scientific (whole[i]));
}

static void
test_a_birth_that_is_still_to_come_is_a_bad_date (void)
{
  GDate before = day (1949, G_DATE_DECEMBER, 30), on = day (1949, G_DATE_DECEMBER, 31);

  g_assert_cmpint (xy_student_problem_of_value ("id_number", WOMAN, &before), ==,
                   XY_PROBLEM_BAD_DATE);
  g_assert_cmpint (xy_student_problem_of_value ("id_number", WOMAN, &on), ==, XY_PROBLEM_NONE);
}

static void
test_sex_is_compared_only_with_a_faultless_resident_id (void)
{
  static const struct
  {
    const char *id_number;
    const char *sex;
    XyProblemKind kind;
  } cases[] = {
    { WOMAN, XY_SEX_FEMALE, XY_PROBLEM_NONE },
    { WOMAN, XY_SEX_MALE, XY_PROBLEM_DISAGREES_WITH_ID },
    { WOMAN, NULL, XY_PROBLEM_NONE },
    { "110105194912310021", XY_SEX_MALE, XY_PROBLEM_NONE },
    { "H12345678", XY_SEX_MALE, XY_PROBLEM_NONE },
    { NULL, XY_SEX_MALE, XY_PROBLEM_NONE },
  };
  GDate today = day (2021, G_DATE_DECEMBER, 1);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      XyStudent student = { .kind = XY_KIND_STUDENT,
                            .id_number = (char *) cases[i].id_number,
                            .sex = (char *) cases[i].sex };

      g_assert_cmpint (xy_student_problem_of_student (&student, "sex", &today), ==, cases[i].kind);
    }
}

static void
test_who_queues_needs_a_class (void)
{
  XyStudent student = { .kind = XY_KIND_STUDENT };
  GDate today = day (2021, G_DATE_DECEMBER, 1);

  g_assert_cmpint (xy_student_problem_of_student (&student, "class", &today), ==,
                   XY_PROBLEM_MISSING);
  student.online_only = TRUE;
  g_assert_cmpint (xy_student_problem_of_student (&student, "class", &today), ==, XY_PROBLEM_NONE);
  student.online_only = FALSE;
  student.class_name = (char *) "2班";
  g_assert_cmpint (xy_student_problem_of_student (&student, "class", &today), ==, XY_PROBLEM_NONE);
}

static void
test_sentences_say_what_is_there_and_what_should_be (void)
{
  g_autofree char *length =
      xy_student_problem_dup_message ("id_number", XY_PROBLEM_BAD_LENGTH, "43010419990101123");
  g_autofree char *sex =
      xy_student_problem_dup_message ("sex", XY_PROBLEM_DISAGREES_WITH_ID, XY_SEX_MALE);
  g_autofree char *number =
      xy_student_problem_dup_message ("student_number", XY_PROBLEM_DUPLICATE, "1");

  g_assert_cmpstr (length, ==, "A resident ID number has 18 characters; this one has 17.");
  g_assert_cmpstr (sex, ==, "By the ID number the sex is 女.");
  g_assert_cmpstr (number, ==, "Another student has the same student number.");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/student-problem/scientific",
                   test_what_is_left_of_a_long_number_is_told_from_a_number_with_letters);
  g_test_add_func ("/student-problem/a-value-has-the-first-problem-that-holds",
                   test_a_value_has_the_first_problem_that_holds);
  g_test_add_func ("/student-problem/a-birth-that-is-still-to-come-is-a-bad-date",
                   test_a_birth_that_is_still_to_come_is_a_bad_date);
  g_test_add_func ("/student-problem/sex-is-compared-only-with-a-faultless-resident-id",
                   test_sex_is_compared_only_with_a_faultless_resident_id);
  g_test_add_func ("/student-problem/who-queues-needs-a-class", test_who_queues_needs_a_class);
  g_test_add_func ("/student-problem/sentences-say-what-is-there-and-what-should-be",
                   test_sentences_say_what_is_there_and_what_should_be);
  return g_test_run ();
}
