// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-photo-checker.h"
#include "app/xy-timetable-changes.h"
#include "app/xy-workspace.h"
#include "roster/xy-headings.h"

G_BEGIN_DECLS

typedef struct _XyWorkspaceHolders XyWorkspaceHolders;

struct _XyWorkspace
{
  GObject parent_instance;

  char *home;
  XyWorkspaceState state;
  char *message;
  GCancellable *cancellable;

  /* Of the store that is being opened; whether that has to wait until others are closed. */
  GCancellable *opening;
  gboolean opening_waits;
  guint n_closing;

  XyStore *store;
  GSignalGroup *store_signals;
  XySync *sync;
  GSignalGroup *sync_signals;
  char *account;
  char *role;
  char **colleges;
  char *college;
  /* The setting that says that this computer was reminded, once it is. */
  char *reminded;
  char *campaign;

  /* XyRecord by id, of the kinds that make the timetable. */
  GHashTable *timetable;
  XySchedule *schedule;
  /* Of the campaign's students that are known; the schedule has a copy. */
  XyHeadcounts *headcounts;
  /* What the person has seen of the own college's places; nothing for the graduate school. */
  XyTimetableMemory *memory;
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

  /* What edits are judged by; made when the first asks. */
  XyWorkspaceHolders *holders;
  XyHeadings *headings;

  XyPhotoChecker *checker;
  GSignalGroup *checker_signals;
  GHashTable *reports;
  GHashTable *missing_photos;
};

void xy_workspace_set_state (XyWorkspace *self, XyWorkspaceState state, const char *message);
/** xy_workspace_is_mine: Returns: whether @campaign is the one shown. */
gboolean xy_workspace_is_mine (XyWorkspace *self, const char *campaign);

/* The list of students with their photos, in xy-workspace-students.c. */

/** xy_workspace_fill_list: Makes the list anew. */
void xy_workspace_fill_list (XyWorkspace *self);
/** xy_workspace_refresh_students: @ids: (element-type utf8): a set. */
void xy_workspace_refresh_students (XyWorkspace *self, GHashTable *ids);
void xy_workspace_ask_for_photo (XyWorkspace *self, const char *sha256, gboolean first);
void xy_workspace_ask_for_all_photos (XyWorkspace *self);
/** xy_workspace_new_reports: Returns: (transfer full): an empty table of reports by photo. */
GHashTable *xy_workspace_new_reports (void);
/** xy_workspace_use_profile: Returns: whether reports are read anew, and the list then filled. */
gboolean xy_workspace_use_profile (XyWorkspace *self);
void xy_workspace_stop_checker (XyWorkspace *self);
void xy_workspace_checked_cb (XyPhotoChecker *checker,
                              const char *sha256,
                              XyPhotoReport *report,
                              gpointer user_data);

/** xy_workspace_holders_free: Forgets who has which number, in xy-workspace-roster.c. */
void xy_workspace_holders_free (XyWorkspaceHolders *holders);

/** xy_workspace_look_for_news: Compares the timetable with what was seen, in xy-workspace-news.c.
 * Returns: whether there is something else than before. */
gboolean xy_workspace_look_for_news (XyWorkspace *self, const XySchedule *schedule);
void xy_workspace_forget_news (XyWorkspace *self);

void xy_workspace_emit_photo_changed (XyWorkspace *self, const char *sha256);
void xy_workspace_emit_done (XyWorkspace *self, const char *label);
void xy_workspace_emit_failed (XyWorkspace *self, const GError *error);
/** xy_workspace_take_store: @store: (transfer full): loads it and starts to sync. */
void xy_workspace_take_store (XyWorkspace *self, XyStore *store);
/** xy_workspace_leave_store: Gives up the opening of one too.  Returns: (transfer full) (nullable):
 * the store, no more in use. */
XyStore *xy_workspace_leave_store (XyWorkspace *self);
/** xy_workspace_close_store: @self: (nullable): %NULL as it goes. @store: (transfer full). */
void xy_workspace_close_store (XyWorkspace *self, XyStore *store);
/** xy_workspace_new_closed_error: Says that there is no store to do it with. */
GError *xy_workspace_new_closed_error (void);
/** xy_workspace_dup_seed: Returns: (transfer full) (element-type XyRecord) (nullable). */
GPtrArray *xy_workspace_dup_seed (GError **error);

G_END_DECLS
