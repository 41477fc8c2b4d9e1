// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "cli/xy-cli-photo.h"
#include "model/xy-acts.h"
#include "model/xy-order.h"
#include "model/xy-photo-match.h"
#include "model/xy-sentence.h"
#include "photo/xy-image-header.h"
#include "photo/xy-photo-check.h"

/**
 * Import:
 * @newest: student id to the newest submission, those of this import among them
 * @checks: those under way, the oldest first
 * @imported: objects for the JSON; likewise the others
 *
 * What one run of the command works with.
 */
typedef struct
{
  XyStore *store;
  XyRuleProfile *profile;
  char *key;
  XyPhotoMatcher *matcher;
  GHashTable *newest;
  GPtrArray *edits;
  GQueue checks;
  JsonArray *imported;
  JsonArray *unchanged;
  JsonArray *unmatched;
  JsonArray *refused;
} Import;

/* A photo that is being looked at. */
typedef struct
{
  GAsyncResult *result;
  char *sha256;
  JsonObject *object;
} Check;

static void
check_free (Check *check)
{
  /* Its end is written here, so it is waited for. */
  xy_cli_wait (&check->result);
  g_object_unref (check->result);
  g_free (check->sha256);
  json_object_unref (check->object);
  g_free (check);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Check, check_free)

static void
import_clear (Import *import)
{
  g_queue_clear_full (&import->checks, (GDestroyNotify) check_free);
  g_clear_object (&import->store);
  g_clear_pointer (&import->profile, xy_rule_profile_unref);
  g_free (import->key);
  g_clear_pointer (&import->matcher, xy_photo_matcher_free);
  g_hash_table_unref (import->newest);
  g_ptr_array_unref (import->edits);
  json_array_unref (import->imported);
  json_array_unref (import->unchanged);
  json_array_unref (import->unmatched);
  json_array_unref (import->refused);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Import, import_clear)

static gboolean
looks_like_image (const char *name)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".jpe",  ".png",  ".heic", ".heif",
                                         ".bmp", ".gif",  ".webp", ".tiff", ".tif" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (*name != '.' && g_str_has_suffix (lower, endings[i]))
      return TRUE;
  return FALSE;
}

static int
compare_paths_cb (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The files that the arguments name: those, and the images of a folder by name. */
static GPtrArray *
list_files (char **arguments, GError **error)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; arguments[i] != NULL; i++)
    {
      g_autoptr (GPtrArray) found = g_ptr_array_new ();
      g_autoptr (GDir) folder = NULL;
      const char *name;

      if (!g_file_test (arguments[i], G_FILE_TEST_IS_DIR))
        {
          if (!g_file_test (arguments[i], G_FILE_TEST_EXISTS))
            {
              g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                           _ ("There is no file or folder “%s”"), arguments[i]);
              return NULL;
            }
          g_ptr_array_add (files, g_strdup (arguments[i]));
          continue;
        }
      folder = g_dir_open (arguments[i], 0, error);
      if (folder == NULL)
        return NULL;
      while ((name = g_dir_read_name (folder)) != NULL)
        if (looks_like_image (name))
          g_ptr_array_add (found, g_build_filename (arguments[i], name, NULL));
      g_ptr_array_sort (found, compare_paths_cb);
      g_ptr_array_extend (files, found, NULL, NULL);
    }
  return g_steal_pointer (&files);
}

static void
refuse (Import *import, const char *path, const GError *error)
{
  JsonObject *object = json_object_new ();

  xy_cli_set_string (object, "file", path);
  xy_cli_set_string (object, "message", error->message);
  json_array_add_object_element (import->refused, object);
}

static void
add_name (JsonArray *array, const char *path)
{
  g_autofree char *valid = g_utf8_make_valid (path, -1);

  json_array_add_string_element (array, valid);
}

/* Begins to look at the photo, for the window to show; @object: gets the verdict when it is known.
 */
