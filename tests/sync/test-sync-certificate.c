// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <libsoup/soup.h>

#include "sync/xy-sync.h"
#include "xy-test.h"

/* A program of its own, since the leak checker falls over GnuTLS's thread-local storage. */

/* A certificate for xueying.invalid that nobody signed, with its key, for these tests alone. */
static const char self_signed[] =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBizCCATGgAwIBAgIUNOpl/ECQmB7G1GhPRLoE5tHp/qMwCgYIKoZIzj0EAwIw\n"
    "GjEYMBYGA1UEAwwPeHVleWluZy5pbnZhbGlkMCAXDTI2MTEyMjEwMTkwMFoYDzIx\n"
    "MjYxMDI5MTAxOTAwWjAaMRgwFgYDVQQDDA94dWV5aW5nLmludmFsaWQwWTATBgcq\n"
    "hkjOPQIBBggqhkjOPQMBBwNCAATnTp/pAgR6y3+Ixhd6vtRZB6ofJPjWQ3OP+S60\n"
    "1ma4mEkKH2REn1y/qWULFGpjhAALGX3JPJQfZ6NJ/Hyi05BSo1MwUTAdBgNVHQ4E\n"
    "FgQUCvNACOStSUGSCkvvBMSBCiY4epQwHwYDVR0jBBgwFoAUCvNACOStSUGSCkvv\n"
    "BMSBCiY4epQwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiEA0r8w\n"
    "Bb9a05kQIEpAdy5vCGgncZTtYWGramK8FwTuM3UCICBbMPgJj4RXd5blof8qTeFx\n"
    "NbC5v6Me+fxjcdeLMK+x\n"
    "-----END CERTIFICATE-----\n"
    "-----BEGIN PRIVATE KEY-----\n"
    "MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgMpgNdaBdmtqdU6xc\n"
    "xiWKvABJGOd8jX9x0hbfKMJ4AoShRANCAATnTp/pAgR6y3+Ixhd6vtRZB6ofJPjW\n"
    "Q3OP+S601ma4mEkKH2REn1y/qWULFGpjhAALGX3JPJQfZ6NJ/Hyi05BS\n"
    "-----END PRIVATE KEY-----\n";

static void
count_cb (SoupServer *server,
          SoupServerMessage *message,
          const char *path,
          GHashTable *query,
          gpointer user_data)
{
  guint *requests = user_data;

  (*requests)++;
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
}

static void
certificate_of_nobody_is_refused_and_nothing_sent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate =
      g_tls_certificate_new_from_pem (self_signed, -1, &error);
  g_autoptr (SoupServer) server = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  g_autofree char *uri = NULL;
  guint requests = 0;
  GSList *uris;

  g_assert_no_error (error);
  server = soup_server_new ("tls-certificate", certificate, NULL);
  soup_server_add_handler (server, NULL, count_cb, &requests, NULL);
  soup_server_listen_local (server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY | SOUP_SERVER_LISTEN_HTTPS,
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (server);
  uri = g_uri_to_string (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  xy_sync_sign_in_async (uri, "law", "a long password", NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  sign_in = xy_sync_sign_in_finish (result, &error);
  g_assert_null (sign_in);
  g_assert_error (error, XY_SYNC_ERROR, XY_SYNC_ERROR_CERTIFICATE);
  g_assert_cmpuint (requests, ==, 0);
  soup_server_disconnect (server);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/sync/certificate-of-nobody-is-refused-and-nothing-sent",
                   certificate_of_nobody_is_refused_and_nothing_sent);
  return g_test_run ();
}
