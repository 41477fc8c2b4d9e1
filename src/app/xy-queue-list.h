// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "model/xy-arrivals.h"

G_BEGIN_DECLS

/**
 * XyQueueRow:
 *
 * A row of a table, and who stands in it now.  Signal `changed`: somebody else stands there.
 */
#define XY_TYPE_QUEUE_ROW (xy_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (XyQueueRow, xy_queue_row, XY, QUEUE_ROW, GObject)

/** xy_queue_row_get_arrival: Returns: (transfer none): never %NULL. */
const XyArrival *xy_queue_row_get_arrival (XyQueueRow *row);

/**
 * XyQueueList:
 *
 * Arrivals as a #GtkColumnView takes them: a #GListModel of #XyQueueRow.  The rows stay and are
 * filled with others, since a table makes its widgets anew for rows that are others; only what
 * becomes more or fewer is announced, at the end.
 */
#define XY_TYPE_QUEUE_LIST (xy_queue_list_get_type ())
G_DECLARE_FINAL_TYPE (XyQueueList, xy_queue_list, XY, QUEUE_LIST, GObject)

XyQueueList *xy_queue_list_new (void);

/** xy_queue_list_set: @arrivals: (element-type XyArrival): who stands in it from now on; copied. */
void xy_queue_list_set (XyQueueList *list, GPtrArray *arrivals);

G_END_DECLS
