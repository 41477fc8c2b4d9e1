// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-view.h"

#include <adwaita.h>
#include <math.h>

#include "app/xy-photo-view-private.h"
#include "drawing/xy-overlay.h"

#define NATURAL_WIDTH 360
#define NATURAL_HEIGHT 480
#define STEP 1.3
#define ANIMATION_MS 220

struct _XyPhotoView
{
  GtkWidget parent_instance;

  XyPhotoCache *cache;
  XyPhotoZoom *zoom;
  GSignalGroup *zoom_signals;
  gboolean follows;
  char *sha256;
  GdkTexture *texture;
  /* Every pixel of the file, once it was asked for. */
  GdkTexture *original;
  GCancellable *loading;
  XyPhotoReport *report;
  char *selected;
  char *hovered;
  gboolean overlay;
  gboolean painted;

  /* A way from one place to another, in parts of the photo; a width of 0 fits it at the end. */
  AdwAnimation *animation;
  struct
  {
    double width, x, y;
  } from, to;
  /* Whether the zoom is where a finding brought it. */
  gboolean at_finding;
  /* One pixel of the photo is to be one of the display as soon as it is known how many it has. */
  gboolean exact_wanted;

  int percent;
  guint percent_source;
};

enum
{
  PROP_0,
  PROP_OVERLAY,
  PROP_ZOOM,
  PROP_SELECTED,
  PROP_HOVERED,
  PROP_PERCENT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

enum
{
  RESIZED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyPhotoView, xy_photo_view, GTK_TYPE_WIDGET)

static void
get_photo_size (XyPhotoView *self, double *width, double *height)
{
  *width = *height = 0;
  if (self->report != NULL && self->report->width > 0)
    {
      *width = self->report->width;
      *height = self->report->height;
    }
  else if (self->original != NULL)
    {
      *width = gdk_texture_get_width (self->original);
      *height = gdk_texture_get_height (self->original);
    }
  else if (self->texture != NULL)
    {
      *width = gdk_texture_get_width (self->texture);
      *height = gdk_texture_get_height (self->texture);
    }
}

XyZoomFrame
xy_photo_view_get_frame (XyPhotoView *self)
{
  XyZoomFrame frame = { 0 };

  g_return_val_if_fail (XY_IS_PHOTO_VIEW (self), frame);

  frame.view_width = gtk_widget_get_width (GTK_WIDGET (self));
  frame.view_height = gtk_widget_get_height (GTK_WIDGET (self));
  frame.device_scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  get_photo_size (self, &frame.photo_width, &frame.photo_height);
  return frame;
}

XyRect
xy_photo_view_get_place (XyPhotoView *self)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);

  return xy_photo_zoom_get_place (self->zoom, &frame);
}

/* Who listens may ask for another size, which cannot be answered while sizes are given out. */
static gboolean
update_percent_cb (gpointer user_data)
{
  XyPhotoView *self = user_data;
  XyZoomFrame frame = xy_photo_view_get_frame (self);
  int percent = (int) round (xy_photo_zoom_get_percent (self->zoom, &frame));

  self->percent_source = 0;
  if (percent != self->percent)
    {
      self->percent = percent;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERCENT]);
    }
  return G_SOURCE_REMOVE;
}

static void
queue_percent (XyPhotoView *self)
{
  if (self->percent_source == 0)
    self->percent_source = g_idle_add (update_percent_cb, self);
}

static gboolean
lacks_pixels (XyPhotoView *self)
{
  double width, height;

  if (self->texture == NULL || self->original != NULL)
    return FALSE;
  if (self->report == NULL || self->report->width <= 0)
    return TRUE;
  get_photo_size (self, &width, &height);
  return width > gdk_texture_get_width (self->texture);
}

