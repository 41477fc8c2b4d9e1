// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "cli/xy-cli-schedule.h"
#include "model/xy-schedule-plan.h"
#include "model/xy-sentence.h"

const char *
xy_cli_schedule_call_college (const XySchedule *schedule, const char *id)
{
  const XyCollege *college = xy_schedule_find_college (schedule, id);

  return college != NULL ? college->short_name : id;
}

XySchedule *
xy_cli_schedule_open (XyStore **store, GError **error)
{
  *store = xy_cli_open_store (error);
  return *store != NULL ? xy_cli_load_schedule (*store, error) : NULL;
}

gboolean
xy_cli_schedule_check_school (XyStore *store, const XySchedule *schedule, GError **error)
{
  g_autofree char *role = xy_store_dup_setting (store, "role");
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);

  if (g_strcmp0 (role, XY_ROLE_SCHOOL) == 0)
    return TRUE;
  if (campaign->locked || campaign->closed)
    g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                         _ ("The timetable is locked; ask the graduate school"));
  else if (role != NULL)
    g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                         _ ("Only the graduate school changes the whole timetable; ask there"));
  else
    return TRUE;
  return FALSE;
}

/* schedule show */

JsonArray *
xy_cli_schedule_strv_to_json (char **texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  return array;
}

static JsonObject *
slot_to_json (const XySchedule *schedule, const XySlot *slot)
{
  JsonObject *object = json_object_new ();
  JsonArray *groups = json_array_new ();

  xy_cli_set_string (object, "id", slot->id);
  xy_cli_set_string (object, "start", slot->start);
  xy_cli_set_string (object, "end", slot->end);
  for (int group = 1; group <= slot->groups; group++)
    {
      g_autoptr (GPtrArray) assignments = xy_schedule_list_group (schedule, slot->id, group);
      JsonArray *names = json_array_new ();

      for (guint i = 0; i < assignments->len; i++)
        {
          const XyAssignment *assignment = g_ptr_array_index (assignments, i);

          json_array_add_string_element (
              names, xy_cli_schedule_call_college (schedule, assignment->college));
        }
      json_array_add_array_element (groups, names);
    }
  json_object_set_array_member (object, "groups", groups);
  return object;
}

static JsonArray *
sessions_to_json (const XySchedule *schedule)
{
  GPtrArray *sessions = xy_schedule_get_sessions (schedule);
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < sessions->len; i++)
    {
      const XySession *session = g_ptr_array_index (sessions, i);
      JsonObject *object = json_object_new ();
      JsonArray *own = json_array_new ();

      xy_cli_set_string (object, "date", session->date);
      xy_cli_set_string (object, "building", session->building);
      json_object_set_array_member (object, "rooms", xy_cli_schedule_strv_to_json (session->rooms));
      for (guint j = 0; j < slots->len; j++)
        {
          const XySlot *slot = g_ptr_array_index (slots, j);

          if (g_strcmp0 (slot->session, session->id) == 0)
            json_array_add_object_element (own, slot_to_json (schedule, slot));
        }
      json_object_set_array_member (object, "slots", own);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
splits_to_json (const XySchedule *schedule)
{
  GPtrArray *assignments = xy_schedule_get_assignments (schedule);
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = g_ptr_array_index (assignments, i);
      JsonObject *object;

      if (assignment->classes == NULL || assignment->classes[0] == NULL)
        continue;
      object = json_object_new ();
      xy_cli_set_string (object, "college",
                         xy_cli_schedule_call_college (schedule, assignment->college));
      xy_cli_set_string (object, "slot", assignment->slot);
      json_object_set_int_member (object, "group", assignment->group);
      json_object_set_array_member (object, "classes",
                                    xy_cli_schedule_strv_to_json (assignment->classes));
      json_array_add_object_element (array, object);
    }
  return array;
}

JsonArray *
xy_cli_schedule_problems_to_json (const XySchedule *schedule, GPtrArray *problems)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind",
                                     xy_schedule_problem_kind_to_string (problem->kind));
      xy_cli_set_string (object, "slot", problem->slot);
      json_object_set_int_member (object, "group", problem->group);
      xy_cli_set_string (object, "college",
                         problem->college != NULL
                             ? xy_cli_schedule_call_college (schedule, problem->college)
                             : NULL);
      json_object_set_int_member (object, "measured", problem->measured);
      json_object_set_int_member (object, "limit", problem->limit);
      json_array_add_object_element (array, object);
    }
  return array;
}

