// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-json.h"
#include "roster/xy-roster.h"
#include "xy-test.h"

static JsonNode *
load_expected (void)
{
  g_autofree char *path = xy_test_dup_fixture ("rosters/expected.json");
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  JsonNode *node;
  gsize length;

  if (path == NULL)
    return NULL;
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  node = xy_json_parse (text, length, 1 << 20, &error);
  g_assert_no_error (error);
  return node;
}

/* The students' JSON object in that row of the sheet. */
static JsonObject *
find_row (JsonArray *students, gint64 row)
{
  for (guint i = 0; i < json_array_get_length (students); i++)
    {
      JsonObject *student = json_array_get_object_element (students, i);

      if (json_object_get_int_member (student, "row") == row)
        return student;
    }
  return NULL;
}

static void
assert_same_problems (JsonArray *found, JsonArray *expected)
{
  g_assert_cmpuint (json_array_get_length (found), ==, json_array_get_length (expected));
  for (guint i = 0; i < json_array_get_length (found); i++)
    {
      JsonObject *is = json_array_get_object_element (found, i);
      JsonObject *should = json_array_get_object_element (expected, i);

      g_assert_cmpint (json_object_get_int_member (is, "row"), ==,
                       json_object_get_int_member (should, "row"));
      g_assert_cmpstr (json_object_get_string_member (is, "field"), ==,
                       json_object_get_string_member (should, "field"));
      g_assert_cmpstr (json_object_get_string_member (is, "kind"), ==,
                       json_object_get_string_member (should, "kind"));
      g_assert_cmpuint (strlen (json_object_get_string_member (is, "message")), >, 10);
    }
}

/* Returns how many repairs are expected; each must be told, and stand in its student. */
static guint
assert_repaired (JsonObject *is, JsonObject *should, const char *member, const char *field)
{
  JsonArray *repairs = json_object_get_array_member (is, "repairs");
  g_autoptr (GList) rows = NULL;
  JsonObject *values;
  guint n = 0;

  if (!json_object_has_member (should, member))
    return 0;
  values = json_object_get_object_member (should, member);
  rows = json_object_get_members (values);
  for (GList *l = rows; l != NULL; l = l->next, n++)
    {
      gint64 row = g_ascii_strtoll (l->data, NULL, 10);
      const char *value = json_object_get_string_member (values, l->data);
      JsonObject *student = find_row (json_object_get_array_member (is, "students"), row);
      gboolean told = FALSE;

      g_assert_nonnull (student);
      g_assert_cmpstr (json_object_get_string_member (student, field), ==, value);
      for (guint i = 0; i < json_array_get_length (repairs); i++)
        {
          JsonObject *repair = json_array_get_object_element (repairs, i);

          told = told || (json_object_get_int_member (repair, "row") == row &&
                          g_str_equal (json_object_get_string_member (repair, "field"), field) &&
                          g_str_equal (json_object_get_string_member (repair, "to"), value) &&
                          !g_str_equal (json_object_get_string_member (repair, "from"), value));
        }
      g_assert_true (told);
    }
  return n;
}

static void
assert_sample (JsonArray *students, JsonArray *sample)
{
  for (guint i = 0; i < json_array_get_length (sample); i++)
    {
      JsonObject *should = json_array_get_object_element (sample, i);
      guint place = i < 2 ? i : json_array_get_length (students) - 1;
      JsonObject *is = json_array_get_object_element (students, place);
      g_autoptr (GList) fields = json_object_get_members (should);

      for (GList *l = fields; l != NULL; l = l->next)
        g_assert_cmpstr (json_object_get_string_member (is, l->data), ==,
                         json_object_get_string_member (should, l->data));
    }
}

static void
is_as_expected (gconstpointer data)
{
  const char *file = data;
  g_autoptr (JsonNode) expected = load_expected ();
  g_autofree char *name = g_strconcat ("rosters/", file, NULL);
  g_autofree char *path = NULL;
  g_autoptr (JsonNode) json = NULL;
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;
  JsonObject *is, *should;
  guint n_repairs;

  if (expected == NULL)
    return;
  path = xy_test_dup_fixture (name);
  roster = xy_roster_read (path, NULL, NULL, &error);
  g_assert_no_error (error);
  json = xy_roster_to_json (roster);
  is = json_node_get_object (json);
  should = json_object_get_object_member (json_node_get_object (expected), file);

  g_assert_cmpint (json_array_get_length (json_object_get_array_member (is, "students")), ==,
                   json_object_get_int_member (should, "students"));
  assert_same_problems (json_object_get_array_member (is, "problems"),
                        json_object_get_array_member (should, "problems"));
  n_repairs = assert_repaired (is, should, "repaired", "id_number") +
              assert_repaired (is, should, "name_repaired", "name");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (is, "repairs")), ==,
                    n_repairs);
  if (json_object_has_member (should, "encoding"))
    g_assert_cmpstr (json_object_get_string_member (is, "encoding"), ==,
                     json_object_get_string_member (should, "encoding"));
  assert_sample (json_object_get_array_member (is, "students"),
                 json_object_get_array_member (should, "sample"));
}

int
main (int argc, char **argv)
{
  static const char *const files[] = { "business.xls",   "chemistry.csv",   "law.xlsx",
                                       "literature.ods", "mathematics.csv", "physics.xlsx",
                                       "tourism.xls" };

  xy_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_strconcat ("/roster/fixtures/", files[i], NULL);

      g_test_add_data_func (path, files[i], is_as_expected);
    }
  return g_test_run ();
}
