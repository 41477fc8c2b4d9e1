// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Two colleges and the graduate school on one server.  Law and business both want the empty hour in
 * the evening, whose group takes only one of them. */

#include "app/xy-requests-state.h"
#include "model/xy-schedule-plan.h"
#include "model/xy-schedule-request.h"
#include "xy-sync-fixture.h"

typedef enum
{
  LAW,
  BUSINESS,
  SCHOOL,
  N_PEOPLE,
} Person;

static const char *const accounts[N_PEOPLE] = { "law", "business", "school" };
static const char *const names[] = { "法学院", "商学院" };

typedef struct
{
  XyFixture *fixture;
  XyStore *stores[N_PEOPLE];
  char *campaign;
  char *evening;
  /* An hour where nobody of them is. */
  char *elsewhere;
  /* The places of law and business as they were before anybody moved. */
  char *places[2];
  char *slots[2];
  int groups[2];
} World;

static XySchedule *
load (XyStore *store, const char *campaign)
{
  static const XyKind kinds[] = { XY_KIND_CAMPAIGN, XY_KIND_COLLEGE, XY_KIND_SESSION, XY_KIND_SLOT,
                                  XY_KIND_ASSIGNMENT };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GError) error = NULL;
      GPtrArray *some = xy_store_list (store, kinds[i], &error);

      g_assert_no_error (error);
      g_ptr_array_extend_and_steal (records, some);
    }
  return xy_schedule_new (records, campaign);
}

static XySchedule *
see (World *world, Person person)
{
  return load (world->stores[person], world->campaign);
}

static void
sync_person (World *world, Person person)
{
  xy_fixture_sync (world->stores[person]);
}

static void
sync_all (World *world)
{
  for (guint round = 0; round < 2; round++)
    for (Person person = LAW; person < N_PEOPLE; person++)
      sync_person (world, person);
}

/* @edits: (transfer full). */
static void
act (World *world, Person person, GPtrArray *edits)
{
  g_autoptr (GPtrArray) owned = edits;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (owned);
  xy_store_apply (world->stores[person], "An act", owned, &error);
  g_assert_no_error (error);
}

static void
add_students (World *world, Person person, int n)
{
  GPtrArray *edits = xy_edits_new ();

  for (int i = 0; i < n; i++)
    {
      XyFields *fields = xy_fields_new ();
      g_autofree char *number = g_strdup_printf ("%s%03d", accounts[person], i);

      xy_fields_set_string (fields, "campaign", world->campaign);
      xy_fields_set_string (fields, "college",
                            xy_fixture_get_college (world->fixture, names[person]));
      xy_fields_set_string (fields, "student_number", number);
      xy_fields_set_string (fields, "name", "张娜芳");
      xy_fields_set_string (fields, "class", i % 2 == 0 ? "1班" : "2班");
      g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, NULL, fields));
    }
  act (world, person, edits);
}

static const XyAssignment *
find_only_place (World *world, const XySchedule *schedule, Person person)
{
  g_autoptr (GPtrArray) places =
      xy_schedule_list_college (schedule, xy_fixture_get_college (world->fixture, names[person]));

  g_assert_cmpuint (places->len, ==, 1);
  return g_ptr_array_index (places, 0);
}

static void
note_places (World *world)
{
  g_autoptr (XySchedule) schedule = see (world, SCHOOL);
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; i < slots->len; i++)
    if (g_strcmp0 (((XySlot *) slots->pdata[i])->start, "19:00") == 0)
      world->evening = g_strdup (((XySlot *) slots->pdata[i])->id);
  g_assert_nonnull (world->evening);
  for (Person person = LAW; person <= BUSINESS; person++)
    {
      const XyAssignment *place = find_only_place (world, schedule, person);

      world->places[person] = g_strdup (place->id);
      world->slots[person] = g_strdup (place->slot);
      world->groups[person] = (int) place->group;
    }
  for (guint i = 0; i < slots->len && world->elsewhere == NULL; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      if (g_strcmp0 (slot->id, world->evening) != 0 &&
          g_strcmp0 (slot->id, world->slots[LAW]) != 0 &&
          g_strcmp0 (slot->id, world->slots[BUSINESS]) != 0)
        world->elsewhere = g_strdup (slot->id);
    }
  g_assert_nonnull (world->elsewhere);
}

