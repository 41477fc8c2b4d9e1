// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>
#include <xlsxwriter.h>

#include "roster/xy-number-format.h"
#include "roster/xy-number.h"
#include "roster/xy-roster.h"
#include "roster/xy-xlsx.h"
#include "xy-test.h"
#include "xy-test-workbook.h"

#define INLINE(reference, text)                                                                    \
  "<c r=\"" reference "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEADER                                                                                     \
  "<row r=\"1\">" INLINE ("A1", "学号") INLINE ("B1", "姓名") INLINE ("C1", "身份证号")            \
      INLINE ("D1", "毕业日期") INLINE ("E1", "班级") "</row>"
#define SHEET(rows) "<worksheet><sheetData>" HEADER rows "</sheetData></worksheet>"

static XyRoster *
read_parts (const XyTestPart *parts, guint n)
{
  g_autoptr (GBytes) bytes = xy_test_pack (parts, n);
  g_autoptr (GError) error = NULL;
  XyRoster *roster = xy_roster_read_bytes (bytes, "test.xlsx", NULL, NULL, &error);

  g_assert_no_error (error);
  return roster;
}

static XyRoster *
read_sheet (const char *sheet)
{
  const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", sheet } };

  return read_parts (parts, G_N_ELEMENTS (parts));
}

static const char *
get_value (const XyRoster *roster, guint index, XyRosterColumn column)
{
  g_assert_cmpuint (index, <, roster->students->len);
  return ((XyRosterStudent *) g_ptr_array_index (roster->students, index))->values[column];
}

static void
a_workbook_in_openpyxls_manner_is_read (void)
{
  g_autofree char *sheet = xy_test_dup_plain_sheet ();
  g_autoptr (XyRoster) roster = read_sheet (sheet);

  g_assert_cmpstr (roster->sheet, ==, "A & B");
  g_assert_null (roster->encoding);
  g_assert_cmpint (roster->header_row, ==, 1);
  g_assert_cmpuint (roster->students->len, ==, 2);
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_ID_NUMBER), ==, "430299199109269155");
  g_assert_cmpstr (get_value (roster, 1, XY_COLUMN_STUDENT_NUMBER), ==, "201900002");
  g_assert_cmpuint (roster->problems->len, ==, 0);
}

/* Written as a spreadsheet program does it: shared strings, relative part names. */
static void
a_workbook_with_several_sheets_is_read (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "several.xlsx", NULL);
  lxw_workbook *book = workbook_new (path);
  lxw_worksheet *notes = workbook_add_worksheet (book, "说明");
  lxw_worksheet *page = workbook_add_worksheet (book, "名单");
  lxw_format *bold = workbook_add_format (book), *date = workbook_add_format (book);
  lxw_datetime day = { .year = 2022, .month = 6, .day = 30 };
  char head[] = "201900", tail[] = "001";
  lxw_rich_string_tuple start = { NULL, head }, end = { bold, tail };
  lxw_rich_string_tuple *rich[] = { &start, &end, NULL };
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  format_set_bold (bold);
  format_set_num_format (date, "yyyy/m/d");
  worksheet_write_string (notes, 0, 0, "请在下一张表填写学号和姓名。", NULL);
  workbook_add_worksheet (book, "empty");
  worksheet_merge_range (page, 0, 0, 0, 4, "2022届毕业生", bold);
  worksheet_write_string (page, 2, 1, "学号", bold);
  worksheet_write_string (page, 2, 2, "姓名", bold);
  worksheet_write_string (page, 2, 3, "身份证号", bold);
  worksheet_write_string (page, 2, 4, "毕业日期", bold);
  worksheet_write_string (page, 2, 5, "班级", bold);
  worksheet_write_rich_string (page, 4, 1, rich, NULL);
  worksheet_write_formula_str (page, 4, 2, "=\"张\"&\"三\"", NULL, "张三");
  worksheet_write_string (page, 4, 3, "430299199109269155", NULL);
  worksheet_write_datetime (page, 4, 4, &day, date);
  worksheet_write_number (page, 5, 1, 201900002, NULL);
  worksheet_write_string (page, 5, 2, "李四", NULL);
  worksheet_write_number (page, 5, 3, 440799199411252951., NULL);
  worksheet_write_string (page, 5, 4, "2022年6月", NULL);
  worksheet_merge_range (page, 4, 5, 5, 5, "1班", NULL);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);

  roster = xy_roster_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (roster->file, ==, path);
  g_assert_cmpstr (roster->sheet, ==, "名单");
  g_assert_cmpint (roster->header_row, ==, 3);
  g_assert_cmpuint (roster->students->len, ==, 2);
  g_assert_cmpint (((XyRosterStudent *) g_ptr_array_index (roster->students, 0))->row, ==, 5);
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_STUDENT_NUMBER), ==, "201900001");
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_NAME), ==, "张三");
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_GRADUATION), ==, "2022-06-30");
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_CLASS), ==, "1班");
  g_assert_cmpstr (get_value (roster, 1, XY_COLUMN_STUDENT_NUMBER), ==, "201900002");
  g_assert_cmpstr (get_value (roster, 1, XY_COLUMN_GRADUATION), ==, "2022-06");
  g_assert_cmpstr (get_value (roster, 1, XY_COLUMN_CLASS), ==, "1班");
  g_assert_cmpuint (roster->problems->len, ==, 1);
  g_assert_cmpint (xy_roster_find_problem (roster, 6, XY_COLUMN_ID_NUMBER)->kind, ==,
                   XY_PROBLEM_PRECISION_LOST);
}

