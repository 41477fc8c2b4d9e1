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
#define MAX_COUNTED_CELLS 256

static const char separators[] = { ',', '\t', ';', '|' };

typedef struct
{
  XySheet *sheet;
  guint row;
  guint column;
  int terminator;
  gboolean begun;
  GError *error;
} Reading;

/* A formula that says no more than a text, ="0123", is how programs keep a spreadsheet from taking
 * the text for a number; it shows the text. */
static gboolean
is_formula_of_text (const char *text, size_t length)
{
  return length >= 3 && text[0] == '=' && text[1] == '"' && text[length - 1] == '"' &&
         memchr (text + 2, '"', length - 3) == NULL;
}

static void
field_cb (void *field, size_t length, void *user_data)
{
  Reading *reading = user_data;
  const char *text = field;

  if (is_formula_of_text (text, length))
    {
      text += 2;
      length -= 3;
    }
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

static void
init_parser (struct csv_parser *parser, char separator)
{
  if (csv_init (parser, CSV_REPALL_NL) != 0)
    g_error ("libcsv cannot be set up");
  csv_set_delim (parser, (unsigned char) separator);
  csv_set_space_func (parser, is_space);
}

static XySheet *
read_with (const char *text, gsize length, const char *encoding, char separator, GError **error)
{
  g_autoptr (XySheet) sheet = xy_sheet_new (NULL, encoding);
  Reading reading = { .sheet = sheet, .row = 1 };
  struct csv_parser parser;
  gboolean fine;

  init_parser (&parser, separator);
  fine = parse (&reading, &parser, text, length);
  csv_free (&parser);
  if (!fine)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  return g_steal_pointer (&sheet);
}

/* How many rows have how many cells. */
typedef struct
{
  guint cells;
  guint rows[MAX_COUNTED_CELLS + 1];
} Counting;

static void
count_field_cb (void *text, size_t length, void *user_data)
{
  Counting *counting = user_data;

  counting->cells++;
}

static void
count_row_cb (int terminator, void *user_data)
{
  Counting *counting = user_data;

  counting->rows[MIN (counting->cells, MAX_COUNTED_CELLS)]++;
  counting->cells = 0;
}

/* A table has the same number of cells in most of its rows, whatever stands in titles and notes;
 * so how alike the rows are counts for more than how many cells they have. */
static guint64
rate (const char *text, gsize length, char separator)
{
  Counting counting = { 0 };
  struct csv_parser parser;
  guint64 best = 0;

  init_parser (&parser, separator);
  csv_parse (&parser, text, length, count_field_cb, count_row_cb, &counting);
  csv_fini (&parser, count_field_cb, count_row_cb, &counting);
  csv_free (&parser);
  for (guint cells = 2; cells <= MAX_COUNTED_CELLS; cells++)
    {
      guint64 rows = counting.rows[cells];

      best = MAX (best, rows * rows * (cells - 1));
    }
  return best;
}

/* A first line such as sep=; tells the separator to a spreadsheet program, which does not show it.
 * Returns its length; 0 where there is none. */
static gsize
get_declaration (const char *text, gsize length, char *separator)
{
  static const char declaration[] = "sep=";
  gsize end = strlen (declaration) + 1;

  if (length <= end || g_ascii_strncasecmp (text, declaration, end - 1) != 0 ||
      memchr ("\r\n\"", text[end - 1], 3) != NULL || (text[end] != '\r' && text[end] != '\n'))
    return 0;
  *separator = text[end - 1];
  return end + (length > end + 1 && text[end] == '\r' && text[end + 1] == '\n' ? 2 : 1);
}

gboolean
xy_delimited_read (const char *text,
                   gsize length,
                   const char *encoding,
                   XySheetFunc func,
                   gpointer user_data,
                   GError **error)
{
  g_autoptr (XySheet) sheet = NULL;
  char separator = separators[0];
  gsize declared = get_declaration (text, length, &separator);
  guint64 best = 0;

  for (guint i = 0; i < G_N_ELEMENTS (separators) && declared == 0; i++)
    {
      guint64 rating = rate (text, MIN (length, SAMPLE_SIZE), separators[i]);

      if (rating > best)
        {
          best = rating;
          separator = separators[i];
        }
    }
  sheet = read_with (text + declared, length - declared, encoding, separator, error);
  if (sheet == NULL)
    return FALSE;
  func (g_steal_pointer (&sheet), user_data);
  return TRUE;
}
