// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-cache.h"

#include "app/xy-photo-decode.h"
#include "app/xy-thumbnail-loader.h"

/* Bounds how many files are in memory and how much of the computer is taken. */
#define MAX_RUNNING 4
#define DEFAULT_BUDGET ((gsize) 160 * 1024 * 1024)
/* Of the first photo, which is asked for before the room is known. */
#define DEFAULT_ROOM 1024

/* Thumbnails do not drive out what a review shows, nor the other way round. */
enum
{
  KEPT_FOR_GRID,
  KEPT_FOR_REVIEW,
  N_KEPT,
};

typedef struct
{
  char *key;
  char *sha256;
  XyPhotoSize size;
  GdkTexture *texture;
  gsize n_bytes;
  int full_width, full_height;
  int room_width, room_height;
  GList link;
} Entry;

typedef struct
{
  XyPhotoCache *cache;
  char *key;
  char *sha256;
  XyPhotoSize size;
  int room_width, room_height;
  guint generation;
  GPtrArray *tasks;
} Job;

struct _XyPhotoCache
{
  GObject parent_instance;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  int room_width, room_height;
  gsize budget;
  /* Entries by key; by what they are kept for, those used last at the head. */
  GHashTable *entries;
  GQueue used[N_KEPT];
  gsize n_bytes[N_KEPT];
  /* Jobs by key; those that were asked for and have not begun, the newest first. */
  GHashTable *jobs;
  GQueue waiting;
  int running;
  guint generation;
  /* What is likely to be shown soon, in order, and those that could not be decoded. */
  GPtrArray *plan;
  GHashTable *failed;
};

G_DEFINE_FINAL_TYPE (XyPhotoCache, xy_photo_cache, G_TYPE_OBJECT)

static void start_next (XyPhotoCache *self);

static void
job_free (Job *job)
{
  g_clear_object (&job->cache);
  g_free (job->key);
  g_free (job->sha256);
  g_ptr_array_unref (job->tasks);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  g_free (entry->sha256);
  g_object_unref (entry->texture);
  g_free (entry);
}

static char *
dup_key (const char *sha256, XyPhotoSize size)
{
  return g_strdup_printf ("%s/%d", sha256, (int) size);
}

static int
get_kept (XyPhotoSize size)
{
  return size == XY_PHOTO_THUMBNAIL ? KEPT_FOR_GRID : KEPT_FOR_REVIEW;
}

/* The bytes of a photo may have come. */
static void
photo_changed_cb (XyPhotoCache *self, const char *sha256)
{
  g_hash_table_remove (self->failed, sha256);
  start_next (self);
}

static void
xy_photo_cache_dispose (GObject *object)
{
  XyPhotoCache *self = XY_PHOTO_CACHE (object);

  xy_photo_cache_clear (self);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_photo_cache_parent_class)->dispose (object);
}

static void
xy_photo_cache_finalize (GObject *object)
{
  XyPhotoCache *self = XY_PHOTO_CACHE (object);

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->jobs);
  g_hash_table_unref (self->failed);
  g_ptr_array_unref (self->plan);
  G_OBJECT_CLASS (xy_photo_cache_parent_class)->finalize (object);
}

static void
xy_photo_cache_class_init (XyPhotoCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_photo_cache_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_photo_cache_finalize;
}

static void
xy_photo_cache_init (XyPhotoCache *self)
{
  self->room_width = DEFAULT_ROOM;
  self->room_height = DEFAULT_ROOM;
  self->budget = DEFAULT_BUDGET;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  for (int kept = 0; kept < N_KEPT; kept++)
    g_queue_init (&self->used[kept]);
  self->jobs = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->waiting);
  self->plan = g_ptr_array_new_with_free_func (g_free);
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_object (self->workspace_signals, "photo-changed",
                                 G_CALLBACK (photo_changed_cb), self, G_CONNECT_SWAPPED);
}

