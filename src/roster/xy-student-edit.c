// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-student-edit.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "model/xy-sentence.h"
#include "roster/xy-repair.h"

/* An import takes no longer text either. */
#define MAX_VALUE_BYTES 500

static char **
find_place (const XyStudent *student, const char *field)
{
  const XyFieldSpec *spec = xy_kind_find_field (XY_KIND_STUDENT, field);

  g_return_val_if_fail (spec != NULL && spec->type == XY_FIELD_STRING, NULL);

  return (char **) (gpointer) ((char *) student + spec->offset);
}

/* Without the words for it a sex is mended as any text is. */
static XyRosterColumn
find_column (const XyStudentEditContext *context, const char *field)
{
  if (context->headings == NULL && g_str_equal (field, "sex"))
    return XY_COLUMN_CLASS;
  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (g_str_equal (xy_roster_column_to_string ((XyRosterColumn) i), field))
      return (XyRosterColumn) i;
  g_return_val_if_reached (XY_COLUMN_NAME);
}

static void
forbid (XyStudentEdit *edit, char *message)
{
  g_free (edit->message);
  edit->message = message;
  edit->can_be_stored = FALSE;
}

/* What a date that exists was made of by the repair; any other text was left as it is. */
static gboolean
is_date (const char *text)
{
  guint year, month, day;
  int length = 0;

  if (sscanf (text, "%4u-%2u%n", &year, &month, &length) == 2 && text[length] == '\0' &&
      length == (int) strlen ("2022-06"))
    return month >= 1 && month <= 12;
  return sscanf (text, "%4u-%2u-%2u%n", &year, &month, &day, &length) == 3 &&
         text[length] == '\0' && length == (int) strlen ("2022-06-30") &&
         g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static void
judge_number (XyStudentEdit *edit, const XyStudentEditContext *context, const XyStudent *student)
{
  const XyStudent *holder;

  if (edit->value == NULL || context->find_holder == NULL)
    return;
  holder = context->find_holder (student, edit->field, edit->value, context->user_data);
  if (holder == NULL)
    return;
  if (g_str_equal (edit->field, "student_number"))
    /* Translators: %s is another student's name. */
    forbid (edit, xy_sentence_fill (_ ("%s has this student number already."), holder->name));
  else if (edit->message == NULL)
    /* Translators: %s is another student's name. */
    edit->message = xy_sentence_fill (_ ("%s has the same ID number."), holder->name);
}

static void
judge (XyStudentEdit *edit, const XyStudentEditContext *context, const XyStudent *student)
{
  g_autoptr (XyStudent) then = xy_entity_copy (student);
  XyProblemKind problem;

  xy_student_edit_apply (edit, then);
  problem = xy_student_problem_of_student (then, edit->field, context->today);
  edit->message = xy_student_problem_dup_message (edit->field, problem, edit->value);
  edit->can_be_stored = TRUE;

  if (edit->value != NULL && strlen (edit->value) > MAX_VALUE_BYTES)
    forbid (edit, g_strdup (_ ("This is too long; shorten it.")));
  else if (g_str_equal (edit->field, "name"))
    edit->can_be_stored = edit->value != NULL;
  else if (g_str_equal (edit->field, "student_number"))
    edit->can_be_stored = edit->value != NULL;
  else if (g_str_equal (edit->field, "sex") && edit->value != NULL &&
           !g_str_equal (edit->value, XY_SEX_MALE) && !g_str_equal (edit->value, XY_SEX_FEMALE))
    forbid (edit, g_strdup (_ ("The sex is 男 or 女, or stays empty.")));
  else if (g_str_equal (edit->field, "graduation") && edit->value != NULL && !is_date (edit->value))
    forbid (edit, g_strdup (_ ("Write the date like 2022-06-30 or 2022-06.")));

  if (g_str_equal (edit->field, "student_number") || g_str_equal (edit->field, "id_number"))
    judge_number (edit, context, student);
}

XyStudentEdit *
xy_student_edit_new (const XyStudentEditContext *context,
                     const XyStudent *student,
                     const char *field,
                     const char *typed)
{
  XyStudentEdit *edit = g_new0 (XyStudentEdit, 1);
  XyCell cell = { .text = typed, .type = XY_CELL_TEXT };
  gboolean is_repair;

  edit->field = g_strdup (field);
  edit->value = xy_repair_cell (find_column (context, field), &cell, context->headings, &is_repair);
  edit->is_repaired = g_strcmp0 (edit->value != NULL ? edit->value : "", typed) != 0;
  edit->is_change = g_strcmp0 (edit->value, xy_student_edit_get_value (student, field)) != 0;
  judge (edit, context, student);
  return edit;
}

void
xy_student_edit_free (XyStudentEdit *edit)
{
  if (edit == NULL)
    return;
  g_free (edit->field);
  g_free (edit->value);
  g_free (edit->message);
  g_free (edit);
}

const char *const *
xy_student_edit_get_fields (void)
{
  static const char *const fields[] = { "student_number", "name",  "sex",    "id_number",
                                        "class",          "major", "degree", "graduation",
                                        "location",       NULL };

  return fields;
}

const char *
xy_student_edit_get_value (const XyStudent *student, const char *field)
{
  char **place = find_place (student, field);

  return place != NULL && *place != NULL && **place != '\0' ? *place : NULL;
}

void
xy_student_edit_apply (const XyStudentEdit *edit, XyStudent *student)
{
  char **place = find_place (student, edit->field);

  g_return_if_fail (place != NULL);

  g_free (*place);
  *place = g_strdup (edit->value);
}
