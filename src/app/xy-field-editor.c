// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-field-editor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-field-hint.h"
#include "app/xy-words.h"

struct _XyFieldEditor
{
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *hint;

  XyWorkspace *workspace;
  XyStudentItem *item;
  char *field;
  XyStudentEdit *edit;
  GPtrArray *known;
  GtkWidget *root;
  gulong focus_handler;
  guint orphan_source;
  /* Until somebody types or asks, what others have is not offered for what stands there already. */
  gboolean is_touched;
  gboolean is_asked;
  gboolean is_moving;
  gboolean had_focus;
  gboolean is_stored;
  gboolean has_ended;
};

enum
{
  ENDED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyFieldEditor, xy_field_editor, GTK_TYPE_WIDGET)

static void
end (XyFieldEditor *self, XyEditorEnd how)
{
  g_autoptr (XyFieldEditor) alive = g_object_ref (self);

  if (self->has_ended)
    return;
  self->has_ended = TRUE;
  g_clear_handle_id (&self->orphan_source, g_source_remove);
  gtk_popover_popdown (GTK_POPOVER (self->hint));
  g_signal_emit (self, signals[ENDED], 0, (int) how);
}

static void
show_judgement (XyFieldEditor *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  const XyStudent *student = xy_student_item_get_student (self->item);
  gboolean offers =
      self->is_touched || self->is_asked || *typed == '\0' || g_str_equal (self->field, "sex");

  g_clear_pointer (&self->edit, xy_student_edit_free);
  self->edit = xy_workspace_judge (self->workspace, student, self->field, typed);
  xy_field_hint_show (XY_FIELD_HINT (self->hint), self->edit, offers ? self->known : NULL,
                      self->is_touched ? typed : "");
  xy_field_hint_describe (self->edit, GTK_ACCESSIBLE (self->entry));
  gtk_widget_remove_css_class (self->entry, "warning");
  gtk_widget_remove_css_class (self->entry, "error");
  if (self->edit->message != NULL)
    gtk_widget_add_css_class (self->entry, self->edit->can_be_stored ? "warning" : "error");
}

/* Returns whether all is done: what stands there already needs no storing, be it right or not. */
static gboolean
store (XyFieldEditor *self)
{
  /* Somebody else may have changed the student meanwhile. */
  show_judgement (self);
  if (!self->edit->is_change)
    return TRUE;
  if (!self->edit->can_be_stored)
    return FALSE;
  xy_workspace_edit_student (self->workspace, xy_student_item_get_student (self->item), self->edit);
  return TRUE;
}

gboolean
xy_field_editor_finish (XyFieldEditor *self, XyEditorEnd how)
{
  const char *chosen;

  g_return_val_if_fail (XY_IS_FIELD_EDITOR (self), FALSE);

  if (self->has_ended)
    return TRUE;
  chosen = xy_field_hint_get_chosen (XY_FIELD_HINT (self->hint));
  if (chosen != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), chosen);
  if (!self->is_stored && !store (self))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return FALSE;
    }
  end (self, how);
  return TRUE;
}

static void
changed_cb (XyFieldEditor *self)
{
  self->is_touched = TRUE;
  show_judgement (self);
}

static void
chosen_cb (XyFieldHint *hint, const char *value, gpointer user_data)
{
  XyFieldEditor *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->entry), value);
  xy_field_editor_finish (self, XY_EDITOR_STAY);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint key,
        guint code,
        GdkModifierType modifiers,
        gpointer user_data)
{
  XyFieldEditor *self = user_data;
  GdkModifierType pressed = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (pressed != 0 && pressed != GDK_SHIFT_MASK)
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Escape:
      end (self, XY_EDITOR_TAKEN_BACK);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      xy_field_editor_finish (self, XY_EDITOR_DOWN);
      return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      xy_field_editor_finish (self, key == GDK_KEY_ISO_Left_Tab || pressed != 0 ? XY_EDITOR_PREVIOUS
                                                                                : XY_EDITOR_NEXT);
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (!self->is_touched && !self->is_asked)
        {
          self->is_asked = TRUE;
          show_judgement (self);
        }
      xy_field_hint_step (XY_FIELD_HINT (self->hint), key == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    default:
      return FALSE;
    }
}

/* Whoever goes elsewhere in the window is done; what cannot be stored stays open. */
static void
focus_moved_cb (XyFieldEditor *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));

  if (self->is_moving || self->has_ended ||
      (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self))))
    return;
  if (focus != NULL)
    xy_field_editor_finish (self, XY_EDITOR_STAY);
}

/* The table shows the student no more. */
static gboolean
orphaned_cb (gpointer user_data)
{
  XyFieldEditor *self = user_data;

  self->orphan_source = 0;
  if (!xy_field_editor_finish (self, XY_EDITOR_STAY))
    {
      g_autoptr (GError) error = NULL;

      /* Translators: what somebody typed, and the sentence that says why it cannot be stored. */
      error = g_error_new (G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("“%s” was not stored. %s"),
                           gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->edit->message);
      g_signal_emit_by_name (self->workspace, "failed", error->message);
      end (self, XY_EDITOR_TAKEN_BACK);
    }
  return G_SOURCE_REMOVE;
}

static void
xy_field_editor_root (GtkWidget *widget)
{
  XyFieldEditor *self = XY_FIELD_EDITOR (widget);

  GTK_WIDGET_CLASS (xy_field_editor_parent_class)->root (widget);
  self->root = GTK_WIDGET (gtk_widget_get_root (widget));
  self->focus_handler = g_signal_connect_swapped (self->root, "notify::focus-widget",
                                                  G_CALLBACK (focus_moved_cb), self);
}

