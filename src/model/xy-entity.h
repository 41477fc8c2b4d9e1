// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-record.h"

G_BEGIN_DECLS

/**
 * XyEntity:
 * @kind: what it is
 * @id: the record's id
 * @revision: the record's revision
 * @deleted: whether the record is deleted
 *
 * What every typed view of a record begins with.  #XyStudent, #XyCollege and the others are such
 * views: plain structs, made from a record by xy_entity_from_record() and shared by reference, from
 * any thread; only who made one and has not yet handed it on may set its fields.  A string field
 * that is unset is %NULL, a list empty, a number 0.
 */
#define XY_ENTITY_HEAD                                                                             \
  XyKind kind;                                                                                     \
  char *id;                                                                                        \
  gint64 revision;                                                                                 \
  gboolean deleted;

typedef struct
{
  XY_ENTITY_HEAD
} XyEntity;

typedef enum
{
  XY_FIELD_STRING,
  XY_FIELD_INT,
  XY_FIELD_BOOLEAN,
  XY_FIELD_STRV,
} XyFieldType;

/**
 * XyFieldSpec:
 * @name: the field's name in the record
 * @type: its type
 * @required: whether a living record must have it
 * @offset: where it stands in the struct
 */
typedef struct
{
  const char *name;
  XyFieldType type;
  gboolean required;
  gsize offset;
} XyFieldSpec;

/** xy_kind_get_fields: Returns: the fields of a kind, `deleted` among them. */
const XyFieldSpec *xy_kind_get_fields (XyKind kind, guint *n_fields);

/** xy_kind_find_field: Returns: (nullable): the field of that name. */
const XyFieldSpec *xy_kind_find_field (XyKind kind, const char *name);

/**
 * xy_kind_validate:
 * @fields: the fields as they would be in the record
 * @problem: (out) (optional) (transfer full): which field is wrong and how, in English
 *
 * Returns: whether every field is known, of its type, and every required one there
 */
gboolean xy_kind_validate (XyKind kind, const XyFields *fields, char **problem);

/** xy_entity_new: Returns: (transfer full): one with nothing set but its kind. */
gpointer xy_entity_new (XyKind kind);
/** xy_entity_from_record: Returns: (transfer full): the typed view; see #XyEntity. */
gpointer xy_entity_from_record (const XyRecord *record);
/** xy_entity_to_fields: Returns: (transfer full): the fields that are set. */
XyFields *xy_entity_to_fields (gconstpointer entity);
/** xy_entity_copy: Returns: (transfer full): one of its own, whose fields may be set. */
gpointer xy_entity_copy (gconstpointer entity);
gpointer xy_entity_ref (gpointer entity);
void xy_entity_unref (gpointer entity);

/**
 * XyCampaign:
 * @name: what the campaign is called, such as "2022 graduates"
 * @notice: the notice's number and title
 * @school: the school's name
 * @timezone: an Olson name, in which the session's times are meant
 * @graduation_until: the last day of graduation that it covers, YYYY-MM-DD
 * @profile: the id of the rule profile that photos are judged by
 * @students_per_room_hour: how many students one room takes in an hour
 * @group_order: `consecutive` (the groups are equal parts of the hour, in order) or `together`
 * @fee: the fee a student pays on site, in fen
 * @locked: whether only the school may edit the timetable
 * @closed: whether the campaign is over
 * @notice_timetable: (nullable): the timetable as the notice printed it: the JSON of a campaign
 *   file with its sessions, slots and assignments, and the campaign for its rate
 */
typedef struct
{
  XY_ENTITY_HEAD
  char *name;
  char *notice;
  char *school;
  char *timezone;
  char *graduation_until;
  char *profile;
  char *group_order;
  gint64 students_per_room_hour;
  gint64 fee;
  gint64 recheck_fee;
  gboolean door_health_check;
  gboolean locked;
  gboolean closed;
  char *notice_timetable;
} XyCampaign;

/**
 * XyCollege:
 * @short_name: the name that people use, and the notice prints
 * @full_names: the full names; the first is the one that is shown
 * @aliases: what else it has been called in rosters
 * @headcount_on_site: students who come to the session; kept by the server
 * @headcount_online: students who do not
 */
typedef struct
{
  XY_ENTITY_HEAD
  char *short_name;
  char **full_names;
  char **aliases;
  gint64 headcount_on_site;
  gint64 headcount_online;
} XyCollege;

/** XySession: One day in one building; @date is YYYY-MM-DD, @rooms the rooms in use. */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *date;
  char *building;
  char **rooms;
} XySession;

/** XySlot: One hour of a session; @start and @end are HH:MM, @groups how many groups it has. */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *session;
  char *start;
  char *end;
  gint64 groups;
} XySlot;

