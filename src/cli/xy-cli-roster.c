// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/xy-cli-draft.h"
#include "model/xy-id-number.h"
#include "roster/xy-roster-plan.h"

static GPtrArray *
colleges_of_seed (GError **error)
{
  g_autoptr (GPtrArray) seed = xy_cli_load_seed (error);
  GPtrArray *colleges;

  if (seed == NULL)
    return NULL;
  colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  for (guint i = 0; i < seed->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (seed, i);

      if (record->kind == XY_KIND_COLLEGE)
        g_ptr_array_add (colleges, xy_entity_from_record (record));
    }
  return colleges;
}

static void
append_problems (GString *out, const XyRoster *roster)
{
  for (guint i = 0; i < roster->problems->len; i++)
    {
      const XyRosterProblem *problem = g_ptr_array_index (roster->problems, i);

      g_string_append_printf (out, _ ("Row %d: %s"), problem->row, problem->message);
      g_string_append_c (out, '\n');
    }
}

/* roster read */

static void
append_roster (GString *out, const XyRoster *roster)
{
  guint n = roster->students->len;

  for (guint i = 0; i < n; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (roster->students, i);
      g_autofree char *masked = xy_id_number_mask (student->values[XY_COLUMN_ID_NUMBER]);
      const char *number = student->values[XY_COLUMN_STUDENT_NUMBER];
      const char *name = student->values[XY_COLUMN_NAME];
      const char *college = student->values[XY_COLUMN_COLLEGE];

      g_string_append_printf (out, "%d\t%s\t%s\t%s\t%s\n", student->row,
                              number != NULL ? number : "", name != NULL ? name : "", masked,
                              college != NULL ? college : "");
    }
  append_problems (out, roster);
  g_string_append_printf (out, ngettext ("%u student", "%u students", n), n);
  g_string_append_c (out, '\n');
}

static XyCliStatus
run_read (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  g_auto (XyDraftOptions) options = XY_DRAFT_OPTIONS_INIT;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   XY_DRAFT_OPTIONS_ENTRIES (options),
                                   { NULL } };
  g_autoptr (GPtrArray) colleges = NULL;
  g_autoptr (XyDraft) draft = NULL;
  g_autoptr (XyStore) store = NULL;
  const XyRoster *roster;

  if (!xy_cli_parse (arguments, entries, 1, 1, error))
    return XY_CLI_FAILED;
  /* The names that this computer knows, if it knows some and no window has them open. */
  if (xy_cli_has_store ())
    store = xy_cli_open_store (NULL);
  colleges = store != NULL ? xy_cli_list (store, XY_KIND_COLLEGE, error) : colleges_of_seed (error);
  if (colleges == NULL)
    return XY_CLI_FAILED;
  draft = xy_cli_read_draft ((*arguments)[1], &options, colleges, error);
  if (draft == NULL)
    return XY_CLI_FAILED;
  roster = xy_draft_get_roster (draft);
  if (json)
    {
      g_autoptr (JsonNode) node = xy_roster_to_json (roster);

      xy_cli_print_json (out, json_node_dup_object (node));
    }
  else
    append_roster (out, roster);
  return roster->problems->len > 0 ? XY_CLI_PROBLEMS : XY_CLI_FINE;
}

/* roster import */

/* The college that was asked for, else the one that the account works for. */
static const XyCollege *
choose_college (XyStore *store, GPtrArray *colleges, const char *name, GError **error)
{
  g_autofree char *own = store != NULL ? xy_store_dup_setting (store, "colleges") : NULL;
  const XyCollege *college = own != NULL ? xy_cli_find_by_id (colleges, own) : NULL;

  if (name != NULL)
    return xy_cli_find_college (colleges, name, error);
  if (college == NULL)
    g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                         _ ("Say whose roster it is: --college NAME"));
  return college;
}

/* A college gives names to itself alone; the graduate school, and who works alone, to all. */
static gboolean
check_aliases (XyStore *store, const XyRosterPlan *plan, GError **error)
{
  g_autofree char *role = xy_store_dup_setting (store, "role");
  g_autofree char *own = xy_store_dup_setting (store, "colleges");

  if (role == NULL || g_str_equal (role, XY_ROLE_SCHOOL))
    return TRUE;
  for (guint i = 0; i < plan->aliases->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (plan->aliases, i);

      if (own == NULL || strstr (own, record->id) == NULL)
        {
          g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                               _ ("This account gives names to its own college only; ask the "
                                  "graduate school for the others"));
          return FALSE;
        }
    }
  return TRUE;
}

/* Starts to do what the plan says, as one act.  Returns %FALSE where there is nothing to do. */
static gboolean
begin_plan (XyStore *store, const XyRosterPlan *plan, GAsyncResult **result)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autoptr (GPtrArray) records = xy_roster_plan_list_records (plan, TRUE, NULL);
  guint n = plan->creates->len + plan->changes->len;
  g_autofree char *label = NULL;

  if (records->len == 0)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (records, i);

      g_ptr_array_add (edits,
                       xy_edit_new (record->kind, record->id, xy_fields_ref (record->fields)));
    }
  label = g_strdup_printf (ngettext ("Imported %u student", "Imported %u students", n), n);
  xy_store_apply_async (store, label, edits, NULL, xy_cli_async_cb, result);
  return TRUE;
}

