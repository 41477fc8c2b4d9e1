// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-rule-profile.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "model/xy-json.h"

G_DEFINE_QUARK (xy_rule_profile_error, xy_rule_profile_error)

#define MAX_LENGTH (64 * 1024)
#define MAX_NUMBERS 64
#define MAX_REMINDERS 32

struct _XyRuleProfile
{
  gatomicrefcount refs;
  char *id;
  char *name;
  char *version;
  GHashTable *limits; /* path → GArray of double */
  GPtrArray *reminders;
};

/* A limit that rules ask for.  A list holds its numbers in groups of @group; 0 is a lone number. */
typedef struct
{
  const char *path;
  double least, most;
  guint group;
} Declaration;

static const Declaration declarations[] = {
  { "frame.width", 60, 6000, 0 },
  { "frame.height", 80, 8000, 0 },
  { "file-size.min", 0, 1e6, 0 },
  { "pixel-size.long", 1, 100000, 0 },
  { "pixel-size.short", 1, 100000, 0 },
  { "colour-mode.bits", 8, 48, 0 },
  { "compression.pass", 1, 100, 0 },
  { "compression.fail", 1, 100, 0 },
  { "original.size", 0, 100, 0 },
  { "original.shape", 0, 100, 0 },
  { "original.aspect", 1, 10, 0 },
  { "original.bar", 0, 1, 0 },
  { "original.edge", 0, 1, 0 },
  { "background-colour.references", 0, 255, 3 },
  { "background-colour.pass", 0, 200, 0 },
  { "background-colour.fail", 0, 200, 0 },
  { "background-even.slope", 0.01, 200, 0 },
  { "background-even.deviation", 0.01, 200, 0 },
  { "background-even.things", 0.01, 100, 0 },
  { "background-even.fail", 1, 100, 0 },
  { "clothes-colour.blue", -360, 720, 3 },
  { "clothes-colour.yellow", -360, 720, 3 },
  { "clothes-colour.green", -360, 720, 3 },
  { "clothes-colour.red", -360, 720, 3 },
  { "clothes-colour.sure", 1, 100, 0 },
  { "clothes-colour.pass", 0, 100, 0 },
  { "clothes-colour.fail", 0, 100, 0 },
  { "clothes-colour.chest", 0, 100, 0 },
  { "clothes-colour.skin-min", -180, 180, 0 },
  { "clothes-colour.skin-max", -180, 180, 0 },
  { "clothes-colour.skin-chroma", 0, 100, 0 },
  { "clothes-light.pass", 0, 100, 0 },
  { "clothes-light.fail", 0, 100, 0 },
  { "clothes-light.skin", 0, 100, 0 },
  { "clothes-background.pass", 0, 200, 0 },
  { "neckline.pass", 0, 1000, 0 },
  { "one-face.smallest", 0, 1, 0 },
  { "one-face.second", 0, 1, 0 },
  { "head-top.min", 0, 8000, 0 },
  { "head-top.max", 0, 8000, 0 },
  { "head-top.margin", 0, 8000, 0 },
  { "eye-height.min", 0, 8000, 0 },
  { "eye-height.max", 0, 8000, 0 },
  { "eye-height.margin", 0, 8000, 0 },
  { "face-width.min", 0, 6000, 0 },
  { "face-width.max", 0, 6000, 0 },
  { "face-width.margin", 0, 6000, 0 },
  { "centred.max", 0, 6000, 0 },
  { "centred.margin", 0, 6000, 0 },
  { "head-level.max", 0, 45, 0 },
  { "head-level.fail", 0, 45, 0 },
  { "facing.max", 0, 100, 0 },
  { "facing.likeness", 0, 1, 0 },
  { "eyes-visible.pass", 0, 100, 0 },
  { "eyes-visible.fail", 0, 100, 0 },
  { "eyes-visible.one", 0, 100, 0 },
  { "ears-visible.pass", 0, 100, 0 },
  { "ears-visible.turn", 0, 100, 0 },
  { "ears-visible.bulge", 0, 100, 0 },
  { "eyebrows-visible.pass", 0, 100, 0 },
  { "eyebrows-visible.covered", 0, 100, 0 },
  { "glasses.bridge", 0, 100, 0 },
  { "glasses.frame", 0, 100, 0 },
  { "mouth-closed.pass", 0, 1000, 0 },
  { "mouth-closed.fail", 0, 1000, 0 },
  { "sharp.pass", 0, 1000, 0 },
  { "sharp.fail", 0, 1000, 0 },
  { "exposure.dark", 0, 100, 0 },
  { "exposure.dark-fail", 0, 100, 0 },
  { "exposure.bright", 0, 100, 0 },
  { "exposure.bright-fail", 0, 100, 0 },
  { "exposure.backdrop-dark", 0, 10, 0 },
  { "exposure.backdrop-bright", 0, 10, 0 },
  { "light-even.pass", 0, 100, 0 },
  { "light-even.fail", 0, 100, 0 },
  { "colour-cast.pass", 0, 100, 0 },
  { "colour-cast.fail", 0, 100, 0 },
  { "red-eye.pass", 0, 100, 0 },
  { "red-eye.fail", 0, 100, 0 },
  { "shine.pass", 0, 100, 0 },
  { "shine.fail", 0, 100, 0 },
  { "lens-glare.pass", 0, 100, 0 },
  { "lens-glare.fail", 0, 100, 0 },
};

