// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-college-names.h"
#include "roster/xy-draft.h"
#include "xy-test.h"
#include "xy-test-workbook.h"

#define LAW "law"
#define HISTORY "history"

#define HEADER "学号,姓名,性别,身份证号,学院,备注\n"
#define FIRST "201900001,张三,男,430199199506150371,法学院,甲\n"
#define SECOND "201900002,李四,女,440799199411252951,法学院,乙\n"

static XyCollege *
new_college (const char *id, const char *short_name, const char *const *aliases)
{
  XyFields *fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;

  xy_fields_set_string (fields, "short_name", short_name);
  if (aliases != NULL)
    xy_fields_set_strv (fields, "aliases", aliases);
  record = xy_record_new (XY_KIND_COLLEGE, id, 7, fields);
  return xy_entity_from_record (record);
}

static GPtrArray *
new_colleges (void)
{
  static const char *const aliases[] = { "文史学院", NULL };
  GPtrArray *colleges = g_ptr_array_new_with_free_func (xy_entity_unref);

  g_ptr_array_add (colleges, new_college (LAW, "法学院", NULL));
  g_ptr_array_add (colleges, new_college (HISTORY, "历文院", aliases));
  return colleges;
}

static XyDraft *
draft_workbook (XyWorkbook *workbook)
{
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (GError) error = NULL;
  XyDraft *draft = xy_draft_new (workbook, NULL, colleges, &error);

  g_assert_no_error (error);
  return draft;
}

static XyDraft *
draft_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_text (text, "test", &error);

  g_assert_no_error (error);
  return draft_workbook (workbook);
}

static XyWorkbook *
try_sheets (const char *first, const char *second, GError **error)
{
  const XyTestPart parts[] = {
    { "_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" XY_TEST_TYPE
                     "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },
    { "xl/workbook.xml", "<workbook xmlns:r=\"r\"><sheets><sheet name=\"one\" r:id=\"a\"/>"
                         "<sheet name=\"two\" r:id=\"b\"/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id=\"a\" Type=\"" XY_TEST_TYPE
      "worksheet\" Target=\"one.xml\"/><Relationship Id=\"b\" Type=\"" XY_TEST_TYPE
      "worksheet\" Target=\"two.xml\"/></Relationships>" },
    { "xl/one.xml", first },
    { "xl/two.xml", second },
  };
  g_autoptr (GBytes) bytes = xy_test_pack (parts, G_N_ELEMENTS (parts));

  return xy_workbook_read_bytes (bytes, "test.xlsx", error);
}

static XyWorkbook *
read_sheets (const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  XyWorkbook *workbook = try_sheets (first, second, &error);

  g_assert_no_error (error);
  return workbook;
}

/* A worksheet with a header and so many students. */
static char *
dup_sheet (guint n)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData><row r=\"1\">");

  g_string_append (sheet, "<c t=\"inlineStr\"><is><t>学号</t></is></c>"
                          "<c t=\"inlineStr\"><is><t>姓名</t></is></c>"
                          "<c t=\"inlineStr\"><is><t>身份证号</t></is></c></row>");
  for (guint i = 0; i < n; i++)
    g_string_append_printf (sheet,
                            "<row r=\"%u\"><c><v>%u</v></c>"
                            "<c t=\"inlineStr\"><is><t>张三</t></is></c>"
                            "<c t=\"inlineStr\"><is><t>E%07u</t></is></c></row>",
                            i + 2, 201900000 + i, i);
  g_string_append (sheet, "</sheetData></worksheet>");
  return g_string_free (g_steal_pointer (&sheet), FALSE);
}

static const XyRosterStudent *
get_student (const XyDraft *draft, guint index)
{
  const XyRoster *roster = xy_draft_get_roster (draft);

  g_assert_cmpuint (index, <, roster->students->len);
  return g_ptr_array_index (roster->students, index);
}

static const char *
get_value (const XyDraft *draft, guint index, XyRosterColumn column)
{
  return get_student (draft, index)->values[column];
}

static guint
count_students (const XyDraft *draft)
{
  return xy_draft_get_roster (draft)->students->len;
}

