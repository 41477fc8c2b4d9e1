// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-words.h"

#include <glib/gi18n-lib.h>

#include "model/xy-time.h"
#include "model/xy-sentence.h"

const char *
xy_words_photo_state (XyPhotoState state)
{
  switch (state)
    {
    case XY_PHOTO_NONE:
      return _ ("No photo");
    case XY_PHOTO_UNCHECKED:
      return _ ("Being checked");
    case XY_PHOTO_FLAGGED:
      return _ ("Flagged");
    case XY_PHOTO_TO_DECIDE:
      return _ ("To decide");
    case XY_PHOTO_ASKED:
      return _ ("School asked");
    case XY_PHOTO_ACCEPTED:
      return _ ("Accepted");
    case XY_PHOTO_REJECTED:
      return _ ("Rejected");
    default:
      return "";
    }
}

const char *
xy_words_photo_state_icon (XyPhotoState state)
{
  switch (state)
    {
    case XY_PHOTO_NONE:
      return "image-missing-symbolic";
    case XY_PHOTO_UNCHECKED:
      return "content-loading-symbolic";
    case XY_PHOTO_FLAGGED:
      return "dialog-warning-symbolic";
    case XY_PHOTO_TO_DECIDE:
      return "view-reveal-symbolic";
    case XY_PHOTO_ASKED:
      return "dialog-question-symbolic";
    case XY_PHOTO_ACCEPTED:
      return "object-select-symbolic";
    case XY_PHOTO_REJECTED:
      return "window-close-symbolic";
    default:
      return "image-missing-symbolic";
    }
}

const char *
xy_words_photo_state_style (XyPhotoState state)
{
  switch (state)
    {
    case XY_PHOTO_FLAGGED:
      return "warning";
    case XY_PHOTO_TO_DECIDE:
    case XY_PHOTO_ASKED:
      return "accent";
    case XY_PHOTO_ACCEPTED:
      return "success";
    case XY_PHOTO_REJECTED:
      return "error";
    case XY_PHOTO_NONE:
    case XY_PHOTO_UNCHECKED:
      return "dim-label";
    default:
      return NULL;
    }
}

const char *
xy_words_kind (XyKind kind)
{
  switch (kind)
    {
    case XY_KIND_CAMPAIGN:
      return _ ("Campaign");
    case XY_KIND_COLLEGE:
      return _ ("College");
    case XY_KIND_SESSION:
      return _ ("Session");
    case XY_KIND_SLOT:
      return _ ("Hour");
    case XY_KIND_ASSIGNMENT:
      return _ ("Place in the timetable");
    case XY_KIND_STUDENT:
      return _ ("Student");
    case XY_KIND_SUBMISSION:
      return _ ("Submitted photo");
    case XY_KIND_DECISION:
      return _ ("Decision");
    case XY_KIND_ATTENDANCE:
      return _ ("Attendance");
    case XY_KIND_PAYMENT:
      return _ ("Payment");
    case XY_KIND_REQUEST:
      return _ ("Request");
    default:
      return "";
    }
}

static const struct
{
  const char *field;
  const char *words;
} fields[] = {
  { "aliases", N_ ("Aliases") },
  { "class", N_ ("Class") },
  { "classes", N_ ("Classes") },
  { "college", N_ ("College") },
  { "decided_at", N_ ("Decided") },
  { "degree", N_ ("Degree") },
  { "deleted", N_ ("Deleted") },
  { "graduation", N_ ("Graduation") },
  { "group", N_ ("Group") },
  { "id_number", N_ ("ID number") },
  { "location", N_ ("Location") },
  { "major", N_ ("Major") },
  { "name", N_ ("Name") },
  { "note", N_ ("Words to the student") },
  { "online_only", N_ ("Online only") },
  { "outcome", N_ ("Outcome") },
  { "photo", N_ ("Photo") },
  { "position", N_ ("Position") },
  { "reasons", N_ ("Reasons") },
  { "sex", N_ ("Sex") },
  { "slot", N_ ("Hour") },
  { "state", N_ ("State") },
  { "student_number", N_ ("Student number") },
};

const char *
xy_words_field (XyKind kind, const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return _ (fields[i].words);
  return field;
}

const char *
xy_words_outcome (const char *outcome)
{
  if (g_strcmp0 (outcome, XY_OUTCOME_ACCEPTED) == 0)
    return xy_words_photo_state (XY_PHOTO_ACCEPTED);
  if (g_strcmp0 (outcome, XY_OUTCOME_REJECTED) == 0)
    return xy_words_photo_state (XY_PHOTO_REJECTED);
  if (g_strcmp0 (outcome, XY_OUTCOME_ASKED) == 0)
    return xy_words_photo_state (XY_PHOTO_ASKED);
  return outcome != NULL ? outcome : "";
}

