// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "roster/xy-roster.h"
#include "roster/xy-workbook.h"
#include "xy-test-workbook.h"
#include "xy-test.h"

#define NS(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"
/* Not the prefixes that programs write: it is by their namespaces that names are told. */
#define NAMESPACES                                                                                 \
  " xmlns:o='" NS ("office") "' xmlns:t='" NS ("table") "' xmlns:x='" NS (                         \
      "text") "' xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:draw='" NS ("drawing") "'"
#define CONTENT(body)                                                                              \
  "<o:document-content" NAMESPACES ">"                                                             \
  "<o:body><o:spreadsheet>" body "</o:spreadsheet></o:body></o:document-content>"
#define TABLE(rows) CONTENT ("<t:table t:name='名单'>" rows "</t:table>")

static GBytes *
pack (const char *content, const char *manifest)
{
  const XyTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
    { "META-INF/manifest.xml", manifest },
  };

  return xy_test_pack (parts, manifest != NULL ? 3 : 2);
}

static XyWorkbook *
read_content (const char *content)
{
  g_autoptr (GBytes) bytes = pack (content, NULL);
  g_autoptr (GError) error = NULL;
  XyWorkbook *workbook = xy_workbook_read_bytes (bytes, "test.ods", &error);

  g_assert_no_error (error);
  g_assert_no_error (xy_workbook_get_error (workbook));
  return workbook;
}

static void
assert_refused (GBytes *bytes, XyRosterError code, const char *word)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (xy_workbook_read_bytes (bytes, "test.ods", &error));
  g_assert_error (error, XY_ROSTER_ERROR, (int) code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not speak of “%s”", error->message, word);
}

static void
assert_content_refused (const char *content, XyRosterError code, const char *word)
{
  g_autoptr (GBytes) bytes = pack (content, NULL);

  assert_refused (bytes, code, word);
}

static void
assert_cell (const XyWorkbook *workbook, const char *reference, XyCellType type, const char *text)
{
  xy_test_assert_cell (workbook, 0, reference, type, text);
}

static void
cells_are_read_by_their_type (void)
{
  static const char content[] =
      TABLE ("<t:table-row>"
             "<t:table-cell o:value-type='string'><x:p>张三</x:p></t:table-cell>"
             "<t:table-cell o:value-type='float' o:value='201900001'><x:p>201,900,001</x:p>"
             "</t:table-cell>"
             "<t:table-cell o:value-type='float' o:value='430299199109269155'>"
             "<x:p>430299199109269155</x:p></t:table-cell>"
             "<t:table-cell o:value-type='percentage' o:value='0.5'><x:p>50%</x:p></t:table-cell>"
             "<t:table-cell o:value-type='currency' o:value='15'><x:p>￥15.00</x:p></t:table-cell>"
             "</t:table-row><t:table-row>"
             "<t:table-cell o:value-type='date' o:date-value='2022-06-30T08:00:00'>"
             "<x:p>30/06/22</x:p></t:table-cell>"
             "<t:table-cell o:value-type='boolean' o:boolean-value='true'><x:p>是</x:p>"
             "</t:table-cell>"
             "<t:table-cell o:value-type='time' o:time-value='PT08H30M00S'><x:p>8:30</x:p>"
             "</t:table-cell>"
             "<t:table-cell o:value-type='string' o:string-value='李四'><x:p>(李四)</x:p>"
             "</t:table-cell>"
             "<t:table-cell o:value-type='string' o:string-value=''><x:p>#N/A</x:p></t:table-cell>"
             "<t:table-cell><x:p>untyped</x:p></t:table-cell>"
             "<t:table-cell o:value-type='float'><x:p>12</x:p></t:table-cell>"
             "<t:table-cell o:value-type='float' o:value='190001'><x:p>00190001</x:p>"
             "</t:table-cell>"
             "<t:table-cell o:value-type='float' o:value='190001'><x:p>00190002</x:p>"
             "</t:table-cell>"
             "</t:table-row>");
  g_autoptr (XyWorkbook) workbook = read_content (content);

  g_assert_cmpstr (xy_workbook_get_sheet (workbook, 0)->name, ==, "名单");
  assert_cell (workbook, "A1", XY_CELL_TEXT, "张三");
  assert_cell (workbook, "B1", XY_CELL_NUMBER, "201900001");
  assert_cell (workbook, "C1", XY_CELL_NUMBER, "4.30299199109269E+17");
  assert_cell (workbook, "D1", XY_CELL_NUMBER, "0.5");
  assert_cell (workbook, "E1", XY_CELL_NUMBER, "15");
  assert_cell (workbook, "A2", XY_CELL_DATE, "2022-06-30");
  assert_cell (workbook, "B2", XY_CELL_TEXT, "TRUE");
  assert_cell (workbook, "C2", XY_CELL_TEXT, "8:30");
  assert_cell (workbook, "D2", XY_CELL_TEXT, "李四");
  assert_cell (workbook, "E2", XY_CELL_TEXT, NULL);
  assert_cell (workbook, "F2", XY_CELL_TEXT, "untyped");
  assert_cell (workbook, "G2", XY_CELL_TEXT, "12");
  assert_cell (workbook, "H2", XY_CELL_TEXT, "00190001");
  assert_cell (workbook, "I2", XY_CELL_NUMBER, "190001");
}

