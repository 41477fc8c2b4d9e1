// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-view.h"

#include <glib/gi18n-lib.h>

#include "app/xy-timetable-view-private.h"
#include "app/xy-words.h"
#include "model/xy-sentence.h"

enum
{
  MOVE,
  PROBLEM_WANTED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyTimetableView, xy_timetable_view, GTK_TYPE_WIDGET)

/* Rows and sheets. */

static void
row_free (XyTimetableRow *row)
{
  gtk_widget_unparent (row->heading);
  gtk_widget_unparent (row->mark);
  gtk_widget_unparent (row->load);
  g_ptr_array_unref (row->cells);
  g_free (row->slot);
  g_free (row);
}

static void
sheet_free (XyTimetableSheet *sheet)
{
  gtk_widget_unparent (sheet->heading);
  gtk_widget_unparent (sheet->place);
  g_ptr_array_unref (sheet->columns);
  g_ptr_array_unref (sheet->rows);
  g_free (sheet->session);
  g_free (sheet);
}

static GtkWidget *
add_label (XyTimetableView *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
set_text (GtkWidget *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
}

/* A heading is a button only where it has a menu. */
static void
create_menu_cb (GtkMenuButton *button, gpointer user_data)
{
  XyTimetableView *self = user_data;
  g_autoptr (GMenuModel) menu =
      xy_timetable_view_new_heading_menu (self, g_object_get_data (G_OBJECT (button), "id"),
                                          g_object_get_data (G_OBJECT (button), "is-hour") != NULL);

  gtk_menu_button_set_menu_model (button, menu);
}

static GtkWidget *
new_heading (XyTimetableView *self, const char *id, gboolean is_hour)
{
  g_autoptr (GMenuModel) menu = xy_timetable_view_new_heading_menu (self, id, is_hour);
  const char *style = is_hour ? "xy-hour-heading" : "title-2";
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *button;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (label, style);
  gtk_widget_add_css_class (label, "xy-numeric");
  if (menu == NULL)
    return label;
  button = gtk_menu_button_new ();
  gtk_menu_button_set_has_frame (GTK_MENU_BUTTON (button), FALSE);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), !is_hour);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_menu_cb, self, NULL);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_object_set_data (G_OBJECT (button), "is-hour", is_hour ? button : NULL);
  gtk_widget_add_css_class (button, "xy-heading");
  return button;
}

static void
update_heading (XyTimetableView *self,
                GtkWidget **heading,
                const char *id,
                gboolean is_hour,
                const char *text,
                const char *name)
{
  g_autoptr (GMenuModel) menu = xy_timetable_view_new_heading_menu (self, id, is_hour);
  GtkWidget *label;

  if (*heading == NULL || GTK_IS_MENU_BUTTON (*heading) != (menu != NULL))
    {
      g_clear_pointer (heading, gtk_widget_unparent);
      *heading = new_heading (self, id, is_hour);
      gtk_widget_set_parent (*heading, GTK_WIDGET (self));
    }
  label = GTK_IS_MENU_BUTTON (*heading) ? gtk_menu_button_get_child (GTK_MENU_BUTTON (*heading))
                                        : *heading;
  set_text (label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*heading), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static GtkWidget *
new_mark (XyTimetableView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 10);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (box, "xy-mark");
  gtk_widget_add_css_class (label, "caption");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  return box;
}

static XyTimetableRow *
row_new (XyTimetableView *self, const char *slot)
{
  XyTimetableRow *row = g_new0 (XyTimetableRow, 1);

  row->slot = g_strdup (slot);
  row->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  row->mark = new_mark (self);
  row->load = add_label (self, "caption");
  gtk_widget_add_css_class (row->load, "xy-numeric");
  return row;
}

static XyTimetableSheet *
sheet_new (XyTimetableView *self, const char *session)
{
  XyTimetableSheet *sheet = g_new0 (XyTimetableSheet, 1);

  sheet->session = g_strdup (session);
  sheet->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  sheet->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);
  sheet->place = add_label (self, "dim-label");
  return sheet;
}

