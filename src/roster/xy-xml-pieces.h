// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gsf/gsf-input.h>

G_BEGIN_DECLS

/**
 * XyXmlPieces:
 *
 * The bytes of an XML document, piece by piece, each looked at before it is given out.  A large
 * document is unpacked on a thread of its own, a few pieces ahead of who parses it; nobody else may
 * use its input meanwhile.
 */
typedef struct _XyXmlPieces XyXmlPieces;

/**
 * XyXmlFinding:
 * @XY_XML_PIECE: there is a piece
 * @XY_XML_END: the document is at its end
 * @XY_XML_BROKEN: it cannot be read on, or does not look like a workbook's
 * @XY_XML_UNSAFE: it has a document type or entities
 */
typedef enum
{
  XY_XML_PIECE,
  XY_XML_END,
  XY_XML_BROKEN,
  XY_XML_UNSAFE,
} XyXmlFinding;

/** xy_xml_pieces_new: Begins at the start of @input, which must outlive it. */
XyXmlPieces *xy_xml_pieces_new (GsfInput *input);

/** xy_xml_pieces_free: Ends the thread, wherever it is. */
void xy_xml_pieces_free (XyXmlPieces *pieces);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyXmlPieces, xy_xml_pieces_free)

/**
 * xy_xml_pieces_next:
 * @piece: (out): lives until the next call
 * @size: (out): its bytes
 *
 * Gives out the next piece.  Not called again once there is none.
 */
XyXmlFinding xy_xml_pieces_next (XyXmlPieces *pieces, const char **piece, gsize *size);

/** xy_xml_pieces_get_checksum: Returns: the CRC-32 of all of it, once it is at its end. */
guint32 xy_xml_pieces_get_checksum (const XyXmlPieces *pieces);

G_END_DECLS
