// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "roster/read-xls/xy-compound.h"
#include "roster/xy-roster.h"
#include "roster/xy-xls.h"
#include "xy-test-biff.h"
#include "xy-test.h"

/* Kinds of records, [MS-XLS] 2.3. */
#define FORMULA 0x06
#define END 0x0a
#define DATEMODE 0x22
#define FILEPASS 0x2f
#define CONTINUE 0x3c
#define CODEPAGE 0x42
#define MULRK 0xbd
#define RSTRING 0xd6
#define XF 0xe0
#define MERGEDCELLS 0xe5
#define SST 0xfc
#define LABELSST 0xfd
#define BLANK 0x201
#define NUMBER 0x203
#define LABEL 0x204
#define BOOLERR 0x205
#define STRING 0x207
#define RK 0x27e
#define FORMAT 0x41e
#define SHRFMLA 0x4bc
#define BOF 0x809

/* Of the container that xy_compound_write() makes. */
#define SECTOR_SIZE 4096

static gboolean
take_sheet_cb (XySheet *sheet, gpointer user_data)
{
  g_ptr_array_add (user_data, sheet);
  return FALSE;
}

static GPtrArray *
read_sheets (GBytes *bytes, GError **error)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_sheet_free);

  if (!xy_xls_read (bytes, take_sheet_cb, sheets, NULL, error))
    return NULL;
  return g_steal_pointer (&sheets);
}

/* Ends the workbook and reads it. */
static GPtrArray *
read_biff (XyTestBiff *biff)
{
  g_autoptr (GBytes) bytes = xy_test_biff_end (biff);
  g_autoptr (GError) error = NULL;
  GPtrArray *sheets = read_sheets (bytes, &error);

  g_assert_no_error (error);
  return sheets;
}

static void
assert_refused (GBytes *bytes, XyRosterError code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sheets = read_sheets (bytes, &error);

  g_assert_null (sheets);
  g_assert_error (error, XY_ROSTER_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, word));
}

static void
assert_biff_refused (XyTestBiff *biff, XyRosterError code, const char *word)
{
  g_autoptr (GBytes) bytes = xy_test_biff_end (biff);

  assert_refused (bytes, code, word);
}

/* The row counts from 1, as the sheet shows it. */
static const XyCell *
find_cell (GPtrArray *sheets, guint index, guint row, guint column)
{
  const XySheet *sheet;

  g_assert_cmpuint (index, <, sheets->len);
  sheet = sheets->pdata[index];
  for (guint i = 0; i < sheet->rows->len; i++)
    if (xy_sheet_get_row (sheet, i)->number == row)
      return xy_sheet_get_cell (sheet, i, column);
  return NULL;
}

static void
assert_cell (GPtrArray *sheets, guint row, guint column, XyCellType type, const char *text)
{
  const XyCell *cell = find_cell (sheets, 0, row, column);

  if (text == NULL)
    {
      g_assert_null (cell);
      return;
    }
  g_assert_nonnull (cell);
  g_assert_cmpstr (cell->text, ==, text);
  g_assert_cmpint (cell->type, ==, type);
}

/* A workbook with one sheet, which is begun. */
static XyTestBiff *
begin_one_sheet (gboolean newer)
{
  XyTestBiff *biff = xy_test_biff_new (newer);

  xy_test_biff_add_entry (biff, "名单", 0);
  xy_test_biff_begin_sheet (biff);
  return biff;
}

static void
cells_stand_where_the_sheet_shows_them (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add_text (biff, 2, 0, "学号");
  xy_test_biff_add (biff, BLANK, "222", 2, 1, 0);
  xy_test_biff_add_text (biff, 2, 3, "宋𬱖");
  xy_test_biff_add_text (biff, 9, 0, "");
  xy_test_biff_add_text (biff, 65535, 1, "last");
  sheets = read_biff (biff);
  assert_cell (sheets, 3, 0, XY_CELL_TEXT, "学号");
  assert_cell (sheets, 3, 1, XY_CELL_TEXT, NULL);
  assert_cell (sheets, 3, 3, XY_CELL_TEXT, "宋𬱖");
  assert_cell (sheets, 10, 0, XY_CELL_TEXT, NULL);
  assert_cell (sheets, 65536, 1, XY_CELL_TEXT, "last");
  g_assert_cmpuint (((XySheet *) sheets->pdata[0])->rows->len, ==, 2);
}

