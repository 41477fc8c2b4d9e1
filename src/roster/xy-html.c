// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-html.h"

#include <glib/gi18n-lib.h>
#include <libxml/HTMLparser.h>
#include <math.h>
#include <string.h>

#include "roster/xy-number.h"
#include "roster/xy-roster.h"
#include "roster/xy-sheet-filler.h"

#define PIECE_SIZE 16384
/* What the parser does with a tag or a comment begins when all of it is there. */
#define MAX_OPEN_BYTES (4 * 1024 * 1024)
/* Its work on the attributes of a tag grows with the square of their number. */
#define MAX_ATTRIBUTES 256
#define MAX_DEPTH 512
#define MAX_UNWANTED_TAG 256
#define MAX_OPEN_TABLES 32
#define MAX_TABLES 10000
/* A page of the largest size that is taken has fewer of them. */
#define MAX_ELEMENTS 2500000
#define MAX_ERRORS 400000
/* HTML's own bounds. */
#define MAX_COLUMNS 1000
#define MAX_ROWS 65534
/* The columns of a spreadsheet. */
#define MAX_CELLS 16384
/* A spreadsheet program takes 32767 characters in a cell. */
#define MAX_CELL_BYTES (4 * 32767)

/* A table that is open, and its open cell; @above: how many rows of the page are above it. */
typedef struct
{
  XySheetFiller *filler;
  guint above;
  gboolean in_row;
  guint n_cells;
  gboolean in_cell;
  guint64 columns;
  guint64 rows;
  gboolean is_number;
  char *number;
  GString *text;
  gboolean wants_space;
  gboolean wants_break;
} Table;

/* @rows: how many rows a spreadsheet program makes of what stands before the open table: it shows a
 * page as one sheet, with a row for each line of text */
typedef struct
{
  const char *encoding;
  htmlParserCtxt *context;
  GPtrArray *sheets;
  GPtrArray *tables;
  guint rows;
  gboolean has_line;
  guint hidden;
  guint n_tables;
  guint n_elements;
  guint n_errors;
  GError *error;
} Reading;

static void
table_free (gpointer data)
{
  Table *table = data;

  xy_sheet_filler_free (table->filler);
  g_free (table->number);
  g_string_free (table->text, TRUE);
  g_free (table);
}

static Table *
get_table (const Reading *reading)
{
  guint n = reading->tables->len;

  return n > 0 ? g_ptr_array_index (reading->tables, n - 1) : NULL;
}

static void
set_too_large (Reading *reading)
{
  if (reading->error == NULL)
    g_set_error_literal (&reading->error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                         _ ("The web page is too large or too deeply nested; open it in a "
                            "spreadsheet program, save it as .xlsx and import that."));
}

static const char *
get_attribute (const xmlChar **attributes, const char *name, gboolean *is_there)
{
  gboolean found = FALSE;
  const char *value = NULL;

  for (guint i = 0; attributes != NULL && attributes[i] != NULL && !found; i += 2)
    if (strcmp ((const char *) attributes[i], name) == 0)
      {
        found = TRUE;
        value = (const char *) attributes[i + 1];
      }
  if (is_there != NULL)
    *is_there = found;
  return value;
}

static guint64
get_span (const xmlChar **attributes, const char *name, guint64 most)
{
  const char *value = get_attribute (attributes, name, NULL);

  return value != NULL ? CLAMP (g_ascii_strtoull (value, NULL, 10), 1, most) : 1;
}

static void
append_text (Table *table, const char *text, gsize length)
{
  if (table->text->len + length <= MAX_CELL_BYTES)
    g_string_append_len (table->text, text, (gssize) length);
}

/* What is left of white space once more text follows. */
static void
append_gap (Table *table)
{
  if (table->text->len > 0 && (table->wants_break || table->wants_space))
    append_text (table, table->wants_break ? "\n" : " ", 1);
  table->wants_break = FALSE;
  table->wants_space = FALSE;
}

/* Reads a number as a spreadsheet program shows it, its groups of digits parted by commas. */
static gboolean
parse_number (const char *text, double *number)
{
  g_autofree char *plain = g_strdup (text);
  char *to = plain, *end;

  for (const char *from = text; *from != '\0'; from++)
    if (*from != ',')
      *to++ = *from;
  *to = '\0';
  *number = g_ascii_strtod (plain, &end);
  if (*end == '%')
    end++;
  return end != plain && *end == '\0' && isfinite (*number);
}

