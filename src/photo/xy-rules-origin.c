// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on where the photo comes from: camera (clause A1-1), edited and original (A1-2).  What
 * a file says of itself can be left out and is never guilt: without it they are unknown. */

#include <glib/gi18n-lib.h>
#include <stdlib.h>

#include "photo/xy-measures.h"
#include "photo/xy-origins.h"

#define CAMERA_CLAUSE "A1-1"
#define CLAUSE "A1-2"
/* A row of one colour is one whose levels differ by no more. */
#define SAME_COLOUR 14
/* From one pixel to another the picture changes if a level differs by more. */
#define OTHER_COLOUR 28
/* So many pixels inside of a bar the compression of its edge is no longer seen. */
#define EDGE_DEPTH 12

static const char *
get_no_list (void)
{
  return _ ("This was not measured, because the list of cameras and programs cannot be read; "
            "install Xueying anew.");
}

static void
set_answer (XyFinding *finding, gboolean answer, const char *limit)
{
  finding->measured_type = XY_MEASURED_BOOLEAN;
  finding->measured = answer ? 1 : 0;
  finding->limit = g_strdup (limit);
}

/* The maker and the model, which often names the maker again. */
static char *
dup_device (const XyImageHeader *header)
{
  if (header->make == NULL || header->model == NULL)
    return g_strdup (header->make != NULL ? header->make : header->model);
  if (g_ascii_strncasecmp (header->model, header->make, strcspn (header->make, " ")) == 0)
    return g_strdup (header->model);
  return g_strdup_printf ("%s %s", header->make, header->model);
}

static XyDevice
find_device (const XyOrigins *origins, const XyImageHeader *header)
{
  if (header->is_scanned || xy_origins_is_program (origins, XY_PROGRAM_SCANNING, header->software))
    return XY_DEVICE_SCANNER;
  /* A few write their model alone. */
  return xy_origins_find_device (origins, header->make != NULL ? header->make : header->model,
                                 header->model);
}

static void
judge_camera (XyMeasures *measures, const XyOrigins *origins)
{
  const XyImageHeader *header = &measures->header;
  g_autofree char *device = dup_device (header);
  g_autofree char *message = NULL;
  XyVerdict verdict = XY_VERDICT_UNKNOWN;
  XyDevice kind = find_device (origins, header);
  XyFinding *finding;

  switch (kind)
    {
    case XY_DEVICE_CAMERA:
      verdict = XY_VERDICT_PASS;
      /* Translators: %s is a camera such as Canon EOS 5D. */
      message = g_strdup_printf (_ ("The file says that it was taken with a camera, %s."), device);
      break;
    case XY_DEVICE_PHONE:
      verdict = XY_VERDICT_FAIL;
      /* Translators: %s is a phone such as HUAWEI ELS-AN00. */
      message = g_strdup_printf (_ ("The file says that it was taken with a phone, %s; have the "
                                    "photo taken with a camera."),
                                 device);
      break;
    case XY_DEVICE_SCANNER:
      verdict = XY_VERDICT_FAIL;
      message = g_strdup (_ ("The file says that it was scanned or photographed from paper; send "
                             "the camera's own photo."));
      break;
    case XY_DEVICE_UNKNOWN:
      if (device == NULL)
        message = g_strdup (_ ("The file does not say what it was taken with."));
      else
        /* Translators: %s is a maker and model that no list has. */
        message = g_strdup_printf (_ ("The file says that it was taken with %s, which is not known "
                                      "as a camera or a phone."),
                                   device);
      break;
    default:
      g_assert_not_reached ();
    }
  finding = xy_measures_add (measures, "camera", CAMERA_CLAUSE, verdict, message);
  if (kind != XY_DEVICE_UNKNOWN)
    set_answer (finding, kind == XY_DEVICE_CAMERA, _ ("a digital camera"));
}

static void
judge_edited (XyMeasures *measures, const XyOrigins *origins)
{
  const XyImageHeader *header = &measures->header;
  const char *editor = NULL;
  g_autofree char *message = NULL;
  XyFinding *finding;

  if (xy_origins_is_program (origins, XY_PROGRAM_EDITOR, header->software))
    editor = header->software;
  else if (xy_origins_is_program (origins, XY_PROGRAM_EDITOR, header->tool))
    editor = header->tool;
  if (editor == NULL && header->make == NULL && header->model == NULL && header->software == NULL &&
      header->tool == NULL)
    {
      xy_measures_add (measures, "edited", CLAUSE, XY_VERDICT_UNKNOWN,
                       _ ("The file does not say which programs it went through."));
      return;
    }
  if (editor == NULL)
    message = g_strdup (_ ("The file names no program that edits photos."));
  else
    /* Translators: %s is a program such as Adobe Photoshop. */
    message = g_strdup_printf (_ ("The file was saved by %s. A photo may be cropped, but not "
                                  "retouched; if it was, send the original."),
                               editor);
  finding = xy_measures_add (measures, "edited", CLAUSE,
                             editor == NULL ? XY_VERDICT_PASS : XY_VERDICT_LOOK, message);
  set_answer (finding, editor != NULL, _ ("no retouching"));
}

/* One edge of the picture: places are @along it and @depth away from it. */
typedef struct
{
  const XyImage *image;
  gboolean sideways; /* a left or right edge */
  gboolean far; /* a lower or right one */
  int length, depth;
} Edge;

static const guint8 *
get_pixel (const Edge *edge, int along, int depth)
{
  int across = edge->far ? edge->depth - 1 - depth : depth;
  int x = edge->sideways ? across : along, y = edge->sideways ? along : across;

  return edge->image->pixels + (gsize) y * edge->image->stride + (gsize) x * 3;
}