/* Excel packs a number into 32 bits where it can: a whole one, or the upper half of a double, each
 * also a hundred times too large. */
static void
packed_numbers_are_numbers (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add (biff, RK, "2224", 0, 0, 0, 2020001 << 2 | 2);
  xy_test_biff_add (biff, RK, "2224", 0, 1, 0, (guint) -7 << 2 | 2);
  xy_test_biff_add (biff, RK, "2224", 0, 2, 0, 1234 << 2 | 3);
  xy_test_biff_add (biff, RK, "2224", 0, 3, 0, 0x40040000);
  xy_test_biff_add (biff, RK, "2224", 0, 4, 0, 0x40040000 | 1);
  xy_test_biff_add (biff, MULRK, "222424242", 1, 3, 0, 1 << 2 | 2, 0, 2 << 2 | 2, 0, 3 << 2 | 2, 5);
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_NUMBER, "2020001");
  assert_cell (sheets, 1, 1, XY_CELL_NUMBER, "-7");
  assert_cell (sheets, 1, 2, XY_CELL_NUMBER, "12.34");
  assert_cell (sheets, 1, 3, XY_CELL_NUMBER, "2.5");
  assert_cell (sheets, 1, 4, XY_CELL_NUMBER, "0.025");
  assert_cell (sheets, 2, 2, XY_CELL_NUMBER, NULL);
  assert_cell (sheets, 2, 3, XY_CELL_NUMBER, "1");
  assert_cell (sheets, 2, 4, XY_CELL_NUMBER, "2");
  assert_cell (sheets, 2, 5, XY_CELL_NUMBER, "3");
  assert_cell (sheets, 2, 6, XY_CELL_NUMBER, NULL);
}

/* A double holds fifteen digits: an ID number of eighteen shows that it has lost some. */
static void
a_number_of_more_digits_than_are_kept_shows_it (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add (biff, NUMBER, "222d", 0, 0, 0, 201944000001.0);
  xy_test_biff_add (biff, NUMBER, "222d", 0, 1, 0, 330299199504119719.0);
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_NUMBER, "201944000001");
  assert_cell (sheets, 1, 1, XY_CELL_NUMBER, "3.30299199504120E+17");
}

static void
results_of_formulas_are_read (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add (biff, FORMULA, "222d242", 0, 0, 0, 42.5, 0, 0, 0);
  xy_test_biff_add (biff, FORMULA, "2222222242", 0, 1, 0, 0, 0, 0, 0xffff, 0, 0, 0);
  xy_test_biff_add (biff, STRING, "21s", 4, 1, xy_test_biff_text ("会计1班"));
  /* Between a formula and its text what it shares with others may stand. */
  xy_test_biff_add (biff, FORMULA, "2222222242", 0, 2, 0, 0, 0, 0, 0xffff, 0, 0, 0);
  xy_test_biff_add (biff, SHRFMLA, "2211220", 0, 0, 2, 2, 0, 0, 0);
  xy_test_biff_add (biff, STRING, "21s", 3, 0, xy_test_biff_ascii ("Law"));
  /* True, an error value, an empty text. */
  xy_test_biff_add (biff, FORMULA, "2222222242", 0, 3, 0, 1, 1, 0, 0xffff, 0, 0, 0);
  xy_test_biff_add (biff, FORMULA, "2222222242", 0, 4, 0, 2, 42, 0, 0xffff, 0, 0, 0);
  xy_test_biff_add (biff, FORMULA, "2222222242", 0, 5, 0, 3, 0, 0, 0xffff, 0, 0, 0);
  /* A text that no formula waits for. */
  xy_test_biff_add (biff, STRING, "21s", 3, 0, xy_test_biff_ascii ("Nil"));
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_NUMBER, "42.5");
  assert_cell (sheets, 1, 1, XY_CELL_TEXT, "会计1班");
  assert_cell (sheets, 1, 2, XY_CELL_TEXT, "Law");
  assert_cell (sheets, 1, 3, XY_CELL_TEXT, "TRUE");
  assert_cell (sheets, 1, 4, XY_CELL_TEXT, NULL);
  assert_cell (sheets, 1, 5, XY_CELL_TEXT, NULL);
}

