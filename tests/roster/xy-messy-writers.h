// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "xy-messy-roster.h"

G_BEGIN_DECLS

/**
 * XyMessyFormat:
 * @name: what tests call it
 * @suffix: of such a file
 * @kind: what rosters it can hold
 * @encoding: (nullable): as a reader is to name it; `*` for one of several
 * @write: makes a file's content; with a variant between 0 and 7 of what its writers do differently
 */
typedef struct
{
  const char *name;
  const char *suffix;
  XyMessyKind kind;
  const char *encoding;
  GBytes *(*write) (const XyMessyRoster *messy, guint variant);
} XyMessyFormat;

/** xy_messy_get_formats: Returns: (transfer none): all, ended by one without a name. */
const XyMessyFormat *xy_messy_get_formats (void);

G_END_DECLS
