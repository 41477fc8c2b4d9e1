// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "roster/xy-roster.h"
#include "xy-test.h"

static XyRoster *
try_bytes (const void *data, gsize size, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  return xy_roster_read_bytes (bytes, "test.csv", NULL, NULL, error);
}

static XyRoster *
read_bytes (const void *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  XyRoster *roster = try_bytes (data, size, &error);

  g_assert_no_error (error);
  return roster;
}

static XyRoster *
read_text (const char *text)
{
  return read_bytes (text, strlen (text));
}

static const XyRosterStudent *
get_student (const XyRoster *roster, guint index)
{
  g_assert_cmpuint (index, <, roster->students->len);
  return g_ptr_array_index (roster->students, index);
}

/* Reads a row under a header and expects of one column that value. */
static void
assert_value (const char *heading, const char *cell, XyRosterColumn column, const char *value)
{
  g_autofree char *text =
      g_strdup_printf ("学号,姓名,身份证号,%s\n201900001,张三,E12345678,\"%s\"\n", heading, cell);
  g_autoptr (XyRoster) roster = read_text (text);

  g_assert_cmpstr (get_student (roster, 0)->values[column], ==, value);
}

static void
assert_name (const char *name, const char *value)
{
  g_autofree char *text = g_strdup_printf ("学号,姓名,身份证号\n201900001,%s,E12345678\n", name);
  g_autoptr (XyRoster) roster = read_text (text);

  g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_NAME], ==, value);
  g_assert_cmpuint (roster->repairs->len, ==, strcmp (name, value) != 0);
}

static void
assert_id (const char *cell, const char *value, guint n_repairs)
{
  g_autofree char *text = g_strdup_printf ("学号,姓名,身份证号\n201900001,张三,%s\n", cell);
  g_autoptr (XyRoster) roster = read_text (text);

  g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_ID_NUMBER], ==, value);
  g_assert_cmpuint (roster->repairs->len, ==, n_repairs);
}

static void
assert_problem (const XyRoster *roster, int row, XyRosterColumn column, XyProblemKind kind)
{
  const XyRosterProblem *problem = xy_roster_find_problem (roster, row, column);

  g_assert_nonnull (problem);
  g_assert_cmpstr (xy_problem_kind_to_string (problem->kind), ==, xy_problem_kind_to_string (kind));
}

static void
every_encoding_is_told (void)
{
  static const char text[] = "学号,姓名,身份证号\r\n201900001,张三,430199199506150371\r\n";
  static const struct
  {
    const char *charset;
    const char *mark;
    const char *encoding;
  } cases[] = {
    { "UTF-8", "", "UTF-8" },
    { "UTF-8", "\xef\xbb\xbf", "UTF-8" },
    { "UTF-16LE", "\xff\xfe", "UTF-16" },
    { "UTF-16BE", "\xfe\xff", "UTF-16" },
    { "GB18030", "", "GB18030" },
    { "GBK", "", "GB18030" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autoptr (XyRoster) roster = NULL;
      g_autofree char *converted = NULL;
      gsize length;

      converted = g_convert (text, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);
      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, (guint) strlen (cases[i].mark));
      g_byte_array_append (bytes, (const guint8 *) converted, (guint) length);
      roster = read_bytes (bytes->data, bytes->len);
      g_assert_cmpstr (roster->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_NAME], ==, "张三");
      g_assert_cmpuint (roster->problems->len, ==, 0);
    }
}

static void
utf16_needs_no_mark (void)
{
  static const char *const charsets[] = { "UTF-16LE", "UTF-16BE" };
  static const char text[] = "学号\t姓名\t身份证号\r\n201900001\t一一\tE12345678\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autofree char *converted = NULL;
      g_autoptr (XyRoster) roster = NULL;
      gsize length;

      converted = g_convert (text, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      roster = read_bytes (converted, length);
      g_assert_cmpstr (roster->encoding, ==, "UTF-16");
      g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_NAME], ==, "一一");
    }
}

