// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What the server answers to mutations, and what becomes of the records. */

#include "server-fixture.h"
#include "xy-test.h"

#define PHOTO "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OTHER_PHOTO "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static const char *
get (const XyRecord *record, const char *field)
{
  return xy_fields_get_string (record->fields, field);
}

static void
assert_refused (TestClient *client, XyMutation *mutation, const char *code)
{
  g_autoptr (XyAnswer) answer = test_push_one (client, mutation);

  g_assert_cmpint (answer->kind, ==, XY_ANSWER_REFUSED);
  g_assert_cmpstr (answer->code, ==, code);
  g_assert_nonnull (answer->message);
  g_assert_null (answer->theirs);
  g_assert_cmpint (answer->revision, ==, 0);
}

/* A student of law with a submission, all by @client. */
static void
make_submitted (TestClient *client, const char *student, const char *submission)
{
  test_push_applied (client, test_student (client, student, TEST_LAW, "201901"));
  test_push_applied (client, test_submission (client, submission, TEST_LAW, student, PHOTO));
}

static void
a_create_is_applied_and_seen_by_the_college (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) other = test_client_new (test, "law2");
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyChanges) changes = NULL;
  const XyChange *change;
  gint64 revision = test_push_applied (law, test_student (law, id, TEST_LAW, "201901"));

  changes = test_pull (other);
  change = test_find_change (changes, id);
  g_assert_nonnull (change);
  g_assert_cmpint (change->record->revision, ==, revision);
  g_assert_cmpstr (get (change->record, "name"), ==, "张娜芳");
}

static void
a_mutation_that_comes_again_is_repeated_even_after_a_restart (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyMutation) mutation = test_student (law, id, TEST_LAW, "201901");
  gint64 revision = test_push_applied (law, xy_mutation_ref (mutation));
  g_autoptr (XyAnswer) answer = NULL;
  g_autoptr (XyChanges) changes = NULL;

  test_server_restart (test);
  answer = test_push_one (law, xy_mutation_ref (mutation));
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_REPEATED);
  g_assert_cmpint (answer->first, ==, XY_ANSWER_APPLIED);
  g_assert_cmpint (answer->revision, ==, revision);
  g_assert_cmpstr (answer->theirs->id, ==, id);
  changes = test_pull (law);
  g_assert_cmpuint (test_count_kind (changes, XY_KIND_STUDENT), ==, 1);
}

static void
another_account_does_not_learn_what_was_answered (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyMutation) mutation = test_student (law, id, TEST_LAW, "201901");

  test_push_applied (law, xy_mutation_ref (mutation));
  assert_refused (chemistry, xy_mutation_ref (mutation), "forbidden");
}

static void
changes_of_different_fields_are_merged (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) one = test_client_new (test, "law");
  g_autoptr (TestClient) two = test_client_new (test, "law2");
  g_autofree char *id = g_uuid_string_random ();
  gint64 base = test_push_applied (one, test_student (one, id, TEST_LAW, "201901"));
  g_autoptr (XyAnswer) answer = NULL;

  test_push_applied (one, test_mutation (one, XY_KIND_STUDENT, id, base, "class", "2班", NULL));
  answer = test_push_one (
      two, test_mutation (two, XY_KIND_STUDENT, id, base, "major", "民商法学", NULL));
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_MERGED);
  g_assert_cmpstr (get (answer->theirs, "class"), ==, "2班");
  g_assert_cmpstr (get (answer->theirs, "major"), ==, "民商法学");
  g_assert_cmpint (answer->revision, ==, answer->theirs->revision);
}

