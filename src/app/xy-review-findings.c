// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-findings.h"

#include <glib/gi18n-lib.h>

struct _XyReviewFindings
{
  AdwBin parent_instance;

  GtkWidget *unchecked_box;
  GtkSpinner *unchecked_spinner;
  GtkWidget *all_fine;
  GtkListBox *flagged;
  GtkExpander *rest_expander;
  GtkListBox *rest;

  char *selected;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (XyReviewFindings, xy_review_findings, ADW_TYPE_BIN)

static void
clear_list (GtkListBox *list)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
}

static const char *
get_verdict_style (XyVerdict verdict)
{
  switch (verdict)
    {
    case XY_VERDICT_FAIL:
      return "error";
    case XY_VERDICT_LOOK:
      return "warning";
    case XY_VERDICT_UNKNOWN:
      return "dim-label";
    case XY_VERDICT_PASS:
    default:
      return "success";
    }
}

static GtkWidget *
new_text (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    {
      gtk_widget_add_css_class (label, style);
      gtk_widget_add_css_class (label, "dim-label");
    }
  return label;
}

static GtkWidget *
new_finding_row (const XyReviewFinding *finding, gboolean selectable)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *signs = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *icon = gtk_image_new_from_icon_name (finding->icon_name);
  g_autofree char *label = NULL;

  gtk_widget_add_css_class (icon, get_verdict_style (finding->verdict));
  gtk_box_append (GTK_BOX (signs), icon);
  gtk_widget_set_valign (signs, GTK_ALIGN_START);
  if (finding->number > 0)
    {
      g_autofree char *number = g_strdup_printf ("%d", finding->number);
      GtkWidget *badge = gtk_label_new (number);

      gtk_widget_add_css_class (badge, "numeric");
      gtk_widget_add_css_class (badge, "heading");
      gtk_box_append (GTK_BOX (signs), badge);
    }
  gtk_box_append (GTK_BOX (texts), new_text (finding->message, NULL));
  if (finding->detail != NULL)
    gtk_box_append (GTK_BOX (texts), new_text (finding->detail, "caption"));
  gtk_box_append (GTK_BOX (box), signs);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_margin_start (box, 8);
  gtk_widget_set_margin_end (box, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), selectable);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), selectable);
  gtk_widget_set_focusable (row, selectable);
  g_object_set_data_full (G_OBJECT (row), "rule", g_strdup (finding->rule), g_free);
  /* Translators: a verdict such as "fails", and the sentence about it, for a screen reader. */
  label = g_strdup_printf (_ ("%s: %s"), finding->words, finding->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
fill_list (GtkListBox *list, GPtrArray *findings, gboolean selectable)
{
  clear_list (list);
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (list, new_finding_row (g_ptr_array_index (findings, i), selectable));
}

static void
row_selected_cb (XyReviewFindings *self, GtkListBoxRow *row)
{
  const char *rule = row != NULL ? g_object_get_data (G_OBJECT (row), "rule") : NULL;

  if (g_strcmp0 (self->selected, rule) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (rule);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static void
xy_review_findings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_string (value, XY_REVIEW_FINDINGS (object)->selected);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
xy_review_findings_finalize (GObject *object)
{
  g_free (XY_REVIEW_FINDINGS (object)->selected);
  G_OBJECT_CLASS (xy_review_findings_parent_class)->finalize (object);
}

static void
xy_review_findings_class_init (XyReviewFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = xy_review_findings_finalize;
  object_class->get_property = xy_review_findings_get_property;
  properties[PROP_SELECTED] =
      g_param_spec_string ("selected", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-review-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, unchecked_box);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, unchecked_spinner);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, all_fine);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, flagged);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, rest_expander);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, rest);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
}

static void
xy_review_findings_init (XyReviewFindings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
xy_review_findings_set_state (XyReviewFindings *self, const XyReviewState *state, gboolean same)
{
  g_return_if_fail (XY_IS_REVIEW_FINDINGS (self));

  gtk_widget_set_visible (self->unchecked_box, state->reasons->len > 0 && !state->checked);
  gtk_spinner_set_spinning (self->unchecked_spinner, !state->checked);
  gtk_widget_set_visible (self->all_fine, state->checked && state->flagged->len == 0);
  fill_list (self->flagged, state->flagged, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->flagged), state->flagged->len > 0);
  fill_list (self->rest, state->rest, FALSE);
  gtk_expander_set_label (self->rest_expander, state->rest_words);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_expander), state->rest->len > 0);
  if (!same)
    gtk_expander_set_expanded (self->rest_expander, FALSE);
}

const char *
xy_review_findings_get_selected (XyReviewFindings *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_FINDINGS (self), NULL);

  return self->selected;
}
