// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-cli-bench.h"

#include <glib/gi18n-lib.h>

#include "cli/xy-bench.h"
#include "model/xy-schedule-suggest.h"

#define DEFAULT_RUNS 9
#define MAX_RUNS 1000
/* Timetables of each size; what is said about them is the worst. */
#define N_DRAWS 9
#define SEED 59

#define CAMPAIGN "campaign"
#define ROOMS 3
#define ROOM_RATE 120
#define GROUPS 2
#define HOURS_A_DAY 6
/* Of a group's capacity, the part that the loads fill. */
#define FILLING 0.85

#define TIME "ms"
#define PERCENT "%"

/* The sizes that are measured, and what they may take. */
static const struct
{
  const char *suggest, *time_limit, *fullest, *fullest_limit, *problems;
  int n_colleges, n_groups;
  double milliseconds, percent;
} sizes[] = {
  { "suggest-30", "allowed for 30 colleges and 12 groups", "fullest-30",
    "allowed above the least possible", "problems-30", 30, 12, 50, 2 },
  { "suggest-300", "allowed for 300 colleges and 120 groups", "fullest-300", NULL, "problems-300",
    300, 120, 2000, 0 },
};
#define N_SIZES G_N_ELEMENTS (sizes)

typedef struct
{
  XySchedule *draws[N_SIZES][N_DRAWS];
  double fullest[N_SIZES];
  guint round;
} Timetables;

static void
timetables_clear (Timetables *timetables)
{
  for (guint i = 0; i < N_SIZES; i++)
    for (guint k = 0; k < N_DRAWS; k++)
      xy_schedule_unref (timetables->draws[i][k]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Timetables, timetables_clear)

static XyFields *
add_record (GPtrArray *records, XyKind kind, const char *id)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", CAMPAIGN);
  g_ptr_array_add (records, xy_record_new (kind, id, 0, fields));
  return fields;
}

static void
add_session (GPtrArray *records, const char *id, int day)
{
  static const char *const rooms[ROOMS + 1] = { "1", "2", "3", NULL };
  g_autofree char *date = g_strdup_printf ("2021-12-%02d", 1 + day);
  XyFields *fields = add_record (records, XY_KIND_SESSION, id);

  xy_fields_set_string (fields, "date", date);
  xy_fields_set_string (fields, "building", "A");
  xy_fields_set_strv (fields, "rooms", rooms);
}

static void
add_hour (GPtrArray *records, int n)
{
  g_autofree char *id = g_strdup_printf ("slot-%d", n);
  g_autofree char *session = g_strdup_printf ("session-%d", n / HOURS_A_DAY);
  g_autofree char *start = g_strdup_printf ("%02d:00", 8 + n % HOURS_A_DAY);
  g_autofree char *end = g_strdup_printf ("%02d:00", 9 + n % HOURS_A_DAY);
  XyFields *fields;

  if (n % HOURS_A_DAY == 0)
    add_session (records, session, n / HOURS_A_DAY);
  fields = add_record (records, XY_KIND_SLOT, id);
  xy_fields_set_string (fields, "session", session);
  xy_fields_set_string (fields, "start", start);
  xy_fields_set_string (fields, "end", end);
  xy_fields_set_int (fields, "groups", GROUPS);
}

/* A college of so many, put down anywhere. */
static void
add_college (GPtrArray *records, GRand *rand, int n, int n_groups, int load)
{
  g_autofree char *id = g_strdup_printf ("college-%03d", n);
  g_autofree char *place = g_strdup_printf ("place-%03d", n);
  int group = g_rand_int_range (rand, 0, n_groups);
  g_autofree char *slot = g_strdup_printf ("slot-%d", group / GROUPS);
  XyFields *fields = add_record (records, XY_KIND_COLLEGE, id);

  xy_fields_set_string (fields, "short_name", id);
  xy_fields_set_int (fields, "headcount_on_site", load);
  fields = add_record (records, XY_KIND_ASSIGNMENT, place);
  xy_fields_set_string (fields, "college", id);
  xy_fields_set_string (fields, "slot", slot);
  xy_fields_set_int (fields, "group", group % GROUPS + 1);
  xy_fields_set_int (fields, "position", n);
}

