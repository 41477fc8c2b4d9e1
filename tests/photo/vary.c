// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Makes many labelled photos out of few: each portrait of a list whose eyes are marked and which is
 * right, with one thing changed by a known amount.  What a change means for its rule is said here;
 * other rules are not judged.  A change that is slight is made as well, and is still right. */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "cli/xy-photo-scores.h"
#include "photo/xy-image.h"
#include "xy-photo-change.h"
#include "xy-test-jpeg.h"

typedef enum
{
  STILL_RIGHT,
  WRONG,
  BY_PLACE, /* where the eyes come to be says whether it is */
} Meaning;

/* numbers: as the change takes them. */
typedef struct
{
  const char *name;
  const char *rule;
  XyPhotoChange change;
  double numbers[3];
  Meaning meaning;
} Variation;

static const Variation variations[] = {
  { "under45", "exposure", XY_CHANGE_GAIN, { 0.45, 0.45, 0.45 }, WRONG },
  { "under55", "exposure", XY_CHANGE_GAIN, { 0.55, 0.55, 0.55 }, WRONG },
  { "under65", "exposure", XY_CHANGE_GAIN, { 0.65, 0.65, 0.65 }, WRONG },
  { "under93", "exposure", XY_CHANGE_GAIN, { 0.93, 0.93, 0.93 }, STILL_RIGHT },
  { "over107", "exposure", XY_CHANGE_GAIN, { 1.07, 1.07, 1.07 }, STILL_RIGHT },
  { "over130", "exposure", XY_CHANGE_GAIN, { 1.3, 1.3, 1.3 }, WRONG },
  { "over150", "exposure", XY_CHANGE_GAIN, { 1.5, 1.5, 1.5 }, WRONG },
  { "over170", "exposure", XY_CHANGE_GAIN, { 1.7, 1.7, 1.7 }, WRONG },
  { "warm", "colour-cast", XY_CHANGE_GAIN, { 1.12, 1, 0.8 }, WRONG },
  { "warmer", "colour-cast", XY_CHANGE_GAIN, { 1.15, 1, 0.7 }, WRONG },
  { "cool", "colour-cast", XY_CHANGE_GAIN, { 0.82, 1, 1.1 }, WRONG },
  { "green", "colour-cast", XY_CHANGE_GAIN, { 0.92, 1.08, 0.92 }, WRONG },
  { "greener", "colour-cast", XY_CHANGE_GAIN, { 0.84, 1.04, 0.84 }, WRONG },
  { "pink", "colour-cast", XY_CHANGE_GAIN, { 1.06, 0.88, 1.06 }, WRONG },
  { "warm-little", "colour-cast", XY_CHANGE_GAIN, { 1.015, 1, 0.985 }, STILL_RIGHT },
  { "cool-little", "colour-cast", XY_CHANGE_GAIN, { 0.985, 1, 1.015 }, STILL_RIGHT },
  { "shade-right", "light-even", XY_CHANGE_SHADE, { 0.5, 1 }, WRONG },
  { "shade-left", "light-even", XY_CHANGE_SHADE, { 0.55, -1 }, WRONG },
  { "shade-light", "light-even", XY_CHANGE_SHADE, { 0.6, 1 }, WRONG },
  { "shade-little", "light-even", XY_CHANGE_SHADE, { 0.93, 1 }, STILL_RIGHT },
  { "red-eye-small", "red-eye", XY_CHANGE_RED_EYE, { 0.05 }, WRONG },
  { "red-eye", "red-eye", XY_CHANGE_RED_EYE, { 0.065 }, WRONG },
  { "red-eye-large", "red-eye", XY_CHANGE_RED_EYE, { 0.08 }, WRONG },
  { "shine", "shine", XY_CHANGE_SHINE, { 0.13, 1.0 }, WRONG },
  { "shine-small", "shine", XY_CHANGE_SHINE, { 0.09, 0.9 }, WRONG },
  { "shine-large", "shine", XY_CHANGE_SHINE, { 0.18, 0.9 }, WRONG },
  { "glare", "lens-glare", XY_CHANGE_GLARE, { 0.2, 0.9 }, WRONG },
  { "glare-small", "lens-glare", XY_CHANGE_GLARE, { 0.15, 0.9 }, WRONG },
  { "glare-large", "lens-glare", XY_CHANGE_GLARE, { 0.26, 0.8 }, WRONG },
  { "tinted", "eyes-visible", XY_CHANGE_LENSES, { 0.38, 0.6 }, WRONG },
  { "dark", "eyes-visible", XY_CHANGE_LENSES, { 0.4, 0.8 }, WRONG },
  { "black", "eyes-visible", XY_CHANGE_LENSES, { 0.36, 0.97 }, WRONG },
  { "blur15", "sharp", XY_CHANGE_BLUR, { 1.5 }, WRONG },
  { "blur20", "sharp", XY_CHANGE_BLUR, { 2.0 }, WRONG },
  { "blur30", "sharp", XY_CHANGE_BLUR, { 3.0 }, WRONG },
  { "blur02", "sharp", XY_CHANGE_BLUR, { 0.2 }, STILL_RIGHT },
  { "motion12", "sharp", XY_CHANGE_MOTION, { 12 }, WRONG },
  { "turn-15", "head-level", XY_CHANGE_TURN, { -15 }, BY_PLACE },
  { "turn-11", "head-level", XY_CHANGE_TURN, { -11 }, BY_PLACE },
  { "turn-9", "head-level", XY_CHANGE_TURN, { -9 }, BY_PLACE },
  { "turn-3", "head-level", XY_CHANGE_TURN, { -3 }, BY_PLACE },
  { "turn-2", "head-level", XY_CHANGE_TURN, { -2 }, BY_PLACE },
  { "turn2", "head-level", XY_CHANGE_TURN, { 2 }, BY_PLACE },
  { "turn3", "head-level", XY_CHANGE_TURN, { 3 }, BY_PLACE },
  { "turn9", "head-level", XY_CHANGE_TURN, { 9 }, BY_PLACE },
  { "turn11", "head-level", XY_CHANGE_TURN, { 11 }, BY_PLACE },
  { "turn15", "head-level", XY_CHANGE_TURN, { 15 }, BY_PLACE },
  { "left100", "centred", XY_CHANGE_MOVE, { -100, 0, 1 }, BY_PLACE },
  { "left70", "centred", XY_CHANGE_MOVE, { -70, 0, 1 }, BY_PLACE },
  { "left20", "centred", XY_CHANGE_MOVE, { -20, 0, 1 }, BY_PLACE },
  { "right20", "centred", XY_CHANGE_MOVE, { 20, 0, 1 }, BY_PLACE },
  { "right70", "centred", XY_CHANGE_MOVE, { 70, 0, 1 }, BY_PLACE },
  { "right100", "centred", XY_CHANGE_MOVE, { 100, 0, 1 }, BY_PLACE },
  { "up110", "eye-height", XY_CHANGE_MOVE, { 0, -110, 1 }, BY_PLACE },
  { "up75", "eye-height", XY_CHANGE_MOVE, { 0, -75, 1 }, BY_PLACE },
  { "up20", "eye-height", XY_CHANGE_MOVE, { 0, -20, 1 }, BY_PLACE },
  { "down20", "eye-height", XY_CHANGE_MOVE, { 0, 20, 1 }, BY_PLACE },
  { "down75", "eye-height", XY_CHANGE_MOVE, { 0, 75, 1 }, BY_PLACE },
  { "down110", "eye-height", XY_CHANGE_MOVE, { 0, 110, 1 }, BY_PLACE },
  { "small50", "face-width", XY_CHANGE_MOVE, { 0, 0, 0.5 }, WRONG },
  { "small60", "face-width", XY_CHANGE_MOVE, { 0, 0, 0.6 }, WRONG },
  { "large150", "face-width", XY_CHANGE_MOVE, { 0, 0, 1.5 }, WRONG },
  { "large165", "face-width", XY_CHANGE_MOVE, { 0, 0, 1.65 }, WRONG },
  { "quality20", "compression", XY_CHANGE_QUALITY, { 20 }, WRONG },
  { "quality45", "compression", XY_CHANGE_QUALITY, { 45 }, WRONG },
  { "quality78", "compression", XY_CHANGE_QUALITY, { 78 }, STILL_RIGHT },
  { "quality90", "compression", XY_CHANGE_QUALITY, { 90 }, STILL_RIGHT },
  { "white", "background-colour", XY_CHANGE_BACKDROP, { 250, 250, 250 }, WRONG },
  { "grey", "background-colour", XY_CHANGE_BACKDROP, { 170, 172, 175 }, WRONG },
  { "navy", "background-colour", XY_CHANGE_BACKDROP, { 40, 66, 140 }, WRONG },
  { "mid-blue", "background-colour", XY_CHANGE_BACKDROP, { 67, 142, 219 }, WRONG },
  { "red", "background-colour", XY_CHANGE_BACKDROP, { 190, 40, 46 }, WRONG },
  { "lighter", "background-colour", XY_CHANGE_BACKDROP, { 112, 204, 255 }, STILL_RIGHT },
  { "darker", "background-colour", XY_CHANGE_BACKDROP, { 92, 184, 240 }, STILL_RIGHT },
  { "slope-down", "background-even", XY_CHANGE_SLOPE, { 0, 25 }, WRONG },
  { "slope-side", "background-even", XY_CHANGE_SLOPE, { 25, 0 }, WRONG },
  { "slope-little", "background-even", XY_CHANGE_SLOPE, { 0, 4 }, STILL_RIGHT },
  { "vignette", "background-even", XY_CHANGE_VIGNETTE, { 45 }, WRONG },
  { "shadow", "background-even", XY_CHANGE_SHADOW, { 0.75 }, WRONG },
};