static void
assert_problem (const XyDraft *draft, int row, XyRosterColumn column, XyProblemKind kind)
{
  const XyRosterProblem *problem =
      xy_roster_find_problem (xy_draft_get_roster (draft), row, column);

  g_assert_cmpint (problem != NULL ? problem->kind : XY_PROBLEM_NONE, ==, kind);
}

static void
a_wrong_column_is_corrected (void)
{
  g_autoptr (XyDraft) draft = draft_text ("学号,姓名,身份证号,又名\n"
                                          "201900001,甲乙,E1234567,张三\n"
                                          "201900002,丙丁,E1234568,李四\n");
  g_autoptr (XyDraft) changed = xy_draft_with_column (draft, XY_COLUMN_NAME, 3);
  g_autoptr (XyDraft) without = xy_draft_with_column (changed, XY_COLUMN_ID_NUMBER, -1);

  g_assert_cmpstr (get_value (changed, 0, XY_COLUMN_NAME), ==, "张三");
  g_assert_cmpstr (xy_draft_get_roster (changed)->headings[XY_COLUMN_NAME], ==, "又名");
  g_assert_null (get_value (without, 0, XY_COLUMN_ID_NUMBER));
  g_assert_null (xy_draft_get_roster (without)->headings[XY_COLUMN_ID_NUMBER]);
  assert_problem (without, 2, XY_COLUMN_ID_NUMBER, XY_PROBLEM_MISSING);
  /* What was there before stays as it was: going back is keeping it. */
  g_assert_cmpstr (get_value (draft, 0, XY_COLUMN_NAME), ==, "甲乙");
}

static void
a_column_serves_one_field (void)
{
  g_autoptr (XyDraft) draft = draft_text (HEADER FIRST SECOND);
  g_autoptr (XyDraft) changed = xy_draft_with_column (draft, XY_COLUMN_CLASS, 1);
  const XyRosterLayout *layout = xy_draft_get_layout (changed);

  g_assert_cmpint (layout->columns[XY_COLUMN_CLASS], ==, 1);
  g_assert_cmpint (layout->columns[XY_COLUMN_NAME], ==, -1);
  assert_problem (changed, 2, XY_COLUMN_NAME, XY_PROBLEM_MISSING);
}

static void
another_header_row_tells_the_columns_anew (void)
{
  g_autoptr (XyDraft) draft = draft_text ("姓名,学号,身份证号\n" HEADER FIRST SECOND);
  g_autoptr (XyDraft) changed = xy_draft_with_header_row (draft, 2);
  g_autoptr (XyDraft) none = xy_draft_with_header_row (changed, 0);
  g_autoptr (XyDraft) beyond = xy_draft_with_header_row (changed, 99);

  g_assert_cmpint (xy_draft_get_roster (draft)->header_row, ==, 1);
  g_assert_cmpuint (xy_draft_get_layout (changed)->header_row, ==, 2);
  g_assert_cmpuint (xy_draft_get_layout (changed)->body_row, ==, 3);
  g_assert_cmpint (xy_draft_get_layout (changed)->columns[XY_COLUMN_STUDENT_NUMBER], ==, 0);
  g_assert_cmpuint (count_students (changed), ==, 2);
  g_assert_cmpint (xy_draft_get_roster (none)->header_row, ==, 0);
  g_assert_cmpint (xy_draft_get_layout (none)->columns[XY_COLUMN_ID_NUMBER], ==, 3);
  g_assert_cmpuint (count_students (none), ==, 2);
  g_assert_cmpuint (count_students (beyond), ==, 0);
}

static void
another_sheet_is_read (void)
{
  g_autofree char *first = dup_sheet (5);
  g_autofree char *second = dup_sheet (7);
  g_autoptr (XyWorkbook) workbook = read_sheets (first, second);
  g_autoptr (XyDraft) draft = draft_workbook (workbook);
  g_autoptr (XyDraft) mended = xy_draft_with_value (draft, 2, XY_COLUMN_NAME, "李四");
  g_autoptr (XyDraft) changed = xy_draft_with_sheet (mended, 1);

  g_assert_cmpuint (xy_workbook_get_n_sheets (workbook), ==, 2);
  g_assert_cmpstr (xy_draft_get_roster (draft)->sheet, ==, "one");
  g_assert_cmpuint (count_students (draft), ==, 5);
  g_assert_cmpstr (xy_draft_get_roster (changed)->sheet, ==, "two");
  g_assert_cmpuint (count_students (changed), ==, 7);
  g_assert_false (xy_draft_is_mended (changed, 2, XY_COLUMN_NAME));
  g_assert_cmpstr (get_value (changed, 0, XY_COLUMN_NAME), ==, "张三");
}

