// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "drawing/xy-overlay.h"
#include "xy-test.h"

#define WIDTH 480
#define HEIGHT 640

static void
region_free (gpointer data)
{
  XyRegion *region = data;

  g_free (region->points);
  g_free (region);
}

static void
finding_free (gpointer data)
{
  XyFinding *finding = data;

  g_free (finding->rule);
  g_free (finding->clause);
  g_free (finding->limit);
  g_free (finding->unit);
  g_free (finding->message);
  g_ptr_array_unref (finding->regions);
  g_free (finding);
}

/* A report on the stack; only what the overlay reads is set. */
static void
report_init (XyPhotoReport *report)
{
  *report = (XyPhotoReport){ .width = WIDTH, .height = HEIGHT };
  report->crop = (XyRect){ 0, 0, WIDTH, HEIGHT };
  report->bands = (XyPhotoBands){ 480, 640, 50, 110, 200, 300, 180, 300, 24 };
  report->findings = g_ptr_array_new_with_free_func (finding_free);
}

static void
report_clear (XyPhotoReport *report)
{
  g_ptr_array_unref (report->findings);
}

static XyFinding *
add_finding (XyPhotoReport *report, const char *rule, XyVerdict verdict)
{
  XyFinding *finding = g_new0 (XyFinding, 1);

  finding->rule = g_strdup (rule);
  finding->clause = g_strdup ("A1-4");
  finding->verdict = verdict;
  finding->message = g_strdup ("The background is not light blue; stand before a plain one.");
  finding->regions = g_ptr_array_new_with_free_func (region_free);
  g_ptr_array_add (report->findings, finding);
  return finding;
}

static void
add_rectangle (XyFinding *finding, double x, double y, double width, double height)
{
  XyRegion *region = g_new0 (XyRegion, 1);

  region->n_points = 4;
  region->points = g_new (XyPoint, 4);
  region->points[0] = (XyPoint){ x, y };
  region->points[1] = (XyPoint){ x + width, y };
  region->points[2] = (XyPoint){ x + width, y + height };
  region->points[3] = (XyPoint){ x, y + height };
  g_ptr_array_add (finding->regions, region);
}

static cairo_surface_t *
draw (const XyPhotoReport *report, double scale, gboolean bands, guint8 grey)
{
  XyOverlayOptions options = { .scale = scale, .bands = bands };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) (WIDTH * scale),
                                                         (int) (HEIGHT * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, grey / 255.0, grey / 255.0, grey / 255.0);
  cairo_paint (cr);
  xy_overlay_draw (cr, report, &options);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static cairo_surface_t *
draw_selected (const XyPhotoReport *report, const char *selected)
{
  XyOverlayOptions options = { .scale = 1, .selected = selected };
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);

  cairo_set_source_rgb (cr, 128 / 255.0, 128 / 255.0, 128 / 255.0);
  cairo_paint (cr);
  xy_overlay_draw (cr, report, &options);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *rows = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  return ((const guint32 *) (gconstpointer) (rows + stride * (gsize) y))[x] & 0xffffff;
}

/* How many pixels in that rectangle differ from the grey that was drawn on. */
static int
count_drawn (cairo_surface_t *surface, guint8 grey, int x, int y, int width, int height)
{
  guint32 blank = (guint32) grey << 16 | (guint32) grey << 8 | grey;
  int n = 0;

  for (int j = y; j < y + height; j++)
    for (int i = x; i < x + width; i++)
      if (get_pixel (surface, i, j) != blank)
        n++;
  return n;
}

static int
count_all_drawn (cairo_surface_t *surface, guint8 grey)
{
  return count_drawn (surface, grey, 0, 0, cairo_image_surface_get_width (surface),
                      cairo_image_surface_get_height (surface));
}

static void
test_nothing_is_drawn_where_all_is_well (void)
{
  XyPhotoReport report;
  XyFinding *finding;
  cairo_surface_t *surface;

  report_init (&report);
  finding = add_finding (&report, "background-colour", XY_VERDICT_PASS);
  add_rectangle (finding, 10, 10, 100, 100);
  finding = add_finding (&report, "sharp", XY_VERDICT_UNKNOWN);
  add_rectangle (finding, 200, 200, 100, 100);
  surface = draw (&report, 1, FALSE, 128);
  g_assert_cmpint (count_all_drawn (surface, 128), ==, 0);
  g_assert_cmpint (xy_overlay_get_number (&report, "sharp"), ==, 0);
  cairo_surface_destroy (surface);
  report_clear (&report);
}