static void
original_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyPhotoView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->loading);
  /* Without the original the smaller one stays. */
  if (texture == NULL)
    return;
  g_set_object (&self->original, texture);
  if (self->exact_wanted)
    xy_photo_view_zoom_exact (self);
  queue_percent (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The smaller decode stays on the screen until the original is there. */
static void
want_original (XyPhotoView *self)
{
  XyRect place;

  if (self->cache == NULL || self->sha256 == NULL || self->loading != NULL ||
      xy_photo_zoom_is_fit (self->zoom) || !lacks_pixels (self))
    return;
  place = xy_photo_view_get_place (self);
  if (!self->exact_wanted && place.width * gtk_widget_get_scale_factor (GTK_WIDGET (self)) <=
                                 gdk_texture_get_width (self->texture))
    return;
  self->loading = g_cancellable_new ();
  xy_photo_cache_load_async (self->cache, self->sha256, XY_PHOTO_ORIGINAL, self->loading,
                             original_loaded_cb, g_object_ref (self));
}

static void
update_cursor (XyPhotoView *self)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), xy_photo_view_is_cut (self) ? "grab" : NULL);
}

static void
zoom_changed_cb (XyPhotoView *self)
{
  want_original (self);
  update_cursor (self);
  queue_percent (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* What a person does by hand goes before what moves on its own. */
static void
take_over (XyPhotoView *self)
{
  adw_animation_pause (self->animation);
  self->at_finding = FALSE;
  self->exact_wanted = FALSE;
}

static void
animate_cb (double value, gpointer user_data)
{
  XyPhotoView *self = user_data;
  XyZoomFrame frame = xy_photo_view_get_frame (self);
  double fit = xy_zoom_frame_get_fit (&frame);
  double from = self->from.width > 0 ? self->from.width : fit;
  double to = self->to.width > 0 ? self->to.width : fit;

  if (fit <= 0)
    return;
  if (value >= 1 && self->to.width <= 0)
    xy_photo_zoom_fit (self->zoom);
  else
    /* What is seen of the photo grows and shrinks evenly. */
    xy_photo_zoom_set (self->zoom, &frame, 1 / ((1 - value) / from + value / to),
                       (1 - value) * self->from.x + value * self->to.x,
                       (1 - value) * self->from.y + value * self->to.y);
}

static void
animate_to (XyPhotoView *self, double width, double x, double y)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);
  XyRect place = xy_photo_zoom_get_place (self->zoom, &frame);

  if (place.width <= 0)
    return;
  adw_animation_pause (self->animation);
  self->from.width = place.width;
  self->from.x = (frame.view_width / 2 - place.x) / place.width;
  self->from.y = (frame.view_height / 2 - place.y) / place.height;
  self->to.width = width;
  self->to.x = x;
  self->to.y = y;
  adw_animation_reset (self->animation);
  adw_animation_play (self->animation);
}

static gboolean
get_region (const XyPhotoReport *report, const char *rule, XyRect *box)
{
  const XyFinding *finding = report != NULL ? xy_photo_report_find (report, rule) : NULL;
  double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;

  for (guint i = 0; finding != NULL && i < finding->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (finding->regions, i);

      for (guint j = 0; j < region->n_points; j++)
        {
          left = MIN (left, region->points[j].x);
          top = MIN (top, region->points[j].y);
          right = MAX (right, region->points[j].x);
          bottom = MAX (bottom, region->points[j].y);
        }
    }
  if (left > right)
    return FALSE;
  *box = (XyRect){ MAX (left, 0), MAX (top, 0), 0, 0 };
  box->width = MIN (right, report->width) - box->x;
  box->height = MIN (bottom, report->height) - box->y;
  return box->width > 0 && box->height > 0;
}

/* Whether there is an overlay to be drawn, and how. */
static gboolean
get_overlay (XyPhotoView *self, const XyRect *place, XyOverlayOptions *options)
{
  *options = (XyOverlayOptions){ 0 };
  if (!self->overlay || self->report == NULL || self->report->width <= 0 || place->width <= 0)
    return FALSE;
  options->scale = place->width / self->report->width;
  options->bands = TRUE;
  options->selected = self->hovered != NULL ? self->hovered : self->selected;
  options->view = (XyRect){ -place->x, -place->y, gtk_widget_get_width (GTK_WIDGET (self)),
                            gtk_widget_get_height (GTK_WIDGET (self)) };
  return TRUE;
}

