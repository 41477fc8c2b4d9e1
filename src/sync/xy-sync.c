// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/xy-sync.h"

#include <glib/gi18n-lib.h>

#include "model/xy-time.h"
#include "sync/xy-engine.h"
#include "sync/xy-token.h"

/* Seconds that the server may wait for a change, and the longest pause between two tries. */
#define LONG_POLL 50
#define LONGEST_PAUSE 60.0
/* A long poll that ends sooner than this, in microseconds, and brings nothing was none. */
#define SHORTEST_POLL G_USEC_PER_SEC

/* What goes on side by side. */
typedef enum
{
  CHANNEL_PUSH,
  CHANNEL_PULL,
  CHANNEL_PHOTOS,
} ChannelKind;
#define N_CHANNELS (CHANNEL_PHOTOS + 1)

/**
 * Channel:
 * @busy: a step is under way
 * @again: another one was asked for meanwhile
 * @now: and not for after a pause, should the one under way fail
 * @failure: (nullable): why the last one failed
 */
typedef struct
{
  gboolean busy;
  gboolean again;
  gboolean now;
  char *failure;
} Channel;

struct _XySync
{
  GObject parent_instance;

  XyStore *store;
  XyEngine *engine;
  GCancellable *cancellable;
  GCancellable *poll_cancellable;
  gboolean started;
  /* Answers to what was asked in an earlier run are not listened to. */
  guint run;
  gboolean loading;
  gboolean load_again;
  gboolean in_round;
  gboolean polling;
  gint64 polling_since;
  gboolean caught_up;
  Channel channels[N_CHANNELS];
  int waiting;
  int tries;
  guint retry_source;

  XySyncState state;
  char *trouble;
  char *unsent;
  char *message;
  char *offline_since;
  char *last_success;
};

enum
{
  PROP_STATE = 1,
  PROP_MESSAGE,
  PROP_OFFLINE_SINCE,
  PROP_LAST_SUCCESS,
  N_PROPERTIES
};
static GParamSpec *properties[N_PROPERTIES];

G_DEFINE_QUARK (xy_sync_error, xy_sync_error)
G_DEFINE_FINAL_TYPE (XySync, xy_sync, G_TYPE_OBJECT)

static void channel_kick (XySync *self, ChannelKind kind);

static void
set_text (XySync *self, char **place, const char *text, int property)
{
  if (g_strcmp0 (*place, text) == 0)
    return;
  g_free (*place);
  *place = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static const char *
find_failure (XySync *self)
{
  for (guint i = 0; i < N_CHANNELS; i++)
    if (self->channels[i].failure != NULL)
      return self->channels[i].failure;
  return NULL;
}

static XySyncState
compute_state (XySync *self)
{
  const Channel *pull = &self->channels[CHANNEL_PULL];

  if (self->loading || self->in_round)
    return XY_SYNC_BUSY;
  if (self->engine == NULL)
    return XY_SYNC_SIGNED_OUT;
  if (find_failure (self) != NULL)
    return XY_SYNC_OFFLINE;
  if (self->channels[CHANNEL_PUSH].busy || self->channels[CHANNEL_PHOTOS].busy ||
      (pull->busy && !self->polling))
    return XY_SYNC_BUSY;
  return XY_SYNC_IDLE;
}

/* Brings the properties up to date with what is known. */
static void
update (XySync *self)
{
  XySyncState state = compute_state (self);
  const char *failure = find_failure (self);

  if (failure == NULL)
    set_text (self, &self->offline_since, NULL, PROP_OFFLINE_SINCE);
  else if (self->offline_since == NULL)
    {
      g_autofree char *now = xy_time_now ();

      set_text (self, &self->offline_since, now, PROP_OFFLINE_SINCE);
    }
  set_text (self, &self->message,
            failure != NULL         ? failure
            : self->trouble != NULL ? self->trouble
                                    : self->unsent,
            PROP_MESSAGE);
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }
}

static void
note_success (XySync *self)
{
  g_autofree char *now = xy_time_now ();

  set_text (self, &self->last_success, now, PROP_LAST_SUCCESS);
}

