// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-photo-match.h"
#include "xy-test.h"

/* Zhang San, Li Si, and Wang Wu, who has two records of one student number. */
typedef enum
{
  ZHANG,
  LI,
  WANG,
  WANG_AGAIN,
  N_PEOPLE,
} Person;

typedef struct
{
  GPtrArray *students;
  XyPhotoMatcher *matcher;
} Fixture;

static void
add_student (Fixture *fixture, const char *number, const char *id_number, const char *name)
{
  XyStudent *student = xy_entity_new (XY_KIND_STUDENT);

  student->id = g_strdup (name);
  student->student_number = g_strdup (number);
  student->id_number = g_strdup (id_number);
  student->name = g_strdup (name);
  g_ptr_array_add (fixture->students, student);
}

static void
fixture_init (Fixture *fixture)
{
  fixture->students = g_ptr_array_new_with_free_func (xy_entity_unref);
  add_student (fixture, "201939000001", "43029919970716825X", "张三");
  add_student (fixture, "201939000002", "430299199801010017", "李四");
  add_student (fixture, "201939000003", "430299199802020018", "王五");
  add_student (fixture, "201939000003", NULL, "阿依古丽·买买提");
  fixture->matcher = xy_photo_matcher_new (fixture->students);
}

static void
fixture_clear (Fixture *fixture)
{
  xy_photo_matcher_free (fixture->matcher);
  g_ptr_array_unref (fixture->students);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static void
assert_one (Fixture *fixture, const char *name, guint person)
{
  XyPhotoMatch match = xy_photo_matcher_find (fixture->matcher, name);
  g_autofree char *escaped = g_strescape (name, NULL);

  g_test_message ("%s", escaped);
  g_assert_cmpint (match.kind, ==, XY_PHOTO_MATCH_ONE);
  g_assert_true (match.student == g_ptr_array_index (fixture->students, person));
}

static void
assert_kind (Fixture *fixture, const char *name, XyPhotoMatchKind kind)
{
  g_autofree char *escaped = g_strescape (name, NULL);

  g_test_message ("%s", escaped);
  g_assert_cmpint (xy_photo_matcher_find (fixture->matcher, name).kind, ==, kind);
}

static void
a_number_is_found_wherever_it_stands (void)
{
  static const char *const names[] = {
    "201939000001.jpg",
    "201939000001-2.JPG",
    "201939000001_张三.jpg",
    "张三201939000001.jpg",
    "张三 (201939000001) 蓝底.jpg",
    "43029919970716825x.jpeg",
    "2019级1班_张三_43029919970716825X.jpg",
    "201939000001+43029919970716825X+张三.jpg",
    "２０１９３９０００００１.jpg",
    "IMG_201939000001.jpg",
    "IMG201939000001.jpg",
    "201939000001a.jpg",
    "xz43029919970716825Xfinal.jpg",
    "20211212_201939000001.jpg",
    "201939000001 照片.png",
    "201939000001",
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_one (&fixture, names[i], ZHANG);
}

static void
a_name_in_the_bytes_of_old_windows_is_read (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *fits =
      g_convert ("张三201939000001.jpg", -1, "GB18030", "UTF-8", NULL, NULL, NULL);
  g_autofree char *other =
      g_convert ("李四201939000001.jpg", -1, "GB18030", "UTF-8", NULL, NULL, NULL);

  fixture_init (&fixture);
  assert_one (&fixture, fits, ZHANG);
  assert_kind (&fixture, other, XY_PHOTO_MATCH_OTHER_NAME);
  assert_kind (&fixture, "\xff\xfe\xfd", XY_PHOTO_MATCH_NOBODY);
}

static void
nobody_has_part_of_a_number_or_a_name_alone (void)
{
  static const char *const names[] = {
    "2019390000011.jpg",       "20193900000.jpg",       "张三.jpg", ".jpg", "",
    "IMG_20211212_083000.jpg", "43029919970716825.jpg",
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_kind (&fixture, names[i], XY_PHOTO_MATCH_NOBODY);
}

static void
numbers_of_two_people_are_several (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoMatch match;

  fixture_init (&fixture);
  match = xy_photo_matcher_find (fixture.matcher, "201939000001_201939000002.jpg");
  g_assert_cmpint (match.kind, ==, XY_PHOTO_MATCH_SEVERAL);
  g_assert_true (match.student == g_ptr_array_index (fixture.students, ZHANG));
  g_assert_true (match.other == g_ptr_array_index (fixture.students, LI));
  assert_kind (&fixture, "201939000001_430299199801010017_张三.jpg", XY_PHOTO_MATCH_SEVERAL);
}

static void
a_number_of_two_records_is_told_by_the_name_or_the_other_number (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  assert_kind (&fixture, "201939000003.jpg", XY_PHOTO_MATCH_SEVERAL);
  assert_kind (&fixture, "201939000003_张三.jpg", XY_PHOTO_MATCH_SEVERAL);
  assert_one (&fixture, "201939000003_王五.jpg", WANG);
  assert_one (&fixture, "201939000003_430299199802020018.jpg", WANG);
  assert_one (&fixture, "201939000003_阿依古丽•买买提.jpg", WANG_AGAIN);
}

static void
a_name_that_is_another_persons_is_said (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoMatch match;

  fixture_init (&fixture);
  match = xy_photo_matcher_find (fixture.matcher, "201939000001_李四.jpg");
  g_assert_cmpint (match.kind, ==, XY_PHOTO_MATCH_OTHER_NAME);
  g_assert_true (match.student == g_ptr_array_index (fixture.students, ZHANG));
  g_assert_true (match.other == g_ptr_array_index (fixture.students, LI));
  /* Both are there: the one the number is of is the one. */
  assert_one (&fixture, "201939000001_张三_李四.jpg", ZHANG);
  assert_one (&fixture, "201939000001_法学院.jpg", ZHANG);
}

static void
short_numbers_count_at_the_beginning_only (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture.students = g_ptr_array_new_with_free_func (xy_entity_unref);
  add_student (&fixture, "1001", NULL, "张三");
  add_student (&fixture, "20211212", NULL, "李四");
  fixture.matcher = xy_photo_matcher_new (fixture.students);
  assert_one (&fixture, "1001.jpg", 0);
  assert_one (&fixture, "1001_2.jpg", 0);
  assert_kind (&fixture, "IMG_1001.jpg", XY_PHOTO_MATCH_NOBODY);
  assert_kind (&fixture, "合影 (1001).jpg", XY_PHOTO_MATCH_NOBODY);
  /* That day is a number here, but not where a camera wrote it. */
  assert_one (&fixture, "20211212.jpg", 1);
  assert_one (&fixture, "20211212_991234.jpg", 1);
  assert_kind (&fixture, "IMG_20211212_083000.jpg", XY_PHOTO_MATCH_NOBODY);
  assert_kind (&fixture, "IMG20211212_083000.jpg", XY_PHOTO_MATCH_NOBODY);
}

static void
letters_are_passed_over_only_where_they_tell_nobody_apart (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture.students = g_ptr_array_new_with_free_func (xy_entity_unref);
  add_student (&fixture, "S20190001", NULL, "张三");
  add_student (&fixture, "20190001", NULL, "李四");
  fixture.matcher = xy_photo_matcher_new (fixture.students);
  assert_one (&fixture, "s20190001.jpg", 0);
  assert_one (&fixture, "20190001.jpg", 1);
  assert_kind (&fixture, "B20190001.jpg", XY_PHOTO_MATCH_NOBODY);
}

static void
a_number_with_dashes_is_found_with_and_without_them (void)
{
  g_auto (Fixture) fixture = { 0 };

  fixture.students = g_ptr_array_new_with_free_func (xy_entity_unref);
  add_student (&fixture, "2019-0211-0001", NULL, "张三");
  fixture.matcher = xy_photo_matcher_new (fixture.students);
  assert_one (&fixture, "2019-0211-0001.jpg", 0);
  assert_one (&fixture, "张三_2019_0211_0001_2.jpg", 0);
  assert_one (&fixture, "201902110001.jpg", 0);
  assert_kind (&fixture, "2019-0211-0002.jpg", XY_PHOTO_MATCH_NOBODY);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo-match/anywhere", a_number_is_found_wherever_it_stands);
  g_test_add_func ("/photo-match/old-windows", a_name_in_the_bytes_of_old_windows_is_read);
  g_test_add_func ("/photo-match/nobody", nobody_has_part_of_a_number_or_a_name_alone);
  g_test_add_func ("/photo-match/several", numbers_of_two_people_are_several);
  g_test_add_func ("/photo-match/two-records",
                   a_number_of_two_records_is_told_by_the_name_or_the_other_number);
  g_test_add_func ("/photo-match/other-name", a_name_that_is_another_persons_is_said);
  g_test_add_func ("/photo-match/short", short_numbers_count_at_the_beginning_only);
  g_test_add_func ("/photo-match/letters",
                   letters_are_passed_over_only_where_they_tell_nobody_apart);
  g_test_add_func ("/photo-match/dashes", a_number_with_dashes_is_found_with_and_without_them);
  return g_test_run ();
}
