// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-workspace-private.h"

#include <string.h>

#include "data/xy-data.h"

/* Students as the list shows them. */

static const XySubmission *
newest_of (GPtrArray *submissions)
{
  const XySubmission *newest = NULL;

  for (guint i = 0; submissions != NULL && i < submissions->len; i++)
    {
      const XySubmission *submission = g_ptr_array_index (submissions, i);

      if (newest == NULL || submission->number > newest->number ||
          (submission->number == newest->number &&
           g_strcmp0 (submission->submitted_at, newest->submitted_at) > 0))
        newest = submission;
    }
  return newest;
}

static gboolean
update_item (XyWorkspace *self, XyStudentItem *item, const XyStudent *student)
{
  GPtrArray *submissions = g_hash_table_lookup (self->by_student, student->id);
  const XySubmission *newest = newest_of (submissions);
  g_autoptr (GPtrArray) none = submissions == NULL ? g_ptr_array_new () : NULL;
  const XyDecision *decision = NULL;
  XyPhotoReport *report = NULL;

  if (newest != NULL)
    {
      decision = g_hash_table_lookup (self->by_submission, newest->id);
      report = g_hash_table_lookup (self->reports, newest->photo);
    }
  return xy_student_item_update (item, student, submissions != NULL ? submissions : none, decision,
                                 report);
}

static gboolean
is_shown (XyWorkspace *self, const XyStudent *student)
{
  return xy_workspace_is_mine (self, student->campaign) &&
         (self->college == NULL || g_strcmp0 (student->college, self->college) == 0);
}

void
xy_workspace_ask_for_photo (XyWorkspace *self, const char *sha256, gboolean first)
{
  if (self->store == NULL)
    return;
  if (!xy_store_has_photo (self->store, sha256))
    {
      g_hash_table_add (self->missing_photos, g_strdup (sha256));
      if (first && self->sync != NULL)
        xy_sync_want_photo (self->sync, sha256);
    }
  else if (self->checker != NULL && !g_hash_table_contains (self->reports, sha256))
    xy_photo_checker_add (self->checker, sha256, first);
}

static void
ask_for_item_photos (XyWorkspace *self, XyStudentItem *item)
{
  GPtrArray *submissions = xy_student_item_get_submissions (item);

  for (guint i = submissions->len; i > 0; i--)
    {
      const XySubmission *submission = g_ptr_array_index (submissions, i - 1);

      xy_workspace_ask_for_photo (self, submission->photo, FALSE);
    }
}

void
xy_workspace_ask_for_all_photos (XyWorkspace *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->students));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      ask_for_item_photos (self, item);
    }
}

void
xy_workspace_fill_list (XyWorkspace *self)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->all_students);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const XyStudent *student = value;
      XyStudentItem *item;

      if (!is_shown (self, student))
        continue;
      item = xy_student_item_new (student);
      update_item (self, item, student);
      g_ptr_array_add (items, item);
    }
  xy_student_list_replace (self->students, items);
}

void
xy_workspace_refresh_students (XyWorkspace *self, GHashTable *ids)
{
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, ids);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      const XyStudent *student = g_hash_table_lookup (self->all_students, key);
      XyStudentItem *item = xy_student_list_find (self->students, key);

      if (student == NULL || !is_shown (self, student))
        {
          if (item != NULL)
            g_ptr_array_add (removed, g_object_ref (item));
        }
      else if (item == NULL)
        {
          item = xy_student_item_new (student);
          update_item (self, item, student);
          g_ptr_array_add (added, item);
        }
      else if (update_item (self, item, student))
        g_ptr_array_add (changed, g_object_ref (item));
    }
  xy_student_list_apply (self->students, added, changed, removed);
  for (guint i = 0; i < added->len; i++)
    ask_for_item_photos (self, g_ptr_array_index (added, i));
  for (guint i = 0; i < changed->len; i++)
    ask_for_item_photos (self, g_ptr_array_index (changed, i));
}

static void
refresh_photo_students (XyWorkspace *self, const char *sha256)
{
  GPtrArray *submissions = g_hash_table_lookup (self->by_photo, sha256);
  g_autoptr (GHashTable) students = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint n = 0; submissions != NULL && n < submissions->len; n++)
    g_hash_table_add (students, ((XySubmission *) g_ptr_array_index (submissions, n))->student);
  xy_workspace_refresh_students (self, students);
}

