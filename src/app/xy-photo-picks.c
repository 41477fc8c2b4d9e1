// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-picks.h"

struct _XyPhotoPicks
{
  GObject parent_instance;

  GtkSelectionModel *model;
};

static GType
xy_photo_picks_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (G_LIST_MODEL (XY_PHOTO_PICKS (model)->model));
}

static guint
xy_photo_picks_get_n_items (GListModel *model)
{
  XyPhotoPicks *self = XY_PHOTO_PICKS (model);

  return self->model != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : 0;
}

static gpointer
xy_photo_picks_get_item (GListModel *model, guint position)
{
  XyPhotoPicks *self = XY_PHOTO_PICKS (model);

  return self->model != NULL ? g_list_model_get_item (G_LIST_MODEL (self->model), position) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = xy_photo_picks_get_item_type;
  iface->get_n_items = xy_photo_picks_get_n_items;
  iface->get_item = xy_photo_picks_get_item;
}

static gboolean
xy_photo_picks_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_is_selected (XY_PHOTO_PICKS (model)->model, position);
}

static GtkBitset *
xy_photo_picks_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_selection_model_get_selection_in_range (XY_PHOTO_PICKS (model)->model, position,
                                                     n_items);
}

/* That of all others this one be chosen is what the cursor asks when it moves. */
static gboolean
xy_photo_picks_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return !unselect_rest &&
         gtk_selection_model_select_item (XY_PHOTO_PICKS (model)->model, position, FALSE);
}

static gboolean
xy_photo_picks_unselect_item (GtkSelectionModel *model, guint position)
{
  return gtk_selection_model_unselect_item (XY_PHOTO_PICKS (model)->model, position);
}

static gboolean
xy_photo_picks_select_range (GtkSelectionModel *model,
                             guint position,
                             guint n_items,
                             gboolean unselect_rest)
{
  return gtk_selection_model_select_range (XY_PHOTO_PICKS (model)->model, position, n_items, FALSE);
}

static gboolean
xy_photo_picks_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_selection_model_unselect_range (XY_PHOTO_PICKS (model)->model, position, n_items);
}

static gboolean
xy_photo_picks_select_all (GtkSelectionModel *model)
{
  return gtk_selection_model_select_all (XY_PHOTO_PICKS (model)->model);
}

static gboolean
xy_photo_picks_unselect_all (GtkSelectionModel *model)
{
  return gtk_selection_model_unselect_all (XY_PHOTO_PICKS (model)->model);
}

static gboolean
xy_photo_picks_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  return gtk_selection_model_set_selection (XY_PHOTO_PICKS (model)->model, selected, mask);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = xy_photo_picks_is_selected;
  iface->get_selection_in_range = xy_photo_picks_get_selection_in_range;
  iface->select_item = xy_photo_picks_select_item;
  iface->unselect_item = xy_photo_picks_unselect_item;
  iface->select_range = xy_photo_picks_select_range;
  iface->unselect_range = xy_photo_picks_unselect_range;
  iface->select_all = xy_photo_picks_select_all;
  iface->unselect_all = xy_photo_picks_unselect_all;
  iface->set_selection = xy_photo_picks_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XyPhotoPicks,
                               xy_photo_picks,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static void
items_changed_cb (XyPhotoPicks *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
selection_changed_cb (XyPhotoPicks *self, guint position, guint n_items)
{
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), position, n_items);
}

static void
xy_photo_picks_dispose (GObject *object)
{
  g_clear_object (&XY_PHOTO_PICKS (object)->model);
  G_OBJECT_CLASS (xy_photo_picks_parent_class)->dispose (object);
}

static void
xy_photo_picks_class_init (XyPhotoPicksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_photo_picks_dispose;
}

static void
xy_photo_picks_init (XyPhotoPicks *self)
{
}

XyPhotoPicks *
xy_photo_picks_new (GtkSelectionModel *model)
{
  XyPhotoPicks *self = g_object_new (XY_TYPE_PHOTO_PICKS, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (model, "selection-changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}
