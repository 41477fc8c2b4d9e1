// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-view-private.h"

#include <glib/gi18n-lib.h>

/* How many photos each way are decoded ahead. */
#define AHEAD 3

static void
show_texture (XyReviewView *self, XyStudentItem *item, GdkTexture *texture)
{
  xy_photo_view_set_photo (self->photo, texture, xy_student_item_get_report (item));
  gtk_stack_set_visible_child_name (self->stack, "photo");
  xy_review_view_update_actions (self);
}

static void
photo_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyReviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);
  XyStudentItem *item;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  item = xy_review_view_get_item (self);
  if (item == NULL)
    return;
  if (texture != NULL)
    show_texture (self, item, texture);
  else if (g_error_matches (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING))
    xy_review_view_show_status (self, "folder-download-symbolic", _ ("This photo is not here yet"),
                                _ ("It is fetched as soon as the server can be reached."), FALSE);
  else
    xy_review_view_show_status (self, "image-missing-symbolic", _ ("This photo cannot be opened"),
                                error->message, FALSE);
}

static void
ahead_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, NULL);
}

/* The neighbours are decoded now, so that going on does not wait. */
static void
look_ahead (XyReviewView *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);

  g_cancellable_cancel (self->ahead);
  g_clear_object (&self->ahead);
  self->ahead = g_cancellable_new ();
  if (place == GTK_INVALID_LIST_POSITION)
    return;
  for (int i = AHEAD; i >= -AHEAD; i--)
    {
      g_autoptr (XyStudentItem) item = NULL;
      const XySubmission *submission;

      if (i == 0 || (i < 0 && place < (guint) -i))
        continue;
      item = g_list_model_get_item (xy_review_queue_get_model (self->queue), place + (guint) i);
      submission = item != NULL ? xy_student_item_get_submission (item) : NULL;
      if (submission != NULL &&
          xy_photo_cache_peek (self->cache, submission->photo, XY_PHOTO_FULL) == NULL)
        xy_photo_cache_load_async (self->cache, submission->photo, XY_PHOTO_FULL, self->ahead,
                                   ahead_cb, NULL);
    }
}

void
xy_review_view_load_photo (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *submission = xy_student_item_get_submission (item);
  GdkTexture *texture;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (submission == NULL)
    {
      xy_review_view_show_status (self, "avatar-default-symbolic", _ ("No photo yet"),
                                  _ ("This graduate has not submitted a photo yet."), FALSE);
      return;
    }
  xy_workspace_want_photo (self->workspace, submission->photo);
  texture = xy_photo_cache_peek (self->cache, submission->photo, XY_PHOTO_FULL);
  if (texture != NULL)
    {
      show_texture (self, item, texture);
    }
  else
    {
      self->loading = g_cancellable_new ();
      gtk_stack_set_visible_child_name (self->stack, "loading");
      xy_review_view_update_actions (self);
      look_ahead (self);
      xy_photo_cache_load_async (self->cache, submission->photo, XY_PHOTO_FULL, self->loading,
                                 photo_loaded_cb, g_object_ref (self));
      return;
    }
  look_ahead (self);
}

/* The one before the submission that is shown. */
const XySubmission *
xy_review_view_find_before (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  GPtrArray *submissions = item != NULL ? xy_student_item_get_submissions (item) : NULL;

  if (submissions == NULL || submissions->len < 2)
    return NULL;
  return g_ptr_array_index (submissions, submissions->len - 2);
}

void
xy_review_view_hide_before (XyReviewView *self)
{
  gtk_widget_set_visible (self->before_box, FALSE);
  xy_photo_view_set_photo (self->before, NULL, NULL);
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyReviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);
  const XySubmission *before;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  before = xy_review_view_find_before (self);
  if (texture == NULL || before == NULL)
    xy_review_view_hide_before (self);
  else
    xy_photo_view_set_photo (self->before, texture,
                             xy_workspace_find_report (self->workspace, before->photo));
}

void
xy_review_view_toggle_before (XyReviewView *self)
{
  const XySubmission *before = xy_review_view_find_before (self);

  if (before == NULL || gtk_widget_get_visible (self->before_box))
    {
      xy_review_view_hide_before (self);
      return;
    }
  gtk_widget_set_visible (self->before_box, TRUE);
  xy_workspace_want_photo (self->workspace, before->photo);
  xy_photo_cache_load_async (self->cache, before->photo, XY_PHOTO_FULL, self->ahead,
                             before_loaded_cb, g_object_ref (self));
}
