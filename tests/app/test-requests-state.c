// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What is shown of requests, and what a computer remembers to have shown of the own places. */

#include "app/xy-requests-state.h"
#include "app/xy-workspace-private.h"
#include "model/xy-college-names.h"
#include "model/xy-schedule-plan.h"
#include "xy-test.h"

#define NOW "2021-12-02T08:00:00Z"

typedef struct
{
  XySchedule *schedule;
  const XyCollege *law;
  const XyAssignment *place;
  const XySlot *last;
} Fixture;

/* The notice's timetable, as if the server had said it at revision 10. */
static void
fixture_init (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = xy_workspace_dup_seed (&error);
  g_autoptr (GPtrArray) places = NULL;
  const char *campaign = NULL;
  GPtrArray *slots;

  g_assert_no_error (error);
  for (guint i = 0; i < seed->len; i++)
    {
      XyRecord *record = g_ptr_array_index (seed, i);

      record->revision = 10;
      if (record->kind == XY_KIND_CAMPAIGN)
        campaign = record->id;
    }
  fixture->schedule = xy_schedule_new (seed, campaign);
  fixture->law = xy_college_find (xy_schedule_get_colleges (fixture->schedule), "法学院");
  places = xy_schedule_list_college (fixture->schedule, fixture->law->id);
  g_assert_cmpuint (places->len, ==, 1);
  fixture->place = g_ptr_array_index (places, 0);
  slots = xy_schedule_get_slots (fixture->schedule);
  fixture->last = g_ptr_array_index (slots, slots->len - 1);
  g_assert_cmpstr (fixture->place->slot, !=, fixture->last->id);
}

static void
fixture_clear (Fixture *fixture)
{
  xy_schedule_unref (fixture->schedule);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/* @edits: (transfer full): done by the server where @revision is given, else here. */
static XySchedule *
after (const XySchedule *schedule, GPtrArray *edits, gint64 revision)
{
  g_autoptr (GPtrArray) owned = edits;
  XySchedule *result;

  g_assert_nonnull (owned);
  result = xy_schedule_apply (schedule, owned);
  for (guint i = 0; i < owned->len && revision > 0; i++)
    {
      const XyEdit *edit = g_ptr_array_index (owned, i);
      GPtrArray *lists[] = { xy_schedule_get_assignments (result), xy_schedule_get_slots (result),
                             xy_schedule_get_sessions (result) };

      for (guint k = 0; k < G_N_ELEMENTS (lists); k++)
        for (guint j = 0; j < lists[k]->len; j++)
          if (g_strcmp0 (((XyEntity *) lists[k]->pdata[j])->id, edit->id) == 0)
            ((XyEntity *) lists[k]->pdata[j])->revision = revision;
    }
  return result;
}

static XySchedule *
move (const Fixture *fixture, int group, gint64 revision)
{
  return after (
      fixture->schedule,
      xy_schedule_plan_move (fixture->schedule, fixture->place->id, fixture->last->id, group, NULL),
      revision);
}

static XyRequest *
new_request (const Fixture *fixture, const char *state, const char *word)
{
  XyRequest *request = xy_entity_new (XY_KIND_REQUEST);

  request->id = g_strdup ("request");
  request->college = g_strdup (fixture->law->id);
  request->subject = g_strdup (fixture->place->id);
  request->slot = g_strdup (fixture->last->id);
  request->group = 2;
  request->why = g_strdup ("overload");
  request->state = g_strdup (state);
  request->word = g_strdup (word);
  request->by = g_strdup ("law");
  request->made_at = g_strdup ("2021-12-01T08:00:00Z");
  return request;
}

static char *
dup_news (XyTimetableMemory *memory, const XySchedule *schedule, GPtrArray *requests)
{
  g_autoptr (GPtrArray) news = NULL;

  xy_timetable_memory_follow (memory, schedule, NOW);
  news = xy_requests_list_news (memory, schedule, requests, "UTC");
  g_ptr_array_add (news, NULL);
  return g_strjoinv ("\n", (char **) news->pdata);
}

static void
assert_news (XyTimetableMemory *memory, const XySchedule *schedule, const char *expected)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *news = dup_news (memory, schedule, none);

  g_assert_cmpstr (news, ==, expected);
}

static XyTimetableMemory *
remember (const Fixture *fixture)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  return xy_timetable_memory_new (fixture->schedule, fixture->law->id, none);
}

#define BY_OTHERS " (changed by the graduate school or a colleague on 2 Dec, 08:00)"

static void
what_is_done_here_is_no_news (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyTimetableMemory) memory = NULL;
  g_autoptr (XySchedule) here = NULL, sent = NULL;

  fixture_init (&fixture);
  memory = remember (&fixture);
  here = move (&fixture, 2, 0);
  assert_news (memory, here, "");
  sent = move (&fixture, 2, 20);
  assert_news (memory, sent, "");
  /* Undone after that, too. */
  assert_news (memory, here, "");
}

