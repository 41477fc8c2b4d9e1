// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "roster/xy-roster.h"
#include "xy-test-workbook.h"
#include "xy-test.h"

#define WORKBOOK(rows)                                                                             \
  "<?xml version=\"1.0\" encoding=\"gb2312\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"      \
  "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"\n"                             \
  " xmlns:o=\"urn:schemas-microsoft-com:office:office\"\n"                                         \
  " xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\"\n"                                   \
  " xmlns:html=\"http://www.w3.org/TR/REC-html40\">\n"                                             \
  "<o:DocumentProperties><o:Author>A</o:Author></o:DocumentProperties>\n"                          \
  "<Styles><Style ss:ID=\"s1\"/></Styles>\n"                                                       \
  "<Worksheet ss:Name=\"名单\"><Table ss:ExpandedColumnCount=\"5\"><Column "                     \
  "ss:Width=\"80\"/>\n" rows "</Table><WorksheetOptions/></Worksheet></Workbook>\n"

static XyWorkbook *
read_text (const char *text, const char *charset)
{
  g_autofree char *converted = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  XyWorkbook *workbook;
  gsize size;

  converted = g_convert (text, -1, charset, "UTF-8", NULL, &size, NULL);
  bytes = g_bytes_new (converted, size);
  workbook = xy_workbook_read_bytes (bytes, "test.xls", &error);
  g_assert_no_error (error);
  return workbook;
}

static void
assert_cell (const XyWorkbook *workbook, const char *reference, XyCellType type, const char *text)
{
  xy_test_assert_cell (workbook, 0, reference, type, text);
}

static void
assert_refused (const char *text, gsize size, XyRosterError code, const char *word)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (xy_workbook_read_bytes (bytes, "test.xls", &error));
  g_assert_error (error, XY_ROSTER_ERROR, (int) code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not speak of “%s”", error->message, word);
}

static void
cells_are_read_by_their_type (void)
{
  static const char text[] =
      WORKBOOK ("<Row><Cell ss:StyleID=\"s1\"><Data ss:Type=\"String\">张 三&#10;丰</Data></Cell>"
                "<Cell><Data ss:Type=\"Number\">201900001</Data></Cell>"
                "<Cell><Data ss:Type=\"Number\">4.3029919910926918E+17</Data></Cell>"
                "<Cell><Data ss:Type=\"DateTime\">2022-06-30T00:00:00.000</Data></Cell>"
                "<Cell><Data ss:Type=\"Boolean\">1</Data></Cell></Row>"
                "<Row><Cell><Data ss:Type=\"Error\">#N/A</Data></Cell>"
                "<Cell><ss:Data ss:Type=\"String\" xmlns=\"http://www.w3.org/TR/REC-html40\">"
                "<B>李</B><Font html:Color=\"#FF0000\">四</Font></ss:Data><Comment ss:Author=\"A\">"
                "<ss:Data>note</ss:Data></Comment></Cell>"
                "<Cell ss:Formula=\"=1\"/><Cell><Data ss:Type=\"Number\"></Data></Cell></Row>");
  g_autoptr (XyWorkbook) workbook = read_text (text, "UTF-8");

  g_assert_cmpstr (xy_workbook_get_sheet (workbook, 0)->name, ==, "名单");
  assert_cell (workbook, "A1", XY_CELL_TEXT, "张 三\n丰");
  assert_cell (workbook, "B1", XY_CELL_NUMBER, "201900001");
  assert_cell (workbook, "C1", XY_CELL_NUMBER, "4.30299199109269E+17");
  assert_cell (workbook, "D1", XY_CELL_DATE, "2022-06-30");
  assert_cell (workbook, "E1", XY_CELL_TEXT, "TRUE");
  assert_cell (workbook, "A2", XY_CELL_TEXT, NULL);
  assert_cell (workbook, "B2", XY_CELL_TEXT, "李四");
  assert_cell (workbook, "C2", XY_CELL_TEXT, NULL);
  assert_cell (workbook, "D2", XY_CELL_TEXT, NULL);
}

