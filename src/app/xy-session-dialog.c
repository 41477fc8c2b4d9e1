// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-session-dialog.h"

#include <glib/gi18n-lib.h>

#include "app/xy-words.h"
#include "model/xy-sentence.h"

struct _XySessionDialog
{
  XyEditDialog parent_instance;

  GtkEditable *date;
  GtkMenuButton *calendar_button;
  GtkPopover *calendar_popover;
  GtkCalendar *calendar;
  GtkEditable *building;
  GtkEditable *rooms;
  AdwComboRow *like;

  char *session;
  /* Ids of the sessions behind the choice; the first is none. */
  GPtrArray *likes;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (XySessionDialog, xy_session_dialog, XY_TYPE_EDIT_DIALOG)

static XyTimetableEdit *
xy_session_dialog_compute (XyEditDialog *dialog, XySchedule *schedule)
{
  XySessionDialog *self = XY_SESSION_DIALOG (dialog);
  const char *date = gtk_editable_get_text (self->date);
  const char *building = gtk_editable_get_text (self->building);
  const char *rooms = gtk_editable_get_text (self->rooms);
  guint like = adw_combo_row_get_selected (self->like);

  if (self->session != NULL)
    return xy_timetable_edit_set_session (schedule, self->session, date, building, rooms);
  return xy_timetable_edit_add_session (schedule, date, building, rooms,
                                        like < self->likes->len ? self->likes->pdata[like] : NULL);
}

/* The calendar shows what is typed, and types what is chosen in it. */

static void
calendar_shown_cb (XySessionDialog *self)
{
  g_autofree char *date = xy_timetable_edit_dup_date (gtk_editable_get_text (self->date));
  g_autofree char *iso = date != NULL ? g_strconcat (date, "T12:00:00", NULL) : NULL;
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr (GDateTime) day = iso != NULL ? g_date_time_new_from_iso8601 (iso, zone) : NULL;

  if (day == NULL)
    return;
  self->showing = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->showing = FALSE;
}

static void
day_selected_cb (XySessionDialog *self)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");

  if (self->showing)
    return;
  gtk_editable_set_text (self->date, date);
}

static void
xy_session_dialog_finalize (GObject *object)
{
  XySessionDialog *self = XY_SESSION_DIALOG (object);

  g_free (self->session);
  g_ptr_array_unref (self->likes);
  G_OBJECT_CLASS (xy_session_dialog_parent_class)->finalize (object);
}

static void
xy_session_dialog_class_init (XySessionDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = xy_session_dialog_finalize;
  XY_EDIT_DIALOG_CLASS (klass)->compute = xy_session_dialog_compute;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/xueying/Xueying/ui/xy-session-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, XySessionDialog, date);
  gtk_widget_class_bind_template_child (widget_class, XySessionDialog, calendar_button);
  gtk_widget_class_bind_template_child (widget_class, XySessionDialog, calendar_popover);
  gtk_widget_class_bind_template_child (widget_class, XySessionDialog, calendar);
  gtk_widget_class_bind_template_child (widget_class, XySessionDialog, building);
  gtk_widget_class_bind_template_child (widget_class, XySessionDialog, rooms);
  gtk_widget_class_bind_template_child (widget_class, XySessionDialog, like);
}

static void
xy_session_dialog_init (XySessionDialog *self)
{
  self->likes = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->date, "changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->building, "changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->rooms, "changed", G_CALLBACK (xy_edit_dialog_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->like, "notify::selected", G_CALLBACK (xy_edit_dialog_refresh),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar_popover, "show", G_CALLBACK (calendar_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
fill_likes (XySessionDialog *self, XySchedule *schedule)
{
  GPtrArray *sessions = xy_schedule_get_sessions (schedule);
  g_autoptr (GtkStringList) words = gtk_string_list_new (NULL);

  /* Translators: as which other day. */
  gtk_string_list_append (words, _ ("No hours yet"));
  g_ptr_array_add (self->likes, NULL);
  for (guint i = 0; i < sessions->len; i++)
    {
      const XySession *session = g_ptr_array_index (sessions, i);
      g_autofree char *day = xy_words_date (session->date);
      /* Translators: a day, a building. */
      g_autofree char *word = g_strdup_printf (_ ("%s, %s"), day, session->building);

      gtk_string_list_append (words, word);
      g_ptr_array_add (self->likes, g_strdup (session->id));
    }
  adw_combo_row_set_model (self->like, G_LIST_MODEL (words));
  adw_combo_row_set_selected (self->like, sessions->len > 0 ? 1 : 0);
}

GtkWindow *
xy_session_dialog_new (XyWorkspace *workspace, const char *session_id)
{
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  const XySession *session =
      session_id != NULL ? xy_schedule_find_session (schedule, session_id) : NULL;
  XySessionDialog *self =
      g_object_new (XY_TYPE_SESSION_DIALOG, "workspace", workspace, "apply-label",
                    session_id != NULL ? _ ("C_hange") : _ ("_Add"), "title",
                    session_id != NULL ? _ ("Day and Rooms") : _ ("Add a Session"), NULL);
  g_autofree char *rooms = NULL;

  fill_likes (self, schedule);
  self->session = g_strdup (session_id);
  gtk_widget_set_visible (GTK_WIDGET (self->like), session_id == NULL);
  if (session != NULL)
    {
      rooms = session->rooms != NULL ? g_strjoinv (" ", session->rooms) : g_strdup ("");
      gtk_editable_set_text (self->date, session->date);
      gtk_editable_set_text (self->building, session->building);
      gtk_editable_set_text (self->rooms, rooms);
    }
  xy_edit_dialog_refresh (XY_EDIT_DIALOG (self));
  return GTK_WINDOW (self);
}