static char *
describe_slot (const XySchedule *schedule, const char *id)
{
  const XySlot *slot = id != NULL ? xy_schedule_find_slot (schedule, id) : NULL;

  if (slot == NULL)
    return g_strdup (id != NULL ? id : "");
  return g_strdup_printf ("%s–%s", slot->start, slot->end);
}

static char *
describe_problem (const XySchedule *schedule, const XyScheduleProblem *problem)
{
  g_autofree char *slot = describe_slot (schedule, problem->slot);
  const char *college =
      problem->college != NULL ? xy_cli_schedule_call_college (schedule, problem->college) : "";

  switch (problem->kind)
    {
    case XY_SCHEDULE_CLASH_COLLEGE:
      return g_strdup_printf (_ ("%s has more than one place and is not split"), college);
    case XY_SCHEDULE_CLASH_ROOM:
      return g_strdup_printf (_ ("Two sessions are in one room at %s"), slot);
    case XY_SCHEDULE_OVERLOAD:
      if (problem->group == 0)
        return g_strdup_printf (_ ("%s: %d students come, and there is room for %d"), slot,
                                problem->measured, problem->limit);
      return g_strdup_printf (_ ("%s, group %d: %d students come, and there is room for %d"), slot,
                              problem->group, problem->measured, problem->limit);
    case XY_SCHEDULE_MISSING:
      return g_strdup_printf (ngettext ("%s has %d student on site without a place",
                                        "%s has %d students on site without a place",
                                        (gulong) problem->measured),
                              college, problem->measured);
    case XY_SCHEDULE_UNKNOWN_COLLEGE:
      return g_strdup_printf (_ ("%s, group %d: a college that is not known"), slot,
                              problem->group);
    case XY_SCHEDULE_UNKNOWN_SLOT:
      return g_strdup_printf (_ ("%s has a place in an hour that is not there"), college);
    case XY_SCHEDULE_NOT_NEEDED:
      return g_strdup_printf (_ ("%s has a place and no students on site"), college);
    case XY_SCHEDULE_NOT_ITS_TIME:
      return g_strdup_printf (_ ("%s stands at %s, outside the times set for it"), college, slot);
    case XY_SCHEDULE_BAD_HOURS:
      return g_strdup_printf (_ ("The hour %s does not end after it begins"), slot);
    default:
      g_assert_not_reached ();
    }
}

static void
append_problems (GString *out, const XySchedule *schedule, GPtrArray *problems)
{
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *line = describe_problem (schedule, g_ptr_array_index (problems, i));

      g_string_append_printf (out, "%s\n", line);
    }
}

static void
append_slot (GString *out, const XySchedule *schedule, const XySlot *slot)
{
  g_string_append_printf (out, "%s–%s  %s\n", slot->start, slot->end, slot->id);
  for (int group = 1; group <= slot->groups; group++)
    {
      g_autoptr (GPtrArray) assignments = xy_schedule_list_group (schedule, slot->id, group);

      g_string_append_printf (out, "  %d ", group);
      for (guint i = 0; i < assignments->len; i++)
        {
          const XyAssignment *assignment = g_ptr_array_index (assignments, i);

          g_string_append_printf (out, " %s",
                                  xy_cli_schedule_call_college (schedule, assignment->college));
        }
      g_string_append_c (out, '\n');
    }
}

static void
append_schedule (GString *out, const XySchedule *schedule)
{
  GPtrArray *sessions = xy_schedule_get_sessions (schedule);
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; i < sessions->len; i++)
    {
      const XySession *session = g_ptr_array_index (sessions, i);
      g_autofree char *rooms = g_strjoinv (" ", session->rooms);

      g_string_append_printf (out, "%s %s %s\n", session->date, session->building, rooms);
      for (guint j = 0; j < slots->len; j++)
        {
          const XySlot *slot = g_ptr_array_index (slots, j);

          if (g_strcmp0 (slot->session, session->id) == 0)
            append_slot (out, schedule, slot);
        }
    }
}

