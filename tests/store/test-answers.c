// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store-test.h"

#define CAMPAIGN "3f0c0000-0000-4000-8000-000000000001"

static void
assert_name (XyStore *store, const char *id, const char *name)
{
  store_test_assert_field (store, XY_KIND_STUDENT, id, "name", name);
}

static void
assert_revision (XyStore *store, XyKind kind, const char *id, gint64 revision)
{
  g_autoptr (XyRecord) record = store_test_lookup (store, kind, id);

  g_assert_nonnull (record);
  g_assert_cmpint (record->revision, ==, revision);
}

static void
rename_student (XyStore *store, const char *id, const char *name)
{
  store_test_apply (store, "Rename", XY_KIND_STUDENT, id, store_test_fields ("name", name, NULL));
}

/* A student that the server has at revision 5. */
static char *
feed_student (XyStore *store)
{
  char *id = g_uuid_string_random ();

  store_test_feed (store, XY_KIND_STUDENT, id, 5,
                   store_test_fields ("campaign", CAMPAIGN, "student_number", "201", "name", "one",
                                      "class", "1班", NULL));
  return id;
}

static void
applied_goes_from_the_outbox_to_the_base (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");
  g_autoptr (XyMutation) mutation = store_test_peek_one (store);

  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 7, NULL));
  store = store_test_reopen (store);
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  g_assert_cmpstr (store_test_counts (store).waiting_since, ==, "");
  assert_name (store, id, "one");
  assert_revision (store, XY_KIND_STUDENT, id, 7);
  g_assert_finalize_object (store);
}

static void
merged_takes_what_came_of_it (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = NULL;

  rename_student (store, id, "two");
  mutation = store_test_peek_one (store);
  g_assert_cmpint (mutation->base, ==, 5);
  store_test_take_answer (
      store,
      store_test_answer (XY_ANSWER_MERGED, mutation, 9,
                         xy_record_new (XY_KIND_STUDENT, id, 9,
                                        store_test_fields ("name", "two", "class", "9班", NULL))));
  assert_name (store, id, "two");
  store_test_assert_field (store, XY_KIND_STUDENT, id, "class", "9班");
  assert_revision (store, XY_KIND_STUDENT, id, 9);
}

static void
repeated_counts_as_it_was_first_answered (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = NULL;
  XyAnswer *answer;

  rename_student (store, id, "two");
  mutation = store_test_peek_one (store);
  answer = store_test_answer (XY_ANSWER_REPEATED, mutation, 6, NULL);
  answer->first = XY_ANSWER_APPLIED;
  store_test_take_answer (store, answer);
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  assert_name (store, id, "two");
  assert_revision (store, XY_KIND_STUDENT, id, 6);
}

static void
answer_that_comes_twice_counts_once (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = NULL;

  rename_student (store, id, "two");
  mutation = store_test_peek_one (store);
  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 6, NULL));
  store_test_feed (store, XY_KIND_STUDENT, id, 7, store_test_fields ("name", "theirs", NULL));
  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 6, NULL));
  assert_name (store, id, "theirs");
  assert_revision (store, XY_KIND_STUDENT, id, 7);
}

static void
later_edits_stay_over_what_was_answered (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) first = NULL, second = NULL;

  rename_student (store, id, "two");
  first = store_test_peek_one (store);
  rename_student (store, id, "three");
  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, first, 6, NULL));
  assert_name (store, id, "three");
  second = store_test_peek_one (store);
  g_assert_cmpstr (xy_fields_get_string (second->fields, "name"), ==, "three");
  g_assert_cmpint (second->base, ==, 5);
}

static void
feed_that_is_faster_than_the_answer_is_not_taken_back (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = NULL;

  rename_student (store, id, "two");
  mutation = store_test_peek_one (store);
  store_test_feed (store, XY_KIND_STUDENT, id, 6, store_test_fields ("name", "two", NULL));
  store_test_feed (store, XY_KIND_STUDENT, id, 8, store_test_fields ("name", "theirs", NULL));
  assert_name (store, id, "two");
  store_test_take_answer (
      store, store_test_answer (
                 XY_ANSWER_MERGED, mutation, 6,
                 xy_record_new (XY_KIND_STUDENT, id, 6, store_test_fields ("name", "two", NULL))));
  assert_name (store, id, "theirs");
  assert_revision (store, XY_KIND_STUDENT, id, 8);
}

