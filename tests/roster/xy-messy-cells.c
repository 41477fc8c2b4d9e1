// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-messy-cells.h"

#include <string.h>

#include "model/xy-id-number.h"

#define ID_DIGITS 17
/* 2022-06-30, as spreadsheets count days. */
#define DAY_SERIAL "44742"
#define DAY "2022-06-30"
#define MONTH "2022-06"

/* Of counties that never were. */
static const char *const counties[] = { "430199", "430299", "360199", "130599", "520299" };

static const char *const headings[XY_N_COLUMNS][8] = {
  [XY_COLUMN_STUDENT_NUMBER] = { "学号", "学 号", "学生学号", "*学号", "XH", "学号（12位）",
                                 "Student No.", "学号\nStudent No." },
  [XY_COLUMN_NAME] = { "姓名", "姓  名", "学生姓名", "姓名*", "XM", "姓名（必填）", "Name",
                       "姓名 Name" },
  [XY_COLUMN_SEX] = { "性别", "性  别", "XB", "性别：", "Gender", "【性别】", "Sex", "性别" },
  [XY_COLUMN_ID_NUMBER] = { "身份证号", "身份证号码", "证件号码", "SFZH", "身份证\n号码",
                            "公民身份号码", "证件号码（身份证）", "ID number" },
  [XY_COLUMN_COLLEGE] = { "学院", "所在学院", "院系", "培养单位", "XYMC", "学院名称", "College",
                          "院（系、所）" },
  [XY_COLUMN_CLASS] = { "班级", "行政班", "所在班级", "BJ", "Class", "班级名称", "班 级", "班级" },
  [XY_COLUMN_MAJOR] = { "专业", "专业名称", "所学专业", "ZYMC", "Major", "专业（领域）", "学科专业",
                        "专业" },
  [XY_COLUMN_DEGREE] = { "培养类型", "学位类型", "学位类别", "XWLX", "Degree", "学位", "培养类型",
                         "PYLX" },
  [XY_COLUMN_GRADUATION] = { "预计毕业日期", "毕业时间", "预计毕业时间", "毕业年月", "YJBYSJ",
                             "Graduation date", "预计毕业\n日期", "毕业日期" },
  [XY_COLUMN_LOCATION] = { "所在地", "目前所在地", "SZD", "现居住地", "Location", "所在地",
                           "所在城市", "现所在地" },
};

static guint
pick (GRand *random, guint n)
{
  return (guint) g_rand_int_range (random, 0, (gint32) n);
}

const char *
xy_messy_pick_heading (GRand *random, XyRosterColumn column)
{
  return headings[column][pick (random, G_N_ELEMENTS (headings[column]))];
}

/* Takes @cell and @stored. */
static void
set_value (XyMessyValue *value, char *cell, char *stored, gboolean is_repair)
{
  g_free (value->cell);
  g_free (value->stored);
  value->cell = cell;
  value->stored = stored;
  value->type = XY_CELL_TEXT;
  value->is_repair = is_repair;
  value->problem = XY_PROBLEM_NONE;
}

static void
set_plain (XyMessyValue *value, const char *text)
{
  set_value (value, g_strdup (text), g_strdup (text), FALSE);
}

static void
set_mended (XyMessyValue *value, char *cell, const char *stored)
{
  set_value (value, cell, g_strdup (stored), TRUE);
}

static void
set_faulty (XyMessyValue *value, const char *text, XyProblemKind problem)
{
  set_value (value, g_strdup (text), g_strdup (text), FALSE);
  value->problem = problem;
}

/* Letters and digits of the width of Han characters. */
static char *
dup_wide (const char *text)
{
  g_autoptr (GString) wide = g_string_new (NULL);

  for (; *text != '\0'; text++)
    g_string_append_unichar (wide, (gunichar) *text + 0xfee0);
  return g_string_free (g_steal_pointer (&wide), FALSE);
}

