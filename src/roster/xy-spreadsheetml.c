// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-spreadsheetml.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "roster/xy-number.h"
#include "roster/xy-roster.h"
#include "roster/xy-sheet-filler.h"

static const char spreadsheet_ns[] = "urn:schemas-microsoft-com:office:spreadsheet";

/* A spreadsheet program takes 32767 characters in a cell. */
#define MAX_CELL_BYTES (4 * 32767)

/* What an element is, which depends on where it stands. */
typedef enum
{
  KIND_ROOT,
  KIND_WORKBOOK,
  KIND_WORKSHEET,
  KIND_TABLE,
  KIND_ROW,
  KIND_CELL,
  KIND_DATA,
  KIND_IGNORED,
} Kind;

typedef struct
{
  GPtrArray *sheets;
  XySheetFiller *filler;
  Kind kinds[XY_XML_MAX_DEPTH];
  guint depth;
  guint64 row;
  guint64 row_span;
  guint64 columns;
  guint64 rows;
  char type[16];
  GString *text;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_ptr_array_unref (reading->sheets);
  g_clear_pointer (&reading->filler, xy_sheet_filler_free);
  g_string_free (reading->text, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static guint64
get_number (const XyXmlAttributes *attributes, const char *name)
{
  char text[24];

  if (!xy_xml_get_attribute (attributes, name, text, sizeof text))
    return 0;
  return MIN (g_ascii_strtoull (text, NULL, 10), G_MAXUINT32);
}

static Kind
start_worksheet (Reading *reading, const XyXmlAttributes *attributes)
{
  g_autofree char *name = xy_xml_dup_attribute (attributes, "Name");

  g_clear_pointer (&reading->filler, xy_sheet_filler_free);
  reading->filler = xy_sheet_filler_new (name, NULL, TRUE);
  reading->row = 0;
  reading->row_span = 0;
  return KIND_WORKSHEET;
}

static Kind
start_row (Reading *reading, const XyXmlAttributes *attributes)
{
  guint64 next = reading->row + reading->row_span + 1;
  guint64 row = MAX (get_number (attributes, "Index"), next);

  xy_sheet_filler_begin_row (reading->filler, row - reading->row - 1);
  reading->row = row;
  reading->row_span = get_number (attributes, "Span");
  return KIND_ROW;
}

static Kind
start_cell (Reading *reading, const XyXmlAttributes *attributes)
{
  guint64 index = get_number (attributes, "Index");

  if (index > 0)
    xy_sheet_filler_move (reading->filler, index - 1);
  reading->columns = get_number (attributes, "MergeAcross") + 1;
  reading->rows = get_number (attributes, "MergeDown") + 1;
  *reading->type = '\0';
  g_string_truncate (reading->text, 0);
  return KIND_CELL;
}

static Kind
start (Reading *reading, const char *name, const XyXmlAttributes *attributes)
{
  static const char *const names[] = { "Workbook", "Worksheet", "Table", "Row", "Cell", "Data" };
  Kind parent = reading->depth > 0 ? reading->kinds[reading->depth - 1] : KIND_ROOT;

  /* Marks for fonts within the text of a cell. */
  if (parent == KIND_DATA)
    return KIND_DATA;
  if (parent == KIND_IGNORED || strcmp (name, names[parent]) != 0 ||
      g_strcmp0 (attributes->uri, spreadsheet_ns) != 0)
    return KIND_IGNORED;
  if (parent == KIND_WORKBOOK)
    return start_worksheet (reading, attributes);
  if (parent == KIND_TABLE)
    return start_row (reading, attributes);
  if (parent == KIND_ROW)
    return start_cell (reading, attributes);
  if (parent == KIND_CELL)
    xy_xml_get_attribute (attributes, "Type", reading->type, sizeof reading->type);
  return parent + 1;
}

static gboolean
start_cb (gpointer user_data, const char *name, const XyXmlAttributes *attributes, GError **error)
{
  Reading *reading = user_data;
  Kind kind = start (reading, name, attributes);

  reading->kinds[reading->depth++] = kind;
  return TRUE;
}

static char *
dup_content (const Reading *reading, XyCellType *type)
{
  const char *text = reading->text->str;

  *type = XY_CELL_TEXT;
  /* What a formula could not find is not there. */
  if (strcmp (reading->type, "Error") == 0)
    return g_strdup ("");
  if (strcmp (reading->type, "Boolean") == 0)
    return g_strdup (*text == '1' ? "TRUE" : "FALSE");
  if (strcmp (reading->type, "DateTime") == 0 && *text != '\0')
    {
      *type = XY_CELL_DATE;
      return g_strndup (text, strlen ("YYYY-MM-DD"));
    }
  if (strcmp (reading->type, "Number") == 0)
    {
      char *end;
      double number = g_ascii_strtod (text, &end);

      if (end != text && isfinite (number))
        {
          *type = XY_CELL_NUMBER;
          return xy_number_to_text (number);
        }
    }
  return g_strdup (text);
}

static gboolean
end_cell (Reading *reading, GError **error)
{
  XyCellType type;
  g_autofree char *content = dup_content (reading, &type);

  return xy_sheet_filler_add (reading->filler, type, content, strlen (content), reading->columns,
                              reading->rows, error);
}

static gboolean
end_cb (gpointer user_data, const char *name, GError **error)
{
  Reading *reading = user_data;
  Kind kind = reading->kinds[--reading->depth];

  if (kind == KIND_CELL)
    return end_cell (reading, error);
  if (kind == KIND_WORKSHEET)
    return xy_sheet_filler_finish (reading->filler, reading->sheets, error);
  return TRUE;
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  Reading *reading = user_data;

  if (reading->depth > 0 && reading->kinds[reading->depth - 1] == KIND_DATA &&
      reading->text->len + length <= MAX_CELL_BYTES)
    g_string_append_len (reading->text, text, (gssize) length);
}

gboolean
xy_spreadsheetml_read (GsfInput *input, XySheetFunc func, gpointer user_data, GError **error)
{
  static const XyXmlHandler handler = { start_cb, end_cb, text_cb };
  g_auto (Reading) reading = { 0 };

  reading.sheets = xy_sheets_new ();
  reading.text = g_string_new (NULL);
  if (!xy_xml_parse (input, &handler, &reading, NULL, error))
    return FALSE;
  if (reading.sheets->len == 0)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("This XML file is no spreadsheet that is known; save the roster as "
                              ".xlsx or CSV and import that."));
      return FALSE;
    }
  xy_sheets_give (reading.sheets, func, user_data);
  return TRUE;
}