static XyMutation *
make_conflict (XyStore *store, const char *id)
{
  XyMutation *mutation;

  rename_student (store, id, "mine");
  mutation = store_test_peek_one (store);
  store_test_take_answer (
      store, store_test_answer (
                 XY_ANSWER_CONFLICT, mutation, 0,
                 xy_record_new (XY_KIND_STUDENT, id, 7,
                                store_test_fields ("name", "theirs", "class", "1班", NULL))));
  return mutation;
}

static void
conflict_shows_theirs_and_waits (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = make_conflict (store, id);
  g_autoptr (GPtrArray) conflicts = NULL;
  const XyConflict *conflict;

  store = store_test_reopen (store);
  assert_name (store, id, "theirs");
  assert_revision (store, XY_KIND_STUDENT, id, 7);
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 1);
  conflicts = store_test_conflicts (store);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (conflict->mutation->id, ==, mutation->id);
  g_assert_cmpstr (xy_fields_get_string (conflict->mutation->fields, "name"), ==, "mine");
  g_assert_cmpstr (xy_fields_get_string (conflict->answer->theirs->fields, "name"), ==, "theirs");
  g_assert_cmpstr (xy_fields_get_string (conflict->before, "name"), ==, "one");
  g_assert_cmpstr (conflict->label, ==, "Rename");
  g_assert_finalize_object (store);
}

static void
conflict_shows_theirs_as_it_is_by_now (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = make_conflict (store, id);
  g_autoptr (GPtrArray) conflicts = NULL;
  const XyConflict *conflict;

  store_test_feed (store, XY_KIND_STUDENT, id, 11, store_test_fields ("name", "newer", NULL));
  conflicts = store_test_conflicts (store);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (xy_fields_get_string (conflict->answer->theirs->fields, "name"), ==, "newer");
  g_assert_cmpint (conflict->answer->theirs->revision, ==, 11);
}

static void
conflict_resolved_for_theirs_is_dropped (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = make_conflict (store, id);
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_store_resolve (store, mutation->id, NULL, &error));
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 0);
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  assert_name (store, id, "theirs");
  g_assert_false (xy_store_resolve (store, mutation->id, NULL, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING);
}

static void
conflict_resolved_for_mine_is_a_new_mutation_on_theirs (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = make_conflict (store, id);
  g_autoptr (XyMutation) kept = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  xy_store_resolve_async (store, mutation->id, mutation->fields, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  g_assert_true (xy_store_resolve_finish (store, result, &error));
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 0);
  assert_name (store, id, "mine");
  kept = store_test_peek_one (store);
  g_assert_cmpstr (kept->id, !=, mutation->id);
  g_assert_cmpint (kept->base, ==, 7);
}

static void
conflict_resolved_with_a_third_value_sets_that (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = make_conflict (store, id);
  g_autoptr (XyFields) fields = store_test_fields ("name", "third", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (xy_store_resolve (store, mutation->id, fields, &error));
  assert_name (store, id, "third");
}

static void
conflict_cannot_be_undone (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = make_conflict (store, id);

  g_assert_null (xy_store_get_undo_label (store));
}

static void
refused_edit_falls_back_and_is_kept (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  const XyConflict *conflict;
  XyAnswer *answer;

  rename_student (store, id, "mine");
  mutation = store_test_peek_one (store);
  answer = store_test_answer (XY_ANSWER_REFUSED, mutation, 0, NULL);
  answer->code = g_strdup ("locked");
  answer->message = g_strdup ("The timetable is locked");
  store_test_take_answer (store, answer);
  assert_name (store, id, "one");
  conflicts = store_test_conflicts (store);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->answer->kind, ==, XY_ANSWER_REFUSED);
  g_assert_cmpstr (conflict->answer->code, ==, "locked");
  g_assert_cmpstr (conflict->answer->message, ==, "The timetable is locked");
}

