// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_cli_main:
 *
 * The program xueyingctl.
 *
 * Returns: its exit status: 0 fine, 1 done but problems were found, 2 could not be done, with one
 *   line on standard error and nothing on standard output
 */
int xy_cli_main (int argc, char **argv);

G_END_DECLS
