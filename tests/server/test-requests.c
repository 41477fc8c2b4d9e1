// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What a college asks the graduate school to do with its place in the timetable, and what becomes
 * of the timetable by a yes and by a no. */

#include "server-fixture.h"
#include "xy-test.h"

static const char *
get (const XyRecord *record, const char *field)
{
  return xy_fields_get_string (record->fields, field);
}

static void
assert_refused (TestClient *client, XyMutation *mutation, const char *code)
{
  g_autoptr (XyAnswer) answer = test_push_one (client, mutation);

  g_assert_cmpint (answer->kind, ==, XY_ANSWER_REFUSED);
  g_assert_cmpstr (answer->code, ==, code);
  g_assert_cmpstr (answer->message, !=, "");
}

/* Law has a student in 1班, one in 2班 and one in 3班. */
static void
fill_law (TestClient *school)
{
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *id = g_uuid_string_random ();
      g_autofree char *number = g_strdup_printf ("%u", i);
      g_autofree char *class_name = g_strdup_printf ("%u班", i);
      XyMutation *student = test_student (school, id, TEST_LAW, number);

      xy_fields_set_string (student->fields, "class", class_name);
      test_push_applied (school, student);
    }
}

/* A request as a client makes it; @classes may be NULL. */
static XyMutation *
ask (TestClient *client, const char *id, const char *slot, int group, const char *classes)
{
  XyMutation *mutation =
      test_mutation (client, XY_KIND_REQUEST, id, 0, "subject", TEST_LAW_PLACE, "slot", slot,
                     "state", "open", "made_at", "2021-12-01T08:00:00Z", NULL);
  g_auto (GStrv) list = g_strsplit (classes != NULL ? classes : "", " ", -1);

  xy_fields_set_int (mutation->fields, "group", group);
  if (classes != NULL)
    xy_fields_set_strv (mutation->fields, "classes", (const char *const *) list);
  return mutation;
}

static XyMutation *
answer (TestClient *client, const char *id, const char *state)
{
  return test_mutation (client, XY_KIND_REQUEST, id, 1000, "state", state, "word", "好的", NULL);
}

/* The law school's places in a fresh look at the table: "group:classes" by id, the old one first.
 */