/* Expects of a text cell with that content that it holds @text. */
static void
assert_text (const char *inner, const char *text)
{
  g_autofree char *content =
      g_strconcat ("<o:document-content" NAMESPACES "><o:body><o:spreadsheet><t:table>"
                   "<t:table-row><t:table-cell o:value-type='string'>",
                   inner,
                   "</t:table-cell></t:table-row></t:table></o:spreadsheet></o:body>"
                   "</o:document-content>",
                   NULL);
  g_autoptr (XyWorkbook) workbook = read_content (content);

  assert_cell (workbook, "A1", XY_CELL_TEXT, text);
}

static void
text_is_what_a_paragraph_shows (void)
{
  assert_text ("<x:p>a<x:s/>b<x:s x:c='3'/>c</x:p>", "a b   c");
  assert_text ("<x:p>a<x:tab/>b<x:line-break/>c</x:p>", "a\tb\nc");
  assert_text ("<x:p>one</x:p><x:p>two</x:p>", "one\ntwo");
  assert_text ("<x:p><x:span>张<x:span>三</x:span></x:span>丰</x:p>", "张三丰");
  assert_text ("<x:p><x:a>link</x:a></x:p>", "link");
  assert_text ("\n <x:p>\n   李  \n  <x:span>四 </x:span>\n </x:p>\n", "李 四");
  assert_text ("<x:p>A &amp; B &lt;&#x4E00;</x:p>", "A & B <一");
  assert_text ("<x:p><x:ruby><x:ruby-base>张</x:ruby-base><x:ruby-text>zhang</x:ruby-text>"
               "</x:ruby></x:p>",
               "张");
}

static void
comments_shapes_and_tables_within_a_cell_are_not_its_text (void)
{
  assert_text ("<o:annotation><dc:creator>me</dc:creator><x:p>note</x:p></o:annotation>"
               "<x:p>王五</x:p>",
               "王五");
  assert_text ("<x:p>王<o:annotation><x:p>note</x:p></o:annotation>五</x:p>", "王五");
  assert_text ("<draw:frame><draw:text-box><x:p>box</x:p></draw:text-box></draw:frame>", NULL);
  assert_text ("<t:table t:is-sub-table='true'><t:table-row><t:table-cell><x:p>inner</x:p>"
               "</t:table-cell></t:table-row></t:table>",
               NULL);
}

