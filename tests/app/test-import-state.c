// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-state.h"
#include "xy-test.h"

#define CAMPAIGN "11111111-1111-4111-8111-111111111111"
#define LAW "22222222-2222-4222-8222-222222222222"
#define ID_1 "430104199901010014"
#define ID_WRONG "430104199902020020"

/* Repairs. */

static void
assert_repair (const char *from, const char *to, XyImportRepair kind, const char *points)
{
  XyRosterRepair repair = { 2, XY_COLUMN_NAME, (char *) from, (char *) to };
  g_autofree char *shown = xy_import_repair_dup_points (&repair);

  g_assert_cmpint (xy_import_repair_get_kind (&repair), ==, kind);
  g_assert_cmpstr (shown, ==, points);
}

static void
test_characters_that_look_alike_are_shown_with_code_points (void)
{
  assert_repair ("买买提•吐尔逊", "买买提·吐尔逊", XY_IMPORT_REPAIR_DOT, "“•” U+2022 → “·” U+00B7");
  assert_repair ("１", "1", XY_IMPORT_REPAIR_WIDTH, "“１” U+FF11 → “1”");
  assert_repair ("⼥", "女", XY_IMPORT_REPAIR_WORD, "“⼥” U+2F25 → “女” U+5973");
}

static void
test_characters_that_cannot_be_seen_are_named (void)
{
  assert_repair ("张　三", "张三", XY_IMPORT_REPAIR_SPACE, "U+3000 removed");
  assert_repair ("2019\xe2\x80\x8b", "2019", XY_IMPORT_REPAIR_SPACE, "U+200B removed");
  assert_repair ("'2019", "2019", XY_IMPORT_REPAIR_MARK, "“'” removed");
}

static void
test_repair_that_says_itself_needs_no_code_points (void)
{
  assert_repair ("1234x", "1234X", XY_IMPORT_REPAIR_CASE, "“x” → “X”");
  assert_repair ("M", "男", XY_IMPORT_REPAIR_WORD, NULL);
  assert_repair ("男性", "男", XY_IMPORT_REPAIR_WORD, NULL);
}

static void
test_many_different_characters_are_cut (void)
{
  assert_repair ("１１２３４５", "112345", XY_IMPORT_REPAIR_WIDTH,
                 "“１” U+FF11 → “1”, “２” U+FF12 → “2”, “３” U+FF13 → “3”, “４” U+FF14 → “4”, …");
}

static void
test_cell_with_two_faults_is_called_by_the_graver (void)
{
  assert_repair (" 买买提•吐尔逊", "买买提·吐尔逊", XY_IMPORT_REPAIR_DOT,
                 "U+0020 removed, “•” U+2022 → “·” U+00B7");
}

/* States. */

static GPtrArray *
new_colleges (void)
{
  GPtrArray *colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  XyFields *fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;

  xy_fields_set_string (fields, "short_name", "法学院");
  record = xy_record_new (XY_KIND_COLLEGE, LAW, 1, fields);
  g_ptr_array_add (colleges, xy_entity_from_record (record));
  return colleges;
}

static GPtrArray *
new_existing (guint n)
{
  GPtrArray *existing = g_ptr_array_new_with_free_func (xy_entity_unref);

  for (guint i = 1; i <= n; i++)
    {
      XyFields *fields = xy_fields_new ();
      g_autofree char *id = g_strdup_printf ("33333333-3333-4333-8333-%012u", i);
      g_autofree char *number = g_strdup_printf ("2019%05u", i);
      g_autoptr (XyRecord) record = NULL;

      xy_fields_set_string (fields, "campaign", CAMPAIGN);
      xy_fields_set_string (fields, "college", LAW);
      xy_fields_set_string (fields, "student_number", number);
      xy_fields_set_string (fields, "name", "孟煜瑶");
      xy_fields_set_string (fields, "class", "1班");
      record = xy_record_new (XY_KIND_STUDENT, id, 1, fields);
      g_ptr_array_add (existing, xy_entity_from_record (record));
    }
  return existing;
}

