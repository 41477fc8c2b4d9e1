// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-entity.h"

#include <string.h>

/* The one list of what a record of each kind holds. */

#define FIELD(Type, TYPE, member, need)                                                            \
  {                                                                                                \
#member, XY_FIELD_##TYPE, need, G_STRUCT_OFFSET(Type, member)                                  \
  }
#define NAMED(Type, TYPE, name, member, need)                                                      \
  {                                                                                                \
    name, XY_FIELD_##TYPE, need, G_STRUCT_OFFSET (Type, member)                                    \
  }
#define DELETED FIELD (XyEntity, BOOLEAN, deleted, FALSE)

static const XyFieldSpec campaign_fields[] = {
  DELETED,
  FIELD (XyCampaign, STRING, name, TRUE),
  FIELD (XyCampaign, STRING, notice, FALSE),
  FIELD (XyCampaign, STRING, school, TRUE),
  FIELD (XyCampaign, STRING, timezone, TRUE),
  FIELD (XyCampaign, STRING, graduation_until, FALSE),
  FIELD (XyCampaign, STRING, profile, TRUE),
  FIELD (XyCampaign, STRING, group_order, TRUE),
  FIELD (XyCampaign, INT, students_per_room_hour, TRUE),
  FIELD (XyCampaign, INT, fee, FALSE),
  FIELD (XyCampaign, INT, recheck_fee, FALSE),
  FIELD (XyCampaign, BOOLEAN, door_health_check, FALSE),
  FIELD (XyCampaign, BOOLEAN, locked, FALSE),
  FIELD (XyCampaign, BOOLEAN, closed, FALSE),
  FIELD (XyCampaign, STRING, notice_timetable, FALSE),
};

static const XyFieldSpec college_fields[] = {
  DELETED,
  FIELD (XyCollege, STRING, short_name, TRUE),
  FIELD (XyCollege, STRV, full_names, TRUE),
  FIELD (XyCollege, STRV, aliases, FALSE),
  FIELD (XyCollege, INT, headcount_on_site, FALSE),
  FIELD (XyCollege, INT, headcount_online, FALSE),
};

static const XyFieldSpec session_fields[] = {
  DELETED,
  FIELD (XySession, STRING, campaign, TRUE),
  FIELD (XySession, STRING, date, TRUE),
  FIELD (XySession, STRING, building, TRUE),
  FIELD (XySession, STRV, rooms, TRUE),
};

static const XyFieldSpec slot_fields[] = {
  DELETED,
  FIELD (XySlot, STRING, campaign, TRUE),
  FIELD (XySlot, STRING, session, TRUE),
  FIELD (XySlot, STRING, start, TRUE),
  FIELD (XySlot, STRING, end, TRUE),
  FIELD (XySlot, INT, groups, TRUE),
};

static const XyFieldSpec assignment_fields[] = {
  DELETED,
  FIELD (XyAssignment, STRING, campaign, TRUE),
  FIELD (XyAssignment, STRING, college, TRUE),
  FIELD (XyAssignment, STRING, slot, TRUE),
  FIELD (XyAssignment, INT, group, TRUE),
  FIELD (XyAssignment, INT, position, FALSE),
  FIELD (XyAssignment, STRV, classes, FALSE),
  FIELD (XyAssignment, INT, headcount, FALSE),
  FIELD (XyAssignment, BOOLEAN, fixed, FALSE),
  FIELD (XyAssignment, STRING, not_before, FALSE),
  FIELD (XyAssignment, STRING, not_after, FALSE),
};

static const XyFieldSpec student_fields[] = {
  DELETED,
  FIELD (XyStudent, STRING, campaign, TRUE),
  FIELD (XyStudent, STRING, college, TRUE),
  FIELD (XyStudent, STRING, student_number, TRUE),
  FIELD (XyStudent, STRING, name, TRUE),
  FIELD (XyStudent, STRING, sex, FALSE),
  FIELD (XyStudent, STRING, id_number, FALSE),
  NAMED (XyStudent, STRING, "class", class_name, FALSE),
  FIELD (XyStudent, STRING, major, FALSE),
  FIELD (XyStudent, STRING, degree, FALSE),
  FIELD (XyStudent, STRING, graduation, FALSE),
  FIELD (XyStudent, STRING, location, FALSE),
  FIELD (XyStudent, BOOLEAN, online_only, FALSE),
};

static const XyFieldSpec submission_fields[] = {
  DELETED,
  FIELD (XySubmission, STRING, campaign, TRUE),
  FIELD (XySubmission, STRING, college, TRUE),
  FIELD (XySubmission, STRING, student, TRUE),
  FIELD (XySubmission, STRING, photo, TRUE),
  FIELD (XySubmission, INT, number, TRUE),
  FIELD (XySubmission, STRING, submitted_at, TRUE),
};

