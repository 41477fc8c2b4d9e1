// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-photos.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/xy-thumbnails.h"

#define NAME_LENGTH 64

gboolean
xy_photos_is_name (const char *sha256)
{
  return strspn (sha256, "0123456789abcdef") == NAME_LENGTH && sha256[NAME_LENGTH] == '\0';
}

static char *
dup_folder (const char *directory, const char *sha256)
{
  const char start[3] = { sha256[0], sha256[1], '\0' };

  return g_build_filename (directory, "photos", start, NULL);
}

char *
xy_photos_dup_path (const char *directory, const char *sha256)
{
  g_autofree char *folder = dup_folder (directory, sha256);

  return g_build_filename (folder, sha256, NULL);
}

static void
sync_folder (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  g_close (fd, NULL);
}

static gboolean
write_file (XyDatabase *db, const char *sha256, GBytes *bytes, GError **error)
{
  g_autofree char *photos = g_build_filename (db->directory, "photos", NULL);
  g_autofree char *folder = dup_folder (db->directory, sha256);
  g_autofree char *path = xy_photos_dup_path (db->directory, sha256);
  g_autoptr (GError) fault = NULL;
  gsize size;
  gconstpointer data = g_bytes_get_data (bytes, &size);
  gboolean had_folder = g_file_test (folder, G_FILE_TEST_IS_DIR);

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED,
                   _ ("The photo cannot be kept, because the folder %s cannot be made: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }
  if (!g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600,
                                 &fault))
    {
      g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_FAILED, _ ("The photo cannot be kept: %s"),
                   fault->message);
      return FALSE;
    }
  sync_folder (folder);
  if (!had_folder)
    sync_folder (photos);
  return TRUE;
}

/* Whether a column of a photo's row is set; FALSE for a photo without a row. */
static gboolean
get_flag (XyDatabase *db, const char *sql, const char *sha256, gboolean *flag, GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (db, sql, error);
  gboolean found;

  *flag = FALSE;
  if (select == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, sha256);
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  *flag = found && xy_statement_get_int (select, 0) != 0;
  return TRUE;
}

static gboolean
is_named (XyDatabase *db, const char *sha256, gboolean *named, GError **error)
{
  return get_flag (db, "SELECT EXISTS (SELECT 1 FROM record WHERE photo = ?)", sha256, named,
                   error);
}

gboolean
xy_photos_add (XyDatabase *db,
               const char *sha256,
               GBytes *bytes,
               gboolean from_server,
               GError **error)
{
  g_autoptr (XyStatement) upsert = NULL;
  gboolean done, named = TRUE;

  if (from_server && !is_named (db, sha256, &named, error))
    return FALSE;
  /* It went from this account's view while it was on its way. */
  if (!named)
    return TRUE;
  /* The file first: a row promises bytes. */
  if (!write_file (db, sha256, bytes, error) || !xy_database_begin (db, error))
    return FALSE;
  upsert = xy_database_prepare (db,
                                "INSERT INTO photo (sha256, here, sent) VALUES (?, 1, ?)"
                                " ON CONFLICT (sha256) DO UPDATE SET here = 1,"
                                " sent = max (sent, excluded.sent)",
                                error);
  done = upsert != NULL;
  if (done)
    {
      xy_statement_bind_string (upsert, 1, sha256);
      xy_statement_bind_int (upsert, 2, from_server);
      done = xy_statement_run (upsert, error);
      g_hash_table_add (db->photos, g_strdup (sha256));
    }
  return xy_database_end (db, done, error);
}

static gboolean
is_sent (XyDatabase *db, const char *sha256, gboolean *sent, GError **error)
{
  return get_flag (db, "SELECT sent FROM photo WHERE sha256 = ?", sha256, sent, error);
}

static gboolean
run_with_name (XyDatabase *db, const char *sql, const char *sha256, GError **error)
{
  g_autoptr (XyStatement) statement = xy_database_prepare (db, sql, error);

  if (statement == NULL)
    return FALSE;
  xy_statement_bind_string (statement, 1, sha256);
  return xy_statement_run (statement, error);
}

/* Bytes that are not what their name says: the server's copy is fetched where it has one. */
static gboolean
give_up_damaged (XyDatabase *db, const char *sha256, GError **error)
{
  gboolean done;

  if (!xy_database_begin (db, error))
    return FALSE;
  done = run_with_name (db, "UPDATE photo SET here = 0 WHERE sha256 = ? AND sent", sha256, error);
  g_hash_table_add (db->photos, g_strdup (sha256));
  return xy_database_end (db, done, error);
}

