// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The face brought to one size, and the colour of its skin. */

#include <math.h>
#include <string.h>

#include "photo/xy-lab.h"
#include "photo/xy-measures.h"
#include "xy-test.h"

typedef void (*Painter) (double x, double y, guint8 rgb[3], gpointer data);

static XyImage *
paint (int width, int height, Painter painter, gpointer data)
{
  XyImage *image = g_new0 (XyImage, 1);

  g_atomic_ref_count_init (&image->refs);
  image->width = image->full_width = width;
  image->height = image->full_height = height;
  image->stride = (gsize) width * 3;
  image->pixels = g_malloc (image->stride * (gsize) height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      painter (x + 0.5, y + 0.5, image->pixels + (gsize) y * image->stride + x * 3, data);
  return image;
}

/* Red tells the column and green the row, whatever the size. */
static void
paint_places (double x, double y, guint8 rgb[3], gpointer data)
{
  const double *size = data;

  rgb[0] = (guint8) (x / size[0] * 255);
  rgb[1] = (guint8) (y / size[1] * 255);
  rgb[2] = 128;
}

static void
each_pixel_shows_the_place_that_it_maps_to (void)
{
  /* Level and tilted, smaller than the photo and larger, and partly beyond its edges. */
  static const XyPoint eyes[][2] = {
    { { 300, 400 }, { 440, 400 } }, { { 300, 430 }, { 430, 370 } }, { { 330, 330 }, { 365, 350 } },
    { { 250, 420 }, { 560, 380 } }, { { 40, 60 }, { 120, 30 } },
  };
  double size[] = { 720, 960 };
  g_autoptr (XyImage) image = paint (720, 960, paint_places, size);

  for (guint e = 0; e < G_N_ELEMENTS (eyes); e++)
    {
      g_autoptr (XyFacePatch) patch = xy_face_patch_new (image, eyes[e]);
      XyMeasures measures = { .image = image, .scale = 1 };
      guint n_inside = 0;

      measures.eyes[0] = eyes[e][0];
      measures.eyes[1] = eyes[e][1];
      for (int y = 0; y < XY_PATCH_HEIGHT; y += 7)
        {
          for (int x = 0; x < XY_PATCH_WIDTH; x += 7)
            {
              XyPoint place = xy_patch_to_photo (&measures, x + 0.5, y + 0.5);
              const guint8 *rgb = patch->rgb + xy_patch_index (x, y) * 3;
              gboolean inside = place.x >= 0 && place.x < 720 && place.y >= 0 && place.y < 960;

              g_assert_cmpint (patch->inside[xy_patch_index (x, y)], ==, inside);
              n_inside += inside ? 1 : 0;
              g_assert_cmpfloat_with_epsilon (rgb[0], CLAMP (place.x, 0, 720) / 720 * 255, 2);
              g_assert_cmpfloat_with_epsilon (rgb[1], CLAMP (place.y, 0, 960) / 960 * 255, 2);
            }
        }
      g_assert_cmpuint (n_inside, >, 300);
    }
}

static void
eyes_are_where_the_header_says (void)
{
  XyMeasures measures = { .scale = 2.5, .eyes = { { 100, 150 }, { 180, 130 } } };
  XyPoint left = xy_patch_to_photo (&measures, XY_PATCH_LEFT_EYE, XY_PATCH_EYE_ROW);
  XyPoint right =
      xy_patch_to_photo (&measures, XY_PATCH_LEFT_EYE + XY_PATCH_EYES, XY_PATCH_EYE_ROW);

  g_assert_cmpfloat_with_epsilon (left.x, 250, 0.001);
  g_assert_cmpfloat_with_epsilon (left.y, 375, 0.001);
  g_assert_cmpfloat_with_epsilon (right.x, 450, 0.001);
  g_assert_cmpfloat_with_epsilon (right.y, 325, 0.001);
}

static void
paint_stripes (double x, double y, guint8 rgb[3], gpointer data)
{
  int period = GPOINTER_TO_INT (data);
  gboolean white = ((int) x + (int) y) % period < period / 2;

  rgb[0] = rgb[1] = rgb[2] = white ? 255 : 0;
}

static void
what_is_too_fine_becomes_its_mean (void)
{
  static const XyPoint eyes[2] = { { 400, 560 }, { 680, 572 } };
  g_autoptr (XyImage) image = paint (1080, 1440, paint_stripes, GINT_TO_POINTER (2));
  g_autoptr (XyFacePatch) patch = xy_face_patch_new (image, eyes);

  for (int y = 20; y < XY_PATCH_HEIGHT - 20; y += 3)
    for (int x = 20; x < XY_PATCH_WIDTH - 20; x += 3)
      g_assert_cmpfloat_with_epsilon (xy_plane_get (patch->luma, x, y), 127.5, 16);
}

/* A face of one colour, with shine on nose and cheeks, a beard below and the edge of a frame. */
static void
paint_face (double x, double y, guint8 rgb[3], gpointer data)
{
  const guint8 *skin = data;
  gboolean shine = hypot (x - 105, y - 140) < 9 || hypot (x - 60, y - 136) < 9;
  gboolean beard = y > 156;
  gboolean frame = y > 126 && y < 130;
  int texture = ((int) x * 7 + (int) y * 5) % 5 - 2;

  for (guint c = 0; c < 3; c++)
    rgb[c] = shine ? 250 : beard ? 40 : frame ? 15 : (guint8) (skin[c] + texture);
}

static void
skin_is_known_beside_shine_and_beard (void)
{
  static const guint8 skins[][3] = { { 236, 196, 172 }, { 198, 150, 122 }, { 92, 62, 48 } };
  static const XyPoint eyes[2] = { { 70, 105 }, { 140, 105 } };

  for (guint i = 0; i < G_N_ELEMENTS (skins); i++)
    {
      guint8 colour[3] = { skins[i][0], skins[i][1], skins[i][2] };
      double rgb[3] = { colour[0], colour[1], colour[2] };
      double shine[3] = { 250, 250, 250 }, beard[3] = { 40, 40, 40 };
      g_autoptr (XyImage) image = paint (210, 300, paint_face, colour);
      g_autoptr (XyFacePatch) patch = xy_face_patch_new (image, eyes);
      float exact[3], other[3];
      XySkin skin;

      xy_skin_init (&skin, patch);
      xy_lab_from_srgb (rgb, exact);
      for (guint c = 0; c < 3; c++)
        g_assert_cmpfloat_with_epsilon (skin.mean[c], exact[c], 1.5);
      g_assert_cmpfloat (xy_skin_distance (&skin, exact), <, 0.5);
      xy_lab_from_srgb (shine, other);
      g_assert_cmpfloat (xy_skin_distance (&skin, other), >, 4);
      xy_lab_from_srgb (beard, other);
      g_assert_cmpfloat (xy_skin_distance (&skin, other), >, 3);
    }
}

static void
nothing_is_like_the_skin_of_a_face_beyond_the_photo (void)
{
  static const XyPoint eyes[2] = { { -400, -300 }, { -330, -300 } };
  double size[] = { 64, 64 };
  g_autoptr (XyImage) image = paint (64, 64, paint_places, size);
  g_autoptr (XyFacePatch) patch = xy_face_patch_new (image, eyes);
  const float grey[3] = { 50, 0, 0 };
  XySkin skin;

  xy_skin_init (&skin, patch);
  g_assert_cmpuint (skin.n, ==, 0);
  g_assert_cmpfloat (xy_skin_distance (&skin, grey), >, 1e6);
}

static void
what_needs_a_face_is_unknown_without_one (void)
{
  XyMeasures measures = { .n_faces = 0 };
  g_autofree guint8 *pixels = g_malloc0 (3);
  XyImage image = { .pixels = pixels, .width = 1, .height = 1 };
  const XyFinding *finding;

  measures.image = &image;
  measures.report = xy_photo_report_new ();
  g_assert_false (xy_measures_need_patch (&measures, "sharp", "A1-4"));
  finding = xy_photo_report_find (measures.report, "sharp");
  g_assert_nonnull (finding);
  g_assert_cmpint (finding->verdict, ==, XY_VERDICT_UNKNOWN);
  g_assert_cmpstr (finding->clause, ==, "A1-4");
  g_assert_nonnull (strstr (finding->message, "no face"));
  xy_photo_report_unref (measures.report);
}

static void
regions_are_turned_with_the_face (void)
{
  g_autofree guint8 *pixels = g_malloc0 (3);
  XyImage image = { .pixels = pixels, .full_width = 1000, .full_height = 1000 };
  /* A quarter turn: right in the patch is down in the photo. */
  XyMeasures measures = { .image = &image, .scale = 2, .eyes = { { 200, 100 }, { 200, 170 } } };
  const XyRect rect = { XY_PATCH_LEFT_EYE, XY_PATCH_EYE_ROW, 10, 20 };
  g_autoptr (XyFinding) finding = xy_finding_new ("shine", "A3-3", XY_VERDICT_LOOK, "");
  const XyRegion *region;

  xy_patch_add_rect (&measures, finding, &rect);
  g_assert_cmpuint (finding->regions->len, ==, 1);
  region = g_ptr_array_index (finding->regions, 0);
  g_assert_cmpuint (region->n_points, ==, 4);
  g_assert_cmpfloat_with_epsilon (region->points[0].x, 400, 0.01);
  g_assert_cmpfloat_with_epsilon (region->points[0].y, 200, 0.01);
  g_assert_cmpfloat_with_epsilon (region->points[2].x, 400 - 40, 0.01);
  g_assert_cmpfloat_with_epsilon (region->points[2].y, 200 + 20, 0.01);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo/face-patch/places", each_pixel_shows_the_place_that_it_maps_to);
  g_test_add_func ("/photo/face-patch/eyes", eyes_are_where_the_header_says);
  g_test_add_func ("/photo/face-patch/fine", what_is_too_fine_becomes_its_mean);
  g_test_add_func ("/photo/face-patch/skin", skin_is_known_beside_shine_and_beard);
  g_test_add_func ("/photo/face-patch/beyond", nothing_is_like_the_skin_of_a_face_beyond_the_photo);
  g_test_add_func ("/photo/face-patch/without", what_needs_a_face_is_unknown_without_one);
  g_test_add_func ("/photo/face-patch/regions", regions_are_turned_with_the_face);
  return g_test_run ();
}
