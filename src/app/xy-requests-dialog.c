// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-requests-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-requests-state.h"
#include "model/xy-sentence.h"

struct _XyRequestsDialog
{
  AdwWindow parent_instance;

  GtkStack *states;
  GtkBox *list;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  char *shown;
  /* By request: the entry of the school's word, and what was typed so far. */
  GHashTable *entries;
  GHashTable *words;
};

G_DEFINE_FINAL_TYPE (XyRequestsDialog, xy_requests_dialog, ADW_TYPE_WINDOW)

/* Answers. */

static void
set_state (XyRequestsDialog *self,
           GtkWidget *button,
           const char *state,
           const char *word,
           const char *label)
{
  const char *id = g_object_get_data (G_OBJECT (button), "request");
  GPtrArray *edits = xy_edits_new ();
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "state", state);
  if (word != NULL && *word != '\0')
    xy_fields_set_string (fields, "word", word);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_REQUEST, id, fields));
  xy_workspace_apply (self->workspace, label, edits);
}

static const char *
get_word (XyRequestsDialog *self, GtkWidget *button)
{
  GtkEditable *entry =
      g_hash_table_lookup (self->entries, g_object_get_data (G_OBJECT (button), "request"));

  return entry != NULL ? gtk_editable_get_text (entry) : NULL;
}

/* The timetable goes on from there, so this is no step of Undo. */
static void
accept_cb (GtkWidget *button, gpointer user_data)
{
  set_state (user_data, button, "accepted", get_word (user_data, button), NULL);
}

static void
decline_cb (GtkWidget *button, gpointer user_data)
{
  g_autofree char *label =
      /* Translators: %s is a college's name. */
      xy_sentence_fill (_ ("Declined the request of %s"),
                        g_object_get_data (G_OBJECT (button), "title"));

  set_state (user_data, button, "declined", get_word (user_data, button), label);
}

static void
withdraw_cb (GtkWidget *button, gpointer user_data)
{
  set_state (user_data, button, "withdrawn", NULL, NULL);
}

/* Drawing the state. */

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static void
add_facts (GtkWidget *box, GPtrArray *facts, const char *icon_name, const char *style)
{
  for (guint i = 0; i < facts->len; i++)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
      GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      if (style != NULL)
        gtk_widget_add_css_class (icon, style);
      gtk_box_append (GTK_BOX (line), icon);
      gtk_box_append (GTK_BOX (line), new_label (g_ptr_array_index (facts, i), "xy-numeric"));
      gtk_box_append (GTK_BOX (box), line);
    }
}

static GtkWidget *
add_button (XyRequestsDialog *self,
            GtkWidget *box,
            const char *label,
            const char *name,
            GCallback callback,
            const XyRequestLine *line)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_object_set_data_full (G_OBJECT (button), "request", g_strdup (line->id), g_free);
  g_object_set_data_full (G_OBJECT (button), "title", g_strdup (line->title), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", callback, self, 0);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
new_entry (XyRequestsDialog *self, const XyRequestLine *line)
{
  GtkWidget *entry = gtk_entry_new ();
  const char *typed = g_hash_table_lookup (self->words, line->id);

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("A word to the college, if you like"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("A word to the college, if you like"), -1);
  gtk_widget_set_hexpand (entry, TRUE);
  if (typed != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), typed);
  g_hash_table_insert (self->entries, g_strdup (line->id), entry);
  return entry;
}

static GtkWidget *
new_buttons (XyRequestsDialog *self, const XyRequestLine *line)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  if (line->may_answer)
    {
      /* Translators: %s is a college's name. */
      g_autofree char *decline = xy_sentence_fill (_ ("Decline the request of %s"), line->title);
      /* Translators: %s is a college's name. */
      g_autofree char *accept = xy_sentence_fill (_ ("Accept the request of %s"), line->title);
      GtkWidget *button;

      gtk_box_append (GTK_BOX (buttons), new_entry (self, line));
      add_button (self, buttons, _ ("_Decline"), decline, G_CALLBACK (decline_cb), line);
      button = add_button (self, buttons, C_ ("request", "_Accept"), accept, G_CALLBACK (accept_cb),
                           line);
      gtk_widget_add_css_class (button, "suggested-action");
      gtk_widget_set_sensitive (button, line->obstacle == NULL);
    }
  if (line->may_withdraw)
    {
      gtk_widget_set_halign (buttons, GTK_ALIGN_END);
      add_button (self, buttons, _ ("_Withdraw"), _ ("Withdraw"), G_CALLBACK (withdraw_cb), line);
    }
  return buttons;
}