/* Cells that are empty in a page hold a space that does not break. */
static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

static void
close_cell (Reading *reading, Table *table)
{
  XyCellType type = XY_CELL_TEXT;
  const char *text = table->text->str;
  g_autofree char *number_text = NULL;
  double number, shown;

  if (!table->in_cell)
    return;
  table->in_cell = FALSE;
  /* A number that is shown as something else is a date. */
  if (table->is_number && parse_number (text, &shown) &&
      parse_number (table->number != NULL ? table->number : text, &number))
    {
      type = XY_CELL_NUMBER;
      number_text = xy_number_to_text (number);
      text = number_text;
    }
  if (reading->error == NULL)
    xy_sheet_filler_add (table->filler, type, text, is_blank (text) ? 0 : strlen (text),
                         table->columns, table->rows, &reading->error);
}

static void
close_row (Reading *reading, Table *table)
{
  close_cell (reading, table);
  table->in_row = FALSE;
}

static void
close_table (Reading *reading)
{
  Table *table = get_table (reading);

  if (table == NULL)
    return;
  close_row (reading, table);
  if (reading->tables->len == 1)
    reading->rows = MAX (xy_sheet_filler_get_row (table->filler), reading->rows);
  if (reading->error == NULL && !xy_sheet_filler_is_empty (table->filler))
    xy_sheet_filler_finish (table->filler, reading->sheets, &reading->error);
  g_ptr_array_set_size (reading->tables, (int) reading->tables->len - 1);
}

static void
end_line (Reading *reading)
{
  reading->rows += reading->has_line;
  reading->has_line = FALSE;
}

static Table *
open_table (Reading *reading)
{
  const Table *outer = get_table (reading);
  Table *table;

  if (reading->tables->len >= MAX_OPEN_TABLES || ++reading->n_tables > MAX_TABLES)
    {
      set_too_large (reading);
      return NULL;
    }
  end_line (reading);
  table = g_new0 (Table, 1);
  table->above =
      outer != NULL ? MAX (xy_sheet_filler_get_row (outer->filler), 1) - 1 : reading->rows;
  table->filler = xy_sheet_filler_new (NULL, reading->encoding, TRUE);
  table->text = g_string_new (NULL);
  g_ptr_array_add (reading->tables, table);
  return table;
}

/* Rows and cells stand in a table even where its own tag is missing. */
static Table *
open_row (Reading *reading)
{
  Table *table = get_table (reading);

  if (table == NULL)
    table = open_table (reading);
  if (table == NULL)
    return NULL;
  close_row (reading, table);
  table->in_row = TRUE;
  table->n_cells = 0;
  xy_sheet_filler_begin_row (table->filler, table->above);
  table->above = 0;
  return table;
}

