// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-import.h"

#include <glib/gi18n-lib.h>

#include "app/xy-photo-folder.h"
#include "model/xy-acts.h"
#include "model/xy-sentence.h"

struct _XyPhotoImport
{
  GObject parent_instance;

  XyWorkspace *workspace;
  GPtrArray *files;
  GPtrArray *problems;
  /* Keeps the students that the files name. */
  XyPhotoMatcher *matcher;
  /* Counted by threads. */
  gint done;
  gint total;
};

G_DEFINE_FINAL_TYPE (XyPhotoImport, xy_photo_import, G_TYPE_OBJECT)

static void
xy_photo_import_finalize (GObject *object)
{
  XyPhotoImport *self = XY_PHOTO_IMPORT (object);

  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->matcher, xy_photo_matcher_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_photo_import_parent_class)->finalize (object);
}

static void
xy_photo_import_class_init (XyPhotoImportClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_photo_import_finalize;
}

static void
xy_photo_import_init (XyPhotoImport *self)
{
  self->files = g_ptr_array_new ();
  self->problems = g_ptr_array_new ();
}

XyPhotoImport *
xy_photo_import_new (XyWorkspace *workspace)
{
  XyPhotoImport *self = g_object_new (XY_TYPE_PHOTO_IMPORT, NULL);

  self->workspace = g_object_ref (workspace);
  return self;
}

/* Looking. */

/* What a thread works with, and what it finds. */
typedef struct
{
  GPtrArray *given;
  XyPhotoMatcher *matcher;
  GHashTable *holders;
  GPtrArray *files;
  GPtrArray *problems;
  gint *done;
  gint *total;
} Look;

static void
look_free (Look *look)
{
  g_ptr_array_unref (look->given);
  g_clear_pointer (&look->matcher, xy_photo_matcher_free);
  g_hash_table_unref (look->holders);
  g_clear_pointer (&look->files, g_ptr_array_unref);
  g_clear_pointer (&look->problems, g_ptr_array_unref);
  g_free (look);
}

static GHashTable *
list_holders (XyWorkspace *workspace)
{
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (workspace));
  GHashTable *holders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) xy_photo_holder_free);

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);
      const XySubmission *newest = xy_student_item_get_submission (item);

      if (newest != NULL && newest->photo != NULL)
        g_hash_table_insert (holders, g_strdup (newest->student),
                             xy_photo_holder_new (newest->photo, xy_student_item_get_photo_state (
                                                                     item) == XY_PHOTO_ACCEPTED));
    }
  return holders;
}

static void
look_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  g_autoptr (GPtrArray) tables =
      g_ptr_array_new_with_free_func ((GDestroyNotify) xy_workbook_unref);
  GError *error = NULL;
  g_autoptr (XyPhotoFolder) folder = xy_photo_folder_list (look->given, cancellable, &error);

  if (folder == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_atomic_int_set (look->total, (gint) folder->photos->len);
  for (guint i = 0; i < folder->photos->len; i++)
    {
      g_autoptr (GBytes) bytes = NULL;

      if (g_task_return_error_if_cancelled (task))
        return;
      bytes = xy_photo_folder_read (g_ptr_array_index (folder->photos, i));
      g_atomic_int_inc (look->done);
    }
  for (guint i = 0; i < folder->tables->len; i++)
    {
      XyWorkbook *table = xy_workbook_read (g_ptr_array_index (folder->tables, i), NULL);

      /* A spreadsheet that cannot be read is none that says whose the photos are. */
      if (table != NULL)
        g_ptr_array_add (tables, table);
    }
  look->problems = xy_photo_plan_match (folder->photos, look->matcher, tables, look->holders);
  look->files = g_steal_pointer (&folder->photos);
  folder->photos = g_ptr_array_new ();
  g_task_return_boolean (task, TRUE);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyPhotoImport *self = g_task_get_source_object (task);
  Look *look = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->problems);
  g_clear_pointer (&self->matcher, xy_photo_matcher_free);
  self->files = g_steal_pointer (&look->files);
  self->problems = g_steal_pointer (&look->problems);
  self->matcher = g_steal_pointer (&look->matcher);
  g_task_return_boolean (task, TRUE);
}

