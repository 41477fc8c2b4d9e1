// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-review-view.h"

G_BEGIN_DECLS

/**
 * ReviewFixture:
 * @window: shows the review, and nothing else
 * @items: (element-type XyStudentItem): by student number
 * @failure: (nullable): what the workspace last said could not be done
 *
 * A review in a window, over a store of students who have each submitted a photo.
 */
typedef struct
{
  XyWorkspace *workspace;
  XyPhotoCache *cache;
  GtkWidget *window;
  XyReviewView *review;
  GPtrArray *items;
  char *failure;
} ReviewFixture;

/**
 * review_fixture_init:
 * @photos: (element-type GBytes): the photo of each student, no two the same
 *
 * Waits until the rules have looked at every photo.  No review has begun.
 */
void review_fixture_init (ReviewFixture *fixture, GPtrArray *photos);
/** review_fixture_clear: What has failed in the workspace then fails the test. */
void review_fixture_clear (ReviewFixture *fixture);

/** review_fixture_start: Reviews the first @n students, in their order, from the first. */
void review_fixture_start (ReviewFixture *fixture, guint n);
/** review_fixture_wait_ready: Waits until a photo is painted that can be decided. */
void review_fixture_wait_ready (ReviewFixture *fixture);
/** review_fixture_get_shown: Returns: which of the students is shown, -1 at the end. */
int review_fixture_get_shown (ReviewFixture *fixture);
/** review_fixture_wait_shown: Waits until that photo is painted. */
void review_fixture_wait_shown (ReviewFixture *fixture, int index);
/** review_fixture_submit: Waits until the student has submitted another photo. */
void review_fixture_submit (ReviewFixture *fixture, guint index, GBytes *photo);

/** review_fixture_press: A key goes down, or is repeated. */
void review_fixture_press (ReviewFixture *fixture, guint keyval);
/** review_fixture_press_alt: A key goes down while Alt is. */
void review_fixture_press_alt (ReviewFixture *fixture, guint keyval);
void review_fixture_release (ReviewFixture *fixture, guint keyval);
void review_fixture_hit (ReviewFixture *fixture, guint keyval);

/** review_fixture_new_copy: Returns: (transfer full): the same picture under another SHA-256. */
GBytes *review_fixture_new_copy (GBytes *jpeg, guint number);

G_END_DECLS
