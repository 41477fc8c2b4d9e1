// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/**
 * XyTimetablePlace:
 * @revision: the assignment's; @slot_revision and @session_revision those of its hour and day
 * @since: (nullable): when another place than the one that was seen came here, ISO 8601, UTC
 *
 * When and where some of a college come, with all that a person would notice.
 */
typedef struct
{
  char *assignment;
  gint64 revision;
  char *slot;
  gint64 slot_revision;
  gint64 session_revision;
  char *date;
  char *start;
  char *end;
  char *building;
  char **rooms;
  int group;
  char **classes;
  char *since;
} XyTimetablePlace;

/** xy_timetable_list_places: Returns: (transfer full) (element-type XyTimetablePlace): of a
 * college, in the order of the timetable. */
GPtrArray *xy_timetable_list_places (const XySchedule *schedule, const char *college);
/** xy_timetable_place_equal: Returns: whether a person would notice no difference. */
gboolean xy_timetable_place_equal (const XyTimetablePlace *a, const XyTimetablePlace *b);

/**
 * XyTimetableChange:
 * @before: (nullable): as it was; %NULL for a new place
 * @after: (nullable): as it is; %NULL for one that went
 */
typedef struct
{
  XyTimetablePlace *before;
  XyTimetablePlace *after;
} XyTimetableChange;

/** xy_timetable_list_changes: Returns: (transfer full) (element-type XyTimetableChange): what is
 * another for the college from one timetable to the other, be it who has done it. */
GPtrArray *
xy_timetable_list_changes (const XySchedule *before, const XySchedule *after, const char *college);

/**
 * XyTimetableMemory:
 *
 * What a person has seen of the own college's places and of the answers to its requests, on this
 * computer.  What others have changed since is news until it is seen; what is done here is not: it
 * leaves a record at the revision at which it was, and so it is told apart.
 */
typedef struct _XyTimetableMemory XyTimetableMemory;

/** xy_timetable_memory_new: All of it counts as seen. @requests: (element-type XyRequest). */
XyTimetableMemory *
xy_timetable_memory_new (const XySchedule *schedule, const char *college, GPtrArray *requests);
void xy_timetable_memory_free (XyTimetableMemory *memory);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyTimetableMemory, xy_timetable_memory_free)

/** xy_timetable_memory_from_text: Returns: (transfer full) (nullable): what
 * xy_timetable_memory_to_text() has written of that college and campaign; %NULL for anything else.
 */
XyTimetableMemory *
xy_timetable_memory_from_text (const char *text, const char *campaign, const char *college);
char *xy_timetable_memory_to_text (const XyTimetableMemory *memory);

/**
 * xy_timetable_memory_follow:
 * @now: ISO 8601, UTC
 *
 * Takes in the timetable as it is now.
 *
 * Returns: whether there is anything to be kept
 */
gboolean
xy_timetable_memory_follow (XyTimetableMemory *memory, const XySchedule *schedule, const char *now);
/** xy_timetable_memory_see: Everything has been seen. */
void xy_timetable_memory_see (XyTimetableMemory *memory, GPtrArray *requests);

/** xy_timetable_memory_list_changes: Returns: (transfer full) (element-type XyTimetableChange):
 * what others have changed and nobody has seen. */
GPtrArray *xy_timetable_memory_list_changes (const XyTimetableMemory *memory);
/** xy_timetable_memory_list_answers: Returns: (transfer container) (element-type XyRequest): those
 * of @requests that have been answered and nobody has seen it. */
GPtrArray *xy_timetable_memory_list_answers (const XyTimetableMemory *memory, GPtrArray *requests);
/** xy_timetable_memory_find_seen: Returns: (transfer none) (nullable): where it was when it was
 * last seen. */
const XyTimetablePlace *xy_timetable_memory_find_seen (const XyTimetableMemory *memory,
                                                       const char *assignment);

G_END_DECLS