/* All of it is GB18030 too, but in that it is characters of private use. */
static void
another_encoding_is_guessed_where_gb18030_fails (void)
{
  static const struct
  {
    const char *charset;
    const char *text;
    const char *name;
    const char *encoding;
  } cases[] = {
    { "BIG5",
      "Student No.,姓名,ID number,學院,專業\n201900001,陳怡君,E12345678,文學院,中國語言文學\n"
      "201900002,林志豪,E12345679,法學院,國際經濟法，民法\n"
      "201900003,黃雅婷,E12345670,商學院,會計學（專業學位）、審計\n",
      "陳怡君", "Big5" },
    { "WINDOWS-1252",
      "Student No.,Full name,ID number,Major\n201900001,José Muñoz,E12345678,Économie\n"
      "201900002,François Lefèvre,E12345679,Théorie de l’État\n",
      "José Muñoz", "WINDOWS-1252" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *converted = NULL;
      g_autoptr (XyRoster) roster = NULL;
      gsize length;

      converted = g_convert (cases[i].text, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);
      roster = read_bytes (converted, length);
      g_assert_cmpstr (roster->encoding, ==, cases[i].encoding);
      g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_NAME], ==, cases[i].name);
    }
}

static void
a_text_that_ends_within_a_character_is_not_whole (void)
{
  static const char *const charsets[] = { "UTF-8", "GB18030", "UTF-16LE", "UTF-16BE" };
  static const char text[] = "学号,姓名,身份证号,专业\n201900001,张三,E12345678,法学";

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autofree char *converted = NULL;
      g_autoptr (XyRoster) roster = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      converted = g_convert (text, -1, charsets[i], "UTF-8", NULL, &length, NULL);
      roster = try_bytes (converted, length - 1, &error);
      g_assert_null (roster);
      g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "middle of a character"));
    }
}

/* As systems do it that count bytes. */
static void
a_field_that_was_cut_within_a_character_is_told_with_its_line (void)
{
  static const struct
  {
    const char *charset;
    const char *mark;
  } cases[] = { { "UTF-8", "" }, { "UTF-8", "\xef\xbb\xbf" }, { "GB18030", "" } };
  static const char before[] = "学号,姓名,身份证号,专业\r\n201900001,张三,E12345678,法";
  static const char after[] = ",\r\n201900002,李四,E12345679,法学\r\n";

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *start = NULL, *end = NULL;
      g_autoptr (XyRoster) roster = NULL;
      g_autoptr (GError) error = NULL;
      gsize length;

      g_byte_array_append (bytes, (const guint8 *) cases[i].mark, (guint) strlen (cases[i].mark));
      start = g_convert (before, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);
      g_byte_array_append (bytes, (const guint8 *) start, (guint) length - 1);
      end = g_convert (after, -1, cases[i].charset, "UTF-8", NULL, &length, NULL);
      g_byte_array_append (bytes, (const guint8 *) end, (guint) length);
      roster = try_bytes (bytes->data, bytes->len, &error);
      g_assert_null (roster);
      g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
      g_assert_nonnull (strstr (error->message, "Line 2 "));
    }
}

/* As Excel writes it for itself, and does not show it. */
static void
a_line_that_declares_the_separator_is_no_row (void)
{
  static const char *const texts[] = {
    "sep=;\r\n学号;姓名;专业,方向,一\r\n201900001;张三;法,学,一\r\n",
    "SEP=|\n学号|姓名|专业\n201900001|张三|法学\n",
    "sep=\t\n学号\t姓名\t专业\n201900001\t张三\t法学\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (XyRoster) roster = read_text (texts[i]);

      g_assert_cmpint (roster->header_row, ==, 1);
      g_assert_cmpint (get_student (roster, 0)->row, ==, 2);
      g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_NAME], ==, "张三");
    }
}

static void
a_formula_of_a_text_is_that_text (void)
{
  static const char *const numbers[] = { "=\"0201900001\"", "\"=\"\"0201900001\"\"\"" };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("学号,姓名,身份证号,班级\n%s,张三,E12345678,=\"\"\n", numbers[i]);
      g_autoptr (XyRoster) roster = read_text (text);

      g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_STUDENT_NUMBER], ==, "0201900001");
      g_assert_null (get_student (roster, 0)->values[XY_COLUMN_CLASS]);
      g_assert_cmpuint (roster->repairs->len, ==, 0);
    }
}

static void
rare_characters_of_gb18030_are_kept (void)
{
  static const char text[] = "学号,姓名,身份证号\n201900001,䶮𠮷,E12345678\n";
  g_autofree char *converted = NULL;
  g_autoptr (XyRoster) roster = NULL;
  gsize length;

  converted = g_convert (text, -1, "GB18030", "UTF-8", NULL, &length, NULL);
  roster = read_bytes (converted, length);
  g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_NAME], ==, "䶮𠮷");
}

