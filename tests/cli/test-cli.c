// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "store/xy-store-home.h"
#include "xy-cli-run.h"
#include "xy-portrait.h"

/* The command line's contract, kept by the program itself in an empty environment. */

static GPtrArray *
list_in_store (const char *data, XyKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = g_ptr_array_new ();
  g_autoptr (XyStore) store = xy_store_home_open_current (data, seed, &error);
  GPtrArray *records;

  g_assert_no_error (error);
  records = xy_store_list (store, kind, &error);
  g_assert_no_error (error);
  return records;
}

static char *
join_names (JsonArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (names); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "、" : "",
                            json_array_get_string_element (names, i));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static JsonArray *
get_slots (JsonNode *schedule)
{
  JsonArray *sessions = json_object_get_array_member (json_node_get_object (schedule), "sessions");

  g_assert_cmpuint (json_array_get_length (sessions), ==, 1);
  return json_object_get_array_member (json_array_get_object_element (sessions, 0), "slots");
}

static void
schedule_of_a_fresh_folder_is_attachment_2 (void)
{
  static const struct
  {
    const char *start;
    const char *end;
    const char *groups[2];
  } notice[] = {
    { "08:30", "09:30", { "法学院、附属二医院", "商学院、历文院、化工院" } },
    { "09:30", "10:30", { "文学院、国汉院", "地科院、旅游学院" } },
    { "10:30", "11:30", { "工设院、外院", "生科院、体院" } },
    { "13:00", "14:00", { "公管院、省人医、湘东医院", "张家界医院、岳阳医院、光琇医院" } },
    { "14:00", "15:00", { "教科院、长沙医院、湘南医院", "新传院、马克思主义学院" } },
    { "15:00", "16:00", { "美院、音乐学院、医学院", "数统院、物电院、信息院" } },
  };
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) run = XY_CTL (data, "schedule", "show", "--json");
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *rooms = NULL;
  JsonObject *session;
  JsonArray *slots;

  xy_run_assert_fine (run);
  node = xy_run_parse (run);
  slots = get_slots (node);
  session = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (node), "sessions"), 0);
  rooms = join_names (json_object_get_array_member (session, "rooms"));
  g_assert_cmpstr (json_object_get_string_member (session, "date"), ==, "2021-12-12");
  g_assert_cmpstr (json_object_get_string_member (session, "building"), ==, "景德楼南栋");
  g_assert_cmpstr (rooms, ==, "202、204、304");
  g_assert_cmpuint (json_array_get_length (slots), ==, G_N_ELEMENTS (notice));
  for (guint i = 0; i < G_N_ELEMENTS (notice); i++)
    {
      JsonObject *slot = json_array_get_object_element (slots, i);
      JsonArray *groups = json_object_get_array_member (slot, "groups");

      g_assert_cmpstr (json_object_get_string_member (slot, "start"), ==, notice[i].start);
      g_assert_cmpstr (json_object_get_string_member (slot, "end"), ==, notice[i].end);
      g_assert_cmpuint (json_array_get_length (groups), ==, 2);
      for (guint j = 0; j < 2; j++)
        {
          g_autofree char *names = join_names (json_array_get_array_element (groups, j));

          g_assert_cmpstr (names, ==, notice[i].groups[j]);
        }
    }
}

static void
what_cannot_be_done_says_so_in_one_line_and_stores_nothing (void)
{
  static const char *const wrong[][7] = {
    { NULL },
    { "frobnicate" },
    { "--frobnicate" },
    { "bench", "export" },
    { "bench", "roster", "--students", "0" },
    { "export", "chsi", "--out", "x.zip" },
    { "print", "timetable", "-o", "x.pdf" },
    { "roster" },
    { "roster", "write" },
    { "roster", "read" },
    { "roster", "read", "/nonexistent/名单.xlsx" },
    { "roster", "read", "one.csv", "two.csv" },
    { "roster", "import", "/nonexistent/名单.xlsx", "--college", "法学院" },
    { "roster", "list", "--frobnicate" },
    { "photo", "check" },
    { "photo", "check", "/nonexistent/照片.jpg", "--json" },
    { "photo", "check", "/dev/null/x", "--profile", "../chsi-light-blue" },
    { "photo", "import", "/nonexistent" },
    { "schedule", "move", "法学院" },
    { "decide", "201939000001" },
    { "decide", "201939000001", "perhaps" },
    { "decide", "201939000001", "accept", "--reason", "teeth" },
    { "print", "attendance" },
    { "print", "attendance", "-o", "list.doc" },
    { "login", "--server", "http://127.0.0.1:1" },
    { "login", "--server", "http://photo.example.cn", "--account", "law" },
    { "login", "--server", "http://127.0.0.1:1", "--account", "law" },
  };
  g_autofree char *data = xy_run_dup_data ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (XyRun) run = xy_run_program ("src/cli/xueyingctl", data, "a password\n", wrong[i]);

      xy_run_assert_failed (run);
      g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
    }
}

