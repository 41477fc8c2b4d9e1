// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyStudentPane:
 *
 * The details of one student.  Signals: `closed`, and `review` (XyStudentItem) when the photo is
 * asked for.
 */
#define XY_TYPE_STUDENT_PANE (xy_student_pane_get_type ())
G_DECLARE_FINAL_TYPE (XyStudentPane, xy_student_pane, XY, STUDENT_PANE, AdwBin)

void xy_student_pane_set_workspace (XyStudentPane *pane, XyWorkspace *workspace);
/** xy_student_pane_set_items: @items: (element-type XyStudentItem): the students to show, followed
 * as they change. */
void xy_student_pane_set_items (XyStudentPane *pane, GPtrArray *items);
/** xy_student_pane_set_show_id: Whether the ID number is shown in full. */
void xy_student_pane_set_show_id (XyStudentPane *pane, gboolean show_id);

G_END_DECLS
