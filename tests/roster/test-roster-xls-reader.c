// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/xy-data.h"
#include "roster/xy-roster.h"
#include "roster/xy-xls.h"
#include "xy-test.h"

#define SOON (20 * G_TIME_SPAN_SECOND)
#define AT_ONCE (200 * G_TIME_SPAN_MILLISECOND)
#define N_THREADS 8
#define N_READINGS 10

static gboolean
take_cells_cb (XySheet *sheet, gpointer user_data)
{
  for (guint i = 0; i < sheet->cells->len; i++)
    g_ptr_array_add (user_data, g_strdup (g_array_index (sheet->cells, XyCell, i).text));
  xy_sheet_free (sheet);
  return FALSE;
}

static void
assert_no_child_is_left (void)
{
  g_assert_cmpint (waitpid (-1, NULL, WNOHANG), ==, -1);
  g_assert_cmpint (errno, ==, ECHILD);
}

/* Has the program do what the word says, and returns the cells that it tells. */
static GPtrArray *
read_word (const char *word, gint64 deadline, XyXlsEnding *ending, GError **error)
{
  g_autofree char *program = xy_test_dup_built ("tests/roster/bad-reader");
  g_autoptr (GBytes) bytes = g_bytes_new_static (word, strlen (word));
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  gboolean fine = xy_xls_read_by (program, deadline, bytes, take_cells_cb, cells, ending, error);

  return fine ? g_steal_pointer (&cells) : NULL;
}

static void
assert_ends (const char *word, gint64 deadline, XyXlsEnding expected, const char *sentence)
{
  XyXlsEnding ending;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cells = read_word (word, deadline, &ending, &error);

  g_test_message ("%s: %s", word, error != NULL ? error->message : "fine");
  g_assert_cmpint (ending, ==, expected);
  assert_no_child_is_left ();
  if (sentence == NULL)
    {
      g_assert_no_error (error);
      return;
    }
  g_assert_null (cells);
  g_assert_true (error->domain == XY_ROSTER_ERROR);
  g_assert_nonnull (strstr (error->message, sentence));
}

static void
a_reader_that_dies_leaves_a_sentence (void)
{
  assert_ends ("crash", SOON, XY_XLS_ENDED_CRASHED, "broken");
  assert_ends ("crash confined", SOON, XY_XLS_ENDED_CRASHED, "broken");
  assert_ends ("half", SOON, XY_XLS_ENDED_CRASHED, "broken");
}

static void
a_reader_that_does_not_end_is_ended (void)
{
  assert_ends ("hang", AT_ONCE, XY_XLS_ENDED_TIMED_OUT, "too long");
  assert_ends ("spin", SOON, XY_XLS_ENDED_TIMED_OUT, "too long");
  assert_ends ("close", SOON, XY_XLS_ENDED_CRASHED, "broken");
  assert_ends ("linger", SOON, XY_XLS_ENDED_READ, NULL);
}

static void
a_reader_that_was_taken_over_is_not_believed (void)
{
  assert_ends ("garbage", SOON, XY_XLS_ENDED_REFUSED, "broken");
  assert_ends ("flood", SOON, XY_XLS_ENDED_REFUSED, "too large");
  assert_ends ("not UTF-8", SOON, XY_XLS_ENDED_REFUSED, "broken");
  assert_ends ("upwards", SOON, XY_XLS_ENDED_REFUSED, "broken");
}

static void
a_reader_is_given_its_file_and_nothing_else (void)
{
  int left_open = dup (STDERR_FILENO);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cells = read_word ("descriptors", SOON, NULL, &error);

  close (left_open);
  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, 3);
  for (guint i = 0; i < cells->len; i++)
    g_assert_cmpint (atoi (cells->pdata[i]), <=, STDERR_FILENO);
}

static void
a_reader_cannot_do_what_reading_does_not_need (void)
{
  static const char *const expected[] = {
    "read a file: done",
    "write a file: Operation not permitted",
    "make a file: Operation not permitted",
    "remove a file: Operation not permitted",
    "connect: Operation not permitted",
    "fork: Operation not permitted",
    "start a program: Operation not permitted",
    "end another: Operation not permitted",
    "take memory: Cannot allocate memory",
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cells = read_word ("confined", SOON, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < cells->len; i++)
    g_assert_cmpstr (cells->pdata[i], ==, expected[i]);
}

static void
a_program_that_is_not_there_is_named (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      xy_xls_read_by ("/nowhere/xueying-read-xls", SOON, bytes, take_cells_cb, NULL, NULL, &error));
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_READ);
  g_assert_nonnull (strstr (error->message, "/nowhere/xueying-read-xls"));
}

/* The programs, these tests and an installation find it; here it is the one of this build. */
static void
the_program_of_this_build_is_found (void)
{
  g_autofree char *found = xy_data_find_helper ("xueying-read-xls");
  g_autofree char *built = xy_test_dup_built ("src/roster/xueying-read-xls");

  g_assert_cmpstr (found, ==, built);
  g_assert_true (g_file_test (found, G_FILE_TEST_IS_EXECUTABLE));
}