static char *
dup_law (TestServer *test)
{
  g_autoptr (TestClient) client = test_client_new (test, "chemistry");
  g_autoptr (XyChanges) changes = test_pull (client);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < changes->changes->len; i++)
      {
        const XyRecord *record = ((XyChange *) g_ptr_array_index (changes->changes, i))->record;
        gboolean old = g_strcmp0 (record->id, TEST_LAW_PLACE) == 0;
        g_auto (GStrv) classes = xy_fields_dup_strv (record->fields, "classes");
        g_autofree char *joined = g_strjoinv (" ", classes);

        if (record->kind != XY_KIND_ASSIGNMENT || xy_record_is_deleted (record) ||
            g_strcmp0 (get (record, "college"), TEST_LAW) != 0 || old != (pass == 0))
          continue;
        g_string_append_printf (text, "%s%s/%d:%s", text->len > 0 ? " | " : "",
                                g_strcmp0 (get (record, "slot"), TEST_FIRST_SLOT) == 0 ? "1" : "2",
                                (int) xy_fields_get_int (record->fields, "group", 0), joined);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_law (TestServer *test, const char *expected)
{
  g_autofree char *law = dup_law (test);

  g_assert_cmpstr (law, ==, expected);
}

static void
a_split_that_is_asked_for_is_one_request_until_it_is_accepted (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random ();
  g_autoptr (XyChanges) asked = NULL;
  const XyRecord *request;

  fill_law (school);
  test_push_applied (law, ask (law, id, TEST_SECOND_SLOT, 2, "1班 3班"));
  assert_law (test, "1/1:");
  asked = test_pull (school);
  request = test_find_change (asked, id)->record;
  g_assert_cmpstr (get (request, "college"), ==, TEST_LAW);
  g_assert_cmpstr (get (request, "campaign"), ==, TEST_CAMPAIGN);
  g_assert_cmpstr (get (request, "why"), ==, "split");
  g_assert_cmpstr (get (request, "by"), ==, "law");

  test_push_applied (school, answer (school, id, "accepted"));
  assert_law (test, "1/1:2班 | 2/2:1班 3班");
}

static void
a_part_whose_classes_are_those_asked_for_moves_whole (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *first = g_uuid_string_random (), *second = g_uuid_string_random ();

  fill_law (school);
  test_push_applied (law, ask (law, first, TEST_SECOND_SLOT, 2, "3班"));
  test_push_applied (school, answer (school, first, "accepted"));
  assert_law (test, "1/1:1班 2班 | 2/2:3班");
  test_push_applied (law, ask (law, second, TEST_SECOND_SLOT, 1, "2班 1班"));
  test_push_applied (school, answer (school, second, "accepted"));
  assert_law (test, "2/1:1班 2班 | 2/2:3班");
}

static void
parts_are_joined_by_a_request_too (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *split = g_uuid_string_random (), *join = g_uuid_string_random ();
  g_autoptr (XyChanges) changes = NULL;
  const char *part = NULL;
  XyMutation *mutation;

  fill_law (school);
  test_push_applied (law, ask (law, split, TEST_SECOND_SLOT, 2, "3班"));
  test_push_applied (school, answer (school, split, "accepted"));
  changes = test_pull (law);
  for (guint i = 0; i < changes->changes->len; i++)
    {
      const XyRecord *record = ((XyChange *) g_ptr_array_index (changes->changes, i))->record;

      if (record->kind == XY_KIND_ASSIGNMENT && get (record, "slot") != NULL &&
          g_strcmp0 (get (record, "slot"), TEST_SECOND_SLOT) == 0)
        part = record->id;
    }
  g_assert_nonnull (part);
  mutation = ask (law, join, TEST_SECOND_SLOT, 2, NULL);
  xy_fields_set_string (mutation->fields, "other", part);
  test_push_applied (law, mutation);
  assert_law (test, "1/1:1班 2班 | 2/2:3班");
  test_push_applied (school, answer (school, join, "accepted"));
  assert_law (test, "2/2:");
}

static void
a_declined_request_changes_nothing_and_can_be_opened_again (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random (), *newer = g_uuid_string_random ();
  g_autoptr (XyChanges) told = NULL;

  fill_law (school);
  test_push_applied (law, ask (law, id, TEST_SECOND_SLOT, 2, "3班"));
  test_push_applied (school, answer (school, id, "declined"));
  assert_law (test, "1/1:");
  told = test_pull (law);
  g_assert_cmpstr (get (test_find_change (told, id)->record, "word"), ==, "好的");
  assert_refused (law, answer (law, id, "open"), "answered");

  test_push_applied (school,
                     test_mutation (school, XY_KIND_REQUEST, id, 1000, "state", "open", NULL));
  test_push_applied (school, answer (school, id, "declined"));
  test_push_applied (law, ask (law, newer, TEST_SECOND_SLOT, 1, NULL));
  assert_refused (school, answer (school, id, "open"), "answered");
}

static void
what_cannot_be_done_any_more_is_refused_and_stays_open (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random (), *late = g_uuid_string_random ();
  g_autoptr (XyChanges) changes = NULL;

  fill_law (school);
  test_push_applied (law, ask (law, id, TEST_SECOND_SLOT, 2, "3班"));
  test_push_applied (
      school, test_mutation (school, XY_KIND_SLOT, TEST_SECOND_SLOT, 1000, "groups", "1", NULL));
  assert_refused (school, answer (school, id, "accepted"), "outdated");
  assert_law (test, "1/1:");
  changes = test_pull (school);
  g_assert_cmpstr (get (test_find_change (changes, id)->record, "state"), ==, "open");
  /* Nor is it asked for any more. */
  assert_refused (law, ask (law, late, TEST_FIRST_SLOT, 2, "4班"), "outdated");
}

static void
the_newest_request_about_a_place_is_the_one_that_holds (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *older = g_uuid_string_random (), *newer = g_uuid_string_random ();
  g_autoptr (XyChanges) changes = NULL;

  fill_law (school);
  test_push_applied (law, ask (law, older, TEST_SECOND_SLOT, 2, "3班"));
  test_push_applied (law, ask (law, newer, TEST_SECOND_SLOT, 2, "2班"));
  changes = test_pull (school);
  g_assert_cmpstr (get (test_find_change (changes, older)->record, "state"), ==, "withdrawn");
  g_assert_cmpstr (get (test_find_change (changes, newer)->record, "state"), ==, "open");
  assert_refused (school, answer (school, older, "accepted"), "answered");
}

static void
an_answered_request_is_not_taken_back (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random ();

  test_push_applied (law, ask (law, id, TEST_SECOND_SLOT, 2, NULL));
  test_push_applied (school, answer (school, id, "accepted"));
  assert_law (test, "2/2:");
  assert_refused (law, answer (law, id, "withdrawn"), "answered");
  assert_refused (law, test_mutation (law, XY_KIND_REQUEST, id, 1000, "deleted", "true", NULL),
                  "answered");
}

static void
a_locked_campaign_takes_no_request (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random ();

  test_push_applied (
      school, test_mutation (school, XY_KIND_CAMPAIGN, TEST_CAMPAIGN, 0, "locked", "true", NULL));
  assert_refused (law, ask (law, id, TEST_SECOND_SLOT, 2, NULL), "locked");
}

static void
nobody_asks_about_the_place_of_others (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) chemistry = test_client_new (test, "chemistry");
  g_autofree char *id = g_uuid_string_random ();

  assert_refused (chemistry, ask (chemistry, id, TEST_SECOND_SLOT, 2, NULL), "forbidden");
}

