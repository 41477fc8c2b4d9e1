// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-photo-grid.h"

#include <glib/gi18n-lib.h>

#include "app/xy-photo-cell.h"
#include "app/xy-photo-picks.h"
#include "app/xy-student-rows.h"

#define THUMBNAIL_WIDTH 108
/* A cell with what is around it; the grid makes no more columns than have room. */
#define CELL_WIDTH (THUMBNAIL_WIDTH + 18)
#define MAX_COLUMNS 24
/* GTK's grids act on this when a cell is chosen; it moves the anchor of Shift as well. */
#define SELECT_ACTION "list.select-item"

struct _XyPhotoGrid
{
  AdwBin parent_instance;

  GtkScrolledWindow *scrolled;
  GtkGridView *grid;
  XyStudentView *view;
  XyPhotoCache *cache;
  GtkSelectionModel *picks;
  /* Never seen; it has the size of the others. */
  GtkWidget *sample;
  gboolean picking;
  /* Cells that show somebody; those near the screen are loaded after the next frame. */
  GHashTable *cells;
  gboolean wants_load;
  GSignalGroup *clock_signals;
};

enum
{
  PROP_0,
  PROP_PICKING,
  N_PROPS,
};

enum
{
  OPEN,
  PICKED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyPhotoGrid, xy_photo_grid, ADW_TYPE_BIN)

/* What is loaded. */

typedef struct
{
  XyPhotoCell *cell;
  double x, y;
  double distance;
} Place;

/* Those far from the screen first, then from the lower right to the upper left: the cache begins
 * with what it was asked for last. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *one = a, *other = b;

  if (one->distance < other->distance || one->distance > other->distance)
    return one->distance < other->distance ? 1 : -1;
  if (one->y < other->y || one->y > other->y)
    return one->y < other->y ? 1 : -1;
  return one->x < other->x ? 1 : one->x > other->x ? -1 : 0;
}

static void
load_near (XyPhotoGrid *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self->scrolled));
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    {
      Place place = { .cell = cell };
      graphene_rect_t bounds;

      /* GTK hides what is off the screen, and leaves it where it was. */
      if (!gtk_widget_get_mapped (cell) ||
          !gtk_widget_compute_bounds (cell, GTK_WIDGET (self->scrolled), &bounds))
        {
          xy_photo_cell_set_near (cell, FALSE);
          continue;
        }
      place.x = bounds.origin.x;
      place.y = bounds.origin.y;
      if (bounds.origin.y > height)
        place.distance = bounds.origin.y - height;
      else if (bounds.origin.y + bounds.size.height < 0)
        place.distance = -(bounds.origin.y + bounds.size.height);
      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < places->len; i++)
    {
      const Place *place = &g_array_index (places, Place, i);

      xy_photo_cell_set_near (place->cell, place->distance <= height);
    }
}

/* Only then have the cells the places of a scrolled grid. */
static void
after_paint_cb (XyPhotoGrid *self)
{
  if (!self->wants_load || self->scrolled == NULL)
    return;
  self->wants_load = FALSE;
  load_near (self);
}

