// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-student-list.h"
#include "model/xy-schedule.h"
#include "roster/xy-roster-plan.h"
#include "photo/xy-rule-profile.h"
#include "store/xy-store.h"
#include "sync/xy-sync.h"

G_BEGIN_DECLS

/**
 * XyWorkspaceState:
 * @XY_WORKSPACE_CLOSED: no store is open
 * @XY_WORKSPACE_LOADING: the store is being opened, and then read
 * @XY_WORKSPACE_READY: everything is there and kept live
 * @XY_WORKSPACE_FAILED: the store cannot be used; `message` says why
 */
typedef enum
{
  XY_WORKSPACE_CLOSED,
  XY_WORKSPACE_LOADING,
  XY_WORKSPACE_READY,
  XY_WORKSPACE_FAILED,
} XyWorkspaceState;

/**
 * XyWorkspace:
 *
 * What the pages work on: the store and the sync of the current account, and everything that they
 * hold as live lists and values.  One for one window.
 *
 * Properties, with notify: `state` (#XyWorkspaceState), `schedule` (#XySchedule, a new immutable
 * value whenever it is another), `college` (nullable string: id of the college that the pages
 * show).
 *
 * Signals:
 * - `counts-changed`: the state of sync, the store's counts, or what can be undone
 * - `requests-changed`: the list of requests, or what is new in the own college's timetable
 * - `photo-changed` (const char *sha256): the bytes or the report of a photo have come
 * - `done` (const char *label): an act of the user's is stored and can be undone
 * - `failed` (const char *message): an act could not be stored; one sentence
 */
#define XY_TYPE_WORKSPACE (xy_workspace_get_type ())
G_DECLARE_FINAL_TYPE (XyWorkspace, xy_workspace, XY, WORKSPACE, GObject)

/** xy_workspace_new: @home: the folder that holds the stores. */
XyWorkspace *xy_workspace_new (const char *home);

/**
 * xy_workspace_open:
 *
 * Opens the store that was used last, loads it and starts to sync.  Returns at once; the state
 * says how it goes.
 */
void xy_workspace_open (XyWorkspace *workspace);
/**
 * xy_workspace_close:
 *
 * Stops to sync and closes the store, once all under way is done.  Returns at once; the application
 * does not end before.  What is being opened is given up.
 */
void xy_workspace_close (XyWorkspace *workspace);

XyWorkspaceState xy_workspace_get_state (XyWorkspace *workspace);
/** xy_workspace_get_message: Returns: (nullable): why the state is failed. */
const char *xy_workspace_get_message (XyWorkspace *workspace);
/** xy_workspace_get_store: Returns: (transfer none) (nullable): %NULL while none is open. */
XyStore *xy_workspace_get_store (XyWorkspace *workspace);
/** xy_workspace_get_sync: Returns: (transfer none) (nullable): %NULL while none is open. */
XySync *xy_workspace_get_sync (XyWorkspace *workspace);

/** xy_workspace_get_students: Returns: (transfer none): of the college shown, else of all. */
XyStudentList *xy_workspace_get_students (XyWorkspace *workspace);
/** xy_workspace_get_schedule: Returns: (transfer none) (nullable): %NULL before it is loaded. */
XySchedule *xy_workspace_get_schedule (XyWorkspace *workspace);
/** xy_workspace_dup_notice: Returns: (transfer full) (nullable): the timetable of the notice; %NULL
 * where none is known, and with @error where it cannot be read. */
XySchedule *xy_workspace_dup_notice (XyWorkspace *workspace, GError **error);
/** xy_workspace_get_campaign: Returns: (transfer none) (nullable): the campaign shown. */
const XyCampaign *xy_workspace_get_campaign (XyWorkspace *workspace);
/** xy_workspace_get_timezone: Returns: (nullable): in which the campaign's times are shown. */
const char *xy_workspace_get_timezone (XyWorkspace *workspace);
/** xy_workspace_list_requests: Returns: (transfer container) (element-type XyRequest). */
GPtrArray *xy_workspace_list_requests (XyWorkspace *workspace);
/** xy_workspace_list_news: Returns: (transfer full) (element-type utf8): what others have done with
 * the own college's places, and how its requests were answered, until it is seen; a line each. */
GPtrArray *xy_workspace_list_news (XyWorkspace *workspace);
/** xy_workspace_see_news: The person has read it. */
void xy_workspace_see_news (XyWorkspace *workspace);
/** xy_workspace_find_decision: Returns: (transfer none) (nullable): about that submission. */
const XyDecision *xy_workspace_find_decision (XyWorkspace *workspace, const char *submission);
/** xy_workspace_get_profile: Returns: (transfer none) (nullable): what photos are judged by. */
const XyRuleProfile *xy_workspace_get_profile (XyWorkspace *workspace);
/** xy_workspace_list_decisions: Returns: (transfer container) (element-type XyDecision): all that
 * are known of the campaign, in no order. */
