// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-person.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-id-number.h"

#define WIDTH 320
#define MAX_HEIGHT 420

struct _XyReviewPerson
{
  AdwBin parent_instance;

  GtkListBox *list;
  char *id_number;
};

G_DEFINE_FINAL_TYPE (XyReviewPerson, xy_review_person, ADW_TYPE_BIN)

static GtkWidget *
add_row (XyReviewPerson *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->list, row);
  return row;
}

static void
add_field (XyReviewPerson *self, const char *field, const char *value)
{
  if (value != NULL && value[0] != '\0')
    add_row (self, xy_words_field (XY_KIND_STUDENT, field), value);
}

static void
show_id_cb (XyReviewPerson *self, GParamSpec *pspec, GtkToggleButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  g_autofree char *masked = xy_id_number_mask (self->id_number);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               gtk_toggle_button_get_active (button) ? self->id_number : masked);
}

static void
add_id_number (XyReviewPerson *self, const char *id_number)
{
  g_autofree char *masked = xy_id_number_mask (id_number);
  GtkWidget *row, *button;

  g_free (self->id_number);
  self->id_number = g_strdup (id_number);
  if (id_number == NULL || id_number[0] == '\0')
    return;
  row = add_row (self, xy_words_field (XY_KIND_STUDENT, "id_number"), masked);
  button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (button), "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Show the whole ID number"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "notify::active", G_CALLBACK (show_id_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

/* The newest first, each with what was decided about it. */
static void
add_submission (XyReviewPerson *self, XyWorkspace *workspace, const XySubmission *submission)
{
  const XyDecision *decision = xy_workspace_find_decision (workspace, submission->id);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *submitted =
      xy_words_moment (submission->submitted_at, xy_workspace_get_timezone (workspace));
  g_autofree char *title = NULL;

  if (submitted != NULL)
    g_string_append (text, submitted);
  if (decision != NULL)
    {
      g_autofree char *decided =
          xy_words_moment (decision->decided_at, xy_workspace_get_timezone (workspace));
      /* Translators: what was decided about a photo, and when. */
      g_autofree char *line = g_strdup_printf (_ ("%s, %s"), xy_words_outcome (decision->outcome),
                                               decided != NULL ? decided : "–");

      g_string_append_printf (text, "\n%s", line);
      if (decision->note != NULL && decision->note[0] != '\0')
        g_string_append_printf (text, "\n%s", decision->note);
    }
  /* Translators: which submission of a student it is, counted from 1. */
  title = g_strdup_printf (_ ("Photo %d submitted"), (int) submission->number);
  add_row (self, title, text->str);
}

static void
xy_review_person_finalize (GObject *object)
{
  g_free (XY_REVIEW_PERSON (object)->id_number);
  G_OBJECT_CLASS (xy_review_person_parent_class)->finalize (object);
}

static void
xy_review_person_class_init (XyReviewPersonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_review_person_finalize;
}

static void
xy_review_person_init (XyReviewPerson *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_widget_set_size_request (scroller, WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
xy_review_person_set_item (XyReviewPerson *self, XyWorkspace *workspace, XyStudentItem *item)
{
  const XyStudent *student;
  GPtrArray *submissions;
  GtkListBoxRow *row;

  g_return_if_fail (XY_IS_REVIEW_PERSON (self));

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (item == NULL)
    return;
  student = xy_student_item_get_student (item);
  add_field (self, "student_number", student->student_number);
  add_field (self, "class", student->class_name);
  add_id_number (self, student->id_number);
  submissions = xy_student_item_get_submissions (item);
  for (guint i = submissions->len; i > 0; i--)
    add_submission (self, workspace, g_ptr_array_index (submissions, i - 1));
}
