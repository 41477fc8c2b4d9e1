// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-xml-pieces.h"

#include <string.h>
#include <zlib.h>

#define PIECE_SIZE 65536
/* The longest run of bytes that ends no element, in pieces; a cell has 32767 characters. */
#define MAX_OPEN_PIECES 3
/* How many pieces are unpacked ahead; and how large the documents are for which a thread pays. */
#define N_AHEAD 8
#define AHEAD_SIZE (8 * PIECE_SIZE)

static const char *const forbidden[] = { "<!DOCTYPE", "<!ENTITY" };
/* One less than the longest of them. */
#define TAIL_SIZE 8

typedef struct
{
  XyXmlFinding finding;
  gsize size;
  char bytes[PIECE_SIZE];
} Piece;

/* Room is for one piece, or with a thread for all that go round between the queues: it takes those
 * that are free, and gives back full ones. */
struct _XyXmlPieces
{
  GsfInput *input;
  gboolean is_lost;
  char tail[TAIL_SIZE];
  gsize tail_size;
  guint n_open;
  uLong checksum;
  Piece *room;
  Piece *current;
  GAsyncQueue *free;
  GAsyncQueue *full;
  GThread *thread;
};

/* The tail of what came before is searched too, so that nothing hides between two pieces. */
static gboolean
is_safe (const char *piece, gsize size, char *tail, gsize *tail_size)
{
  char joint[2 * TAIL_SIZE];
  gsize lead = MIN (size, TAIL_SIZE);

  memcpy (joint, tail, *tail_size);
  memcpy (joint + *tail_size, piece, lead);
  for (guint i = 0; i < G_N_ELEMENTS (forbidden); i++)
    {
      gsize length = strlen (forbidden[i]);

      if (memmem (joint, *tail_size + lead, forbidden[i], length) != NULL ||
          memmem (piece, size, forbidden[i], length) != NULL)
        return FALSE;
    }
  if (size >= TAIL_SIZE)
    {
      memcpy (tail, piece + size - TAIL_SIZE, TAIL_SIZE);
      *tail_size = TAIL_SIZE;
    }
  else
    {
      gsize kept = MIN (*tail_size, TAIL_SIZE - size);

      memmove (tail, tail + *tail_size - kept, kept);
      memcpy (tail + kept, piece, size);
      *tail_size = kept + size;
    }
  return TRUE;
}

static XyXmlFinding
fill (XyXmlPieces *pieces, Piece *piece)
{
  piece->size = (gsize) MIN (gsf_input_remaining (pieces->input), PIECE_SIZE);
  if (pieces->is_lost)
    return XY_XML_BROKEN;
  if (piece->size == 0)
    return XY_XML_END;
  if (gsf_input_read (pieces->input, piece->size, (guint8 *) piece->bytes) == NULL)
    return XY_XML_BROKEN;
  pieces->checksum = crc32 (pieces->checksum, (const Bytef *) piece->bytes, (uInt) piece->size);
  pieces->n_open = memchr (piece->bytes, '>', piece->size) != NULL ? 0 : pieces->n_open + 1;
  if (pieces->n_open > MAX_OPEN_PIECES)
    return XY_XML_BROKEN;
  if (!is_safe (piece->bytes, piece->size, pieces->tail, &pieces->tail_size))
    return XY_XML_UNSAFE;
  return XY_XML_PIECE;
}

/* Told to end by being given what is no piece. */
static gpointer
fill_ahead (gpointer data)
{
  XyXmlPieces *pieces = data;
  XyXmlFinding finding = XY_XML_PIECE;

  while (finding == XY_XML_PIECE)
    {
      gpointer piece = g_async_queue_pop (pieces->free);

      if (piece == data)
        break;
      finding = fill (pieces, piece);
      ((Piece *) piece)->finding = finding;
      g_async_queue_push (pieces->full, piece);
    }
  return NULL;
}

static void
start_ahead (XyXmlPieces *pieces)
{
  pieces->free = g_async_queue_new ();
  pieces->full = g_async_queue_new ();
  for (guint i = 1; i < N_AHEAD; i++)
    g_async_queue_push (pieces->free, &pieces->room[i]);
  pieces->thread = g_thread_try_new ("unpack", fill_ahead, pieces, NULL);
}

XyXmlPieces *
xy_xml_pieces_new (GsfInput *input)
{
  gboolean ahead = gsf_input_size (input) >= AHEAD_SIZE && g_get_num_processors () > 1;
  XyXmlPieces *pieces = g_new0 (XyXmlPieces, 1);

  pieces->input = input;
  pieces->is_lost = gsf_input_seek (input, 0, G_SEEK_SET);
  pieces->checksum = crc32 (0, NULL, 0);
  pieces->room = g_new (Piece, ahead ? N_AHEAD : 1);
  pieces->current = pieces->room;
  if (ahead)
    start_ahead (pieces);
  return pieces;
}

void
xy_xml_pieces_free (XyXmlPieces *pieces)
{
  if (pieces == NULL)
    return;
  if (pieces->thread != NULL)
    {
      g_async_queue_push_front (pieces->free, pieces);
      g_thread_join (pieces->thread);
    }
  g_clear_pointer (&pieces->free, g_async_queue_unref);
  g_clear_pointer (&pieces->full, g_async_queue_unref);
  g_free (pieces->room);
  g_free (pieces);
}

XyXmlFinding
xy_xml_pieces_next (XyXmlPieces *pieces, const char **piece, gsize *size)
{
  if (pieces->thread != NULL)
    {
      g_async_queue_push (pieces->free, pieces->current);
      pieces->current = g_async_queue_pop (pieces->full);
    }
  else
    {
      pieces->current->finding = fill (pieces, pieces->current);
    }
  *piece = pieces->current->bytes;
  *size = pieces->current->size;
  return pieces->current->finding;
}

guint32
xy_xml_pieces_get_checksum (const XyXmlPieces *pieces)
{
  return (guint32) pieces->checksum;
}
