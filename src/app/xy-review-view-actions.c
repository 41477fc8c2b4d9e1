// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-view-private.h"

/* What waits for the store: a decision, or that one is taken back. */
typedef struct
{
  XyReviewView *view;
  XyReviewAct *act;
} Wait;

static void
act_clear (gpointer data)
{
  XyReviewAct *act = data;

  g_object_unref (act->item);
  g_free (act->submission);
}

void
xy_review_act_unref (XyReviewAct *act)
{
  g_rc_box_release_full (act, act_clear);
}

static Wait *
wait_new (XyReviewView *view, XyReviewAct *act)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->view = g_object_ref (view);
  wait->act = g_rc_box_acquire (act);
  return wait;
}

static void
wait_free (Wait *wait)
{
  g_object_unref (wait->view);
  xy_review_act_unref (wait->act);
  g_free (wait);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wait, wait_free)

gboolean
xy_review_view_is_storing (XyReviewView *self)
{
  for (guint i = self->history->len; i > 0; i--)
    if (((XyReviewAct *) g_ptr_array_index (self->history, i - 1))->step < 0)
      return TRUE;
  return FALSE;
}

static void run_undo (XyReviewView *self);

static void
decided_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wait) wait = user_data;
  XyReviewView *self = wait->view;

  wait->act->step = xy_workspace_decide_finish (XY_WORKSPACE (source), result, NULL);
  /* What could not be stored, which the window says, or changed nothing, is not there to be taken
   * back. */
  if (wait->act->step <= 0 && g_ptr_array_remove (self->history, wait->act))
    {
      xy_review_queue_set_decided (self->queue, wait->act->submission, FALSE);
      self->n_undoing = 0;
    }
  xy_review_view_update_actions (self);
  run_undo (self);
}

/* About the photo that is on the screen, whatever else its person has submitted meanwhile. */
static void
decide (XyReviewView *self, const char *outcome, const char *const *reasons, const char *note)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  const XySubmission *shown = xy_review_view_find_shown (self);
  gboolean newest = shown == xy_student_item_get_submission (item);
  XyReviewAct *act = g_rc_box_new0 (XyReviewAct);

  xy_review_queue_set_decided (self->queue, self->submission, TRUE);
  act->item = g_object_ref (item);
  act->submission = g_strdup (self->submission);
  act->step = -1;
  g_ptr_array_add (self->history, act);
  xy_phrases_add_use (self->phrases, note);
  xy_workspace_decide_async (self->workspace, item, shown, outcome, reasons, note, decided_cb,
                             wait_new (self, act));
  if (newest)
    {
      self->leaving = TRUE;
      self->direction = 1;
      xy_review_view_go_to (
          self, xy_review_queue_find_next (self->queue,
                                           gtk_single_selection_get_selected (self->selection)));
    }
  else
    xy_review_view_show_newest (self);
  xy_review_view_take_focus (self);
}

static void
accept_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  if (xy_review_view_is_ready (self))
    decide (self, XY_OUTCOME_ACCEPTED, NULL, NULL);
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);
  g_auto (GStrv) reasons = NULL;
  g_autofree char *note = NULL;

  if (!xy_review_view_can_reject (self))
    return;
  reasons = xy_review_decision_dup_reasons (xy_review_side_get_decision (self->side));
  note = xy_review_decision_dup_note (xy_review_side_get_decision (self->side));
  if (reasons[0] == NULL && note[0] == '\0')
    xy_review_decision_ask_for_reason (xy_review_side_get_decision (self->side));
  else
    decide (self, XY_OUTCOME_REJECTED, (const char *const *) reasons, note);
}

/* The school reads the reasons; words go with them only where a person has written them for it. */
static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);
  XyReviewDecision *decision = xy_review_side_get_decision (self->side);
  g_auto (GStrv) reasons = NULL;
  g_autofree char *note = NULL;

  if (!xy_review_view_can_reject (self))
    return;
  reasons = xy_review_decision_dup_reasons (decision);
  if (xy_review_decision_is_touched (decision))
    note = xy_review_decision_dup_note (decision);
  decide (self, XY_OUTCOME_ASKED, (const char *const *) reasons, note);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (xy_review_side_get_decision (self->side))))
    xy_review_decision_write (xy_review_side_get_decision (self->side));
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wait) wait = user_data;
  g_autoptr (GError) error = NULL;
  XyReviewView *self = wait->view;
  gboolean undone = xy_store_undo_finish (XY_STORE (source), result, &error);
  guint place;

  if (self->undoing != wait->act)
    return;
  self->undoing = NULL;
  if (undone)
    {
      xy_review_queue_set_decided (self->queue, wait->act->submission, FALSE);
      if (xy_review_queue_find (self->queue, wait->act->item, &place))
        xy_review_view_go_to (self, place);
    }
  /* Where it was undone elsewhere in the window, the one before is the last. */
  else if (g_error_matches (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING))
    self->n_undoing++;
  else
    xy_review_view_show_notice (self, error->message, FALSE);
  run_undo (self);
}

/* Undo takes back the last decision of this review, and nothing that was done elsewhere.  It waits
 * until all that was decided is stored, and until the Undo before it is done. */