GPtrArray *xy_workspace_list_decisions (XyWorkspace *workspace);
/** xy_workspace_find_report: Returns: (transfer none) (nullable): about that photo. */
XyPhotoReport *xy_workspace_find_report (XyWorkspace *workspace, const char *sha256);
/** xy_workspace_dup_student_array: Returns: (transfer full) (element-type XyStudent): those of the
 * list, in no order. */
GPtrArray *xy_workspace_dup_student_array (XyWorkspace *workspace);

/** xy_workspace_dup_known_students: Returns: (transfer full) (element-type XyStudent): all that are
 * known of the campaign, of any college. */
GPtrArray *xy_workspace_dup_known_students (XyWorkspace *workspace);

/** xy_workspace_get_college: Returns: (nullable): id of the college that is shown. */
const char *xy_workspace_get_college (XyWorkspace *workspace);
/** xy_workspace_set_college: @college: (nullable): %NULL shows all that the account may see. */
void xy_workspace_set_college (XyWorkspace *workspace, const char *college);
/** xy_workspace_list_colleges: Returns: (transfer container) (element-type XyCollege): those that
 * can be chosen: the account's own, or all for the graduate school and before the first sign-in. */
GPtrArray *xy_workspace_list_colleges (XyWorkspace *workspace);
/** xy_workspace_get_account: Returns: (nullable): the account that is signed in. */
const char *xy_workspace_get_account (XyWorkspace *workspace);
/** xy_workspace_get_role: Returns: (nullable): its role. */
const char *xy_workspace_get_role (XyWorkspace *workspace);

/** xy_workspace_is_reminded: Returns: whether a person at this computer has said of the campaign
 * shown that what no rule measures is known. */
gboolean xy_workspace_is_reminded (XyWorkspace *workspace);
/** xy_workspace_set_reminded: It is kept with the store, for this computer alone. */
void xy_workspace_set_reminded (XyWorkspace *workspace);

/** xy_workspace_want_photo: A photo is on the screen: fetches and checks it before the others. */
void xy_workspace_want_photo (XyWorkspace *workspace, const char *sha256);

/* Acts.  They return at once; `done` or `failed` follows. */

/**
 * xy_workspace_apply:
 * @label: (nullable): what Undo calls it; %NULL is no step of Undo
 * @edits: (transfer full) (element-type XyEdit)
 *
 * What an account of a college may only ask for becomes a request to the graduate school, see
 * xy_schedule_plan_ask().
 */
void xy_workspace_apply (XyWorkspace *workspace, const char *label, GPtrArray *edits);
gboolean xy_workspace_can_undo (XyWorkspace *workspace);
gboolean xy_workspace_can_redo (XyWorkspace *workspace);
void xy_workspace_undo (XyWorkspace *workspace);
void xy_workspace_redo (XyWorkspace *workspace);

/**
 * xy_workspace_decide_async:
 * @submission: (nullable): of the student's; %NULL is the newest
 * @outcome: `accepted`, `rejected` or `asked`
 * @reasons: (nullable): ids of rules
 * @note: (nullable): the words for the student
 *
 * Decides about a photo of the student's; deciding again changes the decision.  `done` or `failed`
 * is told besides.
 */
void xy_workspace_decide_async (XyWorkspace *workspace,
                                XyStudentItem *item,
                                const XySubmission *submission,
                                const char *outcome,
                                const char *const *reasons,
                                const char *note,
                                GAsyncReadyCallback callback,
                                gpointer user_data);
/** xy_workspace_decide_finish: Returns: the step of undo, see xy_store_apply_finish(); -1 with
 * @error. */
gint64 xy_workspace_decide_finish (XyWorkspace *workspace, GAsyncResult *result, GError **error);

/** xy_workspace_accept: @items: (element-type XyStudentItem): accepts the newest photo of each, as
 * one act. */
void xy_workspace_accept (XyWorkspace *workspace, GPtrArray *items);

/** xy_workspace_move: Moves an assignment to the end of another group. */
void
xy_workspace_move (XyWorkspace *workspace, const char *assignment, const char *slot, int group);

/**
 * xy_workspace_import:
 * @removed: (nullable) (element-type XyStudent): those of the missing that a person removes
 *
 * Stores what a plan says, as one act.
 */
void xy_workspace_import (XyWorkspace *workspace, const XyRosterPlan *plan, GPtrArray *removed);

/**
 * xy_workspace_sign_in_async:
 *
 * Signs in, opens the account's store and loads it.
 */
void xy_workspace_sign_in_async (XyWorkspace *workspace,
                                 const char *server,
                                 const char *account,
                                 const char *password,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean xy_workspace_sign_in_finish (XyWorkspace *workspace, GAsyncResult *result, GError **error);
/** xy_workspace_sign_out: Forgets the token; what is stored here stays. */
void xy_workspace_sign_out (XyWorkspace *workspace);

G_END_DECLS
