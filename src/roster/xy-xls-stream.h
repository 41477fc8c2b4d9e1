// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyXlsStream:
 *
 * What the reader of old Excel files says, as it comes in (xy-xls-message.h).  The reader may have
 * been taken over by the file that it reads, so nothing of it is believed: every length, number and
 * text is looked at, and all of it together has a limit.
 */
typedef struct _XyXlsStream XyXlsStream;

/** xy_xls_stream_new: @func is given each sheet once it is whole, and must outlive the stream. */
XyXlsStream *xy_xls_stream_new (XySheetFunc func, gpointer user_data);
void xy_xls_stream_free (XyXlsStream *stream);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyXlsStream, xy_xls_stream_free)

/**
 * xy_xls_stream_feed:
 *
 * Takes the next bytes.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR, also for what the reader says is wrong with the file
 */
gboolean xy_xls_stream_feed (XyXlsStream *stream, const guint8 *data, gsize size, GError **error);

/** xy_xls_stream_is_done: Returns: whether the last message was met, or no further sheet is wanted.
 */
gboolean xy_xls_stream_is_done (const XyXlsStream *stream);

G_END_DECLS