static World *
world_new (void)
{
  World *world = g_new0 (World, 1);
  g_autoptr (XySchedule) before = NULL, after = NULL;
  const XySession *session;
  int capacity;

  world->fixture = xy_fixture_new ();
  for (Person person = LAW; person < N_PEOPLE; person++)
    world->stores[person] = xy_fixture_join (world->fixture, accounts[person]);
  for (guint i = 0; i < world->fixture->seed->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (world->fixture->seed, i);

      if (record->kind == XY_KIND_CAMPAIGN)
        world->campaign = g_strdup (record->id);
    }
  sync_all (world);
  before = see (world, SCHOOL);
  session = g_ptr_array_index (xy_schedule_get_sessions (before), 0);
  act (world, SCHOOL, xy_schedule_plan_set_rate (before, 2));
  act (world, SCHOOL, xy_schedule_plan_add_hour (before, session->id, "19:00", "20:00", 2));
  after = see (world, SCHOOL);
  note_places (world);
  capacity = xy_schedule_get_capacity (after, world->evening);
  g_assert_cmpint (capacity, >=, 2);
  add_students (world, LAW, capacity);
  add_students (world, BUSINESS, capacity);
  sync_all (world);
  return world;
}

static void
world_free (World *world)
{
  for (Person person = LAW; person < N_PEOPLE; person++)
    xy_fixture_close (world->stores[person]);
  xy_fixture_free (world->fixture);
  for (Person person = LAW; person <= BUSINESS; person++)
    {
      g_free (world->places[person]);
      g_free (world->slots[person]);
    }
  g_free (world->campaign);
  g_free (world->evening);
  g_free (world->elsewhere);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

/* Somebody moves a college, as they see the table; nothing is sent. */
static void
move (World *world, Person who, Person whom, const char *slot, int group)
{
  g_autoptr (XySchedule) schedule = see (world, who);
  g_autoptr (GPtrArray) edits =
      xy_schedule_plan_move (schedule, world->places[whom], slot, group, NULL);
  g_autoptr (GPtrArray) asking = xy_schedule_plan_ask (schedule, edits, "2021-12-01T08:00:00Z");

  act (world, who, g_ptr_array_ref (who == SCHOOL ? edits : asking));
}

static void
move_to_evening (World *world, Person who)
{
  move (world, who, who, world->evening, 1);
}

/* Where a college stands on the server and with everybody, which must be the same. */
static gboolean
is_in (World *world, Person whom, const char *slot, int group)
{
  gboolean in = FALSE;

  for (Person person = LAW; person < N_PEOPLE; person++)
    {
      g_autoptr (XySchedule) schedule = see (world, person);
      const XyAssignment *place = xy_schedule_find_assignment (schedule, world->places[whom]);
      gboolean there;

      g_assert_nonnull (place);
      there = g_strcmp0 (place->slot, slot) == 0 && place->group == group;
      g_assert_true (person == LAW || there == in);
      in = there;
    }
  return in;
}

static gboolean
is_in_the_evening (World *world, Person whom)
{
  return is_in (world, whom, world->evening, 1);
}

static gboolean
is_at_its_place (World *world, Person whom)
{
  return is_in (world, whom, world->slots[whom], world->groups[whom]);
}

/* What the server itself has, as one who has never looked reads it; it is never too full. */
static void
assert_server_is_whole (World *world)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  XyStore *store = xy_fixture_open (world->fixture);
  g_autoptr (XySchedule) theirs = NULL;
  g_autoptr (XySchedule) schools = see (world, SCHOOL);

  sign_in = xy_fixture_sign_in (world->fixture->uri, "school", XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  xy_sync_keep_sign_in (store, world->fixture->uri, sign_in, &error);
  g_assert_no_error (error);
  xy_fixture_sync (store);
  theirs = load (store, world->campaign);
  g_assert_true (xy_schedule_equal (theirs, schools));
  g_assert_cmpint (xy_schedule_get_load (theirs, world->evening, 1), <=,
                   xy_schedule_get_capacity (theirs, world->evening));
  for (Person person = LAW; person <= BUSINESS; person++)
    find_only_place (world, theirs, person);
  xy_fixture_close (store);
}

static GPtrArray *
list_requests (World *world, Person person)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = xy_store_list (world->stores[person], XY_KIND_REQUEST, &error);
  GPtrArray *requests = g_ptr_array_new_with_free_func (xy_entity_unref);

  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (requests, xy_entity_from_record (g_ptr_array_index (records, i)));
  return requests;
}