static void
every_separator_is_told (void)
{
  static const char separators[] = { ',', '\t', ';', '|' };

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      char s = separators[i];
      /* The other separators stand in cells, more often than this one. */
      g_autofree char *text =
          g_strdup_printf ("a title; with, many; others,,,,;;;;\n学号%c姓名%c身份证号%c专业\n"
                           "201900001%c张三%cE12345678%c\"a,b;c\td\"\n",
                           s, s, s, s, s, s);
      g_autoptr (XyRoster) roster = read_text (text);

      g_assert_cmpint (roster->header_row, ==, 2);
      g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_ID_NUMBER], ==, "E12345678");
    }
}

static void
rows_are_counted_as_a_spreadsheet_shows_them (void)
{
  static const char *const ends[] = { "\n", "\r\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *e = ends[i];
      g_autofree char *text = g_strconcat (e, "title", e, e, "学号,姓名,身份证号,专业", e, e, e,
                                           "201900001,张三,E12345678,\"two", e, "lines\"", e, ",,,",
                                           e, "201900002,李四,E12345679,last", NULL);
      g_autoptr (XyRoster) roster = read_text (text);

      g_assert_cmpint (roster->header_row, ==, 4);
      g_assert_cmpint (get_student (roster, 0)->row, ==, 7);
      g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_MAJOR], ==, "two lines");
      g_assert_cmpint (get_student (roster, 1)->row, ==, 9);
      g_assert_cmpstr (get_student (roster, 1)->values[XY_COLUMN_MAJOR], ==, "last");
    }
}

static void
quotation_marks_hold_separators_and_themselves (void)
{
  assert_value ("专业", "工商,\"\"一\"\"", XY_COLUMN_MAJOR, "工商,\"一\"");
}

static void
a_quotation_mark_that_never_closes_is_told_with_its_row (void)
{
  static const char text[] = "学号,姓名,身份证号\n1,\"张三,E12345678\n2,李四,E1\n3,王五,E2\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRoster) roster = try_bytes (text, strlen (text), &error);

  g_assert_null (roster);
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "row 2"));
}

static void
headings_are_found_by_their_words (void)
{
  static const char *const headers[] = {
    "序号,学 号,姓　名,性别,身份证号码,所在学院,班级,专业名称,学位类型,毕业时间,所在地",
    "XH,xm,XB,SFZH,XYMC,BJ,ZYMC,PYLX,YJBYRQ,SZD",
    "No.,Student No.,FULL NAME,Gender,ID Card Number,College,Class,Major,Degree,"
    "Expected graduation date,Location",
    "*学号(必填),*姓名,性别:,身份证号（18位）,学院,班级,专业,培养类型,毕业日期,所在地",
  };

  for (guint i = 0; i < G_N_ELEMENTS (headers); i++)
    {
      g_autofree char *text = g_strconcat (headers[i], "\n", NULL);
      g_autoptr (XyRoster) roster = read_text (text);

      g_assert_cmpint (roster->header_row, ==, 1);
      for (int k = 0; k < XY_N_COLUMNS; k++)
        g_assert_nonnull (roster->headings[k]);
    }
}

static void
a_header_of_two_rows_is_one (void)
{
  g_autoptr (XyRoster) roster = read_text ("2022届毕业生名单,,,,\n"
                                           "学号,基本信息,,,学院\n"
                                           ",姓名,性别,身份证号,\n"
                                           "201900001,张三,男,430199199506150371,法学院\n");
  const XyRosterStudent *student = get_student (roster, 0);

  g_assert_cmpint (roster->header_row, ==, 3);
  g_assert_cmpuint (roster->students->len, ==, 1);
  g_assert_cmpstr (student->values[XY_COLUMN_STUDENT_NUMBER], ==, "201900001");
  g_assert_cmpstr (student->values[XY_COLUMN_SEX], ==, "男");
  g_assert_cmpstr (student->values[XY_COLUMN_COLLEGE], ==, "法学院");
}

static void
titles_totals_and_notes_are_no_students (void)
{
  g_autoptr (XyRoster) roster = read_text ("法学院2022届毕业研究生名单\n"
                                           "学院,法学院,班级,全部\n"
                                           "序号,学号,姓名,性别,身份证号\n"
                                           "1,201900001,张三,男,430199199506150371\n"
                                           "序号,学号,姓名,性别,身份证号\n"
                                           "2,201900002,李四,女,E12345678\n"
                                           "合计,2,,,\n"
                                           "合计,2人,,,\n"
                                           ",,,,2\n"
                                           "制表人：,王五,日期：,2021-12-01,\n"
                                           "联系电话,13800000000,,,\n"
                                           "制表人,13800000000,日期：,2021-12-01,\n"
                                           "备注：学号以教务系统为准,,,,\n");

  g_assert_cmpint (roster->header_row, ==, 3);
  g_assert_cmpuint (roster->students->len, ==, 2);
  g_assert_cmpuint (roster->problems->len, ==, 0);
  g_assert_cmpuint (roster->repairs->len, ==, 0);
}