static gboolean
sheet_is (gconstpointer sheet, gconstpointer session)
{
  return g_strcmp0 (((const XyTimetableSheet *) sheet)->session, session) == 0;
}

static gboolean
row_is (gconstpointer row, gconstpointer slot)
{
  return g_strcmp0 (((const XyTimetableRow *) row)->slot, slot) == 0;
}

/* Takes the one that is meant out of @old. */
static gpointer
take (GPtrArray *old, const char *id, GEqualFunc is)
{
  guint i;

  return g_ptr_array_find_with_equal_func (old, id, is, &i) ? g_ptr_array_steal_index (old, i)
                                                            : NULL;
}

/* Updating by difference. */

static void
chip_activated_cb (XyTimetableChip *chip, gpointer user_data)
{
  xy_timetable_view_open_menu (user_data, chip);
}

/* Chips that another cell needs yet are taken from where they are; what nobody took is left over.
 */
static void
fill_cell (XyTimetableView *self, XyTimetableCell *cell, GPtrArray *pills, GHashTable *left)
{
  GtkWidget *after = NULL;

  for (guint i = 0; i < pills->len; i++)
    {
      const XyTimetablePill *pill = g_ptr_array_index (pills, i);
      GtkWidget *chip = g_hash_table_lookup (self->chips, pill->key);

      if (chip == NULL)
        {
          chip = xy_timetable_chip_new ();
          g_signal_connect_object (chip, "activated", G_CALLBACK (chip_activated_cb), self, 0);
          g_hash_table_insert (self->chips, g_strdup (pill->key), chip);
        }
      g_hash_table_remove (left, pill->key);
      xy_timetable_chip_set_pill (XY_TIMETABLE_CHIP (chip), pill);
      xy_timetable_cell_put (cell, chip, after);
      after = chip;
    }
}

static void
update_row (XyTimetableView *self,
            XyTimetableRow *row,
            const XyTimetableHour *hour,
            GHashTable *left)
{
  row->state = hour;
  update_heading (self, &row->heading, hour->slot, TRUE, hour->hours, hour->description);
  gtk_widget_set_visible (row->mark, hour->mark != NULL);
  if (hour->mark != NULL)
    set_text (gtk_widget_get_last_child (row->mark), hour->mark);
  set_text (row->load, hour->load_words);
  for (guint i = 0; i < hour->groups->len; i++)
    {
      const XyTimetableGroup *group = g_ptr_array_index (hour->groups, i);
      GtkWidget *cell;

      if (i >= row->cells->len)
        {
          cell = xy_timetable_cell_new (hour->slot, group->number);
          gtk_widget_set_parent (cell, GTK_WIDGET (self));
          g_ptr_array_add (row->cells, cell);
        }
      cell = g_ptr_array_index (row->cells, i);
      xy_timetable_cell_set_group (XY_TIMETABLE_CELL (cell), group);
      fill_cell (self, XY_TIMETABLE_CELL (cell), group->pills, left);
    }
}

/* After all chips are where they belong, so that none goes with a cell that goes. */
static void
trim_row (XyTimetableRow *row)
{
  if (row->cells->len > row->state->groups->len)
    g_ptr_array_set_size (row->cells, (int) row->state->groups->len);
}

static void
update_sheet (XyTimetableView *self,
              XyTimetableSheet *sheet,
              const XyTimetableDay *day,
              GPtrArray *old_rows,
              GHashTable *left)
{
  g_autofree char *heading
      /* Translators: a day that is over. */
      = day->past ? xy_sentence_fill (_ ("%s (over)"), day->heading) : g_strdup (day->heading);

  sheet->state = day;
  update_heading (self, &sheet->heading, day->session, FALSE, heading, heading);
  set_text (sheet->place, day->place);
  while (sheet->columns->len < (guint) day->n_groups + 2)
    g_ptr_array_add (sheet->columns, add_label (self, "heading"));
  g_ptr_array_set_size (sheet->columns, day->n_groups + 2);
  set_text (g_ptr_array_index (sheet->columns, 0), _ ("Hour"));
  for (int number = 1; number <= day->n_groups; number++)
    {
      g_autofree char *name = xy_words_group (number);

      set_text (g_ptr_array_index (sheet->columns, number), name);
    }
  set_text (g_ptr_array_index (sheet->columns, day->n_groups + 1), _ ("Students"));
  for (guint i = 0; i < day->hours->len; i++)
    {
      const XyTimetableHour *hour = g_ptr_array_index (day->hours, i);
      XyTimetableRow *row = take (old_rows, hour->slot, row_is);

      if (row == NULL)
        row = row_new (self, hour->slot);
      g_ptr_array_add (sheet->rows, row);
      update_row (self, row, hour, left);
    }
}

