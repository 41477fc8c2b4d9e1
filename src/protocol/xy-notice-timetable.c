// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/xy-notice-timetable.h"

#include <string.h>

#include "protocol/xy-json-members.h"
#include "protocol/xy-message.h"

static gboolean
hour_fits (const XySchedule *schedule, const XySlot *hour)
{
  return xy_schedule_find_session (schedule, hour->session) != NULL;
}

static gboolean
place_fits (const XySchedule *schedule, const XyAssignment *place)
{
  const XySlot *hour = xy_schedule_find_slot (schedule, place->slot);

  return hour != NULL && hour_fits (schedule, hour) && place->group >= 1 &&
         place->group <= hour->groups;
}

static void
add_entity (JsonArray *array, gconstpointer entity)
{
  /* What is not the notice's: what is counted, and what the campaign is like besides. */
  static const char *const not_said[] = { "headcount", "notice_timetable", "locked", "closed" };
  const XyEntity *head = entity;
  g_autoptr (XyRecord) record =
      xy_record_new (head->kind, head->id, 0, xy_entity_to_fields (entity));

  for (guint i = 0; i < G_N_ELEMENTS (not_said); i++)
    xy_fields_remove (record->fields, not_said[i]);
  json_array_add_element (array, xy_record_to_json (record));
}

char *
xy_notice_timetable_write_schedule (const XySchedule *schedule)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);
  GPtrArray *sessions = xy_schedule_get_sessions (schedule);
  GPtrArray *hours = xy_schedule_get_slots (schedule);
  GPtrArray *places = xy_schedule_get_assignments (schedule);
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *array;

  if (hours->len == 0)
    return NULL;
  object = json_object_new ();
  array = json_array_new ();
  if (campaign != NULL)
    add_entity (array, campaign);
  for (guint i = 0; i < sessions->len; i++)
    add_entity (array, sessions->pdata[i]);
  for (guint i = 0; i < hours->len; i++)
    if (hour_fits (schedule, hours->pdata[i]))
      add_entity (array, hours->pdata[i]);
  for (guint i = 0; i < places->len; i++)
    if (place_fits (schedule, places->pdata[i]))
      add_entity (array, places->pdata[i]);
  json_object_set_array_member (object, "records", array);
  root = xy_json_take_object (object);
  return xy_json_to_string (root, FALSE);
}

char *
xy_notice_timetable_write (GPtrArray *records, const char *campaign)
{
  g_autoptr (XySchedule) schedule = xy_schedule_new (records, campaign);

  return xy_notice_timetable_write_schedule (schedule);
}

static gboolean
fits_together (const XySchedule *schedule)
{
  GPtrArray *hours = xy_schedule_get_slots (schedule);
  GPtrArray *places = xy_schedule_get_assignments (schedule);

  for (guint i = 0; i < hours->len; i++)
    if (!hour_fits (schedule, hours->pdata[i]))
      return FALSE;
  for (guint i = 0; i < places->len; i++)
    if (!place_fits (schedule, places->pdata[i]))
      return FALSE;
  return hours->len > 0;
}

XySchedule *
xy_notice_timetable_read (const char *text, const char *campaign, GError **error)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (XySchedule) schedule = NULL;

  if (strlen (text) > XY_NOTICE_MAX_BYTES)
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_LIMIT,
                           "The notice's timetable is longer than a timetable can be");
      return NULL;
    }
  records = xy_campaign_file_read (text, strlen (text), error);
  if (records == NULL)
    return NULL;
  schedule = xy_schedule_new (records, campaign);
  if (!fits_together (schedule))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "The notice's timetable has no hours, or a place in none of them");
      return NULL;
    }
  return g_steal_pointer (&schedule);
}

XySchedule *
xy_notice_timetable_find (const XyCampaign *campaign, GPtrArray *shipped, GError **error)
{
  if (campaign->notice_timetable != NULL)
    return xy_notice_timetable_read (campaign->notice_timetable, campaign->id, error);
  for (guint i = 0; shipped != NULL && i < shipped->len; i++)
    {
      const XyRecord *record = shipped->pdata[i];
      const char *text = xy_fields_get_string (record->fields, "notice_timetable");

      if (record->kind == XY_KIND_CAMPAIGN && strcmp (record->id, campaign->id) == 0 &&
          text != NULL)
        return xy_notice_timetable_read (text, campaign->id, error);
    }
  return NULL;
}
