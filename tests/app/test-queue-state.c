// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-queue-list.h"
#include "app/xy-queue-state.h"
#include "app/xy-student-list.h"
#include "xy-test.h"

/* One hour of two groups in one room that takes 60 an hour: one a minute, thirty a group. */

static XyFields *
add_record (GPtrArray *records, XyKind kind, const char *id)
{
  XyFields *fields = xy_fields_new ();

  if (kind != XY_KIND_CAMPAIGN && kind != XY_KIND_COLLEGE)
    xy_fields_set_string (fields, "campaign", "campaign");
  g_ptr_array_add (records, xy_record_new (kind, id, 0, fields));
  return fields;
}

static XySchedule *
new_schedule (int rate, const char *class_name)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  XyFields *campaign = add_record (records, XY_KIND_CAMPAIGN, "campaign");
  XyFields *session = add_record (records, XY_KIND_SESSION, "session");
  XyFields *slot = add_record (records, XY_KIND_SLOT, "slot");
  XyFields *college = add_record (records, XY_KIND_COLLEGE, "law");
  XyFields *place = add_record (records, XY_KIND_ASSIGNMENT, "place");

  xy_fields_set_int (campaign, "students_per_room_hour", rate);
  xy_fields_set_string (session, "date", "2021-12-12");
  xy_fields_set_string (session, "building", "南栋");
  xy_fields_set_strv (session, "rooms", (const char *[]){ "202", NULL });
  xy_fields_set_string (slot, "session", "session");
  xy_fields_set_string (slot, "start", "08:30");
  xy_fields_set_string (slot, "end", "09:30");
  xy_fields_set_int (slot, "groups", 2);
  xy_fields_set_string (college, "short_name", "法学院");
  xy_fields_set_strv (college, "full_names", (const char *[]){ "法学院", NULL });
  xy_fields_set_string (place, "college", "law");
  xy_fields_set_string (place, "slot", "slot");
  xy_fields_set_int (place, "group", 1);
  if (class_name != NULL)
    xy_fields_set_strv (place, "classes", (const char *[]){ class_name, NULL });
  return xy_schedule_new (records, "campaign");
}

static GPtrArray *
new_students (int n)
{
  GPtrArray *students = g_ptr_array_new_with_free_func (xy_entity_unref);

  for (int i = 0; i < n; i++)
    {
      XyStudent *student = xy_entity_new (XY_KIND_STUDENT);

      student->id = g_strdup_printf ("%d", i);
      student->college = g_strdup ("law");
      student->class_name = g_strdup ("1班");
      student->student_number = g_strdup_printf ("2019%04d", i);
      student->name = g_strdup (i % 2 == 0 ? "孟煜瑶" : "周涛");
      g_ptr_array_add (students, student);
    }
  return students;
}

static XyQueueState *
new_state (int rate, int n_students)
{
  g_autoptr (XySchedule) schedule = new_schedule (rate, NULL);
  g_autoptr (GPtrArray) students = new_students (n_students);

  return xy_queue_state_new (schedule, students, "place");
}

static void
queue_says_whose_when_and_where (void)
{
  g_autoptr (XyQueueState) state = new_state (60, 20);

  g_assert_cmpstr (state->title, ==, "法学院");
  g_assert_cmpstr (state->subtitle, ==, "Sun 12 Dec 2021, 8:30–9:30, group 1 · 南栋 202");
  g_assert_cmpstr (state->summary, ==, "20 students, from about 8:30 to 8:49");
  g_assert_null (state->warning);
}

static void
part_of_a_split_college_names_its_classes (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (60, "1班");
  g_autoptr (GPtrArray) students = new_students (1);
  g_autoptr (XyQueueState) state = xy_queue_state_new (schedule, students, "place");

  g_assert_cmpstr (state->title, ==, "法学院 (1班)");
}

static void
who_is_late_is_counted_and_marked (void)
{
  g_autoptr (XyQueueState) state = new_state (60, 32);
  g_autofree char *in_time = xy_queue_dup_expected (state->arrivals->pdata[29]);
  g_autofree char *late = xy_queue_dup_expected (state->arrivals->pdata[30]);

  g_assert_cmpstr (in_time, ==, "8:59");
  g_assert_cmpstr (late, ==, "9:00, late");
  g_assert_cmpstr (state->warning, ==, "2 of them come after the group's own time");
}

static void
without_a_pace_it_says_why_there_are_no_times (void)
{
  g_autoptr (XyQueueState) state = new_state (0, 3);
  g_autofree char *expected = xy_queue_dup_expected (state->arrivals->pdata[0]);

  g_assert_cmpstr (expected, ==, "");
  g_assert_cmpstr (state->summary, ==, "3 students");
  g_assert_true (g_str_has_prefix (state->warning, "No times can be said"));
}