static XyCliStatus
run_show (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (XyStore) store = NULL;

  if (!xy_cli_parse (arguments, entries, 0, 0, error))
    return XY_CLI_FAILED;
  store = xy_cli_open_store (error);
  schedule = store != NULL ? xy_cli_load_schedule (store, error) : NULL;
  if (schedule == NULL)
    return XY_CLI_FAILED;
  problems = xy_schedule_list_problems (schedule);
  if (json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_array_member (object, "sessions", sessions_to_json (schedule));
      json_object_set_array_member (object, "splits", splits_to_json (schedule));
      json_object_set_array_member (object, "problems",
                                    xy_cli_schedule_problems_to_json (schedule, problems));
      xy_cli_print_json (out, object);
    }
  else
    {
      append_schedule (out, schedule);
      append_problems (out, schedule, problems);
    }
  return problems->len > 0 ? XY_CLI_PROBLEMS : XY_CLI_FINE;
}

/* schedule move */

static gboolean
check_move (XyStore *store,
            const XySchedule *schedule,
            const XyCollege *college,
            const char *slot_id,
            int group,
            GError **error)
{
  g_autofree char *role = xy_store_dup_setting (store, "role");
  g_autoptr (GPtrArray) places = xy_schedule_list_college (schedule, college->id);
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);

  if (slot == NULL)
    g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                 _ ("There is no hour “%s”; xueyingctl schedule show lists them"), slot_id);
  else if (group < 1 || group > slot->groups)
    g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                 _ ("The hour has the groups 1 to %d, and no group %d"), (int) slot->groups, group);
  else if (xy_schedule_get_campaign (schedule)->locked && g_strcmp0 (role, XY_ROLE_SCHOOL) != 0)
    g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                         _ ("The timetable is locked; ask the graduate school"));
  else if (places->len > 1)
    g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                 _ ("%s has more than one place; move it in the window"), college->short_name);
  else
    return TRUE;
  return FALSE;
}

static XyCliStatus
run_move (char ***arguments, GString *out, GError **error)
{
  g_autofree char *slot = NULL;
  int group = 0;
  const GOptionEntry entries[] = { { "slot", 0, 0, G_OPTION_ARG_FILENAME, &slot, NULL, NULL },
                                   { "group", 0, 0, G_OPTION_ARG_INT, &group, NULL, NULL },
                                   { NULL } };
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (XySchedule) after = NULL;
  g_autoptr (XyStore) store = NULL;
  g_autofree char *label = NULL;
  const XyAssignment *place;
  const XyCollege *college;
  gboolean is_free = TRUE;

  if (!xy_cli_parse (arguments, entries, 1, 1, error) || !xy_cli_check_text (slot, error))
    return XY_CLI_FAILED;
  if (slot == NULL || group == 0)
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                           _ ("Say where it is to go: --slot ID --group N"));
      return XY_CLI_FAILED;
    }
  store = xy_cli_open_store (error);
  schedule = store != NULL ? xy_cli_load_schedule (store, error) : NULL;
  if (schedule == NULL)
    return XY_CLI_FAILED;
  college = xy_cli_find_college (xy_schedule_get_colleges (schedule), (*arguments)[1], error);
  if (college == NULL || !check_move (store, schedule, college, slot, group, error))
    return XY_CLI_FAILED;

  places = xy_schedule_list_college (schedule, college->id);
  place = places->len > 0 ? g_ptr_array_index (places, 0) : NULL;
  if (place != NULL && g_strcmp0 (place->slot, slot) == 0 && place->group == group)
    {
      g_string_append_printf (out, _ ("%s is there already"), college->short_name);
      g_string_append_c (out, '\n');
      return XY_CLI_FINE;
    }
  edits = place != NULL ? xy_schedule_plan_move (schedule, place->id, slot, group, NULL)
                        : xy_schedule_plan_place (schedule, college->id, slot, group);
  is_free = xy_schedule_is_free (schedule, edits);
  /* Translators: %s is a college's name. */
  label = xy_sentence_fill (_ ("Moved %s"), college->short_name);
  if (!xy_store_apply (store, label, edits, error))
    return XY_CLI_FAILED;
  after = xy_cli_load_schedule (store, error);
  if (after == NULL)
    return XY_CLI_FAILED;
  problems = xy_schedule_list_problems (after);
  append_slot (out, after, xy_schedule_find_slot (after, slot));
  if (is_free)
    return XY_CLI_FINE;
  append_problems (out, after, problems);
  return XY_CLI_PROBLEMS;
}

const XyCommand xy_cli_schedule_commands[] = {
  { "schedule", "show", "[--json]", N_ ("Show the timetable and what is wrong with it"), run_show },
  { "schedule", "move", "COLLEGE --slot ID --group N",
    N_ ("Move a college to another hour or group"), run_move },
  { NULL },
};
