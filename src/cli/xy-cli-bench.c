// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-cli-bench.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/xy-bench.h"
#include "cli/xy-sample-roster.h"
#include "model/xy-json.h"

#define COLLEGE "法学院"
#define CODE 39
#define SEED 1
#define DEFAULT_STUDENTS 20000
#define DEFAULT_RUNS 5
#define MAX_STUDENTS 199999
/* The rows of an old Excel sheet, but for the header. */
#define MAX_OLD_STUDENTS 65535
#define MAX_RUNS 1000
#define MAX_OUTPUT (64 * 1024 * 1024)

#define PEER "ssconvert"
#define MEMORY "MB"
#define TIME "ms"

/* The files, and the names of what is measured. */
typedef struct
{
  int students;
  char *program;
  char *peer;
  char *workbook;
  char *text;
  char *old;
  char *converted;
  char *import;
  char *import_memory;
  char *import_text;
  char *import_old;
  char *again;
} Rosters;

static void
rosters_clear (Rosters *rosters)
{
  g_free (rosters->program);
  g_free (rosters->peer);
  g_free (rosters->workbook);
  g_free (rosters->text);
  g_free (rosters->old);
  g_free (rosters->converted);
  g_free (rosters->import);
  g_free (rosters->import_memory);
  g_free (rosters->import_text);
  g_free (rosters->import_old);
  g_free (rosters->again);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Rosters, rosters_clear)

static void
rosters_init (Rosters *rosters, XyBench *bench, int students)
{
  const char *folder = xy_bench_get_folder (bench);
  g_autofree char *size = students % 1000 == 0 ? g_strdup_printf ("%dk", students / 1000)
                                               : g_strdup_printf ("%d", students);

  rosters->students = students;
  rosters->peer = g_find_program_in_path (PEER);
  rosters->workbook = g_build_filename (folder, "roster.xlsx", NULL);
  rosters->text = g_build_filename (folder, "roster.csv", NULL);
  rosters->old = g_build_filename (folder, "roster.xls", NULL);
  rosters->converted = g_build_filename (folder, "converted.csv", NULL);
  rosters->import = g_strdup_printf ("import-%s", size);
  rosters->import_memory = g_strdup_printf ("import-%s-memory", size);
  rosters->import_text = g_strdup_printf ("import-%s-csv", size);
  rosters->import_old = g_strdup_printf ("import-%s-xls", size);
  rosters->again = g_strdup_printf ("import-%s-again", size);
}

static gboolean
has_old_file (const Rosters *rosters)
{
  return rosters->peer != NULL && rosters->students <= MAX_OLD_STUDENTS;
}

static gboolean
write_files (const Rosters *rosters, GError **error)
{
  g_autoptr (GPtrArray) students = xy_sample_roster_make (COLLEGE, CODE, rosters->students, SEED);

  return xy_sample_roster_write (rosters->workbook, COLLEGE, students, error) &&
         xy_sample_roster_write (rosters->text, COLLEGE, students, error);
}

/* In a process of its own: the memory that it takes would be counted as that of every program that
 * this one starts. */
static gboolean
make_files (const Rosters *rosters, GError **error)
{
  pid_t child = fork ();
  int status = -1;

  if (child == 0)
    _exit (write_files (rosters, NULL) ? 0 : 1);
  while (child > 0 && waitpid (child, &status, 0) < 0 && errno == EINTR)
    continue;
  if (child > 0 && WIFEXITED (status) && WEXITSTATUS (status) == 0)
    return TRUE;
  g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                       _ ("The rosters to measure with cannot be written; make room in the folder "
                          "for temporary files"));
  return FALSE;
}

/* The old format, which only the peer writes. */
static gboolean
make_old_file (XyBench *bench, const Rosters *rosters, GError **error)
{
  const char *const arguments[] = { rosters->peer, "--export-type=Gnumeric_Excel:excel_biff8",
                                    rosters->workbook, rosters->old, NULL };
  g_auto (XyBenchChild) child = { 0 };

  return !has_old_file (rosters) || xy_bench_run_child (bench, arguments, NULL, &child, error);
}

/* Whether the import did with all students what it was to do. */
static gboolean
check_import (const Rosters *rosters, const char *out, const char *member, GError **error)
{
  g_autoptr (JsonNode) node = xy_json_parse (out, strlen (out), MAX_OUTPUT, error);

  if (node == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_OBJECT (node) &&
      json_object_get_int_member_with_default (json_node_get_object (node), member, -1) ==
          rosters->students)
    return TRUE;
  g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                       _ ("An import did not take every student; its time says nothing"));
  return FALSE;
}

/* Imports the file: into a store that is made for it, or with @again into the one of the last
 * time, where nothing is new. */