static XyImportState *
new_state (const char *text, guint n_existing)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_text (text, "cells", &error);
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (GPtrArray) existing = new_existing (n_existing);
  g_autoptr (XyDraft) draft = NULL;
  XyImportState *state;

  g_assert_no_error (error);
  draft = xy_draft_new (workbook, NULL, colleges, &error);
  g_assert_no_error (error);
  state = xy_import_state_new (draft, colleges);
  xy_import_state_take_plan (state, xy_roster_plan (draft, existing, CAMPAIGN, LAW));
  return state;
}

static void
test_same_file_again_would_change_nothing (void)
{
  g_autoptr (XyImportState) state = new_state ("学号\t姓名\t班级\n201900001\t孟煜瑶\t1班\n", 1);
  g_autofree char *summary = xy_import_state_dup_summary (state, 0);

  g_assert_false (xy_import_state_can_import (state, 0));
  g_assert_cmpstr (summary, ==, "Nothing would change: 1 student is there already.");
}

static void
test_removal_alone_can_be_imported (void)
{
  g_autoptr (XyImportState) state = new_state ("学号\t姓名\t班级\n201900001\t孟煜瑶\t1班\n", 2);

  g_assert_cmpuint (xy_import_state_count (state, XY_IMPORT_MISSING), ==, 1);
  g_assert_false (xy_import_state_can_import (state, 0));
  g_assert_true (xy_import_state_can_import (state, 1));
}

static void
test_a_tenth_of_the_college_is_the_limit_of_quiet (void)
{
  g_autoptr (XyImportState) one = new_state ("学号\t姓名\t班级\n201900001\t孟煜瑶\t2班\n", 10);
  g_autoptr (XyImportState) two =
      new_state ("学号\t姓名\t班级\n201900001\t孟煜瑶\t2班\n201900002\t孟煜瑶\t2班\n", 10);
  g_autofree char *quiet = xy_import_state_dup_warning (one, 0);
  g_autofree char *loud = xy_import_state_dup_warning (two, 0);
  g_autofree char *removed = xy_import_state_dup_warning (one, 1);

  g_assert_null (quiet);
  g_assert_cmpstr (loud, ==,
                   "More than a tenth of the college would change: it has 10 students, and 2 would "
                   "be new, changed or removed. Is it the right file?");
  g_assert_cmpstr (removed, ==, loud);
}

static void
test_first_import_of_a_college_is_no_surprise (void)
{
  g_autoptr (XyImportState) state = new_state ("学号\t姓名\n201900001\t孟煜瑶\n", 0);

  g_assert_null (xy_import_state_dup_warning (state, 0));
}

static void
test_change_is_shown_field_by_field (void)
{
  g_autoptr (XyImportState) state =
      new_state ("学号\t姓名\t班级\t身份证号\n201900001\t孟煜瑶\t2班\t" ID_1 "\n", 1);
  g_autoptr (XyImportLine) line = xy_import_state_dup_line (state, XY_IMPORT_CHANGED, 0, FALSE);

  g_assert_cmpstr (line->title, ==, "孟煜瑶 · 201900001");
  g_assert_cmpstr (line->subtitle, ==, "Class: 1班 → 2班\nID number: nothing → 430***********0014");
  g_assert_cmpint (line->row, ==, 2);
}

static void
test_row_that_is_left_out_says_why (void)
{
  g_autoptr (XyImportState) state =
      new_state ("学号\t姓名\n201900001\t孟煜瑶\n201900001\t夏知远\n", 0);
  g_autoptr (XyImportLine) line = NULL;

  g_assert_cmpuint (xy_import_state_count (state, XY_IMPORT_LEFT_OUT), ==, 1);
  line = xy_import_state_dup_line (state, XY_IMPORT_LEFT_OUT, 0, FALSE);
  g_assert_cmpstr (line->title, ==, "夏知远");
  g_assert_cmpstr (line->subtitle, ==, "Row 3 · Row 2 has the same student number.");
  g_assert_cmpint (line->column, ==, XY_COLUMN_STUDENT_NUMBER);
}