static XySchedule *
draw (GRand *rand, int n_colleges, int n_groups)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  XyFields *fields = xy_fields_new ();
  int mean = (int) (FILLING * ROOMS * ROOM_RATE / GROUPS * n_groups / n_colleges);

  xy_fields_set_string (fields, "group_order", "consecutive");
  xy_fields_set_int (fields, "students_per_room_hour", ROOM_RATE);
  g_ptr_array_add (records, xy_record_new (XY_KIND_CAMPAIGN, CAMPAIGN, 0, fields));
  for (int i = 0; i < n_groups / GROUPS; i++)
    add_hour (records, i);
  for (int i = 0; i < n_colleges; i++)
    add_college (records, rand, i, n_groups, g_rand_int_range (rand, mean / 5, mean * 9 / 5));
  return xy_schedule_new (records, CAMPAIGN);
}

static double
since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static gboolean
run_round (XyBench *bench, gpointer user_data, GError **error)
{
  Timetables *timetables = user_data;

  for (guint i = 0; i < N_SIZES; i++)
    {
      const XySchedule *schedule = timetables->draws[i][timetables->round % N_DRAWS];
      gint64 start = g_get_monotonic_time ();
      g_autoptr (XyScheduleSuggestion) suggestion =
          xy_schedule_suggest (schedule, XY_SCHEDULE_AIM_EVEN);
      g_autoptr (GPtrArray) problems = NULL;

      xy_bench_note (bench, sizes[i].suggest, TIME, since (start));
      xy_bench_note (bench, sizes[i].time_limit, TIME, sizes[i].milliseconds);
      start = g_get_monotonic_time ();
      problems = xy_schedule_list_problems (schedule);
      xy_bench_note (bench, sizes[i].problems, TIME, since (start));
      timetables->fullest[i] =
          MAX (timetables->fullest[i],
               (suggestion->fullest_after / suggestion->fullest_least - 1) * 100);
    }
  timetables->round++;
  return TRUE;
}

XyCliStatus
xy_cli_run_bench_schedule (char ***arguments, GString *out, GError **error)
{
  int runs = DEFAULT_RUNS;
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "runs", 0, 0, G_OPTION_ARG_INT, &runs, NULL, NULL },
                                   { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  g_autoptr (XyBench) bench = NULL;
  g_auto (Timetables) timetables = { 0 };

  for (guint i = 0; i < N_SIZES; i++)
    for (guint k = 0; k < N_DRAWS; k++)
      timetables.draws[i][k] = draw (rand, sizes[i].n_colleges, sizes[i].n_groups);
  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  if (runs < 1 || runs > MAX_RUNS)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE, _ ("--runs takes 1 to %d"), MAX_RUNS);
      return XY_CLI_FAILED;
    }
  bench = xy_bench_new ("schedule", error);
  if (bench == NULL || !xy_bench_repeat (bench, runs, run_round, &timetables, error))
    return XY_CLI_FAILED;
  for (guint i = 0; i < N_SIZES; i++)
    {
      xy_bench_add_figure (bench, sizes[i].suggest, TIME, sizes[i].time_limit);
      xy_bench_note (bench, sizes[i].fullest, PERCENT, timetables.fullest[i]);
      if (sizes[i].fullest_limit != NULL)
        xy_bench_note (bench, sizes[i].fullest_limit, PERCENT, sizes[i].percent);
      xy_bench_add_figure (bench, sizes[i].fullest, PERCENT, sizes[i].fullest_limit);
      xy_bench_add_figure (bench, sizes[i].problems, TIME, NULL);
    }
  xy_cli_print_json (out, xy_bench_to_json (bench));
  return XY_CLI_FINE;
}
