// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The timetable beside another one: the notice's, or one that is suggested. */

#include <glib/gi18n-lib.h>

#include "cli/xy-cli-schedule.h"
#include "model/xy-schedule-compare.h"
#include "model/xy-schedule-words.h"
#include "protocol/xy-notice-timetable.h"

static char *
describe_place (const XySchedule *schedule, const XyAssignment *place)
{
  const XySlot *hour = xy_schedule_find_slot (schedule, place->slot);
  g_autofree char *classes = NULL;
  g_autofree char *spot = NULL;

  if (hour == NULL)
    return g_strdup (_ ("No place"));
  spot = g_strdup_printf (_ ("%s–%s, group %d"), hour->start, hour->end, (int) place->group);
  if (xy_assignment_is_whole (place))
    return g_steal_pointer (&spot);
  classes = g_strjoinv (" ", place->classes);
  return g_strdup_printf ("%s (%s)", spot, classes);
}

static char *
describe_places (const XySchedule *schedule, GPtrArray *places)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    {
      g_autofree char *place = describe_place (schedule, places->pdata[i]);

      g_string_append_printf (words, "%s%s", i > 0 ? "; " : "", place);
    }
  if (places->len == 0)
    g_string_append (words, _ ("No place"));
  return g_string_free (words, FALSE);
}

static JsonObject *
place_to_json (const XySchedule *now, const XySchedule *schedule, const XyAssignment *place)
{
  const XySlot *hour = xy_schedule_find_slot (schedule, place->slot);
  JsonObject *object = json_object_new ();

  xy_cli_set_string (object, "college", xy_cli_schedule_call_college (now, place->college));
  json_object_set_array_member (object, "classes", xy_cli_schedule_strv_to_json (place->classes));
  xy_cli_set_string (object, "slot", place->slot);
  xy_cli_set_string (object, "start", hour != NULL ? hour->start : NULL);
  xy_cli_set_string (object, "end", hour != NULL ? hour->end : NULL);
  json_object_set_int_member (object, "group", place->group);
  return object;
}

/* schedule compare */

static JsonNode *
places_to_json (const XySchedule *now, const XySchedule *schedule, GPtrArray *places)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < places->len; i++)
    json_array_add_object_element (array, place_to_json (now, schedule, places->pdata[i]));
  return xy_json_take_array (array);
}

static JsonNode *
session_to_json (const XySchedule *schedule, const char *id)
{
  const XySession *session = xy_schedule_find_session (schedule, id);
  JsonObject *object;

  if (session == NULL)
    return json_node_new (JSON_NODE_NULL);
  object = json_object_new ();
  xy_cli_set_string (object, "date", session->date);
  xy_cli_set_string (object, "building", session->building);
  json_object_set_array_member (object, "rooms", xy_cli_schedule_strv_to_json (session->rooms));
  return xy_json_take_object (object);
}

static JsonNode *
hour_to_json (const XySchedule *schedule, const char *id)
{
  const XySlot *hour = xy_schedule_find_slot (schedule, id);
  JsonObject *object;

  if (hour == NULL)
    return json_node_new (JSON_NODE_NULL);
  object = json_object_new ();
  xy_cli_set_string (object, "session", hour->session);
  xy_cli_set_string (object, "start", hour->start);
  xy_cli_set_string (object, "end", hour->end);
  json_object_set_int_member (object, "groups", hour->groups);
  return xy_json_take_object (object);
}

static JsonNode *
rate_to_json (const XySchedule *schedule)
{
  JsonNode *node = json_node_new (JSON_NODE_VALUE);

  json_node_set_int (node, xy_schedule_get_campaign (schedule)->students_per_room_hour);
  return node;
}