static void
test_id_numbers_are_masked_until_shown (void)
{
  g_autoptr (XyImportState) state =
      new_state ("学号\t姓名\t身份证号\n201900001\t孟煜瑶\t" ID_1 "\n", 0);
  g_autoptr (XyImportCell) masked = xy_import_state_dup_cell (state, 1, 2, FALSE);
  g_autoptr (XyImportCell) shown = xy_import_state_dup_cell (state, 1, 2, TRUE);

  g_assert_cmpstr (masked->text, ==, "430***********0014");
  g_assert_cmpstr (masked->value, ==, ID_1);
  g_assert_cmpstr (shown->text, ==, ID_1);
}

static void
test_id_number_in_a_column_that_is_not_taken_is_masked_too (void)
{
  g_autoptr (XyImportState) state = new_state ("甲\t乙\n一\t" ID_1 "\n", 0);
  g_autoptr (XyDraft) bare = xy_draft_with_column (state->draft, XY_COLUMN_ID_NUMBER, -1);
  g_autoptr (XyImportState) without = xy_import_state_new (bare, state->colleges);
  g_autoptr (XyImportCell) cell = xy_import_state_dup_cell (without, 1, 1, FALSE);

  g_assert_cmpint (cell->column, ==, -1);
  g_assert_cmpstr (cell->text, ==, "430***********0014");
}

static void
test_repaired_id_number_is_masked_in_the_list (void)
{
  g_autoptr (XyImportState) state = new_state ("学号\t姓名\t身份证号\n201900001\t孟煜瑶\t４"
                                               "30104199901010014\n",
                                               0);
  g_autoptr (XyImportLine) masked = NULL;
  g_autoptr (XyImportLine) shown = NULL;

  g_assert_cmpuint (xy_import_state_count_all (state, XY_IMPORT_REPAIRS), ==, 1);
  masked = xy_import_state_dup_repair_line (state, XY_IMPORT_REPAIR_WIDTH, 0, FALSE);
  shown = xy_import_state_dup_repair_line (state, XY_IMPORT_REPAIR_WIDTH, 0, TRUE);
  g_assert_cmpstr (masked->title, ==, "430***********0014");
  g_assert_cmpstr (masked->subtitle, ==, "Row 2 · ID number · “４” U+FF14 → “4”");
  g_assert_cmpstr (shown->title, ==, "４30104199901010014 → " ID_1);
}

static void
test_repairs_are_grouped_by_kind (void)
{
  g_autoptr (XyImportState) state =
      new_state ("学号\t姓名\n２01900001\t买买提•吐尔逊\n２01900002\t夏 知远\n", 0);
  g_autoptr (XyImportLine) width = NULL;

  g_assert_cmpuint (xy_import_state_count_all (state, XY_IMPORT_REPAIRS), ==, 4);
  g_assert_cmpuint (xy_import_state_count (state, XY_IMPORT_REPAIRS), ==, 3);
  g_assert_cmpint (xy_import_state_get_repair_kind (state, 1), ==, XY_IMPORT_REPAIR_WIDTH);
  width = xy_import_state_dup_line (state, XY_IMPORT_REPAIRS, 1, FALSE);
  g_assert_cmpstr (width->title, ==, "Full-width characters · 2 cells");
}

static void
test_rows_say_what_they_are (void)
{
  g_autoptr (XyImportState) state =
      new_state ("毕业生名单\n学号\t姓名\n201900001\t孟煜瑶\n合计\t1\n", 0);
  const XyImportRowKind kinds[] = { XY_IMPORT_ROW_ABOVE, XY_IMPORT_ROW_HEADER,
                                    XY_IMPORT_ROW_STUDENT, XY_IMPORT_ROW_OTHER };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (XyImportCell) cell = xy_import_state_dup_cell (state, i, 0, FALSE);

      g_assert_cmpint (cell->kind, ==, kinds[i]);
    }
}

