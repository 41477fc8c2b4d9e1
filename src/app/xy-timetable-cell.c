// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-cell.h"

#define SPACING 6
#define LINE_SPACING 2

struct _XyTimetableCell
{
  GtkWidget parent_instance;

  GtkWidget *line;
  GtkWidget *icon;
  GtkWidget *words;

  char *slot;
  int group;
  gboolean over;
  char *load_words;
  char *description;
  char *told;
};

G_DEFINE_FINAL_TYPE (XyTimetableCell, xy_timetable_cell, GTK_TYPE_WIDGET)

/* Lays the chips out in that width, and the line below them.  Returns the height. */
static int
lay_out (XyTimetableCell *self, int width, int height, gboolean place)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int x = 0, y = 0, row = 0, line_height, line_width;
  GtkAllocation spot;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkRequisition minimum, natural;
      int child_width;

      if (child == self->line || !gtk_widget_should_layout (child))
        continue;
      gtk_widget_get_preferred_size (child, &minimum, &natural);
      child_width = MAX (MIN (natural.width, width), minimum.width);
      if (x > 0 && x + child_width > width)
        {
          x = 0;
          y += row + SPACING;
          row = 0;
        }
      if (place)
        {
          spot =
              (GtkAllocation){ rtl ? width - x - child_width : x, y, child_width, natural.height };
          gtk_widget_size_allocate (child, &spot, -1);
        }
      x += child_width + SPACING;
      row = MAX (row, natural.height);
    }
  gtk_widget_measure (self->line, GTK_ORIENTATION_VERTICAL, -1, NULL, &line_height, NULL, NULL);
  y += row + LINE_SPACING;
  if (place)
    {
      gtk_widget_measure (self->line, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &line_width, NULL,
                          NULL);
      line_width = MIN (line_width, width);
      spot = (GtkAllocation){ rtl ? 0 : width - line_width, MAX (y, height - line_height),
                              line_width, line_height };
      gtk_widget_size_allocate (self->line, &spot, -1);
    }
  return y + line_height;
}

static GtkSizeRequestMode
xy_timetable_cell_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xy_timetable_cell_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  XyTimetableCell *self = XY_TIMETABLE_CELL (widget);
  int widest = 0, all = 0;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = lay_out (self, for_size < 0 ? G_MAXINT / 2 : for_size, 0, FALSE);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int child_minimum, child_natural;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural,
                          NULL, NULL);
      widest = MAX (widest, child_minimum);
      all += child_natural + (all > 0 ? SPACING : 0);
    }
  *minimum = widest;
  *natural = MAX (widest, all);
}

static void
xy_timetable_cell_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (XY_TIMETABLE_CELL (widget), width, height, TRUE);
}

static void
set_class (XyTimetableCell *self, const char *name, gboolean has)
{
  if (has)
    gtk_widget_add_css_class (GTK_WIDGET (self), name);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), name);
}

/* The line, and the name that a screen reader gets. */
static void
show_words (XyTimetableCell *self, const XyTimetableOption *option)
{
  const char *words = option != NULL ? option->hint : self->load_words;
  const char *icon = NULL;
  g_autofree char *told = NULL;

  if (option == NULL)
    icon = self->over ? "dialog-warning-symbolic" : NULL;
  else if (option->current)
    icon = "mark-location-symbolic";
  else if (!option->free)
    icon = "mail-send-symbolic";
  else
    icon = option->over ? "dialog-warning-symbolic" : "object-select-symbolic";
  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->words)), words) != 0)
    gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (self->icon, icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), icon);
  set_class (self, "over", option != NULL ? option->over : self->over);
  set_class (self, "offered", option != NULL);
  set_class (self, "word", option != NULL && !option->free);
  told = option != NULL ? g_strconcat (self->description, "\n", option->subtitle, NULL)
                        : g_strdup (self->description);
  if (g_strcmp0 (told, self->told) == 0)
    return;
  g_free (self->told);
  self->told = g_steal_pointer (&told);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->told,
                                  -1);
}

static void
xy_timetable_cell_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (xy_timetable_cell_parent_class)->dispose (object);
}