/**
 * XyAssignment:
 * @group: the group of the slot, from 1
 * @position: the place among the group's colleges, from 1; equal ones follow by id
 * @classes: the classes that come here; empty means the whole college
 * @headcount: of a part of a college, its students on site; kept by the server
 * @fixed: whether the graduate school wants it to stay where it is
 * @not_before: (nullable): HH:MM, the earliest that it may come
 * @not_after: (nullable): HH:MM, when it has to be over
 */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *college;
  char *slot;
  gint64 group;
  gint64 position;
  char **classes;
  gint64 headcount;
  gboolean fixed;
  char *not_before;
  char *not_after;
} XyAssignment;

/**
 * XyStudent:
 * @college: the college's record id
 * @sex: `男` or `女`, as on the ID card; %NULL if not known
 * @id_number: a resident ID (GB 11643) or another document's number
 * @class_name: field `class`
 * @degree: as the roster says, such as 学术学位
 * @graduation: YYYY-MM-DD, or YYYY-MM
 * @location: where the student is, as the roster says
 * @online_only: whether the student does not come to the session
 */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *college;
  char *student_number;
  char *name;
  char *sex;
  char *id_number;
  char *class_name;
  char *major;
  char *degree;
  char *graduation;
  char *location;
  gboolean online_only;
} XyStudent;

/**
 * XySubmission:
 * @college: the student's college, for who may see it
 * @photo: SHA-256 of the photo's bytes, in lower-case hexadecimal digits
 * @number: which submission of the student it is, from 1
 * @submitted_at: ISO 8601, UTC
 */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *college;
  char *student;
  char *photo;
  gint64 number;
  char *submitted_at;
} XySubmission;

/**
 * XyDecision:
 * @outcome: `accepted`, `rejected` or `asked` (the graduate school is to say)
 * @reasons: ids of the rules that are the reasons
 * @note: (nullable): the words for the student
 * @by: the account that decided; set by the server, and by the client until then
 * @by_role: its role, `college` or `school`; the school's word is final
 * @decided_at: ISO 8601, UTC
 */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *college;
  char *student;
  char *submission;
  char *outcome;
  char **reasons;
  char *note;
  char *by;
  char *by_role;
  char *decided_at;
} XyDecision;

/** XyAttendance: @state is `present` or `absent`, @at ISO 8601 in UTC. */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *college;
  char *student;
  char *session;
  char *state;
  char *by;
  char *at;
} XyAttendance;

/** XyPayment: @amount is in fen, @method as the cashier calls it, @at ISO 8601 in UTC. */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *college;
  char *student;
  gint64 amount;
  char *method;
  char *by;
  char *at;
} XyPayment;

/**
 * XyRequest:
 * @subject: id of the record that is to change
 * @slot: (nullable): the slot that an assignment is to move to
 * @group: the group that it is to move to, from 1
 * @position: where it is to stand, if it is to stay in its group
 * @classes: the classes that are to move; empty means all
 * @before: (nullable): the assignment of that group that it is to stand before; else at the end
 * @other: (nullable): the part of the same college that it is to come together with
 * @why: why the college does not do it by itself: a word of xy_schedule_find_request_reason()
 * @state: `open`, `accepted`, `declined` or `withdrawn`
 * @word: (nullable): the school's answer in words
 */
typedef struct
{
  XY_ENTITY_HEAD
  char *campaign;
  char *college;
  char *subject;
  char *slot;
  gint64 group;
  gint64 position;
  char **classes;
  char *before;
  char *other;
  char *why;
  char *state;
  char *word;
  char *by;
  char *made_at;
} XyRequest;

#define XY_DEFINE_ENTITY_CLEANUP(Type)                                                             \
  G_GNUC_UNUSED static inline void Type##_free (Type *entity)                                      \
  {                                                                                                \
    xy_entity_unref (entity);                                                                      \
  }                                                                                                \
  G_DEFINE_AUTOPTR_CLEANUP_FUNC (Type, Type##_free)

XY_DEFINE_ENTITY_CLEANUP (XyCampaign)
XY_DEFINE_ENTITY_CLEANUP (XyCollege)
XY_DEFINE_ENTITY_CLEANUP (XySession)
XY_DEFINE_ENTITY_CLEANUP (XySlot)
XY_DEFINE_ENTITY_CLEANUP (XyAssignment)
XY_DEFINE_ENTITY_CLEANUP (XyStudent)
XY_DEFINE_ENTITY_CLEANUP (XySubmission)
XY_DEFINE_ENTITY_CLEANUP (XyDecision)
XY_DEFINE_ENTITY_CLEANUP (XyAttendance)
XY_DEFINE_ENTITY_CLEANUP (XyPayment)
XY_DEFINE_ENTITY_CLEANUP (XyRequest)

/* The words that records use. */
#define XY_OUTCOME_ACCEPTED "accepted"
#define XY_OUTCOME_REJECTED "rejected"
#define XY_OUTCOME_ASKED "asked"
#define XY_ROLE_SCHOOL "school"
#define XY_ROLE_COLLEGE "college"
#define XY_ROLE_STUDENT "student"
#define XY_SEX_MALE "男"
#define XY_SEX_FEMALE "女"

G_END_DECLS
