// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-rule-title.h"
#include "app/xy-words.h"
#include "drawing/xy-overlay.h"

#define MAX_PHRASES 5

gboolean
xy_photo_state_needs_decision (XyPhotoState state)
{
  return state == XY_PHOTO_FLAGGED || state == XY_PHOTO_TO_DECIDE;
}

static void
finding_free (gpointer data)
{
  XyReviewFinding *finding = data;

  g_free (finding->rule);
  g_free (finding->message);
  g_free (finding->detail);
  g_free (finding);
}

static void
reason_free (gpointer data)
{
  XyReviewReason *reason = data;

  g_free (reason->rule);
  g_free (reason->words);
  g_free (reason);
}

void
xy_review_state_free (XyReviewState *state)
{
  if (state == NULL)
    return;
  g_free (state->name);
  g_free (state->person);
  g_free (state->submitted);
  g_free (state->facts);
  g_free (state->standing);
  g_ptr_array_unref (state->flagged);
  g_ptr_array_unref (state->rest);
  g_free (state->rest_words);
  g_free (state->reminder);
  g_ptr_array_unref (state->reasons);
  g_free (state->note);
  g_strfreev (state->phrases);
  g_free (state);
}

static const char *
get_verdict_icon (XyVerdict verdict)
{
  switch (verdict)
    {
    case XY_VERDICT_FAIL:
      return "dialog-error-symbolic";
    case XY_VERDICT_LOOK:
      return "dialog-question-symbolic";
    case XY_VERDICT_UNKNOWN:
      return "content-loading-symbolic";
    case XY_VERDICT_PASS:
    default:
      return "object-select-symbolic";
    }
}

static const char *
get_verdict_words (XyVerdict verdict)
{
  switch (verdict)
    {
    case XY_VERDICT_FAIL:
      return C_ ("verdict", "fails");
    case XY_VERDICT_LOOK:
      return C_ ("verdict", "please look");
    case XY_VERDICT_UNKNOWN:
      return C_ ("verdict", "not measured");
    case XY_VERDICT_PASS:
    default:
      return C_ ("verdict", "fine");
    }
}

static void
add_findings (GPtrArray *list, const XyPhotoReport *report, XyVerdict verdict)
{
  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *found = g_ptr_array_index (report->findings, i);
      g_autofree char *measured = NULL, *clause = NULL;
      XyReviewFinding *finding;

      if (found->verdict != verdict)
        continue;
      finding = g_new0 (XyReviewFinding, 1);
      finding->rule = g_strdup (found->rule);
      finding->number = xy_overlay_get_number (report, found->rule);
      finding->verdict = verdict;
      finding->icon_name = get_verdict_icon (verdict);
      finding->words = get_verdict_words (verdict);
      finding->message = g_strdup (found->message);
      measured = xy_overlay_dup_measured (found);
      clause = xy_rule_dup_clause (found->clause);
      if (measured != NULL)
        finding->detail = g_strdup_printf ("%s · %s", measured, clause);
      else
        finding->detail = g_steal_pointer (&clause);
      g_ptr_array_add (list, finding);
    }
}

static char *
dup_reminder (const XyRuleProfile *profile)
{
  const GPtrArray *reminders = xy_rule_profile_get_reminders (profile);
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  g_autofree char *list = NULL;

  for (guint i = 0; i < reminders->len; i++)
    {
      const XyReminder *reminder = g_ptr_array_index (reminders, i);

      g_ptr_array_add (titles, (char *) xy_rule_get_title (reminder->rule));
    }
  if (titles->len == 0)
    return NULL;
  g_ptr_array_add (titles, NULL);
  /* Translators: what stands between the parts of a list, as in: jewellery, heavy make-up. */
  list = g_strjoinv (_ (", "), (char **) titles->pdata);
  /* Translators: %s is a list of a few words, such as: jewellery, heavy make-up. */
  return g_strdup_printf (_ ("No rule measures these; please look for them yourself: %s."), list);
}

static char *
dup_rest_words (const XyPhotoReport *report)
{
  guint n_fine = 0, n_unknown = 0;
  g_autofree char *fine = NULL, *unknown = NULL;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->verdict == XY_VERDICT_PASS)
        n_fine++;
      else if (finding->verdict == XY_VERDICT_UNKNOWN)
        n_unknown++;
    }
  fine = g_strdup_printf (ngettext ("%u rule is fine", "%u rules are fine", n_fine), n_fine);
  unknown = g_strdup_printf (ngettext ("%u not measured", "%u not measured", n_unknown), n_unknown);
  if (n_fine == 0 && n_unknown == 0)
    return NULL;
  if (n_unknown == 0)
    return g_steal_pointer (&fine);
  if (n_fine == 0)
    return g_steal_pointer (&unknown);
  /* Translators: both parts are translated above: 17 rules are fine, 2 not measured. */
  return g_strdup_printf (_ ("%s, %s"), fine, unknown);
}