static void
truth_is_a_word_and_an_error_is_nothing (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add (biff, BOOLERR, "22211", 0, 0, 0, 1, 0);
  xy_test_biff_add (biff, BOOLERR, "22211", 0, 1, 0, 0, 0);
  xy_test_biff_add (biff, BOOLERR, "22211", 0, 2, 0, 42, 1);
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_TEXT, "TRUE");
  assert_cell (sheets, 1, 1, XY_CELL_TEXT, "FALSE");
  assert_cell (sheets, 1, 2, XY_CELL_TEXT, NULL);
}

/* A table of shared strings: an empty one, one with runs of fonts, one with phonetic text, one of
 * Latin letters; one that goes on in the next record with larger characters, and in the one after
 * that with small ones again; and one that begins a record. */
static void
shared_strings_go_on_in_the_next_record (void)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add_entry (biff, "S", 0);
  xy_test_biff_add (biff, SST,
                    "44"
                    "21"
                    "212s4"
                    "214s4"
                    "21s"
                    "21s",
                    6, 6, /**/
                    0, 0, /**/
                    2, 0x09, 1, xy_test_biff_text ("学院"), 0x01020304, /**/
                    2, 0x05, 4, xy_test_biff_text ("姓名"), 0x01020304, /**/
                    3, 0, xy_test_biff_ascii ("abc"), /**/
                    7, 0, xy_test_biff_ascii ("AB"));
  xy_test_biff_add (biff, CONTINUE, "1s", 1, xy_test_biff_text ("班级"));
  xy_test_biff_add (biff, CONTINUE, "1s", 0, xy_test_biff_ascii ("xyz"));
  xy_test_biff_add (biff, CONTINUE, "21s", 2, 1, xy_test_biff_text ("男女"));
  xy_test_biff_begin_sheet (biff);
  for (guint i = 0; i < 6; i++)
    xy_test_biff_add (biff, LABELSST, "2224", i, 0, 0, i);
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_TEXT, NULL);
  assert_cell (sheets, 2, 0, XY_CELL_TEXT, "学院");
  assert_cell (sheets, 3, 0, XY_CELL_TEXT, "姓名");
  assert_cell (sheets, 4, 0, XY_CELL_TEXT, "abc");
  assert_cell (sheets, 5, 0, XY_CELL_TEXT, "AB班级xyz");
  assert_cell (sheets, 6, 0, XY_CELL_TEXT, "男女");
}

static void
a_shared_string_that_is_not_there_breaks_the_file (void)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);

  xy_test_biff_add_entry (biff, "S", 0);
  xy_test_biff_add (biff, SST, "4421s", 2, 2, 1, 0, xy_test_biff_ascii ("a"));
  xy_test_biff_begin_sheet (biff);
  xy_test_biff_add (biff, LABELSST, "2224", 0, 0, 0, 1);
  assert_biff_refused (biff, XY_ROSTER_ERROR_FORMAT, "broken");
}

static void
half_a_pair_of_utf16_costs_a_character_not_the_file (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add (biff, LABEL, "22221222", 0, 0, 0, 3, 1, 'a', 0xd842, 'b');
  xy_test_biff_add (biff, LABEL, "22221222", 0, 1, 0, 3, 1, 0xdc00, 0xd842, 0xdfb7);
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_TEXT,
               "a\xef\xbf\xbd"
               "b");
  assert_cell (sheets, 1, 1, XY_CELL_TEXT, "\xef\xbf\xbd𠮷");
}

