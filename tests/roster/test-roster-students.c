// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which rows are students, and what is wrong with them. */

#include <string.h>

#include "roster/xy-roster.h"
#include "xy-test.h"

#define HEADER "序号,学号,姓名,性别,身份证号,学院,班级,毕业日期\n"
/* Faultless, of a county that never was: a man's and a woman's. */
#define MAN "430199199506150371"
#define WOMAN "36019919931106772"
#define FIRST "1,201900001,张三,男," MAN ",法学院,1班,2022-06-30\n"
#define LAST_ROW 5000

static XyRoster *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  XyRoster *roster = xy_roster_read_bytes (bytes, "test.csv", NULL, NULL, &error);

  g_assert_no_error (error);
  return roster;
}

static const XyRosterStudent *
get_student (const XyRoster *roster, guint index)
{
  g_assert_cmpuint (index, <, roster->students->len);
  return g_ptr_array_index (roster->students, index);
}

/* The row stands between two that are students. */
static void
assert_rows (const char *const *rows, guint n, guint n_students)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = g_strconcat (
          HEADER FIRST, rows[i], "\n9,201900009,李四,女,E12345678,法学院,1班,2022-06-30\n", NULL);
      g_autoptr (XyRoster) roster = read_text (text);

      g_test_message ("%s", rows[i]);
      g_assert_cmpuint (roster->students->len, ==, 2 + n_students);
      if (n_students == 0)
        g_assert_cmpuint (roster->problems->len, ==, 0);
      g_assert_cmpuint (roster->repairs->len, ==, 0);
    }
}

static void
totals_are_no_students (void)
{
  static const char *const rows[] = {
    "合计,211人",
    "合计,,,,,,,211",
    "合 计,40,,男 20,女 20",
    "总计：40人",
    "共40人",
    "共 40 人,,,,,,,",
    ",合计,40",
    ",,合计,,40",
    ",,小计,40",
    ",,,,2",
    "Total,40,,,,,,",
    ",40,人数,,,,,",
    "其中,男,20,女,20",
    "2,,,,,,,",
    "法学院合计,,40人",
  };

  assert_rows (rows, G_N_ELEMENTS (rows), 0);
}

static void
signatures_and_notes_are_no_students (void)
{
  static const char *const rows[] = {
    "填表人：,,审核人：,,,,,",
    "填表人：,王五,审核人：,赵六,,,,",
    "制表人：,王五,日期：,2021-12-01,,,,",
    "制表人,13800000000,日期：,2021-12-01,,,,",
    "联系电话,13800000000,,,",
    "联系电话,13800000000,办公室",
    "联系电话,13800000000,王五,,,,,",
    "联系人,,王五,,13800000000,,,",
    "班主任,20211201,王五,,,,,",
    "应到人数,201901,实到,,,,,",
    ",13800000000,办公室,,,,,",
    ",,办公室,,13800000000,,,",
    "咨询电话：0731-88870000,,,,,,,",
    ",电话,王五,,,,,",
    "制表人王五,,,,,,,",
    ",,王五,,,,,2021年12月1日",
    ",,王五,,,,,",
    ",2021-12-01,教务办,,,,,",
    ",,,,,,,2021年12月1日",
    ",,湖南师范大学研究生院,,,法学院,1班,2021年12月1日",
    "备注：学号以教务系统为准,,,,,,,",
    "备注,学号以教务系统为准,请核对,,,,,",
    "注：1.学号必填,2.姓名必填,,,,,,",
    "说明,请于2021年12月1日前交回,,,,,,",
    "一、请如实填写,,,,,,,",
    "以下空白,,,,,,,",
    "（以下无正文）,,,,,,,",
    "第1页 共3页,,,,,,,",
    "打印时间：2021-12-01 10:00,,,,,,,",
  };

  assert_rows (rows, G_N_ELEMENTS (rows), 0);
}

