// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-arrivals.h"
#include "model/xy-attendance-sheet.h"
#include "model/xy-time.h"
#include "xy-test-schedule.h"
#include "xy-test.h"

#define ROUNDS 40

/* A timetable of one hour in two rooms, 60 students a room and hour: one every 30 seconds. */

typedef struct
{
  const char *order;
  int n_groups;
  const char *start;
  const char *end;
  int rate;
} Hour;

static const Hour plain_hour = { "consecutive", 2, "08:30", "09:30", 60 };

typedef struct
{
  const char *id;
  const char *college;
  int group;
  int position;
  const char *class_name;
} Place;

static XyFields *
add_record (GPtrArray *records, XyKind kind, const char *id)
{
  XyFields *fields = xy_fields_new ();

  if (kind != XY_KIND_CAMPAIGN && kind != XY_KIND_COLLEGE)
    xy_fields_set_string (fields, "campaign", "campaign");
  g_ptr_array_add (records, xy_record_new (kind, id, 0, fields));
  return fields;
}

static void
add_college (GPtrArray *records, const char *id, int on_site)
{
  XyFields *fields = add_record (records, XY_KIND_COLLEGE, id);

  xy_fields_set_string (fields, "short_name", id);
  xy_fields_set_int (fields, "headcount_on_site", on_site);
}

/* The colleges law (40 on site), trade (3), and arts (0). */
static XySchedule *
new_schedule (const Hour *hour, const Place *places, guint n_places)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  XyFields *campaign = add_record (records, XY_KIND_CAMPAIGN, "campaign");
  XyFields *session = add_record (records, XY_KIND_SESSION, "session");
  XyFields *slot = add_record (records, XY_KIND_SLOT, "slot");

  xy_fields_set_string (campaign, "group_order", hour->order);
  xy_fields_set_int (campaign, "students_per_room_hour", hour->rate);
  xy_fields_set_string (session, "date", "2021-12-12");
  xy_fields_set_strv (session, "rooms", (const char *[]){ "202", "204", NULL });
  xy_fields_set_string (slot, "session", "session");
  xy_fields_set_string (slot, "start", hour->start);
  xy_fields_set_string (slot, "end", hour->end);
  xy_fields_set_int (slot, "groups", hour->n_groups);
  add_college (records, "law", 40);
  add_college (records, "trade", 3);
  add_college (records, "arts", 0);
  for (guint i = 0; i < n_places; i++)
    {
      XyFields *fields = add_record (records, XY_KIND_ASSIGNMENT, places[i].id);

      xy_fields_set_string (fields, "college", places[i].college);
      xy_fields_set_string (fields, "slot", "slot");
      xy_fields_set_int (fields, "group", places[i].group);
      xy_fields_set_int (fields, "position", places[i].position);
      if (places[i].class_name != NULL)
        xy_fields_set_strv (fields, "classes", (const char *[]){ places[i].class_name, NULL });
    }
  return xy_schedule_new (records, "campaign");
}

static XyStudent *
new_student (const char *id, const char *college, const char *class_name, const char *number)
{
  XyStudent *student = xy_entity_new (XY_KIND_STUDENT);

  student->id = g_strdup (id);
  student->college = g_strdup (college);
  student->class_name = g_strdup (class_name);
  student->student_number = g_strdup (number);
  return student;
}

static GPtrArray *
new_students (void)
{
  return g_ptr_array_new_with_free_func (xy_entity_unref);
}

/* So many of a college's class; their ids are the college and their place in it, from 1. */
static void
add_students (GPtrArray *students, const char *college, const char *class_name, int n)
{
  for (int i = 1; i <= n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s-%d", college, i);
      g_autofree char *number = g_strdup_printf ("2019%05d", i);

      g_ptr_array_add (students, new_student (id, college, class_name, number));
    }
}

static const XyArrival *
get_arrival (const XyArrivalQueue *queue, guint i)
{
  g_assert_cmpuint (i, <, queue->arrivals->len);
  return g_ptr_array_index (queue->arrivals, i);
}

static void
assert_clock (const XyArrivalQueue *queue, guint i, const char *clock)
{
  g_autofree char *found = xy_arrival_dup_clock (get_arrival (queue, i));

  g_assert_cmpstr (found, ==, clock);
}

/* Examples that a person has reckoned. */