static void
xy_timetable_cell_finalize (GObject *object)
{
  XyTimetableCell *self = XY_TIMETABLE_CELL (object);

  g_free (self->slot);
  g_free (self->load_words);
  g_free (self->description);
  g_free (self->told);
  G_OBJECT_CLASS (xy_timetable_cell_parent_class)->finalize (object);
}

static void
xy_timetable_cell_class_init (XyTimetableCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_timetable_cell_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_timetable_cell_finalize;
  widget_class->get_request_mode = xy_timetable_cell_get_request_mode;
  widget_class->measure = xy_timetable_cell_measure;
  widget_class->size_allocate = xy_timetable_cell_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "place");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xy_timetable_cell_init (XyTimetableCell *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "xy-group");
  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_add_css_class (self->line, "line");
  self->icon = gtk_image_new ();
  gtk_widget_set_visible (self->icon, FALSE);
  self->words = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->words, "caption");
  gtk_widget_add_css_class (self->words, "xy-numeric");
  gtk_box_append (GTK_BOX (self->line), self->icon);
  gtk_box_append (GTK_BOX (self->line), self->words);
  gtk_widget_set_parent (self->line, GTK_WIDGET (self));
}

GtkWidget *
xy_timetable_cell_new (const char *slot, int group)
{
  XyTimetableCell *self = g_object_new (XY_TYPE_TIMETABLE_CELL, NULL);

  self->slot = g_strdup (slot);
  self->group = group;
  return GTK_WIDGET (self);
}

const char *
xy_timetable_cell_get_slot (XyTimetableCell *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_CELL (self), NULL);

  return self->slot;
}

int
xy_timetable_cell_get_group (XyTimetableCell *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_CELL (self), 0);

  return self->group;
}

void
xy_timetable_cell_set_group (XyTimetableCell *self, const XyTimetableGroup *group)
{
  g_return_if_fail (XY_IS_TIMETABLE_CELL (self) && group != NULL);

  g_free (self->load_words);
  self->load_words = g_strdup (group->load_words);
  g_free (self->description);
  self->description = g_strdup (group->description);
  self->over = group->over;
  /* An empty place has no chip that the focus could go to. */
  gtk_widget_set_focusable (GTK_WIDGET (self), group->pills->len == 0);
  show_words (self, NULL);
}

void
xy_timetable_cell_put (XyTimetableCell *self, GtkWidget *chip, GtkWidget *after)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (XY_IS_TIMETABLE_CELL (self) && GTK_IS_WIDGET (chip));

  if (gtk_widget_get_parent (chip) == widget && gtk_widget_get_prev_sibling (chip) == after)
    return;
  g_object_ref (chip);
  if (gtk_widget_get_parent (chip) != NULL && gtk_widget_get_parent (chip) != widget)
    gtk_widget_unparent (chip);
  gtk_widget_insert_after (chip, widget, after);
  g_object_unref (chip);
}

XyTimetableChip *
xy_timetable_cell_get_chip (XyTimetableCell *self, guint number)
{
  GtkWidget *child;

  g_return_val_if_fail (XY_IS_TIMETABLE_CELL (self), NULL);

  child = gtk_widget_get_first_child (GTK_WIDGET (self));
  for (guint i = 0; i < number && child != NULL; i++)
    child = gtk_widget_get_next_sibling (child);
  return child != NULL && XY_IS_TIMETABLE_CHIP (child) ? XY_TIMETABLE_CHIP (child) : NULL;
}

void
xy_timetable_cell_set_option (XyTimetableCell *self, const XyTimetableOption *option)
{
  g_return_if_fail (XY_IS_TIMETABLE_CELL (self));

  show_words (self, option);
}

void
xy_timetable_cell_set_target (XyTimetableCell *self, gboolean target)
{
  g_return_if_fail (XY_IS_TIMETABLE_CELL (self));

  set_class (self, "target", target);
}

const char *
xy_timetable_cell_get_words (XyTimetableCell *self)
{
  g_return_val_if_fail (XY_IS_TIMETABLE_CELL (self), NULL);

  return gtk_label_get_label (GTK_LABEL (self->words));
}