static void
test_header_can_be_any_of_the_first_rows_or_none (void)
{
  g_autoptr (XyImportState) state = new_state ("毕业生名单\n学号\t姓名\n201900001\t孟煜瑶\n", 0);
  g_autoptr (GArray) rows = NULL;
  g_auto (GStrv) words = xy_import_state_list_header_choices (state, &rows);

  g_assert_cmpuint (g_strv_length (words), ==, 4);
  g_assert_cmpuint (rows->len, ==, 4);
  g_assert_cmpuint (g_array_index (rows, guint, 0), ==, 0);
  g_assert_cmpstr (words[2], ==, "Row 2: 学号 姓名");
  g_assert_cmpuint (g_array_index (rows, guint, 2), ==, 2);
}

static void
test_column_that_nobody_can_be_told_by_is_missed (void)
{
  g_autoptr (XyImportState) state = new_state ("学号\t姓名\n201900001\t孟煜瑶\n", 0);
  g_autofree char *notes = xy_import_state_dup_notes (state);

  g_assert_cmpstr (notes, ==, "No column is taken as “ID number”; choose it above its column.");
}

static void
test_sheet_without_header_asks_for_it (void)
{
  g_autoptr (XyImportState) state = new_state ("nothing\nof\nuse\n", 0);
  g_autofree char *notes = xy_import_state_dup_notes (state);

  g_assert_true (g_str_has_prefix (notes, "No row was recognised as the header."));
  g_assert_false (xy_import_state_can_import (state, 0));
}

static void
test_mended_problem_leaves_the_others_alone (void)
{
  g_autoptr (XyImportState) state = new_state (
      "学号\t姓名\t身份证号\n201900001\t孟煜瑶\t" ID_WRONG "\n201900002\t夏知远\t123\n", 0);
  gint64 second = g_array_index (xy_import_state_get_keys (state, XY_IMPORT_PROBLEMS), gint64, 1);
  g_autoptr (XyDraft) mended = xy_draft_with_value (state->draft, 2, XY_COLUMN_ID_NUMBER, ID_1);
  g_autoptr (XyImportState) after = xy_import_state_new (mended, state->colleges);

  g_assert_cmpuint (xy_import_state_count (state, XY_IMPORT_PROBLEMS), ==, 2);
  g_assert_cmpuint (xy_import_state_count (after, XY_IMPORT_PROBLEMS), ==, 1);
  g_assert_cmpint (g_array_index (xy_import_state_get_keys (after, XY_IMPORT_PROBLEMS), gint64, 0),
                   ==, second);
}

static void
test_unknown_college_counts_its_students (void)
{
  g_autoptr (XyImportState) state =
      new_state ("学号\t姓名\t学院\n201900001\t孟煜瑶\t法研部\n201900002\t夏知远\t法研部\n", 0);
  g_autoptr (XyImportLine) line = xy_import_state_dup_line (state, XY_IMPORT_COLLEGES, 0, FALSE);
  g_autoptr (XyDraft) answered = xy_draft_with_college (state->draft, "法研部", LAW);
  g_autoptr (XyImportState) after = xy_import_state_new (answered, state->colleges);

  g_assert_cmpstr (line->title, ==, "法研部");
  g_assert_cmpstr (line->subtitle, ==, "2 students");
  g_assert_true (state->needs_college);
  g_assert_false (after->needs_college);
  g_assert_cmpuint (xy_import_state_count (after, XY_IMPORT_COLLEGES), ==, 1);
}

static void
test_columns_that_hold_nothing_are_not_shown (void)
{
  g_autoptr (XyImportState) state = new_state ("学号\t\t姓名\n201900001\t\t孟煜瑶\n", 0);

  g_assert_cmpuint (state->columns->len, ==, 2);
  g_assert_cmpuint (g_array_index (state->columns, guint, 1), ==, 2);
}

