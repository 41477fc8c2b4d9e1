// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-id-number.h"
#include "store/xy-store-home.h"
#include "xy-cli-run.h"

/* The roster has 132 students of 法学院 in twelve classes of eleven; the college is the first of
 * the notice's first hour, from half past eight, where three rooms take 120 an hour each: six a
 * minute. */

static char *
dup_data (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");

  xy_run_assert_fine (import);
  return g_steal_pointer (&data);
}

static JsonArray *
get_queues (JsonNode *node)
{
  return json_object_get_array_member (json_node_get_object (node), "queues");
}

static JsonObject *
get_only_queue (JsonNode *node)
{
  g_assert_cmpuint (json_array_get_length (get_queues (node)), ==, 1);
  return json_array_get_object_element (get_queues (node), 0);
}

static JsonObject *
get_student (JsonObject *queue, guint i)
{
  return json_array_get_object_element (json_object_get_array_member (queue, "students"), i);
}

static void
assert_student (JsonObject *queue, guint i, const char *class_name, guint row, const char *expected)
{
  JsonObject *student = get_student (queue, i);
  g_autofree char *number = xy_run_dup_number (row);

  g_assert_cmpint (json_object_get_int_member (student, "place"), ==, i + 1);
  g_assert_cmpstr (json_object_get_string_member (student, "class"), ==, class_name);
  g_assert_cmpstr (json_object_get_string_member (student, "student_number"), ==, number);
  g_assert_cmpstr (json_object_get_string_member (student, "name"), ==, "张三");
  g_assert_cmpstr (json_object_get_string_member (student, "expected"), ==, expected);
}

static void
queue_has_everybody_s_place_and_minute (void)
{
  g_autofree char *data = dup_data ();
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "queue", "--college", "法学院", "--json");
  g_autoptr (JsonNode) node = NULL;
  JsonObject *queue;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  queue = get_only_queue (node);
  g_assert_cmpstr (json_object_get_string_member (queue, "college"), ==, "法学院");
  g_assert_cmpint (json_object_get_int_member (queue, "group"), ==, 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (queue, "students")), ==,
                    XY_RUN_STUDENTS);
  /* Row by row of the roster is class by class; 2班 stands before 10班. */
  assert_student (queue, 0, "1班", 0, "08:30");
  assert_student (queue, 6, "1班", 72, "08:31");
  assert_student (queue, 11, "2班", 1, "08:31");
  assert_student (queue, 12, "2班", 13, "08:32");
  assert_student (queue, 131, "12班", 131, "08:51");
}

static void
queue_of_an_hour_is_of_that_hour (void)
{
  g_autofree char *data = dup_data ();
  g_autoptr (XyRun) all = XY_CTL (data, "schedule", "queue", "--json");
  g_autoptr (JsonNode) all_node = xy_run_parse (all);
  const char *slot = json_object_get_string_member (get_only_queue (all_node), "slot");
  g_autoptr (XyRun) own = XY_CTL (data, "schedule", "queue", "--slot", slot, "--json");
  g_autoptr (XyRun) show = XY_CTL (data, "schedule", "show", "--json");
  g_autoptr (JsonNode) show_node = xy_run_parse (show);
  JsonArray *sessions = json_object_get_array_member (json_node_get_object (show_node), "sessions");
  JsonArray *slots =
      json_object_get_array_member (json_array_get_object_element (sessions, 0), "slots");
  const char *later =
      json_object_get_string_member (json_array_get_object_element (slots, 1), "id");
  g_autoptr (XyRun) other = XY_CTL (data, "schedule", "queue", "--slot", later, "--json");
  g_autoptr (JsonNode) other_node = xy_run_parse (other);

  g_assert_cmpstr (own->out, ==, all->out);
  g_assert_cmpuint (json_array_get_length (get_queues (other_node)), ==, 0);
}

static void
queue_in_lines_says_the_same (void)
{
  g_autofree char *data = dup_data ();
  g_autofree char *number = xy_run_dup_number (0);
  g_autofree char *line = g_strdup_printf ("\n1\t08:30\t1班\t%s\t张三\n", number);
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "queue");
  g_auto (GStrv) lines = NULL;

  xy_run_assert_fine (run);
  lines = g_strsplit (run->out, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "法学院, 08:30–09:30, group 1");
  g_assert_nonnull (strstr (run->out, line));
  /* The heading, the students, and what is behind the last line's end. */
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + XY_RUN_STUDENTS + 1);
}

/* Sixty more, of a class that comes after the others. */
static char *
dup_more (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  char *path = g_build_filename (folder, "more.csv", NULL);
  g_autoptr (GString) text = g_string_new ("学号,姓名,身份证号,学院,班级\r\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *digits = g_strdup_printf ("99000019980101%03u", i);

      g_string_append_printf (text, "2019391%05u,李四,%s%c,法学院,99班\r\n", i, digits,
                              xy_id_number_compute_check (digits));
    }
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  return path;
}

