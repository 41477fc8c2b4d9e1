// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-cli-photo.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cli/xy-command.h"
#include "data/xy-data.h"
#include "drawing/xy-overlay.h"
#include "photo/xy-image.h"
#include "photo/xy-photo-check.h"

#define DEFAULT_PROFILE "chsi-light-blue"
/* The longer side of what an overlay is drawn on. */
#define OVERLAY_SIDE 1600

XyRuleProfile *
xy_cli_load_profile (const char *name, GError **error)
{
  g_autofree char *file = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (name == NULL)
    name = DEFAULT_PROFILE;
  if (*name != '\0' && strchr (name, '/') == NULL && strstr (name, "..") == NULL &&
      g_utf8_validate (name, -1, NULL))
    {
      file = g_strdup_printf ("profiles/%s.json", name);
      bytes = xy_data_load (file, NULL);
    }
  if (bytes == NULL)
    {
      g_auto (GStrv) files = xy_data_list ("profiles");
      g_autofree char *known = NULL;

      for (guint i = 0; files[i] != NULL; i++)
        if (g_str_has_suffix (files[i], ".json"))
          files[i][strlen (files[i]) - strlen (".json")] = '\0';
      known = g_strjoinv (", ", files);
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND,
                   _ ("There is no rule profile “%s”; there are: %s"), name, known);
      return NULL;
    }
  return xy_rule_profile_new_from_json (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                        error);
}

GBytes *
xy_cli_read_photo (const char *path, gsize *size, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) failure = NULL;
  g_autofree char *buffer = NULL;
  gsize read = 0;

  /* A pipe could be waited for without end, so what is no file is not opened. */
  if (g_file_test (path, G_FILE_TEST_EXISTS) && !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND, _ ("“%s” is no file"), path);
      return NULL;
    }
  stream = g_file_read (file, NULL, &failure);
  info = stream != NULL ? g_file_input_stream_query_info (stream, G_FILE_ATTRIBUTE_STANDARD_SIZE,
                                                          NULL, &failure)
                        : NULL;
  if (info != NULL)
    {
      /* One byte more than is taken, so that the check sees that it is too large. */
      gsize want;

      *size = (gsize) g_file_info_get_size (info);
      want = MIN (*size, (gsize) XY_IMAGE_MAX_BYTES + 1);
      buffer = g_malloc (want + 1);
      if (g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, want, &read, NULL, &failure))
        bytes = g_bytes_new_take (g_steal_pointer (&buffer), read);
    }
  if (bytes == NULL)
    g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_FOUND, _ ("“%s” cannot be read: %s"), path,
                 failure->message);
  return g_steal_pointer (&bytes);
}

/* photo check: the photos are checked on the pool, a few ahead of the one whose report comes next,
 * so that memory stays bounded however many there are. */

typedef struct
{
  const char *path;
  GBytes *bytes;
  gsize size;
  GError *failure;
  GAsyncResult *result;
} Photo;

static void
photo_clear (Photo *photo)
{
  g_clear_pointer (&photo->bytes, g_bytes_unref);
  g_clear_error (&photo->failure);
  g_clear_object (&photo->result);
}

static void
begin_check (Photo *photo, XyRuleProfile *profile)
{
  photo->bytes = xy_cli_read_photo (photo->path, &photo->size, &photo->failure);
  if (photo->bytes != NULL)
    xy_photo_check_async (photo->bytes, profile, NULL, xy_cli_async_cb, &photo->result);
}

/* A file that cannot be read among others has a report of its own. */
static JsonObject *
unreadable_to_json (const Photo *photo)
{
  JsonObject *object = json_object_new ();

  xy_cli_set_string (object, "file", photo->path);
  json_object_set_int_member (object, "width", 0);
  json_object_set_int_member (object, "height", 0);
  json_object_set_int_member (object, "bytes", 0);
  json_object_set_string_member (object, "verdict", xy_verdict_to_string (XY_VERDICT_UNKNOWN));
  json_object_set_null_member (object, "face");
  json_object_set_null_member (object, "eyes");
  json_object_set_array_member (object, "findings", json_array_new ());
  xy_cli_set_string (object, "error", photo->failure->message);
  return object;
}

static JsonObject *
report_to_json (const Photo *photo, const XyPhotoReport *report)
{
  g_autoptr (JsonNode) node = xy_photo_report_to_json (report);
  JsonObject *from = json_node_get_object (node);
  g_autoptr (GList) members = json_object_get_members (from);
  JsonObject *object = json_object_new ();

  xy_cli_set_string (object, "file", photo->path);
  for (GList *member = members; member != NULL; member = member->next)
    json_object_set_member (object, member->data,
                            json_node_copy (json_object_get_member (from, member->data)));
  json_object_set_int_member (object, "bytes", (gint64) photo->size);
  return object;
}

static void
append_report (GString *out, const Photo *photo, const XyPhotoReport *report)
{
  g_string_append_printf (out, "%s: %s\n", photo->path, xy_verdict_to_string (report->verdict));
  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->verdict != XY_VERDICT_PASS)
        g_string_append_printf (out, "  %s %s (%s): %s\n", xy_verdict_to_string (finding->verdict),
                                finding->rule, finding->clause, finding->message);
    }
}

