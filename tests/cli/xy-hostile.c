// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-hostile.h"

#include <string.h>

#include "xy-test-workbook.h"

#define MEGABYTE (1024 * 1024)
#define SHEET "xl/worksheets/sheet1.xml"
#define OFFICE "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
#define TABLE "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#define TEXT "urn:oasis:names:tc:opendocument:xmlns:text:1.0"

static GBytes *
take_text (GString *text)
{
  return g_string_free_to_bytes (text);
}

static GString *
repeat (GString *text, const char *word, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append (text, word);
  return text;
}

static GBytes *
pack_sheet (const char *sheet)
{
  const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { SHEET, sheet } };

  return xy_test_pack (parts, G_N_ELEMENTS (parts));
}

/* @body is what is in the worksheet's data. */
static GBytes *
pack_sheet_data (GString *body)
{
  g_autofree char *data = g_string_free (body, FALSE);
  g_autofree char *sheet =
      g_strconcat ("<worksheet><sheetData>", data, "</sheetData></worksheet>", NULL);

  return pack_sheet (sheet);
}

/* @strings is what is in the table of shared strings. */
static GBytes *
pack_strings (GString *strings)
{
  g_autofree char *items = g_string_free (strings, FALSE);
  g_autofree char *table = g_strconcat ("<sst>", items, "</sst>", NULL);
  XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS,
                         { "xl/sharedStrings.xml", table },
                         { SHEET, "<worksheet><sheetData/></worksheet>" } };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (g_str_has_suffix (parts[i].name, "workbook.xml.rels"))
      parts[i].content = "<Relationships><Relationship Id=\"rId1\" Type=\"" XY_TEST_TYPE
                         "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "
                         "Type=\"" XY_TEST_TYPE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
                         "</Relationships>";
  return xy_test_pack (parts, G_N_ELEMENTS (parts));
}

/* @body is what is in the document's table. */
static GBytes *
pack_table (GString *body)
{
  g_autofree char *rows = g_string_free (body, FALSE);
  g_autofree char *content =
      g_strconcat ("<o:document-content xmlns:o=\"" OFFICE "\" xmlns:t=\"" TABLE
                   "\" xmlns:x=\"" TEXT "\"><o:body><o:spreadsheet><t:table t:name=\"a\">",
                   rows, "</t:table></o:spreadsheet></o:body></o:document-content>", NULL);
  const XyTestPart parts[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", content },
  };

  return xy_test_pack (parts, G_N_ELEMENTS (parts));
}

static GBytes *
make_nothing (void)
{
  return g_bytes_new_static ("", 0);
}

static GBytes *
make_zip_bomb (void)
{
  return pack_sheet_data (
      repeat (g_string_new (NULL), "                                ", 96 * MEGABYTE / 32));
}

static GBytes *
make_table_bomb (void)
{
  return pack_table (
      repeat (g_string_new (NULL), "                                ", 96 * MEGABYTE / 32));
}

static GBytes *
make_entity_bomb (void)
{
  g_autoptr (GString) sheet =
      g_string_new ("<?xml version=\"1.0\"?><!DOCTYPE w [<!ENTITY a \"aaaaaaaaaaaaaaaa\">");

  for (char c = 'b'; c <= 'k'; c++)
    g_string_append_printf (sheet, "<!ENTITY %c \"&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;\">", c, c - 1,
                            c - 1, c - 1, c - 1, c - 1, c - 1, c - 1, c - 1);
  g_string_append (sheet, "]><worksheet><sheetData>&k;</sheetData></worksheet>");
  return pack_sheet (sheet->str);
}

static GBytes *
make_external_entity (void)
{
  return pack_sheet ("<!DOCTYPE w [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                     "<worksheet><sheetData>&a;</sheetData></worksheet>");
}

static GBytes *
make_truncated (void)
{
  g_autofree char *sheet = xy_test_dup_plain_sheet ();
  g_autoptr (GBytes) whole = pack_sheet (sheet);

  return g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
}

/* The same ones in every run. */
static GBytes *
make_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  guint8 *bytes = g_malloc (MEGABYTE);

  for (guint i = 0; i < MEGABYTE; i++)
    bytes[i] = (guint8) g_rand_int_range (random, 0, 256);
  return g_bytes_new_take (bytes, MEGABYTE);
}