static void
append_overlay (XyPhotoView *self, GtkSnapshot *snapshot, const XyRect *place)
{
  XyOverlayOptions options;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (!get_overlay (self, place, &options))
    return;
  graphene_rect_init (&bounds, (float) options.view.x, (float) options.view.y,
                      (float) options.view.width, (float) options.view.height);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  xy_overlay_draw (cr, self->report, &options);
  cairo_destroy (cr);
}

/* A texture that was decoded for this place is painted pixel by pixel: to make it larger or smaller
 * by the part of a pixel that rounding took would cost more than all else, and blur it. */
static void
get_bounds (XyPhotoView *self, GdkTexture *texture, const XyRect *place, graphene_rect_t *bounds)
{
  double scale = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  double width = gdk_texture_get_width (texture) / scale;
  double height = gdk_texture_get_height (texture) / scale;

  if (fabs (width - place->width) * scale > 1 || fabs (height - place->height) * scale > 1)
    {
      width = place->width;
      height = place->height;
    }
  graphene_rect_init (bounds, 0, 0, (float) width, (float) height);
}

static void
xy_photo_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XyPhotoView *self = XY_PHOTO_VIEW (widget);
  GdkTexture *texture = self->texture;
  graphene_rect_t bounds;
  XyRect place;

  if (texture == NULL)
    return;
  place = xy_photo_view_get_place (self);
  if (place.width <= 0 || place.height <= 0)
    return;
  /* A smaller decode is smoother than the original made small by the renderer. */
  if (self->original != NULL &&
      place.width * gtk_widget_get_scale_factor (widget) > gdk_texture_get_width (self->texture))
    texture = self->original;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) place.x, (float) place.y));
  get_bounds (self, texture, &place, &bounds);
  gtk_snapshot_append_texture (snapshot, texture, &bounds);
  append_overlay (self, snapshot, &place);
  gtk_snapshot_restore (snapshot);
  self->painted = TRUE;
}

static void
xy_photo_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  *minimum = 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
xy_photo_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  queue_percent (XY_PHOTO_VIEW (widget));
  g_signal_emit (widget, signals[RESIZED], 0);
}

