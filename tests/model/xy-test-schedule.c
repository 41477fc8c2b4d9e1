// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-test-schedule.h"

#define CAMPAIGN "c0000000-0000-4000-8000-000000000000"
#define ROOMS 3
#define RATE 120

static char *
dup_id (const char *kind, int n)
{
  return g_strdup_printf ("%s-%04d", kind, n);
}

static XyFields *
add_record (GPtrArray *records, XyKind kind, const char *id)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", CAMPAIGN);
  g_ptr_array_add (records, xy_record_new (kind, id, 0, fields));
  return fields;
}

static void
add_campaign (GPtrArray *records)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "name", "campaign");
  xy_fields_set_string (fields, "school", "school");
  xy_fields_set_string (fields, "group_order", "consecutive");
  xy_fields_set_int (fields, "students_per_room_hour", RATE);
  g_ptr_array_add (records, xy_record_new (XY_KIND_CAMPAIGN, CAMPAIGN, 0, fields));
}

static void
add_session (GPtrArray *records, int n)
{
  static const char *const rooms[ROOMS + 1] = { "202", "204", "304", NULL };
  g_autofree char *id = dup_id ("session", n);
  g_autofree char *date = g_strdup_printf ("2021-12-%02d", 12 + n);
  XyFields *fields = add_record (records, XY_KIND_SESSION, id);

  xy_fields_set_string (fields, "date", date);
  xy_fields_set_string (fields, "building", "南栋");
  xy_fields_set_strv (fields, "rooms", rooms);
}

static void
add_hour (GPtrArray *records, int n, int n_groups)
{
  g_autofree char *id = dup_id ("slot", n);
  g_autofree char *session = dup_id ("session", n / 8);
  g_autofree char *start = g_strdup_printf ("%02d:30", 8 + n % 8);
  g_autofree char *end = g_strdup_printf ("%02d:30", 9 + n % 8);
  XyFields *fields = add_record (records, XY_KIND_SLOT, id);

  xy_fields_set_string (fields, "session", session);
  xy_fields_set_string (fields, "start", start);
  xy_fields_set_string (fields, "end", end);
  xy_fields_set_int (fields, "groups", n_groups);
}

static void
add_college (GPtrArray *records, const char *id)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "short_name", id);
  xy_fields_set_strv (fields, "full_names", (const char *[]){ id, NULL });
  g_ptr_array_add (records, xy_record_new (XY_KIND_COLLEGE, id, 0, fields));
}

static void
add_students (XyHeadcounts *headcounts, const char *college, const char *class_name, int n)
{
  g_autoptr (XyStudent) student = xy_entity_new (XY_KIND_STUDENT);

  student->campaign = g_strdup (CAMPAIGN);
  student->college = g_strdup (college);
  student->class_name = g_strdup (class_name);
  for (int i = 0; i < n; i++)
    xy_headcounts_add (headcounts, student);
}

/* A place in a group that still takes so many; the caller asks for few enough. */
static void
add_place (GPtrArray *records,
           GRand *rand,
           int *room,
           int n_hours,
           int n_groups,
           const char *college,
           const char *class_name,
           int n_students)
{
  int n_all = n_hours * n_groups;
  int place = g_rand_int_range (rand, 0, n_all);
  g_autofree char *slot = NULL;
  g_autofree char *id = dup_id ("place", (int) records->len);
  XyFields *fields = add_record (records, XY_KIND_ASSIGNMENT, id);

  for (int tried = 0; tried < n_all && room[place] < n_students; tried++)
    place = (place + 1) % n_all;
  g_assert_cmpint (room[place], >=, n_students);
  room[place] -= n_students;
  slot = dup_id ("slot", place / n_groups);
  xy_fields_set_string (fields, "college", college);
  xy_fields_set_string (fields, "slot", slot);
  xy_fields_set_int (fields, "group", place % n_groups + 1);
  xy_fields_set_int (fields, "position", g_rand_int_range (rand, 1, 5));
  if (class_name != NULL)
    {
      xy_fields_set_strv (fields, "classes", (const char *[]){ class_name, NULL });
      xy_fields_set_int (fields, "headcount", n_students);
    }
}

XySchedule *
xy_test_schedule_random (GRand *rand, int n_colleges, int n_hours)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  g_autoptr (XyHeadcounts) headcounts = xy_headcounts_new (CAMPAIGN);
  g_autoptr (XySchedule) schedule = NULL;
  int n_groups = g_rand_int_range (rand, 1, 4);
  int capacity = ROOMS * RATE / n_groups;
  g_autofree int *room = g_new (int, n_hours *n_groups);
  /* No class is so large that half of what there is, spread thin, could refuse it. */
  int largest = MAX (n_hours * n_groups * capacity / 2 / (n_colleges * 2), 2);

  for (int i = 0; i < n_hours * n_groups; i++)
    room[i] = capacity;
  add_campaign (records);
  for (int i = 0; i <= (n_hours - 1) / 8; i++)
    add_session (records, i);
  for (int i = 0; i < n_hours; i++)
    add_hour (records, i, n_groups);
  for (int i = 0; i < n_colleges; i++)
    {
      g_autofree char *college = dup_id ("college", i);
      gboolean split = g_rand_int_range (rand, 0, 4) == 0;
      int n_first = g_rand_int_range (rand, 1, MIN (largest, capacity / 4));
      int n_second = g_rand_int_range (rand, 1, MIN (largest, capacity / 4));

      add_college (records, college);
      add_students (headcounts, college, "1班", n_first);
      add_students (headcounts, college, "2班", n_second);
      if (split)
        {
          add_place (records, rand, room, n_hours, n_groups, college, "1班", n_first);
          add_place (records, rand, room, n_hours, n_groups, college, "2班", n_second);
        }
      else
        add_place (records, rand, room, n_hours, n_groups, college, NULL, n_first + n_second);
    }
  schedule = xy_schedule_new (records, CAMPAIGN);
  return xy_schedule_with_headcounts (schedule, headcounts);
}

XySchedule *
xy_test_schedule_without_counts (const XySchedule *schedule)
{
  GPtrArray *colleges = xy_schedule_get_colleges (schedule);
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autoptr (XySchedule) counted = NULL;

  for (guint i = 0; i < colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (colleges, i);
      XyFields *fields = xy_fields_new ();
      int on_site, online;

      xy_schedule_get_headcount (schedule, college->id, &on_site, &online);
      xy_fields_set_int (fields, "headcount_on_site", on_site);
      xy_fields_set_int (fields, "headcount_online", online);
      g_ptr_array_add (edits, xy_edit_new (XY_KIND_COLLEGE, college->id, fields));
    }
  counted = xy_schedule_apply (schedule, edits);
  return xy_schedule_with_headcounts (counted, NULL);
}
