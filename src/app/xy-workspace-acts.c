// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-workspace-private.h"

#include <glib/gi18n-lib.h>

#include "app/xy-timetable-state.h"
#include "app/xy-words.h"
#include "model/xy-acts.h"
#include "model/xy-schedule-plan.h"
#include "model/xy-schedule-request.h"
#include "model/xy-sentence.h"
#include "model/xy-time.h"

/* Acts on the store. */

typedef struct
{
  XyWorkspace *workspace;
  char *label;
  /* Who waits for it, if anybody does. */
  GTask *task;
} Act;

static Act *
act_new (XyWorkspace *workspace, const char *label)
{
  Act *act = g_new0 (Act, 1);

  act->workspace = g_object_ref (workspace);
  act->label = g_strdup (label);
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->workspace);
  g_free (act->label);
  g_clear_object (&act->task);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
fail (Act *act, const GError *error)
{
  if (act->task != NULL)
    g_task_return_error (act->task, g_error_copy (error));
  xy_workspace_emit_failed (act->workspace, error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  gint64 step;

  if (!xy_store_apply_finish (XY_STORE (source), result, &step, &error))
    fail (act, error);
  else
    {
      if (act->task != NULL)
        g_task_return_int (act->task, step);
      if (act->label != NULL)
        xy_workspace_emit_done (act->workspace, act->label);
    }
}

static void
apply (Act *act, GPtrArray *edits)
{
  g_autoptr (GError) error = NULL;

  if (act->workspace->store != NULL)
    {
      xy_store_apply_async (act->workspace->store, act->label, edits, NULL, applied_cb, act);
      return;
    }
  error = xy_workspace_new_closed_error ();
  fail (act, error);
  act_free (act);
}

static gboolean
edits_timetable (GPtrArray *edits)
{
  for (guint i = 0; i < edits->len; i++)
    {
      XyKind kind = ((XyEdit *) edits->pdata[i])->kind;

      if (kind == XY_KIND_CAMPAIGN || kind == XY_KIND_SESSION || kind == XY_KIND_SLOT ||
          kind == XY_KIND_ASSIGNMENT)
        return TRUE;
    }
  return FALSE;
}

/* What a college can only ask for is asked for here, whoever has planned it. */
static void
apply_by_college (XyWorkspace *self, const char *label, GPtrArray *edits)
{
  g_autofree char *now = xy_time_now ();
  g_autoptr (GPtrArray) asking = xy_schedule_plan_ask (self->schedule, edits, now);
  g_autofree char *asked = NULL;
  g_autoptr (GError) error = NULL;

  if (asking == NULL)
    {
      g_set_error_literal (&error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED,
                           _ ("Only the graduate school can do this with the timetable."));
      xy_workspace_emit_failed (self, error);
      return;
    }
  if (asking != edits && label != NULL)
    /* Translators: a request to the graduate school; %s is what is asked for, such as “Split law”.
     */
    asked = xy_sentence_fill (_ ("Asked the graduate school: %s"), label);
  apply (act_new (self, asked != NULL ? asked : label), asking);
}

void
xy_workspace_apply (XyWorkspace *self, const char *label, GPtrArray *edits)
{
  g_autoptr (GPtrArray) owned = edits;

  g_return_if_fail (XY_IS_WORKSPACE (self));

  if (g_strcmp0 (self->role, XY_ROLE_COLLEGE) == 0 && self->schedule != NULL &&
      edits_timetable (owned))
    apply_by_college (self, label, owned);
  else
    apply (act_new (self, label), owned);
}

gboolean
xy_workspace_can_undo (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), FALSE);

  return self->store != NULL && xy_store_get_undo_label (self->store) != NULL;
}

gboolean
xy_workspace_can_redo (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), FALSE);

  return self->store != NULL && xy_store_get_redo_label (self->store) != NULL;
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;

  if (!xy_store_undo_finish (XY_STORE (source), result, &error) &&
      !g_error_matches (error, XY_STORE_ERROR, XY_STORE_ERROR_NOTHING))
    xy_workspace_emit_failed (act->workspace, error);
}

void
xy_workspace_undo (XyWorkspace *self)
{
  if (xy_workspace_can_undo (self))
    xy_store_undo_async (self->store, FALSE, NULL, undone_cb, act_new (self, NULL));
}

void
xy_workspace_redo (XyWorkspace *self)
{
  if (xy_workspace_can_redo (self))
    xy_store_undo_async (self->store, TRUE, NULL, undone_cb, act_new (self, NULL));
}

static const char *
decide_label (const char *outcome)
{
  if (g_strcmp0 (outcome, XY_OUTCOME_ACCEPTED) == 0)
    /* Translators: %s is a student's name. */
    return _ ("Accepted the photo of %s");
  if (g_strcmp0 (outcome, XY_OUTCOME_REJECTED) == 0)
    /* Translators: %s is a student's name. */
    return _ ("Rejected the photo of %s");
  /* Translators: %s is a student's name. */
  return _ ("Asked the graduate school about the photo of %s");
}

