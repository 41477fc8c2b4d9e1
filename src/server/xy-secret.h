// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** XY_PASSWORD_MIN_CHARACTERS: The shortest password that an account may have. */
#define XY_PASSWORD_MIN_CHARACTERS 8
/** XY_PASSWORD_MAX_BYTES: What is longer is no password. */
#define XY_PASSWORD_MAX_BYTES 1024

/** xy_secret_init: Readies libsodium; called before anything else here. */
void xy_secret_init (void);

/** xy_password_hash: Argon2id, slow on purpose. Returns: (nullable): %NULL without memory. */
char *xy_password_hash (const char *password);

/**
 * xy_password_check:
 * @hash: (nullable): the account's hash; %NULL, for an account that is not there, takes the same
 *   time and never fits
 */
gboolean xy_password_check (const char *hash, const char *password);

/** xy_token_new: Returns: (transfer full): 32 random bytes in URL-safe letters. */
char *xy_token_new (void);
/** xy_token_hash: Returns: (transfer full): what is kept of a token. */
char *xy_token_hash (const char *token);

G_END_DECLS
