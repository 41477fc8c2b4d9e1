// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-xls-stream.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "roster/xy-number.h"
#include "roster/xy-roster.h"
#include "roster/xy-xls-message.h"

/* A text can stand in many cells of a small file, so all that comes of it has a limit of its own.
 */
#define MAX_TEXT (64 * 1024 * 1024)
#define MAX_SHEETS 1000
#define MAX_ROWS 65536
#define MAX_COLUMNS 256

struct _XyXlsStream
{
  XySheetFunc func;
  gpointer user_data;
  GByteArray *waiting; /* the beginning of a message that is not whole yet */
  XySheet *sheet;
  guint n_sheets;
  gsize n_text;
  gboolean date1904;
  gboolean done;
};

static gboolean
refuse (XyRosterError code, const char *message, GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, (int) code, message);
  return FALSE;
}

static gboolean
refuse_broken (GError **error)
{
  return refuse (XY_ROSTER_ERROR_FORMAT,
                 _ ("The workbook is broken; open it in a spreadsheet program, save it as .xlsx "
                    "and import that."),
                 error);
}

static gboolean
refuse_too_large (GError **error)
{
  return refuse (XY_ROSTER_ERROR_LIMIT,
                 _ ("The workbook is too large; copy the roster into a new workbook and import "
                    "that."),
                 error);
}

static gboolean
refuse_for_reason (guint32 reason, GError **error)
{
  switch (reason)
    {
    case XY_XLS_ENCRYPTED:
      return refuse (XY_ROSTER_ERROR_FORMAT,
                     _ ("The file is encrypted; remove its password in a spreadsheet program and "
                        "save it again."),
                     error);
    case XY_XLS_NO_WORKBOOK:
      return refuse (XY_ROSTER_ERROR_FORMAT,
                     _ ("The file is no spreadsheet that is known; save the roster as .xlsx or CSV "
                        "and import that."),
                     error);
    case XY_XLS_TOO_LARGE:
      return refuse_too_large (error);
    default:
      return refuse_broken (error);
    }
}

static void
finish_sheet (XyXlsStream *stream)
{
  if (stream->sheet != NULL && stream->func (g_steal_pointer (&stream->sheet), stream->user_data))
    stream->done = TRUE;
}

static gboolean
begin_sheet (XyXlsStream *stream, const XyXlsHead *head, const char *name, GError **error)
{
  g_autofree char *text = g_strndup (name, head->length);

  finish_sheet (stream);
  if (stream->done)
    return TRUE;
  if (++stream->n_sheets > MAX_SHEETS)
    return refuse_too_large (error);
  stream->sheet = xy_sheet_new (text, NULL);
  stream->date1904 = head->row == 1;
  return TRUE;
}

static gboolean
take_cell (XyXlsStream *stream,
           const XyXlsHead *head,
           XyCellType type,
           const char *text,
           gsize length,
           GError **error)
{
  if (stream->sheet == NULL || head->row < 1 || head->row > MAX_ROWS || head->column >= MAX_COLUMNS)
    return refuse_broken (error);
  stream->n_text += length;
  if (stream->n_text > MAX_TEXT)
    return refuse_too_large (error);
  return xy_sheet_append (stream->sheet, head->row, head->column, type, text, (gssize) length,
                          error);
}

static gboolean
take_number (XyXlsStream *stream, const XyXlsHead *head, const guint8 *payload, GError **error)
{
  g_autofree char *text = NULL;
  XyCellType type = XY_CELL_DATE;
  double number;

  if (head->length != sizeof number)
    return refuse_broken (error);
  memcpy (&number, payload, sizeof number);
  if (!isfinite (number))
    return refuse_broken (error);
  if (head->kind == XY_XLS_DATE)
    text = xy_number_to_date (number, stream->date1904);
  if (text == NULL)
    {
      text = xy_number_to_text (number);
      type = XY_CELL_NUMBER;
    }
  return take_cell (stream, head, type, text, strlen (text), error);
}

static gboolean
take_merge (XyXlsStream *stream, const XyXlsHead *head, const guint8 *payload, GError **error)
{
  guint32 last_row;

  if (stream->sheet == NULL || head->length != sizeof last_row)
    return refuse_broken (error);
  memcpy (&last_row, payload, sizeof last_row);
  return xy_sheet_merge (stream->sheet, head->row, last_row, head->column, error);
}

static gboolean
take_message (XyXlsStream *stream, const XyXlsHead *head, const guint8 *payload, GError **error)
{
  const char *text = (const char *) payload;

  /* This finds a NUL too. */
  if ((head->kind == XY_XLS_SHEET || head->kind == XY_XLS_TEXT) &&
      !g_utf8_validate_len (text, head->length, NULL))
    return refuse_broken (error);
  switch (head->kind)
    {
    case XY_XLS_SHEET:
      return begin_sheet (stream, head, text, error);
    case XY_XLS_TEXT:
      return take_cell (stream, head, XY_CELL_TEXT, text, head->length, error);
    case XY_XLS_NUMBER:
    case XY_XLS_DATE:
      return take_number (stream, head, payload, error);
    case XY_XLS_MERGE:
      return take_merge (stream, head, payload, error);
    case XY_XLS_END:
      finish_sheet (stream);
      stream->done = TRUE;
      return TRUE;
    case XY_XLS_REFUSED:
      return refuse_for_reason (head->row, error);
    default:
      return refuse_broken (error);
    }
}

/* Takes the message that the bytes begin with.  Returns how long it is, 0 if it is not whole, -1
 * with an error. */
static gssize
take_first (XyXlsStream *stream, const guint8 *data, gsize size, GError **error)
{
  XyXlsHead head;

  if (size < sizeof head)
    return 0;
  memcpy (&head, data, sizeof head);
  if (head.length > XY_XLS_MAX_LENGTH)
    {
      refuse_broken (error);
      return -1;
    }
  if (size - sizeof head < head.length)
    return 0;
  if (!take_message (stream, &head, data + sizeof head, error))
    return -1;
  return (gssize) (sizeof head + head.length);
}

XyXlsStream *
xy_xls_stream_new (XySheetFunc func, gpointer user_data)
{
  XyXlsStream *stream = g_new0 (XyXlsStream, 1);

  stream->func = func;
  stream->user_data = user_data;
  stream->waiting = g_byte_array_new ();
  return stream;
}

void
xy_xls_stream_free (XyXlsStream *stream)
{
  if (stream == NULL)
    return;
  g_byte_array_unref (stream->waiting);
  g_clear_pointer (&stream->sheet, xy_sheet_free);
  g_free (stream);
}

gboolean
xy_xls_stream_feed (XyXlsStream *stream, const guint8 *data, gsize size, GError **error)
{
  gsize place = 0;

  g_byte_array_append (stream->waiting, data, (guint) size);
  while (!stream->done)
    {
      gssize taken =
          take_first (stream, stream->waiting->data + place, stream->waiting->len - place, error);

      if (taken < 0)
        return FALSE;
      if (taken == 0)
        break;
      place += (gsize) taken;
    }
  g_byte_array_remove_range (stream->waiting, 0, (guint) place);
  return TRUE;
}

gboolean
xy_xls_stream_is_done (const XyXlsStream *stream)
{
  return stream->done;
}
