// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-checker.h"

#include "photo/xy-photo-check.h"

/* The pool behind xy_photo_check_async() is bounded; this bounds how many files are in memory. */
#define MAX_RUNNING 2

struct _XyPhotoChecker
{
  GObject parent_instance;

  XyStore *store;
  XyRuleProfile *profile;
  char *key;
  GCancellable *cancellable;
  GQueue waiting;
  GHashTable *asked;
  int running;
};

typedef struct
{
  XyPhotoChecker *checker;
  char *sha256;
} Check;

enum
{
  CHECKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyPhotoChecker, xy_photo_checker, G_TYPE_OBJECT)

static void start_next (XyPhotoChecker *self);

static void
check_free (Check *check)
{
  g_object_unref (check->checker);
  g_free (check->sha256);
  g_free (check);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

static void
xy_photo_checker_finalize (GObject *object)
{
  XyPhotoChecker *self = XY_PHOTO_CHECKER (object);

  g_queue_clear_full (&self->waiting, g_free);
  g_hash_table_unref (self->asked);
  g_object_unref (self->cancellable);
  g_free (self->key);
  xy_rule_profile_unref (self->profile);
  g_object_unref (self->store);
  G_OBJECT_CLASS (xy_photo_checker_parent_class)->finalize (object);
}

static void
xy_photo_checker_class_init (XyPhotoCheckerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_photo_checker_finalize;

  /**
   * XyPhotoChecker::checked:
   * @sha256: the photo
   * @report: (type gpointer): an #XyPhotoReport
   */
  signals[CHECKED] = g_signal_new ("checked", XY_TYPE_PHOTO_CHECKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_POINTER);
}

static void
xy_photo_checker_init (XyPhotoChecker *self)
{
  g_queue_init (&self->waiting);
  self->asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->cancellable = g_cancellable_new ();
}

XyPhotoChecker *
xy_photo_checker_new (XyStore *store, XyRuleProfile *profile)
{
  XyPhotoChecker *self = g_object_new (XY_TYPE_PHOTO_CHECKER, NULL);

  self->store = g_object_ref (store);
  self->profile = xy_rule_profile_ref (profile);
  self->key = xy_photo_check_dup_key (profile);
  return self;
}

const char *
xy_photo_checker_get_key (XyPhotoChecker *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_CHECKER (self), NULL);

  return self->key;
}

static void
done (XyPhotoChecker *self)
{
  self->running--;
  start_next (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyPhotoChecker) self = user_data;
  g_autoptr (GError) error = NULL;

  /* A report that could not be kept is made again at the next start. */
  if (!xy_store_set_report_finish (XY_STORE (source), result, &error))
    g_debug ("report not kept: %s", error->message);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Check) check = user_data;
  XyPhotoChecker *self = check->checker;
  g_autoptr (XyPhotoReport) report = xy_photo_check_finish (result, NULL);

  if (report != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      g_autoptr (JsonNode) node = xy_photo_report_to_json (report);
      g_autofree char *text = xy_json_to_string (node, FALSE);

      xy_store_set_report_async (self->store, check->sha256, self->key, text, NULL, kept_cb,
                                 g_object_ref (self));
      g_signal_emit (self, signals[CHECKED], 0, check->sha256, report);
    }
  done (self);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Check) check = user_data;
  XyPhotoChecker *self = check->checker;
  g_autoptr (GBytes) bytes = xy_store_load_photo_finish (XY_STORE (source), result, NULL);

  if (bytes == NULL)
    {
      g_hash_table_remove (self->asked, check->sha256);
      done (self);
      return;
    }
  xy_photo_check_async (bytes, self->profile, self->cancellable, checked_cb,
                        g_steal_pointer (&check));
}

static void
start_next (XyPhotoChecker *self)
{
  while (self->running < MAX_RUNNING && !g_queue_is_empty (&self->waiting) &&
         !g_cancellable_is_cancelled (self->cancellable))
    {
      Check *check = g_new0 (Check, 1);

      check->checker = g_object_ref (self);
      check->sha256 = g_queue_pop_head (&self->waiting);
      self->running++;
      xy_store_load_photo_async (self->store, check->sha256, self->cancellable, loaded_cb, check);
    }
}

void
xy_photo_checker_add (XyPhotoChecker *self, const char *sha256, gboolean first)
{
  g_return_if_fail (XY_IS_PHOTO_CHECKER (self));

  if (g_hash_table_add (self->asked, g_strdup (sha256)))
    {
      if (first)
        g_queue_push_head (&self->waiting, g_strdup (sha256));
      else
        g_queue_push_tail (&self->waiting, g_strdup (sha256));
    }
  else if (first)
    {
      GList *link = g_queue_find_custom (&self->waiting, sha256, (GCompareFunc) strcmp);

      if (link != NULL)
        {
          g_queue_unlink (&self->waiting, link);
          g_queue_push_head_link (&self->waiting, link);
        }
    }
  start_next (self);
}

void
xy_photo_checker_stop (XyPhotoChecker *self)
{
  g_return_if_fail (XY_IS_PHOTO_CHECKER (self));

  g_cancellable_cancel (self->cancellable);
}

const XyRuleProfile *
xy_photo_checker_get_profile (XyPhotoChecker *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_CHECKER (self), NULL);

  return self->profile;
}
