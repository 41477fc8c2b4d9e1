// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-compare-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-words.h"
#include "protocol/xy-notice-timetable.h"

static void
row_free (XyCompareRow *row)
{
  g_free (row->key);
  g_free (row->name);
  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

/* Words. */

static char *
join_words (GPtrArray *words, const char *separator)
{
  g_ptr_array_add (words, NULL);
  return g_strjoinv (separator, (char **) words->pdata);
}

static char *
dup_place (const XySchedule *schedule, const XyAssignment *place)
{
  g_autofree char *spot = xy_timetable_edit_dup_spot (schedule, place->slot, (int) place->group);
  g_autofree char *classes = NULL;

  if (xy_assignment_is_whole (place))
    return g_steal_pointer (&spot);
  classes = g_strjoinv (_ (", "), place->classes);
  /* Translators: an hour and group, classes. */
  return g_strdup_printf (_ ("%s: %s"), spot, classes);
}

static char *
dup_places (const XySchedule *schedule, GPtrArray *places)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  if (places->len == 0)
    return g_strdup (_ ("No place"));
  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (words, dup_place (schedule, places->pdata[i]));
  return join_words (words, "\n");
}

/* The names come from today: the notice's table has none. */
static char *
dup_order (const XySchedule *now, GPtrArray *places)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < places->len; i++)
    g_ptr_array_add (words, xy_timetable_edit_dup_name (now, places->pdata[i]));
  return join_words (words, _ (", "));
}

static char *
dup_hour (const XySchedule *schedule, const char *id)
{
  const XySlot *hour = xy_schedule_find_slot (schedule, id);
  const XySession *session =
      hour != NULL ? xy_schedule_find_session (schedule, hour->session) : NULL;
  g_autofree char *hours = NULL, *words = NULL, *day = NULL;

  if (hour == NULL)
    return g_strdup (_ ("Not there"));
  hours = xy_words_hours (hour->start, hour->end);
  words = g_strdup_printf (
      /* Translators: an hour, how many groups it has. */
      ngettext ("%s, %d group", "%s, %d groups", (gulong) hour->groups), hours, (int) hour->groups);
  if (session == NULL || xy_schedule_get_sessions (schedule)->len < 2)
    return g_steal_pointer (&words);
  day = xy_words_date (session->date);
  return g_strconcat (day, "\n", words, NULL);
}

static char *
dup_session (const XySchedule *schedule, const char *id)
{
  const XySession *session = xy_schedule_find_session (schedule, id);
  g_autofree char *day = NULL, *place = NULL;

  if (session == NULL)
    return g_strdup (_ ("Not there"));
  day = xy_words_date (session->date);
  place = xy_words_place (session);
  return g_strconcat (day, "\n", place, NULL);
}

static char *
dup_rate (const XySchedule *schedule)
{
  int rate = (int) xy_schedule_get_campaign (schedule)->students_per_room_hour;

  return g_strdup_printf (ngettext ("%d student in a room in an hour",
                                    "%d students in a room in an hour", (gulong) rate),
                          rate);
}

static const char *
find_college_name (const XySchedule *schedule, const char *id)
{
  const XyCollege *college = xy_schedule_find_college (schedule, id);

  return college != NULL ? college->short_name : _ ("A college");
}

static char *
dup_hour_name (const XySchedule *now, const XySchedule *notice, const char *id)
{
  const XySlot *hour = xy_schedule_find_slot (notice, id);

  if (hour == NULL)
    hour = xy_schedule_find_slot (now, id);
  return xy_words_hours (hour->start, hour->end);
}

static char *
dup_session_name (const XySchedule *now, const XySchedule *notice, const char *id)
{
  const XySession *session = xy_schedule_find_session (notice, id);

  if (session == NULL)
    session = xy_schedule_find_session (now, id);
  return xy_words_date (session->date);
}

