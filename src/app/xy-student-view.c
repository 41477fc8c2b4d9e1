// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-view.h"

#include <string.h>

struct _XyStudentView
{
  GObject parent_instance;

  XyStudentList *list;
  GSignalGroup *list_signals;
  XyStudentQuery *query;
  XyStudentSearch *search;
  /* The slots shown, in order, and of which of the list's indexes they are. */
  GArray *slots;
  guint generation;
  /* The slots of who is selected, to be seen or not. */
  GtkBitset *selected;
};

enum
{
  REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GType
xy_student_view_get_item_type (GListModel *model)
{
  return XY_TYPE_STUDENT_ITEM;
}

static guint
xy_student_view_get_n_items (GListModel *model)
{
  return XY_STUDENT_VIEW (model)->slots->len;
}

static XyStudentItem *
peek_item (XyStudentView *self, guint position)
{
  if (position >= self->slots->len)
    return NULL;
  return xy_student_list_get_slot (self->list, g_array_index (self->slots, guint, position));
}

static gpointer
xy_student_view_get_item (GListModel *model, guint position)
{
  XyStudentItem *item = peek_item (XY_STUDENT_VIEW (model), position);

  return item != NULL ? g_object_ref (item) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = xy_student_view_get_item_type;
  iface->get_n_items = xy_student_view_get_n_items;
  iface->get_item = xy_student_view_get_item;
}

static guint
get_slot (XyStudentView *self, guint position)
{
  return g_array_index (self->slots, guint, position);
}

static gboolean
xy_student_view_is_selected (GtkSelectionModel *model, guint position)
{
  XyStudentView *self = XY_STUDENT_VIEW (model);

  return position < self->slots->len &&
         gtk_bitset_contains (self->selected, get_slot (self, position));
}

static GtkBitset *
xy_student_view_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  XyStudentView *self = XY_STUDENT_VIEW (model);
  GtkBitset *selection = gtk_bitset_new_empty ();

  if (gtk_bitset_is_empty (self->selected))
    return selection;
  for (guint i = position; i < self->slots->len && i - position < n_items; i++)
    if (gtk_bitset_contains (self->selected, get_slot (self, i)))
      gtk_bitset_add (selection, i);
  return selection;
}

/* Selects of the rows in @mask those of @selection; rows that are not to be seen are let go of when
 * all others are. */
static gboolean
xy_student_view_set_selection (GtkSelectionModel *model, GtkBitset *selection, GtkBitset *mask)
{
  XyStudentView *self = XY_STUDENT_VIEW (model);
  guint first = GTK_INVALID_LIST_POSITION, last = 0;
  GtkBitsetIter iter;
  guint position;

  if (gtk_bitset_iter_init_first (&iter, mask, &position))
    do
      {
        gboolean wanted = gtk_bitset_contains (selection, position);

        if (position >= self->slots->len)
          break;
        if (gtk_bitset_contains (self->selected, get_slot (self, position)) == wanted)
          continue;
        if (wanted)
          gtk_bitset_add (self->selected, get_slot (self, position));
        else
          gtk_bitset_remove (self->selected, get_slot (self, position));
        first = MIN (first, position);
        last = position;
      }
    while (gtk_bitset_iter_next (&iter, &position));
  if (first != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (model, first, last - first + 1);
  return TRUE;
}

static gboolean
xy_student_view_select_range (GtkSelectionModel *model,
                              guint position,
                              guint n_items,
                              gboolean unselect_rest)
{
  XyStudentView *self = XY_STUDENT_VIEW (model);
  g_autoptr (GtkBitset) selection = gtk_bitset_new_range (position, n_items);
  g_autoptr (GtkBitset) mask = NULL;

  if (!unselect_rest)
    return xy_student_view_set_selection (model, selection, selection);
  mask = xy_student_view_get_selection_in_range (model, 0, self->slots->len);
  gtk_bitset_union (mask, selection);
  /* Of those hidden nobody is meant any more. */
  {
    g_autoptr (GtkBitset) seen = gtk_bitset_new_empty ();
    GtkBitsetIter iter;
    guint place;

    if (gtk_bitset_iter_init_first (&iter, mask, &place))
      do
        if (place < self->slots->len)
          gtk_bitset_add (seen, get_slot (self, place));
      while (gtk_bitset_iter_next (&iter, &place));
    gtk_bitset_intersect (self->selected, seen);
  }
  return xy_student_view_set_selection (model, selection, mask);
}

static gboolean
xy_student_view_select_item (GtkSelectionModel *model, guint position, gboolean unselect_rest)
{
  return xy_student_view_select_range (model, position, 1, unselect_rest);
}

static gboolean
xy_student_view_unselect_range (GtkSelectionModel *model, guint position, guint n_items)
{
  g_autoptr (GtkBitset) none = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) mask = gtk_bitset_new_range (position, n_items);

  return xy_student_view_set_selection (model, none, mask);
}

static gboolean
xy_student_view_unselect_item (GtkSelectionModel *model, guint position)
{
  return xy_student_view_unselect_range (model, position, 1);
}

static gboolean
xy_student_view_select_all (GtkSelectionModel *model)
{
  return xy_student_view_select_range (model, 0, XY_STUDENT_VIEW (model)->slots->len, TRUE);
}