static void
cells_are_read_by_their_type (void)
{
  g_autoptr (XyRoster) roster = read_sheet (SHEET (
      "<row r=\"3\">"
      "<c r=\"A3\" t=\"str\"><f>X</f><v>201900001</v></c>"
      "<c r=\"B3\" t=\"inlineStr\"><is><r><t>张</t></r><r><t>三</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>zhang</t></rPh></is></c>"
      "<c r=\"C3\" t=\"e\"><v>#N/A</v></c>"
      "<c r=\"D3\" s=\"1\"><v>44742.5</v></c>"
      "<c r=\"E3\" t=\"b\"><v>1</v></c></row>"
      "<row r=\"4\"><c r=\"A4\" s=\"3\"><v>2.01900002E8</v></c>"
      "<c r=\"B4\" t=\"inlineStr\"><is><t>李_x0020__x56DB_</t></is></c>"
      "<c r=\"C4\"><v>4.11299199906227e+17</v></c>"
      "<c r=\"D4\" s=\"2\"><v>44742</v></c></row>"
      "<row r=\"5\"><c r=\"A5\"><v>201900003</v></c>" INLINE (
          "B5", "王五") "<c r=\"D5\" t=\"d\"><v>2022-06-30T00:00:00</v></c></row>"
                        "<row r=\"6\"><c r=\"A6\"><v>201900004</v></c>" INLINE (
                            "B6",
                            "赵六") "<c r=\"D6\" s=\"4\"><v>44742</v></c></row>"
                                    "<row r=\"7\"><c r=\"A7\" s=\"5\"><v>201900005</v></c>" INLINE (
                                        "B7", "孙七") "</row>"));

  g_assert_cmpuint (roster->students->len, ==, 5);
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_STUDENT_NUMBER), ==, "201900001");
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_NAME), ==, "张三");
  g_assert_null (get_value (roster, 0, XY_COLUMN_ID_NUMBER));
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_CLASS), ==, "TRUE");
  g_assert_cmpstr (get_value (roster, 1, XY_COLUMN_STUDENT_NUMBER), ==, "201900002");
  g_assert_cmpstr (get_value (roster, 1, XY_COLUMN_NAME), ==, "李四");
  g_assert_cmpstr (get_value (roster, 1, XY_COLUMN_ID_NUMBER), ==, "4.11299199906227E+17");
  g_assert_cmpstr (get_value (roster, 4, XY_COLUMN_STUDENT_NUMBER), ==, "0201900005");
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (get_value (roster, i, XY_COLUMN_GRADUATION), ==, "2022-06-30");
}

