// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-fields.h"
#include "model/xy-json.h"
#include "xy-test.h"

/* What the difference of two sets gives back when it is applied. */
static void
difference_makes_one_of_the_other (void)
{
  g_autoptr (XyFields) from = xy_fields_new ();
  g_autoptr (XyFields) to = xy_fields_new ();
  g_autoptr (XyFields) difference = NULL;

  xy_fields_set_string (from, "name", "张娜芳");
  xy_fields_set_string (from, "class", "2班");
  xy_fields_set_int (from, "number", 3);
  xy_fields_set_string (to, "name", "张娜芳");
  xy_fields_set_int (to, "number", 4);
  xy_fields_set_boolean (to, "online_only", TRUE);

  difference = xy_fields_difference (from, to);
  g_assert_false (xy_fields_has (difference, "name"));
  g_assert_true (xy_fields_has (difference, "class"));
  g_assert_cmpuint (xy_fields_get_size (difference), ==, 3);
  xy_fields_update (from, difference);
  g_assert_true (xy_fields_equal (from, to));
}

static void
before_undoes_changes (void)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autoptr (XyFields) changes = xy_fields_new ();
  g_autoptr (XyFields) original = NULL, before = NULL;

  xy_fields_set_string (fields, "name", "孟煜瑶");
  original = xy_fields_copy (fields);
  xy_fields_set_string (changes, "name", "孟煜遥");
  xy_fields_set_string (changes, "class", "1班");

  before = xy_fields_before (fields, changes);
  xy_fields_update (fields, changes);
  g_assert_false (xy_fields_equal (fields, original));
  xy_fields_update (fields, before);
  g_assert_true (xy_fields_equal (fields, original));
}

static void
json_keeps_every_type (void)
{
  const char *const rooms[] = { "202", "204", "304", NULL };
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autoptr (XyFields) back = NULL;
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (JsonNode) parsed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  xy_fields_set_string (fields, "name", "阿卜杜热合曼·买买提");
  xy_fields_set_int (fields, "big", G_MAXINT64);
  xy_fields_set_double (fields, "half", 0.5);
  xy_fields_set_boolean (fields, "yes", TRUE);
  xy_fields_set_strv (fields, "rooms", rooms);
  xy_fields_set_null (fields, "nothing");

  node = xy_json_from_fields (fields);
  text = xy_json_to_string (node, FALSE);
  parsed = xy_json_parse (text, strlen (text), 4096, &error);
  g_assert_no_error (error);
  back = xy_json_to_fields (parsed, &error);
  g_assert_no_error (error);
  g_assert_true (xy_fields_equal (fields, back));
}

static XyFields *
new_fields_of_every_type (void)
{
  const char *const rooms[] = { "202", "a \"b\" \\ c", "\t\001\n", NULL };
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "name", "阿卜杜热合曼·买买提 \"\\/\r\n\x7f");
  xy_fields_set_string (fields, "a name of nobody's", "");
  xy_fields_set_int (fields, "big", G_MAXINT64);
  xy_fields_set_int (fields, "small", G_MININT64);
  xy_fields_set_double (fields, "half", 0.5);
  xy_fields_set_double (fields, "whole", 3);
  xy_fields_set_double (fields, "huge", 1e300);
  xy_fields_set_boolean (fields, "yes", TRUE);
  xy_fields_set_boolean (fields, "no", FALSE);
  xy_fields_set_strv (fields, "rooms", rooms);
  xy_fields_set_strv (fields, "none", NULL);
  xy_fields_set_null (fields, "nothing");
  return fields;
}

static void
fields_are_the_same_by_text_and_by_tree (void)
{
  g_autoptr (XyFields) fields = new_fields_of_every_type ();
  g_autoptr (JsonNode) node = xy_json_from_fields (fields);
  g_autofree char *text = xy_json_text_from_fields (fields);
  g_autofree char *tree_text = xy_json_to_string (node, TRUE);
  g_autoptr (JsonNode) parsed = NULL;
  g_autoptr (XyFields) by_text = NULL, by_tree = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (strpbrk (text, "\n\t"));
  by_text = xy_json_text_to_fields (tree_text, strlen (tree_text), &error);
  g_assert_no_error (error);
  g_assert_true (xy_fields_equal (fields, by_text));
  parsed = xy_json_parse (text, strlen (text), 4096, &error);
  g_assert_no_error (error);
  by_tree = xy_json_to_fields (parsed, &error);
  g_assert_no_error (error);
  g_assert_true (xy_fields_equal (fields, by_tree));
}