static void
each_has_a_turn_of_the_rooms_pace (void)
{
  static const Place places[] = { { "a", "law", 1, 1, NULL }, { "b", "trade", 2, 1, NULL } };
  g_autoptr (XySchedule) schedule = new_schedule (&plain_hour, places, 2);
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (XyArrivalQueue) law = NULL, trade = NULL;

  add_students (students, "law", "1班", 40);
  add_students (students, "trade", "1班", 3);
  law = xy_arrivals_of_place (schedule, students, "a");
  trade = xy_arrivals_of_place (schedule, students, "b");
  g_assert_cmpuint (law->arrivals->len, ==, 40);
  /* Two a minute: the third comes at 8:31, the fortieth 19 and a half minutes after the first. */
  assert_clock (law, 0, "8:30");
  assert_clock (law, 1, "8:30");
  assert_clock (law, 2, "8:31");
  assert_clock (law, 39, "8:49");
  g_assert_cmpint (get_arrival (law, 39)->place, ==, 40);
  /* The second group has the second half of the hour. */
  assert_clock (trade, 0, "9:00");
  assert_clock (trade, 2, "9:01");
  g_assert_cmpint (get_arrival (trade, 0)->place, ==, 1);
}

static void
colleges_before_in_the_group_count_by_their_loads (void)
{
  static const Place places[] = { { "a", "law", 1, 1, NULL }, { "b", "trade", 1, 2, NULL } };
  g_autoptr (XySchedule) schedule = new_schedule (&plain_hour, places, 2);
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (XyArrivalQueue) trade = NULL;

  add_students (students, "trade", "1班", 3);
  trade = xy_arrivals_of_place (schedule, students, "b");
  g_assert_cmpint (get_arrival (trade, 0)->place, ==, 41);
  g_assert_cmpint (get_arrival (trade, 2)->place, ==, 43);
  assert_clock (trade, 0, "8:50");
  assert_clock (trade, 2, "8:51");
}

static void
parts_that_are_no_whole_minutes_are_rounded_once (void)
{
  static const Hour hour = { "consecutive", 3, "08:30", "09:20", 25 };
  static const Place places[] = { { "a", "law", 2, 1, NULL } };
  g_autoptr (XySchedule) schedule = new_schedule (&hour, places, 1);
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (XyArrivalQueue) queue = NULL;

  /* Parts are 16 2/3 minutes, turns 1 1/5: 46 2/3, 47 13/15, 49 1/15, 50 4/15 past eight. */
  add_students (students, "law", "1班", 4);
  queue = xy_arrivals_of_place (schedule, students, "a");
  assert_clock (queue, 0, "8:46");
  assert_clock (queue, 1, "8:47");
  assert_clock (queue, 2, "8:49");
  assert_clock (queue, 3, "8:50");
}

static void
groups_that_come_together_share_the_rooms (void)
{
  static const Hour hour = { "together", 2, "08:30", "09:30", 60 };
  static const Place places[] = { { "a", "law", 1, 1, NULL }, { "b", "trade", 2, 1, NULL } };
  g_autoptr (XySchedule) schedule = new_schedule (&hour, places, 2);
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (XyArrivalQueue) law = NULL, trade = NULL;

  add_students (students, "law", "1班", 40);
  add_students (students, "trade", "1班", 3);
  law = xy_arrivals_of_place (schedule, students, "a");
  trade = xy_arrivals_of_place (schedule, students, "b");
  /* One of each in turn, a minute for both, until the three are done; then law alone. */
  assert_clock (law, 0, "8:30");
  assert_clock (trade, 0, "8:30");
  assert_clock (law, 1, "8:31");
  assert_clock (trade, 2, "8:32");
  assert_clock (law, 3, "8:33");
  assert_clock (law, 4, "8:33");
  assert_clock (law, 5, "8:34");
  /* The 43rd turn of all. */
  assert_clock (law, 39, "8:51");
  g_assert_cmpint (get_arrival (law, 39)->place, ==, 40);
}