/* What the school reads as the reason of a move that it is asked about. */
static void
assert_reason (TestServer *test, const char *slot, const char *group, const char *why)
{
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autoptr (XyAnswer) asked =
      test_push_one (law, test_mutation (law, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 1000, "slot",
                                         slot, "group", group, NULL));
  g_autoptr (XyChanges) changes = test_pull (law);

  g_assert_cmpint (asked->kind, ==, XY_ANSWER_REQUESTED);
  g_assert_cmpstr (get (test_find_change (changes, asked->request)->record, "why"), ==, why);
}

static void
the_reason_is_what_stands_in_the_way (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");

  test_push_applied (school, test_mutation (school, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 1000,
                                            "not_after", "09:30", NULL));
  assert_reason (test, TEST_SECOND_SLOT, "1", "not-its-time");
  test_push_applied (school, test_mutation (school, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 1000,
                                            "fixed", "true", NULL));
  assert_reason (test, TEST_SECOND_SLOT, "1", "fixed");
  test_push_applied (school, test_mutation (school, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE, 1000,
                                            "fixed", "false", "not_after", "17:00", NULL));
  fill_law (school);
  test_push_applied (school, test_mutation (school, XY_KIND_CAMPAIGN, TEST_CAMPAIGN, 1000,
                                            "students_per_room_hour", "6", NULL));
  test_push_applied (
      school, test_mutation (school, XY_KIND_SLOT, TEST_SECOND_SLOT, 1000, "end", "10:00", NULL));
  assert_reason (test, TEST_SECOND_SLOT, "1", "overload");
}

/* Chemistry stands first; law asks to stand before it. */
static void
an_accepted_place_before_others_counts_the_group_anew (void)
{
  g_autoptr (TestServer) test = test_server_new ();
  g_autoptr (TestClient) school = test_client_new (test, "school");
  g_autoptr (TestClient) law = test_client_new (test, "law");
  g_autofree char *id = g_uuid_string_random ();
  XyMutation *mutation = ask (law, id, TEST_FIRST_SLOT, 2, NULL);
  g_autoptr (XyChanges) changes = NULL, asked = NULL;

  xy_fields_set_string (mutation->fields, "before", TEST_CHEMISTRY_PLACE);
  test_push_applied (law, mutation);
  asked = test_pull (law);
  g_assert_cmpstr (get (test_find_change (asked, id)->record, "why"), ==, "order");
  test_push_applied (school, answer (school, id, "accepted"));
  changes = test_pull (school);
  g_assert_cmpint (
      xy_fields_get_int (test_find_change (changes, TEST_LAW_PLACE)->record->fields, "position", 0),
      ==, 1);
  g_assert_cmpint (
      xy_fields_get_int (test_find_change (changes, TEST_CHEMISTRY_PLACE)->record->fields,
                         "position", 0),
      ==, 2);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/server/requests/" #name, name)
  ADD (a_split_that_is_asked_for_is_one_request_until_it_is_accepted);
  ADD (a_part_whose_classes_are_those_asked_for_moves_whole);
  ADD (parts_are_joined_by_a_request_too);
  ADD (a_declined_request_changes_nothing_and_can_be_opened_again);
  ADD (what_cannot_be_done_any_more_is_refused_and_stays_open);
  ADD (the_newest_request_about_a_place_is_the_one_that_holds);
  ADD (an_answered_request_is_not_taken_back);
  ADD (a_locked_campaign_takes_no_request);
  ADD (nobody_asks_about_the_place_of_others);
  ADD (the_reason_is_what_stands_in_the_way);
  ADD (an_accepted_place_before_others_counts_the_group_anew);
#undef ADD
  return g_test_run ();
}
