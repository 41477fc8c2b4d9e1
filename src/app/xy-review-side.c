// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-side.h"

#include "app/xy-review-person.h"
#include "app/xy-words.h"

struct _XyReviewSide
{
  AdwBin parent_instance;

  GtkLabel *name;
  GtkLabel *person;
  GtkLabel *submitted;
  GtkLabel *facts;
  GtkWidget *standing_box;
  GtkImage *standing_icon;
  GtkLabel *standing;
  XyReviewFindings *findings;
  XyReviewDecision *decision;
  GtkMenuButton *person_button;
  XyReviewPerson *person_data;
  GtkWidget *reminder_box;
  GtkLabel *reminder;
  XyWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (XyReviewSide, xy_review_side, ADW_TYPE_BIN)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL && text[0] != '\0');
}

static void
reminded_cb (XyReviewSide *self)
{
  if (self->workspace != NULL)
    xy_workspace_set_reminded (self->workspace);
  gtk_widget_set_visible (self->reminder_box, FALSE);
}

static void
xy_review_side_dispose (GObject *object)
{
  g_clear_weak_pointer (&XY_REVIEW_SIDE (object)->workspace);
  G_OBJECT_CLASS (xy_review_side_parent_class)->dispose (object);
}

static void
xy_review_side_class_init (XyReviewSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_review_side_dispose;
  g_type_ensure (XY_TYPE_REVIEW_FINDINGS);
  g_type_ensure (XY_TYPE_REVIEW_DECISION);
  g_type_ensure (XY_TYPE_REVIEW_PERSON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-review-side.ui");
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, name);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, person);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, submitted);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, facts);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, standing_box);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, standing_icon);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, standing);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, findings);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, decision);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, person_button);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, person_data);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, reminder_box);
  gtk_widget_class_bind_template_child (widget_class, XyReviewSide, reminder);
  gtk_widget_class_bind_template_callback (widget_class, reminded_cb);
}

static void
xy_review_side_init (XyReviewSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
xy_review_side_set_state (XyReviewSide *self, const XyReviewState *state, gboolean same)
{
  const char *standing;

  g_return_if_fail (XY_IS_REVIEW_SIDE (self));

  standing = state->why_not != NULL ? state->why_not : state->standing;
  set_text (self->name, state->name);
  set_text (self->person, state->person);
  set_text (self->submitted, state->submitted);
  set_text (self->facts, state->facts);
  set_text (self->standing, standing);
  gtk_widget_set_visible (self->standing_box, standing != NULL);
  gtk_image_set_from_icon_name (self->standing_icon,
                                xy_words_photo_state_icon (state->photo_state));
  gtk_label_set_text (self->reminder, state->reminder != NULL ? state->reminder : "");
  gtk_widget_set_visible (self->reminder_box,
                          state->reminder != NULL && (self->workspace == NULL ||
                                                      !xy_workspace_is_reminded (self->workspace)));
  xy_review_findings_set_state (self->findings, state, same);
  xy_review_decision_set_state (self->decision, state, same);
}

void
xy_review_side_set_person (XyReviewSide *self, XyWorkspace *workspace, XyStudentItem *item)
{
  g_return_if_fail (XY_IS_REVIEW_SIDE (self));

  g_set_weak_pointer (&self->workspace, workspace);
  xy_review_person_set_item (self->person_data, workspace, item);
}

void
xy_review_side_toggle_person (XyReviewSide *self)
{
  g_return_if_fail (XY_IS_REVIEW_SIDE (self));

  if (gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (self->person_button))))
    gtk_menu_button_popdown (self->person_button);
  else
    gtk_menu_button_popup (self->person_button);
}

XyReviewFindings *
xy_review_side_get_findings (XyReviewSide *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_SIDE (self), NULL);

  return self->findings;
}

XyReviewDecision *
xy_review_side_get_decision (XyReviewSide *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_SIDE (self), NULL);

  return self->decision;
}
