// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-review.h"
#include "model/xy-schedule.h"
#include "store/xy-store.h"
#include "sync/xy-sync.h"

G_BEGIN_DECLS

/* What things are called on screen, in one place. */

/** xy_words_photo_state: Returns: the state of a student's photo in a few words. */
const char *xy_words_photo_state (XyPhotoState state);
/** xy_words_photo_state_icon: Returns: name of a symbolic icon. */
const char *xy_words_photo_state_icon (XyPhotoState state);
/** xy_words_photo_state_style: Returns: (nullable): a style class with the state's colour. */
const char *xy_words_photo_state_style (XyPhotoState state);

/** xy_words_field: Returns: what a field of a record is called. */
const char *xy_words_field (XyKind kind, const char *field);
/** xy_words_kind: Returns: what a kind of record is called. */
const char *xy_words_kind (XyKind kind);
/** xy_words_outcome: Returns: what an outcome of a decision is called. */
const char *xy_words_outcome (const char *outcome);

/** xy_words_date: @date: YYYY-MM-DD. Returns: (transfer full): with the weekday, as it is read. */
char *xy_words_date (const char *date);
/**
 * xy_words_moment:
 * @iso: (nullable): ISO 8601, UTC
 * @timezone: (nullable): an identifier such as `Asia/Shanghai`; %NULL for this computer's
 *
 * Returns: (transfer full): day and minute there; @iso itself where it is none
 */
char *xy_words_moment (const char *iso, const char *timezone);
/** xy_words_hours: Returns: (transfer full): such as 8:30–9:30. */
char *xy_words_hours (const char *start, const char *end);
/** xy_words_group: @group: from 1. Returns: (transfer full): such as "group 1". */
char *xy_words_group (int group);
/** xy_words_place: Returns: (transfer full): building and rooms. */
char *xy_words_place (const XySession *session);
/** xy_words_problem: Returns: (transfer full): one sentence about a problem of the timetable. */
char *xy_words_problem (const XySchedule *schedule, const XyScheduleProblem *problem);

/**
 * XySyncWords:
 * @icon: name of a symbolic icon
 * @label: a few words for the header bar
 * @waiting: a sentence about what waits to be sent
 * @since: (nullable): since when it waits
 * @last: (nullable): when all was well last
 * @trouble: (nullable): what went wrong last, one sentence
 * @attention: whether a person must do something
 *
 * The state of sync in words.
 */
typedef struct
{
  const char *icon;
  char *label;
  char *waiting;
  char *since;
  char *last;
  char *trouble;
  gboolean attention;
} XySyncWords;

XySyncWords *xy_sync_words_new (XySyncState state,
                                const XyStoreCounts *counts,
                                const char *message,
                                const char *last_success);
void xy_sync_words_free (XySyncWords *words);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XySyncWords, xy_sync_words_free)

G_END_DECLS