static gboolean
is_reason_of (const XyDecision *decision, const char *rule)
{
  return decision->reasons != NULL &&
         g_strv_contains ((const char *const *) decision->reasons, rule);
}

static gboolean
has_reason (GPtrArray *reasons, const char *rule)
{
  for (guint i = 0; i < reasons->len; i++)
    if (g_str_equal (((XyReviewReason *) g_ptr_array_index (reasons, i))->rule, rule))
      return TRUE;
  return FALSE;
}

/* What the student reads: what to do about it; without that, what was found. */
static const char *
find_words (const XyReviewState *state, const XyReviewInput *input, const char *rule)
{
  const char *words =
      input->phrases != NULL ? xy_phrases_get_for_rule (input->phrases, rule) : NULL;

  for (guint i = 0; words == NULL && i < state->flagged->len; i++)
    {
      const XyReviewFinding *finding = g_ptr_array_index (state->flagged, i);

      if (g_str_equal (finding->rule, rule))
        words = finding->message;
    }
  return words;
}

static void
add_reason (XyReviewState *state,
            const XyReviewInput *input,
            const XyDecision *rejection,
            const char *rule,
            gboolean ticked)
{
  GPtrArray *reasons = state->reasons;
  XyReviewReason *reason;

  if (has_reason (reasons, rule))
    return;
  reason = g_new0 (XyReviewReason, 1);
  reason->rule = g_strdup (rule);
  reason->title = xy_rule_get_title (reason->rule);
  reason->words = g_strdup (find_words (state, input, rule));
  reason->ticked = rejection != NULL ? is_reason_of (rejection, rule) : ticked;
  g_ptr_array_add (reasons, reason);
}

/* What the rules say of it, then what it was rejected for, then what only a person can see. */
static void
add_reasons (XyReviewState *state, const XyReviewInput *input)
{
  const XyDecision *rejection = input->photo_state == XY_PHOTO_REJECTED ? input->decision : NULL;
  const char *const *unmeasured = xy_rule_get_unmeasured ();

  for (guint i = 0; i < state->flagged->len; i++)
    {
      const XyReviewFinding *finding = g_ptr_array_index (state->flagged, i);

      add_reason (state, input, rejection, finding->rule, finding->verdict == XY_VERDICT_FAIL);
    }
  for (guint i = 0;
       rejection != NULL && rejection->reasons != NULL && rejection->reasons[i] != NULL; i++)
    add_reason (state, input, rejection, rejection->reasons[i], TRUE);
  for (guint i = 0; unmeasured[i] != NULL; i++)
    add_reason (state, input, rejection, unmeasured[i], FALSE);
}

/* The words of a decision are its own; else there is a line for each reason that is ticked. */
static char *
dup_note (const XyReviewState *state, const XyReviewInput *input)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (input->decision != NULL &&
      (input->photo_state == XY_PHOTO_REJECTED ||
       (input->decision->note != NULL && input->decision->note[0] != '\0')))
    return g_strdup (input->decision->note);
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const XyReviewReason *reason = g_ptr_array_index (state->reasons, i);

      if (reason->ticked && reason->words != NULL)
        g_strv_builder_add (lines, reason->words);
    }
  all = g_strv_builder_end (lines);
  return all[0] != NULL ? g_strjoinv ("\n", all) : NULL;
}

static char *
dup_submitted (const XySubmission *submission, const char *timezone)
{
  g_autofree char *time = NULL;

  if (submission->submitted_at == NULL)
    return NULL;
  time = xy_words_moment (submission->submitted_at, timezone);
  if (submission->number <= 1)
    /* Translators: %s is day and time. */
    return g_strdup_printf (_ ("Submitted on %s"), time);
  /* Translators: %s is day and time; the number says which photo of this person it is. */
  return g_strdup_printf (_ ("Submitted on %s, photo no. %d"), time, (int) submission->number);
}

