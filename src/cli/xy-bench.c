// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-bench.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/utsname.h>
#include <sys/wait.h>

#include "cli/xy-command.h"

#define KILOBYTES_A_MEGABYTE 1024.0
#define MILLISECONDS (G_USEC_PER_SEC / 1000.0)

struct _XyBench
{
  const char *name;
  char *folder;
  /* "thing unit" to a GArray of double. */
  GHashTable *samples;
  JsonArray *figures;
  GPtrArray *remarks;
  gboolean warming_up;
};

static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    dir = g_dir_open (path, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_tree (child);
    }
  g_remove (path);
}

XyBench *
xy_bench_new (const char *name, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("xueying-bench-XXXXXX", error);
  XyBench *bench;

  if (folder == NULL)
    return NULL;
  bench = g_new0 (XyBench, 1);
  bench->name = name;
  bench->folder = g_steal_pointer (&folder);
  bench->samples =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  bench->figures = json_array_new ();
  bench->remarks = g_ptr_array_new_with_free_func (g_free);
  return bench;
}

void
xy_bench_free (XyBench *bench)
{
  remove_tree (bench->folder);
  g_free (bench->folder);
  g_hash_table_unref (bench->samples);
  json_array_unref (bench->figures);
  g_ptr_array_unref (bench->remarks);
  g_free (bench);
}

const char *
xy_bench_get_folder (XyBench *bench)
{
  return bench->folder;
}

void
xy_bench_empty_folder (XyBench *bench, const char *name)
{
  g_autofree char *path = g_build_filename (bench->folder, name, NULL);

  remove_tree (path);
}

gboolean
xy_bench_repeat (XyBench *bench, int rounds, XyBenchRound round, gpointer user_data, GError **error)
{
  for (int i = -1; i < rounds; i++)
    {
      bench->warming_up = i < 0;
      if (!round (bench, user_data, error))
        return FALSE;
    }
  return TRUE;
}

void
xy_bench_note (XyBench *bench, const char *thing, const char *unit, double value)
{
  g_autofree char *key = g_strdup_printf ("%s %s", thing, unit);
  GArray *values = g_hash_table_lookup (bench->samples, key);

  if (bench->warming_up)
    return;
  if (values == NULL)
    {
      values = g_array_new (FALSE, FALSE, sizeof (double));
      g_hash_table_insert (bench->samples, g_steal_pointer (&key), values);
    }
  g_array_append_val (values, value);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

/* Returns whether there are samples at all. */
static gboolean
find_median (XyBench *bench, const char *thing, const char *unit, double *median)
{
  g_autofree char *key = g_strdup_printf ("%s %s", thing, unit);
  GArray *values = g_hash_table_lookup (bench->samples, key);
  guint middle;

  if (values == NULL)
    return FALSE;
  g_array_sort (values, compare_numbers);
  middle = values->len / 2;
  *median = g_array_index (values, double, middle);
  if (values->len % 2 == 0)
    *median = (*median + g_array_index (values, double, middle - 1)) / 2;
  return TRUE;
}

void
xy_bench_add_figure (XyBench *bench, const char *thing, const char *unit, const char *against)
{
  xy_bench_add_named_figure (bench, thing, unit, against, against);
}

void
xy_bench_add_named_figure (XyBench *bench,
                           const char *thing,
                           const char *unit,
                           const char *against,
                           const char *name)
{
  JsonObject *figure = json_object_new ();
  double value = 0, other = 0;
  gboolean measured = find_median (bench, thing, unit, &value);

  g_assert (measured);
  json_object_set_string_member (figure, "name", thing);
  json_object_set_double_member (figure, "value", value);
  json_object_set_string_member (figure, "unit", unit);
  if (against != NULL && find_median (bench, against, unit, &other) && other > 0)
    {
      json_object_set_string_member (figure, "against", name);
      json_object_set_double_member (figure, "against_value", other);
      json_object_set_double_member (figure, "ratio", value / other);
    }
  else
    {
      json_object_set_null_member (figure, "against");
      json_object_set_null_member (figure, "against_value");
      json_object_set_null_member (figure, "ratio");
    }
  json_array_add_object_element (bench->figures, figure);
}

void
xy_bench_add_remark (XyBench *bench, char *sentence)
{
  g_ptr_array_add (bench->remarks, sentence);
}

guint
xy_bench_get_n_remarks (XyBench *bench)
{
  return bench->remarks->len;
}

void
xy_bench_child_clear (XyBenchChild *child)
{
  g_clear_pointer (&child->out, g_free);
}

/* What the program said, on one line. */
static void
set_child_error (XyBench *bench, const char *program, const char *path, GError **error)
{
  g_autofree char *said = NULL;
  g_autofree char *name = g_path_get_basename (program);

  if (!g_file_get_contents (path, &said, NULL, NULL) || *g_strstrip (said) == '\0')
    {
      g_free (said);
      said = g_strdup (_ ("it did not end well"));
    }
  g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
               /* Translators: a program's name, and what it said. */
               _ ("%s cannot be measured: %s"), name, said);
}

