// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The menus of pills, hours and sessions.  Only what can be done now is offered. */

#include <glib/gi18n-lib.h>

#include "app/xy-timetable-actions.h"
#include "app/xy-timetable-chooser.h"
#include "app/xy-timetable-view-private.h"
#include "model/xy-sentence.h"

/* Whether the group has it, and the person may do it with that. */
static gboolean
offers (XyTimetableView *self, const char *action, const char *id)
{
  if (self->actions == NULL || !g_action_group_has_action (self->actions, action) ||
      !g_action_group_get_action_enabled (self->actions, action))
    return FALSE;
  return !XY_IS_TIMETABLE_ACTIONS (self->actions) ||
         xy_timetable_actions_offers (XY_TIMETABLE_ACTIONS (self->actions), action, id);
}

static void
append (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

/* An action of the page, if it is there. */
static void
append_offered (XyTimetableView *self,
                GMenu *menu,
                const char *label,
                const char *action,
                const char *id)
{
  g_autofree char *name = g_strconcat ("timetable.", action, NULL);

  if (offers (self, action, id))
    append (menu, label, name, g_variant_new_string (id));
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
}

GMenuModel *
xy_timetable_view_new_heading_menu (XyTimetableView *self, const char *id, gboolean is_hour)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  if (is_hour)
    {
      append_offered (self, menu, _ ("Edit Hour…"), "edit-hour", id);
      append_offered (self, menu, _ ("Remove Hour"), "remove-hour", id);
    }
  else
    {
      append_offered (self, menu, _ ("Add an Hour…"), "add-hour", id);
      append_offered (self, menu, _ ("Edit Session…"), "edit-session", id);
      append_offered (self, menu, _ ("Remove Session"), "remove-session", id);
      if (offers (self, "add-session", NULL))
        append (menu, _ ("Add a Session…"), "timetable.add-session", NULL);
    }
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return NULL;
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/* The other parts of the same college. */
static void
append_joins (XyTimetableView *self, GMenu *menu, const XyTimetablePill *pill)
{
  g_autoptr (GPtrArray) places = xy_schedule_list_college (self->schedule, pill->college);

  for (guint i = 0; i < places->len; i++)
    {
      const XyAssignment *place = g_ptr_array_index (places, i);
      g_autofree char *spot = NULL;
      g_autofree char *label = NULL;

      if (g_strcmp0 (place->id, pill->assignment) == 0)
        continue;
      spot = xy_timetable_dup_spot (self->schedule, place->slot, (int) place->group);
      /* Translators: %s is hours and a group, where another part of the college is. */
      label = xy_sentence_fill (_ ("Join With %s"), spot);
      append (menu, label, "timetable.join", g_variant_new ("(ss)", pill->assignment, place->id));
    }
}

static GMenu *
new_pill_menu (XyTimetableView *self, const XyTimetablePill *pill)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) places = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();
  g_autoptr (GMenu) removal = g_menu_new ();

  if (pill->movable)
    append (places, pill->assignment != NULL ? _ ("Move To…") : _ ("Give It a Place…"),
            "place.move-to", g_variant_new_string (pill->key));
  if (pill->movable && pill->assignment != NULL)
    {
      append_offered (self, places, _ ("Split…"), "split", pill->assignment);
      if (offers (self, "join", pill->assignment))
        append_joins (self, places, pill);
      append_offered (self, rest, _ ("Fixed and Times…"), "wish", pill->assignment);
      append_offered (self, removal, _ ("Remove From the Timetable"), "remove", pill->assignment);
    }
  if (pill->assignment != NULL)
    append_offered (self, rest, _ ("Queue…"), "queue", pill->assignment);
  if (pill->mark != NULL)
    append (rest, _ ("What Is Wrong"), "place.show-problem", g_variant_new_string (pill->key));
  append_section (menu, places);
  append_section (menu, rest);
  append_section (menu, removal);
  return menu;
}

/* Popovers. */

typedef struct
{
  XyTimetableView *view;
  GtkWidget *popover;
} Closing;

static void
closing_free (Closing *closing)
{
  g_object_unref (closing->view);
  g_object_unref (closing->popover);
  g_free (closing);
}

static gboolean
remove_popover_cb (gpointer user_data)
{
  Closing *closing = user_data;

  if (closing->view->popover == closing->popover)
    closing->view->popover = NULL;
  if (gtk_widget_get_parent (closing->popover) != NULL)
    gtk_widget_unparent (closing->popover);
  return G_SOURCE_REMOVE;
}