static char *
dup_standing (const XyReviewInput *input)
{
  g_autofree char *time = NULL;
  gboolean school;

  if (input->decision == NULL)
    return NULL;
  time = input->decision->decided_at != NULL
             ? xy_words_moment (input->decision->decided_at, input->timezone)
             : g_strdup ("–");
  school = g_strcmp0 (input->decision->by_role, XY_ROLE_SCHOOL) == 0;
  switch (input->photo_state)
    {
    case XY_PHOTO_ACCEPTED:
      /* Translators: %s is day and time. */
      return g_strdup_printf (
          school ? _ ("Accepted by the graduate school on %s") : _ ("Accepted on %s"), time);
    case XY_PHOTO_REJECTED:
      /* Translators: %s is day and time. */
      return g_strdup_printf (
          school ? _ ("Rejected by the graduate school on %s") : _ ("Rejected on %s"), time);
    case XY_PHOTO_ASKED:
      /* Translators: %s is day and time. */
      return g_strdup_printf (_ ("The graduate school was asked on %s"), time);
    case XY_PHOTO_NONE:
    case XY_PHOTO_UNCHECKED:
    case XY_PHOTO_FLAGGED:
    case XY_PHOTO_TO_DECIDE:
    default:
      return NULL;
    }
}

static char *
dup_facts (const XyPhotoReport *report)
{
  g_autofree char *bytes = g_format_size (report->bytes);

  if (report->width <= 0)
    return g_steal_pointer (&bytes);
  /* Translators: width and height in pixels, and the size of the file: 480 × 640 pixels, 128 kB. */
  return g_strdup_printf (_ ("%d × %d pixels, %s"), report->width, report->height, bytes);
}

static char *
dup_person (const XyStudent *student)
{
  if (student->class_name == NULL || student->class_name[0] == '\0')
    return g_strdup (student->student_number);
  return g_strdup_printf ("%s · %s", student->class_name,
                          student->student_number != NULL ? student->student_number : "–");
}

XyReviewState *
xy_review_state_new (const XyReviewInput *input)
{
  XyReviewState *state = g_new0 (XyReviewState, 1);
  gboolean is_school = g_strcmp0 (input->role, XY_ROLE_SCHOOL) == 0;

  state->photo_state = input->photo_state;
  state->name = g_strdup (input->student->name);
  state->person = dup_person (input->student);
  state->flagged = g_ptr_array_new_with_free_func (finding_free);
  state->rest = g_ptr_array_new_with_free_func (finding_free);
  state->reasons = g_ptr_array_new_with_free_func (reason_free);
  if (input->submission == NULL)
    {
      state->why_not = _ ("This graduate has not submitted a photo yet.");
      return state;
    }
  state->submitted = dup_submitted (input->submission, input->timezone);
  state->standing = dup_standing (input);
  if (input->profile != NULL)
    state->reminder = dup_reminder (input->profile);
  if (input->report != NULL)
    {
      state->checked = TRUE;
      state->facts = dup_facts (input->report);
      add_findings (state->flagged, input->report, XY_VERDICT_FAIL);
      add_findings (state->flagged, input->report, XY_VERDICT_LOOK);
      add_findings (state->rest, input->report, XY_VERDICT_UNKNOWN);
      add_findings (state->rest, input->report, XY_VERDICT_PASS);
      state->rest_words = dup_rest_words (input->report);
    }
  add_reasons (state, input);
  state->note = dup_note (state, input);
  if (input->phrases != NULL)
    state->phrases = xy_phrases_list_common (input->phrases, MAX_PHRASES);
  state->can_decide = TRUE;
  if (!is_school && input->decision != NULL && input->photo_state != XY_PHOTO_ASKED &&
      g_strcmp0 (input->decision->by_role, XY_ROLE_SCHOOL) == 0)
    {
      state->can_decide = FALSE;
      state->why_not = _ ("The graduate school has decided; its word is final.");
    }
  return state;
}

const char *
xy_review_describe_end (guint n_others, gboolean follow, char **description)
{
  if (n_others > 0)
    {
      *description = g_strdup_printf (ngettext ("%u other photo waits for a decision.",
                                                "%u other photos wait for a decision.", n_others),
                                      n_others);
      return _ ("These photos are decided");
    }
  *description = g_strdup (follow ? _ ("New photos appear here as they come.")
                                  : _ ("No other photo waits for a decision."));
  return _ ("Everything is decided");
}

guint
xy_review_find_next (const XyPhotoState *states, guint n, guint current)
{
  for (guint i = 1; i <= n; i++)
    {
      guint place = (current + i) % n;

      if (place != current && xy_photo_state_needs_decision (states[place]))
        return place;
    }
  return n;
}
