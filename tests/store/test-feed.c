// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "store-test.h"

static void
changes_are_laid_under_the_edits (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (GError) error = NULL;

  store_test_feed (store, XY_KIND_STUDENT, id, 2,
                   store_test_fields ("name", "one", "class", "1班", NULL));
  store_test_apply (store, "Rename", XY_KIND_STUDENT, id, store_test_fields ("name", "mine", NULL));
  store_test_feed (store, XY_KIND_STUDENT, id, 4,
                   store_test_fields ("name", "theirs", "class", "2班", NULL));
  store_test_assert_field (store, XY_KIND_STUDENT, id, "name", "mine");
  store_test_assert_field (store, XY_KIND_STUDENT, id, "class", "2班");
  g_assert_cmpint (store_test_counts (store).waiting, ==, 1);
}

static void
cursor_stays_and_never_goes_back (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autoptr (GPtrArray) nothing = store_test_changes ();

  g_assert_cmpint (xy_store_get_cursor (store), ==, 0);
  store_test_take_changes (store, nothing, 12, FALSE);
  g_assert_cmpint (xy_store_get_cursor (store), ==, 12);
  store_test_take_changes (store, nothing, 7, FALSE);
  store = store_test_reopen (store);
  g_assert_cmpint (xy_store_get_cursor (store), ==, 12);
  g_assert_finalize_object (store);
}

static void
older_change_does_not_replace_a_newer_one (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = g_uuid_string_random ();

  store_test_feed (store, XY_KIND_STUDENT, id, 4, store_test_fields ("name", "new", NULL));
  store_test_feed (store, XY_KIND_STUDENT, id, 3, store_test_fields ("name", "old", NULL));
  store_test_assert_field (store, XY_KIND_STUDENT, id, "name", "new");
}

static void
last_change_of_a_record_in_a_page_counts (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *back = g_uuid_string_random ();
  g_autofree char *gone = g_uuid_string_random ();
  g_autoptr (GPtrArray) changes = store_test_changes ();

  store_test_add_change (changes, XY_KIND_STUDENT, gone, 1, store_test_fields ("name", "a", NULL));
  store_test_add_change (changes, XY_KIND_STUDENT, back, 2, store_test_fields ("name", "b", NULL));
  store_test_add_change (changes, XY_KIND_STUDENT, back, 3, NULL);
  store_test_add_change (changes, XY_KIND_STUDENT, gone, 4, NULL);
  store_test_add_change (changes, XY_KIND_STUDENT, back, 5, store_test_fields ("name", "c", NULL));
  store_test_take_changes (store, changes, 5, FALSE);
  g_assert_false (store_test_is_living (store, XY_KIND_STUDENT, gone));
  store_test_assert_field (store, XY_KIND_STUDENT, back, "name", "c");
}

static void
record_deleted_by_others_is_not_living (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = g_uuid_string_random ();
  XyFields *fields = store_test_fields ("name", "one", NULL);

  store_test_feed (store, XY_KIND_STUDENT, id, 2, store_test_fields ("name", "one", NULL));
  xy_fields_set_boolean (fields, "deleted", TRUE);
  store_test_feed (store, XY_KIND_STUDENT, id, 3, fields);
  g_assert_cmpuint (store_test_count (store, XY_KIND_STUDENT), ==, 0);
}

typedef struct
{
  guint n;
  char *changed;
  char *gone;
} Heard;

static void
records_changed_cb (XyStore *store, GPtrArray *changed, GPtrArray *gone, gpointer user_data)
{
  Heard *heard = user_data;

  heard->n++;
  g_assert_cmpuint (changed->len, <=, 1);
  g_assert_cmpuint (gone->len, <=, 1);
  if (changed->len > 0)
    heard->changed = g_strdup (((XyRecord *) changed->pdata[0])->id);
  if (gone->len > 0)
    heard->gone = g_strdup (((XyRecord *) gone->pdata[0])->id);
}