char *
xy_words_date (const char *date)
{
  g_autoptr (GDateTime) time = xy_time_of_session (date, "12:00", "UTC");

  if (time == NULL)
    return g_strdup (date != NULL ? date : "");
  /* Translators: a day with its weekday, in the form of g_date_time_format(). */
  return g_date_time_format (time, _ ("%a %-d %b %Y"));
}

char *
xy_words_moment (const char *iso, const char *timezone)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = iso != NULL ? g_date_time_new_from_iso8601 (iso, utc) : NULL;
  g_autoptr (GTimeZone) zone = timezone != NULL ? g_time_zone_new_identifier (timezone) : NULL;
  g_autoptr (GDateTime) local = NULL;

  if (time == NULL)
    return g_strdup (iso != NULL ? iso : "");
  local = zone != NULL ? g_date_time_to_timezone (time, zone) : g_date_time_to_local (time);
  /* Translators: a day and a minute, in the form of g_date_time_format(). */
  return g_date_time_format (local, _ ("%-d %b, %H:%M"));
}

char *
xy_words_hours (const char *start, const char *end)
{
  g_autofree char *from = xy_time_dup_clock (start);
  g_autofree char *to = xy_time_dup_clock (end);

  /* Translators: from one clock time to another. */
  return g_strdup_printf (_ ("%s–%s"), from, to);
}

char *
xy_words_group (int group)
{
  /* Translators: colleges of an hour come in groups, counted from 1. */
  return g_strdup_printf (_ ("Group %d"), group);
}

char *
xy_words_place (const XySession *session)
{
  g_autofree char *rooms =
      session->rooms != NULL ? g_strjoinv (_ (", "), session->rooms) : g_strdup ("");

  /* Translators: a building and its rooms. */
  return g_strdup_printf (_ ("%s %s"), session->building, rooms);
}

static char *
dup_slot_words (const XySchedule *schedule, const char *id)
{
  const XySlot *slot = id != NULL ? xy_schedule_find_slot (schedule, id) : NULL;

  return slot != NULL ? xy_words_hours (slot->start, slot->end) : g_strdup ("");
}

static gboolean
has_places (const XySchedule *schedule, const char *college)
{
  g_autoptr (GPtrArray) places = xy_schedule_list_college (schedule, college);

  return places->len > 0;
}

char *
xy_words_problem (const XySchedule *schedule, const XyScheduleProblem *problem)
{
  const XyCollege *college =
      problem->college != NULL ? xy_schedule_find_college (schedule, problem->college) : NULL;
  const char *name = college != NULL ? college->short_name : _ ("A college");
  g_autofree char *hours = dup_slot_words (schedule, problem->slot);

  switch (problem->kind)
    {
    case XY_SCHEDULE_CLASH_COLLEGE:
      /* Translators: a college, an hour. */
      return g_strdup_printf (_ ("%s has two places; the second is at %s."), name, hours);
    case XY_SCHEDULE_CLASH_ROOM:
      /* Translators: an hour. */
      return g_strdup_printf (_ ("Two sessions use one room at %s."), hours);
    case XY_SCHEDULE_OVERLOAD:
      if (problem->group == 0)
        /* Translators: an hour, students, the most students. */
        return g_strdup_printf (_ ("%s: %d students, but only %d can be photographed."), hours,
                                problem->measured, problem->limit);
      /* Translators: an hour, a group, students, the most students. */
      return g_strdup_printf (_ ("%s, group %d: %d students, but only %d can be photographed."),
                              hours, problem->group, problem->measured, problem->limit);
    case XY_SCHEDULE_MISSING:
      if (has_places (schedule, problem->college))
        /* Translators: students, a college. */
        return g_strdup_printf (
            ngettext ("%d student of %s is in a class that has no place yet.",
                      "%d students of %s are in classes that have no place yet.",
                      (gulong) problem->measured),
            problem->measured, name);
      /* Translators: a college. */
      return g_strdup_printf (_ ("%s has no place yet."), name);
    case XY_SCHEDULE_UNKNOWN_COLLEGE:
      /* Translators: an hour. */
      return g_strdup_printf (_ ("A place at %s is for a college that does not exist."), hours);
    case XY_SCHEDULE_UNKNOWN_SLOT:
      /* Translators: a college. */
      return g_strdup_printf (_ ("%s has a place in an hour that does not exist."), name);
    case XY_SCHEDULE_NOT_NEEDED:
      /* Translators: a college. */
      return g_strdup_printf (_ ("%s has a place, but all its students are photographed online."),
                              name);
    case XY_SCHEDULE_NOT_ITS_TIME:
      /* Translators: a college, an hour. */
      return g_strdup_printf (_ ("%s stands at %s, outside the times set for it."), name, hours);
    case XY_SCHEDULE_BAD_HOURS:
      /* Translators: an hour. */
      return g_strdup_printf (_ ("The hour %s does not end after it begins."), hours);
    default:
      return g_strdup ("");
    }
}

