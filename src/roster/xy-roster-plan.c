// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster-plan.h"

#include <string.h>

#include "model/xy-student-problem.h"

/* More than this part of a college changes only where something is wrong, or much was wrong. */
#define MUCH 10
/* So many students are worth a thread. */
#define MANY 1000

/* Offsets are where values of a student stand, by column.  Columns are in the order of their
 * fields' names, in which fields lie.  Values are what was said before: thousands of students have
 * a class, a degree and a day in common, and share them. */
typedef struct
{
  const XyDraft *draft;
  const XyRoster *roster;
  const char *campaign;
  const char *college;
  GDate today;
  gsize offsets[XY_N_COLUMNS];
  XyRosterColumn columns[XY_N_COLUMNS];
  GHashTable *values;
  GHashTable *by_number;
  GHashTable *by_id_number;
  GHashTable *matched;
  GHashTable *college_ids;
  XyRosterPlan *plan;
} Planning;

/* Rows, of which those from one place to another become students. */
typedef struct
{
  const Planning *planning;
  GPtrArray *rows;
  guint from, to;
} Part;

static void
change_free (gpointer data)
{
  XyRosterChange *change = data;

  xy_entity_unref (change->before);
  xy_record_unref (change->after);
  g_free (change);
}

void
xy_roster_plan_free (XyRosterPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->creates);
  g_ptr_array_unref (plan->changes);
  g_ptr_array_unref (plan->missing);
  g_ptr_array_unref (plan->aliases);
  g_free (plan);
}

/* The college that the row names, if it is a known one. */
static const char *
find_college (Planning *planning, const char *name)
{
  gpointer id;

  if (!g_hash_table_lookup_extended (planning->college_ids, name, NULL, &id))
    {
      id = (gpointer) xy_draft_find_college (planning->draft, name);
      g_hash_table_insert (planning->college_ids, (gpointer) name, id);
    }
  return id;
}

/* What the row says of a student, as it is stored; %NULL where it says nothing. */
static const char *
get_said (Planning *planning, const XyRosterStudent *row, XyRosterColumn column)
{
  const char *value = row->values[column];

  if (value == NULL)
    return NULL;
  if (column == XY_COLUMN_COLLEGE)
    return find_college (planning, value);
  if (column == XY_COLUMN_SEX && strcmp (value, XY_SEX_MALE) != 0 &&
      strcmp (value, XY_SEX_FEMALE) != 0)
    return NULL;
  return value;
}

static const char *
get_stored (Planning *planning, const XyStudent *student, XyRosterColumn column)
{
  return G_STRUCT_MEMBER (char *, student, planning->offsets[column]);
}

/* Sets a field to a value that others have too. */
static void
set_shared (Planning *planning, XyFields *fields, const char *name, const char *text)
{
  XyValue *value = g_hash_table_lookup (planning->values, text);

  if (value == NULL)
    {
      value = xy_value_new_string (text);
      g_hash_table_insert (planning->values, (gpointer) xy_value_get_string (value), value);
    }
  xy_fields_set (fields, name, value);
}

static XyRecord *
new_student (Planning *planning, const XyRosterStudent *row)
{
  g_autofree char *id = xy_uuid_new ();
  XyFields *fields = xy_fields_new ();

  set_shared (planning, fields, "campaign", planning->campaign);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      XyRosterColumn column = planning->columns[i];
      const char *name = xy_roster_column_to_string (column);
      const char *value = get_said (planning, row, column);

      if (value == NULL)
        continue;
      if (column == XY_COLUMN_STUDENT_NUMBER || column == XY_COLUMN_ID_NUMBER ||
          column == XY_COLUMN_NAME)
        xy_fields_set_string (fields, name, value);
      else
        set_shared (planning, fields, name, value);
    }
  if (!xy_fields_has (fields, "college"))
    set_shared (planning, fields, "college", planning->college);
  if (row->online_only)
    xy_fields_set_boolean (fields, "online_only", TRUE);
  return xy_record_new (XY_KIND_STUDENT, id, 0, fields);
}

static GHashTable *
new_values (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) xy_value_unref);
}

static gpointer
make_part (gpointer data)
{
  Part *part = data;
  g_autoptr (GHashTable) values = new_values ();
  g_autoptr (GHashTable) college_ids = g_hash_table_new (g_str_hash, g_str_equal);
  Planning planning = *part->planning;

  planning.values = values;
  planning.college_ids = college_ids;
  for (guint i = part->from; i < part->to; i++)
    part->rows->pdata[i] = new_student (&planning, part->rows->pdata[i]);
  return NULL;
}

