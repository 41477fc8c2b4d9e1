// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Which words head which column.  A wrong hit is worse than none. */

#include "data/xy-data.h"
#include "roster/xy-headings.h"
#include "xy-test.h"

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
assert_column (int column, const char *const *words, guint n)
{
  g_autoptr (XyHeadings) headings = load_headings ();

  for (guint i = 0; i < n; i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_cmpint (xy_headings_find_column (headings, words[i]), ==, column);
    }
}

static void
words_head_their_columns (void)
{
  static const char *const numbers[] = { "学号",       "学生学号", "XH",          "Student No.",
                                         "student_id", "学(工)号", "学号/考生号", "sno" };
  static const char *const names[] = { "姓名", "学生姓名", "xm", "Full Name", "中文姓名" };
  static const char *const sexes[] = { "性别", "XB", "Gender", "男/女" };
  static const char *const ids[] = { "身份证号",      "身份证号码",      "证件号码",
                                     "SFZH",          "公民身份号码",    "ID Card No.",
                                     "身份证/护照号", "有效身份证件号码" };
  static const char *const colleges[] = { "学院", "所在学院", "院（系、所）", "培养单位",
                                          "College" };
  static const char *const classes[] = { "班级", "行政班", "班别", "BJMC", "Class" };
  static const char *const majors[] = { "专业", "专业名称", "专业（领域）", "ZYMC", "Major" };
  static const char *const degrees[] = { "培养类型", "学位类型", "学位类别", "XWLX" };
  static const char *const graduations[] = { "预计毕业日期", "毕业时间", "毕业年月", "YJBYSJ",
                                             "Expected graduation date" };
  static const char *const locations[] = { "所在地", "目前所在地", "现居住地", "SZD", "Location" };

  assert_column (XY_COLUMN_STUDENT_NUMBER, numbers, G_N_ELEMENTS (numbers));
  assert_column (XY_COLUMN_NAME, names, G_N_ELEMENTS (names));
  assert_column (XY_COLUMN_SEX, sexes, G_N_ELEMENTS (sexes));
  assert_column (XY_COLUMN_ID_NUMBER, ids, G_N_ELEMENTS (ids));
  assert_column (XY_COLUMN_COLLEGE, colleges, G_N_ELEMENTS (colleges));
  assert_column (XY_COLUMN_CLASS, classes, G_N_ELEMENTS (classes));
  assert_column (XY_COLUMN_MAJOR, majors, G_N_ELEMENTS (majors));
  assert_column (XY_COLUMN_DEGREE, degrees, G_N_ELEMENTS (degrees));
  assert_column (XY_COLUMN_GRADUATION, graduations, G_N_ELEMENTS (graduations));
  assert_column (XY_COLUMN_LOCATION, locations, G_N_ELEMENTS (locations));
}

static void
spaces_marks_and_brackets_make_no_difference (void)
{
  static const char *const names[] = {
    "姓 名",        "姓　名",       " 姓名 ", "姓名*",           "*姓名",
    "★姓名",        "※姓名",        "姓名：", "姓名（必填）",    "姓名(必填)",
    "姓名【必填】", "【必填】姓名", "姓\n名", "姓名\n（必填）",  "ＸＭ",
    "“姓名”",       "3.姓名",       "③姓名",  "姓名\xe2\x80\x8b"
  };
  static const char *const numbers[] = { "学  号*", "学号（12位）", "1、学号" };
  static const char *const ids[] = { "证件号码（身份证）", "身份证\n号码", "身份证号(18位)",
                                     "身份证号码〔必填〕" };

  assert_column (XY_COLUMN_NAME, names, G_N_ELEMENTS (names));
  assert_column (XY_COLUMN_STUDENT_NUMBER, numbers, G_N_ELEMENTS (numbers));
  assert_column (XY_COLUMN_ID_NUMBER, ids, G_N_ELEMENTS (ids));
}

