// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster-plan.h"

#include <string.h>

#include "xy-test.h"

#define CAMPAIGN "campaign"
#define LAW "law"
#define HISTORY "history"

#define HEADER "学号,姓名,性别,身份证号,学院,班级,所在地\n"
#define FIRST "201900001,张三,男,430199199506150371,法学院,1班,长沙\n"
#define SECOND "201900002,李四,女,440799199411252951,法学院,2班,市外\n"

static GPtrArray *
new_colleges (void)
{
  GPtrArray *colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  const char *const names[][2] = { { LAW, "法学院" }, { HISTORY, "历文院" } };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      XyFields *fields = xy_fields_new ();
      g_autoptr (XyRecord) record = NULL;

      xy_fields_set_string (fields, "short_name", names[i][1]);
      record = xy_record_new (XY_KIND_COLLEGE, names[i][0], 0, fields);
      g_ptr_array_add (colleges, xy_entity_from_record (record));
    }
  return colleges;
}

static XyDraft *
read_text (const char *text, GPtrArray *colleges)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_text (text, "test.csv", &error);
  XyDraft *draft;

  g_assert_no_error (error);
  draft = xy_draft_new (workbook, NULL, colleges, &error);
  g_assert_no_error (error);
  return draft;
}

static XyRosterPlan *
plan_text (const char *text, GPtrArray *existing)
{
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (XyDraft) draft = read_text (text, colleges);

  return xy_roster_plan (draft, existing, CAMPAIGN, LAW);
}

/* The students that are there once the plan is carried out. */
static GPtrArray *
carry_out (const XyRosterPlan *plan, GPtrArray *existing)
{
  GPtrArray *after = g_ptr_array_new_with_free_func (xy_entity_unref);

  for (guint i = 0; i < plan->creates->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (plan->creates, i);

      g_assert_true (xy_kind_validate (XY_KIND_STUDENT, record->fields, NULL));
      g_assert_true (xy_uuid_is_valid (record->id));
      g_ptr_array_add (after, xy_entity_from_record (record));
    }
  for (guint i = 0; existing != NULL && i < existing->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (existing, i);
      XyFields *fields = xy_entity_to_fields (student);
      g_autoptr (XyRecord) record = NULL;

      for (guint k = 0; k < plan->changes->len; k++)
        {
          const XyRosterChange *change = g_ptr_array_index (plan->changes, k);

          if (g_str_equal (change->after->id, student->id))
            xy_fields_update (fields, change->after->fields);
        }
      record = xy_record_new (XY_KIND_STUDENT, student->id, student->revision, fields);
      g_ptr_array_add (after, xy_entity_from_record (record));
    }
  return after;
}

/* The students that a first import of that text makes. */
static GPtrArray *
import_text (const char *text)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (XyRosterPlan) plan = plan_text (text, nobody);

  return carry_out (plan, NULL);
}

static XyStudent *
find (GPtrArray *students, const char *number)
{
  for (guint i = 0; i < students->len; i++)
    {
      XyStudent *student = g_ptr_array_index (students, i);

      if (g_strcmp0 (student->student_number, number) == 0)
        return student;
    }
  return NULL;
}

static void
assert_plan (const XyRosterPlan *plan, guint creates, guint changes, int unchanged, guint missing)
{
  g_assert_cmpuint (plan->creates->len, ==, creates);
  g_assert_cmpuint (plan->changes->len, ==, changes);
  g_assert_cmpint (plan->unchanged, ==, unchanged);
  g_assert_cmpuint (plan->missing->len, ==, missing);
}

static void
new_students_are_made_whole (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  const XyStudent *student;

  g_assert_cmpuint (students->len, ==, 2);
  student = find (students, "201900002");
  g_assert_cmpstr (student->campaign, ==, CAMPAIGN);
  g_assert_cmpstr (student->college, ==, LAW);
  g_assert_cmpstr (student->name, ==, "李四");
  g_assert_cmpstr (student->class_name, ==, "2班");
  g_assert_cmpstr (student->location, ==, "市外");
  g_assert_true (student->online_only);
  g_assert_false (find (students, "201900001")->online_only);
}