static void
changes_of_the_same_field_conflict_and_apply_nothing (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) one = test_client_new (test, "law");
  g_autoptr (TestClient) two = test_client_new (test, "law2");
  g_autofree char *id = g_uuid_string_random ();
  gint64 base = test_push_applied (one, test_student (one, id, TEST_LAW, "201901"));
  g_autoptr (XyAnswer) answer = NULL;
  g_autoptr (XyChanges) changes = NULL;

  test_push_applied (one, test_mutation (one, XY_KIND_STUDENT, id, base, "class", "2班", NULL));
  answer = test_push_one (two, test_mutation (two, XY_KIND_STUDENT, id, base, "class", "3班",
                                              "major", "民商法学", NULL));
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_CONFLICT);
  g_assert_cmpint (answer->revision, ==, 0);
  g_assert_cmpstr (get (answer->theirs, "class"), ==, "2班");
  changes = test_pull (one);
  g_assert_cmpstr (get (test_find_change (changes, id)->record, "class"), ==, "2班");
  g_assert_null (get (test_find_change (changes, id)->record, "major"));
}

static void
the_same_value_from_two_is_no_conflict (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) one = test_client_new (test, "law");
  g_autoptr (TestClient) two = test_client_new (test, "law2");
  g_autofree char *id = g_uuid_string_random ();
  gint64 base = test_push_applied (one, test_student (one, id, TEST_LAW, "201901"));
  gint64 newer =
      test_push_applied (one, test_mutation (one, XY_KIND_STUDENT, id, base, "class", "2班", NULL));
  g_autoptr (XyAnswer) answer =
      test_push_one (two, test_mutation (two, XY_KIND_STUDENT, id, base, "class", "2班", NULL));

  g_assert_cmpint (answer->kind, ==, XY_ANSWER_MERGED);
  g_assert_cmpint (answer->revision, ==, newer);
}

static void
changes_of_one_store_follow_each_other (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random ();

  /* Made offline one after the other, so all have the same base. */
  test_push_applied (law, test_student (law, id, TEST_LAW, "201901"));
  test_push_applied (law, test_mutation (law, XY_KIND_STUDENT, id, 0, "class", "2班", NULL));
  test_push_applied (law, test_mutation (law, XY_KIND_STUDENT, id, 0, "class", "3班", NULL));
}

static void
two_who_import_one_roster_offline_end_with_one_set (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) one = test_client_new (test, "law");
  g_autoptr (TestClient) two = test_client_new (test, "law2");
  g_autofree char *first = g_uuid_string_random (), *second = g_uuid_string_random ();
  g_autofree char *submission = g_uuid_string_random (), *later = g_uuid_string_random ();
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (XyChanges) changes = NULL;
  XyAnswer *answer;

  test_push_applied (one, test_student (one, first, TEST_LAW, "201901"));
  /* The second also says a class, submits for its own id, and edits it, all in the same batch. */
  answers = test_push (two, test_student (two, second, TEST_LAW, "201901"),
                       test_submission (two, submission, TEST_LAW, second, PHOTO),
                       test_mutation (two, XY_KIND_STUDENT, second, 0, "class", "2班", NULL), NULL);
  answer = g_ptr_array_index (answers, 0);
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_MERGED);
  g_assert_cmpstr (answer->record, ==, first);
  answer = g_ptr_array_index (answers, 1);
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_APPLIED);
  answer = g_ptr_array_index (answers, 2);
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_MERGED);
  g_assert_cmpstr (answer->record, ==, first);
  /* A later batch may still use the replaced id. */
  test_push_applied (two, test_submission (two, later, TEST_LAW, second, PHOTO));

  changes = test_pull (one);
  g_assert_cmpuint (test_count_kind (changes, XY_KIND_STUDENT), ==, 1);
  g_assert_cmpstr (get (test_find_change (changes, first)->record, "class"), ==, "2班");
  g_assert_cmpstr (get (test_find_change (changes, submission)->record, "student"), ==, first);
  g_assert_cmpstr (get (test_find_change (changes, later)->record, "student"), ==, first);
}