/* DIR/NAME.png, and where another file has that name already DIR/NAME-2.png … */
static char *
dup_overlay_path (const char *directory, const char *path, GHashTable *taken)
{
  g_autofree char *base = g_path_get_basename (path);
  char *dot = strrchr (base, '.');
  char *name;

  if (dot != NULL && dot != base)
    *dot = '\0';
  name = g_strconcat (base, ".png", NULL);
  for (guint i = 2; g_hash_table_contains (taken, name); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s-%u.png", base, i);
    }
  g_hash_table_add (taken, name);
  return g_build_filename (directory, name, NULL);
}

/* Of what cannot be decoded there is no picture; its report says why. */
static gboolean
write_overlay (const Photo *photo,
               const XyPhotoReport *report,
               const char *directory,
               GHashTable *taken,
               GError **error)
{
  g_autoptr (XyImage) image = xy_image_decode (photo->bytes, OVERLAY_SIDE, NULL);
  g_autofree char *path = dup_overlay_path (directory, photo->path, taken);

  return image == NULL || xy_overlay_write_png (image, report, path, error);
}

typedef struct
{
  XyRuleProfile *profile;
  const char *overlay;
  GHashTable *taken;
  JsonArray *photos;
  GString *out;
  gboolean has_problems;
} Check;

static gboolean
end_check (Check *check, Photo *photo, GError **error)
{
  g_autoptr (XyPhotoReport) report = NULL;

  if (photo->failure != NULL)
    {
      check->has_problems = TRUE;
      if (check->photos != NULL)
        json_array_add_object_element (check->photos, unreadable_to_json (photo));
      else
        g_string_append_printf (check->out, "%s\n", photo->failure->message);
      return TRUE;
    }
  xy_cli_wait (&photo->result);
  report = xy_photo_check_finish (photo->result, error);
  if (report == NULL)
    return FALSE;
  /* What could not be measured is for a person to see to. */
  if (xy_photo_report_is_flagged (report) || !xy_photo_report_is_measured (report))
    check->has_problems = TRUE;
  if (check->photos != NULL)
    json_array_add_object_element (check->photos, report_to_json (photo, report));
  else
    append_report (check->out, photo, report);
  return check->overlay == NULL ||
         write_overlay (photo, report, check->overlay, check->taken, error);
}

static gboolean
check_all (Check *check, char **paths, GError **error)
{
  guint n = g_strv_length (paths);
  guint ahead = 2 * g_get_num_processors ();
  g_autofree Photo *photos = g_new0 (Photo, n);
  gboolean fine = TRUE;

  for (guint i = 0; i < n + ahead; i++)
    {
      if (i < n && fine)
        {
          photos[i].path = paths[i];
          begin_check (&photos[i], check->profile);
          /* One file alone that cannot be read is a command that cannot be done. */
          if (n == 1 && photos[i].failure != NULL)
            {
              g_propagate_error (error, g_steal_pointer (&photos[i].failure));
              fine = FALSE;
            }
        }
      if (i >= ahead && photos[i - ahead].path != NULL)
        {
          Photo *photo = &photos[i - ahead];

          if (fine)
            fine = end_check (check, photo, error);
          /* What was begun is waited for, since it writes into this array. */
          if (photo->bytes != NULL)
            xy_cli_wait (&photo->result);
          photo_clear (photo);
        }
    }
  return fine;
}

static XyCliStatus
run_check (char ***arguments, GString *out, GError **error)
{
  gboolean json = FALSE;
  g_autofree char *profile_name = NULL;
  g_autofree char *overlay = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, NULL, NULL },
    { "profile", 0, 0, G_OPTION_ARG_FILENAME, &profile_name, NULL, NULL },
    { "overlay", 0, 0, G_OPTION_ARG_FILENAME, &overlay, NULL, NULL },
    { NULL },
  };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (JsonArray) photos = NULL;
  g_autoptr (XyRuleProfile) profile = NULL;
  Check check = { 0 };

  if (!xy_cli_parse (arguments, entries, 1, G_MAXUINT - 1, error))
    return XY_CLI_FAILED;
  profile = xy_cli_load_profile (profile_name, error);
  if (profile == NULL)
    return XY_CLI_FAILED;
  if (overlay != NULL && g_mkdir_with_parents (overlay, 0755) != 0)
    {
      g_set_error (error, XY_CLI_ERROR, XY_CLI_ERROR_NOT_ALLOWED,
                   _ ("The folder “%s” cannot be made: %s"), overlay, g_strerror (errno));
      return XY_CLI_FAILED;
    }
  photos = json ? json_array_new () : NULL;
  check = (Check){ profile, overlay, taken, photos, out, FALSE };
  if (!check_all (&check, *arguments + 1, error))
    return XY_CLI_FAILED;
  if (json)
    {
      JsonObject *object = json_object_new ();

      json_object_set_array_member (object, "photos", g_steal_pointer (&photos));
      xy_cli_print_json (out, object);
    }
  return check.has_problems ? XY_CLI_PROBLEMS : XY_CLI_FINE;
}

const XyCommand xy_cli_photo_commands[] = {
  { "photo", "check", "FILE... [--profile NAME] [--overlay DIR] [--json]",
    N_ ("Check photos by the rules; nothing is stored"), run_check },
  { "photo", "import", "DIR|FILE... [--json]",
    N_ ("Make submissions of photos that are named by student or ID number"),
    xy_cli_run_photo_import },
  { NULL },
};
