// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-sheet.h"

G_BEGIN_DECLS

/**
 * XyHtmlPage:
 *
 * Makes sheets of the tables of a web page, whose elements and text it is told.
 */
typedef struct _XyHtmlPage XyHtmlPage;

/** xy_html_page_new: @encoding: (nullable): what the page was encoded in */
XyHtmlPage *xy_html_page_new (const char *encoding);
void xy_html_page_free (XyHtmlPage *page);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyHtmlPage, xy_html_page_free)

/**
 * xy_html_page_start:
 * @name: of the element, in lower case
 * @attributes: (nullable) (array zero-terminated=1): names and values in turn; a value may be %NULL
 *
 * An element begins.  Each that begins ends once, in the opposite order.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_LIMIT
 */
gboolean
xy_html_page_start (XyHtmlPage *page, const char *name, const char **attributes, GError **error);

/** xy_html_page_end: An element ends. */
gboolean xy_html_page_end (XyHtmlPage *page, const char *name, GError **error);

/** xy_html_page_add_text: Text stands within the elements that are open. */
void xy_html_page_add_text (XyHtmlPage *page, const char *text, gsize length);

/**
 * xy_html_page_finish:
 *
 * Ends what is still open, and gives the sheets that hold anything to @func.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_LIMIT, or with %XY_ROSTER_ERROR_FORMAT if there is none
 */
gboolean
xy_html_page_finish (XyHtmlPage *page, XySheetFunc func, gpointer user_data, GError **error);

/** xy_html_page_set_too_large: Sets the error of a page that goes beyond what is taken. */
void xy_html_page_set_too_large (GError **error);

G_END_DECLS