static GBytes *
make_random_behind (const char *magic, gsize length)
{
  g_autoptr (GBytes) random = make_random ();
  gsize size;
  const guint8 *data = g_bytes_get_data (random, &size);
  guint8 *bytes = g_memdup2 (data, size);

  memcpy (bytes, magic, length);
  return g_bytes_new_take (bytes, size);
}

static GBytes *
make_random_zip (void)
{
  return make_random_behind ("PK\003\004", 4);
}

static GBytes *
make_random_compound (void)
{
  return make_random_behind ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
}

static GBytes *
make_nuls (void)
{
  return g_bytes_new_take (g_malloc0 (5000), 5000);
}

static GBytes *
make_nul_in_text (void)
{
  static const char text[] = "学号,姓名,身份证号\n2019\0,张三,1\n";

  return g_bytes_new_static (text, sizeof text - 1);
}

static GBytes *
make_deep_sheet (void)
{
  return pack_sheet_data (repeat (g_string_new (NULL), "<a>", 200000));
}

static GBytes *
make_deep_table (void)
{
  return pack_table (repeat (g_string_new (NULL), "<t:table-row-group>", 200000));
}

static GBytes *
make_deep_page (void)
{
  return take_text (repeat (g_string_new ("<html><body>"), "<table><tr><td>", 300000));
}

static GBytes *
make_empty_rows (void)
{
  return pack_sheet_data (repeat (g_string_new (NULL), "<row/>", 1000000));
}

static GBytes *
make_wide_rows (void)
{
  g_autoptr (GString) row = g_string_new ("<row>");
  GString *rows = g_string_new (NULL);

  repeat (row, "<c><v>1</v></c>", 16384);
  g_string_append (row, "</row>");
  return pack_sheet_data (repeat (rows, row->str, 25));
}

static GBytes *
make_many_merges (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData>");

  repeat (sheet, "<row><c><v>1</v></c></row>", 5000);
  g_string_append (sheet, "</sheetData><mergeCells>");
  repeat (sheet, "<mergeCell ref=\"A1:XFD1048576\"/>", 100000);
  g_string_append (sheet, "</mergeCells></worksheet>");
  return pack_sheet (sheet->str);
}

static GBytes *
make_one_large_string (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  GString *items = g_string_new ("<si><t>");

  for (guint i = 0; i < 12 * MEGABYTE; i++)
    g_string_append_c (items, (char) g_rand_int_range (random, 'a', 'z'));
  g_string_append (items, "</t></si>");
  return pack_strings (items);
}

static GBytes *
make_many_strings (void)
{
  GString *items = g_string_new (NULL);

  for (guint i = 0; i < 1500000; i++)
    g_string_append_printf (items, "<si><t>%x</t></si>", i * 2654435761u);
  return pack_strings (items);
}

/* Of cells that are each no longer than a cell may be. */
static GBytes *
make_much_text (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < 50000; i++)
    {
      g_autofree char *word = g_strdup_printf ("%08x", g_rand_int (random));

      g_string_append (rows, "<row><c t=\"str\"><v>");
      repeat (rows, word, 400);
      g_string_append (rows, "</v></c></row>");
    }
  return pack_sheet_data (rows);
}

static GBytes *
make_too_many_rows (void)
{
  GString *rows = g_string_new (NULL);

  for (guint i = 0; i < 200001; i++)
    g_string_append_printf (rows, "<row><c><v>%u</v></c><c><v>%u</v></c></row>", i, i * 7);
  return pack_sheet_data (rows);
}

static GBytes *
make_many_attributes (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet");

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (sheet, " a%u=\"\"", i);
  g_string_append (sheet, "><sheetData/></worksheet>");
  return pack_sheet (sheet->str);
}