/* Sync. */

static const char *
sync_icon (XySyncState state, const XyStoreCounts *counts)
{
  if (counts->conflicts > 0)
    return "dialog-warning-symbolic";
  switch (state)
    {
    case XY_SYNC_SIGNED_OUT:
      return "avatar-default-symbolic";
    case XY_SYNC_OFFLINE:
      return "network-offline-symbolic";
    case XY_SYNC_BUSY:
      return "emblem-synchronizing-symbolic";
    case XY_SYNC_IDLE:
    default:
      return counts->waiting > 0 ? "emblem-synchronizing-symbolic" : "emblem-ok-symbolic";
    }
}

static char *
dup_sync_label (XySyncState state, const XyStoreCounts *counts)
{
  if (counts->conflicts > 0)
    /* Translators: conflicts that a person must decide. */
    return g_strdup_printf (ngettext ("%d to decide", "%d to decide", (gulong) counts->conflicts),
                            counts->conflicts);
  if (state == XY_SYNC_SIGNED_OUT)
    return g_strdup (_ ("Not signed in"));
  if (state == XY_SYNC_OFFLINE && counts->waiting > 0)
    return g_strdup_printf (
        ngettext ("Offline, %d waiting", "Offline, %d waiting", (gulong) counts->waiting),
        counts->waiting);
  if (state == XY_SYNC_OFFLINE)
    return g_strdup (_ ("Offline"));
  if (counts->waiting > 0)
    return g_strdup_printf (ngettext ("%d waiting", "%d waiting", (gulong) counts->waiting),
                            counts->waiting);
  if (state == XY_SYNC_BUSY && counts->photos_up + counts->photos_down > 0)
    return g_strdup (_ ("Photos on the way"));
  return g_strdup (_ ("All sent"));
}

XySyncWords *
xy_sync_words_new (XySyncState state,
                   const XyStoreCounts *counts,
                   const char *message,
                   const char *last_success)
{
  XySyncWords *words = g_new0 (XySyncWords, 1);

  words->icon = sync_icon (state, counts);
  words->label = dup_sync_label (state, counts);
  words->attention = counts->conflicts > 0 || state == XY_SYNC_SIGNED_OUT;
  if (counts->waiting > 0)
    words->waiting =
        g_strdup_printf (ngettext ("%d change is waiting to be sent.",
                                   "%d changes are waiting to be sent.", (gulong) counts->waiting),
                         counts->waiting);
  else if (counts->photos_up > 0)
    words->waiting =
        g_strdup_printf (ngettext ("%d photo is waiting to be sent.",
                                   "%d photos are waiting to be sent.", (gulong) counts->photos_up),
                         counts->photos_up);
  else if (state == XY_SYNC_SIGNED_OUT)
    words->waiting = g_strdup (_ ("Nothing is sent until you sign in."));
  else
    words->waiting = g_strdup (_ ("Everything done here has been sent."));
  if (counts->waiting > 0 && counts->waiting_since[0] != '\0')
    {
      g_autofree char *moment = xy_words_moment (counts->waiting_since, NULL);

      /* Translators: %s is a day and a minute. */
      words->since = xy_sentence_fill (_ ("Waiting since %s"), moment);
    }
  if (last_success != NULL)
    {
      g_autofree char *moment = xy_words_moment (last_success, NULL);

      /* Translators: %s is a day and a minute. */
      words->last = xy_sentence_fill (_ ("Last in touch with the server on %s"), moment);
    }
  if (state == XY_SYNC_OFFLINE || state == XY_SYNC_SIGNED_OUT)
    words->trouble = g_strdup (message);
  return words;
}

void
xy_sync_words_free (XySyncWords *words)
{
  if (words == NULL)
    return;
  g_free (words->label);
  g_free (words->waiting);
  g_free (words->since);
  g_free (words->last);
  g_free (words->trouble);
  g_free (words);
}
