// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-portrait.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>

/* Values as they stand on the command line; NaN and −1 leave what the seed or a defect says. */
typedef struct
{
  char *output;
  char *truth;
  char *set;
  int count;
  int seed;
  char *size;
  char *background;
  char *clothes;
  char *tie;
  char *cast;
  char **defects;
  gboolean woman, man, glasses, no_glasses, thing, teeth, fringe, red_eye, no_exif, list;
  double gradient, side_gradient, shadow, wrinkles, head_scale, dx, dy, tilt, turn, blur, exposure;
  double motion, motion_angle;
  double vignette, neckline, bust, half_shade, glare, tinted, shine, grain;
  int covered_ears, eye_patch, quality, min_bytes, orientation;
  char *make, *model, *software;
} Options;

static gboolean
parse_numbers (const char *text, char separator, guint n, double *numbers)
{
  const char *at = text;

  for (guint i = 0; i < n; i++)
    {
      char *end = NULL;

      numbers[i] = g_ascii_strtod (at, &end);
      if (end == at || *end != (i + 1 == n ? '\0' : separator))
        return FALSE;
      at = end + 1;
    }
  return TRUE;
}

static gboolean
parse_colour (const char *option, const char *text, XyPortraitColour *colour, GError **error)
{
  double numbers[3];

  if (text == NULL)
    return TRUE;
  if (!parse_numbers (text, ',', 3, numbers))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--%s: '%s' is no colour; write it like 100,197,255", option, text);
      return FALSE;
    }
  colour->red = CLAMP ((int) numbers[0], 0, 255);
  colour->green = CLAMP ((int) numbers[1], 0, 255);
  colour->blue = CLAMP ((int) numbers[2], 0, 255);
  return TRUE;
}

static void
override (double given, double *value)
{
  if (given > -1e8)
    *value = given;
}

static void
apply_numbers (const Options *options, XyPortrait *portrait)
{
  override (options->gradient, &portrait->gradient);
  override (options->side_gradient, &portrait->side_gradient);
  override (options->shadow, &portrait->shadow);
  override (options->wrinkles, &portrait->wrinkles);
  override (options->head_scale, &portrait->head_scale);
  override (options->dx, &portrait->dx);
  override (options->dy, &portrait->dy);
  override (options->bust, &portrait->bust);
  override (options->tilt, &portrait->tilt);
  override (options->turn, &portrait->turn);
  override (options->motion, &portrait->motion);
  override (options->motion_angle, &portrait->motion_angle);
  override (options->blur, &portrait->blur);
  override (options->exposure, &portrait->exposure);
  override (options->half_shade, &portrait->half_shade);
  override (options->vignette, &portrait->vignette);
  override (options->neckline, &portrait->neckline);
  override (options->glare, &portrait->glare);
  override (options->tinted, &portrait->tinted);
  override (options->shine, &portrait->shine);
  override (options->grain, &portrait->grain);
  if (options->eye_patch != 0)
    portrait->eye_patch = options->eye_patch < 0 ? -1 : 1;
  if (options->covered_ears >= 0)
    portrait->covered_ears = MIN (options->covered_ears, 2);
  if (options->quality >= 0)
    portrait->quality = CLAMP (options->quality, 1, 100);
  if (options->min_bytes >= 0)
    portrait->min_bytes = (gsize) options->min_bytes;
}

static void
apply_switches (const Options *options, XyPortrait *portrait)
{
  if (options->woman)
    portrait->woman = XY_PORTRAIT_YES;
  if (options->man)
    portrait->woman = XY_PORTRAIT_NO;
  if (options->glasses)
    portrait->glasses = XY_PORTRAIT_YES;
  if (options->no_glasses)
    portrait->glasses = XY_PORTRAIT_NO;
  portrait->thing |= options->thing;
  portrait->teeth |= options->teeth;
  portrait->fringe |= options->fringe;
  portrait->red_eye |= options->red_eye;
  if (options->no_exif)
    {
      portrait->make = NULL;
      portrait->model = NULL;
      portrait->software = NULL;
    }
  if (options->make != NULL)
    portrait->make = options->make;
  if (options->model != NULL)
    portrait->model = options->model;
  if (options->software != NULL)
    portrait->software = options->software;
}