static void
refused_create_disappears_but_can_be_tried_again (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "mine");
  g_autoptr (XyMutation) mutation = store_test_peek_one (store);
  g_autoptr (XyMutation) again = NULL;
  g_autoptr (XyRecord) nothing = NULL;
  g_autoptr (XyFields) fields = store_test_fields ("student_number", "202", NULL);
  g_autoptr (GError) error = NULL;

  store_test_take_answer (store, store_test_answer (XY_ANSWER_REFUSED, mutation, 0, NULL));
  nothing = store_test_lookup (store, XY_KIND_STUDENT, id);
  g_assert_null (nothing);
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 1);

  g_assert_true (xy_store_resolve (store, mutation->id, fields, &error));
  again = store_test_peek_one (store);
  g_assert_cmpstr (again->record, ==, id);
  g_assert_cmpstr (xy_fields_get_string (again->fields, "name"), ==, "mine");
  g_assert_cmpstr (xy_fields_get_string (again->fields, "student_number"), ==, "202");
  g_assert_true (store_test_is_living (store, XY_KIND_STUDENT, id));
}

/* An edit of something that was never made shows no half record. */
static void
edit_of_a_refused_create_is_not_shown (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "mine");
  g_autoptr (XyMutation) create = store_test_peek_one (store);
  g_autoptr (XyMutation) edit = NULL;
  g_autoptr (XyRecord) nothing = NULL;

  rename_student (store, id, "later");
  store_test_take_answer (store, store_test_answer (XY_ANSWER_REFUSED, create, 0, NULL));
  nothing = store_test_lookup (store, XY_KIND_STUDENT, id);
  g_assert_null (nothing);
  edit = store_test_peek_one (store);
  store_test_take_answer (store, store_test_answer (XY_ANSWER_REFUSED, edit, 0, NULL));
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 2);
}

static void
requested_leaves_the_outbox_and_falls_back (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autoptr (XyMutation) mutation = NULL;
  XyAnswer *answer;

  rename_student (store, id, "mine");
  mutation = store_test_peek_one (store);
  answer = store_test_answer (XY_ANSWER_REQUESTED, mutation, 0, NULL);
  answer->request = g_uuid_string_random ();
  store_test_take_answer (store, answer);
  assert_name (store, id, "one");
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 0);
}

/* Undo after a request takes the request back, and not what was done before it. */
static void
undo_of_a_request_withdraws_it (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = feed_student (store);
  g_autofree char *request = g_uuid_string_random ();
  g_autoptr (XyMutation) mutation = NULL;
  g_autoptr (XyMutation) withdrawal = NULL;
  g_autoptr (GError) error = NULL;
  XyAnswer *answer;

  rename_student (store, id, "mine");
  mutation = store_test_peek_one (store);
  answer = store_test_answer (XY_ANSWER_REQUESTED, mutation, 0, NULL);
  answer->request = g_strdup (request);
  store_test_take_answer (store, answer);
  store_test_feed (store, XY_KIND_REQUEST, request, 9,
                   store_test_fields ("subject", id, "state", "open", NULL));
  g_assert_nonnull (xy_store_get_undo_label (store));

  xy_store_undo (store, &error);
  g_assert_no_error (error);
  withdrawal = store_test_peek_one (store);
  g_assert_cmpint (withdrawal->kind, ==, XY_KIND_REQUEST);
  g_assert_cmpstr (withdrawal->record, ==, request);
  g_assert_cmpstr (xy_fields_get_string (withdrawal->fields, "state"), ==, "withdrawn");
  assert_name (store, id, "one");
  g_assert_null (xy_store_get_undo_label (store));
  g_assert_null (xy_store_get_redo_label (store));
}

/* Two coordinators imported the same student: the server has one, and its id is the one from now
 * on, in everything that names the student here. */