static const XyFieldSpec decision_fields[] = {
  DELETED,
  FIELD (XyDecision, STRING, campaign, TRUE),
  FIELD (XyDecision, STRING, college, TRUE),
  FIELD (XyDecision, STRING, student, TRUE),
  FIELD (XyDecision, STRING, submission, TRUE),
  FIELD (XyDecision, STRING, outcome, TRUE),
  FIELD (XyDecision, STRV, reasons, FALSE),
  FIELD (XyDecision, STRING, note, FALSE),
  FIELD (XyDecision, STRING, by, FALSE),
  FIELD (XyDecision, STRING, by_role, FALSE),
  FIELD (XyDecision, STRING, decided_at, TRUE),
};

static const XyFieldSpec attendance_fields[] = {
  DELETED,
  FIELD (XyAttendance, STRING, campaign, TRUE),
  FIELD (XyAttendance, STRING, college, TRUE),
  FIELD (XyAttendance, STRING, student, TRUE),
  FIELD (XyAttendance, STRING, session, TRUE),
  FIELD (XyAttendance, STRING, state, TRUE),
  FIELD (XyAttendance, STRING, by, FALSE),
  FIELD (XyAttendance, STRING, at, TRUE),
};

static const XyFieldSpec payment_fields[] = {
  DELETED,
  FIELD (XyPayment, STRING, campaign, TRUE),
  FIELD (XyPayment, STRING, college, TRUE),
  FIELD (XyPayment, STRING, student, TRUE),
  FIELD (XyPayment, INT, amount, TRUE),
  FIELD (XyPayment, STRING, method, FALSE),
  FIELD (XyPayment, STRING, by, FALSE),
  FIELD (XyPayment, STRING, at, TRUE),
};

static const XyFieldSpec request_fields[] = {
  DELETED,
  FIELD (XyRequest, STRING, campaign, TRUE),
  FIELD (XyRequest, STRING, college, TRUE),
  FIELD (XyRequest, STRING, subject, TRUE),
  FIELD (XyRequest, STRING, slot, FALSE),
  FIELD (XyRequest, INT, group, FALSE),
  FIELD (XyRequest, INT, position, FALSE),
  FIELD (XyRequest, STRV, classes, FALSE),
  FIELD (XyRequest, STRING, before, FALSE),
  FIELD (XyRequest, STRING, other, FALSE),
  FIELD (XyRequest, STRING, why, FALSE),
  FIELD (XyRequest, STRING, state, TRUE),
  FIELD (XyRequest, STRING, word, FALSE),
  FIELD (XyRequest, STRING, by, FALSE),
  FIELD (XyRequest, STRING, made_at, TRUE),
};

#define KIND(Type, fields)                                                                         \
  {                                                                                                \
    sizeof (Type), fields, G_N_ELEMENTS (fields)                                                   \
  }

static const struct
{
  gsize size;
  const XyFieldSpec *fields;
  guint n_fields;
} specs[XY_N_KINDS] = {
  [XY_KIND_CAMPAIGN] = KIND (XyCampaign, campaign_fields),
  [XY_KIND_COLLEGE] = KIND (XyCollege, college_fields),
  [XY_KIND_SESSION] = KIND (XySession, session_fields),
  [XY_KIND_SLOT] = KIND (XySlot, slot_fields),
  [XY_KIND_ASSIGNMENT] = KIND (XyAssignment, assignment_fields),
  [XY_KIND_STUDENT] = KIND (XyStudent, student_fields),
  [XY_KIND_SUBMISSION] = KIND (XySubmission, submission_fields),
  [XY_KIND_DECISION] = KIND (XyDecision, decision_fields),
  [XY_KIND_ATTENDANCE] = KIND (XyAttendance, attendance_fields),
  [XY_KIND_PAYMENT] = KIND (XyPayment, payment_fields),
  [XY_KIND_REQUEST] = KIND (XyRequest, request_fields),
};

const XyFieldSpec *
xy_kind_get_fields (XyKind kind, guint *n_fields)
{
  g_return_val_if_fail ((guint) kind < XY_N_KINDS, NULL);

  *n_fields = specs[kind].n_fields;
  return specs[kind].fields;
}

const XyFieldSpec *
xy_kind_find_field (XyKind kind, const char *name)
{
  g_return_val_if_fail ((guint) kind < XY_N_KINDS, NULL);

  for (guint i = 0; i < specs[kind].n_fields; i++)
    if (strcmp (specs[kind].fields[i].name, name) == 0)
      return &specs[kind].fields[i];
  return NULL;
}

static XyValueType
field_value_type (XyFieldType type)
{
  switch (type)
    {
    case XY_FIELD_STRING:
      return XY_VALUE_STRING;
    case XY_FIELD_INT:
      return XY_VALUE_INT;
    case XY_FIELD_BOOLEAN:
      return XY_VALUE_BOOLEAN;
    case XY_FIELD_STRV:
      return XY_VALUE_STRV;
    default:
      g_return_val_if_reached (XY_VALUE_NULL);
    }
}

