// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-edit.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-schedule-plan.h"
#include "model/xy-sentence.h"
#include "model/xy-time.h"

static XyTimetableEdit *
refuse_gone (void)
{
  return xy_timetable_edit_refuse (
      g_strdup (_ ("Somebody has changed the timetable meanwhile: this is not in it any more.")));
}

static XyTimetableEdit *
refuse_unchanged (void)
{
  return xy_timetable_edit_refuse (g_strdup (_ ("Nothing is changed yet.")));
}

static void
add_line (XyTimetableEdit *edit, char *line)
{
  g_autofree char *before = edit->follows;

  edit->follows = before != NULL ? g_strconcat (before, "\n", line, NULL) : g_strdup (line);
  g_free (line);
}

/* Hours. */

/* Reads both times, or says why they are no hour. */
static char *
dup_hours_reason (const char *typed_start, const char *typed_end, char **start, char **end)
{
  *start = xy_timetable_edit_dup_clock (typed_start);
  *end = xy_timetable_edit_dup_clock (typed_end);
  if (*typed_start == '\0' || *typed_end == '\0')
    return g_strdup (_ ("Enter when the hour begins and when it ends."));
  if (*start == NULL || *end == NULL)
    /* Translators: what somebody typed. */
    return xy_sentence_fill (_ ("“%s” is not a time of day. Write it like 8:30."),
                             *start == NULL ? typed_start : typed_end);
  if (xy_time_read_clock (*start) >= xy_time_read_clock (*end))
    return g_strdup (_ ("The hour has to end after it begins."));
  return NULL;
}

/* What an hour takes once the edit is done. */
static void
add_capacity (XyTimetableEdit *edit, const XySchedule *schedule, const char *slot)
{
  g_autoptr (XySchedule) after = xy_schedule_apply (schedule, edit->edits);
  gboolean together = xy_schedule_is_together (after);
  int capacity = together ? xy_schedule_get_hour_capacity (after, slot)
                          : xy_schedule_get_capacity (after, slot);

  add_line (edit, g_strdup_printf (
                      together ? ngettext ("The hour takes %d student.",
                                           "The hour takes %d students.", (gulong) capacity)
                               : ngettext ("Each group takes %d student.",
                                           "Each group takes %d students.", (gulong) capacity),
                      capacity));
}

XyTimetableEdit *
xy_timetable_edit_add_hour (const XySchedule *schedule,
                            const char *session,
                            const char *typed_start,
                            const char *typed_end,
                            int groups)
{
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *hours = NULL;
  char *reason = dup_hours_reason (typed_start, typed_end, &start, &end);
  GPtrArray *edits;
  XyTimetableEdit *edit;

  if (reason != NULL)
    return xy_timetable_edit_refuse (reason);
  edits = xy_schedule_plan_add_hour (schedule, session, start, end, groups);
  if (edits == NULL)
    return refuse_gone ();
  hours = xy_words_hours (start, end);
  /* Translators: an hour. */
  edit = xy_timetable_edit_new (schedule, xy_sentence_fill (_ ("Added the hour %s"), hours), edits);
  add_capacity (edit, schedule, ((XyEdit *) g_ptr_array_index (edits, 0))->id);
  return edit;
}

/* Who stands in groups that go, and moves to the last that stays. */
static void
add_movers (XyTimetableEdit *edit, const XySchedule *schedule, const XySlot *slot, int groups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (int group = groups + 1; group <= slot->groups; group++)
    {
      g_autoptr (GPtrArray) places = xy_schedule_list_group (schedule, slot->id, group);

      for (guint i = 0; i < places->len; i++)
        g_ptr_array_add (names, xy_timetable_edit_dup_name (schedule, places->pdata[i]));
    }
  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_ (", "), (char **) names->pdata);
  /* Translators: colleges, a group. */
  add_line (edit, g_strdup_printf (_ ("%s: to group %d, the last that stays."), list, groups));
}

XyTimetableEdit *
xy_timetable_edit_set_hour (const XySchedule *schedule,
                            const char *slot_id,
                            const char *typed_start,
                            const char *typed_end,
                            int groups)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  g_autofree char *start = NULL;
  g_autofree char *end = NULL;
  g_autofree char *hours = NULL;
  char *reason = dup_hours_reason (typed_start, typed_end, &start, &end);
  GPtrArray *edits;
  XyTimetableEdit *edit;

  if (reason != NULL)
    return xy_timetable_edit_refuse (reason);
  if (slot == NULL)
    return refuse_gone ();
  if (g_str_equal (start, slot->start) && g_str_equal (end, slot->end) && groups == slot->groups)
    return refuse_unchanged ();
  edits = xy_schedule_plan_set_hour (schedule, slot_id, start, end, groups);
  if (edits == NULL)
    return refuse_gone ();
  hours = xy_words_hours (slot->start, slot->end);
  /* Translators: an hour, as it was. */
  edit =
      xy_timetable_edit_new (schedule, xy_sentence_fill (_ ("Changed the hour %s"), hours), edits);
  add_capacity (edit, schedule, slot_id);
  add_movers (edit, schedule, slot, groups);
  return edit;
}