void
xy_photo_import_look_async (XyPhotoImport *self,
                            GPtrArray *files,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) looking = NULL;
  g_autoptr (GPtrArray) students = NULL;
  Look *look;

  g_return_if_fail (XY_IS_PHOTO_IMPORT (self));

  students = xy_workspace_dup_student_array (self->workspace);
  look = g_new0 (Look, 1);
  look->given = g_ptr_array_ref (files);
  look->matcher = xy_photo_matcher_new (students);
  look->holders = list_holders (self->workspace);
  look->done = &self->done;
  look->total = &self->total;
  g_atomic_int_set (&self->done, 0);
  g_atomic_int_set (&self->total, 0);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, xy_photo_import_look_async);
  /* A thread must not be the last who has this object: it has the task that has it not. */
  looking = g_task_new (NULL, cancellable, looked_cb, g_object_ref (task));
  g_task_set_source_tag (looking, look_in_thread);
  g_task_set_task_data (looking, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (looking, look_in_thread);
}

gboolean
xy_photo_import_look_finish (XyPhotoImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

GPtrArray *
xy_photo_import_get_files (XyPhotoImport *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_IMPORT (self), NULL);

  return self->files;
}

GPtrArray *
xy_photo_import_get_problems (XyPhotoImport *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_IMPORT (self), NULL);

  return self->problems;
}

void
xy_photo_import_get_progress (XyPhotoImport *self, guint *done, guint *total)
{
  g_return_if_fail (XY_IS_PHOTO_IMPORT (self));

  *done = (guint) g_atomic_int_get (&self->done);
  *total = (guint) g_atomic_int_get (&self->total);
}

/* What a person sees. */

gboolean
xy_photo_import_takes (const XyPhotoFile *file, gboolean accepted)
{
  return file->state == XY_PHOTO_FILE_NEW || file->state == XY_PHOTO_FILE_AGAIN ||
         (accepted && file->state == XY_PHOTO_FILE_ACCEPTED);
}

static const char *
get_name (const XyStudent *student)
{
  return student != NULL && student->name != NULL ? student->name : "";
}

char *
xy_photo_import_dup_note (const XyPhotoFile *file)
{
  switch (file->state)
    {
    case XY_PHOTO_FILE_NEW:
      return g_strdup (_ ("The first photo"));
    case XY_PHOTO_FILE_AGAIN:
      return g_strdup (_ ("There is one already; this one is looked at in its place"));
    case XY_PHOTO_FILE_ACCEPTED:
      return g_strdup (_ ("The photo that is there is accepted"));
    case XY_PHOTO_FILE_SAME:
      return g_strdup (_ ("This photo is there already"));
    case XY_PHOTO_FILE_NOBODY:
      return g_strdup (_ ("There is no student or ID number of this list in its name"));
    case XY_PHOTO_FILE_SEVERAL:
      /* Translators: two students' names. */
      return g_strdup_printf (_ ("It could be of %s or of %s"), get_name (file->student),
                              get_name (file->other));
    case XY_PHOTO_FILE_OTHER_NAME:
      /* Translators: two students' names. */
      return g_strdup_printf (_ ("The number is that of %s, the name is that of %s"),
                              get_name (file->student), get_name (file->other));
    case XY_PHOTO_FILE_UNUSABLE:
    default:
      return g_strdup (file->problem);
    }
}

char *
xy_photo_import_dup_report (XyPhotoImport *self, gboolean accepted)
{
  GString *report = g_string_new (NULL);

  g_return_val_if_fail (XY_IS_PHOTO_IMPORT (self), NULL);

  for (guint i = 0; i < self->files->len; i++)
    {
      const XyPhotoFile *file = g_ptr_array_index (self->files, i);
      g_autofree char *note = NULL;

      if (xy_photo_import_takes (file, accepted))
        continue;
      note = xy_photo_import_dup_note (file);
      g_string_append_printf (report, "%s\t%s\r\n", file->name, note);
    }
  for (guint i = 0; i < self->problems->len; i++)
    g_string_append_printf (report, "%s\r\n", (const char *) g_ptr_array_index (self->problems, i));
  return g_string_free (report, FALSE);
}

/* Storing. */

typedef struct
{
  XyStore *store;
  GPtrArray *taken;
  guint next;
  GPtrArray *edits;
  /* Student's id to the newest submission, those of this import among them. */
  GHashTable *newest;
} Storing;

static void
storing_free (Storing *storing)
{
  g_object_unref (storing->store);
  g_ptr_array_unref (storing->taken);
  g_ptr_array_unref (storing->edits);
  g_hash_table_unref (storing->newest);
  g_free (storing);
}

static void store_next (GTask *task);

