// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-table.h"

#include <glib/gi18n-lib.h>

#include "app/xy-import-cell-view.h"
#include "app/xy-import-model.h"
#include "app/xy-text-factory.h"

#define ROW_NUMBER_WIDTH 64
#define FILLER_WIDTH 24
#define MIN_COLUMN_WIDTH 112
#define MAX_COLUMN_WIDTH 280
/* A letter's width, and what a cell takes around its text, a mark included. */
#define LETTER_WIDTH 9
#define CELL_WIDTH 46

struct _XyImportTable
{
  GtkBox parent_instance;

  GtkScrolledWindow *strip_scroller;
  GtkBox *strip;
  GtkScrolledWindow *scroller;
  GtkColumnView *view;
  GtkImage *reason_icon;
  GtkLabel *reason;
  GtkWidget *header_button;

  XyImportState *state;
  gboolean show_ids;
  gboolean filling;
  XyImportModel *rows;
  GtkSingleSelection *selection;
  GPtrArray *choices;
  /* The cells on the screen, with their list items. */
  GHashTable *bound;
  /* The cell that is open; row 0 if none. */
  int mending_row;
  int mending_field;
};

enum
{
  HEADER_CHOSEN,
  COLUMN_CHOSEN,
  TYPED,
  MENDED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyImportTable, xy_import_table, GTK_TYPE_BOX)

static guint
sheet_column_at (XyImportTable *self, guint index)
{
  return g_array_index (self->state->columns, guint, index);
}

/* The sentence below the table. */

static void
show_reason (XyImportTable *self, const char *icon, const char *sentence)
{
  gtk_widget_set_visible (GTK_WIDGET (self->reason_icon), icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (self->reason_icon, icon);
  gtk_label_set_label (self->reason, sentence);
}

/* What is wrong with the selected row, or was made of it. */
static void
show_row_reason (XyImportTable *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean has_problem = FALSE;

  for (guint i = 0; selected != GTK_INVALID_LIST_POSITION && i < self->state->columns->len; i++)
    {
      g_autoptr (XyImportCell) cell = xy_import_state_dup_cell (
          self->state, selected, sheet_column_at (self, i), self->show_ids);
      const char *sentence = cell->problem != NULL ? cell->problem : cell->hint;

      if (sentence == NULL)
        continue;
      has_problem = has_problem || cell->problem != NULL;
      if (text->len > 0)
        g_string_append (text, " · ");
      /* Translators: the name of a field, and a sentence about it. */
      g_string_append_printf (text, _ ("%s: %s"),
                              xy_import_words_field ((XyRosterColumn) cell->column), sentence);
    }
  show_reason (self,
               has_problem     ? "dialog-warning-symbolic"
               : text->len > 0 ? "object-select-symbolic"
                               : NULL,
               text->len > 0 ? text->str : _ ("Double-click a cell to mend it, or press Enter."));
}

/* The sheet's row that is selected, 0 if none. */
static int
get_selected_row (XyImportTable *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (selected == GTK_INVALID_LIST_POSITION)
    return 0;
  return (int) xy_sheet_get_row (xy_import_state_get_sheet (self->state), selected)->number;
}

/* A row that is a student is none, but where there is no header at all any row may be. */
static void
refresh_header_button (XyImportTable *self)
{
  guint header = xy_import_state_get_layout (self->state)->header_row;
  int row = get_selected_row (self);

  gtk_widget_set_visible (self->header_button, row > 0 && row != (int) header &&
                                                   (header == 0 || xy_import_state_find_student (
                                                                       self->state, row) == NULL));
}

static void
selected_cb (XyImportTable *self)
{
  if (self->state == NULL)
    return;
  refresh_header_button (self);
  if (self->mending_row == 0)
    show_row_reason (self);
}

static void
header_cb (XyImportTable *self)
{
  int row = get_selected_row (self);

  if (row > 0)
    g_signal_emit (self, signals[HEADER_CHOSEN], 0, row);
}

/* The cells. */

static guint
get_sheet_column (GtkListItem *list_item)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), "column"));
}

static XyImportCell *
dup_cell (XyImportTable *self, GtkListItem *list_item)
{
  XyImportItem *item = gtk_list_item_get_item (list_item);

  if (item == NULL || self->state == NULL)
    return NULL;
  return xy_import_state_dup_cell (self->state, (guint) xy_import_item_get_index (item),
                                   get_sheet_column (list_item), self->show_ids);
}

