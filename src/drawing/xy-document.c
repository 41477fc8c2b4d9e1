// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-document-private.h"

#include <cairo-pdf.h>
#include <math.h>

#include "drawing/xy-surface.h"

struct _XyDocument
{
  gatomicrefcount refs;
  GMutex lock;
  char *title;
  double width, height;
  int n_pages;
  XyDocumentDraw draw;
  gpointer data;
  GDestroyNotify free_data;
};

XyDocument *
xy_document_new (const char *title,
                 double width,
                 double height,
                 int n_pages,
                 XyDocumentDraw draw,
                 gpointer data,
                 GDestroyNotify free_data)
{
  XyDocument *document = g_new0 (XyDocument, 1);

  g_atomic_ref_count_init (&document->refs);
  g_mutex_init (&document->lock);
  document->title = g_strdup (title);
  document->width = width;
  document->height = height;
  document->n_pages = n_pages;
  document->draw = draw;
  document->data = data;
  document->free_data = free_data;
  return document;
}

XyDocument *
xy_document_ref (XyDocument *document)
{
  g_atomic_ref_count_inc (&document->refs);
  return document;
}

void
xy_document_unref (XyDocument *document)
{
  if (!g_atomic_ref_count_dec (&document->refs))
    return;
  document->free_data (document->data);
  g_mutex_clear (&document->lock);
  g_free (document->title);
  g_free (document);
}

const char *
xy_document_get_title (const XyDocument *document)
{
  return document->title;
}

int
xy_document_get_n_pages (const XyDocument *document)
{
  return document->n_pages;
}

void
xy_document_get_page_size (const XyDocument *document, double *width, double *height)
{
  *width = document->width;
  *height = document->height;
}

void
xy_document_draw_page (XyDocument *document, int page, cairo_t *cr)
{
  g_return_if_fail (page >= 0 && page < document->n_pages);

  cairo_save (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, 0.5);
  g_mutex_lock (&document->lock);
  document->draw (document->data, page, cr);
  g_mutex_unlock (&document->lock);
  cairo_restore (cr);
}

gboolean
xy_document_write_pdf (XyDocument *document, const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (
      xy_surface_append_cb, bytes, document->width, document->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Xueying " XY_VERSION);
  for (int i = 0; i < document->n_pages; i++)
    {
      xy_document_draw_page (document, i, cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return xy_surface_save (bytes, status, path, error);
}

gboolean
xy_document_write_png (XyDocument *document,
                       int page,
                       double scale,
                       const char *path,
                       GError **error)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (document->width * scale),
                                  (int) ceil (document->height * scale));
  cairo_t *cr = cairo_create (surface);
  gboolean written;

  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  xy_document_draw_page (document, page, cr);
  cairo_destroy (cr);
  written = xy_surface_write_png (surface, path, error);
  cairo_surface_destroy (surface);
  return written;
}