XyPhotoCache *
xy_photo_cache_new (XyWorkspace *workspace)
{
  XyPhotoCache *self = g_object_new (XY_TYPE_PHOTO_CACHE, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  return self;
}

/* How many of the plan the budget holds, whatever their shape. */
static guint
count_planned (XyPhotoCache *self)
{
  gsize each = (gsize) self->room_width * (gsize) self->room_height * XY_PHOTO_PIXEL_BYTES;

  return (guint) MIN ((gsize) self->plan->len, MAX (self->budget / each, 1));
}

static gboolean
is_planned (XyPhotoCache *self, const Entry *entry)
{
  guint n = count_planned (self);

  for (guint i = 0; entry->size == XY_PHOTO_FULL && i < n; i++)
    if (g_str_equal (g_ptr_array_index (self->plan, i), entry->sha256))
      return TRUE;
  return FALSE;
}

static void
drop_entry (XyPhotoCache *self, Entry *entry)
{
  int kept = get_kept (entry->size);

  g_queue_unlink (&self->used[kept], &entry->link);
  self->n_bytes[kept] -= entry->n_bytes;
  g_hash_table_remove (self->entries, entry->key);
}

/* Those not used for the longest time go, what is planned last; the newest stays whatever it is. */
static void
make_room (XyPhotoCache *self, int kept)
{
  for (int pass = 0; pass < 2; pass++)
    {
      GList *link = self->used[kept].tail;

      while (link != NULL && link != self->used[kept].head && self->n_bytes[kept] > self->budget)
        {
          Entry *entry = link->data;

          link = link->prev;
          if (pass > 0 || !is_planned (self, entry))
            drop_entry (self, entry);
        }
    }
}

static Entry *
find_entry (XyPhotoCache *self, const char *sha256, XyPhotoSize size)
{
  g_autofree char *key = dup_key (sha256, size);

  return g_hash_table_lookup (self->entries, key);
}

static void
keep (XyPhotoCache *self, const Job *job, const XyPhotoDecoded *decoded)
{
  int kept = get_kept (job->size);
  Entry *entry = g_hash_table_lookup (self->entries, job->key);

  if (entry != NULL)
    drop_entry (self, entry);
  entry = g_new0 (Entry, 1);
  entry->key = g_strdup (job->key);
  entry->sha256 = g_strdup (job->sha256);
  entry->size = job->size;
  entry->texture = g_object_ref (decoded->texture);
  entry->full_width = decoded->full_width;
  entry->full_height = decoded->full_height;
  entry->room_width = job->room_width;
  entry->room_height = job->room_height;
  entry->n_bytes = (gsize) gdk_texture_get_width (entry->texture) *
                   (gsize) gdk_texture_get_height (entry->texture) * XY_PHOTO_PIXEL_BYTES;
  entry->link.data = entry;
  g_hash_table_insert (self->entries, entry->key, entry);
  g_queue_push_head_link (&self->used[kept], &entry->link);
  self->n_bytes[kept] += entry->n_bytes;
  make_room (self, kept);
}

/* Whether it was decoded for the room, or has the size that it would be decoded to, but for the
 * pixel that rounding may take. */
static gboolean
is_sharp (XyPhotoCache *self, const Entry *entry)
{
  double scale;

  if (entry == NULL || entry->size != XY_PHOTO_FULL)
    return entry != NULL;
  if (entry->room_width == self->room_width && entry->room_height == self->room_height)
    return TRUE;
  scale = MIN (MIN ((double) self->room_width / entry->full_width,
                    (double) self->room_height / entry->full_height),
               1.0);
  return ABS (gdk_texture_get_width (entry->texture) - entry->full_width * scale) <= 1;
}

GdkTexture *
xy_photo_cache_peek (XyPhotoCache *self, const char *sha256, XyPhotoSize size)
{
  Entry *entry;

  g_return_val_if_fail (XY_IS_PHOTO_CACHE (self), NULL);

  entry = find_entry (self, sha256, size);
  if (entry == NULL)
    return NULL;
  g_queue_unlink (&self->used[get_kept (size)], &entry->link);
  g_queue_push_head_link (&self->used[get_kept (size)], &entry->link);
  return entry->texture;
}

gboolean
xy_photo_cache_is_sharp (XyPhotoCache *self, const char *sha256, XyPhotoSize size)
{
  g_return_val_if_fail (XY_IS_PHOTO_CACHE (self), FALSE);

  return is_sharp (self, find_entry (self, sha256, size));
}

/* Answers everybody who waits for the job, and makes room for the next. */
static void
finish_job (Job *finished, const XyPhotoDecoded *decoded, const GError *error)
{
  g_autoptr (Job) job = finished;
  XyPhotoCache *self = job->cache;

  if (job->generation == self->generation)
    {
      g_hash_table_remove (self->jobs, job->key);
      if (decoded != NULL)
        keep (self, job, decoded);
      else
        g_hash_table_add (self->failed, g_strdup (job->sha256));
    }
  for (guint i = 0; i < job->tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (job->tasks, i);

      if (decoded != NULL)
        g_task_return_pointer (task, g_object_ref (decoded->texture), g_object_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
  self->running--;
  start_next (self);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyPhotoDecoded) decoded = xy_photo_decode_finish (result, &error);

  finish_job (user_data, decoded, error);
}

static void
thumbnail_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) picture = xy_thumbnail_load_finish (XY_STORE (source), result, &error);

  if (picture == NULL)
    finish_job (user_data, NULL, error);
  else
    xy_photo_decode_async (picture, XY_THUMBNAIL_SIDE, XY_THUMBNAIL_SIDE, decoded_cb, user_data);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  XyPhotoCache *self = job->cache;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_store_load_photo_finish (XY_STORE (source), result, &error);

  if (bytes == NULL)
    finish_job (job, NULL, error);
  else if (job->size == XY_PHOTO_FULL)
    {
      job->room_width = self->room_width;
      job->room_height = self->room_height;
      xy_photo_decode_async (bytes, job->room_width, job->room_height, decoded_cb, job);
    }
  else
    xy_photo_decode_async (bytes, G_MAXINT, G_MAXINT, decoded_cb, job);
}