/* Pairs of which the first must not be above the second. */
static const char *const ordered[][2] = {
  { "compression.fail", "compression.pass" },
  { "pixel-size.short", "pixel-size.long" },
  { "background-colour.pass", "background-colour.fail" },
  { "clothes-colour.pass", "clothes-colour.fail" },
  { "clothes-light.fail", "clothes-light.pass" },
  { "clothes-colour.skin-min", "clothes-colour.skin-max" },
  { "head-top.min", "head-top.max" },
  { "eye-height.min", "eye-height.max" },
  { "face-width.min", "face-width.max" },
  { "head-level.max", "head-level.fail" },
  { "sharp.fail", "sharp.pass" },
  { "mouth-closed.pass", "mouth-closed.fail" },
  { "eyes-visible.fail", "eyes-visible.pass" },
  { "exposure.dark-fail", "exposure.dark" },
  { "exposure.bright", "exposure.bright-fail" },
  { "exposure.backdrop-dark", "exposure.backdrop-bright" },
  { "light-even.pass", "light-even.fail" },
  { "colour-cast.pass", "colour-cast.fail" },
  { "red-eye.pass", "red-eye.fail" },
  { "shine.pass", "shine.fail" },
  { "lens-glare.pass", "lens-glare.fail" },
};

static JsonNode *
find_limit (JsonObject *rules, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, ".", 2);
  JsonNode *rule = json_object_get_member (rules, parts[0]);

  if (rule == NULL || !JSON_NODE_HOLDS_OBJECT (rule))
    return NULL;
  return json_object_get_member (json_node_get_object (rule), parts[1]);
}

static gboolean
append_number (GArray *numbers, JsonNode *node, const Declaration *declaration)
{
  double number;

  if (!JSON_NODE_HOLDS_VALUE (node) || (json_node_get_value_type (node) != G_TYPE_INT64 &&
                                        json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  number = json_node_get_double (node);
  if (!isfinite (number) || number < declaration->least || number > declaration->most)
    return FALSE;
  g_array_append_val (numbers, number);
  return TRUE;
}

static GArray *
read_limit (JsonObject *rules, const Declaration *declaration, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));
  JsonNode *node = find_limit (rules, declaration->path);
  gboolean fine = node != NULL;

  if (fine && declaration->group == 0)
    fine = append_number (numbers, node, declaration);
  else if (fine)
    {
      JsonArray *list = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
      guint n = list != NULL ? json_array_get_length (list) : 0;

      fine = n > 0 && n <= MAX_NUMBERS && n % declaration->group == 0;
      for (guint i = 0; fine && i < n; i++)
        fine = append_number (numbers, json_array_get_element (list, i), declaration);
    }
  if (!fine)
    {
      g_set_error (error, XY_RULE_PROFILE_ERROR, XY_RULE_PROFILE_ERROR_INVALID,
                   _ ("The rule profile has no sensible value for “%s”; correct it there."),
                   declaration->path);
      return NULL;
    }
  return g_steal_pointer (&numbers);
}

