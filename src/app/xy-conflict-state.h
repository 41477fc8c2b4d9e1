// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"
#include "store/xy-store.h"

G_BEGIN_DECLS

/** XyConflictLine: One field: what it was, what was set here, what the server has. */
typedef struct
{
  char *field;
  char *before;
  char *mine;
  char *theirs;
} XyConflictLine;

/**
 * XyConflictState:
 * @mutation: id of the mutation that waits
 * @title: what it is about
 * @explanation: what happened, one sentence
 * @refused: whether the server said no, so that keeping mine makes no sense
 * @lines: (element-type XyConflictLine): the fields that differ
 *
 * A conflict or refusal, as it is shown.
 */
typedef struct
{
  char *mutation;
  char *title;
  char *explanation;
  gboolean refused;
  GPtrArray *lines;
} XyConflictState;

/**
 * xy_conflict_state_new:
 * @schedule: (nullable): for the names of colleges and hours
 * @subject: (nullable): the name of the student that it is about
 */
XyConflictState *
xy_conflict_state_new (const XyConflict *conflict, const XySchedule *schedule, const char *subject);
void xy_conflict_state_free (XyConflictState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyConflictState, xy_conflict_state_free)

G_END_DECLS