/* Makes a student of each of the rows, in their place; of many, half on a thread beside. */
static void
make_creates (Planning *planning, GPtrArray *rows)
{
  guint middle = rows->len >= MANY ? rows->len / 2 : rows->len;
  Part first = { planning, rows, 0, middle }, second = { planning, rows, middle, rows->len };
  GThread *thread = middle < rows->len ? g_thread_new ("plan", make_part, &second) : NULL;

  make_part (&first);
  if (thread != NULL)
    g_thread_join (thread);
  g_ptr_array_extend (planning->plan->creates, rows, NULL, NULL);
}

/* Whether the row has a problem where the student has none: somebody mended it, and the file is an
 * old one. */
static gboolean
is_worse (Planning *planning,
          const XyRosterStudent *row,
          const XyStudent *student,
          XyRosterColumn column)
{
  const char *field = xy_roster_column_to_string (column);

  return xy_roster_find_problem (planning->roster, row->row, column) != NULL &&
         get_stored (planning, student, column) != NULL &&
         xy_student_problem_of_student (student, field, &planning->today) == XY_PROBLEM_NONE;
}

static void
plan_change (Planning *planning, const XyRosterStudent *row, const XyStudent *student)
{
  XyFields *fields = NULL;
  XyRosterChange *change;

  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      XyRosterColumn column = (XyRosterColumn) i;
      const char *said = get_said (planning, row, column);

      if (said == NULL || g_strcmp0 (said, get_stored (planning, student, column)) == 0 ||
          is_worse (planning, row, student, column))
        continue;
      if (fields == NULL)
        fields = xy_fields_new ();
      xy_fields_set_string (fields, xy_roster_column_to_string (column), said);
    }
  if (fields == NULL)
    {
      planning->plan->unchanged++;
      return;
    }
  change = g_new0 (XyRosterChange, 1);
  change->row = row->row;
  change->before = xy_entity_ref ((gpointer) student);
  change->after = xy_record_new (XY_KIND_STUDENT, student->id, student->revision, fields);
  g_ptr_array_add (planning->plan->changes, change);
}

static const XyStudent *
match (Planning *planning, GHashTable *table, const char *value)
{
  const XyStudent *student = value != NULL ? g_hash_table_lookup (table, value) : NULL;

  if (student == NULL || !g_hash_table_add (planning->matched, (gpointer) student))
    return NULL;
  return student;
}

static const XyStudent *
match_by_id_number (Planning *planning, const XyRosterStudent *row)
{
  if (xy_roster_find_problem (planning->roster, row->row, XY_COLUMN_ID_NUMBER) != NULL)
    return NULL;
  return match (planning, planning->by_id_number, row->values[XY_COLUMN_ID_NUMBER]);
}

static void
index_existing (Planning *planning, GPtrArray *existing)
{
  for (guint i = 0; i < existing->len; i++)
    {
      XyStudent *student = g_ptr_array_index (existing, i);

      if (student->deleted || g_strcmp0 (student->campaign, planning->campaign) != 0)
        continue;
      if (student->student_number != NULL)
        g_hash_table_insert (planning->by_number, student->student_number, student);
      if (student->id_number != NULL)
        g_hash_table_insert (planning->by_id_number, student->id_number, student);
    }
}

/* A number that has lost digits can be what is left of another student's. */
static const XyStudent *
match_by_number (Planning *planning, const XyRosterStudent *row)
{
  const char *number = row->values[XY_COLUMN_STUDENT_NUMBER];
  const XyStudent *student =
      number != NULL ? g_hash_table_lookup (planning->by_number, number) : NULL;

  if (student != NULL && xy_student_problem_is_scientific (number) &&
      g_strcmp0 (student->name, row->values[XY_COLUMN_NAME]) != 0)
    return NULL;
  return match (planning, planning->by_number, number);
}

