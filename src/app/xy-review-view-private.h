// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-photo-bar.h"
#include "app/xy-photo-view.h"
#include "app/xy-review-queue.h"
#include "app/xy-review-side.h"
#include "app/xy-review-view.h"

G_BEGIN_DECLS

struct _XyReviewView
{
  AdwBin parent_instance;

  GtkLabel *position;
  GtkListView *strip;
  GtkStack *stack;
  XyPhotoView *photo;
  GtkWidget *before_box;
  XyPhotoView *before;
  AdwStatusPage *status;
  GtkWidget *status_button;
  GtkWidget *others_button;
  GtkWidget *wait_sign;
  GtkWidget *notice;
  GtkLabel *notice_label;
  GtkWidget *notice_button;
  XyReviewSide *side;
  XyPhotoBar *bar;

  XyWorkspace *workspace;
  XyPhotoCache *cache;
  XyReviewQueue *queue;
  GtkSingleSelection *selection;
  XyPhrases *phrases;
  GSignalGroup *item_signals;
  GSignalGroup *workspace_signals;
  GCancellable *loading;
  GCancellable *loading_before;
  int room_width, room_height;
  guint room_source;
  guint wait_source;

  /* Which way one goes, who is shown as soon as the photo is decoded, and the steps that wait until
   * then. */
  int direction;
  XyStudentItem *coming;
  GCancellable *loading_coming;
  gboolean leaving;
  int steps;
  guint step_tick;

  /* The submission that is shown, and what of it.  It stays when the student submits another. */
  char *submission;
  XyPhotoReport *report;
  char *decision;
  XyPhotoState photo_state;
  gboolean can_decide;
  /* Whether the words in place of the photo say that it cannot be opened. */
  gboolean broken;
  /* Frames until what has changed beside the photo has been painted. */
  int unseen;
  guint unseen_tick;
  /* A key stays down until it is released, so that a held key decides once. */
  guint key_down;
  /* XyReviewAct, the last decision at the end; how often Undo was asked for and has to wait until
   * they are stored; and what it is taking back. */
  GPtrArray *history;
  guint n_undoing;
  struct XyReviewAct *undoing;
};

/**
 * XyReviewAct:
 * @step: the store's step of undo, -1 until it is stored
 *
 * A decision that was made here, reference counted.
 */
typedef struct XyReviewAct
{
  XyStudentItem *item;
  char *submission;
  gint64 step;
} XyReviewAct;

/** xy_review_view_can_reject: Returns: whether what is shown has been seen and may be decided, but
 * for being accepted: a photo, or the words that it cannot be opened. */
gboolean xy_review_view_can_reject (XyReviewView *self);
/** xy_review_view_hold_back: No key decides before what is now on the screen has been painted. */
void xy_review_view_hold_back (XyReviewView *self);
/** xy_review_view_count: Returns: how many photos the review goes through. */
guint xy_review_view_count (XyReviewView *self);
/** xy_review_view_take_focus: Gives the keys to the photo, or to the strip where none is shown. */
void xy_review_view_take_focus (XyReviewView *self);
void xy_review_view_update_actions (XyReviewView *self);
/** xy_review_view_find_shown: Returns: (nullable): the submission that is shown, if it is still
 * there. */
const XySubmission *xy_review_view_find_shown (XyReviewView *self);
/** xy_review_view_show_newest: Shows the newest photo of the student whose photo is shown. */
void xy_review_view_show_newest (XyReviewView *self);
/** xy_review_view_show_notice: @text: (nullable). @newer: whether it leads to the newest photo. */
void xy_review_view_show_notice (XyReviewView *self, const char *text, gboolean newer);
/** xy_review_view_show_status: @button: whether there is one that leads back to the grid. */
void xy_review_view_show_status (XyReviewView *self,
                                 const char *icon_name,
                                 const char *title,
                                 const char *description,
                                 gboolean button);

/* How one goes from photo to photo, in xy-review-view-steps.c.  What is on the screen stays there
 * until the next photo can be painted, so that none is blank, and each is painted before one goes
 * on, so that none is skipped. */

/** xy_review_view_go_to: @place: %GTK_INVALID_LIST_POSITION is the end. */
void xy_review_view_go_to (XyReviewView *self, guint place);
/**
 * xy_review_view_step:
 * @direction: 1 or -1
 * @held: whether the key is held: such a step is dropped while another waits
 */
void xy_review_view_step (XyReviewView *self, int direction, gboolean held);
/** xy_review_view_forget_coming: The photo that was to come does not come any more. */
void xy_review_view_forget_coming (XyReviewView *self);
/** xy_review_view_stop_steps: Nobody is waited for any more. */
void xy_review_view_stop_steps (XyReviewView *self);

/* What is shown of the photos and loaded for it, in xy-review-view-photos.c. */

/** xy_review_view_load_photo: Shows the photo of the submission as soon as it is there. */
void xy_review_view_load_photo (XyReviewView *self);
/** xy_review_view_update_wait: Says that a photo is being opened, once that takes long. */
void xy_review_view_update_wait (XyReviewView *self);
/** xy_review_view_look_ahead: Has those decoded that are likely to be shown soon. */
void xy_review_view_look_ahead (XyReviewView *self);
/** xy_review_view_set_room: The photo has another size to be shown at. */
void xy_review_view_set_room (XyReviewView *self);
/** xy_review_view_find_before: Returns: (nullable): the one before the submission shown. */
const XySubmission *xy_review_view_find_before (XyReviewView *self);
void xy_review_view_hide_before (XyReviewView *self);
/** xy_review_view_toggle_before: Shows or hides the photo before. */
void xy_review_view_toggle_before (XyReviewView *self);

/* Decisions and keys, in xy-review-view-actions.c. */

void xy_review_view_install_actions (GtkWidgetClass *widget_class);
void xy_review_view_add_keys (XyReviewView *self);
void xy_review_act_unref (XyReviewAct *act);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyReviewAct, xy_review_act_unref)
/** xy_review_view_is_storing: Returns: whether a decision has not been stored yet. */
gboolean xy_review_view_is_storing (XyReviewView *self);

G_END_DECLS
