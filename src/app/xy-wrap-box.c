// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-wrap-box.h"

#define SPACING 6

struct _XyWrapBox
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (XyWrapBox, xy_wrap_box, GTK_TYPE_WIDGET)

/* Lays the children out in that width, and places them if told to.  Returns the height. */
static int
lay_out (GtkWidget *box, int width, gboolean place)
{
  gboolean rtl = gtk_widget_get_direction (box) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, line_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition minimum, natural;
      GtkAllocation spot;
      int child_width;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &minimum, &natural);
      child_width = MAX (MIN (natural.width, width), minimum.width);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += line_height + SPACING;
          line_height = 0;
        }
      if (place)
        {
          spot =
              (GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, natural.height };
          gtk_widget_size_allocate (child, &spot, -1);
        }
      x += child_width + SPACING;
      line_height = MAX (line_height, natural.height);
    }
  return y + line_height;
}

static GtkSizeRequestMode
xy_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xy_wrap_box_measure (GtkWidget *widget,
                     GtkOrientation orientation,
                     int for_size,
                     int *minimum,
                     int *natural,
                     int *minimum_baseline,
                     int *natural_baseline)
{
  int widest = 0, all = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (widget, for_size < 0 ? G_MAXINT / 2 : for_size, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, NULL, &child_natural);
      widest = MAX (widest, child_natural.width);
      all += child_natural.width + (all > 0 ? SPACING : 0);
    }
  *minimum = widest;
  *natural = all;
}

static void
xy_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (widget, width, TRUE);
}

static void
xy_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xy_wrap_box_parent_class)->dispose (object);
}

static void
xy_wrap_box_class_init (XyWrapBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_wrap_box_dispose;
  widget_class->get_request_mode = xy_wrap_box_get_request_mode;
  widget_class->measure = xy_wrap_box_measure;
  widget_class->size_allocate = xy_wrap_box_size_allocate;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xy_wrap_box_init (XyWrapBox *self)
{
}

GtkWidget *
xy_wrap_box_new (void)
{
  return g_object_new (XY_TYPE_WRAP_BOX, NULL);
}

void
xy_wrap_box_append (XyWrapBox *self, GtkWidget *child)
{
  g_return_if_fail (XY_IS_WRAP_BOX (self));

  gtk_widget_insert_before (child, GTK_WIDGET (self), NULL);
}
