// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-messy-writers.h"

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

#include "xy-messy-old.h"
#include "xy-test-workbook.h"

#define ODS_NS(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"

static const XyMessySheet *
get_sheet (const XyMessyRoster *messy, guint index)
{
  return g_ptr_array_index (messy->sheets, index);
}

static const XyMessySheet *
get_table (const XyMessyRoster *messy)
{
  return get_sheet (messy, messy->sheets->len - 1);
}

static void
append_delimited (GString *text, const char *cell, char separator)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (cell == NULL)
    return;
  if (strpbrk (cell, "\"\r\n") == NULL && strchr (cell, separator) == NULL)
    {
      g_string_append (text, cell);
      return;
    }
  parts = g_strsplit (cell, "\"", -1);
  doubled = g_strjoinv ("\"\"", parts);
  g_string_append_printf (text, "\"%s\"", doubled);
}

static GBytes *
write_text (const XyMessyRoster *messy, const char *charset, const char *mark, guint variant)
{
  static const char separators[] = { ',', '\t', ';', ',' };
  static const char *const ends[] = { "\r\n", "\n" };
  const XyMessySheet *sheet = get_table (messy);
  char separator = separators[variant % G_N_ELEMENTS (separators)];
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *encoded = NULL;
  gsize length;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GArray *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->len; k++)
        {
          if (k > 0)
            g_string_append_c (text, separator);
          append_delimited (text, g_array_index (row, XyMessyCell, k).text, separator);
        }
      g_string_append (text, ends[variant / 4]);
    }
  encoded = g_convert (text->str, (gssize) text->len, charset, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (encoded);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) strlen (mark));
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

static GBytes *
write_utf8 (const XyMessyRoster *messy, guint variant)
{
  return write_text (messy, "UTF-8", variant % 2 == 0 ? "" : "\xef\xbb\xbf", variant);
}

static GBytes *
write_utf16 (const XyMessyRoster *messy, guint variant)
{
  return variant % 2 == 0 ? write_text (messy, "UTF-16LE", "\xff\xfe", variant)
                          : write_text (messy, "UTF-16BE", "\xfe\xff", variant);
}

static GBytes *
write_gb18030 (const XyMessyRoster *messy, guint variant)
{
  return write_text (messy, "GB18030", "", variant);
}

/* How a workbook is put together: what Excel, LibreOffice, openpyxl and the strict form do. */
typedef struct
{
  gboolean shares;
  gboolean is_absolute;
  gboolean is_strict;
  gboolean has_prefix;
  GPtrArray *strings;
} Book;

static const char *
get_prefix (const Book *book)
{
  return book->has_prefix ? "x:" : "";
}

static char *
dup_namespace (const Book *book)
{
  const char *main_ns = book->is_strict
                            ? "http://purl.oclc.org/ooxml/spreadsheetml/main"
                            : "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

  return g_strdup_printf ("xmlns%s='%s'", book->has_prefix ? ":x" : "", main_ns);
}

static void
append_reference (GString *text, guint row, guint column)
{
  g_string_append_printf (text, "%c%u", 'A' + (int) column, row + 1);
}

static void
append_xlsx_cell (GString *xml, const Book *book, const XyMessyCell *cell, guint row, guint column)
{
  const char *x = get_prefix (book);
  g_autofree char *text = NULL;

  g_string_append_printf (xml, "<%sc r='", x);
  append_reference (xml, row, column);
  if (cell->type != XY_CELL_TEXT)
    {
      g_string_append_printf (xml, "'%s><%sv>%s</%sv></%sc>",
                              cell->type == XY_CELL_DATE ? " s='1'" : "", x, cell->text, x, x);
      return;
    }
  text = g_markup_escape_text (cell->text, -1);
  if (book->shares)
    {
      g_string_append_printf (xml, "' t='s'><%sv>%u</%sv></%sc>", x, book->strings->len, x, x);
      g_ptr_array_add (book->strings, g_steal_pointer (&text));
    }
  else
    g_string_append_printf (xml,
                            "' t='inlineStr'><%sis><%st xml:space='preserve'>%s</%st></%sis></%sc>",
                            x, x, text, x, x, x);
}