GBytes *
xy_photos_load (XyDatabase *db, const char *sha256, GError **error)
{
  g_autofree char *path = NULL, *name = NULL, *data = NULL;
  gsize size;

  if (xy_photos_is_name (sha256))
    path = xy_photos_dup_path (db->directory, sha256);
  if (path == NULL || !g_file_get_contents (path, &data, &size, NULL))
    {
      g_set_error_literal (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING,
                           _ ("The photo is not on this computer yet"));
      return NULL;
    }
  name = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, size);
  if (g_str_equal (name, sha256))
    return g_bytes_new_take (g_steal_pointer (&data), size);
  if (give_up_damaged (db, sha256, error))
    g_set_error (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING,
                 _ ("The photo's file %s is damaged; it is fetched again if the server has it"),
                 path);
  return NULL;
}

char **
xy_photos_list (XyDatabase *db, gboolean up, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT sha256 FROM photo WHERE queue = ? ORDER BY sha256", error);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  gboolean found = TRUE;

  if (select == NULL)
    return NULL;
  xy_statement_bind_string (select, 1, up ? "up" : "down");
  while (found)
    {
      if (!xy_statement_step (select, &found, error))
        return NULL;
      if (found)
        g_strv_builder_add (list, xy_statement_get_string (select, 0));
    }
  return g_strv_builder_end (list);
}

gboolean
xy_photos_set_sent (XyDatabase *db, const char *sha256, GError **error)
{
  gboolean done;

  if (!xy_database_begin (db, error))
    return FALSE;
  done = run_with_name (db, "UPDATE photo SET sent = 1 WHERE sha256 = ?", sha256, error);
  g_hash_table_add (db->photos, g_strdup (sha256));
  return xy_database_end (db, done, error);
}

static gboolean
queue_one (XyDatabase *db, const char *sha256, GError **error)
{
  gboolean named;

  if (!is_named (db, sha256, &named, error))
    return FALSE;
  if (named &&
      !run_with_name (db, "INSERT OR IGNORE INTO photo (sha256, here, sent) VALUES (?, 0, 0)",
                      sha256, error))
    return FALSE;
  if (!named)
    return run_with_name (db, "UPDATE photo SET queue = NULL WHERE sha256 = ?", sha256, error) &&
           run_with_name (db, "DELETE FROM photo WHERE sha256 = ? AND NOT here", sha256, error);
  return run_with_name (db,
                        "UPDATE photo SET queue = CASE WHEN NOT here THEN 'down'"
                        " WHEN NOT sent THEN 'up' END WHERE sha256 = ?",
                        sha256, error);
}

gboolean
xy_photos_queue (XyDatabase *db, GError **error)
{
  GHashTableIter iter;
  gpointer sha256;

  if (g_hash_table_size (db->photos) > 0)
    db->outbox_changed = TRUE;
  g_hash_table_iter_init (&iter, db->photos);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    if (!queue_one (db, sha256, error))
      return FALSE;
  return TRUE;
}

gboolean
xy_photos_forget (XyDatabase *db, const char *sha256, gboolean only_sent, GError **error)
{
  gboolean named, sent = TRUE;

  if (!xy_photos_is_name (sha256))
    return TRUE;
  if (!is_named (db, sha256, &named, error) || (only_sent && !is_sent (db, sha256, &sent, error)))
    return FALSE;
  if (named || !sent)
    return TRUE;
  if (!run_with_name (db, "DELETE FROM photo WHERE sha256 = ?", sha256, error) ||
      !run_with_name (db, "DELETE FROM report WHERE sha256 = ?", sha256, error))
    return FALSE;
  g_hash_table_add (db->erased, g_strdup (sha256));
  g_hash_table_add (db->photos, g_strdup (sha256));
  return TRUE;
}

void
xy_photos_erase_files (XyDatabase *db)
{
  GHashTableIter iter;
  gpointer sha256;

  g_hash_table_iter_init (&iter, db->erased);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    {
      g_autofree char *path = xy_photos_dup_path (db->directory, sha256);

      g_unlink (path);
      xy_thumbnails_erase (db->directory, sha256);
    }
  g_hash_table_remove_all (db->erased);
}

/* Fills @files with the photos that lie in the folder, and erases what is none: the remains of a
 * write that was cut short. */