/* Ends whatever is under way; what still comes of it is not listened to. */
static void
end_run (XySync *self)
{
  self->run++;
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->poll_cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->poll_cancellable);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  g_clear_object (&self->engine);
  self->loading = FALSE;
  self->load_again = FALSE;
  self->polling = FALSE;
  self->caught_up = FALSE;
  self->tries = 0;
  g_clear_pointer (&self->unsent, g_free);
  for (guint i = 0; i < N_CHANNELS; i++)
    {
      g_free (self->channels[i].failure);
      self->channels[i] = (Channel){ 0 };
    }
}

/* Trying again. */

static void
kick_all (XySync *self)
{
  for (guint i = 0; i < N_CHANNELS; i++)
    channel_kick (self, i);
}

static gboolean
retry_cb (gpointer user_data)
{
  XySync *self = user_data;

  self->retry_source = 0;
  kick_all (self);
  return G_SOURCE_REMOVE;
}

/* 1 to 2 seconds after the first failure, twice that after the next …, a minute at the most. */
static void
schedule_retry (XySync *self)
{
  double pause = (double) (1 << MIN (self->tries, 6)) * g_random_double_range (1.0, 2.0);

  if (self->retry_source != 0)
    return;
  self->tries++;
  self->retry_source =
      g_timeout_add ((guint) (MIN (pause, LONGEST_PAUSE) * 1000.0), retry_cb, self);
}

/* The server takes the token no more: it is forgotten, and the outbox stays. */
static void
become_signed_out (XySync *self, const char *message)
{
  end_run (self);
  xy_token_forget_async (xy_store_get_directory (self->store), xy_store_get_origin (self->store),
                         NULL, NULL);
  g_free (self->trouble);
  self->trouble = g_strdup (message);
  update (self);
}

/* Who asked for a step: it does not keep the #XySync alive. */
typedef struct
{
  GWeakRef sync;
  guint run;
  ChannelKind kind;
} Asker;

static Asker *
asker_new (XySync *self, ChannelKind kind)
{
  Asker *asker = g_new0 (Asker, 1);

  g_weak_ref_init (&asker->sync, self);
  asker->run = self->run;
  asker->kind = kind;
  return asker;
}

/* Returns: (transfer full) (nullable): the #XySync if it still wants the answer. */
static XySync *
asker_end (Asker *asker)
{
  XySync *self = g_weak_ref_get (&asker->sync);

  if (self != NULL && self->run != asker->run)
    g_clear_object (&self);
  g_weak_ref_clear (&asker->sync);
  g_free (asker);
  return self;
}

static void
channel_done (XySync *self, ChannelKind kind, GError *error)
{
  Channel *channel = &self->channels[kind];
  gboolean again = channel->again;
  gboolean now = channel->now;

  channel->busy = FALSE;
  channel->again = FALSE;
  channel->now = FALSE;
  if (g_error_matches (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT))
    {
      become_signed_out (self, error->message);
      return;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    again = TRUE;
  else if (error != NULL)
    {
      g_free (channel->failure);
      channel->failure = g_strdup (error->message);
      again = now;
      if (!now)
        schedule_retry (self);
    }
  else
    {
      g_clear_pointer (&channel->failure, g_free);
      note_success (self);
      if (find_failure (self) == NULL)
        {
          self->tries = 0;
          g_clear_handle_id (&self->retry_source, g_source_remove);
        }
    }
  update (self);
  if (again)
    channel_kick (self, kind);
}

static void
pushed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XySync) self = asker_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  XyStoreCounts counts;

  xy_engine_push_finish (XY_ENGINE (source), result, &problem, &error);
  if (self == NULL)
    return;
  /* A photo that could not be sent is spoken of as long as one waits. */
  xy_store_get_counts (self->store, &counts);
  if (problem != NULL || counts.photos_up == 0)
    {
      g_free (self->unsent);
      self->unsent = g_steal_pointer (&problem);
    }
  channel_done (self, CHANNEL_PUSH, error);
}