/* 44742 is 2022-06-30. */
static void
formats_of_dates_are_told_from_others (void)
{
  static const struct
  {
    guint format;
    const char *code; /* NULL: one that every workbook knows */
    gboolean is_date;
  } cases[] = {
    { 0, NULL, FALSE },
    { 14, NULL, TRUE },
    { 22, NULL, TRUE },
    { 27, NULL, TRUE },
    { 31, NULL, TRUE },
    { 36, NULL, TRUE },
    { 50, NULL, TRUE },
    { 57, NULL, TRUE },
    { 58, NULL, TRUE },
    { 9, NULL, FALSE },
    { 49, NULL, FALSE },
    { 164, "yyyy\"年\"m\"月\"", TRUE },
    { 165, "yyyy/m/d;@", TRUE },
    { 166, "0_ ", FALSE },
    { 167, "[DBNum1]General", FALSE },
    { 168, "0\"mode\"", FALSE },
    { 169, "[$-804]yyyy\"年\"m\"月\"d\"日\"", TRUE },
    { 57, "0.00", FALSE },
  };

  for (guint newer = 0; newer < 2; newer++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autoptr (XyTestBiff) biff = xy_test_biff_new (newer);
        g_autoptr (GPtrArray) sheets = NULL;
        const char *code = cases[i].code;

        xy_test_biff_add_entry (biff, "S", 0);
        if (code != NULL && newer)
          {
            GBytes *units = xy_test_biff_text (code);

            xy_test_biff_add (biff, FORMAT, "221s", cases[i].format,
                              (guint) g_bytes_get_size (units) / 2, 1, units);
          }
        else if (code != NULL)
          {
            xy_test_biff_add (biff, FORMAT, "21s", cases[i].format, (guint) strlen (code),
                              xy_test_biff_ascii (code));
          }
        xy_test_biff_add (biff, XF, "2224444", 0, 0, 0, 0, 0, 0, 0);
        xy_test_biff_add (biff, XF, "2224444", 0, cases[i].format, 0, 0, 0, 0, 0);
        xy_test_biff_begin_sheet (biff);
        xy_test_biff_add (biff, NUMBER, "222d", 0, 0, 1, 44742.0);
        xy_test_biff_add (biff, RK, "2224", 0, 1, 1, 44742 << 2 | 2);
        xy_test_biff_add (biff, FORMULA, "222d242", 0, 2, 1, 44742.75, 0, 0, 0);
        xy_test_biff_add (biff, NUMBER, "222d", 0, 3, 0, 44742.0);
        sheets = read_biff (biff);
        for (guint column = 0; column < 3; column++)
          {
            const XyCell *cell = find_cell (sheets, 0, 1, column);

            g_assert_cmpint (cell->type, ==, cases[i].is_date ? XY_CELL_DATE : XY_CELL_NUMBER);
            if (cases[i].is_date)
              g_assert_cmpstr (cell->text, ==, "2022-06-30");
          }
        assert_cell (sheets, 1, 3, XY_CELL_NUMBER, "44742");
      }
}