/* The one who did not get in reads, with the school, that it is asked for and why. */
static void
assert_asks (World *world, Person person, const char *why)
{
  for (guint i = 0; i < 2; i++)
    {
      Person reader = i == 0 ? person : SCHOOL;
      g_autoptr (GPtrArray) requests = list_requests (world, reader);
      g_autoptr (XySchedule) schedule = see (world, reader);
      XyRequestsInput input = { schedule, requests, accounts[reader], NULL };
      g_autoptr (XyRequestsState) state = NULL;
      g_autofree char *words = xy_requests_dup_reason (why);
      const XyRequestLine *line;

      input.role = reader == SCHOOL ? XY_ROLE_SCHOOL : XY_ROLE_COLLEGE;
      state = xy_requests_state_new (&input);
      g_assert_cmpuint (state->open->len, ==, 1);
      line = g_ptr_array_index (state->open, 0);
      g_assert_cmpstr (line->title, ==, names[person]);
      g_assert_cmpstr (line->why, ==, words);
      g_assert_null (line->obstacle);
      g_assert_cmpuint (line->comes->len, ==, 1);
      g_assert_cmpint (line->may_answer, ==, reader == SCHOOL);
      g_assert_cmpint (line->may_withdraw, ==, reader != SCHOOL);
    }
}

static void
assert_asks_nothing (World *world, Person person)
{
  g_autoptr (GPtrArray) requests = list_requests (world, person);

  g_assert_cmpuint (requests->len, ==, 0);
}

static guint
count_conflicts (World *world, Person person)
{
  XyStoreCounts counts;

  xy_store_get_counts (world->stores[person], &counts);
  return (guint) counts.conflicts;
}

/* Yours and theirs both wait for a person. */
static void
assert_conflict (World *world, Person person, const char *mine, const char *theirs)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = xy_store_list_conflicts (world->stores[person], &error);
  const XyConflict *conflict;

  g_assert_no_error (error);
  g_assert_cmpuint (conflicts->len, ==, 1);
  conflict = g_ptr_array_index (conflicts, 0);
  g_assert_cmpint (xy_answer_effective (conflict->answer), ==, XY_ANSWER_CONFLICT);
  g_assert_cmpstr (conflict->mutation->record, ==, world->places[person]);
  g_assert_cmpstr (xy_fields_get_string (conflict->mutation->fields, "slot"), ==, mine);
  g_assert_cmpstr (xy_fields_get_string (conflict->answer->theirs->fields, "slot"), ==, theirs);
}

static void
first_come_is_in_and_the_other_asks (World *world, Person first, Person second)
{
  g_assert_true (is_in_the_evening (world, first));
  g_assert_true (is_at_its_place (world, second));
  assert_server_is_whole (world);
  assert_asks (world, second, "overload");
  assert_asks_nothing (world, first);
  for (Person person = LAW; person < N_PEOPLE; person++)
    g_assert_cmpuint (count_conflicts (world, person), ==, 0);
}

static void
law_comes_first (void)
{
  g_autoptr (World) world = world_new ();

  move_to_evening (world, LAW);
  move_to_evening (world, BUSINESS);
  sync_person (world, LAW);
  sync_person (world, BUSINESS);
  sync_all (world);
  first_come_is_in_and_the_other_asks (world, LAW, BUSINESS);
}

static void
business_comes_first (void)
{
  g_autoptr (World) world = world_new ();

  move_to_evening (world, LAW);
  move_to_evening (world, BUSINESS);
  sync_person (world, BUSINESS);
  sync_person (world, LAW);
  sync_all (world);
  first_come_is_in_and_the_other_asks (world, BUSINESS, LAW);
}

/* Done first, arrived last: the order of arrival is the one that counts. */
static void
law_was_offline_meanwhile (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GError) error = NULL;
  XySyncResult counts;

  move_to_evening (world, LAW);
  xy_fixture_stop (world->fixture);
  g_assert_false (xy_fixture_try_sync (world->stores[LAW], &counts, &error));
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_OFFLINE);
  xy_fixture_restart (world->fixture);
  move_to_evening (world, BUSINESS);
  sync_person (world, BUSINESS);
  sync_person (world, SCHOOL);
  sync_person (world, LAW);
  sync_all (world);
  first_come_is_in_and_the_other_asks (world, BUSINESS, LAW);
}

static void
the_school_comes_between (void)
{
  g_autoptr (World) world = world_new ();

  move_to_evening (world, LAW);
  move_to_evening (world, BUSINESS);
  sync_person (world, LAW);
  move (world, SCHOOL, BUSINESS, world->elsewhere, 1);
  sync_person (world, SCHOOL);
  sync_person (world, BUSINESS);
  sync_all (world);
  g_assert_true (is_in_the_evening (world, LAW));
  g_assert_true (is_in (world, BUSINESS, world->elsewhere, 1));
  assert_server_is_whole (world);
  assert_conflict (world, BUSINESS, world->evening, world->elsewhere);
  g_assert_cmpuint (count_conflicts (world, LAW), ==, 0);
  assert_asks_nothing (world, SCHOOL);
}