static void
who_comes_too_late_is_a_problem (void)
{
  g_autofree char *data = dup_data ();
  g_autofree char *more = dup_more ();
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", more, "--college", "法学院");
  g_autoptr (XyRun) json = XY_CTL (data, "schedule", "queue", "--json");
  g_autoptr (XyRun) lines = XY_CTL (data, "schedule", "queue");
  g_autoptr (JsonNode) node = NULL;

  g_assert_cmpint (import->status, !=, 2);
  /* 192 come, and half an hour takes 180. */
  g_assert_cmpint (json->status, ==, 1);
  g_assert_cmpint (lines->status, ==, 1);
  g_assert_true (g_str_has_suffix (lines->out, "\n12 of them come after the group's own time\n"));
  node = xy_run_parse (json);
  g_assert_cmpstr (
      json_object_get_string_member (get_student (get_only_queue (node), 180), "expected"), ==,
      "09:00");
}

/* Lets only one class of the college come with its place. */
static void
leave_one_class (const char *data, const char *class_name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = g_ptr_array_new ();
  g_autoptr (XyStore) store = xy_store_home_open_current (data, seed, &error);
  g_autoptr (GPtrArray) places = NULL, students = NULL;
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  const char *college;

  g_assert_no_error (error);
  places = xy_store_list (store, XY_KIND_ASSIGNMENT, &error);
  g_assert_no_error (error);
  students = xy_store_list (store, XY_KIND_STUDENT, &error);
  g_assert_no_error (error);
  college = xy_fields_get_string (((XyRecord *) students->pdata[0])->fields, "college");
  for (guint i = 0; i < places->len; i++)
    {
      const XyRecord *place = g_ptr_array_index (places, i);
      XyFields *fields;

      if (g_strcmp0 (xy_fields_get_string (place->fields, "college"), college) != 0)
        continue;
      fields = xy_fields_new ();
      xy_fields_set_strv (fields, "classes", (const char *[]){ class_name, NULL });
      g_ptr_array_add (edits, xy_edit_new (XY_KIND_ASSIGNMENT, place->id, fields));
    }
  g_assert_cmpuint (edits->len, ==, 1);
  xy_store_apply (store, "one class", edits, &error);
  g_assert_no_error (error);
}

static void
who_has_no_place_has_no_minute (void)
{
  g_autofree char *data = dup_data ();
  g_autoptr (XyRun) run = NULL;
  g_autoptr (JsonNode) node = NULL;
  JsonObject *placed, *left;

  leave_one_class (data, "2班");
  run = XY_CTL (data, "schedule", "queue", "--json");
  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  g_assert_cmpuint (json_array_get_length (get_queues (node)), ==, 2);
  placed = json_array_get_object_element (get_queues (node), 0);
  left = json_array_get_object_element (get_queues (node), 1);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (placed, "students")), ==,
                    XY_RUN_STUDENTS / 12);
  assert_student (placed, 0, "2班", 1, "08:30");
  g_assert_true (json_object_get_null_member (left, "slot"));
  g_assert_cmpint (json_object_get_int_member (left, "group"), ==, 0);
  g_assert_true (json_object_get_null_member (get_student (left, 0), "expected"));
}

static void
nobody_known_is_no_queue (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "queue", "--json");
  g_autoptr (JsonNode) node = NULL;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  g_assert_cmpuint (json_array_get_length (get_queues (node)), ==, 0);
}

static void
what_is_not_there_has_no_queue (void)
{
  static const char *const wrong[][7] = {
    { "schedule", "queue", "--slot", "nowhere" },
    { "schedule", "queue", "--college", "没有" },
    { "schedule", "queue", "法学院" },
    { "schedule", "queue", "--slot" },
  };
  g_autofree char *data = dup_data ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (XyRun) run = xy_run_program ("src/cli/xueyingctl", data, NULL, wrong[i]);

      xy_run_assert_failed (run);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/cli/queue/place-and-minute", queue_has_everybody_s_place_and_minute);
  g_test_add_func ("/cli/queue/of-an-hour", queue_of_an_hour_is_of_that_hour);
  g_test_add_func ("/cli/queue/lines", queue_in_lines_says_the_same);
  g_test_add_func ("/cli/queue/late", who_comes_too_late_is_a_problem);
  g_test_add_func ("/cli/queue/no-place", who_has_no_place_has_no_minute);
  g_test_add_func ("/cli/queue/nobody", nobody_known_is_no_queue);
  g_test_add_func ("/cli/queue/not-there", what_is_not_there_has_no_queue);
  return g_test_run ();
}