static char *
dup_worksheet (const XyMessySheet *sheet, const Book *book)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree char *namespace = dup_namespace (book);
  const char *x = get_prefix (book);

  g_string_append_printf (xml, "<%sworksheet %s><%ssheetData>", x, namespace, x);
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GArray *row = g_ptr_array_index (sheet->rows, i);

      if (row->len == 0)
        continue;
      g_string_append_printf (xml, "<%srow r='%u'>", x, i + 1);
      for (guint k = 0; k < row->len; k++)
        if (g_array_index (row, XyMessyCell, k).text != NULL)
          append_xlsx_cell (xml, book, &g_array_index (row, XyMessyCell, k), i, k);
      g_string_append_printf (xml, "</%srow>", x);
    }
  g_string_append_printf (xml, "</%ssheetData><%smergeCells>", x, x);
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const XyMessyMerge *merge = &g_array_index (sheet->merges, XyMessyMerge, i);

      g_string_append_printf (xml, "<%smergeCell ref='", x);
      append_reference (xml, merge->first_row, merge->first_column);
      g_string_append_c (xml, ':');
      append_reference (xml, merge->last_row, merge->last_column);
      g_string_append (xml, "'/>");
    }
  g_string_append_printf (xml, "</%smergeCells></%sworksheet>", x, x);
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

static char *
dup_shared_strings (const Book *book)
{
  g_autoptr (GString) xml = g_string_new (NULL);
  g_autofree char *namespace = dup_namespace (book);
  const char *x = get_prefix (book);

  g_string_append_printf (xml, "<%ssst %s>", x, namespace);
  for (guint i = 0; i < book->strings->len; i++)
    g_string_append_printf (xml, "<%ssi><%st xml:space='preserve'>%s</%st></%ssi>", x, x,
                            (char *) g_ptr_array_index (book->strings, i), x, x);
  g_string_append_printf (xml, "</%ssst>", x);
  return g_string_free (g_steal_pointer (&xml), FALSE);
}

static GBytes *
write_parts (const XyMessyRoster *messy, guint variant)
{
  g_autoptr (GPtrArray) strings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GArray) parts = g_array_new (FALSE, FALSE, sizeof (XyTestPart));
  g_autoptr (GString) sheets = g_string_new (NULL), relations = g_string_new (NULL);
  const Book book = { variant % 2 == 1, variant % 3 == 1, variant / 4 == 1, variant % 4 == 2,
                      strings };
  const char *type = book.is_strict
                         ? "http://purl.oclc.org/ooxml/officeDocument/relationships/"
                         : "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const char *root = book.is_absolute ? "/xl/" : "";
  const char *x = get_prefix (&book);
  g_autofree char *namespace = dup_namespace (&book);
  XyTestPart part;

  for (guint i = 0; i < messy->sheets->len; i++)
    {
      const XyMessySheet *sheet = get_sheet (messy, i);

      g_string_append_printf (sheets, "<%ssheet name='%s' sheetId='%u' r:id='rId%u'/>", x,
                              sheet->name, i + 1, i + 1);
      g_string_append_printf (relations,
                              "<Relationship Id='rId%u' Type='%sworksheet' "
                              "Target='%sworksheets/sheet%u.xml'/>",
                              i + 1, type, root, i + 1);
      part.name = g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1);
      part.content = dup_worksheet (sheet, &book);
      g_ptr_array_add (texts, (gpointer) part.name);
      g_ptr_array_add (texts, (gpointer) part.content);
      g_array_append_val (parts, part);
    }
  g_string_append_printf (relations,
                          "<Relationship Id='s' Type='%sstyles' Target='%sstyles.xml'/>"
                          "<Relationship Id='t' Type='%ssharedStrings' "
                          "Target='%ssharedStrings.xml'/>",
                          type, root, type, root);

  {
    const struct
    {
      const char *name;
      char *content;
    } others[] = {
      { "_rels/.rels", g_strdup_printf ("<Relationships><Relationship Id='a' "
                                        "Type='%sofficeDocument' Target='%sworkbook.xml'/>"
                                        "</Relationships>",
                                        type, book.is_absolute ? "/xl/" : "xl/") },
      { "xl/workbook.xml",
        g_strdup_printf ("<%sworkbook %s xmlns:r='r'><%ssheets>%s</%ssheets></%sworkbook>", x,
                         namespace, x, sheets->str, x, x) },
      { "xl/_rels/workbook.xml.rels",
        g_strdup_printf ("<Relationships>%s</Relationships>", relations->str) },
      { "xl/sharedStrings.xml", dup_shared_strings (&book) },
      { "xl/styles.xml",
        g_strdup_printf ("<%sstyleSheet %s><%scellXfs><%sxf numFmtId='0'/><%sxf numFmtId='14'/>"
                         "</%scellXfs></%sstyleSheet>",
                         x, namespace, x, x, x, x, x) },
    };

    for (guint i = 0; i < G_N_ELEMENTS (others); i++)
      {
        part.name = others[i].name;
        part.content = others[i].content;
        g_ptr_array_add (texts, others[i].content);
        g_array_append_val (parts, part);
      }
  }
  return xy_test_pack ((const XyTestPart *) (gpointer) parts->data, parts->len);
}

