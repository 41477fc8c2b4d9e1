// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The words of the import dialog's list. */

#include <glib/gi18n-lib.h>

#include "app/xy-import-state.h"
#include "app/xy-words.h"
#include "model/xy-id-number.h"

void
xy_import_line_free (XyImportLine *line)
{
  g_free (line->title);
  g_free (line->subtitle);
  g_free (line);
}

static XyImportLine *
line_new (char *title, char *subtitle, int row, int column)
{
  XyImportLine *line = g_new0 (XyImportLine, 1);

  line->title = title;
  line->subtitle = subtitle;
  line->row = row;
  line->column = column;
  return line;
}

/* What is there of the parts, side by side. */
static char *
join (const char *first, const char *second, const char *third)
{
  const char *given[] = { first, second, third };
  const char *parts[G_N_ELEMENTS (given) + 1] = { NULL };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i] != NULL && *given[i] != '\0')
      parts[n++] = given[i];
  return g_strjoinv (" · ", (char **) parts);
}

static char *
dup_row_words (int row)
{
  /* Translators: a row of the spreadsheet. */
  return g_strdup_printf (_ ("Row %d"), row);
}

static XyImportLine *
dup_college_line (const XyImportState *state, guint index)
{
  const XyUnknownCollege *unknown = g_ptr_array_index (state->unknown, index);
  guint n = unknown->n_students;

  return line_new (g_strdup (unknown->name),
                   g_strdup_printf (ngettext ("%u student", "%u students", n), n), unknown->row,
                   XY_COLUMN_COLLEGE);
}

static XyImportLine *
dup_problem_line (const XyImportState *state, guint index)
{
  const XyRosterProblem *problem =
      g_ptr_array_index (xy_import_state_get_roster (state)->problems, index);
  const XyRosterStudent *student = xy_import_state_find_student (state, problem->row);
  const char *name = student != NULL ? student->values[XY_COLUMN_NAME] : NULL;
  g_autofree char *row = dup_row_words (problem->row);

  return line_new (g_strdup (problem->message),
                   join (row, name, xy_import_words_field (problem->column)), problem->row,
                   (int) problem->column);
}

static char *
dup_field_value (const XyImportState *state,
                 const XyFields *fields,
                 const char *field,
                 gboolean show_ids)
{
  const char *value = xy_fields_get_string (fields, field);
  const XyCollege *college = NULL;

  if (value == NULL)
    /* Translators: a field without a value. */
    return g_strdup (_ ("nothing"));
  if (g_str_equal (field, "college"))
    college = xy_import_state_find_college (state, value);
  if (college != NULL)
    return g_strdup (college->short_name);
  if (!show_ids && g_str_equal (field, "id_number"))
    return xy_id_number_mask (value);
  return g_strdup (value);
}

/* Who gets another name and another number at once is likely somebody else. */
static gboolean
is_another_person (const XyFields *before, const XyFields *after)
{
  return xy_fields_get_string (before, "name") != NULL &&
         xy_fields_get_string (before, "id_number") != NULL &&
         xy_fields_get_string (after, "name") != NULL &&
         xy_fields_get_string (after, "id_number") != NULL;
}

