// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-rule-title.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static const struct
{
  const char *rule;
  const char *title;
} titles[] = {
  { "file-type", N_ ("Kind of file") },
  { "file-size", N_ ("Size of the file") },
  { "pixel-size", N_ ("Number of pixels") },
  { "colour-mode", N_ ("Colour or grey") },
  { "compression", N_ ("Compression") },
  { "camera", N_ ("Taken with a phone") },
  { "edited", N_ ("Retouched") },
  { "original", N_ ("Not an original") },
  { "background-colour", N_ ("Colour of the background") },
  { "background-even", N_ ("Background not even") },
  { "one-face", N_ ("One face") },
  { "head-top", N_ ("Room above the head") },
  { "eye-height", N_ ("Height of the eyes") },
  { "face-width", N_ ("Size of the face") },
  { "centred", N_ ("Head not in the middle") },
  { "head-level", N_ ("Head tilted") },
  { "facing", N_ ("Head turned") },
  { "sharp", N_ ("Not sharp") },
  { "exposure", N_ ("Too dark or too bright") },
  { "light-even", N_ ("Uneven light") },
  { "colour-cast", N_ ("Colour cast") },
  { "red-eye", N_ ("Red eyes") },
  { "shine", N_ ("Shine on the face") },
  { "eyes-visible", N_ ("Eyes covered or closed") },
  { "eyebrows-visible", N_ ("Eyebrows covered") },
  { "ears-visible", N_ ("Ears covered") },
  { "glasses", N_ ("Glasses") },
  { "lens-glare", N_ ("Glare on the glasses") },
  { "mouth-closed", N_ ("Teeth show") },
  { "clothes-colour", N_ ("Colour of the clothes") },
  { "clothes-light", N_ ("Dark clothes") },
  { "clothes-background", N_ ("Clothes like the background") },
  { "neckline", N_ ("Low neckline") },
  { "jewellery", N_ ("Jewellery") },
  { "head-covering", N_ ("Something on the head") },
  { "make-up", N_ ("Heavy make-up") },
  { "collar", N_ ("High or fur collar") },
};

const char *
xy_rule_get_title (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_str_equal (titles[i].rule, rule))
      return _ (titles[i].title);
  return rule;
}

char *
xy_rule_dup_clause (const char *clause)
{
  int attachment, item, end = 0;

  if (g_str_equal (clause, "CHSI"))
    return g_strdup (_ ("CHSI standard"));
  if (sscanf (clause, "A%d-%d%n", &attachment, &item, &end) == 2 && clause[end] == '\0')
    /* Translators: where in a notice something is written. */
    return g_strdup_printf (_ ("attachment %d, item %d"), attachment, item);
  if (sscanf (clause, "N-%d%n", &item, &end) == 1 && clause[end] == '\0')
    /* Translators: where in a notice something is written. */
    return g_strdup_printf (_ ("notice, item %d"), item);
  return g_strdup (clause);
}

const char *const *
xy_rule_get_unmeasured (void)
{
  static const char *const rules[] = { "jewellery", "head-covering", "make-up", "collar", NULL };

  return rules;
}
