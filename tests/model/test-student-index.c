// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-order.h"
#include "model/xy-search-text.h"
#include "model/xy-student-search.h"
#include "xy-test.h"

#include <string.h>

typedef struct
{
  XyStudentIndex *index;
  XyStudentSearch *search;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  XyPinyin *pinyin = xy_pinyin_new ();
  g_autoptr (JsonNode) readings = json_from_string ("{\"覃\": [\"qin\"]}", NULL);
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_DECEMBER, 2021);
  xy_pinyin_add (pinyin, readings);
  fixture->index = xy_student_index_new (&today, pinyin);
  fixture->search = xy_student_search_new ();
}

static void
fixture_clear (Fixture *fixture)
{
  xy_student_search_free (fixture->search);
  xy_student_index_free (fixture->index);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static XyStudent *
new_student (const char *id, const char *class_name, const char *number, const char *name)
{
  XyStudent *student = xy_entity_new (XY_KIND_STUDENT);

  student->id = g_strdup (id);
  student->class_name = g_strdup (class_name);
  student->student_number = g_strdup (number);
  student->name = g_strdup (name);
  student->id_number = g_strdup_printf ("H%s", id);
  return student;
}

static void
put (Fixture *fixture, XyStudent *student, XyPhotoState photo)
{
  XyStudentEntry entry = { student, photo };

  xy_student_index_put (fixture->index, &entry, 1, NULL);
}

static void
put_new (Fixture *fixture,
         const char *id,
         const char *class_name,
         const char *number,
         const char *name)
{
  g_autoptr (XyStudent) student = new_student (id, class_name, number, name);

  put (fixture, student, XY_PHOTO_NONE);
}

/* The ids of those who fit, with a space between. */
static char *
run (Fixture *fixture, const XyStudentQuery *query)
{
  g_autoptr (GArray) slots = xy_student_search_run (fixture->search, fixture->index, query);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const XyStudent *student =
          xy_student_index_get_student (fixture->index, g_array_index (slots, guint, i));

      g_string_append_printf (ids, "%s%s", i > 0 ? " " : "", student->id);
    }
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static void
assert_found (Fixture *fixture, const char *text, const char *ids)
{
  XyStudentQuery query = { .text = (char *) text };
  g_autofree char *found = run (fixture, &query);

  g_test_message ("searching %s", text);
  g_assert_cmpstr (found, ==, ids);
}

static void
test_students_stand_in_the_order_of_the_queue (void)
{
  g_auto (Fixture) fixture;
  g_autofree char *queue = NULL;
  XyStudentQuery query = { 0 };

  fixture_init (&fixture);
  put_new (&fixture, "d", "10班", "1", "丁");
  put_new (&fixture, "b", "2班", "20", "乙");
  put_new (&fixture, "c", "2班", "100", "丙");
  put_new (&fixture, "a", "2班", "3", "甲");
  queue = run (&fixture, &query);
  g_assert_cmpstr (queue, ==, "a b c d");
}

static void
test_names_are_found_as_people_type_them (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture);
  put_new (&fixture, "m", "1班", "201939000017", "孟煜瑶");
  put_new (&fixture, "s", "1班", "201939000028", "单小明");
  put_new (&fixture, "t", "1班", "201939000039", "覃露");
  put_new (&fixture, "v", "2班", "201939000040", "吕不韦");
  put_new (&fixture, "w", "2班", "201939000051", "阿依古丽·买买提");
  put_new (&fixture, "x", "MBA班", "S201939006", "John O’Neill");
  assert_found (&fixture, "孟", "m");
  assert_found (&fixture, "煜瑶", "m");
  assert_found (&fixture, "mengyuyao", "m");
  assert_found (&fixture, "MYY", "m");
  assert_found (&fixture, "yy", "m");
  assert_found (&fixture, "mengyy", "m");
  assert_found (&fixture, "myuy", "m");
  assert_found (&fixture, "engyy", "");
  assert_found (&fixture, "shanxm", "s");
  assert_found (&fixture, "danxm", "s");
  assert_found (&fixture, "qinlu", "t");
  assert_found (&fixture, "tanlu", "t");
  assert_found (&fixture, "lvbw", "v");
  assert_found (&fixture, "lubuwei", "v");
  assert_found (&fixture, "古丽买买提", "w");
  assert_found (&fixture, "阿依古丽•买买提", "w");
  assert_found (&fixture, "ayglmmt", "w");
  assert_found (&fixture, "oneill", "x");
  assert_found (&fixture, "john", "x");
  assert_found (&fixture, "mba", "x");
  assert_found (&fixture, "s2019", "x");
}