static void
a_create_that_differs_from_the_one_of_its_number_conflicts (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) one = test_client_new (test, "law");
  g_autoptr (TestClient) two = test_client_new (test, "law2");
  g_autofree char *first = g_uuid_string_random (), *second = g_uuid_string_random ();
  XyMutation *create = test_student (two, second, TEST_LAW, "201901");
  g_autoptr (XyAnswer) answer = NULL;

  test_push_applied (one, test_student (one, first, TEST_LAW, "201901"));
  xy_fields_set_string (create->fields, "name", "张娜方");
  answer = test_push_one (two, create);
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_CONFLICT);
  g_assert_cmpstr (answer->record, ==, first);
  g_assert_cmpstr (get (answer->theirs, "name"), ==, "张娜芳");
}

static void
a_number_that_another_college_has_is_refused_and_tells_nothing (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autofree char *first = g_uuid_string_random (), *second = g_uuid_string_random ();
  g_autoptr (XyAnswer) answer = NULL;

  test_push_applied (law, test_student (law, first, TEST_LAW, "201901"));
  answer = test_push_one (chemistry, test_student (chemistry, second, TEST_CHEMISTRY, "201901"));
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_REFUSED);
  g_assert_cmpstr (answer->code, ==, "elsewhere");
  g_assert_cmpstr (answer->record, ==, second);
  g_assert_null (answer->theirs);
}

static void
a_deleted_student_frees_the_number (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *first = g_uuid_string_random (), *second = g_uuid_string_random ();
  gint64 base = test_push_applied (law, test_student (law, first, TEST_LAW, "201901"));

  base = test_push_applied (
      law, test_mutation (law, XY_KIND_STUDENT, first, base, "deleted", "true", NULL));
  test_push_applied (law, test_student (law, second, TEST_LAW, "201901"));
  assert_refused (law, test_mutation (law, XY_KIND_STUDENT, first, base, "deleted", "false", NULL),
                  "duplicate");
}

static void
a_college_sees_no_students_of_another (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();
  g_autoptr (XyChanges) changes = NULL;

  make_submitted (law, student, submission);
  changes = test_pull (chemistry);
  g_assert_cmpuint (test_count_kind (changes, XY_KIND_STUDENT), ==, 0);
  g_assert_cmpuint (test_count_kind (changes, XY_KIND_SUBMISSION), ==, 0);
  g_assert_cmpuint (changes->changes->len, ==, TEST_N_SEED);
  assert_refused (chemistry,
                  test_mutation (chemistry, XY_KIND_STUDENT, student, 0, "class", "9班", NULL),
                  "elsewhere");
}

static void
headcounts_follow_the_students (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autofree char *one = g_uuid_string_random (), *two = g_uuid_string_random ();
  g_autoptr (GPtrArray) answers = test_push (
      law, test_student (law, one, TEST_LAW, "1"), test_student (law, two, TEST_LAW, "2"),
      test_mutation (law, XY_KIND_STUDENT, two, 0, "online_only", "true", NULL), NULL);
  g_autoptr (XyChanges) before = test_pull (chemistry), after = NULL, quiet = NULL;
  const XyRecord *college = test_find_change (before, TEST_LAW)->record;

  g_assert_cmpint (xy_fields_get_int (college->fields, "headcount_on_site", -1), ==, 1);
  g_assert_cmpint (xy_fields_get_int (college->fields, "headcount_online", -1), ==, 1);

  test_push_applied (law, test_mutation (law, XY_KIND_STUDENT, one, 0, "deleted", "true", NULL));
  after = test_pull (chemistry);
  college = test_find_change (after, TEST_LAW)->record;
  g_assert_cmpint (xy_fields_get_int (college->fields, "headcount_on_site", -1), ==, 0);

  test_push_applied (law, test_mutation (law, XY_KIND_STUDENT, two, 0, "class", "2班", NULL));
  quiet = test_pull (chemistry);
  g_assert_cmpuint (quiet->changes->len, ==, 0);
}

