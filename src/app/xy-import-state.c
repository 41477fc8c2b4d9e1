// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"

/* Without these nobody can be stored, or told from another. */
static const XyRosterColumn required_columns[] = {
  XY_COLUMN_STUDENT_NUMBER,
  XY_COLUMN_NAME,
  XY_COLUMN_ID_NUMBER,
};

/* A sheet that has more columns is no roster, and widgets for all of them would take too long. */
#define MAX_COLUMNS 60

/* What is counted and sorted once. */

static void
list_columns (XyImportState *state)
{
  const XySheet *sheet = xy_import_state_get_sheet (state);
  guint n = xy_layout_get_n_columns (sheet);
  g_autofree gboolean *holds = g_new0 (gboolean, n);

  for (guint i = 0; i < sheet->cells->len; i++)
    holds[g_array_index (sheet->cells, XyCell, i).column] = TRUE;
  state->columns = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < n; i++)
    if (xy_import_state_get_field (state, i) >= 0 ||
        (holds[i] && state->columns->len < MAX_COLUMNS))
      g_array_append_val (state->columns, i);
}

static int
compare_repairs (gconstpointer a, gconstpointer b)
{
  const XyRosterRepair *left = *(const XyRosterRepair *const *) a;
  const XyRosterRepair *right = *(const XyRosterRepair *const *) b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  return (int) left->column - (int) right->column;
}

static void
sort_repairs (XyImportState *state, const XyRoster *roster)
{
  state->repairs = g_ptr_array_sized_new (roster->repairs->len);
  for (guint i = 0; i < roster->repairs->len; i++)
    g_ptr_array_add (state->repairs, g_ptr_array_index (roster->repairs, i));
  g_ptr_array_sort (state->repairs, compare_repairs);
  for (int kind = 0; kind < XY_N_IMPORT_REPAIRS; kind++)
    state->repairs_by_kind[kind] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < state->repairs->len; i++)
    {
      XyImportRepair kind = xy_import_repair_get_kind (g_ptr_array_index (state->repairs, i));

      g_array_append_val (state->repairs_by_kind[kind], i);
    }
}

static void
count_students (XyImportState *state, const XyRoster *roster)
{
  for (guint i = 0; i < roster->students->len; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (roster->students, i);
      const char *name = student->values[XY_COLUMN_COLLEGE];

      if (name == NULL || xy_draft_find_college (state->draft, name) == NULL)
        state->needs_college = TRUE;
      if (!student->storable)
        g_ptr_array_add (state->left_out, (gpointer) student);
      else
        g_hash_table_insert (state->rows_by_number, student->values[XY_COLUMN_STUDENT_NUMBER],
                             GINT_TO_POINTER (student->row));
    }
}

/* What tells a line from the others. */

static gint64
cell_key (int row, int column)
{
  return (gint64) row * XY_N_COLUMNS + column;
}

static gint64
get_key (const XyImportState *state, XyImportSection section, guint index)
{
  switch (section)
    {
    case XY_IMPORT_PROBLEMS:
      {
        const XyRosterProblem *problem =
            g_ptr_array_index (xy_import_state_get_roster (state)->problems, index);

        return cell_key (problem->row, (int) problem->column);
      }
    case XY_IMPORT_COLLEGES:
      return ((XyUnknownCollege *) g_ptr_array_index (state->unknown, index))->row;
    case XY_IMPORT_CHANGED:
      return ((XyRosterChange *) g_ptr_array_index (state->plan->changes, index))->row;
    case XY_IMPORT_MISSING:
      return g_str_hash (((XyStudent *) g_ptr_array_index (state->plan->missing, index))->id);
    case XY_IMPORT_LEFT_OUT:
      return ((XyRosterStudent *) g_ptr_array_index (state->left_out, index))->row;
    case XY_IMPORT_NEW:
      {
        const XyRecord *record = g_ptr_array_index (state->plan->creates, index);
        const char *number = xy_fields_get_string (record->fields, "student_number");

        return number != NULL ? g_str_hash (number) : 0;
      }
    case XY_IMPORT_REPAIRS:
      return (gint64) xy_import_state_get_repair_kind (state, index);
    default:
      return 0;
    }
}

static void
list_keys (XyImportState *state, XyImportSection section)
{
  guint n = xy_import_state_count (state, section);
  GArray *keys = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);

  for (guint i = 0; i < n; i++)
    {
      gint64 key = get_key (state, section, i);

      g_array_append_val (keys, key);
    }
  g_clear_pointer (&state->keys[section], g_array_unref);
  state->keys[section] = keys;
}

