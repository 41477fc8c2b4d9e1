// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-view.h"

#include <glib/gi18n-lib.h>

#include "app/xy-photo-cell.h"
#include "app/xy-photo-view.h"
#include "app/xy-review-queue.h"
#include "app/xy-review-side.h"
#include "app/xy-review-state.h"

#define STRIP_WIDTH 72
/* How many photos each way are decoded ahead. */
#define AHEAD 3

struct _XyReviewView
{
  AdwBin parent_instance;

  GtkLabel *position;
  GtkListView *strip;
  GtkStack *stack;
  XyPhotoView *photo;
  GtkWidget *before_box;
  XyPhotoView *before;
  AdwStatusPage *status;
  GtkWidget *status_button;
  XyReviewSide *side;

  XyWorkspace *workspace;
  XyPhotoCache *cache;
  XyReviewQueue *queue;
  GtkSingleSelection *selection;
  GSignalGroup *item_signals;
  GSignalGroup *workspace_signals;
  GCancellable *loading;
  GCancellable *ahead;

  /* The submission that is shown, and what of it. */
  char *submission;
  XyPhotoReport *report;
  XyPhotoState photo_state;
  gboolean can_decide;
  /* The key of a decision stays down until it is released, so that a held key decides once. */
  guint key_down;
  /* XyStudentItem, the last decision at the end. */
  GPtrArray *history;
};

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyReviewView, xy_review_view, ADW_TYPE_BIN)

static void show_item (XyReviewView *self, XyStudentItem *item);
static const XySubmission *find_before (XyReviewView *self);
static void hide_before (XyReviewView *self);

static guint
get_n_items (XyReviewView *self)
{
  return g_list_model_get_n_items (xy_review_queue_get_model (self->queue));
}

XyStudentItem *
xy_review_view_get_item (XyReviewView *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_VIEW (self), NULL);

  return gtk_single_selection_get_selected_item (self->selection);
}

gboolean
xy_review_view_is_ready (XyReviewView *self)
{
  XyStudentItem *item;
  const XySubmission *submission;

  g_return_val_if_fail (XY_IS_REVIEW_VIEW (self), FALSE);

  item = xy_review_view_get_item (self);
  submission = item != NULL ? xy_student_item_get_submission (item) : NULL;
  return submission != NULL && self->can_decide &&
         g_strcmp0 (self->submission, submission->id) == 0 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "photo") == 0 &&
         xy_photo_view_is_painted (self->photo);
}

static void
update_actions (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  gboolean decide = item != NULL && self->can_decide &&
                    g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "photo") == 0;
  guint place = gtk_single_selection_get_selected (self->selection);
  guint n = get_n_items (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.accept", decide);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.reject", decide);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.ask", decide);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.compare",
                                 decide && find_before (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.undo", self->history->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.previous", n > 0 && place != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.next", item != NULL && place + 1 < n);
}

static void
update_position (XyReviewView *self)
{
  guint n = get_n_items (self), left = xy_review_queue_count_left (self->queue);
  guint place = gtk_single_selection_get_selected (self->selection);
  g_autofree char *text = NULL;

  if (place == GTK_INVALID_LIST_POSITION)
    text = g_strdup_printf (ngettext ("%u photo to decide", "%u photos to decide", left), left);
  else
    /* Translators: photo 3 of 23, 5 to decide. */
    text = g_strdup_printf (_ ("Photo %u of %u, %u to decide"), place + 1, n, left);
  gtk_label_set_text (self->position, text);
}

static void
show_status (XyReviewView *self,
             const char *icon_name,
             const char *title,
             const char *description,
             gboolean button)
{
  adw_status_page_set_icon_name (self->status, icon_name);
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, description);
  gtk_widget_set_visible (self->status_button, button);
  gtk_stack_set_visible_child_name (self->stack, "status");
  update_actions (self);
}

static void
take_focus (XyReviewView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->photo));
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) != GTK_WIDGET (self->photo))
    gtk_widget_grab_focus (GTK_WIDGET (self->strip));
}

static gboolean
xy_review_view_grab_focus (GtkWidget *widget)
{
  take_focus (XY_REVIEW_VIEW (widget));
  return TRUE;
}

