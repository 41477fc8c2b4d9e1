// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** XY_LOGIN_FREE_OF_ACCOUNT: Attempts that an account takes before it must be waited. */
#define XY_LOGIN_FREE_OF_ACCOUNT 5
/** XY_LOGIN_FREE_OF_ADDRESS: The same for an address, behind which a whole school can be. */
#define XY_LOGIN_FREE_OF_ADDRESS 30
/** XY_LOGIN_LONGEST_DELAY: Seconds to wait at most. */
#define XY_LOGIN_LONGEST_DELAY 60
/** XY_LOGIN_MAX_REMEMBERED: How many accounts and addresses are remembered. */
#define XY_LOGIN_MAX_REMEMBERED 4096

/**
 * XyLoginLimit:
 *
 * Slows down whoever tries passwords: attempts that do not succeed are counted by account and by
 * address, and after the free ones each must wait twice as long as the one before.  Times are
 * given by the caller, in microseconds of a clock that never goes back.
 */
typedef struct _XyLoginLimit XyLoginLimit;

XyLoginLimit *xy_login_limit_new (void);
void xy_login_limit_free (XyLoginLimit *limit);

/**
 * xy_login_limit_try:
 *
 * Counts an attempt as failed until xy_login_limit_succeeded() says otherwise.
 *
 * Returns: 0 if it may go on, else the seconds to wait; then it was not counted
 */
guint
xy_login_limit_try (XyLoginLimit *limit, const char *account, const char *address, gint64 now);
void xy_login_limit_succeeded (XyLoginLimit *limit, const char *account, const char *address);

G_END_DECLS