static void
the_school_comes_first (void)
{
  g_autoptr (World) world = world_new ();

  move_to_evening (world, LAW);
  move_to_evening (world, BUSINESS);
  move (world, SCHOOL, LAW, world->elsewhere, 1);
  sync_person (world, SCHOOL);
  sync_person (world, LAW);
  sync_person (world, BUSINESS);
  sync_all (world);
  g_assert_true (is_in (world, LAW, world->elsewhere, 1));
  g_assert_true (is_in_the_evening (world, BUSINESS));
  assert_server_is_whole (world);
  assert_conflict (world, LAW, world->evening, world->elsewhere);
  g_assert_cmpuint (count_conflicts (world, BUSINESS), ==, 0);
  assert_asks_nothing (world, SCHOOL);
}

/* The school has let law in, which business did not know. */
static void
the_school_fills_the_group_first (void)
{
  g_autoptr (World) world = world_new ();

  move_to_evening (world, BUSINESS);
  move (world, SCHOOL, LAW, world->evening, 1);
  sync_person (world, SCHOOL);
  sync_person (world, BUSINESS);
  sync_all (world);
  first_come_is_in_and_the_other_asks (world, LAW, BUSINESS);
}

static void
what_the_school_moves_meanwhile_is_a_conflict_that_loses_nothing (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) conflicts = NULL;
  const XyConflict *conflict;

  move (world, LAW, LAW, world->evening, 1);
  move (world, SCHOOL, LAW, world->elsewhere, 1);
  sync_person (world, SCHOOL);
  sync_person (world, LAW);
  sync_all (world);
  g_assert_true (is_in (world, LAW, world->elsewhere, 1));
  assert_conflict (world, LAW, world->evening, world->elsewhere);

  /* Keeping mine is a move like any other, and is free here. */
  conflicts = xy_store_list_conflicts (world->stores[LAW], &error);
  g_assert_no_error (error);
  conflict = g_ptr_array_index (conflicts, 0);
  xy_store_resolve (world->stores[LAW], conflict->mutation->id, conflict->mutation->fields, &error);
  g_assert_no_error (error);
  sync_all (world);
  g_assert_true (is_in_the_evening (world, LAW));
  g_assert_cmpuint (count_conflicts (world, LAW), ==, 0);
  assert_server_is_whole (world);
}

/* What law's computer tells of the timetable of others' doing. */
static char *
dup_news (World *world, XyTimetableMemory *memory)
{
  g_autoptr (XySchedule) schedule = see (world, LAW);
  g_autoptr (GPtrArray) requests = list_requests (world, LAW);
  g_autoptr (GPtrArray) news = NULL;

  xy_timetable_memory_follow (memory, schedule, "2021-12-02T08:00:00Z");
  news = xy_requests_list_news (memory, schedule, requests, "UTC");
  g_ptr_array_add (news, NULL);
  return g_strjoinv ("\n", (char **) news->pdata);
}

static XyTimetableMemory *
remember (World *world)
{
  g_autoptr (XySchedule) schedule = see (world, LAW);
  g_autoptr (GPtrArray) requests = list_requests (world, LAW);

  return xy_timetable_memory_new (schedule, xy_fixture_get_college (world->fixture, names[LAW]),
                                  requests);
}

static void
a_move_of_ones_own_is_no_news_and_one_by_the_school_is (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (XyTimetableMemory) memory = remember (world);
  g_autofree char *own = NULL, *sent = NULL, *theirs = NULL;

  move_to_evening (world, LAW);
  own = dup_news (world, memory);
  g_assert_cmpstr (own, ==, "");
  sync_all (world);
  sent = dup_news (world, memory);
  g_assert_cmpstr (sent, ==, "");
  move (world, SCHOOL, LAW, world->evening, 2);
  sync_all (world);
  theirs = dup_news (world, memory);
  g_assert_cmpstr (theirs, ==,
                   "19:00–20:00, group 1 → 19:00–20:00, group 2 (changed by the graduate school or "
                   "a colleague on 2 Dec, 08:00)");
}

