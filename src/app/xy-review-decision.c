// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-decision.h"

struct _XyReviewDecision
{
  AdwBin parent_instance;

  GtkBox *reasons;
  GtkTextView *note;
  GtkWidget *hint;
};

G_DEFINE_FINAL_TYPE (XyReviewDecision, xy_review_decision, ADW_TYPE_BIN)

static void
note_changed_cb (XyReviewDecision *self)
{
  gtk_widget_set_visible (self->hint, FALSE);
}

static void
xy_review_decision_class_init (XyReviewDecisionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-review-decision.ui");
  gtk_widget_class_bind_template_child (widget_class, XyReviewDecision, reasons);
  gtk_widget_class_bind_template_child (widget_class, XyReviewDecision, note);
  gtk_widget_class_bind_template_child (widget_class, XyReviewDecision, hint);
}

static void
xy_review_decision_init (XyReviewDecision *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "changed",
                           G_CALLBACK (note_changed_cb), self, G_CONNECT_SWAPPED);
}

void
xy_review_decision_set_state (XyReviewDecision *self,
                              const XyReviewState *state,
                              gboolean keep_words)
{
  g_auto (GStrv) before = xy_review_decision_dup_reasons (self);
  GtkWidget *child;

  g_return_if_fail (XY_IS_REVIEW_DECISION (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->reasons))) != NULL)
    gtk_box_remove (self->reasons, child);
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const XyReviewReason *reason = g_ptr_array_index (state->reasons, i);
      GtkWidget *check = gtk_check_button_new_with_label (reason->title);
      gboolean kept = keep_words && g_strv_contains ((const char *const *) before, reason->rule);

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), reason->ticked || kept);
      g_object_set_data_full (G_OBJECT (check), "rule", g_strdup (reason->rule), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (note_changed_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_box_append (self->reasons, check);
    }
  if (!keep_words)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note),
                              state->note != NULL ? state->note : "", -1);
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), state->can_decide);
}

char **
xy_review_decision_dup_reasons (XyReviewDecision *self)
{
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  g_return_val_if_fail (XY_IS_REVIEW_DECISION (self), NULL);

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->reasons)); check != NULL;
       check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_strv_builder_add (reasons, g_object_get_data (G_OBJECT (check), "rule"));
  return g_strv_builder_end (reasons);
}

char *
xy_review_decision_dup_note (XyReviewDecision *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter start, end;

  g_return_val_if_fail (XY_IS_REVIEW_DECISION (self), NULL);

  buffer = gtk_text_view_get_buffer (self->note);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return g_strstrip (gtk_text_buffer_get_text (buffer, &start, &end, FALSE));
}

void
xy_review_decision_ask_for_reason (XyReviewDecision *self)
{
  GtkWidget *first;

  g_return_if_fail (XY_IS_REVIEW_DECISION (self));

  first = gtk_widget_get_first_child (GTK_WIDGET (self->reasons));
  if (first != NULL)
    gtk_widget_grab_focus (first);
  gtk_widget_set_visible (self->hint, TRUE);
}
