// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "drawing/xy-document.h"

G_BEGIN_DECLS

/**
 * XyDocumentView:
 *
 * The pages of a document one below the other, drawn by the document itself.  Only those that can
 * be seen are drawn.
 */
#define XY_TYPE_DOCUMENT_VIEW (xy_document_view_get_type ())
G_DECLARE_FINAL_TYPE (XyDocumentView, xy_document_view, XY, DOCUMENT_VIEW, AdwBin)

/** xy_document_view_set_document: @document: (nullable): what to show, from its first page. */
void xy_document_view_set_document (XyDocumentView *view, XyDocument *document);

G_END_DECLS
