// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-import-session.h"
#include "app/xy-text-factory.h"

/* Work that takes longer is shown. */
#define BUSY_AFTER_MS 200
/* Long names of sheets, and a row's first words, are cut in the button of the drop-down. */
#define HEADER_WIDTH_CHARS 22
/* How much of the window is seen around the dialog, and the sizes that it is right in. */
#define PARENT_MARGIN 48
#define MIN_WIDTH 820
#define MIN_HEIGHT 540
#define MAX_WIDTH 1400
#define MAX_HEIGHT 900

struct _XyImportDialog
{
  AdwWindow parent_instance;

  AdwWindowTitle *window_title;
  GtkToggleButton *show_ids;
  GtkStack *states;
  AdwStatusPage *failed_page;
  GtkWidget *other_button;
  GtkWidget *sheet_box;
  GtkDropDown *sheet;
  GtkDropDown *header;
  GtkWidget *college_box;
  GtkDropDown *college;
  GtkWidget *notes_box;
  GtkLabel *notes;
  XyImportTable *table;
  XyImportList *list;
  GtkWidget *warning_box;
  GtkLabel *warning;
  GtkLabel *summary;
  GtkSpinner *spinner;
  GtkWidget *import_button;

  XyWorkspace *workspace;
  XyImportSession *session;
  XyImportState *state;
  GPtrArray *colleges;
  GArray *header_rows;
  gboolean filling;
  guint busy_source;
  gboolean came_from_list;
};

enum
{
  CHOOSE_OTHER,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyImportDialog, xy_import_dialog, ADW_TYPE_WINDOW)

/* What is shown. */

static void
set_sentence (GtkWidget *box, GtkLabel *label, const char *sentence)
{
  gtk_widget_set_visible (box, sentence != NULL);
  gtk_label_set_label (label, sentence != NULL ? sentence : "");
}

static void
refresh_summary (XyImportDialog *self)
{
  g_autoptr (GPtrArray) removed = xy_import_list_dup_removed (self->list);
  g_autofree char *notes = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *warning = NULL;

  if (self->state == NULL)
    return;
  notes = xy_import_state_dup_notes (self->state);
  summary = xy_import_state_dup_summary (self->state, removed->len);
  warning = xy_import_state_dup_warning (self->state, removed->len);
  set_sentence (self->notes_box, self->notes, notes);
  set_sentence (self->warning_box, self->warning, warning);
  set_sentence (GTK_WIDGET (self->summary), self->summary, summary);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply",
                                 !xy_import_dialog_is_busy (self) &&
                                     xy_import_state_can_import (self->state, removed->len));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo",
                                 xy_import_session_can_undo (self->session));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.redo",
                                 xy_import_session_can_redo (self->session));
}

static void
set_strings (GtkDropDown *drop_down, char **strings, guint selected)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) strings);

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, selected);
}

static void
refresh_choices (XyImportDialog *self)
{
  const XyRosterLayout *layout = xy_import_state_get_layout (self->state);
  g_auto (GStrv) sheets = xy_import_state_list_sheets (self->state);
  g_auto (GStrv) headers = NULL;
  guint header = 0;

  g_clear_pointer (&self->header_rows, g_array_unref);
  headers = xy_import_state_list_header_choices (self->state, &self->header_rows);
  for (guint i = 0; i < self->header_rows->len; i++)
    if (g_array_index (self->header_rows, guint, i) == layout->header_row)
      header = i;
  self->filling = TRUE;
  gtk_widget_set_visible (self->sheet_box, g_strv_length (sheets) > 1);
  set_strings (self->sheet, sheets, layout->sheet);
  set_strings (self->header, headers, header);
  gtk_widget_set_visible (self->college_box, xy_workspace_get_college (self->workspace) == NULL &&
                                                 self->state->needs_college);
  self->filling = FALSE;
}

/* Enter imports at once only where there is nothing to see to. */
static gboolean
needs_a_look (XyImportDialog *self)
{
  return gtk_widget_get_visible (self->notes_box) || gtk_widget_get_visible (self->warning_box) ||
         xy_import_state_count (self->state, XY_IMPORT_COLLEGES) > 0 ||
         xy_import_state_count (self->state, XY_IMPORT_PROBLEMS) > 0;
}

