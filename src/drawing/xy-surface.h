// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** xy_surface_append_cb: A #cairo_write_func_t; @closure is a #GByteArray. */
cairo_status_t xy_surface_append_cb (void *closure, const unsigned char *data, unsigned int length);

/**
 * xy_surface_save:
 * @status: how the drawing went
 *
 * Writes the bytes of a finished drawing to a file, whole or not at all.
 */
gboolean
xy_surface_save (GByteArray *bytes, cairo_status_t status, const char *path, GError **error);

gboolean xy_surface_write_png (cairo_surface_t *surface, const char *path, GError **error);

G_END_DECLS