/* The text with something in it, after so many bytes. */
static char *
dup_parted (const char *text, gsize at, const char *by)
{
  g_autofree char *head = g_strndup (text, at);

  return g_strconcat (head, by, text + at, NULL);
}

/* What can be wrong around any number, and is mended; @kind says what a format can hold. */
static void
mess_number (XyMessyValue *value, const char *number, GRand *random, XyMessyKind kind)
{
  gboolean keeps_spaces = kind != XY_MESSY_MARKUP;

  switch (pick (random, 10))
    {
    case 0:
      set_mended (value, dup_wide (number), number);
      break;
    case 1:
      set_mended (value, g_strconcat ("'", number, NULL), number);
      break;
    case 2:
      set_mended (value, dup_parted (number, 6, " "), number);
      break;
    case 3:
      set_mended (value, dup_parted (number, 4, "\xe3\x80\x80"), number);
      break;
    case 4:
      set_mended (value, g_strconcat ("\xe2\x80\xad", number, "\xe2\x80\xac", NULL), number);
      break;
    case 5:
      set_mended (value, g_strconcat (number, "\xe2\x80\x8b", NULL), number);
      break;
    case 6:
      /* In a text it is a formula, whose value is read. */
      set_value (value, g_strconcat ("=\"", number, "\"", NULL), g_strdup (number),
                 kind != XY_MESSY_TEXT);
      break;
    case 7:
      set_mended (value, g_strconcat ("\xe2\x80\x98", number, NULL), number);
      break;
    case 8:
      set_mended (value, keeps_spaces ? g_strconcat (number, "\t", NULL) : dup_wide (number),
                  number);
      break;
    default:
      set_mended (value, keeps_spaces ? g_strconcat (" ", number, " ", NULL) : dup_wide (number),
                  number);
      break;
    }
}

static void
make_number (XyMessyValue *value, guint index, GRand *random, XyMessyKind kind)
{
  g_autofree char *number = g_strdup_printf ("201939%06u", index + 1);
  g_autofree char *decimal = g_strconcat (number, ".0", NULL);
  guint way = pick (random, 100);

  set_plain (value, number);
  if (way < 15)
    mess_number (value, number, random, kind);
  else if (way < 35 && kind == XY_MESSY_TYPED)
    value->type = XY_CELL_NUMBER;
  else if (way < 20)
    set_mended (value, g_steal_pointer (&decimal), number);
  else if (way < 23 && kind == XY_MESSY_TEXT)
    set_faulty (value, "2.01939E+11", XY_PROBLEM_PRECISION_LOST);
  else if (way > 97)
    {
      set_value (value, NULL, NULL, FALSE);
      value->problem = XY_PROBLEM_MISSING;
    }
}

/* A faultless number; with @wants_x one that ends so. */
static char *
make_id (guint index, gboolean is_woman, gboolean wants_x, GRand *random)
{
  const char *county = counties[pick (random, G_N_ELEMENTS (counties))];

  for (guint day = 1 + index % 20;; day = day % 28 + 1)
    {
      guint year = 1993 + pick (random, 6), month = 1 + pick (random, 12);
      guint order = (2 * index + (is_woman ? 0 : 1)) % 1000;
      g_autofree char *digits =
          g_strdup_printf ("%s%04u%02u%02u%03u", county, year, month, day, order);
      char check = xy_id_number_compute_check (digits);

      if (!wants_x || check == 'X')
        return g_strdup_printf ("%s%c", digits, check);
    }
}

/* What a spreadsheet keeps of an ID number in a number cell: 15 digits. */
static void
set_rounded (XyMessyValue *value, const char *id, XyMessyKind kind)
{
  g_autofree char *kept = g_strndup (id, 15);
  gsize end = 15;

  if (kind != XY_MESSY_TYPED)
    {
      set_faulty (value, "4.30199E+17", XY_PROBLEM_PRECISION_LOST);
      return;
    }
  while (kept[end - 1] == '0')
    end--;
  set_value (value, g_strconcat (kept, "000", NULL),
             g_strdup_printf ("%c.%.*sE+17", kept[0], (int) end - 1, kept + 1), FALSE);
  value->type = XY_CELL_NUMBER;
  value->problem = XY_PROBLEM_PRECISION_LOST;
}

