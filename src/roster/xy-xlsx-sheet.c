// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "roster/xy-number-format.h"
#include "roster/xy-number.h"
#include "roster/xy-roster.h"
#include "roster/xy-xlsx.h"
#include "roster/xy-xml.h"

#define MAX_ROW 1048576
#define MAX_COLUMN 16384
/* So many fit into the type that numbers of rows, styles and strings have. */
#define MAX_DIGITS 9
/* So many digits a double keeps. */
#define EXACT_DIGITS 15
/* A spreadsheet program takes 32767 characters in a cell. */
#define MAX_CELL_BYTES (4 * 32767)

typedef struct
{
  guint first_row;
  guint last_row;
  guint column;
} Merge;

struct _XyXlsxReading
{
  const XyXlsxContext *context;
  XySheet *sheet;
  GArray *merges;
  GString *value;
  GString *inline_text;
  GString *target;
  guint row;
  guint column;
  guint phonetic;
  gboolean in_cell;
  int format;
  char type[16];
};

static void
set_broken (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The worksheet is broken; open the file in a spreadsheet program and "
                          "save it again as .xlsx or CSV."));
}

/* Every cell asks this several times. */
static inline gboolean
is (const char *name, const char *wanted)
{
  return *name == *wanted && strcmp (name, wanted) == 0;
}

/* Reads a whole number; returns whether all of the text is one, and not a huge one. */
static gboolean
parse_number (const char *text, guint *number)
{
  const char *start = text;

  *number = 0;
  for (; g_ascii_isdigit (*text) && text - start < MAX_DIGITS; text++)
    *number = *number * 10 + (guint) (*text - '0');
  return *text == '\0' && text > start;
}

/* Reads B12 or $B$12; a part that is missing is 0. */
static gboolean
parse_reference (const char *text, guint *row, guint *column, const char **end)
{
  *row = 0;
  *column = 0;
  for (; g_ascii_isalpha (*text) || *text == '$'; text++)
    {
      if (*text != '$')
        *column = *column * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
      if (*column > MAX_COLUMN)
        return FALSE;
    }
  for (; g_ascii_isdigit (*text) || *text == '$'; text++)
    {
      if (*text != '$')
        *row = *row * 10 + (guint) (*text - '0');
      if (*row > MAX_ROW)
        return FALSE;
    }
  *end = text;
  return TRUE;
}

static gboolean
start_row (XyXlsxReading *reading, const XyXmlAttributes *attributes, GError **error)
{
  char text[16];

  reading->row++;
  reading->column = 0;
  if (xy_xml_get_attribute (attributes, "r", text, sizeof text))
    reading->row = (guint) MIN (g_ascii_strtoull (text, NULL, 10), MAX_ROW + 1);
  if (reading->row == 0 || reading->row > MAX_ROW)
    {
      set_broken (error);
      return FALSE;
    }
  return TRUE;
}

static gboolean
start_cell (XyXlsxReading *reading, const XyXmlAttributes *attributes, GError **error)
{
  guint row, column;
  const char *end;
  char text[32];

  reading->column++;
  if (xy_xml_get_attribute (attributes, "r", text, sizeof text))
    {
      if (!parse_reference (text, &row, &column, &end) || *end != '\0')
        {
          set_broken (error);
          return FALSE;
        }
      if (column > 0)
        reading->column = column;
      if (row > 0)
        reading->row = row;
    }
  if (reading->row == 0 || reading->column > MAX_COLUMN)
    {
      set_broken (error);
      return FALSE;
    }

  reading->format = XY_NUMBER_FORMAT_PLAIN;
  if (xy_xml_get_attribute (attributes, "s", text, sizeof text))
    {
      guint style;

      if (parse_number (text, &style) && style < reading->context->formats->len)
        reading->format = g_array_index (reading->context->formats, int, style);
    }
  xy_xml_get_attribute (attributes, "t", reading->type, sizeof reading->type);
  g_string_truncate (reading->value, 0);
  g_string_truncate (reading->inline_text, 0);
  reading->in_cell = TRUE;
  return TRUE;
}

static gboolean
add_merge (XyXlsxReading *reading, const XyXmlAttributes *attributes)
{
  guint first_row, last_row, first_column, last_column;
  const char *end;
  char text[40];
  Merge merge;

  if (!xy_xml_get_attribute (attributes, "ref", text, sizeof text) ||
      !parse_reference (text, &first_row, &first_column, &end) || *end != ':' ||
      !parse_reference (end + 1, &last_row, &last_column, &end) || first_column == 0)
    return TRUE;
  if (last_row <= first_row || reading->merges->len >= XY_SHEET_MAX_CELLS)
    return TRUE;
  merge.first_row = first_row;
  merge.last_row = last_row;
  merge.column = first_column - 1;
  g_array_append_val (reading->merges, merge);
  return TRUE;
}

static gboolean
start_cb (gpointer user_data, const char *name, const XyXmlAttributes *attributes, GError **error)
{
  XyXlsxReading *reading = user_data;

  reading->target = NULL;
  if (is (name, "c"))
    return start_cell (reading, attributes, error);
  if (is (name, "row"))
    return start_row (reading, attributes, error);
  if (is (name, "mergeCell"))
    return add_merge (reading, attributes);
  if (is (name, "rPh"))
    reading->phonetic++;
  if (reading->in_cell && reading->phonetic == 0)
    {
      if (is (name, "v"))
        reading->target = reading->value;
      else if (is (name, "t"))
        reading->target = reading->inline_text;
    }
  return TRUE;
}

