// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What is carried over the timetable, by the pointer or by the keys: every place says what would
 * come of it there before it is dropped. */

#include "app/xy-timetable-view-private.h"

/* Nearer than that to an edge of what is seen a drag scrolls, so many pixels a frame at most. */
#define EDGE 48.0
#define SCROLL_STEP 14.0

static XyTimetableCell *
find_cell_at (XyTimetableView *self, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell =
      picked != NULL ? gtk_widget_get_ancestor (picked, XY_TYPE_TIMETABLE_CELL) : NULL;

  return cell != NULL ? XY_TIMETABLE_CELL (cell) : NULL;
}

void
xy_timetable_view_offer (XyTimetableView *self)
{
  g_autoptr (GPtrArray) rows = xy_timetable_view_list_rows (self);

  for (guint i = 0; i < rows->len; i++)
    {
      XyTimetableRow *row = g_ptr_array_index (rows, i);

      for (guint c = 0; c < row->cells->len; c++)
        {
          XyTimetableCell *cell = g_ptr_array_index (row->cells, c);
          g_autoptr (XyTimetableOption) option = NULL;

          if (self->cargo != NULL)
            option = xy_timetable_option_new (self->schedule, self->cargo, row->slot,
                                              xy_timetable_cell_get_group (cell), self->role);
          xy_timetable_cell_set_option (cell, option);
        }
    }
}

void
xy_timetable_view_set_target (XyTimetableView *self, XyTimetableCell *cell)
{
  if (self->target == cell)
    return;
  if (self->target != NULL)
    xy_timetable_cell_set_target (self->target, FALSE);
  g_set_weak_pointer (&self->target, cell);
  if (cell != NULL)
    xy_timetable_cell_set_target (cell, TRUE);
}

void
xy_timetable_view_carry (XyTimetableView *self, const XyTimetableCargo *cargo)
{
  XyTimetableCargo *copy;
  GtkWidget *chip = NULL;

  g_return_if_fail (XY_IS_TIMETABLE_VIEW (self));

  if (self->cargo == NULL && cargo == NULL)
    return;
  copy = cargo != NULL ? xy_timetable_cargo_copy (cargo) : NULL;
  if (self->cargo != NULL && self->cargo->assignment != NULL)
    chip = g_hash_table_lookup (self->chips, self->cargo->assignment);
  if (chip != NULL)
    gtk_widget_remove_css_class (chip, "carried");
  g_clear_pointer (&self->cargo, xy_timetable_cargo_free);
  self->cargo = copy;
  self->by_keys = FALSE;
  xy_timetable_view_set_target (self, NULL);
  chip = copy != NULL && copy->assignment != NULL
             ? g_hash_table_lookup (self->chips, copy->assignment)
             : NULL;
  if (chip != NULL)
    gtk_widget_add_css_class (chip, "carried");
  if (self->schedule != NULL)
    xy_timetable_view_offer (self);
}

const XyTimetableCargo *
xy_timetable_view_get_cargo (XyTimetableView *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_VIEW (self), NULL);

  return self->cargo;
}

static gboolean
is_there_now (XyTimetableView *self, XyTimetableCell *cell)
{
  const XyAssignment *assignment =
      self->cargo->assignment != NULL
          ? xy_schedule_find_assignment (self->schedule, self->cargo->assignment)
          : NULL;

  return assignment != NULL &&
         g_strcmp0 (assignment->slot, xy_timetable_cell_get_slot (cell)) == 0 &&
         assignment->group == xy_timetable_cell_get_group (cell);
}

void
xy_timetable_view_drop (XyTimetableView *self)
{
  g_autoptr (XyTimetableCargo) cargo = NULL;
  g_autofree char *slot = NULL;
  int group;

  if (self->cargo == NULL || self->target == NULL || is_there_now (self, self->target))
    {
      xy_timetable_view_carry (self, NULL);
      return;
    }
  cargo = xy_timetable_cargo_copy (self->cargo);
  slot = g_strdup (xy_timetable_cell_get_slot (self->target));
  group = xy_timetable_cell_get_group (self->target);
  xy_timetable_view_carry (self, NULL);
  g_signal_emit_by_name (self, "move", cargo, slot, group);
}

/* Scrolling. */

static GtkScrolledWindow *
get_scroller (XyTimetableView *self)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);

  return scroller != NULL ? GTK_SCROLLED_WINDOW (scroller) : NULL;
}

void
xy_timetable_view_scroll_to (XyTimetableView *self, GtkWidget *widget)
{
  GtkScrolledWindow *scroller = get_scroller (self);
  GtkWidget *content = scroller != NULL ? gtk_scrolled_window_get_child (scroller) : NULL;
  graphene_rect_t bounds;
  GtkAdjustment *across, *down;

  if (content == NULL || !GTK_IS_VIEWPORT (content) ||
      !gtk_widget_compute_bounds (widget, content, &bounds))
    return;
  across = gtk_scrolled_window_get_hadjustment (scroller);
  down = gtk_scrolled_window_get_vadjustment (scroller);
  /* The bounds are of what is seen, not of the whole. */
  gtk_adjustment_clamp_page (across, gtk_adjustment_get_value (across) + bounds.origin.x,
                             gtk_adjustment_get_value (across) + bounds.origin.x +
                                 bounds.size.width);
  gtk_adjustment_clamp_page (down, gtk_adjustment_get_value (down) + bounds.origin.y,
                             gtk_adjustment_get_value (down) + bounds.origin.y +
                                 bounds.size.height);
}