static void
a_student_who_moves_leaves_the_old_college_with_all_that_is_theirs (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();
  g_autofree char *decision = g_uuid_string_random ();
  g_autoptr (XyChanges) seen = NULL, old = NULL, fresh = NULL, back = NULL;

  make_submitted (law, student, submission);
  test_push_applied (law, test_decision (law, decision, student, submission, "accepted"));
  seen = test_pull (law);
  g_assert_false (test_find_change (seen, decision)->gone);

  assert_refused (
      law,
      test_mutation (law, XY_KIND_STUDENT, student, law->cursor, "college", TEST_CHEMISTRY, NULL),
      "forbidden");
  test_push_applied (school, test_mutation (school, XY_KIND_STUDENT, student, law->cursor,
                                            "college", TEST_CHEMISTRY, NULL));

  old = test_pull (law);
  g_assert_true (test_find_change (old, student)->gone);
  g_assert_true (test_find_change (old, submission)->gone);
  g_assert_true (test_find_change (old, decision)->gone);
  g_assert_cmpuint (xy_fields_get_size (test_find_change (old, student)->record->fields), ==, 0);
  fresh = test_pull (chemistry);
  g_assert_cmpstr (get (test_find_change (fresh, student)->record, "college"), ==, TEST_CHEMISTRY);
  g_assert_cmpstr (get (test_find_change (fresh, submission)->record, "college"), ==,
                   TEST_CHEMISTRY);
  g_assert_cmpstr (get (test_find_change (fresh, decision)->record, "college"), ==, TEST_CHEMISTRY);

  /* One who never saw the student is not told that it is gone once it is back. */
  test_push_applied (
      school, test_mutation (school, XY_KIND_STUDENT, student, 1000, "college", TEST_LAW, NULL));
  law->cursor = 0;
  back = test_pull (law);
  for (guint i = 0; i < back->changes->len; i++)
    g_assert_false (((XyChange *) g_ptr_array_index (back->changes, i))->gone);
  g_assert_cmpuint (test_count_kind (back, XY_KIND_DECISION), ==, 1);
}

static void
who_decided_is_what_the_token_says (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();
  g_autofree char *decision = g_uuid_string_random ();
  XyMutation *mutation = NULL;
  g_autoptr (XyChanges) changes = NULL;

  make_submitted (law, student, submission);
  mutation = test_decision (law, decision, student, submission, "accepted");
  xy_fields_set_string (mutation->fields, "by", "school");
  xy_fields_set_string (mutation->fields, "by_role", "school");
  test_push_applied (law, mutation);
  changes = test_pull (law);
  g_assert_cmpstr (get (test_find_change (changes, decision)->record, "by"), ==, "law");
  g_assert_cmpstr (get (test_find_change (changes, decision)->record, "by_role"), ==, "college");
}

static void
two_who_decide_the_same_agree (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) one = test_client_new (test, "law");
  g_autoptr (TestClient) two = test_client_new (test, "law2");
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();
  g_autofree char *first = g_uuid_string_random (), *second = g_uuid_string_random ();
  XyMutation *mutation = NULL;
  g_autoptr (XyAnswer) answer = NULL;

  make_submitted (one, student, submission);
  test_push_applied (one, test_decision (one, first, student, submission, "accepted"));
  mutation = test_decision (two, second, student, submission, "accepted");
  xy_fields_set_string (mutation->fields, "decided_at", "2021-12-03T08:00:00Z");
  answer = test_push_one (two, mutation);
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_MERGED);
  g_assert_cmpstr (answer->record, ==, first);
  g_assert_cmpstr (get (answer->theirs, "by"), ==, "law");
}

static void
the_schools_word_is_final_until_a_new_submission (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();
  g_autofree char *next = g_uuid_string_random (), *decision = g_uuid_string_random ();
  g_autofree char *other = g_uuid_string_random ();
  gint64 base;

  make_submitted (law, student, submission);
  base =
      test_push_applied (school, test_decision (school, decision, student, submission, "rejected"));
  assert_refused (
      law, test_mutation (law, XY_KIND_DECISION, decision, base, "outcome", "accepted", NULL),
      "decided-by-school");
  assert_refused (law, test_decision (law, other, student, submission, "accepted"),
                  "decided-by-school");
  /* Nor is another photo put under it. */
  assert_refused (
      law, test_mutation (law, XY_KIND_SUBMISSION, submission, base, "photo", OTHER_PHOTO, NULL),
      "decided-by-school");
  test_push_applied (law, test_submission (law, next, TEST_LAW, student, PHOTO));
  g_free (other);
  other = g_uuid_string_random ();
  test_push_applied (law, test_decision (law, other, student, next, "accepted"));
}

