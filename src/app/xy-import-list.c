// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-list.h"

#include <glib/gi18n-lib.h>

#include "app/xy-import-model.h"
#include "app/xy-import-row.h"

/* Lines of the list are of a section, or of a kind of repair, whose kinds follow. */
#define FIRST_REPAIR_KIND XY_N_IMPORT_SECTIONS
#define N_KINDS (FIRST_REPAIR_KIND + XY_N_IMPORT_REPAIRS)

struct _XyImportList
{
  AdwBin parent_instance;

  GtkListView *view;

  XyImportState *state;
  gboolean show_ids;
  GPtrArray *colleges;
  GtkStringList *choices;
  GHashTable *removed;
  GListStore *headings;
  XyImportModel *models[N_KINDS];
  GtkTreeListModel *tree;
  GHashTable *bound;
};

enum
{
  WENT_TO,
  ANSWERED,
  REMOVALS_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyImportList, xy_import_list, ADW_TYPE_BIN)

static const char *const section_icons[XY_N_IMPORT_SECTIONS] = {
  [XY_IMPORT_COLLEGES] = "dialog-question-symbolic",
  [XY_IMPORT_PROBLEMS] = "dialog-warning-symbolic",
  [XY_IMPORT_CHANGED] = "document-edit-symbolic",
  [XY_IMPORT_MISSING] = "dialog-question-symbolic",
  [XY_IMPORT_LEFT_OUT] = "action-unavailable-symbolic",
  [XY_IMPORT_NEW] = "list-add-symbolic",
  [XY_IMPORT_REPAIRS] = "object-select-symbolic",
};

/* What a person must answer or mend is unfolded at first, and what is short; else what comes below
 * could not be seen. */
#define MAX_UNFOLDED 5

static gboolean
opens_at_first (XyImportState *state, XyImportSection section)
{
  return section == XY_IMPORT_COLLEGES || section == XY_IMPORT_PROBLEMS ||
         (section != XY_IMPORT_NEW && xy_import_state_count (state, section) <= MAX_UNFOLDED);
}

/* What a line says. */

static XyImportItem *
dup_item (XyImportRow *row)
{
  GtkTreeListRow *list_row = xy_import_row_get_list_row (row);

  return list_row != NULL ? gtk_tree_list_row_get_item (list_row) : NULL;
}

static XyImportLine *
dup_line (XyImportList *self, XyImportItem *item)
{
  int kind = xy_import_item_get_kind (item);
  guint index = (guint) xy_import_item_get_index (item);

  if (kind >= FIRST_REPAIR_KIND)
    return xy_import_state_dup_repair_line (
        self->state, (XyImportRepair) (kind - FIRST_REPAIR_KIND), index, self->show_ids);
  return xy_import_state_dup_line (self->state, (XyImportSection) kind, index, self->show_ids);
}

static const XyStudent *
get_missing (XyImportList *self, XyImportItem *item)
{
  return g_ptr_array_index (self->state->plan->missing, (guint) xy_import_item_get_index (item));
}

static const XyUnknownCollege *
get_unknown (XyImportList *self, XyImportItem *item)
{
  return g_ptr_array_index (self->state->unknown, (guint) xy_import_item_get_index (item));
}

static guint
find_choice (XyImportList *self, const char *college)
{
  for (guint i = 0; college != NULL && i < self->colleges->len; i++)
    if (g_str_equal (((XyCollege *) g_ptr_array_index (self->colleges, i))->id, college))
      return i + 1;
  return 0;
}

static void
refresh_row (XyImportList *self, XyImportRow *row)
{
  g_autoptr (XyImportItem) item = dup_item (row);
  g_autoptr (XyImportLine) line = NULL;
  gboolean asks, ticks;
  int kind;

  if (item == NULL || self->state == NULL)
    return;
  kind = xy_import_item_get_kind (item);
  if (xy_import_item_get_index (item) < 0)
    {
      g_autofree char *heading = xy_import_state_dup_heading (self->state, (XyImportSection) kind);

      xy_import_row_show (row, section_icons[kind], TRUE, heading, NULL);
      xy_import_row_show_choice (row, NULL, 0);
      xy_import_row_show_tick (row, FALSE, FALSE);
      return;
    }
  line = dup_line (self, item);
  asks = kind == XY_IMPORT_COLLEGES;
  ticks = kind == XY_IMPORT_MISSING;
  xy_import_row_show (row, NULL, FALSE, line->title, line->subtitle);
  xy_import_row_show_choice (row, asks ? G_LIST_MODEL (self->choices) : NULL,
                             asks ? find_choice (self, get_unknown (self, item)->college_id) : 0);
  xy_import_row_show_tick (
      row, ticks, ticks && g_hash_table_contains (self->removed, get_missing (self, item)->id));
}