static void
two_languages_that_say_the_same_are_one_heading (void)
{
  static const char *const names[] = { "姓名 Name", "姓名Name", "姓名/Name", "Name\n姓名",
                                       "Full Name 姓名" };
  static const char *const ids[] = { "身份证号 ID No.", "ID Number/身份证号码", "身份证/ID card" };
  static const char *const colleges[] = { "学院/院系", "College 学院" };

  assert_column (XY_COLUMN_NAME, names, G_N_ELEMENTS (names));
  assert_column (XY_COLUMN_ID_NUMBER, ids, G_N_ELEMENTS (ids));
  assert_column (XY_COLUMN_COLLEGE, colleges, G_N_ELEMENTS (colleges));
}

static void
what_belongs_to_others_or_is_not_asked_for_heads_nothing (void)
{
  static const char *const words[] = {
    "序号",
    "导师姓名",
    "导师",
    "指导教师",
    "班主任",
    "辅导员",
    "家长姓名",
    "父亲姓名",
    "联系人姓名",
    "曾用名",
    "姓名拼音",
    "英文姓名",
    "学院代码",
    "专业代码",
    "班级代码",
    "班级人数",
    "出生日期",
    "入学日期",
    "入学年月",
    "联系方式",
    "联系电话",
    "手机号",
    "邮箱",
    "政治面貌",
    "民族",
    "籍贯",
    "生源地",
    "户口所在地",
    "家庭住址",
    "考生号",
    "准考证号",
    "银行卡号",
    "毕业证书编号",
    "学位证书编号",
    "学制",
    "年级",
    "学历",
    "学校",
    "毕业院校",
    "毕业去向",
    "培养类别",
    "证件类型",
    "护照有效期",
    "导师工号",
    "备注",
    "照片",
    "签名",
    "学籍状态",
    "姓名（拼音）",
    "姓名(英文)",

    "姓名（导师）",
    "学院/专业",
    "班级/专业",
    "姓名 Supervisor",
    "Name of supervisor",
    "Date of birth",
    "Phone number",
    "No.",
    "",
    "（必填）",
    "12",
    "/",
    "Supervisor name",
    "身份证号（监护人）",
    "姓名、学号",
  };

  assert_column (-1, words, G_N_ELEMENTS (words));
}

static void
labels_begin_totals_signatures_and_notes (void)
{
  static const char *const labels[] = { "合计",           "合 计",     "合计211人",  "共 40 人",
                                        "制表人：王五",   "制表 王五", "制表人王五", "联系电话",
                                        "备注：见附件",   "（注）",    "Total",      "Total: 40",
                                        "Prepared by: X", "※说明：",   "总计（人）" };
  static const char *const others[] = { "计晓明",    "共同体学院", "注册会计", "张三",
                                        "201900001", "法学院",     "Summers",  "Page Smith",
                                        "第五伦",    "",           "以琳",     "附属医院" };
  static const char *const examples[] = { "例", "例：", "示例", "（样例）", "Example", "例1" };
  g_autoptr (XyHeadings) headings = load_headings ();

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      g_test_message ("%s", labels[i]);
      g_assert_true (xy_headings_is_label (headings, labels[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_test_message ("%s", others[i]);
      g_assert_false (xy_headings_is_label (headings, others[i]));
      g_assert_false (xy_headings_is_example (headings, others[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    g_assert_true (xy_headings_is_example (headings, examples[i]));
}

static void
who_is_outside_the_city_is_told (void)
{
  static const char *const outside[] = { "市外", "市外（上海）", " 外省 ", "不在长沙", "Outside" };
  static const char *const inside[] = { "长沙", "长沙（市外）", "上海", "校内", "" };
  g_autoptr (XyHeadings) headings = load_headings ();

  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    g_assert_true (xy_headings_is_online_only (headings, outside[i]));
  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    g_assert_false (xy_headings_is_online_only (headings, inside[i]));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/headings/words", words_head_their_columns);
  g_test_add_func ("/roster/headings/marks", spaces_marks_and_brackets_make_no_difference);
  g_test_add_func ("/roster/headings/languages", two_languages_that_say_the_same_are_one_heading);
  g_test_add_func ("/roster/headings/none",
                   what_belongs_to_others_or_is_not_asked_for_heads_nothing);
  g_test_add_func ("/roster/headings/labels", labels_begin_totals_signatures_and_notes);
  g_test_add_func ("/roster/headings/outside", who_is_outside_the_city_is_told);
  return g_test_run ();
}