/* What comes first is read first. */
static void
put_behind (XyTimetableView *self, GtkWidget *widget, GtkWidget **last)
{
  if (gtk_widget_get_prev_sibling (widget) != *last)
    gtk_widget_insert_after (widget, GTK_WIDGET (self), *last);
  *last = widget;
}

static void
order_children (XyTimetableView *self)
{
  GtkWidget *last = NULL;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      XyTimetableSheet *sheet = g_ptr_array_index (self->sheets, i);

      put_behind (self, sheet->heading, &last);
      put_behind (self, sheet->place, &last);
      for (guint k = 0; k < sheet->columns->len; k++)
        put_behind (self, g_ptr_array_index (sheet->columns, k), &last);
      for (guint k = 0; k < sheet->rows->len; k++)
        {
          XyTimetableRow *row = g_ptr_array_index (sheet->rows, k);

          put_behind (self, row->heading, &last);
          put_behind (self, row->mark, &last);
          for (guint c = 0; c < row->cells->len; c++)
            put_behind (self, g_ptr_array_index (row->cells, c), &last);
          put_behind (self, row->load, &last);
        }
    }
}

static char *
dup_focused_key (XyTimetableView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !XY_IS_TIMETABLE_CHIP (focus) ||
      !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return NULL;
  return g_strdup (xy_timetable_chip_get_key (XY_TIMETABLE_CHIP (focus)));
}

static void
restore_focus (XyTimetableView *self, const char *key)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *chip = key != NULL ? g_hash_table_lookup (self->chips, key) : NULL;

  if (chip == NULL || root == NULL || gtk_root_get_focus (root) == chip)
    return;
  gtk_widget_grab_focus (chip);
}

static void
drop_left_over (XyTimetableView *self, GHashTable *left)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, left);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      GtkWidget *chip = g_hash_table_lookup (self->chips, key);

      gtk_widget_unparent (chip);
      g_hash_table_remove (self->chips, key);
    }
}

static GHashTable *
list_keys (XyTimetableView *self)
{
  GHashTable *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->chips);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_hash_table_add (keys, g_strdup (key));
  return keys;
}

static void
rebuild (XyTimetableView *self)
{
  g_autoptr (GHashTable) left = list_keys (self);
  g_autoptr (GPtrArray) old_sheets = g_steal_pointer (&self->sheets);
  g_autoptr (GPtrArray) old_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) row_free);

  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  for (guint i = 0; i < old_sheets->len; i++)
    {
      XyTimetableSheet *sheet = g_ptr_array_index (old_sheets, i);

      while (sheet->rows->len > 0)
        g_ptr_array_add (old_rows, g_ptr_array_steal_index (sheet->rows, 0));
    }
  for (guint i = 0; i < self->state->days->len; i++)
    {
      const XyTimetableDay *day = g_ptr_array_index (self->state->days, i);
      XyTimetableSheet *sheet = take (old_sheets, day->session, sheet_is);

      if (sheet == NULL)
        sheet = sheet_new (self, day->session);
      g_ptr_array_add (self->sheets, sheet);
      update_sheet (self, sheet, day, old_rows, left);
    }
  drop_left_over (self, left);
  for (guint i = 0; i < self->sheets->len; i++)
    g_ptr_array_foreach (((XyTimetableSheet *) g_ptr_array_index (self->sheets, i))->rows,
                         (GFunc) (GCallback) trim_row, NULL);
}