static void
zeros_that_only_the_format_has_are_kept (void)
{
  for (guint newer = 0; newer < 2; newer++)
    {
      g_autoptr (XyTestBiff) biff = xy_test_biff_new (newer);
      g_autoptr (GPtrArray) sheets = NULL;

      xy_test_biff_add_entry (biff, "S", 0);
      if (newer)
        xy_test_biff_add (biff, FORMAT, "221s", 164, 10, 0, xy_test_biff_ascii ("0000000000"));
      else
        xy_test_biff_add (biff, FORMAT, "21s", 164, 10, xy_test_biff_ascii ("0000000000"));
      xy_test_biff_add (biff, XF, "2224444", 0, 164, 0, 0, 0, 0, 0);
      xy_test_biff_begin_sheet (biff);
      xy_test_biff_add (biff, NUMBER, "222d", 0, 0, 0, 202044001.0);
      xy_test_biff_add (biff, RK, "2224", 0, 1, 0, 2020001 << 2 | 2);
      xy_test_biff_add (biff, RK, "2224", 0, 2, 0, 202000100 << 2 | 3);
      xy_test_biff_add (biff, NUMBER, "222d", 0, 3, 0, 0.5);
      xy_test_biff_add (biff, FORMULA, "222d242", 0, 4, 0, 7.0, 0, 0, 0);
      sheets = read_biff (biff);
      assert_cell (sheets, 1, 0, XY_CELL_TEXT, "0202044001");
      assert_cell (sheets, 1, 1, XY_CELL_TEXT, "0002020001");
      assert_cell (sheets, 1, 2, XY_CELL_TEXT, "0002020001");
      assert_cell (sheets, 1, 3, XY_CELL_NUMBER, "0.5");
      assert_cell (sheets, 1, 4, XY_CELL_TEXT, "0000000007");
    }
}

static void
days_can_be_counted_from_1904 (void)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add (biff, DATEMODE, "2", 1);
  xy_test_biff_add_entry (biff, "S", 0);
  xy_test_biff_add (biff, XF, "2224444", 0, 14, 0, 0, 0, 0, 0);
  xy_test_biff_begin_sheet (biff);
  xy_test_biff_add (biff, NUMBER, "222d", 0, 0, 0, 43280.0);
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_DATE, "2022-06-30");
}

static void
cells_that_are_one_are_told (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add_row (biff, 0, "商学院", "1", NULL);
  for (guint i = 1; i < 4; i++)
    xy_test_biff_add_text (biff, i, 1, "2");
  xy_test_biff_add (biff, MERGEDCELLS,
                    "2"
                    "2222"
                    "2222",
                    2, 0, 2, 0, 0, 0, 0, 1, 5);
  sheets = read_biff (biff);
  assert_cell (sheets, 2, 0, XY_CELL_TEXT, "商学院");
  assert_cell (sheets, 3, 0, XY_CELL_TEXT, "商学院");
  assert_cell (sheets, 4, 0, XY_CELL_TEXT, NULL);
}

/* A chart of its own in the middle of a sheet, and sheets that are no cells but charts or macros.
 */
static void
charts_and_macros_are_stepped_over (void)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add_entry (biff, "一", 0);
  xy_test_biff_add_entry (biff, "图", 2);
  xy_test_biff_add_entry (biff, "二", 0);
  xy_test_biff_begin_sheet (biff);
  xy_test_biff_add_text (biff, 0, 0, "above");
  xy_test_biff_add (biff, BOF, "22444", 0x600, 0x20, 0, 0, 0);
  xy_test_biff_add_text (biff, 0, 1, "of the chart");
  xy_test_biff_add (biff, END, "");
  xy_test_biff_add_text (biff, 1, 0, "below");
  xy_test_biff_begin_sheet (biff);
  xy_test_biff_add_text (biff, 0, 0, "no sheet");
  xy_test_biff_begin_sheet (biff);
  xy_test_biff_add_text (biff, 0, 0, "second");
  sheets = read_biff (biff);
  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpstr (((XySheet *) sheets->pdata[0])->name, ==, "一");
  g_assert_cmpstr (((XySheet *) sheets->pdata[1])->name, ==, "二");
  assert_cell (sheets, 1, 0, XY_CELL_TEXT, "above");
  assert_cell (sheets, 1, 1, XY_CELL_TEXT, NULL);
  assert_cell (sheets, 2, 0, XY_CELL_TEXT, "below");
  g_assert_cmpstr (find_cell (sheets, 1, 1, 0)->text, ==, "second");
}

