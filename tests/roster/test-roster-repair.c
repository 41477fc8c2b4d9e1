// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What becomes of a cell, and what of it is told as a repair. */

#include <string.h>

#include "data/xy-data.h"
#include "roster/xy-date-text.h"
#include "roster/xy-repair.h"
#include "xy-test.h"

/* Faultless, of a county that never was. */
#define ID "430199199506150371"
#define ID_X "43019919950615038X"
#define ID_DIGITS "43019919950615038"

typedef struct
{
  const char *cell;
  const char *value;
  gboolean is_repair;
} Case;

static XyHeadings *
load_headings (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_data_load ("roster/headings.json", &error);
  XyHeadings *headings;

  g_assert_no_error (error);
  headings = xy_headings_parse (bytes, &error);
  g_assert_no_error (error);
  return headings;
}

static void
assert_typed (XyRosterColumn column, XyCellType type, const Case *cases, guint n)
{
  g_autoptr (XyHeadings) headings = load_headings ();

  for (guint i = 0; i < n; i++)
    {
      const XyCell cell = { .text = cases[i].cell, .column = 0, .type = type };
      gboolean is_repair = FALSE;
      g_autofree char *value = xy_repair_cell (column, &cell, headings, &is_repair);

      g_test_message ("%s", cases[i].cell);
      g_assert_cmpstr (value, ==, cases[i].value);
      g_assert_cmpint (is_repair, ==, cases[i].is_repair);
    }
}

static void
assert_cases (XyRosterColumn column, const Case *cases, guint n)
{
  assert_typed (column, XY_CELL_TEXT, cases, n);
}

static void
a_resident_id_is_mended_where_its_digits_are_all_there (void)
{
  static const Case cases[] = {
    { ID, ID, FALSE },
    { ID_X, ID_X, FALSE },
    { ID_DIGITS "x", ID_X, TRUE },
    { " " ID, ID, TRUE },
    { ID "\t", ID, TRUE },
    { "'" ID, ID, TRUE },
    { "\xe2\x80\x98" ID, ID, TRUE },
    { " ' " ID "\n", ID, TRUE },
    { "=\"" ID "\"", ID, TRUE },
    { "430199 19950615 0371", ID, TRUE },
    { "430199-19950615-0371", ID, TRUE },
    { "430199\xe2\x80\x94"
      "19950615\xe2\x80\x94"
      "0371",
      ID, TRUE },
    { "４３０１９９１９９５０６１５０３７１", ID, TRUE },
    { "４３０１９９１９９５０６１５０３８ｘ", ID_X, TRUE },
    { ID_DIGITS "Ｘ", ID_X, TRUE },
    { ID_DIGITS "\xd0\xa5", ID_X, TRUE },
    { ID_DIGITS "\xd1\x85", ID_X, TRUE },
    { ID_DIGITS "\xce\xa7", ID_X, TRUE },
    { ID_DIGITS "×", ID_X, TRUE },
    { "\xe2\x80\xad" ID "\xe2\x80\xac", ID, TRUE },
    { "\xe2\x80\x8b" ID, ID, TRUE },
    { "\xef\xbb\xbf" ID, ID, TRUE },
    { "\xc2\xa0" ID "\xe3\x80\x80", ID, TRUE },
    { "　", NULL, FALSE },
    { "'", NULL, FALSE },
  };

  assert_cases (XY_COLUMN_ID_NUMBER, cases, G_N_ELEMENTS (cases));
}

static void
what_is_wrong_in_an_id_stays_to_be_seen (void)
{
  static const Case cases[] = {
    { "430199950615037", "430199950615037", FALSE },
    { "43019919950615037l", "43019919950615037L", TRUE },
    { "43019919950615O371", "43019919950615O371", FALSE },
    /* The dashes may have taken the place of digits. */
    { "430199-19950615-0372", "430199-19950615-0372", FALSE },
    { "4.30199E+17", "4.30199E+17", FALSE },
    { "4.30199e+17", "4.30199E+17", FALSE },
    { "４.３０１９９Ｅ+１７", "4.30199E+17", FALSE },
    { "无", "无", FALSE },
  };

  assert_cases (XY_COLUMN_ID_NUMBER, cases, G_N_ELEMENTS (cases));
}

static void
another_documents_number_is_taken_as_it_is_in_upper_case (void)
{
  static const Case cases[] = {
    { "E12345678", "E12345678", FALSE },         { "e12345678", "E12345678", FALSE },
    { "H12345678(01)", "H12345678(01)", FALSE }, { "M1234567(8)", "M1234567(8)", FALSE },
    { "c-12345678", "C-12345678", FALSE },       { "12345678", "12345678", FALSE },
    { " e12345678", "E12345678", TRUE },         { "E 1234 5678", "E12345678", TRUE },
    { "Ｅ１２３４５６７８", "E12345678", TRUE }, { "'H0123456700", "H0123456700", TRUE },
  };

  assert_cases (XY_COLUMN_ID_NUMBER, cases, G_N_ELEMENTS (cases));
}