static void
a_class_stands_where_its_part_comes (void)
{
  static const Place places[] = { { "a", "law", 1, 1, "1班" }, { "b", "law", 2, 1, "2班" } };
  g_autoptr (XySchedule) schedule = new_schedule (&plain_hour, places, 2);
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (GPtrArray) queues = NULL;
  const XyArrivalQueue *left;

  g_ptr_array_add (students, new_student ("s1", "law", "2班", "1"));
  g_ptr_array_add (students, new_student ("s2", "law", "1班", "2"));
  g_ptr_array_add (students, new_student ("s3", "law", "3班", "3"));
  g_ptr_array_add (students, new_student ("s4", "law", NULL, "4"));
  queues = xy_arrivals_list_queues (schedule, students, "law");
  g_assert_cmpuint (queues->len, ==, 3);
  g_assert_cmpstr (get_arrival (queues->pdata[0], 0)->student->id, ==, "s2");
  assert_clock (queues->pdata[0], 0, "8:30");
  g_assert_cmpstr (get_arrival (queues->pdata[1], 0)->student->id, ==, "s1");
  assert_clock (queues->pdata[1], 0, "9:00");
  /* Who is in no class that has a place has no time. */
  left = queues->pdata[2];
  g_assert_null (left->assignment);
  g_assert_cmpuint (left->arrivals->len, ==, 2);
  g_assert_cmpstr (get_arrival (left, 0)->student->id, ==, "s4");
  assert_clock (left, 0, NULL);
  assert_clock (left, 1, NULL);
}

static void
who_is_online_only_or_of_a_college_without_place_has_no_time (void)
{
  static const Place places[] = { { "a", "law", 1, 1, NULL } };
  g_autoptr (XySchedule) schedule = new_schedule (&plain_hour, places, 1);
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (GPtrArray) queues = NULL;

  add_students (students, "law", "1班", 2);
  ((XyStudent *) students->pdata[0])->online_only = TRUE;
  add_students (students, "arts", "1班", 1);
  queues = xy_arrivals_list_queues (schedule, students, NULL);
  g_assert_cmpuint (queues->len, ==, 2);
  g_assert_cmpuint (((XyArrivalQueue *) queues->pdata[0])->arrivals->len, ==, 1);
  g_assert_cmpstr (get_arrival (queues->pdata[0], 0)->student->id, ==, "law-2");
  g_assert_cmpstr (((XyArrivalQueue *) queues->pdata[1])->college, ==, "arts");
  assert_clock (queues->pdata[1], 0, NULL);
}