static void
pulled_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XySync) self = asker_end (user_data);
  g_autoptr (GError) error = NULL;
  gboolean moved = FALSE;
  gboolean more = FALSE;
  gboolean pulled = xy_engine_pull_finish (XY_ENGINE (source), result, &moved, &more, &error);
  gboolean in_vain;
  XyStoreCounts counts;

  if (self == NULL)
    return;
  in_vain = self->polling && pulled && !moved &&
            g_get_monotonic_time () - self->polling_since < SHORTEST_POLL;
  self->polling = FALSE;
  self->caught_up = pulled && !more;
  if (pulled)
    self->channels[CHANNEL_PULL].again = !in_vain;
  channel_done (self, CHANNEL_PULL, error);
  xy_store_get_counts (self->store, &counts);
  if (pulled && counts.photos_down > 0)
    channel_kick (self, CHANNEL_PHOTOS);
  if (in_vain)
    schedule_retry (self);
}

static void
photos_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XySync) self = asker_end (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;

  xy_engine_photos_finish (XY_ENGINE (source), result, &problem, &error);
  if (self == NULL)
    return;
  g_free (self->trouble);
  self->trouble = g_steal_pointer (&problem);
  channel_done (self, CHANNEL_PHOTOS, error);
}

/* Takes the channel's next step, now or when the one under way is done. */
static void
channel_kick (XySync *self, ChannelKind kind)
{
  Channel *channel = &self->channels[kind];

  if (self->engine == NULL)
    return;
  if (channel->busy)
    {
      channel->again = TRUE;
      return;
    }
  channel->busy = TRUE;
  switch (kind)
    {
    case CHANNEL_PUSH:
      xy_engine_push_async (self->engine, self->cancellable, pushed_cb, asker_new (self, kind));
      break;
    case CHANNEL_PULL:
      self->polling = self->caught_up;
      self->polling_since = g_get_monotonic_time ();
      g_clear_object (&self->poll_cancellable);
      self->poll_cancellable = g_cancellable_new ();
      xy_engine_pull_async (self->engine, self->caught_up ? LONG_POLL : 0, self->poll_cancellable,
                            pulled_cb, asker_new (self, kind));
      break;
    case CHANNEL_PHOTOS:
      xy_engine_fetch_photos_async (self->engine, self->cancellable, photos_cb,
                                    asker_new (self, kind));
      break;
    default:
      g_assert_not_reached ();
    }
  update (self);
}

static void begin_run (XySync *self);

static void
token_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XySync) self = asker_end (user_data);
  g_autofree char *token = xy_token_load_finish (result, NULL);
  g_autoptr (GError) error = NULL;

  if (self == NULL)
    return;
  /* Somebody may have signed in just behind the look. */
  if (token == NULL && self->load_again)
    {
      begin_run (self);
      return;
    }
  self->loading = FALSE;
  g_clear_pointer (&self->trouble, g_free);
  self->engine = xy_engine_new_for (self->store, token, &error);
  if (error != NULL && !g_error_matches (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT))
    self->trouble = g_strdup (error->message);
  update (self);
  kick_all (self);
}

static void
begin_run (XySync *self)
{
  g_autofree char *account = xy_store_dup_setting (self->store, "account");

  end_run (self);
  self->cancellable = g_cancellable_new ();
  if (account != NULL)
    {
      self->loading = TRUE;
      xy_token_load_async (xy_store_get_directory (self->store), xy_store_get_origin (self->store),
                           self->cancellable, token_loaded_cb, asker_new (self, CHANNEL_PUSH));
    }
  update (self);
}

/* A new act is tried at once, whatever pause there is. */
static void
outbox_changed_cb (XySync *self)
{
  XyStoreCounts counts;
  gboolean more;

  xy_store_get_counts (self->store, &counts);
  more = counts.waiting_mutations + counts.photos_up > self->waiting;
  self->waiting = counts.waiting_mutations + counts.photos_up;
  if (!self->started || !more)
    return;
  if (find_failure (self) != NULL)
    xy_sync_now (self);
  else
    channel_kick (self, CHANNEL_PUSH);
}

