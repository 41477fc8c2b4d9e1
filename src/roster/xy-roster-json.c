// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster.h"

const char *
xy_roster_column_to_string (XyRosterColumn column)
{
  static const char *const names[XY_N_COLUMNS] = {
    [XY_COLUMN_STUDENT_NUMBER] = "student_number",
    [XY_COLUMN_NAME] = "name",
    [XY_COLUMN_SEX] = "sex",
    [XY_COLUMN_ID_NUMBER] = "id_number",
    [XY_COLUMN_COLLEGE] = "college",
    [XY_COLUMN_CLASS] = "class",
    [XY_COLUMN_MAJOR] = "major",
    [XY_COLUMN_DEGREE] = "degree",
    [XY_COLUMN_GRADUATION] = "graduation",
    [XY_COLUMN_LOCATION] = "location",
  };

  return names[column];
}

/* The name of a file can be of any bytes. */
static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  json_builder_set_member_name (builder, name);
  if (valid != NULL)
    json_builder_add_string_value (builder, valid);
  else
    json_builder_add_null_value (builder);
}

static void
add_int (JsonBuilder *builder, const char *name, int value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

static void
begin_list (JsonBuilder *builder, const char *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
add_students (JsonBuilder *builder, const XyRoster *roster)
{
  begin_list (builder, "students");
  for (guint i = 0; i < roster->students->len; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (roster->students, i);

      json_builder_begin_object (builder);
      add_int (builder, "row", student->row);
      for (int k = 0; k < XY_N_COLUMNS; k++)
        add_string (builder, xy_roster_column_to_string ((XyRosterColumn) k), student->values[k]);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_repairs (JsonBuilder *builder, const XyRoster *roster)
{
  begin_list (builder, "repairs");
  for (guint i = 0; i < roster->repairs->len; i++)
    {
      const XyRosterRepair *repair = g_ptr_array_index (roster->repairs, i);

      json_builder_begin_object (builder);
      add_int (builder, "row", repair->row);
      add_string (builder, "field", xy_roster_column_to_string (repair->column));
      add_string (builder, "from", repair->from);
      add_string (builder, "to", repair->to);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

JsonNode *
xy_roster_problems_to_json (const XyRoster *roster)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < roster->problems->len; i++)
    {
      const XyRosterProblem *problem = g_ptr_array_index (roster->problems, i);

      json_builder_begin_object (builder);
      add_int (builder, "row", problem->row);
      add_string (builder, "field", xy_roster_column_to_string (problem->column));
      add_string (builder, "kind", xy_problem_kind_to_string (problem->kind));
      add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return json_builder_get_root (builder);
}

JsonNode *
xy_roster_to_json (const XyRoster *roster)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "file", roster->file);
  add_string (builder, "encoding", roster->encoding);
  add_string (builder, "sheet", roster->sheet);
  if (roster->header_row > 0)
    add_int (builder, "header_row", roster->header_row);
  else
    add_string (builder, "header_row", NULL);
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_object (builder);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    if (roster->headings[i] != NULL)
      add_string (builder, xy_roster_column_to_string ((XyRosterColumn) i), roster->headings[i]);
  json_builder_end_object (builder);
  add_students (builder, roster);
  add_repairs (builder, roster);
  json_builder_set_member_name (builder, "problems");
  json_builder_add_value (builder, xy_roster_problems_to_json (roster));
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}
