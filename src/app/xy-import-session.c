// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-session.h"

#include "app/xy-import-job.h"

struct _XyImportSession
{
  GObject parent_instance;

  XyWorkspace *workspace;
  GCancellable *cancellable;
  char *college;
  XyImportState *state;

  /* What is to be done to the draft, in order; one at a time is worked on. */
  GQueue steps;
  gboolean running;
  /* The drafts before this one, and those that were taken back. */
  GPtrArray *before;
  GPtrArray *after;

  /* What was typed last and is not yet being judged. */
  char *typed;
  int typed_row;
  XyRosterColumn typed_column;
  gboolean judging;
};

enum
{
  CHANGED,
  FAILED,
  BUSY_CHANGED,
  JUDGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyImportSession, xy_import_session, G_TYPE_OBJECT)

typedef enum
{
  STEP_CHANGE,
  STEP_UNDO,
  STEP_REDO,
  STEP_PLAN,
} StepKind;

typedef struct
{
  StepKind kind;
  XyDraftChange change;
  char *text;
  char *college;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->text);
  g_free (step->college);
  g_free (step);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Step, step_free)

static void run_next (XyImportSession *self);

static void
push_step (XyImportSession *self, StepKind kind, const XyDraftChange *change)
{
  Step *step = g_new0 (Step, 1);

  step->kind = kind;
  if (change != NULL)
    {
      step->change = *change;
      step->text = g_strdup (change->text);
      step->college = g_strdup (change->college);
      step->change.text = step->text;
      step->change.college = step->college;
    }
  g_queue_push_tail (&self->steps, step);
  run_next (self);
}

typedef struct
{
  XyImportSession *session;
  Step *step;
} Running;

static void
keep_draft (XyImportSession *self, const Step *step)
{
  GPtrArray *kept = step->kind == STEP_UNDO ? self->after : self->before;

  if (step->kind == STEP_PLAN)
    return;
  g_ptr_array_add (kept, xy_draft_ref (self->state->draft));
  if (step->kind == STEP_CHANGE)
    g_ptr_array_set_size (self->after, 0);
}

static void
ran_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Running *running = user_data;
  g_autoptr (XyImportSession) self = running->session;
  g_autoptr (Step) step = running->step;
  g_autoptr (GError) error = NULL;
  g_autoptr (XyImportState) state = xy_import_job_run_finish (result, &error);

  self->running = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (state == NULL)
    {
      g_signal_emit (self, signals[FAILED], 0, error->message);
      return;
    }
  if (step != NULL)
    keep_draft (self, step);
  g_clear_pointer (&self->state, xy_import_state_unref);
  self->state = g_steal_pointer (&state);
  run_next (self);
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[BUSY_CHANGED], 0);
}

static void
run (XyImportSession *self, XyImportJob *job, Step *step)
{
  Running *running = g_new0 (Running, 1);

  running->session = g_object_ref (self);
  running->step = step;
  if (xy_workspace_get_college (self->workspace) == NULL)
    xy_import_job_set_college (job, self->college);
  self->running = TRUE;
  xy_import_job_run_async (job, self->cancellable, ran_cb, running);
  g_signal_emit (self, signals[BUSY_CHANGED], 0);
}

/* The draft that a step begins with, %NULL where there is none to go to. */
static XyDraft *
take_draft (XyImportSession *self, const Step *step)
{
  GPtrArray *drafts = step->kind == STEP_UNDO ? self->before : self->after;

  if (step->kind == STEP_CHANGE || step->kind == STEP_PLAN)
    return xy_draft_ref (self->state->draft);
  return drafts->len > 0 ? g_ptr_array_steal_index (drafts, drafts->len - 1) : NULL;
}

static void
run_next (XyImportSession *self)
{
  while (!self->running && self->state != NULL && !g_queue_is_empty (&self->steps))
    {
      g_autoptr (Step) step = g_queue_pop_head (&self->steps);
      g_autoptr (XyDraft) draft = take_draft (self, step);
      const XyDraftChange *change = step->kind == STEP_CHANGE ? &step->change : NULL;

      if (draft != NULL)
        run (self, xy_import_job_new_change (self->workspace, draft, change),
             g_steal_pointer (&step));
    }
}

/* What is being typed. */

typedef struct
{
  XyImportSession *session;
  int row;
  XyRosterColumn column;
} Judging;

static void judge_typed (XyImportSession *self);

