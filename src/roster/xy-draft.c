// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-draft.h"

#include <glib/gi18n-lib.h>

#include "data/xy-data.h"
#include "model/xy-college-names.h"
#include "roster/xy-check.h"
#include "roster/xy-roster-private.h"

#define HEADINGS_NAME "roster/headings.json"

/* Names are the colleges by all their folded names, answers among them; answers are ids of colleges
 * by folded names. */
struct _XyDraft
{
  XyWorkbook *workbook;
  XyHeadings *headings;
  GPtrArray *colleges;
  GHashTable *names;
  XyRosterLayout layout;
  GHashTable *mended;
  GHashTable *answers;
  XyRoster *roster;
  GError *error;
};

static void
draft_clear (gpointer data)
{
  XyDraft *draft = data;

  xy_workbook_unref (draft->workbook);
  xy_headings_unref (draft->headings);
  g_clear_pointer (&draft->colleges, g_ptr_array_unref);
  g_clear_pointer (&draft->names, g_hash_table_unref);
  g_hash_table_unref (draft->mended);
  g_hash_table_unref (draft->answers);
  xy_roster_free (draft->roster);
  g_clear_error (&draft->error);
}

/* One whose layout and roster are still to be made. */
static XyDraft *
draft_new (XyWorkbook *workbook, XyHeadings *headings, GPtrArray *colleges)
{
  XyDraft *draft = g_atomic_rc_box_new0 (XyDraft);

  draft->workbook = xy_workbook_ref (workbook);
  draft->headings = xy_headings_ref (headings);
  draft->colleges = colleges != NULL ? g_ptr_array_ref (colleges) : NULL;
  draft->mended = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  draft->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return draft;
}

static XyDraft *
draft_copy (const XyDraft *draft)
{
  XyDraft *copy = draft_new (draft->workbook, draft->headings, draft->colleges);
  GHashTableIter iter;
  gpointer key, value;

  copy->layout = draft->layout;
  g_hash_table_iter_init (&iter, draft->mended);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->mended, key, g_strdup (value));
  g_hash_table_iter_init (&iter, draft->answers);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->answers, g_strdup (key), g_strdup (value));
  return copy;
}

static XyCollege *
find_by_id (const XyDraft *draft, const char *id)
{
  for (guint i = 0; draft->colleges != NULL && i < draft->colleges->len; i++)
    {
      XyCollege *college = g_ptr_array_index (draft->colleges, i);

      if (g_str_equal (college->id, id))
        return college;
    }
  return NULL;
}

static void
add_names (XyDraft *draft)
{
  GHashTableIter iter;
  gpointer name, id;

  if (draft->colleges == NULL)
    return;
  draft->names = xy_college_index_names (draft->colleges);
  g_hash_table_iter_init (&iter, draft->answers);
  while (g_hash_table_iter_next (&iter, &name, &id))
    g_hash_table_insert (draft->names, g_strdup (name), find_by_id (draft, id));
}

/* Reads the rows as layout, mended cells and answers say; an error leaves no student. */
static void
add_roster (XyDraft *draft)
{
  const XySheet *sheet = xy_draft_get_sheet (draft);
  GDate today;

  add_names (draft);
  draft->roster = xy_roster_new (xy_workbook_get_file (draft->workbook), sheet);
  draft->roster->header_row = (int) draft->layout.header_row;
  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (draft->layout.columns[i] >= 0)
      draft->roster->headings[i] =
          xy_layout_dup_name (sheet, &draft->layout, draft->layout.columns[i]);
  if (!xy_roster_read_rows (draft->roster, sheet, &draft->layout, draft->headings, draft->mended,
                            &draft->error))
    {
      g_ptr_array_set_size (draft->roster->students, 0);
      g_ptr_array_set_size (draft->roster->repairs, 0);
    }
  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  xy_check_roster (draft->roster, draft->names, &today);
}

XyDraft *
xy_draft_new (XyWorkbook *workbook, GBytes *headings, GPtrArray *colleges, GError **error)
{
  g_autoptr (GBytes) shipped = headings == NULL ? xy_data_load (HEADINGS_NAME, error) : NULL;
  g_autoptr (XyHeadings) words = NULL;
  g_autoptr (XyDraft) draft = NULL;

  if (headings == NULL && shipped == NULL)
    return NULL;
  words = xy_headings_parse (headings != NULL ? headings : shipped, error);
  if (words == NULL)
    return NULL;
  draft = draft_new (workbook, words, colleges);
  if (!xy_layout_find (workbook, words, colleges, &draft->layout) &&
      xy_workbook_get_error (workbook) != NULL)
    {
      g_propagate_error (error, g_error_copy (xy_workbook_get_error (workbook)));
      return NULL;
    }
  add_roster (draft);
  return g_steal_pointer (&draft);
}

