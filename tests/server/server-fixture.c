// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server-fixture.h"

#include <stdio.h>
#include <string.h>
#include <jpeglib.h>

#include "server/xy-ledger.h"
#include "server/xy-secret.h"
#include "xy-test.h"

static void
add_seed (GPtrArray *seed, XyKind kind, const char *id, const char *json)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = xy_json_parse (json, strlen (json), 4096, &error);
  XyFields *fields;
  g_autofree char *problem = NULL;

  g_assert_no_error (error);
  fields = xy_json_to_fields (node, &error);
  g_assert_no_error (error);
  g_assert_true (xy_kind_validate (kind, fields, &problem));
  g_ptr_array_add (seed, xy_record_new (kind, id, 0, fields));
}

GPtrArray *
test_seed (void)
{
  GPtrArray *seed = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  add_seed (seed, XY_KIND_CAMPAIGN, TEST_CAMPAIGN,
            "{\"name\": \"2022 graduates\", \"school\": \"A school\", \"timezone\": \"UTC\","
            " \"profile\": \"p\", \"group_order\": \"consecutive\","
            " \"students_per_room_hour\": 4}");
  add_seed (seed, XY_KIND_COLLEGE, TEST_LAW,
            "{\"short_name\": \"法学院\", \"full_names\": [\"法学院\"]}");
  add_seed (seed, XY_KIND_COLLEGE, TEST_CHEMISTRY,
            "{\"short_name\": \"化工院\", \"full_names\": [\"化学化工学院\"]}");
  add_seed (seed, XY_KIND_SESSION, TEST_SESSION,
            "{\"campaign\": \"" TEST_CAMPAIGN "\", \"date\": \"2021-12-12\","
            " \"building\": \"B\", \"rooms\": [\"202\"]}");
  add_seed (seed, XY_KIND_SLOT, TEST_FIRST_SLOT,
            "{\"campaign\": \"" TEST_CAMPAIGN "\", \"session\": \"" TEST_SESSION "\","
            " \"start\": \"08:30\", \"end\": \"09:30\", \"groups\": 2}");
  add_seed (seed, XY_KIND_SLOT, TEST_SECOND_SLOT,
            "{\"campaign\": \"" TEST_CAMPAIGN "\", \"session\": \"" TEST_SESSION "\","
            " \"start\": \"09:30\", \"end\": \"10:30\", \"groups\": 2}");
  add_seed (seed, XY_KIND_ASSIGNMENT, TEST_LAW_PLACE,
            "{\"campaign\": \"" TEST_CAMPAIGN "\", \"college\": \"" TEST_LAW "\","
            " \"slot\": \"" TEST_FIRST_SLOT "\", \"group\": 1, \"position\": 1}");
  add_seed (seed, XY_KIND_ASSIGNMENT, TEST_CHEMISTRY_PLACE,
            "{\"campaign\": \"" TEST_CAMPAIGN "\", \"college\": \"" TEST_CHEMISTRY "\","
            " \"slot\": \"" TEST_FIRST_SLOT "\", \"group\": 2, \"position\": 1}");
  return seed;
}

/* Accounts whose password is none: only test-sessions.c signs in with one. */
static void
add_accounts (const char *folder)
{
  static const struct
  {
    const char *name;
    XyAccountRole role;
    const char *college;
  } accounts[] = {
    { "school", XY_ACCOUNT_SCHOOL, NULL },
    { "law", XY_ACCOUNT_COLLEGE, TEST_LAW },
    { "law2", XY_ACCOUNT_COLLEGE, TEST_LAW },
    { "chemistry", XY_ACCOUNT_COLLEGE, TEST_CHEMISTRY },
  };
  g_autoptr (GPtrArray) seed = test_seed ();
  g_autoptr (GError) error = NULL;
  g_autoptr (XyLedger) database = xy_ledger_open (folder, seed, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (accounts); i++)
    {
      const char *colleges[] = { accounts[i].college, NULL };
      g_autoptr (XyViewer) account = xy_viewer_new (accounts[i].name, accounts[i].role, colleges);
      gboolean added;

      g_assert_true (xy_ledger_add_account (database, account, "none", &added, &error));
      g_assert_no_error (error);
      g_assert_true (added);
    }
}

static void
start (TestServer *test)
{
  g_autoptr (GPtrArray) seed = test_seed ();
  g_autoptr (GError) error = NULL;

  test->server = xy_server_new (test->folder, seed, &error);
  g_assert_no_error (error);
  g_assert_true (xy_server_listen (test->server, "127.0.0.1:0", &error));
  g_assert_no_error (error);
  test->uri = xy_server_get_uri (test->server);
  test->session = soup_session_new_with_options ("proxy-resolver", NULL, NULL);
}

static void
stop (TestServer *test)
{
  soup_session_abort (test->session);
  g_clear_object (&test->session);
  xy_server_stop (test->server);
  g_assert_finalize_object (g_steal_pointer (&test->server));
  g_clear_pointer (&test->uri, g_free);
}