/* What CHSI's standard says of the registered image, 480 by 640; and by how much a photo has to be
 * within it, or beyond it, so that nobody would doubt. */
#define WIDTH 480.0
#define HEIGHT 640.0
#define EYES_MIN 200.0
#define EYES_MAX 300.0
#define BEYOND 12.0
#define WITHIN 8.0
#define OFF_CENTRE 60.0
#define CENTRED 25.0
#define TILTED 8.0
#define LEVEL 3.5

/* Returns: negative where the place is right, positive where it is wrong, 0 where one may doubt. */
static int
judge_place (const char *rule, const XyPhotoEyes *eyes, int width, int height)
{
  double x = (eyes->places[0].x + eyes->places[1].x) / 2 * WIDTH / width;
  double y = (eyes->places[0].y + eyes->places[1].y) / 2 * HEIGHT / height;
  double off = 0, right = 0, wrong = 0;

  if (g_str_equal (rule, "head-level"))
    {
      off = fabs (xy_photo_eyes_get_tilt (eyes));
      right = LEVEL;
      wrong = TILTED;
    }
  else if (g_str_equal (rule, "centred"))
    {
      off = fabs (x - WIDTH / 2);
      right = CENTRED;
      wrong = OFF_CENTRE;
    }
  else
    {
      off = MAX (EYES_MIN - y, y - EYES_MAX);
      right = -WITHIN;
      wrong = BEYOND;
    }
  if (off <= right)
    return -1;
  return off >= wrong ? 1 : 0;
}

