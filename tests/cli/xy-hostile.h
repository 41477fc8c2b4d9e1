// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyHostile:
 * @name: the file's name; how it is to be read is told by its content all the same
 * @make: Returns: (transfer full): its content
 *
 * A file from which no roster can be read, and that wants to cost time or memory.
 */
typedef struct
{
  const char *name;
  GBytes *(*make) (void);
} XyHostile;

/** xy_hostile_files: All of them. */
const XyHostile *xy_hostile_files (guint *n);

G_END_DECLS
