// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Where everything in the timetable stands, and what is drawn behind it. */

#include <adwaita.h>

#include "app/xy-timetable-view-private.h"

/* Pixels between columns, rows, and the sessions. */
#define GAP 12
#define ROW_GAP 8
#define NOON_GAP 22
#define SHEET_GAP 30
#define LEAST_COLUMN 140
#define NATURAL_COLUMN 280
#define LEAST_LOADS 92
#define BAR_HEIGHT 8
#define BAR_GAP 4

static void
measure_width (GtkWidget *widget, int *widest)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  *widest = MAX (*widest, natural);
}

typedef struct
{
  int hours;
  int loads;
  int column;
  int groups;
} Widths;

/* How wide the columns must at least be. */
static void
get_widths (XyTimetableView *self, Widths *widths)
{
  *widths = (Widths){ 0, LEAST_LOADS, LEAST_COLUMN, 1 };
  for (guint i = 0; i < self->sheets->len; i++)
    {
      XyTimetableSheet *sheet = g_ptr_array_index (self->sheets, i);

      widths->groups = MAX (widths->groups, sheet->state->n_groups);
      for (guint k = 0; k < sheet->rows->len; k++)
        {
          XyTimetableRow *row = g_ptr_array_index (sheet->rows, k);

          measure_width (row->heading, &widths->hours);
          if (gtk_widget_should_layout (row->mark))
            measure_width (row->mark, &widths->hours);
          measure_width (row->load, &widths->loads);
          for (guint c = 0; c < row->cells->len; c++)
            {
              int minimum;

              gtk_widget_measure (g_ptr_array_index (row->cells, c), GTK_ORIENTATION_HORIZONTAL, -1,
                                  &minimum, NULL, NULL, NULL);
              widths->column = MAX (widths->column, minimum);
            }
        }
    }
}

static int
get_height (GtkWidget *widget, int width)
{
  int natural;

  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, width, NULL, &natural, NULL, NULL);
  return natural;
}

static void
place_child (XyTimetableView *self, GtkWidget *child, int x, int y, int width, int height)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkAllocation spot = { x, y, width, height };

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    spot.x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &spot, -1);
}

static int
lay_out_row (XyTimetableView *self,
             XyTimetableRow *row,
             const Widths *widths,
             int column,
             int y,
             gboolean place)
{
  int x = widths->hours + GAP;
  int heading = get_height (row->heading, widths->hours);
  int mark = gtk_widget_should_layout (row->mark) ? get_height (row->mark, widths->hours) : 0;
  int load = get_height (row->load, widths->loads);
  int height = MAX (heading + mark, BAR_HEIGHT + BAR_GAP + load);

  for (guint c = 0; c < row->cells->len; c++)
    height = MAX (height, get_height (g_ptr_array_index (row->cells, c), column));
  if (!place)
    return height;
  row->y = y;
  row->height = height;
  place_child (self, row->heading, 0, y + (height - heading - mark) / 2, widths->hours, heading);
  if (mark > 0)
    place_child (self, row->mark, 0, y + (height - heading - mark) / 2 + heading, widths->hours,
                 mark);
  for (guint c = 0; c < row->cells->len; c++)
    {
      place_child (self, g_ptr_array_index (row->cells, c), x, y, column, height);
      x += column + GAP;
    }
  place_child (self, row->load, self->loads_x, y + (height - load + BAR_HEIGHT + BAR_GAP) / 2,
               widths->loads, load);
  return height;
}

/* Returns the height of all in that width. */
static int
lay_out (XyTimetableView *self, int width, gboolean place)
{
  Widths widths;
  int y = 0;

  get_widths (self, &widths);
  if (place)
    {
      self->loads_x = width - widths.loads;
      self->loads_width = widths.loads;
    }
  for (guint i = 0; i < self->sheets->len; i++)
    {
      XyTimetableSheet *sheet = g_ptr_array_index (self->sheets, i);
      int n = MAX (sheet->state->n_groups, 1);
      int column = MAX ((width - widths.hours - widths.loads - (n + 1) * GAP) / n, widths.column);
      int heading, line, top;

      if (i > 0)
        y += SHEET_GAP;
      heading = get_height (sheet->heading, -1);
      line = get_height (sheet->place, -1);
      top = get_height (g_ptr_array_index (sheet->columns, 0), -1);
      if (place)
        {
          int natural, x = 0;

          gtk_widget_measure (sheet->heading, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                              NULL);
          place_child (self, sheet->heading, 0, y, natural, heading);
          gtk_widget_measure (sheet->place, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL,
                              NULL);
          place_child (self, sheet->place, 0, y + heading + 2, natural, line);
          for (guint k = 0; k < sheet->columns->len; k++)
            {
              gboolean first = k == 0, last = k + 1 == sheet->columns->len;
              int wide = first ? widths.hours : last ? widths.loads : column;

              place_child (self, g_ptr_array_index (sheet->columns, k), last ? self->loads_x : x,
                           y + heading + line + GAP, wide, top);
              x += wide + GAP;
            }
        }
      y += heading + line + GAP + top + ROW_GAP;
      for (guint k = 0; k < sheet->rows->len; k++)
        {
          XyTimetableRow *row = g_ptr_array_index (sheet->rows, k);

          if (k > 0)
            y += row->state->after_gap ? NOON_GAP : ROW_GAP;
          y += lay_out_row (self, row, &widths, column, y, place);
        }
    }
  return y;
}