static void
a_move_to_a_free_group_is_applied (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");

  test_push_applied (law, test_mutation (law, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "slot",
                                         TEST_SECOND_SLOT, "group", "2", NULL));
}

/* Fills chemistry's group with as many as it takes, and gives law one student more. */
static void
fill_groups (TestClient *school)
{
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *number = g_strdup_printf ("%u", i);

      test_push_applied (school,
                         test_student (school, id, i < 2 ? TEST_CHEMISTRY : TEST_LAW, number));
    }
}

static void
a_move_that_overloads_becomes_a_request_that_the_school_answers (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autoptr (XyAnswer) older = NULL, answer = NULL;
  g_autoptr (XyChanges) asked = NULL, others = NULL, moved = NULL;
  const XyRecord *request;

  fill_groups (school);
  older = test_push_one (
      law, test_mutation (law, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "group", "2", NULL));
  answer = test_push_one (
      law, test_mutation (law, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "group", "2", NULL));
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_REQUESTED);
  g_assert_cmpint (answer->revision, ==, 0);
  asked = test_pull (school);
  request = test_find_change (asked, answer->request)->record;
  g_assert_cmpstr (get (request, "subject"), ==, TEST_LAW_PLACE);
  g_assert_cmpstr (get (request, "why"), ==, "overload");
  g_assert_cmpstr (get (request, "state"), ==, "open");
  g_assert_cmpstr (get (request, "by"), ==, "law");
  g_assert_cmpstr (get (test_find_change (asked, older->request)->record, "state"), ==,
                   "withdrawn");
  g_assert_cmpint (
      xy_fields_get_int (test_find_change (asked, TEST_LAW_PLACE)->record->fields, "group", 0), ==,
      1);
  others = test_pull (chemistry);
  g_assert_null (test_find_change (others, answer->request));

  assert_refused (law,
                  test_mutation (law, XY_KIND_REQUEST, answer->request, request->revision, "state",
                                 "accepted", NULL),
                  "forbidden");
  test_push_applied (school, test_mutation (school, XY_KIND_REQUEST, answer->request,
                                            request->revision, "state", "accepted", NULL));
  moved = test_pull (law);
  g_assert_cmpint (
      xy_fields_get_int (test_find_change (moved, TEST_LAW_PLACE)->record->fields, "group", 0), ==,
      2);
  g_assert_cmpstr (get (test_find_change (moved, answer->request)->record, "by"), ==, "law");
  assert_refused (
      school,
      test_mutation (school, XY_KIND_REQUEST, answer->request, 1000, "state", "declined", NULL),
      "answered");
}

static void
a_college_withdraws_its_request (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (XyAnswer) answer = NULL;

  fill_groups (school);
  answer = test_push_one (
      law, test_mutation (law, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "group", "2", NULL));
  test_push_applied (
      law, test_mutation (law, XY_KIND_REQUEST, answer->request, 1000, "state", "withdrawn", NULL));
}

static void
a_request_for_an_hour_that_went_cannot_be_accepted (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (XyAnswer) answer = NULL;
  g_autoptr (XyChanges) asked = NULL;
  const char *slot;

  fill_groups (school);
  answer = test_push_one (
      law, test_mutation (law, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "group", "2", NULL));
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_REQUESTED);
  asked = test_pull (school);
  slot = get (test_find_change (asked, answer->request)->record, "slot");
  test_push_applied (school, test_mutation (school, XY_KIND_SLOT, slot, 1000, "groups", "1", NULL));
  assert_refused (
      school,
      test_mutation (school, XY_KIND_REQUEST, answer->request, 1000, "state", "accepted", NULL),
      "outdated");
}