static void
test_a_finding_is_drawn_in_its_region_only (void)
{
  static const XyVerdict verdicts[] = { XY_VERDICT_FAIL, XY_VERDICT_LOOK };
  static const guint8 greys[] = { 0, 128, 255 };

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    for (guint j = 0; j < G_N_ELEMENTS (greys); j++)
      {
        XyPhotoReport report;
        cairo_surface_t *surface;
        int inside;

        report_init (&report);
        add_rectangle (add_finding (&report, "clothes-colour", verdicts[i]), 100, 200, 120, 90);
        surface = draw (&report, 1, FALSE, greys[j]);
        /* The number sits on a corner. */
        inside = count_drawn (surface, greys[j], 88, 188, 144, 114);
        g_assert_cmpint (inside, >, 1000);
        g_assert_cmpint (count_all_drawn (surface, greys[j]), ==, inside);
        cairo_surface_destroy (surface);
        report_clear (&report);
      }
}

static void
test_fail_and_look_differ_without_colour (void)
{
  cairo_surface_t *surfaces[2];
  int differing = 0;

  for (int i = 0; i < 2; i++)
    {
      XyPhotoReport report;

      report_init (&report);
      add_rectangle (add_finding (&report, "sharp", i == 0 ? XY_VERDICT_FAIL : XY_VERDICT_LOOK),
                     100, 100, 200, 200);
      surfaces[i] = draw (&report, 1, FALSE, 128);
      report_clear (&report);
    }
  /* The dashes leave gaps in the lower edge where the solid outline has none. */
  for (int x = 130; x < 280; x++)
    {
      guint8 grey = 128;
      gboolean solid = count_drawn (surfaces[0], grey, x, 299, 1, 3) > 0;
      gboolean dashed = count_drawn (surfaces[1], grey, x, 301, 1, 1) > 0;

      g_assert_true (solid);
      if (!dashed)
        differing++;
    }
  g_assert_cmpint (differing, >, 10);
  cairo_surface_destroy (surfaces[0]);
  cairo_surface_destroy (surfaces[1]);
}

static void
test_lines_keep_their_width_at_any_scale (void)
{
  static const double scales[] = { 0.5, 1, 2 };
  int widths[3];

  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      XyPhotoReport report;
      cairo_surface_t *surface;

      report_init (&report);
      add_rectangle (add_finding (&report, "sharp", XY_VERDICT_LOOK), 100, 100, 200, 200);
      surface = draw (&report, scales[i], FALSE, 128);
      /* The outer half of a dash of the upper edge, right of the badge. */
      widths[i] = count_drawn (surface, 128, (int) (100 * scales[i]) + 38,
                               (int) (100 * scales[i]) - 6, 1, 6);
      cairo_surface_destroy (surface);
      report_clear (&report);
    }
  g_assert_cmpint (widths[0], ==, 2);
  g_assert_cmpint (widths[1], ==, widths[0]);
  g_assert_cmpint (widths[2], ==, widths[0]);
}

static void
test_numbers_count_what_is_drawn_failures_first (void)
{
  XyPhotoReport report;

  report_init (&report);
  add_finding (&report, "file-size", XY_VERDICT_FAIL);
  add_rectangle (add_finding (&report, "one-face", XY_VERDICT_PASS), 0, 0, 50, 50);
  add_rectangle (add_finding (&report, "background-even", XY_VERDICT_LOOK), 0, 0, 50, 50);
  add_rectangle (add_finding (&report, "sharp", XY_VERDICT_FAIL), 0, 0, 50, 50);
  g_assert_cmpint (xy_overlay_get_number (&report, "file-size"), ==, 0);
  g_assert_cmpint (xy_overlay_get_number (&report, "one-face"), ==, 0);
  g_assert_cmpint (xy_overlay_get_number (&report, "background-even"), ==, 2);
  g_assert_cmpint (xy_overlay_get_number (&report, "sharp"), ==, 1);
  g_assert_cmpint (xy_overlay_get_number (&report, "no-such-rule"), ==, 0);
  report_clear (&report);
}