/* What a person does with it. */

static void
answered_cb (XyImportRow *row, guint chosen, gpointer user_data)
{
  XyImportList *self = user_data;
  g_autoptr (XyImportItem) item = dup_item (row);
  const XyCollege *college = chosen > 0 && chosen <= self->colleges->len
                                 ? g_ptr_array_index (self->colleges, chosen - 1)
                                 : NULL;

  if (item != NULL)
    g_signal_emit (self, signals[ANSWERED], 0, get_unknown (self, item)->name,
                   college != NULL ? college->id : NULL);
}

static void
ticked_cb (XyImportRow *row, gboolean ticked, gpointer user_data)
{
  XyImportList *self = user_data;
  g_autoptr (XyImportItem) item = dup_item (row);
  const char *id;

  if (item == NULL)
    return;
  id = get_missing (self, item)->id;
  if (ticked)
    g_hash_table_add (self->removed, g_strdup (id));
  else
    g_hash_table_remove (self->removed, id);
  g_signal_emit (self, signals[REMOVALS_CHANGED], 0);
}

static XyImportRow *
find_bound (XyImportList *self, GtkTreeListRow *list_row)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (xy_import_row_get_list_row (key) == list_row)
      return key;
  return NULL;
}

static void
activate_cb (GtkListView *view, guint position, gpointer user_data)
{
  XyImportList *self = user_data;
  g_autoptr (GtkTreeListRow) list_row = gtk_tree_list_model_get_row (self->tree, position);
  g_autoptr (XyImportItem) item = list_row != NULL ? gtk_tree_list_row_get_item (list_row) : NULL;
  XyImportRow *row = list_row != NULL ? find_bound (self, list_row) : NULL;
  g_autoptr (XyImportLine) line = NULL;

  if (item == NULL || (row != NULL && xy_import_row_activate (row)) ||
      xy_import_item_get_index (item) < 0)
    return;
  line = dup_line (self, item);
  if (line->row > 0)
    g_signal_emit (self, signals[WENT_TO], 0, line->row, line->column);
}

/* The lines. */

static GListModel *
create_children_cb (gpointer data, gpointer user_data)
{
  XyImportList *self = user_data;
  int kind = xy_import_item_get_kind (data);
  int index = xy_import_item_get_index (data);

  if (index < 0)
    return g_object_ref (G_LIST_MODEL (self->models[kind]));
  if (kind == XY_IMPORT_REPAIRS && self->state != NULL)
    {
      int repair = (int) xy_import_state_get_repair_kind (self->state, (guint) index);

      return g_object_ref (G_LIST_MODEL (self->models[FIRST_REPAIR_KIND + repair]));
    }
  return NULL;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = xy_import_row_new ();

  g_signal_connect_object (row, "answered", G_CALLBACK (answered_cb), user_data, 0);
  g_signal_connect_object (row, "ticked", G_CALLBACK (ticked_cb), user_data, 0);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyImportList *self = user_data;
  XyImportRow *row = XY_IMPORT_ROW (gtk_list_item_get_child (list_item));

  xy_import_row_set_list_row (row, gtk_list_item_get_item (list_item));
  g_hash_table_add (self->bound, row);
  refresh_row (self, row);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyImportList *self = user_data;
  GtkWidget *row = gtk_list_item_get_child (list_item);

  g_hash_table_remove (self->bound, row);
  xy_import_row_set_list_row (XY_IMPORT_ROW (row), NULL);
}

static void
refresh_rows (XyImportList *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    refresh_row (self, row);
}

static int
heading_at (XyImportList *self, guint position)
{
  g_autoptr (XyImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->headings), position);

  return item != NULL ? xy_import_item_get_kind (item) : -1;
}

static void
add_heading (XyImportList *self, guint position, int section)
{
  g_autoptr (XyImportItem) item = xy_import_item_new (section, -1);
  g_autoptr (GtkTreeListRow) row = NULL;

  g_list_store_insert (self->headings, position, item);
  row = gtk_tree_list_model_get_child_row (self->tree, position);
  if (row != NULL && opens_at_first (self->state, (XyImportSection) section))
    gtk_tree_list_row_set_expanded (row, TRUE);
}

/* A section that holds nothing has no heading. */
static void
refresh_headings (XyImportList *self)
{
  guint position = 0;

  for (int section = 0; section < XY_N_IMPORT_SECTIONS; section++)
    {
      gboolean is_there = heading_at (self, position) == section;
      gboolean holds = xy_import_state_count (self->state, (XyImportSection) section) > 0;

      if (holds && !is_there)
        add_heading (self, position, section);
      else if (!holds && is_there)
        g_list_store_remove (self->headings, position);
      if (holds)
        position++;
    }
}

