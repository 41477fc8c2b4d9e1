// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-xml.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <string.h>

#include "roster/xy-roster.h"
#include "roster/xy-xml-pieces.h"

#define ATTRIBUTE_STRIDE 5
/* What the parser does with each attribute takes as long as there are attributes and namespaces; no
 * element of a workbook has as many as these. */
#define MAX_ATTRIBUTES 512
#define MAX_NAMESPACES 1024

typedef struct
{
  const XyXmlHandler *handler;
  gpointer user_data;
  xmlParserCtxt *context;
  guint depth;
  guint n_namespaces;
  guint declared[XY_XML_MAX_DEPTH];
  GError *error;
} Parsing;

static void
set_unsafe (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_UNSAFE,
                       _ ("The file refers to entities, which is not safe, and is not opened; save "
                          "the roster as CSV and import that."));
}

static void
set_broken (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The file is broken; open it in a spreadsheet program and save it again "
                          "as .xlsx or CSV."));
}

/* Notes what an element brings with it, if that is not more than a workbook's ever does. */
static gboolean
enter (Parsing *parsing, int n_namespaces, int n_attributes)
{
  if (parsing->depth >= XY_XML_MAX_DEPTH || n_attributes > MAX_ATTRIBUTES ||
      parsing->n_namespaces + (guint) n_namespaces > MAX_NAMESPACES)
    {
      set_broken (&parsing->error);
      return FALSE;
    }
  parsing->declared[parsing->depth++] = (guint) n_namespaces;
  parsing->n_namespaces += (guint) n_namespaces;
  return TRUE;
}

static void
start_cb (void *user_data,
          const xmlChar *name,
          const xmlChar *prefix,
          const xmlChar *uri,
          int n_namespaces,
          const xmlChar **namespaces,
          int n_attributes,
          int n_defaulted,
          const xmlChar **attributes)
{
  Parsing *parsing = user_data;
  XyXmlAttributes wrapped = { (const char *) uri, n_attributes, attributes };

  if (parsing->error == NULL && (!enter (parsing, n_namespaces, n_attributes) ||
                                 !parsing->handler->start (parsing->user_data, (const char *) name,
                                                           &wrapped, &parsing->error)))
    xmlStopParser (parsing->context);
}

static void
end_cb (void *user_data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Parsing *parsing = user_data;

  if (parsing->error == NULL)
    parsing->n_namespaces -= parsing->declared[--parsing->depth];
  if (parsing->error == NULL &&
      !parsing->handler->end (parsing->user_data, (const char *) name, &parsing->error))
    xmlStopParser (parsing->context);
}

static void
text_cb (void *user_data, const xmlChar *text, int length)
{
  Parsing *parsing = user_data;

  if (parsing->error == NULL && parsing->handler->text != NULL)
    parsing->handler->text (parsing->user_data, (const char *) text, (gsize) length);
}

/* What hides a document type from the search for its bytes is an encoding; it ends here. */
static void
internal_subset_cb (void *user_data, const xmlChar *name, const xmlChar *public, const xmlChar *uri)
{
  Parsing *parsing = user_data;

  if (parsing->error == NULL)
    set_unsafe (&parsing->error);
  xmlStopParser (parsing->context);
}

static void
error_cb (void *user_data, xmlError *error)
{
  /* Told by the parser's result. */
}

static void G_GNUC_PRINTF (2, 3) print_cb (void *user_data, const char *format, ...)
{
  /* As above. */
}

/* What is wrong with an encoding libxml2 does not tell the parser's handler but this thread's ones,
 * and prints it where there are none. */
static int
parse_quietly (xmlParserCtxt *context, const char *piece, int size, int is_last)
{
  xmlStructuredErrorFunc error_func = xmlStructuredError;
  void *error_context = xmlStructuredErrorContext;
  xmlGenericErrorFunc print_func = xmlGenericError;
  void *print_context = xmlGenericErrorContext;
  int result;

  xmlSetStructuredErrorFunc (NULL, error_cb);
  xmlSetGenericErrorFunc (NULL, print_cb);
  result = xmlParseChunk (context, piece, size, is_last);
  xmlSetStructuredErrorFunc (error_context, error_func);
  xmlSetGenericErrorFunc (print_context, print_func);
  return result;
}

