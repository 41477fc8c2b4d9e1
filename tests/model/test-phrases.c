// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-phrases.h"
#include "xy-test.h"

static const char text[] = "{\"rules\": {\"sharp\": \"Hold still.\"},"
                           " \"common\": [\"Try again.\", \"Ask us.\"]}";

static XyPhrases *
parse (const char *json, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));

  return xy_phrases_parse (bytes, error);
}

static void
assert_common (const XyPhrases *phrases, guint max, const char *expected)
{
  g_auto (GStrv) list = xy_phrases_list_common (phrases, max);
  g_autofree char *joined = g_strjoinv ("|", list);

  g_assert_cmpstr (joined, ==, expected);
}

static void
the_shipped_ones_are_there_before_any_was_used (void)
{
  g_autoptr (XyPhrases) phrases = parse (text, NULL);

  g_assert_cmpstr (xy_phrases_get_for_rule (phrases, "sharp"), ==, "Hold still.");
  g_assert_null (xy_phrases_get_for_rule (phrases, "collar"));
  assert_common (phrases, 5, "Try again.|Ask us.");
  assert_common (phrases, 1, "Try again.");
}

static void
those_used_most_come_first (void)
{
  g_autoptr (XyPhrases) phrases = parse (text, NULL);

  xy_phrases_add_use (phrases, "Look up.");
  xy_phrases_add_use (phrases, " Ask us. \nLook left.");
  xy_phrases_add_use (phrases, "Look left.\n\nHold still.");
  xy_phrases_add_use (phrases, NULL);
  assert_common (phrases, 5, "Look left.|Ask us.|Look up.|Try again.");
  assert_common (phrases, 2, "Look left.|Ask us.");
  xy_phrases_forget_uses (phrases);
  assert_common (phrases, 5, "Try again.|Ask us.");
}

static void
what_is_too_long_to_be_said_twice_is_no_phrase (void)
{
  g_autoptr (XyPhrases) phrases = parse (text, NULL);
  g_autofree char *essay = g_strnfill (61, 'x');
  g_autofree char *sentence = g_strnfill (60, 'x');

  xy_phrases_add_use (phrases, essay);
  assert_common (phrases, 1, "Try again.");
  xy_phrases_add_use (phrases, sentence);
  assert_common (phrases, 1, sentence);
}

static void
another_shape_is_refused (void)
{
  const char *const others[] = { "[]", "{}", "{\"rules\": [], \"common\": []}",
                                 "{\"rules\": {\"a\": 1}, \"common\": []}",
                                 "{\"rules\": {}, \"common\": [null]}" };

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XyPhrases) phrases = parse (others[i], &error);

      g_assert_null (phrases);
      g_assert_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE);
    }
}

static void
without_data_there_are_only_those_that_were_used (void)
{
  g_autoptr (XyPhrases) phrases = xy_phrases_parse (NULL, NULL);

  assert_common (phrases, 5, "");
  xy_phrases_add_use (phrases, "Look up.");
  assert_common (phrases, 5, "Look up.");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/phrases/shipped", the_shipped_ones_are_there_before_any_was_used);
  g_test_add_func ("/phrases/used", those_used_most_come_first);
  g_test_add_func ("/phrases/long", what_is_too_long_to_be_said_twice_is_no_phrase);
  g_test_add_func ("/phrases/shape", another_shape_is_refused);
  g_test_add_func ("/phrases/none", without_data_there_are_only_those_that_were_used);
  return g_test_run ();
}