static void
xy_field_editor_unroot (GtkWidget *widget)
{
  XyFieldEditor *self = XY_FIELD_EDITOR (widget);

  g_clear_signal_handler (&self->focus_handler, self->root);
  self->root = NULL;
  GTK_WIDGET_CLASS (xy_field_editor_parent_class)->unroot (widget);
}

static void
xy_field_editor_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (xy_field_editor_parent_class)->map (widget);
  show_judgement (XY_FIELD_EDITOR (widget));
}

/* Another page, or the window closes: at once, since there may be no later. */
static void
xy_field_editor_unmap (GtkWidget *widget)
{
  XyFieldEditor *self = XY_FIELD_EDITOR (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->root));

  self->had_focus = focus != NULL && gtk_widget_is_ancestor (focus, widget);
  GTK_WIDGET_CLASS (xy_field_editor_parent_class)->unmap (widget);
  if (self->is_moving || self->has_ended || self->is_stored)
    return;
  self->is_stored = store (self);
  if (self->orphan_source == 0)
    self->orphan_source = g_idle_add_full (G_PRIORITY_LOW, orphaned_cb, self, NULL);
}

static void
xy_field_editor_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (XY_FIELD_EDITOR (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
xy_field_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  XyFieldEditor *self = XY_FIELD_EDITOR (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation){ 0, 0, width, height }, baseline);
  gtk_popover_present (GTK_POPOVER (self->hint));
}

static gboolean
xy_field_editor_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (XY_FIELD_EDITOR (widget)->entry);
}

static void
xy_field_editor_dispose (GObject *object)
{
  XyFieldEditor *self = XY_FIELD_EDITOR (object);

  self->has_ended = TRUE;
  g_clear_handle_id (&self->orphan_source, g_source_remove);
  g_clear_pointer (&self->hint, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->edit, xy_student_edit_free);
  g_clear_pointer (&self->known, g_ptr_array_unref);
  g_clear_pointer (&self->field, g_free);
  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (xy_field_editor_parent_class)->dispose (object);
}

static void
xy_field_editor_class_init (XyFieldEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_field_editor_dispose;
  widget_class->root = xy_field_editor_root;
  widget_class->unroot = xy_field_editor_unroot;
  widget_class->map = xy_field_editor_map;
  widget_class->unmap = xy_field_editor_unmap;
  widget_class->measure = xy_field_editor_measure;
  widget_class->size_allocate = xy_field_editor_size_allocate;
  widget_class->grab_focus = xy_field_editor_grab_focus;
  signals[ENDED] = g_signal_new ("ended", XY_TYPE_FIELD_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
xy_field_editor_init (XyFieldEditor *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->entry = gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "xy-field-editor");
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->hint = xy_field_hint_new ();
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (self->hint, "chosen", G_CALLBACK (chosen_cb), self, 0);
}

GtkWidget *
xy_field_editor_new (XyWorkspace *workspace, XyStudentItem *item, const char *field)
{
  XyFieldEditor *self = g_object_new (XY_TYPE_FIELD_EDITOR, NULL);
  const XyStudent *student = xy_student_item_get_student (item);
  const char *value = xy_student_edit_get_value (student, field);
  g_autofree char *label = NULL;

  self->workspace = g_object_ref (workspace);
  self->item = g_object_ref (item);
  self->field = g_strdup (field);
  self->known = xy_field_hint_list_known (workspace, field);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), value != NULL ? value : "");
  if (g_str_equal (field, "student_number") || g_str_equal (field, "id_number"))
    gtk_widget_add_css_class (self->entry, "xy-numeric");
  /* Translators: for a screen reader: a field such as "ID number", a student's name. */
  label = g_strdup_printf (_ ("%s of %s"), xy_words_field (XY_KIND_STUDENT, field), student->name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  show_judgement (self);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
xy_field_editor_move (XyFieldEditor *self, GtkWidget *cell)
{
  GtkWidget *widget = GTK_WIDGET (self);

  g_return_if_fail (XY_IS_FIELD_EDITOR (self));

  if (gtk_widget_get_parent (widget) == cell)
    return;
  if (gtk_widget_get_parent (widget) != NULL)
    {
      self->is_moving = TRUE;
      gtk_widget_unparent (widget);
      self->is_moving = FALSE;
    }
  if (cell != NULL)
    {
      g_clear_handle_id (&self->orphan_source, g_source_remove);
      self->is_stored = FALSE;
      gtk_widget_set_parent (widget, cell);
      if (self->had_focus)
        gtk_entry_grab_focus_without_selecting (GTK_ENTRY (self->entry));
    }
  else if (!self->has_ended && self->orphan_source == 0)
    self->orphan_source = g_idle_add_full (G_PRIORITY_LOW, orphaned_cb, self, NULL);
}

void
xy_field_editor_take_back (XyFieldEditor *self)
{
  g_return_if_fail (XY_IS_FIELD_EDITOR (self));

  end (self, XY_EDITOR_TAKEN_BACK);
}

const char *
xy_field_editor_get_message (XyFieldEditor *self)
{
  g_return_val_if_fail (XY_IS_FIELD_EDITOR (self), NULL);

  return self->edit->message;
}

void
xy_field_editor_set_text (XyFieldEditor *self, const char *text)
{
  g_return_if_fail (XY_IS_FIELD_EDITOR (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
