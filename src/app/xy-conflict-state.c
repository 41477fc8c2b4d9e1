// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-conflict-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-id-number.h"
#include "model/xy-sentence.h"

static void
line_free (XyConflictLine *line)
{
  g_free (line->field);
  g_free (line->before);
  g_free (line->mine);
  g_free (line->theirs);
  g_free (line);
}

void
xy_conflict_state_free (XyConflictState *state)
{
  if (state == NULL)
    return;
  g_free (state->mutation);
  g_free (state->title);
  g_free (state->explanation);
  g_ptr_array_unref (state->lines);
  g_free (state);
}

static char *
dup_string_value (const XySchedule *schedule, const char *field, const char *value)
{
  const XyCollege *college;
  const XySlot *slot;

  if (g_str_equal (field, "outcome"))
    return g_strdup (xy_words_outcome (value));
  if (g_str_equal (field, "id_number"))
    return xy_id_number_mask (value);
  if (g_str_equal (field, "decided_at"))
    return xy_words_moment (value, NULL);
  if (schedule != NULL && g_str_equal (field, "college") &&
      (college = xy_schedule_find_college (schedule, value)) != NULL)
    return g_strdup (college->short_name);
  if (schedule != NULL && g_str_equal (field, "slot") &&
      (slot = xy_schedule_find_slot (schedule, value)) != NULL)
    return xy_words_hours (slot->start, slot->end);
  return g_strdup (value);
}

static char *
dup_value (const XySchedule *schedule, const XyFields *set, const char *field)
{
  const XyValue *value = set != NULL ? xy_fields_get (set, field) : NULL;
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value == NULL)
    /* Translators: a field without a value. */
    return g_strdup (_ ("nothing"));
  switch (xy_value_get_type (value))
    {
    case XY_VALUE_STRING:
      return dup_string_value (schedule, field, xy_value_get_string (value));
    case XY_VALUE_BOOLEAN:
      return g_strdup (xy_value_get_boolean (value) ? _ ("yes") : _ ("no"));
    case XY_VALUE_STRV:
      if (*xy_value_get_strv (value) == NULL)
        return g_strdup (_ ("nothing"));
      return g_strjoinv (", ", (char **) xy_value_get_strv (value));
    case XY_VALUE_INT:
      return g_strdup_printf ("%" G_GINT64_FORMAT, xy_value_get_int (value));
    case XY_VALUE_DOUBLE:
      return g_strdup (g_ascii_dtostr (number, sizeof number, xy_value_get_double (value)));
    case XY_VALUE_NULL:
    default:
      g_return_val_if_reached (NULL);
    }
}

/* What only says who acted and which records belong together tells a person nothing. */
static gboolean
is_shown (XyKind kind, const char *field)
{
  static const char *const hidden[] = { "by",      "by_role",    "campaign", "position",
                                        "student", "submission", NULL };

  if (kind != XY_KIND_STUDENT && g_str_equal (field, "college"))
    return FALSE;
  return !g_strv_contains (hidden, field);
}

static char *
dup_title (const XyConflict *conflict, const char *subject)
{
  const char *kind = xy_words_kind (conflict->mutation->kind);

  if (subject == NULL)
    return g_strdup (conflict->label != NULL ? conflict->label : kind);
  /* Translators: a student's or college's name, what of it was edited, such as "Decision". */
  return g_strdup_printf (_ ("%s: %s"), subject, kind);
}

XyConflictState *
xy_conflict_state_new (const XyConflict *conflict, const XySchedule *schedule, const char *subject)
{
  XyConflictState *state = g_new0 (XyConflictState, 1);
  const XyFields *mine = conflict->mutation->fields;
  const XyFields *theirs =
      conflict->answer->theirs != NULL ? conflict->answer->theirs->fields : NULL;
  g_autofree const char **names = xy_fields_get_names (mine);
  g_autofree char *moment = xy_words_moment (conflict->mutation->at, NULL);

  state->mutation = g_strdup (conflict->mutation->id);
  state->refused = xy_answer_effective (conflict->answer) == XY_ANSWER_REFUSED;
  state->title = dup_title (conflict, subject);
  if (state->refused)
    {
      const char *reason = conflict->answer->message != NULL ? conflict->answer->message : "";

      /* Translators: a day and a minute, the server's reason, a sentence. */
      state->explanation =
          g_strdup_printf (_ ("What you did on %s was not allowed: %s"), moment, reason);
    }
  else
    state->explanation =
        xy_sentence_fill (_ ("You changed this on %s, and so did somebody else."), moment);
  state->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  for (guint i = 0; names[i] != NULL; i++)
    {
      XyConflictLine *line;

      /* What was empty and stays empty is no difference to a person. */
      if (!is_shown (conflict->mutation->kind, names[i]) ||
          (theirs != NULL && xy_fields_same_value (mine, theirs, names[i])) ||
          (theirs == NULL && conflict->before != NULL &&
           xy_fields_same_value (mine, conflict->before, names[i])))
        continue;
      line = g_new0 (XyConflictLine, 1);
      line->field = g_strdup (xy_words_field (conflict->mutation->kind, names[i]));
      line->before = dup_value (schedule, conflict->before, names[i]);
      line->mine = dup_value (schedule, mine, names[i]);
      line->theirs = dup_value (schedule, theirs, names[i]);
      g_ptr_array_add (state->lines, line);
    }
  return state;
}
