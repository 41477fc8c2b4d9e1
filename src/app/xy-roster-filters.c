// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-roster-filters.h"

#include <glib/gi18n-lib.h>

#include "app/xy-facet-button.h"
#include "app/xy-wrap-box.h"

struct _XyRosterFilters
{
  AdwBin parent_instance;

  GtkToggleButton *chips[XY_N_ROSTER_FILTERS];
  XyFacetButton *facets[XY_N_STUDENT_FACETS];
  GtkWidget *clear;

  XyStudentQuery *query;
  XyStudentView *view;
  XySchedule *schedule;
  gboolean refreshing;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyRosterFilters, xy_roster_filters, ADW_TYPE_BIN)

static const char *
get_label (XyRosterFilters *self, XyStudentFacet facet, const char *value)
{
  const XyCollege *college = facet == XY_STUDENT_FACET_COLLEGE && self->schedule != NULL
                                 ? xy_schedule_find_college (self->schedule, value)
                                 : NULL;

  if (college != NULL)
    return college->short_name;
  /* Translators: a value of a filter: students of whom it is not known. */
  return *value != '\0' ? value : _ ("Not given");
}

static void
show_chosen (XyRosterFilters *self, XyStudentFacet facet)
{
  GHashTable *values = self->query->values[facet];
  guint n = values != NULL ? g_hash_table_size (values) : 0;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer value;

  if (n == 1)
    {
      g_hash_table_iter_init (&iter, values);
      g_hash_table_iter_next (&iter, &value, NULL);
      text = g_strdup (get_label (self, facet, value));
    }
  else if (n > 1)
    text = g_strdup_printf (ngettext ("%u chosen", "%u chosen", n), n);
  xy_facet_button_set_chosen (self->facets[facet], text);
}

static void
show_clear (XyRosterFilters *self)
{
  gtk_widget_set_visible (self->clear, xy_student_query_is_filtered (self->query));
}

static void
refresh_chips (XyRosterFilters *self)
{
  const XyStudentSearch *search = xy_student_view_get_search (self->view);
  /* Where nobody is online only, all are on site. */
  gboolean some_online =
      xy_roster_filter_count (XY_ROSTER_ONLINE, search) > 0 || self->query->presence != 0;

  for (XyRosterFilter filter = XY_ROSTER_PROBLEMS; filter < XY_N_ROSTER_FILTERS; filter++)
    {
      GtkToggleButton *chip = self->chips[filter];
      guint n = xy_roster_filter_count (filter, search);
      gboolean wanted = xy_roster_filter_is_set (filter, self->query);
      g_autofree char *label = NULL;

      /* Translators: a filter's name, how many students it shows. */
      label = g_strdup_printf (_ ("%s %d"), xy_roster_filter_words (filter), (int) n);
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (chip)), label) != 0)
        gtk_button_set_label (GTK_BUTTON (chip), label);
      gtk_toggle_button_set_active (chip, wanted);
      gtk_widget_set_visible (GTK_WIDGET (chip),
                              wanted || (n > 0 && (filter != XY_ROSTER_ON_SITE || some_online)));
    }
}

static void
chip_toggled_cb (GtkToggleButton *chip, gpointer user_data)
{
  XyRosterFilters *self = user_data;
  int filter = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (chip), "filter"));

  if (self->refreshing)
    return;
  xy_roster_filter_set ((XyRosterFilter) filter, self->query, gtk_toggle_button_get_active (chip));
  show_clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static XyStudentFacet
get_facet (XyFacetButton *button)
{
  return (XyStudentFacet) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), "facet"));
}

static void
fill_cb (XyFacetButton *button, gpointer user_data)
{
  XyRosterFilters *self = user_data;
  XyStudentFacet facet = get_facet (button);
  g_autoptr (GArray) values = NULL;

  if (self->view == NULL || xy_student_view_get_list (self->view) == NULL)
    return;
  values = xy_student_search_list_values (
      xy_student_view_get_search (self->view),
      xy_student_list_get_index (xy_student_view_get_list (self->view)), facet);
  for (guint i = 0; i < values->len; i++)
    {
      const XyStudentValueCount *value = &g_array_index (values, XyStudentValueCount, i);

      xy_facet_button_add (button, value->value, get_label (self, facet, value->value),
                           value->count,
                           xy_student_query_has_value (self->query, facet, value->value));
    }
}

