// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "roster/xy-roster.h"
#include "xy-test-workbook.h"
#include "xy-test.h"

static XyWorkbook *
read_bytes (const char *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  XyWorkbook *workbook = xy_workbook_read_bytes (bytes, "test.xls", &error);

  g_assert_no_error (error);
  return workbook;
}

static XyWorkbook *
read_page (const char *page)
{
  return read_bytes (page, strlen (page));
}

static void
assert_cell (const XyWorkbook *workbook, const char *reference, XyCellType type, const char *text)
{
  xy_test_assert_cell (workbook, 0, reference, type, text);
}

/* Expects of a cell with that content that it holds @text. */
static void
assert_text (const char *inner, const char *text)
{
  g_autofree char *page = g_strconcat ("<table><tr><td>", inner, "</td><td>.</td></table>", NULL);
  g_autoptr (XyWorkbook) workbook = read_page (page);

  assert_cell (workbook, "A1", XY_CELL_TEXT, text);
  assert_cell (workbook, "B1", XY_CELL_TEXT, ".");
}

static void
assert_refused (const char *page, gsize size, XyRosterError code, const char *word)
{
  g_autoptr (GBytes) bytes = g_bytes_new (page, size);
  g_autoptr (GError) error = NULL;

  g_assert_null (xy_workbook_read_bytes (bytes, "test.xls", &error));
  g_assert_error (error, XY_ROSTER_ERROR, (int) code);
  if (strstr (error->message, word) == NULL)
    g_error ("“%s” does not speak of “%s”", error->message, word);
}

static void
a_table_is_a_sheet (void)
{
  g_autoptr (XyWorkbook) workbook =
      read_page ("<!DOCTYPE html PUBLIC \"-//W3C//DTD HTML 4.01//EN\" \"http://x/strict.dtd\">\n"
                 "<html><head><title>名单</title></head><body>\n<form><div>\n"
                 "<TABLE BORDER=1>\n<thead><tr><th>学号<th>姓名</tr></thead>\n"
                 "<tbody><tr><td>201900001</td><td>张三</td></tr>\n"
                 "<tr><td>430299199109269155</td><td></td></tr></tbody></TABLE>"
                 "</div></form></body></html>");

  g_assert_cmpuint (xy_workbook_get_n_sheets (workbook), ==, 1);
  assert_cell (workbook, "A1", XY_CELL_TEXT, "学号");
  assert_cell (workbook, "B1", XY_CELL_TEXT, "姓名");
  assert_cell (workbook, "A2", XY_CELL_TEXT, "201900001");
  assert_cell (workbook, "A3", XY_CELL_TEXT, "430299199109269155");
  assert_cell (workbook, "B3", XY_CELL_TEXT, NULL);
}

static void
end_tags_may_be_missing (void)
{
  static const char *const pages[] = {
    "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
    "<table><tr><td>a<td>b<tr><td>c<td>d",
    "<table><td>a<td>b</td></tr><tr><td>c</td><td>d</td></tr></table>",
    "<tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr>",
    "<table><tr><td><font color=red><b>a<td><p>b</tr><tr><td><span>c<td>d</font></table>",
    "<table><form><tr><td>a</td><td>b</td></tr></form><tr><td>c</td></b><td>d</td></tr></table>",
    "<table><tr><td>a</td><td>b</td></tr></table></td></tr></div></body></html><tr><td>c<td>d",
  };

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autoptr (XyWorkbook) workbook = read_page (pages[i]);
      guint last = xy_workbook_get_n_sheets (workbook) - 1;

      assert_cell (workbook, "A1", XY_CELL_TEXT, "a");
      assert_cell (workbook, "B1", XY_CELL_TEXT, "b");
      xy_test_assert_cell (workbook, last, "A2", XY_CELL_TEXT, "c");
      xy_test_assert_cell (workbook, last, "B2", XY_CELL_TEXT, "d");
    }
}

