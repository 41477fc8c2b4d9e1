// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-entity.h"
#include "model/xy-id-number.h"
#include "xy-test.h"

/* 11010519491231002X is the example of GB 11643-1999 itself. */
#define STANDARD_EXAMPLE "11010519491231002X"

static XyIdVerdict
check (const char *number)
{
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 12, G_DATE_DECEMBER, 2021);
  return xy_id_number_check (number, &today);
}

static void
example_of_the_standard_is_valid (void)
{
  GDate birth;

  g_assert_cmpint (check (STANDARD_EXAMPLE), ==, XY_ID_VALID);
  g_assert_cmpstr (xy_id_number_get_sex (STANDARD_EXAMPLE), ==, XY_SEX_FEMALE);
  g_assert_cmpstr (xy_id_number_get_province (STANDARD_EXAMPLE), ==, "北京市");
  g_assert_true (xy_id_number_get_birth_date (STANDARD_EXAMPLE, &birth));
  g_assert_cmpuint (g_date_get_year (&birth), ==, 1949);
  g_assert_cmpint (g_date_get_month (&birth), ==, G_DATE_DECEMBER);
  g_assert_cmpuint (g_date_get_day (&birth), ==, 31);
}

/* ISO 7064 MOD 11-2 finds every single wrong character and every swap of neighbours. */
static void
every_wrong_character_is_found (void)
{
  for (gsize i = 0; i < 17; i++)
    for (char digit = '0'; digit <= '9'; digit++)
      {
        char number[] = STANDARD_EXAMPLE;

        if (number[i] == digit)
          continue;
        number[i] = digit;
        g_assert_cmpint (check (number), !=, XY_ID_VALID);
      }
  for (gsize i = 0; i < 16; i++)
    {
      char number[] = STANDARD_EXAMPLE;

      if (number[i] == number[i + 1])
        continue;
      number[i] = STANDARD_EXAMPLE[i + 1];
      number[i + 1] = STANDARD_EXAMPLE[i];
      g_assert_cmpint (check (number), !=, XY_ID_VALID);
    }
}

static void
the_first_fault_that_holds_is_told (void)
{
  g_assert_cmpint (check (NULL), ==, XY_ID_EMPTY);
  g_assert_cmpint (check (""), ==, XY_ID_EMPTY);
  g_assert_cmpint (check ("110105194912310"), ==, XY_ID_BAD_LENGTH);
  g_assert_cmpint (check ("11010519491231002XX"), ==, XY_ID_BAD_LENGTH);
  g_assert_cmpint (check ("110105194902300023"), ==, XY_ID_BAD_DATE);
  g_assert_cmpint (check ("110105202201010023"), ==, XY_ID_BAD_DATE);
  g_assert_cmpint (check ("110105194912310021"), ==, XY_ID_BAD_CHECKSUM);
  g_assert_cmpint (check ("11010519491231002x"), ==, XY_ID_BAD_CHECKSUM);
  /* 18 characters that take more bytes. */
  g_assert_cmpint (check ("11010519491231002〇"), ==, XY_ID_BAD_CHECKSUM);
}

static void
other_documents_are_taken_as_they_are (void)
{
  g_assert_cmpint (check ("E12345678"), ==, XY_ID_OTHER);
  g_assert_cmpint (check ("H1234567800"), ==, XY_ID_OTHER);
  g_assert_cmpint (check ("12345678"), ==, XY_ID_OTHER);
  g_assert_null (xy_id_number_get_sex ("E12345678"));
  g_assert_null (xy_id_number_get_province ("12345678"));
}

static void
masking_shows_the_ends_only (void)
{
  g_autofree char *resident = xy_id_number_mask (STANDARD_EXAMPLE);
  g_autofree char *passport = xy_id_number_mask ("E12345678");
  g_autofree char *nothing = xy_id_number_mask (NULL);

  g_assert_cmpstr (resident, ==, "110***********002X");
  g_assert_cmpstr (passport, ==, "*******78");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/id-number/example-of-the-standard", example_of_the_standard_is_valid);
  g_test_add_func ("/model/id-number/every-wrong-character", every_wrong_character_is_found);
  g_test_add_func ("/model/id-number/first-fault", the_first_fault_that_holds_is_told);
  g_test_add_func ("/model/id-number/other-documents", other_documents_are_taken_as_they_are);
  g_test_add_func ("/model/id-number/masking", masking_shows_the_ends_only);
  return g_test_run ();
}