void
xy_sync_start (XySync *sync)
{
  g_return_if_fail (XY_IS_SYNC (sync));

  if (sync->started && (sync->engine != NULL || sync->loading))
    return;
  sync->started = TRUE;
  begin_run (sync);
}

void
xy_sync_stop (XySync *sync)
{
  g_return_if_fail (XY_IS_SYNC (sync));

  sync->started = FALSE;
  end_run (sync);
  update (sync);
}

void
xy_sync_now (XySync *sync)
{
  g_return_if_fail (XY_IS_SYNC (sync));

  if (!sync->started)
    return;
  if (sync->loading)
    {
      sync->load_again = TRUE;
      return;
    }
  if (sync->engine == NULL)
    {
      begin_run (sync);
      return;
    }
  sync->tries = 0;
  g_clear_handle_id (&sync->retry_source, g_source_remove);
  xy_engine_ask_again (sync->engine);
  /* The long poll may hang on a connection that is gone; it is asked anew, without waiting. */
  sync->caught_up = FALSE;
  if (sync->polling)
    g_cancellable_cancel (sync->poll_cancellable);
  for (guint i = 0; i < N_CHANNELS; i++)
    sync->channels[i].now = sync->channels[i].busy;
  kick_all (sync);
}

void
xy_sync_want_photo (XySync *sync, const char *sha256)
{
  g_return_if_fail (XY_IS_SYNC (sync));

  if (sync->engine == NULL || xy_store_has_photo (sync->store, sha256))
    return;
  xy_engine_want_photo (sync->engine, sha256);
  channel_kick (sync, CHANNEL_PHOTOS);
}

/* One round. */

/* @problem: (nullable): about a photo that was passed over. */
static void
round_end (GTask *task, const char *problem, GError *error)
{
  XySync *self = g_task_get_source_object (task);

  self->in_round = FALSE;
  if (error == NULL)
    note_success (self);
  g_free (self->trouble);
  self->trouble = g_strdup (error != NULL ? error->message : problem);
  update (self);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
round_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autofree char *problem = NULL;
  GError *error = NULL;

  xy_engine_round_finish (XY_ENGINE (source), result, &problem, &error);
  round_end (task, problem, error);
}

static void
round_token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XySync *self = g_task_get_source_object (task);
  GError *error = NULL;
  g_autofree char *token = xy_token_load_finish (result, &error);
  XyEngine *engine = error == NULL ? xy_engine_new_for (self->store, token, &error) : NULL;

  if (engine == NULL)
    {
      round_end (task, NULL, error);
      return;
    }
  g_task_set_task_data (task, engine, g_object_unref);
  xy_engine_round_async (engine, cancellable, round_done_cb, g_steal_pointer (&task));
}

void
xy_sync_once_async (XySync *sync,
                    GCancellable *cancellable,
                    GAsyncReadyCallback callback,
                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (sync, cancellable, callback, user_data);

  g_return_if_fail (XY_IS_SYNC (sync));

  g_task_set_source_tag (task, xy_sync_once_async);
  if (sync->started || sync->in_round)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING,
                               _ ("It is being synced already"));
      return;
    }
  sync->in_round = TRUE;
  update (sync);
  xy_token_load_async (xy_store_get_directory (sync->store), xy_store_get_origin (sync->store),
                       cancellable, round_token_cb, g_steal_pointer (&task));
}

gboolean
xy_sync_once_finish (XySync *sync, GAsyncResult *result, XySyncResult *counts, GError **error)
{
  XyEngine *engine;

  g_return_val_if_fail (g_task_is_valid (result, sync), FALSE);

  engine = g_task_get_task_data (G_TASK (result));
  if (counts != NULL)
    *counts = engine != NULL ? *xy_engine_get_counts (engine) : (XySyncResult){ 0 };
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Signing out. */

static void
sign_out_told_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) body = xy_http_send_finish (NULL, result, NULL, &error);

  /* That it knows the token no more is what was wanted. */
  if (g_error_matches (error, XY_SYNC_ERROR, XY_SYNC_ERROR_SIGNED_OUT))
    g_clear_error (&error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
forgotten_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  XyEngine *engine = g_task_get_task_data (task);

  if (engine == NULL)
    g_task_return_boolean (task, TRUE);
  else
    xy_http_send_async (xy_engine_get_http (engine), XY_REQUEST_ORDINARY, "DELETE",
                        "/api/v1/sessions/current", NULL, NULL, cancellable, sign_out_told_cb,
                        g_steal_pointer (&task));
}