static void
add_names (GPtrArray *names, const XySchedule *schedule, const XySlot *slot)
{
  GPtrArray *assignments = xy_schedule_get_assignments (schedule);

  for (guint i = 0; i < assignments->len; i++)
    {
      const XyAssignment *assignment = g_ptr_array_index (assignments, i);

      if (g_strcmp0 (assignment->slot, slot->id) == 0)
        g_ptr_array_add (names, xy_timetable_edit_dup_name (schedule, assignment));
    }
}

static void
add_left_out (XyTimetableEdit *edit, GPtrArray *names)
{
  g_autofree char *list = NULL;

  if (names->len == 0)
    return;
  g_ptr_array_add (names, NULL);
  list = g_strjoinv (_ (", "), (char **) names->pdata);
  /* Translators: colleges. */
  add_line (edit, xy_sentence_fill (_ ("Without a place then: %s."), list));
}

XyTimetableEdit *
xy_timetable_edit_remove_hour (const XySchedule *schedule, const char *slot_id)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *hours = NULL;
  XyTimetableEdit *edit;

  if (slot == NULL)
    return refuse_gone ();
  hours = xy_words_hours (slot->start, slot->end);
  /* Translators: an hour. */
  edit = xy_timetable_edit_new (schedule, xy_sentence_fill (_ ("Removed the hour %s"), hours),
                                xy_schedule_plan_remove_hour (schedule, slot_id));
  add_names (names, schedule, slot);
  add_left_out (edit, names);
  return edit;
}

int
xy_timetable_edit_guess_hour (const XySchedule *schedule,
                              const char *session,
                              char **start,
                              char **end)
{
  g_autoptr (GPtrArray) hours = xy_schedule_list_slots (schedule, session);
  GPtrArray *all = xy_schedule_get_slots (schedule);
  const XySlot *last = hours->len > 0 ? g_ptr_array_index (hours, hours->len - 1) : NULL;
  int from = last != NULL ? xy_time_read_clock (last->start) : -1;
  int to = last != NULL ? xy_time_read_clock (last->end) : -1;

  if (last != NULL && from >= 0 && to > from && to + (to - from) <= 24 * 60)
    {
      *start = xy_time_write_clock (to);
      *end = xy_time_write_clock (to + (to - from));
      return (int) last->groups;
    }
  /* The first one is as the first of another session. */
  if (last == NULL && all->len > 0)
    {
      last = g_ptr_array_index (all, 0);
      *start = g_strdup (last->start);
      *end = g_strdup (last->end);
      return (int) last->groups;
    }
  *start = g_strdup ("");
  *end = g_strdup ("");
  return last != NULL ? (int) last->groups : 1;
}

/* Sessions. */

/* Reads what is typed, or says why that is no session. */
static char *
dup_session_reason (const char *typed_date,
                    const char *building,
                    const char *typed_rooms,
                    char **date,
                    char ***rooms)
{
  *date = xy_timetable_edit_dup_date (typed_date);
  *rooms = xy_timetable_edit_dup_rooms (typed_rooms);
  if (*typed_date == '\0')
    return g_strdup (_ ("Enter the day."));
  if (*date == NULL)
    /* Translators: what somebody typed. */
    return xy_sentence_fill (_ ("“%s” is not a day. Write it like 2021-12-12."), typed_date);
  if (*building == '\0')
    return g_strdup (_ ("Enter the building."));
  if ((*rooms)[0] == NULL)
    return g_strdup (_ ("Enter at least one room."));
  return NULL;
}

/* What a session takes once the edit is done. */
static void
add_session_capacity (XyTimetableEdit *edit, const XySchedule *schedule, const char *session)
{
  g_autoptr (XySchedule) after = xy_schedule_apply (schedule, edit->edits);
  g_autoptr (GPtrArray) hours = xy_schedule_list_slots (after, session);
  int capacity = 0;

  for (guint i = 0; i < hours->len; i++)
    capacity += xy_schedule_get_hour_capacity (after, ((XySlot *) hours->pdata[i])->id);
  if (hours->len == 0)
    add_line (edit, g_strdup (_ ("It has no hours yet; add them next.")));
  else
    add_line (edit, g_strdup_printf (ngettext ("Its hours take %d student altogether.",
                                               "Its hours take %d students altogether.",
                                               (gulong) capacity),
                                     capacity));
}

XyTimetableEdit *
xy_timetable_edit_add_session (const XySchedule *schedule,
                               const char *typed_date,
                               const char *typed_building,
                               const char *typed_rooms,
                               const char *like)
{
  g_autofree char *building = g_strstrip (g_strdup (typed_building));
  g_autofree char *date = NULL;
  g_auto (GStrv) rooms = NULL;
  char *reason = dup_session_reason (typed_date, building, typed_rooms, &date, &rooms);
  g_autofree char *day = NULL;
  GPtrArray *edits;
  XyTimetableEdit *edit;

  if (reason != NULL)
    return xy_timetable_edit_refuse (reason);
  edits =
      xy_schedule_plan_add_session (schedule, date, building, (const char *const *) rooms, like);
  if (edits == NULL)
    return refuse_gone ();
  day = xy_words_date (date);
  /* Translators: a day. */
  edit = xy_timetable_edit_new (schedule, xy_sentence_fill (_ ("Added the session of %s"), day),
                                edits);
  add_session_capacity (edit, schedule, ((XyEdit *) g_ptr_array_index (edits, 0))->id);
  return edit;
}

