// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-cli-bench.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "cli/xy-bench-jpeg.h"
#include "cli/xy-bench.h"
#include "cli/xy-cli-photo.h"
#include "cli/xy-photo-scores.h"
#include "photo/xy-photo-check.h"

#define DEFAULT_RUNS 9
#define MAX_RUNS 1000
/* So many people, since no two pictures take the same time. */
#define N_PORTRAITS 4
/* The photos that are checked at once to see what all processors give, for each of them. */
#define PHOTOS_A_PROCESSOR 8
/* Where the generator stands, seen from this program in the build tree. */
#define GENERATOR "tests/portrait"

#define PEER "decode"
#define MEMORY "MB"
#define RATE "photos/s"
#define TIME "ms"
#define KILOBYTES_A_MEGABYTE 1024.0
#define NANOSECONDS_A_MILLISECOND 1e6
#define MILLISECONDS_A_SECOND 1000.0

/* The sizes that are measured. */
static const struct
{
  const char *check, *memory, *peer;
  int width, height;
} sizes[] = {
  { "check-12mp", "check-12mp-memory", "decode of 12 megapixels", 3000, 4000 },
  { "check-960", "check-960-memory", "decode of 960×1280", 960, 1280 },
};
#define N_SIZES G_N_ELEMENTS (sizes)
#define USUAL_SIZE 1

/* What is measured with, and by which profile. */
typedef struct
{
  XyRuleProfile *profile;
  GBytes *photos[N_PORTRAITS][N_SIZES];
  int n;
} Photos;

static void
photos_clear (Photos *photos)
{
  for (int i = 0; i < N_PORTRAITS; i++)
    for (guint s = 0; s < N_SIZES; s++)
      g_clear_pointer (&photos->photos[i][s], g_bytes_unref);
  g_clear_pointer (&photos->profile, xy_rule_profile_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Photos, photos_clear)

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The names in a folder that end as JPEGs do, sorted. */
static GPtrArray *
list_portraits (const char *path, GError **error)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, error);
  g_autoptr (GPtrArray) files = NULL;
  const char *name;

  if (folder == NULL)
    return NULL;
  files = g_ptr_array_new_with_free_func (g_free);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *lower = g_ascii_strdown (name, -1);

      if (g_str_has_suffix (lower, ".jpg") || g_str_has_suffix (lower, ".jpeg"))
        g_ptr_array_add (files, g_build_filename (path, name, NULL));
    }
  g_ptr_array_sort (files, compare_names_cb);
  if (files->len == 0)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND, _ ("There is no JPEG in “%s”"),
                   path);
      return NULL;
    }
  return g_steal_pointer (&files);
}

/* Portraits of the generator that this build has. */
static GPtrArray *
draw_portraits (XyBench *bench, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *own = xy_bench_dup_own_program (error);
  g_autofree char *folder = own != NULL ? g_path_get_dirname (own) : NULL;
  g_autofree char *program =
      folder != NULL ? g_build_filename (folder, "..", "..", GENERATOR, NULL) : NULL;

  if (program == NULL)
    return NULL;
  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    {
      g_set_error_literal (
          error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
          _ ("There are no portraits to measure with; name a folder of them with --portraits, or "
             "build the tests, which draw some"));
      return NULL;
    }
  for (int i = 0; i < N_PORTRAITS; i++)
    {
      g_autofree char *seed = g_strdup_printf ("%d", i + 1);
      g_autofree char *name = g_strdup_printf ("portrait-%d.jpg", i + 1);
      g_autofree char *path = g_build_filename (xy_bench_get_folder (bench), name, NULL);
      const char *const arguments[] = { program, "--seed", seed, "-o", path, NULL };
      g_auto (XyBenchChild) child = { 0 };

      if (!xy_bench_run_child (bench, arguments, NULL, &child, error))
        return NULL;
      g_ptr_array_add (files, g_steal_pointer (&path));
    }
  return g_steal_pointer (&files);
}