static void
what_repeats_is_counted (void)
{
  static const char content[] =
      TABLE ("<t:table-column t:number-columns-repeated='16384'/>"
             "<t:table-row t:number-rows-repeated='3'>"
             "<t:table-cell t:number-columns-repeated='16384'/></t:table-row>"
             "<t:table-row>"
             "<t:table-cell t:number-columns-repeated='2'/>"
             "<t:table-cell t:number-columns-repeated='2'><x:p>x</x:p></t:table-cell>"
             "<t:table-cell><x:p>y</x:p></t:table-cell>"
             "<t:table-cell t:number-columns-repeated='16379'/>"
             "</t:table-row>"
             "<t:table-row t:number-rows-repeated='2'><t:table-cell><x:p>z</x:p></t:table-cell>"
             "</t:table-row>"
             "<t:table-row t:number-rows-repeated='1048570'>"
             "<t:table-cell t:number-columns-repeated='16384'/></t:table-row>");
  g_autoptr (XyWorkbook) workbook = read_content (content);

  g_assert_cmpuint (xy_workbook_get_sheet (workbook, 0)->rows->len, ==, 3);
  assert_cell (workbook, "A4", XY_CELL_TEXT, NULL);
  assert_cell (workbook, "C4", XY_CELL_TEXT, "x");
  assert_cell (workbook, "D4", XY_CELL_TEXT, "x");
  assert_cell (workbook, "E4", XY_CELL_TEXT, "y");
  assert_cell (workbook, "A5", XY_CELL_TEXT, "z");
  assert_cell (workbook, "A6", XY_CELL_TEXT, "z");
}

static void
a_cell_over_several_rows_stands_in_each (void)
{
  static const char content[] =
      TABLE ("<t:table-row>"
             "<t:table-cell t:number-columns-spanned='2' t:number-rows-spanned='3'><x:p>1班</x:p>"
             "</t:table-cell>"
             "<t:covered-table-cell/><t:table-cell><x:p>a</x:p></t:table-cell>"
             "</t:table-row><t:table-row>"
             "<t:covered-table-cell t:number-columns-repeated='2'/>"
             "<t:table-cell><x:p>b</x:p></t:table-cell>"
             "</t:table-row><t:table-row>"
             "<t:covered-table-cell t:number-columns-repeated='2'/>"
             "<t:table-cell><x:p>c</x:p></t:table-cell>"
             "</t:table-row><t:table-row>"
             "<t:table-cell><x:p>2班</x:p></t:table-cell><t:table-cell/>"
             "<t:table-cell><x:p>d</x:p></t:table-cell>"
             "</t:table-row>");
  g_autoptr (XyWorkbook) workbook = read_content (content);

  assert_cell (workbook, "A2", XY_CELL_TEXT, "1班");
  assert_cell (workbook, "A3", XY_CELL_TEXT, "1班");
  assert_cell (workbook, "B3", XY_CELL_TEXT, NULL);
  assert_cell (workbook, "C3", XY_CELL_TEXT, "c");
  assert_cell (workbook, "A4", XY_CELL_TEXT, "2班");
  assert_cell (workbook, "C4", XY_CELL_TEXT, "d");
}

static void
rows_are_rows_in_groups_and_hidden_too (void)
{
  static const char content[] =
      TABLE ("<t:table-header-rows><t:table-row><t:table-cell><x:p>head</x:p></t:table-cell>"
             "</t:table-row></t:table-header-rows>"
             "<t:table-row-group><t:table-row-group><t:table-row><t:table-cell><x:p>grouped</x:p>"
             "</t:table-cell></t:table-row></t:table-row-group></t:table-row-group>"
             "<t:table-row t:visibility='filter'><t:table-cell><x:p>filtered</x:p></t:table-cell>"
             "</t:table-row>"
             "<t:table-rows><t:table-row><t:table-cell><x:p>last</x:p></t:table-cell>"
             "</t:table-row></t:table-rows>");
  g_autoptr (XyWorkbook) workbook = read_content (content);

  assert_cell (workbook, "A1", XY_CELL_TEXT, "head");
  assert_cell (workbook, "A2", XY_CELL_TEXT, "grouped");
  assert_cell (workbook, "A3", XY_CELL_TEXT, "filtered");
  assert_cell (workbook, "A4", XY_CELL_TEXT, "last");
}