static void
list_repair_keys (XyImportState *state, int kind)
{
  GArray *places = state->repairs_by_kind[kind];

  state->repair_keys[kind] = g_array_sized_new (FALSE, FALSE, sizeof (gint64), places->len);
  for (guint i = 0; i < places->len; i++)
    {
      const XyRosterRepair *repair =
          g_ptr_array_index (state->repairs, g_array_index (places, guint, i));
      gint64 key = cell_key (repair->row, (int) repair->column);

      g_array_append_val (state->repair_keys[kind], key);
    }
}

XyImportState *
xy_import_state_new (XyDraft *draft, GPtrArray *colleges)
{
  XyImportState *state = g_new0 (XyImportState, 1);
  const XyRoster *roster = xy_draft_get_roster (draft);

  g_atomic_ref_count_init (&state->refs);
  state->draft = xy_draft_ref (draft);
  state->colleges = g_ptr_array_ref (colleges);
  state->unknown = xy_draft_list_unknown_colleges (draft);
  state->left_out = g_ptr_array_new ();
  state->rows_by_number = g_hash_table_new (g_str_hash, g_str_equal);
  list_columns (state);
  sort_repairs (state, roster);
  count_students (state, roster);
  for (int section = 0; section < XY_N_IMPORT_SECTIONS; section++)
    list_keys (state, (XyImportSection) section);
  for (int kind = 0; kind < XY_N_IMPORT_REPAIRS; kind++)
    list_repair_keys (state, kind);
  return state;
}

static gboolean
is_foreign (const XyRecord *record, const char *const *own)
{
  const char *college = xy_fields_get_string (record->fields, "college");

  return college != NULL && !g_strv_contains (own, college);
}

guint
xy_import_plan_leave_out (XyRosterPlan *plan, const char *const *own)
{
  guint n = plan->creates->len + plan->changes->len;

  for (guint i = plan->creates->len; i > 0; i--)
    if (is_foreign (g_ptr_array_index (plan->creates, i - 1), own))
      g_ptr_array_remove_index (plan->creates, i - 1);
  for (guint i = plan->changes->len; i > 0; i--)
    if (is_foreign (((XyRosterChange *) g_ptr_array_index (plan->changes, i - 1))->after, own))
      g_ptr_array_remove_index (plan->changes, i - 1);
  return n - plan->creates->len - plan->changes->len;
}

void
xy_import_state_take_plan (XyImportState *state, XyRosterPlan *plan)
{
  g_return_if_fail (state->plan == NULL);

  state->plan = plan;
  list_keys (state, XY_IMPORT_CHANGED);
  list_keys (state, XY_IMPORT_MISSING);
  list_keys (state, XY_IMPORT_NEW);
}

XyImportState *
xy_import_state_ref (XyImportState *state)
{
  g_atomic_ref_count_inc (&state->refs);
  return state;
}

void
xy_import_state_unref (XyImportState *state)
{
  if (!g_atomic_ref_count_dec (&state->refs))
    return;
  for (int section = 0; section < XY_N_IMPORT_SECTIONS; section++)
    g_array_unref (state->keys[section]);
  for (int kind = 0; kind < XY_N_IMPORT_REPAIRS; kind++)
    {
      g_array_unref (state->repairs_by_kind[kind]);
      g_array_unref (state->repair_keys[kind]);
    }
  g_ptr_array_unref (state->repairs);
  g_array_unref (state->columns);
  g_ptr_array_unref (state->left_out);
  g_ptr_array_unref (state->colleges);
  g_hash_table_unref (state->rows_by_number);
  g_ptr_array_unref (state->unknown);
  g_clear_pointer (&state->plan, xy_roster_plan_free);
  xy_draft_unref (state->draft);
  g_free (state);
}

const XyRoster *
xy_import_state_get_roster (const XyImportState *state)
{
  return xy_draft_get_roster (state->draft);
}

const XyRosterLayout *
xy_import_state_get_layout (const XyImportState *state)
{
  return xy_draft_get_layout (state->draft);
}

const XySheet *
xy_import_state_get_sheet (const XyImportState *state)
{
  return xy_draft_get_sheet (state->draft);
}