/* What one of the two tables says of it. */
static JsonNode *
side_to_json (const XySchedule *now,
              const XySchedule *schedule,
              const XyScheduleDifference *difference,
              GPtrArray *places)
{
  switch (difference->kind)
    {
    case XY_SCHEDULE_RATE_CHANGED:
      return rate_to_json (schedule);
    case XY_SCHEDULE_SESSION_ADDED:
    case XY_SCHEDULE_SESSION_REMOVED:
    case XY_SCHEDULE_SESSION_CHANGED:
      return session_to_json (schedule, difference->id);
    case XY_SCHEDULE_HOUR_ADDED:
    case XY_SCHEDULE_HOUR_REMOVED:
    case XY_SCHEDULE_HOUR_CHANGED:
      return hour_to_json (schedule, difference->id);
    case XY_SCHEDULE_COLLEGE_MOVED:
    case XY_SCHEDULE_COLLEGE_ADDED:
    case XY_SCHEDULE_COLLEGE_REMOVED:
    case XY_SCHEDULE_COLLEGE_SPLIT:
    case XY_SCHEDULE_COLLEGE_JOINED:
    case XY_SCHEDULE_ORDER_CHANGED:
      return places_to_json (now, schedule, places);
    default:
      g_assert_not_reached ();
    }
}

static JsonObject *
difference_to_json (const XySchedule *now,
                    const XySchedule *notice,
                    const XyScheduleDifference *difference)
{
  JsonObject *object = json_object_new ();
  const XyCollege *college = xy_schedule_find_college (now, difference->id);

  json_object_set_string_member (object, "kind",
                                 xy_schedule_difference_kind_to_string (difference->kind));
  xy_cli_set_string (object, "id", difference->id);
  json_object_set_int_member (object, "group", difference->group);
  xy_cli_set_string (object, "college", college != NULL ? college->short_name : NULL);
  json_object_set_member (object, "before",
                          side_to_json (now, notice, difference, difference->before));
  json_object_set_member (object, "after", side_to_json (now, now, difference, difference->after));
  return object;
}

static char *
describe_hour (const XySchedule *schedule, const char *id)
{
  const XySlot *hour = xy_schedule_find_slot (schedule, id);

  if (hour == NULL)
    return g_strdup (_ ("Not there"));
  return g_strdup_printf ("%s–%s × %d", hour->start, hour->end, (int) hour->groups);
}

static char *
describe_session (const XySchedule *schedule, const char *id)
{
  const XySession *session = xy_schedule_find_session (schedule, id);
  g_autofree char *rooms = NULL;

  if (session == NULL)
    return g_strdup (_ ("Not there"));
  rooms = g_strjoinv (" ", session->rooms);
  return g_strdup_printf ("%s %s %s", session->date, session->building, rooms);
}

static char *
describe_order (const XySchedule *now, GPtrArray *places)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < places->len; i++)
    g_string_append_printf (
        words, "%s%s", i > 0 ? " " : "",
        xy_cli_schedule_call_college (now, ((XyAssignment *) places->pdata[i])->college));
  return g_string_free (words, FALSE);
}

static char *
describe_side (const XySchedule *now,
               const XySchedule *schedule,
               const XyScheduleDifference *difference,
               GPtrArray *places)
{
  switch (difference->kind)
    {
    case XY_SCHEDULE_RATE_CHANGED:
      return g_strdup_printf ("%d",
                              (int) xy_schedule_get_campaign (schedule)->students_per_room_hour);
    case XY_SCHEDULE_SESSION_ADDED:
    case XY_SCHEDULE_SESSION_REMOVED:
    case XY_SCHEDULE_SESSION_CHANGED:
      return describe_session (schedule, difference->id);
    case XY_SCHEDULE_HOUR_ADDED:
    case XY_SCHEDULE_HOUR_REMOVED:
    case XY_SCHEDULE_HOUR_CHANGED:
      return describe_hour (schedule, difference->id);
    case XY_SCHEDULE_COLLEGE_MOVED:
    case XY_SCHEDULE_COLLEGE_ADDED:
    case XY_SCHEDULE_COLLEGE_REMOVED:
    case XY_SCHEDULE_COLLEGE_SPLIT:
    case XY_SCHEDULE_COLLEGE_JOINED:
      return describe_places (schedule, places);
    case XY_SCHEDULE_ORDER_CHANGED:
      return describe_order (now, places);
    default:
      g_assert_not_reached ();
    }
}

static void
append_difference (GString *out,
                   const XySchedule *now,
                   const XySchedule *notice,
                   const XyScheduleDifference *difference)
{
  g_autofree char *before = describe_side (now, notice, difference, difference->before);
  g_autofree char *after = describe_side (now, now, difference, difference->after);
  const XyCollege *college = xy_schedule_find_college (now, difference->id);

  g_string_append_printf (out, "%s %s: %s → %s\n",
                          xy_schedule_difference_kind_to_string (difference->kind),
                          college != NULL ? college->short_name : difference->id, before, after);
}