static void
the_same_file_twice_changes_nothing (void)
{
  /* With a problem of every kind that does not keep a student from being stored, and some that do.
   */
  static const char text[] =
      HEADER FIRST SECOND "201900003,王五,未知,4.30199E+17,法学院,1班,长沙\n"
                          "201900004,赵六,男,43019919950615,无名学院,1班,长沙\n"
                          "201900005,,男,430199199510251036,法学院,1班,长沙\n"
                          "201900001,重复,男,E12345678,法学院,1班,长沙\n" FIRST;
  g_autoptr (GPtrArray) students = import_text (text);
  g_autoptr (XyRosterPlan) again = plan_text (text, students);

  g_assert_cmpuint (students->len, ==, 4);
  assert_plan (again, 0, 0, 4, 0);
  g_assert_cmpint (again->left_out, ==, 2);
}

/* A row that somebody mended on importing it, in every field that can have a problem. */
static void
what_was_mended_stays_when_the_file_comes_again (void)
{
  static const char text[] = HEADER FIRST "2.01900E+11,李四,男,440799199411252951,法学院,2班,长沙\n"
                                          "201900003,王五,男,4.30199E+17,法学院,1班,长沙\n"
                                          "201900004,,男,E12345678,法学院,1班,长沙\n"
                                          "201900005,赵六,女,430199199510251036,法学院,1班,长沙\n";
  static const struct
  {
    int row;
    XyRosterColumn column;
    const char *text;
  } mended[] = {
    { 3, XY_COLUMN_STUDENT_NUMBER, "201900002" },
    { 4, XY_COLUMN_ID_NUMBER, "430199199506150380" },
    { 4, XY_COLUMN_ID_NUMBER, "43019919950615038X" },
    { 5, XY_COLUMN_NAME, "钱七" },
    { 6, XY_COLUMN_SEX, "男" },
  };
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (XyDraft) draft = read_text (text, colleges);
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (XyRosterPlan) plan = NULL;
  g_autoptr (XyRosterPlan) again = NULL;
  g_autoptr (XyRosterPlan) raw = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (mended); i++)
    {
      XyDraft *changed =
          xy_draft_with_value (draft, mended[i].row, mended[i].column, mended[i].text);

      xy_draft_unref (draft);
      draft = changed;
    }
  g_assert_cmpuint (xy_draft_get_roster (draft)->problems->len, ==, 1);
  plan = xy_roster_plan (draft, nobody, CAMPAIGN, LAW);
  students = carry_out (plan, NULL);
  g_assert_cmpuint (students->len, ==, 5);

  again = xy_roster_plan (draft, students, CAMPAIGN, LAW);
  assert_plan (again, 0, 0, 5, 0);
  raw = plan_text (text, students);
  assert_plan (raw, 0, 0, 4, 0);
  g_assert_cmpint (raw->left_out, ==, 1);
}

static void
a_change_names_only_the_fields_that_change (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan = NULL;
  const XyRosterChange *change;

  ((XyStudent *) find (students, "201900001"))->revision = 7;
  plan =
      plan_text (HEADER "201900001,张三,男,430199199506150371,法学院,3班,长沙\n" SECOND, students);
  assert_plan (plan, 0, 1, 1, 0);
  change = g_ptr_array_index (plan->changes, 0);
  g_assert_cmpstr (change->after->id, ==, find (students, "201900001")->id);
  g_assert_cmpint (change->after->revision, ==, 7);
  g_assert_cmpuint (xy_fields_get_size (change->after->fields), ==, 1);
  g_assert_cmpstr (xy_fields_get_string (change->after->fields, "class"), ==, "3班");
}