static XyCompareRow *
row_new (const XyCompareState *state, const XyScheduleDifference *difference)
{
  const XySchedule *now = state->now, *notice = state->notice;
  const char *id = difference->id;
  XyCompareRow *row = g_new0 (XyCompareRow, 1);
  g_autofree char *spot = NULL;

  row->difference = difference;
  switch (difference->kind)
    {
    case XY_SCHEDULE_RATE_CHANGED:
      row->section = XY_COMPARE_SESSIONS;
      row->name = g_strdup (_ ("Capacity"));
      row->before = dup_rate (notice);
      row->after = dup_rate (now);
      break;
    case XY_SCHEDULE_SESSION_ADDED:
    case XY_SCHEDULE_SESSION_REMOVED:
    case XY_SCHEDULE_SESSION_CHANGED:
      row->section = XY_COMPARE_SESSIONS;
      row->name = dup_session_name (now, notice, id);
      row->before = dup_session (notice, id);
      row->after = dup_session (now, id);
      break;
    case XY_SCHEDULE_HOUR_ADDED:
    case XY_SCHEDULE_HOUR_REMOVED:
    case XY_SCHEDULE_HOUR_CHANGED:
      row->section = XY_COMPARE_HOURS;
      row->name = dup_hour_name (now, notice, id);
      row->before = dup_hour (notice, id);
      row->after = dup_hour (now, id);
      break;
    case XY_SCHEDULE_COLLEGE_MOVED:
    case XY_SCHEDULE_COLLEGE_ADDED:
    case XY_SCHEDULE_COLLEGE_REMOVED:
    case XY_SCHEDULE_COLLEGE_SPLIT:
    case XY_SCHEDULE_COLLEGE_JOINED:
      row->section = XY_COMPARE_COLLEGES;
      row->name = g_strdup (find_college_name (now, id));
      row->before = dup_places (notice, difference->before);
      row->after = dup_places (now, difference->after);
      break;
    case XY_SCHEDULE_ORDER_CHANGED:
      row->section = XY_COMPARE_COLLEGES;
      spot = xy_timetable_edit_dup_spot (now, id, difference->group);
      /* Translators: an hour and group. */
      row->name = g_strdup_printf (_ ("Order: %s"), spot);
      row->before = dup_order (now, difference->before);
      row->after = dup_order (now, difference->after);
      break;
    default:
      g_assert_not_reached ();
    }
  row->key = g_strdup_printf ("%u %s %d", (guint) row->section, id, difference->group);
  return row;
}

/* Who may do what. */

static gboolean
is_coordinator (const XyCompareState *state)
{
  return state->role != NULL && !g_str_equal (state->role, XY_ROLE_SCHOOL);
}

/* Whether an edit moves a place of the own college and does nothing else. */
static gboolean
is_own_move (const XyCompareState *state, const XyEdit *edit)
{
  static const char *const places[] = { "slot", "group", "position", NULL };
  const XyAssignment *place = xy_schedule_find_assignment (state->now, edit->id);

  if (edit->kind != XY_KIND_ASSIGNMENT || place == NULL ||
      g_strcmp0 (place->college, state->college) != 0)
    return FALSE;
  for (guint i = 0; i < xy_fields_get_size (edit->fields); i++)
    {
      const char *name;

      xy_fields_get_nth (edit->fields, i, &name);
      if (!g_strv_contains (places, name))
        return FALSE;
    }
  return TRUE;
}

/* Where others would only be counted anew. */
static gboolean
is_number (const XyCompareState *state, const XyEdit *edit)
{
  const XyAssignment *place = xy_schedule_find_assignment (state->now, edit->id);

  return edit->kind == XY_KIND_ASSIGNMENT && place != NULL &&
         xy_fields_get_size (edit->fields) == 1 && xy_fields_has (edit->fields, "position");
}

/* What a coordinator does of it: the moves of the own college; NULL where there is more to it. */
static GPtrArray *
plan_own (const XyCompareState *state, GPtrArray *edits)
{
  g_autoptr (GPtrArray) own = xy_edits_new ();

  for (guint i = 0; i < edits->len; i++)
    {
      const XyEdit *edit = edits->pdata[i];

      if (is_own_move (state, edit))
        g_ptr_array_add (own, xy_edit_new (edit->kind, edit->id, xy_fields_ref (edit->fields)));
      else if (!is_number (state, edit))
        return NULL;
    }
  return own->len > 0 ? g_steal_pointer (&own) : NULL;
}

