// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_server_command:
 *
 * The program `xueying-server`: serve, or account add.
 *
 * Returns: the exit status: 0, or 2 after one line on standard error
 */
int xy_server_command (int argc, char **argv);

G_END_DECLS
