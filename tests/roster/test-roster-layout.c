// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-id-number.h"
#include "roster/xy-draft.h"
#include "xy-test.h"
#include "xy-test-workbook.h"

#define LAW "law"

static GPtrArray *
new_colleges (void)
{
  GPtrArray *colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  XyFields *fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;

  xy_fields_set_string (fields, "short_name", "附属二院");
  record = xy_record_new (XY_KIND_COLLEGE, LAW, 0, fields);
  g_ptr_array_add (colleges, xy_entity_from_record (record));
  return colleges;
}

static XyDraft *
draft_text (const char *text)
{
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_text (text, "test", &error);
  XyDraft *draft;

  g_assert_no_error (error);
  draft = xy_draft_new (workbook, NULL, colleges, &error);
  g_assert_no_error (error);
  return draft;
}

/* A made-up resident ID number, of a county that was never issued. */
static char *
dup_id (guint number, guint year)
{
  g_autofree char *digits = g_strdup_printf ("430199%04u%02u%02u%03u", year + number % 3,
                                             1 + number % 12, 1 + number % 28, number % 1000);

  return g_strdup_printf ("%s%c", digits, xy_id_number_compute_check (digits));
}

static const char *const surnames[] = { "张", "李", "王", "欧阳", "刘", "陈" };
static const char *const given[] = { "娜芳", "天", "子艳", "明", "红睿", "哲", "晓燕" };

/* What stands in a cell of a row: a letter stands for a kind of column. */
static char *
dup_cell (char kind, guint row)
{
  switch (kind)
    {
    case 'i': /* resident ID numbers of students */
      return dup_id (row, 1996);
    case 'p': /* … of their parents */
      return dup_id (row + 500, 1968);
    case 'l': /* ID numbers that lost digits */
      return g_strdup_printf ("4.3019%uE+17", 9 - row % 3);
    case 'n': /* student numbers */
      return g_strdup_printf ("2019%05u", row);
    case 's': /* … with a letter in front */
      return g_strdup_printf ("S2019%04u", row);
    case 'L': /* … of 18 digits */
      return g_strdup_printf ("20193100000000%04u", row);
    case 'd': /* … that look like days */
      return g_strdup_printf ("201912%02u", row);
    case 'x': /* numbers of an examination */
      return g_strdup_printf ("10542200%07u", row * 7);
    case 'b': /* bank cards */
      return g_strdup_printf ("622202190500%07u", row * 131);
    case 't': /* telephones */
      return g_strdup_printf ("1387310%04u", row);
    case 'N': /* names */
      return g_strconcat (surnames[row % 6], given[row % 7], NULL);
    case 'T': /* names of a few teachers */
      return g_strconcat ("罗", given[row % 2], NULL);
    case 'F': /* names of foreigners */
      return g_strdup_printf ("John %c Smith", 'A' + (char) row);
    case 'U': /* names with a dot */
      return g_strconcat ("阿依", given[row % 7], row % 2 == 0 ? "·" : "•", "买买提", NULL);
    case 'g': /* sexes */
      return g_strdup (row % 2 == 0 ? "男" : "女");
    case 'c': /* classes */
      return g_strdup_printf ("2019级%u班", 1 + row % 3);
    case 'C': /* a college by a name that is known */
      return g_strdup ("附属二院");
    case 'o': /* codes of colleges */
      return g_strdup ("0301");
    case 'D': /* kinds of degrees */
      return g_strdup (row % 3 == 0 ? "专业学位" : "学术学位");
    case 'G': /* days of graduation */
      return g_strdup ("2022-06-30");
    case 'z': /* codes that could be the number of a day */
      return g_strdup ("050101");
    case 'A': /* days of admission */
      return g_strdup ("2019-09-01");
    case 'B': /* days of birth, as digits */
      {
        g_autofree char *id = dup_id (row, 1996);

        return g_strndup (id + 6, 8);
      }
    case 'm': /* peoples */
      return g_strdup (row % 4 == 0 ? "土家族" : "汉族");
    case '#': /* running numbers */
      return g_strdup_printf ("%u", row);
    case '_':
      return g_strdup ("");
    default:
      g_assert_not_reached ();
    }
}

