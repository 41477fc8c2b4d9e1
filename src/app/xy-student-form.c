// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-form.h"

#include <glib/gi18n-lib.h>

#include "app/xy-field-hint.h"
#include "app/xy-words.h"
#include "model/xy-id-number.h"

static const char *const names[] = { "name",  "student_number", "id_number",  "class",
                                     "major", "degree",         "graduation", "location" };
#define N_FIELDS G_N_ELEMENTS (names)

/* The sexes as the row offers them, after “not known”. */
static const char *const sexes[] = { NULL, XY_SEX_FEMALE, XY_SEX_MALE };

typedef struct
{
  GtkWidget *row;
  GtkWidget *message_row;
  GtkWidget *message;
  /* Somebody types, or what was typed could not be stored. */
  gboolean is_open;
} Field;

struct _XyStudentForm
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  Field fields[N_FIELDS];
  AdwComboRow *college_row;
  AdwComboRow *sex_row;
  GtkWidget *sex_message_row;
  GtkWidget *sex_message;
  GtkSwitch *online;

  XyWorkspace *workspace;
  XyStudentItem *item;
  GSignalGroup *item_signals;
  GPtrArray *colleges;
  /* What is to be added, as far as it is typed. */
  XyStudent *draft;
  gboolean show_id;
  gboolean is_filling;
};

enum
{
  SUBMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyStudentForm, xy_student_form, ADW_TYPE_BIN)

static const XyStudent *
get_student (XyStudentForm *self)
{
  if (self->draft != NULL)
    return self->draft;
  return self->item != NULL ? xy_student_item_get_student (self->item) : NULL;
}

static Field *
find_field (XyStudentForm *self, const char *name)
{
  for (guint i = 0; i < N_FIELDS; i++)
    if (g_str_equal (names[i], name))
      return &self->fields[i];
  g_return_val_if_reached (NULL);
}

static const char *
get_name (XyStudentForm *self, const Field *field)
{
  return names[field - self->fields];
}

/* What is said below the rows. */

static void
say (GtkWidget *row, GtkWidget *label, const XyStudentEdit *edit)
{
  gtk_label_set_label (GTK_LABEL (label), edit->message != NULL ? edit->message : "");
  gtk_widget_remove_css_class (label, "warning");
  gtk_widget_remove_css_class (label, "error");
  if (edit->message != NULL)
    gtk_widget_add_css_class (label, edit->can_be_stored ? "warning" : "error");
  gtk_widget_set_visible (row, edit->message != NULL);
}

static XyStudentEdit *
judge (XyStudentForm *self, const Field *field)
{
  return xy_workspace_judge (self->workspace, get_student (self), get_name (self, field),
                             gtk_editable_get_text (GTK_EDITABLE (field->row)));
}

static void
show_judgement (XyStudentForm *self, Field *field, const XyStudentEdit *edit)
{
  say (field->message_row, field->message, edit);
  if (edit->message != NULL && !edit->can_be_stored)
    gtk_widget_add_css_class (field->row, "error");
  else
    gtk_widget_remove_css_class (field->row, "error");
  xy_field_hint_describe (edit, GTK_ACCESSIBLE (field->row));
}

static void
show_sex_judgement (XyStudentForm *self, const XyStudent *student)
{
  g_autoptr (XyStudentEdit) edit = xy_workspace_judge (self->workspace, student, "sex",
                                                       student->sex != NULL ? student->sex : "");

  say (self->sex_message_row, self->sex_message, edit);
}

/* Filling the rows. */

static void
set_text (XyStudentForm *self, Field *field, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->row)), text != NULL ? text : "") == 0)
    return;
  self->is_filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (field->row), text != NULL ? text : "");
  self->is_filling = FALSE;
}

static void
fill_field (XyStudentForm *self, Field *field, const XyStudent *student)
{
  const char *name = get_name (self, field);
  const char *value = xy_student_edit_get_value (student, name);
  g_autoptr (XyStudentEdit) edit = NULL;

  if (field->is_open)
    return;
  edit = xy_workspace_judge (self->workspace, student, name, value != NULL ? value : "");
  if (value != NULL && !self->show_id && self->draft == NULL && g_str_equal (name, "id_number"))
    {
      g_autofree char *masked = xy_id_number_mask (value);

      set_text (self, field, masked);
    }
  else
    set_text (self, field, value);
  show_judgement (self, field, edit);
}