/* Law asks for a split by what the application puts into the store. */
static char *
ask_for_split (World *world)
{
  g_autoptr (XySchedule) schedule = see (world, LAW);
  g_autoptr (XyHeadcounts) headcounts = xy_headcounts_new (world->campaign);
  g_autoptr (XySchedule) counted = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GPtrArray) split = NULL;
  g_autoptr (GPtrArray) asking = NULL;
  g_autoptr (GError) error = NULL;

  students = xy_store_list (world->stores[LAW], XY_KIND_STUDENT, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < students->len; i++)
    {
      g_autoptr (XyStudent) student = xy_entity_from_record (g_ptr_array_index (students, i));

      xy_headcounts_add (headcounts, student);
    }
  counted = xy_schedule_with_headcounts (schedule, headcounts);
  split = xy_schedule_plan_split (counted, world->places[LAW], (const char *[]){ "2班", NULL },
                                  world->evening, 2);
  asking = xy_schedule_plan_ask (counted, split, "2021-12-01T08:00:00Z");
  g_assert_nonnull (asking);
  act (world, LAW, g_ptr_array_ref (asking));
  return g_strdup (((XyEdit *) asking->pdata[0])->id);
}

static void
answer (World *world, const char *request, const char *state, const char *word)
{
  GPtrArray *edits = xy_edits_new ();
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "state", state);
  xy_fields_set_string (fields, "word", word);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_REQUEST, request, fields));
  act (world, SCHOOL, edits);
}

static void
an_agreed_split_is_on_every_screen_and_told_once (void)
{
  g_autoptr (World) world = world_new ();
  g_autoptr (XyTimetableMemory) memory = remember (world);
  g_autofree char *request = ask_for_split (world);
  g_autofree char *waiting = NULL, *told = NULL, *seen = NULL;
  g_autoptr (GPtrArray) requests = NULL;

  sync_all (world);
  assert_asks_nothing (world, BUSINESS);
  waiting = dup_news (world, memory);
  g_assert_cmpstr (waiting, ==, "");
  answer (world, request, "accepted", "好的");
  sync_all (world);
  for (Person person = LAW; person < N_PEOPLE; person++)
    {
      g_autoptr (XySchedule) schedule = see (world, person);
      g_autoptr (GPtrArray) places =
          xy_schedule_list_college (schedule, xy_fixture_get_college (world->fixture, names[LAW]));
      const XyAssignment *part;

      g_assert_cmpuint (places->len, ==, 2);
      part = g_ptr_array_index (places, 1);
      g_assert_cmpstr (part->slot, ==, world->evening);
      g_assert_cmpint (part->group, ==, 2);
      g_assert_cmpstr (part->classes[0], ==, "2班");
      g_assert_null (part->classes[1]);
      g_assert_cmpint (part->headcount, >, 0);
    }
  told = dup_news (world, memory);
  g_assert_true (g_str_has_suffix (told, "The graduate school has agreed: 好的"));
  g_assert_null (strchr (told, '\n'));
  requests = list_requests (world, LAW);
  xy_timetable_memory_see (memory, requests);
  seen = dup_news (world, memory);
  g_assert_cmpstr (seen, ==, "");
}

static char *
dup_state (World *world, Person person, const char *request)
{
  return xy_fixture_dup (world->stores[person], XY_KIND_REQUEST, request, "state");
}

static void
undo_takes_a_request_back_until_it_is_answered (void)
{
  g_autoptr (World) world = world_new ();
  g_autofree char *first = ask_for_split (world), *second = NULL;
  g_autofree char *withdrawn = NULL, *accepted = NULL;
  g_autoptr (GError) error = NULL, nothing = NULL;

  sync_all (world);
  xy_store_undo (world->stores[LAW], &error);
  g_assert_no_error (error);
  sync_all (world);
  withdrawn = dup_state (world, SCHOOL, first);
  g_assert_cmpstr (withdrawn, ==, "withdrawn");

  second = ask_for_split (world);
  sync_all (world);
  answer (world, second, "accepted", NULL);
  sync_all (world);
  g_assert_false (xy_store_undo (world->stores[LAW], &nothing));
  g_assert_error (nothing, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING);
  accepted = dup_state (world, LAW, second);
  g_assert_cmpstr (accepted, ==, "accepted");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/two-coordinators/" #name, name)
  ADD (law_comes_first);
  ADD (business_comes_first);
  ADD (law_was_offline_meanwhile);
  ADD (the_school_comes_between);
  ADD (the_school_comes_first);
  ADD (the_school_fills_the_group_first);
  ADD (what_the_school_moves_meanwhile_is_a_conflict_that_loses_nothing);
  ADD (a_move_of_ones_own_is_no_news_and_one_by_the_school_is);
  ADD (an_agreed_split_is_on_every_screen_and_told_once);
  ADD (undo_takes_a_request_back_until_it_is_answered);
#undef ADD
  return g_test_run ();
}