static void
test_the_selected_finding_stands_out_and_the_others_stand_back (void)
{
  XyPhotoReport report;
  cairo_surface_t *all, *first;

  report_init (&report);
  add_rectangle (add_finding (&report, "sharp", XY_VERDICT_FAIL), 60, 60, 120, 120);
  add_rectangle (add_finding (&report, "exposure", XY_VERDICT_FAIL), 260, 60, 120, 120);
  all = draw_selected (&report, NULL);
  first = draw_selected (&report, "sharp");
  /* The inside of the other's edge is hatched only as long as none is selected. */
  g_assert_cmpint (count_drawn (all, 128, 270, 140, 8, 30), >, 50);
  g_assert_cmpint (count_drawn (first, 128, 270, 140, 8, 30), ==, 0);
  g_assert_cmpint (count_drawn (first, 128, 70, 140, 8, 30), >, 50);
  /* A wider line, outside of the edge. */
  g_assert_cmpint (count_drawn (first, 128, 52, 120, 8, 1), >,
                   count_drawn (all, 128, 52, 120, 8, 1));
  /* What lies in the middle of a region is never covered. */
  g_assert_cmpint (count_drawn (first, 128, 100, 100, 40, 40), ==, 0);
  cairo_surface_destroy (all);
  cairo_surface_destroy (first);
  report_clear (&report);
}

/* Where a number is drawn there is a disc of the colour of what fails. */
static gboolean
is_badge (cairo_surface_t *surface, int x, int y)
{
  guint32 pixel = get_pixel (surface, x, y);

  return (pixel >> 16) > 150 && (pixel >> 8 & 0xff) < 60 && (pixel & 0xff) < 80;
}

static int
count_badge_pixels (cairo_surface_t *surface, int left, int top, int width, int height)
{
  int n = 0;

  for (int y = top; y < top + height; y++)
    for (int x = left; x < left + width; x++)
      if (is_badge (surface, x, y))
        n++;
  return n;
}

static void
test_eight_numbers_at_one_face_leave_the_eyes_free (void)
{
  static const char *const rules[] = { "sharp",   "exposure", "light-even",   "colour-cast",
                                       "red-eye", "shine",    "eyes-visible", "glasses" };
  XyPhotoReport report;
  cairo_surface_t *surface;
  int pixels;

  report_init (&report);
  report.has_face = report.has_eyes = TRUE;
  report.face = (XyRect){ 120, 150, 240, 260 };
  report.eyes[0] = (XyPoint){ 190, 250 };
  report.eyes[1] = (XyPoint){ 290, 250 };
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    add_rectangle (add_finding (&report, rules[i], XY_VERDICT_FAIL), 150, 225, 180, 50);
  surface = draw_selected (&report, "no-such-rule");
  g_assert_cmpint (count_badge_pixels (surface, 190 - 30, 250 - 20, 60, 40), ==, 0);
  g_assert_cmpint (count_badge_pixels (surface, 290 - 30, 250 - 20, 60, 40), ==, 0);
  /* Eight discs that do not cover each other: each of 227 pixels, less its number. */
  pixels = count_badge_pixels (surface, 0, 0, WIDTH, HEIGHT);
  g_assert_cmpint (pixels, >, 8 * 150);
  cairo_surface_destroy (surface);
  report_clear (&report);
}

static void
test_marks_stay_within_what_is_seen (void)
{
  XyPhotoReport report;
  XyOverlayOptions options = { .scale = 4, .bands = TRUE, .view = { 800, 900, 300, 200 } };
  cairo_surface_t *surface;
  cairo_t *cr;

  report_init (&report);
  /* A region whose edges are all beyond what is seen still has its number. */
  add_rectangle (add_finding (&report, "sharp", XY_VERDICT_FAIL), 100, 100, 300, 400);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 300, 200);
  cr = cairo_create (surface);
  cairo_translate (cr, -options.view.x, -options.view.y);
  cairo_set_source_rgb (cr, 128 / 255.0, 128 / 255.0, 128 / 255.0);
  cairo_paint (cr);
  xy_overlay_draw (cr, &report, &options);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  g_assert_cmpint (count_badge_pixels (surface, 0, 0, 300, 200), >, 150);
  /* So has the band of the eyes, at its edge. */
  g_assert_cmpint (count_drawn (surface, 128, 0, 0, 100, 200), >, 500);
  cairo_surface_destroy (surface);
  report_clear (&report);
}

static void
test_the_same_report_is_drawn_alike (void)
{
  XyPhotoReport report;
  cairo_surface_t *first, *second;

  report_init (&report);
  add_rectangle (add_finding (&report, "sharp", XY_VERDICT_FAIL), 30, 40, 200, 300);
  add_rectangle (add_finding (&report, "exposure", XY_VERDICT_LOOK), 30, 40, 200, 300);
  first = draw (&report, 1.3, TRUE, 90);
  second = draw (&report, 1.3, TRUE, 90);
  g_assert_cmpmem (cairo_image_surface_get_data (first),
                   (gsize) cairo_image_surface_get_stride (first) *
                       (gsize) cairo_image_surface_get_height (first),
                   cairo_image_surface_get_data (second),
                   (gsize) cairo_image_surface_get_stride (second) *
                       (gsize) cairo_image_surface_get_height (second));
  cairo_surface_destroy (first);
  cairo_surface_destroy (second);
  report_clear (&report);
}

