// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-decision.h"

#include <glib/gi18n-lib.h>

#include "app/xy-wrap-box.h"

/* How much of a phrase its button shows; the rest is in its tooltip. */
#define PHRASE_CHARS 14

struct _XyReviewDecision
{
  AdwBin parent_instance;

  XyWrapBox *reasons;
  GtkTextView *note;
  XyWrapBox *phrases;
  GtkWidget *hint;

  gboolean filling;
  gboolean touched;
};

G_DEFINE_FINAL_TYPE (XyReviewDecision, xy_review_decision, ADW_TYPE_BIN)

static void
note_changed_cb (XyReviewDecision *self)
{
  gtk_widget_set_visible (self->hint, FALSE);
  if (!self->filling)
    self->touched = TRUE;
}

static char *
dup_text (XyReviewDecision *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->note);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
}

/* Puts a sentence at the end, in a line of its own, or takes it away, where it is as it was put
 * there: what was written otherwise is the person's. */
static void
set_line (XyReviewDecision *self, const char *words, gboolean wanted)
{
  g_autofree char *text = dup_text (self);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GStrvBuilder) kept = g_strv_builder_new ();
  g_auto (GStrv) kept_lines = NULL;
  g_autofree char *joined = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean same = g_str_equal (lines[i], words);

      if (same && wanted)
        return;
      if (!same && (lines[i][0] != '\0' || lines[i + 1] != NULL))
        g_strv_builder_add (kept, lines[i]);
    }
  if (wanted)
    g_strv_builder_add (kept, words);
  kept_lines = g_strv_builder_end (kept);
  joined = g_strjoinv ("\n", kept_lines);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note), joined, -1);
}

static void
reason_toggled_cb (XyReviewDecision *self, GtkCheckButton *check)
{
  const char *words = g_object_get_data (G_OBJECT (check), "words");

  if (words != NULL)
    set_line (self, words, gtk_check_button_get_active (check));
  note_changed_cb (self);
}

static void
phrase_clicked_cb (XyReviewDecision *self, GtkButton *button)
{
  set_line (self, g_object_get_data (G_OBJECT (button), "words"), TRUE);
  xy_review_decision_write (self);
}

static void
xy_review_decision_class_init (XyReviewDecisionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (XY_TYPE_WRAP_BOX);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-review-decision.ui");
  gtk_widget_class_bind_template_child (widget_class, XyReviewDecision, reasons);
  gtk_widget_class_bind_template_child (widget_class, XyReviewDecision, note);
  gtk_widget_class_bind_template_child (widget_class, XyReviewDecision, phrases);
  gtk_widget_class_bind_template_child (widget_class, XyReviewDecision, hint);
}

static void
xy_review_decision_init (XyReviewDecision *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (gtk_text_view_get_buffer (self->note), "changed",
                           G_CALLBACK (note_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
clear_box (XyWrapBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_widget_unparent (child);
}

static void
fill_reasons (XyReviewDecision *self, const XyReviewState *state, const char *const *ticked)
{
  clear_box (self->reasons);
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const XyReviewReason *reason = g_ptr_array_index (state->reasons, i);
      GtkWidget *check = gtk_check_button_new_with_label (reason->title);
      gboolean active = ticked != NULL ? g_strv_contains (ticked, reason->rule) : reason->ticked;

      gtk_check_button_set_active (GTK_CHECK_BUTTON (check), active);
      g_object_set_data_full (G_OBJECT (check), "rule", g_strdup (reason->rule), g_free);
      g_object_set_data_full (G_OBJECT (check), "words", g_strdup (reason->words), g_free);
      g_signal_connect_object (check, "toggled", G_CALLBACK (reason_toggled_cb), self,
                               G_CONNECT_SWAPPED);
      xy_wrap_box_append (self->reasons, check);
    }
}

static void
fill_phrases (XyReviewDecision *self, const XyReviewState *state)
{
  clear_box (self->phrases);
  for (guint i = 0; state->phrases != NULL && state->phrases[i] != NULL; i++)
    {
      const char *phrase = state->phrases[i];
      GtkWidget *label = gtk_label_new (phrase);
      GtkWidget *button = gtk_button_new ();
      g_autofree char *tooltip = NULL;

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), PHRASE_CHARS);
      gtk_button_set_child (GTK_BUTTON (button), label);
      /* Translators: a phrase, and the keys that write it: Alt and a digit. */
      tooltip = g_strdup_printf (_ ("%s (Alt+%u)"), phrase, i + 1);
      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      phrase, -1);
      g_object_set_data_full (G_OBJECT (button), "words", g_strdup (phrase), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (phrase_clicked_cb), self,
                               G_CONNECT_SWAPPED);
      xy_wrap_box_append (self->phrases, button);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->phrases),
                          gtk_widget_get_first_child (GTK_WIDGET (self->phrases)) != NULL);
}

void
xy_review_decision_set_state (XyReviewDecision *self, const XyReviewState *state, gboolean same)
{
  g_auto (GStrv) ticked = NULL;

  g_return_if_fail (XY_IS_REVIEW_DECISION (self));

  self->filling = TRUE;
  if (same && self->touched)
    {
      ticked = xy_review_decision_dup_reasons (self);
      fill_reasons (self, state, (const char *const *) ticked);
    }
  else
    {
      fill_reasons (self, state, NULL);
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->note),
                                state->note != NULL ? state->note : "", -1);
      self->touched = FALSE;
    }
  fill_phrases (self, state);
  self->filling = FALSE;
  gtk_widget_set_visible (self->hint, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), state->can_decide);
}

gboolean
xy_review_decision_is_touched (XyReviewDecision *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_DECISION (self), FALSE);

  return self->touched;
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
  g_return_val_if_fail (XY_IS_REVIEW_DECISION (self), NULL);

  return g_strstrip (dup_text (self));
}

void
xy_review_decision_add_phrase (XyReviewDecision *self, guint number)
{
  GtkWidget *button;

  g_return_if_fail (XY_IS_REVIEW_DECISION (self));

  button = gtk_widget_get_first_child (GTK_WIDGET (self->phrases));
  for (guint i = 0; i < number && button != NULL; i++)
    button = gtk_widget_get_next_sibling (button);
  if (button != NULL)
    set_line (self, g_object_get_data (G_OBJECT (button), "words"), TRUE);
}

void
xy_review_decision_write (XyReviewDecision *self)
{
  GtkTextBuffer *buffer;
  GtkTextIter end;

  g_return_if_fail (XY_IS_REVIEW_DECISION (self));

  buffer = gtk_text_view_get_buffer (self->note);
  gtk_text_buffer_get_end_iter (buffer, &end);
  gtk_text_buffer_place_cursor (buffer, &end);
  gtk_widget_grab_focus (GTK_WIDGET (self->note));
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