static void
add_old_rows (XyTestBiff *biff)
{
  g_autoptr (GBytes) gbk = NULL;

  xy_test_biff_add_row (biff, 0, "学号", "姓名", NULL);
  xy_test_biff_add_row (biff, 1, "2020001", "欧阳娜", NULL);
  /* A text with runs of fonts behind it. */
  xy_test_biff_add (biff, RSTRING, "2222s111", 2, 0, 0, 3, xy_test_biff_ascii ("abc"), 1, 0, 0);
  xy_test_biff_add (biff, FORMULA, "2222222242", 2, 1, 0, 0, 0, 0, 0xffff, 0, 0, 0);
  xy_test_biff_add (biff, STRING, "2s", 2, xy_test_biff_ascii ("ok"));
  xy_test_biff_add (biff, BOOLERR, "22211", 2, 2, 0, 1, 0);
}

static void
older_workbooks_are_in_their_code_page (void)
{
  static const guint pages[] = { 0, 936, 10008, 54936 };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (XyTestBiff) biff = xy_test_biff_new (FALSE);
      g_autoptr (GPtrArray) sheets = NULL;

      if (pages[i] != 0)
        xy_test_biff_add (biff, CODEPAGE, "2", pages[i]);
      xy_test_biff_add_entry (biff, "名单", 0);
      xy_test_biff_begin_sheet (biff);
      add_old_rows (biff);
      sheets = read_biff (biff);
      g_assert_cmpstr (((XySheet *) sheets->pdata[0])->name, ==, "名单");
      assert_cell (sheets, 1, 0, XY_CELL_TEXT, "学号");
      assert_cell (sheets, 2, 1, XY_CELL_TEXT, "欧阳娜");
      assert_cell (sheets, 3, 0, XY_CELL_TEXT, "abc");
      assert_cell (sheets, 3, 1, XY_CELL_TEXT, "ok");
      assert_cell (sheets, 3, 2, XY_CELL_TEXT, "TRUE");
    }
}

static void
half_a_character_costs_that_and_not_the_file (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (FALSE);
  g_autoptr (GPtrArray) sheets = NULL;

  xy_test_biff_add (biff, LABEL, "2222s", 0, 0, 0, 3, xy_test_biff_ascii ("\xb7\xa8\xd1"));
  xy_test_biff_add (biff, LABEL, "2222s", 0, 1, 0, 4, xy_test_biff_ascii ("\xff\xb7\xa8\x80"));
  xy_test_biff_add (biff, LABEL, "2222s", 0, 2, 0, 2, xy_test_biff_ascii ("\xb7 "));
  sheets = read_biff (biff);
  assert_cell (sheets, 1, 0, XY_CELL_TEXT, "法?");
  assert_cell (sheets, 1, 1, XY_CELL_TEXT, "?法?");
  assert_cell (sheets, 1, 2, XY_CELL_TEXT, "? ");
}

/* As many web sites write it: a worksheet alone, of no version, in GBK, and no container. */
static void
a_sheet_without_a_workbook_is_a_roster (void)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (FALSE);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  g_byte_array_set_size (biff->bytes, 0);
  xy_test_biff_add (biff, BOF, "2222", 0, 0x10, 0, 0);
  xy_test_biff_add_row (biff, 0, "学号", "姓名", "身份证号", NULL);
  xy_test_biff_add_row (biff, 1, "2020001", "欧阳娜", "43019919970101001X", NULL);
  bytes = xy_test_biff_end (biff);
  roster = xy_roster_read_bytes (bytes, "test.xls", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roster->students->len, ==, 1);
}

/* The same in the container, once as it is and once with another stream's name. */
static GBytes *
wrap (XyTestBiff *biff, const char *name)
{
  g_autoptr (GBytes) bytes = xy_test_biff_end (biff);
  g_autoptr (GBytes) from = xy_test_biff_text ("Workbook"), to = xy_test_biff_text (name);
  gsize length, name_length;
  const guint8 *data = g_bytes_get_data (bytes, &length);
  const void *old = g_bytes_get_data (from, &name_length);
  char *file = NULL, *place;
  size_t size;
  FILE *stream = open_memstream (&file, &size);
  GBytes *wrapped;

  g_assert_true (xy_compound_write (stream, data, length));
  fclose (stream);
  place = memmem (file, size, old, name_length);
  g_assert_nonnull (place);
  g_assert_cmpuint (g_bytes_get_size (to), ==, name_length);
  memcpy (place, g_bytes_get_data (to, NULL), name_length);
  wrapped = g_bytes_new (file, size);
  free (file);
  return wrapped;
}