static void
mess_x (XyMessyValue *value, const char *id, GRand *random)
{
  static const char *const likes[] = { "x", "\xd0\xa5", "\xd1\x85", "×", "ｘ" };
  g_autofree char *digits = g_strndup (id, ID_DIGITS);

  set_mended (value, g_strconcat (digits, likes[pick (random, G_N_ELEMENTS (likes))], NULL), id);
}

static void
make_fault (XyMessyValue *value, const char *id, GRand *random, XyMessyKind kind)
{
  g_autofree char *wrong = g_strdup (id);

  switch (pick (random, 6))
    {
    case 0:
      set_value (value, NULL, NULL, FALSE);
      value->problem = XY_PROBLEM_MISSING;
      break;
    case 1:
      set_rounded (value, id, kind);
      break;
    case 2:
      wrong[ID_DIGITS] = '\0';
      set_faulty (value, wrong, XY_PROBLEM_BAD_LENGTH);
      break;
    case 3:
      memcpy (wrong + 10, "13", 2);
      set_faulty (value, wrong, XY_PROBLEM_BAD_DATE);
      break;
    case 4:
      wrong[ID_DIGITS] = wrong[ID_DIGITS] == '1' ? '2' : '1';
      set_faulty (value, wrong, XY_PROBLEM_BAD_CHECKSUM);
      break;
    default:
      set_faulty (value, "430199950615037", XY_PROBLEM_BAD_LENGTH);
      break;
    }
}

static void
make_other_document (XyMessyValue *value, guint index, GRand *random)
{
  g_autofree char *passport = g_strdup_printf ("E1%07u", index);
  g_autofree char *permit = g_strdup_printf ("H01%06u00", index);
  g_autofree char *taiwan = g_strdup_printf ("12%06u", index);

  switch (pick (random, 5))
    {
    case 0:
      set_plain (value, permit);
      break;
    case 1:
      set_plain (value, taiwan);
      break;
    case 2:
      set_value (value, g_ascii_strdown (passport, -1), g_strdup (passport), FALSE);
      break;
    case 3:
      set_mended (value, dup_wide (passport), passport);
      break;
    default:
      set_plain (value, passport);
      break;
    }
}

/* Returns whether the number tells the sex. */
static gboolean
make_id_number (XyMessyValue *value,
                guint index,
                gboolean is_woman,
                GRand *random,
                XyMessyKind kind)
{
  guint way = pick (random, 100);
  gboolean wants_x = way >= 65 && way < 72;
  g_autofree char *id = make_id (index, is_woman, wants_x, random);

  set_plain (value, id);
  if (way < 50)
    return TRUE;
  if (way < 65)
    mess_number (value, id, random, kind);
  else if (wants_x)
    mess_x (value, id, random);
  else if (way < 84)
    make_fault (value, id, random, kind);
  else if (way < 92)
    make_other_document (value, index, random);
  return value->problem == XY_PROBLEM_NONE && !(way >= 84 && way < 92);
}