static gboolean
is_offered (const XyCompareState *state, const XyScheduleDifference *difference)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (state->now);
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) edits = NULL;
  g_autoptr (GPtrArray) own = NULL;

  if (g_strcmp0 (state->role, XY_ROLE_SCHOOL) == 0)
    return TRUE;
  if (campaign->locked || campaign->closed)
    return FALSE;
  if (!is_coordinator (state))
    return TRUE;
  if (difference->kind != XY_SCHEDULE_COLLEGE_MOVED ||
      g_strcmp0 (difference->id, state->college) != 0)
    return FALSE;
  one = g_ptr_array_new ();
  g_ptr_array_add (one, (gpointer) difference);
  edits = xy_schedule_plan_restore (state->now, state->notice, one);
  own = plan_own (state, edits);
  return own != NULL;
}

static int
compare_sections (gconstpointer a, gconstpointer b)
{
  const XyCompareRow *one = *(const XyCompareRow *const *) a;
  const XyCompareRow *other = *(const XyCompareRow *const *) b;

  return (int) one->section - (int) other->section;
}

static char *
dup_message (const XyCompareState *state)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (state->now);
  guint n_offered = 0;

  if (!state->is_known)
    return g_strdup (_ ("The timetable of the notice is not known."));
  for (guint i = 0; i < state->rows->len; i++)
    n_offered += ((XyCompareRow *) state->rows->pdata[i])->offered;
  if (state->rows->len == 0 || n_offered == state->rows->len)
    return NULL;
  if (campaign->closed)
    return g_strdup (_ ("The campaign is over; only the graduate school can change this."));
  if (campaign->locked)
    return g_strdup (_ ("The timetable is locked; only the graduate school can change it."));
  return g_strdup (n_offered > 0
                       ? _ ("You can bring back your own college’s place; for the rest ask the "
                            "graduate school.")
                       : _ ("Only the graduate school can bring these back."));
}

XyCompareState *
xy_compare_state_new (XySchedule *now, XySchedule *notice, const char *role, const char *college)
{
  XyCompareState *state = g_new0 (XyCompareState, 1);

  state->now = xy_schedule_ref (now);
  state->notice = notice != NULL ? xy_schedule_ref (notice) : NULL;
  state->role = g_strdup (role);
  state->college = g_strdup (college);
  state->is_known = notice != NULL;
  state->may_adopt = !is_coordinator (state) && xy_schedule_get_slots (now)->len > 0;
  state->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  if (notice != NULL)
    state->differences = xy_schedule_compare (now, notice);
  for (guint i = 0; notice != NULL && i < state->differences->len; i++)
    {
      XyCompareRow *row = row_new (state, state->differences->pdata[i]);

      row->offered = is_offered (state, row->difference);
      g_ptr_array_add (state->rows, row);
    }
  /* Within a section they stay as they are: the sort is stable. */
  g_ptr_array_sort (state->rows, compare_sections);
  state->message = dup_message (state);
  return state;
}

void
xy_compare_state_free (XyCompareState *state)
{
  xy_schedule_unref (state->now);
  g_clear_pointer (&state->notice, xy_schedule_unref);
  g_clear_pointer (&state->differences, g_ptr_array_unref);
  g_ptr_array_unref (state->rows);
  g_free (state->role);
  g_free (state->college);
  g_free (state->message);
  g_free (state);
}

static gboolean
has_problem (GPtrArray *problems, const XyScheduleProblem *wanted)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = problems->pdata[i];

      if (problem->kind == wanted->kind && problem->group == wanted->group &&
          g_strcmp0 (problem->slot, wanted->slot) == 0 &&
          g_strcmp0 (problem->college, wanted->college) == 0)
        return TRUE;
    }
  return FALSE;
}

