// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules red-eye (A1-4), shine (A3-3) and lens-glare (A3-5): light that comes straight back. */

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "photo/xy-measures.h"

#define N_PIXELS ((gsize) XY_PATCH_WIDTH * XY_PATCH_HEIGHT)

/* Around the middle of each eye, farther than a pupil and not yet the corner of the eye. */
#define PUPIL_REACH 9
/* An iris has this many pixels in the patch. */
#define IRIS 113.0
/* What no skin and no brown eye is: a* of at least this, and red so many times the others. */
#define RED 36
#define REDDER 1.9

/* The part of the face that can shine: forehead, nose and cheeks, an oval without eyes. */
#define SHINE_X 105
#define SHINE_Y 125
#define SHINE_WIDTH 62
#define SHINE_HEIGHT 85
#define SHINE_BOTTOM 163
#define EYE_WIDTH 28
#define EYE_HEIGHT 17
/* All channels of what mirrors the lamp rather than shows the skin are at least this. */
#define MIRRORED 235
/* Skin of this lightness is cut off itself. */
#define WHITE_SKIN 92

/* Around each eye, as far as a lens reaches; above is the brow, below the cheek. */
#define LENS_WIDTH 28
#define LENS_ABOVE 19
#define LENS_BELOW 17
/* Glare is this light, has less colour than this, and less than this share of the skin's, which in
 * bluish light has little. */
#define GLARE_LIGHTNESS 80
#define GLARE_CHROMA 9
#define GLARE_SKIN_CHROMA 0.6

static int
get_eye_column (guint eye)
{
  return XY_PATCH_LEFT_EYE + (int) eye * XY_PATCH_EYES;
}

static void
tell (XyMeasures *measures,
      const char *rule,
      const char *clause,
      double percent,
      const char *right,
      const char *wrong,
      const guint8 *mask)
{
  g_autofree char *pass_path = g_strconcat (rule, ".pass", NULL);
  g_autofree char *fail_path = g_strconcat (rule, ".fail", NULL);
  double pass = xy_measures_get (measures, pass_path);
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (percent > xy_measures_get (measures, fail_path))
    verdict = XY_VERDICT_FAIL;
  else if (percent > pass)
    verdict = XY_VERDICT_LOOK;
  finding =
      xy_measures_add (measures, rule, clause, verdict, verdict == XY_VERDICT_PASS ? right : wrong);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (percent);
  finding->unit = g_strdup ("%");
  finding->limit = g_strdup_printf ("≤ %g %%", pass);
  if (verdict != XY_VERDICT_PASS)
    xy_patch_add_mask (measures, finding, mask);
}

/* The next pixel from @first on that a mask has; N_PIXELS if there is none. */
static gsize
find_next (const guint8 *mask, gsize first)
{
  const guint8 *found = first < N_PIXELS ? memchr (mask + first, 1, N_PIXELS - first) : NULL;

  return found != NULL ? (gsize) (found - mask) : N_PIXELS;
}

/* Keeps what a square of three pixels fits into: single bright pixels are noise. */
static void
open_mask (guint8 *mask)
{
  g_autofree guint8 *eroded = g_malloc0 (N_PIXELS);

  for (gsize i = find_next (mask, 0); i < N_PIXELS; i = find_next (mask, i + 1))
    {
      const guint8 *at = mask + i;
      gsize x = i % XY_PATCH_WIDTH, y = i / XY_PATCH_WIDTH;

      if (x == 0 || y == 0 || x == XY_PATCH_WIDTH - 1 || y == XY_PATCH_HEIGHT - 1)
        continue;
      eroded[i] = at[-1] && at[1] && at[-XY_PATCH_WIDTH] && at[XY_PATCH_WIDTH] &&
                  at[-XY_PATCH_WIDTH - 1] && at[-XY_PATCH_WIDTH + 1] && at[XY_PATCH_WIDTH - 1] &&
                  at[XY_PATCH_WIDTH + 1];
    }
  memset (mask, 0, N_PIXELS);
  for (gsize i = find_next (eroded, 0); i < N_PIXELS; i = find_next (eroded, i + 1))
    {
      memset (mask + i - XY_PATCH_WIDTH - 1, 1, 3);
      memset (mask + i - 1, 1, 3);
      memset (mask + i + XY_PATCH_WIDTH - 1, 1, 3);
    }
}

