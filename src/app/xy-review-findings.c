// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-findings.h"

#include <glib/gi18n-lib.h>

#include "drawing/xy-badge.h"
#include "drawing/xy-text.h"

#define BADGE_SIZE 22

struct _XyReviewFindings
{
  AdwBin parent_instance;

  GtkWidget *unchecked_box;
  GtkSpinner *unchecked_spinner;
  GtkWidget *all_fine;
  GtkListBox *flagged;
  GtkExpander *rest_expander;
  GtkListBox *rest;
  /* What is folded is not made before somebody unfolds it: most photos have nothing but that. */
  GPtrArray *folded;

  char *selected;
  char *hovered;
  /* The rule that was activated last, while it is selected. */
  char *activated;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  PROP_HOVERED,
  N_PROPS,
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyReviewFindings, xy_review_findings, ADW_TYPE_BIN)

static const char *
get_rule (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "rule") : NULL;
}

static GtkListBoxRow *
find_row (XyReviewFindings *self, const char *rule)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; rule != NULL && (row = gtk_list_box_get_row_at_index (self->flagged, i)) != NULL;
       i++)
    if (g_strcmp0 (get_rule (row), rule) == 0)
      break;
  return row;
}

/* The row of what is hovered on the photo looks as if the pointer were on it. */
static void
set_hovered (XyReviewFindings *self, const char *rule)
{
  GtkListBoxRow *from = find_row (self, self->hovered), *to = find_row (self, rule);

  if (g_strcmp0 (self->hovered, rule) == 0)
    return;
  if (from != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (from), "xy-hovered");
  if (to != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (to), "xy-hovered");
  g_free (self->hovered);
  self->hovered = g_strdup (rule);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HOVERED]);
}

/* The keys stay where they are: the row does not take the focus for it. */
static void
scroll_to_row (GtkWidget *row)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (row, GTK_TYPE_VIEWPORT);
  GtkWidget *child = viewport != NULL ? gtk_viewport_get_child (GTK_VIEWPORT (viewport)) : NULL;
  graphene_rect_t bounds;

  if (child != NULL && gtk_widget_compute_bounds (row, child, &bounds))
    gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                               bounds.origin.y, bounds.origin.y + bounds.size.height);
}

static void
row_entered_cb (GtkEventController *controller, double x, double y, XyReviewFindings *self)
{
  set_hovered (self, get_rule (GTK_LIST_BOX_ROW (gtk_event_controller_get_widget (controller))));
}

static void
row_left_cb (GtkEventController *controller, XyReviewFindings *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  if (g_strcmp0 (self->hovered, get_rule (GTK_LIST_BOX_ROW (row))) == 0)
    set_hovered (self, NULL);
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

static void
draw_badge_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  PangoContext *context = xy_text_context_for_cairo (cr);

  xy_badge_draw (cr, context, GPOINTER_TO_INT (g_object_get_data (G_OBJECT (area), "verdict")),
                 GPOINTER_TO_INT (g_object_get_data (G_OBJECT (area), "number")), width / 2.0,
                 height / 2.0);
  g_object_unref (context);
}

/* The same mark as on the photo, so that the eye finds it there. */
static GtkWidget *
new_badge (const XyReviewFinding *finding)
{
  GtkWidget *area = gtk_drawing_area_new ();

  g_object_set_data (G_OBJECT (area), "verdict", GINT_TO_POINTER (finding->verdict));
  g_object_set_data (G_OBJECT (area), "number", GINT_TO_POINTER (finding->number));
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), BADGE_SIZE);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), BADGE_SIZE);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_badge_cb, NULL, NULL);
  return area;
}

static GtkWidget *
new_sign (const XyReviewFinding *finding)
{
  GtkWidget *image;

  if (finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK)
    return new_badge (finding);
  image = gtk_image_new_from_icon_name (finding->icon_name);
  gtk_widget_add_css_class (image, finding->verdict == XY_VERDICT_PASS ? "success" : "dim-label");
  return image;
}

static GtkWidget *
new_row (XyReviewFindings *self, const XyReviewFinding *finding, gboolean selectable)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *sign = new_sign (finding);
  g_autofree char *label = NULL;

  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), new_text (finding->message, NULL));
  if (finding->detail != NULL)
    gtk_box_append (GTK_BOX (texts), new_text (finding->detail, "caption"));
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "xy-finding");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), selectable);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), selectable);
  gtk_widget_set_focusable (row, selectable);
  g_object_set_data_full (G_OBJECT (row), "rule", g_strdup (finding->rule), g_free);
  /* Translators: a verdict such as "fails", and the sentence about it, for a screen reader. */
  label = g_strdup_printf (_ ("%s: %s"), finding->words, finding->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  if (selectable)
    {
      GtkEventController *motion = gtk_event_controller_motion_new ();

      g_signal_connect_object (motion, "enter", G_CALLBACK (row_entered_cb), self, 0);
      g_signal_connect_object (motion, "leave", G_CALLBACK (row_left_cb), self, 0);
      gtk_widget_add_controller (row, motion);
    }
  return row;
}

static void
fill_list (XyReviewFindings *self, GtkListBox *list, GPtrArray *findings, gboolean selectable)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (list, 0)) != NULL)
    gtk_list_box_remove (list, GTK_WIDGET (row));
  for (guint i = 0; i < findings->len; i++)
    gtk_list_box_append (list, new_row (self, g_ptr_array_index (findings, i), selectable));
}