static gboolean
read_limits (XyRuleProfile *profile, JsonObject *rules, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (declarations); i++)
    {
      GArray *numbers = read_limit (rules, &declarations[i], error);

      if (numbers == NULL)
        return FALSE;
      g_hash_table_insert (profile->limits, g_strdup (declarations[i].path), numbers);
    }
  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    {
      if (xy_rule_profile_get_number (profile, ordered[i][0]) >
          xy_rule_profile_get_number (profile, ordered[i][1]))
        {
          g_set_error (error, XY_RULE_PROFILE_ERROR, XY_RULE_PROFILE_ERROR_INVALID,
                       _ ("In the rule profile “%s” is above “%s”; correct one of them."),
                       ordered[i][0], ordered[i][1]);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_text (JsonObject *object, const char *member, char **place, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING || *json_node_get_string (node) == '\0')
    {
      g_set_error (error, XY_RULE_PROFILE_ERROR, XY_RULE_PROFILE_ERROR_INVALID,
                   _ ("The rule profile says no “%s”; add it."), member);
      return FALSE;
    }
  *place = g_strdup (json_node_get_string (node));
  return TRUE;
}

static void
reminder_free (gpointer data)
{
  XyReminder *reminder = data;

  g_free (reminder->rule);
  g_free (reminder->clause);
  g_free (reminder);
}

/* A profile may have none. */
static gboolean
read_reminders (XyRuleProfile *profile, JsonObject *object, GError **error)
{
  JsonNode *node = json_object_get_member (object, "reminders");
  JsonArray *list =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  guint n = list != NULL ? json_array_get_length (list) : 0;

  if (node != NULL && (list == NULL || n > MAX_REMINDERS))
    {
      g_set_error_literal (error, XY_RULE_PROFILE_ERROR, XY_RULE_PROFILE_ERROR_INVALID,
                           _ ("The rule profile's “reminders” are no list, or too many; start from "
                              "a shipped one."));
      return FALSE;
    }
  for (guint i = 0; i < n; i++)
    {
      JsonNode *entry = json_array_get_element (list, i);
      g_autoptr (JsonObject) empty = json_object_new ();
      JsonObject *from = JSON_NODE_HOLDS_OBJECT (entry) ? json_node_get_object (entry) : empty;
      XyReminder *reminder = g_new0 (XyReminder, 1);

      g_ptr_array_add (profile->reminders, reminder);
      if (!read_text (from, "rule", &reminder->rule, error) ||
          !read_text (from, "clause", &reminder->clause, error))
        return FALSE;
    }
  return TRUE;
}

XyRuleProfile *
xy_rule_profile_new_from_json (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) node = xy_json_parse (text, length, MAX_LENGTH, error);
  g_autoptr (XyRuleProfile) profile = NULL;
  JsonObject *object;
  JsonNode *rules;

  if (node == NULL)
    return NULL;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, XY_RULE_PROFILE_ERROR, XY_RULE_PROFILE_ERROR_INVALID,
                           _ ("The rule profile is no JSON object; start from a shipped one."));
      return NULL;
    }
  object = json_node_get_object (node);
  profile = g_new0 (XyRuleProfile, 1);
  g_atomic_ref_count_init (&profile->refs);
  profile->limits =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  profile->reminders = g_ptr_array_new_with_free_func (reminder_free);
  if (!read_text (object, "id", &profile->id, error) ||
      !read_text (object, "name", &profile->name, error) ||
      !read_text (object, "version", &profile->version, error))
    return NULL;
  rules = json_object_get_member (object, "rules");
  if (rules == NULL || !JSON_NODE_HOLDS_OBJECT (rules))
    {
      g_set_error_literal (error, XY_RULE_PROFILE_ERROR, XY_RULE_PROFILE_ERROR_INVALID,
                           _ ("The rule profile has no “rules”; start from a shipped one."));
      return NULL;
    }
  if (!read_limits (profile, json_node_get_object (rules), error) ||
      !read_reminders (profile, object, error))
    return NULL;
  return g_steal_pointer (&profile);
}

XyRuleProfile *
xy_rule_profile_ref (XyRuleProfile *profile)
{
  g_atomic_ref_count_inc (&profile->refs);
  return profile;
}

void
xy_rule_profile_unref (XyRuleProfile *profile)
{
  if (!g_atomic_ref_count_dec (&profile->refs))
    return;
  g_free (profile->id);
  g_free (profile->name);
  g_free (profile->version);
  g_hash_table_unref (profile->limits);
  g_ptr_array_unref (profile->reminders);
  g_free (profile);
}

const char *
xy_rule_profile_get_id (const XyRuleProfile *profile)
{
  return profile->id;
}

const char *
xy_rule_profile_get_name (const XyRuleProfile *profile)
{
  return profile->name;
}

const char *
xy_rule_profile_get_version (const XyRuleProfile *profile)
{
  return profile->version;
}

double
xy_rule_profile_get_number (const XyRuleProfile *profile, const char *path)
{
  guint n;
  const double *numbers = xy_rule_profile_get_numbers (profile, path, &n);

  g_return_val_if_fail (n == 1, 0);
  return numbers[0];
}

const double *
xy_rule_profile_get_numbers (const XyRuleProfile *profile, const char *path, guint *n)
{
  GArray *numbers = g_hash_table_lookup (profile->limits, path);

  *n = 0;
  g_return_val_if_fail (numbers != NULL, NULL);
  *n = numbers->len;
  return (const double *) (gpointer) numbers->data;
}

const GPtrArray *
xy_rule_profile_get_reminders (const XyRuleProfile *profile)
{
  return profile->reminders;
}
