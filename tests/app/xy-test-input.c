// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test-input.h"

#include <gdk/x11/gdkx.h>
#include <X11/extensions/XTest.h>

struct _XyTestInput
{
  GtkWidget *window;
  Display *display;
  Window surface;
};

XyTestInput *
xy_test_input_new (GtkWidget *window)
{
  XyTestInput *input = g_new0 (XyTestInput, 1);

  input->window = window;
  input->display = XOpenDisplay (NULL);
  g_assert_nonnull (input->display);
  input->surface = gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window)));
  /* No window manager gives it the keys. */
  XSetInputFocus (input->display, input->surface, RevertToPointerRoot, CurrentTime);
  XFlush (input->display);
  return input;
}

void
xy_test_input_free (XyTestInput *input)
{
  XCloseDisplay (input->display);
  g_free (input);
}

void
xy_test_input_point (XyTestInput *input, GtkWidget *widget, int dx, int dy)
{
  graphene_point_t middle = GRAPHENE_POINT_INIT ((float) gtk_widget_get_width (widget) / 2,
                                                 (float) gtk_widget_get_height (widget) / 2);
  graphene_point_t point;
  double x, y;
  int root_x, root_y;
  Window child;

  g_assert_true (gtk_widget_compute_point (widget, input->window, &middle, &point));
  gtk_native_get_surface_transform (GTK_NATIVE (input->window), &x, &y);
  g_assert_true (XTranslateCoordinates (
      input->display, input->surface, DefaultRootWindow (input->display), (int) (point.x + x) + dx,
      (int) (point.y + y) + dy, &root_x, &root_y, &child));
  XTestFakeMotionEvent (input->display, DefaultScreen (input->display), root_x, root_y,
                        CurrentTime);
  XFlush (input->display);
}

void
xy_test_input_button (XyTestInput *input, gboolean press)
{
  XTestFakeButtonEvent (input->display, 1, press, CurrentTime);
  XFlush (input->display);
}

void
xy_test_input_key (XyTestInput *input, guint keyval, gboolean press)
{
  XTestFakeKeyEvent (input->display, XKeysymToKeycode (input->display, keyval), press, CurrentTime);
  XFlush (input->display);
}

void
xy_test_input_type (XyTestInput *input, guint keyval)
{
  xy_test_input_key (input, keyval, TRUE);
  xy_test_input_key (input, keyval, FALSE);
}
