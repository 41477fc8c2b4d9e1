// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-option.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-schedule-plan.h"

G_DEFINE_BOXED_TYPE (XyTimetableCargo,
                     xy_timetable_cargo,
                     xy_timetable_cargo_copy,
                     xy_timetable_cargo_free)

XyTimetableCargo *
xy_timetable_cargo_new (const char *assignment, const char *college)
{
  XyTimetableCargo *cargo = g_new0 (XyTimetableCargo, 1);

  cargo->assignment = g_strdup (assignment);
  cargo->college = g_strdup (college);
  return cargo;
}

XyTimetableCargo *
xy_timetable_cargo_copy (const XyTimetableCargo *cargo)
{
  return xy_timetable_cargo_new (cargo->assignment, cargo->college);
}

void
xy_timetable_cargo_free (XyTimetableCargo *cargo)
{
  if (cargo == NULL)
    return;
  g_free (cargo->assignment);
  g_free (cargo->college);
  g_free (cargo);
}

void
xy_timetable_option_free (XyTimetableOption *option)
{
  if (option == NULL)
    return;
  g_free (option->slot);
  g_free (option->title);
  g_free (option->subtitle);
  g_free (option->hint);
  g_free (option);
}

char *
xy_timetable_dup_spot (const XySchedule *schedule, const char *slot_id, int group)
{
  const XySlot *slot = slot_id != NULL ? xy_schedule_find_slot (schedule, slot_id) : NULL;
  g_autofree char *hours = NULL;

  if (slot == NULL)
    return g_strdup ("");
  hours = xy_words_hours (slot->start, slot->end);
  /* Translators: hours, the group's number. */
  return g_strdup_printf (_ ("%s, group %d"), hours, group);
}

gboolean
xy_timetable_move_needs_word (const XySchedule *schedule,
                              const char *assignment,
                              const char *slot,
                              int group,
                              const char *role)
{
  return g_strcmp0 (role, XY_ROLE_COLLEGE) == 0 &&
         !xy_schedule_move_is_free (schedule, assignment, slot, group);
}

/* A place of its own is more than a college may give itself. */
static gboolean
needs_word (const XySchedule *schedule,
            const XyTimetableCargo *cargo,
            const char *slot,
            int group,
            const char *role)
{
  if (cargo->assignment == NULL)
    return g_strcmp0 (role, XY_ROLE_COLLEGE) == 0;
  return xy_timetable_move_needs_word (schedule, cargo->assignment, slot, group, role);
}

static void
describe (XyTimetableOption *option, int coming, int load, int capacity)
{
  if (option->current)
    {
      option->subtitle = g_strdup_printf (_ ("Here now · %d of %d students"), load, capacity);
      /* Translators: load and capacity of the place where it is now. */
      option->hint = g_strdup_printf (_ ("Here now: %d/%d"), load, capacity);
      return;
    }
  if (option->free)
    option->subtitle = g_strdup_printf (_ ("Then %d of %d students"), load, capacity);
  else
    option->subtitle = g_strdup_printf (
        _ ("Then %d of %d students · the graduate school must agree"), load, capacity);
  if (option->free)
    /* Translators: students who would come, load that it would make, capacity. */
    option->hint = g_strdup_printf (_ ("+%d → %d/%d"), coming, load, capacity);
  else
    /* Translators: students who would come, load that it would make, capacity. */
    option->hint = g_strdup_printf (_ ("+%d → %d/%d · ask"), coming, load, capacity);
}

XyTimetableOption *
xy_timetable_option_new (const XySchedule *schedule,
                         const XyTimetableCargo *cargo,
                         const char *slot_id,
                         int group,
                         const char *role)
{
  const XySlot *slot = xy_schedule_find_slot (schedule, slot_id);
  const XyAssignment *assignment =
      cargo->assignment != NULL ? xy_schedule_find_assignment (schedule, cargo->assignment) : NULL;
  XyTimetableOption *option;
  int coming = 0, online, load, capacity;

  if (slot == NULL || group < 1 || group > slot->groups)
    return NULL;
  if (assignment != NULL)
    coming = xy_schedule_get_assignment_load (schedule, assignment);
  else if (cargo->assignment == NULL && cargo->college != NULL &&
           xy_schedule_find_college (schedule, cargo->college) != NULL)
    xy_schedule_get_headcount (schedule, cargo->college, &coming, &online);
  else
    return NULL;
  option = g_new0 (XyTimetableOption, 1);
  option->slot = g_strdup (slot->id);
  option->group = group;
  option->title = xy_timetable_dup_spot (schedule, slot->id, group);
  option->current = assignment != NULL && g_strcmp0 (assignment->slot, slot->id) == 0 &&
                    assignment->group == group;
  /* Where all come together the hour is what can be full. */
  if (xy_schedule_is_together (schedule))
    {
      gboolean inside = assignment != NULL && g_strcmp0 (assignment->slot, slot->id) == 0;

      load = xy_schedule_get_hour_load (schedule, slot->id) + (inside ? 0 : coming);
      capacity = xy_schedule_get_hour_capacity (schedule, slot->id);
    }
  else
    {
      load = xy_schedule_get_load (schedule, slot->id, group) + (option->current ? 0 : coming);
      capacity = xy_schedule_get_capacity (schedule, slot->id);
    }
  option->free = option->current || !needs_word (schedule, cargo, slot->id, group, role);
  option->over = load > capacity;
  describe (option, coming, load, capacity);
  return option;
}

GPtrArray *
xy_timetable_list_cargo_options (const XySchedule *schedule,
                                 const XyTimetableCargo *cargo,
                                 const char *role)
{
  GPtrArray *options = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_timetable_option_free);
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      for (int group = 1; group <= slot->groups; group++)
        {
          XyTimetableOption *option =
              xy_timetable_option_new (schedule, cargo, slot->id, group, role);

          if (option != NULL)
            g_ptr_array_add (options, option);
        }
    }
  return options;
}

GPtrArray *
xy_timetable_list_options (const XySchedule *schedule, const char *assignment, const char *role)
{
  g_autoptr (XyTimetableCargo) cargo = xy_timetable_cargo_new (assignment, NULL);

  return xy_timetable_list_cargo_options (schedule, cargo, role);
}