static void
make_name (XyMessyValue *value, GRand *random, XyMessyKind kind, gboolean may_miss)
{
  static const char *const names[] = { "张三",     "李四",           "王五", "司马华",
                                       "欧阳静",   "孟煜瑶",         "𠮷野", "张伟（缓毕）",
                                       "J. Smith", "阿依古丽·买买提" };
  static const char *const dots[] = { "•", "‧", "・", "･", "⋅", ".", "。", " · " };
  gboolean keeps_spaces = kind != XY_MESSY_MARKUP;
  guint way = pick (random, 100);

  set_plain (value, names[pick (random, G_N_ELEMENTS (names))]);
  if (way < 5)
    set_mended (value, g_strdup ("张 三"), "张三");
  else if (way < 9)
    set_mended (value, g_strdup ("李　四"), "李四");
  else if (way < 13 && keeps_spaces)
    set_mended (value, g_strdup (" 司　马华 "), "司马华");
  else if (way < 18)
    set_mended (
        value,
        g_strconcat ("阿卜杜热合曼", dots[pick (random, G_N_ELEMENTS (dots))], "买买提", NULL),
        "阿卜杜热合曼·买买提");
  else if (way < 21 && keeps_spaces)
    set_mended (value, g_strdup ("Smith  John"), "Smith John");
  else if (way < 24)
    set_mended (value, g_strdup ("Ｊｏｈｎ Ｓｍｉｔｈ"), "John Smith");
  else if (way < 26)
    set_mended (value, g_strdup ("王五\xe2\x80\x8b"), "王五");
  else if (way > 97 && may_miss)
    {
      set_value (value, NULL, NULL, FALSE);
      value->problem = XY_PROBLEM_MISSING;
    }
}

static void
make_sex (XyMessyValue *value, gboolean is_woman, gboolean is_told_by_id, GRand *random)
{
  static const char *const words[2][5] = { { "男", "男性", "M", "male", "1" },
                                           { "女", "女性", "F", "Female", "2" } };
  guint way = pick (random, 100);
  gboolean is_wrong = is_told_by_id && way > 95;
  gboolean says_woman = is_wrong ? !is_woman : is_woman;

  if (way < 8)
    {
      set_value (value, NULL, NULL, FALSE);
      return;
    }
  set_value (value, g_strdup (words[says_woman][way < 70 ? 0 : pick (random, 5)]),
             g_strdup (words[says_woman][0]), FALSE);
  if (is_wrong)
    value->problem = XY_PROBLEM_DISAGREES_WITH_ID;
}

static void
make_date (XyMessyValue *value, GRand *random, XyMessyKind kind)
{
  static const char *const days[] = {
    DAY,         "2022/6/30", "2022.6.30",      "2022年6月30日", "20220630", "2022-06-30 00:00:00",
    "6/30/2022", DAY_SERIAL,  "2022年06月30日", "Jun 30, 2022"
  };
  static const char *const months[] = { MONTH,     "2022年6月", "二〇二二年六月",
                                        "2022.06", "202206",    "２０２２年６月" };
  guint way = pick (random, 100);

  if (way < 50)
    set_value (value, g_strdup (days[pick (random, G_N_ELEMENTS (days))]), g_strdup (DAY), FALSE);
  else if (way < 70)
    set_value (value, g_strdup (months[pick (random, G_N_ELEMENTS (months))]), g_strdup (MONTH),
               FALSE);
  else if (way < 75)
    set_value (value, NULL, NULL, FALSE);
  else if (way < 78)
    set_plain (value, "待定");
  else if (kind == XY_MESSY_TYPED)
    {
      set_value (value, g_strdup (DAY_SERIAL), g_strdup (DAY), FALSE);
      value->type = way < 90 ? XY_CELL_DATE : XY_CELL_NUMBER;
    }
  else
    set_plain (value, DAY);
}

static void
make_text (XyMessyValue *value, const char *const *texts, guint n, GRand *random, XyMessyKind kind)
{
  const char *text = texts[pick (random, n)];
  guint way = pick (random, 100);

  set_plain (value, text);
  if (way < 4 && kind != XY_MESSY_MARKUP)
    set_mended (value, g_strconcat (" ", text, NULL), text);
  else if (way < 7)
    set_mended (value, g_strconcat (text, "\xef\xbb\xbf", NULL), text);
  else if (way < 12)
    set_value (value, NULL, NULL, FALSE);
}