static void
queue_load (XyPhotoGrid *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  self->wants_load = TRUE;
  if (clock != NULL)
    gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static void
scrolled_cb (XyPhotoGrid *self)
{
  queue_load (self);
}

/* Cells. */

static void
cell_pressed_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  /* A double click is two clicks here. */
  if (n_press > 1)
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
cell_released_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem *list_item = user_data;
  GtkWidget *cell = gtk_list_item_get_child (list_item);
  XyPhotoGrid *self = XY_PHOTO_GRID (gtk_widget_get_ancestor (cell, XY_TYPE_PHOTO_GRID));
  GdkModifierType modifiers =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  guint position = gtk_list_item_get_position (list_item);

  if ((modifiers & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != 0 || self == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (self->picking)
    gtk_widget_activate_action (cell, SELECT_ACTION, "(ubb)", position, TRUE, FALSE);
  else
    gtk_widget_activate_action (cell, "list.activate-item", "u", position);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyPhotoGrid *self = user_data;
  GtkWidget *cell = xy_photo_cell_new_like (XY_PHOTO_CELL (self->sample));
  GtkGesture *click = gtk_gesture_click_new ();

  xy_photo_cell_set_near (XY_PHOTO_CELL (cell), FALSE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_PRIMARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (cell_pressed_cb), list_item, 0);
  g_signal_connect_object (click, "released", G_CALLBACK (cell_released_cb), list_item, 0);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyPhotoGrid *self = user_data;
  XyPhotoCell *cell = XY_PHOTO_CELL (gtk_list_item_get_child (list_item));

  xy_photo_cell_set_row (cell, gtk_list_item_get_item (list_item));
  g_hash_table_add (self->cells, cell);
  queue_load (self);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyPhotoGrid *self = user_data;
  XyPhotoCell *cell = XY_PHOTO_CELL (gtk_list_item_get_child (list_item));

  g_hash_table_remove (self->cells, cell);
  xy_photo_cell_set_near (cell, FALSE);
  xy_photo_cell_set_row (cell, NULL);
}

static void
activated_cb (XyPhotoGrid *self, guint position)
{
  g_autoptr (XyStudentItem) item = g_list_model_get_item (G_LIST_MODEL (self->view), position);

  if (item != NULL)
    g_signal_emit (self, signals[OPEN], 0, item);
}

static void
selection_changed_cb (XyPhotoGrid *self)
{
  g_autoptr (GtkBitset) selection = gtk_selection_model_get_selection (self->picks);

  if (!gtk_bitset_is_empty (selection))
    xy_photo_grid_set_picking (self, TRUE);
  g_signal_emit (self, signals[PICKED], 0);
}

static gboolean
xy_photo_grid_grab_focus (GtkWidget *widget)
{
  XyPhotoGrid *self = XY_PHOTO_GRID (widget);

  return gtk_widget_get_mapped (GTK_WIDGET (self->grid)) &&
         gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
xy_photo_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XyPhotoGrid *self = XY_PHOTO_GRID (widget);

  GTK_WIDGET_CLASS (xy_photo_grid_parent_class)->size_allocate (widget, width, height, baseline);
  queue_load (self);
}

static void
xy_photo_grid_realize (GtkWidget *widget)
{
  XyPhotoGrid *self = XY_PHOTO_GRID (widget);

  GTK_WIDGET_CLASS (xy_photo_grid_parent_class)->realize (widget);
  g_signal_group_set_target (self->clock_signals, gtk_widget_get_frame_clock (widget));
  queue_load (self);
}

static void
xy_photo_grid_unrealize (GtkWidget *widget)
{
  XyPhotoGrid *self = XY_PHOTO_GRID (widget);

  if (self->clock_signals != NULL)
    g_signal_group_set_target (self->clock_signals, NULL);
  GTK_WIDGET_CLASS (xy_photo_grid_parent_class)->unrealize (widget);
}

static void
xy_photo_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PICKING:
      g_value_set_boolean (value, XY_PHOTO_GRID (object)->picking);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_photo_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_PICKING:
      xy_photo_grid_set_picking (XY_PHOTO_GRID (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_photo_grid_dispose (GObject *object)
{
  XyPhotoGrid *self = XY_PHOTO_GRID (object);

  /* The cells go while what they tell is still there. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  self->grid = NULL;
  self->scrolled = NULL;
  g_clear_pointer (&self->sample, gtk_widget_unparent);
  g_clear_object (&self->clock_signals);
  g_clear_object (&self->picks);
  g_clear_object (&self->view);
  g_clear_object (&self->cache);
  G_OBJECT_CLASS (xy_photo_grid_parent_class)->dispose (object);
}

static void
xy_photo_grid_finalize (GObject *object)
{
  g_hash_table_unref (XY_PHOTO_GRID (object)->cells);
  G_OBJECT_CLASS (xy_photo_grid_parent_class)->finalize (object);
}

static void
xy_photo_grid_class_init (XyPhotoGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = xy_photo_grid_get_property;
  object_class->set_property = xy_photo_grid_set_property;
  object_class->dispose = xy_photo_grid_dispose;
  object_class->finalize = xy_photo_grid_finalize;
  widget_class->grab_focus = xy_photo_grid_grab_focus;
  widget_class->size_allocate = xy_photo_grid_size_allocate;
  widget_class->realize = xy_photo_grid_realize;
  widget_class->unrealize = xy_photo_grid_unrealize;
  properties[PROP_PICKING] =
      g_param_spec_boolean ("picking", NULL, NULL, FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[OPEN] = g_signal_new ("open", XY_TYPE_PHOTO_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, XY_TYPE_STUDENT_ITEM);
  signals[PICKED] = g_signal_new ("picked", XY_TYPE_PHOTO_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 0);
}

static void
xy_photo_grid_init (XyPhotoGrid *self)
{
  self->cells = g_hash_table_new (NULL, NULL);
  self->clock_signals = g_signal_group_new (GDK_TYPE_FRAME_CLOCK);
  g_signal_group_connect_object (self->clock_signals, "after-paint", G_CALLBACK (after_paint_cb),
                                 self, G_CONNECT_SWAPPED);
  self->grid = GTK_GRID_VIEW (gtk_grid_view_new (NULL, NULL));
  gtk_grid_view_set_min_columns (self->grid, 2);
  gtk_grid_view_set_max_columns (self->grid, MAX_COLUMNS);
  gtk_grid_view_set_enable_rubberband (self->grid, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->grid), "xy-photos");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Photos"), -1);
  g_signal_connect_object (self->grid, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  self->scrolled = GTK_SCROLLED_WINDOW (gtk_scrolled_window_new ());
  gtk_scrolled_window_set_policy (self->scrolled, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (self->scrolled, GTK_WIDGET (self->grid));
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scrolled), "value-changed",
                           G_CALLBACK (scrolled_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->scrolled));
}

void
xy_photo_grid_set_view (XyPhotoGrid *self, XyStudentView *view, XyPhotoCache *cache)
{
  g_autoptr (XyStudentRows) rows = NULL;
  g_autoptr (GtkListItemFactory) factory = NULL;

  g_return_if_fail (XY_IS_PHOTO_GRID (self) && self->view == NULL);

  self->view = g_object_ref (view);
  self->cache = g_object_ref (cache);
  rows = xy_student_rows_new (view);
  self->picks = GTK_SELECTION_MODEL (xy_photo_picks_new (GTK_SELECTION_MODEL (rows)));
  g_signal_connect_object (self->picks, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->sample = xy_photo_cell_new (cache, THUMBNAIL_WIDTH);
  gtk_widget_set_child_visible (self->sample, FALSE);
  gtk_widget_set_parent (self->sample, GTK_WIDGET (self));
  factory = gtk_signal_list_item_factory_new ();
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, 0);
  gtk_grid_view_set_factory (self->grid, factory);
  gtk_grid_view_set_model (self->grid, self->picks);
}

gboolean
xy_photo_grid_get_picking (XyPhotoGrid *self)
{
  g_return_val_if_fail (XY_IS_PHOTO_GRID (self), FALSE);

  return self->picking;
}

void
xy_photo_grid_set_picking (XyPhotoGrid *self, gboolean picking)
{
  g_return_if_fail (XY_IS_PHOTO_GRID (self));

  if (self->picking == picking)
    return;
  self->picking = picking;
  if (picking)
    gtk_widget_add_css_class (GTK_WIDGET (self->grid), "picking");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->grid), "picking");
  if (!picking && self->picks != NULL)
    gtk_selection_model_unselect_all (self->picks);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PICKING]);
}

void
xy_photo_grid_pick_all (XyPhotoGrid *self)
{
  g_return_if_fail (XY_IS_PHOTO_GRID (self));

  if (self->picks != NULL)
    gtk_selection_model_select_all (self->picks);
}

GPtrArray *
xy_photo_grid_list_picked (XyPhotoGrid *self)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selection = NULL;
  GtkBitsetIter iter;
  guint position;

  g_return_val_if_fail (XY_IS_PHOTO_GRID (self), items);

  if (self->picks == NULL)
    return items;
  selection = gtk_selection_model_get_selection (self->picks);
  if (gtk_bitset_iter_init_first (&iter, selection, &position))
    do
      g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (self->view), position));
    while (gtk_bitset_iter_next (&iter, &position));
  return items;
}

void
xy_photo_grid_scroll_to_start (XyPhotoGrid *self)
{
  g_return_if_fail (XY_IS_PHOTO_GRID (self));

  if (self->view != NULL && g_list_model_get_n_items (G_LIST_MODEL (self->view)) > 0)
    gtk_widget_activate_action (GTK_WIDGET (self->grid), "list.scroll-to-item", "u", 0u);
}
