// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-html-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "roster/xy-number.h"
#include "roster/xy-roster.h"
#include "roster/xy-sheet-filler.h"

#define MAX_OPEN_TABLES 32
#define MAX_TABLES 10000
/* HTML's own bounds of spans, and the columns of a spreadsheet. */
#define MAX_COLUMNS 1000
#define MAX_ROWS 65534
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

/* @hidden: how many elements are open of which a page shows nothing
 * @rows: how many rows a spreadsheet program makes of what stands before the open table: it shows a
 *   page as one sheet, with a row for each line of text */
struct _XyHtmlPage
{
  char *encoding;
  GPtrArray *sheets;
  GPtrArray *tables;
  guint n_tables;
  guint hidden;
  guint rows;
  gboolean has_line;
};

static void
table_free (gpointer data)
{
  Table *table = data;

  xy_sheet_filler_free (table->filler);
  g_free (table->number);
  g_string_free (table->text, TRUE);
  g_free (table);
}

XyHtmlPage *
xy_html_page_new (const char *encoding)
{
  XyHtmlPage *page = g_new0 (XyHtmlPage, 1);

  page->encoding = g_strdup (encoding);
  page->sheets = xy_sheets_new ();
  page->tables = g_ptr_array_new_with_free_func (table_free);
  return page;
}

void
xy_html_page_free (XyHtmlPage *page)
{
  if (page == NULL)
    return;
  g_free (page->encoding);
  g_ptr_array_unref (page->sheets);
  g_ptr_array_unref (page->tables);
  g_free (page);
}

void
xy_html_page_set_too_large (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                       _ ("The web page is too large or too deeply nested; open it in a "
                          "spreadsheet program, save it as .xlsx and import that."));
}

static Table *
get_table (const XyHtmlPage *page)
{
  guint n = page->tables->len;

  return n > 0 ? g_ptr_array_index (page->tables, n - 1) : NULL;
}

static const char *
get_attribute (const char **attributes, const char *name, gboolean *is_there)
{
  gboolean found = FALSE;
  const char *value = NULL;

  for (guint i = 0; attributes != NULL && attributes[i] != NULL && !found; i += 2)
    if (strcmp (attributes[i], name) == 0)
      {
        found = TRUE;
        value = attributes[i + 1];
      }
  if (is_there != NULL)
    *is_there = found;
  return value;
}

static guint64
get_span (const char **attributes, const char *name, guint64 most)
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

static gboolean
close_cell (Table *table, GError **error)
{
  XyCellType type = XY_CELL_TEXT;
  const char *text = table->text->str;
  g_autofree char *plain = NULL;
  double number, shown;

  if (!table->in_cell)
    return TRUE;
  table->in_cell = FALSE;
  /* A number that is shown as something else is a date. */
  if (table->is_number && parse_number (text, &shown) &&
      parse_number (table->number != NULL ? table->number : text, &number))
    {
      plain = xy_number_to_text (number);
      /* Zeros in front are a part of a student number. */
      if (!xy_number_is_filled (plain, text))
        {
          type = XY_CELL_NUMBER;
          text = plain;
        }
    }
  return xy_sheet_filler_add (table->filler, type, text, is_blank (text) ? 0 : strlen (text),
                              table->columns, table->rows, error);
}

static gboolean
close_row (Table *table, GError **error)
{
  table->in_row = FALSE;
  return close_cell (table, error);
}

static gboolean
close_table (XyHtmlPage *page, GError **error)
{
  Table *table = get_table (page);
  gboolean fine;

  if (table == NULL)
    return TRUE;
  fine = close_row (table, error);
  if (page->tables->len == 1)
    page->rows = MAX (xy_sheet_filler_get_row (table->filler), page->rows);
  if (fine && !xy_sheet_filler_is_empty (table->filler))
    fine = xy_sheet_filler_finish (table->filler, page->sheets, error);
  g_ptr_array_set_size (page->tables, (int) page->tables->len - 1);
  return fine;
}

static void
end_line (XyHtmlPage *page)
{
  page->rows += page->has_line;
  page->has_line = FALSE;
}

/* What follows is on another line. */
static void
end_block (XyHtmlPage *page)
{
  Table *table = get_table (page);

  if (table != NULL)
    table->wants_break = TRUE;
  else
    end_line (page);
}

