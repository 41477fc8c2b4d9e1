// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "photo/xy-photo-report.h"
#include "photo/xy-rule-profile.h"

G_BEGIN_DECLS

/**
 * xy_photo_check:
 * @bytes: the file's bytes
 *
 * Looks at one photo.  Whatever the bytes are there is a report: what is no JPEG, or lies in its
 * header, or has too many pixels gets one whose findings say so.  The same bytes and profile give
 * the same report, on every thread.
 *
 * Returns: (transfer full): the report
 */
XyPhotoReport *xy_photo_check (GBytes *bytes, XyRuleProfile *profile);

/**
 * xy_photo_check_dup_key:
 *
 * What reports are kept under: profile, its version, the checker's, and the language that a
 * report's sentences are in.
 *
 * Returns: (transfer full): the key
 */
char *xy_photo_check_dup_key (XyRuleProfile *profile);

/**
 * xy_photo_check_async:
 *
 * The same on a bounded pool of threads, shared by the process.
 */
void xy_photo_check_async (GBytes *bytes,
                           XyRuleProfile *profile,
                           GCancellable *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
XyPhotoReport *xy_photo_check_finish (GAsyncResult *result, GError **error);

G_END_DECLS