static void
parse_pieces (Parsing *parsing, XyXmlPieces *pieces)
{
  XyXmlFinding finding = XY_XML_PIECE;

  while (finding == XY_XML_PIECE && parsing->error == NULL)
    {
      const char *piece;
      gsize size;

      finding = xy_xml_pieces_next (pieces, &piece, &size);
      if (finding == XY_XML_BROKEN)
        set_broken (&parsing->error);
      else if (finding == XY_XML_UNSAFE)
        set_unsafe (&parsing->error);
      else if (finding == XY_XML_PIECE &&
               parse_quietly (parsing->context, piece, (int) size, 0) != XML_ERR_OK &&
               parsing->error == NULL)
        set_broken (&parsing->error);
    }
  if (parsing->error == NULL && (parse_quietly (parsing->context, NULL, 0, 1) != XML_ERR_OK ||
                                 parsing->context->wellFormed == 0))
    if (parsing->error == NULL)
      set_broken (&parsing->error);
}

gboolean
xy_xml_parse (GsfInput *input,
              const XyXmlHandler *handler,
              gpointer user_data,
              guint32 *checksum,
              GError **error)
{
  Parsing parsing = { .handler = handler, .user_data = user_data };
  g_autoptr (XyXmlPieces) pieces = xy_xml_pieces_new (input);
  xmlSAXHandler sax = { 0 };

  sax.initialized = XML_SAX2_MAGIC;
  sax.startElementNs = start_cb;
  sax.endElementNs = end_cb;
  sax.characters = text_cb;
  sax.cdataBlock = text_cb;
  sax.internalSubset = internal_subset_cb;
  sax.serror = error_cb;

  parsing.context = xmlCreatePushParserCtxt (&sax, &parsing, NULL, 0, NULL);
  g_assert (parsing.context != NULL);
  xmlCtxtUseOptions (parsing.context, XML_PARSE_NONET);
  parse_pieces (&parsing, pieces);
  g_clear_pointer (&parsing.context->myDoc, xmlFreeDoc);
  xmlFreeParserCtxt (parsing.context);
  if (parsing.error != NULL)
    {
      g_propagate_error (error, parsing.error);
      return FALSE;
    }
  if (checksum != NULL)
    *checksum = xy_xml_pieces_get_checksum (pieces);
  return TRUE;
}

static const char *
find_attribute (const XyXmlAttributes *attributes, const char *uri, const char *name, gsize *length)
{
  for (int i = 0; i < attributes->n; i++)
    {
      const unsigned char **attribute = attributes->array + i * ATTRIBUTE_STRIDE;

      /* There are millions of them, mostly of one letter. */
      if (*attribute[0] == (guchar) *name && strcmp ((const char *) attribute[0], name) == 0 &&
          (uri == NULL || g_strcmp0 ((const char *) attribute[2], uri) == 0))
        {
          *length = (gsize) (attribute[4] - attribute[3]);
          return (const char *) attribute[3];
        }
    }
  return NULL;
}

gboolean
xy_xml_get_attribute_ns (const XyXmlAttributes *attributes,
                         const char *uri,
                         const char *name,
                         char *buffer,
                         gsize size)
{
  gsize length = 0;
  const char *value = find_attribute (attributes, uri, name, &length);

  length = MIN (length, size - 1);
  if (value != NULL)
    memcpy (buffer, value, length);
  buffer[length] = '\0';
  return value != NULL;
}

gboolean
xy_xml_get_attribute (const XyXmlAttributes *attributes, const char *name, char *buffer, gsize size)
{
  return xy_xml_get_attribute_ns (attributes, NULL, name, buffer, size);
}

char *
xy_xml_dup_attribute_ns (const XyXmlAttributes *attributes, const char *uri, const char *name)
{
  gsize length;
  const char *value = find_attribute (attributes, uri, name, &length);
  g_autoptr (GString) text = NULL;

  if (value == NULL)
    return NULL;
  text = g_string_new_len (value, (gssize) length);
  /* How libxml2 hands on an ampersand, as long as it replaces no entities. */
  g_string_replace (text, "&#38;", "&", 0);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

char *
xy_xml_dup_attribute (const XyXmlAttributes *attributes, const char *name)
{
  return xy_xml_dup_attribute_ns (attributes, NULL, name);
}
