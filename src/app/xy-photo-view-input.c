// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-view-private.h"

#include <math.h>

/* What one turn of the wheel, and one pixel of two fingers with Ctrl, zooms by. */
#define WHEEL_STEP 1.15
#define FINGER_STEP 1.01
/* How much of the view an arrow key moves by. */
#define ARROW_STEP 0.12

/* What the hand is doing; the controllers of one view share it. */
typedef struct
{
  XyPhotoView *view;
  GtkGesture *drag;
  double dragged_x, dragged_y;
  double pointer_x, pointer_y;
  double pressed_x, pressed_y;
  double pinched_width;
} Hand;

static gboolean
scrolled_cb (Hand *hand, double dx, double dy, GtkEventControllerScroll *controller)
{
  gboolean fingers = gtk_event_controller_scroll_get_unit (controller) == GDK_SCROLL_UNIT_SURFACE;
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  /* Two fingers on a pad move a photo, as they move everything; a wheel zooms. */
  if (fingers && (modifiers & GDK_CONTROL_MASK) == 0)
    xy_photo_view_pan (hand->view, -dx, -dy);
  else if (dy != 0)
    xy_photo_view_step_at (hand->view, pow (fingers ? FINGER_STEP : WHEEL_STEP, -dy),
                           hand->pointer_x, hand->pointer_y);
  return GDK_EVENT_STOP;
}

static void
show_cursor (Hand *hand)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (hand->view),
                                   xy_photo_view_is_cut (hand->view) ? "grab" : NULL);
}

static void
pointer_moved_cb (Hand *hand, double x, double y)
{
  const char *rule = xy_photo_view_find_at (hand->view, x, y);

  hand->pointer_x = x;
  hand->pointer_y = y;
  if (rule != NULL)
    gtk_widget_set_cursor_from_name (GTK_WIDGET (hand->view), "pointer");
  else
    show_cursor (hand);
  xy_photo_view_set_hovered (hand->view, rule);
}

static void
pointer_left_cb (Hand *hand)
{
  xy_photo_view_set_hovered (hand->view, NULL);
}

static void
pinch_begin_cb (Hand *hand)
{
  gtk_gesture_set_state (hand->drag, GTK_EVENT_SEQUENCE_DENIED);
  hand->pinched_width = xy_photo_view_get_place (hand->view).width;
}

static void
pinched_cb (Hand *hand, double scale, GtkGesture *pinch)
{
  double x, y;

  if (gtk_gesture_get_bounding_box_center (pinch, &x, &y))
    xy_photo_view_set_width_at (hand->view, hand->pinched_width * scale, x, y);
}

static void
drag_begin_cb (Hand *hand)
{
  hand->dragged_x = hand->dragged_y = 0;
  if (xy_photo_view_is_cut (hand->view))
    gtk_widget_set_cursor_from_name (GTK_WIDGET (hand->view), "grabbing");
  else
    gtk_gesture_set_state (hand->drag, GTK_EVENT_SEQUENCE_DENIED);
}

static void
dragged_cb (Hand *hand, double x, double y)
{
  xy_photo_view_pan (hand->view, x - hand->dragged_x, y - hand->dragged_y);
  hand->dragged_x = x;
  hand->dragged_y = y;
}

static void
drag_end_cb (Hand *hand)
{
  show_cursor (hand);
}

static void
pressed_cb (Hand *hand, int n_press, double x, double y)
{
  hand->pressed_x = x;
  hand->pressed_y = y;
  gtk_widget_grab_focus (GTK_WIDGET (hand->view));
  if (n_press == 2)
    xy_photo_view_toggle_at (hand->view, x, y);
}

/* What was dragged in between was not clicked.  The second time the same finding is let go. */
static void
released_cb (Hand *hand, int n_press, double x, double y)
{
  const char *rule = xy_photo_view_find_at (hand->view, x, y);

  if (n_press != 1 || rule == NULL ||
      gtk_drag_check_threshold (GTK_WIDGET (hand->view), (int) hand->pressed_x,
                                (int) hand->pressed_y, (int) x, (int) y))
    return;
  if (g_strcmp0 (rule, xy_photo_view_get_selected (hand->view)) == 0)
    rule = NULL;
  xy_photo_view_set_selected (hand->view, rule);
}

static gboolean
pan_by_key (XyPhotoView *view, double x, double y)
{
  if (!xy_photo_view_is_cut (view))
    return GDK_EVENT_PROPAGATE;
  xy_photo_view_pan (view, -x * ARROW_STEP * gtk_widget_get_width (GTK_WIDGET (view)),
                     -y * ARROW_STEP * gtk_widget_get_height (GTK_WIDGET (view)));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (Hand *hand, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if ((modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      xy_photo_view_zoom_in (hand->view);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      xy_photo_view_zoom_out (hand->view);
      return GDK_EVENT_STOP;
    case GDK_KEY_0:
    case GDK_KEY_KP_0:
      xy_photo_view_zoom_fit (hand->view);
      return GDK_EVENT_STOP;
    case GDK_KEY_1:
    case GDK_KEY_KP_1:
      xy_photo_view_zoom_exact (hand->view);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return pan_by_key (hand->view, -1, 0);
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return pan_by_key (hand->view, 1, 0);
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return pan_by_key (hand->view, 0, -1);
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return pan_by_key (hand->view, 0, 1);
    case GDK_KEY_Escape:
      return xy_photo_view_go_back (hand->view) ? GDK_EVENT_STOP : GDK_EVENT_PROPAGATE;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

void
xy_photo_view_add_input (XyPhotoView *view)
{
  GtkWidget *widget = GTK_WIDGET (view);
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_BOTH_AXES);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *pinch = gtk_gesture_zoom_new (), *click = gtk_gesture_click_new ();
  Hand *hand = g_new0 (Hand, 1);

  hand->view = view;
  g_object_set_data_full (G_OBJECT (view), "hand", hand, g_free);
  g_signal_connect_swapped (scroll, "scroll", G_CALLBACK (scrolled_cb), hand);
  gtk_widget_add_controller (widget, scroll);
  g_signal_connect_swapped (motion, "enter", G_CALLBACK (pointer_moved_cb), hand);
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (pointer_moved_cb), hand);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (pointer_left_cb), hand);
  gtk_widget_add_controller (widget, motion);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_pressed_cb), hand);
  gtk_widget_add_controller (widget, keys);
  hand->drag = gtk_gesture_drag_new ();
  g_signal_connect_swapped (hand->drag, "drag-begin", G_CALLBACK (drag_begin_cb), hand);
  g_signal_connect_swapped (hand->drag, "drag-update", G_CALLBACK (dragged_cb), hand);
  g_signal_connect_swapped (hand->drag, "drag-end", G_CALLBACK (drag_end_cb), hand);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (hand->drag));
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), hand);
  g_signal_connect_swapped (pinch, "scale-changed", G_CALLBACK (pinched_cb), hand);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), hand);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), hand);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
}
