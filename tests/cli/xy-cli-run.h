// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-json.h"
#include "xy-test.h"

G_BEGIN_DECLS

/**
 * XyRun:
 *
 * What came of a program that ran with an environment that is empty but for the data folder.
 */
typedef struct
{
  int status;
  char *out;
  char *err;
} XyRun;

void xy_run_free (XyRun *run);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRun, xy_run_free)

/** xy_run_launcher: Returns: (transfer full): starts programs with that environment. */
GSubprocessLauncher *xy_run_launcher (const char *data, GSubprocessFlags flags);
/** xy_run_find: Returns: (transfer full): the program of the build folder. */
char *xy_run_find (const char *program);

/**
 * xy_run_program:
 * @data: what `XUEYING_DATA_DIR` is set to
 * @input: (nullable): what comes on standard input
 * @arguments: (array zero-terminated=1): the program's arguments
 */
XyRun *xy_run_program (const char *program,
                       const char *data,
                       const char *input,
                       const char *const *arguments);

/** XY_CTL: Runs xueyingctl over a data folder: XY_CTL (data, "roster", "list"). */
#define XY_CTL(data, ...) XY_CTL_INPUT (data, NULL, __VA_ARGS__)
#define XY_CTL_INPUT(data, input, ...)                                                             \
  xy_run_program ("src/cli/xueyingctl", data, input, (const char *const[]){ __VA_ARGS__, NULL })

/** xy_run_assert_fine: It ended with 0 and said nothing on standard error. */
void xy_run_assert_fine (const XyRun *run);
/** xy_run_assert_failed: It ended with 2, exactly one line on standard error, and no output. */
void xy_run_assert_failed (const XyRun *run);
/** xy_run_parse: Returns: (transfer full): the one JSON document that the output is. */
JsonNode *xy_run_parse (const XyRun *run);

/** xy_run_dup_data: Returns: (transfer full): a data folder that does not exist yet. */
char *xy_run_dup_data (void);
/** xy_run_dup_roster: Returns: (transfer full): the path of a CSV with 132 students of 法学院. */
char *xy_run_dup_roster (void);
/** xy_run_dup_number: Returns: (transfer full): the student number of its nth row, from 0. */
char *xy_run_dup_number (guint n);
#define XY_RUN_STUDENTS 132

G_END_DECLS
