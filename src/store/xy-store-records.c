// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store-private.h"

#include "store/xy-acts.h"
#include "store/xy-answers.h"
#include "store/xy-conflicts.h"
#include "store/xy-feed.h"
#include "store/xy-rows.h"

/* The calls about records: each hands its arguments to the database's thread. */

static GPtrArray *
record_list_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
}

static void
free_list (gpointer list)
{
  g_ptr_array_unref (list);
}

static gboolean
list_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) list = record_list_new ();

  if (!xy_rows_list (db, call->kind, list, error))
    return FALSE;
  *result = g_steal_pointer (&list);
  return TRUE;
}

GPtrArray *
xy_store_list (XyStore *store, XyKind kind, GError **error)
{
  XyCall *call = xy_call_new ();
  gpointer list = NULL;

  call->kind = kind;
  xy_store_run (store, list_work, call, &list, error);
  return list;
}

void
xy_store_list_async (XyStore *store,
                     XyKind kind,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  XyCall *call = xy_call_new ();

  call->kind = kind;
  xy_store_start (store, list_work, call, free_list, xy_store_list_async, cancellable, callback,
                  user_data);
}

GPtrArray *
xy_store_list_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer list = NULL;

  xy_store_finish (store, result, xy_store_list_async, &list, error);
  return list;
}

static gboolean
list_all_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  g_autoptr (GPtrArray) list = record_list_new ();

  for (guint kind = 0; kind < XY_N_KINDS; kind++)
    if (!xy_rows_list (db, (XyKind) kind, list, error))
      return FALSE;
  *result = g_steal_pointer (&list);
  return TRUE;
}

void
xy_store_list_all_async (XyStore *store,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  xy_store_start (store, list_all_work, xy_call_new (), free_list, xy_store_list_all_async,
                  cancellable, callback, user_data);
}

GPtrArray *
xy_store_list_all_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer list = NULL;

  xy_store_finish (store, result, xy_store_list_all_async, &list, error);
  return list;
}

static gboolean
lookup_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  XyRecord *record;

  if (!xy_rows_lookup (db, call->kind, call->id, &record, error))
    return FALSE;
  *result = record;
  return TRUE;
}

XyRecord *
xy_store_lookup (XyStore *store, XyKind kind, const char *id, GError **error)
{
  XyCall *call = xy_call_new ();
  gpointer record = NULL;

  call->kind = kind;
  call->id = g_strdup (id);
  xy_store_run (store, lookup_work, call, &record, error);
  return record;
}

static gboolean
lookup_by_key_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  XyRecord *record;

  if (!xy_rows_lookup_by_key (db, call->kind, call->text, &record, error))
    return FALSE;
  *result = record;
  return TRUE;
}

XyRecord *
xy_store_lookup_by_key (XyStore *store, XyKind kind, const char *key, GError **error)
{
  XyCall *call = xy_call_new ();
  gpointer record = NULL;

  call->kind = kind;
  call->text = g_strdup (key);
  xy_store_run (store, lookup_by_key_work, call, &record, error);
  return record;
}

static gboolean
apply_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  gint64 step;

  if (!xy_acts_apply (db, call->text, call->list, &step, error))
    return FALSE;
  *result = g_memdup2 (&step, sizeof step);
  return TRUE;
}

static XyCall *
make_apply_call (const char *label, GPtrArray *edits)
{
  XyCall *call = xy_call_new ();

  call->text = g_strdup (label);
  call->list = g_ptr_array_ref (edits);
  return call;
}

gboolean
xy_store_apply (XyStore *store, const char *label, GPtrArray *edits, GError **error)
{
  gpointer step = NULL;
  gboolean done = xy_store_run (store, apply_work, make_apply_call (label, edits), &step, error);

  g_free (step);
  return done;
}

void
xy_store_apply_async (XyStore *store,
                      const char *label,
                      GPtrArray *edits,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  xy_store_start (store, apply_work, make_apply_call (label, edits), g_free, xy_store_apply_async,
                  cancellable, callback, user_data);
}

gboolean
xy_store_apply_finish (XyStore *store, GAsyncResult *result, gint64 *step, GError **error)
{
  gpointer applied = NULL;
  gboolean done = xy_store_finish (store, result, xy_store_apply_async, &applied, error);

  if (step != NULL)
    *step = applied != NULL ? *(gint64 *) applied : 0;
  g_free (applied);
  return done;
}

static gboolean
undo_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_acts_undo (db, call->flag, error);
}

static XyCall *
make_undo_call (gboolean redo)
{
  XyCall *call = xy_call_new ();

  call->flag = redo;
  return call;
}

gboolean
xy_store_undo (XyStore *store, GError **error)
{
  return xy_store_run (store, undo_work, make_undo_call (FALSE), NULL, error);
}