static void
headings_groups_and_empty_lines_are_no_students (void)
{
  static const char *const rows[] = {
    "序号,学号,姓名,性别,身份证号,学院,班级,毕业日期",
    "序号,学 号,姓　名,,,,,",
    ",学号,基本信息,,,学院,,",
    ",,姓名,性别,身份证号,,,",
    "2019级1班,,,,,,,",
    ",2019级1班,,,,,,",
    ",,2019级1班,,,,,",
    "法学院,,,,,,,",
    ",,法学院,,,,,",
    ",,,,,法学院,1班,2022-06-30",
    "2,,,,,法学院,1班,2022-06-30",
    "2,,,男,,法学院,1班,2022-06-30",
    ",必填,必填,选填,必填,必填,必填,",
    ",12位,与身份证一致,男/女,18位,下拉选择,下拉选择,年-月",
    "示例,201900000,王小明,男," MAN ",法学院,1班,2022-06-30",
    "例：,201900000,王小明,男," MAN ",法学院,1班,2022-06-30",
    "（样例）,201900000,王小明,男," MAN ",法学院,1班,2022-06-30",
  };

  assert_rows (rows, G_N_ELEMENTS (rows), 0);
}

static void
students_are_seen_however_faulty (void)
{
  static const char *const rows[] = {
    "2,201900002,,,,,,",
    "2,,王五,,,,,",
    "2,,,," WOMAN "1,,,",
    ",,王五,男,,,,",
    ",,王五,,,法学院,1班,",
    ",,王五,,H0123456700,,,",
    ",201900002,王五,,,,,",
    ",201900002,,女,,,,",
    ",201900002,,,,法学院,1班,",
    ",1002,王五,男,,,,",
    ",1002,王五,,,法学院,,",
    "2,201900002,王五,男,无,法学院,1班,",
    "2,待定,王五,男,,法学院,1班,",
    "2,201900002,王五1,,,,,",
    "2,2.01900E+11,王五,,4.30199E+17,,,",
    "2,13800000000,王五,男,,,,",
    "2,13800000000,王五,,,,,",
    ",,计晓,男,,,,",
    /* A label, and all the same somebody. */
    "备注,201900002,王五,女," WOMAN "1,法学院,1班,",
    "注：缓毕,201900002,王五,女,12345,法学院,1班,",
  };

  assert_rows (rows, G_N_ELEMENTS (rows), 1);
}

static void
a_roster_of_two_columns_has_students (void)
{
  g_autoptr (XyRoster) roster = read_text ("学号,姓名\n13201900001,张三\n13201900002,李四\n"
                                           "合计,2\n13201900003,\n,王五\n");

  g_assert_cmpuint (roster->students->len, ==, 2);
}

static void
assert_problems (const XyRoster *roster, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < roster->problems->len; i++)
    {
      const XyRosterProblem *problem = g_ptr_array_index (roster->problems, i);

      g_assert_cmpuint (strlen (problem->message), >, 10);
      g_string_append_printf (found, "%s%d %s %s", i > 0 ? ", " : "", problem->row,
                              xy_roster_column_to_string (problem->column),
                              xy_problem_kind_to_string (problem->kind));
    }
  g_assert_cmpstr (found->str, ==, expected);
}

/* Reads rows that follow a student in row 2. */
static void
assert_found (const char *rows, guint n_students, const char *problems)
{
  g_autofree char *text = g_strconcat (HEADER FIRST, rows, NULL);
  g_autoptr (XyRoster) roster = read_text (text);

  g_test_message ("%s", rows);
  g_assert_cmpuint (roster->students->len, ==, n_students);
  assert_problems (roster, problems);
}

static void
a_cell_has_the_first_problem_that_holds (void)
{
  assert_found ("2,201900002,李四,女,,,,", 2, "3 id_number missing");
  assert_found ("2,,李四,女,E12345678,,,", 2, "3 student_number missing");
  assert_found ("2,201900002,,女,E12345678,,,", 2, "3 name missing");
  assert_found ("2,201900002,李四,,E12345678,,,", 2, "");
  assert_found ("2,201900002,李四,女,4.30199E+17,,,", 2, "3 id_number precision-lost");
  assert_found ("2,2.01900E+11,李四,女,E12345678,,,", 2, "3 student_number precision-lost");
  assert_found ("2,201900002,李四,女,430199950230371,,,", 2, "3 id_number bad-length");
  assert_found ("2,201900002,李四,女,43019919950230037,,,", 2, "3 id_number bad-length");
  assert_found ("2,201900002,李四,女,430199199502300370,,,", 2, "3 id_number bad-date");
  assert_found ("2,201900002,李四,女,430199299506150371,,,", 2, "3 id_number bad-date");
  assert_found ("2,201900002,李四,女,430199199506150372,,,", 2, "3 id_number bad-checksum");
  assert_found ("2,201900002,李四,女,43019919950615037Y,,,", 2, "3 id_number bad-checksum");
  assert_found ("2,201900002,李四,女,无,,,", 2, "3 id_number bad-length");
  /* A residence permit of Hong Kong is judged as any; a passport or a permit with letters is not.
   */
  assert_found ("2,201900002,李四,男,81000019970312001X,,,", 2, "");
  assert_found ("2,201900002,李四,男,810000199703120018,,,", 2, "3 id_number bad-checksum");
  assert_found ("2,201900002,李四,男,H0123456700,,,", 2, "");
  assert_found ("2,201900002,李四,男,12345678,,,", 2, "");
  assert_found ("2,201900002,李四,男,1234567,,,", 2, "3 id_number bad-length");
}