static void
show_texture (XyReviewView *self, XyStudentItem *item, GdkTexture *texture)
{
  xy_photo_view_set_photo (self->photo, texture, xy_student_item_get_report (item));
  gtk_stack_set_visible_child_name (self->stack, "photo");
  update_actions (self);
}

static void
photo_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyReviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);
  XyStudentItem *item;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  item = xy_review_view_get_item (self);
  if (item == NULL)
    return;
  if (texture != NULL)
    show_texture (self, item, texture);
  else if (g_error_matches (error, XY_STORE_ERROR, XY_STORE_ERROR_MISSING))
    show_status (self, "folder-download-symbolic", _ ("This photo is not here yet"),
                 _ ("It is fetched as soon as the server can be reached."), FALSE);
  else
    show_status (self, "image-missing-symbolic", _ ("This photo cannot be opened"), error->message,
                 FALSE);
}

static void
ahead_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, NULL);
}

/* The neighbours are decoded now, so that going on does not wait. */
static void
look_ahead (XyReviewView *self)
{
  guint place = gtk_single_selection_get_selected (self->selection);

  g_cancellable_cancel (self->ahead);
  g_clear_object (&self->ahead);
  self->ahead = g_cancellable_new ();
  if (place == GTK_INVALID_LIST_POSITION)
    return;
  for (int i = AHEAD; i >= -AHEAD; i--)
    {
      g_autoptr (XyStudentItem) item = NULL;
      const XySubmission *submission;

      if (i == 0 || (i < 0 && place < (guint) -i))
        continue;
      item = g_list_model_get_item (xy_review_queue_get_model (self->queue), place + (guint) i);
      submission = item != NULL ? xy_student_item_get_submission (item) : NULL;
      if (submission != NULL &&
          xy_photo_cache_peek (self->cache, submission->photo, XY_PHOTO_FULL) == NULL)
        xy_photo_cache_load_async (self->cache, submission->photo, XY_PHOTO_FULL, self->ahead,
                                   ahead_cb, NULL);
    }
}

static void
load_photo (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *submission = xy_student_item_get_submission (item);
  GdkTexture *texture;

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  if (submission == NULL)
    {
      show_status (self, "avatar-default-symbolic", _ ("No photo yet"),
                   _ ("This graduate has not submitted a photo yet."), FALSE);
      return;
    }
  xy_workspace_want_photo (self->workspace, submission->photo);
  texture = xy_photo_cache_peek (self->cache, submission->photo, XY_PHOTO_FULL);
  if (texture != NULL)
    {
      show_texture (self, item, texture);
    }
  else
    {
      self->loading = g_cancellable_new ();
      gtk_stack_set_visible_child_name (self->stack, "loading");
      update_actions (self);
      look_ahead (self);
      xy_photo_cache_load_async (self->cache, submission->photo, XY_PHOTO_FULL, self->loading,
                                 photo_loaded_cb, g_object_ref (self));
      return;
    }
  look_ahead (self);
}

static void
fill_side (XyReviewView *self, XyStudentItem *item, gboolean keep_words)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (self->workspace);
  XyReviewInput input = {
    .student = xy_student_item_get_student (item),
    .submission = xy_student_item_get_submission (item),
    .decision = xy_student_item_get_decision (item),
    .report = xy_student_item_get_report (item),
    .photo_state = xy_student_item_get_photo_state (item),
    .role = xy_workspace_get_role (self->workspace),
    .timezone = campaign != NULL ? campaign->timezone : NULL,
  };
  g_autoptr (XyReviewState) state = xy_review_state_new (&input);
  g_autofree char *label = NULL;

  /* Translators: the name of a picture, for a screen reader; %s is a student's name. */
  label = g_strdup_printf (_ ("Photo of %s"), state->name != NULL ? state->name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->photo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  self->can_decide = state->can_decide;
  self->photo_state = input.photo_state;
  g_clear_pointer (&self->report, xy_photo_report_unref);
  self->report =
      input.report != NULL ? xy_photo_report_ref (xy_student_item_get_report (item)) : NULL;
  xy_review_side_set_state (self->side, state, keep_words);
}