static GtkSizeRequestMode
xy_timetable_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xy_timetable_view_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  xy_timetable_view_measure_layout (XY_TIMETABLE_VIEW (widget), orientation, for_size, minimum,
                                    natural);
}

static void
xy_timetable_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XyTimetableView *self = XY_TIMETABLE_VIEW (widget);

  xy_timetable_view_place_layout (self, width);
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
xy_timetable_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  xy_timetable_view_draw_layout (XY_TIMETABLE_VIEW (widget), snapshot);
  GTK_WIDGET_CLASS (xy_timetable_view_parent_class)->snapshot (widget, snapshot);
}

static gboolean
xy_timetable_view_grab_focus (GtkWidget *widget)
{
  XyTimetableView *self = XY_TIMETABLE_VIEW (widget);
  g_autoptr (GPtrArray) rows = xy_timetable_view_list_rows (self);
  XyTimetableChip *first = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      XyTimetableRow *row = g_ptr_array_index (rows, i);

      for (guint c = 0; c < row->cells->len; c++)
        {
          XyTimetableCell *cell = g_ptr_array_index (row->cells, c);
          XyTimetableChip *chip;

          for (guint p = 0; (chip = xy_timetable_cell_get_chip (cell, p)) != NULL; p++)
            {
              if (gtk_widget_has_css_class (GTK_WIDGET (chip), "own"))
                return gtk_widget_grab_focus (GTK_WIDGET (chip));
              if (first == NULL)
                first = chip;
            }
        }
    }
  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
remove_popovers (GtkWidget *widget)
{
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (GTK_IS_POPOVER (child))
        gtk_widget_unparent (child);
    }
}

static void
xy_timetable_view_dispose (GObject *object)
{
  XyTimetableView *self = XY_TIMETABLE_VIEW (object);

  if (self->scroll_tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->scroll_tick);
  self->scroll_tick = 0;
  g_clear_weak_pointer (&self->target);
  g_clear_weak_pointer (&self->shown);
  self->popover = NULL;
  remove_popovers (GTK_WIDGET (self));
  g_clear_pointer (&self->chips, g_hash_table_unref);
  g_clear_pointer (&self->sheets, g_ptr_array_unref);
  g_clear_pointer (&self->cargo, xy_timetable_cargo_free);
  g_clear_pointer (&self->state, xy_timetable_state_free);
  g_clear_pointer (&self->schedule, xy_schedule_unref);
  g_clear_pointer (&self->role, g_free);
  g_clear_object (&self->actions);
  G_OBJECT_CLASS (xy_timetable_view_parent_class)->dispose (object);
}