static void
what_is_not_there_says_so_in_one_line (void)
{
  static const char *const wrong[][8] = {
    { "sync" },
    { "sync", "--json" },
    { "roster", "list", "--college", "没有这个学院" },
    { "schedule", "move", "法学院", "--slot", "nowhere", "--group", "1" },
    { "schedule", "move", "没有", "--slot", "nowhere", "--group", "1" },
    { "decide", "201939000001", "accept" },
    { "print", "attendance", "-o", "/nonexistent/list.pdf" },
  };
  g_autofree char *data = xy_run_dup_data ();

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (XyRun) run = xy_run_program ("src/cli/xueyingctl", data, NULL, wrong[i]);

      xy_run_assert_failed (run);
    }
}

static void
help_names_every_command (void)
{
  static const char *const commands[] = {
    "roster read",   "roster import", "roster list",    "photo check",      "photo import",
    "schedule show", "schedule move", "schedule queue", "print attendance", "decide",
    "login",         "sync",          "bench roster",
  };
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) help = XY_CTL (data, "--help");
  g_autoptr (XyRun) version = XY_CTL (data, "--version");

  xy_run_assert_fine (help);
  xy_run_assert_fine (version);
  g_assert_true (g_str_has_prefix (version->out, "xueyingctl "));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strconcat ("  xueyingctl ", commands[i], " ", NULL);
      g_auto (GStrv) words = g_strsplit (commands[i], " ", 2);
      g_autoptr (XyRun) own =
          xy_run_program ("src/cli/xueyingctl", data, NULL,
                          (const char *const[]){ words[0], words[1] != NULL ? words[1] : "--help",
                                                 "--help", NULL });

      g_assert_nonnull (strstr (help->out, usage));
      xy_run_assert_fine (own);
      g_assert_nonnull (strstr (own->out, usage));
    }
  g_assert_null (strstr (help->out, "bench export"));
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

static JsonArray *
get_students (JsonNode *list)
{
  return json_object_get_array_member (json_node_get_object (list), "students");
}

static void
imported_roster_is_listed_in_the_order_of_the_queue (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  g_autoptr (XyRun) json = XY_CTL (data, "roster", "list", "--json");
  g_autoptr (XyRun) text = XY_CTL (data, "roster", "list", "--college", "法学院");
  g_autoptr (XyRun) other = XY_CTL (data, "roster", "list", "--college", "商学院");
  g_autoptr (JsonNode) node = NULL;
  JsonArray *students;
  const char *id_number;

  xy_run_assert_fine (import);
  xy_run_assert_fine (json);
  node = xy_run_parse (json);
  students = get_students (node);
  g_assert_cmpuint (json_array_get_length (students), ==, XY_RUN_STUDENTS);
  /* 132 students in 12 classes of 11: 1班 first, then 2班 and not 10班. */
  for (guint i = 0; i < XY_RUN_STUDENTS; i++)
    {
      JsonObject *student = json_array_get_object_element (students, i);
      g_autofree char *number = xy_run_dup_number (i / 11 + i % 11 * 12);
      g_autofree char *class_name = g_strdup_printf ("%u班", i / 11 + 1);

      g_assert_cmpstr (json_object_get_string_member (student, "student_number"), ==, number);
      g_assert_cmpstr (json_object_get_string_member (student, "class"), ==, class_name);
      g_assert_cmpstr (json_object_get_string_member (student, "college"), ==, "法学院");
    }
  id_number =
      json_object_get_string_member (json_array_get_object_element (students, 0), "id_number");
  g_assert_true (g_str_has_prefix (id_number, "99000019970101"));

  xy_run_assert_fine (text);
  g_assert_nonnull (strstr (text->out, "990***********"));
  g_assert_null (strstr (text->out, "990000"));
  xy_run_assert_fine (other);
  g_assert_cmpstr (other->out, ==, "");
}

