// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-view-private.h"

#include <glib/gi18n-lib.h>

#include "app/xy-photo-cell.h"
#include "data/xy-data.h"

#define STRIP_WIDTH 72

enum
{
  CLOSED,
  MORE,
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

const XySubmission *
xy_review_view_find_shown (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  GPtrArray *submissions = item != NULL ? xy_student_item_get_submissions (item) : NULL;

  for (guint i = 0; submissions != NULL && i < submissions->len; i++)
    if (g_strcmp0 (((XySubmission *) g_ptr_array_index (submissions, i))->id, self->submission) ==
        0)
      return g_ptr_array_index (submissions, i);
  return NULL;
}

static gboolean
is_on_photo (XyReviewView *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "photo") == 0;
}

/* Whether an act is under way that a decision about this submission has to follow. */
static gboolean
is_busy (XyReviewView *self)
{
  return self->undoing != NULL || self->n_undoing > 0 ||
         (xy_review_view_is_storing (self) &&
          xy_review_queue_is_decided (self->queue, self->submission));
}

/* Whether a key decides about what is shown. */
static gboolean
takes_decision (XyReviewView *self)
{
  return xy_review_view_find_shown (self) != NULL && self->can_decide && !self->leaving &&
         self->unseen == 0 && !is_busy (self);
}

gboolean
xy_review_view_is_ready (XyReviewView *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_VIEW (self), FALSE);

  return takes_decision (self) && is_on_photo (self) && xy_photo_view_is_painted (self->photo);
}

gboolean
xy_review_view_can_reject (XyReviewView *self)
{
  return xy_review_view_is_ready (self) || (takes_decision (self) && self->broken);
}

void
xy_review_view_update_actions (XyReviewView *self)
{
  XyStudentItem *item = xy_review_view_get_item (self);
  gboolean decide = item != NULL && self->can_decide && is_on_photo (self);
  /* Nobody accepts what cannot be seen. */
  gboolean reject = decide || (item != NULL && self->can_decide && self->broken);
  guint place = gtk_single_selection_get_selected (self->selection);
  guint n = xy_review_view_count (self);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.accept", decide);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.reject", reject);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.ask", reject);
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
  xy_review_view_update_wait (self);
  xy_review_view_update_actions (self);
}

/* Whatever is most useful: the photo, else what the words in its place lead to, else the strip. */
void
xy_review_view_take_focus (XyReviewView *self)
{
  GtkWidget *const wanted[] = { GTK_WIDGET (self->photo), self->others_button,
                                self->status_button };

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (gtk_widget_get_mapped (wanted[i]) && gtk_widget_grab_focus (wanted[i]))
      return;
  gtk_widget_grab_focus (GTK_WIDGET (self->strip));
}

static gboolean
xy_review_view_grab_focus (GtkWidget *widget)
{
  xy_review_view_take_focus (XY_REVIEW_VIEW (widget));
  return TRUE;
}

void
xy_review_view_show_notice (XyReviewView *self, const char *text, gboolean newer)
{
  gtk_label_set_text (self->notice_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->notice_button, newer);
  gtk_widget_set_visible (self->notice, text != NULL);
}

/* What a decision says, to know whether it is another. */
static char *
dup_decision_key (const XyDecision *decision)
{
  if (decision == NULL)
    return NULL;
  return g_strdup_printf ("%s\n%s\n%s\n%s", decision->outcome,
                          decision->by_role != NULL ? decision->by_role : "",
                          decision->decided_at != NULL ? decision->decided_at : "",
                          decision->note != NULL ? decision->note : "");
}

/* What is known of the submission that is shown, which need not be the student's newest. */
static void
fill_input (XyReviewView *self, XyStudentItem *item, XyReviewInput *input)
{
  const XySubmission *submission = xy_review_view_find_shown (self);
  XyCheckResult check = XY_CHECK_NOT_DONE;

  *input = (XyReviewInput){
    .student = xy_student_item_get_student (item),
    .submission = submission,
    .profile = xy_workspace_get_profile (self->workspace),
    .role = xy_workspace_get_role (self->workspace),
    .timezone = xy_workspace_get_timezone (self->workspace),
    .phrases = self->phrases,
  };
  if (submission == NULL)
    return;
  input->decision = xy_workspace_find_decision (self->workspace, submission->id);
  input->report = xy_workspace_find_report (self->workspace, submission->photo);
  if (input->report != NULL)
    check = xy_photo_report_is_flagged (input->report) ? XY_CHECK_FLAGGED : XY_CHECK_CLEAR;
  input->photo_state = xy_photo_state (submission, input->decision, check);
}

