// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/xy-message.h"

#include "model/xy-entity.h"
#include "protocol/xy-json-members.h"
#include "protocol/xy-notice-timetable.h"

static char *
node_to_text (JsonNode *node)
{
  g_autoptr (JsonNode) owned = node;

  return xy_json_to_string (owned, FALSE);
}

JsonNode *
xy_record_to_json (const XyRecord *record)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "kind", xy_kind_to_string (record->kind));
  json_object_set_string_member (object, "id", record->id);
  json_object_set_int_member (object, "revision", record->revision);
  json_object_set_member (object, "fields", xy_json_from_fields (record->fields));
  return xy_json_take_object (object);
}

XyRecord *
xy_record_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = xy_json_want_object (node, "A record", error);
  g_autofree char *id = NULL;
  g_autoptr (XyFields) fields = NULL;
  JsonNode *member;
  XyKind kind;

  if (object == NULL || !xy_json_get_kind (object, &kind, error))
    return NULL;
  id = xy_json_dup_string (object, "id");
  if (id == NULL || !xy_uuid_is_valid (id))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "A record's id must be a UUID in lower case");
      return NULL;
    }
  member = json_object_get_member (object, "fields");
  fields = member != NULL ? xy_json_to_fields (member, error) : xy_fields_new ();
  if (fields == NULL)
    return NULL;
  return xy_record_new (kind, id, xy_json_get_int (object, "revision"), g_steal_pointer (&fields));
}

/* What a campaign begins with is what its notice says, unless the file knows better. */
static void
add_notices (GPtrArray *records)
{
  for (guint i = 0; i < records->len; i++)
    {
      XyRecord *record = records->pdata[i];
      g_autofree char *text = NULL;

      if (record->kind != XY_KIND_CAMPAIGN ||
          xy_fields_get_string (record->fields, "notice_timetable") != NULL)
        continue;
      text = xy_notice_timetable_write (records, record->id);
      if (text != NULL)
        xy_fields_set_string (record->fields, "notice_timetable", text);
    }
}

GPtrArray *
xy_campaign_file_read (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = xy_json_parse (text, length, XY_MESSAGE_MAX_BYTES, error);
  g_autoptr (GPtrArray) records = NULL;
  JsonObject *object;
  JsonArray *array;

  if (root == NULL)
    return NULL;
  object = xy_json_want_object (root, "A campaign file", error);
  if (object == NULL)
    return NULL;
  array = xy_json_want_array (json_object_get_member (object, "records"), "“records”", error);
  if (array == NULL)
    return NULL;

  records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      XyRecord *record = xy_record_from_json (json_array_get_element (array, i), error);
      g_autofree char *problem = NULL;

      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
      if (!xy_kind_validate (record->kind, record->fields, &problem))
        {
          g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE, "Record %s: %s", record->id,
                       problem);
          return NULL;
        }
    }
  add_notices (records);
  return g_steal_pointer (&records);
}

void
xy_change_free (XyChange *change)
{
  xy_record_unref (change->record);
  g_free (change);
}

void
xy_changes_free (XyChanges *changes)
{
  g_ptr_array_unref (changes->changes);
  g_free (changes);
}

char *
xy_changes_to_text (const XyChanges *changes)
{
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_sized_new (changes->changes->len);

  for (guint i = 0; i < changes->changes->len; i++)
    {
      const XyChange *change = g_ptr_array_index (changes->changes, i);
      JsonNode *node = xy_record_to_json (change->record);

      if (change->gone)
        {
          json_object_remove_member (json_node_get_object (node), "fields");
          json_object_set_boolean_member (json_node_get_object (node), "gone", TRUE);
        }
      json_array_add_element (array, node);
    }
  json_object_set_array_member (object, "changes", array);
  json_object_set_int_member (object, "next", changes->next);
  json_object_set_boolean_member (object, "more", changes->more);
  return node_to_text (xy_json_take_object (object));
}

