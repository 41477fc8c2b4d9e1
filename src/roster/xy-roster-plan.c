// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <string.h>

#include "model/xy-college-names.h"
#include "model/xy-id-number.h"
#include "roster/xy-repair.h"
#include "roster/xy-roster.h"

typedef struct
{
  const XyRoster *roster;
  GPtrArray *colleges;
  const char *campaign;
  const char *college;
  GHashTable *by_number;
  GHashTable *by_id_number;
  GHashTable *matched;
  GHashTable *college_ids;
  XyRosterPlan *plan;
} Planning;

void
xy_roster_plan_free (XyRosterPlan *plan)
{
  if (plan == NULL)
    return;
  g_ptr_array_unref (plan->creates);
  g_ptr_array_unref (plan->changes);
  g_ptr_array_unref (plan->missing);
  g_free (plan);
}

/* The college that the row names, if it is a known one. */
static const char *
find_college (Planning *planning, const XyRosterStudent *row)
{
  const char *name = row->values[XY_COLUMN_COLLEGE];
  gpointer id;

  if (name == NULL)
    return NULL;
  if (!g_hash_table_lookup_extended (planning->college_ids, name, NULL, &id))
    {
      const XyCollege *college = xy_college_find (planning->colleges, name);

      id = college != NULL ? college->id : NULL;
      g_hash_table_insert (planning->college_ids, (gpointer) name, id);
    }
  return id;
}

static gboolean
is_storable_value (XyRosterColumn column, const char *value)
{
  if (value == NULL)
    return FALSE;
  if (column == XY_COLUMN_SEX)
    return strcmp (value, XY_SEX_MALE) == 0 || strcmp (value, XY_SEX_FEMALE) == 0;
  return column != XY_COLUMN_COLLEGE;
}

/* What the row says, as the fields of a student. */
static XyFields *
dup_fields (Planning *planning, const XyRosterStudent *row)
{
  g_autoptr (XyFields) fields = xy_fields_new ();
  const char *college = find_college (planning, row);

  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (is_storable_value ((XyRosterColumn) i, row->values[i]))
      xy_fields_set_string (fields, xy_roster_column_to_string ((XyRosterColumn) i),
                            row->values[i]);
  if (college != NULL)
    xy_fields_set_string (fields, "college", college);
  return g_steal_pointer (&fields);
}

static void
plan_create (Planning *planning, const XyRosterStudent *row)
{
  g_autofree char *id = g_uuid_string_random ();
  XyFields *fields = dup_fields (planning, row);

  xy_fields_set_string (fields, "campaign", planning->campaign);
  if (!xy_fields_has (fields, "college"))
    xy_fields_set_string (fields, "college", planning->college);
  if (row->online_only)
    xy_fields_set_boolean (fields, "online_only", TRUE);
  g_ptr_array_add (planning->plan->creates, xy_record_new (XY_KIND_STUDENT, id, 0, fields));
}

static gboolean
is_faultless_id (const char *number, const GDate *today)
{
  XyIdVerdict verdict = xy_id_number_check (number, today);

  return verdict == XY_ID_VALID || verdict == XY_ID_OTHER;
}

static void
plan_change (Planning *planning, const XyRosterStudent *row, const XyStudent *student)
{
  g_autoptr (XyFields) said = dup_fields (planning, row);
  g_autoptr (XyFields) there = xy_entity_to_fields (student);
  g_autoptr (XyFields) changes = xy_fields_new ();
  g_autofree const char **names = NULL;
  GDate today;

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  if (xy_roster_find_problem (planning->roster, row->row, XY_COLUMN_ID_NUMBER) != NULL &&
      is_faultless_id (student->id_number, &today))
    xy_fields_remove (said, "id_number");

  names = xy_fields_get_names (said);
  for (const char **name = names; *name != NULL; name++)
    if (!xy_fields_same_value (there, said, *name))
      xy_fields_set (changes, *name, xy_fields_get (said, *name));
  if (xy_fields_get_size (changes) == 0)
    planning->plan->unchanged++;
  else
    g_ptr_array_add (planning->plan->changes,
                     xy_record_new (XY_KIND_STUDENT, student->id, student->revision,
                                    g_steal_pointer (&changes)));
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

/* By number first for all, so that no one is taken for another whose ID number a row has. */
static void
plan_rows (Planning *planning)
{
  g_autoptr (GPtrArray) rest = g_ptr_array_new ();
  GPtrArray *rows = planning->roster->students;

  for (guint i = 0; i < rows->len; i++)
    {
      const XyRosterStudent *row = g_ptr_array_index (rows, i);
      const XyStudent *student =
          match (planning, planning->by_number, row->values[XY_COLUMN_STUDENT_NUMBER]);

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
      else
        plan_create (planning, row);
    }
}

static void
list_missing (Planning *planning, GPtrArray *existing)
{
  for (guint i = 0; i < existing->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (existing, i);

      if (!student->deleted && g_strcmp0 (student->campaign, planning->campaign) == 0 &&
          g_strcmp0 (student->college, planning->college) == 0 &&
          !g_hash_table_contains (planning->matched, student))
        g_ptr_array_add (planning->plan->missing, xy_entity_ref ((gpointer) student));
    }
}

XyRosterPlan *
xy_roster_plan (const XyRoster *roster,
                GPtrArray *existing,
                GPtrArray *colleges,
                const char *campaign,
                const char *college)
{
  g_autoptr (GHashTable) by_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_id_number = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) matched = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) college_ids = g_hash_table_new (g_str_hash, g_str_equal);
  XyRosterPlan *plan = g_new0 (XyRosterPlan, 1);
  Planning planning = { roster,       colleges, campaign,    college, by_number,
                        by_id_number, matched,  college_ids, plan };

  plan->creates = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  plan->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);
  plan->missing = g_ptr_array_new_with_free_func (xy_entity_unref);
  index_existing (&planning, existing);
  plan_rows (&planning);
  list_missing (&planning, existing);
  return plan;
}
