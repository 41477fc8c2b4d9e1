// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-conflict-state.h"
#include "xy-test.h"

static XyFields *
fields_of (const char *outcome, const char *note)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "outcome", outcome);
  if (note != NULL)
    xy_fields_set_string (fields, "note", note);
  return fields;
}

static void
test_shows_the_fields_that_differ_in_three_ways (void)
{
  g_autoptr (XyMutation) mutation =
      xy_mutation_new (XY_KIND_DECISION, "d", 1, fields_of (XY_OUTCOME_ACCEPTED, "同样的话"));
  g_autoptr (XyRecord) theirs =
      xy_record_new (XY_KIND_DECISION, "d", 2, fields_of (XY_OUTCOME_REJECTED, "同样的话"));
  g_autoptr (XyFields) before = fields_of (XY_OUTCOME_ASKED, NULL);
  XyAnswer answer = { .kind = XY_ANSWER_CONFLICT, .mutation = mutation->id, .theirs = theirs };
  XyConflict conflict = { mutation, &answer, before, NULL };
  g_autoptr (XyConflictState) state = xy_conflict_state_new (&conflict, NULL, "孟煜瑶");
  const XyConflictLine *line;

  g_assert_cmpstr (state->title, ==, "孟煜瑶: Decision");
  g_assert_false (state->refused);
  g_assert_cmpuint (state->lines->len, ==, 1);
  line = g_ptr_array_index (state->lines, 0);
  g_assert_cmpstr (line->field, ==, "Outcome");
  g_assert_cmpstr (line->before, ==, "School asked");
  g_assert_cmpstr (line->mine, ==, "Accepted");
  g_assert_cmpstr (line->theirs, ==, "Rejected");
}

static void
test_refusal_says_why (void)
{
  g_autoptr (XyMutation) mutation =
      xy_mutation_new (XY_KIND_DECISION, "d", 1, fields_of (XY_OUTCOME_ACCEPTED, NULL));
  XyAnswer answer = { .kind = XY_ANSWER_REFUSED,
                      .mutation = mutation->id,
                      .message = (char *) "The graduate school has decided." };
  XyConflict conflict = { mutation, &answer, NULL, (char *) "Accepted the photo" };
  g_autoptr (XyConflictState) state = xy_conflict_state_new (&conflict, NULL, NULL);

  g_assert_true (state->refused);
  g_assert_cmpstr (state->title, ==, "Accepted the photo");
  g_assert_true (g_str_has_suffix (state->explanation, "The graduate school has decided."));
}

static void
test_id_numbers_stay_masked (void)
{
  XyFields *fields = xy_fields_new ();
  g_autoptr (XyMutation) mutation = NULL;
  XyAnswer answer = { .kind = XY_ANSWER_CONFLICT };
  XyConflict conflict = { 0 };
  g_autoptr (XyConflictState) state = NULL;

  xy_fields_set_string (fields, "id_number", "11010519491231002X");
  mutation = xy_mutation_new (XY_KIND_STUDENT, "s", 1, fields);
  answer.mutation = mutation->id;
  conflict.mutation = mutation;
  conflict.answer = &answer;
  state = xy_conflict_state_new (&conflict, NULL, NULL);
  g_assert_cmpstr (((XyConflictLine *) g_ptr_array_index (state->lines, 0))->mine, ==,
                   "110***********002X");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/conflict-state/shows-the-fields-that-differ-in-three-ways",
                   test_shows_the_fields_that_differ_in_three_ways);
  g_test_add_func ("/conflict-state/refusal-says-why", test_refusal_says_why);
  g_test_add_func ("/conflict-state/id-numbers-stay-masked", test_id_numbers_stay_masked);
  return g_test_run ();
}