static void
append_import (GString *out, const XyRoster *roster, const XyRosterPlan *plan)
{
  append_problems (out, roster);
  g_string_append_printf (out, _ ("%u new, %u changed, %d unchanged, %d left out"),
                          plan->creates->len, plan->changes->len, plan->unchanged, plan->left_out);
  g_string_append_c (out, '\n');
  if (plan->missing->len == 0)
    return;
  g_string_append_printf (out,
                          ngettext ("%u student of the college is not in the file, and stays",
                                    "%u students of the college are not in the file, and stay",
                                    plan->missing->len),
                          plan->missing->len);
  g_string_append_c (out, '\n');
}

static JsonObject *
import_to_json (const XyRoster *roster, const XyRosterPlan *plan)
{
  JsonObject *object = json_object_new ();
  JsonArray *missing = json_array_new ();

  xy_cli_set_string (object, "file", roster->file);
  json_object_set_int_member (object, "new", plan->creates->len);
  json_object_set_int_member (object, "changed", plan->changes->len);
  json_object_set_int_member (object, "unchanged", plan->unchanged);
  json_object_set_int_member (object, "left_out", plan->left_out);
  for (guint i = 0; i < plan->missing->len; i++)
    json_array_add_string_element (
        missing, ((const XyStudent *) g_ptr_array_index (plan->missing, i))->student_number);
  json_object_set_array_member (object, "missing", missing);
  json_object_set_member (object, "problems", xy_roster_problems_to_json (roster));
  return object;
}

static XyCliStatus
run_import (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *name = NULL;
  g_auto (XyDraftOptions) options = XY_DRAFT_OPTIONS_INIT;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { "college", 0, 0, G_OPTION_ARG_FILENAME, &name, NULL, NULL },
                                   XY_DRAFT_OPTIONS_ENTRIES (options),
                                   { NULL } };
  g_autoptr (GPtrArray) colleges = NULL;
  g_autoptr (GPtrArray) existing = NULL;
  g_autofree char *campaign = NULL;
  g_autoptr (XyRosterPlan) plan = NULL;
  g_autoptr (XyDraft) draft = NULL;
  g_autoptr (XyStore) store = NULL;
  g_autoptr (GAsyncResult) list = NULL, applied = NULL;
  const XyRoster *roster;
  const XyCollege *college;
  XyCliStatus status;

  if (!xy_cli_parse (arguments, entries, 1, 1, error))
    return XY_CLI_FAILED;
  /* Where there is no store yet none is made before it is certain that the file can be read: the
   * new one begins with the shipped colleges. */
  if (xy_cli_has_store ())
    {
      store = xy_cli_open_store (error);
      if (store == NULL)
        return XY_CLI_FAILED;
    }
  colleges = store != NULL ? xy_cli_list (store, XY_KIND_COLLEGE, error) : colleges_of_seed (error);
  if (colleges == NULL)
    return XY_CLI_FAILED;
  college = choose_college (store, colleges, name, error);
  if (college == NULL)
    return XY_CLI_FAILED;
  /* What is there is listed while the file is read. */
  if (store != NULL)
    xy_store_list_async (store, XY_KIND_STUDENT, NULL, xy_cli_async_cb, &list);
  draft = xy_cli_read_draft ((*arguments)[1], &options, colleges, error);
  if (store != NULL)
    {
      xy_cli_wait (&list);
      existing = xy_cli_view (xy_store_list_finish (store, list, draft != NULL ? error : NULL));
    }
  if (draft == NULL)
    return XY_CLI_FAILED;
  roster = xy_draft_get_roster (draft);
  if (store == NULL)
    {
      store = xy_cli_open_store (error);
      existing = store != NULL ? xy_cli_list (store, XY_KIND_STUDENT, error) : NULL;
    }
  campaign = existing != NULL ? xy_cli_dup_campaign (store, error) : NULL;
  if (campaign == NULL)
    return XY_CLI_FAILED;

  plan = xy_roster_plan (draft, existing, campaign, college->id);
  if (!check_aliases (store, plan, error))
    return XY_CLI_FAILED;
  if (json)
    xy_cli_print_json (out, import_to_json (roster, plan));
  else
    append_import (out, roster, plan);
  status = roster->problems->len > 0 || plan->left_out > 0 ? XY_CLI_PROBLEMS : XY_CLI_FINE;
  if (!begin_plan (store, plan, &applied))
    return status;
  /* While it is written, what it was made of goes. */
  g_clear_pointer (&plan, xy_roster_plan_free);
  g_clear_pointer (&draft, xy_draft_unref);
  g_clear_pointer (&existing, g_ptr_array_unref);
  xy_cli_wait (&applied);
  return xy_store_apply_finish (store, applied, NULL, error) ? status : XY_CLI_FAILED;
}

const XyCommand xy_cli_roster_commands[] = {
  { "roster", "read", "FILE " XY_DRAFT_OPTIONS_HELP " [--json]",
    N_ ("Read a roster of any kind of spreadsheet and say what is in it; nothing is stored"),
    run_read },
  { "roster", "import", "FILE --college NAME " XY_DRAFT_OPTIONS_HELP " [--json]",
    N_ ("Import a roster into what is kept here, to be sent with the next sync"), run_import },
  { NULL },
};