static gboolean
apply (const Options *options, XyPortrait *portrait, GError **error)
{
  double numbers[3];

  for (guint i = 0; options->defects != NULL && options->defects[i] != NULL; i++)
    if (!xy_portrait_set_defect (portrait, options->defects[i]))
      {
        g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                     "--defect: there is no defect '%s'; --list-defects names them",
                     options->defects[i]);
        return FALSE;
      }
  apply_numbers (options, portrait);
  apply_switches (options, portrait);
  if (!parse_colour ("background", options->background, &portrait->background, error) ||
      !parse_colour ("clothes", options->clothes, &portrait->clothes, error) ||
      !parse_colour ("tie", options->tie, &portrait->tie, error))
    return FALSE;
  if (options->size != NULL)
    {
      if (!parse_numbers (options->size, 'x', 2, numbers) || numbers[0] < 32.0 ||
          numbers[1] < 32.0 || numbers[0] > 12000.0 || numbers[1] > 12000.0)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "--size: '%s' is no size from 32x32 to 12000x12000; write it like 480x640",
                       options->size);
          return FALSE;
        }
      portrait->width = (int) numbers[0];
      portrait->height = (int) numbers[1];
    }
  if (options->cast != NULL)
    {
      if (!parse_numbers (options->cast, ',', 3, numbers) || numbers[0] <= 0.0 ||
          numbers[1] <= 0.0 || numbers[2] <= 0.0)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "--cast: '%s' is no cast; write three factors like 1.1,1,0.8",
                       options->cast);
          return FALSE;
        }
      for (guint i = 0; i < 3; i++)
        portrait->cast[i] = numbers[i];
    }
  if (options->orientation != 0)
    {
      if (options->orientation < 1 || options->orientation > 8)
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       "--orientation: %d is not one of 1 to 8", options->orientation);
          return FALSE;
        }
      portrait->orientation = options->orientation;
    }
  if (portrait->head_scale <= 0.05)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--head-scale: must be more than 0.05; 1 is right");
      return FALSE;
    }
  return TRUE;
}

static gboolean
write_portrait (const XyPortrait *portrait, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = xy_portrait_render (portrait);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT,
                                   0644, error);
}

static gboolean
write_json (JsonNode *node, const char *path, GError **error)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autofree char *text = NULL;

  json_generator_set_pretty (generator, TRUE);
  json_generator_set_root (generator, node);
  text = json_generator_to_data (generator, NULL);
  return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0644, error);
}

static gboolean
make_one (const Options *options, GError **error)
{
  XyPortrait portrait;
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *name = NULL;

  xy_portrait_init (&portrait, (guint) options->seed);
  if (!apply (options, &portrait, error) || !write_portrait (&portrait, options->output, error))
    return FALSE;
  if (options->truth == NULL)
    return TRUE;
  name = g_path_get_basename (options->output);
  node = xy_portrait_truth_to_json (&portrait, name);
  return write_json (node, options->truth, error);
}

/* Every other one is right; the rest take the defects in turn. */
static gboolean
make_set (const Options *options, GError **error)
{
  const char *const *defects = xy_portrait_get_defects ();
  guint n_defects = g_strv_length ((char **) defects);
  g_autoptr (JsonNode) list = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *truth = g_build_filename (options->set, "truth.json", NULL);

  json_node_take_array (list, json_array_new ());
  if (g_mkdir_with_parents (options->set, 0755) != 0)
    {
      g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno),
                   "The folder %s cannot be made: %s", options->set, g_strerror (errno));
      return FALSE;
    }
  for (int i = 0; i < options->count; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *path = NULL;
      const char *kind = "right";
      XyPortrait portrait;

      xy_portrait_init (&portrait, (guint) (options->seed + i));
      if (i % 2 == 1)
        {
          kind = defects[(guint) (i / 2) % n_defects];
          xy_portrait_set_defect (&portrait, kind);
        }
      if (!apply (options, &portrait, error))
        return FALSE;
      name = g_strdup_printf ("portrait-%04d-%s.jpg", i + 1, kind);
      path = g_build_filename (options->set, name, NULL);
      if (!write_portrait (&portrait, path, error))
        return FALSE;
      json_array_add_element (json_node_get_array (list),
                              xy_portrait_truth_to_json (&portrait, name));
    }
  return write_json (list, options->truth != NULL ? options->truth : truth, error);
}