XyDraft *
xy_draft_ref (XyDraft *draft)
{
  return g_atomic_rc_box_acquire (draft);
}

void
xy_draft_unref (XyDraft *draft)
{
  if (draft != NULL)
    g_atomic_rc_box_release_full (draft, draft_clear);
}

static gboolean
is_of_column_cb (gpointer key, gpointer value, gpointer user_data)
{
  return GPOINTER_TO_SIZE (key) % XY_N_COLUMNS == GPOINTER_TO_SIZE (user_data);
}

/* A mended cell is one of the sheet: where its field has another column, it is no more. */
static void
drop_mended (XyDraft *draft, const XyRosterLayout *before)
{
  for (gsize i = 0; i < XY_N_COLUMNS; i++)
    if (draft->layout.columns[i] != before->columns[i])
      g_hash_table_foreach_remove (draft->mended, is_of_column_cb, GSIZE_TO_POINTER (i));
}

static void
set_value (XyDraft *draft, int row, XyRosterColumn column, const char *text)
{
  if (text == NULL)
    g_hash_table_remove (draft->mended, xy_mended_key (row, column));
  else
    g_hash_table_insert (draft->mended, xy_mended_key (row, column), g_utf8_make_valid (text, -1));
}

static void
set_college (XyDraft *draft, const char *name, const char *college_id)
{
  g_autofree char *folded = xy_college_fold_name (name);

  if (college_id == NULL)
    g_hash_table_remove (draft->answers, folded);
  else if (find_by_id (draft, college_id) != NULL && *folded != '\0' &&
           xy_college_find (draft->colleges, name) == NULL)
    g_hash_table_insert (draft->answers, g_steal_pointer (&folded), g_strdup (college_id));
}

XyDraft *
xy_draft_change (const XyDraft *draft, const XyDraftChange *change)
{
  XyDraft *copy = draft_copy (draft);

  switch (change->kind)
    {
    case XY_DRAFT_SHEET:
      if (change->sheet < xy_workbook_get_n_sheets (draft->workbook))
        xy_layout_find_in_sheet (copy->workbook, change->sheet, copy->headings, copy->colleges,
                                 &copy->layout);
      if (copy->layout.sheet != draft->layout.sheet)
        g_hash_table_remove_all (copy->mended);
      break;
    case XY_DRAFT_HEADER_ROW:
      xy_layout_set_header_row (&copy->layout, copy->workbook, change->row, copy->headings,
                                copy->colleges);
      break;
    case XY_DRAFT_COLUMN:
      xy_layout_set_column (&copy->layout, change->column, change->sheet_column);
      break;
    case XY_DRAFT_VALUE:
      set_value (copy, (int) change->row, change->column, change->text);
      break;
    case XY_DRAFT_COLLEGE:
      set_college (copy, change->text, change->college);
      break;
    default:
      g_assert_not_reached ();
    }
  drop_mended (copy, &draft->layout);
  add_roster (copy);
  return copy;
}

XyDraft *
xy_draft_with_sheet (const XyDraft *draft, guint sheet)
{
  return xy_draft_change (draft, &(XyDraftChange){ .kind = XY_DRAFT_SHEET, .sheet = sheet });
}

XyDraft *
xy_draft_with_header_row (const XyDraft *draft, guint row)
{
  return xy_draft_change (draft, &(XyDraftChange){ .kind = XY_DRAFT_HEADER_ROW, .row = row });
}

XyDraft *
xy_draft_with_column (const XyDraft *draft, XyRosterColumn column, int sheet_column)
{
  return xy_draft_change (
      draft,
      &(XyDraftChange){ .kind = XY_DRAFT_COLUMN, .column = column, .sheet_column = sheet_column });
}

XyDraft *
xy_draft_with_value (const XyDraft *draft, int row, XyRosterColumn column, const char *text)
{
  return xy_draft_change (draft, &(XyDraftChange){ .kind = XY_DRAFT_VALUE,
                                                   .row = (guint) row,
                                                   .column = column,
                                                   .text = text });
}

XyDraft *
xy_draft_with_college (const XyDraft *draft, const char *name, const char *college_id)
{
  return xy_draft_change (
      draft, &(XyDraftChange){ .kind = XY_DRAFT_COLLEGE, .text = name, .college = college_id });
}

XyWorkbook *
xy_draft_get_workbook (const XyDraft *draft)
{
  return draft->workbook;
}

const XyRosterLayout *
xy_draft_get_layout (const XyDraft *draft)
{
  return &draft->layout;
}

const XySheet *
xy_draft_get_sheet (const XyDraft *draft)
{
  return xy_workbook_get_sheet (draft->workbook, draft->layout.sheet);
}

const XyRoster *
xy_draft_get_roster (const XyDraft *draft)
{
  return draft->roster;
}

