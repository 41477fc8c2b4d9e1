// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-sample-roster.h"

#include <gio/gio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "model/xy-id-number.h"

#define COLUMNS 11
/* So many of the given names' characters, the first in the lists, can end one. */
#define LAST_CHARACTERS 15

typedef struct
{
  const char *college;
  const char *programmes[7];
} Subjects;

/* A programme that ends in （专业学位） leads to a professional degree. */
static const Subjects subjects[] = {
  { "法学院",
    { "法律（专业学位）", "民商法学", "刑法学", "宪法学与行政法学", "经济法学", "诉讼法学",
      NULL } },
  { "化学化工学院",
    { "无机化学", "分析化学", "有机化学", "物理化学", "材料与化工（专业学位）", NULL } },
  { "文学院",
    { "文艺学", "汉语言文字学", "中国古代文学", "中国现当代文学", "学科教学·语文（专业学位）",
      NULL } },
  { "外国语学院",
    { "英语语言文学", "日语语言文学", "外国语言学及应用语言学", "翻译（专业学位）", NULL } },
  { "数学与统计学院",
    { "基础数学", "计算数学", "应用数学", "概率论与数理统计", "应用统计（专业学位）", NULL } },
  { NULL, { "课程与教学论", "教育技术学", "教育管理（专业学位）", NULL } },
};

static const char *const headings[COLUMNS] = { "序号",     "学号",         "姓名",  "性别",
                                               "身份证号", "学院",         "班级",  "专业",
                                               "培养类型", "预计毕业日期", "所在地" };

/* Frequent surnames stand more often. */
static const char *const surnames[] = {
  "李", "王", "张", "刘", "陈", "李", "王", "张", "刘", "陈", "杨", "黄",   "赵",   "周", "吴",
  "徐", "孙", "胡", "朱", "高", "林", "何", "郭", "马", "罗", "梁", "宋",   "郑",   "谢", "韩",
  "唐", "冯", "于", "董", "萧", "程", "曹", "袁", "邓", "许", "傅", "沈",   "曾",   "彭", "吕",
  "苏", "卢", "蒋", "蔡", "贾", "丁", "魏", "薛", "叶", "阎", "余", "潘",   "杜",   "戴", "夏",
  "钟", "汪", "田", "任", "姜", "范", "方", "石", "姚", "谭", "廖", "邹",   "熊",   "金", "陆",
  "郝", "孔", "白", "崔", "康", "毛", "邱", "秦", "江", "史", "顾", "侯",   "邵",   "孟", "龙",
  "万", "段", "雷", "钱", "汤", "尹", "黎", "易", "常", "武", "乔", "欧阳", "司马",
};

static const char *const women[] = {
  "婷", "静", "雅", "丽", "娟", "敏", "洁", "莹", "雪", "颖", "琳", "倩", "慧", "欣", "怡",
  "佳", "梦", "思", "雨", "诗", "瑶", "妍", "萱", "芳", "兰", "玉", "晓", "文", "若", "清",
};

static const char *const men[] = {
  "伟", "强", "磊", "军", "洋", "勇", "杰", "涛", "超", "明", "刚", "平", "辉", "鹏", "浩",
  "宇", "轩", "博", "文", "志", "建", "俊", "凯", "天", "子", "思", "嘉", "永", "哲", "睿",
};

static const char *const counties[] = { "430199", "430299", "430399", "430499", "430599",
                                        "430699", "431199", "420199", "360199", "440199",
                                        "450299", "410199", "330299", "510199", "130599" };

typedef struct
{
  char *number;
  char *name;
  char *id_number;
  char *class_name;
  const char *programme;
  const char *degree;
  const char *graduation;
  const char *location;
  gboolean woman;
} Student;

static void
student_free (Student *student)
{
  g_free (student->number);
  g_free (student->name);
  g_free (student->id_number);
  g_free (student->class_name);
  g_free (student);
}

static const char *
pick (GRand *random, const char *const *words, int n)
{
  return words[g_rand_int_range (random, 0, n)];
}

static char *
make_name (GRand *random, gboolean woman)
{
  const char *const *given = woman ? women : men;
  int n = woman ? G_N_ELEMENTS (women) : G_N_ELEMENTS (men);
  const char *surname = pick (random, surnames, G_N_ELEMENTS (surnames));
  const char *first = pick (random, given, n);
  const char *second =
      g_rand_int_range (random, 0, 4) == 0 ? "" : pick (random, given, LAST_CHARACTERS);

  return g_strconcat (surname, first, second, NULL);
}

static char *
make_id_number (GRand *random, gboolean woman)
{
  int year = g_rand_int_range (random, 1993, 1999);
  int month = g_rand_int_range (random, 1, 13);
  int day = g_rand_int_range (random, 1, 29);
  int order = 2 * g_rand_int_range (random, 0, 500) + (woman ? 0 : 1);
  g_autofree char *digits =
      g_strdup_printf ("%s%04d%02d%02d%03d", pick (random, counties, G_N_ELEMENTS (counties)), year,
                       month, day, order);

  return g_strdup_printf ("%s%c", digits, xy_id_number_compute_check (digits));
}

