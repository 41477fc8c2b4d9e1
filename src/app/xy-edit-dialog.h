// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-timetable-edit.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyEditDialog:
 *
 * What the dialogs of the timetable have in common: a person changes something in the `body`, and
 * below stands what comes of it before it is done: what follows, what becomes wrong, and why it
 * cannot be done yet.  The button, called `apply-label`, does it as one step and closes.  A
 * timetable that changes meanwhile is taken into account.
 */
#define XY_TYPE_EDIT_DIALOG (xy_edit_dialog_get_type ())
G_DECLARE_DERIVABLE_TYPE (XyEditDialog, xy_edit_dialog, XY, EDIT_DIALOG, AdwWindow)

/**
 * XyEditDialogClass:
 * @compute: Returns: (transfer full): what is to be done, as the body says it now
 * @follow: (nullable): the timetable is another one; runs before @compute
 */
struct _XyEditDialogClass
{
  AdwWindowClass parent_class;

  XyTimetableEdit *(*compute) (XyEditDialog *dialog, XySchedule *schedule);
  void (*follow) (XyEditDialog *dialog, XySchedule *schedule);
};

XyWorkspace *xy_edit_dialog_get_workspace (XyEditDialog *dialog);
/** xy_edit_dialog_get_schedule: Returns: (transfer none) (nullable): the timetable of now. */
XySchedule *xy_edit_dialog_get_schedule (XyEditDialog *dialog);
/** xy_edit_dialog_refresh: The body says something else. */
void xy_edit_dialog_refresh (XyEditDialog *dialog);
/** xy_edit_dialog_apply: What the button does, where it can be done. */
void xy_edit_dialog_apply (XyEditDialog *dialog);
/** xy_edit_dialog_get_edit: Returns: (transfer none) (nullable): what is shown. */
const XyTimetableEdit *xy_edit_dialog_get_edit (XyEditDialog *dialog);
/** xy_edit_dialog_new_cell: Returns: (transfer full): words in a list of changes, which wrap.
 * @style: a style class. */
GtkWidget *xy_edit_dialog_new_cell (const char *words, const char *style);

G_END_DECLS