static void
other_files_in_the_container_are_no_spreadsheet (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GBytes) workbook = NULL, document = NULL;

  xy_test_biff_add_text (biff, 0, 0, "学号");
  workbook = wrap (biff, "Workbook");
  document = wrap (biff, "WordDocu");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GBytes) shouted = wrap (biff, "WORKBOOK");
      g_autoptr (GPtrArray) sheets = NULL;
      g_autoptr (GError) error = NULL;

      sheets = read_sheets (i == 0 ? workbook : shouted, &error);
      g_assert_no_error (error);
      assert_cell (sheets, 1, 0, XY_CELL_TEXT, "学号");
    }
  assert_refused (document, XY_ROSTER_ERROR_FORMAT, "no spreadsheet");
}

/* The table of sectors is the last one of the file that is written here: each entry in turn leads
 * back to the first sector, or out of the file. */
static void
a_chain_in_a_circle_ends (void)
{
  static const guint32 targets[] = { 0, 0x7fffffff };
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GBytes) file = NULL;
  const guint8 *data;
  gsize size;

  for (guint i = 0; i < 1000; i++)
    xy_test_biff_add_text (biff, i, 0, "学号学号学号学号");
  file = wrap (biff, "Workbook");
  data = g_bytes_get_data (file, &size);
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    for (guint entry = 0; entry < 4; entry++)
      {
        guint8 *changed = g_memdup2 (data, size);
        guint32 target = GUINT32_TO_LE (targets[i]);
        g_autoptr (GBytes) bytes = NULL;

        memcpy (changed + size - SECTOR_SIZE + 4 * entry, &target, sizeof target);
        bytes = g_bytes_new_take (changed, size);
        assert_refused (bytes, XY_ROSTER_ERROR_FORMAT, "broken");
      }
}

static void
an_encrypted_workbook_is_told (void)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);

  xy_test_biff_add (biff, FILEPASS, "222222", 1, 1, 1, 0x1234, 0x5678, 0x9abc);
  xy_test_biff_add_entry (biff, "S", 0);
  xy_test_biff_begin_sheet (biff);
  assert_biff_refused (biff, XY_ROSTER_ERROR_FORMAT, "encrypted");
}

static void
what_is_cut_off_is_broken_at_any_length (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);
  g_autoptr (GBytes) records = NULL, file = NULL;

  xy_test_biff_add_row (biff, 0, "学号", "姓名", NULL);
  file = wrap (biff, "Workbook");
  records = xy_test_biff_end (biff);
  g_byte_array_set_size (biff->bytes, biff->bytes->len - 4);
  for (gsize length = 1; length < biff->bytes->len; length += 3)
    {
      g_autoptr (GBytes) shorter = g_bytes_new_from_bytes (records, 0, length);

      assert_refused (shorter, XY_ROSTER_ERROR_FORMAT, "broken");
    }
  for (gsize length = 8; length < g_bytes_get_size (file) - SECTOR_SIZE; length += 501)
    {
      g_autoptr (GBytes) shorter = g_bytes_new_from_bytes (file, 0, length);

      assert_refused (shorter, XY_ROSTER_ERROR_FORMAT, "broken");
    }
}

/* A table of all cells up to the one in the last corner is more than the reader may have. */
static void
cells_too_far_apart_are_too_much (void)
{
  g_autoptr (XyTestBiff) biff = begin_one_sheet (TRUE);

  xy_test_biff_add_text (biff, 0, 0, "first");
  xy_test_biff_add_text (biff, 65535, 255, "last");
  assert_biff_refused (biff, XY_ROSTER_ERROR_LIMIT, "too large");
}