static void
fill_worksheet (lxw_worksheet *page, const XyMessySheet *sheet, lxw_format *date, lxw_format *plain)
{
  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const XyMessyMerge *merge = &g_array_index (sheet->merges, XyMessyMerge, i);

      worksheet_merge_range (page, merge->first_row, (lxw_col_t) merge->first_column,
                             merge->last_row, (lxw_col_t) merge->last_column, "", plain);
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const GArray *row = g_ptr_array_index (sheet->rows, i);

      for (guint k = 0; k < row->len; k++)
        {
          const XyMessyCell *cell = &g_array_index (row, XyMessyCell, k);

          if (cell->text == NULL)
            continue;
          if (cell->type == XY_CELL_TEXT)
            worksheet_write_string (page, i, (lxw_col_t) k, cell->text, NULL);
          else
            worksheet_write_number (page, i, (lxw_col_t) k, g_ascii_strtod (cell->text, NULL),
                                    cell->type == XY_CELL_DATE ? date : NULL);
        }
    }
}

static GBytes *
write_workbook (const XyMessyRoster *messy, guint variant)
{
  static const char *const formats[] = { "yyyy-mm-dd", "yyyy\"年\"m\"月\"d\"日\"", "m/d/yyyy",
                                         "yyyy/m/d;@" };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("messy-XXXXXX", &error);
  g_autofree char *path = NULL, *content = NULL;
  lxw_workbook *book;
  lxw_format *date, *plain;
  gsize length;

  g_assert_no_error (error);
  path = g_build_filename (folder, "messy.xlsx", NULL);
  book = workbook_new (path);
  date = workbook_add_format (book);
  plain = workbook_add_format (book);
  format_set_num_format (date, formats[variant % G_N_ELEMENTS (formats)]);
  for (guint i = 0; i < messy->sheets->len; i++)
    fill_worksheet (workbook_add_worksheet (book, get_sheet (messy, i)->name), get_sheet (messy, i),
                    date, plain);
  g_assert_cmpint (workbook_close (book), ==, LXW_NO_ERROR);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return g_bytes_new_take (g_steal_pointer (&content), length);
}

/* Tabs and line ends are elements; so are all spaces, or as LibreOffice has it those that would not
 * stand alone. */
static void
append_ods_text (GString *xml, const char *text, gboolean is_terse)
{
  gunichar before = ' ';

  g_string_append (xml, "<text:p>");
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (c == ' ' && (before == ' ' || !is_terse))
        g_string_append (xml, "<text:s/>");
      else if (c == '\t')
        g_string_append (xml, "<text:tab/>");
      else if (c == '\n')
        g_string_append (xml, "</text:p><text:p>");
      else if (c == '<' || c == '&')
        g_string_append_printf (xml, "&#%u;", c);
      else
        g_string_append_unichar (xml, c);
      before = c;
    }
  g_string_append (xml, "</text:p>");
}

