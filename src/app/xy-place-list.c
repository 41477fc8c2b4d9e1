// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-place-list.h"

#include <glib/gi18n-lib.h>

struct _XyPlaceList
{
  AdwBin parent_instance;

  GtkListBox *list;

  char *slot;
  int group;
  gboolean filling;
};

enum
{
  CHANGED,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyPlaceList, xy_place_list, ADW_TYPE_BIN)

static GtkWidget *
new_row (const XyPlaceChoice *choice)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (choice->title);
  GtkWidget *words = gtk_label_new (choice->words);

  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "xy-numeric");
  gtk_widget_add_css_class (words, "xy-numeric");
  gtk_widget_add_css_class (words, choice->load > choice->capacity ? "error" : "dim-label");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "slot", g_strdup (choice->slot), g_free);
  g_object_set_data (G_OBJECT (row), "group", GINT_TO_POINTER (choice->group));
  return row;
}

static void
selected_cb (XyPlaceList *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (self->filling)
    return;
  g_free (self->slot);
  self->slot = row != NULL ? g_strdup (g_object_get_data (G_OBJECT (row), "slot")) : NULL;
  self->group = row != NULL ? GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "group")) : 0;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activated_cb (XyPlaceList *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
xy_place_list_finalize (GObject *object)
{
  g_free (XY_PLACE_LIST (object)->slot);
  G_OBJECT_CLASS (xy_place_list_parent_class)->finalize (object);
}

static void
xy_place_list_class_init (XyPlaceListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_place_list_finalize;
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_PLACE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[ACTIVATED] = g_signal_new ("activated", XY_TYPE_PLACE_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
xy_place_list_init (XyPlaceList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (list, "xy-place-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Hour and group"), -1);
  g_signal_connect_object (list, "selected-rows-changed", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 120);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_add_css_class (scroller, "card");
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/* The rows are kept while they are the same places, so that the focus stays where it is. */
static gboolean
has_rows_of (XyPlaceList *self, GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      const XyPlaceChoice *choice = g_ptr_array_index (choices, i);
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (int) i);

      if (row == NULL ||
          g_strcmp0 (g_object_get_data (G_OBJECT (row), "slot"), choice->slot) != 0 ||
          GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "group")) != choice->group)
        return FALSE;
    }
  return gtk_list_box_get_row_at_index (self->list, (int) choices->len) == NULL;
}

static void
show_words (GtkListBoxRow *row, const XyPlaceChoice *choice)
{
  GtkWidget *words = gtk_widget_get_last_child (gtk_list_box_row_get_child (row));
  gboolean over = choice->load > choice->capacity;

  gtk_label_set_label (GTK_LABEL (words), choice->words);
  gtk_widget_remove_css_class (words, over ? "dim-label" : "error");
  gtk_widget_add_css_class (words, over ? "error" : "dim-label");
}

void
xy_place_list_show (XyPlaceList *self, GPtrArray *choices)
{
  const XyPlaceChoice *best;
  GtkListBoxRow *row;

  g_return_if_fail (XY_IS_PLACE_LIST (self));

  if (has_rows_of (self, choices))
    {
      for (guint i = 0; i < choices->len; i++)
        show_words (gtk_list_box_get_row_at_index (self->list, (int) i),
                    g_ptr_array_index (choices, i));
      return;
    }
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  best = xy_place_choice_find_best (choices);
  for (guint i = 0; i < choices->len; i++)
    {
      const XyPlaceChoice *choice = g_ptr_array_index (choices, i);

      gtk_list_box_append (self->list, new_row (choice));
      if (g_strcmp0 (choice->slot, self->slot) == 0 && choice->group == self->group)
        best = choice;
    }
  for (guint i = 0; i < choices->len; i++)
    if (g_ptr_array_index (choices, i) == best)
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
  self->filling = FALSE;
  selected_cb (self);
}

const char *
xy_place_list_get_slot (XyPlaceList *self)
{
  g_return_val_if_fail (XY_IS_PLACE_LIST (self), NULL);

  return self->slot;
}

int
xy_place_list_get_group (XyPlaceList *self)
{
  g_return_val_if_fail (XY_IS_PLACE_LIST (self), 0);

  return self->group;
}
