// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-photo-checker.h"
#include "app/xy-workspace.h"

G_BEGIN_DECLS

struct _XyWorkspace
{
  GObject parent_instance;

  char *home;
  XyWorkspaceState state;
  char *message;
  GCancellable *cancellable;

  XyStore *store;
  GSignalGroup *store_signals;
  XySync *sync;
  GSignalGroup *sync_signals;
  char *account;
  char *role;
  char **colleges;
  char *college;
  char *campaign;

  /* XyRecord by id, of the kinds that make the timetable. */
  GHashTable *timetable;
  XySchedule *schedule;
  /* Entities by id. */
  GHashTable *all_students;
  GHashTable *submissions;
  GHashTable *decisions;
  GHashTable *requests;
  /* Arrays of XySubmission by the student's id and by the photo; XyDecision by the submission's. */
  GHashTable *by_student;
  GHashTable *by_photo;
  GHashTable *by_submission;

  XyStudentList *students;

  XyPhotoChecker *checker;
  GSignalGroup *checker_signals;
  GHashTable *reports;
  GHashTable *missing_photos;
};

void xy_workspace_emit_done (XyWorkspace *self, const char *label);
void xy_workspace_emit_failed (XyWorkspace *self, const GError *error);
/** xy_workspace_take_store: @store: (transfer full): loads it and starts to sync. */
void xy_workspace_take_store (XyWorkspace *self, XyStore *store);
/** xy_workspace_leave_store: Returns: (transfer full) (nullable): the store, no more in use. */
XyStore *xy_workspace_leave_store (XyWorkspace *self);
/** xy_workspace_dup_seed: Returns: (transfer full) (element-type XyRecord) (nullable). */
GPtrArray *xy_workspace_dup_seed (GError **error);

G_END_DECLS