XyTimetableEdit *
xy_timetable_edit_set_session (const XySchedule *schedule,
                               const char *id,
                               const char *typed_date,
                               const char *typed_building,
                               const char *typed_rooms)
{
  const XySession *session = xy_schedule_find_session (schedule, id);
  g_autofree char *building = g_strstrip (g_strdup (typed_building));
  g_autofree char *date = NULL;
  g_auto (GStrv) rooms = NULL;
  char *reason = dup_session_reason (typed_date, building, typed_rooms, &date, &rooms);
  g_autofree char *day = NULL;
  XyTimetableEdit *edit;

  if (reason != NULL)
    return xy_timetable_edit_refuse (reason);
  if (session == NULL)
    return refuse_gone ();
  if (g_str_equal (date, session->date) && g_str_equal (building, session->building) &&
      session->rooms != NULL &&
      g_strv_equal ((const char *const *) rooms, (const char *const *) session->rooms))
    return refuse_unchanged ();
  day = xy_words_date (session->date);
  edit = xy_timetable_edit_new (
      /* Translators: a day, as it was. */
      schedule, xy_sentence_fill (_ ("Changed the session of %s"), day),
      xy_schedule_plan_set_session (schedule, id, date, building, (const char *const *) rooms));
  add_session_capacity (edit, schedule, id);
  return edit;
}

XyTimetableEdit *
xy_timetable_edit_remove_session (const XySchedule *schedule, const char *id)
{
  const XySession *session = xy_schedule_find_session (schedule, id);
  g_autoptr (GPtrArray) hours = NULL;
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *day = NULL;
  XyTimetableEdit *edit;

  if (session == NULL)
    return refuse_gone ();
  day = xy_words_date (session->date);
  /* Translators: a day. */
  edit = xy_timetable_edit_new (schedule, xy_sentence_fill (_ ("Removed the session of %s"), day),
                                xy_schedule_plan_remove_session (schedule, id));
  hours = xy_schedule_list_slots (schedule, id);
  for (guint i = 0; i < hours->len; i++)
    add_names (names, schedule, g_ptr_array_index (hours, i));
  add_left_out (edit, names);
  return edit;
}

/* Capacity. */

static void
add_rate_words (XyTimetableEdit *edit, const XySchedule *schedule)
{
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  gboolean together = xy_schedule_is_together (schedule);
  int least = G_MAXINT, most = 0, over = 0;

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);
      int capacity = together ? xy_schedule_get_hour_capacity (schedule, slot->id)
                              : xy_schedule_get_capacity (schedule, slot->id);

      least = MIN (least, capacity);
      most = MAX (most, capacity);
      if (together)
        over += xy_schedule_get_hour_load (schedule, slot->id) > capacity;
      for (int group = 1; !together && group <= slot->groups; group++)
        over += xy_schedule_get_load (schedule, slot->id, group) > capacity;
    }
  if (slots->len == 0)
    return;
  if (least < most)
    /* Translators: from so many students to so many. */
    add_line (edit, g_strdup_printf (together ? _ ("An hour takes %d to %d students.")
                                              : _ ("A group takes %d to %d students."),
                                     least, most));
  else
    add_line (edit,
              g_strdup_printf (together ? ngettext ("An hour takes %d student.",
                                                    "An hour takes %d students.", (gulong) most)
                                        : ngettext ("A group takes %d student.",
                                                    "A group takes %d students.", (gulong) most),
                               most));
  if (over == 0)
    add_line (edit, g_strdup (together ? _ ("No hour is too full.") : _ ("No group is too full.")));
  else
    add_line (edit, g_strdup_printf (together ? ngettext ("%d hour is too full.",
                                                          "%d hours are too full.", (gulong) over)
                                              : ngettext ("%d group is too full.",
                                                          "%d groups are too full.", (gulong) over),
                                     over));
}

XyTimetableEdit *
xy_timetable_edit_rate (const XySchedule *schedule, int students_per_room_hour)
{
  const XyCampaign *campaign = xy_schedule_get_campaign (schedule);
  GPtrArray *edits = xy_schedule_plan_set_rate (schedule, students_per_room_hour);
  g_autoptr (XySchedule) after = NULL;
  XyTimetableEdit *edit;

  if (edits == NULL)
    return xy_timetable_edit_refuse (g_strdup (_ ("A room takes at least one student an hour.")));
  after = xy_schedule_apply (schedule, edits);
  if (campaign->students_per_room_hour == students_per_room_hour)
    {
      g_ptr_array_unref (edits);
      edit = refuse_unchanged ();
    }
  else
    edit = xy_timetable_edit_new (schedule, g_strdup (_ ("Changed the capacity")), edits);
  add_rate_words (edit, after);
  return edit;
}