static void
only_tables_of_the_file_itself_are_sheets (void)
{
  static const char content[] =
      CONTENT ("<t:tracked-changes><t:deletion><t:deletions><t:cell-content-deletion>"
               "<t:change-track-table-cell><x:p>deleted</x:p></t:change-track-table-cell>"
               "</t:cell-content-deletion></t:deletions></t:deletion></t:tracked-changes>"
               "<t:table t:name='own'><t:table-row><t:table-cell><x:p>kept</x:p></t:table-cell>"
               "</t:table-row></t:table>"
               "<t:table t:name=\"'file:///tmp/other.ods'#$Sheet1\"><t:table-row><t:table-cell>"
               "<x:p>cached</x:p></t:table-cell></t:table-row></t:table>"
               "<t:dde-links><t:dde-link><t:table t:name='sent'><t:table-row><t:table-cell>"
               "<x:p>sent</x:p></t:table-cell></t:table-row></t:table></t:dde-link></t:dde-links>");
  g_autoptr (XyWorkbook) workbook = read_content (content);

  g_assert_cmpuint (xy_workbook_get_n_sheets (workbook), ==, 1);
  assert_cell (workbook, "A1", XY_CELL_TEXT, "kept");
}

static void
names_are_told_by_their_namespace (void)
{
  static const char content[] =
      TABLE ("<t:table-row xmlns:other='urn:other' xmlns:calcext='urn:calcext'>"
             "<t:table-cell calcext:value-type='string' o:value-type='float' other:value='7' "
             "o:value='8'/>"
             "<other:table-cell o:value-type='float' o:value='9'/>"
             "<table-cell xmlns='" NS (
                 "table") "' other:value-type='float' o:value='9'><x:p>text</x:p></table-cell>"
                          "</t:table-row>");
  g_autoptr (XyWorkbook) workbook = read_content (content);

  assert_cell (workbook, "A1", XY_CELL_NUMBER, "8");
  assert_cell (workbook, "B1", XY_CELL_TEXT, "text");
}

static void
an_encrypted_file_says_so (void)
{
  static const char manifest[] =
      "<m:manifest xmlns:m='urn:m'><m:file-entry m:full-path='content.xml'><m:encryption-data/>"
      "</m:file-entry></m:manifest>";
  const XyTestPart wholly[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
                                { "META-INF/manifest.xml", manifest },
                                { "encrypted-package", "0123456789" } };
  g_autoptr (GBytes) bytes = pack ("\001\002\003", manifest);
  g_autoptr (GBytes) whole = xy_test_pack (wholly, G_N_ELEMENTS (wholly));

  assert_refused (bytes, XY_ROSTER_ERROR_FORMAT, "password");
  assert_refused (whole, XY_ROSTER_ERROR_FORMAT, "password");
}

static void
what_is_no_spreadsheet_says_so (void)
{
  assert_content_refused ("<o:document-content" NAMESPACES "><o:body><o:text/></o:body>"
                          "</o:document-content>",
                          XY_ROSTER_ERROR_FORMAT, "no spreadsheet");
  assert_content_refused ("<!DOCTYPE x [<!ENTITY a \"b\"><!ENTITY c \"&a;&a;\">]><x>&c;</x>",
                          XY_ROSTER_ERROR_UNSAFE, "entities");
}

/* Half a list looks like a whole one. */
static void
a_file_that_is_broken_at_its_end_gives_no_sheet (void)
{
  assert_content_refused (
      TABLE ("<t:table-row><t:table-cell><x:p>good</x:p></t:table-cell></t:table-row>") "<",
      XY_ROSTER_ERROR_FORMAT, "broken");
}