XyRoster *
xy_draft_steal_roster (XyDraft *draft)
{
  return g_steal_pointer (&draft->roster);
}

const GError *
xy_draft_get_error (const XyDraft *draft)
{
  return draft->error;
}

/* Whether any column is known: where no roster is found none is. */
static gboolean
has_columns (const XyRosterLayout *layout)
{
  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (layout->columns[i] >= 0)
      return TRUE;
  return FALSE;
}

gboolean
xy_draft_check (const XyDraft *draft, GError **error)
{
  if (draft->error != NULL)
    {
      g_propagate_error (error, g_error_copy (draft->error));
      return FALSE;
    }
  if (!has_columns (&draft->layout))
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_HEADER,
                           _ ("No row of the file names the columns; put a row with headings such "
                              "as 学号, 姓名 and 身份证号 above the students."));
      return FALSE;
    }
  return TRUE;
}

gboolean
xy_draft_is_mended (const XyDraft *draft, int row, XyRosterColumn column)
{
  return g_hash_table_contains (draft->mended, xy_mended_key (row, column));
}

static void
unknown_college_free (gpointer data)
{
  XyUnknownCollege *unknown = data;

  g_free (unknown->name);
  g_free (unknown->college_id);
  g_free (unknown);
}

GPtrArray *
xy_draft_list_unknown_colleges (const XyDraft *draft)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (unknown_college_free);
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *known = NULL;

  for (guint i = 0; draft->names != NULL && i < draft->roster->students->len; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (draft->roster->students, i);
      const char *name = student->values[XY_COLUMN_COLLEGE];
      g_autofree char *folded = NULL;
      const char *answer;
      XyUnknownCollege *unknown;

      /* Most rows name the college of the row above. */
      if (name == NULL || g_strcmp0 (name, known) == 0)
        continue;
      folded = xy_college_fold_name (name);
      answer = g_hash_table_lookup (draft->answers, folded);
      if (answer == NULL && g_hash_table_contains (draft->names, folded))
        {
          known = name;
          continue;
        }
      unknown = g_hash_table_lookup (met, folded);
      if (unknown == NULL)
        {
          unknown = g_new0 (XyUnknownCollege, 1);
          unknown->name = g_strdup (name);
          unknown->college_id = g_strdup (answer);
          unknown->row = student->row;
          g_ptr_array_add (list, unknown);
          g_hash_table_insert (met, g_steal_pointer (&folded), unknown);
        }
      unknown->n_students++;
    }
  return list;
}

GPtrArray *
xy_draft_list_aliases (const XyDraft *draft)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  g_autoptr (GPtrArray) unknown = xy_draft_list_unknown_colleges (draft);

  for (guint i = 0; draft->colleges != NULL && i < draft->colleges->len; i++)
    {
      const XyCollege *college = g_ptr_array_index (draft->colleges, i);
      g_autoptr (GStrvBuilder) aliases = g_strv_builder_new ();
      g_auto (GStrv) list = NULL;
      XyFields *fields;
      gboolean has_new = FALSE;

      if (college->aliases != NULL)
        g_strv_builder_addv (aliases, (const char **) college->aliases);
      for (guint k = 0; k < unknown->len; k++)
        {
          const XyUnknownCollege *named = g_ptr_array_index (unknown, k);

          if (g_strcmp0 (named->college_id, college->id) != 0)
            continue;
          g_strv_builder_add (aliases, named->name);
          has_new = TRUE;
        }
      if (!has_new)
        continue;
      list = g_strv_builder_end (aliases);
      fields = xy_fields_new ();
      xy_fields_set_strv (fields, "aliases", (const char *const *) list);
      g_ptr_array_add (records,
                       xy_record_new (XY_KIND_COLLEGE, college->id, college->revision, fields));
    }
  return records;
}

const char *
xy_draft_find_college (const XyDraft *draft, const char *name)
{
  g_autofree char *folded = xy_college_fold_name (name);
  const XyCollege *college =
      draft->names != NULL ? g_hash_table_lookup (draft->names, folded) : NULL;

  return college != NULL ? college->id : NULL;
}

typedef struct
{
  XyDraft *draft;
  XyDraftChange change;
  char *text;
  char *college;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  xy_draft_unref (job->draft);
  g_free (job->text);
  g_free (job->college);
  g_free (job);
}

static void
change_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;

  g_task_return_pointer (task, xy_draft_change (job->draft, &job->change),
                         (GDestroyNotify) xy_draft_unref);
}

void
xy_draft_change_async (XyDraft *draft,
                       const XyDraftChange *change,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->draft = xy_draft_ref (draft);
  job->change = *change;
  job->change.text = job->text = g_strdup (change->text);
  job->change.college = job->college = g_strdup (change->college);
  g_task_set_source_tag (task, xy_draft_change_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, change_in_thread);
}

XyDraft *
xy_draft_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