static XyEdit *
decide_edit (XyWorkspace *self,
             const XySubmission *submission,
             const char *outcome,
             const char *const *reasons,
             const char *note)
{
  const XyDecision *decision = g_hash_table_lookup (self->by_submission, submission->id);
  XyFields *fields = xy_acts_decide (submission, outcome, reasons, note, self->account, self->role);

  /* An Undo that is under way may delete it first. */
  if (decision != NULL)
    xy_fields_set_boolean (fields, "deleted", FALSE);
  return xy_edit_new (XY_KIND_DECISION, decision != NULL ? decision->id : NULL, fields);
}

void
xy_workspace_decide_async (XyWorkspace *self,
                           XyStudentItem *item,
                           const XySubmission *submission,
                           const char *outcome,
                           const char *const *reasons,
                           const char *note,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autofree char *label = NULL;
  Act *act;

  g_return_if_fail (XY_IS_WORKSPACE (self) && XY_IS_STUDENT_ITEM (item));

  if (submission == NULL)
    submission = xy_student_item_get_submission (item);
  g_return_if_fail (submission != NULL);

  g_ptr_array_add (edits, decide_edit (self, submission, outcome, reasons, note));
  label = xy_sentence_fill (decide_label (outcome), xy_student_item_get_student (item)->name);
  act = act_new (self, label);
  act->task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (act->task, xy_workspace_decide_async);
  apply (act, edits);
}

gint64
xy_workspace_decide_finish (XyWorkspace *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

void
xy_workspace_accept (XyWorkspace *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autofree char *label = NULL;

  g_return_if_fail (XY_IS_WORKSPACE (self));

  for (guint i = 0; i < items->len; i++)
    {
      const XySubmission *submission = xy_student_item_get_submission (items->pdata[i]);

      if (submission != NULL)
        g_ptr_array_add (edits, decide_edit (self, submission, XY_OUTCOME_ACCEPTED, NULL, NULL));
    }
  if (edits->len == 0)
    return;
  label = g_strdup_printf (ngettext ("Accepted %u photo", "Accepted %u photos", edits->len),
                           edits->len);
  xy_workspace_apply (self, label, g_steal_pointer (&edits));
}

void
xy_workspace_move (XyWorkspace *self, const char *assignment, const char *slot, int group)
{
  g_autoptr (GPtrArray) edits = NULL;
  const XyAssignment *moved;
  const XyCollege *college;
  const char *name;
  g_autofree char *label = NULL;

  g_return_if_fail (XY_IS_WORKSPACE (self) && self->schedule != NULL);

  moved = xy_schedule_find_assignment (self->schedule, assignment);
  edits = xy_schedule_plan_move (self->schedule, assignment, slot, group, NULL);
  if (edits == NULL)
    return;
  college = xy_schedule_find_college (self->schedule, moved->college);
  name = college != NULL ? college->short_name : "";
  if (xy_timetable_move_needs_word (self->schedule, assignment, slot, group, self->role))
    /* Translators: a request to the graduate school; %s is a college's name. */
    label = xy_sentence_fill (_ ("Asked to move %s"), name);
  else
    /* Translators: %s is a college's name. */
    label = xy_sentence_fill (_ ("Moved %s"), name);
  xy_workspace_apply (self, label, g_steal_pointer (&edits));
}

static char *
dup_import_label (const XyRosterPlan *plan, guint n_removed)
{
  guint n = plan->creates->len + plan->changes->len;

  if (n == 0 && n_removed == 0)
    return g_strdup (_ ("Gave the college another name"));
  if (n == 0)
    return g_strdup_printf (ngettext ("Removed %u student", "Removed %u students", n_removed),
                            n_removed);
  if (n_removed == 0)
    return g_strdup_printf (ngettext ("Imported %u student", "Imported %u students", n), n);
  return g_strdup_printf (_ ("Imported students: %u; removed: %u"), n, n_removed);
}

void
xy_workspace_import (XyWorkspace *self, const XyRosterPlan *plan, GPtrArray *removed)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autofree char *label = NULL;

  g_return_if_fail (XY_IS_WORKSPACE (self) && plan != NULL);

  records = xy_roster_plan_list_records (plan, TRUE, removed);
  for (guint i = 0; i < records->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (edits,
                       xy_edit_new (record->kind, record->id, xy_fields_ref (record->fields)));
    }
  if (edits->len == 0)
    return;
  label = dup_import_label (plan, removed != NULL ? removed->len : 0);
  xy_workspace_apply (self, label, g_steal_pointer (&edits));
}

/* Signing out. */

static void
signed_out_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;

  if (!xy_sync_sign_out_finish (XY_SYNC (source), result, &error))
    xy_workspace_emit_failed (act->workspace, error);
}

void
xy_workspace_sign_out (XyWorkspace *self)
{
  g_return_if_fail (XY_IS_WORKSPACE (self));

  if (self->sync != NULL)
    xy_sync_sign_out_async (self->sync, NULL, signed_out_cb, act_new (self, NULL));
}