static void
the_sex_is_compared_only_with_a_faultless_resident_id (void)
{
  assert_found ("2,201900002,李四,男," WOMAN "1,,,", 2, "3 sex disagrees-with-id");
  assert_found ("2,201900002,李四,M," WOMAN "1,,,", 2, "3 sex disagrees-with-id");
  assert_found ("2,201900002,李四,未知," WOMAN "1,,,", 2, "3 sex disagrees-with-id");
  assert_found ("2,201900002,李四,," WOMAN "1,,,", 2, "");
  assert_found ("2,201900002,李四,男," WOMAN "2,,,", 2, "3 id_number bad-checksum");
  assert_found ("2,201900002,李四,女," MAN ",,,", 2, "3 id_number duplicate");
  assert_found ("2,201900002,李四,未知,E12345678,,,", 2, "");
}

static void
every_later_duplicate_is_told_and_none_of_the_first (void)
{
  assert_found ("2,201900001,李四,女,E12345678,,,\n3,201900001,王五,男,E12345679,,,\n", 3,
                "3 student_number duplicate, 4 student_number duplicate");
  assert_found ("2,201900002,李四,男," MAN ",,,\n3,201900003,王五,男," MAN ",,,\n", 3,
                "3 id_number duplicate, 4 id_number duplicate");
  assert_found ("2,201900001,李四,男," MAN ",,,\n", 2,
                "3 student_number duplicate, 3 id_number duplicate");
  /* Documents are equal as they are stored. */
  assert_found ("2,201900002,李四,女,e12345678,,,\n3,201900003,王五,男,E12345678,,,\n", 3,
                "4 id_number duplicate");
  /* What is wrong in itself is told first. */
  assert_found ("2,201900002,李四,女,430199199506150372,,,\n"
                "3,201900003,王五,男,430199199506150372,,,\n",
                3, "3 id_number bad-checksum, 4 id_number bad-checksum");
}

static void
a_repeated_row_is_no_further_student_and_one_problem (void)
{
  assert_found (FIRST, 1, "3 student_number duplicate");
  assert_found (FIRST FIRST, 1, "3 student_number duplicate, 4 student_number duplicate");
  /* Equal as stored, in a line that is counted otherwise. */
  assert_found ("7,'201900001,张 三,男性," MAN ",法学院,1班,2022/6/30\n", 1,
                "3 student_number duplicate");
  /* Equal to one that is itself a later duplicate. */
  assert_found ("2,201900001,李四,女,E12345678,,,\n3,201900001,李四,女,E12345678,,,\n", 2,
                "3 student_number duplicate, 4 student_number duplicate");
  /* Repeated, and faulty before. */
  assert_found ("2,,李四,女,E12345678,,,\n3,,李四,女,E12345678,,,\n", 2,
                "3 student_number missing, 4 student_number duplicate");
}

static void
nothing_is_told_as_mended_in_a_repeated_row (void)
{
  g_autoptr (XyRoster) roster =
      read_text (HEADER FIRST "7,'201900001,张 三,男," MAN ",法学院,1班,2022-06-30\n"
                              "8,'201900002,李 四,男,,法学院,1班,2022-06-30\n");

  g_assert_cmpuint (roster->students->len, ==, 2);
  g_assert_cmpuint (roster->repairs->len, ==, 2);
  for (guint i = 0; i < roster->repairs->len; i++)
    g_assert_cmpint (((XyRosterRepair *) g_ptr_array_index (roster->repairs, i))->row, ==, 4);
}