static void
rows_and_cells_without_references_follow_one_another (void)
{
  g_autoptr (XyRoster) roster = read_sheet (
      "<worksheet><sheetData><row><c t=\"inlineStr\"><is><t>学号</t></is></c>"
      "<c t=\"inlineStr\"><is><t>姓名</t></is></c></row><row/><row><c><v>201900001</v></c>"
      "<c t=\"inlineStr\"><is><t>张三</t></is></c></row></sheetData></worksheet>");

  g_assert_cmpuint (roster->students->len, ==, 1);
  g_assert_cmpint (((XyRosterStudent *) g_ptr_array_index (roster->students, 0))->row, ==, 3);
}

static void
days_count_from_1904_where_the_workbook_says_so (void)
{
  const XyTestPart parts[] = {
    XY_TEST_WORKBOOK_PARTS,
    { "xl/worksheets/sheet1.xml", SHEET ("<row r=\"2\"><c r=\"A2\"><v>201900001</v></c>" INLINE (
                                      "B2", "张三") "<c r=\"D2\" s=\"1\"><v>43280</v></c></row>") },
  };
  XyTestPart changed[G_N_ELEMENTS (parts)];
  g_autoptr (XyRoster) roster = NULL;

  memcpy (changed, parts, sizeof parts);
  changed[1].content = "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet "
                       "name=\"S\" r:id=\"rId1\"/></sheets></workbook>";
  roster = read_parts (changed, G_N_ELEMENTS (changed));
  g_assert_cmpstr (get_value (roster, 0, XY_COLUMN_GRADUATION), ==, "2022-06-30");
}

static void
part_names_may_be_relative_and_of_any_case (void)
{
  g_autofree char *sheet = xy_test_dup_plain_sheet ();
  const XyTestPart parts[] = {
    { "_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                     "Target=\"./odd/../XL/Book.xml\"/></Relationships>" },
    { "xl/book.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"S\" r:id=\"b\"/></sheets>"
                     "</workbook>" },
    { "xl/_rels/Book.xml.rels",
      "<Relationships><Relationship Id=\"b\" Type=\"x/worksheet\" Target=\"../tables/one.xml\"/>"
      "<Relationship Id=\"c\" Type=\"x/styles\" Target=\"file:///etc/passwd\" "
      "TargetMode=\"External\"/><Relationship Id=\"d\" Type=\"x/sharedStrings\" "
      "Target=\"../../../../etc/passwd\"/></Relationships>" },
    { "tables/one.xml", sheet },
  };
  g_autoptr (XyRoster) roster = read_parts (parts, G_N_ELEMENTS (parts));

  g_assert_cmpuint (roster->students->len, ==, 2);
}

