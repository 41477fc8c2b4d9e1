// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * XyBench:
 *
 * What the commands `bench …` have in common: samples of the same things, taken again and again in
 * turn, so that what else the computer does falls on all of them alike; and the figures, which are
 * the samples' medians.
 */
typedef struct _XyBench XyBench;

/** xy_bench_new: @name: what is measured, such as `roster`. */
XyBench *xy_bench_new (const char *name, GError **error);
/** xy_bench_free: Removes the scratch folder too. */
void xy_bench_free (XyBench *bench);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyBench, xy_bench_free)

/** xy_bench_get_folder: Returns: (transfer none): a folder of its own, empty at first. */
const char *xy_bench_get_folder (XyBench *bench);
/** xy_bench_empty_folder: Removes a folder of it with all that is in it, if it is there. */
void xy_bench_empty_folder (XyBench *bench, const char *name);

/**
 * XyBenchRound:
 *
 * Does each of the things once, one after the other, and notes how each was.
 */
typedef gboolean (*XyBenchRound) (XyBench *bench, gpointer user_data, GError **error);

/**
 * xy_bench_repeat:
 * @rounds: how often
 *
 * Before the rounds that count there is one that does not, since it finds every cache cold.
 */
gboolean xy_bench_repeat (XyBench *bench,
                          int rounds,
                          XyBenchRound round,
                          gpointer user_data,
                          GError **error);

/** xy_bench_note: One sample of a thing, in that unit. */
void xy_bench_note (XyBench *bench, const char *thing, const char *unit, double value);
/** xy_bench_add_figure: The median of a thing's samples, against that of another's in the unit. */
void xy_bench_add_figure (XyBench *bench, const char *thing, const char *unit, const char *against);
/** xy_bench_add_named_figure: The same, where the other thing is called @name in the figure. */
void xy_bench_add_named_figure (XyBench *bench,
                                const char *thing,
                                const char *unit,
                                const char *against,
                                const char *name);
/** xy_bench_add_remark: @sentence: (transfer full): what a reader of the figures must know. */
void xy_bench_add_remark (XyBench *bench, char *sentence);
/** xy_bench_get_n_remarks: Returns: how many there are. */
guint xy_bench_get_n_remarks (XyBench *bench);

/**
 * XyBenchChild:
 * @milliseconds: from before it was started until it had ended
 * @megabytes: the most memory that it, or a child of its, had in use
 * @out: what it printed
 */
typedef struct
{
  double milliseconds;
  double megabytes;
  char *out;
} XyBenchChild;

void xy_bench_child_clear (XyBenchChild *child);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (XyBenchChild, xy_bench_child_clear)

/**
 * xy_bench_run_child:
 * @data: (nullable): its `XUEYING_DATA_DIR`
 *
 * Runs a program to its end.  Its memory is told right only while this process has less in use,
 * which the kernel counts in.
 *
 * Returns: whether it ended with 0; else @error has what it said
 */
gboolean xy_bench_run_child (XyBench *bench,
                             const char *const *arguments,
                             const char *data,
                             XyBenchChild *child,
                             GError **error);

/** xy_bench_dup_own_program: Returns: (transfer full): the path of the program that runs. */
char *xy_bench_dup_own_program (GError **error);

/** xy_bench_to_json: Returns: (transfer full): the contract's object, with the remarks. */
JsonObject *xy_bench_to_json (XyBench *bench);

G_END_DECLS
