// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-requests-state.h"
#include "app/xy-workspace-private.h"
#include "model/xy-time.h"

/* What the person in front of this computer has seen of the own college's timetable is a setting of
 * the store, one for each college that the account works for. */

static char *
dup_setting_name (XyWorkspace *self)
{
  return g_strconcat ("timetable-seen-", self->college, NULL);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!xy_store_set_setting_finish (XY_STORE (source), result, &error))
    xy_workspace_emit_failed (self, error);
}

static void
keep_memory (XyWorkspace *self)
{
  g_autofree char *name = dup_setting_name (self);
  g_autofree char *text = xy_timetable_memory_to_text (self->memory);

  xy_store_set_setting_async (self->store, name, text, NULL, kept_cb, g_object_ref (self));
}

/* What is known from before; else all that is here counts as seen, once all of it is here. */
static void
begin_memory (XyWorkspace *self, const XySchedule *schedule)
{
  g_autoptr (GPtrArray) requests = NULL;
  g_autofree char *name = dup_setting_name (self);
  g_autofree char *text = xy_store_dup_setting (self->store, name);

  self->memory = xy_timetable_memory_from_text (text, self->campaign, self->college);
  if (self->memory != NULL || xy_store_get_cursor (self->store) == 0 ||
      xy_sync_get_state (self->sync) != XY_SYNC_IDLE)
    return;
  requests = xy_workspace_list_requests (self);
  self->memory = xy_timetable_memory_new (schedule, self->college, requests);
  keep_memory (self);
}

void
xy_workspace_forget_news (XyWorkspace *self)
{
  g_clear_pointer (&self->memory, xy_timetable_memory_free);
}

gboolean
xy_workspace_look_for_news (XyWorkspace *self, const XySchedule *schedule)
{
  g_autofree char *now = xy_time_now ();

  if (self->store == NULL || self->college == NULL || self->campaign == NULL || schedule == NULL ||
      g_strcmp0 (self->role, XY_ROLE_COLLEGE) != 0)
    return FALSE;
  if (self->memory == NULL)
    begin_memory (self, schedule);
  if (self->memory == NULL || !xy_timetable_memory_follow (self->memory, schedule, now))
    return FALSE;
  keep_memory (self);
  return TRUE;
}

GPtrArray *
xy_workspace_list_news (XyWorkspace *self)
{
  g_autoptr (GPtrArray) requests = NULL;

  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  if (self->memory == NULL || self->schedule == NULL)
    return g_ptr_array_new_with_free_func (g_free);
  requests = xy_workspace_list_requests (self);
  return xy_requests_list_news (self->memory, self->schedule, requests,
                                xy_workspace_get_timezone (self));
}

void
xy_workspace_see_news (XyWorkspace *self)
{
  g_autoptr (GPtrArray) requests = NULL;

  g_return_if_fail (XY_IS_WORKSPACE (self));

  if (self->memory == NULL || self->store == NULL)
    return;
  requests = xy_workspace_list_requests (self);
  xy_timetable_memory_see (self->memory, requests);
  keep_memory (self);
  g_signal_emit_by_name (self, "requests-changed");
}