static gboolean
append (XyXlsxReading *reading, XyCellType type, const char *text, GError **error)
{
  return xy_sheet_append (reading->sheet, reading->row, reading->column - 1, type, text,
                          (gssize) strlen (text), error);
}

/* Such as it would be written again. */
static gboolean
is_plain_number (const GString *text)
{
  return text->len <= EXACT_DIGITS && *text->str >= '1' && *text->str <= '9' &&
         text->str[strspn (text->str, "0123456789")] == '\0';
}

static gboolean
append_number (XyXlsxReading *reading, GError **error)
{
  g_autofree char *text = NULL;
  char filled[32];
  double value;
  char *end;

  if (reading->format == XY_NUMBER_FORMAT_PLAIN && is_plain_number (reading->value))
    return append (reading, XY_CELL_NUMBER, reading->value->str, error);
  value = g_ascii_strtod (reading->value->str, &end);
  if (end == reading->value->str || !isfinite (value))
    return append (reading, XY_CELL_TEXT, reading->value->str, error);
  if (xy_number_format_fill (value, reading->format, filled))
    return append (reading, XY_CELL_TEXT, filled, error);
  if (reading->format == XY_NUMBER_FORMAT_DATE)
    text = xy_number_to_date (value, reading->context->date1904);
  if (text != NULL)
    return append (reading, XY_CELL_DATE, text, error);
  text = xy_number_to_text (value);
  return append (reading, XY_CELL_NUMBER, text, error);
}

static gboolean
append_shared (XyXlsxReading *reading, GError **error)
{
  const char *text;
  guint index;

  /* A cell that names no string is empty. */
  if (!parse_number (g_strstrip (reading->value->str), &index))
    return TRUE;
  text = xy_xlsx_strings_get (reading->context->strings, index);
  if (text == NULL)
    {
      set_broken (error);
      return FALSE;
    }
  return xy_sheet_append_shared (reading->sheet, reading->row, reading->column - 1, XY_CELL_TEXT,
                                 text, error);
}

static gboolean
end_cell (XyXlsxReading *reading, GError **error)
{
  const char *type = reading->type;

  reading->in_cell = FALSE;
  if (is (type, "inlineStr"))
    {
      xy_xlsx_unescape (reading->inline_text);
      return append (reading, XY_CELL_TEXT, reading->inline_text->str, error);
    }
  if (reading->value->len == 0)
    return TRUE;
  if (is (type, "s"))
    return append_shared (reading, error);
  if (is (type, "str"))
    {
      xy_xlsx_unescape (reading->value);
      return append (reading, XY_CELL_TEXT, reading->value->str, error);
    }
  if (is (type, "b"))
    return append (reading, XY_CELL_TEXT, *reading->value->str == '1' ? "TRUE" : "FALSE", error);
  if (is (type, "d"))
    {
      g_string_truncate (reading->value, MIN (reading->value->len, strlen ("YYYY-MM-DD")));
      return append (reading, XY_CELL_DATE, reading->value->str, error);
    }
  /* What a formula could not find is not there. */
  if (is (type, "e"))
    return TRUE;
  return append_number (reading, error);
}

static gboolean
end_cb (gpointer user_data, const char *name, GError **error)
{
  XyXlsxReading *reading = user_data;

  reading->target = NULL;
  if (is (name, "rPh") && reading->phonetic > 0)
    reading->phonetic--;
  if (is (name, "c") && reading->in_cell)
    return end_cell (reading, error);
  return TRUE;
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  XyXlsxReading *reading = user_data;

  if (reading->target != NULL && reading->target->len + length <= MAX_CELL_BYTES)
    g_string_append_len (reading->target, text, (gssize) length);
}

XyXlsxReading *
xy_xlsx_reading_new (const XyXlsxContext *context, XySheet *sheet)
{
  XyXlsxReading *reading = g_new0 (XyXlsxReading, 1);

  reading->context = context;
  reading->sheet = sheet;
  reading->merges = g_array_new (FALSE, FALSE, sizeof (Merge));
  reading->value = g_string_new (NULL);
  reading->inline_text = g_string_new (NULL);
  return reading;
}

void
xy_xlsx_reading_free (XyXlsxReading *reading)
{
  if (reading == NULL)
    return;
  g_array_unref (reading->merges);
  g_string_free (reading->value, TRUE);
  g_string_free (reading->inline_text, TRUE);
  g_free (reading);
}

const XyXmlHandler *
xy_xlsx_reading_get_handler (void)
{
  static const XyXmlHandler handler = { start_cb, end_cb, text_cb };

  return &handler;
}

gboolean
xy_xlsx_reading_finish (XyXlsxReading *reading, GError **error)
{
  for (guint i = 0; i < reading->merges->len; i++)
    {
      const Merge *merge = &g_array_index (reading->merges, Merge, i);

      if (!xy_sheet_merge (reading->sheet, merge->first_row, merge->last_row, merge->column, error))
        return FALSE;
    }
  return TRUE;
}