static void
roster_imported_again_changes_nothing (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autoptr (XyRun) first =
      XY_CTL (data, "roster", "import", roster, "--college", "法学院", "--json");
  g_autoptr (XyRun) second =
      XY_CTL (data, "roster", "import", "--json", "--college=法学院", roster);
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;

  xy_run_assert_fine (first);
  xy_run_assert_fine (second);
  before = xy_run_parse (first);
  after = xy_run_parse (second);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (before), "new"), ==,
                   XY_RUN_STUDENTS);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (after), "new"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (after), "unchanged"), ==,
                   XY_RUN_STUDENTS);
}

static void
roster_with_problems_is_imported_with_status_1 (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRun) read = NULL;
  g_autoptr (XyRun) import = NULL;
  g_autoptr (XyRun) list = NULL;
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (JsonNode) students = NULL;
  JsonObject *object, *problem;

  g_file_set_contents (path, "学号,姓名,身份证号\n201939000001,张娜芳,123\n201939000001,丁子艳,\n",
                       -1, &error);
  g_assert_no_error (error);
  read = XY_CTL (data, "roster", "read", path, "--json");
  g_assert_cmpint (read->status, ==, 1);
  g_assert_cmpstr (read->err, ==, "");
  document = xy_run_parse (read);
  object = json_node_get_object (document);
  g_assert_cmpstr (json_object_get_string_member (object, "file"), ==, path);
  g_assert_cmpint (json_object_get_int_member (object, "header_row"), ==, 1);
  problem = json_array_get_object_element (json_object_get_array_member (object, "problems"), 0);
  g_assert_cmpint (json_object_get_int_member (problem, "row"), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (problem, "field"), ==, "id_number");
  g_assert_cmpstr (json_object_get_string_member (problem, "kind"), ==, "bad-length");

  import = XY_CTL (data, "roster", "import", path, "--college", "法学院");
  g_assert_cmpint (import->status, ==, 1);
  list = XY_CTL (data, "roster", "list", "--json");
  students = xy_run_parse (list);
  g_assert_cmpuint (json_array_get_length (get_students (students)), ==, 1);
}

/* Whose guesses are wrong, or cannot be right, is told in the options; a name of a college is
 * learnt once. */
static void
roster_is_read_as_the_options_say (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRun) plain = NULL;
  g_autoptr (XyRun) told = NULL;
  g_autoptr (XyRun) import = NULL;
  g_autoptr (XyRun) later = NULL;
  g_autoptr (JsonNode) document = NULL;
  g_autoptr (JsonNode) known = NULL;
  JsonObject *student;

  g_file_set_contents (path,
                       "学号,姓名,身份证号,去向,方向,学院\n"
                       "201939000001,甲乙,E1234567,张娜芳,民法,法律学院\n",
                       -1, &error);
  g_assert_no_error (error);
  plain = XY_CTL (data, "roster", "read", path, "--json");
  g_assert_cmpint (plain->status, ==, 1);
  told = XY_CTL (data, "roster", "read", path, "--header-row", "1", "--column", "name=去向",
                 "--column", "major=E", "--column", "college=", "--json");
  g_assert_cmpint (told->status, ==, 0);
  document = xy_run_parse (told);
  student = json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (document), "students"), 0);
  g_assert_cmpstr (json_object_get_string_member (student, "name"), ==, "张娜芳");
  g_assert_cmpstr (json_object_get_string_member (student, "major"), ==, "民法");
  g_assert_true (json_object_get_null_member (student, "college"));

  import =
      XY_CTL (data, "roster", "import", path, "--college", "商学院", "--alias", "法律学院=法学院");
  g_assert_cmpint (import->status, ==, 0);
  later = XY_CTL (data, "roster", "read", path, "--json");
  g_assert_cmpint (later->status, ==, 0);
  {
    g_autoptr (XyRun) list = XY_CTL (data, "roster", "list", "--college", "法学院", "--json");

    known = xy_run_parse (list);
    g_assert_cmpuint (json_array_get_length (get_students (known)), ==, 1);
  }
}