static void
show_first (XyImportDialog *self)
{
  guint header = xy_import_state_get_layout (self->state)->header_first;

  gtk_stack_set_visible_child_name (self->states, "review");
  if (header > 0)
    xy_import_table_show_row (self->table, (int) header);
  if (self->state->plan == NULL && gtk_widget_get_visible (self->college_box))
    gtk_widget_grab_focus (GTK_WIDGET (self->college));
  else if (gtk_widget_is_sensitive (self->import_button) && !needs_a_look (self))
    gtk_widget_grab_focus (self->import_button);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* What the session says. */

static void
changed_cb (XyImportDialog *self)
{
  gboolean is_first = self->state == NULL;

  g_clear_pointer (&self->state, xy_import_state_unref);
  self->state = xy_import_state_ref (xy_import_session_get_state (self->session));
  xy_import_table_set_state (self->table, self->state);
  xy_import_list_set_state (self->list, self->state);
  refresh_choices (self);
  refresh_summary (self);
  if (is_first)
    show_first (self);
}

static void
failed_cb (XyImportDialog *self, const char *message)
{
  g_autofree char *escaped = g_markup_escape_text (message, -1);

  adw_status_page_set_description (self->failed_page, escaped);
  gtk_stack_set_visible_child_name (self->states, "failed");
  gtk_widget_grab_focus (self->other_button);
}

static gboolean
busy_cb (gpointer user_data)
{
  XyImportDialog *self = user_data;

  self->busy_source = 0;
  gtk_spinner_start (self->spinner);
  return G_SOURCE_REMOVE;
}

static void
busy_changed_cb (XyImportDialog *self)
{
  gboolean is_busy = xy_import_session_is_busy (self->session);

  if (is_busy && self->busy_source == 0)
    self->busy_source = g_timeout_add (BUSY_AFTER_MS, busy_cb, self);
  if (!is_busy)
    {
      g_clear_handle_id (&self->busy_source, g_source_remove);
      gtk_spinner_stop (self->spinner);
    }
  refresh_summary (self);
}

static void
judged_cb (XyImportDialog *self, const char *problem)
{
  xy_import_table_judge (self->table, problem);
}

/* What a person does with the sheet. */

static void
sheet_chosen_cb (XyImportDialog *self)
{
  XyDraftChange change = { .kind = XY_DRAFT_SHEET,
                           .sheet = gtk_drop_down_get_selected (self->sheet) };

  if (!self->filling && self->state != NULL && change.sheet != GTK_INVALID_LIST_POSITION)
    xy_import_session_change (self->session, &change);
}

static void
row_chosen_cb (XyImportTable *table, int row, gpointer user_data)
{
  XyImportDialog *self = user_data;
  XyDraftChange change = { .kind = XY_DRAFT_HEADER_ROW, .row = (guint) row };

  xy_import_session_change (self->session, &change);
}

static void
header_chosen_cb (XyImportDialog *self)
{
  XyDraftChange change = { .kind = XY_DRAFT_HEADER_ROW };
  guint selected = gtk_drop_down_get_selected (self->header);

  if (self->filling || self->header_rows == NULL || selected >= self->header_rows->len)
    return;
  change.row = g_array_index (self->header_rows, guint, selected);
  xy_import_session_change (self->session, &change);
}

static void
column_chosen_cb (XyImportTable *table, int sheet_column, int field, gpointer user_data)
{
  XyImportDialog *self = user_data;
  int before = xy_import_state_get_field (self->state, (guint) sheet_column);
  XyDraftChange change = { .kind = XY_DRAFT_COLUMN,
                           .column = (XyRosterColumn) (field >= 0 ? field : before),
                           .sheet_column = field >= 0 ? sheet_column : -1 };

  if (field >= 0 || before >= 0)
    xy_import_session_change (self->session, &change);
}

static void
college_chosen_cb (XyImportDialog *self)
{
  guint chosen = gtk_drop_down_get_selected (self->college);
  const char *college = NULL;

  if (self->filling)
    return;
  /* The first choice is none. */
  if (chosen > 0 && chosen <= self->colleges->len)
    college = ((XyCollege *) g_ptr_array_index (self->colleges, chosen - 1))->id;
  xy_import_session_set_college (self->session, college);
}

static void
answered_cb (XyImportList *list, const char *name, const char *college, gpointer user_data)
{
  XyImportDialog *self = user_data;
  XyDraftChange change = { .kind = XY_DRAFT_COLLEGE, .text = name, .college = college };

  xy_import_session_change (self->session, &change);
}

static void
show_ids_cb (XyImportDialog *self)
{
  gboolean show = gtk_toggle_button_get_active (self->show_ids);

  xy_import_table_set_show_ids (self->table, show);
  xy_import_list_set_show_ids (self->list, show);
}

/* Mending. */

static void
typed_cb (XyImportTable *table, int row, int field, const char *text, gpointer user_data)
{
  XyImportDialog *self = user_data;

  xy_import_session_judge (self->session, row, (XyRosterColumn) field, text);
}

static void
mended_cb (XyImportTable *table, int row, int field, const char *text, gpointer user_data)
{
  XyImportDialog *self = user_data;
  XyDraftChange change = { .kind = XY_DRAFT_VALUE,
                           .row = (guint) row,
                           .column = (XyRosterColumn) field,
                           .text = text };

  xy_import_session_change (self->session, &change);
}

static void
went_to_cb (XyImportList *list, int row, int column, gpointer user_data)
{
  XyImportDialog *self = user_data;

  self->came_from_list = TRUE;
  if (column >= 0)
    xy_import_table_mend (self->table, row, (XyRosterColumn) column);
  else
    xy_import_table_go_to (self->table, row);
}

/* Who came from a problem goes on with the next one. */
static void
left_cb (XyImportDialog *self)
{
  gtk_widget_grab_focus (self->came_from_list ? GTK_WIDGET (self->list) : GTK_WIDGET (self->table));
  self->came_from_list = FALSE;
}

/* The end. */

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_import_session_undo (XY_IMPORT_DIALOG (widget)->session);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  xy_import_session_redo (XY_IMPORT_DIALOG (widget)->session);
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  XyImportDialog *self = XY_IMPORT_DIALOG (widget);
  g_autoptr (GPtrArray) removed = NULL;

  /* A cell that is still open belongs to it; then there is something to wait for. */
  xy_import_table_finish (self->table);
  if (xy_import_dialog_is_busy (self) || self->state == NULL || self->state->plan == NULL)
    return;
  removed = xy_import_list_dup_removed (self->list);
  xy_workspace_import (self->workspace, self->state->plan, removed);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
choose_other_cb (XyImportDialog *self)
{
  g_signal_emit (self, signals[CHOOSE_OTHER], 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
discard_cb (AdwMessageDialog *question, const char *response, gpointer user_data)
{
  if (g_str_equal (response, "discard"))
    gtk_window_destroy (GTK_WINDOW (user_data));
}

/* What was mended here is nowhere else. */
static gboolean
xy_import_dialog_close_request (GtkWindow *window)
{
  XyImportDialog *self = XY_IMPORT_DIALOG (window);
  AdwMessageDialog *question;

  if (!xy_import_session_can_undo (self->session))
    return GTK_WINDOW_CLASS (xy_import_dialog_parent_class)->close_request (window);
  question = ADW_MESSAGE_DIALOG (adw_message_dialog_new (
      window, _ ("Close Without Importing?"),
      _ ("What you changed here is lost then. The file itself stays as it is.")));
  adw_message_dialog_add_responses (question, "cancel", _ ("_Go On"), "discard", _ ("_Close"),
                                    NULL);
  adw_message_dialog_set_response_appearance (question, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (question, "cancel");
  adw_message_dialog_set_close_response (question, "cancel");
  g_signal_connect_object (question, "response", G_CALLBACK (discard_cb), self, 0);
  gtk_window_present (GTK_WINDOW (question));
  return TRUE;
}

/* The object. */

static void
fill_colleges (XyImportDialog *self)
{
  g_autoptr (GPtrArray) colleges = xy_workspace_list_colleges (self->workspace);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Choose a College"));
  for (guint i = 0; i < colleges->len; i++)
    {
      XyCollege *college = xy_entity_ref (g_ptr_array_index (colleges, i));

      g_ptr_array_add (self->colleges, college);
      gtk_string_list_append (names, college->short_name);
    }
  self->filling = TRUE;
  gtk_drop_down_set_model (self->college, G_LIST_MODEL (names));
  self->filling = FALSE;
  xy_import_list_set_colleges (self->list, self->colleges);
}

static void
xy_import_dialog_dispose (GObject *object)
{
  XyImportDialog *self = XY_IMPORT_DIALOG (object);

  if (self->session != NULL)
    xy_import_session_close (self->session);
  g_clear_object (&self->session);
  g_clear_handle_id (&self->busy_source, g_source_remove);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->colleges, g_ptr_array_unref);
  g_clear_pointer (&self->header_rows, g_array_unref);
  g_clear_pointer (&self->state, xy_import_state_unref);
  G_OBJECT_CLASS (xy_import_dialog_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "import.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.redo", NULL, redo_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "import.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "import.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "import.apply", NULL);
}

static void
xy_import_dialog_class_init (XyImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_import_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = xy_import_dialog_close_request;
  signals[CHOOSE_OTHER] = g_signal_new ("choose-other", XY_TYPE_IMPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
  install_actions (widget_class);
  g_type_ensure (XY_TYPE_IMPORT_TABLE);
  g_type_ensure (XY_TYPE_IMPORT_LIST);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, show_ids);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, states);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, failed_page);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, other_button);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, sheet_box);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, sheet);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, header);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, college_box);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, college);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, notes_box);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, notes);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, table);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, list);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, warning_box);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, warning);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, summary);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, XyImportDialog, import_button);
}