static void
text_is_what_a_page_shows (void)
{
  assert_text ("\n   张  三\n ", "张 三");
  assert_text ("Smith <b>John</b>", "Smith John");
  assert_text ("张<font>三</font>", "张三");
  assert_text ("a<br>b<br/>\nc<BR></BR>", "a\nb\nc");
  assert_text ("<p>a</p><p>b</p>", "a\nb");
  assert_text ("<div><div>a</div></div>", "a");
  assert_text ("A&amp;B &lt;x&gt; &#24352;&#x4E09;&middot;", "A&B <x> 张三·");
  assert_text ("&nbsp;", NULL);
  assert_text ("a&nbsp;b", "a\xc2\xa0"
                           "b");
  assert_text ("&unknown; & co", "&unknown; & co");
  assert_text ("<a href='x?a=1&b=2'>link</a>", "link");
}

static void
what_a_page_does_not_show_is_no_text (void)
{
  assert_text ("a<script>document.write('<td>x</td>')</script>", "a");
  assert_text ("a<style>td {}</style>", "a");
  assert_text ("a<!-- <td>x</td> -->b", "ab");
  assert_text ("a<!--[if gte mso 9]><xml><x:Name>x</x:Name></xml><![endif]-->b", "ab");
  assert_text ("a<![if !supportEmptyParas]><![endif]>", "a");
  assert_text ("<span style='mso-x:y; DISPLAY : none'>0001</span>a", "a");
  assert_text ("<span style='color:red;display:none'>0001</span>a", "a");
  assert_text ("<select><option>x<option>y</select>a", "a");
  assert_text ("<input type=hidden value=x>a", "a");
}

static void
spans_move_what_comes_after_them (void)
{
  g_autoptr (XyWorkbook) workbook =
      read_page ("<table><tr><th rowspan=2>学号<th colspan=2>基本信息<th rowspan=\"2\">学院</tr>"
                 "<tr><th>姓名<th>性别</tr>"
                 "<tr><td>1<td>张三<td>男<td rowspan=3>法学院</tr>"
                 "<tr><td>2<td>李四<td>女</tr><tr><td>3<td rowspan=0>王五<td>男</tr>"
                 "<tr><td>4<td>赵六<td>男<td>文学院</tr></table>");

  assert_cell (workbook, "B1", XY_CELL_TEXT, "基本信息");
  assert_cell (workbook, "C1", XY_CELL_TEXT, NULL);
  assert_cell (workbook, "D1", XY_CELL_TEXT, "学院");
  assert_cell (workbook, "A2", XY_CELL_TEXT, "学号");
  assert_cell (workbook, "B2", XY_CELL_TEXT, "姓名");
  assert_cell (workbook, "C2", XY_CELL_TEXT, "性别");
  assert_cell (workbook, "D2", XY_CELL_TEXT, "学院");
  assert_cell (workbook, "D5", XY_CELL_TEXT, "法学院");
  assert_cell (workbook, "B5", XY_CELL_TEXT, "王五");
  assert_cell (workbook, "B6", XY_CELL_TEXT, "赵六");
  assert_cell (workbook, "D6", XY_CELL_TEXT, "文学院");
}

static void
tables_within_tables_are_sheets_of_their_own (void)
{
  g_autoptr (XyWorkbook) workbook =
      read_page ("<table><tr><td>menu<td><table><tr><td>学号<td>姓名<tr><td>1<td>张三</table>"
                 "more</td></tr></table><table><tr><td>&nbsp;</table>"
                 "<table><tr><td><table><tr><td>last</table></table>");

  g_assert_cmpuint (xy_workbook_get_n_sheets (workbook), ==, 3);
  xy_test_assert_cell (workbook, 0, "A1", XY_CELL_TEXT, "学号");
  xy_test_assert_cell (workbook, 0, "B2", XY_CELL_TEXT, "张三");
  xy_test_assert_cell (workbook, 1, "A1", XY_CELL_TEXT, "menu");
  xy_test_assert_cell (workbook, 1, "B1", XY_CELL_TEXT, "more");
  g_assert_cmpuint (xy_workbook_get_sheet (workbook, 2)->cells->len, ==, 1);
}