static XySchedule *
load_notice (const XySchedule *schedule, GError **error)
{
  g_autoptr (GPtrArray) shipped = xy_cli_load_seed (error);
  g_autoptr (GError) fault = NULL;
  XySchedule *notice;

  if (shipped == NULL)
    return NULL;
  notice = xy_notice_timetable_find (xy_schedule_get_campaign (schedule), shipped, &fault);
  if (notice == NULL && fault != NULL)
    g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                         _ ("What the campaign says of the notice’s timetable cannot be read."));
  else if (notice == NULL)
    g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                         _ ("The timetable of the notice is not known."));
  return notice;
}

static XyCliStatus
run_compare (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (XyStore) store = NULL;
  g_autoptr (XySchedule) now = NULL;
  g_autoptr (XySchedule) notice = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  JsonObject *object;
  JsonArray *array;

  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  now = xy_cli_schedule_open (&store, error);
  notice = now != NULL ? load_notice (now, error) : NULL;
  if (notice == NULL)
    return XY_CLI_FAILED;
  differences = xy_schedule_compare (now, notice);
  if (!json)
    {
      for (guint i = 0; i < differences->len; i++)
        append_difference (out, now, notice, differences->pdata[i]);
      return XY_CLI_FINE;
    }
  object = json_object_new ();
  array = json_array_new ();
  for (guint i = 0; i < differences->len; i++)
    json_array_add_object_element (array, difference_to_json (now, notice, differences->pdata[i]));
  json_object_set_array_member (object, "differences", array);
  xy_cli_print_json (out, object);
  return XY_CLI_FINE;
}

/* schedule suggest */

static const char *
get_limit_kind (XyScheduleLimitKind kind)
{
  switch (kind)
    {
    case XY_SCHEDULE_LIMIT_NO_GROUP:
      return "no-group";
    case XY_SCHEDULE_LIMIT_ROOM:
      return "room";
    case XY_SCHEDULE_LIMIT_UNIT:
      return "unit";
    case XY_SCHEDULE_LIMIT_TIME:
      return "time";
    case XY_SCHEDULE_LIMIT_FIXED:
      return "fixed";
    case XY_SCHEDULE_LIMIT_CLASSLESS:
      return "classless";
    case XY_SCHEDULE_LIMIT_HOURS:
      return "hours";
    case XY_SCHEDULE_LIMIT_PARTS:
      return "parts";
    default:
      g_assert_not_reached ();
    }
}

static char *
describe_limit (const XySchedule *schedule, const XyScheduleLimit *limit)
{
  const XySlot *hour = xy_schedule_find_slot (schedule, limit->slot);
  const char *name =
      limit->college != NULL ? xy_cli_schedule_call_college (schedule, limit->college) : "";
  g_autofree char *spot =
      hour != NULL ? g_strdup_printf ("%s–%s", hour->start, hour->end) : g_strdup ("");

  return xy_schedule_limit_dup_words (limit, name, spot, spot);
}

static JsonArray *
limits_to_json (const XySchedule *schedule, GPtrArray *limits)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < limits->len; i++)
    {
      const XyScheduleLimit *limit = limits->pdata[i];
      JsonObject *object = json_object_new ();
      g_autofree char *message = describe_limit (schedule, limit);

      json_object_set_string_member (object, "kind", get_limit_kind (limit->kind));
      xy_cli_set_string (
          object, "college",
          limit->college != NULL ? xy_cli_schedule_call_college (schedule, limit->college) : NULL);
      xy_cli_set_string (object, "slot", limit->slot);
      json_object_set_int_member (object, "group", limit->group);
      json_object_set_int_member (object, "measured", limit->measured);
      json_object_set_int_member (object, "limit", limit->limit);
      xy_cli_set_string (object, "message", message);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
changes_to_json (const XySchedule *now, const XySchedule *after, GPtrArray *changes)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const XyScheduleDifference *change = changes->pdata[i];
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind",
                                     xy_schedule_difference_kind_to_string (change->kind));
      xy_cli_set_string (object, "college", xy_cli_schedule_call_college (now, change->id));
      json_object_set_member (object, "before", places_to_json (now, now, change->before));
      json_object_set_member (object, "after", places_to_json (now, after, change->after));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* What the suggestion does with each college; an order that follows from it is not told. */