static void
xy_import_dialog_init (XyImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  xy_text_factory_use (self->sheet, HEADER_WIDTH_CHARS);
  xy_text_factory_use (self->header, HEADER_WIDTH_CHARS);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.apply", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "import.redo", FALSE);
  g_signal_connect_object (self->show_ids, "toggled", G_CALLBACK (show_ids_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->other_button, "clicked", G_CALLBACK (choose_other_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->sheet, "notify::selected", G_CALLBACK (sheet_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->header, "notify::selected", G_CALLBACK (header_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->college, "notify::selected", G_CALLBACK (college_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "header-chosen", G_CALLBACK (row_chosen_cb), self, 0);
  g_signal_connect_object (self->table, "column-chosen", G_CALLBACK (column_chosen_cb), self, 0);
  g_signal_connect_object (self->table, "typed", G_CALLBACK (typed_cb), self, 0);
  g_signal_connect_object (self->table, "mended", G_CALLBACK (mended_cb), self, 0);
  g_signal_connect_object (self->table, "left", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "went-to", G_CALLBACK (went_to_cb), self, 0);
  g_signal_connect_object (self->list, "answered", G_CALLBACK (answered_cb), self, 0);
  g_signal_connect_object (self->list, "removals-changed", G_CALLBACK (refresh_summary), self,
                           G_CONNECT_SWAPPED);
}

/* As large as the window lets it be: what is wrong in a sheet is seen best beside all its columns.
 */
static void
fill_parent (XyImportDialog *self, GtkWindow *parent)
{
  int width = gtk_widget_get_width (GTK_WIDGET (parent));
  int height = gtk_widget_get_height (GTK_WIDGET (parent));

  if (width > 0 && height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self),
                                 CLAMP (width - PARENT_MARGIN, MIN_WIDTH, MAX_WIDTH),
                                 CLAMP (height - PARENT_MARGIN, MIN_HEIGHT, MAX_HEIGHT));
}

static XyImportDialog *
dialog_new (GtkWindow *parent, XyWorkspace *workspace, const char *name)
{
  XyImportDialog *self = g_object_new (XY_TYPE_IMPORT_DIALOG, "transient-for", parent, NULL);

  if (parent != NULL)
    fill_parent (self, parent);
  self->workspace = g_object_ref (workspace);
  self->session = xy_import_session_new (workspace);
  g_signal_connect_object (self->session, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "failed", G_CALLBACK (failed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "busy-changed", G_CALLBACK (busy_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "judged", G_CALLBACK (judged_cb), self,
                           G_CONNECT_SWAPPED);
  fill_colleges (self);
  adw_window_title_set_subtitle (self->window_title, name);
  return self;
}

GtkWidget *
xy_import_dialog_new (GtkWindow *parent, XyWorkspace *workspace, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *name = g_file_get_basename (file);
  XyImportDialog *self = dialog_new (parent, workspace, name);

  xy_import_session_read (self->session, path != NULL ? path : "");
  return GTK_WIDGET (self);
}

GtkWidget *
xy_import_dialog_new_for_text (GtkWindow *parent, XyWorkspace *workspace, const char *text)
{
  /* Translators: what stands for the name of a file, where cells were pasted. */
  const char *name = _ ("Pasted cells");
  XyImportDialog *self = dialog_new (parent, workspace, name);

  xy_import_session_read_text (self->session, text, name);
  return GTK_WIDGET (self);
}

XyImportState *
xy_import_dialog_get_state (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), NULL);

  return self->state;
}

gboolean
xy_import_dialog_is_failed (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), FALSE);

  return g_strcmp0 (gtk_stack_get_visible_child_name (self->states), "failed") == 0;
}

gboolean
xy_import_dialog_is_busy (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), FALSE);

  return xy_import_session_is_busy (self->session);
}

XyImportTable *
xy_import_dialog_get_table (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), NULL);

  return self->table;
}

XyImportList *
xy_import_dialog_get_list (XyImportDialog *self)
{
  g_return_val_if_fail (XY_IS_IMPORT_DIALOG (self), NULL);

  return self->list;
}