static void
an_id_number_finds_who_has_a_new_student_number (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan =
      plan_text (HEADER "202000009,张三,男,430199199506150371,法学院,1班,长沙\n" SECOND, students);
  const XyRosterChange *change;

  assert_plan (plan, 0, 1, 1, 0);
  change = g_ptr_array_index (plan->changes, 0);
  g_assert_cmpstr (change->after->id, ==, find (students, "201900001")->id);
  g_assert_cmpuint (xy_fields_get_size (change->after->fields), ==, 1);
  g_assert_cmpstr (xy_fields_get_string (change->after->fields, "student_number"), ==, "202000009");
}

static void
a_student_number_counts_before_an_id_number (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan =
      plan_text (HEADER "201900009,新人,男,430199199506150371,法学院,1班,长沙\n"
                        "201900001,张三,男,,法学院,1班,长沙\n" SECOND,
                 students);

  assert_plan (plan, 1, 0, 2, 0);
}

static void
a_cell_that_is_empty_changes_nothing (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan = plan_text ("学号,姓名,身份证号,班级\n"
                                             "201900001,张三,,\n"
                                             "201900002,李四,440799199411252951,\n",
                                             students);

  assert_plan (plan, 0, 0, 2, 0);
}

static void
a_faulty_id_number_does_not_replace_a_faultless_one (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST);
  g_autoptr (XyRosterPlan) faulty =
      plan_text (HEADER "201900001,张三,男,4.30199E+17,法学院,1班,长沙\n", students);
  g_autoptr (XyRosterPlan) right =
      plan_text (HEADER "201900001,张三,男,E12345678,法学院,1班,长沙\n", students);

  assert_plan (faulty, 0, 0, 1, 0);
  assert_plan (right, 0, 1, 0, 0);
}

static void
a_row_belongs_to_the_known_college_that_it_names (void)
{
  g_autoptr (GPtrArray) students =
      import_text (HEADER "201900001,张三,男,430199199506150371,历文院,1班,长沙\n"
                          "201900002,李四,女,E1234567,,1班,长沙\n"
                          "201900003,王五,女,E1234568,无名学院,1班,长沙\n");

  g_assert_cmpstr (find (students, "201900001")->college, ==, HISTORY);
  g_assert_cmpstr (find (students, "201900002")->college, ==, LAW);
  g_assert_cmpstr (find (students, "201900003")->college, ==, LAW);
}

static void
who_is_not_in_the_file_is_listed_and_stays (void)
{
  g_autoptr (GPtrArray) students =
      import_text (HEADER FIRST SECOND "201900003,王五,女,E1234568,历文院,1班,长沙\n");
  g_autoptr (XyRosterPlan) plan = plan_text (HEADER FIRST, students);

  assert_plan (plan, 0, 0, 1, 1);
  g_assert_cmpstr (((XyStudent *) g_ptr_array_index (plan->missing, 0))->student_number, ==,
                   "201900002");
}

static void
the_deleted_and_other_campaigns_are_not_looked_at (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan = NULL;
  XyStudent *first = find (students, "201900001"), *second = find (students, "201900002");

  first->deleted = TRUE;
  g_free (second->campaign);
  second->campaign = g_strdup ("another");
  plan = plan_text (HEADER FIRST, students);
  assert_plan (plan, 1, 0, 0, 0);
}

static void
an_import_never_changes_who_comes_online (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan = NULL;

  find (students, "201900002")->online_only = FALSE;
  plan = plan_text (HEADER FIRST SECOND, students);
  assert_plan (plan, 0, 0, 2, 0);
}

static void
a_change_shows_what_was_and_what_will_be (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan =
      plan_text (HEADER FIRST "201900002,李思,女,440799199411252951,历文院,2班,市外\n", students);
  const XyRosterChange *change;

  assert_plan (plan, 0, 1, 1, 0);
  change = g_ptr_array_index (plan->changes, 0);
  g_assert_cmpint (change->row, ==, 3);
  g_assert_true (change->before == find (students, "201900002"));
  g_assert_cmpuint (xy_fields_get_size (change->after->fields), ==, 2);
  g_assert_cmpstr (change->before->name, ==, "李四");
  g_assert_cmpstr (xy_fields_get_string (change->after->fields, "name"), ==, "李思");
  g_assert_cmpstr (xy_fields_get_string (change->after->fields, "college"), ==, HISTORY);
}

