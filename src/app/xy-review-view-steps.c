// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-view-private.h"

static gboolean
is_on_page (XyReviewView *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

/* Whether what is on the screen has been seen: a photo that was painted, or words instead. */
static gboolean
has_been_seen (XyReviewView *self)
{
  if (is_on_page (self, "photo"))
    return xy_photo_view_is_painted (self->photo);
  return is_on_page (self, "status");
}

/* Whether there is something on the screen that is better than nothing until a photo is decoded. */
static gboolean
must_wait (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *submission = xy_student_item_get_submission (item);

  return submission != NULL && is_on_page (self, "photo") &&
         xy_photo_cache_peek (self->cache, submission->photo, XY_PHOTO_FULL) == NULL;
}

void
xy_review_view_forget_coming (XyReviewView *self)
{
  g_cancellable_cancel (self->loading_coming);
  g_clear_object (&self->loading_coming);
  g_clear_object (&self->coming);
  xy_review_view_update_wait (self);
}

static void
arrive (XyReviewView *self, guint place)
{
  xy_review_view_forget_coming (self);
  self->leaving = FALSE;
  gtk_single_selection_set_selected (self->selection, place);
}

static void
come_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyReviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);
  guint place;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->coming == NULL)
    return;
  /* One that cannot be decoded is gone to all the same: its page says why. */
  if (xy_review_queue_find (self->queue, self->coming, &place))
    arrive (self, place);
  else
    xy_review_view_stop_steps (self);
}

void
xy_review_view_go_to (XyReviewView *self, guint place)
{
  g_autoptr (XyStudentItem) item =
      g_list_model_get_item (xy_review_queue_get_model (self->queue), place);

  if (item == NULL || !must_wait (self, item))
    {
      arrive (self, place);
      return;
    }
  xy_review_view_forget_coming (self);
  self->coming = g_steal_pointer (&item);
  self->loading_coming = g_cancellable_new ();
  xy_photo_cache_load_async (self->cache, xy_student_item_get_submission (self->coming)->photo,
                             XY_PHOTO_FULL, self->loading_coming, come_cb, g_object_ref (self));
  xy_review_view_update_wait (self);
}

/* Goes one step, if nobody is waited for. */
static void
take_step (XyReviewView *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);
  guint n = xy_review_view_count (self);
  int direction = self->steps > 0 ? 1 : -1;

  if (self->steps == 0 || self->coming != NULL || !has_been_seen (self))
    return;
  self->steps -= direction;
  self->direction = direction;
  /* Behind the last photo stands the end, from where one can only go back. */
  if (place == GTK_INVALID_LIST_POSITION)
    place = n;
  if ((direction > 0 && place + 1 >= n) || (direction < 0 && place == 0))
    self->steps = 0;
  else
    xy_review_view_go_to (self, direction > 0 ? place + 1 : place - 1);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  take_step (self);
  if (self->steps != 0)
    return G_SOURCE_CONTINUE;
  self->step_tick = 0;
  return G_SOURCE_REMOVE;
}

void
xy_review_view_step (XyReviewView *self, int direction, gboolean held)
{
  if (held && (self->steps != 0 || self->coming != NULL || !has_been_seen (self)))
    return;
  self->steps += direction;
  take_step (self);
  if (self->steps != 0 && self->step_tick == 0)
    self->step_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
}

void
xy_review_view_stop_steps (XyReviewView *self)
{
  if (self->step_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->step_tick);
  self->step_tick = 0;
  self->steps = 0;
  self->leaving = FALSE;
  xy_review_view_forget_coming (self);
}