static void
fill_side (XyReviewView *self, XyStudentItem *item, const XyReviewInput *input, gboolean keep_words)
{
  g_autoptr (XyReviewState) state = xy_review_state_new (input);
  g_autofree char *label = NULL;

  /* Translators: the name of a picture, for a screen reader; %s is a student's name. */
  label = g_strdup_printf (_ ("Photo of %s"), state->name != NULL ? state->name : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->photo), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  self->can_decide = state->can_decide;
  self->photo_state = input->photo_state;
  g_free (self->decision);
  self->decision = dup_decision_key (input->decision);
  g_clear_pointer (&self->report, xy_photo_report_unref);
  self->report =
      input->report != NULL ? xy_photo_report_ref ((XyPhotoReport *) input->report) : NULL;
  xy_review_side_set_person (self->side, self->workspace, item);
  xy_review_side_set_state (self->side, state, keep_words);
  xy_photo_bar_set_profile (self->bar, input->profile);
}

/* Behind the last photo: what is true of those that were chosen, and of the others. */
static void
show_end (XyReviewView *self)
{
  guint n_others = xy_review_queue_count_others (self->queue);
  g_autofree char *description = NULL;
  const char *title =
      xy_review_describe_end (n_others, xy_review_queue_get_follow (self->queue), &description);

  xy_review_view_show_status (self, "object-select-symbolic", title, description, TRUE);
  gtk_widget_set_visible (self->others_button, n_others > 0);
}

/* Shows an item from the start, its newest photo and all that is beside it. */
static void
show_item (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *submission;
  XyReviewInput input;

  g_signal_group_set_target (self->item_signals, item);
  xy_review_view_forget_coming (self);
  self->leaving = FALSE;
  self->broken = FALSE;
  self->unseen = 0;
  g_clear_pointer (&self->submission, g_free);
  xy_photo_view_set_photo (self->photo, NULL, NULL, NULL);
  xy_review_view_hide_before (self);
  xy_review_view_show_notice (self, NULL, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->side), item != NULL);
  self->can_decide = FALSE;
  update_position (self);
  if (item == NULL)
    {
      g_cancellable_cancel (self->loading);
      show_end (self);
      return;
    }
  gtk_widget_set_visible (self->others_button, FALSE);
  submission = xy_student_item_get_submission (item);
  self->submission = submission != NULL ? g_strdup (submission->id) : NULL;
  fill_input (self, item, &input);
  fill_side (self, item, &input, FALSE);
  xy_review_view_load_photo (self);
  gtk_widget_activate_action (GTK_WIDGET (self->strip), "list.scroll-to-item", "u",
                              gtk_single_selection_get_selected (self->selection));
}

void
xy_review_view_show_newest (XyReviewView *self)
{
  show_item (self, xy_review_view_get_item (self));
}

/* A tick comes before its frame: with the second one the first frame has been painted. */
static gboolean
unseen_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  XyReviewView *self = XY_REVIEW_VIEW (widget);

  self->unseen = MAX (self->unseen - 1, 0);
  if (self->unseen > 0)
    return G_SOURCE_CONTINUE;
  self->unseen_tick = 0;
  return G_SOURCE_REMOVE;
}

void
xy_review_view_hold_back (XyReviewView *self)
{
  self->unseen = 2;
  if (self->unseen_tick == 0)
    self->unseen_tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), unseen_cb, NULL, NULL);
}

/* A decision that was made elsewhere is not overwritten by a key that went down before it could be
 * seen. */
static void
tell_of_decision (XyReviewView *self, const XyDecision *decision)
{
  if (self->leaving || xy_review_queue_is_decided (self->queue, self->submission))
    return;
  xy_review_view_hold_back (self);
  if (decision != NULL)
    xy_review_view_show_notice (self, _ ("This photo has just been decided on another computer."),
                                FALSE);
}

/* The item on the screen is another: a report has come, a decision of here or elsewhere, or a new
 * photo.  A new one does not take the place of what a person is looking at. */