/* Shows an item from the start, its photo and all that is beside it. */
static void
show_item (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *submission;

  g_signal_group_set_target (self->item_signals, item);
  g_clear_pointer (&self->submission, g_free);
  xy_photo_view_set_photo (self->photo, NULL, NULL);
  hide_before (self);
  gtk_widget_set_visible (GTK_WIDGET (self->side), item != NULL);
  self->can_decide = FALSE;
  update_position (self);
  if (item == NULL)
    {
      g_cancellable_cancel (self->loading);
      show_status (self, "object-select-symbolic", _ ("Everything is decided"),
                   _ ("New photos appear here as they come."), TRUE);
      return;
    }
  submission = xy_student_item_get_submission (item);
  self->submission = submission != NULL ? g_strdup (submission->id) : NULL;
  fill_side (self, item, FALSE);
  load_photo (self, item);
  gtk_widget_activate_action (GTK_WIDGET (self->strip), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
}

/* The item on the screen is another: a report has come, a decision of here or elsewhere, or a new
 * photo. */
static void
item_changed_cb (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *submission = xy_student_item_get_submission (item);

  if (submission == NULL || g_strcmp0 (submission->id, self->submission) != 0)
    {
      show_item (self, item);
      return;
    }
  if (xy_student_item_get_report (item) != self->report ||
      xy_student_item_get_photo_state (item) != self->photo_state)
    {
      gboolean decided_now = xy_photo_state_needs_decision (self->photo_state) !=
                             xy_photo_state_needs_decision (xy_student_item_get_photo_state (item));

      fill_side (self, item, !decided_now);
      xy_photo_view_set_report (self->photo, self->report);
    }
  update_position (self);
  update_actions (self);
}

static void
selected_cb (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  g_autoptr (GObject) shown = g_signal_group_dup_target (self->item_signals);

  if (G_OBJECT (item) != shown)
    show_item (self, item);
}

static void
go_to (XyReviewView *self, guint place)
{
  gtk_single_selection_set_selected (self->selection, place);
}

static void
decide (XyReviewView *self, const char *outcome, const char *const *reasons, const char *note)
{
  XyStudentItem *item = xy_review_view_get_item (self);

  xy_review_queue_set_decided (self->queue, self->submission, TRUE);
  g_ptr_array_add (self->history, g_object_ref (item));
  xy_workspace_decide (self->workspace, item, outcome, reasons, note);
  go_to (self, xy_review_queue_find_next (self->queue,
                                          gtk_single_selection_get_selected (self->selection)));
  take_focus (self);
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

  if (!xy_review_view_is_ready (self))
    return;
  reasons = xy_review_decision_dup_reasons (xy_review_side_get_decision (self->side));
  note = xy_review_decision_dup_note (xy_review_side_get_decision (self->side));
  if (reasons[0] == NULL && note[0] == '\0')
    xy_review_decision_ask_for_reason (xy_review_side_get_decision (self->side));
  else
    decide (self, XY_OUTCOME_REJECTED, (const char *const *) reasons, note);
}

static void
ask_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);
  g_auto (GStrv) reasons = NULL;
  g_autofree char *note = NULL;

  if (!xy_review_view_is_ready (self))
    return;
  reasons = xy_review_decision_dup_reasons (xy_review_side_get_decision (self->side));
  note = xy_review_decision_dup_note (xy_review_side_get_decision (self->side));
  decide (self, XY_OUTCOME_ASKED, (const char *const *) reasons, note);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);
  g_autoptr (XyStudentItem) item = NULL;
  const XySubmission *submission;
  guint place;

  if (self->history->len == 0)
    return;
  item = g_ptr_array_steal_index (self->history, self->history->len - 1);
  submission = xy_student_item_get_submission (item);
  if (submission != NULL)
    xy_review_queue_set_decided (self->queue, submission->id, FALSE);
  xy_workspace_undo (self->workspace);
  if (xy_review_queue_find (self->queue, item, &place))
    go_to (self, place);
  update_actions (self);
  take_focus (self);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);
  guint place = gtk_single_selection_get_selected (self->selection), n = get_n_items (self);

  if (place == GTK_INVALID_LIST_POSITION)
    place = n;
  if (place > 0)
    go_to (self, place - 1);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);
  guint place = gtk_single_selection_get_selected (self->selection);

  if (place != GTK_INVALID_LIST_POSITION && place + 1 < get_n_items (self))
    go_to (self, place + 1);
}

