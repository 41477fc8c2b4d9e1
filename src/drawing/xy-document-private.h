// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "drawing/xy-document.h"

G_BEGIN_DECLS

/* A4 upright, and the margin that printers leave alone, in points. */
#define XY_PAGE_WIDTH 595.28
#define XY_PAGE_HEIGHT 841.89
#define XY_PAGE_MARGIN 40.0

/** XyDocumentDraw: Draws one page, in the state that it may leave as it likes. */
typedef void (*XyDocumentDraw) (gpointer data, int page, cairo_t *cr);

/**
 * xy_document_new:
 * @data: (transfer full): what @draw is called with, freed with the document by @free_data
 */
XyDocument *xy_document_new (const char *title,
                             double width,
                             double height,
                             int n_pages,
                             XyDocumentDraw draw,
                             gpointer data,
                             GDestroyNotify free_data);

G_END_DECLS