static void
a_student_without_any_number_is_still_seen (void)
{
  g_autoptr (XyRoster) roster = read_text ("学号,姓名,性别,身份证号\n,张三,男,\n");

  g_assert_cmpuint (roster->students->len, ==, 1);
  assert_problem (roster, 2, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_MISSING);
  assert_problem (roster, 2, XY_COLUMN_ID_NUMBER, XY_PROBLEM_MISSING);
  g_assert_false (get_student (roster, 0)->storable);
}

static void
names_are_mended (void)
{
  assert_name ("张 三", "张三");
  assert_name (" 司　马华 ", "司马华");
  assert_name ("Smith  John", "Smith John");
  assert_name ("阿卜杜热合曼•买买提", "阿卜杜热合曼·买买提");
  assert_name ("阿卜杜热合曼 ・ 买买提", "阿卜杜热合曼·买买提");
  assert_name ("阿卜杜热合曼.买买提", "阿卜杜热合曼·买买提");
  assert_name ("J. Smith", "J. Smith");
  assert_name ("'张三", "张三");
  assert_name ("O'Brien", "O'Brien");
  assert_name ("张三\xe2\x80\x8b", "张三");
}

static void
id_numbers_are_mended (void)
{
  assert_id ("43019919950615038x", "43019919950615038X", 1);
  assert_id ("'430199199506150 38X", "43019919950615038X", 1);
  assert_id ("４３０１９９１９９５０６１５０３８Ｘ", "43019919950615038X", 1);
  assert_id ("43019919950615038X", "43019919950615038X", 0);
  /* Another document is taken as it is. */
  assert_id ("e12345678", "E12345678", 0);
  assert_id (" e12345678", "E12345678", 1);
}

static void
other_cells_are_mended (void)
{
  assert_value ("班级", " ２０１９级２班 ", XY_COLUMN_CLASS, "2019级2班");
  assert_value ("专业", "法律（非法学）", XY_COLUMN_MAJOR, "法律（非法学）");
  assert_value ("性别", "Male", XY_COLUMN_SEX, "男");
  assert_value ("性别", "女性", XY_COLUMN_SEX, "女");
  assert_value ("班级", "　", XY_COLUMN_CLASS, NULL);
}

