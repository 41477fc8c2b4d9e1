// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The keys of the timetable: arrows go over the places; with Alt held they carry the pill that has
 * the focus, and it is dropped when Alt is let go, or by Enter. */

#include "app/xy-timetable-view-private.h"

typedef struct
{
  GPtrArray *rows;
  guint row;
  guint column;
  XyTimetableChip *chip;
} Spot;

static void
spot_clear (Spot *spot)
{
  g_clear_pointer (&spot->rows, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Spot, spot_clear)

static XyTimetableCell *
get_cell (const Spot *spot, guint row, guint column)
{
  XyTimetableRow *at = g_ptr_array_index (spot->rows, row);

  return at->cells->len > 0 ? g_ptr_array_index (at->cells, MIN (column, at->cells->len - 1))
                            : NULL;
}

static gboolean
find_spot_of_cell (XyTimetableView *self, GtkWidget *cell, Spot *spot)
{
  spot->rows = xy_timetable_view_list_rows (self);
  for (spot->row = 0; spot->row < spot->rows->len; spot->row++)
    if (g_ptr_array_find (((XyTimetableRow *) g_ptr_array_index (spot->rows, spot->row))->cells,
                          cell, &spot->column))
      return TRUE;
  return FALSE;
}

/* Where the focus is. */
static gboolean
find_spot (XyTimetableView *self, Spot *spot)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *cell;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;
  spot->chip = XY_IS_TIMETABLE_CHIP (focus) ? XY_TIMETABLE_CHIP (focus) : NULL;
  cell = gtk_widget_get_ancestor (focus, XY_TYPE_TIMETABLE_CELL);
  return cell != NULL && find_spot_of_cell (self, cell, spot);
}

static double
get_middle (XyTimetableView *self, GtkWidget *widget)
{
  graphene_rect_t bounds;

  if (!gtk_widget_compute_bounds (widget, GTK_WIDGET (self), &bounds))
    return 0;
  return bounds.origin.x + bounds.size.width / 2;
}

/* The chip of a cell that is nearest to @x, else the empty cell itself. */
static void
focus_nearest (XyTimetableView *self, XyTimetableCell *cell, double x)
{
  GtkWidget *best = GTK_WIDGET (cell);
  double least = G_MAXDOUBLE;
  XyTimetableChip *chip;

  for (guint i = 0; (chip = xy_timetable_cell_get_chip (cell, i)) != NULL; i++)
    {
      double distance = ABS (get_middle (self, GTK_WIDGET (chip)) - x);

      if (distance < least)
        {
          least = distance;
          best = GTK_WIDGET (chip);
        }
    }
  gtk_widget_grab_focus (best);
}

static void
focus_end (XyTimetableCell *cell, gboolean last)
{
  XyTimetableChip *chip = xy_timetable_cell_get_chip (cell, 0);

  for (guint i = 1; last && xy_timetable_cell_get_chip (cell, i) != NULL; i++)
    chip = xy_timetable_cell_get_chip (cell, i);
  gtk_widget_grab_focus (chip != NULL ? GTK_WIDGET (chip) : GTK_WIDGET (cell));
}

static gboolean
step_across (Spot *spot, gboolean forward)
{
  GtkWidget *beside = NULL;
  XyTimetableRow *row = g_ptr_array_index (spot->rows, spot->row);

  if (spot->chip != NULL)
    beside = forward ? gtk_widget_get_next_sibling (GTK_WIDGET (spot->chip))
                     : gtk_widget_get_prev_sibling (GTK_WIDGET (spot->chip));
  if (beside != NULL && XY_IS_TIMETABLE_CHIP (beside))
    return gtk_widget_grab_focus (beside);
  if (forward ? spot->column + 1 >= row->cells->len : spot->column == 0)
    return TRUE;
  focus_end (get_cell (spot, spot->row, forward ? spot->column + 1 : spot->column - 1), !forward);
  return TRUE;
}

static gboolean
step_down (XyTimetableView *self, Spot *spot, gboolean down)
{
  GtkWidget *from = spot->chip != NULL ? GTK_WIDGET (spot->chip)
                                       : GTK_WIDGET (get_cell (spot, spot->row, spot->column));
  XyTimetableCell *cell;

  /* At the first hour and the last the arrow goes on to what is above and below the table. */
  if (down ? spot->row + 1 >= spot->rows->len : spot->row == 0)
    return FALSE;
  cell = get_cell (spot, down ? spot->row + 1 : spot->row - 1, spot->column);
  if (cell != NULL)
    focus_nearest (self, cell, get_middle (self, from));
  return TRUE;
}

/* Carrying. */

static void
step_target (XyTimetableView *self, guint key)
{
  g_auto (Spot) spot = { 0 };
  XyTimetableCell *cell;
  int row, column;

  if (self->target == NULL || !find_spot_of_cell (self, GTK_WIDGET (self->target), &spot))
    return;
  row = (int) spot.row + (key == GDK_KEY_Down) - (key == GDK_KEY_Up);
  column = (int) spot.column + (key == GDK_KEY_Right) - (key == GDK_KEY_Left);
  if (row < 0 || row >= (int) spot.rows->len || column < 0)
    return;
  cell = get_cell (&spot, (guint) row, (guint) column);
  if (cell == NULL)
    return;
  xy_timetable_view_set_target (self, cell);
  xy_timetable_view_scroll_to (self, GTK_WIDGET (cell));
}