static void
open_cell (Reading *reading, const xmlChar **attributes)
{
  Table *table = get_table (reading);

  if (table == NULL || !table->in_row)
    table = open_row (reading);
  if (table == NULL)
    return;
  if (++table->n_cells > MAX_CELLS)
    set_too_large (reading);
  close_cell (reading, table);
  table->in_cell = TRUE;
  table->columns = get_span (attributes, "colspan", MAX_COLUMNS);
  table->rows = get_span (attributes, "rowspan", MAX_ROWS);
  g_free (table->number);
  table->number = g_strdup (get_attribute (attributes, "x:num", &table->is_number));
  g_string_truncate (table->text, 0);
  table->wants_space = FALSE;
  table->wants_break = FALSE;
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  for (; *names != NULL; names++)
    if (strcmp (name, *names) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_block (const char *name)
{
  static const char *const blocks[] = { "br", "p",  "div", "li", "ul", "ol", "dl", "dt", "dd",
                                        "h1", "h2", "h3",  "h4", "h5", "h6", "hr", NULL };

  return is_one_of (name, blocks);
}

/* Whether a style says display:none, in whatever way that is written. */
static gboolean
is_style_of_hidden (const char *style)
{
  g_autofree char *plain = g_ascii_strdown (style, -1);
  char *to = plain;

  for (const char *from = plain; *from != '\0'; from++)
    if (!g_ascii_isspace (*from))
      *to++ = *from;
  *to = '\0';
  return strstr (plain, "display:none") != NULL;
}

static gboolean
is_hidden (const char *name, const xmlChar **attributes)
{
  static const char *const hidden[] = { "script",   "style",   "title",    "select",   "option",
                                        "noscript", "noembed", "noframes", "template", NULL };
  static const char *const structure[] = { "table", "thead", "tbody", "tfoot", "tr", "td",
                                           "th",    "html",  "body",  "form",  NULL };
  const char *style;

  if (is_one_of (name, hidden))
    return TRUE;
  style = get_attribute (attributes, "style", NULL);
  /* Rows and columns are counted whether they are hidden or not. */
  return style != NULL && !is_one_of (name, structure) && is_style_of_hidden (style);
}

/* What follows is on another line. */
static void
end_block (Reading *reading)
{
  Table *table = get_table (reading);

  if (table != NULL)
    table->wants_break = TRUE;
  else
    end_line (reading);
}

static void
start_cb (void *user_data, const xmlChar *element, const xmlChar **attributes)
{
  Reading *reading = user_data;
  const char *name = (const char *) element;
  guint n_attributes = 0;

  while (attributes != NULL && attributes[n_attributes] != NULL)
    n_attributes += 2;
  if (++reading->n_elements > MAX_ELEMENTS || n_attributes > 2 * MAX_ATTRIBUTES ||
      reading->context->nameNr > MAX_DEPTH)
    set_too_large (reading);
  else if (reading->hidden > 0 || is_hidden (name, attributes))
    reading->hidden++;
  else if (strcmp (name, "td") == 0 || strcmp (name, "th") == 0)
    open_cell (reading, attributes);
  else if (strcmp (name, "tr") == 0)
    open_row (reading);
  else if (strcmp (name, "caption") == 0 && get_table (reading) != NULL)
    {
      open_row (reading);
      open_cell (reading, NULL);
    }
  else if (strcmp (name, "table") == 0)
    open_table (reading);
  else if (is_block (name))
    end_block (reading);
  if (reading->error != NULL)
    xmlStopParser (reading->context);
}

static void
end_cb (void *user_data, const xmlChar *element)
{
  Reading *reading = user_data;
  const char *name = (const char *) element;
  Table *table = get_table (reading);

  if (reading->hidden > 0)
    reading->hidden--;
  else if (table != NULL && (strcmp (name, "td") == 0 || strcmp (name, "th") == 0))
    close_cell (reading, table);
  else if (table != NULL && (strcmp (name, "tr") == 0 || strcmp (name, "caption") == 0))
    close_row (reading, table);
  else if (strcmp (name, "table") == 0)
    close_table (reading);
  else if (is_block (name))
    end_block (reading);
  if (reading->error != NULL)
    xmlStopParser (reading->context);
}

static void
text_cb (void *user_data, const xmlChar *characters, int length)
{
  Reading *reading = user_data;
  const char *text = (const char *) characters;
  Table *table = get_table (reading);
  int from = 0;

  if (reading->hidden > 0 || (table != NULL && !table->in_cell))
    return;
  for (int i = 0; i <= length; i++)
    {
      if (i < length && !g_ascii_isspace (text[i]))
        continue;
      if (i > from && table != NULL)
        {
          append_gap (table);
          append_text (table, text + from, (gsize) (i - from));
        }
      else if (i > from)
        reading->has_line = TRUE;
      if (table != NULL)
        table->wants_space = table->wants_space || i < length;
      from = i + 1;
    }
}

static void
ignore_text_cb (void *user_data, const xmlChar *text, int length)
{
  /* A script or a style. */
}

/* A page without an error is rare, and one with errors is read. */
static void
error_cb (void *user_data, xmlError *error)
{
  Reading *reading = user_data;

  if (++reading->n_errors <= MAX_ERRORS)
    return;
  set_too_large (reading);
  xmlStopParser (reading->context);
}

/* What the parser has not looked at yet. */
static gsize
get_open_bytes (const htmlParserCtxt *context)
{
  return context->input != NULL ? (gsize) (context->input->end - context->input->cur) : 0;
}

/* How many attributes the tag can have at most that the parser has not seen the end of: before each
 * of them there is a space or a quotation mark. */
static gboolean
has_too_many_attributes (const htmlParserCtxt *context, gsize open)
{
  const char *text = open > 0 ? (const char *) context->input->cur : "";
  guint n = 0;

  if (open < 2 || text[0] != '<' || !g_ascii_isalpha (text[1]))
    return FALSE;
  for (gsize i = 0; i < open && n <= 4 * MAX_ATTRIBUTES; i++)
    n += g_ascii_isspace (text[i]) || text[i] == '"' || text[i] == '\'';
  return n > 4 * MAX_ATTRIBUTES;
}

/* What the parser makes too much of: the end of the page, behind which there may be more of it, and
 * the conditions of Office.  Returns the length of such a tag, 0 if it is none. */
static gsize
get_unwanted (const char *tag, gsize rest)
{
  static const char *const unwanted[] = { "</html", "</body", "<![if", "<![endif" };
  const char *end = memchr (tag, '>', MIN (rest, MAX_UNWANTED_TAG));

  if (end == NULL || (tag[1] == '!' && end[-1] != ']'))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    if (g_ascii_strncasecmp (tag, unwanted[i], strlen (unwanted[i])) == 0)
      return (gsize) (end + 1 - tag);
  return 0;
}

/* How much of the text the parser is given next, and how much behind that is passed over. */
static gsize
get_piece (const char *text, gsize rest, gsize *skip)
{
  gsize size = MIN (rest, PIECE_SIZE);
  const char *tag = memchr (text, '<', size);

  for (; tag != NULL; tag = memchr (tag + 1, '<', size - (gsize) (tag + 1 - text)))
    {
      *skip = get_unwanted (tag, rest - (gsize) (tag - text));
      if (*skip > 0)
        return (gsize) (tag - text);
    }
  *skip = 0;
  if (size == rest)
    return size;
  /* The parser is at a loss where a piece ends within a tag or a character. */
  tag = memrchr (text, '<', size);
  if (tag != NULL && tag > text)
    return (gsize) (tag - text);
  while (size > 1 && (text[size] & 0xc0) == 0x80)
    size--;
  return size;
}

static void
parse (Reading *reading, const char *text, gsize length)
{
  for (gsize done = 0; done < length && reading->error == NULL;)
    {
      gsize skip, open, size = get_piece (text + done, length - done, &skip);

      if (size > 0)
        htmlParseChunk (reading->context, text + done, (int) size, 0);
      done += size + skip;
      open = get_open_bytes (reading->context);
      if (open > MAX_OPEN_BYTES ||
          (open > PIECE_SIZE && has_too_many_attributes (reading->context, open)))
        set_too_large (reading);
    }
  if (reading->error == NULL)
    htmlParseChunk (reading->context, NULL, 0, 1);
}

gboolean
xy_html_read (const char *text,
              gsize length,
              const char *encoding,
              XySheetFunc func,
              gpointer user_data,
              GError **error)
{
  g_autoptr (GPtrArray) sheets = xy_sheets_new ();
  g_autoptr (GPtrArray) tables = g_ptr_array_new_with_free_func (table_free);
  Reading reading = { .encoding = encoding, .sheets = sheets, .tables = tables };
  htmlSAXHandler sax = { 0 };

  sax.startElement = start_cb;
  sax.endElement = end_cb;
  sax.characters = text_cb;
  sax.ignorableWhitespace = text_cb;
  sax.cdataBlock = ignore_text_cb;
  sax.serror = error_cb;
  sax.initialized = XML_SAX2_MAGIC;

  reading.context =
      htmlCreatePushParserCtxt (&sax, &reading, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  g_assert (reading.context != NULL);
  htmlCtxtUseOptions (reading.context, HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                           HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  parse (&reading, text, length);
  g_clear_pointer (&reading.context->myDoc, xmlFreeDoc);
  htmlFreeParserCtxt (reading.context);
  while (tables->len > 0)
    close_table (&reading);

  if (reading.error == NULL && sheets->len == 0)
    g_set_error_literal (&reading.error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                         _ ("The web page holds no table; save the roster as .xlsx or CSV and "
                            "import that."));
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return FALSE;
    }
  xy_sheets_give (sheets, func, user_data);
  return TRUE;
}
