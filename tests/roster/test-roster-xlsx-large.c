// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "roster/xy-roster.h"
#include "xy-test.h"
#include "xy-test-workbook.h"

/* So many that the strings are read beside the sheet, and that both are unpacked ahead. */
#define N_ROWS 30000u

#define RELATIONS                                                                                  \
  "<Relationships><Relationship Id=\"rId1\" Type=\"" XY_TEST_TYPE                                  \
  "worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"" XY_TEST_TYPE   \
  "sharedStrings\" Target=\"sharedStrings.xml\"/></Relationships>"

/* The name of each row, in their order; and what follows them. */
static GString *
make_strings (const char *tail)
{
  GString *strings = g_string_new ("<sst>");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (strings, "<si><t>name %u</t></si>", i);
  g_string_append (strings, tail);
  return strings;
}

/* Rows that name a string each, the last first; and what precedes and follows them. */
static GString *
make_sheet (const char *head, const char *tail)
{
  GString *sheet = g_string_new ("<worksheet><sheetData>");

  g_string_append (sheet, head);
  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (sheet, "<row r=\"%u\"><c r=\"A%u\" t=\"s\"><v>%u</v></c></row>", i + 1,
                            i + 1, N_ROWS - 1 - i);
  g_string_append (sheet, tail);
  return sheet;
}

static XyWorkbook *
read_parts (const GString *strings, const GString *sheet, GError **error)
{
  const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS,
                               { "xl/sharedStrings.xml", strings->str },
                               { "xl/worksheets/sheet1.xml", sheet->str } };
  XyTestPart chosen[G_N_ELEMENTS (parts)];
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      chosen[i] = parts[i];
      if (g_str_has_suffix (parts[i].name, "workbook.xml.rels"))
        chosen[i].content = RELATIONS;
    }
  bytes = xy_test_pack (chosen, G_N_ELEMENTS (chosen));
  return xy_workbook_read_bytes (bytes, "large.xlsx", error);
}

static void
every_cell_has_the_string_that_it_names (void)
{
  g_autoptr (GString) strings = make_strings ("</sst>");
  g_autoptr (GString) sheet = make_sheet ("", "</sheetData></worksheet>");
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook = read_parts (strings, sheet, &error);
  const XySheet *page;

  g_assert_no_error (error);
  page = xy_workbook_get_sheet (workbook, 0);
  g_assert_cmpuint (page->rows->len, ==, N_ROWS);
  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("name %u", N_ROWS - 1 - i);

      g_assert_cmpstr (xy_sheet_get_cell (page, i, 0)->text, ==, name);
    }
}

static void
a_string_that_is_not_there_breaks_the_sheet (void)
{
  g_autoptr (GString) strings = make_strings ("</sst>");
  g_autofree char *head =
      g_strdup_printf ("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>%u</v></c></row>", N_ROWS);
  g_autoptr (GString) sheet = make_sheet (head, "</sheetData></worksheet>");
  g_autoptr (GError) error = NULL;

  g_assert_null (read_parts (strings, sheet, &error));
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "The worksheet is broken"));
}

/* Whatever the sheet is like, and whichever of the two is read first. */
static void
strings_that_are_broken_at_their_end_are_told (void)
{
  static const char *const heads[] = { "", "<row r=\"0\"/>",
                                       "<row r=\"1\"><c t=\"s\"><v>99999</v>"
                                       "</c></row>" };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autoptr (GString) broken = make_strings ("<si>");
      g_autoptr (GString) unsafe = make_strings ("<!DOCTYPE x></sst>");
      g_autoptr (GString) sheet = make_sheet (heads[i], "</sheetData></worksheet>");
      g_autoptr (GError) broken_error = NULL, unsafe_error = NULL;

      g_assert_null (read_parts (broken, sheet, &broken_error));
      g_assert_error (broken_error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
      g_assert_nonnull (strstr (broken_error->message, "The file is broken"));
      g_assert_null (read_parts (unsafe, sheet, &unsafe_error));
      g_assert_error (unsafe_error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_UNSAFE);
    }
}

/* The parser stops at its start, or what is unpacked ahead does at its end. */
static void
a_large_sheet_is_refused_wherever_it_is_wrong (void)
{
  static const struct
  {
    const char *head;
    const char *tail;
    XyRosterError code;
  } cases[] = {
    { "<row r=\"0\"/>", "</sheetData></worksheet>", XY_ROSTER_ERROR_FORMAT },
    { "</worksheet>", "</sheetData></worksheet>", XY_ROSTER_ERROR_FORMAT },
    { "", "</sheetData>", XY_ROSTER_ERROR_FORMAT },
    { "", "<!DOCTYPE x></sheetData></worksheet>", XY_ROSTER_ERROR_UNSAFE },
    { "<!DOCTYPE x>", "</sheetData></worksheet>", XY_ROSTER_ERROR_UNSAFE },
  };
  g_autoptr (GString) strings = make_strings ("</sst>");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) sheet = make_sheet (cases[i].head, cases[i].tail);
      g_autoptr (GError) error = NULL;

      g_assert_null (read_parts (strings, sheet, &error));
      g_assert_error (error, XY_ROSTER_ERROR, (int) cases[i].code);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/xlsx-large/strings", every_cell_has_the_string_that_it_names);
  g_test_add_func ("/roster/xlsx-large/missing-string",
                   a_string_that_is_not_there_breaks_the_sheet);
  g_test_add_func ("/roster/xlsx-large/broken-strings",
                   strings_that_are_broken_at_their_end_are_told);
  g_test_add_func ("/roster/xlsx-large/refused", a_large_sheet_is_refused_wherever_it_is_wrong);
  return g_test_run ();
}
