// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-attendance-sheet.h"
#include "model/xy-college-names.h"
#include "model/xy-order.h"
#include "model/xy-schedule-plan.h"
#include "protocol/xy-message.h"
#include "xy-test.h"

/* The shipped campaign, read from the source tree. */
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

static const char *
find_campaign (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    if (((XyRecord *) records->pdata[i])->kind == XY_KIND_CAMPAIGN)
      return ((XyRecord *) records->pdata[i])->id;
  g_assert_not_reached ();
}

static XySchedule *
shipped_schedule (void)
{
  g_autoptr (GPtrArray) records = read_shipped ();

  return xy_schedule_new (records, find_campaign (records));
}

static const XyAssignment *
place_of (const XySchedule *schedule, const char *short_name)
{
  const XyCollege *college = xy_college_find (xy_schedule_get_colleges (schedule), short_name);
  g_autoptr (GPtrArray) places = NULL;

  g_assert_nonnull (college);
  places = xy_schedule_list_college (schedule, college->id);
  g_assert_cmpuint (places->len, ==, 1);
  return places->pdata[0];
}

/* Gives a college a headcount by editing its record. */
static void
set_headcount (GPtrArray *records, const char *short_name, gint64 on_site, gint64 online)
{
  for (guint i = 0; i < records->len; i++)
    {
      XyRecord *record = records->pdata[i];

      if (record->kind != XY_KIND_COLLEGE ||
          g_strcmp0 (xy_fields_get_string (record->fields, "short_name"), short_name) != 0)
        continue;
      xy_fields_set_int (record->fields, "headcount_on_site", on_site);
      xy_fields_set_int (record->fields, "headcount_online", online);
      return;
    }
  g_assert_not_reached ();
}

/* Attachment 2 of the notice, typed here once more from the notice itself. */
static void
shipped_campaign_is_attachment_2 (void)
{
  static const struct
  {
    const char *start, *end, *groups[2];
  } hours[] = {
    { "08:30", "09:30", { "法学院、附属二医院", "商学院、历文院、化工院" } },
    { "09:30", "10:30", { "文学院、国汉院", "地科院、旅游学院" } },
    { "10:30", "11:30", { "工设院、外院", "生科院、体院" } },
    { "13:00", "14:00", { "公管院、省人医、湘东医院", "张家界医院、岳阳医院、光琇医院" } },
    { "14:00", "15:00", { "教科院、长沙医院、湘南医院", "新传院、马克思主义学院" } },
    { "15:00", "16:00", { "美院、音乐学院、医学院", "数统院、物电院、信息院" } },
  };
  g_autoptr (XySchedule) schedule = shipped_schedule ();
  GPtrArray *sessions = xy_schedule_get_sessions (schedule);
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  const XySession *session;
  g_autofree char *rooms = NULL;

  g_assert_cmpuint (sessions->len, ==, 1);
  session = sessions->pdata[0];
  rooms = g_strjoinv (" ", session->rooms);
  g_assert_cmpstr (session->date, ==, "2021-12-12");
  g_assert_cmpstr (session->building, ==, "景德楼南栋");
  g_assert_cmpstr (rooms, ==, "202 204 304");
  g_assert_cmpuint (slots->len, ==, G_N_ELEMENTS (hours));
  g_assert_cmpuint (xy_schedule_get_assignments (schedule)->len, ==, 30);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = slots->pdata[i];

      g_assert_cmpstr (slot->start, ==, hours[i].start);
      g_assert_cmpstr (slot->end, ==, hours[i].end);
      g_assert_cmpint (slot->groups, ==, 2);
      for (int group = 1; group <= 2; group++)
        {
          g_autoptr (GPtrArray) places = xy_schedule_list_group (schedule, slot->id, group);
          g_autoptr (GString) names = g_string_new (NULL);

          for (guint j = 0; j < places->len; j++)
            {
              const XyAssignment *place = places->pdata[j];
              const XyCollege *college = xy_schedule_find_college (schedule, place->college);

              g_string_append_printf (names, "%s%s", j > 0 ? "、" : "", college->short_name);
            }
          g_assert_cmpstr (names->str, ==, hours[i].groups[group - 1]);
        }
    }
}

static void
shipped_campaign_has_no_problem (void)
{
  g_autoptr (XySchedule) schedule = shipped_schedule ();
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (schedule);

  g_assert_cmpuint (problems->len, ==, 0);
}

static void
colleges_are_found_by_any_of_their_names (void)
{
  g_autoptr (XySchedule) schedule = shipped_schedule ();
  GPtrArray *colleges = xy_schedule_get_colleges (schedule);
  const XyCollege *one = xy_college_find (colleges, "化工院");

  g_assert_nonnull (one);
  g_assert_true (xy_college_find (colleges, "化学化工学院") == one);
  g_assert_true (xy_college_find (colleges, " 化学 化工学院 ") == one);
  g_assert_null (xy_college_find (colleges, "化学"));
  g_assert_null (xy_college_find (colleges, ""));
}

