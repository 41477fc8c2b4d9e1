// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-command.h"

#include <glib/gi18n-lib.h>

#include "data/xy-data.h"

#define SHIPPED_CAMPAIGN "campaigns/hunnu-2022.json"

G_DEFINE_QUARK (xy_cli_error, xy_cli_error)

gboolean
xy_cli_parse (char ***arguments, const GOptionEntry *entries, guint min, guint max, GError **error)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) failure = NULL;
  char **rest;
  guint n = 0;

  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse_strv (context, arguments, &failure))
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE, failure->message);
      return FALSE;
    }

  /* What is left begins with the word that was passed over; a “--” has done its work. */
  rest = *arguments;
  for (guint i = 1; rest[i] != NULL; i++)
    {
      if (n == 0 && g_str_equal (rest[i], "--"))
        {
          g_free (rest[i]);
          continue;
        }
      rest[++n] = rest[i];
    }
  rest[n + 1] = NULL;
  if (n < min)
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                           _ ("Something is missing after the command; xueyingctl --help says "
                              "what it takes"));
      return FALSE;
    }
  if (n > max)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                   _ ("“%s” is more than the command takes; xueyingctl --help says what it takes"),
                   rest[max + 1]);
      return FALSE;
    }
  return TRUE;
}

gboolean
xy_cli_check_text (const char *text, GError **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;
  g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_USAGE,
                       _ ("An argument is not UTF-8; give it as UTF-8"));
  return FALSE;
}

void
xy_cli_print_json (GString *out, JsonObject *object)
{
  g_autoptr (JsonNode) node = xy_json_take_object (object);
  g_autofree char *text = xy_json_to_string (node, TRUE);

  g_string_append (out, text);
  g_string_append_c (out, '\n');
}

void
xy_cli_set_string (JsonObject *object, const char *name, const char *value)
{
  g_autofree char *valid = value != NULL ? g_utf8_make_valid (value, -1) : NULL;

  if (valid != NULL)
    json_object_set_string_member (object, name, valid);
  else
    json_object_set_null_member (object, name);
}

GPtrArray *
xy_cli_load_seed (GError **error)
{
  g_autoptr (GBytes) bytes = xy_data_load (SHIPPED_CAMPAIGN, error);

  if (bytes == NULL)
    return NULL;
  return xy_campaign_file_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

gboolean
xy_cli_has_store (void)
{
  g_autofree char *home = xy_store_home_dup_directory ();

  return g_file_test (home, G_FILE_TEST_EXISTS);
}

XyStore *
xy_cli_open_store (GError **error)
{
  g_autoptr (GPtrArray) seed = xy_cli_load_seed (error);
  g_autofree char *home = xy_store_home_dup_directory ();

  if (seed == NULL)
    return NULL;
  return xy_store_home_open_current (home, seed, error);
}

GPtrArray *
xy_cli_list (XyStore *store, XyKind kind, GError **error)
{
  return xy_cli_view (xy_store_list (store, kind, error));
}

GPtrArray *
xy_cli_list_students (XyStore *store, const char *campaign, GError **error)
{
  GPtrArray *students = xy_cli_list (store, XY_KIND_STUDENT, error);

  for (guint i = students != NULL ? students->len : 0; i > 0; i--)
    if (g_strcmp0 (((XyStudent *) g_ptr_array_index (students, i - 1))->campaign, campaign) != 0)
      g_ptr_array_remove_index_fast (students, i - 1);
  return students;
}

GPtrArray *
xy_cli_view (GPtrArray *all)
{
  g_autoptr (GPtrArray) records = all;
  GPtrArray *entities;

  if (records == NULL)
    return NULL;
  entities = g_ptr_array_new_full (records->len, xy_entity_unref);
  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (entities, xy_entity_from_record (g_ptr_array_index (records, i)));
  return entities;
}

char *
xy_cli_dup_campaign (XyStore *store, GError **error)
{
  g_autofree char *chosen = xy_store_dup_setting (store, "campaign");
  g_autoptr (GPtrArray) campaigns = xy_cli_list (store, XY_KIND_CAMPAIGN, error);

  if (campaigns == NULL)
    return NULL;
  if (chosen != NULL && xy_cli_find_by_id (campaigns, chosen) != NULL)
    return g_steal_pointer (&chosen);
  if (campaigns->len == 0)
    {
      g_set_error_literal (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                           _ ("There is no campaign here; sign in to the server and sync first"));
      return NULL;
    }
  return g_strdup (((const XyCampaign *) g_ptr_array_index (campaigns, 0))->id);
}

XySchedule *
xy_cli_load_schedule (XyStore *store, GError **error)
{
  static const XyKind kinds[] = { XY_KIND_CAMPAIGN, XY_KIND_COLLEGE, XY_KIND_SESSION, XY_KIND_SLOT,
                                  XY_KIND_ASSIGNMENT };
  g_autofree char *campaign = xy_cli_dup_campaign (store, error);
  g_autoptr (XyHeadcounts) headcounts = NULL;
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_record_unref);

  if (campaign == NULL)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *records = xy_store_list (store, kinds[i], error);

      if (records == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, records);
    }
  students = xy_store_list (store, XY_KIND_STUDENT, error);
  if (students == NULL)
    return NULL;
  headcounts = xy_headcounts_new (campaign);
  for (guint i = 0; i < students->len; i++)
    {
      g_autoptr (XyStudent) student = xy_entity_from_record (g_ptr_array_index (students, i));

      xy_headcounts_add (headcounts, student);
    }
  schedule = xy_schedule_new (all, campaign);
  return xy_schedule_with_headcounts (schedule, headcounts);
}

const XyCollege *
xy_cli_find_college (GPtrArray *colleges, const char *name, GError **error)
{
  const XyCollege *college;

  if (!xy_cli_check_text (name, error))
    return NULL;
  college = xy_college_find (colleges, name);
  if (college == NULL)
    g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                 _ ("No college is called “%s”; xueyingctl schedule show lists them"), name);
  return college;
}

gconstpointer
xy_cli_find_by_id (GPtrArray *entities, const char *id)
{
  for (guint i = 0; i < entities->len; i++)
    if (g_strcmp0 (((const XyEntity *) g_ptr_array_index (entities, i))->id, id) == 0)
      return g_ptr_array_index (entities, i);
  return NULL;
}

void
xy_cli_async_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

void
xy_cli_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}