static void
page_is_one_signal (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *one = g_uuid_string_random ();
  g_autofree char *other = g_uuid_string_random ();
  g_autoptr (GPtrArray) changes = store_test_changes ();
  Heard heard = { 0 };

  store_test_feed (store, XY_KIND_STUDENT, one, 1, store_test_fields ("name", "a", NULL));
  store_test_add_change (changes, XY_KIND_STUDENT, one, 2, NULL);
  store_test_add_change (changes, XY_KIND_STUDENT, other, 3, store_test_fields ("name", "b", NULL));
  g_signal_connect (store, "records-changed", G_CALLBACK (records_changed_cb), &heard);
  store_test_take_changes (store, changes, 3, FALSE);
  g_assert_cmpuint (heard.n, ==, 1);
  g_assert_cmpstr (heard.changed, ==, other);
  g_assert_cmpstr (heard.gone, ==, one);
  g_free (heard.changed);
  g_free (heard.gone);
}

static void
gone_record_is_erased_and_its_edits_wait_for_a_person (void)
{
  XyStore *store = store_test_open_fresh ();
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyRecord) nothing = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  const XyConflict *conflict;

  store_test_feed (store, XY_KIND_STUDENT, id, 2, store_test_fields ("name", "one", NULL));
  store_test_apply (store, "Rename", XY_KIND_STUDENT, id, store_test_fields ("name", "mine", NULL));
  store_test_feed (store, XY_KIND_STUDENT, id, 3, NULL);
  store = store_test_reopen (store);
  nothing = store_test_lookup (store, XY_KIND_STUDENT, id);
  g_assert_null (nothing);
  g_assert_cmpint (store_test_counts (store).waiting, ==, 0);
  conflicts = store_test_conflicts (store);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (conflict->answer->kind, ==, XY_ANSWER_REFUSED);
  g_assert_cmpstr (conflict->answer->code, ==, "gone");
  g_assert_cmpstr (xy_fields_get_string (conflict->mutation->fields, "name"), ==, "mine");
  g_assert_finalize_object (store);
}

static void
assert_nowhere (const char *folder, const char *name, const char *word)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (path, &content, &size, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i + strlen (word) <= size; i++)
    g_assert_cmpint (memcmp (content + i, word, strlen (word)), !=, 0);
}

/* Personal data that this account may not see any more is not kept for Undo either, nor in what
 * the database has not tidied up yet. */
static void
gone_record_leaves_no_trace (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "unmistakable");
  g_autoptr (XyMutation) mutation = store_test_peek_one (store);

  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 2, NULL));
  store_test_feed (store, XY_KIND_STUDENT, id, 3, NULL);
  g_assert_null (xy_store_get_undo_label (store));
  assert_nowhere (xy_store_get_directory (store), "store.sqlite", "unmistakable");
  assert_nowhere (xy_store_get_directory (store), "store.sqlite-wal", "unmistakable");
}

static void
echo_of_an_answer_is_no_change (void)
{
  g_autoptr (XyStore) store = store_test_open_fresh ();
  g_autofree char *id = store_test_create_student (store, "201", "one");
  g_autoptr (XyMutation) mutation = store_test_peek_one (store);
  Heard heard = { 0 };

  store_test_take_answer (store, store_test_answer (XY_ANSWER_APPLIED, mutation, 2, NULL));
  g_signal_connect (store, "records-changed", G_CALLBACK (records_changed_cb), &heard);
  store_test_feed (store, XY_KIND_STUDENT, id, 2, xy_fields_copy (mutation->fields));
  g_assert_cmpuint (heard.n, ==, 0);
  g_assert_cmpint (xy_store_get_cursor (store), ==, 2);
}

#define SEEDED_CAMPAIGN "3f0c0000-0000-4000-8000-000000000001"
#define SEEDED_SESSION "3f0c0000-0000-4000-8000-000000000002"
#define SEEDED_SLOT "3f0c0000-0000-4000-8000-000000000003"
#define SEEDED_COLLEGE "3f0c0000-0000-4000-8000-000000000004"

static void
add_seed (GPtrArray *seed, XyKind kind, const char *id, XyFields *fields)
{
  g_ptr_array_add (seed, xy_record_new (kind, id, 0, fields));
}