static gboolean
can_mend (const XyImportCell *cell)
{
  return cell->column >= 0 &&
         (cell->kind == XY_IMPORT_ROW_STUDENT || cell->kind == XY_IMPORT_ROW_OTHER);
}

static void
judge (XyImportTable *self, XyImportCellView *view, const char *problem)
{
  xy_import_cell_view_judge (view, problem);
  show_reason (self, problem != NULL ? "dialog-warning-symbolic" : "emblem-ok-symbolic",
               problem != NULL ? problem : _ ("Nothing is wrong with it."));
}

static void
open_cell (XyImportTable *self, XyImportCellView *view, const XyImportCell *cell)
{
  g_autofree char *label = NULL;

  if (xy_import_cell_view_get_text (view) != NULL)
    return;
  /* Translators: a field and a row of the spreadsheet. */
  label = g_strdup_printf (_ ("%s in row %d"),
                           xy_import_words_field ((XyRosterColumn) cell->column), cell->row);
  xy_import_cell_view_mend (view, cell->value != NULL ? cell->value : "", label);
  judge (self, view, cell->problem);
}

static void
refresh_cell (XyImportTable *self, XyImportCellView *view, GtkListItem *list_item)
{
  g_autoptr (XyImportCell) cell = dup_cell (self, list_item);

  if (cell == NULL)
    return;
  xy_import_cell_view_show (view, cell);
  if (self->mending_row == cell->row && self->mending_field == cell->column && cell->column >= 0)
    open_cell (self, view, cell);
  else
    xy_import_cell_view_stop (view);
}

static void
refresh_cells (XyImportTable *self)
{
  GHashTableIter iter;
  gpointer view, list_item;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &view, &list_item))
    refresh_cell (self, view, list_item);
}

static XyImportCellView *
find_open_cell (XyImportTable *self)
{
  GHashTableIter iter;
  gpointer view;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &view, NULL))
    if (xy_import_cell_view_get_text (view) != NULL)
      return view;
  return NULL;
}

/* The next field in the order of the sheet, in a direction; -1 at the end. */
static int
find_next_field (XyImportTable *self, int field, int direction)
{
  int column = xy_import_state_get_layout (self->state)->columns[field] + direction;
  int last = (int) sheet_column_at (self, self->state->columns->len - 1);

  for (; column >= 0 && column <= last; column += direction)
    {
      int next = xy_import_state_get_field (self->state, (guint) column);

      if (next >= 0)
        return next;
    }
  return -1;
}

static void
close_cell (XyImportTable *self, const char *text, int direction)
{
  int row = self->mending_row;
  int field = self->mending_field;
  int next = row > 0 && direction != 0 ? find_next_field (self, field, direction) : -1;
  int index = row > 0 ? xy_import_state_find_row (self->state, row) : -1;
  g_autoptr (XyImportCell) cell = NULL;

  self->mending_row = 0;
  if (index < 0)
    return;
  cell = xy_import_state_dup_cell (self->state, (guint) index,
                                   (guint) xy_import_state_get_layout (self->state)->columns[field],
                                   TRUE);
  if (text != NULL && g_strcmp0 (text, cell->value != NULL ? cell->value : "") != 0)
    g_signal_emit (self, signals[MENDED], 0, row, field, text);
  show_row_reason (self);
  if (next >= 0)
    xy_import_table_mend (self, row, (XyRosterColumn) next);
  else
    g_signal_emit (self, signals[LEFT], 0);
}

static void
cell_wanted_cb (XyImportCellView *view, gpointer user_data)
{
  XyImportTable *self = user_data;
  g_autoptr (XyImportCell) cell = dup_cell (self, g_hash_table_lookup (self->bound, view));

  if (cell != NULL && can_mend (cell))
    xy_import_table_mend (self, cell->row, (XyRosterColumn) cell->column);
}

static void
cell_typed_cb (XyImportCellView *view, const char *text, gpointer user_data)
{
  XyImportTable *self = user_data;

  g_signal_emit (self, signals[TYPED], 0, self->mending_row, self->mending_field, text);
}

static void
cell_finished_cb (XyImportCellView *view, const char *text, int direction, gpointer user_data)
{
  close_cell (user_data, text, direction);
}

