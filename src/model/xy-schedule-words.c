// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-schedule-words.h"

#include <glib/gi18n-lib.h>

#include "model/xy-sentence.h"

char *
xy_schedule_limit_dup_words (const XyScheduleLimit *limit,
                             const char *name,
                             const char *hours,
                             const char *spot)
{
  switch (limit->kind)
    {
    case XY_SCHEDULE_LIMIT_NO_GROUP:
      return g_strdup (_ ("There is no hour to place anybody in. Add a session or an hour."));
    case XY_SCHEDULE_LIMIT_ROOM:
      /* Translators: students. */
      return g_strdup_printf (_ ("%d students come, but all groups together take %d. Add hours or "
                                 "rooms, or raise the capacity."),
                              limit->measured, limit->limit);
    case XY_SCHEDULE_LIMIT_UNIT:
      /* Translators: a college, its students or those of one class, students. */
      return g_strdup_printf (_ ("%s has %d students who come together; the largest group takes "
                                 "%d. Split it by class or add rooms."),
                              name, limit->measured, limit->limit);
    case XY_SCHEDULE_LIMIT_TIME:
      /* Translators: a college. */
      return xy_sentence_fill (
          _ ("No hour lies within the times set for %s. Change its wishes or add an hour."), name);
    case XY_SCHEDULE_LIMIT_FIXED:
      /* Translators: an hour and group, students. */
      return g_strdup_printf (_ ("%s: %d students stay there by wish, and there is room for %d. "
                                 "Let one of these colleges move."),
                              spot, limit->measured, limit->limit);
    case XY_SCHEDULE_LIMIT_CLASSLESS:
      /* Translators: students, a college. */
      return g_strdup_printf (
          ngettext ("%d student of %s is in no class and has no place. Enter the class in the "
                    "roster.",
                    "%d students of %s are in no class and have no place. Enter their classes in "
                    "the roster.",
                    (gulong) limit->measured),
          limit->measured, name);
    case XY_SCHEDULE_LIMIT_HOURS:
      /* Translators: an hour. */
      return xy_sentence_fill (
          _ ("The hour %s has no proper times, or another one is in its rooms. "
             "Change one of them."),
          hours);
    case XY_SCHEDULE_LIMIT_PARTS:
      return g_strdup (_ ("There is room for all, but no way was found to fit the colleges "
                          "undivided. Split a large one by class."));
    default:
      return g_strdup ("");
    }
}
