// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyReviewQueue:
 *
 * The students whose photos a review goes through, in order.  Who was decided stays in it, so that
 * one can go back; who is gone from the workspace leaves it.
 *
 * Signal `changed`: somebody joined or left, or how many are left to decide is another.
 */
#define XY_TYPE_REVIEW_QUEUE (xy_review_queue_get_type ())
G_DECLARE_FINAL_TYPE (XyReviewQueue, xy_review_queue, XY, REVIEW_QUEUE, GObject)

XyReviewQueue *xy_review_queue_new (void);

/** xy_review_queue_get_model: Returns: (transfer none): a list of #XyStudentItem. */
GListModel *xy_review_queue_get_model (XyReviewQueue *queue);

/**
 * xy_review_queue_start:
 * @items: (element-type XyStudentItem): who is in it at first
 * @follow: whether those who come to need a decision join at the end
 */
void xy_review_queue_start (XyReviewQueue *queue,
                            XyWorkspace *workspace,
                            GPtrArray *items,
                            gboolean follow);
/** xy_review_queue_stop: Nobody is in it any more. */
void xy_review_queue_stop (XyReviewQueue *queue);

/**
 * xy_review_queue_set_decided:
 * @submission: id of a submission
 * @decided: whether it was decided here just now, and its record has not come back yet
 */
void xy_review_queue_set_decided (XyReviewQueue *queue, const char *submission, gboolean decided);

/** xy_review_queue_is_decided: Returns: whether it was decided here, and its record is to come. */
gboolean xy_review_queue_is_decided (XyReviewQueue *queue, const char *submission);
/** xy_review_queue_get_follow: Returns: whether those who come to need a decision join. */
gboolean xy_review_queue_get_follow (XyReviewQueue *queue);
/** xy_review_queue_count_others: Returns: how many need a decision and are not in the queue. */
guint xy_review_queue_count_others (XyReviewQueue *queue);

guint xy_review_queue_count_left (XyReviewQueue *queue);
/** xy_review_queue_find_next: Returns: the next place after @place that needs a decision, else one
 * from the start; %GTK_INVALID_LIST_POSITION if there is none. */
guint xy_review_queue_find_next (XyReviewQueue *queue, guint place);
/**
 * xy_review_queue_list_ahead:
 * @direction: which way one goes, 1 or -1
 * @each_way: how far to look
 *
 * Returns: (transfer full) (element-type utf8): SHA-256 of the photos that are likely to be shown
 *   soon, the most likely first
 */
GPtrArray *
xy_review_queue_list_ahead (XyReviewQueue *queue, guint place, int direction, guint each_way);
gboolean xy_review_queue_find (XyReviewQueue *queue, XyStudentItem *item, guint *place);

G_END_DECLS
