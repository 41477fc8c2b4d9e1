// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-messy-roster.h"

#include <string.h>

#include "roster/xy-roster-private.h"
#include "xy-messy-cells.h"

/* A sheet's column is a field, or something that nobody asks for. */
#define EXTRA XY_N_COLUMNS

typedef struct
{
  XyMessyRoster *messy;
  XyMessySheet *sheet;
  XyMessyKind kind;
  GRand *random;
  GArray *columns;
  guint left;
  gboolean is_counted;
  guint n_students;
  guint n_counted;
  /* A class that is written once for several students: from which row, for how many more. */
  guint merged_row;
  guint n_merged;
  char *merged_class;
  /* The column whose heading says nothing. */
  guint unnamed;
} Making;

static const char *const extra_headings[] = { "导师姓名", "联系电话", "备注", "民族",
                                              "出生日期", "政治面貌", "学制", "入学日期" };
static const char *const extra_values[] = { "王导师",     "13800000000", "",  "汉族",
                                            "1997-01-01", "群众",        "3", "2019-09-01" };

static gboolean
chance (Making *making, int percent)
{
  return g_rand_int_range (making->random, 0, 100) < percent;
}

static guint
pick (Making *making, guint n)
{
  return (guint) g_rand_int_range (making->random, 0, (gint32) n);
}

static void
clear_cell (gpointer data)
{
  g_free (((XyMessyCell *) data)->text);
}

static GArray *
add_row (XyMessySheet *sheet)
{
  GArray *row = g_array_new (FALSE, TRUE, sizeof (XyMessyCell));

  g_array_set_clear_func (row, clear_cell);
  g_ptr_array_add (sheet->rows, row);
  return row;
}

static void
set_cell (GArray *row, guint column, const char *text, XyCellType type)
{
  XyMessyCell *cell;

  if (row->len <= column)
    g_array_set_size (row, column + 1);
  cell = &g_array_index (row, XyMessyCell, column);
  g_free (cell->text);
  cell->text = text != NULL && *text != '\0' ? g_strdup (text) : NULL;
  cell->type = type;
}

static XyMessySheet *
add_sheet (XyMessyRoster *messy, const char *name)
{
  XyMessySheet *sheet = g_new0 (XyMessySheet, 1);

  sheet->name = name;
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (XyMessyMerge));
  g_ptr_array_add (messy->sheets, sheet);
  return sheet;
}

static void
sheet_free (gpointer data)
{
  XyMessySheet *sheet = data;

  g_ptr_array_unref (sheet->rows);
  g_array_unref (sheet->merges);
  g_free (sheet);
}

static void
merge (Making *making, guint first_row, guint first_column, guint last_row, guint last_column)
{
  const XyMessyMerge cells = { first_row, first_column, last_row, last_column };

  if (making->kind != XY_MESSY_TEXT)
    g_array_append_val (making->sheet->merges, cells);
}

static guint
get_width (const Making *making)
{
  return making->left + making->columns->len;
}

/* A line of its own, in the first columns of the table. */
static void
add_line (Making *making, const char *const *cells, guint n)
{
  GArray *row = add_row (making->sheet);

  for (guint i = 0; i < n; i++)
    set_cell (row, making->left + i, cells[i], XY_CELL_TEXT);
}

/* Over the whole width. */
static void
add_wide_line (Making *making, const char *text)
{
  guint row = making->sheet->rows->len;

  add_line (making, &text, 1);
  if (chance (making, 60) && making->columns->len > 1)
    merge (making, row, making->left, row, get_width (making) - 1);
}

static void
add_blank_lines (Making *making, int percent)
{
  while (chance (making, percent))
    add_row (making->sheet);
}

/* Which columns there are, in which order. */
static void
choose_columns (Making *making)
{
  for (guint i = 0; i < XY_N_COLUMNS; i++)
    if (i == XY_COLUMN_STUDENT_NUMBER || i == XY_COLUMN_NAME || i == XY_COLUMN_ID_NUMBER ||
        chance (making, 75))
      g_array_append_val (making->columns, i);
  for (guint i = 0; i < G_N_ELEMENTS (extra_headings); i++)
    if (chance (making, 15))
      {
        guint column = EXTRA + i;

        g_array_append_val (making->columns, column);
      }
  if (chance (making, 50))
    for (guint i = making->columns->len - 1; i > 0; i--)
      {
        guint *here = &g_array_index (making->columns, guint, i);
        guint *there = &g_array_index (making->columns, guint, pick (making, i + 1));
        guint column = *here;

        *here = *there;
        *there = column;
      }
  making->is_counted = chance (making, 60);
  if (making->is_counted)
    {
      guint count = EXTRA + G_N_ELEMENTS (extra_headings);

      g_array_prepend_val (making->columns, count);
    }
  making->left = chance (making, 20) ? 1 + pick (making, 2) : 0;
}

static guint
get_column (const Making *making, guint i)
{
  return g_array_index (making->columns, guint, i);
}

