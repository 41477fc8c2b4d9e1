// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>
#include <math.h>

#include "app-fixture.h"
#include "app/xy-photo-view.h"
#include "xy-test-look.h"
#include "xy-test.h"

#define VIEW_WIDTH 360
#define VIEW_HEIGHT 480
#define PHOTO_WIDTH 600
#define PHOTO_HEIGHT 800

typedef struct
{
  GtkWidget *window;
  XyPhotoView *view;
  XyPhotoView *before;
  XyPhotoReport report;
  XyFinding finding;
  XyRegion region;
  XyPoint points[4];
  guint8 *pixels;
} Fixture;

/* No two pixels beside each other are alike, so that a shift or a scale shows. */
static GdkTexture *
make_texture (int width, int height, guint8 **pixels)
{
  gsize size = (gsize) width * (gsize) height * 3;
  guint8 *rgb = g_malloc (size);
  g_autoptr (GBytes) bytes = NULL;

  for (gsize i = 0; i < size; i++)
    rgb[i] = (guint8) ((i * 2654435761u) >> 13);
  *pixels = rgb;
  bytes = g_bytes_new_static (rgb, size);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, (gsize) width * 3);
}

static gboolean
is_painted (gpointer user_data)
{
  return xy_photo_view_is_painted (user_data);
}

static void
fixture_init (Fixture *fixture)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GdkTexture) texture = NULL;

  *fixture = (Fixture){ 0 };
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  texture = make_texture (PHOTO_WIDTH, PHOTO_HEIGHT, &fixture->pixels);
  g_atomic_ref_count_init (&fixture->report.refs);
  fixture->report.width = PHOTO_WIDTH;
  fixture->report.height = PHOTO_HEIGHT;
  fixture->report.findings = g_ptr_array_new ();
  fixture->finding = (XyFinding){ .rule = (char *) "sharp", .verdict = XY_VERDICT_FAIL };
  fixture->finding.regions = g_ptr_array_new ();
  fixture->points[0] = (XyPoint){ 400, 100 };
  fixture->points[1] = (XyPoint){ 500, 100 };
  fixture->points[2] = (XyPoint){ 500, 200 };
  fixture->points[3] = (XyPoint){ 400, 200 };
  fixture->region = (XyRegion){ fixture->points, 4 };
  g_ptr_array_add (fixture->finding.regions, &fixture->region);
  g_ptr_array_add (fixture->report.findings, &fixture->finding);

  fixture->window = gtk_window_new ();
  fixture->view = g_object_new (XY_TYPE_PHOTO_VIEW, NULL);
  fixture->before = g_object_new (XY_TYPE_PHOTO_VIEW, NULL);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->view), VIEW_WIDTH, VIEW_HEIGHT);
  gtk_widget_set_size_request (GTK_WIDGET (fixture->before), VIEW_WIDTH, VIEW_HEIGHT);
  gtk_widget_set_halign (GTK_WIDGET (fixture->view), GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (fixture->before), GTK_ALIGN_START);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->view));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (fixture->before));
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_set_decorated (GTK_WINDOW (fixture->window), FALSE);
  xy_photo_view_set_photo (fixture->view, "this", texture, &fixture->report);
  gtk_window_present (GTK_WINDOW (fixture->window));
  xy_test_wait (is_painted, fixture->view);
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_ref (fixture->view);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  xy_test_look_wait_finalized (G_OBJECT (fixture->view));
  g_ptr_array_unref (fixture->finding.regions);
  g_ptr_array_unref (fixture->report.findings);
  g_free (fixture->pixels);
}

static GtkEventController *
find_controller (XyPhotoView *view, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (view));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

/* GTK 4 cannot be sent a key; its controller can be told of one. */
static gboolean
hit (XyPhotoView *view, guint keyval)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (view, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed",
                         keyval, keyval, (GdkModifierType) 0, &handled);
  return handled;
}

static void
turn_wheel (XyPhotoView *view, double x, double y, double dy)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_controller (view, GTK_TYPE_EVENT_CONTROLLER_MOTION), "motion", x, y);
  g_signal_emit_by_name (find_controller (view, GTK_TYPE_EVENT_CONTROLLER_SCROLL), "scroll", 0.0,
                         dy, &handled);
  g_assert_true (handled);
}

