// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyPool:
 *
 * A few threads that run jobs in the order in which they were pushed, and say so in the main
 * context of the thread that made the pool.  Unlike #GTask it can be stopped without running that
 * context: what is done by then is told before xy_pool_stop() returns.
 */
typedef struct _XyPool XyPool;

/** XyPoolFunc: @data: what was given to xy_pool_push(); it belongs to the job. */
typedef void (*XyPoolFunc) (gpointer data);

/** xy_pool_new: @n_threads: with 1, a job has ended before the next one begins. */
XyPool *xy_pool_new (const char *name, guint n_threads);
/** xy_pool_free: Stops it first. */
void xy_pool_free (XyPool *pool);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPool, xy_pool_free)

/**
 * xy_pool_push:
 * @run: called on a thread of the pool
 * @done: called in the owner's main context afterwards
 *
 * Must not be called once xy_pool_stop() has been.
 */
void xy_pool_push (XyPool *pool, XyPoolFunc run, XyPoolFunc done, gpointer data);
/** xy_pool_call: Runs @run after what was pushed before, and waits for it. */
void xy_pool_call (XyPool *pool, XyPoolFunc run, gpointer data);
/** xy_pool_get_waiting: Returns: how many jobs no thread has taken yet. */
guint xy_pool_get_waiting (XyPool *pool);
/** xy_pool_stop: Lets every pushed job end, calls what is to be called, and ends the threads. */
void xy_pool_stop (XyPool *pool);

G_END_DECLS
