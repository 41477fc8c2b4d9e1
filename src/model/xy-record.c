// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-record.h"

#include <pthread.h>
#include <string.h>
#include <unistd.h>

#define UUID_LENGTH 36
#define UUID_BYTES 16

static const char *const kind_names[XY_N_KINDS] = {
  [XY_KIND_CAMPAIGN] = "campaign",     [XY_KIND_COLLEGE] = "college",
  [XY_KIND_SESSION] = "session",       [XY_KIND_SLOT] = "slot",
  [XY_KIND_ASSIGNMENT] = "assignment", [XY_KIND_STUDENT] = "student",
  [XY_KIND_SUBMISSION] = "submission", [XY_KIND_DECISION] = "decision",
  [XY_KIND_ATTENDANCE] = "attendance", [XY_KIND_PAYMENT] = "payment",
  [XY_KIND_REQUEST] = "request",
};

const char *
xy_kind_to_string (XyKind kind)
{
  g_return_val_if_fail ((guint) kind < XY_N_KINDS, NULL);

  return kind_names[kind];
}

gboolean
xy_kind_from_string (const char *name, XyKind *kind)
{
  for (guint i = 0; i < XY_N_KINDS; i++)
    if (g_strcmp0 (name, kind_names[i]) == 0)
      {
        *kind = (XyKind) i;
        return TRUE;
      }
  return FALSE;
}

XyRecord *
xy_record_new (XyKind kind, const char *id, gint64 revision, XyFields *fields)
{
  XyRecord *record = g_new0 (XyRecord, 1);

  g_atomic_ref_count_init (&record->refs);
  record->kind = kind;
  record->id = g_strdup (id);
  record->revision = revision;
  record->fields = fields;
  return record;
}

XyRecord *
xy_record_ref (XyRecord *record)
{
  g_atomic_ref_count_inc (&record->refs);
  return record;
}

void
xy_record_unref (XyRecord *record)
{
  if (!g_atomic_ref_count_dec (&record->refs))
    return;
  g_free (record->id);
  xy_fields_unref (record->fields);
  g_free (record);
}

gboolean
xy_record_is_deleted (const XyRecord *record)
{
  return xy_fields_get_boolean (record->fields, "deleted", FALSE);
}

char *
xy_record_dup_natural_key (XyKind kind, const XyFields *fields)
{
  const char *first, *second;

  switch (kind)
    {
    case XY_KIND_STUDENT:
      first = xy_fields_get_string (fields, "campaign");
      second = xy_fields_get_string (fields, "student_number");
      break;
    case XY_KIND_DECISION:
      first = xy_fields_get_string (fields, "submission");
      second = "";
      break;
    case XY_KIND_ATTENDANCE:
      first = xy_fields_get_string (fields, "student");
      second = xy_fields_get_string (fields, "session");
      break;
    case XY_KIND_CAMPAIGN:
    case XY_KIND_COLLEGE:
    case XY_KIND_SESSION:
    case XY_KIND_SLOT:
    case XY_KIND_ASSIGNMENT:
    case XY_KIND_SUBMISSION:
    case XY_KIND_PAYMENT:
    case XY_KIND_REQUEST:
    default:
      return NULL;
    }
  return first != NULL && second != NULL ? g_strconcat (first, "/", second, NULL) : NULL;
}

/* A child that was forked must not give out what its parent does. */
static int generation = 1;

static void
forked_cb (void)
{
  generation++;
}

/* Random bytes, asked for many at once.  Returns %FALSE where there are none. */
static gboolean
draw (guint8 bytes[UUID_BYTES])
{
  static _Thread_local guint8 pool[16 * UUID_BYTES];
  static _Thread_local gsize n_left;
  static _Thread_local int drawn_in;
  static gsize is_watched;

  if (g_once_init_enter (&is_watched))
    {
      pthread_atfork (NULL, NULL, forked_cb);
      g_once_init_leave (&is_watched, 1);
    }
  if (n_left == 0 || drawn_in != generation)
    {
      if (getentropy (pool, sizeof pool) != 0)
        return FALSE;
      n_left = sizeof pool;
      drawn_in = generation;
    }
  n_left -= UUID_BYTES;
  memcpy (bytes, pool + n_left, UUID_BYTES);
  return TRUE;
}

char *
xy_uuid_new (void)
{
  /* Behind which bytes a dash stands, by bits. */
  static const guint dashes = 1u << 3 | 1u << 5 | 1u << 7 | 1u << 9;
  static const char digits[] = "0123456789abcdef";
  guint8 bytes[UUID_BYTES];
  char *id, *place;

  /* An import makes them by the ten thousand; GLib's takes ten times as long. */
  if (!draw (bytes))
    return g_uuid_string_random ();
  bytes[6] = (guint8) (0x40 | (bytes[6] & 0x0f));
  bytes[8] = (guint8) (0x80 | (bytes[8] & 0x3f));
  id = g_malloc (UUID_LENGTH + 1);
  place = id;
  for (guint i = 0; i < sizeof bytes; i++)
    {
      *place++ = digits[bytes[i] >> 4];
      *place++ = digits[bytes[i] & 0xf];
      if ((dashes & 1u << i) != 0)
        *place++ = '-';
    }
  *place = '\0';
  return id;
}

gboolean
xy_uuid_is_valid (const char *id)
{
  if (!g_uuid_string_is_valid (id))
    return FALSE;
  return strpbrk (id, "ABCDEF") == NULL;
}
