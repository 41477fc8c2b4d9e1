// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-entity.h"
#include "protocol/xy-message.h"
#include "xy-test.h"

static XyRecord *
make_record (void)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "short_name", "法学院");
  xy_fields_set_strv (fields, "full_names", (const char *const[]){ "法学院", NULL });
  return xy_record_new (XY_KIND_COLLEGE, "17e3c76d-0590-54cd-9a35-cfbe440d15bf", 7, fields);
}

static void
batch_comes_back_whole (void)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_mutation_unref);
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (XyRecord) record = make_record ();
  XyMutation *mutation =
      xy_mutation_new (XY_KIND_COLLEGE, record->id, 7, xy_fields_ref (record->fields));
  const XyMutation *other;

  mutation->origin = g_uuid_string_random ();
  g_ptr_array_add (batch, mutation);
  text = xy_batch_to_text (batch);
  back = xy_batch_from_text (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->len, ==, 1);
  other = back->pdata[0];
  g_assert_cmpstr (other->id, ==, mutation->id);
  g_assert_cmpstr (other->origin, ==, mutation->origin);
  g_assert_cmpstr (other->at, ==, mutation->at);
  g_assert_cmpint (other->base, ==, 7);
  g_assert_true (xy_fields_equal (other->fields, mutation->fields));
  again = xy_batch_to_text (back);
  g_assert_cmpstr (again, ==, text);
}

static void
answers_come_back_whole (void)
{
  for (guint kind = 0; kind < XY_N_ANSWERS; kind++)
    {
      g_autoptr (GPtrArray) answers =
          g_ptr_array_new_with_free_func ((GDestroyNotify) xy_answer_free);
      g_autoptr (GPtrArray) back = NULL;
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL, *again = NULL;
      XyAnswer *answer = g_new0 (XyAnswer, 1);

      answer->kind = (XyAnswerKind) kind;
      answer->first = XY_ANSWER_MERGED;
      answer->mutation = g_uuid_string_random ();
      answer->record = g_strdup ("17e3c76d-0590-54cd-9a35-cfbe440d15bf");
      answer->revision = 9;
      answer->theirs = make_record ();
      answer->code = g_strdup ("locked");
      answer->message = g_strdup ("研究生院锁定了时间安排");
      g_ptr_array_add (answers, answer);
      text = xy_answers_to_text (answers);
      back = xy_answers_from_text (text, strlen (text), &error);
      g_assert_no_error (error);
      again = xy_answers_to_text (back);
      g_assert_cmpstr (again, ==, text);
      g_assert_cmpint (xy_answer_effective (back->pdata[0]), ==,
                       kind == XY_ANSWER_REPEATED ? XY_ANSWER_MERGED : kind);
    }
}

static void
feed_comes_back_whole (void)
{
  XyChanges changes = { .next = 12, .more = TRUE };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_change_free);
  g_autoptr (XyChanges) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  for (guint i = 0; i < 2; i++)
    {
      XyChange *change = g_new0 (XyChange, 1);

      change->record = make_record ();
      change->gone = i == 1;
      g_ptr_array_add (list, change);
    }
  changes.changes = list;
  text = xy_changes_to_text (&changes);
  back = xy_changes_from_text (text, strlen (text), &error);
  g_assert_no_error (error);
  g_assert_cmpint (back->next, ==, 12);
  g_assert_true (back->more);
  g_assert_cmpuint (back->changes->len, ==, 2);
  g_assert_false (((XyChange *) back->changes->pdata[0])->gone);
  g_assert_true (((XyChange *) back->changes->pdata[1])->gone);
  g_assert_cmpint (((XyChange *) back->changes->pdata[1])->record->revision, ==, 7);
}

/* What is wrong is refused as a whole, with a message. */
static void
malformed_batches_are_refused (void)
{
  static const char *const texts[] = {
    "",
    "{}",
    "[1]",
    "[{}]",
    "[{\"id\": \"x\"}]",
    "[{\"id\": \"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"record\": "
    "\"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"kind\": \"shoe\", \"base\": 0, \"at\": "
    "\"2021-12-12T00:30:00.000Z\", \"fields\": {}}]",
    "[{\"id\": \"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"record\": "
    "\"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"kind\": \"college\", \"base\": -1, \"at\": "
    "\"2021-12-12T00:30:00.000Z\", \"fields\": {}}]",
    "[{\"id\": \"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"record\": "
    "\"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"kind\": \"college\", \"base\": 0, \"at\": "
    "\"2021-12-12T00:30:00.000Z\", \"fields\": {\"a\": {\"b\": 1}}}]",
    "[{\"id\": \"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"record\": "
    "\"17e3c76d-0590-54cd-9a35-cfbe440d15bf\", \"kind\": \"college\", \"base\": 0, \"at\": "
    "\"2021-12-12T00:30:00.000Z\"}]",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) batch = xy_batch_from_text (texts[i], strlen (texts[i]), &error);

      g_assert_null (batch);
      g_assert_nonnull (error);
      g_assert_true (error->domain == XY_JSON_ERROR);
    }
}

static void
errors_and_sign_in_come_back (void)
{
  g_autofree char *text = xy_error_to_text ("too-large", "The photo is too large");
  g_autofree char *code = NULL, *message = NULL, *sign_in_text = NULL, *credentials = NULL;
  g_autofree char *account = NULL, *password = NULL;
  g_autoptr (XySignIn) sign_in = NULL;
  g_autoptr (GError) error = NULL;
  XySignIn original = {
    .token = (char *) "abc",
    .account = (char *) "law",
    .role = (char *) XY_ROLE_COLLEGE,
    .colleges = (char *[]){ (char *) "17e3c76d-0590-54cd-9a35-cfbe440d15bf", NULL },
    .expires = (char *) "2022-01-01T00:00:00.000Z",
    .server = (char *) "dedcf0d8-663f-57d0-8fea-f7c4f89ef971",
  };

  g_assert_true (xy_error_from_text (text, strlen (text), &code, &message));
  g_assert_cmpstr (code, ==, "too-large");
  g_assert_cmpstr (message, ==, "The photo is too large");

  sign_in_text = xy_sign_in_to_text (&original);
  sign_in = xy_sign_in_from_text (sign_in_text, strlen (sign_in_text), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (sign_in->token, ==, original.token);
  g_assert_cmpstrv (sign_in->colleges, original.colleges);

  credentials = xy_credentials_to_text ("law", "p\"w");
  g_assert_true (
      xy_credentials_from_text (credentials, strlen (credentials), &account, &password, &error));
  g_assert_cmpstr (account, ==, "law");
  g_assert_cmpstr (password, ==, "p\"w");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/protocol/batch", batch_comes_back_whole);
  g_test_add_func ("/protocol/answers", answers_come_back_whole);
  g_test_add_func ("/protocol/feed", feed_comes_back_whole);
  g_test_add_func ("/protocol/malformed-batches", malformed_batches_are_refused);
  g_test_add_func ("/protocol/errors-and-sign-in", errors_and_sign_in_come_back);
  return g_test_run ();
}