/* Enter on a row opens the first cell that is wrong, else the first that is taken. */
static void
activate_cb (GtkColumnView *column_view, guint position, gpointer user_data)
{
  XyImportTable *self = user_data;
  int row = 0, field = -1;

  for (guint i = 0; i < self->state->columns->len; i++)
    {
      g_autoptr (XyImportCell) cell = xy_import_state_dup_cell (
          self->state, position, sheet_column_at (self, i), self->show_ids);

      if (!can_mend (cell) || (field >= 0 && cell->problem == NULL))
        continue;
      row = cell->row;
      field = cell->column;
      if (cell->problem != NULL)
        break;
    }
  if (field >= 0)
    xy_import_table_mend (self, row, (XyRosterColumn) field);
}

/* The columns. */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *view = xy_import_cell_view_new ();

  g_object_set_data (G_OBJECT (list_item), "column",
                     g_object_get_data (G_OBJECT (factory), "column"));
  g_signal_connect_object (view, "wanted", G_CALLBACK (cell_wanted_cb), user_data, 0);
  g_signal_connect_object (view, "typed", G_CALLBACK (cell_typed_cb), user_data, 0);
  g_signal_connect_object (view, "finished", G_CALLBACK (cell_finished_cb), user_data, 0);
  gtk_list_item_set_child (list_item, view);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyImportTable *self = user_data;
  GtkWidget *view = gtk_list_item_get_child (list_item);

  g_hash_table_insert (self->bound, view, list_item);
  refresh_cell (self, XY_IMPORT_CELL_VIEW (view), list_item);
}

/* A cell that is scrolled away while it is open stays open: it comes back as it is. */
static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyImportTable *self = user_data;
  XyImportCellView *view = XY_IMPORT_CELL_VIEW (gtk_list_item_get_child (list_item));
  g_autofree char *text = g_strdup (xy_import_cell_view_get_text (view));

  g_hash_table_remove (self->bound, view);
  xy_import_cell_view_stop (view);
  if (text != NULL)
    close_cell (self, text, 0);
}

static void
setup_number_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "xy-numeric");
  gtk_list_item_set_child (list_item, label);
}

static void
bind_number_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyImportTable *self = user_data;
  XyImportItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *text = NULL;

  if (self->state == NULL)
    return;
  text = g_strdup_printf ("%u", xy_sheet_get_row (xy_import_state_get_sheet (self->state),
                                                  (guint) xy_import_item_get_index (item))
                                    ->number);
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), text);
}

static void
append_column (XyImportTable *self, const char *title, GtkListItemFactory *factory, int width)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (title, factory);

  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
}

static void
chosen_cb (GtkDropDown *choice, GParamSpec *pspec, gpointer user_data)
{
  XyImportTable *self = user_data;
  guint selected = gtk_drop_down_get_selected (choice);
  guint index;

  if (!self->filling && g_ptr_array_find (self->choices, choice, &index))
    g_signal_emit (self, signals[COLUMN_CHOSEN], 0, (int) sheet_column_at (self, index),
                   (int) selected - 1);
}

static void
append_choice (XyImportTable *self, int width)
{
  g_autoptr (GtkStringList) fields = gtk_string_list_new (NULL);
  GtkWidget *choice;

  /* Translators: a column of the sheet that is no field of a student. */
  gtk_string_list_append (fields, _ ("Not taken"));
  for (int i = 0; i < XY_N_COLUMNS; i++)
    gtk_string_list_append (fields, xy_import_words_field ((XyRosterColumn) i));
  choice = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (fields)), NULL);
  /* As wide as its column, and no wider. */
  xy_text_factory_use (GTK_DROP_DOWN (choice), 1);
  gtk_widget_set_size_request (choice, width, -1);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (chosen_cb), self, 0);
  g_ptr_array_add (self->choices, choice);
  gtk_box_append (self->strip, choice);
}

static int
get_width (XyImportTable *self, guint column)
{
  int width = (int) xy_import_state_get_width (self->state, column) * LETTER_WIDTH + CELL_WIDTH;

  return CLAMP (width, MIN_COLUMN_WIDTH, MAX_COLUMN_WIDTH);
}