static void
nobody_known_is_an_empty_queue_without_a_warning (void)
{
  g_autoptr (XyQueueState) state = new_state (0, 0);

  g_assert_cmpuint (state->arrivals->len, ==, 0);
  g_assert_null (state->warning);
}

static void
place_that_is_gone_has_no_state (void)
{
  g_autoptr (XySchedule) schedule = new_schedule (60, NULL);
  g_autoptr (GPtrArray) students = new_students (1);

  g_assert_null (xy_queue_state_new (schedule, students, "elsewhere"));
}

static void
search_looks_in_all_that_is_shown (void)
{
  static const struct
  {
    const char *text;
    guint n_found;
  } searches[] = {
    { NULL, 20 },   { "", 20 },       { "  ", 20 },      { "孟", 10 },      { "mengyy", 10 },
    { "MYY", 10 },  { "zhou", 10 },   { "1班 周", 10 },  { "20190007", 1 }, { "8:41", 1 },
    { "孟 周", 0 }, { "8:41 zt", 1 }, { "8:41 myy", 0 }, { "2班", 0 },
  };
  g_autoptr (XyQueueState) state = new_state (60, 20);
  g_autoptr (XyPinyin) pinyin = xy_student_list_new_pinyin ();

  for (guint i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (GPtrArray) found = xy_queue_state_search (state, searches[i].text, pinyin);

      g_assert_cmpuint (found->len, ==, searches[i].n_found);
      for (guint k = 1; k < found->len; k++)
        g_assert_cmpint (((XyArrival *) found->pdata[k - 1])->place, <,
                         ((XyArrival *) found->pdata[k])->place);
    }
}

static void
search_says_how_many_of_how_many (void)
{
  g_autoptr (XyQueueState) state = new_state (60, 20);
  g_autofree char *some = xy_queue_state_dup_count (state, 3);
  g_autofree char *all = xy_queue_state_dup_count (state, 20);

  g_assert_cmpstr (some, ==, "3 of 20 students");
  g_assert_cmpstr (all, ==, state->summary);
}

typedef struct
{
  guint position;
  guint removed;
  guint added;
  guint n_announced;
} Announced;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  Announced *announced = user_data;

  announced->position = position;
  announced->removed = removed;
  announced->added = added;
  announced->n_announced++;
}

static void
count_cb (XyQueueRow *row, gpointer user_data)
{
  (*(guint *) user_data)++;
}

static void
rows_stay_and_are_filled_with_others (void)
{
  g_autoptr (XyQueueState) state = new_state (60, 20);
  g_autoptr (XyPinyin) pinyin = xy_student_list_new_pinyin ();
  g_autoptr (GPtrArray) odd = xy_queue_state_search (state, "周", pinyin);
  XyQueueList *list = xy_queue_list_new ();
  XyQueueRow *first, *again;
  Announced announced = { 0 };
  guint n_changed = 0;

  xy_queue_list_set (list, state->arrivals);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 20);
  first = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_cmpint (xy_queue_row_get_arrival (first)->place, ==, 1);
  g_signal_connect (list, "items-changed", G_CALLBACK (items_changed_cb), &announced);
  g_signal_connect (first, "changed", G_CALLBACK (count_cb), &n_changed);
  xy_queue_list_set (list, odd);
  again = g_list_model_get_item (G_LIST_MODEL (list), 0);
  g_assert_true (again == first);
  g_assert_cmpint (xy_queue_row_get_arrival (first)->place, ==, 2);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpuint (announced.n_announced, ==, 1);
  g_assert_cmpuint (announced.position, ==, 10);
  g_assert_cmpuint (announced.removed, ==, 10);
  g_assert_cmpuint (announced.added, ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (list), 10));
  g_object_unref (again);
  g_assert_finalize_object (list);
  g_assert_finalize_object (first);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/queue-state/heading", queue_says_whose_when_and_where);
  g_test_add_func ("/queue-state/split", part_of_a_split_college_names_its_classes);
  g_test_add_func ("/queue-state/late", who_is_late_is_counted_and_marked);
  g_test_add_func ("/queue-state/no-pace", without_a_pace_it_says_why_there_are_no_times);
  g_test_add_func ("/queue-state/nobody", nobody_known_is_an_empty_queue_without_a_warning);
  g_test_add_func ("/queue-state/gone", place_that_is_gone_has_no_state);
  g_test_add_func ("/queue-state/search", search_looks_in_all_that_is_shown);
  g_test_add_func ("/queue-state/count", search_says_how_many_of_how_many);
  g_test_add_func ("/queue-state/rows", rows_stay_and_are_filled_with_others);
  return g_test_run ();
}