static void
server_names_another_id_and_everything_follows (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *mine = store_test_create_student (store, "201", "one");
  g_autoptr (XyMutation) create = store_test_peek_one (store);
  g_autofree char *theirs = g_uuid_string_random ();
  g_autofree char *submission = g_uuid_string_random ();
  g_autofree char *attendance = g_uuid_string_random ();
  g_autofree char *request = g_uuid_string_random ();
  g_autoptr (XyRecord) nothing = NULL;
  g_autoptr (GPtrArray) batch = NULL, conflicts = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyMutation) attended = NULL;
  const XyConflict *conflict;

  /* In the base, through a feed; in a mutation that waits; in one that is in conflict. */
  store_test_feed (store, XY_KIND_REQUEST, request, 3,
                   store_test_fields ("subject", mine, "state", "open", NULL));
  store_test_apply (store, "Attend", XY_KIND_ATTENDANCE, attendance,
                    store_test_fields ("student", mine, "state", "present", NULL));
  batch = store_test_peek (store, 10);
  attended = xy_mutation_ref (g_ptr_array_index (batch, 1));
  store_test_take_answer (store, store_test_answer (XY_ANSWER_REFUSED, attended, 0, NULL));
  store_test_apply (store, "Submit", XY_KIND_SUBMISSION, submission,
                    store_test_fields ("student", mine, NULL));
  rename_student (store, mine, "later");

  store_test_take_answer (
      store, store_test_answer (
                 XY_ANSWER_MERGED, create, 9,
                 xy_record_new (XY_KIND_STUDENT, theirs, 9,
                                store_test_fields ("campaign", CAMPAIGN, "student_number", "201",
                                                   "name", "one", "class", "8班", NULL))));
  store = store_test_reopen (store);
  nothing = store_test_lookup (store, XY_KIND_STUDENT, mine);
  g_assert_null (nothing);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 1);
  assert_name (store, theirs, "later");
  store_test_assert_field (store, XY_KIND_STUDENT, theirs, "class", "8班");
  assert_revision (store, XY_KIND_STUDENT, theirs, 9);
  store_test_assert_field (store, XY_KIND_REQUEST, request, "subject", theirs);
  store_test_assert_field (store, XY_KIND_SUBMISSION, submission, "student", theirs);

  g_clear_pointer (&batch, g_ptr_array_unref);
  batch = store_test_peek (store, 10);
  g_assert_cmpuint (batch->len, ==, 2);
  g_assert_cmpstr (xy_fields_get_string (((XyMutation *) batch->pdata[0])->fields, "student"), ==,
                   theirs);
  g_assert_cmpstr (((XyMutation *) batch->pdata[1])->record, ==, theirs);
  conflicts = store_test_conflicts (store);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpstr (xy_fields_get_string (conflict->mutation->fields, "student"), ==, theirs);

  /* And Undo finds it under its new id. */
  g_assert_true (xy_store_undo (store, &error));
  assert_name (store, theirs, "one");
  g_assert_finalize_object (store);
}

/* What others had made before is not deleted by undoing what met it. */
static void
undo_of_a_create_that_met_another_deletes_nothing (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *mine = store_test_create_student (store, "201", "one");
  g_autofree char *theirs = g_uuid_string_random ();
  g_autoptr (XyMutation) create = store_test_peek_one (store);
  g_autoptr (GError) error = NULL;

  store_test_take_answer (store,
                          store_test_answer (XY_ANSWER_MERGED, create, 9,
                                             xy_record_new (XY_KIND_STUDENT, theirs, 9,
                                                            xy_fields_ref (create->fields))));
  g_assert_false (xy_store_undo (store, &error));
  g_assert_error (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING);
  g_assert_true (store_test_is_living (store, XY_KIND_STUDENT, theirs));
}

static void
conflict_of_a_create_takes_the_other_id (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *mine = store_test_create_student (store, "201", "mine");
  g_autoptr (XyMutation) create = store_test_peek_one (store);
  g_autofree char *theirs = g_uuid_string_random ();
  g_autoptr (XyMutation) kept = NULL;
  g_autoptr (XyRecord) nothing = NULL;
  g_autoptr (GError) error = NULL;

  store_test_take_answer (
      store,
      store_test_answer (XY_ANSWER_CONFLICT, create, 0,
                         xy_record_new (XY_KIND_STUDENT, theirs, 4,
                                        store_test_fields ("campaign", CAMPAIGN, "student_number",
                                                           "201", "name", "theirs", NULL))));
  nothing = store_test_lookup (store, XY_KIND_STUDENT, mine);
  g_assert_null (nothing);
  assert_name (store, theirs, "theirs");
  g_assert_true (xy_store_resolve (store, create->id, create->fields, &error));
  kept = store_test_peek_one (store);
  g_assert_cmpstr (kept->record, ==, theirs);
  g_assert_cmpint (kept->base, ==, 4);
  g_assert_cmpuint (xy_fields_get_size (kept->fields), ==, 1);
}

static void
seeded_store_with_an_edit (XyStore **store, char **id, XyMutation **mutation)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GPtrArray) seed = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  *id = g_uuid_string_random ();
  g_ptr_array_add (seed,
                   xy_record_new (XY_KIND_COLLEGE, *id, 0,
                                  store_test_fields ("short_name", "法学院", "note", "x", NULL)));
  *store = store_test_open (folder, seed);
  store_test_apply (*store, "Rename", XY_KIND_COLLEGE, *id,
                    store_test_fields ("short_name", "法院", NULL));
  *mutation = store_test_peek_one (*store);
}