static Table *
open_table (XyHtmlPage *page, GError **error)
{
  const Table *outer = get_table (page);
  Table *table;

  if (page->tables->len >= MAX_OPEN_TABLES || ++page->n_tables > MAX_TABLES)
    {
      xy_html_page_set_too_large (error);
      return NULL;
    }
  end_line (page);
  table = g_new0 (Table, 1);
  table->above = outer != NULL ? MAX (xy_sheet_filler_get_row (outer->filler), 1) - 1 : page->rows;
  table->filler = xy_sheet_filler_new (NULL, page->encoding, TRUE);
  table->text = g_string_new (NULL);
  g_ptr_array_add (page->tables, table);
  return table;
}

/* Rows and cells stand in a table even where its own tag is missing. */
static Table *
open_row (XyHtmlPage *page, GError **error)
{
  Table *table = get_table (page);

  if (table == NULL)
    table = open_table (page, error);
  if (table == NULL || !close_row (table, error))
    return NULL;
  table->in_row = TRUE;
  table->n_cells = 0;
  xy_sheet_filler_begin_row (table->filler, table->above);
  table->above = 0;
  return table;
}

static gboolean
open_cell (XyHtmlPage *page, const char **attributes, GError **error)
{
  Table *table = get_table (page);

  if (table == NULL || !table->in_row)
    table = open_row (page, error);
  if (table == NULL || !close_cell (table, error))
    return FALSE;
  if (++table->n_cells > MAX_CELLS)
    {
      xy_html_page_set_too_large (error);
      return FALSE;
    }
  table->in_cell = TRUE;
  table->columns = get_span (attributes, "colspan", MAX_COLUMNS);
  table->rows = get_span (attributes, "rowspan", MAX_ROWS);
  g_free (table->number);
  table->number = g_strdup (get_attribute (attributes, "x:num", &table->is_number));
  g_string_truncate (table->text, 0);
  table->wants_space = FALSE;
  table->wants_break = FALSE;
  return TRUE;
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
is_hidden (const char *name, const char **attributes)
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

static gboolean
is_cell (const char *name)
{
  return strcmp (name, "td") == 0 || strcmp (name, "th") == 0;
}

gboolean
xy_html_page_start (XyHtmlPage *page, const char *name, const char **attributes, GError **error)
{
  if (page->hidden > 0 || is_hidden (name, attributes))
    page->hidden++;
  else if (is_cell (name))
    return open_cell (page, attributes, error);
  else if (strcmp (name, "tr") == 0)
    return open_row (page, error) != NULL;
  else if (strcmp (name, "table") == 0)
    return open_table (page, error) != NULL;
  else if (strcmp (name, "caption") == 0 && get_table (page) != NULL)
    return open_row (page, error) != NULL && open_cell (page, NULL, error);
  else if (is_block (name))
    end_block (page);
  return TRUE;
}

gboolean
xy_html_page_end (XyHtmlPage *page, const char *name, GError **error)
{
  Table *table = get_table (page);

  if (page->hidden > 0)
    page->hidden--;
  else if (table != NULL && is_cell (name))
    return close_cell (table, error);
  else if (table != NULL && (strcmp (name, "tr") == 0 || strcmp (name, "caption") == 0))
    return close_row (table, error);
  else if (strcmp (name, "table") == 0)
    return close_table (page, error);
  else if (is_block (name))
    end_block (page);
  return TRUE;
}

static void
add_word (XyHtmlPage *page, Table *table, const char *text, gsize length)
{
  if (length > 0 && table == NULL)
    {
      page->has_line = TRUE;
    }
  else if (length > 0)
    {
      append_gap (table);
      append_text (table, text, length);
    }
}

void
xy_html_page_add_text (XyHtmlPage *page, const char *text, gsize length)
{
  Table *table = get_table (page);
  gsize from = 0;

  if (page->hidden > 0 || (table != NULL && !table->in_cell))
    return;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isspace (text[i]))
      {
        add_word (page, table, text + from, i - from);
        from = i + 1;
        if (table != NULL)
          table->wants_space = TRUE;
      }
  add_word (page, table, text + from, length - from);
}

gboolean
xy_html_page_finish (XyHtmlPage *page, XySheetFunc func, gpointer user_data, GError **error)
{
  while (page->tables->len > 0)
    if (!close_table (page, error))
      return FALSE;
  if (page->sheets->len == 0)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("The web page holds no table; save the roster as .xlsx or CSV and "
                              "import that."));
      return FALSE;
    }
  xy_sheets_give (page->sheets, func, user_data);
  return TRUE;
}