static void
add_list (JsonBuilder *builder, const char *name, const char *rule)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  if (rule != NULL)
    json_builder_add_string_value (builder, rule);
  json_builder_end_array (builder);
}

static void
add_entry (JsonBuilder *builder,
           const char *file,
           const char *original,
           const Variation *variation,
           int judged,
           const XyPhotoEyes *eyes)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "file");
  json_builder_add_string_value (builder, file);
  json_builder_set_member_name (builder, "of");
  json_builder_add_string_value (builder, original);
  add_list (builder, "flag", judged > 0 ? variation->rule : NULL);
  add_list (builder, "quiet", judged < 0 ? variation->rule : NULL);
  json_builder_set_member_name (builder, "eyes");
  json_builder_begin_array (builder);
  for (guint i = 0; i < 2; i++)
    {
      json_builder_begin_array (builder);
      json_builder_add_double_value (builder, eyes->places[i].x);
      json_builder_add_double_value (builder, eyes->places[i].y);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
vary (const XyPhotoLabel *label, const char *folder, JsonBuilder *builder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_path_get_basename (label->file);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyImage) image = NULL;
  char *content;
  gsize size;

  if (!g_file_get_contents (label->path, &content, &size, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new_take (content, size);
  image = xy_image_decode (bytes, 0, &error);
  if (image == NULL)
    g_error ("%s: %s", label->path, error->message);
  *strrchr (name, '.') = '\0';
  for (guint i = 0; i < G_N_ELEMENTS (variations); i++)
    {
      const Variation *variation = &variations[i];
      XyPhotoEyes eyes = { { label->eyes[0], label->eyes[1] } };
      g_autofree char *file = g_strdup_printf ("%s-%s.jpg", name, variation->name);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GBytes) changed = NULL;
      int judged = variation->meaning == WRONG ? 1 : -1;

      /* Whose own light or place is doubtful is no ground for a photo that is still right; how a
       * head is held is known where both eyes show. */
      if (!g_strv_contains ((const char *const *) label->quiet,
                            g_str_equal (variation->rule, "head-level") ? "eyes-visible"
                                                                        : variation->rule))
        continue;
      changed = xy_photo_change (image, variation->change, variation->numbers, &eyes);
      if (variation->meaning == BY_PLACE)
        judged = judge_place (variation->rule, &eyes, image->width, image->height);
      if (judged == 0)
        continue;
      if (!g_file_set_contents (path, g_bytes_get_data (changed, NULL),
                                (gssize) g_bytes_get_size (changed), &error))
        g_error ("%s", error->message);
      add_entry (builder, file, label->original, variation, judged, &eyes);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) labels = argc == 3 ? xy_photo_labels_load (argv[1], &error) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *list = NULL;

  if (labels == NULL || g_mkdir_with_parents (argv[2], 0777) != 0)
    {
      g_printerr ("%s\n", error != NULL ? error->message
                                        : "Give a list of labelled photos and a folder to fill.");
      return 2;
    }
  json_builder_begin_array (builder);
  for (guint i = 0; i < labels->len; i++)
    {
      const XyPhotoLabel *label = g_ptr_array_index (labels, i);

      if (label->has_eyes)
        vary (label, argv[2], builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  list = g_build_filename (argv[2], "expected.json", NULL);
  if (!json_generator_to_file (generator, list, &error))
    g_error ("%s", error->message);
  return 0;
}