static void
sign_out_token_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XySync *self = g_task_get_source_object (task);
  g_autofree char *token = xy_token_load_finish (result, NULL);
  XyEngine *engine = xy_engine_new_for (self->store, token, NULL);

  if (engine != NULL)
    g_task_set_task_data (task, engine, g_object_unref);
  end_run (self);
  g_clear_pointer (&self->trouble, g_free);
  update (self);
  /* First of all: the server may let one wait, and the program may be closed meanwhile. */
  xy_token_forget_async (xy_store_get_directory (self->store), xy_store_get_origin (self->store),
                         forgotten_cb, g_steal_pointer (&task));
}

void
xy_sync_sign_out_async (XySync *sync,
                        GCancellable *cancellable,
                        GAsyncReadyCallback callback,
                        gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (sync, cancellable, callback, user_data);

  g_return_if_fail (XY_IS_SYNC (sync));

  g_task_set_source_tag (task, xy_sync_sign_out_async);
  g_task_set_check_cancellable (task, FALSE);
  xy_token_load_async (xy_store_get_directory (sync->store), xy_store_get_origin (sync->store),
                       NULL, sign_out_token_cb, g_steal_pointer (&task));
}

gboolean
xy_sync_sign_out_finish (XySync *sync, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, sync), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* The object. */

static void
xy_sync_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  XySync *self = XY_SYNC (object);

  switch (property_id)
    {
    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_OFFLINE_SINCE:
      g_value_set_string (value, self->offline_since);
      break;
    case PROP_LAST_SUCCESS:
      g_value_set_string (value, self->last_success);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
xy_sync_dispose (GObject *object)
{
  XySync *self = XY_SYNC (object);

  self->started = FALSE;
  end_run (self);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (xy_sync_parent_class)->dispose (object);
}

static void
xy_sync_finalize (GObject *object)
{
  XySync *self = XY_SYNC (object);

  g_free (self->trouble);
  g_free (self->message);
  g_free (self->offline_since);
  g_free (self->last_success);
  G_OBJECT_CLASS (xy_sync_parent_class)->finalize (object);
}

static void
xy_sync_class_init (XySyncClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = xy_sync_get_property;
  object_class->dispose = xy_sync_dispose;
  object_class->finalize = xy_sync_finalize;

  properties[PROP_STATE] = g_param_spec_int ("state", NULL, NULL, XY_SYNC_SIGNED_OUT,
                                             XY_SYNC_OFFLINE, XY_SYNC_SIGNED_OUT, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_OFFLINE_SINCE] = g_param_spec_string ("offline-since", NULL, NULL, NULL, flags);
  properties[PROP_LAST_SUCCESS] = g_param_spec_string ("last-success", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
xy_sync_init (XySync *self)
{
  self->state = XY_SYNC_SIGNED_OUT;
}

XySync *
xy_sync_new (XyStore *store)
{
  XySync *sync = g_object_new (XY_TYPE_SYNC, NULL);

  sync->store = g_object_ref (store);
  g_signal_connect_object (store, "outbox-changed", G_CALLBACK (outbox_changed_cb), sync,
                           G_CONNECT_SWAPPED);
  return sync;
}

XySyncState
xy_sync_get_state (XySync *sync)
{
  return sync->state;
}

const char *
xy_sync_get_message (XySync *sync)
{
  return sync->message;
}

const char *
xy_sync_get_offline_since (XySync *sync)
{
  return sync->offline_since;
}

const char *
xy_sync_get_last_success (XySync *sync)
{
  return sync->last_success;
}
