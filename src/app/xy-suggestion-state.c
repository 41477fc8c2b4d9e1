// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-suggestion-state.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/xy-timetable-edit.h"
#include "app/xy-words.h"
#include "model/xy-schedule-words.h"

static void
row_free (XySuggestionRow *row)
{
  g_free (row->name);
  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

static void
add_row (XySuggestionState *state, char *name, char *before, char *after)
{
  XySuggestionRow *row = g_new0 (XySuggestionRow, 1);

  row->name = name;
  row->before = before;
  row->after = after;
  g_ptr_array_add (state->rows, row);
}

/* The place from which these students come: it itself, or the one that is divided. */
static const XyAssignment *
find_origin (const XySchedule *before, const XyAssignment *assignment)
{
  const XyAssignment *same = xy_schedule_find_assignment (before, assignment->id);
  g_autoptr (GPtrArray) places = NULL;

  if (same != NULL)
    return same;
  places = xy_schedule_list_college (before, assignment->college);
  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);

      if (xy_assignment_is_whole (place) || xy_assignment_is_whole (assignment) ||
          g_strv_contains ((const char *const *) place->classes, assignment->classes[0]))
        return place;
    }
  return NULL;
}

static gboolean
is_same_place (const XyAssignment *a, const XyAssignment *b)
{
  gboolean whole = xy_assignment_is_whole (a);

  if (g_strcmp0 (a->id, b->id) != 0 || g_strcmp0 (a->slot, b->slot) != 0 || a->group != b->group ||
      whole != xy_assignment_is_whole (b))
    return FALSE;
  return whole || g_strv_equal ((const char *const *) a->classes, (const char *const *) b->classes);
}

static void
compare_place (XySuggestionState *state,
               const XySchedule *before,
               const XySchedule *after,
               const XyAssignment *assignment)
{
  const XyAssignment *origin = find_origin (before, assignment);

  if (origin != NULL && is_same_place (origin, assignment))
    return;
  add_row (state, xy_timetable_edit_dup_name (after, assignment),
           xy_timetable_edit_dup_spot (before, origin != NULL ? origin->slot : NULL,
                                       origin != NULL ? (int) origin->group : 0),
           xy_timetable_edit_dup_spot (after, assignment->slot, (int) assignment->group));
}

static void
list_changes (XySuggestionState *state, const XySchedule *before, const XySchedule *after)
{
  GPtrArray *slots = xy_schedule_get_slots (after);
  GPtrArray *old = xy_schedule_get_assignments (before);

  for (guint i = 0; i < slots->len; i++)
    {
      const XySlot *slot = g_ptr_array_index (slots, i);

      for (int group = 1; group <= slot->groups; group++)
        {
          g_autoptr (GPtrArray) places = xy_schedule_list_group (after, slot->id, group);

          for (guint k = 0; k < places->len; k++)
            compare_place (state, before, after, g_ptr_array_index (places, k));
        }
    }
  for (guint i = 0; i < old->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (old, i);

      if (xy_schedule_find_assignment (after, place->id) == NULL)
        add_row (state, xy_timetable_edit_dup_name (before, place),
                 xy_timetable_edit_dup_spot (before, place->slot, (int) place->group),
                 g_strdup (_ ("No place")));
    }
}

static char *
dup_limit (const XySchedule *schedule, const XyScheduleLimit *limit)
{
  const XyCollege *college =
      limit->college != NULL ? xy_schedule_find_college (schedule, limit->college) : NULL;
  const char *name = college != NULL ? college->short_name : _ ("A college");
  const XySlot *slot = limit->slot != NULL ? xy_schedule_find_slot (schedule, limit->slot) : NULL;
  g_autofree char *hours = slot != NULL ? xy_words_hours (slot->start, slot->end) : g_strdup ("");
  g_autofree char *spot = NULL;

  spot = limit->group > 0 ? xy_timetable_edit_dup_spot (schedule, limit->slot, limit->group)
                          : g_strdup (hours);
  return xy_schedule_limit_dup_words (limit, name, hours, spot);
}

static int
percent (double share)
{
  return (int) CLAMP (floor (share * 100 + 0.5), 0, 1e6);
}

static char *
dup_summary (const XySuggestionState *state, const XyScheduleSuggestion *suggestion)
{
  g_autofree char *changes = NULL;
  g_autofree char *fullest = NULL;

  if (state->rows->len == 0)
    return g_strdup (suggestion->limits->len == 0
                         ? _ ("The timetable is as good as it gets; nothing needs to change.")
                         : _ ("Nothing better was found."));
  changes = g_strdup_printf (ngettext ("%u place changes.", "%u places change.", state->rows->len),
                             state->rows->len);
  /* Translators: percents of what a group takes. */
  fullest =
      g_strdup_printf (_ ("The fullest group: %d%% of what it takes today, %d%% then."),
                       percent (suggestion->fullest_before), percent (suggestion->fullest_after));
  return g_strconcat (changes, "\n", fullest, NULL);
}

XySuggestionState *
xy_suggestion_state_new (const XySchedule *schedule, const XyScheduleSuggestion *suggestion)
{
  XySuggestionState *state = g_new0 (XySuggestionState, 1);

  state->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  state->limits = g_ptr_array_new_with_free_func (g_free);
  list_changes (state, schedule, suggestion->after);
  for (guint i = 0; i < suggestion->limits->len; i++)
    g_ptr_array_add (state->limits,
                     dup_limit (schedule, g_ptr_array_index (suggestion->limits, i)));
  state->summary = dup_summary (state, suggestion);
  return state;
}

void
xy_suggestion_state_free (XySuggestionState *state)
{
  if (state == NULL)
    return;
  g_ptr_array_unref (state->rows);
  g_ptr_array_unref (state->limits);
  g_free (state->summary);
  g_free (state);
}