static void
run_undo (XyReviewView *self)
{
  XyStore *store = self->workspace != NULL ? xy_workspace_get_store (self->workspace) : NULL;

  if (store == NULL || self->n_undoing == 0 || xy_review_view_is_storing (self) ||
      self->undoing != NULL)
    return;
  self->n_undoing--;
  if (self->history->len > 0)
    {
      g_autoptr (XyReviewAct) act = g_ptr_array_steal_index (self->history, self->history->len - 1);

      self->undoing = act;
      xy_store_undo_step_async (store, act->step, NULL, undone_cb, wait_new (self, act));
    }
  xy_review_view_update_actions (self);
  xy_review_view_take_focus (self);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  self->n_undoing++;
  run_undo (self);
}

static void
newer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  if (gtk_widget_get_visible (self->notice_button))
    {
      xy_review_view_show_newest (self);
      xy_review_view_take_focus (self);
    }
}

static void
more_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "more");
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_review_view_step (XY_REVIEW_VIEW (widget), -1, FALSE);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_review_view_step (XY_REVIEW_VIEW (widget), 1, FALSE);
}

static void
overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  xy_photo_view_set_overlay (self->photo, !xy_photo_view_get_overlay (self->photo));
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_review_view_toggle_before (XY_REVIEW_VIEW (widget));
}

static void
finding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_review_findings_activate_next (xy_review_side_get_findings (XY_REVIEW_VIEW (widget)->side));
}

static void
legend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_photo_bar_toggle_legend (XY_REVIEW_VIEW (widget)->bar);
}

static void
person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_review_side_toggle_person (XY_REVIEW_VIEW (widget)->side);
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit_by_name (widget, "closed");
}

/* What a key that is held does again and again: nothing, or a step each time that it can be seen.
 */
static const struct
{
  guint keyval;
  const char *action;
  int direction;
} keys[] = {
  { GDK_KEY_a, "review.accept", 0 },     { GDK_KEY_r, "review.reject", 0 },
  { GDK_KEY_s, "review.ask", 0 },        { GDK_KEY_z, "review.undo", 0 },
  { GDK_KEY_j, "review.next", 1 },       { GDK_KEY_Down, "review.next", 1 },
  { GDK_KEY_Right, "review.next", 1 },   { GDK_KEY_k, "review.previous", -1 },
  { GDK_KEY_Up, "review.previous", -1 }, { GDK_KEY_Left, "review.previous", -1 },
  { GDK_KEY_o, "review.overlay", 0 },    { GDK_KEY_c, "review.compare", 0 },
  { GDK_KEY_f, "review.finding", 0 },    { GDK_KEY_i, "review.legend", 0 },
  { GDK_KEY_p, "review.person", 0 },     { GDK_KEY_n, "review.newer", 0 },
  { GDK_KEY_w, "review.write", 0 },      { GDK_KEY_Escape, "review.close", 0 },
};

static gboolean
key_pressed_cb (XyReviewView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  gboolean held = self->key_down == keycode;

  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) == GDK_ALT_MASK &&
      keyval >= GDK_KEY_1 && keyval <= GDK_KEY_9)
    {
      xy_review_decision_add_phrase (xy_review_side_get_decision (self->side), keyval - GDK_KEY_1);
      return GDK_EVENT_STOP;
    }
  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->side)))
    {
      xy_review_view_take_focus (self);
      return GDK_EVENT_STOP;
    }
  /* Whatever a text leaves over of what is typed into it, it is no decision. */
  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return GDK_EVENT_PROPAGATE;
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != gdk_keyval_to_lower (keyval))
        continue;
      self->key_down = keycode;
      if (keys[i].direction != 0)
        xy_review_view_step (self, keys[i].direction, held);
      else if (!held)
        gtk_widget_activate_action (GTK_WIDGET (self), keys[i].action, NULL);
      return GDK_EVENT_STOP;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
key_released_cb (XyReviewView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (self->key_down == keycode)
    self->key_down = 0;
}

static void
focus_left_cb (XyReviewView *self)
{
  self->key_down = 0;
}

void
xy_review_view_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "review.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "review.reject", NULL, reject_action);
  gtk_widget_class_install_action (widget_class, "review.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "review.overlay", NULL, overlay_action);
  gtk_widget_class_install_action (widget_class, "review.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "review.finding", NULL, finding_action);
  gtk_widget_class_install_action (widget_class, "review.legend", NULL, legend_action);
  gtk_widget_class_install_action (widget_class, "review.person", NULL, person_action);
  gtk_widget_class_install_action (widget_class, "review.write", NULL, write_action);
  gtk_widget_class_install_action (widget_class, "review.newer", NULL, newer_action);
  gtk_widget_class_install_action (widget_class, "review.more", NULL, more_action);
  gtk_widget_class_install_action (widget_class, "review.close", NULL, close_action);
}

void
xy_review_view_add_keys (XyReviewView *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* A text that is being written takes its letters first. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "key-released", G_CALLBACK (key_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
  /* The release of a key that is down when the focus goes elsewhere is told elsewhere. */
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