static void
test_any_part_of_a_number_and_every_word_counts (void)
{
  g_auto (Fixture) fixture;

  fixture_init (&fixture);
  put_new (&fixture, "1", "1班", "201939000017", "孟煜瑶");
  put_new (&fixture, "2", "2班", "201939000028", "孟明");
  assert_found (&fixture, "39000", "1 2");
  assert_found (&fixture, "017", "1");
  assert_found (&fixture, "３９０００", "1 2");
  assert_found (&fixture, "h2", "2");
  assert_found (&fixture, "孟 2班", "2");
  assert_found (&fixture, "  孟\t2班 ", "2");
  assert_found (&fixture, "孟　28", "2");
  assert_found (&fixture, "孟 3班", "");
  assert_found (&fixture, "17h1", "");
  assert_found (&fixture, "", "1 2");
  assert_found (&fixture, "   ", "1 2");
}

static void
test_an_edit_moves_a_student_and_is_found_at_once (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (XyStudent) other = new_student ("1", "3班", "2", "周涛");

  fixture_init (&fixture);
  put_new (&fixture, "1", "1班", "2", "孟煜瑶");
  put_new (&fixture, "2", "2班", "1", "孟明");
  assert_found (&fixture, "孟", "1 2");
  put (&fixture, other, XY_PHOTO_NONE);
  assert_found (&fixture, "孟", "2");
  assert_found (&fixture, "zt", "1");
  assert_found (&fixture, "", "2 1");
}

static void
test_who_was_taken_out_is_not_found_and_comes_back_to_the_same_slot (void)
{
  g_auto (Fixture) fixture;
  guint slot;

  fixture_init (&fixture);
  put_new (&fixture, "1", "1班", "1", "孟煜瑶");
  put_new (&fixture, "2", "1班", "2", "孟明");
  slot = xy_student_index_find (fixture.index, "1");
  xy_student_index_remove (fixture.index, &slot, 1, NULL);
  g_assert_cmpuint (xy_student_index_get_size (fixture.index), ==, 1);
  g_assert_cmpuint (xy_student_index_find (fixture.index, "1"), ==, XY_NO_SLOT);
  g_assert_null (xy_student_index_get_student (fixture.index, slot));
  assert_found (&fixture, "孟", "2");
  put_new (&fixture, "1", "1班", "1", "孟煜瑶");
  g_assert_cmpuint (xy_student_index_find (fixture.index, "1"), ==, slot);
  assert_found (&fixture, "孟", "1 2");
}

static void
test_duplicates_are_told_of_both_and_gone_with_either (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (XyStudent) same = new_student ("2", "1班", "2", "孟明");
  XyStudentEntry entry = { same, XY_PHOTO_NONE };
  guint first, second;

  fixture_init (&fixture);
  put_new (&fixture, "1", "1班", "1", "孟煜瑶");
  first = xy_student_index_find (fixture.index, "1");
  g_assert_false (xy_student_index_has_problem (fixture.index, first));

  g_free (same->id_number);
  same->id_number = g_strdup ("H1");
  xy_student_index_put (fixture.index, &entry, 1, others);
  second = xy_student_index_find (fixture.index, "2");
  g_assert_cmpint (xy_student_index_get_problem (fixture.index, first, "id_number"), ==,
                   XY_PROBLEM_DUPLICATE);
  g_assert_cmpint (xy_student_index_get_problem (fixture.index, second, "id_number"), ==,
                   XY_PROBLEM_DUPLICATE);
  g_assert_cmpint (xy_student_index_get_problem (fixture.index, first, "student_number"), ==,
                   XY_PROBLEM_NONE);
  g_assert_cmpuint (others->len, ==, 1);
  g_assert_cmpuint (g_array_index (others, guint, 0), ==, first);

  g_array_set_size (others, 0);
  xy_student_index_remove (fixture.index, &second, 1, others);
  g_assert_false (xy_student_index_has_problem (fixture.index, first));
  g_assert_cmpuint (others->len, ==, 1);
}

