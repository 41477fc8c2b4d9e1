// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-row.h"

#include <glib/gi18n-lib.h>

struct _XyImportRow
{
  AdwBin parent_instance;

  GtkTreeExpander *expander;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *subtitle;
  GtkDropDown *choice;
  GtkCheckButton *tick;

  gboolean filling;
};

enum
{
  ANSWERED,
  TICKED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyImportRow, xy_import_row, ADW_TYPE_BIN)

static void
chosen_cb (XyImportRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[ANSWERED], 0, gtk_drop_down_get_selected (self->choice));
}

static void
toggled_cb (XyImportRow *self)
{
  if (!self->filling)
    g_signal_emit (self, signals[TICKED], 0, gtk_check_button_get_active (self->tick));
}

static void
xy_import_row_class_init (XyImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[ANSWERED] = g_signal_new ("answered", XY_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[TICKED] = g_signal_new ("ticked", XY_TYPE_IMPORT_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, XyImportRow, expander);
  gtk_widget_class_bind_template_child (widget_class, XyImportRow, icon);
  gtk_widget_class_bind_template_child (widget_class, XyImportRow, title);
  gtk_widget_class_bind_template_child (widget_class, XyImportRow, subtitle);
  gtk_widget_class_bind_template_child (widget_class, XyImportRow, choice);
  gtk_widget_class_bind_template_child (widget_class, XyImportRow, tick);
}

static void
xy_import_row_init (XyImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

GtkWidget *
xy_import_row_new (void)
{
  return g_object_new (XY_TYPE_IMPORT_ROW, NULL);
}

void
xy_import_row_set_list_row (XyImportRow *self, GtkTreeListRow *list_row)
{
  g_return_if_fail (XY_IS_IMPORT_ROW (self));

  gtk_tree_expander_set_list_row (self->expander, list_row);
}

GtkTreeListRow *
xy_import_row_get_list_row (XyImportRow *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_ROW (self), NULL);

  return gtk_tree_expander_get_list_row (self->expander);
}

void
xy_import_row_show (XyImportRow *self,
                    const char *icon,
                    gboolean is_heading,
                    const char *title,
                    const char *subtitle)
{
  g_return_if_fail (XY_IS_IMPORT_ROW (self));

  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon != NULL);
  if (icon != NULL)
    gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_label (self->title, title);
  if (is_heading)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_visible (GTK_WIDGET (self->subtitle), subtitle != NULL && *subtitle != '\0');
  gtk_label_set_label (self->subtitle, subtitle != NULL ? subtitle : "");
}

void
xy_import_row_show_choice (XyImportRow *self, GListModel *choices, guint chosen)
{
  g_return_if_fail (XY_IS_IMPORT_ROW (self));

  self->filling = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->choice), choices != NULL);
  if (choices != gtk_drop_down_get_model (self->choice))
    gtk_drop_down_set_model (self->choice, choices);
  if (choices != NULL)
    {
      /* Translators: the question about a name in the file that no college has. */
      g_autofree char *label =
          g_strdup_printf (_ ("The college “%s” is"), gtk_label_get_label (self->title));

      gtk_drop_down_set_selected (self->choice, chosen);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
    }
  self->filling = FALSE;
}

void
xy_import_row_show_tick (XyImportRow *self, gboolean visible, gboolean ticked)
{
  g_return_if_fail (XY_IS_IMPORT_ROW (self));

  self->filling = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->tick), visible);
  gtk_check_button_set_active (self->tick, ticked);
  if (visible)
    {
      /* Translators: %s is a student's name. */
      g_autofree char *label =
          g_strdup_printf (_ ("Remove %s from the roster"), gtk_label_get_label (self->title));

      gtk_widget_set_tooltip_text (GTK_WIDGET (self->tick), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      label, -1);
    }
  self->filling = FALSE;
}

gboolean
xy_import_row_activate (XyImportRow *self)
{
  GtkTreeListRow *list_row;

  g_return_val_if_fail (XY_IS_IMPORT_ROW (self), FALSE);

  list_row = xy_import_row_get_list_row (self);
  if (gtk_widget_get_visible (GTK_WIDGET (self->choice)))
    return gtk_widget_activate (GTK_WIDGET (self->choice));
  if (gtk_widget_get_visible (GTK_WIDGET (self->tick)))
    return gtk_widget_activate (GTK_WIDGET (self->tick));
  if (list_row == NULL || !gtk_tree_list_row_is_expandable (list_row))
    return FALSE;
  gtk_tree_list_row_set_expanded (list_row, !gtk_tree_list_row_get_expanded (list_row));
  return TRUE;
}
