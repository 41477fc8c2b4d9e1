// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/xy-engine.h"

#include <glib/gi18n-lib.h>

#define BATCH 500
#define PAGE 500
#define JSON_TYPE "application/json"
/* Of how many photos the beginning is kept. */
#define MAX_PARTS 8

struct _XyEngine
{
  GObject parent_instance;

  XyStore *store;
  XyHttp *http;
  XySyncResult counts;
  GQueue wanted;
  GHashTable *skipped;
  GHashTable *parts;
};

G_DEFINE_FINAL_TYPE (XyEngine, xy_engine, G_TYPE_OBJECT)

static void
xy_engine_finalize (GObject *object)
{
  XyEngine *self = XY_ENGINE (object);

  g_queue_clear_full (&self->wanted, g_free);
  g_hash_table_unref (self->skipped);
  g_hash_table_unref (self->parts);
  xy_http_unref (self->http);
  g_object_unref (self->store);
  G_OBJECT_CLASS (xy_engine_parent_class)->finalize (object);
}

static void
xy_engine_class_init (XyEngineClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_engine_finalize;
}

static void
xy_engine_init (XyEngine *self)
{
  g_queue_init (&self->wanted);
  self->skipped = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
}

XyEngine *
xy_engine_new_for (XyStore *store, const char *token, GError **error)
{
  g_autofree char *server = xy_store_dup_setting (store, "server");
  XyEngine *engine;
  XyHttp *http;

  if (server == NULL || token == NULL)
    {
      g_set_error_literal (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT,
                           _ ("Nobody is signed in to a server; sign in first"));
      return NULL;
    }
  http = xy_http_new (server, error);
  if (http == NULL)
    return NULL;
  xy_http_set_token (http, token);
  engine = g_object_new (XY_TYPE_ENGINE, NULL);
  engine->store = g_object_ref (store);
  engine->http = http;
  return engine;
}

XyHttp *
xy_engine_get_http (XyEngine *engine)
{
  return engine->http;
}

XyStore *
xy_engine_get_store (XyEngine *engine)
{
  return engine->store;
}

XySyncResult *
xy_engine_get_counts (XyEngine *engine)
{
  return &engine->counts;
}

void
xy_engine_want_photo (XyEngine *engine, const char *sha256)
{
  GList *link = g_queue_find_custom (&engine->wanted, sha256, (GCompareFunc) g_strcmp0);

  g_hash_table_remove (engine->skipped, sha256);
  if (link != NULL)
    {
      g_queue_unlink (&engine->wanted, link);
      g_queue_push_head_link (&engine->wanted, link);
      return;
    }
  g_queue_push_head (&engine->wanted, g_strdup (sha256));
}

char *
xy_engine_dup_wanted (XyEngine *engine)
{
  return g_queue_pop_head (&engine->wanted);
}

void
xy_engine_ask_again (XyEngine *engine)
{
  g_hash_table_remove_all (engine->skipped);
}

void
xy_engine_skip_photo (XyEngine *engine, const char *sha256)
{
  g_hash_table_add (engine->skipped, g_strdup (sha256));
}

gboolean
xy_engine_skips_photo (XyEngine *engine, const char *sha256)
{
  return g_hash_table_contains (engine->skipped, sha256);
}

void
xy_engine_keep_part (XyEngine *engine, const char *sha256, GBytes *part)
{
  if (g_hash_table_size (engine->parts) < MAX_PARTS)
    g_hash_table_replace (engine->parts, g_strdup (sha256), g_bytes_ref (part));
}

GBytes *
xy_engine_take_part (XyEngine *engine, const char *sha256)
{
  gpointer key = NULL, part = NULL;

  g_hash_table_steal_extended (engine->parts, sha256, &key, &part);
  g_free (key);
  return part;
}

/* Pushing: peek, send the photos that the batch names, send the batch, take the answers, peek again
 * … and at the end the photos that are left. */

typedef struct
{
  GPtrArray *batch;
  char *last_first;
  char *problem;
} Push;

static void
push_free (Push *push)
{
  g_clear_pointer (&push->batch, g_ptr_array_unref);
  g_free (push->last_first);
  g_free (push->problem);
  g_free (push);
}

static void push_next (GTask *owned_task);

static void
count_answers (XySyncResult *counts, GPtrArray *answers)
{
  for (guint i = 0; i < answers->len; i++)
    {
      const XyAnswer *answer = g_ptr_array_index (answers, i);

      counts->pushed++;
      switch (xy_answer_effective (answer))
        {
        case XY_ANSWER_APPLIED:
        case XY_ANSWER_REPEATED:
          counts->applied++;
          break;
        case XY_ANSWER_MERGED:
          counts->merged++;
          break;
        case XY_ANSWER_CONFLICT:
          counts->conflicts++;
          break;
        case XY_ANSWER_REQUESTED:
          counts->requested++;
          break;
        case XY_ANSWER_REFUSED:
          counts->refused++;
          break;
        default:
          g_assert_not_reached ();
        }
    }
}

/* What an answer says of a record must be about that of the mutation, or of the one that it names
 * instead. */