static void
places_are_told_by_indices_and_merges (void)
{
  static const char text[] =
      WORKBOOK ("<Row ss:Index=\"3\" ss:Span=\"2\"/>"
                "<Row><Cell ss:Index=\"2\" ss:MergeDown=\"2\"><Data ss:Type=\"String\">1班</Data>"
                "</Cell><Cell ss:MergeAcross=\"1\"><Data ss:Type=\"String\">a</Data></Cell>"
                "<Cell><Data ss:Type=\"String\">b</Data></Cell></Row>"
                "<Row><Cell><Data ss:Type=\"String\">c</Data></Cell><Cell ss:Index=\"3\">"
                "<Data ss:Type=\"String\">d</Data></Cell></Row>"
                "<Row><Cell><Data ss:Type=\"String\">e</Data></Cell>"
                "<Cell><Data ss:Type=\"String\">f</Data></Cell></Row>"
                "<Row><Cell ss:Index=\"2\"><Data ss:Type=\"String\">2班</Data></Cell></Row>");
  g_autoptr (XyWorkbook) workbook = read_text (text, "UTF-8");

  assert_cell (workbook, "B6", XY_CELL_TEXT, "1班");
  assert_cell (workbook, "C6", XY_CELL_TEXT, "a");
  assert_cell (workbook, "D6", XY_CELL_TEXT, NULL);
  assert_cell (workbook, "E6", XY_CELL_TEXT, "b");
  assert_cell (workbook, "A7", XY_CELL_TEXT, "c");
  assert_cell (workbook, "B7", XY_CELL_TEXT, "1班");
  assert_cell (workbook, "C7", XY_CELL_TEXT, "d");
  assert_cell (workbook, "B8", XY_CELL_TEXT, "1班");
  assert_cell (workbook, "C8", XY_CELL_TEXT, "f");
  assert_cell (workbook, "B9", XY_CELL_TEXT, "2班");
}

static void
it_is_read_in_the_encoding_of_its_bytes (void)
{
  static const char *const charsets[] = { "UTF-8", "GB18030", "UTF-16" };

  for (guint i = 0; i < G_N_ELEMENTS (charsets); i++)
    {
      g_autoptr (XyWorkbook) workbook = read_text (
          WORKBOOK ("<Row><Cell><Data ss:Type=\"String\">赵𬱖䶮</Data></Cell></Row>"),
          charsets[i]);

      assert_cell (workbook, "A1", XY_CELL_TEXT, "赵𬱖䶮");
    }
}

static void
a_flat_open_document_is_read (void)
{
  g_autoptr (XyWorkbook) workbook = read_text (
      "<?xml version='1.0' encoding='UTF-8'?>"
      "<office:document xmlns:office='urn:oasis:names:tc:opendocument:xmlns:office:1.0' "
      "xmlns:table='urn:oasis:names:tc:opendocument:xmlns:table:1.0' "
      "xmlns:text='urn:oasis:names:tc:opendocument:xmlns:text:1.0'><office:body>"
      "<office:spreadsheet><table:table table:name='S'><table:table-row><table:table-cell>"
      "<text:p>张三</text:p></table:table-cell></table:table-row></table:table>"
      "</office:spreadsheet></office:body></office:document>",
      "UTF-8");

  assert_cell (workbook, "A1", XY_CELL_TEXT, "张三");
}

static void
what_is_broken_or_unsafe_is_refused (void)
{
  static const char whole[] =
      WORKBOOK ("<Row><Cell><Data ss:Type=\"String\">a</Data></Cell></Row>");
  static const char other[] = "<Workbook xmlns=\"urn:other\"><Worksheet/></Workbook>";
  static const char bomb[] = "<?xml version=\"1.0\"?><!DOCTYPE Workbook [<!ENTITY a \"aaaa\">"
                             "<!ENTITY b \"&a;&a;&a;&a;\">]><Workbook xmlns=\"urn:schemas-"
                             "microsoft-com:office:spreadsheet\"><x>&b;</x></Workbook>";
  static const char far_row[] = WORKBOOK (
      "<Row ss:Index=\"99999999999\"><Cell><Data ss:Type=\"String\">a</Data></Cell></Row>");

  assert_refused (whole, strlen (whole) - 20, XY_ROSTER_ERROR_FORMAT, "broken");
  assert_refused (other, strlen (other), XY_ROSTER_ERROR_FORMAT, "XML");
  assert_refused (bomb, strlen (bomb), XY_ROSTER_ERROR_UNSAFE, "entities");
  assert_refused (far_row, strlen (far_row), XY_ROSTER_ERROR_LIMIT, "rows");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/spreadsheetml/types", cells_are_read_by_their_type);
  g_test_add_func ("/roster/spreadsheetml/places", places_are_told_by_indices_and_merges);
  g_test_add_func ("/roster/spreadsheetml/encodings", it_is_read_in_the_encoding_of_its_bytes);
  g_test_add_func ("/roster/spreadsheetml/flat-ods", a_flat_open_document_is_read);
  g_test_add_func ("/roster/spreadsheetml/refused", what_is_broken_or_unsafe_is_refused);
  return g_test_run ();
}