static void
show_rest (XyReviewFindings *self)
{
  if (self->folded == NULL || !gtk_expander_get_expanded (self->rest_expander))
    return;
  fill_list (self, self->rest, self->folded, FALSE);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
}

static void
expanded_cb (XyReviewFindings *self)
{
  show_rest (self);
}

static void
row_selected_cb (XyReviewFindings *self, GtkListBoxRow *row)
{
  const char *rule = get_rule (row);

  if (g_strcmp0 (self->selected, rule) == 0)
    return;
  g_free (self->selected);
  self->selected = g_strdup (rule);
  if (rule == NULL)
    g_clear_pointer (&self->activated, g_free);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

/* The second time the same row is activated it is let go of. */
static void
row_activated_cb (XyReviewFindings *self, GtkListBoxRow *row)
{
  const char *rule = get_rule (row);

  if (g_strcmp0 (self->activated, rule) == 0)
    {
      gtk_list_box_unselect_all (self->flagged);
      return;
    }
  g_free (self->activated);
  self->activated = g_strdup (rule);
  g_signal_emit (self, signals[ACTIVATED], 0, rule);
}

static gboolean
key_pressed_cb (XyReviewFindings *self, guint keyval, guint keycode, GdkModifierType modifiers)
{
  if (keyval != GDK_KEY_Escape || self->selected == NULL)
    return GDK_EVENT_PROPAGATE;
  gtk_list_box_unselect_all (self->flagged);
  return GDK_EVENT_STOP;
}

static void
xy_review_findings_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XyReviewFindings *self = XY_REVIEW_FINDINGS (object);

  switch (id)
    {
    case PROP_SELECTED:
      g_value_set_string (value, self->selected);
      break;
    case PROP_HOVERED:
      g_value_set_string (value, self->hovered);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_review_findings_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    xy_review_findings_set_selected (XY_REVIEW_FINDINGS (object), g_value_get_string (value));
  else if (id == PROP_HOVERED)
    set_hovered (XY_REVIEW_FINDINGS (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
xy_review_findings_finalize (GObject *object)
{
  XyReviewFindings *self = XY_REVIEW_FINDINGS (object);

  g_free (self->selected);
  g_free (self->hovered);
  g_free (self->activated);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  G_OBJECT_CLASS (xy_review_findings_parent_class)->finalize (object);
}

static void
xy_review_findings_class_init (XyReviewFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = xy_review_findings_finalize;
  object_class->get_property = xy_review_findings_get_property;
  object_class->set_property = xy_review_findings_set_property;
  properties[PROP_SELECTED] =
      g_param_spec_string ("selected", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_HOVERED] =
      g_param_spec_string ("hovered", NULL, NULL, NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ACTIVATED] =
      g_signal_new ("activated", XY_TYPE_REVIEW_FINDINGS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-review-findings.ui");
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, unchecked_box);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, unchecked_spinner);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, all_fine);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, flagged);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, rest_expander);
  gtk_widget_class_bind_template_child (widget_class, XyReviewFindings, rest);
  gtk_widget_class_bind_template_callback (widget_class, expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
}

static void
xy_review_findings_init (XyReviewFindings *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
xy_review_findings_set_state (XyReviewFindings *self, const XyReviewState *state, gboolean same)
{
  g_autofree char *selected = NULL;

  g_return_if_fail (XY_IS_REVIEW_FINDINGS (self));

  if (same)
    selected = g_strdup (self->selected);
  /* A row that goes does not say that the pointer has left it. */
  set_hovered (self, NULL);
  gtk_widget_set_visible (self->unchecked_box, state->reasons->len > 0 && !state->checked);
  gtk_spinner_set_spinning (self->unchecked_spinner, !state->checked);
  gtk_widget_set_visible (self->all_fine, state->checked && state->flagged->len == 0);
  fill_list (self, self->flagged, state->flagged, TRUE);
  if (selected != NULL)
    xy_review_findings_set_selected (self, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->flagged), state->flagged->len > 0);
  gtk_expander_set_label (self->rest_expander, state->rest_words);
  gtk_widget_set_visible (GTK_WIDGET (self->rest_expander), state->rest->len > 0);
  if (!same)
    gtk_expander_set_expanded (self->rest_expander, FALSE);
  g_clear_pointer (&self->folded, g_ptr_array_unref);
  self->folded = g_ptr_array_ref (state->rest);
  show_rest (self);
}

const char *
xy_review_findings_get_selected (XyReviewFindings *self)
{
  g_return_val_if_fail (XY_IS_REVIEW_FINDINGS (self), NULL);

  return self->selected;
}

void
xy_review_findings_set_selected (XyReviewFindings *self, const char *rule)
{
  GtkListBoxRow *row;

  g_return_if_fail (XY_IS_REVIEW_FINDINGS (self));

  if (g_strcmp0 (self->selected, rule) == 0)
    return;
  row = find_row (self, rule);
  gtk_list_box_select_row (self->flagged, row);
  if (row != NULL)
    scroll_to_row (GTK_WIDGET (row));
}

void
xy_review_findings_activate_next (XyReviewFindings *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (XY_IS_REVIEW_FINDINGS (self));

  row = gtk_list_box_get_selected_row (self->flagged);
  row = gtk_list_box_get_row_at_index (self->flagged,
                                       row != NULL ? gtk_list_box_row_get_index (row) + 1 : 0);
  gtk_list_box_select_row (self->flagged, row);
  if (row != NULL)
    row_activated_cb (self, row);
}