static gboolean
answer_fits (const XyMutation *mutation, const XyAnswer *answer)
{
  const char *record = answer->record != NULL ? answer->record : mutation->record;

  return xy_uuid_is_valid (record) &&
         (answer->theirs == NULL ||
          (answer->theirs->kind == mutation->kind && g_str_equal (answer->theirs->id, record)));
}

/* Every mutation must have its answer, and no other may be there. */
static gboolean
answers_fit (GPtrArray *batch, GPtrArray *answers)
{
  g_autoptr (GHashTable) asked = g_hash_table_new (g_str_hash, g_str_equal);

  if (answers->len != batch->len)
    return FALSE;
  for (guint i = 0; i < batch->len; i++)
    {
      XyMutation *mutation = g_ptr_array_index (batch, i);

      g_hash_table_insert (asked, mutation->id, mutation);
    }
  for (guint i = 0; i < answers->len; i++)
    {
      const XyAnswer *answer = g_ptr_array_index (answers, i);
      const XyMutation *mutation = g_hash_table_lookup (asked, answer->mutation);

      if (mutation == NULL || !answer_fits (mutation, answer))
        return FALSE;
      g_hash_table_remove (asked, answer->mutation);
    }
  return TRUE;
}

static void
return_server_error (GTask *task)
{
  g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER,
                           _ ("The server answered with something that cannot be understood"));
}

static void
answers_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!xy_store_take_answers_finish (XY_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  push_next (g_steal_pointer (&task));
}

/* A roster of the most rows takes long to write and to read as JSON, so that is not the main loop's
 * work. */

typedef struct
{
  GPtrArray *batch;
  GBytes *body;
} Reading;

static void
reading_free (Reading *reading)
{
  g_ptr_array_unref (reading->batch);
  g_bytes_unref (reading->body);
  g_free (reading);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Reading *reading = task_data;
  g_autoptr (GPtrArray) answers = xy_answers_from_text (g_bytes_get_data (reading->body, NULL),
                                                        g_bytes_get_size (reading->body), NULL);

  if (answers == NULL || !answers_fit (reading->batch, answers))
    return_server_error (task);
  else
    g_task_return_pointer (task, g_steal_pointer (&answers), (GDestroyNotify) g_ptr_array_unref);
}

static void
answers_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XyEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) answers = g_task_propagate_pointer (G_TASK (result), &error);

  if (answers == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  count_answers (&self->counts, answers);
  xy_store_take_answers_async (self->store, answers, cancellable, answers_taken_cb,
                               g_steal_pointer (&task));
}

static void
batch_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XyEngine *self = g_task_get_source_object (task);
  const Push *push = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *body = xy_http_send_finish (self->http, result, NULL, &error);
  g_autoptr (GTask) step = NULL;
  Reading *reading;

  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  reading = g_new0 (Reading, 1);
  reading->batch = g_ptr_array_ref (push->batch);
  reading->body = body;
  step = g_task_new (NULL, cancellable, answers_read_cb, g_steal_pointer (&task));
  g_task_set_source_tag (step, batch_sent_cb);
  g_task_set_task_data (step, reading, (GDestroyNotify) reading_free);
  g_task_run_in_thread (step, read_thread);
}

static void
write_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  char *text = xy_batch_to_text (task_data);

  g_task_return_pointer (task, g_bytes_new_take (text, strlen (text)),
                         (GDestroyNotify) g_bytes_unref);
}

static void
batch_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XyEngine *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = g_task_propagate_pointer (G_TASK (result), &error);

  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_bytes_get_size (body) > XY_MESSAGE_MAX_BYTES)
    {
      g_task_return_new_error (task, XY_SYNC_ERROR, XY_SYNC_ERROR_SERVER,
                               _ ("What was done in one go is too large to be sent"));
      return;
    }
  xy_http_send_async (self->http, XY_REQUEST_ORDINARY, "POST", "/api/v1/mutations", JSON_TYPE, body,
                      cancellable, batch_sent_cb, g_steal_pointer (&task));
}

static void
send_batch (GTask *owned_task)
{
  const Push *push = g_task_get_task_data (owned_task);
  GCancellable *cancellable = g_task_get_cancellable (owned_task);
  g_autoptr (GTask) step = g_task_new (NULL, cancellable, batch_written_cb, owned_task);

  g_task_set_source_tag (step, send_batch);
  g_task_set_task_data (step, g_ptr_array_ref (push->batch), (GDestroyNotify) g_ptr_array_unref);
  g_task_run_in_thread (step, write_thread);
}

static void
photos_sent_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Push *push = g_task_get_task_data (task);
  g_autofree char *problem = NULL;
  GError *error = NULL;
  gboolean fine = xy_engine_photos_finish (XY_ENGINE (source), result, &problem, &error);

  /* A photo that is not taken, or not to be read here, holds up nothing; it is told in the end. */
  if (push->problem == NULL)
    push->problem = g_steal_pointer (&problem);
  if (!fine)
    g_task_return_error (task, error);
  else if (push->batch->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    send_batch (g_steal_pointer (&task));
}