static void
test_filters_combine_and_each_counts_by_the_others (void)
{
  g_auto (Fixture) fixture;
  g_autoptr (XyStudentQuery) query = xy_student_query_new ();
  g_autoptr (XyStudent) away = new_student ("3", "2班", "3", "丙");
  g_autoptr (XyStudent) rejected = new_student ("4", "2班", "4", "丁");
  g_autoptr (XyStudent) faulty = new_student ("5", NULL, "5", "戊");
  g_autoptr (GArray) classes = NULL;
  g_autofree char *second = NULL, *no_photo = NULL, *either = NULL, *classless = NULL;

  fixture_init (&fixture);
  put_new (&fixture, "1", "1班", "1", "甲");
  put_new (&fixture, "2", "2班", "2", "乙");
  away->online_only = TRUE;
  put (&fixture, away, XY_PHOTO_NONE);
  put (&fixture, rejected, XY_PHOTO_REJECTED);
  put (&fixture, faulty, XY_PHOTO_ACCEPTED);

  xy_student_query_set_value (query, XY_STUDENT_FACET_CLASS, "2班", TRUE);
  second = run (&fixture, query);
  g_assert_cmpstr (second, ==, "2 3 4");
  query->photos = 1 << XY_PHOTO_NONE;
  no_photo = run (&fixture, query);
  g_assert_cmpstr (no_photo, ==, "2 3");
  /* In the other state there is one; without the class there would be three, and one online. */
  g_assert_cmpuint (xy_student_search_count_photos (fixture.search, 1 << XY_PHOTO_REJECTED), ==, 1);
  g_assert_cmpuint (xy_student_search_count_photos (fixture.search, 1 << XY_PHOTO_NONE), ==, 2);
  g_assert_cmpuint (xy_student_search_count_presence (fixture.search, XY_PRESENCE_ONLINE), ==, 1);
  g_assert_cmpuint (xy_student_search_count_presence (fixture.search, XY_PRESENCE_ON_SITE), ==, 1);
  g_assert_cmpuint (xy_student_search_count_problems (fixture.search), ==, 0);
  classes = xy_student_search_list_values (fixture.search, fixture.index, XY_STUDENT_FACET_CLASS);
  g_assert_cmpuint (classes->len, ==, 3);
  g_assert_cmpstr (g_array_index (classes, XyStudentValueCount, 0).value, ==, "");
  g_assert_cmpuint (g_array_index (classes, XyStudentValueCount, 0).count, ==, 0);
  g_assert_cmpstr (g_array_index (classes, XyStudentValueCount, 1).value, ==, "1班");
  g_assert_cmpuint (g_array_index (classes, XyStudentValueCount, 1).count, ==, 1);
  g_assert_cmpuint (g_array_index (classes, XyStudentValueCount, 2).count, ==, 2);

  query->photos |= 1 << XY_PHOTO_REJECTED;
  query->presence = XY_PRESENCE_ON_SITE;
  either = run (&fixture, query);
  g_assert_cmpstr (either, ==, "2 4");

  xy_student_query_clear_filters (query);
  g_assert_false (xy_student_query_is_filtered (query));
  xy_student_query_set_value (query, XY_STUDENT_FACET_CLASS, "", TRUE);
  query->problems = TRUE;
  classless = run (&fixture, query);
  g_assert_cmpstr (classless, ==, "5");
}

static void
test_other_orders_follow_the_queue_among_equals (void)
{
  g_auto (Fixture) fixture;
  XyStudentQuery query = { 0 };
  static const struct
  {
    XyStudentOrder order;
    gboolean descending;
    const char *ids;
  } cases[] = {
    { XY_STUDENT_ORDER_QUEUE, TRUE, "3 2 4 1" },   { XY_STUDENT_ORDER_NAME, FALSE, "4 2 3 1" },
    { XY_STUDENT_ORDER_NUMBER, FALSE, "2 3 1 4" }, { XY_STUDENT_ORDER_NUMBER, TRUE, "4 1 3 2" },
    { XY_STUDENT_ORDER_ID, TRUE, "4 3 2 1" },      { XY_STUDENT_ORDER_PHOTO, FALSE, "1 4 2 3" },
    { XY_STUDENT_ORDER_PHOTO, TRUE, "3 1 4 2" },   { XY_STUDENT_ORDER_SEX, FALSE, "1 4 2 3" },
  };

  fixture_init (&fixture);
  put_new (&fixture, "1", "1班", "3", "赵");
  put_new (&fixture, "2", "2班", "1", "钱");
  put_new (&fixture, "4", "1班", "10", "陈");
  {
    g_autoptr (XyStudent) rejected = new_student ("3", "2班", "2", "孙");

    put (&fixture, rejected, XY_PHOTO_REJECTED);
  }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = NULL;

      query.order = cases[i].order;
      query.descending = cases[i].descending;
      found = run (&fixture, &query);
      g_test_message ("order %d", (int) cases[i].order);
      g_assert_cmpstr (found, ==, cases[i].ids);
    }
}

