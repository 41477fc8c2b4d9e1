// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-cli-run.h"

#include <string.h>

#include "model/xy-id-number.h"

void
xy_run_free (XyRun *run)
{
  g_free (run->out);
  g_free (run->err);
  g_free (run);
}

/* The sanitizers' own settings are no part of what the program can rely on. */
static char **
dup_environment (const char *data)
{
  static const char *const kept[] = { "ASAN_OPTIONS", "LSAN_OPTIONS", "UBSAN_OPTIONS" };
  char **environment = g_environ_setenv (NULL, "XUEYING_DATA_DIR", data, TRUE);

  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (g_getenv (kept[i]) != NULL)
      environment = g_environ_setenv (environment, kept[i], g_getenv (kept[i]), TRUE);
  return environment;
}

GSubprocessLauncher *
xy_run_launcher (const char *data, GSubprocessFlags flags)
{
  GSubprocessLauncher *launcher = g_subprocess_launcher_new (flags);
  g_auto (GStrv) environment = dup_environment (data);

  g_subprocess_launcher_set_environ (launcher, environment);
  return launcher;
}

char *
xy_run_find (const char *program)
{
  return xy_test_dup_built (program);
}

static char *
dup_text (GBytes *bytes)
{
  gsize size = g_bytes_get_size (bytes);

  return size > 0 ? g_strndup (g_bytes_get_data (bytes, NULL), size) : g_strdup ("");
}

XyRun *
xy_run_program (const char *program,
                const char *data,
                const char *input,
                const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      xy_run_launcher (data, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GBytes) stdin_bytes = g_bytes_new (input, input != NULL ? strlen (input) : 0);
  g_autoptr (GBytes) out = NULL;
  g_autoptr (GBytes) err = NULL;
  g_autoptr (GError) error = NULL;
  XyRun *run = g_new0 (XyRun, 1);

  g_ptr_array_add (words, xy_run_find (program));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (words, g_strdup (arguments[i]));
  g_ptr_array_add (words, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate (process, stdin_bytes, NULL, &out, &err, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_if_exited (process))
    g_error ("%s was ended by the signal %d", program, g_subprocess_get_term_sig (process));
  run->status = g_subprocess_get_exit_status (process);
  run->out = dup_text (out);
  run->err = dup_text (err);
  return run;
}

void
xy_run_assert_fine (const XyRun *run)
{
  g_assert_cmpstr (run->err, ==, "");
  g_assert_cmpint (run->status, ==, 0);
}

void
xy_run_assert_failed (const XyRun *run)
{
  gsize length = strlen (run->err);

  if (run->status != 2)
    g_test_message ("%s", run->err);
  g_assert_cmpint (run->status, ==, 2);
  g_assert_cmpstr (run->out, ==, "");
  g_assert_cmpuint (length, >, strlen ("xueyingctl: \n"));
  g_assert_true (g_utf8_validate (run->err, -1, NULL));
  g_assert_true (strchr (run->err, '\n') == run->err + length - 1);
}

JsonNode *
xy_run_parse (const XyRun *run)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = xy_json_parse (run->out, strlen (run->out), 64 << 20, &error);

  g_assert_no_error (error);
  return node;
}

char *
xy_run_dup_data (void)
{
  g_autofree char *folder = xy_test_dup_folder ();

  return g_build_filename (folder, "not", "yet", "数据", NULL);
}

char *
xy_run_dup_number (guint n)
{
  return g_strdup_printf ("2019390%05u", n + 1);
}

char *
xy_run_dup_roster (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  char *path = g_build_filename (folder, "名单.csv", NULL);
  g_autoptr (GString) text = g_string_new ("学号,姓名,身份证号,学院,班级\r\n");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < XY_RUN_STUDENTS; i++)
    {
      g_autofree char *number = xy_run_dup_number (i);
      /* 990000 is no county's code. */
      g_autofree char *digits = g_strdup_printf ("99000019970101%03u", i);

      g_string_append_printf (text, "%s,张三,%s%c,法学院,%u班\r\n", number, digits,
                              xy_id_number_compute_check (digits), i % 12 + 1);
    }
  g_file_set_contents (path, text->str, (gssize) text->len, &error);
  g_assert_no_error (error);
  return path;
}