static void
begin_check (Import *import, GBytes *bytes, const char *sha256, JsonObject *object)
{
  Check *check = g_new0 (Check, 1);

  check->sha256 = g_strdup (sha256);
  check->object = json_object_ref (object);
  g_queue_push_tail (&import->checks, check);
  xy_photo_check_async (bytes, import->profile, NULL, xy_cli_async_cb, &check->result);
}

/* Stores reports in the order in which photos came, until no more than @ahead are awaited: every
 * processor has work, and no more photos are in memory than that. */
static gboolean
end_checks (Import *import, guint ahead, GError **error)
{
  while (g_queue_get_length (&import->checks) > ahead)
    {
      g_autoptr (Check) check = g_queue_pop_head (&import->checks);
      g_autoptr (XyPhotoReport) report = NULL;
      g_autoptr (JsonNode) node = NULL;
      g_autofree char *text = NULL;

      xy_cli_wait (&check->result);
      report = xy_photo_check_finish (check->result, error);
      if (report == NULL)
        return FALSE;
      node = xy_photo_report_to_json (report);
      text = xy_json_to_string (node, FALSE);
      if (!xy_store_set_report (import->store, check->sha256, import->key, text, error))
        return FALSE;
      json_object_set_string_member (check->object, "verdict",
                                     xy_verdict_to_string (report->verdict));
    }
  return TRUE;
}

/* Makes a submission of one file.  FALSE only where the whole command fails. */
static gboolean
import_file (Import *import, const char *path, GError **error)
{
  g_autofree char *name = g_path_get_basename (path);
  XyPhotoMatch match = xy_photo_matcher_find (import->matcher, name);
  const XyStudent *student = match.student;
  g_auto (XyImageHeader) header = { 0 };
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (XyFields) fields = NULL;
  g_autoptr (XyRecord) record = NULL;
  g_autofree char *sha256 = NULL;
  JsonObject *object;
  XyEdit *edit;
  gsize size = 0;

  if (match.kind != XY_PHOTO_MATCH_ONE)
    {
      add_name (import->unmatched, path);
      return TRUE;
    }
  bytes = xy_cli_read_photo (path, &size, &failure);
  if (bytes == NULL || !xy_image_read_header (bytes, &header, &failure))
    {
      refuse (import, path, failure);
      return TRUE;
    }
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  fields = xy_acts_submit (student, g_hash_table_lookup (import->newest, student->id), sha256);
  if (fields == NULL)
    {
      add_name (import->unchanged, path);
      return TRUE;
    }
  g_free (sha256);
  sha256 = xy_store_add_photo (import->store, bytes, error);
  if (sha256 == NULL)
    return FALSE;

  object = json_object_new ();
  xy_cli_set_string (object, "file", path);
  xy_cli_set_string (object, "student_number", student->student_number);
  xy_cli_set_string (object, "photo", sha256);
  json_object_set_int_member (object, "number", xy_fields_get_int (fields, "number", 1));
  json_array_add_object_element (import->imported, object);
  begin_check (import, bytes, sha256, object);

  edit = xy_edit_new (XY_KIND_SUBMISSION, NULL, xy_fields_copy (fields));
  g_ptr_array_add (import->edits, edit);
  record = xy_record_new (XY_KIND_SUBMISSION, edit->id, 0, g_steal_pointer (&fields));
  g_hash_table_replace (import->newest, g_strdup (student->id), xy_entity_from_record (record));
  return end_checks (import, 2 * g_get_num_processors (), error);
}

