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

static const char *
college_name (const XySchedule *schedule, const char *id)
{
  const XyCollege *college = xy_schedule_find_college (schedule, id);

  return college != NULL ? college->short_name : _ ("A college");
}

XyTimetableEdit *
xy_timetable_edit_place (const XySchedule *schedule,
                         const char *college,
                         const char *slot,
                         int group)
{
  XyTimetableEdit *edit;
  GPtrArray *edits;
  g_autofree char *spot = NULL;
  int on_site, online;

  if (xy_schedule_find_college (schedule, college) == NULL)
    return refuse_gone ();
  edits = slot != NULL ? xy_schedule_plan_place (schedule, college, slot, group) : NULL;
  if (edits == NULL)
    return xy_timetable_edit_refuse (g_strdup (_ ("Choose an hour and a group.")));
  /* Translators: a college. */
  edit = xy_timetable_edit_new (
      schedule, xy_sentence_fill (_ ("Gave %s a place"), college_name (schedule, college)), edits);
  spot = xy_timetable_edit_dup_spot (schedule, slot, group);
  xy_schedule_get_headcount (schedule, college, &on_site, &online);
  /* Translators: students, an hour and group. */
  edit->follows = g_strdup_printf (
      ngettext ("%d student comes at %s.", "%d students come at %s.", (gulong) on_site), on_site,
      spot);
  return edit;
}

XyTimetableEdit *
xy_timetable_edit_remove (const XySchedule *schedule, const char *assignment_id)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  g_autofree char *name = NULL;

  if (assignment == NULL)
    return refuse_gone ();
  name = xy_timetable_edit_dup_name (schedule, assignment);
  /* Translators: a college. */
  return xy_timetable_edit_new (schedule,
                                xy_sentence_fill (_ ("Took %s out of the timetable"), name),
                                xy_schedule_plan_remove (schedule, assignment_id));
}

static int
count_students (const XySchedule *schedule, const char *college, const char *const *classes)
{
  int n = 0;

  for (guint i = 0; classes[i] != NULL; i++)
    n += xy_schedule_get_class_load (schedule, college, classes[i]);
  return n;
}

/* Why these classes of the place cannot go there; %NULL if they can. */
static char *
dup_split_reason (const XySchedule *schedule,
                  const XyAssignment *assignment,
                  const char *const *classes,
                  const char *slot)
{
  g_auto (GStrv) all = xy_assignment_is_whole (assignment)
                           ? xy_schedule_dup_classes (schedule, assignment->college)
                           : g_strdupv (assignment->classes);
  guint n_classes = g_strv_length (all);

  if (n_classes < 2)
    return xy_sentence_fill (_ ("%s has no second class that could go elsewhere."),
                             college_name (schedule, assignment->college));
  if (classes[0] == NULL)
    return g_strdup (_ ("Tick the classes that go to another group."));
  if (g_strv_length ((char **) classes) >= n_classes)
    return g_strdup (_ ("At least one class has to stay."));
  return slot == NULL ? g_strdup (_ ("Choose an hour and a group.")) : NULL;
}

XyTimetableEdit *
xy_timetable_edit_split (const XySchedule *schedule,
                         const char *assignment_id,
                         const char *const *classes,
                         const char *slot,
                         int group)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  g_autofree char *reason = NULL;
  g_autofree char *names = NULL;
  GPtrArray *edits;
  XyTimetableEdit *edit;
  int going, all;

  if (assignment == NULL)
    return refuse_gone ();
  reason = dup_split_reason (schedule, assignment, classes, slot);
  edits = reason == NULL ? xy_schedule_plan_split (schedule, assignment_id, classes, slot, group)
                         : NULL;
  if (edits != NULL)
    edit = xy_timetable_edit_new (
        schedule,
        /* Translators: a college. */
        xy_sentence_fill (_ ("Split %s"), college_name (schedule, assignment->college)), edits);
  else
    edit = reason != NULL ? xy_timetable_edit_refuse (g_steal_pointer (&reason)) : refuse_gone ();
  if (classes[0] == NULL)
    return edit;
  names = g_strjoinv (_ (", "), (char **) classes);
  going = count_students (schedule, assignment->college, classes);
  all = xy_schedule_get_assignment_load (schedule, assignment);
  edit->follows =
      /* Translators: classes, how many of their students go and how many of the college stay. */
      g_strdup_printf (ngettext ("%s: %d student goes; %d stay.", "%s: %d students go; %d stay.",
                                 (gulong) going),
                       names, going, MAX (all - going, 0));
  return edit;
}

XyTimetableEdit *
xy_timetable_edit_join (const XySchedule *schedule, const char *assignment_id, const char *other)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  GPtrArray *edits = xy_schedule_plan_join (schedule, assignment_id, other);

  if (edits == NULL)
    return refuse_gone ();
  /* Translators: a college whose parts come together again. */
  return xy_timetable_edit_new (
      schedule, xy_sentence_fill (_ ("Joined %s"), college_name (schedule, assignment->college)),
      edits);
}

static gboolean
has_hour_within (const XySchedule *schedule, const char *not_before, const char *not_after)
{
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  int earliest = xy_time_read_clock (not_before);
  int latest = xy_time_read_clock (not_after);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      if ((earliest < 0 || xy_time_read_clock (slot->start) >= earliest) &&
          (latest < 0 || xy_time_read_clock (slot->end) <= latest))
        return TRUE;
    }
  return FALSE;
}

XyTimetableEdit *
xy_timetable_edit_wish (const XySchedule *schedule,
                        const char *assignment_id,
                        gboolean fixed,
                        const char *not_before,
                        const char *not_after)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, assignment_id);
  g_autofree char *name = NULL;

  if (assignment == NULL)
    return refuse_gone ();
  if (fixed == assignment->fixed && g_strcmp0 (not_before, assignment->not_before) == 0 &&
      g_strcmp0 (not_after, assignment->not_after) == 0)
    return xy_timetable_edit_refuse (g_strdup (_ ("Nothing is changed yet.")));
  if (!has_hour_within (schedule, not_before, not_after))
    return xy_timetable_edit_refuse (g_strdup (_ ("No hour lies within these times.")));
  name = xy_timetable_edit_dup_name (schedule, assignment);
  /* Translators: a college, which is to stay or has its times. */
  return xy_timetable_edit_new (
      schedule, xy_sentence_fill (_ ("Changed the wishes of %s"), name),
      xy_schedule_plan_wish (schedule, assignment_id, fixed, not_before, not_after));
}