static guint
find_sex (const char *sex)
{
  for (guint i = 1; i < G_N_ELEMENTS (sexes); i++)
    if (g_strcmp0 (sexes[i], sex) == 0)
      return i;
  return 0;
}

static void
fill_college (XyStudentForm *self, const XyStudent *student)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);
  guint place = GTK_INVALID_LIST_POSITION;

  g_clear_pointer (&self->colleges, g_ptr_array_unref);
  self->colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  if (self->workspace != NULL)
    {
      g_autoptr (GPtrArray) colleges = xy_workspace_list_colleges (self->workspace);

      for (guint i = 0; i < colleges->len; i++)
        {
          XyCollege *college = g_ptr_array_index (colleges, i);

          g_ptr_array_add (self->colleges, xy_entity_ref (college));
          gtk_string_list_append (words, college->short_name);
          if (g_strcmp0 (college->id, student->college) == 0)
            place = i;
        }
    }
  adw_combo_row_set_model (self->college_row, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->college_row, place);
  gtk_widget_set_visible (GTK_WIDGET (self->college_row), self->colleges->len > 1);
}

static void
fill (XyStudentForm *self)
{
  const XyStudent *student = get_student (self);

  if (student == NULL || self->workspace == NULL)
    return;
  for (guint i = 0; i < N_FIELDS; i++)
    fill_field (self, &self->fields[i], student);
  self->is_filling = TRUE;
  fill_college (self, student);
  adw_combo_row_set_selected (self->sex_row, find_sex (student->sex));
  gtk_switch_set_active (self->online, student->online_only);
  self->is_filling = FALSE;
  show_sex_judgement (self, student);
}

/* Storing. */

/* Returns whether the field is done with: what cannot be stored stays open. */
static gboolean
store_field (XyStudentForm *self, Field *field)
{
  g_autoptr (XyStudentEdit) edit = NULL;

  if (!field->is_open || self->draft != NULL || self->item == NULL)
    return TRUE;
  edit = judge (self, field);
  show_judgement (self, field, edit);
  if (edit->is_change && !edit->can_be_stored)
    return FALSE;
  xy_workspace_edit_student (self->workspace, get_student (self), edit);
  field->is_open = FALSE;
  /* What is stored comes back with the student; until then what was typed stands there. */
  if (!edit->is_change)
    fill_field (self, field, get_student (self));
  return TRUE;
}

static void
store_all (XyStudentForm *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    store_field (self, &self->fields[i]);
}

static void
changed_cb (XyStudentForm *self, GtkWidget *row)
{
  Field *field = g_object_get_data (G_OBJECT (row), "field");
  g_autoptr (XyStudentEdit) edit = NULL;

  if (self->is_filling || get_student (self) == NULL)
    return;
  field->is_open = TRUE;
  edit = judge (self, field);
  show_judgement (self, field, edit);
  if (self->draft == NULL)
    return;
  xy_student_edit_apply (edit, self->draft);
  if (g_str_equal (edit->field, "location") &&
      xy_workspace_says_online_only (self->workspace, edit->value))
    gtk_switch_set_active (self->online, TRUE);
  show_sex_judgement (self, self->draft);
}

static void
activated_cb (XyStudentForm *self, GtkWidget *row)
{
  if (self->draft != NULL)
    g_signal_emit (self, signals[SUBMITTED], 0);
  else if (!store_field (self, g_object_get_data (G_OBJECT (row), "field")))
    gtk_widget_error_bell (row);
}

/* Whoever types an ID number sees all of it. */
static void
entered_cb (GtkEventController *controller, gpointer user_data)
{
  XyStudentForm *self = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (controller);
  Field *field = g_object_get_data (G_OBJECT (row), "field");
  const XyStudent *student = get_student (self);

  if (student == NULL || self->draft != NULL || field->is_open)
    return;
  set_text (self, field, xy_student_edit_get_value (student, get_name (self, field)));
  field->is_open = TRUE;
}

static void
left_cb (GtkEventController *controller, gpointer user_data)
{
  XyStudentForm *self = user_data;
  GtkWidget *row = gtk_event_controller_get_widget (controller);

  store_field (self, g_object_get_data (G_OBJECT (row), "field"));
}