/* The object. */

static void
xy_import_list_dispose (GObject *object)
{
  XyImportList *self = XY_IMPORT_LIST (object);

  if (self->view != NULL)
    gtk_list_view_set_model (self->view, NULL);
  self->view = NULL;
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_object (&self->tree);
  g_clear_object (&self->headings);
  for (int kind = 0; kind < N_KINDS; kind++)
    g_clear_object (&self->models[kind]);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->removed, g_hash_table_unref);
  g_clear_pointer (&self->colleges, g_ptr_array_unref);
  g_clear_object (&self->choices);
  g_clear_pointer (&self->state, xy_import_state_unref);
  G_OBJECT_CLASS (xy_import_list_parent_class)->dispose (object);
}

static gboolean
xy_import_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (XY_IMPORT_LIST (widget)->view));
}

static void
xy_import_list_class_init (XyImportListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_import_list_dispose;
  widget_class->grab_focus = xy_import_list_grab_focus;
  signals[WENT_TO] = g_signal_new ("went-to", XY_TYPE_IMPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[ANSWERED] = g_signal_new ("answered", XY_TYPE_IMPORT_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  signals[REMOVALS_CHANGED] = g_signal_new ("removals-changed", XY_TYPE_IMPORT_LIST,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-import-list.ui");
  gtk_widget_class_bind_template_child (widget_class, XyImportList, view);
}

static void
xy_import_list_init (XyImportList *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSingleSelection) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  self->bound = g_hash_table_new (NULL, NULL);
  self->removed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  self->choices = gtk_string_list_new (NULL);
  self->headings = g_list_store_new (XY_TYPE_IMPORT_ITEM);
  for (int kind = 0; kind < N_KINDS; kind++)
    self->models[kind] = xy_import_model_new (kind);
  self->tree = gtk_tree_list_model_new (g_object_ref (G_LIST_MODEL (self->headings)), FALSE, FALSE,
                                        create_children_cb, self, NULL);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_list_view_set_factory (self->view, factory);
  selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->tree)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_list_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
}

void
xy_import_list_set_colleges (XyImportList *self, GPtrArray *colleges)
{
  g_return_if_fail (XY_IS_IMPORT_LIST (self));

  g_ptr_array_set_size (self->colleges, 0);
  g_clear_object (&self->choices);
  self->choices = gtk_string_list_new (NULL);
  /* Translators: stands in a drop-down as long as no college is chosen. */
  gtk_string_list_append (self->choices, _ ("Choose"));
  for (guint i = 0; i < colleges->len; i++)
    {
      XyCollege *college = g_ptr_array_index (colleges, i);

      g_ptr_array_add (self->colleges, xy_entity_ref (college));
      gtk_string_list_append (self->choices, college->short_name);
    }
}

void
xy_import_list_set_state (XyImportList *self, XyImportState *state)
{
  g_autoptr (XyImportState) before = NULL;

  g_return_if_fail (XY_IS_IMPORT_LIST (self));

  before = g_steal_pointer (&self->state);
  self->state = xy_import_state_ref (state);
  for (int kind = 0; kind < XY_N_IMPORT_REPAIRS; kind++)
    xy_import_model_set_keys (self->models[FIRST_REPAIR_KIND + kind],
                              xy_import_state_get_repair_keys (state, (XyImportRepair) kind));
  for (int section = 0; section < XY_N_IMPORT_SECTIONS; section++)
    xy_import_model_set_keys (self->models[section],
                              xy_import_state_get_keys (state, (XyImportSection) section));
  refresh_headings (self);
  refresh_rows (self);
}

void
xy_import_list_set_show_ids (XyImportList *self, gboolean show_ids)
{
  g_return_if_fail (XY_IS_IMPORT_LIST (self));

  self->show_ids = show_ids;
  refresh_rows (self);
}

GPtrArray *
xy_import_list_dup_removed (XyImportList *self)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (xy_entity_unref);
  GPtrArray *missing;

  g_return_val_if_fail (XY_IS_IMPORT_LIST (self), NULL);

  missing = self->state != NULL && self->state->plan != NULL ? self->state->plan->missing : NULL;
  for (guint i = 0; missing != NULL && i < missing->len; i++)
    {
      XyStudent *student = g_ptr_array_index (missing, i);

      if (g_hash_table_contains (self->removed, student->id))
        g_ptr_array_add (removed, xy_entity_ref (student));
    }
  return g_steal_pointer (&removed);
}

GListModel *
xy_import_list_get_model (XyImportList *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_LIST (self), NULL);

  return G_LIST_MODEL (self->tree);
}
