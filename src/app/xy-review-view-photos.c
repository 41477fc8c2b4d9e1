// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-view-private.h"

#include <glib/gi18n-lib.h>

/* How many photos each way are decoded ahead. */
#define AHEAD 10
/* How long a room has to keep its size until photos are decoded for it. */
#define ROOM_DELAY_MS 150
/* What is there sooner needs no words. */
#define WAIT_DELAY_MS 200

static gboolean
wait_cb (gpointer user_data)
{
  XyReviewView *self = user_data;

  self->wait_source = 0;
  gtk_widget_set_visible (self->wait_sign, TRUE);
  return G_SOURCE_REMOVE;
}

void
xy_review_view_update_wait (XyReviewView *self)
{
  gboolean waits = self->coming != NULL || self->loading_before != NULL ||
                   g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "loading") == 0;

  if (!waits)
    {
      g_clear_handle_id (&self->wait_source, g_source_remove);
      gtk_widget_set_visible (self->wait_sign, FALSE);
    }
  else if (self->wait_source == 0 && !gtk_widget_get_visible (self->wait_sign))
    self->wait_source = g_timeout_add (WAIT_DELAY_MS, wait_cb, self);
}

static void
show_texture (XyReviewView *self, GdkTexture *texture)
{
  const XySubmission *submission = xy_review_view_find_shown (self);

  if (submission == NULL)
    return;
  xy_photo_view_set_photo (self->photo, submission->photo, texture, self->report);
  gtk_stack_set_visible_child_name (self->stack, "photo");
  xy_review_view_update_wait (self);
  xy_review_view_update_actions (self);
}

static void
photo_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyReviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (texture != NULL)
    show_texture (self, texture);
  else if (g_error_matches (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING))
    xy_review_view_show_status (self, "folder-download-symbolic", _ ("This photo is not here yet"),
                                _ ("It is fetched as soon as the server can be reached."), FALSE);
  else
    {
      self->broken = TRUE;
      xy_review_view_hold_back (self);
      xy_review_view_show_status (self, "image-missing-symbolic", _ ("This photo cannot be opened"),
                                  error->message, FALSE);
    }
}

void
xy_review_view_look_ahead (XyReviewView *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GPtrArray) photos =
      xy_review_queue_list_ahead (self->queue, place, self->direction, AHEAD);

  xy_photo_cache_plan (self->cache, photos);
}

static void
load (XyReviewView *self, const char *sha256)
{
  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  self->loading = g_cancellable_new ();
  xy_photo_cache_load_async (self->cache, sha256, XY_PHOTO_FULL, self->loading, photo_loaded_cb,
                             g_object_ref (self));
}

void
xy_review_view_load_photo (XyReviewView *self)
{
  const XySubmission *submission = xy_review_view_find_shown (self);
  GdkTexture *texture;

  g_cancellable_cancel (self->loading);
  self->broken = FALSE;
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
      show_texture (self, texture);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "loading");
      xy_review_view_update_wait (self);
      xy_review_view_update_actions (self);
    }
  /* One that was decoded for a smaller room is shown until the larger one is there. */
  if (!xy_photo_cache_is_sharp (self->cache, submission->photo, XY_PHOTO_FULL))
    load (self, submission->photo);
  xy_review_view_look_ahead (self);
}

static void
use_room (XyReviewView *self)
{
  const XySubmission *submission = xy_review_view_find_shown (self);

  xy_photo_cache_set_room (self->cache, self->room_width, self->room_height);
  if (submission != NULL &&
      xy_photo_cache_peek (self->cache, submission->photo, XY_PHOTO_FULL) != NULL &&
      !xy_photo_cache_is_sharp (self->cache, submission->photo, XY_PHOTO_FULL))
    load (self, submission->photo);
}

static gboolean
use_room_cb (gpointer user_data)
{
  XyReviewView *self = user_data;

  self->room_source = 0;
  use_room (self);
  return G_SOURCE_REMOVE;
}

void
xy_review_view_set_room (XyReviewView *self)
{
  GtkWidget *photo = GTK_WIDGET (self->photo);
  int scale = gtk_widget_get_scale_factor (photo);
  int width = gtk_widget_get_width (photo) * scale, height = gtk_widget_get_height (photo) * scale;
  gboolean first = self->room_width == 0;

  /* Beside the photo before there is less room, and nothing needs to be decoded again for that. */
  if (self->cache == NULL || width <= 0 || height <= 0 ||
      gtk_widget_get_visible (self->before_box) ||
      (width == self->room_width && height == self->room_height))
    return;
  self->room_width = width;
  self->room_height = height;
  g_clear_handle_id (&self->room_source, g_source_remove);
  /* A window that is dragged larger has a new size with every frame. */
  if (first)
    use_room (self);
  else
    self->room_source = g_timeout_add (ROOM_DELAY_MS, use_room_cb, self);
}

/* The one before the submission that is shown. */
const XySubmission *
xy_review_view_find_before (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  GPtrArray *submissions = item != NULL ? xy_student_item_get_submissions (item) : NULL;

  for (guint i = 1; submissions != NULL && i < submissions->len; i++)
    if (g_strcmp0 (((XySubmission *) g_ptr_array_index (submissions, i))->id, self->submission) ==
        0)
      return g_ptr_array_index (submissions, i - 1);
  return NULL;
}

void
xy_review_view_hide_before (XyReviewView *self)
{
  g_cancellable_cancel (self->loading_before);
  g_clear_object (&self->loading_before);
  gtk_widget_set_visible (self->before_box, FALSE);
  xy_photo_view_set_photo (self->before, NULL, NULL, NULL);
  xy_review_view_update_wait (self);
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
  g_clear_object (&self->loading_before);
  xy_review_view_update_wait (self);
  before = xy_review_view_find_before (self);
  if (texture == NULL || before == NULL)
    {
      xy_review_view_hide_before (self);
      if (g_error_matches (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING))
        xy_review_view_show_notice (
            self, _ ("The photo before is not here yet; it is fetched from the server."), FALSE);
      else if (error != NULL)
        xy_review_view_show_notice (self, _ ("The photo before cannot be opened."), FALSE);
    }
  else
    xy_photo_view_set_photo (self->before, before->photo, texture,
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
  self->loading_before = g_cancellable_new ();
  xy_workspace_want_photo (self->workspace, before->photo);
  xy_photo_cache_load_async (self->cache, before->photo, XY_PHOTO_FULL, self->loading_before,
                             before_loaded_cb, g_object_ref (self));
  xy_review_view_update_wait (self);
}
