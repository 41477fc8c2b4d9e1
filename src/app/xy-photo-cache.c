// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-cache.h"

#include "photo/xy-image.h"

/* Bounds how many files are in memory and how much of the computer is taken. */
#define MAX_RUNNING 2
#define N_SIZES (XY_PHOTO_ORIGINAL + 1)

/* By size: the longer side that a photo is decoded for (0: all of it), and how many are kept.  Of
 * originals the one that is looked at, the one before it and the last one. */
static const struct
{
  int side;
  guint most;
} sizes[N_SIZES] = {
  [XY_PHOTO_THUMBNAIL] = { 240, 400 },
  [XY_PHOTO_FULL] = { 1600, 12 },
  [XY_PHOTO_ORIGINAL] = { 0, 3 },
};

struct _XyPhotoCache
{
  GObject parent_instance;

  XyWorkspace *workspace;
  /* By size: textures by photo, and the photos in the order of their last use. */
  GHashTable *textures[N_SIZES];
  GQueue used[N_SIZES];
  /* Jobs by their key; those that have not begun, the newest first. */
  GHashTable *jobs;
  GQueue waiting;
  int running;
  guint generation;
};

typedef struct
{
  XyPhotoCache *cache;
  char *key;
  char *sha256;
  XyPhotoSize size;
  guint generation;
  GPtrArray *tasks;
} Job;

G_DEFINE_FINAL_TYPE (XyPhotoCache, xy_photo_cache, G_TYPE_OBJECT)

static void start_next (XyPhotoCache *self);

static void
job_free (Job *job)
{
  g_free (job->key);
  g_free (job->sha256);
  g_ptr_array_unref (job->tasks);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static void
xy_photo_cache_dispose (GObject *object)
{
  XyPhotoCache *self = XY_PHOTO_CACHE (object);

  xy_photo_cache_clear (self);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_photo_cache_parent_class)->dispose (object);
}

static void
xy_photo_cache_finalize (GObject *object)
{
  XyPhotoCache *self = XY_PHOTO_CACHE (object);

  for (int size = 0; size < N_SIZES; size++)
    g_hash_table_unref (self->textures[size]);
  g_hash_table_unref (self->jobs);
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
  for (int size = 0; size < N_SIZES; size++)
    {
      self->textures[size] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_object_unref);
      g_queue_init (&self->used[size]);
    }
  self->jobs = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&self->waiting);
}

