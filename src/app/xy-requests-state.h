// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-timetable-changes.h"

G_BEGIN_DECLS

/**
 * XyRequestLine:
 * @id: the request's
 * @title: the college, with its classes where only some are to move
 * @asked: who asked and when
 * @from: where it is now
 * @to: where it is to be
 * @why: (nullable): why the college does not do it by itself, a sentence
 * @loads: (element-type utf8): what the loads would become
 * @comes: (element-type utf8): what would be wrong then and is not now, sentences
 * @goes: (element-type utf8): what would not be wrong any more
 * @obstacle: (nullable): why it cannot be done any more
 * @may_answer: whether the person may accept or decline it
 * @may_withdraw: whether the person may take it back
 * @answer: (nullable): how it was answered, with the school's word
 */
typedef struct
{
  char *id;
  char *title;
  char *asked;
  char *from;
  char *to;
  char *why;
  GPtrArray *loads;
  GPtrArray *comes;
  GPtrArray *goes;
  char *obstacle;
  gboolean may_answer;
  gboolean may_withdraw;
  char *answer;
} XyRequestLine;

/**
 * XyRequestsInput:
 * @requests: (element-type XyRequest)
 * @role: (nullable): the account's role
 * @timezone: (nullable): in which moments are told
 */
typedef struct
{
  const XySchedule *schedule;
  GPtrArray *requests;
  const char *role;
  const char *timezone;
} XyRequestsInput;

/** XyRequestsState: @open: (element-type XyRequestLine): the oldest first. @answered: (element-type
 * XyRequestLine): the newest first. */
typedef struct
{
  GPtrArray *open;
  GPtrArray *answered;
} XyRequestsState;

XyRequestsState *xy_requests_state_new (const XyRequestsInput *input);
void xy_requests_state_free (XyRequestsState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRequestsState, xy_requests_state_free)
/** xy_requests_state_dup_text: Returns: (transfer full): all that it shows, to tell it from
 * another. */
char *xy_requests_state_dup_text (const XyRequestsState *state);

/** xy_requests_dup_reason: @why: (nullable): a word of a request. Returns: (transfer full)
 * (nullable): a sentence. */
char *xy_requests_dup_reason (const char *why);
/** xy_requests_count_open: Returns: how many of @requests wait, of one college where it is given.
 */
int xy_requests_count_open (GPtrArray *requests, const char *college);

/**
 * xy_requests_list_news:
 * @requests: (element-type XyRequest)
 *
 * What others have done with the own college's places, and how its requests were answered, as far
 * as nobody has seen it; a line each.
 *
 * Returns: (transfer full) (element-type utf8): sentences
 */
GPtrArray *xy_requests_list_news (const XyTimetableMemory *memory,
                                  const XySchedule *schedule,
                                  GPtrArray *requests,
                                  const char *timezone);

G_END_DECLS