static void
a_locked_timetable_is_the_schools_alone (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");

  test_push_applied (
      school, test_mutation (school, XY_KIND_CAMPAIGN, TEST_CAMPAIGN, 0, "locked", "true", NULL));
  assert_refused (
      law,
      test_mutation (law, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "slot", TEST_SECOND_SLOT, NULL),
      "locked");
  test_push_applied (school, test_mutation (school, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "slot",
                                            TEST_SECOND_SLOT, NULL));
}

static void
nothing_changes_in_a_closed_campaign (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random (), *other = g_uuid_string_random ();
  gint64 base = test_push_applied (
      school, test_mutation (school, XY_KIND_CAMPAIGN, TEST_CAMPAIGN, 0, "closed", "true", NULL));

  assert_refused (law, test_student (law, id, TEST_LAW, "1"), "closed");
  assert_refused (school, test_student (school, id, TEST_LAW, "1"), "closed");
  assert_refused (school,
                  test_mutation (school, XY_KIND_CAMPAIGN, TEST_CAMPAIGN, base, "name", "x", NULL),
                  "closed");
  test_push_applied (school, test_mutation (school, XY_KIND_CAMPAIGN, TEST_CAMPAIGN, base, "closed",
                                            "false", NULL));
  test_push_applied (law, test_student (law, other, TEST_LAW, "1"));
}

static void
what_is_not_right_is_refused_by_its_code (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random (), *nobody = g_uuid_string_random ();
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();
  g_autofree char *decision = g_uuid_string_random ();
  g_autofree char *huge = g_strnfill (100 * 1024, 'x');
  XyMutation *mutation;

  assert_refused (law, test_mutation (law, XY_KIND_STUDENT, id, 7, "class", "1", NULL),
                  "unknown-record");
  assert_refused (law,
                  test_mutation (law, XY_KIND_STUDENT, id, 0, "campaign", TEST_CAMPAIGN, "college",
                                 TEST_LAW, "student_number", "1", NULL),
                  "invalid");
  mutation = test_student (law, id, TEST_LAW, "1");
  xy_fields_set_string (mutation->fields, "shoe_size", "43");
  assert_refused (law, mutation, "invalid");
  mutation = test_student (law, id, TEST_LAW, "1");
  xy_fields_set_string (mutation->fields, "major", huge);
  assert_refused (law, mutation, "too-large");
  mutation = test_student (law, id, TEST_LAW, "1");
  xy_fields_set_string (mutation->fields, "campaign", nobody);
  assert_refused (law, mutation, "unknown-reference");
  assert_refused (law, test_submission (law, id, TEST_LAW, nobody, PHOTO), "unknown-reference");
  assert_refused (school,
                  test_mutation (school, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, "group", "3", NULL),
                  "invalid");
  assert_refused (law,
                  test_mutation (law, XY_KIND_COLLEGE, TEST_LAW, 0, "headcount_on_site", "9", NULL),
                  "forbidden");

  make_submitted (law, student, submission);
  assert_refused (law, test_submission (law, id, TEST_LAW, student, "../../etc/passwd"), "invalid");
  assert_refused (law, test_decision (law, decision, student, submission, "perhaps"), "invalid");
}

static void
a_refusal_in_a_batch_does_not_stop_the_others (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *one = g_uuid_string_random (), *two = g_uuid_string_random ();
  g_autoptr (GPtrArray) answers = test_push (law, test_student (law, one, TEST_CHEMISTRY, "1"),
                                             test_student (law, two, TEST_LAW, "2"), NULL);

  g_assert_cmpint (((XyAnswer *) g_ptr_array_index (answers, 0))->kind, ==, XY_ANSWER_REFUSED);
  g_assert_cmpint (((XyAnswer *) g_ptr_array_index (answers, 1))->kind, ==, XY_ANSWER_APPLIED);
}

