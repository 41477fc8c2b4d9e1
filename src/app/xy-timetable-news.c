// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-timetable-news.h"

#include <glib/gi18n-lib.h>

struct _XyTimetableNews
{
  AdwBin parent_instance;

  GtkBox *lines;

  XyWorkspace *workspace;
  GSignalGroup *workspace_signals;
  char *shown;
};

enum
{
  PROP_WORKSPACE = 1,
};

G_DEFINE_FINAL_TYPE (XyTimetableNews, xy_timetable_news, ADW_TYPE_BIN)

static void
seen_cb (GtkButton *button, gpointer user_data)
{
  XyTimetableNews *self = user_data;

  if (self->workspace != NULL)
    xy_workspace_see_news (self->workspace);
}

static void
add_line (XyTimetableNews *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, "xy-numeric");
  gtk_box_append (self->lines, label);
}

static void
refresh_cb (XyTimetableNews *self)
{
  g_autoptr (GPtrArray) news =
      self->workspace != NULL ? xy_workspace_list_news (self->workspace) : g_ptr_array_new ();
  g_autofree char *text = NULL;
  guint n_news = news->len;
  GtkWidget *child;

  g_ptr_array_add (news, NULL);
  text = g_strjoinv ("\n", (char **) news->pdata);
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL)
    gtk_box_remove (self->lines, child);
  for (guint i = 0; i < n_news; i++)
    add_line (self, g_ptr_array_index (news, i));
  g_free (self->shown);
  self->shown = g_steal_pointer (&text);
  gtk_widget_set_visible (GTK_WIDGET (self), n_news > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  self->shown, -1);
}

static GtkWidget *
new_heading (void)
{
  GtkWidget *label = gtk_label_new (_ ("New in Your College’s Timetable"));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  return label;
}

static void
xy_timetable_news_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  XyTimetableNews *self = XY_TIMETABLE_NEWS (object);

  switch (id)
    {
    case PROP_WORKSPACE:
      g_set_object (&self->workspace, g_value_get_object (value));
      g_signal_group_set_target (self->workspace_signals, self->workspace);
      refresh_cb (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_timetable_news_dispose (GObject *object)
{
  XyTimetableNews *self = XY_TIMETABLE_NEWS (object);

  g_clear_object (&self->workspace_signals);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->shown, g_free);
  G_OBJECT_CLASS (xy_timetable_news_parent_class)->dispose (object);
}

static void
xy_timetable_news_class_init (XyTimetableNewsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = xy_timetable_news_set_property;
  object_class->dispose = xy_timetable_news_dispose;
  g_object_class_install_property (object_class, PROP_WORKSPACE,
                                   g_param_spec_object ("workspace", NULL, NULL, XY_TYPE_WORKSPACE,
                                                        G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
xy_timetable_news_init (XyTimetableNews *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Got It"));

  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "xy-news");
  gtk_widget_add_css_class (icon, "accent");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), new_heading ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (card), icon);
  gtk_box_append (GTK_BOX (card), box);
  gtk_box_append (GTK_BOX (card), button);
  adw_bin_set_child (ADW_BIN (self), card);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (seen_cb), self, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("New in Your College’s Timetable"), -1);

  self->workspace_signals = g_signal_group_new (XY_TYPE_WORKSPACE);
  g_signal_group_connect_swapped (self->workspace_signals, "notify", G_CALLBACK (refresh_cb), self);
  g_signal_group_connect_swapped (self->workspace_signals, "requests-changed",
                                  G_CALLBACK (refresh_cb), self);
}

GtkWidget *
xy_timetable_news_new (void)
{
  return g_object_new (XY_TYPE_TIMETABLE_NEWS, NULL);
}