static void
add_submission (XyPhotoImport *self, Storing *storing, const XyStudent *student, const char *sha256)
{
  const XySubmission *newest = g_hash_table_lookup (storing->newest, student->id);
  XyStudentItem *item =
      xy_student_list_find (xy_workspace_get_students (self->workspace), student->id);
  g_autoptr (XyRecord) record = NULL;
  XyFields *fields;
  XyEdit *edit;

  if (item == NULL)
    return;
  if (newest == NULL)
    newest = xy_student_item_get_submission (item);
  fields = xy_acts_submit (xy_student_item_get_student (item), newest, sha256);
  if (fields == NULL)
    return;
  edit = xy_edit_new (XY_KIND_SUBMISSION, NULL, fields);
  g_ptr_array_add (storing->edits, edit);
  record = xy_record_new (XY_KIND_SUBMISSION, edit->id, 0, xy_fields_copy (fields));
  g_hash_table_replace (storing->newest, g_strdup (student->id), xy_entity_from_record (record));
}

static void
stored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  XyPhotoImport *self = g_task_get_source_object (task);
  Storing *storing = g_task_get_task_data (task);
  const XyPhotoFile *file = g_ptr_array_index (storing->taken, storing->next);
  GError *error = NULL;
  g_autofree char *sha256 = xy_store_add_photo_finish (XY_STORE (source), result, &error);

  if (sha256 == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  add_submission (self, storing, file->student, sha256);
  storing->next++;
  g_atomic_int_inc (&self->done);
  store_next (g_steal_pointer (&task));
}

/* The bytes are those that were looked at, or the import ends. */
static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Storing *storing = g_task_get_task_data (task);
  const XyPhotoFile *file = g_ptr_array_index (storing->taken, storing->next);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  g_autofree char *sha256 =
      bytes != NULL ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes) : NULL;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (g_strcmp0 (sha256, file->sha256) != 0)
    {
      g_autofree char *sentence = xy_sentence_fill (
          /* Translators: %s is a file. */
          _ ("“%s” has changed or is gone since it was looked at. Nothing was imported; "
             "choose the photos again."),
          file->name);

      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", sentence);
      return;
    }
  xy_store_add_photo_async (storing->store, bytes, cancellable, stored_cb, g_steal_pointer (&task));
}

static void
store_next (GTask *owned_task)
{
  g_autoptr (GTask) task = owned_task;
  XyPhotoImport *self = g_task_get_source_object (task);
  Storing *storing = g_task_get_task_data (task);
  guint n = storing->edits->len;

  if (g_task_return_error_if_cancelled (task))
    return;
  if (xy_workspace_get_store (self->workspace) != storing->store)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CLOSED,
                               _ ("Another account has been opened meanwhile. Nothing was "
                                  "imported."));
      return;
    }
  if (storing->next < storing->taken->len)
    {
      const XyPhotoFile *file = g_ptr_array_index (storing->taken, storing->next);
      g_autoptr (GFile) source = g_file_new_for_path (file->path);
      GCancellable *cancellable = g_task_get_cancellable (task);

      g_file_load_bytes_async (source, cancellable, read_cb, g_steal_pointer (&task));
      return;
    }
  if (n > 0)
    {
      g_autofree char *label =
          g_strdup_printf (ngettext ("Imported %u photo", "Imported %u photos", n), n);

      xy_workspace_apply (self->workspace, label, g_ptr_array_ref (storing->edits));
    }
  g_task_return_int (task, (gssize) n);
}

void
xy_photo_import_store_async (XyPhotoImport *self,
                             gboolean accepted,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Storing *storing;

  g_return_if_fail (XY_IS_PHOTO_IMPORT (self));
  g_return_if_fail (xy_workspace_get_store (self->workspace) != NULL);

  storing = g_new0 (Storing, 1);
  storing->store = g_object_ref (xy_workspace_get_store (self->workspace));
  storing->taken = g_ptr_array_new ();
  storing->edits = xy_edits_new ();
  storing->newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, xy_entity_unref);
  for (guint i = 0; i < self->files->len; i++)
    if (xy_photo_import_takes (self->files->pdata[i], accepted))
      g_ptr_array_add (storing->taken, self->files->pdata[i]);
  g_atomic_int_set (&self->done, 0);
  g_atomic_int_set (&self->total, (gint) storing->taken->len);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, xy_photo_import_store_async);
  g_task_set_task_data (task, storing, (GDestroyNotify) storing_free);
  store_next (g_steal_pointer (&task));
}

int
xy_photo_import_store_finish (XyPhotoImport *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), -1);

  return (int) g_task_propagate_int (G_TASK (result), error);
}