/* The photos to send now: with a batch those that it names, after the last batch all. */
static char **
choose_photos (XyEngine *self, GPtrArray *batch, char **waiting)
{
  g_autoptr (GHashTable) named = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  for (guint i = 0; i < batch->len; i++)
    {
      const XyMutation *mutation = g_ptr_array_index (batch, i);
      const char *photo = xy_fields_get_string (mutation->fields, "photo");

      if (mutation->kind == XY_KIND_SUBMISSION && photo != NULL)
        g_hash_table_add (named, (char *) photo);
    }
  for (guint i = 0; waiting[i] != NULL; i++)
    if (batch->len == 0 || g_hash_table_contains (named, waiting[i]))
      g_strv_builder_add (chosen, waiting[i]);
  return g_strv_builder_end (chosen);
}

static void
photos_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XyEngine *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;
  g_auto (GStrv) waiting = xy_store_list_photos_finish (XY_STORE (source), result, &error);

  if (waiting == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  xy_engine_send_photos_async (self, choose_photos (self, push->batch, waiting), cancellable,
                               photos_sent_cb, g_steal_pointer (&task));
}

static void
peeked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XyEngine *self = g_task_get_source_object (task);
  Push *push = g_task_get_task_data (task);
  GError *error = NULL;
  const char *first;
  XyStoreCounts counts;

  g_clear_pointer (&push->batch, g_ptr_array_unref);
  push->batch = xy_store_peek_outbox_finish (self->store, result, &error);
  if (push->batch == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  first = push->batch->len > 0 ? ((XyMutation *) g_ptr_array_index (push->batch, 0))->id : NULL;
  if (first != NULL && g_strcmp0 (first, push->last_first) == 0)
    {
      return_server_error (task);
      return;
    }
  g_free (push->last_first);
  push->last_first = g_strdup (first);

  xy_store_get_counts (self->store, &counts);
  if (counts.photos_up > 0)
    xy_store_list_photos_async (self->store, TRUE, cancellable, photos_listed_cb,
                                g_steal_pointer (&task));
  else if (push->batch->len == 0)
    g_task_return_boolean (task, TRUE);
  else
    send_batch (g_steal_pointer (&task));
}

static void
push_next (GTask *owned_task)
{
  XyEngine *self = g_task_get_source_object (owned_task);

  xy_store_peek_outbox_async (self->store, BATCH, g_task_get_cancellable (owned_task), peeked_cb,
                              owned_task);
}

void
xy_engine_push_async (XyEngine *engine,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);

  g_task_set_source_tag (task, xy_engine_push_async);
  g_task_set_task_data (task, g_new0 (Push, 1), (GDestroyNotify) push_free);
  push_next (task);
}

gboolean
xy_engine_push_finish (XyEngine *engine, GAsyncResult *result, char **problem, GError **error)
{
  Push *push = g_task_get_task_data (G_TASK (result));

  *problem = g_steal_pointer (&push->problem);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Pulling one page. */

typedef struct
{
  gint64 asked;
  XyChanges *changes;
} Pull;

static void
pull_free (Pull *pull)
{
  g_clear_pointer (&pull->changes, xy_changes_free);
  g_free (pull);
}

static void
changes_taken_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (!xy_store_take_changes_finish (XY_STORE (source), result, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XyEngine *self = g_task_get_source_object (task);
  Pull *pull = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = xy_http_send_finish (self->http, result, NULL, &error);
  const XyChanges *changes;

  if (body == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  pull->changes =
      xy_changes_from_text (g_bytes_get_data (body, NULL), g_bytes_get_size (body), NULL);
  changes = pull->changes;
  /* A feed never goes back, and a page that says there is more leads further. */
  if (changes == NULL || changes->next < pull->asked ||
      (changes->more && changes->next == pull->asked))
    {
      return_server_error (task);
      return;
    }
  self->counts.pulled += (int) changes->changes->len;
  if (changes->changes->len > 0)
    xy_engine_ask_again (self);
  xy_store_take_changes_async (self->store, pull->changes, cancellable, changes_taken_cb,
                               g_steal_pointer (&task));
}

void
xy_engine_pull_async (XyEngine *engine,
                      guint wait,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (engine, cancellable, callback, user_data);
  Pull *pull = g_new0 (Pull, 1);
  g_autofree char *path = NULL;

  pull->asked = xy_store_get_cursor (engine->store);
  g_task_set_source_tag (task, xy_engine_pull_async);
  g_task_set_task_data (task, pull, (GDestroyNotify) pull_free);
  path = g_strdup_printf ("/api/v1/changes?after=%" G_GINT64_FORMAT "&limit=%d&wait=%u",
                          pull->asked, PAGE, wait);
  xy_http_send_async (engine->http, wait > 0 ? XY_REQUEST_LONG_POLL : XY_REQUEST_ORDINARY, "GET",
                      path, NULL, NULL, cancellable, page_cb, task);
}

gboolean
xy_engine_pull_finish (XyEngine *engine,
                       GAsyncResult *result,
                       gboolean *moved,
                       gboolean *more,
                       GError **error)
{
  const Pull *pull = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  *moved = pull->changes->next > pull->asked;
  *more = pull->changes->more;
  return TRUE;
}