static void
overlay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  xy_photo_view_set_overlay (self->photo, !xy_photo_view_get_overlay (self->photo));
}

/* The one before the submission that is shown. */
static const XySubmission *
find_before (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  GPtrArray *submissions = item != NULL ? xy_student_item_get_submissions (item) : NULL;

  if (submissions == NULL || submissions->len < 2)
    return NULL;
  return g_ptr_array_index (submissions, submissions->len - 2);
}

static void
hide_before (XyReviewView *self)
{
  gtk_widget_set_visible (self->before_box, FALSE);
  xy_photo_view_set_photo (self->before, NULL, NULL);
}

static void
before_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyReviewView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
      xy_photo_cache_load_finish (XY_PHOTO_CACHE (source), result, &error);
  const XySubmission *before;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->workspace == NULL)
    return;
  before = find_before (self);
  if (texture == NULL || before == NULL)
    hide_before (self);
  else
    xy_photo_view_set_photo (self->before, texture,
                             xy_workspace_find_report (self->workspace, before->photo));
}

static void
compare_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);
  const XySubmission *before = find_before (self);

  if (before == NULL || gtk_widget_get_visible (self->before_box))
    {
      hide_before (self);
      return;
    }
  gtk_widget_set_visible (self->before_box, TRUE);
  xy_workspace_want_photo (self->workspace, before->photo);
  xy_photo_cache_load_async (self->cache, before->photo, XY_PHOTO_FULL, self->ahead,
                             before_loaded_cb, g_object_ref (self));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[CLOSED], 0);
}

static const struct
{
  guint keyval;
  const char *action;
  gboolean decides;
} keys[] = {
  { GDK_KEY_a, "review.accept", TRUE },      { GDK_KEY_r, "review.reject", TRUE },
  { GDK_KEY_s, "review.ask", TRUE },         { GDK_KEY_z, "review.undo", TRUE },
  { GDK_KEY_j, "review.next", FALSE },       { GDK_KEY_Down, "review.next", FALSE },
  { GDK_KEY_Right, "review.next", FALSE },   { GDK_KEY_k, "review.previous", FALSE },
  { GDK_KEY_Up, "review.previous", FALSE },  { GDK_KEY_Left, "review.previous", FALSE },
  { GDK_KEY_o, "review.overlay", FALSE },    { GDK_KEY_c, "review.compare", FALSE },
  { GDK_KEY_Escape, "review.close", FALSE },
};

static gboolean
key_pressed_cb (XyReviewView *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && focus != NULL &&
      gtk_widget_is_ancestor (focus, GTK_WIDGET (self->side)))
    {
      take_focus (self);
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      if (keys[i].keyval != gdk_keyval_to_lower (keyval))
        continue;
      if (keys[i].decides && self->key_down == keycode)
        return GDK_EVENT_STOP;
      if (keys[i].decides)
        self->key_down = keycode;
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
queue_changed_cb (XyReviewView *self)
{
  update_position (self);
  update_actions (self);
}

static void
photo_changed_cb (XyReviewView *self, const char *sha256)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  const XySubmission *submission = item != NULL ? xy_student_item_get_submission (item) : NULL;

  if (submission != NULL && g_str_equal (submission->photo, sha256) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "status") == 0)
    load_photo (self, item);
}

static void
selected_rule_cb (XyReviewView *self)
{
  xy_photo_view_set_selected (
      self->photo, xy_review_findings_get_selected (xy_review_side_get_findings (self->side)));
}

static void
xy_review_view_dispose (GObject *object)
{
  XyReviewView *self = XY_REVIEW_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->ahead);
  g_clear_object (&self->ahead);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->cache);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->report, xy_photo_report_unref);
  g_clear_pointer (&self->submission, g_free);
  G_OBJECT_CLASS (xy_review_view_parent_class)->dispose (object);
}