static Student *
make_student (GRand *random, const Subjects *of, int code, int n, int classes, int size)
{
  Student *student = g_new0 (Student, 1);
  int n_programmes = 0;

  while (of->programmes[n_programmes] != NULL)
    n_programmes++;
  student->woman = g_rand_int_range (random, 0, 100) < 58;
  student->number = g_strdup_printf ("2019%02d%06d", code, n + 1);
  student->name = make_name (random, student->woman);
  student->id_number = make_id_number (random, student->woman);
  student->class_name = g_strdup_printf ("2019级%d班", n * classes / size + 1);
  student->programme = pick (random, of->programmes, n_programmes);
  student->degree = g_str_has_suffix (student->programme, "（专业学位）") ? "专业学位" : "学术学位";
  student->graduation = g_rand_int_range (random, 0, 12) == 0 ? "2022-12-31" : "2022-06-30";
  student->location = g_rand_int_range (random, 0, 7) == 0 ? "市外" : "长沙";
  return student;
}

GPtrArray *
xy_sample_roster_make (const char *college, int code, int size, guint seed)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func ((GDestroyNotify) student_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  int classes = MAX (1, (size + 34) / 35);
  const Subjects *of = subjects;

  while (of->college != NULL && !g_str_equal (of->college, college))
    of++;
  while ((int) students->len < size)
    {
      Student *student = make_student (random, of, code, (int) students->len, classes, size);

      if (g_hash_table_add (taken, student->id_number))
        g_ptr_array_add (students, student);
      else
        student_free (student);
    }
  return g_steal_pointer (&students);
}

void
xy_sample_roster_plant_faults (GPtrArray *students, int n_faults)
{
  for (int i = 0; i < n_faults; i++)
    {
      Student *student = g_ptr_array_index (students, (guint) i * students->len / (guint) n_faults);
      char *last = student->id_number + strlen (student->id_number) - 1;

      if (i % 3 == 0)
        *last = *last == '0' ? '1' : '0';
      else if (i % 3 == 1)
        *last = '\0';
      else
        student->woman = !student->woman;
    }
}

static void
list_cells (const Student *student, const char *college, const char *cells[COLUMNS])
{
  cells[0] = NULL;
  cells[1] = student->number;
  cells[2] = student->name;
  cells[3] = student->woman ? "女" : "男";
  cells[4] = student->id_number;
  cells[5] = college;
  cells[6] = student->class_name;
  cells[7] = student->programme;
  cells[8] = student->degree;
  cells[9] = student->graduation;
  cells[10] = student->location;
}

static gboolean
write_workbook (const char *path, const char *college, GPtrArray *students, GError **error)
{
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "名单");
  lxw_doc_properties properties = { .title = (char *) "毕业研究生名单", .created = 1636934400 };
  lxw_error failure;

  workbook_set_properties (workbook, &properties);
  for (int i = 0; i < COLUMNS; i++)
    worksheet_write_string (sheet, 0, (lxw_col_t) i, headings[i], NULL);
  for (guint row = 0; row < students->len; row++)
    {
      const char *cells[COLUMNS];

      list_cells (g_ptr_array_index (students, row), college, cells);
      worksheet_write_number (sheet, row + 1, 0, row + 1, NULL);
      for (int i = 1; i < COLUMNS; i++)
        worksheet_write_string (sheet, row + 1, (lxw_col_t) i, cells[i], NULL);
    }
  failure = workbook_close (workbook);
  if (failure != LXW_NO_ERROR)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "%s cannot be written: %s", path,
                 lxw_strerror (failure));
  return failure == LXW_NO_ERROR;
}

static void
append_line (GString *text, const char *number, const char *const cells[COLUMNS])
{
  g_string_append (text, number);
  for (int i = 1; i < COLUMNS; i++)
    g_string_append_printf (text, ",%s", cells[i]);
  g_string_append (text, "\r\n");
}

/* As a Chinese Excel saves it: GB18030 without a byte order mark. */
static gboolean
write_csv (const char *path, const char *college, GPtrArray *students, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *encoded = NULL;
  gsize length = 0;

  append_line (text, headings[0], headings);
  for (guint row = 0; row < students->len; row++)
    {
      const char *cells[COLUMNS];
      g_autofree char *number = g_strdup_printf ("%u", row + 1);

      list_cells (g_ptr_array_index (students, row), college, cells);
      append_line (text, number, cells);
    }
  encoded = g_convert (text->str, (gssize) text->len, "GB18030", "UTF-8", NULL, &length, error);
  if (encoded == NULL)
    return FALSE;
  return g_file_set_contents_full (path, encoded, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0644, error);
}

gboolean
xy_sample_roster_write_list (const char *path, GPtrArray *students, GError **error)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint row = 0; row < students->len; row++)
    {
      const Student *student = g_ptr_array_index (students, row);

      g_string_append_printf (text, "%s %s\n", student->number, student->woman ? "woman" : "man");
    }
  return g_file_set_contents_full (path, text->str, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644,
                                   error);
}

gboolean
xy_sample_roster_write (const char *path, const char *college, GPtrArray *students, GError **error)
{
  if (g_str_has_suffix (path, ".csv"))
    return write_csv (path, college, students, error);
  return write_workbook (path, college, students, error);
}