static void
test_the_bands_stand_where_the_standard_says (void)
{
  XyPhotoReport report;
  cairo_surface_t *surface;

  report_init (&report);
  /* The judged part is the right half of a photo that is twice as wide, at half the size. */
  report.crop = (XyRect){ 240, 320, 240, 320 };
  surface = draw (&report, 1, TRUE, 128);
  /* The words may lie beside that part, the lines do not. */
  g_assert_cmpint (count_drawn (surface, 128, 0, 0, 60, 640), ==, 0);
  g_assert_cmpint (count_drawn (surface, 128, 0, 0, 480, 310), ==, 0);
  g_assert_cmpint (count_drawn (surface, 128, 400, 320 + 25 - 1, 70, 2), >, 40);
  g_assert_cmpint (count_drawn (surface, 128, 400, 320 + 150 - 1, 70, 2), >, 40);
  g_assert_cmpint (count_drawn (surface, 128, 380, 320 + 80, 90, 15), ==, 0);
  cairo_surface_destroy (surface);

  report.bands = (XyPhotoBands){ 0 };
  surface = draw (&report, 1, TRUE, 128);
  g_assert_cmpint (count_all_drawn (surface, 128), ==, 0);
  cairo_surface_destroy (surface);
  report_clear (&report);
}

static void
test_odd_regions_do_no_harm (void)
{
  XyPhotoReport report;
  XyFinding *finding;
  XyRegion *region;
  cairo_surface_t *surface;

  report_init (&report);
  finding = add_finding (&report, "red-eye", XY_VERDICT_FAIL);
  add_rectangle (finding, 100, 100, 1, 1);
  add_rectangle (finding, -500, -500, 5000, 5000);
  region = g_new0 (XyRegion, 1);
  g_ptr_array_add (finding->regions, region);
  surface = draw (&report, 1, FALSE, 128);
  /* The badges stay within the picture, and the tiny region is large enough to be seen. */
  g_assert_cmpint (count_drawn (surface, 128, 1, 1, 18, 18), >, 200);
  g_assert_cmpint (count_drawn (surface, 128, 88, 88, 24, 24), >, 200);
  cairo_surface_destroy (surface);
  report_clear (&report);
}

static void
test_measures_are_said_with_their_limit (void)
{
  XyPhotoReport report;
  XyFinding *finding;
  g_autofree char *none = NULL, *number = NULL, *boolean = NULL;

  report_init (&report);
  finding = add_finding (&report, "background-colour", XY_VERDICT_FAIL);
  none = xy_overlay_dup_measured (finding);
  g_assert_null (none);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = 39.24;
  finding->unit = g_strdup ("ΔE");
  finding->limit = g_strdup ("16 ΔE");
  number = xy_overlay_dup_measured (finding);
  g_assert_cmpstr (number, ==, "measured 39.2 ΔE, limit 16 ΔE");
  g_clear_pointer (&finding->limit, g_free);
  g_clear_pointer (&finding->unit, g_free);
  finding->measured_type = XY_MEASURED_BOOLEAN;
  finding->measured = 1;
  boolean = xy_overlay_dup_measured (finding);
  g_assert_cmpstr (boolean, ==, "measured yes");
  report_clear (&report);
}

static void
test_the_png_has_the_photo_at_its_place_and_a_legend_below (void)
{
  g_autofree guint8 *pixels = g_malloc (WIDTH * HEIGHT * 3);
  XyImage image = { .width = WIDTH,
                    .height = HEIGHT,
                    .stride = WIDTH * 3,
                    .full_width = WIDTH,
                    .full_height = HEIGHT,
                    .pixels = pixels };
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "overlay.png", NULL);
  g_autoptr (GError) error = NULL;
  XyPhotoReport report;
  cairo_surface_t *surface;

  for (gsize i = 0; i < WIDTH * HEIGHT; i++)
    {
      pixels[3 * i] = 100;
      pixels[3 * i + 1] = 197;
      pixels[3 * i + 2] = 255;
    }
  report_init (&report);
  report.bands = (XyPhotoBands){ 0 };
  add_rectangle (add_finding (&report, "background-colour", XY_VERDICT_FAIL), 300, 400, 100, 100);
  xy_overlay_write_png (&image, &report, path, &error);
  g_assert_no_error (error);
  surface = cairo_image_surface_create_from_png (path);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, WIDTH);
  g_assert_cmpint (cairo_image_surface_get_height (surface), >, HEIGHT + 30);
  g_assert_cmphex (get_pixel (surface, 5, 5), ==, 0x64c5ff);
  g_assert_cmphex (get_pixel (surface, 479, 639), ==, 0x64c5ff);
  g_assert_cmphex (get_pixel (surface, 479, 641), ==, 0xffffff);
  g_assert_cmpint (count_drawn (surface, 255, 30, HEIGHT + 8, 400, 20), >, 200);
  cairo_surface_destroy (surface);
  report_clear (&report);
}