static gboolean
escape_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  XyStudentForm *self = XY_STUDENT_FORM (widget);
  gboolean taken_back = FALSE;

  if (self->draft != NULL || self->item == NULL)
    return FALSE;
  for (guint i = 0; i < N_FIELDS; i++)
    {
      Field *field = &self->fields[i];
      const char *value = xy_student_edit_get_value (get_student (self), names[i]);

      if (!field->is_open || g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (field->row)),
                                        value != NULL ? value : "") == 0)
        continue;
      set_text (self, field, value);
      field->is_open = FALSE;
      fill_field (self, field, get_student (self));
      taken_back = TRUE;
    }
  return taken_back;
}

static void
sex_cb (XyStudentForm *self)
{
  guint place = adw_combo_row_get_selected (self->sex_row);
  g_autoptr (XyStudentEdit) edit = NULL;

  if (self->is_filling || get_student (self) == NULL || place >= G_N_ELEMENTS (sexes))
    return;
  edit = xy_workspace_judge (self->workspace, get_student (self), "sex",
                             sexes[place] != NULL ? sexes[place] : "");
  say (self->sex_message_row, self->sex_message, edit);
  if (self->draft != NULL)
    xy_student_edit_apply (edit, self->draft);
  else
    xy_workspace_edit_student (self->workspace, get_student (self), edit);
}

static void
college_cb (XyStudentForm *self)
{
  guint place = adw_combo_row_get_selected (self->college_row);
  const XyCollege *college;

  if (self->is_filling || get_student (self) == NULL || place >= self->colleges->len)
    return;
  college = g_ptr_array_index (self->colleges, place);
  if (self->draft == NULL)
    {
      xy_workspace_move_student (self->workspace, get_student (self), college->id);
      return;
    }
  g_free (self->draft->college);
  self->draft->college = g_strdup (college->id);
}

static void
online_cb (XyStudentForm *self)
{
  gboolean online = gtk_switch_get_active (self->online);

  if (self->is_filling || get_student (self) == NULL)
    return;
  if (self->draft != NULL)
    self->draft->online_only = online;
  else
    {
      g_autoptr (GPtrArray) items = g_ptr_array_new ();

      g_ptr_array_add (items, self->item);
      xy_workspace_set_online_only (self->workspace, items, online);
    }
}

/* The object. */

static void
xy_student_form_unmap (GtkWidget *widget)
{
  store_all (XY_STUDENT_FORM (widget));
  GTK_WIDGET_CLASS (xy_student_form_parent_class)->unmap (widget);
}

static void
xy_student_form_dispose (GObject *object)
{
  XyStudentForm *self = XY_STUDENT_FORM (object);

  g_clear_object (&self->item_signals);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->colleges, g_ptr_array_unref);
  g_clear_pointer (&self->draft, xy_entity_unref);
  adw_bin_set_child (ADW_BIN (self), NULL);
  G_OBJECT_CLASS (xy_student_form_parent_class)->dispose (object);
}

static void
xy_student_form_class_init (XyStudentFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_student_form_dispose;
  widget_class->unmap = xy_student_form_unmap;
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
  signals[SUBMITTED] = g_signal_new ("submitted", XY_TYPE_STUDENT_FORM, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
new_message_row (GtkWidget **label)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  *label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (*label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (*label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (*label), 0);
  gtk_widget_add_css_class (*label, "caption");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), *label);
  gtk_widget_add_css_class (box, "xy-form-message");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_widget_set_visible (row, FALSE);
  return row;
}

static void
add_field (XyStudentForm *self, Field *field)
{
  const char *words = xy_words_field (XY_KIND_STUDENT, get_name (self, field));
  GtkEventController *focus = gtk_event_controller_focus_new ();

  field->row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (field->row), words);
  g_object_set_data (G_OBJECT (field->row), "field", field);
  gtk_accessible_update_property (GTK_ACCESSIBLE (field->row), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_signal_connect_object (field->row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (field->row, "entry-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), self, 0);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, 0);
  gtk_widget_add_controller (field->row, focus);
  adw_preferences_group_add (self->group, field->row);
  field->message_row = new_message_row (&field->message);
  adw_preferences_group_add (self->group, field->message_row);
}

static void
add_sex_row (XyStudentForm *self)
{
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  /* Translators: of a sex. */
  gtk_string_list_append (words, _ ("not known"));
  for (guint i = 1; i < G_N_ELEMENTS (sexes); i++)
    gtk_string_list_append (words, sexes[i]);
  self->sex_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sex_row), _ ("Sex"));
  adw_combo_row_set_model (self->sex_row, G_LIST_MODEL (words));
  g_signal_connect_object (self->sex_row, "notify::selected", G_CALLBACK (sex_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->sex_row));
  self->sex_message_row = new_message_row (&self->sex_message);
  adw_preferences_group_add (self->group, self->sex_message_row);
}

