// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libsoup/soup.h>

#include "protocol/xy-message.h"
#include "server/xy-server.h"

G_BEGIN_DECLS

/* The campaign that the tests' servers begin with: a session with one room that takes four an
 * hour, two hours of two groups (so two a group), law in the first hour's first group and
 * chemistry in its second. */
#define TEST_CAMPAIGN "00000000-0000-4000-8000-000000000001"
#define TEST_LAW "00000000-0000-4000-8000-000000000011"
#define TEST_CHEMISTRY "00000000-0000-4000-8000-000000000012"
#define TEST_SESSION "00000000-0000-4000-8000-000000000021"
#define TEST_FIRST_SLOT "00000000-0000-4000-8000-000000000031"
#define TEST_SECOND_SLOT "00000000-0000-4000-8000-000000000032"
#define TEST_LAW_PLACE "00000000-0000-4000-8000-000000000041"
#define TEST_CHEMISTRY_PLACE "00000000-0000-4000-8000-000000000042"
#define TEST_N_SEED 8

#define TEST_PASSWORD "correct horse"

/** test_seed: Returns: (transfer full) (element-type XyRecord): that campaign. */
GPtrArray *test_seed (void);

/** TestServer: A server in this process on a free port, with accounts `school`, `law`, `law2` (of
 * law too) and `chemistry`, and a client's session. */
typedef struct
{
  char *folder;
  XyServer *server;
  SoupSession *session;
  char *uri;
} TestServer;

TestServer *test_server_new (void);
void test_server_free (TestServer *test);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestServer, test_server_free)
/** test_server_restart: The same data, another process as far as it can tell. */
void test_server_restart (TestServer *test);

/** TestClient: One store of one account. */
typedef struct
{
  TestServer *test;
  char *token;
  char *origin;
  gint64 cursor;
} TestClient;

/** test_client_new: Signs in without a password, by a session laid into the database. */
TestClient *test_client_new (TestServer *test, const char *account);
void test_client_free (TestClient *client);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestClient, test_client_free)

/** TestReply: What came back. */
typedef struct
{
  guint status;
  SoupMessageHeaders *headers;
  GBytes *body;
} TestReply;

void test_reply_free (TestReply *reply);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestReply, test_reply_free)

/** TestCall: A request under way. */
typedef struct
{
  SoupMessage *message;
  GAsyncResult *result;
} TestCall;

/**
 * test_begin:
 * @token: (nullable): the bearer token
 * @body: (nullable): of @type
 * @...: names and values of headers, ending in %NULL
 */
TestCall *test_begin (TestServer *test,
                      const char *token,
                      const char *method,
                      const char *path,
                      const char *type,
                      GBytes *body,
                      ...) G_GNUC_NULL_TERMINATED;
TestReply *test_end (TestServer *test, TestCall *call);
TestReply *test_call (TestServer *test,
                      const char *token,
                      const char *method,
                      const char *path,
                      const char *text);
/** test_assert_failed: The reply is an error of that status and code. */
void test_assert_failed (TestReply *reply, guint status, const char *code);

/** test_mutation: @...: names and string values of fields, ending in %NULL. */
XyMutation *test_mutation (TestClient *client, XyKind kind, const char *record, gint64 base, ...)
    G_GNUC_NULL_TERMINATED;
/** test_push: Sends a batch of one or several, (transfer full), ending in %NULL. */
GPtrArray *test_push (TestClient *client, XyMutation *first, ...) G_GNUC_NULL_TERMINATED;
/** test_push_one: Returns: (transfer full): the one answer. */
XyAnswer *test_push_one (TestClient *client, XyMutation *mutation);
/** test_push_applied: It must be `applied`. Returns: the revision. */
gint64 test_push_applied (TestClient *client, XyMutation *mutation);

/** test_student: A create of a student with that number in a college. */
XyMutation *
test_student (TestClient *client, const char *id, const char *college, const char *number);
XyMutation *test_submission (TestClient *client,
                             const char *id,
                             const char *college,
                             const char *student,
                             const char *photo);
XyMutation *test_decision (TestClient *client,
                           const char *id,
                           const char *student,
                           const char *submission,
                           const char *outcome);

/** test_pull: Everything since the last pull. */
XyChanges *test_pull (TestClient *client);
/** test_find_change: Returns: (transfer none) (nullable): the last change of a record. */
const XyChange *test_find_change (const XyChanges *changes, const char *id);
/** test_count_kind: How many living records of a kind are in a page. */
guint test_count_kind (const XyChanges *changes, XyKind kind);

/** test_jpeg: Returns: (transfer full): a small JPEG; another for every @seed. */
GBytes *test_jpeg (guint8 seed);

G_END_DECLS