/* Up to N_PORTRAITS of them, each in every size. */
static gboolean
make_photos (Photos *photos, XyBench *bench, const char *portraits, GError **error)
{
  g_autoptr (GPtrArray) files =
      portraits != NULL ? list_portraits (portraits, error) : draw_portraits (bench, error);

  if (files == NULL)
    return FALSE;
  photos->n = (int) MIN (files->len, N_PORTRAITS);
  for (int i = 0; i < photos->n; i++)
    {
      gsize size;
      g_autoptr (GBytes) bytes =
          xy_cli_read_photo (g_ptr_array_index (files, (guint) i), &size, error);
      g_autoptr (XyImage) image = bytes != NULL ? xy_image_decode (bytes, 0, error) : NULL;

      if (image == NULL)
        return FALSE;
      for (guint s = 0; s < N_SIZES; s++)
        photos->photos[i][s] = xy_bench_jpeg_enlarge (image, sizes[s].width, sizes[s].height);
    }
  return TRUE;
}

static void
check (GBytes *bytes, XyRuleProfile *profile)
{
  g_autoptr (XyPhotoReport) report = xy_photo_check (bytes, profile);

  g_assert (report->width > 0);
}

/* What this thread has worked so far: other work of the computer is not counted. */
static double
get_milliseconds (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * MILLISECONDS_A_SECOND +
         (double) now.tv_nsec / NANOSECONDS_A_MILLISECOND;
}

/* The memory of a process of its own that checks, or with no profile decodes, one photo. */
static gboolean
measure_memory (GBytes *bytes, XyRuleProfile *profile, double *megabytes, GError **error)
{
  struct rusage usage = { 0 };
  int status = -1;
  pid_t child = fork ();

  if (child == 0)
    {
      if (profile != NULL)
        check (bytes, profile);
      else
        xy_bench_jpeg_decode (bytes);
      _exit (0);
    }
  while (child > 0 && wait4 (child, &status, 0, &usage) < 0 && errno == EINTR)
    continue;
  if (child < 0 || !WIFEXITED (status) || WEXITSTATUS (status) != 0)
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                           _ ("The memory of a check cannot be measured on this computer"));
      return FALSE;
    }
  *megabytes = (double) usage.ru_maxrss / KILOBYTES_A_MEGABYTE;
  return TRUE;
}

static gboolean
run_memory_round (XyBench *bench, gpointer user_data, GError **error)
{
  const Photos *photos = user_data;

  for (guint s = 0; s < N_SIZES; s++)
    {
      double megabytes;

      if (!measure_memory (photos->photos[0][s], photos->profile, &megabytes, error))
        return FALSE;
      xy_bench_note (bench, sizes[s].memory, MEMORY, megabytes);
      if (!measure_memory (photos->photos[0][s], NULL, &megabytes, error))
        return FALSE;
      xy_bench_note (bench, sizes[s].peer, MEMORY, megabytes);
    }
  return TRUE;
}

/* The same photos on all processors and on one. */
static void
note_rates (XyBench *bench, const Photos *photos)
{
  guint n = g_get_num_processors () * PHOTOS_A_PROCESSOR;
  g_autofree GAsyncResult **results = g_new0 (GAsyncResult *, n);
  gint64 start = g_get_monotonic_time ();
  double seconds;

  for (guint i = 0; i < n; i++)
    xy_photo_check_async (photos->photos[i % (guint) photos->n][USUAL_SIZE], photos->profile, NULL,
                          xy_cli_async_cb, &results[i]);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyPhotoReport) report = NULL;

      xy_cli_wait (&results[i]);
      report = xy_photo_check_finish (results[i], NULL);
      g_object_unref (results[i]);
    }
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  xy_bench_note (bench, "check-many", RATE, n / seconds);

  start = g_get_monotonic_time ();
  for (guint i = 0; i < n; i++)
    check (photos->photos[i % (guint) photos->n][USUAL_SIZE], photos->profile);
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  xy_bench_note (bench, "one thread", RATE, n / seconds);
}