/* Output goes to files, so that nobody waits for anybody. */
static int
open_output (const char *path)
{
  return g_open (path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
}

static gboolean
spawn (const char *const *arguments,
       char **environment,
       int out,
       int err,
       GPid *pid,
       GError **error)
{
  return g_spawn_async_with_pipes_and_fds (NULL, arguments, (const char *const *) environment,
                                           G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_SEARCH_PATH, NULL,
                                           NULL, -1, out, err, NULL, NULL, 0, pid, NULL, NULL, NULL,
                                           error);
}

gboolean
xy_bench_run_child (XyBench *bench,
                    const char *const *arguments,
                    const char *data,
                    XyBenchChild *child,
                    GError **error)
{
  g_autofree char *out_path = g_build_filename (bench->folder, "out", NULL);
  g_autofree char *err_path = g_build_filename (bench->folder, "err", NULL);
  g_auto (GStrv) environment = g_get_environ ();
  struct rusage usage = { 0 };
  int out = open_output (out_path), err = open_output (err_path), status = -1;
  gint64 start, end;
  gboolean started;
  GPid pid;

  if (data != NULL)
    environment = g_environ_setenv (environment, "XUEYING_DATA_DIR", data, TRUE);
  start = g_get_monotonic_time ();
  started = out >= 0 && err >= 0 && spawn (arguments, environment, out, err, &pid, error);
  if (started)
    while (wait4 (pid, &status, 0, &usage) < 0 && errno == EINTR)
      continue;
  end = g_get_monotonic_time ();
  if (out >= 0)
    close (out);
  if (err >= 0)
    close (err);
  if (!started)
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s cannot be written"),
                     bench->folder);
      return FALSE;
    }
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    {
      set_child_error (bench, arguments[0], err_path, error);
      return FALSE;
    }
  child->milliseconds = (double) (end - start) / MILLISECONDS;
  child->megabytes = (double) usage.ru_maxrss / KILOBYTES_A_MEGABYTE;
  return g_file_get_contents (out_path, &child->out, NULL, error);
}

char *
xy_bench_dup_own_program (GError **error)
{
  return g_file_read_link ("/proc/self/exe", error);
}

/* The processor's name, as Linux tells it on x86. */
static char *
dup_processor (void)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autoptr (GRegex) pattern =
      g_regex_new ("^model name\\s*:\\s*(.+)$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  struct utsname system;

  if (g_file_get_contents ("/proc/cpuinfo", &text, NULL, NULL) &&
      g_regex_match (pattern, text, 0, &match))
    return g_match_info_fetch (match, 1);
  if (uname (&system) == 0)
    name = g_strdup (system.machine);
  return g_steal_pointer (&name);
}

static char *
dup_machine (void)
{
  g_autofree char *processor = dup_processor ();
  g_autofree char *memory = NULL;
  glong pages = sysconf (_SC_PHYS_PAGES), page_size = sysconf (_SC_PAGESIZE);
  struct utsname system = { 0 };

  memory = g_format_size_full ((guint64) pages * (guint64) page_size, G_FORMAT_SIZE_IEC_UNITS);
  uname (&system);
  return g_strdup_printf ("%u × %s, %s, %s %s", g_get_num_processors (), processor, memory,
                          system.sysname, system.release);
}

JsonObject *
xy_bench_to_json (XyBench *bench)
{
  JsonObject *object = json_object_new ();
  JsonArray *remarks = json_array_new ();
  g_autofree char *machine = dup_machine ();

  json_object_set_string_member (object, "bench", bench->name);
  xy_cli_set_string (object, "machine", machine);
  json_object_set_array_member (object, "figures", json_array_ref (bench->figures));
  for (guint i = 0; i < bench->remarks->len; i++)
    json_array_add_string_element (remarks, g_ptr_array_index (bench->remarks, i));
  json_object_set_array_member (object, "remarks", remarks);
  return object;
}