static gboolean
xy_student_view_unselect_all (GtkSelectionModel *model)
{
  return xy_student_view_select_range (model, 0, 0, TRUE);
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = xy_student_view_is_selected;
  iface->get_selection_in_range = xy_student_view_get_selection_in_range;
  iface->select_item = xy_student_view_select_item;
  iface->unselect_item = xy_student_view_unselect_item;
  iface->select_range = xy_student_view_select_range;
  iface->unselect_range = xy_student_view_unselect_range;
  iface->select_all = xy_student_view_select_all;
  iface->unselect_all = xy_student_view_unselect_all;
  iface->set_selection = xy_student_view_set_selection;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (XyStudentView,
                               xy_student_view,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                                   G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                          selection_model_init))

static gboolean
is_alike (const GArray *a, guint place, const GArray *b, guint other_place)
{
  return g_array_index (a, guint, place) == g_array_index (b, guint, other_place);
}

/* Announces what is between the beginning and the end that old and new have in common. */
static void
take (XyStudentView *self, GArray *slots, guint generation)
{
  g_autoptr (GArray) old = g_steal_pointer (&self->slots);
  guint least = generation == self->generation ? MIN (old->len, slots->len) : 0;
  guint first = 0, last = 0;

  /* Other slots are other people. */
  if (generation != self->generation)
    gtk_bitset_remove_all (self->selected);
  self->slots = slots;
  self->generation = generation;
  while (first < least && is_alike (old, first, slots, first))
    first++;
  while (last < least - first && is_alike (old, old->len - 1 - last, slots, slots->len - 1 - last))
    last++;
  if (old->len - first - last > 0 || slots->len - first - last > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last,
                                slots->len - first - last);
}

static void
refresh (XyStudentView *self)
{
  if (self->list != NULL)
    take (self,
          xy_student_search_run (self->search, xy_student_list_get_index (self->list), self->query),
          xy_student_list_get_generation (self->list));
  else
    take (self, g_array_new (FALSE, FALSE, sizeof (guint)), 0);
  g_signal_emit (self, signals[REFRESHED], 0);
}

static void
xy_student_view_dispose (GObject *object)
{
  XyStudentView *self = XY_STUDENT_VIEW (object);

  g_clear_object (&self->list_signals);
  g_array_set_size (self->slots, 0);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (xy_student_view_parent_class)->dispose (object);
}

static void
xy_student_view_finalize (GObject *object)
{
  XyStudentView *self = XY_STUDENT_VIEW (object);

  xy_student_query_free (self->query);
  xy_student_search_free (self->search);
  g_array_unref (self->slots);
  gtk_bitset_unref (self->selected);
  G_OBJECT_CLASS (xy_student_view_parent_class)->finalize (object);
}

static void
xy_student_view_class_init (XyStudentViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = xy_student_view_dispose;
  object_class->finalize = xy_student_view_finalize;
  signals[REFRESHED] = g_signal_new ("refreshed", XY_TYPE_STUDENT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static void
xy_student_view_init (XyStudentView *self)
{
  self->query = xy_student_query_new ();
  self->search = xy_student_search_new ();
  self->slots = g_array_new (FALSE, FALSE, sizeof (guint));
  self->selected = gtk_bitset_new_empty ();
  self->list_signals = g_signal_group_new (XY_TYPE_STUDENT_LIST);
  g_signal_group_connect_swapped (self->list_signals, "indexed", G_CALLBACK (refresh), self);
}

XyStudentView *
xy_student_view_new (void)
{
  return g_object_new (XY_TYPE_STUDENT_VIEW, NULL);
}

void
xy_student_view_set_list (XyStudentView *self, XyStudentList *list)
{
  g_return_if_fail (XY_IS_STUDENT_VIEW (self));

  if (self->list == list)
    return;
  take (self, g_array_new (FALSE, FALSE, sizeof (guint)), 0);
  g_set_object (&self->list, list);
  g_signal_group_set_target (self->list_signals, list);
  refresh (self);
}

XyStudentList *
xy_student_view_get_list (XyStudentView *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_VIEW (self), NULL);

  return self->list;
}

void
xy_student_view_set_query (XyStudentView *self, const XyStudentQuery *query)
{
  g_return_if_fail (XY_IS_STUDENT_VIEW (self));

  xy_student_query_free (self->query);
  self->query = xy_student_query_copy (query);
  refresh (self);
}

const XyStudentSearch *
xy_student_view_get_search (XyStudentView *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_VIEW (self), NULL);

  return self->search;
}

guint
xy_student_view_find (XyStudentView *self, const char *id)
{
  guint wanted;

  g_return_val_if_fail (XY_IS_STUDENT_VIEW (self), GTK_INVALID_LIST_POSITION);

  if (self->list == NULL)
    return GTK_INVALID_LIST_POSITION;
  wanted = xy_student_index_find (xy_student_list_get_index (self->list), id);
  for (guint i = 0; wanted != XY_NO_SLOT && i < self->slots->len; i++)
    if (g_array_index (self->slots, guint, i) == wanted)
      return i;
  return GTK_INVALID_LIST_POSITION;
}