static void
xy_timetable_view_class_init (XyTimetableViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_timetable_view_dispose;
  widget_class->get_request_mode = xy_timetable_view_get_request_mode;
  widget_class->measure = xy_timetable_view_measure;
  widget_class->size_allocate = xy_timetable_view_size_allocate;
  widget_class->snapshot = xy_timetable_view_snapshot;
  widget_class->grab_focus = xy_timetable_view_grab_focus;
  signals[MOVE] =
      g_signal_new ("move", XY_TYPE_TIMETABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                    G_TYPE_NONE, 3, XY_TYPE_TIMETABLE_CARGO, G_TYPE_STRING, G_TYPE_INT);
  signals[PROBLEM_WANTED] =
      g_signal_new ("problem-wanted", XY_TYPE_TIMETABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                    NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT);
  signals[LEFT] = g_signal_new ("left", XY_TYPE_TIMETABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_css_name (widget_class, "timetable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xy_timetable_view_init (XyTimetableView *self)
{
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->chips = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Timetable"), -1);
  xy_timetable_view_init_carry (self);
  xy_timetable_view_init_keys (self);
  xy_timetable_view_init_menus (self);
}

GtkWidget *
xy_timetable_view_new (void)
{
  return g_object_new (XY_TYPE_TIMETABLE_VIEW, NULL);
}

void
xy_timetable_view_set_state (XyTimetableView *self,
                             XyTimetableState *state,
                             XySchedule *schedule,
                             const char *role)
{
  g_autoptr (XyTimetableState) old = NULL;
  g_autofree char *focused = NULL;

  g_return_if_fail (XY_IS_TIMETABLE_VIEW (self) && state != NULL && schedule != NULL);

  focused = dup_focused_key (self);
  /* Rows point into it until they are updated. */
  old = g_steal_pointer (&self->state);
  self->state = state;
  g_clear_pointer (&self->schedule, xy_schedule_unref);
  self->schedule = xy_schedule_ref (schedule);
  g_free (self->role);
  self->role = g_strdup (role);
  rebuild (self);
  order_children (self);
  restore_focus (self, focused);
  if (self->cargo != NULL)
    xy_timetable_view_offer (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const XyTimetableState *
xy_timetable_view_get_state (XyTimetableView *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_VIEW (self), NULL);

  return self->state;
}

void
xy_timetable_view_set_actions (XyTimetableView *self, GActionGroup *actions)
{
  g_return_if_fail (XY_IS_TIMETABLE_VIEW (self));

  g_set_object (&self->actions, actions);
}

GPtrArray *
xy_timetable_view_list_rows (XyTimetableView *self)
{
  GPtrArray *rows = g_ptr_array_new ();

  for (guint i = 0; i < self->sheets->len; i++)
    {
      XyTimetableSheet *sheet = g_ptr_array_index (self->sheets, i);

      for (guint k = 0; k < sheet->rows->len; k++)
        g_ptr_array_add (rows, g_ptr_array_index (sheet->rows, k));
    }
  return rows;
}

XyTimetableChip *
xy_timetable_view_find_chip (XyTimetableView *self, const char *key)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_VIEW (self), NULL);

  return key != NULL ? g_hash_table_lookup (self->chips, key) : NULL;
}

XyTimetableCell *
xy_timetable_view_find_cell (XyTimetableView *self, const char *slot, int group)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_val_if_fail (XY_IS_TIMETABLE_VIEW (self), NULL);

  rows = xy_timetable_view_list_rows (self);
  for (guint i = 0; i < rows->len; i++)
    {
      XyTimetableRow *row = g_ptr_array_index (rows, i);

      if (g_strcmp0 (row->slot, slot) == 0 && group >= 1 && (guint) group <= row->cells->len)
        return g_ptr_array_index (row->cells, group - 1);
    }
  return NULL;
}

GtkWidget *
xy_timetable_view_find_heading (XyTimetableView *self, const char *id)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_VIEW (self), NULL);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      XyTimetableSheet *sheet = g_ptr_array_index (self->sheets, i);

      if (g_strcmp0 (sheet->session, id) == 0)
        return sheet->heading;
      for (guint k = 0; k < sheet->rows->len; k++)
        if (row_is (g_ptr_array_index (sheet->rows, k), id))
          return ((XyTimetableRow *) g_ptr_array_index (sheet->rows, k))->heading;
    }
  return NULL;
}

void
xy_timetable_view_show_place (XyTimetableView *self, const char *key, const char *slot, int group)
{
  GtkWidget *widget, *target;

  g_return_if_fail (XY_IS_TIMETABLE_VIEW (self));

  if (self->shown != NULL)
    gtk_widget_remove_css_class (self->shown, "shown");
  widget = key != NULL ? g_hash_table_lookup (self->chips, key) : NULL;
  if (widget == NULL && slot != NULL)
    widget = group > 0 ? (GtkWidget *) xy_timetable_view_find_cell (self, slot, group)
                       : xy_timetable_view_find_heading (self, slot);
  g_set_weak_pointer (&self->shown, widget);
  if (widget == NULL)
    return;
  gtk_widget_add_css_class (widget, "shown");
  xy_timetable_view_scroll_to (self, widget);
  target = XY_IS_TIMETABLE_CELL (widget) && !gtk_widget_get_focusable (widget)
               ? GTK_WIDGET (xy_timetable_cell_get_chip (XY_TIMETABLE_CELL (widget), 0))
               : widget;
  if (target != NULL)
    gtk_widget_grab_focus (target);
}
