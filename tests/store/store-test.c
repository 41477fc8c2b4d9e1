// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store-test.h"

XyStore *
store_test_open (const char *folder, GPtrArray *seed)
{
  g_autoptr (GError) error = NULL;
  XyStore *store = xy_store_open (folder, seed, &error);

  g_assert_no_error (error);
  g_assert_nonnull (store);
  return store;
}

XyStore *
store_test_open_fresh (void)
{
  g_autofree char *folder = xy_test_dup_folder ();

  return store_test_open (folder, NULL);
}

XyStore *
store_test_reopen (XyStore *store)
{
  g_autofree char *folder = g_strdup (xy_store_get_directory (store));

  g_assert_finalize_object (store);
  return store_test_open (folder, NULL);
}

XyFields *
store_test_fields (const char *name, ...)
{
  XyFields *fields = xy_fields_new ();
  va_list arguments;

  va_start (arguments, name);
  while (name != NULL)
    {
      xy_fields_set_string (fields, name, va_arg (arguments, const char *));
      name = va_arg (arguments, const char *);
    }
  va_end (arguments);
  return fields;
}

GPtrArray *
store_test_edits (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
}

void
store_test_apply (XyStore *store, const char *label, XyKind kind, const char *id, XyFields *fields)
{
  g_autoptr (GPtrArray) edits = store_test_edits ();
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, xy_edit_new (kind, id, fields));
  xy_store_apply (store, label, edits, &error);
  g_assert_no_error (error);
}

char *
store_test_create_student (XyStore *store, const char *number, const char *name)
{
  char *id = g_uuid_string_random ();

  store_test_apply (store, "Add student", XY_KIND_STUDENT, id,
                    store_test_fields ("campaign", "3f0c0000-0000-4000-8000-000000000001",
                                       "student_number", number, "name", name, NULL));
  return id;
}

XyRecord *
store_test_lookup (XyStore *store, XyKind kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  XyRecord *record = xy_store_lookup (store, kind, id, &error);

  g_assert_no_error (error);
  return record;
}

void
store_test_assert_field (XyStore *store,
                         XyKind kind,
                         const char *id,
                         const char *name,
                         const char *value)
{
  g_autoptr (XyRecord) record = store_test_lookup (store, kind, id);

  g_assert_nonnull (record);
  g_assert_cmpstr (xy_fields_get_string (record->fields, name), ==, value);
}

gboolean
store_test_is_living (XyStore *store, XyKind kind, const char *id)
{
  g_autoptr (XyRecord) record = store_test_lookup (store, kind, id);

  return record != NULL && !xy_record_is_deleted (record);
}

guint
store_test_count (XyStore *store, XyKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = xy_store_list (store, kind, &error);

  g_assert_no_error (error);
  return list->len;
}

XyStoreCounts
store_test_counts (XyStore *store)
{
  XyStoreCounts counts;

  xy_store_get_counts (store, &counts);
  return counts;
}

GPtrArray *
store_test_peek (XyStore *store, guint max)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *batch;

  xy_store_peek_outbox_async (store, max, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  batch = xy_store_peek_outbox_finish (store, result, &error);
  g_assert_no_error (error);
  return batch;
}

XyMutation *
store_test_peek_one (XyStore *store)
{
  g_autoptr (GPtrArray) batch = store_test_peek (store, 100);

  g_assert_cmpuint (batch->len, ==, 1);
  return xy_mutation_ref (g_ptr_array_index (batch, 0));
}

XyAnswer *
store_test_answer (XyAnswerKind kind, const XyMutation *mutation, gint64 revision, XyRecord *theirs)
{
  XyAnswer *answer = g_new0 (XyAnswer, 1);

  answer->kind = kind;
  answer->mutation = g_strdup (mutation->id);
  answer->record = g_strdup (theirs != NULL ? theirs->id : mutation->record);
  answer->revision = revision;
  answer->theirs = theirs;
  return answer;
}

void
store_test_take_answers (XyStore *store, GPtrArray *answers)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  xy_store_take_answers_async (store, answers, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_store_take_answers_finish (store, result, &error);
  g_assert_no_error (error);
}

void
store_test_take_answer (XyStore *store, XyAnswer *answer)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_answer_free);

  g_ptr_array_add (answers, answer);
  store_test_take_answers (store, answers);
}

GPtrArray *
store_test_changes (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xy_change_free);
}

void
store_test_add_change (GPtrArray *changes,
                       XyKind kind,
                       const char *id,
                       gint64 revision,
                       XyFields *fields)
{
  XyChange *change = g_new0 (XyChange, 1);

  change->gone = fields == NULL;
  change->record = xy_record_new (kind, id, revision, fields != NULL ? fields : xy_fields_new ());
  g_ptr_array_add (changes, change);
}

void
store_test_take_changes (XyStore *store, GPtrArray *changes, gint64 next, gboolean more)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyChanges) page = g_new0 (XyChanges, 1);

  page->changes = g_ptr_array_ref (changes);
  page->next = next;
  page->more = more;
  xy_store_take_changes_async (store, page, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  xy_store_take_changes_finish (store, result, &error);
  g_assert_no_error (error);
}

void
store_test_feed (XyStore *store, XyKind kind, const char *id, gint64 revision, XyFields *fields)
{
  g_autoptr (GPtrArray) changes = store_test_changes ();

  store_test_add_change (changes, kind, id, revision, fields);
  store_test_take_changes (store, changes, revision, FALSE);
}

GPtrArray *
store_test_conflicts (XyStore *store)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *conflicts = xy_store_list_conflicts (store, &error);

  g_assert_no_error (error);
  return conflicts;
}