static void
what_the_server_brings_is_news_until_it_is_seen (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyTimetableMemory) memory = NULL, later = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (XySchedule) moved = NULL;
  g_autofree char *text = NULL;
  const XyCampaign *campaign;
  static const char words[] = "8:30–9:30, group 1 → 15:00–16:00, group 2" BY_OTHERS;

  fixture_init (&fixture);
  campaign = xy_schedule_get_campaign (fixture.schedule);
  memory = remember (&fixture);
  moved = move (&fixture, 2, 20);
  assert_news (memory, moved, words);
  /* The program was closed and opened again. */
  text = xy_timetable_memory_to_text (memory);
  later = xy_timetable_memory_from_text (text, campaign->id, fixture.law->id);
  g_assert_nonnull (later);
  assert_news (later, moved, words);
  xy_timetable_memory_see (later, none);
  assert_news (later, moved, "");
  /* Where it was moved back before anybody looked there is nothing to tell. */
  assert_news (memory, fixture.schedule, "");
}

static void
another_hour_or_room_of_the_same_place_is_news (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyTimetableMemory) memory = NULL;
  g_autoptr (XySchedule) hour = NULL, room = NULL;
  const XySlot *slot;
  const XySession *session;

  fixture_init (&fixture);
  slot = xy_schedule_find_slot (fixture.schedule, fixture.place->slot);
  session = xy_schedule_find_session (fixture.schedule, slot->session);
  memory = remember (&fixture);
  hour = after (fixture.schedule,
                xy_schedule_plan_set_hour (fixture.schedule, slot->id, "08:00", "09:00", 2), 20);
  assert_news (memory, hour, "8:30–9:30, group 1 → 8:00–9:00, group 1" BY_OTHERS);
  g_clear_pointer (&memory, xy_timetable_memory_free);
  memory = remember (&fixture);
  room = after (fixture.schedule,
                xy_schedule_plan_set_session (fixture.schedule, session->id, session->date,
                                              session->building, (const char *[]){ "101", NULL }),
                20);
  {
    g_autoptr (GPtrArray) none = g_ptr_array_new ();
    g_autofree char *news = dup_news (memory, room, none);

    g_assert_nonnull (strstr (news, "101"));
    g_assert_nonnull (strstr (news, session->rooms[0]));
  }
}

static void
a_place_that_went_is_news (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyTimetableMemory) memory = NULL;
  g_autoptr (XySchedule) without = NULL;

  fixture_init (&fixture);
  memory = remember (&fixture);
  without =
      after (fixture.schedule, xy_schedule_plan_remove (fixture.schedule, fixture.place->id), 20);
  assert_news (memory, without, "Taken out: 8:30–9:30, group 1");
}

static void
a_memory_of_something_else_is_none (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyTimetableMemory) memory = NULL;
  g_autofree char *text = NULL;

  fixture_init (&fixture);
  memory = remember (&fixture);
  text = xy_timetable_memory_to_text (memory);
  g_assert_null (xy_timetable_memory_from_text (text, "another", fixture.law->id));
  g_assert_null (xy_timetable_memory_from_text ("{", "x", "y"));
  g_assert_null (xy_timetable_memory_from_text (NULL, "x", "y"));
}

static void
an_answer_is_told_once_with_its_word (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (XyTimetableMemory) memory = NULL;
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (XySchedule) moved = NULL;
  g_autofree char *told = NULL, *then = NULL;

  fixture_init (&fixture);
  memory = remember (&fixture);
  g_ptr_array_add (requests, new_request (&fixture, "accepted", "好的"));
  moved = move (&fixture, 2, 20);
  told = dup_news (memory, moved, requests);
  g_assert_cmpstr (told, ==,
                   "法学院, 8:30–9:30, group 1 → 15:00–16:00, group 2. "
                   "The graduate school has agreed: 好的");
  xy_timetable_memory_see (memory, requests);
  then = dup_news (memory, moved, requests);
  g_assert_cmpstr (then, ==, "");
}

static XyRequestsState *
show (const Fixture *fixture, GPtrArray *requests, const char *role)
{
  XyRequestsInput input = { fixture->schedule, requests, role, "UTC" };

  return xy_requests_state_new (&input);
}