static void
a_number_in_the_id_column_is_never_guessed_from (void)
{
  static const Case cases[] = {
    { "4.11299199906227E+17", "4.11299199906227E+17", FALSE },
    { "430199950615037", "4.30199950615037E+14", FALSE },
    { "12345678", "1.2345678E+07", FALSE },
    { "8", "8E+00", FALSE },
  };

  assert_typed (XY_COLUMN_ID_NUMBER, XY_CELL_NUMBER, cases, G_N_ELEMENTS (cases));
}

static void
a_student_number_is_mended (void)
{
  static const Case texts[] = {
    { "201944000001", "201944000001", FALSE },
    { "２０１９４４００００１", "20194400001", TRUE },
    { "'201944000001", "201944000001", TRUE },
    { "\t201944000001", "201944000001", TRUE },
    { "2019 4400 0001", "201944000001", TRUE },
    { "=\"201944000001\"", "201944000001", TRUE },
    { "201944000001.0", "201944000001", TRUE },
    { "2019a44-01", "2019a44-01", FALSE },
    { "2.01944E+11", "2.01944E+11", FALSE },
    { "2019.5", "2019.5", FALSE },
    { "2019.", "2019.", FALSE },
  };
  static const Case numbers[] = {
    { "201944000001", "201944000001", FALSE },
    { "2.01944000001234E+16", "2.01944000001234E+16", FALSE },
  };

  assert_cases (XY_COLUMN_STUDENT_NUMBER, texts, G_N_ELEMENTS (texts));
  assert_typed (XY_COLUMN_STUDENT_NUMBER, XY_CELL_NUMBER, numbers, G_N_ELEMENTS (numbers));
}

static void
a_name_is_mended (void)
{
  static const Case cases[] = {
    { "张三", "张三", FALSE },
    { "张 三", "张三", TRUE },
    { "张　三", "张三", TRUE },
    { " 司　马华 ", "司马华", TRUE },
    { "张三\n", "张三", TRUE },
    { "张\n三", "张三", TRUE },
    { "张三\xe2\x80\x8b", "张三", TRUE },
    { "'张三", "张三", TRUE },
    { "Smith  John", "Smith John", TRUE },
    { "Smith John", "Smith John", FALSE },
    { "Ｓｍｉｔｈ　Ｊｏｈｎ", "Smith John", TRUE },
    { "J. Smith", "J. Smith", FALSE },
    { "O'Brien", "O'Brien", FALSE },
    { "张三（缓毕）", "张三（缓毕）", FALSE },
    { "张三(2班)", "张三(2班)", FALSE },
    /* From CJK extensions B and G, a private place, and one with a chosen shape. */
    { "𠮷𰻞", "𠮷𰻞", FALSE },
    { "张\xee\xa0\x96", "张\xee\xa0\x96", FALSE },
    { "葛\xf3\xa0\x84\x80", "葛\xf3\xa0\x84\x80", FALSE },
    /* One that composing the whole text would have made another. */
    { "\xef\xa4\xac", "\xef\xa4\xac", FALSE },
    { "Jose\xcc\x81", "Jos\xc3\xa9", TRUE },
    { "Jos\xc3\xa9", "Jos\xc3\xa9", FALSE },
  };

  assert_cases (XY_COLUMN_NAME, cases, G_N_ELEMENTS (cases));
}

static void
every_dot_in_a_name_becomes_the_right_one (void)
{
  static const char *const dots[] = { "•",           "‧", "・", "･",  "⋅",  "∙",
                                      "●",           "․", "ㆍ", "˙",  ".",  "．",
                                      "。",          "｡", "﹒", " ·", "· ", "\xe2\xb8\xb1",
                                      "\xea\x9e\x8f" };
  static const Case kept[] = {
    { "阿卜杜热合曼·买买提", "阿卜杜热合曼·买买提", FALSE },
    { "J.R. Smith", "J.R. Smith", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (dots); i++)
    {
      g_autofree char *name = g_strconcat ("阿卜杜热合曼", dots[i], "买买提", NULL);
      const Case mended[] = { { name, "阿卜杜热合曼·买买提", TRUE } };

      assert_cases (XY_COLUMN_NAME, mended, G_N_ELEMENTS (mended));
    }
  assert_cases (XY_COLUMN_NAME, kept, G_N_ELEMENTS (kept));
}

static void
a_sex_in_any_word_is_read_and_no_repair (void)
{
  static const Case cases[] = {
    { "男", "男", FALSE },     { "女", "女", FALSE },   { "男性", "男", FALSE },
    { "女生", "女", FALSE },   { "M", "男", FALSE },    { "f", "女", FALSE },
    { "Female", "女", FALSE }, { "1", "男", FALSE },    { "2", "女", FALSE },
    { " 男 ", "男", FALSE },   { "１", "男", FALSE },   { "未知", "未知", FALSE },
    { "", NULL, FALSE },       { "1-男", "男", FALSE }, { "女性", "女", FALSE },
  };

  assert_cases (XY_COLUMN_SEX, cases, G_N_ELEMENTS (cases));
}

static void
other_cells_lose_what_cannot_be_seen_and_keep_what_is_meant (void)
{
  static const Case cases[] = {
    { "2019级2班", "2019级2班", FALSE },
    { " ２０１９级２班 ", "2019级2班", TRUE },
    { "2019级 2班", "2019级 2班", FALSE },
    { "法律（非法学）", "法律（非法学）", FALSE },
    { "　", NULL, FALSE },
  };

  assert_cases (XY_COLUMN_CLASS, cases, G_N_ELEMENTS (cases));
}

static void
assert_dates (XyCellType type, const char *const *texts, guint n, const char *date)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *read = xy_date_text_read (texts[i], type);

      g_test_message ("%s", texts[i]);
      g_assert_cmpstr (read, ==, date);
    }
}