static void
facet_toggled_cb (XyFacetButton *button, const char *value, gboolean wanted, gpointer user_data)
{
  XyRosterFilters *self = user_data;
  XyStudentFacet facet = get_facet (button);

  xy_student_query_set_value (self->query, facet, value, wanted);
  show_chosen (self, facet);
  show_clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
clear_cb (XyRosterFilters *self)
{
  xy_roster_filters_clear (self);
}

static void
xy_roster_filters_dispose (GObject *object)
{
  XyRosterFilters *self = XY_ROSTER_FILTERS (object);

  g_clear_object (&self->view);
  g_clear_pointer (&self->schedule, xy_schedule_unref);
  G_OBJECT_CLASS (xy_roster_filters_parent_class)->dispose (object);
}

static void
xy_roster_filters_finalize (GObject *object)
{
  xy_student_query_free (XY_ROSTER_FILTERS (object)->query);
  G_OBJECT_CLASS (xy_roster_filters_parent_class)->finalize (object);
}

static void
xy_roster_filters_class_init (XyRosterFiltersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_roster_filters_dispose;
  G_OBJECT_CLASS (klass)->finalize = xy_roster_filters_finalize;
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_ROSTER_FILTERS, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
add_chips (XyRosterFilters *self, XyWrapBox *box)
{
  for (int filter = 0; filter < XY_N_ROSTER_FILTERS; filter++)
    {
      GtkWidget *chip = gtk_toggle_button_new ();

      g_object_set_data (G_OBJECT (chip), "filter", GINT_TO_POINTER (filter));
      gtk_widget_set_visible (chip, FALSE);
      self->chips[filter] = GTK_TOGGLE_BUTTON (chip);
      xy_wrap_box_append (box, chip);
      g_signal_connect_object (chip, "toggled", G_CALLBACK (chip_toggled_cb), self, 0);
    }
}

static void
add_facets (XyRosterFilters *self, XyWrapBox *box)
{
  const char *const titles[XY_N_STUDENT_FACETS] = {
    [XY_STUDENT_FACET_CLASS] = _ ("Class"),
    [XY_STUDENT_FACET_COLLEGE] = _ ("College"),
    [XY_STUDENT_FACET_DEGREE] = _ ("Degree"),
  };

  for (int facet = 0; facet < XY_N_STUDENT_FACETS; facet++)
    {
      GtkWidget *button = xy_facet_button_new (titles[facet]);

      g_object_set_data (G_OBJECT (button), "facet", GINT_TO_POINTER (facet));
      gtk_widget_set_visible (button, FALSE);
      self->facets[facet] = XY_FACET_BUTTON (button);
      xy_wrap_box_append (box, button);
      g_signal_connect_object (button, "fill", G_CALLBACK (fill_cb), self, 0);
      g_signal_connect_object (button, "toggled", G_CALLBACK (facet_toggled_cb), self, 0);
    }
}

static void
xy_roster_filters_init (XyRosterFilters *self)
{
  GtkWidget *box = xy_wrap_box_new ();

  self->query = xy_student_query_new ();
  gtk_widget_add_css_class (box, "xy-chips");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Filter"),
                                  -1);
  add_chips (self, XY_WRAP_BOX (box));
  add_facets (self, XY_WRAP_BOX (box));
  self->clear = gtk_button_new_with_label (_ ("Clear Filters"));
  gtk_widget_add_css_class (self->clear, "flat");
  gtk_widget_set_visible (self->clear, FALSE);
  g_signal_connect_object (self->clear, "clicked", G_CALLBACK (clear_cb), self, G_CONNECT_SWAPPED);
  xy_wrap_box_append (XY_WRAP_BOX (box), self->clear);
  adw_bin_set_child (ADW_BIN (self), box);
}

XyStudentQuery *
xy_roster_filters_get_query (XyRosterFilters *self)
{
  g_return_val_if_fail (XY_IS_ROSTER_FILTERS (self), NULL);

  return self->query;
}

static void
show_query (XyRosterFilters *self)
{
  for (int facet = 0; facet < XY_N_STUDENT_FACETS; facet++)
    show_chosen (self, (XyStudentFacet) facet);
  show_clear (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

void
xy_roster_filters_show_only (XyRosterFilters *self, XyRosterFilter filter)
{
  g_return_if_fail (XY_IS_ROSTER_FILTERS (self));

  xy_student_query_clear_filters (self->query);
  xy_roster_filter_set (filter, self->query, TRUE);
  show_query (self);
}

void
xy_roster_filters_clear (XyRosterFilters *self)
{
  g_return_if_fail (XY_IS_ROSTER_FILTERS (self));

  xy_student_query_clear_filters (self->query);
  show_query (self);
}

/* A filter by few values is shown where there are several, or one is chosen. */
static void
refresh_facets (XyRosterFilters *self)
{
  const XyStudentSearch *search = xy_student_view_get_search (self->view);

  for (int facet = 0; facet < XY_N_STUDENT_FACETS; facet++)
    gtk_widget_set_visible (GTK_WIDGET (self->facets[facet]),
                            xy_student_search_count_values (search, (XyStudentFacet) facet) > 1 ||
                                (self->query->values[facet] != NULL &&
                                 g_hash_table_size (self->query->values[facet]) > 0));
}

void
xy_roster_filters_refresh (XyRosterFilters *self, XyStudentView *view, const XySchedule *schedule)
{
  g_return_if_fail (XY_IS_ROSTER_FILTERS (self) && XY_IS_STUDENT_VIEW (view));

  g_set_object (&self->view, view);
  g_clear_pointer (&self->schedule, xy_schedule_unref);
  self->schedule = schedule != NULL ? xy_schedule_ref ((XySchedule *) schedule) : NULL;
  self->refreshing = TRUE;
  refresh_chips (self);
  refresh_facets (self);
  self->refreshing = FALSE;
}