static void
dates_are_read_in_every_form (void)
{
  static const char *const days[] = { "2022-06-30", "2022/6/30",          "2022.6.30",
                                      "20220630",   "2022年6月30日",      "2022年06月30日",
                                      "44742",      "2022-06-30 00:00:00" };
  static const char *const months[] = { "2022-06", "2022/6", "2022.06", "2022年6月", "202206" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    assert_value ("毕业日期", days[i], XY_COLUMN_GRADUATION, "2022-06-30");
  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    assert_value ("毕业日期", months[i], XY_COLUMN_GRADUATION, "2022-06");
  assert_value ("毕业日期", "2022-02-31", XY_COLUMN_GRADUATION, "2022-02-31");
  assert_value ("毕业日期", "明年夏天", XY_COLUMN_GRADUATION, "明年夏天");
}

static void
one_problem_a_cell_is_found (void)
{
  g_autoptr (XyRoster) roster = read_text ("学号,姓名,性别,身份证号\n"
                                           "201900001,张三,女,430199199506150371\n"
                                           "201900002,李四,女,4.30199E+17\n"
                                           "201900003,王五,男,43019919950615\n"
                                           "201900004,赵六,男,430199199502300379\n"
                                           "201900005,钱七,女,430199199506150372\n"
                                           "201900001,孙八,男,430199199506150371\n"
                                           "2.01900E+11,周九,,H0123456700\n"
                                           "201900008,,,12345678\n"
                                           "201900001,张三,女,430199199506150371\n");

  g_assert_cmpuint (roster->students->len, ==, 8);
  g_assert_cmpuint (roster->problems->len, ==, 10);
  assert_problem (roster, 2, XY_COLUMN_SEX, XY_PROBLEM_DISAGREES_WITH_ID);
  assert_problem (roster, 3, XY_COLUMN_ID_NUMBER, XY_PROBLEM_PRECISION_LOST);
  assert_problem (roster, 4, XY_COLUMN_ID_NUMBER, XY_PROBLEM_BAD_LENGTH);
  assert_problem (roster, 5, XY_COLUMN_ID_NUMBER, XY_PROBLEM_BAD_DATE);
  assert_problem (roster, 6, XY_COLUMN_ID_NUMBER, XY_PROBLEM_BAD_CHECKSUM);
  assert_problem (roster, 7, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_DUPLICATE);
  assert_problem (roster, 7, XY_COLUMN_ID_NUMBER, XY_PROBLEM_DUPLICATE);
  assert_problem (roster, 8, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_PRECISION_LOST);
  assert_problem (roster, 9, XY_COLUMN_NAME, XY_PROBLEM_MISSING);
  assert_problem (roster, 10, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_DUPLICATE);
  for (guint i = 0; i < roster->students->len; i++)
    {
      const XyRosterStudent *student = get_student (roster, i);

      g_assert_cmpint (student->storable, ==, student->row != 7 && student->row != 9);
    }
}

static void
a_cell_that_is_no_cell_of_a_roster_is_refused (void)
{
  g_autofree char *long_name = g_strnfill (5000, 'a');
  g_autofree char *text =
      g_strconcat ("学号,姓名,身份证号\n201900001,", long_name, ",E12345678\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRoster) roster = try_bytes (text, strlen (text), &error);

  g_assert_null (roster);
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT);
}

static void
own_heading_words_replace_the_shipped_ones (void)
{
  static const char words[] = "{\"columns\": {\"student_number\": [\"甲\"], \"name\": [\"乙\"]}}";
  static const char broken[] = "{\"columns\": {\"student_number\": [1]}}";
  static const char text[] = "甲,乙\n201900001,张三\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes) headings = g_bytes_new_static (words, strlen (words));
  g_autoptr (GBytes) wrong = g_bytes_new_static (broken, strlen (broken));
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  roster = xy_roster_read_bytes (bytes, "test.csv", headings, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_student (roster, 0)->values[XY_COLUMN_NAME], ==, "张三");
  g_assert_null (xy_roster_read_bytes (bytes, "test.csv", wrong, NULL, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/text/encodings", every_encoding_is_told);
  g_test_add_func ("/roster/text/rare-characters", rare_characters_of_gb18030_are_kept);
  g_test_add_func ("/roster/text/utf16", utf16_needs_no_mark);
  g_test_add_func ("/roster/text/guessed", another_encoding_is_guessed_where_gb18030_fails);
  g_test_add_func ("/roster/text/cut", a_text_that_ends_within_a_character_is_not_whole);
  g_test_add_func ("/roster/text/spoilt",
                   a_field_that_was_cut_within_a_character_is_told_with_its_line);
  g_test_add_func ("/roster/text/separators", every_separator_is_told);
  g_test_add_func ("/roster/text/declared-separator", a_line_that_declares_the_separator_is_no_row);
  g_test_add_func ("/roster/text/formula", a_formula_of_a_text_is_that_text);
  g_test_add_func ("/roster/text/rows", rows_are_counted_as_a_spreadsheet_shows_them);
  g_test_add_func ("/roster/text/quotes", quotation_marks_hold_separators_and_themselves);
  g_test_add_func ("/roster/text/open-quote",
                   a_quotation_mark_that_never_closes_is_told_with_its_row);
  g_test_add_func ("/roster/header/words", headings_are_found_by_their_words);
  g_test_add_func ("/roster/header/two-rows", a_header_of_two_rows_is_one);
  g_test_add_func ("/roster/header/own-words", own_heading_words_replace_the_shipped_ones);
  g_test_add_func ("/roster/rows/no-students", titles_totals_and_notes_are_no_students);
  g_test_add_func ("/roster/rows/no-number", a_student_without_any_number_is_still_seen);
  g_test_add_func ("/roster/repair/names", names_are_mended);
  g_test_add_func ("/roster/repair/id-numbers", id_numbers_are_mended);
  g_test_add_func ("/roster/repair/others", other_cells_are_mended);
  g_test_add_func ("/roster/repair/dates", dates_are_read_in_every_form);
  g_test_add_func ("/roster/problems", one_problem_a_cell_is_found);
  g_test_add_func ("/roster/long-cell", a_cell_that_is_no_cell_of_a_roster_is_refused);
  return g_test_run ();
}