static gboolean
import (XyBench *bench,
        const Rosters *rosters,
        const char *path,
        gboolean again,
        XyBenchChild *child,
        GError **error)
{
  g_autofree char *data = g_build_filename (xy_bench_get_folder (bench), "data", NULL);
  const char *const arguments[] = { rosters->program, "roster", "import", path,
                                    "--college",      COLLEGE,  "--json", NULL };

  if (!again)
    xy_bench_empty_folder (bench, "data");
  return xy_bench_run_child (bench, arguments, data, child, error) &&
         check_import (rosters, child->out, again ? "unchanged" : "new", error);
}

static gboolean
note_import (XyBench *bench,
             const Rosters *rosters,
             const char *path,
             gboolean again,
             const char *name,
             const char *memory,
             GError **error)
{
  g_auto (XyBenchChild) child = { 0 };

  if (!import (bench, rosters, path, again, &child, error))
    return FALSE;
  xy_bench_note (bench, name, TIME, child.milliseconds);
  if (memory != NULL)
    xy_bench_note (bench, memory, MEMORY, child.megabytes);
  return TRUE;
}

static gboolean
note_conversion (XyBench *bench, const Rosters *rosters, GError **error)
{
  const char *const arguments[] = { rosters->peer, rosters->workbook, rosters->converted, NULL };
  g_auto (XyBenchChild) child = { 0 };

  if (rosters->peer == NULL)
    return TRUE;
  if (!xy_bench_run_child (bench, arguments, NULL, &child, error))
    return FALSE;
  xy_bench_note (bench, PEER, TIME, child.milliseconds);
  xy_bench_note (bench, PEER, MEMORY, child.megabytes);
  return TRUE;
}

static gboolean
run_round (XyBench *bench, gpointer user_data, GError **error)
{
  const Rosters *rosters = user_data;

  return note_import (bench, rosters, rosters->workbook, FALSE, rosters->import,
                      rosters->import_memory, error) &&
         note_import (bench, rosters, rosters->workbook, TRUE, rosters->again, NULL, error) &&
         note_conversion (bench, rosters, error) &&
         note_import (bench, rosters, rosters->text, FALSE, rosters->import_text, NULL, error) &&
         (!has_old_file (rosters) ||
          note_import (bench, rosters, rosters->old, FALSE, rosters->import_old, NULL, error));
}

static XyCliStatus
run_bench_roster (char ***arguments, GString *out, GError **error)
{
  int students = DEFAULT_STUDENTS;
  int runs = DEFAULT_RUNS;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "students", 0, 0, G_OPTION_ARG_INT, &students, NULL, NULL },
                                   { "runs", 0, 0, G_OPTION_ARG_INT, &runs, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_auto (Rosters) rosters = { 0 };
  g_autoptr (XyBench) bench = NULL;

  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  if (students < 1 || students > MAX_STUDENTS || runs < 1 || runs > MAX_RUNS)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                   _ ("--students takes 1 to %d, --runs 1 to %d"), MAX_STUDENTS, MAX_RUNS);
      return XY_CLI_FAILED;
    }
  bench = xy_bench_new ("roster", error);
  if (bench == NULL)
    return XY_CLI_FAILED;
  rosters_init (&rosters, bench, students);
  rosters.program = xy_bench_dup_own_program (error);
  if (rosters.program == NULL || !make_files (&rosters, error) ||
      !make_old_file (bench, &rosters, error) ||
      !xy_bench_repeat (bench, runs, run_round, &rosters, error))
    return XY_CLI_FAILED;

  if (rosters.peer == NULL)
    xy_bench_add_remark (bench, g_strdup (_ ("ssconvert is not installed, so there is nothing to "
                                             "compare with; it comes with Gnumeric")));
  xy_bench_add_figure (bench, rosters.import, TIME, PEER);
  xy_bench_add_figure (bench, rosters.import_text, TIME, PEER);
  if (has_old_file (&rosters))
    xy_bench_add_figure (bench, rosters.import_old, TIME, PEER);
  xy_bench_add_figure (bench, rosters.again, TIME, rosters.import);
  xy_bench_add_figure (bench, rosters.import_memory, MEMORY, PEER);
  xy_cli_print_json (out, xy_bench_to_json (bench));
  return xy_bench_get_n_remarks (bench) > 0 ? XY_CLI_PROBLEMS : XY_CLI_FINE;
}

const XyCommand xy_cli_bench_commands[] = {
  { "bench", "roster", "[--students N] [--runs N]",
    N_ ("Measure the import of a large roster, side by side with ssconvert; figures as JSON"),
    run_bench_roster },
  { "bench", "photo", "[--truth FILE] [--portraits DIR] [--profile NAME] [--runs N]",
    N_ ("Measure the check of photos, side by side with decoding them, and with a list of what is "
        "right about photos how often the rules are right; figures as JSON"),
    xy_cli_run_bench_photo },
  { "bench", "schedule", "[--runs N]",
    N_ ("Measure how long a suggested timetable takes, and how even it is; figures as JSON"),
    xy_cli_run_bench_schedule },
  { NULL },
};