static char *
dup_differences (const XyImportState *state, const XyRosterChange *change, gboolean show_ids)
{
  g_autoptr (XyFields) before = xy_entity_to_fields (change->before);
  g_autofree const char **names = xy_fields_get_names (change->after->fields);
  g_autoptr (GString) text = g_string_new (NULL);

  if (is_another_person (before, change->after->fields))
    g_string_append (text, _ ("Name and ID number both differ. Is it the same person?"));
  for (const char **name = names; *name != NULL; name++)
    {
      g_autofree char *from = dup_field_value (state, before, *name, show_ids);
      g_autofree char *to = dup_field_value (state, change->after->fields, *name, show_ids);

      if (text->len > 0)
        g_string_append_c (text, '\n');
      /* Translators: a field of a student, what it is and what it would be. */
      g_string_append_printf (text, _ ("%s: %s → %s"), xy_words_field (XY_KIND_STUDENT, *name),
                              from, to);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static XyImportLine *
dup_change_line (const XyImportState *state, guint index, gboolean show_ids)
{
  const XyRosterChange *change = g_ptr_array_index (state->plan->changes, index);

  return line_new (join (change->before->name, change->before->student_number, NULL),
                   dup_differences (state, change, show_ids), change->row, -1);
}

static XyImportLine *
dup_missing_line (const XyImportState *state, guint index)
{
  const XyStudent *student = g_ptr_array_index (state->plan->missing, index);

  return line_new (g_strdup (student->name),
                   join (student->student_number, student->class_name, NULL), 0, -1);
}

static XyImportLine *
dup_left_out_line (const XyImportState *state, guint index)
{
  static const XyRosterColumn columns[] = {
    XY_COLUMN_STUDENT_NUMBER,
    XY_COLUMN_NAME,
    XY_COLUMN_ID_NUMBER,
  };
  const XyRosterStudent *student = g_ptr_array_index (state->left_out, index);
  const XyRosterProblem *why = NULL;
  const char *name = student->values[XY_COLUMN_NAME];
  const char *number = student->values[XY_COLUMN_STUDENT_NUMBER];
  g_autofree char *row = dup_row_words (student->row);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const XyRosterProblem *problem =
          xy_roster_find_problem (xy_import_state_get_roster (state), student->row, columns[i]);

      /* Only these keep a student out; other problems are stored with it. */
      if (why == NULL && problem != NULL &&
          (problem->kind == XY_PROBLEM_MISSING || problem->kind == XY_PROBLEM_DUPLICATE) &&
          !(problem->kind == XY_PROBLEM_MISSING && columns[i] == XY_COLUMN_ID_NUMBER))
        why = problem;
    }
  return line_new (name != NULL     ? g_strdup (name)
                   : number != NULL ? g_strdup (number)
                                    : g_strdup (_ ("no name")),
                   join (row, why != NULL ? why->message : NULL, NULL), student->row,
                   why != NULL ? (int) why->column : -1);
}

static XyImportLine *
dup_new_line (const XyImportState *state, guint index)
{
  const XyRecord *record = g_ptr_array_index (state->plan->creates, index);
  const XyFields *fields = record->fields;

  return line_new (
      g_strdup (xy_fields_get_string (fields, "name")),
      join (xy_fields_get_string (fields, "student_number"), xy_fields_get_string (fields, "class"),
            NULL),
      xy_import_state_find_number (state, xy_fields_get_string (fields, "student_number")), -1);
}

/* The kind of repair, and of what; its first one says how. */
static XyImportLine *
dup_repair_kind_line (const XyImportState *state, guint index)
{
  XyImportRepair kind = xy_import_state_get_repair_kind (state, index);
  GArray *places = state->repairs_by_kind[kind];
  const XyRosterRepair *first =
      g_ptr_array_index (state->repairs, g_array_index (places, guint, 0));
  g_autofree char *points = xy_import_repair_dup_points (first);
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u cell", "%u cells", places->len), places->len);

  return line_new (join (xy_import_repair_words (kind), count, NULL), g_steal_pointer (&points), 0,
                   -1);
}

XyImportLine *
xy_import_state_dup_repair_line (const XyImportState *state,
                                 XyImportRepair kind,
                                 guint index,
                                 gboolean show_ids)
{
  guint place = g_array_index (state->repairs_by_kind[kind], guint, index);
  const XyRosterRepair *repair = g_ptr_array_index (state->repairs, place);
  gboolean hidden = repair->column == XY_COLUMN_ID_NUMBER && !show_ids;
  g_autofree char *row = dup_row_words (repair->row);
  g_autofree char *points = xy_import_repair_dup_points (repair);
  const char *from = repair->from != NULL ? repair->from : "";
  const char *to = repair->to != NULL ? repair->to : "";
  char *title = hidden ? xy_id_number_mask (to) : g_strdup_printf ("%s → %s", from, to);

  return line_new (title, join (row, xy_import_words_field (repair->column), points), repair->row,
                   (int) repair->column);
}

XyImportLine *
xy_import_state_dup_line (const XyImportState *state,
                          XyImportSection section,
                          guint index,
                          gboolean show_ids)
{
  switch (section)
    {
    case XY_IMPORT_COLLEGES:
      return dup_college_line (state, index);
    case XY_IMPORT_PROBLEMS:
      return dup_problem_line (state, index);
    case XY_IMPORT_CHANGED:
      return dup_change_line (state, index, show_ids);
    case XY_IMPORT_MISSING:
      return dup_missing_line (state, index);
    case XY_IMPORT_LEFT_OUT:
      return dup_left_out_line (state, index);
    case XY_IMPORT_NEW:
      return dup_new_line (state, index);
    case XY_IMPORT_REPAIRS:
      return dup_repair_kind_line (state, index);
    default:
      return line_new (NULL, NULL, 0, -1);
    }
}