static void
dates_are_read_in_every_common_form (void)
{
  static const char *const days[] = {
    "2022-06-30",
    "2022/6/30",
    "2022/06/30",
    "2022.6.30",
    "2022年6月30日",
    "2022年06月30",
    "2022 年 6 月 30 日",
    "2022年6月30号",
    "二〇二二年六月三十日",
    "二零二二年六月三十日",
    "二○二二年六月三十日",
    "20220630",
    "44742",
    "44742.0",
    "44742.5",
    "2022-06-30 00:00",
    "2022/6/30 0:00:00",
    "2022-06-30T00:00:00",
    "2022年6月30日 00:00",
    "20220630 12:00",
    "6/30/2022",
    "30/6/2022",
    "30.06.2022",
    "30-6-2022",
    "Jun 30, 2022",
    "30 June 2022",
    "30-Jun-2022",
    "JUNE 30 2022",
    "２０２２－０６－３０",
    "２０２２年６月３０日",
    "２０２２／６／３０",
  };
  static const char *const months[] = {
    "2022-06",        "2022/6",     "2022.6",         "2022.06", "2022年6月", "2022年06月",
    "二〇二二年六月", "2022年六月", "２０２２年６月", "202206",  "Jun 2022",  "June, 2022",
  };
  static const char *const december[] = { "2022年12月", "二〇二二年十二月", "202212", "2022.12" };
  static const char *const twelfth[] = { "2022-12-12", "12/12/2022", "二〇二二年十二月十二日" };

  assert_dates (XY_CELL_TEXT, days, G_N_ELEMENTS (days), "2022-06-30");
  assert_dates (XY_CELL_TEXT, months, G_N_ELEMENTS (months), "2022-06");
  assert_dates (XY_CELL_TEXT, december, G_N_ELEMENTS (december), "2022-12");
  assert_dates (XY_CELL_TEXT, twelfth, G_N_ELEMENTS (twelfth), "2022-12-12");
}

static void
what_is_no_date_or_could_be_two_stays (void)
{
  static const char *const texts[] = {
    "",
    "2022",
    "2022年",
    "2022-13",
    "2022-02-31",
    "2022-00-10",
    "6/7/2022",
    "6/30/22",
    "22.6.30",
    "2022届",
    "2022年6月毕业",
    "Jun-22",
    "明年夏天",
    "2022-06-30至2022-12-31",
    "2022-06-30 前",
    "20226",
    "1234567",
    "20220631",
    "2022年夏",
    "Foo 30, 2022",
    "30 30 2022",
    "年",
    "十年",
  };
  static const char *const number[] = { "2022.1" };
  static const Case kept[] = {
    { "2022-02-31", "2022-02-31", FALSE },
    { "2022/6/30", "2022-06-30", FALSE },
    { "２０２２年６月", "2022-06", FALSE },
    { " 明年夏天", "明年夏天", TRUE },
  };

  assert_dates (XY_CELL_TEXT, texts, G_N_ELEMENTS (texts), NULL);
  /* It may have been 2022.10. */
  assert_dates (XY_CELL_NUMBER, number, G_N_ELEMENTS (number), NULL);
  assert_cases (XY_COLUMN_GRADUATION, kept, G_N_ELEMENTS (kept));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/repair/resident-id",
                   a_resident_id_is_mended_where_its_digits_are_all_there);
  g_test_add_func ("/roster/repair/faulty-id", what_is_wrong_in_an_id_stays_to_be_seen);
  g_test_add_func ("/roster/repair/other-document",
                   another_documents_number_is_taken_as_it_is_in_upper_case);
  g_test_add_func ("/roster/repair/number-in-id-column",
                   a_number_in_the_id_column_is_never_guessed_from);
  g_test_add_func ("/roster/repair/student-number", a_student_number_is_mended);
  g_test_add_func ("/roster/repair/name", a_name_is_mended);
  g_test_add_func ("/roster/repair/dots", every_dot_in_a_name_becomes_the_right_one);
  g_test_add_func ("/roster/repair/sex", a_sex_in_any_word_is_read_and_no_repair);
  g_test_add_func ("/roster/repair/others",
                   other_cells_lose_what_cannot_be_seen_and_keep_what_is_meant);
  g_test_add_func ("/roster/dates/forms", dates_are_read_in_every_common_form);
  g_test_add_func ("/roster/dates/none", what_is_no_date_or_could_be_two_stays);
  return g_test_run ();
}