static void
formats_that_show_dates_are_told (void)
{
  static const char *const dates[] = { "yyyy-mm-dd", "m/d/yy", "[$-804]yyyy\"年\"m\"月\";@",
                                       "mmm-yy", "[Red]d" };
  static const char *const others[] = { "General", "0.00E+00", "@",           "0\"day\"",
                                        "0\\d",    "[mm]",     "#,##0;[Red]d" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    g_assert_cmpint (xy_number_format_parse (dates[i]), ==, XY_NUMBER_FORMAT_DATE);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_cmpint (xy_number_format_parse (others[i]), ==, XY_NUMBER_FORMAT_PLAIN);
}

/* A student number of digits that is stored as a number has its first zeros in the format. */
static void
formats_that_fill_up_with_zeros_are_told (void)
{
  char text[32] = "";

  g_assert_cmpint (xy_number_format_parse ("00000000"), ==, 8);
  g_assert_cmpint (xy_number_format_parse ("000_ "), ==, 3);
  g_assert_cmpint (xy_number_format_parse ("000;[Red]-000"), ==, 3);
  g_assert_cmpint (xy_number_format_parse ("0"), ==, XY_NUMBER_FORMAT_PLAIN);
  g_assert_cmpint (xy_number_format_parse ("00.00"), ==, XY_NUMBER_FORMAT_PLAIN);
  g_assert_cmpint (xy_number_format_parse ("00%"), ==, XY_NUMBER_FORMAT_PLAIN);

  g_assert_true (xy_number_format_fill (2020001, 10, text));
  g_assert_cmpstr (text, ==, "0002020001");
  g_assert_true (xy_number_format_fill (2020001, 3, text));
  g_assert_cmpstr (text, ==, "2020001");
  g_assert_false (xy_number_format_fill (2020001, XY_NUMBER_FORMAT_PLAIN, text));
  g_assert_false (xy_number_format_fill (2020001, XY_NUMBER_FORMAT_DATE, text));
  g_assert_false (xy_number_format_fill (1.5, 10, text));
  g_assert_false (xy_number_format_fill (-1, 10, text));
  g_assert_false (xy_number_format_fill (330299199504119719.0, 15, text));
  g_assert_cmpint (xy_number_format_parse ("000000000000000000"), ==, XY_NUMBER_FORMAT_PLAIN);
}

static void
numbers_keep_what_a_spreadsheet_keeps (void)
{
  static const struct
  {
    double value;
    const char *text;
  } cases[] = {
    { 201900001, "201900001" },
    { 0, "0" },
    { 2.5, "2.5" },
    { 999999999999999, "999999999999999" },
    { 1e15, "1.00000000000000E+15" },
    { 430299199109269155., "4.30299199109269E+17" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = xy_number_to_text (cases[i].value);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
json_has_every_member_and_null_for_what_is_empty (void)
{
  g_autoptr (XyRoster) roster = read_sheet (
      SHEET ("<row r=\"2\"><c r=\"A2\"><v>201900001</v></c>" INLINE ("B2", "张 三") "</row>"));
  g_autoptr (JsonNode) json = xy_roster_to_json (roster);
  JsonObject *object = json_node_get_object (json);
  JsonObject *student, *repair, *problem, *columns;

  student = json_array_get_object_element (json_object_get_array_member (object, "students"), 0);
  g_assert_cmpuint (json_object_get_size (student), ==, XY_N_COLUMNS + 1);
  g_assert_cmpint (json_object_get_int_member (student, "row"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (student, "name"), ==, "张三");
  g_assert_true (json_object_get_null_member (student, "id_number"));
  g_assert_true (json_object_get_null_member (object, "encoding"));
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, "test.xlsx");
  columns = json_object_get_object_member (object, "columns");
  g_assert_cmpuint (json_object_get_size (columns), ==, 5);
  g_assert_cmpstr (json_object_get_string_member (columns, "class"), ==, "班级");
  repair = json_array_get_object_element (json_object_get_array_member (object, "repairs"), 0);
  g_assert_cmpstr (json_object_get_string_member (repair, "from"), ==, "张 三");
  problem = json_array_get_object_element (json_object_get_array_member (object, "problems"), 0);
  g_assert_cmpstr (json_object_get_string_member (problem, "field"), ==, "id_number");
  g_assert_cmpstr (json_object_get_string_member (problem, "kind"), ==, "missing");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/xlsx/openpyxl", a_workbook_in_openpyxls_manner_is_read);
  g_test_add_func ("/roster/xlsx/several-sheets", a_workbook_with_several_sheets_is_read);
  g_test_add_func ("/roster/xlsx/types", cells_are_read_by_their_type);
  g_test_add_func ("/roster/xlsx/no-references",
                   rows_and_cells_without_references_follow_one_another);
  g_test_add_func ("/roster/xlsx/date1904", days_count_from_1904_where_the_workbook_says_so);
  g_test_add_func ("/roster/xlsx/part-names", part_names_may_be_relative_and_of_any_case);
  g_test_add_func ("/roster/xlsx/date-formats", formats_that_show_dates_are_told);
  g_test_add_func ("/roster/xlsx/formats-of-zeros", formats_that_fill_up_with_zeros_are_told);
  g_test_add_func ("/roster/xlsx/numbers", numbers_keep_what_a_spreadsheet_keeps);
  g_test_add_func ("/roster/json", json_has_every_member_and_null_for_what_is_empty);
  return g_test_run ();
}