TestServer *
test_server_new (void)
{
  TestServer *test = g_new0 (TestServer, 1);

  test->folder = xy_test_dup_folder ();
  add_accounts (test->folder);
  start (test);
  return test;
}

void
test_server_free (TestServer *test)
{
  stop (test);
  g_free (test->folder);
  g_free (test);
}

void
test_server_restart (TestServer *test)
{
  stop (test);
  start (test);
}

TestClient *
test_client_new (TestServer *test, const char *account)
{
  TestClient *client = g_new0 (TestClient, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (XyLedger) database = xy_ledger_open (test->folder, NULL, NULL, &error);
  g_autofree char *hash = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  g_assert_no_error (error);
  client->test = test;
  client->origin = g_uuid_string_random ();
  client->token = xy_token_new ();
  hash = xy_token_hash (client->token);
  g_assert_true (xy_ledger_add_session (database, hash, account, now, now + 3600, &error));
  g_assert_no_error (error);
  return client;
}

void
test_client_free (TestClient *client)
{
  g_free (client->token);
  g_free (client->origin);
  g_free (client);
}

void
test_reply_free (TestReply *reply)
{
  soup_message_headers_unref (reply->headers);
  g_bytes_unref (reply->body);
  g_free (reply);
}

TestCall *
test_begin (TestServer *test,
            const char *token,
            const char *method,
            const char *path,
            const char *type,
            GBytes *body,
            ...)
{
  TestCall *call = g_new0 (TestCall, 1);
  g_autofree char *uri = g_strconcat (test->uri, path, NULL);
  const char *name;
  va_list headers;

  call->message = soup_message_new (method, uri);
  if (token != NULL)
    {
      g_autofree char *value = g_strconcat ("Bearer ", token, NULL);

      soup_message_headers_replace (soup_message_get_request_headers (call->message),
                                    "Authorization", value);
    }
  if (body != NULL)
    soup_message_set_request_body_from_bytes (call->message, type, body);
  va_start (headers, body);
  while ((name = va_arg (headers, const char *)) != NULL)
    soup_message_headers_replace (soup_message_get_request_headers (call->message), name,
                                  va_arg (headers, const char *));
  va_end (headers);
  soup_session_send_and_read_async (test->session, call->message, G_PRIORITY_DEFAULT, NULL,
                                    xy_test_async_cb, &call->result);
  return call;
}

TestReply *
test_end (TestServer *test, TestCall *call)
{
  TestReply *reply = g_new0 (TestReply, 1);
  g_autoptr (GError) error = NULL;

  xy_test_wait_result (&call->result);
  reply->body = soup_session_send_and_read_finish (test->session, call->result, &error);
  g_assert_no_error (error);
  reply->status = soup_message_get_status (call->message);
  reply->headers = soup_message_headers_ref (soup_message_get_response_headers (call->message));
  g_object_unref (call->result);
  g_object_unref (call->message);
  g_free (call);
  return reply;
}

TestReply *
test_call (TestServer *test,
           const char *token,
           const char *method,
           const char *path,
           const char *text)
{
  g_autoptr (GBytes) body = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

  return test_end (test, test_begin (test, token, method, path, "application/json", body, NULL));
}

void
test_assert_failed (TestReply *reply, guint status, const char *code)
{
  g_autofree char *said = NULL, *message = NULL;

  g_assert_cmpuint (reply->status, ==, status);
  g_assert_true (xy_error_from_text (g_bytes_get_data (reply->body, NULL),
                                     g_bytes_get_size (reply->body), &said, &message));
  g_assert_cmpstr (said, ==, code);
  g_assert_cmpstr (message, !=, "");
}

XyMutation *
test_mutation (TestClient *client, XyKind kind, const char *record, gint64 base, ...)
{
  XyFields *fields = xy_fields_new ();
  XyMutation *mutation;
  const char *name;
  va_list values;

  va_start (values, base);
  while ((name = va_arg (values, const char *)) != NULL)
    {
      const char *value = va_arg (values, const char *);

      if (xy_kind_find_field (kind, name) != NULL &&
          xy_kind_find_field (kind, name)->type == XY_FIELD_INT)
        xy_fields_set_int (fields, name, g_ascii_strtoll (value, NULL, 10));
      else if (g_strcmp0 (value, "true") == 0 || g_strcmp0 (value, "false") == 0)
        xy_fields_set_boolean (fields, name, *value == 't');
      else
        xy_fields_set_string (fields, name, value);
    }
  va_end (values);
  mutation = xy_mutation_new (kind, record, base, fields);
  mutation->origin = g_strdup (client->origin);
  return mutation;
}

static GPtrArray *
push_all (TestClient *client, GPtrArray *mutations)
{
  g_autofree char *text = xy_batch_to_text (mutations);
  g_autoptr (TestReply) reply =
      test_call (client->test, client->token, "POST", "/api/v1/mutations", text);
  g_autoptr (GError) error = NULL;
  GPtrArray *answers;

  g_assert_cmpuint (reply->status, ==, 200);
  answers = xy_answers_from_text (g_bytes_get_data (reply->body, NULL),
                                  g_bytes_get_size (reply->body), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, mutations->len);
  for (guint i = 0; i < answers->len; i++)
    g_assert_cmpstr (((XyAnswer *) g_ptr_array_index (answers, i))->mutation, ==,
                     ((XyMutation *) g_ptr_array_index (mutations, i))->id);
  return answers;
}

GPtrArray *
test_push (TestClient *client, XyMutation *first, ...)
{
  g_autoptr (GPtrArray) mutations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) xy_mutation_unref);
  XyMutation *mutation = first;
  va_list more;

  va_start (more, first);
  while (mutation != NULL)
    {
      g_ptr_array_add (mutations, mutation);
      mutation = va_arg (more, XyMutation *);
    }
  va_end (more);
  return push_all (client, mutations);
}

