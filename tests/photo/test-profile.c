// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "data/xy-data.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

static XyRuleProfile *
read_profile (const char *text, GError **error)
{
  return xy_rule_profile_new_from_json (text, strlen (text), error);
}

/* The shipped profile with one passage replaced. */
static char *
change (const char *from, const char *to)
{
  g_autoptr (GBytes) bytes = xy_data_load ("profiles/chsi-light-blue.json", NULL);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoinv (to, parts);
}

static void
every_shipped_profile_is_read (void)
{
  g_auto (GStrv) names = xy_data_list ("profiles");

  g_assert_cmpuint (g_strv_length (names), >=, 3);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (names[i], strlen (names[i]) - strlen (".json"));
      g_autoptr (XyRuleProfile) profile = xy_test_load_profile (id);

      g_assert_cmpstr (xy_rule_profile_get_id (profile), ==, id);
      g_assert_cmpstr (xy_rule_profile_get_name (profile), !=, "");
      g_assert_cmpstr (xy_rule_profile_get_version (profile), !=, "");
    }
}

/* The notice's and CHSI's numbers, as the page of facts has them. */
static void
limits_are_those_of_the_standard (void)
{
  g_autoptr (XyRuleProfile) profile = xy_test_load_profile ("chsi-light-blue");
  static const struct
  {
    const char *path;
    double value;
  } limits[] = {
    { "file-size.min", 100 },  { "pixel-size.long", 640 }, { "pixel-size.short", 480 },
    { "frame.width", 480 },    { "frame.height", 640 },    { "head-top.min", 50 },
    { "head-top.max", 110 },   { "eye-height.min", 200 },  { "eye-height.max", 300 },
    { "face-width.min", 180 }, { "face-width.max", 300 },
  };
  static const double blue[] = { 100, 197, 255 };
  const double *references;
  guint n;

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    g_assert_cmpfloat (xy_rule_profile_get_number (profile, limits[i].path), ==, limits[i].value);
  references = xy_rule_profile_get_numbers (profile, "background-colour.references", &n);
  g_assert_cmpmem (references, n * sizeof (double), blue, sizeof blue);
}

static void
senseless_limits_are_refused (void)
{
  static const struct
  {
    const char *from, *to;
  } changes[] = {
    { "\"file-size\": { \"min\": 100 }", "\"file-size\": {}" },
    { "\"file-size\": { \"min\": 100 }", "\"file-size\": { \"min\": \"100\" }" },
    { "\"file-size\": { \"min\": 100 }", "\"file-size\": { \"min\": null }" },
    { "\"file-size\": { \"min\": 100 }", "\"file-size\": { \"min\": -1 }" },
    { "\"file-size\": { \"min\": 100 }", "\"file-size\": 100" },
    { "[100, 197, 255]", "[100, 197]" },
    { "[100, 197, 255]", "[]" },
    { "[100, 197, 255]", "[100, 197, 256]" },
    { "[100, 197, 255]", "100" },
    { "\"head-top\": { \"min\": 50", "\"head-top\": { \"min\": 150" },
    { "\"id\": \"chsi-light-blue\"", "\"id\": \"\"" },
    { "\"version\":", "\"Version\":" },
    { "\"rules\":", "\"limits\":" },
    { "\"compression\": { \"pass\": 70", "\"compression\": { \"pass\": 50" },
    { "\"reminders\": [", "\"reminders\": 4, \"others\": [" },
    { "{ \"rule\": \"collar\", \"clause\": \"A3-7\" }", "{ \"rule\": \"collar\" }" },
    { "{ \"rule\": \"collar\", \"clause\": \"A3-7\" }", "\"collar\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autofree char *text = change (changes[i].from, changes[i].to);
      g_autoptr (GError) error = NULL;
      g_autoptr (XyRuleProfile) profile = read_profile (text, &error);

      g_assert_null (profile);
      g_assert_error (error, XY_RULE_PROFILE_ERROR, XY_RULE_PROFILE_ERROR_INVALID);
    }
}

/* What no photo is measured by, each with the notice's clause. */
static void
a_person_is_reminded_of_what_is_not_measured (void)
{
  g_auto (GStrv) names = xy_data_list ("profiles");
  static const struct
  {
    const char *rule, *clause;
  } expected[] = { { "jewellery", "A3-6" },
                   { "head-covering", "A1-4" },
                   { "make-up", "A3-3" },
                   { "collar", "A3-7" } };

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (names[i], strlen (names[i]) - strlen (".json"));
      g_autoptr (XyRuleProfile) profile = xy_test_load_profile (id);
      const GPtrArray *reminders = xy_rule_profile_get_reminders (profile);

      g_assert_cmpuint (reminders->len, ==, G_N_ELEMENTS (expected));
      for (guint r = 0; r < reminders->len; r++)
        {
          const XyReminder *reminder = g_ptr_array_index (reminders, r);

          g_assert_cmpstr (reminder->rule, ==, expected[r].rule);
          g_assert_cmpstr (reminder->clause, ==, expected[r].clause);
        }
    }
}

static void
a_profile_without_reminders_is_read (void)
{
  g_autofree char *text = change ("\"reminders\":", "\"others\":");
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRuleProfile) profile = read_profile (text, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (xy_rule_profile_get_reminders (profile)->len, ==, 0);
}

static void
what_is_no_json_is_refused (void)
{
  static const char *const texts[] = { "", "{", "[]", "{}", "null", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XyRuleProfile) profile = read_profile (texts[i], &error);

      g_assert_null (profile);
      g_assert_nonnull (error);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo/profile/shipped", every_shipped_profile_is_read);
  g_test_add_func ("/photo/profile/standard", limits_are_those_of_the_standard);
  g_test_add_func ("/photo/profile/senseless", senseless_limits_are_refused);
  g_test_add_func ("/photo/profile/reminders", a_person_is_reminded_of_what_is_not_measured);
  g_test_add_func ("/photo/profile/no-reminders", a_profile_without_reminders_is_read);
  g_test_add_func ("/photo/profile/no-json", what_is_no_json_is_refused);
  return g_test_run ();
}