/* What was chosen in it is activated after it is closed. */
static void
popover_closed_cb (GtkPopover *popover, gpointer user_data)
{
  XyTimetableView *self = user_data;
  Closing *closing = g_new0 (Closing, 1);
  GtkWidget *chip = g_object_get_data (G_OBJECT (popover), "chip");

  closing->view = g_object_ref (self);
  closing->popover = g_object_ref_sink (GTK_WIDGET (popover));
  xy_timetable_view_carry (self, NULL);
  if (chip != NULL && gtk_widget_get_root (chip) != NULL)
    gtk_widget_grab_focus (chip);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, remove_popover_cb, closing,
                   (GDestroyNotify) closing_free);
}

static void
open_popover (XyTimetableView *self, GtkWidget *popover, XyTimetableChip *chip)
{
  graphene_rect_t bounds;
  GdkRectangle spot = { 0 };

  if (gtk_widget_compute_bounds (GTK_WIDGET (chip), GTK_WIDGET (self), &bounds))
    spot = (GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, (int) bounds.size.width,
                           (int) bounds.size.height };
  if (self->popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->popover));
  self->popover = popover;
  g_object_set_data_full (G_OBJECT (popover), "chip", g_object_ref (chip), g_object_unref);
  gtk_widget_set_parent (popover, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &spot);
  g_signal_connect_object (popover, "closed", G_CALLBACK (popover_closed_cb), self, 0);
  gtk_popover_popup (GTK_POPOVER (popover));
}

/* The chooser knows for what it is open. */
static void
chosen_cb (XyTimetableChooser *chooser, const char *slot, int group, gpointer user_data)
{
  const XyTimetableCargo *cargo = g_object_get_data (G_OBJECT (chooser), "cargo");

  g_signal_emit_by_name (user_data, "move", cargo, slot, group);
}

void
xy_timetable_view_choose_place (XyTimetableView *self, XyTimetableChip *chip)
{
  XyTimetableCargo *cargo;
  GtkWidget *chooser;

  g_return_if_fail (XY_IS_TIMETABLE_VIEW (self) && XY_IS_TIMETABLE_CHIP (chip));

  if (self->schedule == NULL || !xy_timetable_chip_get_movable (chip))
    return;
  cargo = xy_timetable_chip_dup_cargo (chip);
  chooser = xy_timetable_chooser_new (self->schedule, cargo, self->role);
  g_object_set_data_full (G_OBJECT (chooser), "cargo", cargo,
                          (GDestroyNotify) xy_timetable_cargo_free);
  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, 0);
  open_popover (self, chooser, chip);
  xy_timetable_view_carry (self, cargo);
}

void
xy_timetable_view_open_menu (XyTimetableView *self, XyTimetableChip *chip)
{
  const XyTimetablePill *pill;
  g_autoptr (GMenu) menu = NULL;
  g_autoptr (GMenuModel) only = NULL;

  g_return_if_fail (XY_IS_TIMETABLE_VIEW (self) && XY_IS_TIMETABLE_CHIP (chip));

  pill = self->state != NULL
             ? xy_timetable_state_find_pill (self->state, xy_timetable_chip_get_key (chip))
             : NULL;
  if (pill == NULL)
    return;
  menu = new_pill_menu (self, pill);
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;
  /* Where it can be moved and nothing else, one step is enough. */
  only = g_menu_model_get_item_link (G_MENU_MODEL (menu), 0, G_MENU_LINK_SECTION);
  if (pill->movable && g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 1 &&
      g_menu_model_get_n_items (only) == 1)
    xy_timetable_view_choose_place (self, chip);
  else
    open_popover (self, gtk_popover_menu_new_from_model (G_MENU_MODEL (menu)), chip);
}

static XyTimetableChip *
get_popover_chip (XyTimetableView *self, const char *key)
{
  GtkWidget *chip =
      self->popover != NULL ? g_object_get_data (G_OBJECT (self->popover), "chip") : NULL;

  /* A college without a place has its chip beside the table. */
  if (chip != NULL && g_strcmp0 (xy_timetable_chip_get_key (XY_TIMETABLE_CHIP (chip)), key) == 0)
    return XY_TIMETABLE_CHIP (chip);
  return g_hash_table_lookup (self->chips, key);
}

static void
move_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  XyTimetableView *self = user_data;
  XyTimetableChip *chip = get_popover_chip (self, g_variant_get_string (parameter, NULL));

  if (chip != NULL)
    xy_timetable_view_choose_place (self, chip);
}

static void
show_problem_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_signal_emit_by_name (user_data, "problem-wanted", g_variant_get_string (parameter, NULL), NULL,
                         0);
}

void
xy_timetable_view_init_menus (XyTimetableView *self)
{
  static const GActionEntry entries[] = {
    { "move-to", move_to_cb, "s", NULL, NULL, { 0 } },
    { "show-problem", show_problem_cb, "s", NULL, NULL, { 0 } },
  };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "place", G_ACTION_GROUP (group));
}

GtkWidget *
xy_timetable_view_get_popover (XyTimetableView *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_VIEW (self), NULL);

  return self->popover;
}
