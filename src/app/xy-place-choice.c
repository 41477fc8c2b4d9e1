// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-place-choice.h"

#include <glib/gi18n-lib.h>

#include "app/xy-timetable-edit.h"

void
xy_place_choice_free (XyPlaceChoice *choice)
{
  g_free (choice->slot);
  g_free (choice->title);
  g_free (choice->words);
  g_free (choice);
}

static XyPlaceChoice *
choice_new (const XySchedule *schedule, const XySlot *slot, int group, int n_students)
{
  gboolean together = xy_schedule_is_together (schedule);
  XyPlaceChoice *choice = g_new0 (XyPlaceChoice, 1);

  choice->slot = g_strdup (slot->id);
  choice->group = group;
  choice->title = xy_timetable_edit_dup_spot (schedule, slot->id, group);
  choice->load = n_students + (together ? xy_schedule_get_hour_load (schedule, slot->id)
                                        : xy_schedule_get_load (schedule, slot->id, group));
  choice->capacity = together ? xy_schedule_get_hour_capacity (schedule, slot->id)
                              : xy_schedule_get_capacity (schedule, slot->id);
  if (choice->load > choice->capacity)
    choice->words =
        /* Translators: students, of how many at most. */
        g_strdup_printf (_ ("Then %d of %d students: too full"), choice->load, choice->capacity);
  else
    choice->words = g_strdup_printf (_ ("Then %d of %d students"), choice->load, choice->capacity);
  return choice;
}

GPtrArray *
xy_place_choice_list (const XySchedule *schedule, int n_students, const XyAssignment *but)
{
  GPtrArray *choices = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_place_choice_free);
  GPtrArray *slots = xy_schedule_get_slots (schedule);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      for (int group = 1; group <= slot->groups; group++)
        if (but == NULL || g_strcmp0 (but->slot, slot->id) != 0 || but->group != group)
          g_ptr_array_add (choices, choice_new (schedule, slot, group, n_students));
    }
  return choices;
}

const XyPlaceChoice *
xy_place_choice_find_best (GPtrArray *choices)
{
  const XyPlaceChoice *best = NULL;

  for (guint i = 0; i < choices->len; i++)
    {
      const XyPlaceChoice *choice = g_ptr_array_index (choices, i);

      if (best == NULL || choice->capacity - choice->load > best->capacity - best->load)
        best = choice;
    }
  return best;
}