gboolean
xy_store_redo (XyStore *store, GError **error)
{
  return xy_store_run (store, undo_work, make_undo_call (TRUE), NULL, error);
}

void
xy_store_undo_async (XyStore *store,
                     gboolean redo,
                     GCancellable *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer user_data)
{
  xy_store_start (store, undo_work, make_undo_call (redo), NULL, xy_store_undo_async, cancellable,
                  callback, user_data);
}

static gboolean
undo_step_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_acts_undo_step (db, call->revision, error);
}

void
xy_store_undo_step_async (XyStore *store,
                          gint64 step,
                          GCancellable *cancellable,
                          GAsyncReadyCallback callback,
                          gpointer user_data)
{
  XyCall *call = xy_call_new ();

  call->revision = step;
  xy_store_start (store, undo_step_work, call, NULL, xy_store_undo_async, cancellable, callback,
                  user_data);
}

gboolean
xy_store_undo_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_undo_async, NULL, error);
}

static gboolean
list_conflicts_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  *result = xy_conflicts_list (db, error);
  return *result != NULL;
}

GPtrArray *
xy_store_list_conflicts (XyStore *store, GError **error)
{
  gpointer list = NULL;

  xy_store_run (store, list_conflicts_work, xy_call_new (), &list, error);
  return list;
}

void
xy_store_list_conflicts_async (XyStore *store,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  xy_store_start (store, list_conflicts_work, xy_call_new (), free_list,
                  xy_store_list_conflicts_async, cancellable, callback, user_data);
}

GPtrArray *
xy_store_list_conflicts_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer list = NULL;

  xy_store_finish (store, result, xy_store_list_conflicts_async, &list, error);
  return list;
}

static gboolean
resolve_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_conflicts_resolve (db, call->id, call->fields, error);
}

static XyCall *
make_resolve_call (const char *mutation, XyFields *fields)
{
  XyCall *call = xy_call_new ();

  call->id = g_strdup (mutation);
  call->fields = fields != NULL ? xy_fields_copy (fields) : NULL;
  return call;
}

gboolean
xy_store_resolve (XyStore *store, const char *mutation, XyFields *fields, GError **error)
{
  return xy_store_run (store, resolve_work, make_resolve_call (mutation, fields), NULL, error);
}

void
xy_store_resolve_async (XyStore *store,
                        const char *mutation,
                        XyFields *fields,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  xy_store_start (store, resolve_work, make_resolve_call (mutation, fields), NULL,
                  xy_store_resolve_async, cancellable, callback, user_data);
}

gboolean
xy_store_resolve_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_resolve_async, NULL, error);
}

static gboolean
peek_outbox_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  *result = xy_acts_peek (db, call->number, error);
  return *result != NULL;
}

void
xy_store_peek_outbox_async (XyStore *store,
                            guint max,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  XyCall *call = xy_call_new ();

  call->number = max;
  xy_store_start (store, peek_outbox_work, call, free_list, xy_store_peek_outbox_async, cancellable,
                  callback, user_data);
}

GPtrArray *
xy_store_peek_outbox_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  gpointer list = NULL;

  xy_store_finish (store, result, xy_store_peek_outbox_async, &list, error);
  return list;
}

static gboolean
take_answers_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_answers_take (db, call->list, error);
}

void
xy_store_take_answers_async (XyStore *store,
                             GPtrArray *answers,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  XyCall *call = xy_call_new ();

  call->list = g_ptr_array_ref (answers);
  xy_store_start (store, take_answers_work, call, NULL, xy_store_take_answers_async, cancellable,
                  callback, user_data);
}

gboolean
xy_store_take_answers_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_take_answers_async, NULL, error);
}

static gboolean
take_changes_work (XyDatabase *db, const XyCall *call, gpointer *result, GError **error)
{
  return xy_feed_take (db, call->list, call->revision, call->flag, error);
}

void
xy_store_take_changes_async (XyStore *store,
                             XyChanges *changes,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  XyCall *call = xy_call_new ();

  call->list = g_ptr_array_ref (changes->changes);
  call->revision = changes->next;
  call->flag = changes->more;
  xy_store_start (store, take_changes_work, call, NULL, xy_store_take_changes_async, cancellable,
                  callback, user_data);
}

gboolean
xy_store_take_changes_finish (XyStore *store, GAsyncResult *result, GError **error)
{
  return xy_store_finish (store, result, xy_store_take_changes_async, NULL, error);
}

void
xy_conflict_free (XyConflict *conflict)
{
  xy_mutation_unref (conflict->mutation);
  xy_answer_free (conflict->answer);
  xy_fields_unref (conflict->before);
  g_free (conflict->label);
  g_free (conflict);
}