static void
without_a_pace_there_is_an_order_and_no_minute (void)
{
  static const Hour hours[] = {
    { "consecutive", 2, "08:30", "09:30", 0 },        { "consecutive", 2, "09:30", "08:30", 60 },
    { "consecutive", 2, "soon", "later", 60 },        { "consecutive", 0, "08:30", "09:30", 60 },
    { "consecutive", 1000000, "08:30", "09:30", 60 },
  };
  static const Place places[] = { { "a", "law", 1, 1, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      g_autoptr (XySchedule) schedule = new_schedule (&hours[i], places, 1);
      g_autoptr (GPtrArray) students = new_students ();
      g_autoptr (XyArrivalQueue) queue = NULL;

      add_students (students, "law", "1班", 2);
      queue = xy_arrivals_of_place (schedule, students, "a");
      g_assert_cmpint (get_arrival (queue, 1)->place, ==, 2);
      assert_clock (queue, 0, NULL);
      assert_clock (queue, 1, NULL);
      g_assert_false (get_arrival (queue, 1)->late);
    }
}

static void
who_is_above_the_capacity_is_late (void)
{
  static const Hour hour = { "consecutive", 2, "23:00", "24:00", 60 };
  static const Place places[] = { { "a", "law", 1, 1, NULL }, { "b", "trade", 2, 1, NULL } };
  g_autoptr (XySchedule) schedule = new_schedule (&hour, places, 2);
  g_autoptr (GPtrArray) students = new_students ();
  g_autoptr (XyArrivalQueue) law = NULL, trade = NULL;

  add_students (students, "law", "1班", 61);
  add_students (students, "trade", "1班", 61);
  law = xy_arrivals_of_place (schedule, students, "a");
  trade = xy_arrivals_of_place (schedule, students, "b");
  g_assert_false (get_arrival (law, 59)->late);
  g_assert_true (get_arrival (law, 60)->late);
  assert_clock (law, 60, "23:30");
  g_assert_cmpuint (xy_arrivals_count_late (law->arrivals), ==, 1);
  /* After midnight is another day. */
  assert_clock (trade, 59, "23:59");
  assert_clock (trade, 60, NULL);
  g_assert_true (get_arrival (trade, 60)->late);
}

static void
ties_are_in_the_same_order_whatever_the_input (void)
{
  static const Place places[] = { { "a", "law", 1, 1, NULL } };
  /* Without a number comes before any number. */
  static const char *const expected[] = { "d", "a", "b", "c" };
  g_autoptr (XySchedule) schedule = new_schedule (&plain_hour, places, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (int round = 0; round < ROUNDS; round++)
    {
      g_autoptr (GPtrArray) students = new_students ();
      g_autoptr (XyArrivalQueue) queue = NULL;

      g_ptr_array_add (students, new_student ("b", "law", "2班", "5"));
      g_ptr_array_insert (students, g_rand_int_range (rand, 0, 2),
                          new_student ("a", "law", "2班", "5"));
      g_ptr_array_insert (students, g_rand_int_range (rand, 0, 3),
                          new_student ("c", "law", "10班", "1"));
      g_ptr_array_insert (students, g_rand_int_range (rand, 0, 4),
                          new_student ("d", "law", "2班", NULL));
      queue = xy_arrivals_of_place (schedule, students, "a");
      g_assert_cmpuint (queue->arrivals->len, ==, G_N_ELEMENTS (expected));
      for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
        g_assert_cmpstr (get_arrival (queue, i)->student->id, ==, expected[i]);
    }
}

static void
a_place_that_is_not_there_has_no_queue (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (&plain_hour, NULL, 0);
  g_autoptr (GPtrArray) students = new_students ();

  g_assert_null (xy_arrivals_of_place (schedule, students, "a"));
}

/* Promises for any timetable. */

/* The students whom the random timetable has counted, in no order, and some who do not come. */
static GPtrArray *
make_crowd (GRand *rand, const XySchedule *schedule)
{
  GPtrArray *students = new_students ();
  GPtrArray *colleges = xy_schedule_get_colleges (schedule);

  for (guint i = 0; i < colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (colleges, i);
      g_auto (GStrv) classes = xy_schedule_dup_classes (schedule, college->id);

      for (guint k = 0; classes[k] != NULL; k++)
        {
          int n = xy_schedule_get_class_load (schedule, college->id, classes[k]);

          for (int j = 0; j < n + 2; j++)
            {
              g_autofree char *id = g_strdup_printf ("%08x", g_rand_int (rand));
              g_autofree char *number = g_strdup_printf ("%d", g_rand_int_range (rand, 0, n * 2));
              XyStudent *student = new_student (id, college->id, classes[k], number);

              student->online_only = j == n;
              student->deleted = j == n + 1;
              g_ptr_array_insert (students, g_rand_int_range (rand, 0, (int) students->len + 1),
                                  student);
            }
        }
    }
  return students;
}

static XySchedule *
with_campaign (const XySchedule *schedule, const char *order, int rate)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "group_order", order);
  xy_fields_set_int (fields, "students_per_room_hour", rate);
  g_ptr_array_add (edits,
                   xy_edit_new (XY_KIND_CAMPAIGN, xy_schedule_get_campaign (schedule)->id, fields));
  return xy_schedule_apply (schedule, edits);
}

/* Calls @func with many timetables and their students: with room for all and without, with groups
 * one after the other and together. */
static void
for_many (void (*func) (const XySchedule *schedule, GPtrArray *students))
{
  static const int rates[] = { 120, 37, 4 };

  for (guint32 seed = 0; seed < ROUNDS; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (XySchedule) schedule = xy_test_schedule_random (rand, 1 + (int) seed % 9, 3);
      g_autoptr (GPtrArray) students = make_crowd (rand, schedule);

      for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
        {
          g_autoptr (XySchedule) one = with_campaign (schedule, "consecutive", rates[i]);
          g_autoptr (XySchedule) other = with_campaign (schedule, "together", rates[i]);

          func (one, students);
          func (other, students);
        }
    }
}