static gboolean
is_wanted (const Job *job)
{
  for (guint i = 0; i < job->tasks->len; i++)
    if (!g_cancellable_is_cancelled (g_task_get_cancellable (g_ptr_array_index (job->tasks, i))))
      return TRUE;
  return FALSE;
}

/* Takes a job that has not begun out of the world. */
static void
drop_job (XyPhotoCache *self, Job *dropped)
{
  g_autoptr (Job) job = dropped;

  g_hash_table_remove (self->jobs, job->key);
  for (guint i = 0; i < job->tasks->len; i++)
    g_task_return_new_error (g_ptr_array_index (job->tasks, i), G_IO_ERROR, G_IO_ERROR_CANCELLED,
                             "Nobody waits for this photo any more.");
}

static Job *
add_job (XyPhotoCache *self, const char *sha256, XyPhotoSize size)
{
  Job *job = g_new0 (Job, 1);

  job->key = dup_key (sha256, size);
  job->sha256 = g_strdup (sha256);
  job->size = size;
  job->generation = self->generation;
  job->tasks = g_ptr_array_new_with_free_func (g_object_unref);
  g_hash_table_insert (self->jobs, job->key, job);
  return job;
}

/* What was asked for comes first; of the plan what is not there, being decoded, or hopeless. */
static Job *
take_job (XyPhotoCache *self)
{
  guint n = count_planned (self);
  Job *job;

  while ((job = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (is_wanted (job))
        return job;
      drop_job (self, job);
    }
  for (guint i = 0; i < n; i++)
    {
      const char *sha256 = g_ptr_array_index (self->plan, i);
      g_autofree char *key = dup_key (sha256, XY_PHOTO_FULL);

      if (!is_sharp (self, g_hash_table_lookup (self->entries, key)) &&
          !g_hash_table_contains (self->jobs, key) && !g_hash_table_contains (self->failed, sha256))
        return add_job (self, sha256, XY_PHOTO_FULL);
    }
  return NULL;
}

static void
start_next (XyPhotoCache *self)
{
  XyStore *store = self->workspace != NULL ? xy_workspace_get_store (self->workspace) : NULL;
  int most = CLAMP ((int) g_get_num_processors (), 2, MAX_RUNNING);

  while (self->running < most)
    {
      Job *job = store != NULL ? take_job (self) : g_queue_pop_head (&self->waiting);

      if (job == NULL)
        return;
      if (store == NULL)
        {
          drop_job (self, job);
          continue;
        }
      job->cache = g_object_ref (self);
      self->running++;
      if (job->size == XY_PHOTO_THUMBNAIL)
        xy_thumbnail_load_async (store, job->sha256, thumbnail_cb, job);
      else
        xy_store_load_photo_async (store, job->sha256, NULL, loaded_cb, job);
    }
}

void
xy_photo_cache_set_budget (XyPhotoCache *self, gsize bytes)
{
  g_return_if_fail (XY_IS_PHOTO_CACHE (self));

  self->budget = bytes;
  for (int kept = 0; kept < N_KEPT; kept++)
    make_room (self, kept);
}

void
xy_photo_cache_set_room (XyPhotoCache *self, int width, int height)
{
  g_return_if_fail (XY_IS_PHOTO_CACHE (self));

  self->room_width = MAX (width, 1);
  self->room_height = MAX (height, 1);
  start_next (self);
}

void
xy_photo_cache_plan (XyPhotoCache *self, GPtrArray *photos)
{
  g_return_if_fail (XY_IS_PHOTO_CACHE (self) && photos != NULL);

  g_ptr_array_set_size (self->plan, 0);
  for (guint i = 0; i < photos->len; i++)
    g_ptr_array_add (self->plan, g_strdup (g_ptr_array_index (photos, i)));
  start_next (self);
}

void
xy_photo_cache_load_async (XyPhotoCache *self,
                           const char *sha256,
                           XyPhotoSize size,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *key = NULL;
  Job *job;

  g_return_if_fail (XY_IS_PHOTO_CACHE (self) && sha256 != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, xy_photo_cache_load_async);
  if (xy_photo_cache_is_sharp (self, sha256, size))
    {
      g_task_return_pointer (task, g_object_ref (xy_photo_cache_peek (self, sha256, size)),
                             g_object_unref);
      return;
    }
  key = dup_key (sha256, size);
  job = g_hash_table_lookup (self->jobs, key);
  if (job == NULL)
    {
      job = add_job (self, sha256, size);
      g_queue_push_head (&self->waiting, job);
    }
  else if (g_queue_remove (&self->waiting, job))
    {
      g_queue_push_head (&self->waiting, job);
    }
  g_ptr_array_add (job->tasks, g_steal_pointer (&task));
  start_next (self);
}

GdkTexture *
xy_photo_cache_load_finish (XyPhotoCache *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
xy_photo_cache_clear (XyPhotoCache *self)
{
  Job *job;

  g_return_if_fail (XY_IS_PHOTO_CACHE (self));

  self->generation++;
  while ((job = g_queue_pop_head (&self->waiting)) != NULL)
    drop_job (self, job);
  g_hash_table_remove_all (self->jobs);
  g_hash_table_remove_all (self->failed);
  g_ptr_array_set_size (self->plan, 0);
  for (int kept = 0; kept < N_KEPT; kept++)
    while (self->used[kept].head != NULL)
      drop_entry (self, self->used[kept].head->data);
}

gsize
xy_photo_cache_get_size (XyPhotoCache *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_CACHE (self), 0);

  return self->n_bytes[KEPT_FOR_GRID] + self->n_bytes[KEPT_FOR_REVIEW];
}

gboolean
xy_photo_cache_is_idle (XyPhotoCache *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_CACHE (self), TRUE);

  return self->running == 0 && g_queue_is_empty (&self->waiting);
}