const XyRosterStudent *
xy_import_state_find_student (const XyImportState *state, int row)
{
  GPtrArray *students = xy_import_state_get_roster (state)->students;
  guint low = 0, high = students->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const XyRosterStudent *student = g_ptr_array_index (students, middle);

      if (student->row == row)
        return student;
      if (student->row < row)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

int
xy_import_state_find_number (const XyImportState *state, const char *number)
{
  return number != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (state->rows_by_number, number)) : 0;
}

const XyCollege *
xy_import_state_find_college (const XyImportState *state, const char *id)
{
  for (guint i = 0; i < state->colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (state->colleges, i);

      if (g_str_equal (college->id, id))
        return college;
    }
  return NULL;
}

/* The list. */

guint
xy_import_state_count_all (const XyImportState *state, XyImportSection section)
{
  switch (section)
    {
    case XY_IMPORT_COLLEGES:
      return state->unknown->len;
    case XY_IMPORT_PROBLEMS:
      return xy_import_state_get_roster (state)->problems->len;
    case XY_IMPORT_CHANGED:
      return state->plan != NULL ? state->plan->changes->len : 0;
    case XY_IMPORT_MISSING:
      return state->plan != NULL ? state->plan->missing->len : 0;
    case XY_IMPORT_LEFT_OUT:
      return state->left_out->len;
    case XY_IMPORT_NEW:
      return state->plan != NULL ? state->plan->creates->len : 0;
    case XY_IMPORT_REPAIRS:
      return state->repairs->len;
    default:
      return 0;
    }
}

guint
xy_import_state_count (const XyImportState *state, XyImportSection section)
{
  guint n = 0;

  if (section != XY_IMPORT_REPAIRS)
    return xy_import_state_count_all (state, section);
  for (int kind = 0; kind < XY_N_IMPORT_REPAIRS; kind++)
    if (state->repairs_by_kind[kind]->len > 0)
      n++;
  return n;
}

XyImportRepair
xy_import_state_get_repair_kind (const XyImportState *state, guint index)
{
  for (int kind = 0; kind < XY_N_IMPORT_REPAIRS; kind++)
    if (state->repairs_by_kind[kind]->len > 0 && index-- == 0)
      return (XyImportRepair) kind;
  g_return_val_if_reached (XY_IMPORT_REPAIR_WORD);
}

GArray *
xy_import_state_get_keys (const XyImportState *state, XyImportSection section)
{
  return state->keys[section];
}

GArray *
xy_import_state_get_repair_keys (const XyImportState *state, XyImportRepair kind)
{
  return state->repair_keys[kind];
}

char *
xy_import_state_dup_heading (const XyImportState *state, XyImportSection section)
{
  guint n = xy_import_state_count_all (state, section);

  switch (section)
    {
    case XY_IMPORT_COLLEGES:
      return g_strdup_printf (ngettext ("%u unknown college", "%u unknown colleges", n), n);
    case XY_IMPORT_PROBLEMS:
      return g_strdup_printf (ngettext ("%u problem", "%u problems", n), n);
    case XY_IMPORT_CHANGED:
      return g_strdup_printf (ngettext ("%u changed student", "%u changed students", n), n);
    case XY_IMPORT_MISSING:
      return g_strdup_printf (
          ngettext ("%u student is not in the file", "%u students are not in the file", n), n);
    case XY_IMPORT_LEFT_OUT:
      return g_strdup_printf (ngettext ("%u row is left out", "%u rows are left out", n), n);
    case XY_IMPORT_NEW:
      return g_strdup_printf (ngettext ("%u new student", "%u new students", n), n);
    case XY_IMPORT_REPAIRS:
      return g_strdup_printf (ngettext ("%u cell was repaired", "%u cells were repaired", n), n);
    default:
      return g_strdup ("");
    }
}

/* What is said of the whole. */

static void
add_sentence (GPtrArray *sentences, char *sentence)
{
  g_ptr_array_add (sentences, sentence);
}

static void
add_missing_columns (const XyImportState *state, GPtrArray *sentences)
{
  const XyRosterLayout *layout = xy_import_state_get_layout (state);

  for (guint i = 0; i < G_N_ELEMENTS (required_columns); i++)
    if (layout->columns[required_columns[i]] < 0)
      add_sentence (sentences,
                    /* Translators: %s is the name of a field, such as "ID number". */
                    g_strdup_printf (_ ("No column is taken as “%s”; choose it above its column."),
                                     xy_import_words_field (required_columns[i])));
}