/* What the view paints: RGB, a row of the view's width after the other. */
static guint8 *
paint (XyPhotoView *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (view));
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (view)));
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, VIEW_WIDTH, VIEW_HEIGHT);
  g_autofree guint32 *argb = g_new0 (guint32, VIEW_WIDTH * VIEW_HEIGHT);
  guint8 *rgb = g_malloc (VIEW_WIDTH * VIEW_HEIGHT * 3);

  gdk_paintable_snapshot (paintable, snapshot, VIEW_WIDTH, VIEW_HEIGHT);
  node = gtk_snapshot_free_to_node (snapshot);
  texture = gsk_renderer_render_texture (renderer, node, &bounds);
  gdk_texture_download (texture, (guchar *) argb, VIEW_WIDTH * 4);
  for (gsize i = 0; i < VIEW_WIDTH * VIEW_HEIGHT; i++)
    {
      rgb[3 * i] = argb[i] >> 16 & 0xff;
      rgb[3 * i + 1] = argb[i] >> 8 & 0xff;
      rgb[3 * i + 2] = argb[i] & 0xff;
    }
  return rgb;
}

/* How many bytes of the view differ from the photo's pixels there. */
static int
count_differing (Fixture *fixture)
{
  XyRect place = xy_photo_view_get_place (fixture->view);
  g_autofree guint8 *seen = NULL;
  int n = 0;

  xy_test_look (fixture->window, "photo-view");
  seen = paint (fixture->view);
  for (int y = 0; y < VIEW_HEIGHT; y++)
    for (int x = 0; x < VIEW_WIDTH; x++)
      {
        gsize there = (gsize) (y - (int) place.y) * PHOTO_WIDTH + (gsize) (x - (int) place.x);

        for (gsize i = 0; i < 3; i++)
          if (seen[3 * (y * VIEW_WIDTH + x) + (int) i] != fixture->pixels[3 * there + i])
            n++;
      }
  return n;
}

static void
test_one_shows_the_pixels_of_the_photo_themselves (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  xy_photo_view_set_overlay (fixture.view, FALSE);
  g_assert_true (hit (fixture.view, GDK_KEY_1));
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==, PHOTO_WIDTH);
  g_assert_cmpint (count_differing (&fixture), ==, 0);
  /* And it is so wherever it is moved. */
  g_assert_true (hit (fixture.view, GDK_KEY_Right));
  g_assert_true (hit (fixture.view, GDK_KEY_Down));
  g_assert_cmpint (count_differing (&fixture), ==, 0);
  fixture_clear (&fixture);
}

static void
test_keys_zoom_and_go_back (void)
{
  Fixture fixture;
  double before;

  fixture_init (&fixture);
  before = xy_photo_view_get_place (fixture.view).width;
  g_assert_cmpfloat (before, ==, VIEW_WIDTH);
  /* A photo that is seen whole leaves the arrows and Escape to the review. */
  g_assert_false (hit (fixture.view, GDK_KEY_Left));
  g_assert_false (hit (fixture.view, GDK_KEY_Escape));
  g_assert_true (hit (fixture.view, GDK_KEY_plus));
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, >, before * 1.1);
  g_assert_true (hit (fixture.view, GDK_KEY_minus));
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==, before);
  g_assert_true (hit (fixture.view, GDK_KEY_KP_1));
  g_assert_true (hit (fixture.view, GDK_KEY_0));
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==, before);
  g_assert_true (hit (fixture.view, GDK_KEY_equal));
  g_assert_true (hit (fixture.view, GDK_KEY_Escape));
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==, before);
  fixture_clear (&fixture);
}

static void
test_the_wheel_zooms_at_the_pointer (void)
{
  Fixture fixture;
  XyRect before, after;

  fixture_init (&fixture);
  before = xy_photo_view_get_place (fixture.view);
  turn_wheel (fixture.view, 60, 50, -3);
  after = xy_photo_view_get_place (fixture.view);
  g_assert_cmpfloat (after.width, >, before.width * 1.2);
  g_assert_cmpfloat (fabs ((60 - after.x) / after.width - (60 - before.x) / before.width), <,
                     1.0 / VIEW_WIDTH);
  g_assert_cmpfloat (fabs ((50 - after.y) / after.height - (50 - before.y) / before.height), <,
                     1.0 / VIEW_HEIGHT);
  turn_wheel (fixture.view, 60, 50, 9);
  g_assert_true (xy_photo_zoom_is_fit (xy_photo_view_get_zoom (fixture.view)));
  fixture_clear (&fixture);
}