static void
options_that_cannot_be_meant_are_told (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  static const char *const options[][2] = {
    { "--sheet", "没有" },          { "--column", "name" },
    { "--column", "nobody=姓名" },  { "--column", "name=没有这一列" },
    { "--alias", "法律学院=没有" }, { "--alias", "=法学院" },
    { "--column", "name=ZZZ" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (XyRun) run = XY_CTL (data, "roster", "read", roster, options[i][0], options[i][1]);

      xy_run_assert_failed (run);
    }
}

static void
college_moves_in_the_timetable (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autoptr (XyRun) before = XY_CTL (data, "schedule", "show", "--json");
  g_autoptr (JsonNode) shown = xy_run_parse (before);
  JsonObject *last = json_array_get_object_element (get_slots (shown), 5);
  const char *slot = json_object_get_string_member (last, "id");
  g_autoptr (XyRun) beyond =
      XY_CTL (data, "schedule", "move", "法学院", "--slot", slot, "--group", "3");
  g_autoptr (XyRun) move =
      XY_CTL (data, "schedule", "move", "法学院", "--slot", slot, "--group", "2");
  g_autoptr (XyRun) after = XY_CTL (data, "schedule", "show", "--json");
  g_autoptr (JsonNode) moved = NULL;
  g_autofree char *left = NULL;
  g_autofree char *joined = NULL;
  JsonArray *slots;

  xy_run_assert_failed (beyond);
  xy_run_assert_fine (move);
  moved = xy_run_parse (after);
  slots = get_slots (moved);
  left = join_names (json_array_get_array_element (
      json_object_get_array_member (json_array_get_object_element (slots, 0), "groups"), 0));
  joined = join_names (json_array_get_array_element (
      json_object_get_array_member (json_array_get_object_element (slots, 5), "groups"), 1));
  g_assert_cmpstr (left, ==, "附属二医院");
  g_assert_cmpstr (joined, ==, "数统院、物电院、信息院、法学院");
}

/* Writes the portrait of nobody, with a defect or none. */
static char *
write_photo (const char *folder, const char *name, guint seed, const char *defect)
{
  char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  XyPortrait portrait;

  xy_portrait_init (&portrait, seed);
  if (defect != NULL)
    g_assert_true (xy_portrait_set_defect (&portrait, defect));
  bytes = xy_portrait_render (&portrait);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  return path;
}

static JsonObject *
get_photo (JsonNode *document, guint n)
{
  return json_array_get_object_element (
      json_object_get_array_member (json_node_get_object (document), "photos"), n);
}

static void
photos_are_reported_in_the_order_of_the_arguments (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *overlay = g_build_filename (folder, "新", "图", NULL);
  g_autofree char *one = write_photo (folder, "张三.jpg", 1, NULL);
  g_autofree char *other = write_photo (folder, "b.jpg", 2, NULL);
  g_autofree char *missing = g_build_filename (folder, "没有.jpg", NULL);
  g_autofree char *picture = g_build_filename (overlay, "张三.png", NULL);
  g_autofree char *picture2 = g_build_filename (overlay, "b.png", NULL);
  g_autoptr (XyRun) run =
      XY_CTL (data, "photo", "check", one, missing, other, "--overlay", overlay, "--json");
  const char *const files[] = { one, missing, other };
  g_autoptr (JsonNode) document = NULL;

  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->err, ==, "");
  document = xy_run_parse (run);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      JsonObject *photo = get_photo (document, i);

      g_assert_cmpstr (json_object_get_string_member (photo, "file"), ==, files[i]);
      g_assert_cmpint (json_object_get_int_member (photo, "width"), ==, i == 1 ? 0 : 480);
      g_assert_cmpuint (
          json_array_get_length (json_object_get_array_member (photo, "findings")) > 0, ==, i != 1);
    }
  g_assert_true (g_file_test (picture, G_FILE_TEST_IS_REGULAR));
  g_assert_true (g_file_test (picture2, G_FILE_TEST_IS_REGULAR));
  g_assert_false (g_file_test (data, G_FILE_TEST_EXISTS));
}

