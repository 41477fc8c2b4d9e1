// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-state-bar.h"

struct _XyStateBar
{
  GtkWidget parent_instance;

  int total;
};

G_DEFINE_FINAL_TYPE (XyStateBar, xy_state_bar, GTK_TYPE_WIDGET)

static int
get_count (GtkWidget *segment)
{
  return GPOINTER_TO_INT (g_object_get_data (G_OBJECT (segment), "count"));
}

static void
remove_segments (XyStateBar *self)
{
  GtkWidget *segment;

  while ((segment = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (segment);
}

static void
xy_state_bar_dispose (GObject *object)
{
  remove_segments (XY_STATE_BAR (object));
  G_OBJECT_CLASS (xy_state_bar_parent_class)->dispose (object);
}

static void
xy_state_bar_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 40 : 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, orientation, -1, &child_minimum, &child_natural, NULL, NULL);
      if (orientation == GTK_ORIENTATION_VERTICAL)
        {
          *minimum = MAX (*minimum, child_minimum);
          *natural = MAX (*natural, child_natural);
        }
    }
}

static void
xy_state_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XyStateBar *self = XY_STATE_BAR (widget);
  int sum = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int from = width * sum / MAX (self->total, 1);
      int to;
      GtkAllocation place = { 0, 0, 0, height };

      sum = MIN (sum + get_count (child), self->total);
      to = width * sum / MAX (self->total, 1);
      place.x = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL ? width - to : from;
      place.width = to - from;
      gtk_widget_set_child_visible (child, place.width > 0);
      if (place.width > 0)
        gtk_widget_size_allocate (child, &place, -1);
    }
}

static void
xy_state_bar_class_init (XyStateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_state_bar_dispose;
  widget_class->measure = xy_state_bar_measure;
  widget_class->size_allocate = xy_state_bar_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "statebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_METER);
}

static void
xy_state_bar_init (XyStateBar *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "xy-bar");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
xy_state_bar_new (void)
{
  return g_object_new (XY_TYPE_STATE_BAR, NULL);
}

void
xy_state_bar_clear (XyStateBar *self, int total)
{
  g_return_if_fail (XY_IS_STATE_BAR (self));

  remove_segments (self);
  self->total = total;
}

void
xy_state_bar_add (XyStateBar *self, int count, const char *style)
{
  GtkWidget *segment;

  g_return_if_fail (XY_IS_STATE_BAR (self));

  if (count <= 0)
    return;
  segment = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (segment, "segment");
  gtk_widget_add_css_class (segment, style);
  g_object_set_data (G_OBJECT (segment), "count", GINT_TO_POINTER (count));
  gtk_widget_set_parent (segment, GTK_WIDGET (self));
}

void
xy_state_bar_describe (XyStateBar *self, const char *label, int now, const char *value)
{
  g_return_if_fail (XY_IS_STATE_BAR (self));

  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
      GTK_ACCESSIBLE_PROPERTY_VALUE_MIN, 0.0, GTK_ACCESSIBLE_PROPERTY_VALUE_MAX,
      (double) self->total, GTK_ACCESSIBLE_PROPERTY_VALUE_NOW, (double) MIN (now, self->total),
      GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, value, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), value);
}