static gpointer
read_often_cb (gpointer data)
{
  for (guint i = 0; i < N_READINGS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) cells = read_word ("descriptors", SOON, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (cells->len, ==, 3);
    }
  return NULL;
}

static void
many_threads_read_at_once (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("read", read_often_cb, NULL);
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
  assert_no_child_is_left ();
}

static void
exited_cb (GPid pid, int status, gpointer user_data)
{
  int *exit_status = user_data;

  *exit_status = WEXITSTATUS (status);
}

static gboolean
has_exited (gpointer user_data)
{
  return *(int *) user_data >= 0;
}

/* A program that waits for children of its own, as GLib does, gets what is its own. */
static void
other_children_are_left_alone (void)
{
  g_auto (GStrv) arguments = g_strsplit ("/bin/sh|-c|exit 7", "|", -1);
  int exit_status = -1;
  g_autoptr (GError) error = NULL;
  GPid pid;

  g_spawn_async (NULL, arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, &error);
  g_assert_no_error (error);
  g_child_watch_add (pid, exited_cb, &exit_status);
  read_often_cb (NULL);
  xy_test_wait (has_exited, &exit_status);
  g_assert_cmpint (exit_status, ==, 7);
}

/* Where somebody said that no child is waited for, the kernel takes them away by itself. */
static void
children_that_nobody_waits_for_are_read_too (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cells = NULL;

  signal (SIGCHLD, SIG_IGN);
  cells = read_word ("descriptors", SOON, NULL, &error);
  signal (SIGCHLD, SIG_DFL);
  g_assert_no_error (error);
  g_assert_cmpuint (cells->len, ==, 3);
}

/* The first child of a process, 0 while it has none. */
static pid_t
get_child (pid_t parent)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/task/%d/children", parent, parent);
  g_autofree char *children = NULL;

  if (!g_file_get_contents (path, &children, NULL, NULL))
    return 0;
  return (pid_t) g_ascii_strtoll (children, NULL, 10);
}

static gboolean
has_child (gpointer user_data)
{
  return get_child (*(pid_t *) user_data) > 0;
}

/* The filter of system calls is what it sets up last. */
static gboolean
is_confined (gpointer user_data)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/status", *(pid_t *) user_data);
  g_autofree char *status = NULL;

  return g_file_get_contents (path, &status, NULL, NULL) &&
         strstr (status, "\nSeccomp:\t2") != NULL;
}

/* Gone, or nothing but an entry that whoever inherited it has not looked at. */
static gboolean
is_gone (gpointer user_data)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/stat", *(pid_t *) user_data);
  g_autofree char *status = NULL;

  return !g_file_get_contents (path, &status, NULL, NULL) || strstr (status, ") Z ") != NULL;
}

static gboolean
tick_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* What other processes do wakes nobody here. */
static void
wait_for_process (gboolean (*done) (gpointer user_data), pid_t *process)
{
  guint ticks = g_timeout_add (5, tick_cb, NULL);

  xy_test_wait (done, process);
  g_source_remove (ticks);
}

static void
a_reader_does_not_outlive_the_program (void)
{
  pid_t program = fork (), reader;

  g_assert_cmpint (program, >=, 0);
  if (program == 0)
    {
      read_word ("wait confined", SOON, NULL, NULL);
      _exit (1);
    }
  wait_for_process (has_child, &program);
  reader = get_child (program);
  wait_for_process (is_confined, &reader);
  kill (program, SIGKILL);
  g_assert_cmpint (waitpid (program, NULL, 0), ==, program);
  wait_for_process (is_gone, &reader);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/xls-reader/dies", a_reader_that_dies_leaves_a_sentence);
  g_test_add_func ("/roster/xls-reader/does-not-end", a_reader_that_does_not_end_is_ended);
  g_test_add_func ("/roster/xls-reader/taken-over", a_reader_that_was_taken_over_is_not_believed);
  g_test_add_func ("/roster/xls-reader/descriptors", a_reader_is_given_its_file_and_nothing_else);
  g_test_add_func ("/roster/xls-reader/confined", a_reader_cannot_do_what_reading_does_not_need);
  g_test_add_func ("/roster/xls-reader/outlives", a_reader_does_not_outlive_the_program);
  g_test_add_func ("/roster/xls-reader/missing", a_program_that_is_not_there_is_named);
  g_test_add_func ("/roster/xls-reader/found", the_program_of_this_build_is_found);
  g_test_add_func ("/roster/xls-reader/threads", many_threads_read_at_once);
  g_test_add_func ("/roster/xls-reader/others", other_children_are_left_alone);
  g_test_add_func ("/roster/xls-reader/ignored", children_that_nobody_waits_for_are_read_too);
  return g_test_run ();
}