static void
append_ods_cell (GString *xml,
                 const XyMessySheet *sheet,
                 guint row,
                 guint column,
                 gboolean is_terse)
{
  const GArray *cells = g_ptr_array_index (sheet->rows, row);
  const XyMessyCell *cell = &g_array_index (cells, XyMessyCell, column);
  const XyMessyMerge *merge = xy_messy_find_merge (sheet, row, column);

  if (xy_messy_is_covered (sheet, row, column))
    {
      g_string_append (xml, "<table:covered-table-cell/>");
      return;
    }
  g_string_append (xml, "<table:table-cell");
  if (merge != NULL)
    g_string_append_printf (
        xml, " table:number-columns-spanned='%u' table:number-rows-spanned='%u'",
        merge->last_column - merge->first_column + 1, merge->last_row - merge->first_row + 1);
  if (cell->text == NULL)
    {
      g_string_append (xml, "/>");
      return;
    }
  if (cell->type == XY_CELL_NUMBER)
    g_string_append_printf (xml, " office:value-type='float' office:value='%s'>", cell->text);
  else if (cell->type == XY_CELL_DATE)
    g_string_append (xml, " office:value-type='date' office:date-value='2022-06-30'>");
  else
    g_string_append (xml, " office:value-type='string'>");
  append_ods_text (xml, cell->text, is_terse);
  g_string_append (xml, "</table:table-cell>");
}

static GBytes *
write_ods (const XyMessyRoster *messy, guint variant)
{
  g_autoptr (GString) xml = g_string_new (
      "<office:document-content xmlns:office='" ODS_NS ("office") "' xmlns:table='" ODS_NS (
          "table") "' xmlns:text='" ODS_NS ("text") "'><office:body><office:spreadsheet>");
  XyTestPart parts[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
                         { "content.xml", NULL } };

  for (guint s = 0; s < messy->sheets->len; s++)
    {
      const XyMessySheet *sheet = get_sheet (messy, s);

      g_string_append_printf (xml, "<table:table table:name='%s'>", sheet->name);
      for (guint i = 0; i < sheet->rows->len; i++)
        {
          const GArray *row = g_ptr_array_index (sheet->rows, i);

          g_string_append (xml, "<table:table-row>");
          for (guint k = 0; k < row->len; k++)
            append_ods_cell (xml, sheet, i, k, variant % 2 == 1);
          /* Formatted to the sheet's end, as LibreOffice leaves it. */
          g_string_append_printf (xml, "<table:table-cell table:number-columns-repeated='%u'/>",
                                  1000 + variant);
          g_string_append (xml, "</table:table-row>");
        }
      g_string_append (xml, "<table:table-row table:number-rows-repeated='1048000'>"
                            "<table:table-cell table:number-columns-repeated='1024'/>"
                            "</table:table-row></table:table>");
    }
  g_string_append (xml, "</office:spreadsheet></office:body></office:document-content>");
  parts[1].content = xml->str;
  return xy_test_pack (parts, G_N_ELEMENTS (parts));
}

const XyMessyFormat *
xy_messy_get_formats (void)
{
  static const XyMessyFormat formats[] = {
    { "utf8", "csv", XY_MESSY_TEXT, "UTF-8", write_utf8 },
    { "utf16", "csv", XY_MESSY_TEXT, "UTF-16", write_utf16 },
    { "gb18030", "csv", XY_MESSY_TEXT, "GB18030", write_gb18030 },
    { "parts", "xlsx", XY_MESSY_TYPED, NULL, write_parts },
    { "workbook", "xlsx", XY_MESSY_TYPED, NULL, write_workbook },
    { "opendocument", "ods", XY_MESSY_TYPED, NULL, write_ods },
    { "page", "xls", XY_MESSY_MARKUP, "*", xy_messy_write_page },
    { "old", "xls", XY_MESSY_TYPED, NULL, xy_messy_write_xls },
    { NULL },
  };

  return formats;
}
