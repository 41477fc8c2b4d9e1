// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-offer.h"

typedef enum
{
  SUBJECT_NONE,
  SUBJECT_ASSIGNMENT,
  SUBJECT_COLLEGE,
  SUBJECT_SLOT,
  SUBJECT_SESSION,
} Subject;

/* What each action is done with, whether a coordinator does it with the own college, and whether
 * it only looks, so that it may be done in a timetable that is locked. */
static const struct
{
  const char *name;
  Subject subject;
  gboolean own;
  gboolean looks;
} actions[] = {
  { "move", SUBJECT_ASSIGNMENT, TRUE },        { "split", SUBJECT_ASSIGNMENT, TRUE },
  { "join", SUBJECT_ASSIGNMENT, TRUE },        { "remove", SUBJECT_ASSIGNMENT, FALSE },
  { "wish", SUBJECT_ASSIGNMENT, FALSE },       { "place", SUBJECT_COLLEGE, FALSE },
  { "add-hour", SUBJECT_SESSION, FALSE },      { "edit-hour", SUBJECT_SLOT, FALSE },
  { "remove-hour", SUBJECT_SLOT, FALSE },      { "add-session", SUBJECT_NONE, FALSE },
  { "edit-session", SUBJECT_SESSION, FALSE },  { "remove-session", SUBJECT_SESSION, FALSE },
  { "capacity", SUBJECT_NONE, FALSE },         { "suggest", SUBJECT_NONE, FALSE },
  { "queue", SUBJECT_ASSIGNMENT, TRUE, TRUE }, { "requests", SUBJECT_NONE, TRUE, TRUE },
  { "compare", SUBJECT_NONE, TRUE, TRUE },
};

static int
find_action (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i].name, name))
      return (int) i;
  return -1;
}

static gboolean
has_two_classes (const XySchedule *schedule, const XyAssignment *assignment)
{
  g_auto (GStrv) classes = xy_assignment_is_whole (assignment)
                               ? xy_schedule_dup_classes (schedule, assignment->college)
                               : g_strdupv (assignment->classes);

  return g_strv_length (classes) >= 2;
}

static gboolean
has_places (const XySchedule *schedule, const char *college, guint n)
{
  g_autoptr (GPtrArray) places = xy_schedule_list_college (schedule, college);

  return places->len >= n;
}

static gboolean
offers_assignment (const XySchedule *schedule,
                   const char *role,
                   const char *college,
                   const char *action,
                   const char *id)
{
  const XyAssignment *assignment = xy_schedule_find_assignment (schedule, id);

  if (assignment == NULL ||
      (g_strcmp0 (role, XY_ROLE_COLLEGE) == 0 && g_strcmp0 (assignment->college, college) != 0))
    return FALSE;
  if (g_str_equal (action, "split"))
    return has_two_classes (schedule, assignment);
  if (g_str_equal (action, "join"))
    return has_places (schedule, assignment->college, 2);
  return TRUE;
}

gboolean
xy_timetable_offer (const XySchedule *schedule,
                    const char *role,
                    const char *college,
                    const char *action,
                    const char *id)
{
  const XyCampaign *campaign = schedule != NULL ? xy_schedule_get_campaign (schedule) : NULL;
  gboolean school = g_strcmp0 (role, XY_ROLE_SCHOOL) == 0;
  int number = find_action (action);

  /* Nobody asks the graduate school before the first sign-in. */
  if (role == NULL && g_str_equal (action, "requests"))
    return FALSE;
  if (campaign == NULL || number < 0 ||
      (!school && !actions[number].looks && (campaign->locked || campaign->closed)) ||
      (!school && role != NULL && !actions[number].own))
    return FALSE;
  if (id == NULL)
    return TRUE;
  switch (actions[number].subject)
    {
    case SUBJECT_ASSIGNMENT:
      return offers_assignment (schedule, role, college, action, id);
    case SUBJECT_COLLEGE:
      return xy_schedule_find_college (schedule, id) != NULL && !has_places (schedule, id, 1);
    case SUBJECT_SLOT:
      return xy_schedule_find_slot (schedule, id) != NULL;
    case SUBJECT_SESSION:
      return xy_schedule_find_session (schedule, id) != NULL;
    case SUBJECT_NONE:
    default:
      return TRUE;
    }
}