static void
a_college_that_was_named_gets_its_students_and_its_name (void)
{
  static const char text[] = HEADER "201900001,张三,男,430199199506150371,史学院,1班,长沙\n";
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (XyDraft) draft = read_text (text, colleges);
  g_autoptr (XyDraft) named = xy_draft_with_college (draft, "史学院", HISTORY);
  g_autoptr (XyRosterPlan) before = xy_roster_plan (draft, nobody, CAMPAIGN, LAW);
  g_autoptr (XyRosterPlan) plan = xy_roster_plan (named, nobody, CAMPAIGN, LAW);
  g_autoptr (GPtrArray) with = xy_roster_plan_list_records (plan, TRUE, NULL);
  g_autoptr (GPtrArray) without = xy_roster_plan_list_records (plan, FALSE, NULL);
  const XyRecord *create = g_ptr_array_index (plan->creates, 0);
  const XyRecord *alias;

  g_assert_cmpuint (before->aliases->len, ==, 0);
  g_assert_cmpstr (xy_fields_get_string (create->fields, "college"), ==, HISTORY);
  g_assert_cmpuint (plan->aliases->len, ==, 1);
  alias = g_ptr_array_index (plan->aliases, 0);
  g_assert_cmpint (alias->kind, ==, XY_KIND_COLLEGE);
  g_assert_cmpstr (alias->id, ==, HISTORY);
  g_assert_cmpuint (with->len, ==, 2);
  g_assert_cmpuint (without->len, ==, 1);
}

static void
who_is_removed_is_deleted_in_the_same_act (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) plan =
      plan_text (HEADER "201900003,王五,女,E1234568,法学院,1班,长沙\n", students);
  g_autoptr (GPtrArray) nobody = xy_roster_plan_list_records (plan, TRUE, NULL);
  g_autoptr (GPtrArray) removed = g_ptr_array_new ();
  g_autoptr (GPtrArray) records = NULL;
  const XyRecord *removal;

  assert_plan (plan, 1, 0, 0, 2);
  g_assert_cmpuint (plan->n_existing, ==, 2);
  g_assert_cmpuint (nobody->len, ==, 1);
  g_ptr_array_add (removed, find (students, "201900002"));
  records = xy_roster_plan_list_records (plan, TRUE, removed);
  g_assert_cmpuint (records->len, ==, 2);
  removal = g_ptr_array_index (records, 1);
  g_assert_cmpstr (removal->id, ==, find (students, "201900002")->id);
  g_assert_cmpuint (xy_fields_get_size (removal->fields), ==, 1);
  g_assert_true (xy_fields_get_boolean (removal->fields, "deleted", FALSE));
}

