// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "protocol/xy-mutation.h"

#include "model/xy-time.h"
#include "protocol/xy-json-members.h"
#include "protocol/xy-message.h"

XyMutation *
xy_mutation_new (XyKind kind, const char *record, gint64 base, XyFields *fields)
{
  XyMutation *mutation = g_new0 (XyMutation, 1);

  g_atomic_ref_count_init (&mutation->refs);
  mutation->id = xy_uuid_new ();
  mutation->kind = kind;
  mutation->record = g_strdup (record);
  mutation->base = base;
  mutation->fields = fields;
  mutation->at = xy_time_now ();
  return mutation;
}

XyMutation *
xy_mutation_ref (XyMutation *mutation)
{
  g_atomic_ref_count_inc (&mutation->refs);
  return mutation;
}

void
xy_mutation_unref (XyMutation *mutation)
{
  if (!g_atomic_ref_count_dec (&mutation->refs))
    return;
  g_free (mutation->id);
  g_free (mutation->origin);
  g_free (mutation->record);
  g_clear_pointer (&mutation->fields, xy_fields_unref);
  g_free (mutation->at);
  g_free (mutation->by);
  g_free (mutation);
}

JsonNode *
xy_mutation_to_json (const XyMutation *mutation)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "id", mutation->id);
  xy_json_set_string (object, "origin", mutation->origin);
  json_object_set_string_member (object, "kind", xy_kind_to_string (mutation->kind));
  json_object_set_string_member (object, "record", mutation->record);
  json_object_set_int_member (object, "base", mutation->base);
  json_object_set_member (object, "fields", xy_json_from_fields (mutation->fields));
  xy_json_set_string (object, "at", mutation->at);
  xy_json_set_string (object, "by", mutation->by);
  return xy_json_take_object (object);
}

XyMutation *
xy_mutation_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = xy_json_want_object (node, "A mutation", error);
  g_autoptr (XyMutation) mutation = NULL;
  JsonNode *fields;

  if (object == NULL)
    return NULL;
  mutation = g_new0 (XyMutation, 1);
  g_atomic_ref_count_init (&mutation->refs);
  mutation->id = xy_json_dup_string (object, "id");
  mutation->origin = xy_json_dup_string (object, "origin");
  mutation->record = xy_json_dup_string (object, "record");
  mutation->base = xy_json_get_int (object, "base");
  mutation->at = xy_json_dup_string (object, "at");
  mutation->by = xy_json_dup_string (object, "by");

  if (mutation->id == NULL || !xy_uuid_is_valid (mutation->id) || mutation->record == NULL ||
      !xy_uuid_is_valid (mutation->record) ||
      (mutation->origin != NULL && !xy_uuid_is_valid (mutation->origin)))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "A mutation's ids must be UUIDs in lower case");
      return NULL;
    }
  if (!xy_json_get_kind (object, &mutation->kind, error))
    return NULL;
  if (mutation->base < 0 || mutation->at == NULL)
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "A mutation must say its base and when it was made");
      return NULL;
    }
  fields = json_object_get_member (object, "fields");
  if (fields == NULL)
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "A mutation must have fields");
      return NULL;
    }
  mutation->fields = xy_json_to_fields (fields, error);
  return mutation->fields != NULL ? g_steal_pointer (&mutation) : NULL;
}

static const char *const answer_names[XY_N_ANSWERS] = {
  [XY_ANSWER_APPLIED] = "applied",     [XY_ANSWER_MERGED] = "merged",
  [XY_ANSWER_REPEATED] = "repeated",   [XY_ANSWER_CONFLICT] = "conflict",
  [XY_ANSWER_REQUESTED] = "requested", [XY_ANSWER_REFUSED] = "refused",
};

const char *
xy_answer_kind_to_string (XyAnswerKind kind)
{
  g_return_val_if_fail ((guint) kind < XY_N_ANSWERS, NULL);

  return answer_names[kind];
}

gboolean
xy_answer_kind_from_string (const char *name, XyAnswerKind *kind)
{
  for (guint i = 0; i < XY_N_ANSWERS; i++)
    if (g_strcmp0 (name, answer_names[i]) == 0)
      {
        *kind = (XyAnswerKind) i;
        return TRUE;
      }
  return FALSE;
}

void
xy_answer_free (XyAnswer *answer)
{
  g_free (answer->mutation);
  g_free (answer->record);
  g_clear_pointer (&answer->theirs, xy_record_unref);
  g_free (answer->request);
  g_free (answer->code);
  g_free (answer->message);
  g_free (answer);
}

XyAnswer *
xy_answer_copy (const XyAnswer *answer)
{
  XyAnswer *copy = g_new0 (XyAnswer, 1);

  copy->kind = answer->kind;
  copy->first = answer->first;
  copy->mutation = g_strdup (answer->mutation);
  copy->record = g_strdup (answer->record);
  copy->revision = answer->revision;
  copy->theirs = answer->theirs != NULL ? xy_record_ref (answer->theirs) : NULL;
  copy->request = g_strdup (answer->request);
  copy->code = g_strdup (answer->code);
  copy->message = g_strdup (answer->message);
  return copy;
}

XyAnswerKind
xy_answer_effective (const XyAnswer *answer)
{
  return answer->kind == XY_ANSWER_REPEATED ? answer->first : answer->kind;
}

JsonNode *
xy_answer_to_json (const XyAnswer *answer)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "mutation", answer->mutation);
  json_object_set_string_member (object, "answer", xy_answer_kind_to_string (answer->kind));
  if (answer->kind == XY_ANSWER_REPEATED)
    json_object_set_string_member (object, "first", xy_answer_kind_to_string (answer->first));
  xy_json_set_string (object, "record", answer->record);
  json_object_set_int_member (object, "revision", answer->revision);
  if (answer->theirs != NULL)
    json_object_set_member (object, "theirs", xy_record_to_json (answer->theirs));
  xy_json_set_string (object, "request", answer->request);
  xy_json_set_string (object, "code", answer->code);
  xy_json_set_string (object, "message", answer->message);
  return xy_json_take_object (object);
}

XyAnswer *
xy_answer_from_json (JsonNode *node, GError **error)
{
  JsonObject *object = xy_json_want_object (node, "An answer", error);
  g_autoptr (XyAnswer) answer = NULL;
  g_autofree char *kind = NULL, *first = NULL;
  JsonNode *theirs;

  if (object == NULL)
    return NULL;
  answer = g_new0 (XyAnswer, 1);
  kind = xy_json_dup_string (object, "answer");
  first = xy_json_dup_string (object, "first");
  answer->mutation = xy_json_dup_string (object, "mutation");
  answer->record = xy_json_dup_string (object, "record");
  answer->revision = xy_json_get_int (object, "revision");
  answer->request = xy_json_dup_string (object, "request");
  answer->code = xy_json_dup_string (object, "code");
  answer->message = xy_json_dup_string (object, "message");

  if (!xy_answer_kind_from_string (kind, &answer->kind) || answer->mutation == NULL ||
      (answer->kind == XY_ANSWER_REPEATED && (!xy_answer_kind_from_string (first, &answer->first) ||
                                              answer->first == XY_ANSWER_REPEATED)))
    {
      g_set_error_literal (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
                           "An answer must name its mutation and say what became of it");
      return NULL;
    }
  theirs = json_object_get_member (object, "theirs");
  if (theirs != NULL && !JSON_NODE_HOLDS_NULL (theirs))
    {
      answer->theirs = xy_record_from_json (theirs, error);
      if (answer->theirs == NULL)
        return NULL;
    }
  return g_steal_pointer (&answer);
}