static void
add_online_row (XyStudentForm *self)
{
  GtkWidget *row = adw_action_row_new ();

  self->online = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->online), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Online only"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _ ("Does not come to the session"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->online));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->online));
  g_signal_connect_object (self->online, "notify::active", G_CALLBACK (online_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
}

static void
xy_student_form_init (XyStudentForm *self)
{
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
  self->college_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->college_row), _ ("College"));
  g_signal_connect_object (self->college_row, "notify::selected", G_CALLBACK (college_cb), self,
                           G_CONNECT_SWAPPED);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      add_field (self, &self->fields[i]);
      if (g_str_equal (names[i], "id_number"))
        {
          add_sex_row (self);
          adw_preferences_group_add (self->group, GTK_WIDGET (self->college_row));
        }
    }
  add_online_row (self);
  self->item_signals = g_signal_group_new (XY_TYPE_STUDENT_ITEM);
  g_signal_group_connect_swapped (self->item_signals, "changed", G_CALLBACK (fill), self);
}

void
xy_student_form_set_workspace (XyStudentForm *self, XyWorkspace *workspace)
{
  g_return_if_fail (XY_IS_STUDENT_FORM (self));

  g_set_object (&self->workspace, workspace);
}

static void
close_all (XyStudentForm *self)
{
  for (guint i = 0; i < N_FIELDS; i++)
    self->fields[i].is_open = FALSE;
}

void
xy_student_form_set_item (XyStudentForm *self, XyStudentItem *item)
{
  g_return_if_fail (XY_IS_STUDENT_FORM (self));

  if (self->item == item && self->draft == NULL)
    return;
  store_all (self);
  close_all (self);
  g_clear_pointer (&self->draft, xy_entity_unref);
  g_set_object (&self->item, item);
  g_signal_group_set_target (self->item_signals, item);
  fill (self);
}

void
xy_student_form_begin_new (XyStudentForm *self)
{
  g_return_if_fail (XY_IS_STUDENT_FORM (self) && self->workspace != NULL);

  xy_student_form_set_item (self, NULL);
  g_clear_pointer (&self->draft, xy_entity_unref);
  self->draft = xy_entity_new (XY_KIND_STUDENT);
  self->draft->college = g_strdup (xy_workspace_get_college (self->workspace));
  fill (self);
  /* That nothing is there yet is no fault. */
  for (guint i = 0; i < N_FIELDS; i++)
    {
      gtk_widget_set_visible (self->fields[i].message_row, FALSE);
      gtk_widget_remove_css_class (self->fields[i].row, "error");
    }
  gtk_widget_grab_focus (self->fields[0].row);
}

gboolean
xy_student_form_is_new (XyStudentForm *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_FORM (self), FALSE);

  return self->draft != NULL;
}

char *
xy_student_form_add (XyStudentForm *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_FORM (self) && self->draft != NULL, NULL);

  for (guint i = 0; i < N_FIELDS; i++)
    {
      g_autoptr (XyStudentEdit) edit = judge (self, &self->fields[i]);

      if (edit->can_be_stored)
        continue;
      show_judgement (self, &self->fields[i], edit);
      gtk_widget_grab_focus (self->fields[i].row);
      return NULL;
    }
  if (self->draft->college == NULL)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->college_row));
      return NULL;
    }
  return xy_workspace_add_student (self->workspace, self->draft);
}

void
xy_student_form_set_show_id (XyStudentForm *self, gboolean show_id)
{
  g_return_if_fail (XY_IS_STUDENT_FORM (self));

  self->show_id = show_id;
  fill (self);
}

void
xy_student_form_type (XyStudentForm *self, const char *field, const char *text)
{
  g_return_if_fail (XY_IS_STUDENT_FORM (self));

  gtk_editable_set_text (GTK_EDITABLE (find_field (self, field)->row), text);
}

const char *
xy_student_form_get_message (XyStudentForm *self, const char *field)
{
  Field *there;

  g_return_val_if_fail (XY_IS_STUDENT_FORM (self), NULL);

  there = find_field (self, field);
  return gtk_widget_get_visible (there->message_row)
             ? gtk_label_get_label (GTK_LABEL (there->message))
             : NULL;
}