static void
all_are_stored_but_the_nameless_and_later_duplicates (void)
{
  g_autoptr (XyRoster) roster = read_text (HEADER FIRST "2,,李四,女," WOMAN "1,,,\n"
                                                        "3,201900003,,女,E12345671,,,\n"
                                                        "4,201900001,王五,女,E12345672,,,\n"
                                                        "5,201900005,赵六,男," MAN ",,,\n"
                                                        "6,201900006,钱七,男,1,,,\n"
                                                        "7,2.01900E+11,孙八,男,E12345673,,,\n"
                                                        "8,2.01900E+11,周九,男,E12345674,,,\n"
                                                        "9,201900009,吴十,未知,,,,\n");
  static const int stored[] = { 2, 7, 8, 10 };
  guint n = 0;

  g_assert_cmpuint (roster->students->len, ==, 9);
  for (guint i = 0; i < roster->students->len; i++)
    if (get_student (roster, i)->storable)
      {
        g_assert_cmpuint (n, <, G_N_ELEMENTS (stored));
        g_assert_cmpint (get_student (roster, i)->row, ==, stored[n]);
        n++;
      }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (stored));
}

/* So many rows that they are read in halves; the colleges of some are too long. */
static char *
dup_long_roster (int first_too_long, int second_too_long)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autofree char *long_college = g_strnfill (600, 'x');

  for (int row = 2; row <= LAST_ROW; row++)
    g_string_append_printf (text, "%d,2019%05d,张 三,男,E%08d,%s,1班,2022-06-30\n", row, row, row,
                            row == first_too_long || row == second_too_long ? long_college
                                                                            : "法学院");
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
a_long_roster_keeps_the_order_of_its_rows (void)
{
  g_autofree char *text = dup_long_roster (0, 0);
  g_autoptr (XyRoster) roster = read_text (text);

  g_assert_cmpuint (roster->students->len, ==, LAST_ROW - 1);
  g_assert_cmpuint (roster->repairs->len, ==, LAST_ROW - 1);
  for (int row = 2; row <= LAST_ROW; row++)
    {
      const XyRosterStudent *student = get_student (roster, (guint) row - 2);
      const XyRosterRepair *repair = g_ptr_array_index (roster->repairs, row - 2);
      g_autofree char *number = g_strdup_printf ("2019%05d", row);

      g_assert_cmpint (student->row, ==, row);
      g_assert_cmpstr (student->values[XY_COLUMN_STUDENT_NUMBER], ==, number);
      g_assert_cmpstr (student->values[XY_COLUMN_NAME], ==, "张三");
      g_assert_cmpint (repair->row, ==, row);
    }
}

static void
of_a_long_roster_the_first_row_that_is_too_long_is_told (void)
{
  static const struct
  {
    int first;
    int second;
  } cases[] = { { 100, LAST_ROW - 1 }, { 100, 200 }, { LAST_ROW - 100, LAST_ROW } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dup_long_roster (cases[i].first, cases[i].second);
      g_autofree char *place = g_strdup_printf ("row %d ", cases[i].first);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (GError) error = NULL;

      g_assert_null (xy_roster_read_bytes (bytes, "test.csv", NULL, NULL, &error));
      g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT);
      g_assert_nonnull (strstr (error->message, place));
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/students/totals", totals_are_no_students);
  g_test_add_func ("/roster/students/signatures", signatures_and_notes_are_no_students);
  g_test_add_func ("/roster/students/headings", headings_groups_and_empty_lines_are_no_students);
  g_test_add_func ("/roster/students/faulty", students_are_seen_however_faulty);
  g_test_add_func ("/roster/students/two-columns", a_roster_of_two_columns_has_students);
  g_test_add_func ("/roster/problems/first", a_cell_has_the_first_problem_that_holds);
  g_test_add_func ("/roster/problems/sex", the_sex_is_compared_only_with_a_faultless_resident_id);
  g_test_add_func ("/roster/problems/duplicates",
                   every_later_duplicate_is_told_and_none_of_the_first);
  g_test_add_func ("/roster/problems/repeated",
                   a_repeated_row_is_no_further_student_and_one_problem);
  g_test_add_func ("/roster/problems/repeated-and-mended",
                   nothing_is_told_as_mended_in_a_repeated_row);
  g_test_add_func ("/roster/problems/stored", all_are_stored_but_the_nameless_and_later_duplicates);
  g_test_add_func ("/roster/students/order-of-many", a_long_roster_keeps_the_order_of_its_rows);
  g_test_add_func ("/roster/students/too-long-among-many",
                   of_a_long_roster_the_first_row_that_is_too_long_is_told);
  return g_test_run ();
}