static void
xy_review_view_finalize (GObject *object)
{
  XyReviewView *self = XY_REVIEW_VIEW (object);

  g_object_unref (self->selection);
  g_object_unref (self->queue);
  g_ptr_array_unref (self->history);
  G_OBJECT_CLASS (xy_review_view_parent_class)->finalize (object);
}

static void
xy_review_view_class_init (XyReviewViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_review_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_review_view_finalize;
  widget_class->grab_focus = xy_review_view_grab_focus;
  signals[CLOSED] = g_signal_new ("closed", XY_TYPE_REVIEW_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);

  g_type_ensure (XY_TYPE_PHOTO_VIEW);
  g_type_ensure (XY_TYPE_REVIEW_SIDE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-review-view.ui");
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, position);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, strip);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, stack);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, photo);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, before_box);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, before);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, status);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, status_button);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, side);
  gtk_widget_class_install_action (widget_class, "review.accept", NULL, accept_action);
  gtk_widget_class_install_action (widget_class, "review.reject", NULL, reject_action);
  gtk_widget_class_install_action (widget_class, "review.ask", NULL, ask_action);
  gtk_widget_class_install_action (widget_class, "review.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "review.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "review.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "review.overlay", NULL, overlay_action);
  gtk_widget_class_install_action (widget_class, "review.compare", NULL, compare_action);
  gtk_widget_class_install_action (widget_class, "review.close", NULL, close_action);
}

static void
xy_review_view_init (XyReviewView *self)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->history = g_ptr_array_new_with_free_func (g_object_unref);
  self->queue = xy_review_queue_new ();
  g_signal_connect_object (self->queue, "changed", G_CALLBACK (queue_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_model (self->selection, xy_review_queue_get_model (self->queue));
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  self->item_signals = g_signal_group_new (XY_TYPE_STUDENT_ITEM);
  g_signal_group_connect_object (self->item_signals, "changed", G_CALLBACK (item_changed_cb), self,
                                 G_CONNECT_SWAPPED);
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_object (self->workspace_signals, "photo-changed",
                                 G_CALLBACK (photo_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (xy_review_side_get_findings (self->side), "notify::selected",
                           G_CALLBACK (selected_rule_cb), self, G_CONNECT_SWAPPED);

  /* A text that is being written takes its letters first. */
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_BUBBLE);
  g_signal_connect_object (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (controller, "key-released", G_CALLBACK (key_released_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

void
xy_review_view_set_workspace (XyReviewView *self, XyWorkspace *workspace, XyPhotoCache *cache)
{
  g_autoptr (GtkListItemFactory) factory = xy_photo_cell_factory_new (cache, STRIP_WIDTH);

  g_return_if_fail (XY_IS_REVIEW_VIEW (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->cache = g_object_ref (cache);
  gtk_list_view_set_factory (self->strip, factory);
  gtk_list_view_set_model (self->strip, GTK_SELECTION_MODEL (self->selection));
}

void
xy_review_view_start (XyReviewView *self, GPtrArray *items, XyStudentItem *first, gboolean follow)
{
  guint place = 0;

  g_return_if_fail (XY_IS_REVIEW_VIEW (self) && self->workspace != NULL);

  xy_review_view_stop (self);
  xy_review_queue_start (self->queue, self->workspace, items, follow);
  g_signal_group_set_target (self->workspace_signals, self->workspace);
  if (items->len == 0)
    {
      show_item (self, NULL);
      return;
    }
  if (first != NULL)
    xy_review_queue_find (self->queue, first, &place);
  go_to (self, place);
  take_focus (self);
}

void
xy_review_view_stop (XyReviewView *self)
{
  g_return_if_fail (XY_IS_REVIEW_VIEW (self));

  g_signal_group_set_target (self->workspace_signals, NULL);
  g_signal_group_set_target (self->item_signals, NULL);
  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->ahead);
  g_ptr_array_set_size (self->history, 0);
  self->key_down = 0;
  xy_review_queue_stop (self->queue);
  g_clear_pointer (&self->submission, g_free);
  xy_photo_view_set_photo (self->photo, NULL, NULL);
}