static void
clear_columns (XyImportTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget *child;

  g_ptr_array_set_size (self->choices, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_box_remove (self->strip, child);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* Takes what is left of the width: a view that is wider than its columns counts itself overshot. */
static void
append_filler (XyImportTable *self)
{
  g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new (NULL, NULL);
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (self->view, column);
  gtk_widget_set_size_request (space, FILLER_WIDTH, -1);
  gtk_box_append (self->strip, space);
}

static void
make_columns (XyImportTable *self)
{
  GtkListItemFactory *numbers = gtk_signal_list_item_factory_new ();
  GtkWidget *space = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  clear_columns (self);
  g_signal_connect_object (numbers, "setup", G_CALLBACK (setup_number_cb), self, 0);
  g_signal_connect_object (numbers, "bind", G_CALLBACK (bind_number_cb), self, 0);
  append_column (self, _ ("Row"), numbers, ROW_NUMBER_WIDTH);
  gtk_widget_set_size_request (space, ROW_NUMBER_WIDTH, -1);
  gtk_box_append (self->strip, space);
  for (guint i = 0; i < self->state->columns->len; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      guint column = sheet_column_at (self, i);
      int width = get_width (self, column);

      g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
      g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
      g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
      g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
      append_column (self, NULL, factory, width);
      append_choice (self, width);
    }
  append_filler (self);
}

/* The headings as the file has them, and what each is taken as. */
static void
refresh_columns (XyImportTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  self->filling = TRUE;
  for (guint i = 0; i < self->choices->len; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i + 1);
      GtkWidget *choice = g_ptr_array_index (self->choices, i);
      guint sheet_column = sheet_column_at (self, i);
      g_autofree char *heading =
          xy_layout_dup_heading (xy_import_state_get_sheet (self->state),
                                 xy_import_state_get_layout (self->state), (int) sheet_column);
      /* Translators: what the column of the sheet with that heading is. */
      g_autofree char *label = g_strdup_printf (_ ("The column “%s” is"), heading);

      gtk_column_view_column_set_title (column, heading);
      gtk_widget_set_tooltip_text (choice, label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      gtk_drop_down_set_selected (
          GTK_DROP_DOWN (choice),
          (guint) (xy_import_state_get_field (self->state, sheet_column) + 1));
    }
  self->filling = FALSE;
}

/* Scrolling. */

static int
get_fixed_width (XyImportTable *self, guint position)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, position);

  return gtk_column_view_column_get_fixed_width (column);
}

static void
scroll_to_field (XyImportTable *self, int field)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->scroller);
  int column = xy_import_state_get_layout (self->state)->columns[field];
  int start = 0;

  for (guint i = 0; i < self->state->columns->len; i++)
    {
      /* The first one is the row's number. */
      start += get_fixed_width (self, i);
      if ((int) sheet_column_at (self, i) == column)
        gtk_adjustment_clamp_page (adjustment, start, start + get_fixed_width (self, i + 1));
    }
}

/* The object. */

static void
xy_import_table_dispose (GObject *object)
{
  XyImportTable *self = XY_IMPORT_TABLE (object);

  self->mending_row = 0;
  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  gtk_widget_dispose_template (GTK_WIDGET (self), XY_TYPE_IMPORT_TABLE);
  g_clear_object (&self->selection);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->choices, g_ptr_array_unref);
  g_clear_pointer (&self->bound, g_hash_table_unref);
  g_clear_pointer (&self->state, xy_import_state_unref);
  G_OBJECT_CLASS (xy_import_table_parent_class)->dispose (object);
}

static gboolean
xy_import_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
      gtk_widget_get_last_child (GTK_WIDGET (XY_IMPORT_TABLE (widget)->view)));
}

