// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Prints how long searches of a hundred thousand students take.  The clock decides nothing here:
 * what is asserted is that all that should be found is. */

#include "model/xy-student-search.h"
#include "xy-test.h"

#define N_STUDENTS 100000
/* With sanitizers the figures say nothing; that it runs clean does. */
#ifdef __SANITIZE_ADDRESS__
#define N_RUNS 1
#else
#define N_RUNS 15
#endif

static XyStudent *
make_student (int i)
{
  static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵",
                                          "周", "吴", "徐", "孙", "单", "曾", "覃", "吕" };
  static const char *const given[] = { "煜", "瑶", "明", "涛", "敏", "静", "伟", "芳", "娜", "强",
                                       "磊", "军", "洋", "艳", "勇", "杰", "娟", "霞", "超", "秀" };
  XyStudent *student = xy_entity_new (XY_KIND_STUDENT);
  guint hash = (guint) i * 2654435761u;

  student->id = g_strdup_printf ("%08x-0000-4000-8000-%012d", hash, i);
  student->student_number = g_strdup_printf ("2019%08d", (int) (hash % 100000000u));
  student->name = g_strdup_printf ("%s%s%s", surnames[hash % 16], given[hash / 16 % 20],
                                   hash / 320 % 5 == 0 ? "" : given[hash / 1600 % 20]);
  student->id_number =
      g_strdup_printf ("430%03u%04u%02u%02u%03u%u", hash % 1000, 1990 + hash / 7 % 12,
                       1 + hash / 11 % 12, 1 + hash / 13 % 28, hash / 17 % 1000, hash / 19 % 10);
  student->class_name = g_strdup_printf ("2019级%d班", 1 + i % 2500);
  student->college = g_strdup_printf ("college-%d", i % 30);
  student->degree = g_strdup (i % 3 == 0 ? "专业学位" : "学术学位");
  student->major = g_strdup_printf ("专业%d", i % 80);
  student->sex = g_strdup (i % 2 == 0 ? XY_SEX_FEMALE : XY_SEX_MALE);
  return student;
}

static XyStudentIndex *
make_index (GPtrArray *students)
{
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (XyStudentEntry));
  XyStudentIndex *index;
  GDate today;
  gint64 start;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 1, G_DATE_DECEMBER, 2021);
  index = xy_student_index_new (&today, xy_pinyin_new ());
  for (guint i = 0; i < students->len; i++)
    {
      XyStudentEntry entry = { g_ptr_array_index (students, i),
                               (XyPhotoState) (i % XY_N_PHOTO_STATES) };

      g_array_append_val (entries, entry);
    }
  start = g_get_monotonic_time ();
  xy_student_index_put (index, (const XyStudentEntry *) (const void *) entries->data, entries->len,
                        NULL);
  g_test_message ("index of %u students: %.1f ms", students->len,
                  (double) (g_get_monotonic_time () - start) / 1000);
  return index;
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static void
report (const char *what, gint64 *times, guint n)
{
  qsort (times, n, sizeof *times, compare_times);
  g_test_message ("%s: median %.2f ms, worst %.2f ms", what, (double) times[n / 2] / 1000,
                  (double) times[n - 1] / 1000);
}

static void
test_keystrokes_in_a_hundred_thousand (void)
{
  static const struct
  {
    const char *what;
    const char *typed;
    XyStudentOrder order;
  } cases[] = {
    { "a number, digit by digit", "201912345", XY_STUDENT_ORDER_QUEUE },
    { "a surname and a name", "张明", XY_STUDENT_ORDER_QUEUE },
    { "initials", "zym", XY_STUDENT_ORDER_QUEUE },
    { "pinyin", "zhangyaoming", XY_STUDENT_ORDER_QUEUE },
    { "the end of an ID number", "0417", XY_STUDENT_ORDER_QUEUE },
    { "a class and a name", "12班 zh", XY_STUDENT_ORDER_QUEUE },
    { "digits, sorted by name", "20191", XY_STUDENT_ORDER_NAME },
    { "digits, sorted by ID number", "20191", XY_STUDENT_ORDER_ID },
    { "digits, sorted by major", "20191", XY_STUDENT_ORDER_MAJOR },
  };
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (XyStudentIndex) index = NULL;
  g_autoptr (GArray) edits = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 0; i < N_STUDENTS; i++)
    g_ptr_array_add (students, make_student (i));
  index = make_index (students);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (int round = 0; round < N_RUNS; round++)
        {
          g_autoptr (XyStudentSearch) search = xy_student_search_new ();
          const char *end = cases[i].typed;
          XyStudentQuery all = { .order = cases[i].order };
          g_autoptr (GArray) everybody = xy_student_search_run (search, index, &all);
          guint n_before = everybody->len;

          g_assert_cmpuint (n_before, ==, N_STUDENTS);
          while (*end != '\0')
            {
              g_autofree char *text = NULL;
              XyStudentQuery query = { .order = cases[i].order };
              g_autoptr (GArray) found = NULL;
              gint64 start, took;

              end = g_utf8_next_char (end);
              query.text = text = g_strndup (cases[i].typed, (gsize) (end - cases[i].typed));
              start = g_get_monotonic_time ();
              found = xy_student_search_run (search, index, &query);
              took = g_get_monotonic_time () - start;
              g_array_append_val (times, took);
              g_assert_cmpuint (found->len, <=, n_before);
              n_before = found->len;
            }
        }
      report (cases[i].what, (gint64 *) (void *) times->data, times->len);
    }

  for (int i = 0; i < 100; i++)
    {
      g_autoptr (XyStudent) edited = xy_entity_copy (g_ptr_array_index (students, i * 997));
      XyStudentEntry entry = { edited, XY_PHOTO_ACCEPTED };
      gint64 start, took;

      g_free (edited->name);
      edited->name = g_strdup ("孟煜瑶");
      start = g_get_monotonic_time ();
      xy_student_index_put (index, &entry, 1, NULL);
      took = g_get_monotonic_time () - start;
      g_array_append_val (edits, took);
    }
  report ("a name that is edited", (gint64 *) (void *) edits->data, edits->len);
  {
    g_autoptr (XyStudentSearch) search = xy_student_search_new ();
    XyStudentQuery query = { .text = (char *) "孟煜瑶" };
    g_autoptr (GArray) found = xy_student_search_run (search, index, &query);

    g_assert_cmpuint (found->len, ==, 100);
  }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/student-speed/keystrokes-in-a-hundred-thousand",
                   test_keystrokes_in_a_hundred_thousand);
  return g_test_run ();
}
