// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-student-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-id-number.h"

#define STUDENT_NUMBER "student_number"
#define NAME "name"
#define ID_NUMBER "id_number"
#define SEX "sex"
#define CLASS "class"

static const char *const fields[] = { STUDENT_NUMBER, NAME, ID_NUMBER, SEX, CLASS, NULL };

const char *
xy_problem_kind_to_string (XyProblemKind kind)
{
  switch (kind)
    {
    case XY_PROBLEM_NONE:
      return "none";
    case XY_PROBLEM_MISSING:
      return "missing";
    case XY_PROBLEM_BAD_LENGTH:
      return "bad-length";
    case XY_PROBLEM_BAD_CHECKSUM:
      return "bad-checksum";
    case XY_PROBLEM_BAD_DATE:
      return "bad-date";
    case XY_PROBLEM_PRECISION_LOST:
      return "precision-lost";
    case XY_PROBLEM_DUPLICATE:
      return "duplicate";
    case XY_PROBLEM_DISAGREES_WITH_ID:
      return "disagrees-with-id";
    case XY_PROBLEM_UNKNOWN_COLLEGE:
      return "unknown-college";
    default:
      g_assert_not_reached ();
    }
}

const char *const *
xy_student_problem_get_fields (void)
{
  return fields;
}

gboolean
xy_student_problem_is_scientific (const char *text)
{
  gsize whole = strspn (text, "0123456789"), fraction = 0, exponent;
  gboolean has_sign;

  text += whole;
  if (whole > 0 && (*text == '.' || *text == ','))
    fraction = strspn (++text, "0123456789");
  text += fraction;
  if (whole == 0 || (*text != 'e' && *text != 'E'))
    return FALSE;
  text++;
  has_sign = *text == '+' || *text == '-';
  text += has_sign;
  exponent = strspn (text, "0123456789");
  /* A school's 2019E01 is none. */
  return exponent >= 1 && exponent <= 3 && text[exponent] == '\0' &&
         (has_sign || (whole == 1 && fraction > 0));
}

static gboolean
is_empty (const char *value)
{
  return value == NULL || *value == '\0';
}

static XyProblemKind
judge_id_number (const char *value, const GDate *today)
{
  if (!is_empty (value) && xy_student_problem_is_scientific (value))
    return XY_PROBLEM_PRECISION_LOST;
  switch (xy_id_number_check (value, today))
    {
    case XY_ID_EMPTY:
      return XY_PROBLEM_MISSING;
    case XY_ID_BAD_LENGTH:
      return XY_PROBLEM_BAD_LENGTH;
    case XY_ID_BAD_DATE:
      return XY_PROBLEM_BAD_DATE;
    case XY_ID_BAD_CHECKSUM:
      return XY_PROBLEM_BAD_CHECKSUM;
    case XY_ID_VALID:
    case XY_ID_OTHER:
    default:
      return XY_PROBLEM_NONE;
    }
}

XyProblemKind
xy_student_problem_of_value (const char *field, const char *value, const GDate *today)
{
  g_return_val_if_fail (field != NULL && today != NULL, XY_PROBLEM_NONE);

  if (strcmp (field, ID_NUMBER) == 0)
    return judge_id_number (value, today);
  if (strcmp (field, NAME) == 0)
    return is_empty (value) ? XY_PROBLEM_MISSING : XY_PROBLEM_NONE;
  if (strcmp (field, STUDENT_NUMBER) != 0)
    return XY_PROBLEM_NONE;
  if (is_empty (value))
    return XY_PROBLEM_MISSING;
  return xy_student_problem_is_scientific (value) ? XY_PROBLEM_PRECISION_LOST : XY_PROBLEM_NONE;
}

XyProblemKind
xy_student_problem_of_student (const XyStudent *student, const char *field, const GDate *today)
{
  g_return_val_if_fail (student != NULL && field != NULL && today != NULL, XY_PROBLEM_NONE);

  if (strcmp (field, STUDENT_NUMBER) == 0)
    return xy_student_problem_of_value (field, student->student_number, today);
  if (strcmp (field, NAME) == 0)
    return xy_student_problem_of_value (field, student->name, today);
  if (strcmp (field, ID_NUMBER) == 0)
    return xy_student_problem_of_value (field, student->id_number, today);
  if (strcmp (field, SEX) == 0)
    {
      const char *by_id =
          is_empty (student->sex) || judge_id_number (student->id_number, today) != XY_PROBLEM_NONE
              ? NULL
              : xy_id_number_get_sex (student->id_number);

      return by_id != NULL && strcmp (by_id, student->sex) != 0 ? XY_PROBLEM_DISAGREES_WITH_ID
                                                                : XY_PROBLEM_NONE;
    }
  if (strcmp (field, CLASS) == 0 && is_empty (student->class_name) && !student->online_only)
    return XY_PROBLEM_MISSING;
  return XY_PROBLEM_NONE;
}

static const char *
missing_message (const char *field)
{
  if (strcmp (field, STUDENT_NUMBER) == 0)
    return _ ("The student number is missing.");
  if (strcmp (field, NAME) == 0)
    return _ ("The name is missing.");
  if (strcmp (field, ID_NUMBER) == 0)
    return _ ("The ID number is missing.");
  return _ ("The class is missing; the queue is ordered by class.");
}

char *
xy_student_problem_dup_sex_message (const char *by_id)
{
  return g_strdup_printf (_ ("By the ID number the sex is %s."), by_id);
}

char *
xy_student_problem_dup_message (const char *field, XyProblemKind kind, const char *value)
{
  g_return_val_if_fail (field != NULL, NULL);

  switch (kind)
    {
    case XY_PROBLEM_MISSING:
      return g_strdup (missing_message (field));
    case XY_PROBLEM_PRECISION_LOST:
      return g_strdup (strcmp (field, STUDENT_NUMBER) == 0
                           ? _ ("The student number was stored as a number and has lost digits; "
                                "enter it again as text.")
                           : _ ("The ID number was stored as a number and has lost digits; "
                                "enter it again as text."));
    case XY_PROBLEM_BAD_LENGTH:
      return g_strdup_printf (_ ("A resident ID number has 18 characters; this one has %ld."),
                              value != NULL ? g_utf8_strlen (value, -1) : 0);
    case XY_PROBLEM_BAD_DATE:
      return g_strdup (_ ("The date of birth in the ID number does not exist."));
    case XY_PROBLEM_BAD_CHECKSUM:
      return g_strdup (_ ("The last character of the ID number does not fit the others; one of "
                          "them is wrong."));
    case XY_PROBLEM_DUPLICATE:
      return g_strdup (strcmp (field, STUDENT_NUMBER) == 0
                           ? _ ("Another student has the same student number.")
                           : _ ("Another student has the same ID number."));
    case XY_PROBLEM_DISAGREES_WITH_ID:
      return xy_student_problem_dup_sex_message (g_strcmp0 (value, XY_SEX_MALE) == 0 ? XY_SEX_FEMALE
                                                                                     : XY_SEX_MALE);
    case XY_PROBLEM_UNKNOWN_COLLEGE:
      return g_strdup_printf (_ ("No college is known as “%s”."), value != NULL ? value : "");
    case XY_PROBLEM_NONE:
    default:
      return NULL;
    }
}