static void
check_everybody_once (const XySchedule *schedule, GPtrArray *students)
{
  g_autoptr (GPtrArray) queues = xy_arrivals_list_queues (schedule, students, NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  guint n_coming = 0;

  for (guint i = 0; i < queues->len; i++)
    {
      const XyArrivalQueue *queue = g_ptr_array_index (queues, i);

      for (guint k = 0; k < queue->arrivals->len; k++)
        {
          XyStudent *student = get_arrival (queue, k)->student;

          g_assert_false (student->online_only || student->deleted);
          g_assert_cmpstr (student->college, ==, queue->college);
          g_assert_true (g_hash_table_add (seen, student));
        }
    }
  for (guint i = 0; i < students->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (students, i);

      n_coming += !student->online_only && !student->deleted ? 1 : 0;
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, n_coming);
}

static void
all_who_come_on_site_stand_in_one_queue (void)
{
  for_many (check_everybody_once);
}

/* The arrivals of a whole group, college after college. */
static GPtrArray *
list_group (const XySchedule *schedule, GPtrArray *queues, const char *slot, int group)
{
  g_autoptr (GPtrArray) places = xy_schedule_list_group (schedule, slot, group);
  GPtrArray *arrivals = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    for (guint k = 0; k < queues->len; k++)
      {
        const XyArrivalQueue *queue = g_ptr_array_index (queues, k);

        if (queue->assignment == places->pdata[i])
          g_ptr_array_extend (arrivals, queue->arrivals, NULL, NULL);
      }
  return arrivals;
}

static void
check_order (const XySchedule *schedule, GPtrArray *students)
{
  g_autoptr (GPtrArray) queues = xy_arrivals_list_queues (schedule, students, NULL);
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      for (int group = 1; group <= slot->groups; group++)
        {
          g_autoptr (GPtrArray) arrivals = list_group (schedule, queues, slot->id, group);
          int minute = xy_time_read_clock (slot->start);

          g_assert_cmpuint (arrivals->len, ==,
                            (guint) xy_schedule_get_load (schedule, slot->id, group));
          for (guint k = 0; k < arrivals->len; k++)
            {
              const XyArrival *arrival = g_ptr_array_index (arrivals, k);

              g_assert_cmpint (arrival->place, ==, (int) k + 1);
              g_assert_true (arrival->minute >= minute || arrival->minute == -1);
              /* After midnight it stays so. */
              minute = arrival->minute >= 0 ? arrival->minute : G_MAXINT;
            }
        }
    }
}

static void
places_have_no_gap_and_minutes_never_go_back (void)
{
  for_many (check_order);
}

static void
check_late (const XySchedule *schedule, GPtrArray *students)
{
  g_autoptr (GPtrArray) queues = xy_arrivals_list_queues (schedule, students, NULL);
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);
      int above = 0, n_late = 0;

      for (int group = 1; group <= slot->groups; group++)
        {
          g_autoptr (GPtrArray) arrivals = list_group (schedule, queues, slot->id, group);
          int load = xy_schedule_get_load (schedule, slot->id, group);

          above += MAX (load - xy_schedule_get_capacity (schedule, slot->id), 0);
          for (guint k = 0; k < arrivals->len; k++)
            n_late += ((XyArrival *) g_ptr_array_index (arrivals, k))->late ? 1 : 0;
        }
      if (xy_schedule_is_together (schedule))
        above = MAX (xy_schedule_get_hour_load (schedule, slot->id) -
                         xy_schedule_get_hour_capacity (schedule, slot->id),
                     0);
      g_assert_cmpint (n_late, ==, above);
    }
}

static void
as_many_are_late_as_are_above_the_capacity (void)
{
  for_many (check_late);
}

static void
check_in_part (const XySchedule *schedule, GPtrArray *students)
{
  g_autoptr (GPtrArray) queues = xy_arrivals_list_queues (schedule, students, NULL);

  for (guint i = 0; i < queues->len; i++)
    {
      const XyArrivalQueue *queue = g_ptr_array_index (queues, i);
      const XySlot *slot = xy_schedule_find_slot (schedule, queue->assignment->slot);
      gboolean together = xy_schedule_is_together (schedule);
      double n_parts = together ? 1 : (double) slot->groups;
      double part = together ? 0 : (double) queue->assignment->group - 1;
      int start = xy_time_read_clock (slot->start), end = xy_time_read_clock (slot->end);
      double length = (end - start) / n_parts;

      for (guint k = 0; k < queue->arrivals->len; k++)
        {
          const XyArrival *arrival = get_arrival (queue, k);

          if (arrival->late)
            continue;
          g_assert_cmpint (arrival->minute, >=, (int) (start + part * length));
          g_assert_cmpfloat (arrival->minute, <, start + (part + 1) * length);
        }
    }
}