static void
an_open_request_says_what_would_come_of_it (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (XyHeadcounts) headcounts = NULL;
  g_autoptr (XyRequestsState) state = NULL;
  const XyRequestLine *line;
  XySchedule *counted;

  fixture_init (&fixture);
  headcounts = xy_headcounts_new (xy_schedule_get_campaign (fixture.schedule)->id);
  xy_headcounts_set (headcounts, fixture.law->id, 500, 0, classes);
  counted = xy_schedule_with_headcounts (fixture.schedule, headcounts);
  xy_schedule_unref (fixture.schedule);
  fixture.schedule = counted;
  g_ptr_array_add (requests, new_request (&fixture, "open", NULL));
  state = show (&fixture, requests, XY_ROLE_SCHOOL);
  g_assert_cmpuint (state->open->len, ==, 1);
  g_assert_cmpuint (state->answered->len, ==, 0);
  line = g_ptr_array_index (state->open, 0);
  g_assert_cmpstr (line->title, ==, "法学院");
  g_assert_cmpstr (line->asked, ==, "Asked by law on 1 Dec, 08:00");
  g_assert_cmpstr (line->from, ==, "8:30–9:30, group 1");
  g_assert_cmpstr (line->to, ==, "15:00–16:00, group 2");
  g_assert_cmpstr (line->why, ==, "There is not enough room for it.");
  /* Both groups change; the overload goes from here to there. */
  g_assert_cmpuint (line->loads->len, ==, 2);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (line->loads, 0),
                                   "8:30–9:30, group 1: now 500 students, then 0, room for "));
  g_assert_cmpuint (line->comes->len, ==, 1);
  g_assert_cmpuint (line->goes->len, ==, 1);
  g_assert_true (line->may_answer);
  g_assert_false (line->may_withdraw);
  g_assert_null (line->obstacle);
}

static void
an_overload_that_shrinks_neither_comes_nor_goes (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (GHashTable) classes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (XyHeadcounts) headcounts = NULL;
  g_autoptr (XyRequestsState) state = NULL;
  const XyRequestLine *line;
  XySchedule *counted;
  XyRequest *request;

  fixture_init (&fixture);
  headcounts = xy_headcounts_new (xy_schedule_get_campaign (fixture.schedule)->id);
  g_hash_table_insert (classes, (gpointer) "1班", GINT_TO_POINTER (400));
  g_hash_table_insert (classes, (gpointer) "2班", GINT_TO_POINTER (100));
  xy_headcounts_set (headcounts, fixture.law->id, 500, 0, classes);
  counted = xy_schedule_with_headcounts (fixture.schedule, headcounts);
  xy_schedule_unref (fixture.schedule);
  fixture.schedule = counted;
  request = new_request (&fixture, "open", NULL);
  g_strfreev (request->classes);
  request->classes = g_strsplit ("2班", " ", -1);
  g_ptr_array_add (requests, request);
  state = show (&fixture, requests, XY_ROLE_SCHOOL);
  line = g_ptr_array_index (state->open, 0);
  g_assert_cmpstr (line->title, ==, "法学院 (2班)");
  g_assert_cmpuint (line->loads->len, ==, 2);
  g_assert_cmpuint (line->comes->len, ==, 0);
  g_assert_cmpuint (line->goes->len, ==, 0);
}

static void
what_cannot_be_done_any_more_says_so (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (XyRequestsState) state = NULL;
  const XyRequestLine *line;
  XyRequest *request;

  fixture_init (&fixture);
  request = new_request (&fixture, "open", NULL);
  request->group = 9;
  g_ptr_array_add (requests, request);
  state = show (&fixture, requests, XY_ROLE_COLLEGE);
  line = g_ptr_array_index (state->open, 0);
  g_assert_nonnull (line->obstacle);
  g_assert_cmpuint (line->loads->len, ==, 0);
  g_assert_false (line->may_answer);
  g_assert_true (line->may_withdraw);
}

static void
an_answered_one_stands_below_with_its_word (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autoptr (GPtrArray) requests = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (XyRequestsState) state = NULL;
  const XyRequestLine *line;

  fixture_init (&fixture);
  g_ptr_array_add (requests, new_request (&fixture, "declined", "人太多"));
  g_ptr_array_add (requests, new_request (&fixture, "withdrawn", NULL));
  state = show (&fixture, requests, XY_ROLE_COLLEGE);
  g_assert_cmpuint (state->open->len, ==, 0);
  g_assert_cmpuint (state->answered->len, ==, 1);
  line = g_ptr_array_index (state->answered, 0);
  g_assert_cmpstr (line->answer, ==, "The graduate school has not agreed: 人太多");
  g_assert_false (line->may_withdraw);
  g_assert_cmpint (xy_requests_count_open (requests, NULL), ==, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/requests/" #name, name)
  ADD (what_is_done_here_is_no_news);
  ADD (what_the_server_brings_is_news_until_it_is_seen);
  ADD (another_hour_or_room_of_the_same_place_is_news);
  ADD (a_place_that_went_is_news);
  ADD (a_memory_of_something_else_is_none);
  ADD (an_answer_is_told_once_with_its_word);
  ADD (an_open_request_says_what_would_come_of_it);
  ADD (an_overload_that_shrinks_neither_comes_nor_goes);
  ADD (what_cannot_be_done_any_more_says_so);
  ADD (an_answered_one_stands_below_with_its_word);
#undef ADD
  return g_test_run ();
}
