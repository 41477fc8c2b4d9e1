// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/xy-notice-timetable.h"

#include <string.h>

#include "model/xy-json.h"
#include "model/xy-schedule-compare.h"
#include "model/xy-schedule-plan.h"
#include "protocol/xy-message.h"
#include "xy-test.h"

#define CAMPAIGN "c0000000-0000-4000-8000-000000000000"
#define SESSION "50000000-0000-4000-8000-000000000000"
#define HOUR "60000000-0000-4000-8000-000000000000"
#define N_COLLEGES 300

static GPtrArray *
read_shipped (void)
{
  g_autofree char *path = xy_test_dup_source ("data/campaigns/hunnu-2022.json");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *records;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  records = xy_campaign_file_read (text, length, &error);
  g_assert_no_error (error);
  return records;
}

static XyCampaign *
dup_campaign (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (((XyRecord *) records->pdata[i])->kind == XY_KIND_CAMPAIGN)
      return xy_entity_from_record (records->pdata[i]);
  g_assert_not_reached ();
}

static void
campaign_of_a_file_knows_what_its_notice_says (void)
{
  g_autoptr (GPtrArray) records = read_shipped ();
  g_autoptr (XyCampaign) campaign = dup_campaign (records);
  g_autoptr (XySchedule) now = xy_schedule_new (records, campaign->id);
  g_autoptr (GError) error = NULL;
  g_autoptr (XySchedule) notice = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  g_assert_nonnull (campaign->notice_timetable);
  notice = xy_notice_timetable_find (campaign, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (xy_schedule_get_slots (notice)->len, ==, 6);
  g_assert_cmpuint (xy_schedule_get_assignments (notice)->len, ==,
                    xy_schedule_get_assignments (now)->len);
  differences = xy_schedule_compare (now, notice);
  g_assert_cmpuint (differences->len, ==, 0);
}

static void
campaign_of_old_has_the_shipped_one (void)
{
  g_autoptr (GPtrArray) records = read_shipped ();
  g_autoptr (XyCampaign) known = dup_campaign (records);
  g_autoptr (XyCampaign) old = xy_entity_copy (known);
  g_autoptr (XyCampaign) other = xy_entity_copy (known);
  g_autoptr (XySchedule) notice = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&old->notice_timetable, g_free);
  notice = xy_notice_timetable_find (old, records, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (xy_schedule_get_slots (notice)->len, ==, 6);

  g_clear_pointer (&other->notice_timetable, g_free);
  g_free (other->id);
  other->id = g_strdup (CAMPAIGN);
  g_assert_null (xy_notice_timetable_find (other, records, &error));
  g_assert_no_error (error);
}

static XyRecord *
make_record (XyKind kind, const char *id, const char *fields)
{
  g_autoptr (GError) error = NULL;
  XyFields *parsed = xy_json_text_to_fields (fields, strlen (fields), &error);

  g_assert_no_error (error);
  return xy_record_new (kind, id, 0, parsed);
}

/* One hour of as many places as are wanted. */
static GPtrArray *
make_records (guint n_places)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  g_ptr_array_add (records,
                   make_record (XY_KIND_CAMPAIGN, CAMPAIGN,
                                "{\"name\":\"n\",\"school\":\"s\",\"timezone\":\"Asia/Shanghai\","
                                "\"profile\":\"p\",\"group_order\":\"consecutive\","
                                "\"students_per_room_hour\":120,\"locked\":true}"));
  g_ptr_array_add (records, make_record (XY_KIND_SESSION, SESSION,
                                         "{\"campaign\":\"" CAMPAIGN "\",\"date\":\"2021-12-12\","
                                         "\"building\":\"b\",\"rooms\":[\"202\"]}"));
  g_ptr_array_add (records, make_record (XY_KIND_SLOT, HOUR,
                                         "{\"campaign\":\"" CAMPAIGN "\",\"session\":\"" SESSION
                                         "\",\"start\":\"08:30\",\"end\":\"09:30\",\"groups\":2}"));
  for (guint i = 0; i < n_places; i++)
    {
      g_autofree char *id = g_strdup_printf ("70000000-0000-4000-8000-%012u", i);
      g_autofree char *college = g_strdup_printf ("80000000-0000-4000-8000-%012u", i);
      g_autofree char *fields = g_strdup_printf (
          "{\"campaign\":\"" CAMPAIGN "\",\"college\":\"%s\",\"slot\":\"" HOUR
          "\",\"group\":1,\"position\":%u,\"classes\":[\"研究生一班\",\"研究生二班\"],"
          "\"headcount\":7}",
          college, i + 1);

      g_ptr_array_add (records, make_record (XY_KIND_ASSIGNMENT, id, fields));
    }
  return records;
}

static void
table_of_many_colleges_is_read_as_it_was_written (void)
{
  g_autoptr (GPtrArray) records = make_records (N_COLLEGES);
  g_autofree char *text = xy_notice_timetable_write (records, CAMPAIGN);
  g_autoptr (GError) error = NULL;
  g_autoptr (XySchedule) notice = xy_notice_timetable_read (text, CAMPAIGN, &error);
  GPtrArray *places;

  g_assert_no_error (error);
  places = xy_schedule_get_assignments (notice);
  g_assert_cmpuint (places->len, ==, N_COLLEGES);
  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = places->pdata[i];

      g_assert_cmpint (place->position, ==, i + 1);
      g_assert_cmpstr (place->classes[1], ==, "研究生二班");
      /* What the server counts is not the notice's. */
      g_assert_cmpint (place->headcount, ==, 0);
    }
  g_assert_false (xy_schedule_get_campaign (notice)->locked);
}

/* What makes no timetable is not written, and not taken from others. */
static void
place_without_an_hour_is_none (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{\"records\":[]}",
    "{\"records\":[{\"kind\":\"slot\",\"id\":\"" HOUR "\",\"fields\":{\"campaign\":\"" CAMPAIGN
    "\",\"session\":\"" SESSION "\",\"start\":\"08:30\",\"end\":\"09:30\",\"groups\":2}}]}",
  };
  g_autoptr (GPtrArray) records = make_records (2);
  g_autofree char *text = NULL, *none = NULL;
  g_autofree char *long_text = g_strnfill (XY_NOTICE_MAX_BYTES + 1, ' ');
  g_autoptr (XySchedule) notice = NULL;
  g_autoptr (GError) error = NULL;

  xy_fields_set_int (((XyRecord *) records->pdata[3])->fields, "group", 3);
  text = xy_notice_timetable_write (records, CAMPAIGN);
  notice = xy_notice_timetable_read (text, CAMPAIGN, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (xy_schedule_get_assignments (notice)->len, ==, 1);

  none = xy_notice_timetable_write (records, SESSION);
  g_assert_null (none);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (xy_notice_timetable_read (bad[i], CAMPAIGN, &error));
      g_assert_true (error != NULL && error->domain == XY_JSON_ERROR);
      g_clear_error (&error);
    }
  g_assert_null (xy_notice_timetable_read (long_text, CAMPAIGN, &error));
  g_assert_error (error, XY_JSON_ERROR, XY_JSON_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/protocol/notice-timetable/shipped",
                   campaign_of_a_file_knows_what_its_notice_says);
  g_test_add_func ("/protocol/notice-timetable/old", campaign_of_old_has_the_shipped_one);
  g_test_add_func ("/protocol/notice-timetable/many",
                   table_of_many_colleges_is_read_as_it_was_written);
  g_test_add_func ("/protocol/notice-timetable/bad", place_without_an_hour_is_none);
  return g_test_run ();
}