static void
test_columns_without_end_are_cut (void)
{
  g_autoptr (GString) text = g_string_new ("学号\t姓名");
  g_autoptr (XyImportState) state = NULL;

  for (int i = 0; i < 500; i++)
    g_string_append_printf (text, "\t列%d", i);
  g_string_append (text, "\n201900001\t孟煜瑶\n");
  state = new_state (text->str, 0);
  g_assert_cmpuint (state->columns->len, ==, 60);
}

static void
test_students_of_colleges_that_are_not_ones_own_are_left_out (void)
{
  static const char *const own[] = { LAW, NULL };
  static const char *const other[] = { "44444444-4444-4444-8444-444444444444", NULL };
  g_autoptr (XyImportState) state =
      new_state ("学号\t姓名\n201900009\t孟煜瑶\n201900008\t夏知远\n", 1);

  g_assert_cmpuint (xy_import_plan_leave_out (state->plan, own), ==, 0);
  g_assert_cmpuint (xy_import_plan_leave_out (state->plan, other), ==, 2);
  g_assert_cmpuint (state->plan->creates->len, ==, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(path, name) g_test_add_func ("/import-state/" path, test_##name)
  ADD ("characters-that-look-alike-are-shown-with-code-points",
       characters_that_look_alike_are_shown_with_code_points);
  ADD ("characters-that-cannot-be-seen-are-named", characters_that_cannot_be_seen_are_named);
  ADD ("repair-that-says-itself-needs-no-code-points",
       repair_that_says_itself_needs_no_code_points);
  ADD ("many-different-characters-are-cut", many_different_characters_are_cut);
  ADD ("cell-with-two-faults-is-called-by-the-graver",
       cell_with_two_faults_is_called_by_the_graver);
  ADD ("same-file-again-would-change-nothing", same_file_again_would_change_nothing);
  ADD ("removal-alone-can-be-imported", removal_alone_can_be_imported);
  ADD ("a-tenth-of-the-college-is-the-limit-of-quiet",
       a_tenth_of_the_college_is_the_limit_of_quiet);
  ADD ("first-import-of-a-college-is-no-surprise", first_import_of_a_college_is_no_surprise);
  ADD ("change-is-shown-field-by-field", change_is_shown_field_by_field);
  ADD ("row-that-is-left-out-says-why", row_that_is_left_out_says_why);
  ADD ("id-numbers-are-masked-until-shown", id_numbers_are_masked_until_shown);
  ADD ("id-number-in-a-column-that-is-not-taken-is-masked-too",
       id_number_in_a_column_that_is_not_taken_is_masked_too);
  ADD ("repaired-id-number-is-masked-in-the-list", repaired_id_number_is_masked_in_the_list);
  ADD ("repairs-are-grouped-by-kind", repairs_are_grouped_by_kind);
  ADD ("rows-say-what-they-are", rows_say_what_they_are);
  ADD ("header-can-be-any-of-the-first-rows-or-none", header_can_be_any_of_the_first_rows_or_none);
  ADD ("column-that-nobody-can-be-told-by-is-missed", column_that_nobody_can_be_told_by_is_missed);
  ADD ("sheet-without-header-asks-for-it", sheet_without_header_asks_for_it);
  ADD ("mended-problem-leaves-the-others-alone", mended_problem_leaves_the_others_alone);
  ADD ("unknown-college-counts-its-students", unknown_college_counts_its_students);
  ADD ("columns-that-hold-nothing-are-not-shown", columns_that_hold_nothing_are_not_shown);
  ADD ("columns-without-end-are-cut", columns_without_end_are_cut);
  ADD ("students-of-colleges-that-are-not-ones-own-are-left-out",
       students_of_colleges_that_are_not_ones_own_are_left_out);
#undef ADD
  return g_test_run ();
}