static void
judged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Judging *judging = user_data;
  g_autoptr (XyImportSession) self = judging->session;
  g_autoptr (XyDraft) draft = xy_draft_finish (result, NULL);
  const XyRosterProblem *problem;

  self->judging = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable) || draft == NULL)
    return;
  /* What was typed meanwhile is judged instead. */
  if (self->typed != NULL)
    {
      judge_typed (self);
      return;
    }
  problem = xy_roster_find_problem (xy_draft_get_roster (draft), judging->row, judging->column);
  g_signal_emit (self, signals[JUDGED], 0, problem != NULL ? problem->message : NULL);
}

static void
judge_typed (XyImportSession *self)
{
  g_autofree char *text = g_steal_pointer (&self->typed);
  XyDraftChange change = { .kind = XY_DRAFT_VALUE,
                           .row = (guint) self->typed_row,
                           .column = self->typed_column,
                           .text = text };
  Judging *judging = g_new0 (Judging, 1);

  judging->session = g_object_ref (self);
  judging->row = self->typed_row;
  judging->column = self->typed_column;
  self->judging = TRUE;
  xy_draft_change_async (self->state->draft, &change, self->cancellable, judged_cb, judging);
}

/* The object. */

static void
xy_import_session_finalize (GObject *object)
{
  XyImportSession *self = XY_IMPORT_SESSION (object);

  g_queue_clear_full (&self->steps, step_free);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->before, g_ptr_array_unref);
  g_clear_pointer (&self->after, g_ptr_array_unref);
  g_clear_pointer (&self->state, xy_import_state_unref);
  g_clear_pointer (&self->college, g_free);
  g_clear_pointer (&self->typed, g_free);
  G_OBJECT_CLASS (xy_import_session_parent_class)->finalize (object);
}

static void
xy_import_session_class_init (XyImportSessionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_import_session_finalize;
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_IMPORT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed", XY_TYPE_IMPORT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[BUSY_CHANGED] = g_signal_new ("busy-changed", XY_TYPE_IMPORT_SESSION, G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[JUDGED] = g_signal_new ("judged", XY_TYPE_IMPORT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
xy_import_session_init (XyImportSession *self)
{
  self->cancellable = g_cancellable_new ();
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_draft_unref);
  self->after = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_draft_unref);
  g_queue_init (&self->steps);
}

XyImportSession *
xy_import_session_new (XyWorkspace *workspace)
{
  XyImportSession *self = g_object_new (XY_TYPE_IMPORT_SESSION, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

void
xy_import_session_close (XyImportSession *self)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self));

  g_cancellable_cancel (self->cancellable);
}

void
xy_import_session_read (XyImportSession *self, const char *path)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self) && !self->running && self->state == NULL);

  run (self, xy_import_job_new_read (self->workspace, path), NULL);
}

void
xy_import_session_read_text (XyImportSession *self, const char *text, const char *name)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self) && !self->running && self->state == NULL);

  run (self, xy_import_job_new_text (self->workspace, text, name), NULL);
}

void
xy_import_session_change (XyImportSession *self, const XyDraftChange *change)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self));

  push_step (self, STEP_CHANGE, change);
}

gboolean
xy_import_session_can_undo (XyImportSession *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_SESSION (self), FALSE);

  return self->before->len > 0;
}

gboolean
xy_import_session_can_redo (XyImportSession *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_SESSION (self), FALSE);

  return self->after->len > 0;
}

void
xy_import_session_undo (XyImportSession *self)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self));

  push_step (self, STEP_UNDO, NULL);
}

void
xy_import_session_redo (XyImportSession *self)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self));

  push_step (self, STEP_REDO, NULL);
}

void
xy_import_session_set_college (XyImportSession *self, const char *college)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self));

  if (g_strcmp0 (self->college, college) == 0)
    return;
  g_free (self->college);
  self->college = g_strdup (college);
  push_step (self, STEP_PLAN, NULL);
}

void
xy_import_session_judge (XyImportSession *self, int row, XyRosterColumn column, const char *text)
{
  g_return_if_fail (XY_IS_IMPORT_SESSION (self) && self->state != NULL);

  g_free (self->typed);
  self->typed = g_strdup (text);
  self->typed_row = row;
  self->typed_column = column;
  if (!self->judging)
    judge_typed (self);
}

XyImportState *
xy_import_session_get_state (XyImportSession *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_SESSION (self), NULL);

  return self->state;
}

gboolean
xy_import_session_is_busy (XyImportSession *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_SESSION (self), FALSE);

  return self->running || !g_queue_is_empty (&self->steps);
}