XyAnswer *
test_push_one (TestClient *client, XyMutation *mutation)
{
  g_autoptr (GPtrArray) answers = test_push (client, mutation, NULL);

  g_ptr_array_set_free_func (answers, NULL);
  return g_ptr_array_index (answers, 0);
}

gint64
test_push_applied (TestClient *client, XyMutation *mutation)
{
  g_autoptr (XyAnswer) answer = test_push_one (client, mutation);

  g_assert_cmpstr (answer->message, ==, NULL);
  g_assert_cmpint (answer->kind, ==, XY_ANSWER_APPLIED);
  g_assert_cmpint (answer->revision, >, 0);
  return answer->revision;
}

XyMutation *
test_student (TestClient *client, const char *id, const char *college, const char *number)
{
  return test_mutation (client, XY_KIND_STUDENT, id, 0, "campaign", TEST_CAMPAIGN, "college",
                        college, "student_number", number, "name", "张娜芳", NULL);
}

XyMutation *
test_submission (TestClient *client,
                 const char *id,
                 const char *college,
                 const char *student,
                 const char *photo)
{
  return test_mutation (client, XY_KIND_SUBMISSION, id, 0, "campaign", TEST_CAMPAIGN, "college",
                        college, "student", student, "photo", photo, "number", "1", "submitted_at",
                        "2021-12-01T08:00:00Z", NULL);
}

XyMutation *
test_decision (TestClient *client,
               const char *id,
               const char *student,
               const char *submission,
               const char *outcome)
{
  return test_mutation (client, XY_KIND_DECISION, id, 0, "campaign", TEST_CAMPAIGN, "college",
                        TEST_LAW, "student", student, "submission", submission, "outcome", outcome,
                        "decided_at", "2021-12-02T08:00:00Z", NULL);
}

XyChanges *
test_pull (TestClient *client)
{
  g_autofree char *path =
      g_strdup_printf ("/api/v1/changes?after=%" G_GINT64_FORMAT "&limit=10000", client->cursor);
  g_autoptr (TestReply) reply = test_call (client->test, client->token, "GET", path, NULL);
  g_autoptr (GError) error = NULL;
  XyChanges *changes;

  g_assert_cmpuint (reply->status, ==, 200);
  changes = xy_changes_from_text (g_bytes_get_data (reply->body, NULL),
                                  g_bytes_get_size (reply->body), &error);
  g_assert_no_error (error);
  g_assert_false (changes->more);
  g_assert_cmpint (changes->next, >=, client->cursor);
  client->cursor = changes->next;
  return changes;
}

const XyChange *
test_find_change (const XyChanges *changes, const char *id)
{
  const XyChange *found = NULL;

  for (guint i = 0; i < changes->changes->len; i++)
    {
      const XyChange *change = g_ptr_array_index (changes->changes, i);

      if (g_strcmp0 (change->record->id, id) == 0)
        found = change;
    }
  return found;
}

guint
test_count_kind (const XyChanges *changes, XyKind kind)
{
  guint count = 0;

  for (guint i = 0; i < changes->changes->len; i++)
    {
      const XyChange *change = g_ptr_array_index (changes->changes, i);

      count +=
          change->record->kind == kind && !change->gone && !xy_record_is_deleted (change->record);
    }
  return count;
}

GBytes *
test_jpeg (guint8 seed)
{
  struct jpeg_compress_struct compress;
  struct jpeg_error_mgr errors;
  unsigned char *memory = NULL;
  unsigned long size = 0;
  guint8 row[64];
  JSAMPROW rows[] = { row };
  GBytes *bytes;

  compress.err = jpeg_std_error (&errors);
  jpeg_create_compress (&compress);
  jpeg_mem_dest (&compress, &memory, &size);
  compress.image_width = compress.image_height = sizeof row;
  compress.input_components = 1;
  compress.in_color_space = JCS_GRAYSCALE;
  jpeg_set_defaults (&compress);
  jpeg_start_compress (&compress, TRUE);
  for (guint y = 0; y < sizeof row; y++)
    {
      for (guint x = 0; x < sizeof row; x++)
        row[x] = (guint8) (seed + x * 3 + y);
      jpeg_write_scanlines (&compress, rows, 1);
    }
  jpeg_finish_compress (&compress);
  jpeg_destroy_compress (&compress);
  bytes = g_bytes_new (memory, size);
  free (memory);
  return bytes;
}
