// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "photo/xy-photo-check.h"
#include "xy-portrait.h"
#include "xy-test-jpeg.h"
#include "xy-test.h"

static XyPhotoReport *
check_portrait (const char *defect)
{
  g_autoptr (XyRuleProfile) profile = xy_test_load_profile ("chsi-light-blue");
  g_autoptr (GBytes) bytes = NULL;
  XyPortrait portrait;

  xy_portrait_init (&portrait, 1);
  if (defect != NULL)
    g_assert_true (xy_portrait_set_defect (&portrait, defect));
  bytes = xy_portrait_render (&portrait);
  return xy_photo_check (bytes, profile);
}

static char *
report_to_text (const XyPhotoReport *report)
{
  g_autoptr (JsonNode) node = xy_photo_report_to_json (report);

  return xy_json_to_string (node, FALSE);
}

static void
json_gives_the_report_back (void)
{
  static const char *const defects[] = { NULL, "shadow", "large-head" };

  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      g_autoptr (XyPhotoReport) report = check_portrait (defects[i]);
      g_autofree char *text = report_to_text (report);
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = xy_json_parse (text, strlen (text), 1 << 20, &error);
      g_autoptr (XyPhotoReport) back = NULL;
      g_autofree char *again = NULL;

      g_assert_no_error (error);
      back = xy_photo_report_from_json (node, &error);
      g_assert_no_error (error);
      again = report_to_text (back);
      g_assert_cmpstr (text, ==, again);
      g_assert_cmpint (back->verdict, ==, report->verdict);
      g_assert_cmpuint (back->findings->len, ==, report->findings->len);
      g_assert_cmpfloat (back->bands.eyes_max, ==, 300);
      g_assert_true (back->has_eyes);
    }
}

/* A report of what is no photo has nulls where the others have boxes. */
static void
json_of_an_empty_report_comes_back (void)
{
  g_autoptr (XyRuleProfile) profile = xy_test_load_profile ("chsi-light-blue");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("no photo", 8);
  g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);
  g_autoptr (JsonNode) node = xy_photo_report_to_json (report);
  g_autoptr (XyPhotoReport) back = xy_photo_report_from_json (node, NULL);

  g_assert_nonnull (back);
  g_assert_false (back->has_face);
  g_assert_false (back->has_eyes);
  g_assert_null (back->camera_make);
  g_assert_cmpint (back->width, ==, 0);
}

static void
mistyped_json_is_refused (void)
{
  static const char *const members[] = { "width",          "bytes",   "format", "verdict",
                                         "profile",        "checker", "camera", "crop",
                                         "bands",          "face",    "eyes",   "findings",
                                         "profile_version" };
  g_autoptr (XyPhotoReport) report = check_portrait (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (JsonNode) node = xy_photo_report_to_json (report);
      g_autoptr (GError) error = NULL;
      g_autoptr (XyPhotoReport) back = NULL;

      json_object_set_boolean_member (json_node_get_object (node), members[i], TRUE);
      back = xy_photo_report_from_json (node, &error);
      g_assert_null (back);
      g_assert_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE);
    }
}

static void
mistyped_findings_are_refused (void)
{
  static const char *const members[] = { "rule", "verdict", "regions", "limit", "message" };
  g_autoptr (XyPhotoReport) report = check_portrait (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autoptr (JsonNode) node = xy_photo_report_to_json (report);
      g_autoptr (GError) error = NULL;
      g_autoptr (XyPhotoReport) back = NULL;
      JsonArray *findings = json_object_get_array_member (json_node_get_object (node), "findings");

      json_object_set_int_member (json_array_get_object_element (findings, 0), members[i], 7);
      back = xy_photo_report_from_json (node, &error);
      g_assert_null (back);
      g_assert_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE);
    }
}

static void
verdict_names_go_both_ways (void)
{
  XyVerdict verdict;

  for (int i = XY_VERDICT_PASS; i <= XY_VERDICT_UNKNOWN; i++)
    {
      g_assert_true (xy_verdict_from_string (xy_verdict_to_string ((XyVerdict) i), &verdict));
      g_assert_cmpint (verdict, ==, i);
    }
  g_assert_false (xy_verdict_from_string ("perhaps", &verdict));
  g_assert_false (xy_verdict_from_string (NULL, &verdict));
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/photo/report/json", json_gives_the_report_back);
  g_test_add_func ("/photo/report/empty", json_of_an_empty_report_comes_back);
  g_test_add_func ("/photo/report/mistyped", mistyped_json_is_refused);
  g_test_add_func ("/photo/report/mistyped-findings", mistyped_findings_are_refused);
  g_test_add_func ("/photo/report/verdicts", verdict_names_go_both_ways);
  return g_test_run ();
}