static void
examples_do_not_hide_the_roster (void)
{
  g_autofree char *none = dup_sheet (0);
  g_autofree char *example = dup_sheet (1);
  g_autofree char *few = dup_sheet (5);
  g_autofree char *many = dup_sheet (60);
  const struct
  {
    const char *first;
    const char *second;
    guint sheet;
  } cases[] = {
    { none, many, 1 },   { example, many, 1 }, { few, many, 0 }, { many, example, 0 },
    { example, few, 0 }, { none, none, 0 },    { none, few, 1 }, { none, example, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (XyWorkbook) workbook = read_sheets (cases[i].first, cases[i].second);
      g_autoptr (XyDraft) draft = draft_workbook (workbook);

      g_assert_cmpuint (xy_draft_get_layout (draft)->sheet, ==, cases[i].sheet);
    }
}

static void
what_is_broken_behind_the_roster_does_not_lose_it (void)
{
  g_autofree char *sheet = dup_sheet (5);
  g_autoptr (XyWorkbook) workbook = read_sheets (sheet, "<worksheet><sheetData><row r=\"0\"/>");
  g_autoptr (XyDraft) draft = draft_workbook (workbook);
  g_autoptr (XyWorkbook) empty = NULL;
  g_autoptr (XyDraft) no_draft = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_error (xy_workbook_get_error (workbook), XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
  g_assert_cmpuint (count_students (draft), ==, 5);
  /* Where the roster may have been in what is broken, that is told. */
  empty = read_sheets ("<worksheet/>", "<worksheet><sheetData><row r=\"0\"/>");
  no_draft = xy_draft_new (empty, NULL, NULL, &error);
  g_assert_null (no_draft);
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
}

static void
entities_behind_the_roster_are_refused (void)
{
  g_autofree char *sheet = dup_sheet (5);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook =
      try_sheets (sheet, "<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet/>", &error);

  g_assert_null (workbook);
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_UNSAFE);
}

static void
a_mended_cell_is_repaired_and_checked (void)
{
  g_autoptr (XyDraft) draft = draft_text (HEADER FIRST "201900002,李四,女,4.40799E+17,法学院,\n");
  g_autoptr (XyDraft) mended =
      xy_draft_with_value (draft, 3, XY_COLUMN_ID_NUMBER, "４３０１９９ 19950615038x");
  g_autoptr (XyDraft) wrong =
      xy_draft_with_value (mended, 3, XY_COLUMN_ID_NUMBER, "430199199506150389");
  g_autoptr (XyDraft) back = xy_draft_with_value (wrong, 3, XY_COLUMN_ID_NUMBER, NULL);

  assert_problem (draft, 3, XY_COLUMN_ID_NUMBER, XY_PROBLEM_PRECISION_LOST);
  g_assert_false (xy_draft_is_mended (draft, 3, XY_COLUMN_ID_NUMBER));
  assert_problem (mended, 3, XY_COLUMN_ID_NUMBER, XY_PROBLEM_NONE);
  g_assert_cmpstr (get_value (mended, 1, XY_COLUMN_ID_NUMBER), ==, "43019919950615038X");
  g_assert_true (xy_draft_is_mended (mended, 3, XY_COLUMN_ID_NUMBER));
  g_assert_false (xy_draft_is_mended (mended, 2, XY_COLUMN_ID_NUMBER));
  assert_problem (wrong, 3, XY_COLUMN_ID_NUMBER, XY_PROBLEM_BAD_CHECKSUM);
  assert_problem (back, 3, XY_COLUMN_ID_NUMBER, XY_PROBLEM_PRECISION_LOST);
  g_assert_false (xy_draft_is_mended (back, 3, XY_COLUMN_ID_NUMBER));
}

static void
a_mended_cell_meets_the_others (void)
{
  g_autoptr (XyDraft) draft = draft_text (HEADER FIRST SECOND);
  g_autoptr (XyDraft) same = xy_draft_with_value (draft, 3, XY_COLUMN_STUDENT_NUMBER, "201900001");
  g_autoptr (XyDraft) empty = xy_draft_with_value (draft, 3, XY_COLUMN_NAME, "");

  assert_problem (same, 3, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_DUPLICATE);
  g_assert_false (get_student (same, 1)->storable);
  assert_problem (empty, 3, XY_COLUMN_NAME, XY_PROBLEM_MISSING);
  g_assert_true (xy_draft_is_mended (empty, 3, XY_COLUMN_NAME));
}

static void
what_the_file_lacks_can_be_written (void)
{
  g_autoptr (XyDraft) draft = draft_text ("姓名,身份证号\n张三,E1234567\n");
  g_autoptr (XyDraft) mended = xy_draft_with_value (draft, 2, XY_COLUMN_STUDENT_NUMBER, "2019001");

  assert_problem (draft, 2, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_MISSING);
  assert_problem (mended, 2, XY_COLUMN_STUDENT_NUMBER, XY_PROBLEM_NONE);
  g_assert_true (get_student (mended, 0)->storable);
}

static void
a_mended_cell_stays_while_its_column_does (void)
{
  g_autoptr (XyDraft) draft = draft_text (HEADER FIRST SECOND);
  g_autoptr (XyDraft) name = xy_draft_with_value (draft, 2, XY_COLUMN_NAME, "赵六");
  g_autoptr (XyDraft) both = xy_draft_with_value (name, 3, XY_COLUMN_STUDENT_NUMBER, "2019007");
  g_autoptr (XyDraft) changed = xy_draft_with_column (both, XY_COLUMN_NAME, 5);
  g_autoptr (XyDraft) again = xy_draft_with_column (changed, XY_COLUMN_NAME, 1);

  g_assert_cmpstr (get_value (both, 0, XY_COLUMN_NAME), ==, "赵六");
  g_assert_cmpstr (get_value (changed, 0, XY_COLUMN_NAME), ==, "甲");
  g_assert_cmpstr (get_value (changed, 1, XY_COLUMN_STUDENT_NUMBER), ==, "2019007");
  g_assert_cmpstr (get_value (again, 0, XY_COLUMN_NAME), ==, "张三");
}

static void
a_cell_that_is_too_long_is_told_until_it_is_mended (void)
{
  g_autofree char *endless = g_strnfill (5000, 'x');
  g_autofree char *text =
      g_strconcat (HEADER FIRST "201900002,", endless, ",女,E1234567,法学院,\n", NULL);
  g_autoptr (XyDraft) draft = draft_text (text);
  g_autoptr (XyDraft) mended = xy_draft_with_value (draft, 3, XY_COLUMN_NAME, "李四");

  g_assert_error (xy_draft_get_error (draft), XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT);
  g_assert_nonnull (strstr (xy_draft_get_error (draft)->message, "姓名"));
  g_assert_cmpuint (count_students (draft), ==, 0);
  g_assert_null (xy_draft_get_error (mended));
  g_assert_cmpuint (count_students (mended), ==, 2);
}

static void
a_long_note_below_the_students_is_passed_over (void)
{
  g_autofree char *note = g_strnfill (5000, 'x');
  g_autofree char *text = g_strconcat (HEADER FIRST, "说明：", note, "\n", NULL);
  g_autoptr (XyDraft) draft = draft_text (text);

  g_assert_null (xy_draft_get_error (draft));
  g_assert_cmpuint (count_students (draft), ==, 1);
}

static const XyUnknownCollege *
get_unknown (GPtrArray *list, guint index)
{
  g_assert_cmpuint (index, <, list->len);
  return g_ptr_array_index (list, index);
}

#define UNKNOWN                                                                                    \
  HEADER FIRST "201900002,李四,女,E1234561,文学与历史学院,\n"                            \
               "201900003,王五,男,E1234562,文学与 历史学院,\n"                           \
               "201900004,赵六,男,E1234563,哲学院,\n"                                        \
               "201900005,钱七,男,E1234564,文史学院,\n"

static void
an_unknown_college_is_a_problem_until_it_is_named (void)
{
  g_autoptr (XyDraft) draft = draft_text (UNKNOWN);
  g_autoptr (GPtrArray) before = xy_draft_list_unknown_colleges (draft);
  g_autoptr (XyDraft) named = xy_draft_with_college (draft, "文学与历史学院", HISTORY);
  g_autoptr (GPtrArray) after = xy_draft_list_unknown_colleges (named);
  g_autoptr (XyDraft) back = xy_draft_with_college (named, "文学与历史学院", NULL);

  g_assert_cmpuint (xy_draft_get_roster (draft)->problems->len, ==, 3);
  for (int row = 3; row <= 5; row++)
    assert_problem (draft, row, XY_COLUMN_COLLEGE, XY_PROBLEM_UNKNOWN_COLLEGE);
  g_assert_cmpuint (before->len, ==, 2);
  g_assert_cmpstr (get_unknown (before, 0)->name, ==, "文学与历史学院");
  g_assert_cmpint (get_unknown (before, 0)->row, ==, 3);
  g_assert_cmpuint (get_unknown (before, 0)->n_students, ==, 2);
  g_assert_null (get_unknown (before, 0)->college_id);
  g_assert_null (xy_draft_find_college (draft, "文学与历史学院"));

  g_assert_cmpuint (xy_draft_get_roster (named)->problems->len, ==, 1);
  assert_problem (named, 5, XY_COLUMN_COLLEGE, XY_PROBLEM_UNKNOWN_COLLEGE);
  g_assert_cmpuint (after->len, ==, 2);
  g_assert_cmpstr (get_unknown (after, 0)->college_id, ==, HISTORY);
  g_assert_null (get_unknown (after, 1)->college_id);
  g_assert_cmpstr (xy_draft_find_college (named, "文学与历史学院"), ==, HISTORY);
  g_assert_cmpuint (xy_draft_get_roster (back)->problems->len, ==, 3);
}

static void
an_answer_becomes_an_alias_that_is_found_afterwards (void)
{
  g_autoptr (XyDraft) draft = draft_text (UNKNOWN);
  g_autoptr (XyDraft) named = xy_draft_with_college (draft, "文学与历史学院", HISTORY);
  g_autoptr (GPtrArray) none = xy_draft_list_aliases (draft);
  g_autoptr (GPtrArray) aliases = xy_draft_list_aliases (named);
  g_autoptr (GPtrArray) colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (XyDraft) later = NULL;
  g_auto (GStrv) names = NULL;
  const XyRecord *record;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (aliases->len, ==, 1);
  record = g_ptr_array_index (aliases, 0);
  g_assert_cmpint (record->kind, ==, XY_KIND_COLLEGE);
  g_assert_cmpstr (record->id, ==, HISTORY);
  g_assert_cmpint (record->revision, ==, 7);
  g_assert_cmpuint (xy_fields_get_size (record->fields), ==, 1);
  names = xy_fields_dup_strv (record->fields, "aliases");
  g_assert_cmpuint (g_strv_length (names), ==, 2);
  g_assert_cmpstr (names[0], ==, "文史学院");
  g_assert_cmpstr (names[1], ==, "文学与历史学院");

  g_ptr_array_add (colleges, new_college (LAW, "法学院", NULL));
  g_ptr_array_add (colleges, new_college (HISTORY, "历文院", (const char *const *) names));
  later = xy_draft_new (xy_draft_get_workbook (draft), NULL, colleges, NULL);
  g_assert_cmpuint (xy_draft_get_roster (later)->problems->len, ==, 1);
  assert_problem (later, 5, XY_COLUMN_COLLEGE, XY_PROBLEM_UNKNOWN_COLLEGE);
}

static void
a_known_college_keeps_its_names (void)
{
  g_autoptr (XyDraft) draft = draft_text (UNKNOWN);
  g_autoptr (XyDraft) stolen = xy_draft_with_college (draft, "法学院", HISTORY);
  g_autoptr (XyDraft) nowhere = xy_draft_with_college (draft, "哲学院", "no such college");
  g_autoptr (GPtrArray) aliases = xy_draft_list_aliases (stolen);

  g_assert_cmpstr (xy_draft_find_college (stolen, "法学院"), ==, LAW);
  g_assert_cmpuint (aliases->len, ==, 0);
  g_assert_null (xy_draft_find_college (nowhere, "哲学院"));
}

static void
every_change_is_the_same_on_a_thread (void)
{
  g_autoptr (XyDraft) draft = draft_text (UNKNOWN);
  const XyDraftChange changes[] = {
    { .kind = XY_DRAFT_SHEET, .sheet = 0 },
    { .kind = XY_DRAFT_HEADER_ROW, .row = 1 },
    { .kind = XY_DRAFT_COLUMN, .column = XY_COLUMN_MAJOR, .sheet_column = 5 },
    { .kind = XY_DRAFT_VALUE, .row = 2, .column = XY_COLUMN_NAME, .text = "孙八" },
    { .kind = XY_DRAFT_COLLEGE, .text = "哲学院", .college = LAW },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (XyDraft) direct = xy_draft_change (draft, &changes[i]);
      g_autoptr (JsonNode) expected = xy_roster_to_json (xy_draft_get_roster (direct));
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (JsonNode) found = NULL;
      XyDraft *changed;

      xy_draft_change_async (draft, &changes[i], NULL, xy_test_async_cb, &result);
      xy_test_wait_result (&result);
      changed = xy_draft_finish (result, NULL);
      found = xy_roster_to_json (xy_draft_get_roster (changed));
      g_assert_true (json_node_equal (found, expected));
      xy_draft_unref (draft);
      draft = changed;
    }
  g_assert_cmpstr (get_value (draft, 0, XY_COLUMN_MAJOR), ==, "甲");
  g_assert_cmpstr (get_value (draft, 0, XY_COLUMN_NAME), ==, "孙八");
  g_assert_cmpstr (xy_draft_find_college (draft, "哲学院"), ==, LAW);
}

static void
pasted_cells_are_read (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook =
      xy_workbook_read_text ("201900001\t张三\t\"法律\n(非法学)\"\t430199199506150371\r\n"
                             "201900002\t李四\t法学\t440799199411252951\r\n",
                             "Clipboard", &error);
  g_autoptr (XyDraft) draft = NULL;

  g_assert_no_error (error);
  draft = draft_workbook (workbook);
  g_assert_cmpuint (count_students (draft), ==, 2);
  g_assert_cmpint (get_student (draft, 0)->row, ==, 1);
  g_assert_cmpstr (get_value (draft, 1, XY_COLUMN_ID_NUMBER), ==, "440799199411252951");
  g_assert_cmpstr (xy_draft_get_roster (draft)->file, ==, "Clipboard");
  g_assert_null (xy_draft_get_roster (draft)->encoding);
  g_assert_null (xy_workbook_read_text ("\xff\xfe", "Clipboard", &error));
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/draft/column", a_wrong_column_is_corrected);
  g_test_add_func ("/roster/draft/one-field", a_column_serves_one_field);
  g_test_add_func ("/roster/draft/header-row", another_header_row_tells_the_columns_anew);
  g_test_add_func ("/roster/draft/sheet", another_sheet_is_read);
  g_test_add_func ("/roster/draft/examples", examples_do_not_hide_the_roster);
  g_test_add_func ("/roster/draft/broken-behind",
                   what_is_broken_behind_the_roster_does_not_lose_it);
  g_test_add_func ("/roster/draft/entities-behind", entities_behind_the_roster_are_refused);
  g_test_add_func ("/roster/draft/mended", a_mended_cell_is_repaired_and_checked);
  g_test_add_func ("/roster/draft/mended-duplicate", a_mended_cell_meets_the_others);
  g_test_add_func ("/roster/draft/mended-new", what_the_file_lacks_can_be_written);
  g_test_add_func ("/roster/draft/mended-stays", a_mended_cell_stays_while_its_column_does);
  g_test_add_func ("/roster/draft/long-cell", a_cell_that_is_too_long_is_told_until_it_is_mended);
  g_test_add_func ("/roster/draft/long-note", a_long_note_below_the_students_is_passed_over);
  g_test_add_func ("/roster/draft/unknown-college",
                   an_unknown_college_is_a_problem_until_it_is_named);
  g_test_add_func ("/roster/draft/alias", an_answer_becomes_an_alias_that_is_found_afterwards);
  g_test_add_func ("/roster/draft/known-college", a_known_college_keeps_its_names);
  g_test_add_func ("/roster/draft/thread", every_change_is_the_same_on_a_thread);
  g_test_add_func ("/roster/draft/pasted", pasted_cells_are_read);
  return g_test_run ();
}