char *
xy_import_state_dup_notes (const XyImportState *state)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  const XyRosterLayout *layout = xy_import_state_get_layout (state);
  const GError *broken = xy_workbook_get_error (xy_draft_get_workbook (state->draft));
  const GError *unreadable = xy_draft_get_error (state->draft);
  gboolean has_columns = FALSE;

  for (int i = 0; i < XY_N_COLUMNS; i++)
    has_columns = has_columns || layout->columns[i] >= 0;
  if (broken != NULL)
    add_sentence (sentences, g_strdup (broken->message));
  if (unreadable != NULL)
    add_sentence (sentences, g_strdup (unreadable->message));
  if (layout->header_row == 0 && !has_columns)
    add_sentence (sentences,
                  g_strdup (_ ("No row was recognised as the header. Choose the row that names the "
                               "columns, or say above each column what it holds.")));
  else
    add_missing_columns (state, sentences);
  if (state->n_foreign > 0)
    add_sentence (sentences,
                  g_strdup_printf (ngettext ("%u student belongs to another college and is left "
                                             "out; the graduate school can import it.",
                                             "%u students belong to other colleges and are left "
                                             "out; the graduate school can import them.",
                                             state->n_foreign),
                                   state->n_foreign));
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv ("\n", (char **) sentences->pdata);
}

static guint
count_touched (const XyImportState *state, guint n_removed)
{
  return state->plan->creates->len + state->plan->changes->len + n_removed;
}

gboolean
xy_import_state_can_import (const XyImportState *state, guint n_removed)
{
  return state->plan != NULL && count_touched (state, n_removed) + state->plan->aliases->len > 0;
}

static gboolean
has_question (const XyImportState *state)
{
  for (guint i = 0; i < state->unknown->len; i++)
    if (((XyUnknownCollege *) g_ptr_array_index (state->unknown, i))->college_id == NULL)
      return TRUE;
  return FALSE;
}

char *
xy_import_state_dup_summary (const XyImportState *state, guint n_removed)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const XyRosterPlan *plan = state->plan;
  guint n_problems = xy_import_state_count_all (state, XY_IMPORT_PROBLEMS);

  if (plan == NULL && has_question (state))
    return g_strdup (_ ("Say beside which college each unknown name means, or choose a college for "
                        "these students."));
  if (plan == NULL && state->needs_college)
    return g_strdup (_ ("Choose the college that the students belong to."));
  if (!xy_import_state_can_import (state, n_removed) && plan != NULL && plan->unchanged > 0)
    return g_strdup_printf (ngettext ("Nothing would change: %d student is there already.",
                                      "Nothing would change: %d students are there already.",
                                      (gulong) plan->unchanged),
                            plan->unchanged);
  if (!xy_import_state_can_import (state, n_removed))
    return g_strdup (_ ("There is no student to import."));
  /* Translators: these counts stand side by side, in one line. */
  add_sentence (parts, g_strdup_printf (_ ("%u new"), plan->creates->len));
  add_sentence (parts, g_strdup_printf (_ ("%u changed"), plan->changes->len));
  add_sentence (parts, g_strdup_printf (_ ("%d unchanged"), plan->unchanged));
  if (n_removed > 0)
    add_sentence (parts, g_strdup_printf (_ ("%u removed"), n_removed));
  if (state->left_out->len > 0)
    add_sentence (parts, g_strdup_printf (_ ("%u left out"), state->left_out->len));
  if (n_problems > 0)
    add_sentence (parts,
                  g_strdup_printf (ngettext ("%u problem", "%u problems", n_problems), n_problems));
  if (state->repairs->len > 0)
    add_sentence (parts, g_strdup_printf (_ ("%u repaired"), state->repairs->len));
  if (plan->aliases->len > 0)
    add_sentence (parts,
                  g_strdup_printf (ngettext ("%u college gets another name",
                                             "%u colleges get another name", plan->aliases->len),
                                   plan->aliases->len));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

char *
xy_import_state_dup_warning (const XyImportState *state, guint n_removed)
{
  guint n_existing, n_touched;

  if (state->plan == NULL)
    return NULL;
  n_existing = state->plan->n_existing;
  n_touched = count_touched (state, n_removed);
  if (!xy_roster_plan_changes_much (state->plan) &&
      (n_removed == 0 || n_touched * 10 <= n_existing))
    return NULL;
  return g_strdup_printf (
      _ ("More than a tenth of the college would change: it has %u students, and "
         "%u would be new, changed or removed. Is it the right file?"),
      n_existing, n_touched);
}