static gboolean
run (Options *options, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, "Write the portrait to FILE.jpg",
      "FILE" },
    { "truth", 0, 0, G_OPTION_ARG_FILENAME, &options->truth, "Write what is known about it",
      "FILE" },
    { "set", 0, 0, G_OPTION_ARG_FILENAME, &options->set,
      "Write many portraits and truth.json to a folder; every other one has a defect", "DIR" },
    { "count", 0, 0, G_OPTION_ARG_INT, &options->count, "How many (84)", "N" },
    { "seed", 0, 0, G_OPTION_ARG_INT, &options->seed, "Who it is (1)", "N" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &options->size, "Pixels (480x640)", "WxH" },
    { "defect", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options->defects,
      "Make one thing wrong; can be repeated", "NAME" },
    { "list-defects", 0, 0, G_OPTION_ARG_NONE, &options->list, "Name the defects", NULL },
    { "woman", 0, 0, G_OPTION_ARG_NONE, &options->woman, "A woman", NULL },
    { "man", 0, 0, G_OPTION_ARG_NONE, &options->man, "A man", NULL },
    { "glasses", 0, 0, G_OPTION_ARG_NONE, &options->glasses, "With glasses", NULL },
    { "no-glasses", 0, 0, G_OPTION_ARG_NONE, &options->no_glasses, "Without", NULL },
    { "background", 0, 0, G_OPTION_ARG_STRING, &options->background, "Colour behind (100,197,255)",
      "R,G,B" },
    { "gradient", 0, 0, G_OPTION_ARG_DOUBLE, &options->gradient,
      "Background darker downwards by so many levels of 255", "N" },
    { "side-gradient", 0, 0, G_OPTION_ARG_DOUBLE, &options->side_gradient,
      "The same from left to right", "N" },
    { "shadow", 0, 0, G_OPTION_ARG_DOUBLE, &options->shadow, "Shadow on the background, 0 to 1",
      "N" },
    { "wrinkles", 0, 0, G_OPTION_ARG_DOUBLE, &options->wrinkles, "Folds in the background, 0 to 1",
      "N" },
    { "vignette", 0, 0, G_OPTION_ARG_DOUBLE, &options->vignette,
      "Background darker towards its corners by so many levels of 255", "N" },
    { "thing", 0, 0, G_OPTION_ARG_NONE, &options->thing, "A frame on the wall behind", NULL },
    { "head-scale", 0, 0, G_OPTION_ARG_DOUBLE, &options->head_scale,
      "Size of the person; 1 is right", "N" },
    { "dx", 0, 0, G_OPTION_ARG_DOUBLE, &options->dx, "To the right, in units of a picture 640 high",
      "N" },
    { "dy", 0, 0, G_OPTION_ARG_DOUBLE, &options->dy, "Down", "N" },
    { "bust", 0, 0, G_OPTION_ARG_DOUBLE, &options->bust, "Background below the person", "N" },
    { "tilt", 0, 0, G_OPTION_ARG_DOUBLE, &options->tilt, "Head to the side, clockwise", "DEGREES" },
    { "turn", 0, 0, G_OPTION_ARG_DOUBLE, &options->turn, "Head turned, to the right of the picture",
      "DEGREES" },
    { "motion", 0, 0, G_OPTION_ARG_DOUBLE, &options->motion, "Moved while taken", "UNITS" },
    { "motion-angle", 0, 0, G_OPTION_ARG_DOUBLE, &options->motion_angle,
      "Where to, clockwise from the right", "DEGREES" },
    { "blur", 0, 0, G_OPTION_ARG_DOUBLE, &options->blur, "Unsharp by this sigma", "N" },
    { "exposure", 0, 0, G_OPTION_ARG_DOUBLE, &options->exposure, "Factor on the light; 1 is right",
      "N" },
    { "cast", 0, 0, G_OPTION_ARG_STRING, &options->cast, "Factors on the colours", "R,G,B" },
    { "half-shade", 0, 0, G_OPTION_ARG_DOUBLE, &options->half_shade,
      "One half of the face dark, 0 to 1", "N" },
    { "teeth", 0, 0, G_OPTION_ARG_NONE, &options->teeth, "Lips apart", NULL },
    { "fringe", 0, 0, G_OPTION_ARG_NONE, &options->fringe, "Hair over the brows", NULL },
    { "covered-ears", 0, 0, G_OPTION_ARG_INT, &options->covered_ears,
      "How many ears are behind hair, 0 to 2", "N" },
    { "glare", 0, 0, G_OPTION_ARG_DOUBLE, &options->glare, "Reflection in glasses, 0 to 1", "N" },
    { "tinted", 0, 0, G_OPTION_ARG_DOUBLE, &options->tinted, "Dark lenses, 0 to 1", "N" },
    { "eye-patch", 0, 0, G_OPTION_ARG_INT, &options->eye_patch,
      "Eye patch at the left (-1) or right (1) of the picture", "SIDE" },
    { "red-eye", 0, 0, G_OPTION_ARG_NONE, &options->red_eye, "Red pupils", NULL },
    { "shine", 0, 0, G_OPTION_ARG_DOUBLE, &options->shine, "Shining skin, 0 to 1", "N" },
    { "clothes", 0, 0, G_OPTION_ARG_STRING, &options->clothes, "Colour of the top", "R,G,B" },
    { "tie", 0, 0, G_OPTION_ARG_STRING, &options->tie, "Colour of a tie", "R,G,B" },
    { "neckline", 0, 0, G_OPTION_ARG_DOUBLE, &options->neckline,
      "How low a neckline reaches, 0 to 1", "N" },
    { "quality", 0, 0, G_OPTION_ARG_INT, &options->quality, "Quality of the JPEG, 1 to 100 (95)",
      "N" },
    { "grain", 0, 0, G_OPTION_ARG_DOUBLE, &options->grain, "Sigma of the noise in levels of 255",
      "N" },
    { "min-bytes", 0, 0, G_OPTION_ARG_INT, &options->min_bytes,
      "Raise quality, then grain, until the file is that big (110592)", "N" },
    { "make", 0, 0, G_OPTION_ARG_STRING, &options->make, "EXIF maker (Canon)", "TEXT" },
    { "model", 0, 0, G_OPTION_ARG_STRING, &options->model, "EXIF model", "TEXT" },
    { "software", 0, 0, G_OPTION_ARG_STRING, &options->software, "EXIF software (none)", "TEXT" },
    { "no-exif", 0, 0, G_OPTION_ARG_NONE, &options->no_exif, "Without EXIF", NULL },
    { "orientation", 0, 0, G_OPTION_ARG_INT, &options->orientation,
      "EXIF orientation, 1 to 8; the pixels are turned to match", "N" },
    { NULL },
  };
  g_autoptr (GOptionContext) context =
      g_option_context_new ("- draws portraits of nobody, for tests");

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (options->list)
    {
      for (guint i = 0; xy_portrait_get_defects ()[i] != NULL; i++)
        g_print ("%s\n", xy_portrait_get_defects ()[i]);
      return TRUE;
    }
  if (argc > 1 || (options->output == NULL) == (options->set == NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   "Say where to write: either -o FILE.jpg or --set DIR");
      return FALSE;
    }
  return options->set != NULL ? make_set (options, error) : make_one (options, error);
}

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->truth);
  g_free (options->set);
  g_free (options->size);
  g_free (options->background);
  g_free (options->clothes);
  g_free (options->tie);
  g_free (options->cast);
  g_strfreev (options->defects);
  g_free (options->make);
  g_free (options->model);
  g_free (options->software);
}

int
main (int argc, char **argv)
{
  const double unset = -1e9;
  Options options = {
    .count = 84,
    .seed = 1,
    .gradient = unset,
    .side_gradient = unset,
    .shadow = unset,
    .wrinkles = unset,
    .head_scale = unset,
    .dx = unset,
    .dy = unset,
    .bust = unset,
    .tilt = unset,
    .turn = unset,
    .motion = unset,
    .motion_angle = unset,
    .blur = unset,
    .exposure = unset,
    .vignette = unset,
    .neckline = unset,
    .half_shade = unset,
    .glare = unset,
    .tinted = unset,
    .shine = unset,
    .grain = unset,
    .covered_ears = -1,
    .quality = -1,
    .min_bytes = -1,
  };
  g_autoptr (GError) error = NULL;
  gboolean done = run (&options, argc, argv, &error);

  if (!done)
    g_printerr ("portrait: %s\n", error->message);
  clear_options (&options);
  return done ? EXIT_SUCCESS : 2;
}
