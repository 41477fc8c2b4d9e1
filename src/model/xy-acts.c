// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-acts.h"

#include "model/xy-time.h"

XyFields *
xy_acts_submit (const XyStudent *student, const XySubmission *newest, const char *photo)
{
  g_autofree char *now = xy_time_now ();
  XyFields *fields;

  if (newest != NULL && g_strcmp0 (newest->photo, photo) == 0)
    return NULL;
  fields = xy_fields_new ();
  xy_fields_set_string (fields, "campaign", student->campaign);
  xy_fields_set_string (fields, "college", student->college);
  xy_fields_set_string (fields, "student", student->id);
  xy_fields_set_string (fields, "photo", photo);
  xy_fields_set_int (fields, "number", newest != NULL ? newest->number + 1 : 1);
  xy_fields_set_string (fields, "submitted_at", now);
  return fields;
}

XyFields *
xy_acts_decide (const XySubmission *submission,
                const char *outcome,
                const char *const *reasons,
                const char *note,
                const char *by,
                const char *role)
{
  g_autofree char *now = xy_time_now ();
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", submission->campaign);
  xy_fields_set_string (fields, "college", submission->college);
  xy_fields_set_string (fields, "student", submission->student);
  xy_fields_set_string (fields, "submission", submission->id);
  xy_fields_set_string (fields, "outcome", outcome);
  xy_fields_set_strv (fields, "reasons", reasons);
  xy_fields_set_string (fields, "note", note != NULL && *note != '\0' ? note : NULL);
  xy_fields_set_string (fields, "by", by);
  xy_fields_set_string (fields, "by_role", role);
  xy_fields_set_string (fields, "decided_at", now);
  return fields;
}