/* A roster of twenty, so many of whom are in another class. */
static char *
dup_twenty (guint n_moved)
{
  g_autoptr (GString) text = g_string_new (HEADER);

  for (guint i = 0; i < 20; i++)
    g_string_append_printf (text, "2019%05u,张三,男,E%07u,法学院,%d班,长沙\n", i, i,
                            i < n_moved ? 2 : 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
more_than_a_tenth_is_much (void)
{
  g_autofree char *text = dup_twenty (0);
  g_autoptr (GPtrArray) students = import_text (text);
  static const struct
  {
    guint n_moved;
    gboolean is_much;
  } cases[] = { { 0, FALSE }, { 2, FALSE }, { 3, TRUE }, { 20, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *moved = dup_twenty (cases[i].n_moved);
      g_autoptr (XyRosterPlan) plan = plan_text (moved, students);

      g_assert_cmpuint (plan->changes->len, ==, cases[i].n_moved);
      g_assert_cmpuint (plan->n_existing, ==, 20);
      g_assert_cmpint (xy_roster_plan_changes_much (plan), ==, cases[i].is_much);
    }
}

/* The roster of another year is one of other people. */
static void
others_in_their_place_are_much (void)
{
  g_autoptr (GPtrArray) students = import_text (HEADER FIRST SECOND);
  g_autoptr (XyRosterPlan) others =
      plan_text (HEADER "202000001,王五,,H10000001,法学院,1班,长沙\n", students);
  g_autoptr (XyRosterPlan) more =
      plan_text (HEADER FIRST SECOND "202000001,王五,,H10000001,法学院,1班,长沙\n", students);

  g_assert_cmpuint (others->missing->len, ==, 2);
  g_assert_true (xy_roster_plan_changes_much (others));
  g_assert_cmpuint (more->creates->len, ==, 1);
  g_assert_false (xy_roster_plan_changes_much (more));
}

static void
a_first_import_changes_nobody (void)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  g_autoptr (XyRosterPlan) plan = plan_text (HEADER FIRST SECOND, nobody);

  g_assert_cmpuint (plan->n_existing, ==, 0);
  g_assert_false (xy_roster_plan_changes_much (plan));
}

/* 201944000001 and 201944000002 both come out of a spreadsheet as 2.01944E+11. */
static void
a_number_that_lost_digits_is_nobody_else_s (void)
{
  g_autoptr (GPtrArray) there =
      import_text (HEADER "2.01944E+11,张三,男,430199199506150371,法学院,1班,长沙\n");
  g_autoptr (XyRosterPlan) same =
      plan_text (HEADER "2.01944E+11,张三,男,430199199506150371,法学院,1班,长沙\n", there);
  g_autoptr (XyRosterPlan) other =
      plan_text (HEADER "2.01944E+11,李四,,H12345678,法学院,1班,长沙\n", there);

  g_assert_cmpuint (there->len, ==, 1);
  assert_plan (same, 0, 0, 1, 0);
  assert_plan (other, 0, 0, 0, 1);
  g_assert_cmpint (other->left_out, ==, 1);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/plan/new-students", new_students_are_made_whole);
  g_test_add_func ("/roster/plan/twice", the_same_file_twice_changes_nothing);
  g_test_add_func ("/roster/plan/change", a_change_names_only_the_fields_that_change);
  g_test_add_func ("/roster/plan/by-id-number", an_id_number_finds_who_has_a_new_student_number);
  g_test_add_func ("/roster/plan/number-first", a_student_number_counts_before_an_id_number);
  g_test_add_func ("/roster/plan/empty-cells", a_cell_that_is_empty_changes_nothing);
  g_test_add_func ("/roster/plan/faulty-id", a_faulty_id_number_does_not_replace_a_faultless_one);
  g_test_add_func ("/roster/plan/colleges", a_row_belongs_to_the_known_college_that_it_names);
  g_test_add_func ("/roster/plan/missing", who_is_not_in_the_file_is_listed_and_stays);
  g_test_add_func ("/roster/plan/not-looked-at", the_deleted_and_other_campaigns_are_not_looked_at);
  g_test_add_func ("/roster/plan/online-only", an_import_never_changes_who_comes_online);
  g_test_add_func ("/roster/plan/mended-twice", what_was_mended_stays_when_the_file_comes_again);
  g_test_add_func ("/roster/plan/before-and-after", a_change_shows_what_was_and_what_will_be);
  g_test_add_func ("/roster/plan/aliases", a_college_that_was_named_gets_its_students_and_its_name);
  g_test_add_func ("/roster/plan/removal", who_is_removed_is_deleted_in_the_same_act);
  g_test_add_func ("/roster/plan/much", more_than_a_tenth_is_much);
  g_test_add_func ("/roster/plan/others", others_in_their_place_are_much);
  g_test_add_func ("/roster/plan/first", a_first_import_changes_nobody);
  g_test_add_func ("/roster/plan/lost", a_number_that_lost_digits_is_nobody_else_s);
  return g_test_run ();
}