static void
xy_photo_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XyPhotoView *self = XY_PHOTO_VIEW (object);

  switch (id)
    {
    case PROP_OVERLAY:
      g_value_set_boolean (value, self->overlay);
      break;
    case PROP_ZOOM:
      g_value_set_object (value, self->zoom);
      break;
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_HOVERED:
      g_value_set_string (value, self->hovered);
      break;
    case PROP_PERCENT:
      g_value_set_int (value, self->percent);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_photo_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyPhotoView *self = XY_PHOTO_VIEW (object);

  switch (id)
    {
    case PROP_OVERLAY:
      xy_photo_view_set_overlay (self, g_value_get_boolean (value));
      break;
    case PROP_ZOOM:
      xy_photo_view_set_zoom (self, g_value_get_object (value));
      break;
    case PROP_SELECTED:
      xy_photo_view_set_selected (self, g_value_get_string (value));
      break;
    case PROP_HOVERED:
      xy_photo_view_set_hovered (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_photo_view_dispose (GObject *object)
{
  XyPhotoView *self = XY_PHOTO_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->percent_source, g_source_remove);
  g_clear_object (&self->animation);
  g_clear_object (&self->zoom_signals);
  g_clear_object (&self->cache);
  g_clear_object (&self->texture);
  g_clear_object (&self->original);
  g_clear_pointer (&self->report, xy_photo_report_unref);
  g_clear_pointer (&self->selected, g_free);
  g_clear_pointer (&self->hovered, g_free);
  g_clear_pointer (&self->sha256, g_free);
  G_OBJECT_CLASS (xy_photo_view_parent_class)->dispose (object);
}

static void
xy_photo_view_finalize (GObject *object)
{
  g_object_unref (XY_PHOTO_VIEW (object)->zoom);
  G_OBJECT_CLASS (xy_photo_view_parent_class)->finalize (object);
}

static void
xy_photo_view_class_init (XyPhotoViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = xy_photo_view_dispose;
  object_class->finalize = xy_photo_view_finalize;
  object_class->get_property = xy_photo_view_get_property;
  object_class->set_property = xy_photo_view_set_property;
  widget_class->snapshot = xy_photo_view_snapshot;
  widget_class->measure = xy_photo_view_measure;
  widget_class->size_allocate = xy_photo_view_size_allocate;
  properties[PROP_OVERLAY] = g_param_spec_boolean ("overlay", NULL, NULL, TRUE, flags);
  properties[PROP_ZOOM] = g_param_spec_object ("zoom", NULL, NULL, XY_TYPE_PHOTO_ZOOM, flags);
  properties[PROP_SELECTED] = g_param_spec_string ("selected", NULL, NULL, NULL, flags);
  properties[PROP_HOVERED] = g_param_spec_string ("hovered", NULL, NULL, NULL, flags);
  properties[PROP_PERCENT] =
      g_param_spec_int ("percent", NULL, NULL, 0, G_MAXINT, 0,
                        G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[RESIZED] = g_signal_new ("resized", XY_TYPE_PHOTO_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "photo");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
xy_photo_view_init (XyPhotoView *self)
{
  self->overlay = TRUE;
  self->zoom = xy_photo_zoom_new ();
  self->zoom_signals = g_signal_group_new (XY_TYPE_PHOTO_ZOOM);
  g_signal_group_connect_swapped (self->zoom_signals, "changed", G_CALLBACK (zoom_changed_cb),
                                  self);
  g_signal_group_set_target (self->zoom_signals, self->zoom);
  self->animation =
      adw_timed_animation_new (GTK_WIDGET (self), 0, 1, ANIMATION_MS,
                               adw_callback_animation_target_new (animate_cb, self, NULL));
  xy_photo_view_add_input (self);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  "+ - 0 1", -1);
}

void
xy_photo_view_set_cache (XyPhotoView *self, XyPhotoCache *cache)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  g_set_object (&self->cache, cache);
}

void
xy_photo_view_set_photo (XyPhotoView *self,
                         const char *sha256,
                         GdkTexture *texture,
                         XyPhotoReport *report)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  if (g_strcmp0 (self->sha256, sha256) != 0)
    {
      g_cancellable_cancel (self->loading);
      g_clear_object (&self->loading);
      g_clear_object (&self->original);
      g_free (self->sha256);
      self->sha256 = g_strdup (sha256);
      take_over (self);
      if (!self->follows)
        xy_photo_zoom_fit (self->zoom);
    }
  g_set_object (&self->texture, texture);
  self->painted = FALSE;
  xy_photo_view_set_report (self, report);
  queue_percent (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
xy_photo_view_set_report (XyPhotoView *self, XyPhotoReport *report)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  if (self->report == report)
    return;
  g_clear_pointer (&self->report, xy_photo_report_unref);
  self->report = report != NULL ? xy_photo_report_ref (report) : NULL;
  queue_percent (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
xy_photo_view_set_selected (XyPhotoView *self, const char *rule)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  if (g_strcmp0 (self->selected, rule) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (rule);
  if (self->at_finding && rule == NULL)
    xy_photo_view_zoom_fit (self);
  else if (self->at_finding)
    xy_photo_view_show_finding (self, rule);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const char *
xy_photo_view_get_selected (XyPhotoView *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_VIEW (self), NULL);

  return self->selected;
}

void
xy_photo_view_show_finding (XyPhotoView *self, const char *rule)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);
  double width, x, y;
  XyRect region;

  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  xy_photo_view_set_selected (self, rule);
  if (self->texture == NULL || !get_region (self->report, rule, &region))
    return;
  xy_zoom_frame_frame_region (&frame, &region, &width, &x, &y);
  take_over (self);
  self->at_finding = TRUE;
  animate_to (self, width > xy_zoom_frame_get_fit (&frame) ? width : 0, x, y);
}

gboolean
xy_photo_view_is_painted (XyPhotoView *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_VIEW (self), FALSE);

  return self->texture != NULL && self->painted;
}

void
xy_photo_view_set_overlay (XyPhotoView *self, gboolean overlay)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  if (self->overlay == overlay)
    return;
  self->overlay = overlay;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OVERLAY]);
}

