// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-facet-button.h"

#include <glib/gi18n-lib.h>

/* From so many values on, one can search among them. */
#define MANY 12
#define LIST_HEIGHT 360
#define LIST_WIDTH 220

/* One value of the list. */

#define XY_TYPE_FACET_VALUE (xy_facet_value_get_type ())
G_DECLARE_FINAL_TYPE (XyFacetValue, xy_facet_value, XY, FACET_VALUE, GObject)

struct _XyFacetValue
{
  GObject parent_instance;

  char *value;
  char *label;
  guint count;
  gboolean wanted;
};

enum
{
  PROP_LABEL = 1,
  PROP_WANTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (XyFacetValue, xy_facet_value, G_TYPE_OBJECT)

static void
xy_facet_value_finalize (GObject *object)
{
  XyFacetValue *self = XY_FACET_VALUE (object);

  g_free (self->value);
  g_free (self->label);
  G_OBJECT_CLASS (xy_facet_value_parent_class)->finalize (object);
}

static void
xy_facet_value_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XyFacetValue *self = XY_FACET_VALUE (object);

  switch (id)
    {
    case PROP_LABEL:
      g_value_set_string (value, self->label);
      break;
    case PROP_WANTED:
      g_value_set_boolean (value, self->wanted);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_facet_value_class_init (XyFacetValueClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = xy_facet_value_finalize;
  object_class->get_property = xy_facet_value_get_property;
  properties[PROP_LABEL] =
      g_param_spec_string ("label", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_WANTED] =
      g_param_spec_boolean ("wanted", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
xy_facet_value_init (XyFacetValue *self)
{
}

/* The button. */

struct _XyFacetButton
{
  AdwBin parent_instance;

  char *title;
  GtkMenuButton *button;
  GtkWidget *label;
  GtkEditable *search;
  GtkWidget *view;
  GListStore *values;
  GtkFilterListModel *shown;
};

enum
{
  FILL,
  TOGGLED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyFacetButton, xy_facet_button, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *count = gtk_label_new (NULL);

  /* The row itself is what is pressed. */
  gtk_widget_set_can_target (check, FALSE);
  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "xy-numeric");
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), count);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  XyFacetValue *value = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *check = gtk_widget_get_first_child (row);
  g_autofree char *count = g_strdup_printf ("%u", value->count);

  gtk_check_button_set_label (GTK_CHECK_BUTTON (check), value->label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (row)), count);
  g_object_set_data_full (G_OBJECT (list_item), "binding",
                          g_object_ref (g_object_bind_property (value, "wanted", check, "active",
                                                                G_BINDING_SYNC_CREATE)),
                          g_object_unref);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GBinding *binding = g_object_get_data (G_OBJECT (list_item), "binding");

  g_binding_unbind (binding);
  g_object_set_data (G_OBJECT (list_item), "binding", NULL);
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  XyFacetButton *self = user_data;
  g_autoptr (XyFacetValue) value = g_list_model_get_item (G_LIST_MODEL (self->shown), position);

  if (value == NULL)
    return;
  value->wanted = !value->wanted;
  g_object_notify_by_pspec (G_OBJECT (value), properties[PROP_WANTED]);
  g_signal_emit (self, signals[TOGGLED], 0, value->value, value->wanted);
}

static void
shown_cb (XyFacetButton *self)
{
  g_list_store_remove_all (self->values);
  gtk_editable_set_text (self->search, "");
  g_signal_emit (self, signals[FILL], 0);
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          g_list_model_get_n_items (G_LIST_MODEL (self->values)) >= MANY);
}

static GtkListItemFactory *
new_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}

static GtkWidget *
new_popover (XyFacetButton *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkFilter *filter;

  self->values = g_list_store_new (XY_TYPE_FACET_VALUE);
  filter = GTK_FILTER (
      gtk_string_filter_new (gtk_property_expression_new (XY_TYPE_FACET_VALUE, NULL, "label")));
  self->search = GTK_EDITABLE (gtk_search_entry_new ());
  g_object_bind_property (self->search, "text", filter, "search", G_BINDING_SYNC_CREATE);
  self->shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->values)), filter);
  self->view = gtk_list_view_new (
      GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)))),
      new_factory ());
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (self->view), TRUE);
  gtk_widget_add_css_class (self->view, "xy-facet");
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_width (GTK_SCROLLED_WINDOW (scrolled), LIST_WIDTH);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), self->view);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
xy_facet_button_dispose (GObject *object)
{
  XyFacetButton *self = XY_FACET_BUTTON (object);

  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->values);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (xy_facet_button_parent_class)->dispose (object);
}

static void
xy_facet_button_finalize (GObject *object)
{
  g_free (XY_FACET_BUTTON (object)->title);
  G_OBJECT_CLASS (xy_facet_button_parent_class)->finalize (object);
}

static void
xy_facet_button_class_init (XyFacetButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_facet_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_facet_button_finalize;
  signals[FILL] = g_signal_new ("fill", XY_TYPE_FACET_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  signals[TOGGLED] = g_signal_new ("toggled", XY_TYPE_FACET_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
xy_facet_button_init (XyFacetButton *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  self->label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->label), 24);
  gtk_box_append (GTK_BOX (content), self->label);
  gtk_box_append (GTK_BOX (content), gtk_image_new_from_icon_name ("pan-down-symbolic"));
  gtk_menu_button_set_child (self->button, content);
  gtk_menu_button_set_popover (self->button, new_popover (self));
  adw_bin_set_child (ADW_BIN (self), button);
}

GtkWidget *
xy_facet_button_new (const char *title)
{
  XyFacetButton *self = g_object_new (XY_TYPE_FACET_BUTTON, NULL);

  self->title = g_strdup (title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  xy_facet_button_set_chosen (self, NULL);
  return GTK_WIDGET (self);
}

void
xy_facet_button_add (XyFacetButton *self,
                     const char *value,
                     const char *label,
                     guint count,
                     gboolean wanted)
{
  g_autoptr (XyFacetValue) added = g_object_new (XY_TYPE_FACET_VALUE, NULL);

  g_return_if_fail (XY_IS_FACET_BUTTON (self));

  added->value = g_strdup (value);
  added->label = g_strdup (label);
  added->count = count;
  added->wanted = wanted;
  g_list_store_append (self->values, added);
}

void
xy_facet_button_set_chosen (XyFacetButton *self, const char *chosen)
{
  g_autofree char *text = NULL;

  g_return_if_fail (XY_IS_FACET_BUTTON (self));

  /* Translators: what is filtered by, such as "Class", and what is chosen. */
  text = chosen != NULL ? g_strdup_printf (_ ("%s: %s"), self->title, chosen) : NULL;
  gtk_label_set_label (GTK_LABEL (self->label), text != NULL ? text : self->title);
  if (chosen != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
}