/* The same, done slowly: by looking at every student anew. */

static gboolean
fits_slowly (const XyStudent *student, char **words)
{
  g_autofree char *name = xy_search_fold (student->name);
  g_autofree char *number = xy_search_fold (student->student_number);
  g_autofree char *id_number = xy_search_fold (student->id_number);
  g_autofree char *class_name = xy_search_fold (student->class_name);

  for (; *words != NULL; words++)
    if (strstr (name, *words) == NULL && strstr (number, *words) == NULL &&
        strstr (id_number, *words) == NULL && strstr (class_name, *words) == NULL)
      return FALSE;
  return TRUE;
}

static char *
run_slowly (GHashTable *students, const char *text)
{
  g_auto (GStrv) words = xy_search_split (text);
  g_autoptr (GPtrArray) found = g_ptr_array_new ();
  g_autoptr (GString) ids = g_string_new (NULL);
  GHashTableIter iter;
  gpointer student;

  g_hash_table_iter_init (&iter, students);
  while (g_hash_table_iter_next (&iter, NULL, &student))
    if (fits_slowly (student, words))
      g_ptr_array_add (found, student);
  xy_order_students (found);
  for (guint i = 0; i < found->len; i++)
    g_string_append_printf (ids, "%s%s", i > 0 ? " " : "",
                            ((XyStudent *) g_ptr_array_index (found, i))->id);
  return g_string_free (g_steal_pointer (&ids), FALSE);
}

static guint
count_slowly (GHashTable *students)
{
  GHashTableIter iter, others;
  gpointer value, other;
  guint n = 0;

  g_hash_table_iter_init (&iter, students);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const XyStudent *student = value;
      gboolean has_problem = FALSE;

      g_hash_table_iter_init (&others, students);
      while (g_hash_table_iter_next (&others, NULL, &other))
        has_problem =
            has_problem ||
            (other != value &&
             (strcmp (((XyStudent *) other)->student_number, student->student_number) == 0 ||
              strcmp (((XyStudent *) other)->id_number, student->id_number) == 0));
      n += has_problem ? 1 : 0;
    }
  return n;
}

static void
test_any_run_of_changes_ends_as_if_made_anew (void)
{
  static const char *const names[] = { "孟煜瑶", "周涛", "单小明", "赵一", "John" };
  static const char *const texts[] = { "", "1", "1班", "孟", "孟 1", "12", "john 2" };
  g_auto (Fixture) fixture;
  g_autoptr (GHashTable) students =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, xy_entity_unref);

  fixture_init (&fixture);
  for (int step = 0; step < 300; step++)
    {
      g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (XyStudentEntry));
      int n = g_test_rand_int_range (1, 4);

      for (int i = 0; i < n; i++)
        {
          g_autofree char *id = g_strdup_printf ("%d", i * 20 + g_test_rand_int_range (0, 20));
          g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (0, 60));
          g_autofree char *class_name = g_strdup_printf ("%d班", g_test_rand_int_range (1, 13));
          XyStudent *student =
              new_student (id, class_name, number, names[g_test_rand_int_range (0, 5)]);
          XyStudentEntry entry = { student, XY_PHOTO_NONE };

          g_free (student->id_number);
          student->id_number = g_strdup_printf ("H%d", g_test_rand_int_range (0, 60));
          g_array_append_val (entries, entry);
          g_hash_table_replace (students, student->id, student);
        }
      xy_student_index_put (fixture.index, (const XyStudentEntry *) (const void *) entries->data,
                            entries->len, NULL);
      if (g_test_rand_int_range (0, 3) == 0)
        {
          g_autofree char *id = g_strdup_printf ("%d", g_test_rand_int_range (0, 60));
          guint slot = xy_student_index_find (fixture.index, id);

          if (slot != XY_NO_SLOT)
            xy_student_index_remove (fixture.index, &slot, 1, NULL);
          g_hash_table_remove (students, id);
        }
      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        {
          XyStudentQuery query = { .text = (char *) texts[i] };
          g_autofree char *found = run (&fixture, &query);
          g_autofree char *slowly = run_slowly (students, texts[i]);

          g_assert_cmpstr (found, ==, slowly);
        }
      g_assert_cmpuint (xy_student_search_count_problems (fixture.search), <=,
                        g_hash_table_size (students));
      {
        XyStudentQuery query = { .problems = TRUE };
        g_autoptr (GArray) faulty = xy_student_search_run (fixture.search, fixture.index, &query);

        g_assert_cmpuint (faulty->len, ==, count_slowly (students));
      }
    }
}

