// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-actions.h"

#include <glib/gi18n-lib.h>

#include "app/xy-capacity-dialog.h"
#include "app/xy-compare-dialog.h"
#include "app/xy-hour-dialog.h"
#include "app/xy-place-dialog.h"
#include "app/xy-queue-dialog.h"
#include "app/xy-requests-dialog.h"
#include "app/xy-session-dialog.h"
#include "app/xy-split-dialog.h"
#include "app/xy-suggestion-dialog.h"
#include "app/xy-timetable-edit.h"
#include "app/xy-timetable-offer.h"
#include "app/xy-timetable-state.h"
#include "app/xy-wish-dialog.h"

struct _XyTimetableActions
{
  GSimpleActionGroup parent_instance;

  XyWorkspace *workspace;
  GtkWidget *page;
};

G_DEFINE_FINAL_TYPE (XyTimetableActions, xy_timetable_actions, G_TYPE_SIMPLE_ACTION_GROUP)

static void
present (XyTimetableActions *self, GtkWindow *dialog)
{
  GtkRoot *root = self->page != NULL ? gtk_widget_get_root (self->page) : NULL;

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (dialog, GTK_WINDOW (root));
  gtk_window_present (dialog);
}

/* The id that an action was asked with; %NULL where it is not offered. */
static const char *
get_subject (XyTimetableActions *self, GSimpleAction *action, GVariant *parameter)
{
  const char *id = g_variant_get_string (parameter, NULL);

  return xy_timetable_actions_offers (self, g_action_get_name (G_ACTION (action)), id) ? id : NULL;
}

static void
apply (XyTimetableActions *self, XyTimetableEdit *edit)
{
  if (edit->edits != NULL)
    xy_workspace_apply (self->workspace, edit->label, g_steal_pointer (&edit->edits));
  xy_timetable_edit_free (edit);
}

/* Moving and joining, which a college may have to ask for. */

static void
move_now (XyTimetableActions *self, GVariant *parameter)
{
  const char *assignment, *slot;
  int group;

  g_variant_get (parameter, "(&s&si)", &assignment, &slot, &group);
  if (xy_timetable_actions_offers (self, "move", assignment))
    xy_workspace_move (self->workspace, assignment, slot, group);
}

static void
join_now (XyTimetableActions *self, GVariant *parameter)
{
  const char *assignment, *other;

  g_variant_get (parameter, "(&s&s)", &assignment, &other);
  if (xy_timetable_actions_offers (self, "join", assignment))
    apply (self,
           xy_timetable_edit_join (xy_workspace_get_schedule (self->workspace), assignment, other));
}

static void
ask_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  GVariant *parameter = g_object_get_data (G_OBJECT (dialog), "parameter");

  if (!g_str_equal (response, "ask"))
    return;
  if (g_variant_is_of_type (parameter, G_VARIANT_TYPE ("(ss)")))
    join_now (self, parameter);
  else
    move_now (self, parameter);
}

/* What goes to the graduate school as a request is said before, not after. */
static void
ask (XyTimetableActions *self, GVariant *parameter, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (NULL, _ ("Ask the Graduate School?"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "ask",
                                    _ ("_Ask"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "ask",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "ask");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "parameter", g_variant_ref (parameter),
                          (GDestroyNotify) g_variant_unref);
  g_signal_connect_object (dialog, "response", G_CALLBACK (ask_cb), self, 0);
  present (self, GTK_WINDOW (dialog));
}

static void
move_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *assignment, *slot;
  int group;

  g_variant_get (parameter, "(&s&si)", &assignment, &slot, &group);
  if (!xy_timetable_actions_offers (self, "move", assignment))
    return;
  if (xy_timetable_move_needs_word (xy_workspace_get_schedule (self->workspace), assignment, slot,
                                    group, xy_workspace_get_role (self->workspace)))
    ask (self, parameter,
         _ ("There is not enough room at that time, so the move becomes a "
            "request. Your college stays where it is until the graduate "
            "school agrees."));
  else
    move_now (self, parameter);
}

static void
join_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;

  if (g_strcmp0 (xy_workspace_get_role (self->workspace), XY_ROLE_COLLEGE) == 0)
    ask (
        self, parameter,
        _ ("The parts of a college come together again when the graduate school agrees. Until then "
           "everything stays as it is."));
  else
    join_now (self, parameter);
}

/* Other acts on places. */

static void
split_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    present (self, xy_split_dialog_new (self->workspace, id));
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    apply (self, xy_timetable_edit_remove (xy_workspace_get_schedule (self->workspace), id));
}

static void
wish_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    present (self, xy_wish_dialog_new (self->workspace, id));
}

static void
place_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    present (self, xy_place_dialog_new (self->workspace, id));
}

static void
queue_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    present (self, xy_queue_dialog_new (self->workspace, id));
}

/* Hours and sessions. */

static void
add_hour_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    present (self, xy_hour_dialog_new (self->workspace, id));
}

static void
edit_hour_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    present (self, xy_hour_dialog_new_for (self->workspace, id));
}

static void
add_session_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;

  present (self, xy_session_dialog_new (self->workspace, NULL));
}

