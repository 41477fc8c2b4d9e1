// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-view.h"

#include "drawing/xy-overlay.h"

#define NATURAL_WIDTH 360
#define NATURAL_HEIGHT 480
/* A small photo is not blown up beyond this. */
#define MAX_ENLARGEMENT 2.0

struct _XyPhotoView
{
  GtkWidget parent_instance;

  GdkTexture *texture;
  XyPhotoReport *report;
  char *selected;
  gboolean overlay;
  gboolean painted;
};

enum
{
  PROP_0,
  PROP_OVERLAY,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (XyPhotoView, xy_photo_view, GTK_TYPE_WIDGET)

static void
xy_photo_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XyPhotoView *self = XY_PHOTO_VIEW (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  double photo_width, photo_height, scale;
  graphene_rect_t bounds;

  if (self->texture == NULL || width <= 0 || height <= 0)
    return;
  photo_width = gdk_texture_get_width (self->texture);
  photo_height = gdk_texture_get_height (self->texture);
  scale = MIN (MIN (width / photo_width, height / photo_height), MAX_ENLARGEMENT);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT ((float) (int) ((width - photo_width * scale) / 2),
                                      (float) (int) ((height - photo_height * scale) / 2)));
  graphene_rect_init (&bounds, 0, 0, (float) (photo_width * scale), (float) (photo_height * scale));
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
  if (self->overlay && self->report != NULL && self->report->width > 0)
    {
      XyOverlayOptions options = {
        .scale = photo_width * scale / self->report->width,
        .bands = TRUE,
        .selected = self->selected,
      };
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      xy_overlay_draw (cr, self->report, &options);
      cairo_destroy (cr);
    }
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
xy_photo_view_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OVERLAY)
    g_value_set_boolean (value, XY_PHOTO_VIEW (object)->overlay);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
xy_photo_view_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_OVERLAY)
    xy_photo_view_set_overlay (XY_PHOTO_VIEW (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
xy_photo_view_dispose (GObject *object)
{
  XyPhotoView *self = XY_PHOTO_VIEW (object);

  g_clear_object (&self->texture);
  g_clear_pointer (&self->report, xy_photo_report_unref);
  g_clear_pointer (&self->selected, g_free);
  G_OBJECT_CLASS (xy_photo_view_parent_class)->dispose (object);
}

static void
xy_photo_view_class_init (XyPhotoViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xy_photo_view_dispose;
  object_class->get_property = xy_photo_view_get_property;
  object_class->set_property = xy_photo_view_set_property;
  widget_class->snapshot = xy_photo_view_snapshot;
  widget_class->measure = xy_photo_view_measure;
  properties[PROP_OVERLAY] =
      g_param_spec_boolean ("overlay", NULL, NULL, TRUE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_css_name (widget_class, "photo");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
xy_photo_view_init (XyPhotoView *self)
{
  self->overlay = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

void
xy_photo_view_set_photo (XyPhotoView *self, GdkTexture *texture, XyPhotoReport *report)
{
  g_return_if_fail (XY_IS_PHOTO_VIEW (self));

  g_set_object (&self->texture, texture);
  self->painted = FALSE;
  xy_photo_view_set_report (self, report);
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
  gtk_widget_queue_draw (GTK_WIDGET (self));
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