static void
photos_find_their_students_by_the_files_name (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *number = xy_run_dup_number (0);
  g_autofree char *number2 = xy_run_dup_number (1);
  g_autofree char *name = g_strdup_printf ("%s_张三.jpg", number);
  g_autofree char *name2 = g_strdup_printf ("%s.JPG", number2);
  g_autofree char *one = write_photo (folder, name, 1, NULL);
  g_autofree char *two = write_photo (folder, name2, 2, NULL);
  g_autofree char *stranger = write_photo (folder, "299999999999.jpg", 3, NULL);
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  g_autoptr (XyRun) first = XY_CTL (data, "photo", "import", folder, "--json");
  g_autoptr (XyRun) again = XY_CTL (data, "photo", "import", one, two, "--json");
  g_autoptr (JsonNode) imported = NULL;
  g_autoptr (JsonNode) unchanged = NULL;
  g_autoptr (GPtrArray) submissions = NULL;
  JsonObject *object;

  xy_run_assert_fine (import);
  g_assert_cmpstr (first->err, ==, "");
  g_assert_cmpint (first->status, ==, 1);
  imported = xy_run_parse (first);
  object = json_node_get_object (imported);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "imported")), ==,
                    2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "unmatched")), ==,
                    1);
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (object, "unmatched"), 0), ==,
      stranger);

  xy_run_assert_fine (again);
  unchanged = xy_run_parse (again);
  object = json_node_get_object (unchanged);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "unchanged")), ==,
                    2);
  submissions = list_in_store (data, XY_KIND_SUBMISSION);
  g_assert_cmpuint (submissions->len, ==, 2);
}

/* Each verdict is that of the photo it stands beside, however the checks overtake each other. */
static void
imported_photos_have_the_verdict_of_their_check (void)
{
  static const char *const defects[] = { NULL, "background-red", NULL,   "small-head",
                                         NULL, "small-file",     "phone" };
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  g_autoptr (XyRun) photos = NULL;
  g_autoptr (JsonNode) document = NULL;
  JsonArray *imported;

  xy_run_assert_fine (import);
  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      g_autofree char *number = xy_run_dup_number (i);
      g_autofree char *name = g_strconcat (number, ".jpg", NULL);
      g_autofree char *path = write_photo (folder, name, i + 1, defects[i]);
    }
  photos = XY_CTL (data, "photo", "import", folder, "--json");
  xy_run_assert_fine (photos);
  document = xy_run_parse (photos);
  imported = json_object_get_array_member (json_node_get_object (document), "imported");
  g_assert_cmpuint (json_array_get_length (imported), ==, G_N_ELEMENTS (defects));
  for (guint i = 0; i < G_N_ELEMENTS (defects); i++)
    {
      JsonObject *photo = json_array_get_object_element (imported, i);
      const char *file = json_object_get_string_member (photo, "file");
      g_autoptr (XyRun) check = XY_CTL (data, "photo", "check", file, "--json");
      g_autoptr (JsonNode) alone = xy_run_parse (check);

      g_assert_cmpstr (json_object_get_string_member (photo, "verdict"), ==,
                       json_object_get_string_member (get_photo (alone, 0), "verdict"));
      g_assert_cmpint (check->status == 1, ==, defects[i] != NULL);
    }
}

static int
check_without_cascades (const char *data, const char *path)
{
  g_autofree char *program = xy_run_find ("src/cli/xueyingctl");
  g_autoptr (GSubprocessLauncher) launcher =
      xy_run_launcher (data, G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "XUEYING_CASCADES", "/nonexistent", TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, "photo", "check", path, NULL);
  g_assert_no_error (error);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_exit_status (process);
}

/* What the file does not say of its camera is no problem; what could not be measured is. */
static void
an_unmeasured_photo_is_a_problem_and_one_that_names_no_camera_is_not (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "a.jpg", NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyRun) run = NULL;
  g_autoptr (JsonNode) document = NULL;
  XyPortrait portrait;
  gsize size;
  const char *content;

  xy_portrait_init (&portrait, 1);
  portrait.make = NULL;
  portrait.model = NULL;
  portrait.software = NULL;
  bytes = xy_portrait_render (&portrait);
  content = g_bytes_get_data (bytes, &size);
  g_assert_true (g_file_set_contents (path, content, (gssize) size, NULL));

  run = XY_CTL (data, "photo", "check", path, "--json");
  xy_run_assert_fine (run);
  document = xy_run_parse (run);
  g_assert_cmpstr (json_object_get_string_member (get_photo (document, 0), "verdict"), ==,
                   "unknown");
  g_assert_cmpint (check_without_cascades (data, path), ==, 1);
}

