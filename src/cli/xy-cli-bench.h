// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cli/xy-command.h"

G_BEGIN_DECLS

/** xy_cli_run_bench_photo: The command `bench photo`. */
XyCliStatus xy_cli_run_bench_photo (char ***arguments, GString *out, GError **error);
/** xy_cli_run_bench_schedule: The command `bench schedule`. */
XyCliStatus xy_cli_run_bench_schedule (char ***arguments, GString *out, GError **error);

G_END_DECLS