static GPtrArray *
list_changes (const XySchedule *now, const XyScheduleSuggestion *suggestion)
{
  GPtrArray *changes = xy_schedule_compare (suggestion->after, now);

  for (guint i = changes->len; i > 0; i--)
    if (((XyScheduleDifference *) changes->pdata[i - 1])->kind == XY_SCHEDULE_ORDER_CHANGED)
      g_ptr_array_remove_index (changes, i - 1);
  return changes;
}

static void
append_suggestion (GString *out, const XySchedule *now, const XyScheduleSuggestion *suggestion)
{
  g_autoptr (GPtrArray) changes = list_changes (now, suggestion);

  for (guint i = 0; i < changes->len; i++)
    {
      const XyScheduleDifference *change = changes->pdata[i];
      g_autofree char *before = describe_places (now, change->before);
      g_autofree char *after = describe_places (suggestion->after, change->after);

      g_string_append_printf (out, "%s: %s → %s\n", xy_cli_schedule_call_college (now, change->id),
                              before, after);
    }
  if (changes->len == 0)
    g_string_append_printf (out, "%s\n", _ ("Nothing Changes"));
  for (guint i = 0; i < suggestion->limits->len; i++)
    {
      g_autofree char *limit = describe_limit (now, suggestion->limits->pdata[i]);

      g_string_append_printf (out, "%s\n", limit);
    }
}

static void
print_suggestion (GString *out,
                  const XySchedule *now,
                  const XyScheduleSuggestion *suggestion,
                  gboolean applied)
{
  g_autoptr (GPtrArray) changes = list_changes (now, suggestion);
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (suggestion->after);
  JsonObject *object = json_object_new ();

  json_object_set_boolean_member (object, "applied", applied);
  json_object_set_int_member (object, "moved", suggestion->n_moved);
  json_object_set_int_member (object, "placed", suggestion->n_placed);
  json_object_set_int_member (object, "removed", suggestion->n_removed);
  json_object_set_double_member (object, "fullest_before", suggestion->fullest_before);
  json_object_set_double_member (object, "fullest_after", suggestion->fullest_after);
  json_object_set_double_member (object, "fullest_least", suggestion->fullest_least);
  json_object_set_array_member (object, "changes",
                                changes_to_json (now, suggestion->after, changes));
  json_object_set_array_member (object, "limits", limits_to_json (now, suggestion->limits));
  json_object_set_array_member (object, "problems",
                                xy_cli_schedule_problems_to_json (suggestion->after, problems));
  xy_cli_print_json (out, object);
}

static XyCliStatus
run_suggest (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE, even = FALSE, apply = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { "even", 0, 0, G_OPTION_ARG_NONE, &even, NULL, NULL },
                                   { "apply", 0, 0, G_OPTION_ARG_NONE, &apply, NULL, NULL },
                                   { NULL } };
  g_autoptr (XyStore) store = NULL;
  g_autoptr (XySchedule) now = NULL;
  g_autoptr (XyScheduleSuggestion) suggestion = NULL;

  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  now = xy_cli_schedule_open (&store, error);
  if (now == NULL || (apply && !xy_cli_schedule_check_school (store, now, error)))
    return XY_CLI_FAILED;
  suggestion = xy_schedule_suggest (now, even ? XY_SCHEDULE_AIM_EVEN : XY_SCHEDULE_AIM_FIT);
  if (apply &&
      !xy_store_apply (store, _ ("Used the suggested timetable"), suggestion->edits, error))
    return XY_CLI_FAILED;
  if (json)
    print_suggestion (out, now, suggestion, apply && suggestion->edits->len > 0);
  else
    append_suggestion (out, now, suggestion);
  return suggestion->limits->len > 0 ? XY_CLI_PROBLEMS : XY_CLI_FINE;
}

const XyCommand xy_cli_schedule_compare_commands[] = {
  { "schedule", "compare", "[--json]", N_ ("Show what is not as in the notice"), run_compare },
  { "schedule", "suggest", "[--even] [--apply] [--json]",
    N_ ("Suggest a timetable for those who come, and with --apply use it"), run_suggest },
  { NULL },
};