static GBytes *
make_repeated_cells (void)
{
  return pack_table (
      repeat (g_string_new (NULL),
              "<t:table-row t:number-rows-repeated=\"1048576\"><t:table-cell "
              "t:number-columns-repeated=\"16384\"><x:p>1</x:p></t:table-cell></t:table-row>",
              1000));
}

static GBytes *
make_repeated_spaces (void)
{
  return pack_table (repeat (g_string_new (NULL),
                             "<t:table-row><t:table-cell><x:p><x:s x:c=\"1000000000\"/></x:p>"
                             "</t:table-cell></t:table-row>",
                             1000));
}

static GBytes *
make_spanning_page (void)
{
  GString *page = g_string_new ("<html><body><table>");

  return take_text (
      repeat (page, "<tr><td colspan=\"1000000000\" rowspan=\"1000000000\">1</td></tr>", 20000));
}

static GBytes *
make_open_page (void)
{
  return take_text (repeat (g_string_new ("<table>"), "<td>1<b", 500000));
}

static GBytes *
make_many_lines (void)
{
  return take_text (repeat (g_string_new (NULL), "1,2\n", 2000000));
}

static GBytes *
make_many_commas (void)
{
  return take_text (repeat (g_string_new (NULL), ",,,,,,,,,,,,,,,,", 500000));
}

static GBytes *
make_open_quotes (void)
{
  return take_text (repeat (g_string_new ("\""), "0123456789abcde\n", 500000));
}

static GBytes *
make_halves_of_pairs (void)
{
  GString *text = g_string_new_len ("\xff\xfe", 2);

  for (guint i = 0; i < 100000; i++)
    g_string_append_len (text, "\x00\xd8", 2);
  return take_text (text);
}

static GBytes *
make_too_large (void)
{
  return g_bytes_new_take (memset (g_malloc (60 * MEGABYTE), '1', 60 * MEGABYTE), 60 * MEGABYTE);
}

static GBytes *
make_encrypted (void)
{
  static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  guint8 *bytes = g_malloc0 (4096);

  memcpy (bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8);
  memcpy (bytes + 1024, name, sizeof name - 1);
  return g_bytes_new_take (bytes, 4096);
}

static const XyHostile files[] = {
  { "empty.xlsx", make_nothing },
  { "empty.xls", make_nothing },
  { "empty.ods", make_nothing },
  { "empty.csv", make_nothing },
  { "random.xlsx", make_random },
  { "random.xls", make_random },
  { "random.ods", make_random },
  { "random.csv", make_random },
  { "random.txt", make_random },
  { "random-zip.xlsx", make_random_zip },
  { "random-compound.xls", make_random_compound },
  { "encrypted.xlsx", make_encrypted },
  { "nuls.csv", make_nuls },
  { "nul-in-text.csv", make_nul_in_text },
  { "halves-of-pairs.csv", make_halves_of_pairs },
  { "zip-bomb.xlsx", make_zip_bomb },
  { "zip-bomb.ods", make_table_bomb },
  { "truncated.xlsx", make_truncated },
  { "entity-bomb.xlsx", make_entity_bomb },
  { "external-entity.xlsx", make_external_entity },
  { "deep.xlsx", make_deep_sheet },
  { "deep.ods", make_deep_table },
  { "deep.xls", make_deep_page },
  { "empty-rows.xlsx", make_empty_rows },
  { "wide-rows.xlsx", make_wide_rows },
  { "merges.xlsx", make_many_merges },
  { "large-string.xlsx", make_one_large_string },
  { "many-strings.xlsx", make_many_strings },
  { "much-text.xlsx", make_much_text },
  { "rows.xlsx", make_too_many_rows },
  { "attributes.xlsx", make_many_attributes },
  { "repeated-cells.ods", make_repeated_cells },
  { "repeated-spaces.ods", make_repeated_spaces },
  { "spans.xls", make_spanning_page },
  { "open.xls", make_open_page },
  { "lines.csv", make_many_lines },
  { "commas.csv", make_many_commas },
  { "quotes.csv", make_open_quotes },
  { "large.csv", make_too_large },
};

const XyHostile *
xy_hostile_files (guint *n)
{
  *n = G_N_ELEMENTS (files);
  return files;
}