static void
a_college_that_is_claimed_wrongly_is_put_right (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autofree char *student = g_uuid_string_random (), *submission = g_uuid_string_random ();
  g_autoptr (XyAnswer) answer = NULL;

  test_push_applied (school, test_student (school, student, TEST_LAW, "1"));
  answer =
      test_push_one (school, test_submission (school, submission, TEST_CHEMISTRY, student, PHOTO));
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_MERGED);
  g_assert_cmpstr (get (answer->theirs, "college"), ==, TEST_LAW);
}

static gint64
headcount_of_law (TestClient *client)
{
  g_autoptr (XyChanges) changes = test_pull (client);
  const XyChange *change = test_find_change (changes, TEST_LAW_PLACE);

  return change != NULL ? xy_fields_get_int (change->record->fields, "headcount", 0) : -1;
}

/* Who does not see the students sees how many come with a part of them. */
static void
parts_of_a_split_college_are_counted (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) split = NULL;
  g_auto (GStrv) ids = g_new0 (char *, 5);

  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i);

      ids[i] = g_uuid_string_random ();
      test_push_applied (law, test_student (law, ids[i], TEST_LAW, number));
      test_push_applied (law, test_mutation (law, XY_KIND_STUDENT, ids[i], 0, "class",
                                             i < 3 ? "1班" : "2班", NULL));
    }
  g_assert_cmpint (headcount_of_law (chemistry), ==, 0);

  xy_fields_set_strv (fields, "classes", (const char *[]){ "1班", NULL });
  split = test_push (
      school, xy_mutation_new (XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 0, g_steal_pointer (&fields)),
      NULL);
  g_assert_cmpint (((XyAnswer *) g_ptr_array_index (split, 0))->kind, ==, XY_ANSWER_APPLIED);
  g_assert_cmpint (headcount_of_law (chemistry), ==, 3);

  test_push_applied (law, test_mutation (law, XY_KIND_STUDENT, ids[0], 0, "class", "2班", NULL));
  g_assert_cmpint (headcount_of_law (chemistry), ==, 2);
  test_push_applied (law,
                     test_mutation (law, XY_KIND_STUDENT, ids[1], 0, "online_only", "true", NULL));
  g_assert_cmpint (headcount_of_law (chemistry), ==, 1);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/server/mutations/" #name, name)
  ADD (a_create_is_applied_and_seen_by_the_college);
  ADD (a_mutation_that_comes_again_is_repeated_even_after_a_restart);
  ADD (another_account_does_not_learn_what_was_answered);
  ADD (changes_of_different_fields_are_merged);
  ADD (changes_of_the_same_field_conflict_and_apply_nothing);
  ADD (the_same_value_from_two_is_no_conflict);
  ADD (changes_of_one_store_follow_each_other);
  ADD (two_who_import_one_roster_offline_end_with_one_set);
  ADD (a_create_that_differs_from_the_one_of_its_number_conflicts);
  ADD (a_number_that_another_college_has_is_refused_and_tells_nothing);
  ADD (a_deleted_student_frees_the_number);
  ADD (a_college_sees_no_students_of_another);
  ADD (headcounts_follow_the_students);
  ADD (parts_of_a_split_college_are_counted);
  ADD (a_student_who_moves_leaves_the_old_college_with_all_that_is_theirs);
  ADD (who_decided_is_what_the_token_says);
  ADD (two_who_decide_the_same_agree);
  ADD (the_schools_word_is_final_until_a_new_submission);
  ADD (a_move_to_a_free_group_is_applied);
  ADD (a_move_that_overloads_becomes_a_request_that_the_school_answers);
  ADD (a_college_withdraws_its_request);
  ADD (a_request_for_an_hour_that_went_cannot_be_accepted);
  ADD (a_locked_timetable_is_the_schools_alone);
  ADD (nothing_changes_in_a_closed_campaign);
  ADD (what_is_not_right_is_refused_by_its_code);
  ADD (a_refusal_in_a_batch_does_not_stop_the_others);
  ADD (a_college_that_is_claimed_wrongly_is_put_right);
  return g_test_run ();
}
