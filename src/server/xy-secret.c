// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-secret.h"

#include <sodium.h>
#include <string.h>

#define TOKEN_BYTES 32

/* The hash that a sign-in to an unknown account is checked against. */
static char stand_in[crypto_pwhash_STRBYTES];

static gboolean
hash_into (char out[crypto_pwhash_STRBYTES], const char *password)
{
  return crypto_pwhash_str_alg (
             out, password, strlen (password), crypto_pwhash_OPSLIMIT_INTERACTIVE,
             crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) == 0;
}

void
xy_secret_init (void)
{
  static gsize once = 0;

  if (!g_once_init_enter (&once))
    return;
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this computer");
  if (!hash_into (stand_in, "nobody"))
    g_error ("There is not enough memory to hash a password");
  g_once_init_leave (&once, 1);
}

char *
xy_password_hash (const char *password)
{
  char hash[crypto_pwhash_STRBYTES];

  return hash_into (hash, password) ? g_strdup (hash) : NULL;
}

gboolean
xy_password_check (const char *hash, const char *password)
{
  gboolean fits =
      crypto_pwhash_str_verify (hash != NULL ? hash : stand_in, password, strlen (password)) == 0;

  return fits && hash != NULL;
}

char *
xy_token_new (void)
{
  guint8 bytes[TOKEN_BYTES];
  char text[sodium_base64_ENCODED_LEN (TOKEN_BYTES, sodium_base64_VARIANT_URLSAFE_NO_PADDING)];

  randombytes_buf (bytes, sizeof bytes);
  sodium_bin2base64 (text, sizeof text, bytes, sizeof bytes,
                     sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  return g_strdup (text);
}

char *
xy_token_hash (const char *token)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, token, -1);
}