static void
find_files (const char *directory, GHashTable *files)
{
  g_autofree char *photos = g_build_filename (directory, "photos", NULL);
  g_autoptr (GDir) dir = g_dir_open (photos, 0, NULL);
  const char *start;

  while (dir != NULL && (start = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (photos, start, NULL);
      g_autoptr (GDir) inner = g_dir_open (folder, 0, NULL);
      const char *name;

      while (inner != NULL && (name = g_dir_read_name (inner)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);

          if (xy_photos_is_name (name) && g_str_has_prefix (name, start))
            g_hash_table_add (files, g_strdup (name));
          else
            g_unlink (path);
        }
    }
}

/* What rows say of files: one that says a photo is here that is not is set right.  Photos that are
 * named nowhere, not in what waits for a person or could be undone either, go. */
static gboolean
gather_broken_rows (XyDatabase *db,
                    GHashTable *files,
                    GPtrArray *lost,
                    GPtrArray *unused,
                    GError **error)
{
  g_autoptr (XyStatement) select = xy_database_prepare (
      db,
      "SELECT sha256, here, NOT EXISTS (SELECT 1 FROM record WHERE photo = sha256)"
      " AND NOT EXISTS (SELECT 1 FROM mutation WHERE kind = 'submission'"
      "                 AND instr (fields, sha256) > 0)"
      " FROM photo",
      error);
  gboolean found = TRUE;

  if (select == NULL)
    return FALSE;
  while (found)
    {
      const char *sha256;

      if (!xy_statement_step (select, &found, error))
        return FALSE;
      if (!found)
        break;
      sha256 = xy_statement_get_string (select, 0);
      if (xy_statement_get_int (select, 2) != 0)
        g_ptr_array_add (unused, g_strdup (sha256));
      else if (xy_statement_get_int (select, 1) != 0 && !g_hash_table_contains (files, sha256))
        g_ptr_array_add (lost, g_strdup (sha256));
      if (xy_statement_get_int (select, 1) != 0)
        g_hash_table_remove (files, sha256);
    }
  return TRUE;
}

gboolean
xy_photos_repair (XyDatabase *db, GError **error)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) lost = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unused = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer sha256;

  find_files (db->directory, files);
  xy_thumbnails_sweep (db->directory, files);
  if (!gather_broken_rows (db, files, lost, unused, error))
    return FALSE;
  for (guint i = 0; i < lost->len; i++)
    {
      const char *name = g_ptr_array_index (lost, i);

      if (!run_with_name (db, "UPDATE photo SET here = 0 WHERE sha256 = ?", name, error))
        return FALSE;
      g_hash_table_add (db->photos, g_strdup (name));
    }
  for (guint i = 0; i < unused->len; i++)
    if (!xy_photos_forget (db, g_ptr_array_index (unused, i), FALSE, error))
      return FALSE;
  /* Files that no row speaks of: nobody was told that they were kept, or they were erased. */
  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    g_hash_table_add (db->erased, g_strdup (sha256));
  return TRUE;
}

gboolean
xy_photos_get_report (XyDatabase *db,
                      const char *sha256,
                      const char *key,
                      char **text,
                      GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT text FROM report WHERE sha256 = ? AND key = ?", error);
  gboolean found;

  *text = NULL;
  if (select == NULL)
    return FALSE;
  xy_statement_bind_string (select, 1, sha256);
  xy_statement_bind_string (select, 2, key);
  if (!xy_statement_step (select, &found, error))
    return FALSE;
  if (found)
    *text = g_strdup (xy_statement_get_string (select, 0));
  return TRUE;
}

gboolean
xy_photos_set_report (XyDatabase *db,
                      const char *sha256,
                      const char *key,
                      const char *text,
                      GError **error)
{
  g_autoptr (XyStatement) replace = xy_database_prepare (
      db,
      "INSERT OR REPLACE INTO report (sha256, key, text)"
      " SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM photo WHERE sha256 = ?1)",
      error);

  if (replace == NULL)
    return FALSE;
  xy_statement_bind_string (replace, 1, sha256);
  xy_statement_bind_string (replace, 2, key);
  xy_statement_bind_string (replace, 3, text);
  return xy_statement_run (replace, error);
}

GHashTable *
xy_photos_list_reports (XyDatabase *db, const char *key, GError **error)
{
  g_autoptr (XyStatement) select =
      xy_database_prepare (db, "SELECT sha256, text FROM report WHERE key = ?", error);
  g_autoptr (GHashTable) reports = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean found = TRUE;

  if (select == NULL)
    return NULL;
  xy_statement_bind_string (select, 1, key);
  while (found)
    {
      if (!xy_statement_step (select, &found, error))
        return NULL;
      if (found)
        g_hash_table_insert (reports, g_strdup (xy_statement_get_string (select, 0)),
                             g_strdup (xy_statement_get_string (select, 1)));
    }
  return g_steal_pointer (&reports);
}