/* As LibreOffice shows such a page: a row for each line of text and each row of a table. */
static void
rows_are_counted_from_the_top_of_the_page (void)
{
  g_autoptr (XyWorkbook) workbook =
      read_page ("<html><head><title>no row</title></head><body><h2>title</h2><p></p><br>\n"
                 "<p>one</p>text<br>text<table><caption>caption</caption><tr><td>a</td></tr>"
                 "<tr><td>b</td></tr></table><p>between</p><table><tr><td>c</td></tr></table>");

  xy_test_assert_cell (workbook, 0, "A5", XY_CELL_TEXT, "caption");
  xy_test_assert_cell (workbook, 0, "A6", XY_CELL_TEXT, "a");
  xy_test_assert_cell (workbook, 0, "A7", XY_CELL_TEXT, "b");
  xy_test_assert_cell (workbook, 1, "A9", XY_CELL_TEXT, "c");
}

static void
hidden_rows_and_cells_are_counted (void)
{
  g_autoptr (XyWorkbook) workbook =
      read_page ("<table><tr style='display:none'><td>a</td></tr>"
                 "<tr><td style='display:none'>b</td><td>c</td></tr></table>");

  assert_cell (workbook, "A1", XY_CELL_TEXT, "a");
  assert_cell (workbook, "A2", XY_CELL_TEXT, "b");
  assert_cell (workbook, "B2", XY_CELL_TEXT, "c");
}

/* What Excel says of a cell, with the number that is shown rounded or as a date. */
static void
a_number_is_one_where_the_page_says_so (void)
{
  g_autoptr (XyWorkbook) workbook =
      read_page ("<table><tr><td x:num>201900001</td><td x:num=\"4.3029919910926918E+17\">4.303E+17"
                 "</td><td x:num=\"44742\">2022/6/30</td><td x:str=\"012\">012</td>"
                 "<td x:num x:fmla=\"=1\">1,234</td>"
                 "<td style=\"mso-number-format:'\\@'\">430299199109269155</td>"
                 "<td x:num=\"190001\">00190001</td></tr></table>");

  assert_cell (workbook, "A1", XY_CELL_NUMBER, "201900001");
  assert_cell (workbook, "B1", XY_CELL_NUMBER, "4.30299199109269E+17");
  assert_cell (workbook, "C1", XY_CELL_TEXT, "2022/6/30");
  assert_cell (workbook, "D1", XY_CELL_TEXT, "012");
  assert_cell (workbook, "E1", XY_CELL_NUMBER, "1234");
  assert_cell (workbook, "F1", XY_CELL_TEXT, "430299199109269155");
  assert_cell (workbook, "G1", XY_CELL_TEXT, "00190001");
}