/* A table: headings parted by blanks, "" for none at all, and a letter a column. */
static char *
dup_table (const char *headings, const char *kinds)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (*headings != '\0')
    {
      g_string_append (text, headings);
      g_string_append_c (text, '\n');
      for (char *c = text->str; *c != '\0'; c++)
        if (*c == ' ')
          *c = '\t';
    }
  for (guint row = 1; row <= 12; row++)
    for (const char *kind = kinds; *kind != '\0'; kind++)
      {
        g_autofree char *cell = dup_cell (*kind, row);

        g_string_append (text, cell);
        g_string_append_c (text, kind[1] != '\0' ? '\t' : '\n');
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Columns that are wanted, as the letters of the kinds; `.` where a field has none.  The order is
 * that of #XyRosterColumn up to the graduation. */
static void
assert_columns (const char *headings, const char *kinds, const char *wanted)
{
  g_autofree char *text = dup_table (headings, kinds);
  g_autoptr (XyDraft) draft = draft_text (text);
  const XyRosterLayout *layout = xy_draft_get_layout (draft);
  g_autoptr (GString) found = g_string_new (NULL);

  for (int i = 0; i <= XY_COLUMN_GRADUATION; i++)
    g_string_append_c (found, layout->columns[i] >= 0 ? kinds[layout->columns[i]] : '.');
  g_assert_cmpstr (found->str, ==, wanted);
  g_assert_cmpuint (layout->header_row, ==, *headings != '\0' ? 1 : 0);
  g_assert_cmpuint (xy_draft_get_roster (draft)->students->len, ==, 12);
}

static void
words_win_where_cells_do_not_contradict (void)
{
  assert_columns ("序号 学号 姓名 性别 身份证号 学院 班级 专业 培养类型 毕业日期", "#nNgiCcmDG",
                  "nNgiCcmDG");
  /* Of one school 18 digits, of another what looks like a day. */
  assert_columns ("学号 姓名 身份证号", "LNi", "LN.i.....");
  assert_columns ("学号 姓名 身份证号", "dNi", "dN.i.....");
  /* Numbers that all lost digits are still ID numbers; students of other countries have none. */
  assert_columns ("学号 姓名 身份证号", "nNl", "nN.l.....");
  assert_columns ("学号 姓名 证件号码 家长身份证号", "nFsp", "nF.s.....");
}

static void
what_a_column_holds_tells_where_words_do_not (void)
{
  assert_columns ("编码甲 称呼 号码乙 男女 部门 小班 类型 离校", "nNigCcDG", "nNgiCc.DG");
  assert_columns ("XS_NO XS_NAME ZHENG_JIAN", "sUi", "sU.i.....");
  assert_columns ("甲 乙 丙", "nFl", "nF.l.....");
}

static void
an_id_number_is_one_whatever_its_title (void)
{
  assert_columns ("学号 姓名 身份证号 号码", "nNti", "nN.i.....");
  assert_columns ("学号 姓名 银行 身份证", "nNbi", "nN.i.....");
  /* The two titles are over the wrong columns. */
  assert_columns ("学号 姓名 身份证号", "iNn", "nN.i.....");
  /* Nothing stands below the first title. */
  assert_columns ("学号 姓名 身份证号 证件号码", "nN_i", "nN.i.....");
}

static void
other_peoples_columns_are_not_taken (void)
{
  assert_columns ("学号 姓名 导师姓名 性别 身份证号 家长身份证号 联系电话", "nNTgipt", "nNgi.....");
  assert_columns ("导师姓名 学号 姓名 家长身份证号 证件号码", "TnNpi", "nN.i.....");
  /* A second title of the same words is not the first student's. */
  assert_columns ("姓名 学号 身份证号 姓名", "NniT", "nN.i.....");
  /* Where no column is the student's, none is taken. */
  assert_columns ("学号 姓名 家长身份证号 银行卡号 准考证号", "nNpbx", "nN.......");
}

static void
numbers_of_other_things_are_no_student_numbers (void)
{
  assert_columns ("序号 电话 准考证号 学号 姓名 证件号码", "#txnNi", "nN.i.....");
  assert_columns ("序号 甲 乙 丙 姓名 证件号码", "#tbnNi", "nN.i.....");
  assert_columns ("", "xnNi", "nN.i.....");
  assert_columns ("", "#tBNin", "nN.i.....");
}

static void
codes_and_other_days_are_not_taken (void)
{
  assert_columns ("学院代码 学院 学号 姓名 身份证号", "oCnNi", "nN.iC....");
  assert_columns ("学院 学院 学号 姓名 身份证号", "oCnNi", "nN.iC....");
  assert_columns ("学号 姓名 身份证号 出生日期 入学日期 离校", "nNiBAG", "nN.i....G");
  assert_columns ("学号 姓名 身份证号 出生日期 民族", "nNiBm", "nN.i.....");
  assert_columns ("学号 姓名 身份证号 专业代码 离校", "nNizG", "nN.i....G");
}

static void
cells_without_a_header_are_read (void)
{
  assert_columns ("", "#nNgicCDG", "nNgiCc.DG");
  assert_columns ("", "nNi", "nN.i.....");
  assert_columns ("", "Nn", "nN.......");
  assert_columns ("", "iNp", ".N.i.....");
  assert_columns ("", "piN", ".N.i.....");
}

static void
a_header_of_unknown_words_is_found_below_titles (void)
{
  g_autofree char *table = dup_table ("编码 称呼 号码", "nNi");
  g_autofree char *text = g_strconcat ("毕业研究生名单\n\n制表：罗明\t13873100001\n", table, NULL);
  g_autoptr (XyDraft) draft = draft_text (text);
  const XyRosterLayout *layout = xy_draft_get_layout (draft);
  g_autofree char *heading = xy_layout_dup_heading (xy_draft_get_sheet (draft), layout, 1);

  g_assert_cmpuint (layout->header_row, ==, 4);
  g_assert_cmpuint (layout->body_row, ==, 5);
  g_assert_cmpstr (heading, ==, "称呼");
  g_assert_cmpuint (xy_draft_get_roster (draft)->students->len, ==, 12);
}

static void
an_explanation_of_the_columns_is_no_header (void)
{
  g_autofree char *table = dup_table ("学号 姓名 出生日期 身份证号", "nNBi");
  g_autofree char *text = g_strconcat ("填写说明\n字段\t学号\t姓名\t身份证号\n"
                                       "说明\t必填\t必填\t18位\n\n",
                                       table, table, NULL);
  g_autoptr (XyDraft) draft = draft_text (text);
  const XyRosterLayout *layout = xy_draft_get_layout (draft);

  g_assert_cmpuint (layout->header_row, ==, 5);
  g_assert_cmpint (layout->columns[XY_COLUMN_STUDENT_NUMBER], ==, 0);
  g_assert_cmpint (layout->columns[XY_COLUMN_ID_NUMBER], ==, 3);
  g_assert_cmpint (
      ((const XyRosterStudent *) g_ptr_array_index (xy_draft_get_roster (draft)->students, 0))->row,
      ==, 6);
}

/* Titles over the wrong columns are corrected; a header that a page repeats does not become the
 * first, which would lose the students above it. */
static void
a_repeated_header_loses_nobody (void)
{
  g_autofree char *table = dup_table ("学号 姓名 身份证号", "iNn");
  g_autofree char *other = dup_table ("身份证号 姓名 学号", "iNn");
  g_autofree char *text = g_strconcat (table, other, NULL);
  g_autoptr (XyDraft) draft = draft_text (text);

  g_assert_cmpuint (xy_draft_get_layout (draft)->header_row, ==, 1);
  g_assert_cmpint (xy_draft_get_layout (draft)->columns[XY_COLUMN_ID_NUMBER], ==, 0);
  g_assert_cmpuint (xy_draft_get_roster (draft)->students->len, ==, 12);
}

static void
what_is_no_roster_has_no_columns (void)
{
  static const char *const texts[] = {
    "1,2,3\n4,5,6\n",
    "甲,乙\n丙,丁\n",
    "张三,13800000000\n李四,13800000001\n",
    "张三,男\n李四,女\n",
    "2021-12-01,430199\n2021-12-02,430198\n",
    "一句话\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (XyDraft) draft = draft_text (texts[i]);
      const XyRosterLayout *layout = xy_draft_get_layout (draft);
      g_autoptr (GError) error = NULL;

      for (int k = 0; k < XY_N_COLUMNS; k++)
        g_assert_cmpint (layout->columns[k], ==, -1);
      g_assert_cmpuint (layout->header_row, ==, 0);
      g_assert_cmpuint (xy_draft_get_roster (draft)->students->len, ==, 0);
      g_assert_false (xy_draft_check (draft, &error));
      g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_HEADER);
    }
}

