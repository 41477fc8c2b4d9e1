// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-import-state.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyImportSession:
 *
 * One roster on its way into the store: it is read, changed step by step, each of which can be
 * taken back, and what an import would do is told after each.  All work is done on other threads,
 * one step after the other.
 *
 * Signals: `changed`: there is another state; `failed` (const char *message): the roster cannot be
 * read, one sentence; `busy-changed`; `judged` (const char *problem): what is wrong with what was
 * typed last, %NULL for nothing.
 */
#define XY_TYPE_IMPORT_SESSION (xy_import_session_get_type ())
G_DECLARE_FINAL_TYPE (XyImportSession, xy_import_session, XY, IMPORT_SESSION, GObject)

XyImportSession *xy_import_session_new (XyWorkspace *workspace);
/** xy_import_session_close: Nothing of it is wanted any more. */
void xy_import_session_close (XyImportSession *session);

void xy_import_session_read (XyImportSession *session, const char *path);
/** xy_import_session_read_text: @name: what the cells that were copied are called. */
void xy_import_session_read_text (XyImportSession *session, const char *text, const char *name);

void xy_import_session_change (XyImportSession *session, const XyDraftChange *change);
gboolean xy_import_session_can_undo (XyImportSession *session);
gboolean xy_import_session_can_redo (XyImportSession *session);
void xy_import_session_undo (XyImportSession *session);
void xy_import_session_redo (XyImportSession *session);
/** xy_import_session_set_college: @college: (nullable): for rows that name none. */
void xy_import_session_set_college (XyImportSession *session, const char *college);

/** xy_import_session_judge: Asks what would be wrong with a cell; `judged` answers. */
void xy_import_session_judge (XyImportSession *session,
                              int row,
                              XyRosterColumn column,
                              const char *text);

/** xy_import_session_get_state: Returns: (transfer none) (nullable): %NULL before it is read. */
XyImportState *xy_import_session_get_state (XyImportSession *session);
/** xy_import_session_is_busy: Returns: whether a step is still being worked on. */
gboolean xy_import_session_is_busy (XyImportSession *session);

G_END_DECLS