gboolean
xy_photo_view_get_overlay (XyPhotoView *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_VIEW (self), FALSE);

  return self->overlay;
}

XyPhotoZoom *
xy_photo_view_get_zoom (XyPhotoView *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_VIEW (self), NULL);

  return self->zoom;
}

void
xy_photo_view_set_zoom (XyPhotoView *self, XyPhotoZoom *zoom)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self) && XY_IS_PHOTO_ZOOM (zoom));

  if (!g_set_object (&self->zoom, zoom))
    return;
  self->follows = TRUE;
  g_signal_group_set_target (self->zoom_signals, zoom);
  zoom_changed_cb (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
zoom_exact_at (XyPhotoView *self, double x, double y)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);

  take_over (self);
  /* Without a report nobody knows how many pixels the file has before its original is there. */
  self->exact_wanted = lacks_pixels (self) && (self->report == NULL || self->report->width <= 0);
  xy_photo_zoom_set_exact_at (self->zoom, &frame, x, y);
  want_original (self);
}

void
xy_photo_view_set_hovered (XyPhotoView *self, const char *rule)
{
  if (g_strcmp0 (self->hovered, rule) == 0)
    return;
  g_free (self->hovered);
  self->hovered = g_strdup (rule);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
}

const char *
xy_photo_view_find_at (XyPhotoView *self, double x, double y)
{
  XyRect place = xy_photo_view_get_place (self);
  XyOverlayOptions options;

  if (self->texture == NULL || !get_overlay (self, &place, &options))
    return NULL;
  return xy_overlay_find_at (self->report, &options, x - place.x, y - place.y);
}

gboolean
xy_photo_view_is_cut (XyPhotoView *self)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);

  return xy_photo_zoom_is_cut (self->zoom, &frame);
}

void
xy_photo_view_step_at (XyPhotoView *self, double factor, double x, double y)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);

  take_over (self);
  xy_photo_zoom_step_at (self->zoom, &frame, factor, x, y);
}

void
xy_photo_view_set_width_at (XyPhotoView *self, double width, double x, double y)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);

  take_over (self);
  if (width <= xy_zoom_frame_get_fit (&frame))
    xy_photo_zoom_fit (self->zoom);
  else
    xy_photo_zoom_set_at (self->zoom, &frame, width, x, y);
}

void
xy_photo_view_toggle_at (XyPhotoView *self, double x, double y)
{
  if (xy_photo_zoom_is_fit (self->zoom))
    zoom_exact_at (self, x, y);
  else
    xy_photo_view_zoom_fit (self);
}

void
xy_photo_view_pan (XyPhotoView *self, double dx, double dy)
{
  XyZoomFrame frame = xy_photo_view_get_frame (self);

  take_over (self);
  xy_photo_zoom_pan (self->zoom, &frame, dx, dy);
}

gboolean
xy_photo_view_go_back (XyPhotoView *self)
{
  if (xy_photo_zoom_is_fit (self->zoom) && self->selected == NULL)
    return FALSE;
  xy_photo_view_set_selected (self, NULL);
  xy_photo_view_zoom_fit (self);
  return TRUE;
}

static void
step (XyPhotoView *self, double factor)
{
  xy_photo_view_step_at (self, factor, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                         gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
xy_photo_view_zoom_in (XyPhotoView *self)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  step (self, STEP);
}

void
xy_photo_view_zoom_out (XyPhotoView *self)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  step (self, 1 / STEP);
}

void
xy_photo_view_zoom_exact (XyPhotoView *self)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  zoom_exact_at (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                 gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
xy_photo_view_zoom_fit (XyPhotoView *self)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  take_over (self);
  animate_to (self, 0, 0.5, 0.5);
}