/* Reports. */

void
xy_workspace_checked_cb (XyPhotoChecker *checker,
                         const char *sha256,
                         XyPhotoReport *report,
                         gpointer user_data)
{
  XyWorkspace *self = user_data;

  g_hash_table_replace (self->reports, g_strdup (sha256), xy_photo_report_ref (report));
  refresh_photo_students (self, sha256);
  xy_workspace_emit_photo_changed (self, sha256);
}

GHashTable *
xy_workspace_new_reports (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) xy_photo_report_unref);
}

static void
read_reports_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GHashTable) reports = xy_workspace_new_reports ();
  GHashTableIter iter;
  gpointer sha256, text;

  g_hash_table_iter_init (&iter, task_data);
  while (g_hash_table_iter_next (&iter, &sha256, &text))
    {
      g_autoptr (JsonNode) node = xy_json_parse (text, strlen (text), G_MAXINT, NULL);
      XyPhotoReport *report = node != NULL ? xy_photo_report_from_json (node, NULL) : NULL;

      if (report != NULL)
        g_hash_table_insert (reports, g_strdup (sha256), report);
    }
  g_task_return_pointer (task, g_steal_pointer (&reports), (GDestroyNotify) g_hash_table_unref);
}

static void
reports_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWorkspace) self = user_data;
  g_autoptr (GHashTable) reports = g_task_propagate_pointer (G_TASK (result), NULL);
  GHashTableIter iter;
  gpointer key, value;

  if (reports == NULL)
    return;
  g_hash_table_iter_init (&iter, reports);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (!g_hash_table_contains (self->reports, key))
      g_hash_table_insert (self->reports, g_strdup (key), xy_photo_report_ref (value));
  xy_workspace_fill_list (self);
  xy_workspace_ask_for_all_photos (self);
  if (self->state == XY_WORKSPACE_LOADING)
    xy_workspace_set_state (self, XY_WORKSPACE_READY, NULL);
}

static void
reports_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) texts = NULL;
  g_autoptr (GTask) task = NULL;

  texts = xy_store_list_reports_finish (XY_STORE (source), result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || XY_STORE (source) != self->store)
    return;
  if (texts == NULL)
    texts = g_hash_table_new (g_str_hash, g_str_equal);
  /* Not the task's source, which the other thread may be the last to let go of. */
  task = g_task_new (NULL, self->cancellable, reports_read_cb, g_object_ref (self));
  g_task_set_task_data (task, g_steal_pointer (&texts), (GDestroyNotify) g_hash_table_unref);
  g_task_run_in_thread (task, read_reports_in_thread);
}

void
xy_workspace_stop_checker (XyWorkspace *self)
{
  g_signal_group_set_target (self->checker_signals, NULL);
  if (self->checker != NULL)
    xy_photo_checker_stop (self->checker);
  g_clear_object (&self->checker);
  g_hash_table_remove_all (self->reports);
}

/* The campaign names the profile that photos are judged by; another profile, other reports. */
gboolean
xy_workspace_use_profile (XyWorkspace *self)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (self);
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (XyRuleProfile) profile = NULL;
  g_autoptr (XyPhotoChecker) checker = NULL;
  g_autoptr (GError) error = NULL;

  if (campaign == NULL || campaign->profile == NULL || strstr (campaign->profile, "..") != NULL)
    return FALSE;
  name = g_strdup_printf ("profiles/%s.json", campaign->profile);
  bytes = xy_data_load (name, &error);
  if (bytes != NULL)
    profile = xy_rule_profile_new_from_json (g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), &error);
  if (profile == NULL)
    {
      g_message ("photos are not checked: %s", error->message);
      return FALSE;
    }
  checker = xy_photo_checker_new (self->store, profile);
  if (self->checker != NULL &&
      g_str_equal (xy_photo_checker_get_key (self->checker), xy_photo_checker_get_key (checker)))
    return FALSE;

  xy_workspace_stop_checker (self);
  self->checker = g_steal_pointer (&checker);
  g_signal_group_set_target (self->checker_signals, self->checker);
  xy_store_list_reports_async (self->store, xy_photo_checker_get_key (self->checker),
                               self->cancellable, reports_listed_cb, g_object_ref (self));
  return TRUE;
}

const XyRuleProfile *
xy_workspace_get_profile (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->checker != NULL ? xy_photo_checker_get_profile (self->checker) : NULL;
}