static void
edit_session_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *id = get_subject (self, action, parameter);

  if (id != NULL)
    present (self, xy_session_dialog_new (self->workspace, id));
}

/* Taking an hour or a session away, of which the colleges in it lose their places. */

static XyTimetableEdit *
compute_removal (XyTimetableActions *self, const char *action, const char *id)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);

  return g_str_equal (action, "remove-hour") ? xy_timetable_edit_remove_hour (schedule, id)
                                             : xy_timetable_edit_remove_session (schedule, id);
}

static void
removal_cb (AdwMessageDialog *dialog, const char *response, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *action = g_object_get_data (G_OBJECT (dialog), "action");
  const char *id = g_object_get_data (G_OBJECT (dialog), "id");

  if (g_str_equal (response, "remove") && xy_timetable_actions_offers (self, action, id))
    apply (self, compute_removal (self, action, id));
}

static void
ask_removal (XyTimetableActions *self, const char *action, const char *id, const char *body)
{
  GtkWidget *dialog = adw_message_dialog_new (
      NULL,
      g_str_equal (action, "remove-hour") ? _ ("Remove the Hour?") : _ ("Remove the Session?"),
      body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "remove",
                                    _ ("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "action", g_strdup (action), g_free);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (id), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (removal_cb), self, 0);
  present (self, GTK_WINDOW (dialog));
}

static void
removal_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;
  const char *name = g_action_get_name (G_ACTION (action));
  const char *id = get_subject (self, action, parameter);
  XyTimetableEdit *edit;

  if (id == NULL)
    return;
  edit = compute_removal (self, name, id);
  if (edit->follows == NULL)
    {
      apply (self, edit);
      return;
    }
  ask_removal (self, name, id, edit->follows);
  xy_timetable_edit_free (edit);
}

/* The whole. */

static void
capacity_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;

  present (self, xy_capacity_dialog_new (self->workspace));
}

static void
suggest_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;

  present (self, xy_suggestion_dialog_new (self->workspace));
}

static void
requests_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;

  present (self, xy_requests_dialog_new (self->workspace));
}

static void
compare_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableActions *self = user_data;

  if (xy_workspace_get_schedule (self->workspace) != NULL)
    present (self, xy_compare_dialog_new (self->workspace));
}

static const GActionEntry entries[] = {
  { .name = "move", .activate = move_action, .parameter_type = "(ssi)" },
  { .name = "split", .activate = split_action, .parameter_type = "s" },
  { .name = "join", .activate = join_action, .parameter_type = "(ss)" },
  { .name = "remove", .activate = remove_action, .parameter_type = "s" },
  { .name = "wish", .activate = wish_action, .parameter_type = "s" },
  { .name = "place", .activate = place_action, .parameter_type = "s" },
  { .name = "queue", .activate = queue_action, .parameter_type = "s" },
  { .name = "add-hour", .activate = add_hour_action, .parameter_type = "s" },
  { .name = "edit-hour", .activate = edit_hour_action, .parameter_type = "s" },
  { .name = "remove-hour", .activate = removal_action, .parameter_type = "s" },
  { .name = "add-session", .activate = add_session_action },
  { .name = "edit-session", .activate = edit_session_action, .parameter_type = "s" },
  { .name = "remove-session", .activate = removal_action, .parameter_type = "s" },
  { .name = "capacity", .activate = capacity_action },
  { .name = "suggest", .activate = suggest_action },
  { .name = "compare", .activate = compare_action },
  { .name = "requests", .activate = requests_action },
};

static void
refresh_cb (XyTimetableActions *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)),
        xy_timetable_actions_offers (self, entries[i].name, NULL));
}

static void
xy_timetable_actions_dispose (GObject *object)
{
  XyTimetableActions *self = XY_TIMETABLE_ACTIONS (object);

  g_clear_weak_pointer (&self->page);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_timetable_actions_parent_class)->dispose (object);
}

static void
xy_timetable_actions_class_init (XyTimetableActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_timetable_actions_dispose;
}

static void
xy_timetable_actions_init (XyTimetableActions *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

GActionGroup *
xy_timetable_actions_new (XyWorkspace *workspace, GtkWidget *page)
{
  XyTimetableActions *self = g_object_new (XY_TYPE_TIMETABLE_ACTIONS, NULL);

  self->workspace = g_object_ref (workspace);
  g_set_weak_pointer (&self->page, page);
  g_signal_connect_object (workspace, "notify", G_CALLBACK (refresh_cb), self, G_CONNECT_SWAPPED);
  /* Who is signed in may be another one. */
  g_signal_connect_object (workspace, "counts-changed", G_CALLBACK (refresh_cb), self,
                           G_CONNECT_SWAPPED);
  refresh_cb (self);
  return G_ACTION_GROUP (self);
}

gboolean
xy_timetable_actions_offers (XyTimetableActions *self, const char *action, const char *id)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_ACTIONS (self), FALSE);

  return self->workspace != NULL &&
         xy_workspace_get_state (self->workspace) == XY_WORKSPACE_READY &&
         xy_timetable_offer (xy_workspace_get_schedule (self->workspace),
                             xy_workspace_get_role (self->workspace),
                             xy_workspace_get_college (self->workspace), action, id);
}
