// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "cli/xy-command.h"
#include "model/xy-arrivals.h"
#include "model/xy-time.h"

/* schedule queue */

typedef struct
{
  char *college;
  char *slot;
  XySchedule *schedule;
} Wanted;

static void
wanted_clear (Wanted *wanted)
{
  g_free (wanted->college);
  g_free (wanted->slot);
  g_clear_pointer (&wanted->schedule, xy_schedule_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Wanted, wanted_clear)

static const char *
call_college (const XySchedule *schedule, const char *id)
{
  const XyCollege *college = xy_schedule_find_college (schedule, id);

  return college != NULL ? college->short_name : id;
}

/* The queues that were asked for and in which anybody stands. */
static GPtrArray *
list_queues (Wanted *wanted, GError **error)
{
  g_autoptr (XyStore) store = xy_cli_open_store (error);
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GPtrArray) queues = NULL;
  const XyCollege *college = NULL;

  wanted->schedule = store != NULL ? xy_cli_load_schedule (store, error) : NULL;
  if (wanted->schedule == NULL)
    return NULL;
  students = xy_cli_list_students (store, xy_schedule_get_campaign (wanted->schedule)->id, error);
  if (students == NULL)
    return NULL;
  if (wanted->college != NULL)
    {
      college =
          xy_cli_find_college (xy_schedule_get_colleges (wanted->schedule), wanted->college, error);
      if (college == NULL)
        return NULL;
    }
  if (wanted->slot != NULL && xy_schedule_find_slot (wanted->schedule, wanted->slot) == NULL)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                   _ ("There is no hour “%s”; xueyingctl schedule show lists them"), wanted->slot);
      return NULL;
    }
  queues =
      xy_arrivals_list_queues (wanted->schedule, students, college != NULL ? college->id : NULL);
  for (guint i = queues->len; i > 0; i--)
    {
      const XyArrivalQueue *queue = g_ptr_array_index (queues, i - 1);
      const char *slot = queue->assignment != NULL ? queue->assignment->slot : NULL;

      if (queue->arrivals->len == 0 ||
          (wanted->slot != NULL && g_strcmp0 (slot, wanted->slot) != 0))
        g_ptr_array_remove_index (queues, i - 1);
    }
  return g_steal_pointer (&queues);
}

static JsonObject *
arrival_to_json (const XyArrival *arrival)
{
  JsonObject *object = json_object_new ();
  g_autofree char *expected = arrival->minute >= 0 ? xy_time_write_clock (arrival->minute) : NULL;

  xy_cli_set_string (object, "student_number", arrival->student->student_number);
  xy_cli_set_string (object, "name", arrival->student->name);
  xy_cli_set_string (object, "class", arrival->student->class_name);
  json_object_set_int_member (object, "place", arrival->place);
  xy_cli_set_string (object, "expected", expected);
  return object;
}

/* Who has no place in the timetable stands in group 0 of no hour. */
static JsonObject *
queue_to_json (const XySchedule *schedule, const XyArrivalQueue *queue)
{
  JsonObject *object = json_object_new ();
  JsonArray *students = json_array_sized_new (queue->arrivals->len);
  const XyAssignment *place = queue->assignment;

  xy_cli_set_string (object, "college", call_college (schedule, queue->college));
  xy_cli_set_string (object, "slot", place != NULL ? place->slot : NULL);
  json_object_set_int_member (object, "group", place != NULL ? place->group : 0);
  for (guint i = 0; i < queue->arrivals->len; i++)
    json_array_add_object_element (students,
                                   arrival_to_json (g_ptr_array_index (queue->arrivals, i)));
  json_object_set_array_member (object, "students", students);
  return object;
}

static void
append_json (GString *out, const XySchedule *schedule, GPtrArray *queues)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_sized_new (queues->len);

  for (guint i = 0; i < queues->len; i++)
    json_array_add_object_element (array, queue_to_json (schedule, g_ptr_array_index (queues, i)));
  json_object_set_array_member (object, "queues", array);
  xy_cli_print_json (out, object);
}

static void
append_heading (GString *out, const XySchedule *schedule, const XyArrivalQueue *queue)
{
  const XyAssignment *place = queue->assignment;
  const XySlot *slot = place != NULL ? xy_schedule_find_slot (schedule, place->slot) : NULL;
  const char *college = call_college (schedule, queue->college);

  if (slot != NULL)
    g_string_append_printf (out, _ ("%s, %s–%s, group %d"), college, slot->start, slot->end,
                            (int) place->group);
  else
    g_string_append_printf (out, _ ("%s, no place in the timetable yet"), college);
  g_string_append_c (out, '\n');
}

static void
append_queue (GString *out, const XySchedule *schedule, const XyArrivalQueue *queue)
{
  g_autofree char *late = xy_arrivals_dup_late (queue->arrivals);

  append_heading (out, schedule, queue);
  for (guint i = 0; i < queue->arrivals->len; i++)
    {
      const XyArrival *arrival = g_ptr_array_index (queue->arrivals, i);
      const XyStudent *student = arrival->student;
      g_autofree char *expected =
          arrival->minute >= 0 ? xy_time_write_clock (arrival->minute) : g_strdup ("-");

      g_string_append_printf (out, "%d\t%s\t%s\t%s\t%s\n", arrival->place, expected,
                              student->class_name != NULL ? student->class_name : "",
                              student->student_number != NULL ? student->student_number : "",
                              student->name != NULL ? student->name : "");
    }
  if (late != NULL)
    g_string_append_printf (out, "%s\n", late);
}

static XyCliStatus
run_queue (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  g_auto (Wanted) wanted = { 0 };
  const GOptionEntry entries[] = {
    { "college", 0, 0, G_OPTION_ARG_FILENAME, &wanted.college, NULL, NULL },
    { "slot", 0, 0, G_OPTION_ARG_FILENAME, &wanted.slot, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { NULL },
  };
  g_autoptr (GPtrArray) queues = NULL;
  guint n_late = 0;

  if (!xy_cli_parse (arguments, entries, 0, 0, error) || !xy_cli_check_text (wanted.slot, error))
    return XY_CLI_FAILED;
  queues = list_queues (&wanted, error);
  if (queues == NULL)
    return XY_CLI_FAILED;
  for (guint i = 0; i < queues->len; i++)
    n_late += xy_arrivals_count_late (((XyArrivalQueue *) g_ptr_array_index (queues, i))->arrivals);
  if (json)
    append_json (out, wanted.schedule, queues);
  else
    for (guint i = 0; i < queues->len; i++)
      append_queue (out, wanted.schedule, g_ptr_array_index (queues, i));
  return n_late > 0 ? XY_CLI_PROBLEMS : XY_CLI_FINE;
}

const XyCommand xy_cli_queue_commands[] = {
  { "schedule", "queue", "[--college NAME] [--slot ID] [--json]",
    N_ ("Show who stands where in the queue, and when each is expected"), run_queue },
  { NULL },
};
