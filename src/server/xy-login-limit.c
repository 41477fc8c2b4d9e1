// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-login-limit.h"

/* An attempt is forgotten after this time without another. */
#define MEMORY (15 * 60 * G_USEC_PER_SEC)

typedef struct
{
  guint attempts;
  gint64 last;
  gint64 next;
} Tries;

struct _XyLoginLimit
{
  GHashTable *tries;
};

XyLoginLimit *
xy_login_limit_new (void)
{
  XyLoginLimit *limit = g_new0 (XyLoginLimit, 1);

  limit->tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return limit;
}

void
xy_login_limit_free (XyLoginLimit *limit)
{
  g_hash_table_unref (limit->tries);
  g_free (limit);
}

/* A name of any length makes a key of the same length. */
static char *
make_key (const char *sort, const char *name)
{
  g_autofree char *text = g_strconcat (sort, name, NULL);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
forget_oldest (XyLoginLimit *limit)
{
  GHashTableIter iter;
  gpointer key, value, oldest_key = NULL;
  gint64 oldest = G_MAXINT64;

  g_hash_table_iter_init (&iter, limit->tries);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (((Tries *) value)->last < oldest)
      {
        oldest = ((Tries *) value)->last;
        oldest_key = key;
      }
  if (oldest_key != NULL)
    g_hash_table_remove (limit->tries, oldest_key);
}

static Tries *
remember (XyLoginLimit *limit, const char *key, gint64 now)
{
  Tries *tries = g_hash_table_lookup (limit->tries, key);

  if (tries == NULL)
    {
      if (g_hash_table_size (limit->tries) >= XY_LOGIN_MAX_REMEMBERED)
        forget_oldest (limit);
      tries = g_new0 (Tries, 1);
      tries->last = now;
      g_hash_table_insert (limit->tries, g_strdup (key), tries);
    }
  if (now - tries->last > MEMORY)
    tries->attempts = 0;
  return tries;
}

static void
count (Tries *tries, guint n_free, gint64 now)
{
  gint64 delay = 0;

  tries->attempts++;
  tries->last = now;
  if (tries->attempts >= n_free)
    delay = MIN (XY_LOGIN_LONGEST_DELAY, (gint64) 1 << MIN (tries->attempts - n_free, 6));
  tries->next = now + delay * G_USEC_PER_SEC;
}

guint
xy_login_limit_try (XyLoginLimit *limit, const char *account, const char *address, gint64 now)
{
  g_autofree char *account_key = make_key ("account ", account);
  g_autofree char *address_key = make_key ("address ", address);
  gint64 wait = remember (limit, account_key, now)->next - now;

  wait = MAX (wait, remember (limit, address_key, now)->next - now);
  if (wait > 0)
    return (guint) ((wait + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
  count (remember (limit, account_key, now), XY_LOGIN_FREE_OF_ACCOUNT, now);
  count (remember (limit, address_key, now), XY_LOGIN_FREE_OF_ADDRESS, now);
  return 0;
}

void
xy_login_limit_succeeded (XyLoginLimit *limit, const char *account, const char *address)
{
  g_autofree char *account_key = make_key ("account ", account);
  g_autofree char *address_key = make_key ("address ", address);
  Tries *tries = g_hash_table_lookup (limit->tries, address_key);

  g_hash_table_remove (limit->tries, account_key);
  /* An address keeps what others tried from it; only this attempt is taken back. */
  if (tries != NULL && tries->attempts > 0)
    {
      tries->attempts--;
      tries->next = 0;
    }
}