gboolean
xy_kind_validate (XyKind kind, const XyFields *fields, char **problem)
{
  g_autofree const char **names = xy_fields_get_names (fields);

  for (guint i = 0; i < xy_fields_get_size (fields); i++)
    {
      const XyFieldSpec *spec = xy_kind_find_field (kind, names[i]);
      XyValue *value = xy_fields_get (fields, names[i]);
      const char *fault = NULL;

      if (spec == NULL)
        fault = "is not known";
      else if (value != NULL && xy_value_get_type (value) != field_value_type (spec->type))
        fault = "is of the wrong type";
      if (fault == NULL)
        continue;
      if (problem != NULL)
        *problem = g_strdup_printf ("%s.%s %s", xy_kind_to_string (kind), names[i], fault);
      return FALSE;
    }
  for (guint i = 0; i < specs[kind].n_fields; i++)
    {
      const XyFieldSpec *spec = &specs[kind].fields[i];

      if (!spec->required || xy_fields_get (fields, spec->name) != NULL)
        continue;
      if (problem != NULL)
        *problem = g_strdup_printf ("%s.%s is missing", xy_kind_to_string (kind), spec->name);
      return FALSE;
    }
  return TRUE;
}

gpointer
xy_entity_new (XyKind kind)
{
  XyEntity *entity = g_atomic_rc_box_alloc0 (specs[kind].size);

  entity->kind = kind;
  return entity;
}

gpointer
xy_entity_from_record (const XyRecord *record)
{
  XyEntity *entity = xy_entity_new (record->kind);

  entity->id = g_strdup (record->id);
  entity->revision = record->revision;
  for (guint i = 0; i < specs[record->kind].n_fields; i++)
    {
      const XyFieldSpec *spec = &specs[record->kind].fields[i];
      gpointer member = G_STRUCT_MEMBER_P (entity, spec->offset);

      switch (spec->type)
        {
        case XY_FIELD_STRING:
          *(char **) member = g_strdup (xy_fields_get_string (record->fields, spec->name));
          break;
        case XY_FIELD_INT:
          *(gint64 *) member = xy_fields_get_int (record->fields, spec->name, 0);
          break;
        case XY_FIELD_BOOLEAN:
          *(gboolean *) member = xy_fields_get_boolean (record->fields, spec->name, FALSE);
          break;
        case XY_FIELD_STRV:
          *(char ***) member = xy_fields_dup_strv (record->fields, spec->name);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return entity;
}

XyFields *
xy_entity_to_fields (gconstpointer entity)
{
  XyKind kind = ((const XyEntity *) entity)->kind;
  XyFields *fields = xy_fields_new ();

  for (guint i = 0; i < specs[kind].n_fields; i++)
    {
      const XyFieldSpec *spec = &specs[kind].fields[i];
      gconstpointer member = (const char *) entity + spec->offset;

      switch (spec->type)
        {
        case XY_FIELD_STRING:
          if (*(char *const *) member != NULL)
            xy_fields_set_string (fields, spec->name, *(char *const *) member);
          break;
        case XY_FIELD_INT:
          if (*(const gint64 *) member != 0)
            xy_fields_set_int (fields, spec->name, *(const gint64 *) member);
          break;
        case XY_FIELD_BOOLEAN:
          if (*(const gboolean *) member)
            xy_fields_set_boolean (fields, spec->name, TRUE);
          break;
        case XY_FIELD_STRV:
          if (*(char **const *) member != NULL && **(char **const *) member != NULL)
            xy_fields_set_strv (fields, spec->name, (const char *const *) *(char **const *) member);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return fields;
}

gpointer
xy_entity_copy (gconstpointer entity)
{
  const XyEntity *head = entity;
  g_autoptr (XyRecord) record =
      xy_record_new (head->kind, head->id, head->revision, xy_entity_to_fields (entity));

  return xy_entity_from_record (record);
}

gpointer
xy_entity_ref (gpointer entity)
{
  return g_atomic_rc_box_acquire (entity);
}

static void
clear_entity (gpointer entity)
{
  XyEntity *head = entity;

  for (guint i = 0; i < specs[head->kind].n_fields; i++)
    {
      const XyFieldSpec *spec = &specs[head->kind].fields[i];
      gpointer member = G_STRUCT_MEMBER_P (entity, spec->offset);

      if (spec->type == XY_FIELD_STRING)
        g_free (*(char **) member);
      else if (spec->type == XY_FIELD_STRV)
        g_strfreev (*(char ***) member);
    }
  g_free (head->id);
}

void
xy_entity_unref (gpointer entity)
{
  if (entity != NULL)
    g_atomic_rc_box_release_full (entity, clear_entity);
}