void
xy_timetable_view_measure_layout (XyTimetableView *self,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural)
{
  Widths widths;
  int rest;

  get_widths (self, &widths);
  rest = widths.hours + widths.loads + (widths.groups + 1) * GAP;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = rest + widths.groups * widths.column;
      *natural = rest + widths.groups * MAX (widths.column, NATURAL_COLUMN);
    }
  else
    *minimum = *natural =
        lay_out (self, for_size >= 0 ? for_size : rest + widths.groups * widths.column, FALSE);
}

void
xy_timetable_view_place_layout (XyTimetableView *self, int width)
{
  lay_out (self, width, TRUE);
}

/* Drawing. */

static void
get_colour (GtkWidget *widget, const char *name, double alpha, GdkRGBA *colour)
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);

  if (name == NULL || !gtk_style_context_lookup_color (style, name, colour))
    gtk_style_context_get_color (style, colour);
  colour->alpha *= (float) alpha;
}

static void
append_line (GtkSnapshot *snapshot, const GdkRGBA *colour, double y, double width)
{
  gtk_snapshot_append_color (snapshot, colour,
                             &GRAPHENE_RECT_INIT (0, (float) y, (float) width, 1));
}

/* A part of the bar for each group, or one for the hour where all come together. */
static void
append_part (GtkWidget *widget,
             GtkSnapshot *snapshot,
             const graphene_rect_t *part,
             int load,
             int capacity)
{
  gboolean contrast = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GskRoundedRect outline;
  GdkRGBA colour;
  float full = capacity > 0 ? MIN ((float) load / (float) capacity, 1) : load > 0 ? 1 : 0;

  gsk_rounded_rect_init_from_rect (&outline, part, BAR_HEIGHT / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  get_colour (widget, NULL, 0.14, &colour);
  gtk_snapshot_append_color (snapshot, &colour, part);
  get_colour (widget, load > capacity ? "error_color" : NULL, load > capacity ? 1 : 0.55, &colour);
  gtk_snapshot_append_color (snapshot, &colour,
                             &GRAPHENE_RECT_INIT (part->origin.x, part->origin.y,
                                                  part->size.width * full, part->size.height));
  gtk_snapshot_pop (snapshot);
  get_colour (widget, load > capacity ? "error_color" : NULL, 1, &colour);
  if (contrast || load > capacity)
    gtk_snapshot_append_border (snapshot, &outline, (float[]){ 1, 1, 1, 1 },
                                (GdkRGBA[]){ colour, colour, colour, colour });
}

static void
append_bar (XyTimetableView *self, GtkSnapshot *snapshot, const XyTimetableRow *row)
{
  GtkWidget *widget = GTK_WIDGET (self);
  guint n = row->state->together ? 1 : MAX (row->state->groups->len, 1);
  int label = get_height (row->load, self->loads_width);
  float width = ((float) self->loads_width - (float) (n - 1) * 2) / (float) n;
  float y = (float) row->y + (float) (row->height - label - BAR_HEIGHT - BAR_GAP) / 2;
  float x = (float) self->loads_x;

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    x = (float) (gtk_widget_get_width (widget) - self->loads_x - self->loads_width);
  for (guint i = 0; i < n; i++)
    {
      graphene_rect_t part = GRAPHENE_RECT_INIT (x, y, width, BAR_HEIGHT);

      if (row->state->together)
        append_part (widget, snapshot, &part, row->state->load, row->state->capacity);
      else if (i < row->state->groups->len)
        {
          const XyTimetableGroup *group = g_ptr_array_index (row->state->groups, i);

          append_part (widget, snapshot, &part, group->load, group->capacity);
        }
      x += width + 2;
    }
}

void
xy_timetable_view_draw_layout (XyTimetableView *self, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET (self);
  double width = gtk_widget_get_width (widget);
  GdkRGBA faint, plain;

  get_colour (widget, NULL, 0.12, &faint);
  get_colour (widget, NULL, 0.3, &plain);
  for (guint i = 0; i < self->sheets->len; i++)
    {
      XyTimetableSheet *sheet = g_ptr_array_index (self->sheets, i);

      for (guint k = 0; k < sheet->rows->len; k++)
        {
          const XyTimetableRow *row = g_ptr_array_index (sheet->rows, k);

          /* The noon break: nothing between two lines. */
          if (k > 0 && row->state->after_gap)
            {
              append_line (snapshot, &plain, row->y - NOON_GAP + ROW_GAP / 2, width);
              append_line (snapshot, &plain, row->y - ROW_GAP / 2 - 1, width);
            }
          else
            append_line (snapshot, k == 0 ? &plain : &faint, row->y - ROW_GAP / 2, width);
          append_bar (self, snapshot, row);
        }
    }
}
