// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-student-edit.h"

#include <string.h>

#include "data/xy-data.h"
#include "xy-test.h"

#define VALID_ID "430199199506150371"
#define WOMAN_ID "440799199411252951"

typedef struct
{
  XyHeadings *headings;
  XyStudent *student;
  XyStudent *other;
  GDate today;
  XyStudentEditContext context;
} Fixture;

static XyStudent *
new_student (const char *id, const char *number, const char *name, const char *id_number)
{
  XyFields *fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;

  xy_fields_set_string (fields, "student_number", number);
  xy_fields_set_string (fields, "name", name);
  xy_fields_set_string (fields, "id_number", id_number);
  xy_fields_set_string (fields, "class", "1班");
  record = xy_record_new (XY_KIND_STUDENT, id, 0, fields);
  return xy_entity_from_record (record);
}

static const XyStudent *
find_holder_cb (const XyStudent *student, const char *field, const char *value, gpointer user_data)
{
  const Fixture *fixture = user_data;
  const char *there = xy_student_edit_get_value (fixture->other, field);

  g_assert_cmpstr (student->id, ==, fixture->student->id);
  return g_strcmp0 (there, value) == 0 ? fixture->other : NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_data_load ("roster/headings.json", &error);

  g_assert_no_error (error);
  fixture->headings = xy_headings_parse (bytes, &error);
  g_assert_no_error (error);
  fixture->student = new_student ("first", "201900000001", "孟煜瑶", VALID_ID);
  fixture->other = new_student ("second", "201900000002", "夏知远", WOMAN_ID);
  g_date_clear (&fixture->today, 1);
  g_date_set_dmy (&fixture->today, 1, G_DATE_DECEMBER, 2021);
  fixture->context =
      (XyStudentEditContext){ fixture->headings, &fixture->today, find_holder_cb, fixture };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  xy_headings_unref (fixture->headings);
  xy_entity_unref (fixture->student);
  xy_entity_unref (fixture->other);
}

static XyStudentEdit *
edit (Fixture *fixture, const char *field, const char *typed)
{
  return xy_student_edit_new (&fixture->context, fixture->student, field, typed);
}

static void
typing_is_mended_as_an_import_mends (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][3] = {
    { "student_number", " ２０１９ 00000003", "201900000003" },
    { "id_number", "11010519491231002x", "11010519491231002X" },
    { "name", "阿依古丽•买买提", "阿依古丽·买买提" },
    { "name", "王 五", "王五" },
    { "sex", "F", XY_SEX_FEMALE },
    { "graduation", "2022年6月", "2022-06" },
    { "class", " 2班\t", "2班" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyStudentEdit) made = edit (fixture, cases[i][0], cases[i][1]);

      g_assert_cmpstr (made->value, ==, cases[i][2]);
      g_assert_true (made->is_repaired);
      g_assert_true (made->is_change);
      g_assert_true (made->can_be_stored);
    }
}

static void
same_value_typed_again_is_no_change (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyStudentEdit) same = edit (fixture, "name", "孟 煜瑶");
  g_autoptr (XyStudentEdit) empty = edit (fixture, "major", "  ");

  g_assert_false (same->is_change);
  g_assert_true (same->is_repaired);
  g_assert_false (empty->is_change);
  g_assert_null (empty->value);
}

static void
no_student_is_without_name_or_number (Fixture *fixture, gconstpointer data)
{
  static const char *const fields[] = { "name", "student_number" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (XyStudentEdit) made = edit (fixture, fields[i], " ");

      g_assert_null (made->value);
      g_assert_nonnull (made->message);
      g_assert_false (made->can_be_stored);
    }
}

static void
number_of_another_student_is_not_stored (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyStudentEdit) taken = edit (fixture, "student_number", "２01900000002");

  g_assert_false (taken->can_be_stored);
  g_assert_nonnull (strstr (taken->message, "夏知远"));
}

static void
faulty_id_number_is_stored_with_its_problem (Fixture *fixture, gconstpointer data)
{
  static const char *const numbers[] = { "430199199506150372", "4301991995", "", WOMAN_ID,
                                         "430199199513150371" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (XyStudentEdit) made = edit (fixture, "id_number", numbers[i]);

      g_assert_true (made->can_be_stored);
      g_assert_nonnull (made->message);
    }
}

static void
faultless_values_have_no_problem (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = {
    { "id_number", VALID_ID },
    { "id_number", "h12345678" },
    { "id_number", "12345678" },
    { "student_number", "2019-A" },
    { "name", "John Smith" },
    { "sex", "" },
    { "sex", "男" },
    { "graduation", "2022-06-30" },
    { "graduation", "" },
    { "location", "市外" },
    { "degree", "学术学位" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyStudentEdit) made = edit (fixture, cases[i][0], cases[i][1]);

      g_assert_cmpstr (made->message, ==, NULL);
      g_assert_true (made->can_be_stored);
    }
}

static void
sex_is_judged_with_the_id_number (Fixture *fixture, gconstpointer data)
{
  g_autoptr (XyStudentEdit) made = edit (fixture, "sex", "女");

  g_assert_true (made->can_be_stored);
  g_assert_nonnull (made->message);
}

static void
what_is_no_sex_or_date_is_not_stored (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][2] = { { "sex", "不详" },
                                          { "graduation", "明年夏天" },
                                          { "graduation", "2022-02-30" },
                                          { "graduation", "2022-13" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyStudentEdit) made = edit (fixture, cases[i][0], cases[i][1]);

      g_assert_false (made->can_be_stored);
      g_assert_nonnull (made->message);
    }
}

static void
endless_text_is_not_stored (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = g_strnfill (501, 'x');
  g_autoptr (XyStudentEdit) made = edit (fixture, "major", text);

  g_assert_false (made->can_be_stored);
  g_assert_nonnull (made->message);
}

static void
edit_sets_its_field (Fixture *fixture, gconstpointer data)
{
  const char *const *fields = xy_student_edit_get_fields ();

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autoptr (XyStudent) copy = xy_entity_copy (fixture->student);
      g_autoptr (XyFields) after = NULL;
      XyStudentEdit made = { .field = (char *) fields[i], .value = (char *) "value" };

      xy_student_edit_apply (&made, copy);
      after = xy_entity_to_fields (copy);
      g_assert_cmpstr (xy_fields_get_string (after, fields[i]), ==, "value");
      g_assert_cmpstr (xy_student_edit_get_value (copy, fields[i]), ==, "value");
    }
}

#define ADD(name, func) g_test_add (name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  ADD ("/student-edit/typing-is-mended", typing_is_mended_as_an_import_mends);
  ADD ("/student-edit/same-value-is-no-change", same_value_typed_again_is_no_change);
  ADD ("/student-edit/name-and-number-are-needed", no_student_is_without_name_or_number);
  ADD ("/student-edit/number-of-another", number_of_another_student_is_not_stored);
  ADD ("/student-edit/faulty-id-number-is-stored", faulty_id_number_is_stored_with_its_problem);
  ADD ("/student-edit/faultless-values", faultless_values_have_no_problem);
  ADD ("/student-edit/sex-is-judged-with-the-id-number", sex_is_judged_with_the_id_number);
  ADD ("/student-edit/no-sex-or-date", what_is_no_sex_or_date_is_not_stored);
  ADD ("/student-edit/endless-text", endless_text_is_not_stored);
  ADD ("/student-edit/sets-its-field", edit_sets_its_field);
  return g_test_run ();
}