static int
get_difference (const guint8 *a, const guint8 *b)
{
  return MAX (MAX (abs (a[0] - b[0]), abs (a[1] - b[1])), abs (a[2] - b[2]));
}

/* How many pixels deep a bar of one colour is that ends all at once, as it does beside a picture
 * within a picture; 0 if there is none.  @share: of the line behind it must look different. */
static int
measure_bar (const Edge *edge, double share)
{
  const guint8 *colour = get_pixel (edge, 0, 0);
  int depth = 0, different = 0;

  while (depth < edge->depth / 2)
    {
      int along = 0;

      while (along < edge->length &&
             get_difference (get_pixel (edge, along, depth), colour) <= SAME_COLOUR)
        along++;
      if (along < edge->length)
        break;
      depth++;
    }
  if (depth == 0 || depth == edge->depth / 2 || depth + EDGE_DEPTH >= edge->depth)
    return 0;
  for (int along = 0; along < edge->length; along++)
    if (get_difference (get_pixel (edge, along, depth + EDGE_DEPTH), colour) > OTHER_COLOUR)
      different++;
  return different >= share * edge->length ? depth : 0;
}

/* Where the picture has bars at its edges, in pixels of the upright photo. */
static guint
find_bars (const XyMeasures *measures, XyRect bars[4])
{
  const XyImage *image = measures->image;
  double share = xy_measures_get (measures, "original.edge");
  double least = xy_measures_get (measures, "original.bar");
  guint n = 0;

  for (int i = 0; i < 4; i++)
    {
      Edge edge = { image, i >= 2, i % 2 == 1, i >= 2 ? image->height : image->width,
                    i >= 2 ? image->width : image->height };
      int bar = measure_bar (&edge, share);
      XyRect rect = { 0, 0, image->width, image->height };

      if (bar < least * edge.depth)
        continue;
      if (edge.sideways)
        rect.width = bar;
      else
        rect.height = bar;
      if (edge.far && edge.sideways)
        rect.x = image->width - bar;
      else if (edge.far)
        rect.y = image->height - bar;
      bars[n++] = xy_measures_to_photo (measures, &rect);
    }
  return n;
}

/* How long the longer side is against that of what the camera took, in per cent; 0 if that is not
 * known, or the picture has another shape: then it was cropped, which is allowed. */
static double
measure_size (const XyMeasures *measures)
{
  const XyImageHeader *header = &measures->header;
  double longer = MAX (header->width, header->height);
  double shorter = MIN (header->width, header->height);
  double camera_longer = MAX (header->camera_width, header->camera_height);
  double camera_shorter = MIN (header->camera_width, header->camera_height);
  double most = xy_measures_get (measures, "original.shape") / 100;

  if (camera_shorter <= 0 || ABS (longer / shorter / (camera_longer / camera_shorter) - 1) > most)
    return 0;
  return 100 * longer / camera_longer;
}

static void
judge_original (XyMeasures *measures, const XyOrigins *origins)
{
  const XyImageHeader *header = &measures->header;
  double longest = xy_measures_get (measures, "original.aspect");
  double smallest = xy_measures_get (measures, "original.size");
  double aspect =
      (double) MAX (header->width, header->height) / MAX (1, MIN (header->width, header->height));
  double size = measure_size (measures);
  XyVerdict verdict = XY_VERDICT_LOOK;
  const char *message;
  XyFinding *finding;
  XyRect bars[4];
  guint n_bars;

  if (measures->image == NULL)
    {
      xy_measures_add (measures, "original", CLAUSE, XY_VERDICT_UNKNOWN, measures->obstacle);
      return;
    }
  n_bars = find_bars (measures, bars);
  if (xy_origins_is_program (origins, XY_PROGRAM_SCREENSHOT, header->comment) ||
      xy_origins_is_program (origins, XY_PROGRAM_SCREENSHOT, header->software))
    message = _ ("The file says that it is a picture of a screen; send the original photo.");
  else if (n_bars > 0)
    message = _ ("The picture has bars at its edges, as a picture of a screen has; send the "
                 "original photo.");
  else if (aspect > longest)
    message = _ ("The picture has the shape of a phone's screen; send the original photo, not a "
                 "picture of the screen.");
  else if (size > 0 && size < smallest)
    message = _ ("The camera took more pixels than the file has; send the original, not a smaller "
                 "copy.");
  else if (header->camera_width > 0)
    {
      verdict = XY_VERDICT_PASS;
      message = _ ("Nothing shows that this is a copy.");
    }
  else
    {
      verdict = XY_VERDICT_UNKNOWN;
      message = _ ("Nothing shows that this is a copy, but the file does not say how many pixels "
                   "the camera took.");
    }
  finding = xy_measures_add (measures, "original", CLAUSE, verdict, message);
  for (guint i = 0; i < n_bars; i++)
    xy_finding_add_rect (finding, &bars[i]);
  if (size <= 0)
    return;
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (size);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≥ %.0f %%", smallest);
}

void
xy_rules_origin (XyMeasures *measures)
{
  const XyOrigins *origins = xy_origins_get ();
  static const struct
  {
    const char *rule;
    const char *clause;
  } rules[] = { { "camera", CAMERA_CLAUSE }, { "edited", CLAUSE }, { "original", CLAUSE } };

  if (!measures->has_header || origins == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        xy_measures_add (measures, rules[i].rule, rules[i].clause, XY_VERDICT_UNKNOWN,
                         measures->has_header ? get_no_list () : measures->obstacle);
      return;
    }
  judge_camera (measures, origins);
  judge_edited (measures, origins);
  judge_original (measures, origins);
}
