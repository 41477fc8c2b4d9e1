// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-workspace-private.h"
#include "protocol/xy-notice-timetable.h"

XyWorkspaceState
xy_workspace_get_state (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), XY_WORKSPACE_CLOSED);

  return self->state;
}

const char *
xy_workspace_get_message (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->message;
}

XyStore *
xy_workspace_get_store (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->store;
}

XySync *
xy_workspace_get_sync (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->sync;
}

XyStudentList *
xy_workspace_get_students (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->students;
}

XySchedule *
xy_workspace_get_schedule (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->schedule;
}

XySchedule *
xy_workspace_dup_notice (XyWorkspace *self, GError **error)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (self);
  g_autoptr (GPtrArray) shipped = NULL;

  if (campaign == NULL)
    return NULL;
  if (campaign->notice_timetable == NULL)
    {
      shipped = xy_workspace_dup_seed (error);
      if (shipped == NULL)
        return NULL;
    }
  return xy_notice_timetable_find (campaign, shipped, error);
}

const XyCampaign *
xy_workspace_get_campaign (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->schedule != NULL ? xy_schedule_get_campaign (self->schedule) : NULL;
}

const char *
xy_workspace_get_timezone (XyWorkspace *self)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (self);

  return campaign != NULL ? campaign->timezone : NULL;
}

GPtrArray *
xy_workspace_list_requests (XyWorkspace *self)
{
  g_autoptr (GPtrArray) requests = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  g_hash_table_iter_init (&iter, self->requests);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (xy_workspace_is_mine (self, ((XyRequest *) value)->campaign))
      g_ptr_array_add (requests, value);
  return g_steal_pointer (&requests);
}

const XyDecision *
xy_workspace_find_decision (XyWorkspace *self, const char *submission)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self) && submission != NULL, NULL);

  return g_hash_table_lookup (self->by_submission, submission);
}

GPtrArray *
xy_workspace_list_decisions (XyWorkspace *self)
{
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  g_hash_table_iter_init (&iter, self->decisions);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (xy_workspace_is_mine (self, ((XyDecision *) value)->campaign))
      g_ptr_array_add (decisions, value);
  return g_steal_pointer (&decisions);
}

XyPhotoReport *
xy_workspace_find_report (XyWorkspace *self, const char *sha256)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self) && sha256 != NULL, NULL);

  return g_hash_table_lookup (self->reports, sha256);
}

GPtrArray *
xy_workspace_dup_student_array (XyWorkspace *self)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  guint n;

  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->students));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->students), i);

      g_ptr_array_add (students, xy_entity_ref ((gpointer) xy_student_item_get_student (item)));
    }
  return g_steal_pointer (&students);
}

GPtrArray *
xy_workspace_dup_known_students (XyWorkspace *self)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  GHashTableIter iter;
  gpointer value;

  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  g_hash_table_iter_init (&iter, self->all_students);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (xy_workspace_is_mine (self, ((XyStudent *) value)->campaign))
      g_ptr_array_add (students, xy_entity_ref (value));
  return g_steal_pointer (&students);
}

GPtrArray *
xy_workspace_list_colleges (XyWorkspace *self)
{
  g_autoptr (GPtrArray) colleges = g_ptr_array_new ();
  GPtrArray *all;

  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  if (self->schedule == NULL)
    return g_steal_pointer (&colleges);
  all = xy_schedule_get_colleges (self->schedule);
  for (guint i = 0; i < all->len; i++)
    {
      XyCollege *college = g_ptr_array_index (all, i);

      if (g_strcmp0 (self->role, XY_ROLE_COLLEGE) != 0 ||
          g_strv_contains ((const char *const *) self->colleges, college->id))
        g_ptr_array_add (colleges, college);
    }
  return g_steal_pointer (&colleges);
}

const char *
xy_workspace_get_account (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->account;
}

const char *
xy_workspace_get_role (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->role;
}

void
xy_workspace_want_photo (XyWorkspace *self, const char *sha256)
{
  g_return_if_fail (XY_IS_WORKSPACE (self) && sha256 != NULL);

  xy_workspace_ask_for_photo (self, sha256, TRUE);
}