/* A file of few bytes can hold one text very often. */
static void
a_text_that_is_everywhere_is_too_much (void)
{
  g_autofree char *text = g_strnfill (3900, 'x');
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);

  xy_test_biff_add_entry (biff, "S", 0);
  xy_test_biff_add (biff, SST, "4421s", 1, 1, 3900, 0, xy_test_biff_ascii (text));
  xy_test_biff_begin_sheet (biff);
  for (guint i = 0; i < 50000; i++)
    xy_test_biff_add (biff, LABELSST, "2224", i, 0, 0, 0);
  assert_biff_refused (biff, XY_ROSTER_ERROR_LIMIT, "too large");
}

/* Sheets can lie at one place, and a sheet can lie within another one's cells. */
static void
sheets_that_share_a_place_are_read_each (void)
{
  g_autoptr (XyTestBiff) biff = xy_test_biff_new (TRUE);
  g_autoptr (GPtrArray) sheets = NULL;
  guint second;

  xy_test_biff_add_entry (biff, "A", 0);
  xy_test_biff_add_entry (biff, "B", 0);
  xy_test_biff_begin_sheet (biff);
  second = g_array_index (biff->entries, guint, 1);
  memcpy (biff->bytes->data + second, biff->bytes->data + g_array_index (biff->entries, guint, 0),
          4);
  xy_test_biff_add_text (biff, 0, 0, "cell");
  sheets = read_biff (biff);
  g_assert_cmpuint (sheets->len, ==, 2);
  g_assert_cmpstr (find_cell (sheets, 1, 1, 0)->text, ==, "cell");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/xls/places", cells_stand_where_the_sheet_shows_them);
  g_test_add_func ("/roster/xls/packed-numbers", packed_numbers_are_numbers);
  g_test_add_func ("/roster/xls/long-numbers", a_number_of_more_digits_than_are_kept_shows_it);
  g_test_add_func ("/roster/xls/formulas", results_of_formulas_are_read);
  g_test_add_func ("/roster/xls/truth", truth_is_a_word_and_an_error_is_nothing);
  g_test_add_func ("/roster/xls/shared-strings", shared_strings_go_on_in_the_next_record);
  g_test_add_func ("/roster/xls/no-such-string", a_shared_string_that_is_not_there_breaks_the_file);
  g_test_add_func ("/roster/xls/half-a-pair", half_a_pair_of_utf16_costs_a_character_not_the_file);
  g_test_add_func ("/roster/xls/dates", formats_of_dates_are_told_from_others);
  g_test_add_func ("/roster/xls/zeros", zeros_that_only_the_format_has_are_kept);
  g_test_add_func ("/roster/xls/1904", days_can_be_counted_from_1904);
  g_test_add_func ("/roster/xls/merges", cells_that_are_one_are_told);
  g_test_add_func ("/roster/xls/charts", charts_and_macros_are_stepped_over);
  g_test_add_func ("/roster/xls/older", older_workbooks_are_in_their_code_page);
  g_test_add_func ("/roster/xls/half-a-character", half_a_character_costs_that_and_not_the_file);
  g_test_add_func ("/roster/xls/alone", a_sheet_without_a_workbook_is_a_roster);
  g_test_add_func ("/roster/xls/other-files", other_files_in_the_container_are_no_spreadsheet);
  g_test_add_func ("/roster/xls/circle", a_chain_in_a_circle_ends);
  g_test_add_func ("/roster/xls/encrypted", an_encrypted_workbook_is_told);
  g_test_add_func ("/roster/xls/cut-off", what_is_cut_off_is_broken_at_any_length);
  g_test_add_func ("/roster/xls/far-apart", cells_too_far_apart_are_too_much);
  g_test_add_func ("/roster/xls/everywhere", a_text_that_is_everywhere_is_too_much);
  g_test_add_func ("/roster/xls/same-place", sheets_that_share_a_place_are_read_each);
  return g_test_run ();
}