static void
test_many_at_once_end_like_one_after_the_other (void)
{
  g_auto (Fixture) at_once, singly;
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (XyStudentEntry));
  XyStudentQuery all = { 0 }, faulty = { .problems = TRUE };
  g_autofree char *all_at_once = NULL, *all_singly = NULL;
  g_autofree char *faulty_at_once = NULL, *faulty_singly = NULL;

  fixture_init (&at_once);
  fixture_init (&singly);
  for (int i = 0; i < 2000; i++)
    {
      g_autofree char *id = g_strdup_printf ("%d", i);
      g_autofree char *number = g_strdup_printf ("%d", g_test_rand_int_range (0, 20000));
      g_autofree char *class_name = g_strdup_printf ("%d班", g_test_rand_int_range (1, 40));
      XyStudentEntry entry = { new_student (id, class_name, number, "孟煜瑶"), XY_PHOTO_NONE };

      g_ptr_array_add (students, (gpointer) entry.student);
      g_array_append_val (entries, entry);
      xy_student_index_put (singly.index, &entry, 1, NULL);
    }
  xy_student_index_put (at_once.index, (const XyStudentEntry *) (const void *) entries->data,
                        entries->len, NULL);
  all_at_once = run (&at_once, &all);
  all_singly = run (&singly, &all);
  g_assert_cmpstr (all_at_once, ==, all_singly);
  faulty_at_once = run (&at_once, &faulty);
  faulty_singly = run (&singly, &faulty);
  g_assert_cmpstr (faulty_at_once, ==, faulty_singly);
  g_assert_cmpstr (faulty_at_once, !=, "");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/student-index/students-stand-in-the-order-of-the-queue",
                   test_students_stand_in_the_order_of_the_queue);
  g_test_add_func ("/student-index/names-are-found-as-people-type-them",
                   test_names_are_found_as_people_type_them);
  g_test_add_func ("/student-index/any-part-of-a-number-and-every-word-counts",
                   test_any_part_of_a_number_and_every_word_counts);
  g_test_add_func ("/student-index/an-edit-moves-a-student-and-is-found-at-once",
                   test_an_edit_moves_a_student_and_is_found_at_once);
  g_test_add_func ("/student-index/who-was-taken-out-is-not-found-and-comes-back-to-the-same-slot",
                   test_who_was_taken_out_is_not_found_and_comes_back_to_the_same_slot);
  g_test_add_func ("/student-index/duplicates-are-told-of-both-and-gone-with-either",
                   test_duplicates_are_told_of_both_and_gone_with_either);
  g_test_add_func ("/student-index/filters-combine-and-each-counts-by-the-others",
                   test_filters_combine_and_each_counts_by_the_others);
  g_test_add_func ("/student-index/other-orders-follow-the-queue-among-equals",
                   test_other_orders_follow_the_queue_among_equals);
  g_test_add_func ("/student-index/any-run-of-changes-ends-as-if-made-anew",
                   test_any_run_of_changes_ends_as_if_made_anew);
  g_test_add_func ("/student-index/many-at-once-end-like-one-after-the-other",
                   test_many_at_once_end_like_one_after_the_other);
  return g_test_run ();
}