XyChanges *
xy_changes_from_text (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = xy_json_parse (text, length, XY_MESSAGE_MAX_BYTES, error);
  g_autoptr (XyChanges) changes = NULL;
  JsonObject *object;
  JsonArray *array;

  if (root == NULL)
    return NULL;
  object = xy_json_want_object (root, "The change feed", error);
  if (object == NULL)
    return NULL;
  array = xy_json_want_array (json_object_get_member (object, "changes"), "“changes”", error);
  if (array == NULL)
    return NULL;

  changes = g_new0 (XyChanges, 1);
  changes->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_change_free);
  changes->next = xy_json_get_int (object, "next");
  changes->more = json_object_get_boolean_member_with_default (object, "more", FALSE);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      XyRecord *record = xy_record_from_json (element, error);
      XyChange *change;

      if (record == NULL)
        return NULL;
      change = g_new0 (XyChange, 1);
      change->record = record;
      change->gone = json_object_get_boolean_member_with_default (json_node_get_object (element),
                                                                  "gone", FALSE);
      g_ptr_array_add (changes->changes, change);
    }
  return g_steal_pointer (&changes);
}

char *
xy_batch_to_text (GPtrArray *mutations)
{
  JsonArray *array = json_array_sized_new (mutations->len);

  for (guint i = 0; i < mutations->len; i++)
    json_array_add_element (array, xy_mutation_to_json (g_ptr_array_index (mutations, i)));
  return node_to_text (xy_json_take_array (array));
}

typedef gpointer (*ReadElement) (JsonNode *node, GError **error);

/* A JSON list, each element of it read by @read. */
static GPtrArray *
list_from_text (const char *text,
                gsize length,
                const char *what,
                ReadElement read,
                GDestroyNotify free_element,
                GError **error)
{
  g_autoptr (JsonNode) root = xy_json_parse (text, length, XY_MESSAGE_MAX_BYTES, error);
  g_autoptr (GPtrArray) list = NULL;
  JsonArray *array;

  if (root == NULL)
    return NULL;
  array = xy_json_want_array (root, what, error);
  if (array == NULL)
    return NULL;
  if (json_array_get_length (array) > XY_BATCH_MAX)
    {
      g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_LIMIT, "%s has more than %d elements", what,
                   XY_BATCH_MAX);
      return NULL;
    }
  list = g_ptr_array_new_with_free_func (free_element);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      gpointer element = read (json_array_get_element (array, i), error);

      if (element == NULL)
        return NULL;
      g_ptr_array_add (list, element);
    }
  return g_steal_pointer (&list);
}

GPtrArray *
xy_batch_from_text (const char *text, gsize length, GError **error)
{
  return list_from_text (text, length, "A batch of mutations", (ReadElement) xy_mutation_from_json,
                         (GDestroyNotify) xy_mutation_unref, error);
}

char *
xy_answers_to_text (GPtrArray *answers)
{
  JsonArray *array = json_array_sized_new (answers->len);

  for (guint i = 0; i < answers->len; i++)
    json_array_add_element (array, xy_answer_to_json (g_ptr_array_index (answers, i)));
  return node_to_text (xy_json_take_array (array));
}

GPtrArray *
xy_answers_from_text (const char *text, gsize length, GError **error)
{
  return list_from_text (text, length, "The list of answers", (ReadElement) xy_answer_from_json,
                         (GDestroyNotify) xy_answer_free, error);
}

void
xy_sign_in_free (XySignIn *sign_in)
{
  g_free (sign_in->token);
  g_free (sign_in->account);
  g_free (sign_in->role);
  g_strfreev (sign_in->colleges);
  g_free (sign_in->expires);
  g_free (sign_in->server);
  g_free (sign_in);
}