/* The part of the iris, of the eye that has more, that is red. */
static void
judge_red_eye (XyMeasures *measures)
{
  const XyFacePatch *patch = measures->patch;
  g_autofree guint8 *mask = NULL;
  guint most = 0;

  if (!xy_measures_need_patch (measures, "red-eye", "A1-4"))
    return;
  mask = g_malloc0 (N_PIXELS);
  for (guint eye = 0; eye < 2; eye++)
    {
      guint n = 0;

      for (int dy = -PUPIL_REACH; dy < PUPIL_REACH; dy++)
        {
          for (int dx = -PUPIL_REACH; dx < PUPIL_REACH; dx++)
            {
              gsize i = xy_patch_index (get_eye_column (eye) + dx, XY_PATCH_EYE_ROW + dy);
              const guint8 *rgb = patch->rgb + i * 3;

              if (hypot (dx + 0.5, dy + 0.5) >= PUPIL_REACH || patch->lab[1]->values[i] <= RED ||
                  rgb[0] <= REDDER * MAX (rgb[1], rgb[2]))
                continue;
              mask[i] = 1;
              n++;
            }
        }
      most = MAX (most, n);
    }
  tell (measures, "red-eye", "A1-4", MIN (100, most / IRIS * 100), _ ("The pupils are not red."),
        _ ("The flash has made the pupils red; take the photo again without a flash beside the "
           "lens."),
        mask);
}

static gboolean
can_shine (int x, int y)
{
  double dx = (x + 0.5 - SHINE_X) / SHINE_WIDTH, dy = (y + 0.5 - SHINE_Y) / SHINE_HEIGHT;

  if (y >= SHINE_BOTTOM || dx * dx + dy * dy >= 1)
    return FALSE;
  if (ABS (y - XY_PATCH_EYE_ROW) >= EYE_HEIGHT)
    return TRUE;
  return ABS (x - get_eye_column (0)) >= EYE_WIDTH && ABS (x - get_eye_column (1)) >= EYE_WIDTH;
}

static void
judge_shine (XyMeasures *measures)
{
  const XyFacePatch *patch = measures->patch;
  g_autofree guint8 *mask = NULL;
  guint n = 0, looked_at = 0;

  if (!xy_measures_need_patch (measures, "shine", "A3-3"))
    return;
  if (measures->skin.mean[0] > WHITE_SKIN)
    {
      xy_measures_add (measures, "shine", "A3-3", XY_VERDICT_UNKNOWN,
                       _ ("This was not measured, because the whole face is too bright."));
      return;
    }
  mask = g_malloc0 (N_PIXELS);
  for (int y = SHINE_Y - SHINE_HEIGHT; y < SHINE_BOTTOM; y++)
    {
      for (int x = SHINE_X - SHINE_WIDTH; x < SHINE_X + SHINE_WIDTH; x++)
        {
          gsize i = xy_patch_index (x, y);
          const guint8 *rgb = patch->rgb + i * 3;

          if (!patch->inside[i] || !can_shine (x, y))
            continue;
          looked_at++;
          mask[i] = MIN (MIN (rgb[0], rgb[1]), rgb[2]) >= MIRRORED;
        }
    }
  open_mask (mask);
  for (gsize i = 0; i < N_PIXELS; i++)
    n += mask[i];
  tell (measures, "shine", "A3-3", looked_at > 0 ? 100.0 * n / looked_at : 0,
        _ ("The skin does not shine."),
        _ ("The skin shines; wipe sweat and oil off the face, and let the light come softly or "
           "from the side."),
        mask);
}

