// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "cli/xy-command.h"
#include "model/xy-acts.h"
#include "model/xy-sentence.h"

typedef struct
{
  const char *outcome;
  char **reasons;
  char *note;
} Verdict;

static const char *
find_outcome (const char *word)
{
  if (g_str_equal (word, "accept"))
    return XY_OUTCOME_ACCEPTED;
  if (g_str_equal (word, "reject"))
    return XY_OUTCOME_REJECTED;
  return NULL;
}

static gboolean
check_verdict (const char *word, const Verdict *verdict, GError **error)
{
  if (verdict->outcome == NULL)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                   _ ("A photo can be decided with “accept” or “reject”, not with “%s”"), word);
      return FALSE;
    }
  if (verdict->reasons != NULL && g_str_equal (verdict->outcome, XY_OUTCOME_ACCEPTED))
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                           _ ("A photo that is accepted has no reasons; leave --reason out"));
      return FALSE;
    }
  for (guint i = 0; verdict->reasons != NULL && verdict->reasons[i] != NULL; i++)
    if (!xy_cli_check_text (verdict->reasons[i], error))
      return FALSE;
  return xy_cli_check_text (verdict->note, error);
}

static const XyStudent *
find_student (GPtrArray *students, const char *campaign, const char *number, GError **error)
{
  for (guint i = 0; i < students->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (students, i);

      if (g_strcmp0 (student->campaign, campaign) == 0 &&
          g_strcmp0 (student->student_number, number) == 0)
        return student;
    }
  g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
               _ ("No student here has the number %s; xueyingctl roster list lists them"), number);
  return NULL;
}

static const XySubmission *
find_newest (GPtrArray *submissions, const XyStudent *student, GError **error)
{
  const XySubmission *newest = NULL;

  for (guint i = 0; i < submissions->len; i++)
    {
      const XySubmission *submission = g_ptr_array_index (submissions, i);

      if (g_strcmp0 (submission->student, student->id) == 0 &&
          (newest == NULL || submission->number > newest->number))
        newest = submission;
    }
  if (newest == NULL)
    g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND, _ ("%s has submitted no photo yet"),
                 student->name);
  return newest;
}

static const XyDecision *
find_decision (GPtrArray *decisions, const XySubmission *submission)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      const XyDecision *decision = g_ptr_array_index (decisions, i);

      if (g_strcmp0 (decision->submission, submission->id) == 0)
        return decision;
    }
  return NULL;
}

static gboolean
decide (XyStore *store, const char *number, const Verdict *verdict, GString *out, GError **error)
{
  g_autofree char *campaign = xy_cli_dup_campaign (store, error);
  g_autofree char *account = xy_store_dup_setting (store, "account");
  g_autofree char *role = xy_store_dup_setting (store, "role");
  g_autofree char *label = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GPtrArray) submissions = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  const XySubmission *submission;
  const XyDecision *decision;
  const XyStudent *student;
  XyFields *fields;

  students = campaign != NULL ? xy_cli_list (store, XY_KIND_STUDENT, error) : NULL;
  submissions = students != NULL ? xy_cli_list (store, XY_KIND_SUBMISSION, error) : NULL;
  decisions = submissions != NULL ? xy_cli_list (store, XY_KIND_DECISION, error) : NULL;
  student = decisions != NULL ? find_student (students, campaign, number, error) : NULL;
  submission = student != NULL ? find_newest (submissions, student, error) : NULL;
  if (submission == NULL)
    return FALSE;
  decision = find_decision (decisions, submission);
  if (decision != NULL && g_strcmp0 (decision->by_role, XY_ROLE_SCHOOL) == 0 &&
      g_strcmp0 (role, XY_ROLE_SCHOOL) != 0)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                   _ ("The graduate school has decided about the photo of %s; its word is final"),
                   student->name);
      return FALSE;
    }

  fields = xy_acts_decide (submission, verdict->outcome, (const char *const *) verdict->reasons,
                           verdict->note, account, role);
  g_ptr_array_add (edits,
                   xy_edit_new (XY_KIND_DECISION, decision != NULL ? decision->id : NULL, fields));
  if (g_str_equal (verdict->outcome, XY_OUTCOME_ACCEPTED))
    /* Translators: %s is a student's name. */
    label = xy_sentence_fill (_ ("Accepted the photo of %s"), student->name);
  else
    /* Translators: %s is a student's name. */
    label = xy_sentence_fill (_ ("Rejected the photo of %s"), student->name);
  g_string_append_printf (out, "%s\n", label);
  return xy_store_apply (store, label, edits, error);
}

static XyCliStatus
run_decide (char ***arguments, GString *out, GError **error)
{
  g_auto (GStrv) reasons = NULL;
  g_autofree char *note = NULL;
  const GOptionEntry entries[] = {
    { "reason", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &reasons, NULL, NULL },
    { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, NULL, NULL },
    { NULL },
  };
  g_autoptr (XyStore) store = NULL;
  Verdict verdict;

  if (!xy_cli_parse (arguments, entries, 2, 2, error) ||
      !xy_cli_check_text ((*arguments)[1], error))
    return XY_CLI_FAILED;
  verdict = (Verdict){ find_outcome ((*arguments)[2]), reasons, note };
  if (!check_verdict ((*arguments)[2], &verdict, error))
    return XY_CLI_FAILED;
  store = xy_cli_open_store (error);
  if (store == NULL || !decide (store, (*arguments)[1], &verdict, out, error))
    return XY_CLI_FAILED;
  return XY_CLI_FINE;
}

const XyCommand xy_cli_decide_commands[] = {
  { "decide", NULL, "STUDENT_NUMBER accept|reject [--reason RULE]... [--note TEXT]",
    N_ ("Accept or reject a student's newest photo"), run_decide },
  { NULL },
};