char *
xy_sign_in_to_text (const XySignIn *sign_in)
{
  JsonObject *object = json_object_new ();

  xy_json_set_string (object, "token", sign_in->token);
  xy_json_set_string (object, "account", sign_in->account);
  xy_json_set_string (object, "role", sign_in->role);
  xy_json_set_strv (object, "colleges", (const char *const *) sign_in->colleges);
  xy_json_set_string (object, "expires", sign_in->expires);
  xy_json_set_string (object, "server", sign_in->server);
  return node_to_text (xy_json_take_object (object));
}

XySignIn *
xy_sign_in_from_text (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonNode) root = xy_json_parse (text, length, XY_MESSAGE_MAX_BYTES, error);
  g_autoptr (XySignIn) sign_in = NULL;
  JsonObject *object;

  if (root == NULL)
    return NULL;
  object = xy_json_want_object (root, "The sign-in's answer", error);
  if (object == NULL)
    return NULL;
  sign_in = g_new0 (XySignIn, 1);
  sign_in->token = xy_json_dup_string (object, "token");
  sign_in->account = xy_json_dup_string (object, "account");
  sign_in->role = xy_json_dup_string (object, "role");
  sign_in->colleges = xy_json_dup_strv (object, "colleges");
  sign_in->expires = xy_json_dup_string (object, "expires");
  sign_in->server = xy_json_dup_string (object, "server");
  if (sign_in->token == NULL || sign_in->account == NULL || sign_in->role == NULL ||
      sign_in->server == NULL)
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "The sign-in's answer lacks token, account, role or server");
      return NULL;
    }
  return g_steal_pointer (&sign_in);
}

char *
xy_credentials_to_text (const char *account, const char *password)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "account", account);
  json_object_set_string_member (object, "password", password);
  return node_to_text (xy_json_take_object (object));
}

/* Credentials are small; a larger body is no sign-in. */
#define CREDENTIALS_MAX_BYTES (16 * 1024)

gboolean
xy_credentials_from_text (const char *text,
                          gsize length,
                          char **account,
                          char **password,
                          GError **error)
{
  g_autoptr (JsonNode) root = xy_json_parse (text, length, CREDENTIALS_MAX_BYTES, error);
  g_autofree char *name = NULL, *secret = NULL;
  JsonObject *object;

  if (root == NULL)
    return FALSE;
  object = xy_json_want_object (root, "A sign-in", error);
  if (object == NULL)
    return FALSE;
  name = xy_json_dup_string (object, "account");
  secret = xy_json_dup_string (object, "password");
  if (name == NULL || secret == NULL)
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "A sign-in must have account and password");
      return FALSE;
    }
  *account = g_steal_pointer (&name);
  *password = g_steal_pointer (&secret);
  return TRUE;
}

char *
xy_error_to_text (const char *code, const char *message)
{
  JsonObject *object = json_object_new ();
  JsonObject *inner = json_object_new ();

  json_object_set_string_member (inner, "code", code);
  json_object_set_string_member (inner, "message", message);
  json_object_set_object_member (object, "error", inner);
  return node_to_text (xy_json_take_object (object));
}

gboolean
xy_error_from_text (const char *text, gsize length, char **code, char **message)
{
  g_autoptr (JsonNode) root = xy_json_parse (text, length, XY_MESSAGE_MAX_BYTES, NULL);
  JsonObject *object = root != NULL ? xy_json_want_object (root, "", NULL) : NULL;
  JsonNode *node = object != NULL ? json_object_get_member (object, "error") : NULL;
  JsonObject *inner = node != NULL ? xy_json_want_object (node, "", NULL) : NULL;
  g_autofree char *one = NULL, *other = NULL;

  if (inner == NULL)
    return FALSE;
  one = xy_json_dup_string (inner, "code");
  other = xy_json_dup_string (inner, "message");
  if (one == NULL || other == NULL)
    return FALSE;
  *code = g_steal_pointer (&one);
  *message = g_steal_pointer (&other);
  return TRUE;
}
