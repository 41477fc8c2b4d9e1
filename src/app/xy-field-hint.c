// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-field-hint.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/xy-order.h"
#include "model/xy-sentence.h"

/* More than these nobody reads while typing. */
#define MAX_OFFERS 6
#define MESSAGE_CHARS 36

struct _XyFieldHint
{
  GtkPopover parent_instance;

  GtkWidget *message_box;
  GtkWidget *icon;
  GtkWidget *message;
  GtkWidget *offers;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyFieldHint, xy_field_hint, GTK_TYPE_POPOVER)

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return xy_order_compare (*(const char *const *) a, *(const char *const *) b);
}

GPtrArray *
xy_field_hint_list_known (XyWorkspace *workspace, const char *field)
{
  static const char *const fields[] = { "class", "major", "degree", "location", NULL };
  g_autoptr (GPtrArray) known = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (workspace));
  guint n = g_list_model_get_n_items (students);

  if (g_str_equal (field, "sex"))
    {
      g_ptr_array_add (known, g_strdup (XY_SEX_FEMALE));
      g_ptr_array_add (known, g_strdup (XY_SEX_MALE));
      return g_steal_pointer (&known);
    }
  if (!g_strv_contains (fields, field))
    return NULL;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);
      const char *value = xy_student_edit_get_value (xy_student_item_get_student (item), field);

      if (value == NULL || g_hash_table_contains (met, value))
        continue;
      g_ptr_array_add (known, g_strdup (value));
      g_hash_table_add (met, g_ptr_array_index (known, known->len - 1));
    }
  g_ptr_array_sort (known, compare_values);
  return g_steal_pointer (&known);
}

/* What begins so comes before what only has it in it. */
static void
offer (XyFieldHint *self, const XyStudentEdit *edit, GPtrArray *known, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  GtkWidget *row;
  int n = 0;

  while ((row = gtk_widget_get_first_child (self->offers)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->offers), row);
  for (int pass = 0; known != NULL && pass < 2; pass++)
    for (guint i = 0; i < known->len && n < MAX_OFFERS; i++)
      {
        const char *value = g_ptr_array_index (known, i);
        g_autofree char *folded_value = g_utf8_casefold (value, -1);
        const char *found = strstr (folded_value, folded);
        GtkWidget *label;

        if (found == NULL || (found == folded_value) != (pass == 0) ||
            g_strcmp0 (value, edit->value) == 0)
          continue;
        label = gtk_label_new (value);
        gtk_label_set_xalign (GTK_LABEL (label), 0);
        gtk_list_box_append (GTK_LIST_BOX (self->offers), label);
        n++;
      }
  gtk_widget_set_visible (self->offers, n > 0);
}

static const char *
get_row_value (GtkListBoxRow *row)
{
  return gtk_label_get_label (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static char *
dup_message (const XyStudentEdit *edit, const char *typed)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));

  if (edit->message != NULL)
    return g_strdup (edit->message);
  if (edit->value == NULL || !edit->is_repaired || *stripped == '\0' ||
      g_str_equal (edit->value, stripped))
    return NULL;
  /* Translators: what is made of what somebody types. */
  return xy_sentence_fill (_ ("Stored as %s"), edit->value);
}

void
xy_field_hint_show (XyFieldHint *self,
                    const XyStudentEdit *edit,
                    GPtrArray *known,
                    const char *typed)
{
  g_autofree char *message = dup_message (edit, typed);
  GtkWidget *parent;

  g_return_if_fail (XY_IS_FIELD_HINT (self));

  parent = gtk_widget_get_parent (GTK_WIDGET (self));
  gtk_label_set_label (GTK_LABEL (self->message), message != NULL ? message : "");
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon),
                                edit->message == NULL ? "dialog-information-symbolic"
                                : edit->can_be_stored ? "dialog-warning-symbolic"
                                                      : "dialog-error-symbolic");
  gtk_widget_remove_css_class (self->message_box, "warning");
  gtk_widget_remove_css_class (self->message_box, "error");
  if (edit->message != NULL)
    gtk_widget_add_css_class (self->message_box, edit->can_be_stored ? "warning" : "error");
  gtk_widget_set_visible (self->message_box, message != NULL);
  offer (self, edit, known, typed);
  if (parent == NULL || !gtk_widget_get_mapped (parent) ||
      (message == NULL && !gtk_widget_get_visible (self->offers)))
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    gtk_popover_popup (GTK_POPOVER (self));
}

void
xy_field_hint_describe (const XyStudentEdit *edit, GtkAccessible *entry)
{
  gtk_accessible_update_property (entry, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  edit->message != NULL ? edit->message : "", -1);
  gtk_accessible_update_state (
      entry, GTK_ACCESSIBLE_STATE_INVALID,
      edit->message != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

void
xy_field_hint_step (XyFieldHint *self, int direction)
{
  GtkListBox *list;
  GtkListBoxRow *selected, *next;

  g_return_if_fail (XY_IS_FIELD_HINT (self));

  list = GTK_LIST_BOX (self->offers);
  selected = gtk_list_box_get_selected_row (list);
  if (selected == NULL)
    next = direction > 0 ? gtk_list_box_get_row_at_index (list, 0) : NULL;
  else
    next = gtk_list_box_get_row_at_index (list, gtk_list_box_row_get_index (selected) + direction);
  /* Up from the first goes back to what was typed; down from the last stays. */
  if (next != NULL || direction < 0)
    gtk_list_box_select_row (list, next);
}

const char *
xy_field_hint_get_chosen (XyFieldHint *self)
{
  GtkListBoxRow *row;

  g_return_val_if_fail (XY_IS_FIELD_HINT (self), NULL);

  row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->offers));
  return row != NULL ? get_row_value (row) : NULL;
}

static void
activated_cb (GtkListBox *list, GtkListBoxRow *row, gpointer user_data)
{
  g_autofree char *value = g_strdup (get_row_value (row));

  g_signal_emit (user_data, signals[CHOSEN], 0, value);
}

static void
xy_field_hint_class_init (XyFieldHintClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", XY_TYPE_FIELD_HINT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
xy_field_hint_init (XyFieldHint *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->message_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  self->icon = gtk_image_new ();
  self->message = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->message), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->message), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (GTK_LABEL (self->message), MESSAGE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (self->message), 0);
  gtk_box_append (GTK_BOX (self->message_box), self->icon);
  gtk_box_append (GTK_BOX (self->message_box), self->message);
  self->offers = gtk_list_box_new ();
  gtk_list_box_set_activate_on_single_click (GTK_LIST_BOX (self->offers), TRUE);
  gtk_widget_add_css_class (self->offers, "xy-offers");
  g_signal_connect_object (self->offers, "row-activated", G_CALLBACK (activated_cb), self, 0);
  gtk_box_append (GTK_BOX (box), self->message_box);
  gtk_box_append (GTK_BOX (box), self->offers);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

GtkWidget *
xy_field_hint_new (void)
{
  return g_object_new (XY_TYPE_FIELD_HINT, NULL);
}