/* A move and the move back give the equal timetable, and every college stays placed once. */
static void
move_and_back_is_equal (void)
{
  g_autoptr (XySchedule) schedule = shipped_schedule ();
  g_autoptr (XySchedule) moved = NULL;
  g_autoptr (XySchedule) back = NULL;
  const XyAssignment *before = place_of (schedule, "信息院");
  const XySlot *first = xy_schedule_get_slots (schedule)->pdata[0];
  const XyAssignment *after;

  moved = xy_schedule_move (schedule, before->id, first->id, 1);
  g_assert_nonnull (moved);
  g_assert_false (xy_schedule_equal (schedule, moved));
  after = place_of (moved, "信息院");
  g_assert_cmpstr (after->slot, ==, first->id);
  g_assert_cmpint (after->group, ==, 1);
  g_assert_cmpint (after->position, ==, 3);
  g_assert_cmpuint (xy_schedule_get_assignments (moved)->len, ==, 30);

  back = xy_schedule_move (moved, after->id, before->slot, (int) before->group);
  g_assert_true (xy_schedule_equal (schedule, back));
}

static void
move_to_where_nothing_is_gives_nothing (void)
{
  g_autoptr (XySchedule) schedule = shipped_schedule ();
  const XyAssignment *place = place_of (schedule, "信息院");

  g_assert_null (xy_schedule_move (schedule, place->id, place->slot, 3));
  g_assert_null (xy_schedule_move (schedule, place->id, place->slot, 0));
  g_assert_null (xy_schedule_move (schedule, place->id, "nowhere", 1));
  g_assert_null (xy_schedule_move (schedule, "nobody", place->slot, 1));
}

/* Three rooms, 120 an hour and room, two groups: 180 a group. */
static void
overload_is_told_and_makes_a_move_unfree (void)
{
  g_autoptr (GPtrArray) records = read_shipped ();
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (XySchedule) moved = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) after = NULL;
  const XyAssignment *law, *info;
  const XyScheduleProblem *problem;

  set_headcount (records, "法学院", 132, 10);
  set_headcount (records, "信息院", 49, 0);
  schedule = xy_schedule_new (records, find_campaign (records));
  law = place_of (schedule, "法学院");
  info = place_of (schedule, "信息院");
  before = xy_schedule_list_problems (schedule);
  g_assert_cmpuint (before->len, ==, 0);
  g_assert_cmpint (xy_schedule_get_capacity (schedule, law->slot), ==, 180);
  g_assert_cmpint (xy_schedule_get_load (schedule, law->slot, 1), ==, 132);

  g_assert_true (xy_schedule_move_is_free (schedule, info->id, law->slot, 2));
  g_assert_false (xy_schedule_move_is_free (schedule, info->id, law->slot, 1));
  moved = xy_schedule_move (schedule, info->id, law->slot, 1);
  after = xy_schedule_list_problems (moved);
  g_assert_cmpuint (after->len, ==, 1);
  problem = after->pdata[0];
  g_assert_cmpint (problem->kind, ==, XY_SCHEDULE_OVERLOAD);
  g_assert_cmpstr (problem->slot, ==, law->slot);
  g_assert_cmpint (problem->group, ==, 1);
  g_assert_cmpint (problem->measured, ==, 181);
  g_assert_cmpint (problem->limit, ==, 180);
}

/* Each planted fault is found, and no other. */
static void
planted_faults_are_found (void)
{
  g_autoptr (GPtrArray) records = read_shipped ();
  const char *campaign = find_campaign (records);
  g_autoptr (XySchedule) schedule = shipped_schedule ();
  const XyAssignment *law = place_of (schedule, "法学院");
  g_autoptr (XySchedule) faulty = NULL;
  g_autoptr (GPtrArray) problems = NULL;
  const XyAssignment *music = place_of (schedule, "音乐学院");
  g_autoptr (XyAssignment) twice = xy_entity_copy (law);
  gboolean found[XY_SCHEDULE_NOT_NEEDED + 1] = { FALSE };

  /* Law twice, the hospital with online students only, and music without a place. */
  g_free (twice->id);
  twice->id = g_uuid_string_random ();
  twice->group = 2;
  g_ptr_array_add (records,
                   xy_record_new (XY_KIND_ASSIGNMENT, twice->id, 0, xy_entity_to_fields (twice)));
  set_headcount (records, "省人医", 0, 12);
  set_headcount (records, "音乐学院", 5, 0);
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (((XyRecord *) records->pdata[i])->id, music->id))
      xy_fields_set_boolean (((XyRecord *) records->pdata[i])->fields, "deleted", TRUE);

  faulty = xy_schedule_new (records, campaign);
  problems = xy_schedule_list_problems (faulty);
  g_assert_cmpuint (problems->len, ==, 3);
  for (guint i = 0; i < problems->len; i++)
    found[((XyScheduleProblem *) problems->pdata[i])->kind] = TRUE;
  g_assert_true (found[XY_SCHEDULE_CLASH_COLLEGE]);
  g_assert_true (found[XY_SCHEDULE_NOT_NEEDED]);
  g_assert_true (found[XY_SCHEDULE_MISSING]);
}