/* None of these takes longer for the number that stands there. */
static void
endless_repetition_is_too_much (void)
{
  assert_content_refused (TABLE ("<t:table-row t:number-rows-repeated='1000000000'>"
                                 "<t:table-cell><x:p>x</x:p></t:table-cell></t:table-row>"),
                          XY_ROSTER_ERROR_LIMIT, "rows");
  assert_content_refused (TABLE ("<t:table-row t:number-rows-repeated='99999999999999999999'/>"
                                 "<t:table-row><t:table-cell><x:p>x</x:p></t:table-cell>"
                                 "</t:table-row>"),
                          XY_ROSTER_ERROR_LIMIT, "rows");
  assert_content_refused (TABLE ("<t:table-row t:number-rows-repeated='200000'>"
                                 "<t:table-cell t:number-columns-repeated='1000000000'><x:p>x</x:p>"
                                 "</t:table-cell></t:table-row>"),
                          XY_ROSTER_ERROR_LIMIT, "cells");
}

static void
deep_nesting_is_refused (void)
{
  g_autoptr (GString) text = g_string_new ("<x>");

  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<span>");
  assert_content_refused (text->str, XY_ROSTER_ERROR_FORMAT, "broken");
}

/* The parser's own work with them grows with the square of their number. */
static void
attributes_without_end_are_refused (void)
{
  g_autoptr (GString) many = g_string_new ("<x");

  for (guint i = 0; i < 200000; i++)
    g_string_append_printf (many, " a%x=\"\"", i);
  g_string_append (many, "/>");
  assert_content_refused (many->str, XY_ROSTER_ERROR_FORMAT, "broken");

  g_string_assign (many, "<y><x");
  for (guint i = 0; i < 2000; i++)
    g_string_append_printf (many, " xmlns:a%x=\"u\"", i);
  g_string_append (many, "/></y>");
  assert_content_refused (many->str, XY_ROSTER_ERROR_FORMAT, "broken");
}

static void
the_last_space_of_a_cell_is_kept_as_programs_write_it (void)
{
  static const char content[] = TABLE ("<t:table-row>"
                                       "<t:table-cell><x:p>张三 </x:p></t:table-cell>"
                                       "<t:table-cell><x:p> 张三</x:p></t:table-cell>"
                                       "<t:table-cell><x:p>张三\n  </x:p></t:table-cell>"
                                       "<t:table-cell><x:p>张\n 三 </x:p></t:table-cell>"
                                       "<t:table-cell><x:p> </x:p></t:table-cell>"
                                       "</t:table-row>");
  g_autoptr (XyWorkbook) workbook = read_content (content);

  assert_cell (workbook, "A1", XY_CELL_TEXT, "张三 ");
  assert_cell (workbook, "B1", XY_CELL_TEXT, "张三");
  assert_cell (workbook, "C1", XY_CELL_TEXT, "张三");
  assert_cell (workbook, "D1", XY_CELL_TEXT, "张 三 ");
  assert_cell (workbook, "E1", XY_CELL_TEXT, NULL);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/ods/types", cells_are_read_by_their_type);
  g_test_add_func ("/roster/ods/text", text_is_what_a_paragraph_shows);
  g_test_add_func ("/roster/ods/not-text",
                   comments_shapes_and_tables_within_a_cell_are_not_its_text);
  g_test_add_func ("/roster/ods/repeats", what_repeats_is_counted);
  g_test_add_func ("/roster/ods/spans", a_cell_over_several_rows_stands_in_each);
  g_test_add_func ("/roster/ods/groups", rows_are_rows_in_groups_and_hidden_too);
  g_test_add_func ("/roster/ods/tables", only_tables_of_the_file_itself_are_sheets);
  g_test_add_func ("/roster/ods/last-space", the_last_space_of_a_cell_is_kept_as_programs_write_it);
  g_test_add_func ("/roster/ods/namespaces", names_are_told_by_their_namespace);
  g_test_add_func ("/roster/ods/encrypted", an_encrypted_file_says_so);
  g_test_add_func ("/roster/ods/no-spreadsheet", what_is_no_spreadsheet_says_so);
  g_test_add_func ("/roster/ods/broken-end", a_file_that_is_broken_at_its_end_gives_no_sheet);
  g_test_add_func ("/roster/ods/repetition", endless_repetition_is_too_much);
  g_test_add_func ("/roster/ods/nesting", deep_nesting_is_refused);
  g_test_add_func ("/roster/ods/attributes", attributes_without_end_are_refused);
  return g_test_run ();
}