/* What would come of it is read to who does not see it. */
static void
tell_target (XyTimetableView *self)
{
  GtkWidget *chip = self->cargo != NULL && self->cargo->assignment != NULL
                        ? g_hash_table_lookup (self->chips, self->cargo->assignment)
                        : NULL;
  g_autoptr (XyTimetableOption) option = NULL;
  g_autofree char *words = NULL;

  if (chip == NULL || self->target == NULL)
    return;
  option = xy_timetable_option_new (self->schedule, self->cargo,
                                    xy_timetable_cell_get_slot (self->target),
                                    xy_timetable_cell_get_group (self->target), self->role);
  if (option == NULL)
    return;
  words = g_strconcat (option->title, "\n", option->subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words,
                                  -1);
}

static gboolean
begin_by_keys (XyTimetableView *self)
{
  g_auto (Spot) spot = { 0 };
  g_autoptr (XyTimetableCargo) cargo = NULL;

  if (!find_spot (self, &spot) || spot.chip == NULL || !xy_timetable_chip_get_movable (spot.chip))
    return FALSE;
  cargo = xy_timetable_chip_dup_cargo (spot.chip);
  xy_timetable_view_carry (self, cargo);
  self->by_keys = TRUE;
  xy_timetable_view_set_target (self, get_cell (&spot, spot.row, spot.column));
  return TRUE;
}

static guint
read_arrow (guint key)
{
  switch (key)
    {
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      return GDK_KEY_Left;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      return GDK_KEY_Right;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      return GDK_KEY_Up;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      return GDK_KEY_Down;
    default:
      return 0;
    }
}

static gboolean
press_while_carrying (XyTimetableView *self, guint key, guint arrow)
{
  if (arrow != 0)
    {
      step_target (self, arrow);
      tell_target (self);
      return TRUE;
    }
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_space)
    {
      xy_timetable_view_drop (self);
      return TRUE;
    }
  if (key == GDK_KEY_Escape)
    {
      xy_timetable_view_carry (self, NULL);
      return TRUE;
    }
  return FALSE;
}

/* Not in a menu that hangs in the table. */
static gboolean
has_focus_in_table (XyTimetableView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL &&
         gtk_widget_get_native (focus) == gtk_widget_get_native (GTK_WIDGET (self));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint key,
                guint code,
                GdkModifierType modifiers,
                gpointer user_data)
{
  XyTimetableView *self = user_data;
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint arrow = read_arrow (key);
  g_auto (Spot) spot = { 0 };

  if (!has_focus_in_table (self))
    return FALSE;
  if (rtl && (arrow == GDK_KEY_Left || arrow == GDK_KEY_Right))
    arrow = arrow == GDK_KEY_Left ? GDK_KEY_Right : GDK_KEY_Left;
  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (self->by_keys && (modifiers & ~GDK_ALT_MASK) == 0)
    return press_while_carrying (self, key, arrow);
  if (key == GDK_KEY_Escape && modifiers == 0)
    {
      g_signal_emit_by_name (self, "left");
      return TRUE;
    }
  if (arrow == 0)
    return FALSE;
  if (modifiers == GDK_ALT_MASK)
    return begin_by_keys (self) && press_while_carrying (self, key, arrow);
  if (modifiers != 0 || !find_spot (self, &spot))
    return FALSE;
  if (arrow == GDK_KEY_Left || arrow == GDK_KEY_Right)
    return step_across (&spot, arrow == GDK_KEY_Right);
  return step_down (self, &spot, arrow == GDK_KEY_Down);
}

static void
key_released_cb (GtkEventControllerKey *controller,
                 guint key,
                 guint code,
                 GdkModifierType modifiers,
                 gpointer user_data)
{
  XyTimetableView *self = user_data;

  if (self->by_keys && (key == GDK_KEY_Alt_L || key == GDK_KEY_Alt_R || key == GDK_KEY_Meta_L ||
                        key == GDK_KEY_Meta_R))
    xy_timetable_view_drop (self);
}

static void
focus_left_cb (GtkEventControllerFocus *controller, gpointer user_data)
{
  XyTimetableView *self = user_data;

  if (self->by_keys)
    xy_timetable_view_carry (self, NULL);
}

static void
cell_clicked_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  XyTimetableView *self = user_data;
  GtkWidget *picked = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *cell =
      picked != NULL ? gtk_widget_get_ancestor (picked, XY_TYPE_TIMETABLE_CELL) : NULL;

  if (cell == NULL || gtk_widget_get_ancestor (picked, XY_TYPE_TIMETABLE_CHIP) != NULL ||
      !gtk_widget_has_css_class (cell, "over"))
    return;
  g_signal_emit_by_name (self, "problem-wanted", NULL,
                         xy_timetable_cell_get_slot (XY_TIMETABLE_CELL (cell)),
                         xy_timetable_cell_get_group (XY_TIMETABLE_CELL (cell)));
}

void
xy_timetable_view_init_keys (XyTimetableView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  /* Before a pill hears Enter, which drops what is carried. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  g_signal_connect (keys, "key-released", G_CALLBACK (key_released_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (focus_left_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (cell_clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