static void
a_header_of_two_rows_joins_its_words (void)
{
  g_autoptr (XyDraft) draft =
      draft_text ("名单\t\t\t\t\t\n"
                  "学号\t导师\t\t学生本人\t\t备注\n"
                  "\t姓名\t电话\t姓名\t身份证号\t\n"
                  "201900001\t罗明\t13800000000\t张三\t430199199506150371\t\n");
  const XyRosterLayout *layout = xy_draft_get_layout (draft);
  const XySheet *sheet = xy_draft_get_sheet (draft);
  static const char *const headings[] = { "学号",          "导师 姓名",         "导师 电话",
                                          "学生本人 姓名", "学生本人 身份证号", "备注" };

  g_assert_cmpuint (layout->header_first, ==, 2);
  g_assert_cmpuint (layout->header_last, ==, 3);
  g_assert_cmpuint (layout->body_row, ==, 4);
  g_assert_cmpint (layout->columns[XY_COLUMN_STUDENT_NUMBER], ==, 0);
  g_assert_cmpint (layout->columns[XY_COLUMN_NAME], ==, 3);
  g_assert_cmpint (layout->columns[XY_COLUMN_ID_NUMBER], ==, 4);
  g_assert_cmpuint (xy_layout_get_n_columns (sheet), ==, G_N_ELEMENTS (headings));
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      g_autofree char *heading = xy_layout_dup_heading (sheet, layout, (int) i);

      g_assert_cmpstr (heading, ==, headings[i]);
    }
}

