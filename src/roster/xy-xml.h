// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gsf/gsf-input.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GsfInput, g_object_unref)

/** XY_XML_MAX_DEPTH: How deep the elements of a document may nest. */
#define XY_XML_MAX_DEPTH 256

/**
 * XyXmlAttributes:
 * @uri: (nullable): the namespace of the element
 *
 * The attributes of an element; lives as long as the call.
 */
typedef struct
{
  const char *uri;
  int n;
  const unsigned char **array;
} XyXmlAttributes;

/**
 * XyXmlHandler:
 * @start: an element begins; its local name, and its namespace with its attributes
 * @end: it ends
 * @text: (nullable): a piece of text within it
 *
 * @start and @end return %FALSE with an error to stop.
 */
typedef struct
{
  gboolean (*start) (gpointer user_data,
                     const char *name,
                     const XyXmlAttributes *attributes,
                     GError **error);
  gboolean (*end) (gpointer user_data, const char *name, GError **error);
  void (*text) (gpointer user_data, const char *text, gsize length);
} XyXmlHandler;

/**
 * xy_xml_parse:
 * @checksum: (out) (optional): the CRC-32 of the document, if it was read to its end
 *
 * Streams an XML document.  One with a document type or entities is refused, before the parser
 * sees it where they stand in plain bytes.  Nothing else is ever opened.  Elements nest no deeper
 * than %XY_XML_MAX_DEPTH.  A large one is unpacked on another thread meanwhile.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR_UNSAFE, %XY_ROSTER_ERROR_FORMAT or the handler's error
 */
gboolean xy_xml_parse (GsfInput *input,
                       const XyXmlHandler *handler,
                       gpointer user_data,
                       guint32 *checksum,
                       GError **error);

/**
 * xy_xml_get_attribute:
 * @buffer: (out): what the attribute says, cut to fit; empty where it is not there
 *
 * Returns: whether it is there
 */
gboolean xy_xml_get_attribute (const XyXmlAttributes *attributes,
                               const char *name,
                               char *buffer,
                               gsize size);

/** xy_xml_get_attribute_ns: The same of the attribute of that namespace alone. */
gboolean xy_xml_get_attribute_ns (const XyXmlAttributes *attributes,
                                  const char *uri,
                                  const char *name,
                                  char *buffer,
                                  gsize size);

/** xy_xml_dup_attribute: Returns: (transfer full) (nullable): what the attribute says. */
char *xy_xml_dup_attribute (const XyXmlAttributes *attributes, const char *name);

/** xy_xml_dup_attribute_ns: The same of the attribute of that namespace alone. */
char *
xy_xml_dup_attribute_ns (const XyXmlAttributes *attributes, const char *uri, const char *name);

G_END_DECLS
