// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-chip.h"

#define SPACING 6

struct _XyTimetableChip
{
  GtkWidget parent_instance;

  GtkWidget *problem;
  GtkWidget *fixed;
  GtkWidget *asked;
  GtkWidget *name;
  GtkWidget *classes;
  GtkWidget *mark;
  GtkWidget *count;

  char *key;
  char *assignment;
  char *college;
  char *description;
  gboolean movable;
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyTimetableChip, xy_timetable_chip, GTK_TYPE_WIDGET)

static GtkWidget *
add_icon (XyTimetableChip *self, const char *name)
{
  GtkWidget *icon = gtk_image_new_from_icon_name (name);

  gtk_widget_set_visible (icon, FALSE);
  gtk_widget_set_parent (icon, GTK_WIDGET (self));
  return icon;
}

static GtkWidget *
add_label (XyTimetableChip *self, const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (label, style);
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_widget_set_visible (label, text != NULL);
  if (text != NULL && g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), text) != 0)
    gtk_label_set_label (GTK_LABEL (label), text);
}

static void
set_class (GtkWidget *widget, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
released_cb (GtkGestureClick *click, int n_press, double x, double y, gpointer user_data)
{
  GtkWidget *widget = user_data;

  if (!gtk_widget_contains (widget, x, y))
    return;
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_grab_focus (widget);
  g_signal_emit (widget, signals[ACTIVATED], 0);
}

static void
add_click (XyTimetableChip *self, guint button)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), button);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static gboolean
activate_binding_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  g_signal_emit (widget, signals[ACTIVATED], 0);
  return TRUE;
}

static void
xy_timetable_chip_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xy_timetable_chip_parent_class)->dispose (object);
}

static void
xy_timetable_chip_finalize (GObject *object)
{
  XyTimetableChip *self = XY_TIMETABLE_CHIP (object);

  g_free (self->key);
  g_free (self->assignment);
  g_free (self->college);
  g_free (self->description);
  G_OBJECT_CLASS (xy_timetable_chip_parent_class)->finalize (object);
}

static void
xy_timetable_chip_class_init (XyTimetableChipClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
  } keys[] = {
    { GDK_KEY_Return, 0 },    { GDK_KEY_KP_Enter, 0 }, { GDK_KEY_space, 0 },
    { GDK_KEY_KP_Space, 0 },  { GDK_KEY_Menu, 0 },     { GDK_KEY_F10, GDK_SHIFT_MASK },
    { GDK_KEY_ISO_Enter, 0 },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = xy_timetable_chip_dispose;
  object_class->finalize = xy_timetable_chip_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", XY_TYPE_TIMETABLE_CHIP, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[ACTIVATED]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, keys[i].modifiers, activate_binding_cb,
                                  NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "pill");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
xy_timetable_chip_init (XyTimetableChip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_add_css_class (widget, "xy-pill");
  gtk_widget_set_focusable (widget, TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), SPACING);
  self->problem = add_icon (self, "dialog-warning-symbolic");
  self->name = add_label (self, "name");
  self->classes = add_label (self, "classes");
  gtk_label_set_ellipsize (GTK_LABEL (self->classes), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->classes), 8);
  self->fixed = add_icon (self, "view-pin-symbolic");
  self->asked = add_icon (self, "mail-send-symbolic");
  self->count = add_label (self, "count");
  self->mark = add_label (self, "mark");
  gtk_widget_add_css_class (self->mark, "caption");
  add_click (self, GDK_BUTTON_PRIMARY);
  add_click (self, GDK_BUTTON_SECONDARY);
}

GtkWidget *
xy_timetable_chip_new (void)
{
  return g_object_new (XY_TYPE_TIMETABLE_CHIP, NULL);
}

static void
set_string (char **place, const char *string)
{
  if (g_strcmp0 (*place, string) == 0)
    return;
  g_free (*place);
  *place = g_strdup (string);
}

void
xy_timetable_chip_set_pill (XyTimetableChip *self, const XyTimetablePill *pill)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *count = NULL;

  g_return_if_fail (XY_IS_TIMETABLE_CHIP (self) && pill != NULL);

  set_string (&self->key, pill->key);
  set_string (&self->assignment, pill->assignment);
  set_string (&self->college, pill->college);
  self->movable = pill->movable;
  count = pill->headcount > 0 ? g_strdup_printf ("%d", pill->headcount) : NULL;
  set_text (self->name, pill->name);
  set_text (self->classes, pill->classes);
  set_text (self->count, count);
  set_text (self->mark, pill->mark);
  gtk_widget_set_visible (self->problem, pill->mark != NULL);
  gtk_widget_set_visible (self->fixed, pill->fixed);
  gtk_widget_set_visible (self->asked, pill->requested != NULL);
  set_class (widget, "own", pill->own);
  set_class (widget, "asked", pill->requested != NULL);
  set_class (widget, "wrong", pill->mark != NULL);
  if (g_strcmp0 (self->description, pill->description) == 0)
    return;
  set_string (&self->description, pill->description);
  gtk_widget_set_tooltip_text (widget, pill->description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  pill->description, -1);
}

const char *
xy_timetable_chip_get_key (XyTimetableChip *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_CHIP (self), NULL);

  return self->key;
}

gboolean
xy_timetable_chip_get_movable (XyTimetableChip *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_CHIP (self), FALSE);

  return self->movable;
}

XyTimetableCargo *
xy_timetable_chip_dup_cargo (XyTimetableChip *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_CHIP (self), NULL);

  return xy_timetable_cargo_new (self->assignment, self->assignment == NULL ? self->college : NULL);
}
