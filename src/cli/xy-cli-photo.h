// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/xy-command.h"
#include "photo/xy-rule-profile.h"

G_BEGIN_DECLS

/** xy_cli_load_profile: @name: (nullable): %NULL is the default. Returns: (transfer full). */
XyRuleProfile *xy_cli_load_profile (const char *name, GError **error);

/**
 * xy_cli_read_photo:
 * @size: (out): the file's size
 *
 * Returns: (transfer full) (nullable): the bytes; of a file that is larger than a photo may be
 *   only the beginning, one byte more than is taken
 */
GBytes *xy_cli_read_photo (const char *path, gsize *size, GError **error);

/** xy_cli_run_photo_import: The command `photo import`. */
XyCliStatus xy_cli_run_photo_import (char ***arguments, GString *out, GError **error);

G_END_DECLS
