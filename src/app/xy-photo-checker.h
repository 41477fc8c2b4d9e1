// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-rule-profile.h"
#include "photo/xy-photo-report.h"
#include "store/xy-store.h"

G_BEGIN_DECLS

/**
 * XyPhotoChecker:
 *
 * Has photos of a store looked at by the rules, a few at a time, and keeps the reports there.
 *
 * Signal `checked` (const char *sha256, XyPhotoReport *report).
 */
#define XY_TYPE_PHOTO_CHECKER (xy_photo_checker_get_type ())
G_DECLARE_FINAL_TYPE (XyPhotoChecker, xy_photo_checker, XY, PHOTO_CHECKER, GObject)

XyPhotoChecker *xy_photo_checker_new (XyStore *store, XyRuleProfile *profile);
/** xy_photo_checker_get_profile: Returns: (transfer none): what photos are judged by. */
const XyRuleProfile *xy_photo_checker_get_profile (XyPhotoChecker *checker);

/** xy_photo_checker_get_key: Returns: (transfer none): the key of its reports in the store. */
const char *xy_photo_checker_get_key (XyPhotoChecker *checker);

/**
 * xy_photo_checker_add:
 * @first: whether this photo comes before all that wait
 *
 * Asks for a report of a photo that is in the store.  One that was asked for before is not asked
 * for again, but can come forward.
 */
void xy_photo_checker_add (XyPhotoChecker *checker, const char *sha256, gboolean first);

/** xy_photo_checker_stop: Drops what waits; nothing is emitted any more. */
void xy_photo_checker_stop (XyPhotoChecker *checker);

G_END_DECLS