static gboolean
run_time_round (XyBench *bench, gpointer user_data, GError **error)
{
  const Photos *photos = user_data;

  for (guint s = 0; s < N_SIZES; s++)
    for (int i = 0; i < photos->n; i++)
      {
        double start = get_milliseconds (), between;

        check (photos->photos[i][s], photos->profile);
        between = get_milliseconds ();
        xy_bench_jpeg_decode (photos->photos[i][s]);
        xy_bench_note (bench, sizes[s].check, TIME, between - start);
        xy_bench_note (bench, sizes[s].peer, TIME, get_milliseconds () - between);
      }
  note_rates (bench, photos);
  return TRUE;
}

/* Every photo of the list, and how long each took. */
static gboolean
judge_photos (XyBench *bench,
              GPtrArray *labels,
              XyRuleProfile *profile,
              XyPhotoScores *scores,
              GError **error)
{
  for (guint i = 0; i < labels->len; i++)
    {
      const XyPhotoLabel *label = g_ptr_array_index (labels, i);
      gsize size;
      g_autoptr (GBytes) bytes = xy_cli_read_photo (label->path, &size, error);
      g_autoptr (XyPhotoReport) report = NULL;
      double start = get_milliseconds ();

      if (bytes == NULL)
        return FALSE;
      report = xy_photo_check (bytes, profile);
      xy_bench_note (bench, "check-list", TIME, get_milliseconds () - start);
      xy_photo_scores_add (scores, label, report, NULL, NULL);
    }
  return TRUE;
}

XyCliStatus
xy_cli_run_bench_photo (char ***arguments, GString *out, GError **error)
{
  int runs = DEFAULT_RUNS;
  gboolean json = FALSE;
  g_autofree char *truth = NULL;
  g_autofree char *portraits = NULL;
  g_autofree char *profile_name = NULL;
  const GOptionEntry entries[] = {
    { "truth", 0, 0, G_OPTION_ARG_FILENAME, &truth, NULL, NULL },
    { "portraits", 0, 0, G_OPTION_ARG_FILENAME, &portraits, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &profile_name, NULL, NULL },
    { "runs", 0, 0, G_OPTION_ARG_INT, &runs, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (XyPhotoScores) scores = xy_photo_scores_new ();
  g_autoptr (XyBench) bench = NULL;
  g_autoptr (GPtrArray) labels = NULL;
  g_auto (Photos) photos = { 0 };
  JsonObject *object;

  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  if (runs < 1 || runs > MAX_RUNS)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE, _ ("--runs takes 1 to %d"), MAX_RUNS);
      return XY_CLI_FAILED;
    }
  if (truth != NULL && (labels = xy_photo_labels_load (truth, error)) == NULL)
    return XY_CLI_FAILED;
  bench = xy_bench_new ("photo", error);
  photos.profile = bench != NULL ? xy_cli_load_profile (profile_name, error) : NULL;
  /* Memory comes first: what this process has in use is counted into that of its children. */
  if (photos.profile == NULL || !make_photos (&photos, bench, portraits, error) ||
      !xy_bench_repeat (bench, MIN (runs, 3), run_memory_round, &photos, error) ||
      !xy_bench_repeat (bench, runs, run_time_round, &photos, error) ||
      (labels != NULL && !judge_photos (bench, labels, photos.profile, scores, error)))
    return XY_CLI_FAILED;

  for (guint s = 0; s < N_SIZES; s++)
    xy_bench_add_named_figure (bench, sizes[s].check, TIME, sizes[s].peer, PEER);
  for (guint s = 0; s < N_SIZES; s++)
    xy_bench_add_named_figure (bench, sizes[s].memory, MEMORY, sizes[s].peer, PEER);
  xy_bench_add_figure (bench, "check-many", RATE, "one thread");
  if (labels != NULL)
    xy_bench_add_figure (bench, "check-list", TIME, NULL);
  object = xy_bench_to_json (bench);
  json_object_set_string_member (object, "checker", XY_CHECKER_VERSION);
  json_object_set_string_member (object, "profile", xy_rule_profile_get_id (photos.profile));
  if (labels != NULL)
    xy_photo_scores_to_json (scores, object);
  xy_cli_print_json (out, object);
  return XY_CLI_FINE;
}