static GtkWidget *
new_card (XyRequestsDialog *self, const XyRequestLine *line)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  /* Translators: hours and group before, hours and group after. */
  g_autofree char *move = g_strdup_printf (_ ("%s → %s"), line->from, line->to);
  GtkWidget *buttons;

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "xy-request");
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, line->title,
                                  -1);
  gtk_box_append (GTK_BOX (card), new_label (line->title, "title-4"));
  gtk_box_append (GTK_BOX (card), new_label (move, "xy-numeric"));
  gtk_box_append (GTK_BOX (card), new_label (line->asked, "dim-label"));
  if (line->why != NULL)
    gtk_box_append (GTK_BOX (card), new_label (line->why, NULL));
  if (line->obstacle != NULL)
    gtk_box_append (GTK_BOX (card), new_label (line->obstacle, "error"));
  add_facts (card, line->loads, "system-users-symbolic", "dim-label");
  add_facts (card, line->comes, "dialog-warning-symbolic", "warning");
  add_facts (card, line->goes, "object-select-symbolic", "success");
  buttons = new_buttons (self, line);
  gtk_widget_set_margin_top (buttons, 6);
  gtk_box_append (GTK_BOX (card), buttons);
  return card;
}

static GtkWidget *
new_answered (GPtrArray *lines)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Answered"));
  for (guint i = 0; i < lines->len; i++)
    {
      const XyRequestLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row = adw_action_row_new ();
      /* Translators: a college, where it was to be. */
      g_autofree char *title = g_strdup_printf (_ ("%s → %s"), line->title, line->to);
      g_autofree char *subtitle = g_strdup_printf ("%s\n%s", line->answer, line->asked);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
      adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  return group;
}

/* What was typed, and where, outlives that the list is made anew. Returns: whose entry had the
 * focus. */
static char *
keep_words (XyRequestsDialog *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  char *focused = NULL;
  GHashTableIter iter;
  gpointer id, entry;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &id, &entry))
    {
      g_hash_table_replace (self->words, g_strdup (id),
                            g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
      if (focus != NULL && gtk_widget_is_ancestor (focus, entry))
        {
          g_free (focused);
          focused = g_strdup (id);
        }
    }
  g_hash_table_remove_all (self->entries);
  return focused;
}

static void
show (XyRequestsDialog *self, const XyRequestsState *state)
{
  g_autofree char *focused = keep_words (self);
  GtkWidget *child, *entry;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_box_remove (self->list, child);
  for (guint i = 0; i < state->open->len; i++)
    gtk_box_append (self->list, new_card (self, g_ptr_array_index (state->open, i)));
  if (state->answered->len > 0)
    gtk_box_append (self->list, new_answered (state->answered));
  gtk_stack_set_visible_child_name (self->states,
                                    state->open->len + state->answered->len > 0 ? "some" : "none");
  entry = focused != NULL ? g_hash_table_lookup (self->entries, focused) : NULL;
  if (entry != NULL)
    gtk_entry_grab_focus_without_selecting (GTK_ENTRY (entry));
}

static void
refresh_cb (XyRequestsDialog *self)
{
  XySchedule *schedule = xy_workspace_get_schedule (self->workspace);
  g_autoptr (GPtrArray) requests = NULL;
  g_autoptr (XyRequestsState) state = NULL;
  g_autofree char *text = NULL;
  XyRequestsInput input = { 0 };

  if (schedule == NULL)
    return;
  requests = xy_workspace_list_requests (self->workspace);
  input.schedule = schedule;
  input.requests = requests;
  input.role = xy_workspace_get_role (self->workspace);
  input.timezone = xy_workspace_get_timezone (self->workspace);
  state = xy_requests_state_new (&input);
  text = xy_requests_state_dup_text (state);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  show (self, state);
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
}

static void
xy_requests_dialog_dispose (GObject *object)
{
  XyRequestsDialog *self = XY_REQUESTS_DIALOG (object);

  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->words, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (xy_requests_dialog_parent_class)->dispose (object);
}

static void
xy_requests_dialog_class_init (XyRequestsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_requests_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-requests-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XyRequestsDialog, states);
  gtk_widget_class_bind_template_child (widget_class, XyRequestsDialog, list);
}

static void
xy_requests_dialog_init (XyRequestsDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify::schedule",
                                  G_CALLBACK (refresh_cb), self);
  g_signal_group_connect_swapped (self->workspace_signals, "requests-changed",
                                  G_CALLBACK (refresh_cb), self);
}

GtkWindow *
xy_requests_dialog_new (XyWorkspace *workspace)
{
  XyRequestsDialog *self = g_object_new (XY_TYPE_REQUESTS_DIALOG, NULL);

  self->workspace = g_object_ref (workspace);
  g_signal_group_set_target (self->workspace_signals, workspace);
  refresh_cb (self);
  return GTK_WINDOW (self);
}
