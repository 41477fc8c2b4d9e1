// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-delimited.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-roster.h"

#define PIECE_SIZE 65536
/* How much of the text is looked at to tell the likeliest separator. */
#define SAMPLE_SIZE 65536

static const char separators[] = { ',', '\t', ';' };

static gboolean
is_binary (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      guchar c = (guchar) text[i];

      /* Ctrl-Z once ended a DOS text, and ESC stands in some exports. */
      if (c < ' ' && (c < '\t' || c > '\r') && c != 0x1a && c != 0x1b)
        return TRUE;
    }
  return FALSE;
}

char *
xy_text_decode (const char *data, gsize size, const char **encoding, gsize *length, GError **error)
{
  g_autofree char *text = NULL;

  *length = 0;
  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      const char *order = data[0] == '\xff' ? "UTF-16LE" : "UTF-16BE";

      *encoding = "UTF-16";
      text = g_convert (data + 2, (gssize) size - 2, "UTF-8", order, NULL, length, NULL);
    }
  else if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      *encoding = "UTF-8";
      if (g_utf8_validate_len (data + 3, size - 3, NULL))
        {
          *length = size - 3;
          text = g_strndup (data + 3, *length);
        }
    }
  else if (g_utf8_validate_len (data, size, NULL))
    {
      *encoding = "UTF-8";
      *length = size;
      text = g_strndup (data, size);
    }
  else if (memchr (data, '\0', size) == NULL)
    {
      *encoding = "GB18030";
      text = g_convert (data, (gssize) size, "UTF-8", "GB18030", NULL, length, NULL);
    }

  if (text == NULL || is_binary (text, *length))
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("This is no spreadsheet that is known; save the roster as .xlsx or "
                              "CSV and import that."));
      return NULL;
    }
  return g_steal_pointer (&text);
}

typedef struct
{
  XySheet *sheet;
  guint row;
  guint column;
  int terminator;
  gboolean begun;
  GError *error;
} Reading;

static void
field_cb (void *text, size_t length, void *user_data)
{
  Reading *reading = user_data;

  if (reading->error == NULL)
    xy_sheet_append (reading->sheet, reading->row, reading->column, XY_CELL_TEXT, text,
                     (gssize) length, &reading->error);
  reading->column++;
  reading->begun = TRUE;
}

/* libcsv is told to report blank lines, and then reports CR LF as two ends. */
static void
row_cb (int terminator, void *user_data)
{
  Reading *reading = user_data;

  if (reading->begun || !(terminator == CSV_LF && reading->terminator == CSV_CR))
    {
      reading->row++;
      reading->terminator = terminator;
    }
  else
    reading->terminator = 0;
  reading->column = 0;
  reading->begun = FALSE;
}

/* Spaces around a cell are kept here, so that their removal is told as a repair. */
static int
is_space (unsigned char c)
{
  return 0;
}

static gboolean
parse (Reading *reading, struct csv_parser *parser, const char *text, gsize length)
{
  for (gsize done = 0; done < length && reading->error == NULL; done += PIECE_SIZE)
    {
      gsize piece = MIN (length - done, PIECE_SIZE);

      if (csv_parse (parser, text + done, piece, field_cb, row_cb, reading) != piece)
        {
          g_set_error_literal (&reading->error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                               _ ("The text cannot be read as a table; save the roster as .xlsx "
                                  "and import that."));
        }
    }
  if (reading->error != NULL)
    return FALSE;

  csv_set_opts (parser, CSV_REPALL_NL | CSV_STRICT | CSV_STRICT_FINI);
  if (csv_fini (parser, field_cb, row_cb, reading) != 0)
    {
      g_clear_error (&reading->error);
      g_set_error (&reading->error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                   _ ("A quotation mark that opens in row %u is never closed; mend it in the file "
                      "and import it again."),
                   reading->row);
    }
  return reading->error == NULL;
}

static XySheet *
read_with (const char *text, gsize length, const char *encoding, char separator, GError **error)
{
  g_autoptr (XySheet) sheet = xy_sheet_new (NULL, encoding);
  Reading reading = { .sheet = sheet, .row = 1 };
  struct csv_parser parser;
  gboolean fine;

  if (csv_init (&parser, CSV_REPALL_NL) != 0)
    g_error ("libcsv cannot be set up");
  csv_set_delim (&parser, (unsigned char) separator);
  csv_set_space_func (&parser, is_space);
  fine = parse (&reading, &parser, text, length);
  csv_free (&parser);
  if (!fine)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

gboolean
xy_delimited_read (const char *text,
                   gsize length,
                   const char *encoding,
                   XySheetFunc func,
                   gpointer user_data,
                   GError **error)
{
  guint counts[G_N_ELEMENTS (separators)] = { 0 };
  gboolean quoted = FALSE, tried = FALSE;
  g_autoptr (GError) first_error = NULL;

  for (gsize i = 0; i < MIN (length, SAMPLE_SIZE); i++)
    {
      if (text[i] == '"')
        quoted = !quoted;
      for (guint s = 0; s < G_N_ELEMENTS (separators) && !quoted; s++)
        if (text[i] == separators[s])
          counts[s]++;
    }

  while (TRUE)
    {
      g_autoptr (XySheet) sheet = NULL;
      guint best = 0;

      for (guint s = 1; s < G_N_ELEMENTS (separators); s++)
        if (counts[s] > counts[best])
          best = s;
      if (counts[best] == 0 && tried)
        break;
      /* What is wrong with one separator may be right with another. */
      sheet = read_with (text, length, encoding, separators[best],
                         first_error == NULL ? &first_error : NULL);
      if (sheet != NULL && func (sheet, user_data))
        return TRUE;
      counts[best] = 0;
      tried = TRUE;
    }

  if (first_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&first_error));
      return FALSE;
    }
  return TRUE;
}