static double
get_pull (double position, double size)
{
  if (position < EDGE)
    return -SCROLL_STEP * MIN ((EDGE - position) / EDGE, 1);
  if (position > size - EDGE)
    return SCROLL_STEP * MIN ((position - size + EDGE) / EDGE, 1);
  return 0;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  XyTimetableView *self = XY_TIMETABLE_VIEW (widget);
  GtkScrolledWindow *scroller = get_scroller (self);
  GtkAdjustment *across, *down;

  if (scroller == NULL)
    return G_SOURCE_CONTINUE;
  across = gtk_scrolled_window_get_hadjustment (scroller);
  down = gtk_scrolled_window_get_vadjustment (scroller);
  gtk_adjustment_set_value (across, gtk_adjustment_get_value (across) + self->scroll_x);
  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + self->scroll_y);
  return G_SOURCE_CONTINUE;
}

static void
stop_scrolling (XyTimetableView *self)
{
  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
}

static void
scroll_at_edge (XyTimetableView *self, double x, double y)
{
  GtkScrolledWindow *scroller = get_scroller (self);
  double seen_x, seen_y;

  if (scroller == NULL || !gtk_widget_translate_coordinates (
                              GTK_WIDGET (self), GTK_WIDGET (scroller), x, y, &seen_x, &seen_y))
    return;
  self->scroll_x = get_pull (seen_x, gtk_widget_get_width (GTK_WIDGET (scroller)));
  self->scroll_y = get_pull (seen_y, gtk_widget_get_height (GTK_WIDGET (scroller)));
  if (self->scroll_x == 0 && self->scroll_y == 0)
    stop_scrolling (self);
  else if (self->scroll_tick == 0)
    self->scroll_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb, NULL, NULL);
}

/* Dragging. */

static XyTimetableChip *
find_chip_at (GtkWidget *widget, double x, double y)
{
  GtkWidget *picked = gtk_widget_pick (widget, x, y, GTK_PICK_DEFAULT);
  GtkWidget *chip =
      picked != NULL ? gtk_widget_get_ancestor (picked, XY_TYPE_TIMETABLE_CHIP) : NULL;

  return chip != NULL ? XY_TIMETABLE_CHIP (chip) : NULL;
}

static GdkContentProvider *
drag_prepare_cb (GtkDragSource *source, double x, double y, gpointer user_data)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source));
  XyTimetableChip *chip = find_chip_at (widget, x, y);
  g_autoptr (XyTimetableCargo) cargo = NULL;
  g_autoptr (GdkPaintable) icon = NULL;

  if (chip == NULL || !xy_timetable_chip_get_movable (chip))
    return NULL;
  cargo = xy_timetable_chip_dup_cargo (chip);
  icon = gtk_widget_paintable_new (GTK_WIDGET (chip));
  gtk_drag_source_set_icon (source, icon, gtk_widget_get_width (GTK_WIDGET (chip)) / 2,
                            gtk_widget_get_height (GTK_WIDGET (chip)) / 2);
  return gdk_content_provider_new_typed (XY_TYPE_TIMETABLE_CARGO, cargo);
}

static void
drag_begin_cb (GtkDragSource *source, GdkDrag *drag, gpointer user_data)
{
  GdkContentProvider *content = gdk_drag_get_content (drag);
  g_auto (GValue) value = G_VALUE_INIT;

  if (content == NULL)
    return;
  g_value_init (&value, XY_TYPE_TIMETABLE_CARGO);
  if (gdk_content_provider_get_value (content, &value, NULL))
    xy_timetable_view_carry (user_data, g_value_get_boxed (&value));
}

static void
drag_end_cb (GtkDragSource *source, GdkDrag *drag, gboolean delete_data, gpointer user_data)
{
  stop_scrolling (user_data);
  xy_timetable_view_carry (user_data, NULL);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, gpointer user_data)
{
  XyTimetableView *self = user_data;
  XyTimetableCell *cell = find_cell_at (self, x, y);

  scroll_at_edge (self, x, y);
  xy_timetable_view_set_target (self, cell);
  return cell != NULL ? GDK_ACTION_MOVE : 0;
}

static void
drop_leave_cb (GtkDropTarget *target, gpointer user_data)
{
  stop_scrolling (user_data);
  xy_timetable_view_set_target (user_data, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, gpointer user_data)
{
  XyTimetableView *self = user_data;
  XyTimetableCell *cell = find_cell_at (self, x, y);

  stop_scrolling (self);
  if (cell == NULL)
    return FALSE;
  xy_timetable_view_carry (self, g_value_get_boxed (value));
  xy_timetable_view_set_target (self, cell);
  xy_timetable_view_drop (self);
  return TRUE;
}

void
xy_timetable_view_add_source (XyTimetableView *self, GtkWidget *widget)
{
  GtkDragSource *source;

  g_return_if_fail (XY_IS_TIMETABLE_VIEW (self) && GTK_IS_WIDGET (widget));

  source = gtk_drag_source_new ();
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (source), GTK_PHASE_CAPTURE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (drag_prepare_cb), self, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (drag_begin_cb), self, 0);
  g_signal_connect_object (source, "drag-end", G_CALLBACK (drag_end_cb), self, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
}

void
xy_timetable_view_init_carry (XyTimetableView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (XY_TYPE_TIMETABLE_CARGO, GDK_ACTION_MOVE);

  g_signal_connect (target, "motion", G_CALLBACK (drop_motion_cb), self);
  g_signal_connect (target, "leave", G_CALLBACK (drop_leave_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  xy_timetable_view_add_source (self, GTK_WIDGET (self));
}