/* By number first for all, so that no one is taken for another whose ID number a row has. */
static void
plan_rows (Planning *planning)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new (), created = g_ptr_array_new ();
  GPtrArray *rows = planning->roster->students;

  for (guint i = 0; i < rows->len; i++)
    {
      const XyRosterStudent *row = g_ptr_array_index (rows, i);
      const XyStudent *student = match_by_number (planning, row);

      if (!row->storable)
        planning->plan->left_out++;
      if (student == NULL)
        g_ptr_array_add (rest, (gpointer) row);
      else if (row->storable)
        plan_change (planning, row, student);
    }
  for (guint i = 0; i < rest->len; i++)
    {
      const XyRosterStudent *row = g_ptr_array_index (rest, i);
      const XyStudent *student = match_by_id_number (planning, row);

      if (!row->storable)
        continue;
      if (student != NULL)
        plan_change (planning, row, student);
      else if (g_hash_table_contains (planning->by_number, row->values[XY_COLUMN_STUDENT_NUMBER]))
        planning->plan->left_out++;
      else
        g_ptr_array_add (created, (gpointer) row);
    }
  make_creates (planning, created);
}

static void
list_missing (Planning *planning, GPtrArray *existing)
{
  for (guint i = 0; i < existing->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (existing, i);

      if (student->deleted || g_strcmp0 (student->campaign, planning->campaign) != 0 ||
          g_strcmp0 (student->college, planning->college) != 0)
        continue;
      planning->plan->n_existing++;
      if (!g_hash_table_contains (planning->matched, student))
        g_ptr_array_add (planning->plan->missing, xy_entity_ref ((gpointer) student));
    }
}

static int
compare_columns (const void *a, const void *b)
{
  return strcmp (xy_roster_column_to_string (*(const XyRosterColumn *) a),
                 xy_roster_column_to_string (*(const XyRosterColumn *) b));
}

XyRosterPlan *
xy_roster_plan (const XyDraft *draft,
                GPtrArray *existing,
                const char *campaign,
                const char *college)
{
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_id_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) matched = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) college_ids = g_hash_table_new (g_str_hash, g_str_equal);
  XyRosterPlan *plan = g_new0 (XyRosterPlan, 1);
  Planning planning = {
    .draft = draft,
    .roster = xy_draft_get_roster (draft),
    .campaign = campaign,
    .college = college,
    .by_number = by_number,
    .by_id_number = by_id_number,
    .matched = matched,
    .college_ids = college_ids,
    .plan = plan,
  };

  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      const char *field = xy_roster_column_to_string ((XyRosterColumn) i);

      planning.offsets[i] = xy_kind_find_field (XY_KIND_STUDENT, field)->offset;
      planning.columns[i] = (XyRosterColumn) i;
    }
  qsort (planning.columns, XY_N_COLUMNS, sizeof *planning.columns, compare_columns);
  g_date_clear (&planning.today, 1);
  g_date_set_time_t (&planning.today, time (NULL));
  plan->creates = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  plan->changes = g_ptr_array_new_with_free_func (change_free);
  plan->missing = g_ptr_array_new_with_free_func (xy_entity_unref);
  plan->aliases = xy_draft_list_aliases (draft);
  index_existing (&planning, existing);
  plan_rows (&planning);
  list_missing (&planning, existing);
  return plan;
}

gboolean
xy_roster_plan_changes_much (const XyRosterPlan *plan)
{
  /* New students in place of those that are there are a change, too. */
  guint n_replaced = MIN (plan->creates->len, plan->missing->len);

  return plan->n_existing > 0 && (plan->changes->len + n_replaced) * MUCH > plan->n_existing;
}

static XyRecord *
new_removal (const XyStudent *student)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_boolean (fields, "deleted", TRUE);
  return xy_record_new (XY_KIND_STUDENT, student->id, student->revision, fields);
}

GPtrArray *
xy_roster_plan_list_records (const XyRosterPlan *plan, gboolean with_aliases, GPtrArray *removed)
{
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  for (guint i = 0; with_aliases && i < plan->aliases->len; i++)
    g_ptr_array_add (records, xy_record_ref (g_ptr_array_index (plan->aliases, i)));
  for (guint i = 0; i < plan->creates->len; i++)
    g_ptr_array_add (records, xy_record_ref (g_ptr_array_index (plan->creates, i)));
  for (guint i = 0; i < plan->changes->len; i++)
    {
      const XyRosterChange *change = g_ptr_array_index (plan->changes, i);

      g_ptr_array_add (records, xy_record_ref (change->after));
    }
  for (guint i = 0; removed != NULL && i < removed->len; i++)
    g_ptr_array_add (records, new_removal (g_ptr_array_index (removed, i)));
  return records;
}