static void
deciding_again_edits_the_decision (void)
{
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *number = xy_run_dup_number (0);
  g_autofree char *name = g_strconcat (number, ".jpg", NULL);
  g_autofree char *photo = write_photo (folder, name, 1, NULL);
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");
  g_autoptr (XyRun) too_early = XY_CTL (data, "decide", number, "accept");
  g_autoptr (XyRun) submit = XY_CTL (data, "photo", "import", photo);
  g_autoptr (XyRun) accept = XY_CTL (data, "decide", number, "accept");
  g_autoptr (XyRun) reject = XY_CTL (data, "decide", number, "reject", "--reason", "teeth",
                                     "--reason", "ears", "--note", "请重拍");
  g_autoptr (GPtrArray) decisions = NULL;
  g_autofree char *reasons = NULL;
  g_auto (GStrv) list = NULL;
  const XyRecord *decision;

  xy_run_assert_fine (import);
  xy_run_assert_failed (too_early);
  xy_run_assert_fine (submit);
  xy_run_assert_fine (accept);
  xy_run_assert_fine (reject);
  decisions = list_in_store (data, XY_KIND_DECISION);
  g_assert_cmpuint (decisions->len, ==, 1);
  decision = g_ptr_array_index (decisions, 0);
  list = xy_fields_dup_strv (decision->fields, "reasons");
  reasons = g_strjoinv (" ", list);
  g_assert_cmpstr (xy_fields_get_string (decision->fields, "outcome"), ==, "rejected");
  g_assert_cmpstr (xy_fields_get_string (decision->fields, "note"), ==, "请重拍");
  g_assert_cmpstr (reasons, ==, "teeth ears");
}

static void
attendance_list_is_written_as_pdf_and_workbook (void)
{
  static const struct
  {
    const char *name;
    const char *begins;
  } kinds[] = { { "签到表.pdf", "%PDF-" }, { "签到表.xlsx", "PK" } };
  g_autofree char *data = xy_run_dup_data ();
  g_autofree char *roster = xy_run_dup_roster ();
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (XyRun) import = XY_CTL (data, "roster", "import", roster, "--college", "法学院");

  xy_run_assert_fine (import);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *path = g_build_filename (folder, kinds[i].name, NULL);
      g_autoptr (XyRun) run =
          XY_CTL (data, "print", "attendance", "--college", "法学院", "-o", path);
      g_autoptr (GError) error = NULL;
      g_autofree char *content = NULL;

      xy_run_assert_fine (run);
      g_assert_cmpstr (run->out, ==, "");
      g_file_get_contents (path, &content, NULL, &error);
      g_assert_no_error (error);
      g_assert_true (g_str_has_prefix (content, kinds[i].begins));
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/cli/schedule-of-a-fresh-folder-is-attachment-2",
                   schedule_of_a_fresh_folder_is_attachment_2);
  g_test_add_func ("/cli/what-cannot-be-done-stores-nothing",
                   what_cannot_be_done_says_so_in_one_line_and_stores_nothing);
  g_test_add_func ("/cli/what-is-not-there", what_is_not_there_says_so_in_one_line);
  g_test_add_func ("/cli/help-names-every-command", help_names_every_command);
  g_test_add_func ("/cli/imported-roster-is-listed-in-order",
                   imported_roster_is_listed_in_the_order_of_the_queue);
  g_test_add_func ("/cli/roster-imported-again-changes-nothing",
                   roster_imported_again_changes_nothing);
  g_test_add_func ("/cli/roster-with-problems-has-status-1",
                   roster_with_problems_is_imported_with_status_1);
  g_test_add_func ("/cli/roster-is-read-as-the-options-say", roster_is_read_as_the_options_say);
  g_test_add_func ("/cli/options-that-cannot-be-meant-are-told",
                   options_that_cannot_be_meant_are_told);
  g_test_add_func ("/cli/college-moves-in-the-timetable", college_moves_in_the_timetable);
  g_test_add_func ("/cli/photo/import-verdicts", imported_photos_have_the_verdict_of_their_check);
  g_test_add_func ("/cli/photo/unmeasured",
                   an_unmeasured_photo_is_a_problem_and_one_that_names_no_camera_is_not);
  g_test_add_func ("/cli/photos-are-reported-in-order",
                   photos_are_reported_in_the_order_of_the_arguments);
  g_test_add_func ("/cli/photos-find-their-students", photos_find_their_students_by_the_files_name);
  g_test_add_func ("/cli/deciding-again-edits-the-decision", deciding_again_edits_the_decision);
  g_test_add_func ("/cli/attendance-list", attendance_list_is_written_as_pdf_and_workbook);
  return g_test_run ();
}
