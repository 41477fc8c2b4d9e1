// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-bar.h"

#include <glib/gi18n-lib.h>

#include "drawing/xy-legend.h"
#include "drawing/xy-standard.h"

#define SAMPLE_WIDTH 56
#define SAMPLE_HEIGHT 40

struct _XyPhotoBar
{
  AdwBin parent_instance;

  GtkLabel *percent;
  GtkMenuButton *legend;
  GtkBox *marks;
  GtkWidget *standard_box;
  GtkDrawingArea *standard_area;

  GSignalGroup *view_signals;
  XyStandard standard;
};

G_DEFINE_FINAL_TYPE (XyPhotoBar, xy_photo_bar, ADW_TYPE_BIN)

static void
percent_changed_cb (XyPhotoBar *self, GParamSpec *pspec, XyPhotoView *view)
{
  g_autofree char *text = NULL;
  int percent;

  g_object_get (view, "percent", &percent, NULL);
  /* Translators: how large a photo is shown; 100 % is one pixel of it on one of the screen. */
  text = g_strdup_printf (_ ("%d %%"), percent);
  gtk_label_set_text (self->percent, text);
}

static void
zoom_out_cb (XyPhotoBar *self)
{
  g_autoptr (XyPhotoView) view = g_signal_group_dup_target (self->view_signals);

  if (view != NULL)
    xy_photo_view_zoom_out (view);
}

static void
zoom_in_cb (XyPhotoBar *self)
{
  g_autoptr (XyPhotoView) view = g_signal_group_dup_target (self->view_signals);

  if (view != NULL)
    xy_photo_view_zoom_in (view);
}

/* From the whole photo to its pixels, and back. */
static void
toggle_exact_cb (XyPhotoBar *self)
{
  g_autoptr (XyPhotoView) view = g_signal_group_dup_target (self->view_signals);

  if (view == NULL)
    return;
  if (xy_photo_zoom_is_fit (xy_photo_view_get_zoom (view)))
    xy_photo_view_zoom_exact (view);
  else
    xy_photo_view_zoom_fit (view);
}

static void
draw_mark_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer mark)
{
  xy_legend_draw (cr, (XyLegendMark) GPOINTER_TO_INT (mark), width, height);
}

static void
draw_standard_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  XyPhotoBar *self = user_data;
  GdkRGBA colour;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (area)), &colour);
  gdk_cairo_set_source_rgba (cr, &colour);
  xy_standard_draw (cr, &self->standard, width, height);
}

static void
add_mark (XyPhotoBar *self, XyLegendMark mark)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *area = gtk_drawing_area_new ();
  GtkWidget *label = gtk_label_new (xy_legend_get_words (mark));

  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), SAMPLE_WIDTH);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), SAMPLE_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_mark_cb, GINT_TO_POINTER (mark),
                                  NULL);
  gtk_widget_add_css_class (area, "xy-sample");
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), area);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (self->marks, row);
}

static void
xy_photo_bar_dispose (GObject *object)
{
  g_clear_object (&XY_PHOTO_BAR (object)->view_signals);
  G_OBJECT_CLASS (xy_photo_bar_parent_class)->dispose (object);
}

static void
xy_photo_bar_class_init (XyPhotoBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_photo_bar_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-photo-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, XyPhotoBar, percent);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoBar, legend);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoBar, marks);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoBar, standard_box);
  gtk_widget_class_bind_template_child (widget_class, XyPhotoBar, standard_area);
  gtk_widget_class_bind_template_callback (widget_class, zoom_out_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggle_exact_cb);
}

static void
xy_photo_bar_init (XyPhotoBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int mark = 0; mark < XY_LEGEND_N_MARKS; mark++)
    add_mark (self, (XyLegendMark) mark);
  gtk_drawing_area_set_draw_func (self->standard_area, draw_standard_cb, self, NULL);
  self->view_signals = g_signal_group_new (XY_TYPE_PHOTO_VIEW);
  g_signal_group_connect_object (self->view_signals, "notify::percent",
                                 G_CALLBACK (percent_changed_cb), self, G_CONNECT_SWAPPED);
}

void
xy_photo_bar_set_view (XyPhotoBar *self, XyPhotoView *view)
{
  g_return_if_fail (XY_IS_PHOTO_BAR (self) && XY_IS_PHOTO_VIEW (view));

  g_signal_group_set_target (self->view_signals, view);
  percent_changed_cb (self, NULL, view);
}

void
xy_photo_bar_set_profile (XyPhotoBar *self, const XyRuleProfile *profile)
{
  g_return_if_fail (XY_IS_PHOTO_BAR (self));

  gtk_widget_set_visible (self->standard_box, profile != NULL);
  if (profile == NULL)
    return;
  xy_standard_init (&self->standard, profile);
  gtk_widget_queue_draw (GTK_WIDGET (self->standard_area));
}

void
xy_photo_bar_toggle_legend (XyPhotoBar *self)
{
  g_return_if_fail (XY_IS_PHOTO_BAR (self));

  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->legend))))
    gtk_menu_button_popdown (self->legend);
  else
    gtk_menu_button_popup (self->legend);
}