/* How many pixels the patch of touching ones around one has; they are taken out of the mask. */
static guint
take_spot (guint8 *mask, gsize first, GArray *stack)
{
  guint n = 0;

  mask[first] = 0;
  g_array_append_val (stack, first);
  while (stack->len > 0)
    {
      gsize i = g_array_index (stack, gsize, stack->len - 1);
      const gsize neighbours[] = { i - 1, i + 1, i - XY_PATCH_WIDTH, i + XY_PATCH_WIDTH };

      g_array_set_size (stack, stack->len - 1);
      n++;
      for (guint k = 0; k < G_N_ELEMENTS (neighbours); k++)
        {
          if (!mask[neighbours[k]])
            continue;
          mask[neighbours[k]] = 0;
          g_array_append_val (stack, neighbours[k]);
        }
    }
  return n;
}

/* Leaves of a mask the largest patch of touching pixels on the side of each eye; how many pixels
 * they have together. */
static guint
keep_largest_spots (guint8 *mask)
{
  g_autofree guint8 *left = g_memdup2 (mask, N_PIXELS);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (gsize));
  guint most[2] = { 0 };
  gsize largest[2] = { 0 };

  for (gsize i = find_next (left, 0); i < N_PIXELS; i = find_next (left, i + 1))
    {
      guint n = take_spot (left, i, stack);
      guint eye = i % XY_PATCH_WIDTH < XY_PATCH_WIDTH / 2 ? 0 : 1;

      if (n > most[eye])
        {
          most[eye] = n;
          largest[eye] = i;
        }
    }
  /* Taken out of one of two equal masks a spot is what tells them apart. */
  memcpy (left, mask, N_PIXELS);
  for (guint eye = 0; eye < 2; eye++)
    if (most[eye] > 0)
      take_spot (left, largest[eye], stack);
  for (gsize i = 0; i < N_PIXELS; i++)
    mask[i] ^= left[i];
  return most[0] + most[1];
}

/* The largest bright spot before each eye, as a part of what is looked at around both. */
static void
judge_lens_glare (XyMeasures *measures)
{
  const XyFacePatch *patch = measures->patch;
  const double looked_at = 2.0 * (2 * LENS_WIDTH) * (LENS_ABOVE + LENS_BELOW);
  g_autofree guint8 *mask = NULL;
  double chroma;
  guint n;

  if (!xy_measures_need_patch (measures, "lens-glare", "A3-5"))
    return;
  chroma = MIN (GLARE_CHROMA,
                GLARE_SKIN_CHROMA * hypot (measures->skin.mean[1], measures->skin.mean[2]));
  mask = g_malloc0 (N_PIXELS);
  for (guint eye = 0; eye < 2; eye++)
    {
      for (int dy = -LENS_ABOVE; dy < LENS_BELOW; dy++)
        {
          for (int dx = -LENS_WIDTH; dx < LENS_WIDTH; dx++)
            {
              gsize i = xy_patch_index (get_eye_column (eye) + dx, XY_PATCH_EYE_ROW + dy);
              float a = patch->lab[1]->values[i], b = patch->lab[2]->values[i];

              mask[i] =
                  patch->lab[0]->values[i] > GLARE_LIGHTNESS && a * a + b * b < chroma * chroma;
            }
        }
    }
  open_mask (mask);
  n = keep_largest_spots (mask);
  tell (measures, "lens-glare", "A3-5", 100.0 * n / looked_at,
        _ ("No light is mirrored before the eyes."),
        _ ("Glasses mirror a light before the eyes; take them off, or raise the lamp until the "
           "reflection is gone."),
        mask);
}

void
xy_rules_reflections (XyMeasures *measures)
{
  judge_red_eye (measures);
  judge_shine (measures);
  judge_lens_glare (measures);
}