static void
who_is_not_late_comes_within_the_group_s_part (void)
{
  for_many (check_in_part);
}

static void
check_alone (const XySchedule *schedule, GPtrArray *students)
{
  g_autoptr (GPtrArray) all = xy_arrivals_list_queues (schedule, students, NULL);

  for (guint i = 0; i < all->len; i++)
    {
      const XyArrivalQueue *queue = g_ptr_array_index (all, i);
      g_autoptr (GPtrArray) own = g_ptr_array_new ();
      g_autoptr (XyArrivalQueue) alone = NULL;

      for (guint k = 0; k < students->len; k++)
        if (g_str_equal (((XyStudent *) students->pdata[k])->college, queue->college))
          g_ptr_array_add (own, students->pdata[k]);
      alone = xy_arrivals_of_place (schedule, own, queue->assignment->id);
      g_assert_cmpuint (alone->arrivals->len, ==, queue->arrivals->len);
      for (guint k = 0; k < queue->arrivals->len; k++)
        {
          const XyArrival *a = get_arrival (queue, k), *b = get_arrival (alone, k);

          g_assert_true (a->student == b->student && a->place == b->place &&
                         a->minute == b->minute && a->late == b->late);
        }
    }
}

static void
a_college_by_itself_reckons_what_the_school_reckons (void)
{
  for_many (check_alone);
}

static void
check_sheets (const XySchedule *schedule, GPtrArray *students)
{
  g_autoptr (GPtrArray) queues = xy_arrivals_list_queues (schedule, students, NULL);
  g_autoptr (GPtrArray) sheets = xy_attendance_sheets (schedule, students, NULL, NULL);
  guint n = 0;

  for (guint i = 0; i < queues->len; i++)
    {
      const XyArrivalQueue *queue = g_ptr_array_index (queues, i);
      const XyAttendanceSheet *sheet;

      if (queue->arrivals->len == 0)
        continue;
      g_assert_cmpuint (n, <, sheets->len);
      sheet = g_ptr_array_index (sheets, n++);
      g_assert_cmpstr (sheet->slot->id, ==, queue->assignment->slot);
      g_assert_cmpuint (sheet->arrivals->len, ==, queue->arrivals->len);
      for (guint k = 0; k < queue->arrivals->len; k++)
        g_assert_true (((XyArrival *) sheet->arrivals->pdata[k])->student ==
                       get_arrival (queue, k)->student);
    }
  g_assert_cmpuint (n, ==, sheets->len);
}

static void
attendance_sheets_are_the_queues (void)
{
  for_many (check_sheets);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/arrivals/pace", each_has_a_turn_of_the_rooms_pace);
  g_test_add_func ("/arrivals/colleges-before", colleges_before_in_the_group_count_by_their_loads);
  g_test_add_func ("/arrivals/rounded-once", parts_that_are_no_whole_minutes_are_rounded_once);
  g_test_add_func ("/arrivals/together", groups_that_come_together_share_the_rooms);
  g_test_add_func ("/arrivals/split", a_class_stands_where_its_part_comes);
  g_test_add_func ("/arrivals/no-time",
                   who_is_online_only_or_of_a_college_without_place_has_no_time);
  g_test_add_func ("/arrivals/no-pace", without_a_pace_there_is_an_order_and_no_minute);
  g_test_add_func ("/arrivals/late", who_is_above_the_capacity_is_late);
  g_test_add_func ("/arrivals/ties", ties_are_in_the_same_order_whatever_the_input);
  g_test_add_func ("/arrivals/nowhere", a_place_that_is_not_there_has_no_queue);
  g_test_add_func ("/arrivals/any/everybody-once", all_who_come_on_site_stand_in_one_queue);
  g_test_add_func ("/arrivals/any/order", places_have_no_gap_and_minutes_never_go_back);
  g_test_add_func ("/arrivals/any/late", as_many_are_late_as_are_above_the_capacity);
  g_test_add_func ("/arrivals/any/in-part", who_is_not_late_comes_within_the_group_s_part);
  g_test_add_func ("/arrivals/any/alone", a_college_by_itself_reckons_what_the_school_reckons);
  g_test_add_func ("/arrivals/any/sheets", attendance_sheets_are_the_queues);
  return g_test_run ();
}