/* What is there already. */
static gboolean
prepare (Import *import, GError **error)
{
  g_autofree char *campaign_id = NULL;
  g_autoptr (GPtrArray) students = NULL;
  g_autoptr (GPtrArray) mine = g_ptr_array_new ();
  g_autoptr (GPtrArray) submissions = NULL;
  g_autoptr (XySchedule) schedule = NULL;

  import->store = xy_cli_open_store (error);
  schedule = import->store != NULL ? xy_cli_load_schedule (import->store, error) : NULL;
  import->profile = schedule != NULL
                        ? xy_cli_load_profile (xy_schedule_get_campaign (schedule)->profile, error)
                        : NULL;
  students = import->profile != NULL ? xy_cli_list (import->store, XY_KIND_STUDENT, error) : NULL;
  submissions = students != NULL ? xy_cli_list (import->store, XY_KIND_SUBMISSION, error) : NULL;
  if (submissions == NULL)
    return FALSE;

  campaign_id = g_strdup (xy_schedule_get_campaign (schedule)->id);
  import->key = xy_photo_check_dup_key (import->profile);
  for (guint i = 0; i < students->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (students, i);

      if (g_strcmp0 (student->campaign, campaign_id) == 0)
        g_ptr_array_add (mine, (gpointer) student);
    }
  import->matcher = xy_photo_matcher_new (mine);
  for (guint i = 0; i < submissions->len; i++)
    {
      const XySubmission *submission = g_ptr_array_index (submissions, i);
      const XySubmission *newest = g_hash_table_lookup (import->newest, submission->student);

      if (newest == NULL || submission->number > newest->number)
        g_hash_table_replace (import->newest, g_strdup (submission->student),
                              xy_entity_ref ((gpointer) submission));
    }
  return TRUE;
}

static void
append_names (GString *out, JsonArray *names, const char *sentence)
{
  for (guint i = 0; i < json_array_get_length (names); i++)
    {
      g_autofree char *line = xy_sentence_fill (sentence, json_array_get_string_element (names, i));

      g_string_append_printf (out, "%s\n", line);
    }
}

static void
append_import (GString *out, const Import *import)
{
  /* Translators: %s is a file. */
  append_names (out, import->unmatched, _ ("%s: no student has that number"));
  for (guint i = 0; i < json_array_get_length (import->refused); i++)
    {
      JsonObject *object = json_array_get_object_element (import->refused, i);

      g_string_append_printf (out, "%s: %s\n", json_object_get_string_member (object, "file"),
                              json_object_get_string_member (object, "message"));
    }
  g_string_append_printf (
      out, _ ("%u imported, %u there already, %u of nobody, %u refused"),
      json_array_get_length (import->imported), json_array_get_length (import->unchanged),
      json_array_get_length (import->unmatched), json_array_get_length (import->refused));
  g_string_append_c (out, '\n');
}

XyCliStatus
xy_cli_run_photo_import (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  const GOptionEntry entries[] = { { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
                                   { NULL } };
  g_autoptr (GPtrArray) files = NULL;
  g_autofree char *label = NULL;
  g_auto (Import) import = {
    .newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, xy_entity_unref),
    .edits = xy_edits_new (),
    .imported = json_array_new (),
    .unchanged = json_array_new (),
    .unmatched = json_array_new (),
    .refused = json_array_new (),
  };

  if (!xy_cli_parse (arguments, entries, 1, G_MAXUINT - 1, error))
    return XY_CLI_FAILED;
  files = list_files (*arguments + 1, error);
  if (files == NULL || !prepare (&import, error))
    return XY_CLI_FAILED;
  for (guint i = 0; i < files->len; i++)
    if (!import_file (&import, g_ptr_array_index (files, i), error))
      return XY_CLI_FAILED;
  if (!end_checks (&import, 0, error))
    return XY_CLI_FAILED;
  label = g_strdup_printf (ngettext ("Imported %u photo", "Imported %u photos", import.edits->len),
                           import.edits->len);
  if (!xy_store_apply (import.store, label, import.edits, error))
    return XY_CLI_FAILED;

  if (json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_array_member (object, "imported", json_array_ref (import.imported));
      json_object_set_array_member (object, "unchanged", json_array_ref (import.unchanged));
      json_object_set_array_member (object, "unmatched", json_array_ref (import.unmatched));
      json_object_set_array_member (object, "refused", json_array_ref (import.refused));
      xy_cli_print_json (out, object);
    }
  else
    append_import (out, &import);
  return json_array_get_length (import.unmatched) + json_array_get_length (import.refused) > 0
             ? XY_CLI_PROBLEMS
             : XY_CLI_FINE;
}