static void
xy_import_table_class_init (XyImportTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_import_table_dispose;
  widget_class->grab_focus = xy_import_table_grab_focus;
  signals[HEADER_CHOSEN] = g_signal_new ("header-chosen", XY_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST,
                                         0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[COLUMN_CHOSEN] =
      g_signal_new ("column-chosen", XY_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  signals[TYPED] = g_signal_new ("typed", XY_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_STRING);
  signals[MENDED] = g_signal_new ("mended", XY_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", XY_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-import-table.ui");
  gtk_widget_class_bind_template_child (widget_class, XyImportTable, strip_scroller);
  gtk_widget_class_bind_template_child (widget_class, XyImportTable, strip);
  gtk_widget_class_bind_template_child (widget_class, XyImportTable, scroller);
  gtk_widget_class_bind_template_child (widget_class, XyImportTable, view);
  gtk_widget_class_bind_template_child (widget_class, XyImportTable, reason_icon);
  gtk_widget_class_bind_template_child (widget_class, XyImportTable, reason);
  gtk_widget_class_bind_template_child (widget_class, XyImportTable, header_button);
}

static void
xy_import_table_init (XyImportTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->choices = g_ptr_array_new ();
  self->bound = g_hash_table_new (NULL, NULL);
  self->rows = xy_import_model_new (0);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  /* The choices stay above their columns, wherever the table or the focus in them moves. */
  g_object_bind_property (gtk_scrolled_window_get_hadjustment (self->scroller), "value",
                          gtk_scrolled_window_get_hadjustment (self->strip_scroller), "value",
                          G_BINDING_BIDIRECTIONAL);
  g_signal_connect_object (self->view, "activate", G_CALLBACK (activate_cb), self, 0);
  g_signal_connect_object (self->header_button, "clicked", G_CALLBACK (header_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static gboolean
is_other_sheet (XyImportState *before, XyImportState *state)
{
  return before == NULL || xy_import_state_get_sheet (before) != xy_import_state_get_sheet (state);
}

void
xy_import_table_set_state (XyImportTable *self, XyImportState *state)
{
  g_autoptr (XyImportState) before = NULL;

  g_return_if_fail (XY_IS_IMPORT_TABLE (self));

  before = g_steal_pointer (&self->state);
  self->state = xy_import_state_ref (state);
  if (is_other_sheet (before, state))
    {
      self->mending_row = 0;
      xy_import_model_set_size (self->rows, 0);
      make_columns (self);
      xy_import_model_set_size (self->rows, xy_import_state_get_sheet (state)->rows->len);
    }
  refresh_columns (self);
  refresh_cells (self);
  refresh_header_button (self);
  if (self->mending_row == 0)
    show_row_reason (self);
}

void
xy_import_table_set_show_ids (XyImportTable *self, gboolean show_ids)
{
  g_return_if_fail (XY_IS_IMPORT_TABLE (self));

  self->show_ids = show_ids;
  refresh_cells (self);
}

void
xy_import_table_show_row (XyImportTable *self, int row)
{
  int index;

  g_return_if_fail (XY_IS_IMPORT_TABLE (self) && self->state != NULL);

  index = xy_import_state_find_row (self->state, row);
  if (index >= 0)
    gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                "list.scroll-to-item", "u", (guint) index);
}

void
xy_import_table_go_to (XyImportTable *self, int row)
{
  int index;

  g_return_if_fail (XY_IS_IMPORT_TABLE (self) && self->state != NULL);

  index = xy_import_state_find_row (self->state, row);
  if (index >= 0)
    gtk_single_selection_set_selected (self->selection, (guint) index);
  xy_import_table_show_row (self, row);
}

void
xy_import_table_mend (XyImportTable *self, int row, XyRosterColumn field)
{
  g_return_if_fail (XY_IS_IMPORT_TABLE (self) && self->state != NULL);

  xy_import_table_finish (self);
  xy_import_table_go_to (self, row);
  if (xy_import_state_get_layout (self->state)->columns[field] < 0)
    return;
  self->mending_row = row;
  self->mending_field = (int) field;
  scroll_to_field (self, (int) field);
  refresh_cells (self);
}

void
xy_import_table_judge (XyImportTable *self, const char *problem)
{
  XyImportCellView *view;

  g_return_if_fail (XY_IS_IMPORT_TABLE (self));

  view = find_open_cell (self);
  if (view != NULL)
    judge (self, view, problem);
}

gboolean
xy_import_table_is_mending (XyImportTable *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_TABLE (self), FALSE);

  return self->mending_row != 0;
}

void
xy_import_table_finish (XyImportTable *self)
{
  XyImportCellView *view;
  g_autofree char *text = NULL;

  g_return_if_fail (XY_IS_IMPORT_TABLE (self));

  view = find_open_cell (self);
  if (view == NULL)
    {
      self->mending_row = 0;
      return;
    }
  text = g_strdup (xy_import_cell_view_get_text (view));
  xy_import_cell_view_stop (view);
  close_cell (self, text, 0);
}