static void
a_group_above_a_whole_header_is_seen (void)
{
  g_autoptr (XyDraft) draft =
      draft_text ("导师\t\t学生\t\t\n"
                  "姓名\t电话\t姓名\t学号\t身份证号\n"
                  "罗明\t13800000000\t张三\t201900001\t430199199506150371\n");
  const XyRosterLayout *layout = xy_draft_get_layout (draft);

  g_assert_cmpuint (layout->header_row, ==, 2);
  g_assert_cmpint (layout->columns[XY_COLUMN_NAME], ==, 2);
}

static void
columns_without_a_heading_have_their_letters (void)
{
  g_autofree char *text = dup_table ("", "nNi");
  g_autoptr (XyDraft) draft = draft_text (text);
  static const struct
  {
    int column;
    const char *heading;
  } cases[] = { { 0, "Column A" }, { 25, "Column Z" }, { 26, "Column AA" }, { 702, "Column AAA" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *heading = xy_layout_dup_heading (
          xy_draft_get_sheet (draft), xy_draft_get_layout (draft), cases[i].column);

      g_assert_cmpstr (heading, ==, cases[i].heading);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/layout/words", words_win_where_cells_do_not_contradict);
  g_test_add_func ("/roster/layout/content", what_a_column_holds_tells_where_words_do_not);
  g_test_add_func ("/roster/layout/id-number", an_id_number_is_one_whatever_its_title);
  g_test_add_func ("/roster/layout/other-people", other_peoples_columns_are_not_taken);
  g_test_add_func ("/roster/layout/other-numbers", numbers_of_other_things_are_no_student_numbers);
  g_test_add_func ("/roster/layout/other-days", codes_and_other_days_are_not_taken);
  g_test_add_func ("/roster/layout/no-header", cells_without_a_header_are_read);
  g_test_add_func ("/roster/layout/unknown-words", a_header_of_unknown_words_is_found_below_titles);
  g_test_add_func ("/roster/layout/explanation", an_explanation_of_the_columns_is_no_header);
  g_test_add_func ("/roster/layout/repeated", a_repeated_header_loses_nobody);
  g_test_add_func ("/roster/layout/no-roster", what_is_no_roster_has_no_columns);
  g_test_add_func ("/roster/layout/two-rows", a_header_of_two_rows_joins_its_words);
  g_test_add_func ("/roster/layout/groups", a_group_above_a_whole_header_is_seen);
  g_test_add_func ("/roster/layout/letters", columns_without_a_heading_have_their_letters);
  return g_test_run ();
}
