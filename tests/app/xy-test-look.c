// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test-look.h"

#include "xy-app-resource.h"
#include "xy-test.h"

void
xy_test_look_init (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  xy_app_register_resource ();
  gtk_css_provider_load_from_resource (style, "/cn/xueying/Xueying/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
save (GtkWidget *window, const char *path)
{
  GdkPaintable *paintable = gtk_widget_paintable_new (window);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (GTK_NATIVE (window));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;

  gdk_paintable_snapshot (paintable, snapshot, gtk_widget_get_width (window),
                          gtk_widget_get_height (window));
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node, NULL);
  g_assert_true (gdk_texture_save_to_png (texture, path));
  g_object_unref (paintable);
}

void
xy_test_look (GtkWidget *window, const char *name)
{
  const char *folder = g_getenv ("XUEYING_LOOK");
  GdkFrameClock *clock;
  gulong handler;

  g_assert_true (gtk_widget_get_mapped (window));
  clock = gtk_widget_get_frame_clock (window);
  for (int i = 0; i < 3; i++)
    {
      gboolean painted = FALSE;

      handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);
      gtk_widget_queue_draw (window);
      xy_test_wait (is_true, &painted);
      g_signal_handler_disconnect (clock, handler);
    }
  if (folder != NULL)
    {
      g_autofree char *file = g_strdup_printf ("%s.png", name);
      g_autofree char *path = g_build_filename (folder, file, NULL);

      save (window, path);
    }
}

static gboolean
is_null (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

void
xy_test_look_wait_finalized (GObject *object)
{
  gpointer alive = object;

  g_object_add_weak_pointer (object, &alive);
  g_object_unref (object);
  xy_test_wait (is_null, &alive);
}

GtkWidget *
xy_test_look_find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = xy_test_look_find (child, type);
  return found;
}