/* The server gives what was shipped a revision of its own: that alone is nobody's change. */
static void
edit_of_a_shipped_record_is_no_conflict_with_the_shipment (void)
{
  g_autoptr (XyStore) store = NULL;
  g_autoptr (XyMutation) mutation = NULL, again = NULL;
  g_autofree char *id = NULL;

  seeded_store_with_an_edit (&store, &id, &mutation);
  store_test_take_answer (
      store, store_test_answer (
                 XY_ANSWER_CONFLICT, mutation, 0,
                 xy_record_new (XY_KIND_COLLEGE, id, 3,
                                store_test_fields ("short_name", "法学院", "note", "y", NULL))));
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 0);
  store_test_assert_field (store, XY_KIND_COLLEGE, id, "short_name", "法院");
  again = store_test_peek_one (store);
  g_assert_cmpstr (again->id, !=, mutation->id);
  g_assert_cmpint (again->base, ==, 3);

  /* From here on it is an edit like any other. */
  store_test_take_answer (
      store, store_test_answer (XY_ANSWER_CONFLICT, again, 0,
                                xy_record_new (XY_KIND_COLLEGE, id, 4,
                                               store_test_fields ("short_name", "法学院", NULL))));
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 1);
}

static void
edit_of_a_shipped_record_conflicts_with_a_real_change (void)
{
  g_autoptr (XyStore) store = NULL;
  g_autoptr (XyMutation) mutation = NULL;
  g_autofree char *id = NULL;

  seeded_store_with_an_edit (&store, &id, &mutation);
  store_test_take_answer (
      store, store_test_answer (XY_ANSWER_CONFLICT, mutation, 0,
                                xy_record_new (XY_KIND_COLLEGE, id, 3,
                                               store_test_fields ("short_name", "法", NULL))));
  g_assert_cmpint (store_test_counts (store).conflicts, ==, 1);
}

static void
feed_of_a_shipped_record_becomes_the_base_of_its_edits (void)
{
  g_autoptr (XyStore) store = NULL;
  g_autoptr (XyMutation) mutation = NULL, again = NULL;
  g_autofree char *id = NULL;

  seeded_store_with_an_edit (&store, &id, &mutation);
  store_test_feed (store, XY_KIND_COLLEGE, id, 3, store_test_fields ("short_name", "法学院", NULL));
  again = store_test_peek_one (store);
  g_assert_cmpstr (again->id, ==, mutation->id);
  g_assert_cmpint (again->base, ==, 3);
}

#define ADD(function) g_test_add_func ("/answers/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (applied_goes_from_the_outbox_to_the_base);
  ADD (merged_takes_what_came_of_it);
  ADD (repeated_counts_as_it_was_first_answered);
  ADD (answer_that_comes_twice_counts_once);
  ADD (later_edits_stay_over_what_was_answered);
  ADD (feed_that_is_faster_than_the_answer_is_not_taken_back);
  ADD (conflict_shows_theirs_and_waits);
  ADD (conflict_shows_theirs_as_it_is_by_now);
  ADD (conflict_resolved_for_theirs_is_dropped);
  ADD (conflict_resolved_for_mine_is_a_new_mutation_on_theirs);
  ADD (conflict_resolved_with_a_third_value_sets_that);
  ADD (conflict_cannot_be_undone);
  ADD (refused_edit_falls_back_and_is_kept);
  ADD (refused_create_disappears_but_can_be_tried_again);
  ADD (edit_of_a_refused_create_is_not_shown);
  ADD (requested_leaves_the_outbox_and_falls_back);
  ADD (undo_of_a_request_withdraws_it);
  ADD (server_names_another_id_and_everything_follows);
  ADD (undo_of_a_create_that_met_another_deletes_nothing);
  ADD (conflict_of_a_create_takes_the_other_id);
  ADD (edit_of_a_shipped_record_is_no_conflict_with_the_shipment);
  ADD (edit_of_a_shipped_record_conflicts_with_a_real_change);
  ADD (feed_of_a_shipped_record_becomes_the_base_of_its_edits);
  return g_test_run ();
}
