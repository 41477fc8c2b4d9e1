// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/xy-photo-cell.h"

#define STRIP_WIDTH 72

enum
{
  CLOSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyReviewView, xy_review_view, ADW_TYPE_BIN)

guint
xy_review_view_count (XyReviewView *self)
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
  return submission != NULL && self->can_decide && !self->leaving &&
         g_strcmp0 (self->submission, submission->id) == 0 &&
         g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "photo") == 0 &&
         xy_photo_view_is_painted (self->photo);
}

void
xy_review_view_update_actions (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  gboolean decide = item != NULL && self->can_decide &&
                    g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "photo") == 0;
  guint place = gtk_single_selection_get_selected (self->selection);
  guint n = xy_review_view_count (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.accept", decide);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.reject", decide);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.ask", decide);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.compare",
                                 decide && xy_review_view_find_before (self) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.undo", self->history->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.previous", n > 0 && place != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.next", item != NULL && place + 1 < n);
}

static void
update_position (XyReviewView *self)
{
  guint n = xy_review_view_count (self), left = xy_review_queue_count_left (self->queue);
  guint place = gtk_single_selection_get_selected (self->selection);
  g_autofree char *text = NULL;

  if (place == GTK_INVALID_LIST_POSITION)
    text = g_strdup_printf (ngettext ("%u photo to decide", "%u photos to decide", left), left);
  else
    /* Translators: photo 3 of 23, 5 to decide. */
    text = g_strdup_printf (_ ("Photo %u of %u, %u to decide"), place + 1, n, left);
  gtk_label_set_text (self->position, text);
}

void
xy_review_view_show_status (XyReviewView *self,
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
  xy_review_view_update_actions (self);
}

void
xy_review_view_take_focus (XyReviewView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->photo));
  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) != GTK_WIDGET (self->photo))
    gtk_widget_grab_focus (GTK_WIDGET (self->strip));
}

static gboolean
xy_review_view_grab_focus (GtkWidget *widget)
{
  xy_review_view_take_focus (XY_REVIEW_VIEW (widget));
  return TRUE;
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
    .profile = xy_workspace_get_profile (self->workspace),
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
  xy_review_side_set_person (self->side, self->workspace, item);
  xy_photo_bar_set_profile (self->bar, input.profile);
}

/* Shows an item from the start, its photo and all that is beside it. */
static void
show_item (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *submission;

  g_signal_group_set_target (self->item_signals, item);
  xy_review_view_forget_coming (self);
  self->leaving = FALSE;
  g_clear_pointer (&self->submission, g_free);
  xy_photo_view_set_photo (self->photo, NULL, NULL, NULL);
  xy_review_view_hide_before (self);
  gtk_widget_set_visible (GTK_WIDGET (self->side), item != NULL);
  self->can_decide = FALSE;
  update_position (self);
  if (item == NULL)
    {
      g_cancellable_cancel (self->loading);
      xy_review_view_show_status (self, "object-select-symbolic", _ ("Everything is decided"),
                                  _ ("New photos appear here as they come."), TRUE);
      return;
    }
  submission = xy_student_item_get_submission (item);
  self->submission = submission != NULL ? g_strdup (submission->id) : NULL;
  fill_side (self, item, FALSE);
  xy_review_view_load_photo (self, item);
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
  xy_review_view_update_actions (self);
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
queue_changed_cb (XyReviewView *self)
{
  xy_review_view_look_ahead (self);
  update_position (self);
  xy_review_view_update_actions (self);
}

static void
photo_changed_cb (XyReviewView *self, const char *sha256)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  const XySubmission *submission = item != NULL ? xy_student_item_get_submission (item) : NULL;

  if (submission != NULL && g_str_equal (submission->photo, sha256) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "status") == 0)
    xy_review_view_load_photo (self, item);
}

static void
xy_review_view_dispose (GObject *object)
{
  XyReviewView *self = XY_REVIEW_VIEW (object);

  g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_cancellable_cancel (self->loading_before);
  g_clear_object (&self->loading_before);
  g_clear_handle_id (&self->room_source, g_source_remove);
  xy_review_view_stop_steps (self);
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
  g_type_ensure (XY_TYPE_PHOTO_BAR);
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
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, bar);
  xy_review_view_install_actions (widget_class);
}

static void
xy_review_view_init (XyReviewView *self)
{
  XyReviewFindings *findings;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->direction = 1;
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
  findings = xy_review_side_get_findings (self->side);
  g_object_bind_property (findings, "selected", self->photo, "selected", G_BINDING_BIDIRECTIONAL);
  g_object_bind_property (findings, "hovered", self->photo, "hovered", G_BINDING_DEFAULT);
  g_signal_connect_object (findings, "activated", G_CALLBACK (xy_photo_view_show_finding),
                           self->photo, G_CONNECT_SWAPPED);
  xy_photo_bar_set_view (self->bar, self->photo);
  xy_photo_view_set_zoom (self->before, xy_photo_view_get_zoom (self->photo));
  g_signal_connect_object (self->photo, "resized", G_CALLBACK (xy_review_view_set_room), self,
                           G_CONNECT_SWAPPED);
  xy_review_view_add_keys (self);
}

void
xy_review_view_set_workspace (XyReviewView *self, XyWorkspace *workspace, XyPhotoCache *cache)
{
  g_autoptr (GtkListItemFactory) factory = xy_photo_cell_factory_new (cache, STRIP_WIDTH);

  g_return_if_fail (XY_IS_REVIEW_VIEW (self) && self->workspace == NULL);

  self->workspace = g_object_ref (workspace);
  self->cache = g_object_ref (cache);
  xy_photo_view_set_cache (self->photo, cache);
  xy_photo_view_set_cache (self->before, cache);
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
  xy_review_view_go_to (self, place);
  xy_review_view_take_focus (self);
}

void
xy_review_view_stop (XyReviewView *self)
{
  g_return_if_fail (XY_IS_REVIEW_VIEW (self));

  g_signal_group_set_target (self->workspace_signals, NULL);
  g_signal_group_set_target (self->item_signals, NULL);
  g_cancellable_cancel (self->loading);
  g_cancellable_cancel (self->loading_before);
  xy_review_view_stop_steps (self);
  g_ptr_array_set_size (self->history, 0);
  self->key_down = 0;
  xy_review_queue_stop (self->queue);
  g_clear_pointer (&self->submission, g_free);
  xy_photo_view_set_photo (self->photo, NULL, NULL, NULL);
}