static void
test_views_of_one_zoom_move_together (void)
{
  Fixture fixture;
  g_autofree guint8 *pixels = NULL;
  g_autoptr (GdkTexture) small = make_texture (300, 400, &pixels);
  XyRect one, other;

  fixture_init (&fixture);
  hit (fixture.view, GDK_KEY_1);
  xy_photo_view_set_zoom (fixture.before, xy_photo_view_get_zoom (fixture.view));
  /* The photo that comes to be compared does not end the zoom of the other. */
  xy_photo_view_set_photo (fixture.before, "before", small, NULL);
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==, PHOTO_WIDTH);
  turn_wheel (fixture.before, 100, 100, -1);
  hit (fixture.view, GDK_KEY_Left);
  one = xy_photo_view_get_place (fixture.view);
  other = xy_photo_view_get_place (fixture.before);
  g_assert_cmpfloat (one.width, >, PHOTO_WIDTH);
  g_assert_cmpfloat (fabs (one.width - other.width), <=, 1);
  g_assert_cmpfloat (fabs (one.x - other.x), <=, 1);
  g_assert_cmpfloat (fabs (one.y - other.y), <=, 1);
  xy_photo_view_set_photo (fixture.view, "next", small, NULL);
  g_assert_true (xy_photo_zoom_is_fit (xy_photo_view_get_zoom (fixture.before)));
  fixture_clear (&fixture);
}

static void
test_a_finding_is_gone_to_and_come_back_from (void)
{
  Fixture fixture;
  XyRect place;
  double scale;

  fixture_init (&fixture);
  xy_photo_view_set_selected (fixture.view, "sharp");
  g_assert_true (xy_photo_zoom_is_fit (xy_photo_view_get_zoom (fixture.view)));
  xy_photo_view_show_finding (fixture.view, "sharp");
  place = xy_photo_view_get_place (fixture.view);
  scale = place.width / PHOTO_WIDTH;
  g_assert_cmpfloat (scale, >, 1);
  g_assert_cmpfloat (fabs (place.x + 450 * scale - VIEW_WIDTH / 2.0), <=, 1);
  /* The region is at the top, so the photo ends there. */
  g_assert_cmpfloat (place.y + 100 * scale, >=, 0);
  g_assert_cmpfloat (place.y + 200 * scale, <=, VIEW_HEIGHT);
  g_assert_true (hit (fixture.view, GDK_KEY_Escape));
  g_assert_null (xy_photo_view_get_selected (fixture.view));
  g_assert_true (xy_photo_zoom_is_fit (xy_photo_view_get_zoom (fixture.view)));

  xy_photo_view_show_finding (fixture.view, "sharp");
  xy_photo_view_set_selected (fixture.view, NULL);
  g_assert_true (xy_photo_zoom_is_fit (xy_photo_view_get_zoom (fixture.view)));
  /* Who has zoomed on by hand stays there. */
  xy_photo_view_show_finding (fixture.view, "sharp");
  hit (fixture.view, GDK_KEY_1);
  xy_photo_view_set_selected (fixture.view, NULL);
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==, PHOTO_WIDTH);
  fixture_clear (&fixture);
}

/* The middle of the only region. */
static void
get_middle (Fixture *fixture, double *x, double *y)
{
  XyRect place = xy_photo_view_get_place (fixture->view);

  *x = place.x + place.width * 450 / PHOTO_WIDTH;
  *y = place.y + place.height * 150 / PHOTO_HEIGHT;
}

static void
click (XyPhotoView *view, double x, double y)
{
  GtkEventController *gesture = find_controller (view, GTK_TYPE_GESTURE_CLICK);

  g_signal_emit_by_name (gesture, "pressed", 1, x, y);
  g_signal_emit_by_name (gesture, "released", 1, x, y);
}

static void
test_a_click_on_a_region_selects_its_finding_and_a_second_lets_go (void)
{
  Fixture fixture;
  double x, y;

  fixture_init (&fixture);
  get_middle (&fixture, &x, &y);
  /* Beside every region and number. */
  click (fixture.view, x - 150, y + 150);
  g_assert_null (xy_photo_view_get_selected (fixture.view));
  click (fixture.view, x, y);
  g_assert_cmpstr (xy_photo_view_get_selected (fixture.view), ==, "sharp");
  click (fixture.view, x - 150, y + 150);
  g_assert_cmpstr (xy_photo_view_get_selected (fixture.view), ==, "sharp");
  click (fixture.view, x, y);
  g_assert_null (xy_photo_view_get_selected (fixture.view));
  /* What is not drawn is not there. */
  xy_photo_view_set_overlay (fixture.view, FALSE);
  click (fixture.view, x, y);
  g_assert_null (xy_photo_view_get_selected (fixture.view));
  fixture_clear (&fixture);
}

static void
test_what_is_dragged_across_a_region_is_no_click (void)
{
  Fixture fixture;
  GtkEventController *gesture;
  double x, y;

  fixture_init (&fixture);
  get_middle (&fixture, &x, &y);
  gesture = find_controller (fixture.view, GTK_TYPE_GESTURE_CLICK);
  g_signal_emit_by_name (gesture, "pressed", 1, x - 100, y);
  g_signal_emit_by_name (gesture, "released", 1, x, y);
  g_assert_null (xy_photo_view_get_selected (fixture.view));
  fixture_clear (&fixture);
}