static void
names_are_read_whatever_the_page_says_of_its_encoding (void)
{
  static const struct
  {
    const char *charset;
    const char *label;
    const char *encoding;
  } cases[] = {
    { "UTF-8", "<meta charset=utf-8>", "UTF-8" },
    { "UTF-8", "<meta charset=\"gb2312\">", "UTF-8" },
    { "UTF-8", "", "UTF-8" },
    { "GB18030", "<meta charset=gb2312>", "GB18030" },
    { "GB18030", "<meta http-equiv=Content-Type content=\"text/html; charset=GBK\">", "GB18030" },
    { "GB18030", "<meta charset=utf-8>", "GB18030" },
    { "GB18030", "<meta charset=iso-8859-1>", "GB18030" },
    { "GB18030", "", "GB18030" },
    { "UTF-16LE", "<meta charset=unicode>", "UTF-16" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page =
          g_strconcat ("<html><head>", cases[i].label,
                       "</head><table><tr><td>学号</td><td>赵𬱖䶮</td></tr>"
                       "</table></html>",
                       NULL);
      g_autofree char *bytes = NULL;
      g_autoptr (XyWorkbook) workbook = NULL;
      gsize size;

      bytes = g_convert (page, -1, cases[i].charset, "UTF-8", NULL, &size, NULL);
      workbook = read_bytes (bytes, size);
      assert_cell (workbook, "B1", XY_CELL_TEXT, "赵𬱖䶮");
      g_assert_cmpstr (xy_workbook_get_sheet (workbook, 0)->encoding, ==, cases[i].encoding);
    }
}

static void
big5_is_believed_where_the_page_says_so (void)
{
  static const char page[] = "<meta http-equiv=content-type content='text/html; charset=Big5'>"
                             "<table><tr><td>學號</td><td>姓名</td></tr></table>";
  g_autofree char *bytes = NULL;
  g_autoptr (XyWorkbook) workbook = NULL;
  gsize size;

  bytes = g_convert (page, -1, "BIG5", "UTF-8", NULL, &size, NULL);
  workbook = read_bytes (bytes, size);
  assert_cell (workbook, "A1", XY_CELL_TEXT, "學號");
  g_assert_cmpstr (xy_workbook_get_sheet (workbook, 0)->encoding, ==, "Big5");
}

/* Wherever the parser is given the next piece. */
static void
a_long_page_is_read_to_its_end (void)
{
  for (guint shift = 0; shift < 40; shift++)
    {
      g_autofree char *blanks = g_strnfill (shift, 'x');
      g_autoptr (GString) page = g_string_new ("<p>");
      g_autoptr (XyWorkbook) workbook = NULL;
      const XySheet *sheet;

      g_string_append_printf (page, "%s</p><table>", blanks);
      for (guint i = 0; i < 1500; i++)
        g_string_append (page,
                         "<tr><td title=\"一>二\">学号&amp;</td><!-- 注 --><td>姓名</td></tr>");
      workbook = read_page (page->str);
      sheet = xy_workbook_get_sheet (workbook, 0);
      g_assert_cmpuint (sheet->rows->len, ==, 1500);
      for (guint i = 0; i < sheet->rows->len; i++)
        {
          g_assert_cmpuint (xy_sheet_get_row (sheet, i)->n_cells, ==, 2);
          g_assert_cmpstr (xy_sheet_get_cell (sheet, i, 0)->text, ==, "学号&");
          g_assert_cmpstr (xy_sheet_get_cell (sheet, i, 1)->text, ==, "姓名");
        }
    }
}

static void
a_page_without_a_table_says_so (void)
{
  static const char page[] = "<html><body><h1>请登录</h1></body></html>";

  assert_refused (page, strlen (page), XY_ROSTER_ERROR_FORMAT, "no table");
}

/* None of these takes longer than a large page that is right. */
static void
what_never_ends_is_refused (void)
{
  static const struct
  {
    const char *start;
    const char *again;
    guint times;
    const char *word;
  } cases[] = {
    { "", "<table><tr><td>", 100000, "nested" },
    { "<table><tr><td>", "<span>", 100000, "nested" },
    { "<table><tr><td>", "<div>", 100000, "nested" },
    { "<table>", "<td>", 20000, "large" },
    { "<table>", "<tr><td>x", 300000, "rows" },
    { "", "<table></table>", 20000, "large" },
    { "<table><tr><td ", "a ", 50000, "large" },
    { "<table><tr><td>", "</b>", 500000, "large" },
    { "<table><tr><td><!--", "x", 6000000, "large" },
    { "<table><tr><td a='", "x", 6000000, "large" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) page = g_string_new (cases[i].start);

      g_test_message ("%s…", cases[i].again);

      for (guint k = 0; k < cases[i].times; k++)
        g_string_append (page, cases[i].again);
      assert_refused (page->str, page->len, XY_ROSTER_ERROR_LIMIT, cases[i].word);
    }
}

#define ARCHIVE(parts)                                                                             \
  "MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related;\r\n"         \
  "\tboundary=\"----=_Part.1\"\r\n\r\nThis is a web archive.\r\n\r\n" parts "------=_Part.1--\r\n"
#define PART(type, transfer, body)                                                                 \
  "------=_Part.1\r\nContent-Location: file:///C:/1.htm\r\nContent-Transfer-Encoding: " transfer   \
  "\r\nContent-Type: " type "; charset=\"gb2312\"\r\n\r\n" body "\r\n"
#define FRAME PART ("text/html", "7bit", "<frameset><frame src=\"2.htm\"></frameset>")

/* As Excel writes them, and report servers. */
static void
a_web_archive_is_read (void)
{
  static const char *const archives[] = {
    ARCHIVE (FRAME PART ("text/html", "quoted-printable",
                         "<table><tr><td>=D1=A7=BA=C5<td x:num=3D\"201900001\">2019=\r\n00001"
                         "</table>") PART ("text/xml", "7bit", "<table><tr><td>no</table>")),
    ARCHIVE (FRAME PART ("text/html", "base64",
                         "PHRhYmxlPjx0cj48dGQ+0ae6xTx0ZCB4Om51bT0iMjAxOTAwMDAxIj4yMDE5\r\n"
                         "MDAwMDE8L3RhYmxlPg==")),
    ARCHIVE (PART ("TEXT/HTML", "8bit", "<table><tr><td>\xd1\xa7\xba\xc5<td x:num>201900001")),
  };

  for (guint i = 0; i < G_N_ELEMENTS (archives); i++)
    {
      g_autoptr (XyWorkbook) workbook = read_page (archives[i]);

      g_assert_cmpuint (xy_workbook_get_n_sheets (workbook), ==, 1);
      assert_cell (workbook, "A1", XY_CELL_TEXT, "学号");
      assert_cell (workbook, "B1", XY_CELL_NUMBER, "201900001");
    }
}

static void
a_web_archive_that_is_cut_is_broken (void)
{
  static const char whole[] = ARCHIVE (PART ("text/html", "8bit", "<table><tr><td>1</table>"));

  for (gsize cut = 4; cut < 60; cut += 7)
    assert_refused (whole, strlen (whole) - cut, XY_ROSTER_ERROR_FORMAT, "incomplete");
  assert_refused (ARCHIVE (FRAME), strlen (ARCHIVE (FRAME)), XY_ROSTER_ERROR_FORMAT, "no table");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/html/table", a_table_is_a_sheet);
  g_test_add_func ("/roster/html/end-tags", end_tags_may_be_missing);
  g_test_add_func ("/roster/html/text", text_is_what_a_page_shows);
  g_test_add_func ("/roster/html/not-text", what_a_page_does_not_show_is_no_text);
  g_test_add_func ("/roster/html/spans", spans_move_what_comes_after_them);
  g_test_add_func ("/roster/html/nested", tables_within_tables_are_sheets_of_their_own);
  g_test_add_func ("/roster/html/rows", rows_are_counted_from_the_top_of_the_page);
  g_test_add_func ("/roster/html/hidden", hidden_rows_and_cells_are_counted);
  g_test_add_func ("/roster/html/numbers", a_number_is_one_where_the_page_says_so);
  g_test_add_func ("/roster/html/encodings", names_are_read_whatever_the_page_says_of_its_encoding);
  g_test_add_func ("/roster/html/big5", big5_is_believed_where_the_page_says_so);
  g_test_add_func ("/roster/html/long", a_long_page_is_read_to_its_end);
  g_test_add_func ("/roster/html/no-table", a_page_without_a_table_says_so);
  g_test_add_func ("/roster/html/archive", a_web_archive_is_read);
  g_test_add_func ("/roster/html/archive-cut", a_web_archive_that_is_cut_is_broken);
  g_test_add_func ("/roster/html/endless", what_never_ends_is_refused);
  return g_test_run ();
}