static void
item_changed_cb (XyReviewView *self, XyStudentItem *item)
{
  const XySubmission *newest = xy_student_item_get_submission (item);
  const XySubmission *shown = xy_review_view_find_shown (self);
  g_autofree char *decision = NULL;
  XyReviewInput input;

  if (shown == NULL || (newest != shown && !is_on_photo (self)))
    {
      show_item (self, item);
      return;
    }
  fill_input (self, item, &input);
  decision = dup_decision_key (input.decision);
  if (input.report != self->report || input.photo_state != self->photo_state ||
      g_strcmp0 (decision, self->decision) != 0)
    {
      gboolean decided_now = xy_photo_state_needs_decision (self->photo_state) !=
                             xy_photo_state_needs_decision (input.photo_state);

      if (g_strcmp0 (decision, self->decision) != 0)
        tell_of_decision (self, input.decision);
      fill_side (self, item, &input, !decided_now);
      xy_photo_view_set_report (self->photo, self->report);
    }
  if (newest != shown && !self->leaving)
    xy_review_view_show_notice (self, _ ("This graduate has just submitted another photo."), TRUE);
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
  if (xy_review_view_get_item (self) == NULL)
    show_end (self);
  update_position (self);
  xy_review_view_update_actions (self);
}

static void
photo_changed_cb (XyReviewView *self, const char *sha256)
{
  const XySubmission *submission = xy_review_view_find_shown (self);

  if (submission != NULL && g_str_equal (submission->photo, sha256) &&
      g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "status") == 0)
    xy_review_view_load_photo (self);
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
  g_clear_handle_id (&self->wait_source, g_source_remove);
  g_clear_object (&self->item_signals);
  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->cache);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->report, xy_photo_report_unref);
  g_clear_pointer (&self->submission, g_free);
  g_clear_pointer (&self->decision, g_free);
  G_OBJECT_CLASS (xy_review_view_parent_class)->dispose (object);
}

static void
xy_review_view_finalize (GObject *object)
{
  XyReviewView *self = XY_REVIEW_VIEW (object);

  g_object_unref (self->selection);
  g_object_unref (self->queue);
  g_ptr_array_unref (self->history);
  xy_phrases_free (self->phrases);
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

  signals[MORE] = g_signal_new ("more", XY_TYPE_REVIEW_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);

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
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, others_button);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, wait_sign);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, notice);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, notice_label);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, notice_button);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, side);
  gtk_widget_class_bind_template_child (widget_class, XyReviewView, bar);
  xy_review_view_install_actions (widget_class);
}

/* Words that a school has spoilt are no reason not to review. */
static XyPhrases *
load_phrases (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = xy_data_load ("phrases/zh_CN.json", &error);
  XyPhrases *phrases = bytes != NULL ? xy_phrases_parse (bytes, &error) : NULL;

  if (phrases != NULL)
    return phrases;
  g_message ("%s", error->message);
  return xy_phrases_parse (NULL, NULL);
}

/* The words that this account has used, here or on another computer. */
static void
count_phrases (XyReviewView *self)
{
  g_autoptr (GPtrArray) decisions = xy_workspace_list_decisions (self->workspace);
  const char *account = xy_workspace_get_account (self->workspace);

  xy_phrases_forget_uses (self->phrases);
  for (guint i = 0; i < decisions->len; i++)
    {
      const XyDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->by == NULL || account == NULL || g_str_equal (decision->by, account))
        xy_phrases_add_use (self->phrases, decision->note);
    }
}

static void
xy_review_view_init (XyReviewView *self)
{
  XyReviewFindings *findings;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->direction = 1;
  self->phrases = load_phrases ();
  self->history = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_review_act_unref);
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
  g_object_bind_property (findings, "hovered", self->photo, "hovered", G_BINDING_BIDIRECTIONAL);
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
  count_phrases (self);
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
  xy_review_view_hide_before (self);
  xy_review_view_stop_steps (self);
  g_clear_handle_id (&self->wait_source, g_source_remove);
  gtk_widget_set_visible (self->wait_sign, FALSE);
  g_ptr_array_set_size (self->history, 0);
  self->n_undoing = 0;
  self->undoing = NULL;
  self->unseen = 0;
  self->key_down = 0;
  xy_review_queue_stop (self->queue);
  g_clear_pointer (&self->submission, g_free);
  xy_photo_view_set_photo (self->photo, NULL, NULL, NULL);
}