XyPhotoCache *
xy_photo_cache_new (XyWorkspace *workspace)
{
  XyPhotoCache *self = g_object_new (XY_TYPE_PHOTO_CACHE, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

static void
keep (XyPhotoCache *self, const char *sha256, XyPhotoSize size, GdkTexture *texture)
{
  char *name;

  if (g_hash_table_contains (self->textures[size], sha256))
    return;
  name = g_strdup (sha256);
  g_hash_table_insert (self->textures[size], name, g_object_ref (texture));
  g_queue_push_head (&self->used[size], name);
  while (g_queue_get_length (&self->used[size]) > sizes[size].most)
    {
      char *oldest = g_queue_pop_tail (&self->used[size]);

      g_hash_table_remove (self->textures[size], oldest);
      g_free (oldest);
    }
}

GdkTexture *
xy_photo_cache_peek (XyPhotoCache *self, const char *sha256, XyPhotoSize size)
{
  gpointer name, texture;
  GList *link;

  g_return_val_if_fail (XY_IS_PHOTO_CACHE (self), NULL);

  if (!g_hash_table_lookup_extended (self->textures[size], sha256, &name, &texture))
    return NULL;
  link = g_queue_find (&self->used[size], name);
  g_queue_unlink (&self->used[size], link);
  g_queue_push_head_link (&self->used[size], link);
  return texture;
}

/* Answers everybody who waits for the job, and makes room for the next. */
static void
finish_job (Job *finished, GdkTexture *texture, const GError *error)
{
  g_autoptr (Job) job = finished;
  g_autoptr (XyPhotoCache) self = job->cache;

  if (job->generation == self->generation)
    {
      g_hash_table_remove (self->jobs, job->key);
      if (texture != NULL)
        keep (self, job->sha256, job->size, texture);
    }
  for (guint i = 0; i < job->tasks->len; i++)
    {
      GTask *task = g_ptr_array_index (job->tasks, i);

      if (texture != NULL)
        g_task_return_pointer (task, g_object_ref (texture), g_object_unref);
      else
        g_task_return_error (task, g_error_copy (error));
    }
  self->running--;
  start_next (self);
}

static void
decode_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GBytes *bytes = task_data;
  int side = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (task), "side"));
  GError *error = NULL;
  XyImage *image = xy_image_decode (bytes, side, &error);
  g_autoptr (GBytes) pixels = NULL;

  if (image == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  pixels = g_bytes_new_with_free_func (image->pixels, image->stride * (gsize) image->height,
                                       (GDestroyNotify) xy_image_unref, image);
  g_task_return_pointer (task,
                         gdk_memory_texture_new (image->width, image->height, GDK_MEMORY_R8G8B8,
                                                 pixels, image->stride),
                         g_object_unref);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = g_task_propagate_pointer (G_TASK (result), &error);

  finish_job (user_data, texture, error);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_store_load_photo_finish (XY_STORE (source), result, &error);
  g_autoptr (GTask) task = NULL;

  if (bytes == NULL)
    {
      finish_job (job, NULL, error);
      return;
    }
  task = g_task_new (NULL, NULL, decoded_cb, job);
  g_task_set_source_tag (task, loaded_cb);
  g_task_set_task_data (task, g_steal_pointer (&bytes), (GDestroyNotify) g_bytes_unref);
  g_object_set_data (G_OBJECT (task), "side", GINT_TO_POINTER (sizes[job->size].side));
  g_task_run_in_thread (task, decode_thread);
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

static void
start_next (XyPhotoCache *self)
{
  while (self->running < MAX_RUNNING && !g_queue_is_empty (&self->waiting))
    {
      Job *job = g_queue_pop_head (&self->waiting);
      XyStore *store = self->workspace != NULL ? xy_workspace_get_store (self->workspace) : NULL;

      if (store == NULL || !is_wanted (job))
        {
          drop_job (self, job);
          continue;
        }
      job->cache = g_object_ref (self);
      self->running++;
      xy_store_load_photo_async (store, job->sha256, NULL, loaded_cb, job);
    }
}

void
xy_photo_cache_load_async (XyPhotoCache *self,
                           const char *sha256,
                           XyPhotoSize size,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *key = g_strdup_printf ("%s/%d", sha256, (int) size);
  GdkTexture *texture;
  Job *job;

  g_return_if_fail (XY_IS_PHOTO_CACHE (self) && sha256 != NULL);

  g_task_set_source_tag (task, xy_photo_cache_load_async);
  texture = xy_photo_cache_peek (self, sha256, size);
  if (texture != NULL)
    {
      g_task_return_pointer (task, g_object_ref (texture), g_object_unref);
      return;
    }
  job = g_hash_table_lookup (self->jobs, key);
  if (job == NULL)
    {
      job = g_new0 (Job, 1);
      job->key = g_steal_pointer (&key);
      job->sha256 = g_strdup (sha256);
      job->size = size;
      job->generation = self->generation;
      job->tasks = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (self->jobs, job->key, job);
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
  for (int size = 0; size < N_SIZES; size++)
    {
      char *name;

      g_hash_table_remove_all (self->textures[size]);
      while ((name = g_queue_pop_head (&self->used[size])) != NULL)
        g_free (name);
    }
}

gboolean
xy_photo_cache_is_idle (XyPhotoCache *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_CACHE (self), TRUE);

  return self->running == 0 && g_queue_is_empty (&self->waiting);
}