static XyStore *
open_seeded (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GPtrArray) seed = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  add_seed (seed, XY_KIND_CAMPAIGN, SEEDED_CAMPAIGN, store_test_fields ("name", "2022", NULL));
  add_seed (seed, XY_KIND_SESSION, SEEDED_SESSION,
            store_test_fields ("campaign", SEEDED_CAMPAIGN, NULL));
  add_seed (seed, XY_KIND_SLOT, SEEDED_SLOT,
            store_test_fields ("session", SEEDED_SESSION, "campaign", SEEDED_CAMPAIGN, NULL));
  add_seed (seed, XY_KIND_COLLEGE, SEEDED_COLLEGE,
            store_test_fields ("short_name", "法学院", NULL));
  return store_test_open (folder, seed);
}

static void
seeds_that_the_server_lacks_go_after_the_first_pull (void)
{
  g_autoptr (XyStore) store = open_seeded ();
  g_autoptr (GPtrArray) first = store_test_changes ();
  g_autoptr (GPtrArray) last = store_test_changes ();

  store_test_add_change (first, XY_KIND_COLLEGE, SEEDED_COLLEGE, 1,
                         store_test_fields ("short_name", "法学院", NULL));
  store_test_take_changes (store, first, 1, TRUE);
  g_assert_true (store_test_is_living (store, XY_KIND_CAMPAIGN, SEEDED_CAMPAIGN));
  store_test_take_changes (store, last, 1, FALSE);
  g_assert_false (store_test_is_living (store, XY_KIND_CAMPAIGN, SEEDED_CAMPAIGN));
  g_assert_false (store_test_is_living (store, XY_KIND_SLOT, SEEDED_SLOT));
  g_assert_true (store_test_is_living (store, XY_KIND_COLLEGE, SEEDED_COLLEGE));
}

static void
seeds_that_something_names_stay (void)
{
  g_autoptr (XyStore) store = open_seeded ();
  g_autoptr (GPtrArray) nothing = store_test_changes ();

  /* The slot is named by what waits; the session by the slot, and the campaign by both. */
  store_test_apply (store, "Assign", XY_KIND_ASSIGNMENT, NULL,
                    store_test_fields ("slot", SEEDED_SLOT, NULL));
  store_test_take_changes (store, nothing, 1, FALSE);
  g_assert_true (store_test_is_living (store, XY_KIND_SLOT, SEEDED_SLOT));
  g_assert_true (store_test_is_living (store, XY_KIND_SESSION, SEEDED_SESSION));
  g_assert_true (store_test_is_living (store, XY_KIND_CAMPAIGN, SEEDED_CAMPAIGN));
  g_assert_false (store_test_is_living (store, XY_KIND_COLLEGE, SEEDED_COLLEGE));
}

static void
edited_seed_stays (void)
{
  g_autoptr (XyStore) store = open_seeded ();
  g_autoptr (GPtrArray) nothing = store_test_changes ();

  store_test_apply (store, "Rename", XY_KIND_COLLEGE, SEEDED_COLLEGE,
                    store_test_fields ("short_name", "法院", NULL));
  store_test_take_changes (store, nothing, 1, FALSE);
  store_test_assert_field (store, XY_KIND_COLLEGE, SEEDED_COLLEGE, "short_name", "法院");
}

#define ADD(function) g_test_add_func ("/feed/" #function, function)

int
main (int argc, char *argv[])
{
  xy_test_init (&argc, &argv);
  ADD (changes_are_laid_under_the_edits);
  ADD (cursor_stays_and_never_goes_back);
  ADD (older_change_does_not_replace_a_newer_one);
  ADD (last_change_of_a_record_in_a_page_counts);
  ADD (record_deleted_by_others_is_not_living);
  ADD (page_is_one_signal);
  ADD (gone_record_is_erased_and_its_edits_wait_for_a_person);
  ADD (gone_record_leaves_no_trace);
  ADD (echo_of_an_answer_is_no_change);
  ADD (seeds_that_the_server_lacks_go_after_the_first_pull);
  ADD (seeds_that_something_names_stay);
  ADD (edited_seed_stays);
  return g_test_run ();
}