static XyStudent *
make_student (const XySchedule *schedule,
              const char *college,
              const char *class_name,
              const char *number,
              gboolean online_only)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;
  g_autofree char *id = g_uuid_string_random ();

  xy_fields_set_string (fields, "campaign", xy_schedule_get_campaign (schedule)->id);
  xy_fields_set_string (fields, "college",
                        xy_college_find (xy_schedule_get_colleges (schedule), college)->id);
  xy_fields_set_string (fields, "class", class_name);
  xy_fields_set_string (fields, "student_number", number);
  xy_fields_set_string (fields, "name", "张三");
  xy_fields_set_boolean (fields, "online_only", online_only);
  record = xy_record_new (XY_KIND_STUDENT, id, 0, g_steal_pointer (&fields));
  return xy_entity_from_record (record);
}

static void
sheet_has_the_queue_in_order (void)
{
  g_autoptr (XySchedule) schedule = shipped_schedule ();
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (GPtrArray) sheets = NULL;
  g_autoptr (GPtrArray) foreign = NULL;
  const XyAssignment *law = place_of (schedule, "法学院");
  const XyAttendanceSheet *sheet;
  static const char *const expected[] = { "201900000003", "201900000009", "201900000001" };

  g_ptr_array_add (students, make_student (schedule, "法学院", "10班", "201900000001", FALSE));
  g_ptr_array_add (students, make_student (schedule, "法学院", "2班", "201900000009", FALSE));
  g_ptr_array_add (students, make_student (schedule, "法学院", "2班", "201900000003", FALSE));
  g_ptr_array_add (students, make_student (schedule, "法学院", "1班", "201900000004", TRUE));
  g_ptr_array_add (students, make_student (schedule, "商学院", "1班", "201900000005", FALSE));

  sheets = xy_attendance_sheets (schedule, students, law->college, NULL);
  g_assert_cmpuint (sheets->len, ==, 1);
  sheet = sheets->pdata[0];
  g_assert_cmpstr (sheet->college_name, ==, "法学院");
  g_assert_cmpstr (sheet->slot->start, ==, "08:30");
  g_assert_cmpint (sheet->group, ==, 1);
  g_assert_cmpuint (sheet->arrivals->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (((XyArrival *) sheet->arrivals->pdata[i])->student->student_number, ==,
                     expected[i]);

  foreign = xy_attendance_sheets (schedule, students, law->college,
                                  ((XySlot *) xy_schedule_get_slots (schedule)->pdata[1])->id);
  g_assert_cmpuint (foreign->len, ==, 0);
}

static void
class_numbers_are_ordered_as_numbers (void)
{
  g_assert_cmpint (xy_order_compare ("2019级2班", "2019级10班"), <, 0);
  g_assert_cmpint (xy_order_compare ("2018级10班", "2019级2班"), <, 0);
  g_assert_cmpint (xy_order_compare ("张三", "赵四"), <, 0);
  g_assert_cmpint (xy_order_compare ("李", "王"), <, 0);
  g_assert_cmpint (xy_order_compare (NULL, "1班"), <, 0);
  g_assert_cmpint (xy_order_compare ("1班", "1班"), ==, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/schedule/attachment-2", shipped_campaign_is_attachment_2);
  g_test_add_func ("/model/schedule/shipped-has-no-problem", shipped_campaign_has_no_problem);
  g_test_add_func ("/model/schedule/college-names", colleges_are_found_by_any_of_their_names);
  g_test_add_func ("/model/schedule/move-and-back", move_and_back_is_equal);
  g_test_add_func ("/model/schedule/move-to-nowhere", move_to_where_nothing_is_gives_nothing);
  g_test_add_func ("/model/schedule/overload", overload_is_told_and_makes_a_move_unfree);
  g_test_add_func ("/model/schedule/planted-faults", planted_faults_are_found);
  g_test_add_func ("/model/attendance/queue-in-order", sheet_has_the_queue_in_order);
  g_test_add_func ("/model/order/class-numbers", class_numbers_are_ordered_as_numbers);
  return g_test_run ();
}
