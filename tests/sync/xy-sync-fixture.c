// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-sync-fixture.h"

#include "data/xy-data.h"
#include "model/xy-acts.h"
#include "xy-portrait.h"

static GPtrArray *
load_seed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_data_load ("campaigns/hunnu-2022.json", &error);
  GPtrArray *seed;

  g_assert_no_error (error);
  seed = xy_campaign_file_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  return seed;
}

static void
start_server (XyFixture *fixture, const char *address)
{
  g_autoptr (GError) error = NULL;

  fixture->server = xy_server_new (fixture->folder, fixture->seed, &error);
  g_assert_no_error (error);
  xy_server_listen (fixture->server, address, &error);
  g_assert_no_error (error);
}

XyFixture *
xy_fixture_new (void)
{
  XyFixture *fixture = g_new0 (XyFixture, 1);

  fixture->folder = xy_test_dup_folder ();
  fixture->seed = load_seed ();
  start_server (fixture, "127.0.0.1:0");
  fixture->uri = xy_server_get_uri (fixture->server);
  return fixture;
}

void
xy_fixture_add_account (XyFixture *fixture, const char *name)
{
  const char *college = g_str_has_prefix (name, "law") ? "法学院" : "商学院";
  gboolean is_school = g_str_equal (name, "school");
  const char *const colleges[] = { is_school ? NULL : college, NULL };
  g_autoptr (GError) error = NULL;

  xy_server_add_account (fixture->server, name, is_school ? "school" : "college", colleges,
                         XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
}

void
xy_fixture_stop (XyFixture *fixture)
{
  xy_server_stop (fixture->server);
  g_assert_finalize_object (fixture->server);
  fixture->server = NULL;
}

void
xy_fixture_restart (XyFixture *fixture)
{
  start_server (fixture, fixture->uri + strlen ("http://"));
}

void
xy_fixture_free (XyFixture *fixture)
{
  if (fixture->server != NULL)
    xy_fixture_stop (fixture);
  g_ptr_array_unref (fixture->seed);
  g_free (fixture->folder);
  g_free (fixture->uri);
  g_free (fixture);
}

XyStore *
xy_fixture_open (XyFixture *fixture)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autoptr (GError) error = NULL;
  XyStore *store = xy_store_open (folder, fixture->seed, &error);

  g_assert_no_error (error);
  return store;
}

XySignIn *
xy_fixture_sign_in (const char *uri, const char *account, const char *password, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  xy_sync_sign_in_async (uri, account, password, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  return xy_sync_sign_in_finish (result, error);
}

XyStore *
xy_fixture_join (XyFixture *fixture, const char *account)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  XyStore *store = xy_fixture_open (fixture);

  xy_fixture_add_account (fixture, account);
  sign_in = xy_fixture_sign_in (fixture->uri, account, XY_FIXTURE_PASSWORD, &error);
  g_assert_no_error (error);
  xy_sync_keep_sign_in (store, fixture->uri, sign_in, &error);
  g_assert_no_error (error);
  return store;
}

static gboolean
is_held_once (gpointer user_data)
{
  return G_OBJECT (user_data)->ref_count == 1;
}

void
xy_fixture_close (XyStore *store)
{
  /* Steps that were cancelled hold it until the main loop has seen them end. */
  xy_test_wait (is_held_once, store);
  xy_store_close (store);
  g_assert_finalize_object (store);
}

gboolean
xy_fixture_try_sync (XyStore *store, XySyncResult *counts, GError **error)
{
  g_autoptr (XySync) sync = xy_sync_new (store);
  g_autoptr (GAsyncResult) result = NULL;

  xy_sync_once_async (sync, NULL, xy_test_async_cb, &result);
  xy_test_wait_result (&result);
  return xy_sync_once_finish (sync, result, counts, error);
}

XySyncResult
xy_fixture_sync (XyStore *store)
{
  g_autoptr (GError) error = NULL;
  XySyncResult counts;

  xy_fixture_try_sync (store, &counts, &error);
  g_assert_no_error (error);
  return counts;
}

const char *
xy_fixture_get_college (XyFixture *fixture, const char *short_name)
{
  for (guint i = 0; i < fixture->seed->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (fixture->seed, i);

      if (record->kind == XY_KIND_COLLEGE &&
          g_strcmp0 (xy_fields_get_string (record->fields, "short_name"), short_name) == 0)
        return record->id;
    }
  g_assert_not_reached ();
}

static const char *
get_campaign (XyFixture *fixture)
{
  for (guint i = 0; i < fixture->seed->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (fixture->seed, i);

      if (record->kind == XY_KIND_CAMPAIGN)
        return record->id;
    }
  g_assert_not_reached ();
}

/* One edit as an act. @fields: (transfer full). */
static char *
apply (XyStore *store, XyKind kind, const char *id, XyFields *fields)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  g_autoptr (GError) error = NULL;
  XyEdit *edit = xy_edit_new (kind, id, fields);

  g_ptr_array_add (edits, edit);
  xy_store_apply (store, "An act", edits, &error);
  g_assert_no_error (error);
  return g_strdup (edit->id);
}

char *
xy_fixture_add_student (XyFixture *fixture, XyStore *store, const char *number, const char *name)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", get_campaign (fixture));
  xy_fields_set_string (fields, "college", xy_fixture_get_college (fixture, "法学院"));
  xy_fields_set_string (fields, "student_number", number);
  xy_fields_set_string (fields, "name", name);
  return apply (store, XY_KIND_STUDENT, NULL, fields);
}

static gpointer
look_up (XyStore *store, XyKind kind, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRecord) record = xy_store_lookup (store, kind, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (record);
  return xy_entity_from_record (record);
}

char *
xy_fixture_submit (XyStore *store, const char *student, const char *photo)
{
  g_autoptr (XyStudent) entity = look_up (store, XY_KIND_STUDENT, student);

  return apply (store, XY_KIND_SUBMISSION, NULL, xy_acts_submit (entity, NULL, photo));
}

char *
xy_fixture_decide (XyStore *store, const char *submission, const char *outcome)
{
  g_autoptr (XySubmission) entity = look_up (store, XY_KIND_SUBMISSION, submission);
  g_autofree char *account = xy_store_dup_setting (store, "account");
  g_autofree char *role = xy_store_dup_setting (store, "role");

  return apply (store, XY_KIND_DECISION, NULL,
                xy_acts_decide (entity, outcome, NULL, NULL, account, role));
}

void
xy_fixture_set (XyStore *store, XyKind kind, const char *id, const char *field, const char *value)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, field, value);
  g_free (apply (store, kind, id, fields));
}

char *
xy_fixture_dup (XyStore *store, XyKind kind, const char *id, const char *field)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyRecord) record = xy_store_lookup (store, kind, id, &error);

  g_assert_no_error (error);
  return record != NULL ? g_strdup (xy_fields_get_string (record->fields, field)) : NULL;
}

guint
xy_fixture_count (XyStore *store, XyKind kind)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = xy_store_list (store, kind, &error);

  g_assert_no_error (error);
  return records->len;
}

GBytes *
xy_fixture_render_photo (guint seed)
{
  XyPortrait portrait;

  xy_portrait_init (&portrait, seed);
  portrait.width = 120;
  portrait.height = 160;
  portrait.min_bytes = 0;
  return xy_portrait_render (&portrait);
}