static void
test_a_place_belongs_to_the_smallest_region_there (void)
{
  XyPhotoReport report;
  XyFinding *large, *small, *triangle;
  XyOverlayOptions options = { .scale = 0.5 };

  report_init (&report);
  large = add_finding (&report, "background-colour", XY_VERDICT_FAIL);
  add_rectangle (large, 0, 0, 480, 400);
  small = add_finding (&report, "sharp", XY_VERDICT_LOOK);
  add_rectangle (small, 200, 200, 100, 100);
  triangle = add_finding (&report, "neckline", XY_VERDICT_FAIL);
  add_rectangle (triangle, 100, 500, 200, 100);
  /* The half at the lower right is cut off. */
  ((XyRegion *) g_ptr_array_index (triangle->regions, 0))->points[2] = (XyPoint){ 100, 600 };
  g_assert_cmpstr (xy_overlay_find_at (&report, &options, 125, 125), ==, "sharp");
  g_assert_cmpstr (xy_overlay_find_at (&report, &options, 60, 60), ==, "background-colour");
  g_assert_cmpstr (xy_overlay_find_at (&report, &options, 70, 265), ==, "neckline");
  g_assert_null (xy_overlay_find_at (&report, &options, 140, 295));
  g_assert_null (xy_overlay_find_at (&report, &options, 200, 240));
  report_clear (&report);
}

/* Two findings about the same place are told by their numbers. */
static void
test_a_number_belongs_to_its_finding (void)
{
  XyPhotoReport report;
  XyOverlayOptions options = { .scale = 1 };
  gboolean found[2] = { FALSE, FALSE };

  report_init (&report);
  add_rectangle (add_finding (&report, "shine", XY_VERDICT_FAIL), 200, 200, 100, 100);
  add_rectangle (add_finding (&report, "light-even", XY_VERDICT_FAIL), 200, 200, 100, 100);
  for (int y = 0; y < HEIGHT; y += 4)
    for (int x = 0; x < WIDTH; x += 4)
      {
        const char *rule = xy_overlay_find_at (&report, &options, x, y);

        found[0] = found[0] || g_strcmp0 (rule, "shine") == 0;
        found[1] = found[1] || g_strcmp0 (rule, "light-even") == 0;
      }
  g_assert_true (found[0] && found[1]);
  report_clear (&report);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/overlay/nothing", test_nothing_is_drawn_where_all_is_well);
  g_test_add_func ("/overlay/region", test_a_finding_is_drawn_in_its_region_only);
  g_test_add_func ("/overlay/shape", test_fail_and_look_differ_without_colour);
  g_test_add_func ("/overlay/scale", test_lines_keep_their_width_at_any_scale);
  g_test_add_func ("/overlay/numbers", test_numbers_count_what_is_drawn_failures_first);
  g_test_add_func ("/overlay/selected",
                   test_the_selected_finding_stands_out_and_the_others_stand_back);
  g_test_add_func ("/overlay/eight", test_eight_numbers_at_one_face_leave_the_eyes_free);
  g_test_add_func ("/overlay/view", test_marks_stay_within_what_is_seen);
  g_test_add_func ("/overlay/deterministic", test_the_same_report_is_drawn_alike);
  g_test_add_func ("/overlay/bands", test_the_bands_stand_where_the_standard_says);
  g_test_add_func ("/overlay/odd-regions", test_odd_regions_do_no_harm);
  g_test_add_func ("/overlay/measures", test_measures_are_said_with_their_limit);
  g_test_add_func ("/overlay/png", test_the_png_has_the_photo_at_its_place_and_a_legend_below);
  g_test_add_func ("/overlay/find-smallest", test_a_place_belongs_to_the_smallest_region_there);
  g_test_add_func ("/overlay/find-number", test_a_number_belongs_to_its_finding);
  return g_test_run ();
}
