// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <gio/gio.h>

#include "model/xy-attendance-sheet.h"

G_BEGIN_DECLS

/**
 * XyDocument:
 *
 * Something that is drawn page by page, the same on paper, in PDF, in PNG and on screen.  Lengths
 * are points (1/72 inch).  Immutable, reference counted; any thread may draw it, one at a time, so
 * that a file can be written while the pages are on the screen.
 */
typedef struct _XyDocument XyDocument;

XyDocument *xy_document_ref (XyDocument *document);
void xy_document_unref (XyDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyDocument, xy_document_unref)

/**
 * xy_attendance_list_new:
 * @sheets: (element-type XyAttendanceSheet): one after the other, each from a new page
 * @printed_on: the date to print in the footer, as it is to be read
 *
 * The attendance list (签到表): college, session, slot, rooms, and the students in the order of the
 * queue with a box to sign, on A4 upright.
 */
XyDocument *xy_attendance_list_new (GPtrArray *sheets, const char *printed_on);

const char *xy_document_get_title (const XyDocument *document);
int xy_document_get_n_pages (const XyDocument *document);
/** xy_document_get_page_size: In points. */
void xy_document_get_page_size (const XyDocument *document, double *width, double *height);
/** xy_document_draw_page: @page: from 0. Draws with the page's upper left at the origin. */
void xy_document_draw_page (XyDocument *document, int page, cairo_t *cr);

gboolean xy_document_write_pdf (XyDocument *document, const char *path, GError **error);
/** xy_document_write_png: @scale: pixels a point. */
gboolean xy_document_write_png (XyDocument *document,
                                int page,
                                double scale,
                                const char *path,
                                GError **error);

G_END_DECLS