static void
escapes_in_fields_are_read (void)
{
  static const char text[] =
      " { \"a\\u0062\" : \"\\ud83d\\ude00\\/\\b\\f\\n\\r\\t\\\"\\\\\\u4e2d\", "
      "\"c\" : [ \"\\u0031\" , \"2\" ] } ";
  g_autoptr (GError) error = NULL;
  g_autoptr (XyFields) fields = xy_json_text_to_fields (text, strlen (text), &error);
  g_auto (GStrv) list = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (xy_fields_get_string (fields, "ab"), ==, "😀/\b\f\n\r\t\"\\中");
  list = xy_fields_dup_strv (fields, "c");
  g_assert_cmpstr (list[0], ==, "1");
  g_assert_cmpstr (list[1], ==, "2");
  g_assert_null (list[2]);
}

static void
what_is_no_fields_is_refused (void)
{
  static const char *const texts[] = {
    "",
    "{",
    "[]",
    "{\"a\":1,}",
    "{\"a\":1 \"b\":2}",
    "{,\"a\":1}",
    "{\"a\"}",
    "{\"a\":}",
    "{\"a\":{}}",
    "{\"a\":[1]}",
    "{\"a\":[[]]}",
    "{\"a\":[\"b\",]}",
    "{\"a\":[,",
    "{\"a\":\"\n\"",
    "{\"a\":\"\\u0000\"}",
    "{\"a\":01}",
    "{\"a\":9223372036854775808}",
    "{} x",
    "{\"a\":\"\xff\"}",
    "{a:1}",
    "{\"a\":nul}",
    "{\"a\":\"",
    "{\"a\":[\"b\"",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XyFields) fields = xy_json_text_to_fields (texts[i], strlen (texts[i]), &error);

      if (fields != NULL)
        g_test_message ("%s", texts[i]);
      g_assert_null (fields);
      g_assert_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SYNTAX);
    }
}

static void
json_that_nests_too_deep_is_refused (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append_c (text, '[');
  node = xy_json_parse (text->str, text->len, 1 << 20, &error);
  g_assert_null (node);
  g_assert_error (error, XY_JSON_ERROR, XY_JSON_ERROR_LIMIT);
}

/* What json-glib takes or leaks on is refused before it sees it. */
static void
what_is_no_json_is_refused (void)
{
  static const char *const texts[] = {
    "",       "  ",        "{",         "[1,]",        "{\"a\":1,}",  "{a:1}",  "'a'",
    "[1 2]",  "// no\n1",  "01",        "1.",          "-",           "1e",     "tru",
    "\"a",    "\"\\x\"",   "\"\\u12\"", "\"\\u0000\"", "\"\\ud800\"", "\"\t\"", "1 1",
    "[\"a\"", "{\"a\" 1}", "{\"a\":}",  "nul",         "+1",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = xy_json_parse (texts[i], strlen (texts[i]), 4096, &error);

      g_assert_null (node);
      g_assert_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SYNTAX);
    }
}

static void
what_is_json_is_read (void)
{
  static const char *const texts[] = {
    "1",
    "-0.5e+3",
    "\"\\ud83d\\ude00 \\\" \\/ \\n\"",
    " [ ] ",
    "{ }",
    "[1, [2, {\"a\": null}]]",
    "{\"a\": true, \"b\": [false, \"学影\"]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (JsonNode) node = xy_json_parse (texts[i], strlen (texts[i]), 4096, &error);

      g_assert_no_error (error);
      g_assert_nonnull (node);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/fields/difference-makes-one-of-the-other",
                   difference_makes_one_of_the_other);
  g_test_add_func ("/model/fields/before-undoes-changes", before_undoes_changes);
  g_test_add_func ("/model/json/keeps-every-type", json_keeps_every_type);
  g_test_add_func ("/model/json/by-text-and-by-tree", fields_are_the_same_by_text_and_by_tree);
  g_test_add_func ("/model/json/escapes-in-fields", escapes_in_fields_are_read);
  g_test_add_func ("/model/json/what-is-no-fields-is-refused", what_is_no_fields_is_refused);
  g_test_add_func ("/model/json/too-deep-is-refused", json_that_nests_too_deep_is_refused);
  g_test_add_func ("/model/json/what-is-none-is-refused", what_is_no_json_is_refused);
  g_test_add_func ("/model/json/what-is-one-is-read", what_is_json_is_read);
  return g_test_run ();
}