static void
assert_hovered (XyPhotoView *view, const char *expected)
{
  g_autofree char *hovered = NULL;

  g_object_get (view, "hovered", &hovered, NULL);
  g_assert_cmpstr (hovered, ==, expected);
}

static void
test_a_region_under_the_pointer_is_told_and_let_go (void)
{
  Fixture fixture;
  GtkEventController *motion;
  double x, y;

  fixture_init (&fixture);
  get_middle (&fixture, &x, &y);
  motion = find_controller (fixture.view, GTK_TYPE_EVENT_CONTROLLER_MOTION);
  g_signal_emit_by_name (motion, "motion", x, y);
  assert_hovered (fixture.view, "sharp");
  g_signal_emit_by_name (motion, "motion", x - 150, y + 150);
  assert_hovered (fixture.view, NULL);
  g_signal_emit_by_name (motion, "motion", x, y);
  g_signal_emit_by_name (motion, "leave");
  assert_hovered (fixture.view, NULL);
  fixture_clear (&fixture);
}

static void
test_without_the_overlay_there_is_the_photo_alone (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  hit (fixture.view, GDK_KEY_1);
  /* To the upper right, where the region is. */
  for (int i = 0; i < 10; i++)
    {
      hit (fixture.view, GDK_KEY_Up);
      hit (fixture.view, GDK_KEY_Right);
    }
  g_assert_cmpint (count_differing (&fixture), >, 500);
  xy_photo_view_set_overlay (fixture.view, FALSE);
  g_assert_cmpint (count_differing (&fixture), ==, 0);
  fixture_clear (&fixture);
}

static gboolean
has_original (gpointer user_data)
{
  return xy_photo_view_get_frame (user_data).photo_width == 480;
}

static void
test_pixels_that_lack_are_fetched_when_one_zooms_in (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyPhotoCache) cache = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GdkTexture) texture = NULL;
  g_autoptr (GListModel) students = NULL;
  g_autofree char *photo = NULL;
  XyWorkspace *workspace;
  Fixture fixture;

  app_fixture_fill (home, "法学院", 1, 1, 3);
  workspace = app_fixture_open (home);
  students = g_object_ref (G_LIST_MODEL (xy_workspace_get_students (workspace)));
  g_assert_cmpuint (g_list_model_get_n_items (students), ==, 1);
  {
    g_autoptr (XyStudentItem) item = g_list_model_get_item (students, 0);

    photo = g_strdup (xy_student_item_get_submission (item)->photo);
  }
  cache = xy_photo_cache_new (workspace);
  xy_photo_cache_load_async (cache, photo, XY_PHOTO_THUMBNAIL, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  texture = xy_photo_cache_load_finish (cache, result, NULL);
  g_assert_nonnull (texture);
  g_assert_cmpint (gdk_texture_get_width (texture), <, 480);

  fixture_init (&fixture);
  xy_photo_view_set_cache (fixture.view, cache);
  xy_photo_view_set_photo (fixture.view, photo, texture, NULL);
  g_assert_true (hit (fixture.view, GDK_KEY_1));
  /* What there is stays on the screen meanwhile. */
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==,
                     gdk_texture_get_width (texture));
  xy_test_wait (has_original, fixture.view);
  g_assert_cmpfloat (xy_photo_view_get_place (fixture.view).width, ==, 480);
  fixture_clear (&fixture);
  g_clear_object (&students);
  g_clear_object (&cache);
  app_fixture_close (workspace);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/photo-view/exact", test_one_shows_the_pixels_of_the_photo_themselves);
  g_test_add_func ("/photo-view/keys", test_keys_zoom_and_go_back);
  g_test_add_func ("/photo-view/wheel", test_the_wheel_zooms_at_the_pointer);
  g_test_add_func ("/photo-view/together", test_views_of_one_zoom_move_together);
  g_test_add_func ("/photo-view/finding", test_a_finding_is_gone_to_and_come_back_from);
  g_test_add_func ("/photo-view/click",
                   test_a_click_on_a_region_selects_its_finding_and_a_second_lets_go);
  g_test_add_func ("/photo-view/drag", test_what_is_dragged_across_a_region_is_no_click);
  g_test_add_func ("/photo-view/hover", test_a_region_under_the_pointer_is_told_and_let_go);
  g_test_add_func ("/photo-view/overlay", test_without_the_overlay_there_is_the_photo_alone);
  g_test_add_func ("/photo-view/original", test_pixels_that_lack_are_fetched_when_one_zooms_in);
  return g_test_run ();
}
