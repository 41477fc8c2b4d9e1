// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-document-view.h"

#include <glib/gi18n-lib.h>

#define PAGE_MIN_WIDTH 280
#define PAGE_NATURAL_WIDTH 600

/* One page. */

#define XY_TYPE_DOCUMENT_PAGE (xy_document_page_get_type ())
G_DECLARE_FINAL_TYPE (XyDocumentPage, xy_document_page, XY, DOCUMENT_PAGE, GtkWidget)

struct _XyDocumentPage
{
  GtkWidget parent_instance;

  XyDocument *document;
  int number;
};

G_DEFINE_FINAL_TYPE (XyDocumentPage, xy_document_page, GTK_TYPE_WIDGET)

static void
xy_document_page_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  XyDocumentPage *self = XY_DOCUMENT_PAGE (widget);
  double page_width, page_height, width = gtk_widget_get_width (widget), scale;
  graphene_rect_t bounds;
  cairo_t *cr;

  if (self->document == NULL || self->number >= xy_document_get_n_pages (self->document))
    return;
  xy_document_get_page_size (self->document, &page_width, &page_height);
  scale = width / page_width;
  graphene_rect_init (&bounds, 0, 0, (float) width, (float) (page_height * scale));
  /* Paper is white, in a dark window too. */
  gtk_snapshot_append_color (snapshot, &(GdkRGBA){ 1, 1, 1, 1 }, &bounds);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cairo_scale (cr, scale, scale);
  xy_document_draw_page (self->document, self->number, cr);
  cairo_destroy (cr);
}

static GtkSizeRequestMode
xy_document_page_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
xy_document_page_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  XyDocumentPage *self = XY_DOCUMENT_PAGE (widget);
  double page_width = 1, page_height = 1;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = PAGE_MIN_WIDTH;
      *natural = PAGE_NATURAL_WIDTH;
      return;
    }
  if (self->document != NULL)
    xy_document_get_page_size (self->document, &page_width, &page_height);
  if (for_size < 0)
    for_size = PAGE_NATURAL_WIDTH;
  *minimum = *natural = (int) (for_size * page_height / page_width + 0.5);
}

static void
xy_document_page_dispose (GObject *object)
{
  g_clear_pointer (&XY_DOCUMENT_PAGE (object)->document, xy_document_unref);
  G_OBJECT_CLASS (xy_document_page_parent_class)->dispose (object);
}

static void
xy_document_page_class_init (XyDocumentPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = xy_document_page_dispose;
  widget_class->snapshot = xy_document_page_snapshot;
  widget_class->get_request_mode = xy_document_page_get_request_mode;
  widget_class->measure = xy_document_page_measure;
  gtk_widget_class_set_css_name (widget_class, "page");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
xy_document_page_init (XyDocumentPage *self)
{
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "xy-paper");
}

static void
show_page (XyDocumentPage *self, XyDocument *document, int number)
{
  g_autofree char *label = NULL;

  g_clear_pointer (&self->document, xy_document_unref);
  self->document = document != NULL ? xy_document_ref (document) : NULL;
  self->number = number;
  if (document != NULL)
    {
      /* Translators: for a screen reader: page 2 of 5. */
      label = g_strdup_printf (_ ("Page %d of %d"), number + 1, xy_document_get_n_pages (document));
      gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
    }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* All of them. */

struct _XyDocumentView
{
  AdwBin parent_instance;

  GtkListView *list;
  XyDocument *document;
};

G_DEFINE_FINAL_TYPE (XyDocumentView, xy_document_view, ADW_TYPE_BIN)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_selectable (list_item, FALSE);
  gtk_list_item_set_child (list_item, g_object_new (XY_TYPE_DOCUMENT_PAGE, NULL));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  XyDocumentView *self = user_data;

  show_page (XY_DOCUMENT_PAGE (gtk_list_item_get_child (list_item)), self->document,
             (int) gtk_list_item_get_position (list_item));
}

static void
xy_document_view_dispose (GObject *object)
{
  g_clear_pointer (&XY_DOCUMENT_VIEW (object)->document, xy_document_unref);
  G_OBJECT_CLASS (xy_document_view_parent_class)->dispose (object);
}

static void
xy_document_view_class_init (XyDocumentViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = xy_document_view_dispose;
}

static void
xy_document_view_init (XyDocumentView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, 0);
  self->list = GTK_LIST_VIEW (gtk_list_view_new (NULL, factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "xy-pages");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Pages"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

void
xy_document_view_set_document (XyDocumentView *self, XyDocument *document)
{
  g_autoptr (GtkSelectionModel) pages = NULL;
  GtkStringList *numbers = gtk_string_list_new (NULL);

  g_return_if_fail (XY_IS_DOCUMENT_VIEW (self));

  gtk_list_view_set_model (self->list, NULL);
  g_clear_pointer (&self->document, xy_document_unref);
  self->document = document != NULL ? xy_document_ref (document) : NULL;
  for (int i = 0; document != NULL && i < xy_document_get_n_pages (document); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i + 1);

      gtk_string_list_append (numbers, number);
    }
  pages = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (numbers)));
  gtk_list_view_set_model (self->list, pages);
}
