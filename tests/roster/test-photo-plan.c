// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-photo-plan.h"
#include "xy-test.h"

typedef struct
{
  GPtrArray *students;
  GPtrArray *files;
  GPtrArray *tables;
  GHashTable *holders;
  GPtrArray *problems;
} Fixture;

static void
add_student (Fixture *fixture, const char *number, const char *name)
{
  XyStudent *student = xy_entity_new (XY_KIND_STUDENT);

  student->id = g_strdup (number);
  student->student_number = g_strdup (number);
  student->name = g_strdup (name);
  g_ptr_array_add (fixture->students, student);
}

static void
fixture_init (Fixture *fixture)
{
  fixture->students = g_ptr_array_new_with_free_func (xy_entity_unref);
  fixture->files = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_photo_file_free);
  fixture->tables = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_workbook_unref);
  fixture->holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                            (GDestroyNotify) xy_photo_holder_free);
  add_student (fixture, "201939000001", "张三");
  add_student (fixture, "201939000002", "李四");
  add_student (fixture, "201939000003", "王五");
}

static void
fixture_clear (Fixture *fixture)
{
  g_clear_pointer (&fixture->problems, g_ptr_array_unref);
  g_ptr_array_unref (fixture->files);
  g_ptr_array_unref (fixture->tables);
  g_hash_table_unref (fixture->holders);
  g_ptr_array_unref (fixture->students);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* @content: (nullable): what stands for its bytes; %NULL is no photo. */
static XyPhotoFile *
add_file (Fixture *fixture, const char *name, const char *content)
{
  XyPhotoFile *file = xy_photo_file_new (g_build_filename ("/photos", name, NULL), g_strdup (name));

  file->sha256 = g_strdup (content);
  g_ptr_array_add (fixture->files, file);
  return file;
}

static void
add_table (Fixture *fixture, const char *text)
{
  g_autoptr (GError) error = NULL;
  XyWorkbook *table = xy_workbook_read_text (text, "list", &error);

  g_assert_no_error (error);
  g_ptr_array_add (fixture->tables, table);
}

static void
match (Fixture *fixture)
{
  g_autoptr (XyPhotoMatcher) matcher = xy_photo_matcher_new (fixture->students);

  fixture->problems =
      xy_photo_plan_match (fixture->files, matcher, fixture->tables, fixture->holders);
}

static void
assert_file (Fixture *fixture, const XyPhotoFile *file, XyPhotoFileState state, guint student)
{
  g_test_message ("%s", file->name);
  g_assert_cmpint (file->state, ==, state);
  g_assert_true (file->student == g_ptr_array_index (fixture->students, student));
}

static void
names_say_whose_files_are (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoFile *one, *nobody, *several, *other, *broken;

  fixture_init (&fixture);
  one = add_file (&fixture, "1班/201939000001_张三.jpg", "a");
  nobody = add_file (&fixture, "DSC_0001.jpg", "b");
  several = add_file (&fixture, "201939000001_201939000002.jpg", "c");
  other = add_file (&fixture, "201939000002_王五.jpg", "d");
  broken = add_file (&fixture, "201939000003.png", NULL);
  match (&fixture);
  assert_file (&fixture, one, XY_PHOTO_FILE_NEW, 0);
  g_assert_cmpint (nobody->state, ==, XY_PHOTO_FILE_NOBODY);
  assert_file (&fixture, several, XY_PHOTO_FILE_SEVERAL, 0);
  assert_file (&fixture, other, XY_PHOTO_FILE_OTHER_NAME, 1);
  g_assert_true (other->other == g_ptr_array_index (fixture.students, 2));
  assert_file (&fixture, broken, XY_PHOTO_FILE_UNUSABLE, 2);
  g_assert_cmpuint (fixture.problems->len, ==, 0);
}

static void
who_has_a_photo_is_told_apart (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoFile *same, *again, *accepted, *second, *third;

  fixture_init (&fixture);
  g_hash_table_insert (fixture.holders, g_strdup ("201939000001"),
                       xy_photo_holder_new ("a", FALSE));
  g_hash_table_insert (fixture.holders, g_strdup ("201939000002"), xy_photo_holder_new ("b", TRUE));
  same = add_file (&fixture, "201939000001.jpg", "a");
  again = add_file (&fixture, "201939000001-2.jpg", "c");
  accepted = add_file (&fixture, "201939000002.jpg", "d");
  second = add_file (&fixture, "201939000003.jpg", "e");
  third = add_file (&fixture, "201939000003-2.jpg", "f");
  match (&fixture);
  assert_file (&fixture, same, XY_PHOTO_FILE_SAME, 0);
  assert_file (&fixture, again, XY_PHOTO_FILE_AGAIN, 0);
  assert_file (&fixture, accepted, XY_PHOTO_FILE_ACCEPTED, 1);
  assert_file (&fixture, second, XY_PHOTO_FILE_NEW, 2);
  assert_file (&fixture, third, XY_PHOTO_FILE_AGAIN, 2);
}

static void
a_table_says_whose_files_are (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoFile *one, *two, *stem, *folder, *twice;

  fixture_init (&fixture);
  one = add_file (&fixture, "DSC_0001.JPG", "a");
  two = add_file (&fixture, "1班/DSC_0002.jpg", "b");
  stem = add_file (&fixture, "DSC_0003.jpg", "c");
  folder = add_file (&fixture, "2班/DSC_0001.jpg", "d");
  twice = add_file (&fixture, "DSC_0004.jpg", "e");
  add_table (&fixture, "序号\t姓名\t学号\t照片文件\n"
                       "1\t张三\t201939000001\tdsc_0001.jpg\n"
                       "2\t李四\t201939000002\tD:\\照片\\1班\\DSC_0002.jpg\n"
                       "3\t王五\t201939000003\tDSC_0003\n"
                       "4\t王五\t201939000003\t2班/DSC_0001.jpg\n"
                       "5\t王五\t201939000003\tDSC_0004.jpg\n"
                       "6\t张三\t201939000001\tDSC_0004.jpg\n"
                       "7\t张三\t201939000001\tDSC_0009.jpg\n"
                       "8\t赵六\t201939000009\tDSC_0003.jpg\n");
  match (&fixture);
  /* Two files are called so; the table's name with the folder means one of them. */
  g_assert_cmpint (one->state, ==, XY_PHOTO_FILE_NOBODY);
  assert_file (&fixture, two, XY_PHOTO_FILE_NEW, 1);
  assert_file (&fixture, stem, XY_PHOTO_FILE_NEW, 2);
  assert_file (&fixture, folder, XY_PHOTO_FILE_AGAIN, 2);
  assert_file (&fixture, twice, XY_PHOTO_FILE_SEVERAL, 2);
  g_assert_true (twice->other == g_ptr_array_index (fixture.students, 0));
  g_assert_cmpuint (fixture.problems->len, ==, 3);
  g_assert_cmpstr (fixture.problems->pdata[0], ==,
                   "Row 2 of the list: there is no file “dsc_0001.jpg”");
  g_assert_cmpstr (fixture.problems->pdata[1], ==,
                   "Row 8 of the list: there is no file “DSC_0009.jpg”");
  g_assert_cmpstr (fixture.problems->pdata[2], ==,
                   "Row 9 of the list: no student has the number “201939000009” (DSC_0003.jpg)");
}

static void
a_table_and_a_name_that_disagree_are_two_people (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoFile *wrong, *right;

  fixture_init (&fixture);
  wrong = add_file (&fixture, "201939000001.jpg", "a");
  right = add_file (&fixture, "201939000003.jpg", "b");
  add_table (&fixture, "201939000002\t201939000001.jpg\n201939000003\t201939000003.jpg\n");
  match (&fixture);
  assert_file (&fixture, wrong, XY_PHOTO_FILE_SEVERAL, 0);
  g_assert_true (wrong->other == g_ptr_array_index (fixture.students, 1));
  assert_file (&fixture, right, XY_PHOTO_FILE_NEW, 2);
}

static void
a_table_without_files_says_nothing (void)
{
  g_auto (Fixture) fixture = { 0 };
  XyPhotoFile *file;

  fixture_init (&fixture);
  file = add_file (&fixture, "DSC_0001.jpg", "a");
  add_table (&fixture, "学号\t姓名\n201939000001\t张三\n201939000002\t李四\n");
  add_table (&fixture, "文件\nDSC_0001.jpg\n");
  match (&fixture);
  g_assert_cmpint (file->state, ==, XY_PHOTO_FILE_NOBODY);
  g_assert_cmpuint (fixture.problems->len, ==, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo-plan/names", names_say_whose_files_are);
  g_test_add_func ("/photo-plan/has-one", who_has_a_photo_is_told_apart);
  g_test_add_func ("/photo-plan/table", a_table_says_whose_files_are);
  g_test_add_func ("/photo-plan/disagree", a_table_and_a_name_that_disagree_are_two_people);
  g_test_add_func ("/photo-plan/no-index", a_table_without_files_says_nothing);
  return g_test_run ();
}