static const char *
get_heading (Making *making, guint column)
{
  if (column == making->unnamed)
    return "号码";
  if (column < EXTRA)
    return xy_messy_pick_heading (making->random, (XyRosterColumn) column);
  if (column - EXTRA < G_N_ELEMENTS (extra_headings))
    return extra_headings[column - EXTRA];
  return "序号";
}

/* The run of columns that a heading above them groups; at least two. */
static gboolean
choose_group (Making *making, guint *first, guint *last)
{
  guint n = making->columns->len;

  *first = pick (making, n - 1);
  *last = MIN (n - 1, *first + 1 + pick (making, 3));
  return n > 2;
}

static void
add_header (Making *making)
{
  guint row = making->sheet->rows->len, first, last;
  GArray *upper = add_row (making->sheet), *lower;
  gboolean is_double = chance (making, 30) && choose_group (making, &first, &last);

  making->messy->truth->header_row = is_double ? 0 : (int) row + 1;
  if (!is_double)
    {
      for (guint i = 0; i < making->columns->len; i++)
        set_cell (upper, making->left + i, get_heading (making, get_column (making, i)),
                  XY_CELL_TEXT);
      return;
    }
  lower = add_row (making->sheet);
  set_cell (upper, making->left + first, "基本信息", XY_CELL_TEXT);
  merge (making, row, making->left + first, row, making->left + last);
  for (guint i = 0; i < making->columns->len; i++)
    {
      gboolean grouped = i >= first && i <= last;

      set_cell (grouped ? lower : upper, making->left + i,
                get_heading (making, get_column (making, i)), XY_CELL_TEXT);
      if (!grouped)
        merge (making, row, making->left + i, row + 1, making->left + i);
    }
}

/* What a page's end repeats of the header, which it may be that other words head. */
static void
repeat_header (Making *making)
{
  GArray *row = add_row (making->sheet);

  for (guint i = 0; i < making->columns->len; i++)
    set_cell (row, making->left + i, get_heading (making, get_column (making, i)), XY_CELL_TEXT);
}

static void
add_truth (Making *making, const XyMessyStudent *student, int row)
{
  XyRoster *truth = making->messy->truth;
  XyRosterStudent *wanted = g_new0 (XyRosterStudent, 1);

  wanted->row = row;
  for (guint i = 0; i < making->columns->len; i++)
    {
      guint column = get_column (making, i);
      const XyMessyValue *value;

      if (column >= EXTRA)
        continue;
      value = &student->values[column];
      wanted->values[column] = g_strdup (value->stored);
      if (value->is_repair)
        xy_messy_add_repair (truth, row, (XyRosterColumn) column, value->cell, value->stored);
    }
  g_ptr_array_add (truth->students, wanted);
  for (int column = 0; column < XY_N_COLUMNS; column++)
    if (student->values[column].problem != XY_PROBLEM_NONE)
      xy_messy_add_problem (truth, row, (XyRosterColumn) column, student->values[column].problem);
}

static void
write_student (Making *making, const XyMessyStudent *student)
{
  GArray *row = add_row (making->sheet);

  making->n_counted++;
  for (guint i = 0; i < making->columns->len; i++)
    {
      guint column = get_column (making, i), place = making->left + i;

      if (column < EXTRA)
        set_cell (row, place, student->values[column].cell, student->values[column].type);
      else if (column - EXTRA < G_N_ELEMENTS (extra_values))
        set_cell (row, place, extra_values[column - EXTRA], XY_CELL_TEXT);
      else
        {
          g_autofree char *count = g_strdup_printf ("%u", making->n_counted);

          set_cell (row, place, count,
                    making->kind == XY_MESSY_TYPED ? XY_CELL_NUMBER : XY_CELL_TEXT);
        }
    }
}

static gboolean
has_column (const Making *making, guint column)
{
  for (guint i = 0; i < making->columns->len; i++)
    if (get_column (making, i) == column)
      return TRUE;
  return FALSE;
}

static guint
find_place (const Making *making, guint column)
{
  for (guint i = 0; i < making->columns->len; i++)
    if (get_column (making, i) == column)
      return making->left + i;
  g_assert_not_reached ();
}

/* One of a run of students whose class stands in one merged cell. */
static void
share_class (Making *making, XyMessyStudent *student, guint row)
{
  XyMessyValue *value = &student->values[XY_COLUMN_CLASS];

  if (making->n_merged == 0)
    {
      if (making->kind != XY_MESSY_TYPED || !has_column (making, XY_COLUMN_CLASS) ||
          value->stored == NULL || value->is_repair || !chance (making, 10))
        return;
      making->n_merged = 1 + pick (making, 3);
      making->merged_row = row;
      g_free (making->merged_class);
      making->merged_class = g_strdup (value->stored);
      return;
    }
  g_free (value->cell);
  g_free (value->stored);
  value->cell = NULL;
  value->stored = g_strdup (making->merged_class);
  value->is_repair = FALSE;
  if (--making->n_merged == 0)
    {
      guint column = find_place (making, XY_COLUMN_CLASS);

      merge (making, making->merged_row, column, row, column);
    }
}