static guint
count_solved (const XySchedule *now, GPtrArray *edits)
{
  g_autoptr (XySchedule) after = xy_schedule_apply (now, edits);
  g_autoptr (GPtrArray) before = xy_schedule_list_problems (now);
  g_autoptr (GPtrArray) left = xy_schedule_list_problems (after);
  guint n_solved = 0;

  for (guint i = 0; i < before->len; i++)
    n_solved += !has_problem (left, before->pdata[i]);
  return n_solved;
}

/* What the person should know besides the new problems. */
static char *
dup_follows (const XyCompareState *state, guint n_ticked, GPtrArray *edits, gboolean is_request)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (XySchedule) after = xy_schedule_apply (state->now, edits);
  g_autoptr (GPtrArray) left = xy_schedule_compare (after, state->notice);
  guint n_gone = state->differences->len - MIN (left->len, state->differences->len);
  guint n_solved = count_solved (state->now, edits);

  if (is_request)
    g_ptr_array_add (lines,
                     g_strdup (_ ("There is not enough room at that time, so this becomes a "
                                  "request. Your college stays where it is until the graduate "
                                  "school agrees.")));
  else if (left->len == 0)
    g_ptr_array_add (lines, g_strdup (_ ("Everything will be as in the notice.")));
  else if (n_gone > n_ticked)
    g_ptr_array_add (lines,
                     g_strdup_printf (ngettext ("%u more goes along: it stands in what changes.",
                                                "%u more go along: they stand in what changes.",
                                                n_gone - n_ticked),
                                      n_gone - n_ticked));
  if (n_solved > 0)
    g_ptr_array_add (
        lines, g_strdup_printf (ngettext ("%u problem of today’s timetable goes away.",
                                          "%u problems of today’s timetable go away.", n_solved),
                                n_solved));
  return lines->len > 0 ? join_words (lines, "\n") : NULL;
}

XyTimetableEdit *
xy_compare_state_plan (const XyCompareState *state, GHashTable *keys)
{
  g_autoptr (GPtrArray) ticked = g_ptr_array_new ();
  g_autoptr (GPtrArray) edits = NULL;
  gboolean is_request = FALSE;
  XyTimetableEdit *edit;

  for (guint i = 0; i < state->rows->len; i++)
    {
      const XyCompareRow *row = state->rows->pdata[i];

      if (row->offered && g_hash_table_contains (keys, row->key))
        g_ptr_array_add (ticked, (gpointer) row->difference);
    }
  if (ticked->len == 0)
    return xy_timetable_edit_refuse (g_strdup (state->message));
  edits = xy_schedule_plan_restore (state->now, state->notice, ticked);
  if (is_coordinator (state))
    {
      GPtrArray *own = plan_own (state, edits);

      g_ptr_array_unref (edits);
      edits = own;
      is_request = edits != NULL && !xy_schedule_is_free (state->now, edits);
    }
  if (edits == NULL || edits->len == 0)
    return xy_timetable_edit_refuse (g_strdup (state->message));
  edit = xy_timetable_edit_new (state->now,
                                g_strdup (is_request ? _ ("Asked for the place in the notice")
                                                     : _ ("Went back to the notice’s timetable")),
                                g_ptr_array_ref (edits));
  edit->follows = dup_follows (state, ticked->len, edits, is_request);
  return edit;
}

XyTimetableEdit *
xy_compare_plan_adopt (const XySchedule *now)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (now);
  g_autofree char *text = campaign != NULL ? xy_notice_timetable_write_schedule (now) : NULL;
  GPtrArray *edits;
  XyFields *fields;

  if (text == NULL)
    return NULL;
  edits = xy_edits_new ();
  fields = xy_fields_new ();
  xy_fields_set_string (fields, "notice_timetable", text);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_CAMPAIGN, campaign->id, fields));
  return xy_timetable_edit_new (now, g_strdup (_ ("Made today’s timetable the notice’s")), edits);
}