XyMessyStudent *
xy_messy_student_new (GRand *random, guint index, XyMessyKind kind, gboolean has_sex)
{
  static const char *const colleges[] = { "法学院" };
  static const char *const classes[] = { "2019级1班", "2019级2班", "法学（2）班" };
  static const char *const majors[] = { "民商法学", "法律（非法学）", "分析化学,方向\"一\"",
                                        "学科教学·语文", "课程 与教学论" };
  static const char *const degrees[] = { "学术学位", "专业学位" };
  static const char *const locations[] = { "长沙", "市外" };
  XyMessyStudent *student = g_new0 (XyMessyStudent, 1);
  XyMessyValue *values = student->values;
  gboolean is_woman = pick (random, 2) == 1, is_told;

  make_number (&values[XY_COLUMN_STUDENT_NUMBER], index, random, kind);
  is_told = make_id_number (&values[XY_COLUMN_ID_NUMBER], index, is_woman, random, kind);
  /* Of the three that tell people apart only one is missing. */
  if (values[XY_COLUMN_STUDENT_NUMBER].cell == NULL && values[XY_COLUMN_ID_NUMBER].cell == NULL)
    set_value (&values[XY_COLUMN_ID_NUMBER], g_strdup_printf ("H09%06u00", index),
               g_strdup_printf ("H09%06u00", index), FALSE);
  make_name (&values[XY_COLUMN_NAME], random, kind,
             values[XY_COLUMN_STUDENT_NUMBER].cell != NULL &&
                 values[XY_COLUMN_ID_NUMBER].cell != NULL);
  if (has_sex)
    make_sex (&values[XY_COLUMN_SEX], is_woman, is_told, random);
  make_text (&values[XY_COLUMN_COLLEGE], colleges, G_N_ELEMENTS (colleges), random, kind);
  make_text (&values[XY_COLUMN_CLASS], classes, G_N_ELEMENTS (classes), random, kind);
  make_text (&values[XY_COLUMN_MAJOR], majors, G_N_ELEMENTS (majors), random, kind);
  make_text (&values[XY_COLUMN_DEGREE], degrees, G_N_ELEMENTS (degrees), random, kind);
  make_date (&values[XY_COLUMN_GRADUATION], random, kind);
  make_text (&values[XY_COLUMN_LOCATION], locations, G_N_ELEMENTS (locations), random, kind);
  return student;
}

void
xy_messy_student_free (gpointer data)
{
  XyMessyStudent *student = data;

  for (guint i = 0; i < XY_N_COLUMNS; i++)
    {
      g_free (student->values[i].cell);
      g_free (student->values[i].stored);
    }
  g_free (student);
}

void
xy_messy_student_plant_duplicate (XyMessyStudent *student,
                                  const XyMessyStudent *earlier,
                                  XyRosterColumn column)
{
  const XyMessyValue *there = &earlier->values[column];

  if (there->stored == NULL ||
      (there->problem != XY_PROBLEM_NONE && there->problem != XY_PROBLEM_DUPLICATE))
    return;
  set_faulty (&student->values[column], there->stored, XY_PROBLEM_DUPLICATE);
  /* The sex is compared with an ID number that has no problem. */
  if (column == XY_COLUMN_ID_NUMBER)
    student->values[XY_COLUMN_SEX].problem = XY_PROBLEM_NONE;
}

void
xy_messy_add_repair (XyRoster *truth,
                     int row,
                     XyRosterColumn column,
                     const char *from,
                     const char *to)
{
  XyRosterRepair *repair = g_new0 (XyRosterRepair, 1);

  repair->row = row;
  repair->column = column;
  repair->from = g_strdup (from);
  repair->to = g_strdup (to);
  g_ptr_array_add (truth->repairs, repair);
}

void
xy_messy_add_problem (XyRoster *truth, int row, XyRosterColumn column, XyProblemKind kind)
{
  XyRosterProblem *problem = g_new0 (XyRosterProblem, 1);

  problem->row = row;
  problem->column = column;
  problem->kind = kind;
  g_ptr_array_add (truth->problems, problem);
}