/* What stands between students and is none. */
static void
add_interruption (Making *making, gboolean is_first)
{
  add_blank_lines (making, 3);
  if (!is_first && chance (making, 3))
    repeat_header (making);
  if (chance (making, 4))
    add_wide_line (making, chance (making, 50) ? "2019级1班" : "二、专业学位");
}

static void
add_students (Making *making)
{
  g_autoptr (GPtrArray) earlier = g_ptr_array_new_with_free_func (xy_messy_student_free);
  guint n = 6 + pick (making, 24);
  gboolean has_sex = has_column (making, XY_COLUMN_SEX);

  for (guint i = 0; i < n || making->n_merged > 0; i++)
    {
      XyMessyStudent *student;
      int row;

      if (making->n_merged == 0)
        add_interruption (making, i == 0);
      row = (int) making->sheet->rows->len + 1;
      if (earlier->len > 0 && making->n_merged == 0 && chance (making, 4))
        {
          const XyMessyStudent *again = g_ptr_array_index (earlier, pick (making, earlier->len));

          write_student (making, again);
          xy_messy_add_problem (making->messy->truth, row, XY_COLUMN_STUDENT_NUMBER,
                                XY_PROBLEM_DUPLICATE);
          continue;
        }
      student = xy_messy_student_new (making->random, making->n_students++, making->kind, has_sex);
      if (earlier->len > 0 && chance (making, 8))
        xy_messy_student_plant_duplicate (
            student, g_ptr_array_index (earlier, pick (making, earlier->len)),
            chance (making, 50) ? XY_COLUMN_STUDENT_NUMBER : XY_COLUMN_ID_NUMBER);
      share_class (making, student, (guint) row - 1);
      write_student (making, student);
      /* Where the row stands again, the class stands in it. */
      if (student->values[XY_COLUMN_CLASS].cell == NULL)
        student->values[XY_COLUMN_CLASS].cell = g_strdup (student->values[XY_COLUMN_CLASS].stored);
      add_truth (making, student, row);
      g_ptr_array_add (earlier, student);
    }
}

static void
add_footer (Making *making)
{
  static const char *const footers[][3] = {
    { "合计", "211人", "" },
    { "合 计", "40", "" },
    { "共40人", "", "" },
    { "", "合计", "40" },
    { "填表人：", "", "审核人：" },
    { "填表人：", "王五", "审核人：" },
    { "制表人：王五", "", "日期：2021年12月1日" },
    { "联系电话", "13800000000", "办公室" },
    { "联系电话：13800000000", "", "" },
    { "备注：学号以教务系统为准", "", "" },
    { "备注", "学号以教务系统为准", "" },
    { "", "", "2021年12月1日" },
    { "（以下空白）", "", "" },
    { "第1页 共3页", "", "" },
  };
  guint n = pick (making, 4);

  for (guint i = 0; i < n; i++)
    {
      add_blank_lines (making, 40);
      add_line (making, footers[pick (making, G_N_ELEMENTS (footers))], 3);
    }
}

static void
add_table (Making *making)
{
  static const char *const notes[] = { "说明：请如实填写，身份证号请设为文本格式。",
                                       "学院：法学院，联系人：王五",
                                       "一、学号、姓名必填；二、不要合并单元格" };

  choose_columns (making);
  making->unnamed = chance (making, 10) ? XY_COLUMN_ID_NUMBER : G_MAXUINT;
  add_blank_lines (making, 25);
  if (chance (making, 60))
    add_wide_line (making, "湖南师范大学法学院2022届毕业研究生名单");
  if (chance (making, 25))
    add_wide_line (making, notes[pick (making, G_N_ELEMENTS (notes))]);
  add_blank_lines (making, 25);
  add_header (making);
  add_blank_lines (making, 10);
  if (chance (making, 10) && making->is_counted)
    {
      const char *const example[] = { "示例", "201900000000", "王小明" };

      add_line (making, example, G_N_ELEMENTS (example));
    }
  add_students (making);
  add_footer (making);
}

XyMessyRoster *
xy_messy_roster_new (guint seed, XyMessyKind kind)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (XySheet) nothing = xy_sheet_new ("名单", NULL);
  XyMessyRoster *messy = g_new0 (XyMessyRoster, 1);
  Making making = { .messy = messy, .kind = kind, .random = random, .columns = columns };

  messy->sheets = g_ptr_array_new_with_free_func (sheet_free);
  messy->truth = xy_roster_new ("messy", nothing);
  if (kind == XY_MESSY_TYPED && chance (&making, 30))
    {
      static const char *const lines[] = { "填写说明", "一、学号、姓名、身份证号必填",
                                           "二、身份证号请设为文本格式" };

      making.sheet = add_sheet (messy, "说明");
      for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
        add_line (&making, &lines[i], 1);
    }
  making.sheet = add_sheet (messy, "名单");
  add_table (&making);
  g_free (making.merged_class);
  return messy;
}

void
xy_messy_roster_free (XyMessyRoster *messy)
{
  if (messy == NULL)
    return;
  g_ptr_array_unref (messy->sheets);
  xy_roster_free (messy->truth);
  g_free (messy);
}
