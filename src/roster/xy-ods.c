// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-ods.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "roster/xy-number.h"
#include "roster/xy-roster.h"
#include "roster/xy-sheet-filler.h"
#include "roster/xy-xml.h"

#define CONTENT "content.xml"
#define MANIFEST "META-INF/manifest.xml"

#define NS(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"
static const char office_ns[] = NS ("office");
static const char table_ns[] = NS ("table");
static const char text_ns[] = NS ("text");

/* A spreadsheet program takes 32767 characters in a cell. */
#define MAX_CELL_BYTES (4 * 32767)

/* What an element is, which depends on where it stands. */
typedef enum
{
  KIND_OTHER,
  KIND_SPREADSHEET,
  KIND_TABLE,
  KIND_ROWS,
  KIND_ROW,
  KIND_CELL,
  KIND_PARAGRAPH,
  KIND_INLINE,
  KIND_IGNORED,
} Kind;

typedef struct
{
  GPtrArray *sheets;
  XySheetFiller *filler;
  Kind kinds[XY_XML_MAX_DEPTH];
  guint depth;
  gboolean is_spreadsheet;
  guint64 row_times;
  guint64 cell_times;
  guint64 cell_rows;
  char type[16];
  char *value;
  GString *text;
  guint n_paragraphs;
  gboolean wants_space;
  gboolean is_wrapped;
  gboolean after_text;
} Reading;

static void
reading_clear (Reading *reading)
{
  g_ptr_array_unref (reading->sheets);
  g_clear_pointer (&reading->filler, xy_sheet_filler_free);
  g_free (reading->value);
  g_string_free (reading->text, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static void
reading_init (Reading *reading)
{
  memset (reading, 0, sizeof *reading);
  reading->sheets = xy_sheets_new ();
  reading->text = g_string_new (NULL);
}

static gboolean
is (const char *name, const XyXmlAttributes *attributes, const char *uri, const char *wanted)
{
  return strcmp (name, wanted) == 0 && g_strcmp0 (attributes->uri, uri) == 0;
}

/* A count that says nothing is 1. */
static guint64
get_count (const XyXmlAttributes *attributes, const char *uri, const char *name)
{
  char text[24];

  if (!xy_xml_get_attribute_ns (attributes, uri, name, text, sizeof text))
    return 1;
  return MAX (g_ascii_strtoull (text, NULL, 10), 1);
}

/* What another file held when it was last looked at is kept as a table whose name is its address.
 */
static gboolean
is_of_another_file (const char *name)
{
  return name != NULL && g_str_has_prefix (name, "'file:");
}

static Kind
start_table (Reading *reading, const XyXmlAttributes *attributes)
{
  g_autofree char *name = xy_xml_dup_attribute_ns (attributes, table_ns, "name");

  if (is_of_another_file (name))
    return KIND_IGNORED;
  reading->filler = xy_sheet_filler_new (name, NULL, FALSE);
  return KIND_TABLE;
}

static Kind
start_row (Reading *reading, const XyXmlAttributes *attributes)
{
  reading->row_times = get_count (attributes, table_ns, "number-rows-repeated");
  xy_sheet_filler_begin_row (reading->filler, 0);
  return KIND_ROW;
}

static void
set_value (Reading *reading, const XyXmlAttributes *attributes)
{
  static const char *const attribute_of[][2] = {
    { "float", "value" },     { "percentage", "value" },      { "currency", "value" },
    { "date", "date-value" }, { "boolean", "boolean-value" }, { "string", "string-value" },
  };

  g_clear_pointer (&reading->value, g_free);
  xy_xml_get_attribute_ns (attributes, office_ns, "value-type", reading->type,
                           sizeof reading->type);
  for (guint i = 0; i < G_N_ELEMENTS (attribute_of); i++)
    if (strcmp (reading->type, attribute_of[i][0]) == 0)
      reading->value = xy_xml_dup_attribute_ns (attributes, office_ns, attribute_of[i][1]);
}

static Kind
start_cell (Reading *reading, const XyXmlAttributes *attributes)
{
  reading->cell_times = get_count (attributes, table_ns, "number-columns-repeated");
  reading->cell_rows = get_count (attributes, table_ns, "number-rows-spanned");
  set_value (reading, attributes);
  g_string_truncate (reading->text, 0);
  reading->n_paragraphs = 0;
  return KIND_CELL;
}

static void
append_text (Reading *reading, const char *text, gsize length)
{
  if (reading->text->len + length <= MAX_CELL_BYTES)
    g_string_append_len (reading->text, text, (gssize) length);
}

static void
append_space (Reading *reading)
{
  if (reading->wants_space && reading->after_text)
    append_text (reading, " ", 1);
  reading->wants_space = FALSE;
  reading->is_wrapped = FALSE;
}

static Kind
start_paragraph (Reading *reading)
{
  if (reading->n_paragraphs++ > 0)
    append_text (reading, "\n", 1);
  reading->wants_space = FALSE;
  reading->is_wrapped = FALSE;
  reading->after_text = FALSE;
  return KIND_PARAGRAPH;
}

static Kind
start_inline (Reading *reading, const char *name, const XyXmlAttributes *attributes)
{
  if (g_strcmp0 (attributes->uri, text_ns) != 0)
    return KIND_IGNORED;
  if (strcmp (name, "ruby-text") == 0 || strcmp (name, "note") == 0)
    return KIND_IGNORED;
  if (strcmp (name, "s") == 0 || strcmp (name, "tab") == 0 || strcmp (name, "line-break") == 0)
    {
      guint64 times = *name == 's' ? get_count (attributes, text_ns, "c") : 1;
      const char *character = *name == 's' ? " " : *name == 't' ? "\t" : "\n";

      append_space (reading);
      for (; times > 0 && reading->text->len < MAX_CELL_BYTES; times--)
        append_text (reading, character, 1);
      /* What follows a line's end begins a line. */
      reading->after_text = *name != 'l';
    }
  return KIND_INLINE;
}

static Kind
start_in_table (Reading *reading, const char *name, const XyXmlAttributes *attributes)
{
  static const char *const groups[] = { "table-row-group", "table-header-rows", "table-rows" };

  if (is (name, attributes, table_ns, "table-row"))
    return start_row (reading, attributes);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (is (name, attributes, table_ns, groups[i]))
      return KIND_ROWS;
  return KIND_IGNORED;
}

static Kind
start (Reading *reading, Kind parent, const char *name, const XyXmlAttributes *attributes)
{
  switch (parent)
    {
    case KIND_OTHER:
      if (!is (name, attributes, office_ns, "spreadsheet"))
        return KIND_OTHER;
      reading->is_spreadsheet = TRUE;
      return KIND_SPREADSHEET;
    case KIND_SPREADSHEET:
      /* Not so what was deleted, in the list of changes, and what other programs sent. */
      return is (name, attributes, table_ns, "table") ? start_table (reading, attributes)
                                                      : KIND_IGNORED;
    case KIND_TABLE:
    case KIND_ROWS:
      return start_in_table (reading, name, attributes);
    case KIND_ROW:
      if (is (name, attributes, table_ns, "table-cell") ||
          is (name, attributes, table_ns, "covered-table-cell"))
        return start_cell (reading, attributes);
      return KIND_IGNORED;
    case KIND_CELL:
      /* Not so comments, shapes and tables within it. */
      if (is (name, attributes, text_ns, "p") || is (name, attributes, text_ns, "h"))
        return start_paragraph (reading);
      return KIND_IGNORED;
    case KIND_PARAGRAPH:
    case KIND_INLINE:
      return start_inline (reading, name, attributes);
    case KIND_IGNORED:
    default:
      return KIND_IGNORED;
    }
}

static gboolean
start_cb (gpointer user_data, const char *name, const XyXmlAttributes *attributes, GError **error)
{
  Reading *reading = user_data;
  Kind parent = reading->depth > 0 ? reading->kinds[reading->depth - 1] : KIND_OTHER;

  reading->kinds[reading->depth++] = start (reading, parent, name, attributes);
  return TRUE;
}

static gboolean
is_type (const Reading *reading, const char *type)
{
  return strcmp (reading->type, type) == 0;
}

/* What the cell holds; what a program shows of it only where there is nothing else. */
static char *
dup_content (const Reading *reading, XyCellType *type)
{
  const char *value = reading->value;

  *type = XY_CELL_TEXT;
  if (value == NULL)
    return g_strdup (reading->text->str);
  if (is_type (reading, "boolean"))
    return g_strdup (strcmp (value, "true") == 0 ? "TRUE" : "FALSE");
  if (is_type (reading, "date"))
    {
      *type = XY_CELL_DATE;
      return g_strndup (value, strlen ("YYYY-MM-DD"));
    }
  if (!is_type (reading, "string"))
    {
      char *end;
      double number = g_ascii_strtod (value, &end);
      g_autofree char *text = NULL;

      if (end == value || !isfinite (number))
        return g_strdup (reading->text->str);
      text = xy_number_to_text (number);
      /* Zeros in front are a part of a student number. */
      if (xy_number_is_filled (text, reading->text->str))
        return g_strdup (reading->text->str);
      *type = XY_CELL_NUMBER;
      return g_steal_pointer (&text);
    }
  return g_strdup (value);
}

static gboolean
end_cell (Reading *reading, GError **error)
{
  XyCellType type;
  g_autofree char *content = dup_content (reading, &type);

  return xy_sheet_filler_add (reading->filler, type, content, strlen (content), 1,
                              reading->cell_rows, error) &&
         xy_sheet_filler_repeat_cell (reading->filler, reading->cell_times, error);
}

static gboolean
end_table (Reading *reading, GError **error)
{
  gboolean fine = xy_sheet_filler_finish (reading->filler, reading->sheets, error);

  g_clear_pointer (&reading->filler, xy_sheet_filler_free);
  return fine;
}

static gboolean
end_cb (gpointer user_data, const char *name, GError **error)
{
  Reading *reading = user_data;
  Kind kind = reading->kinds[--reading->depth];

  /* LibreOffice and Gnumeric write the last space of a cell as it is, and LibreOffice reads it so,
   * whatever the standard says; what a line's end stands for is none. */
  if (kind == KIND_PARAGRAPH && !reading->is_wrapped)
    append_space (reading);
  if (kind == KIND_CELL)
    return end_cell (reading, error);
  if (kind == KIND_ROW)
    return xy_sheet_filler_repeat_row (reading->filler, reading->row_times, error);
  if (kind == KIND_TABLE)
    return end_table (reading, error);
  return TRUE;
}

/* As ODF 1.2, part 1, 6.1.2 has it: white space is one space, and none where a paragraph begins or
 * ends. */
static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  Reading *reading = user_data;
  Kind kind = reading->depth > 0 ? reading->kinds[reading->depth - 1] : KIND_OTHER;
  gsize from = 0;

  if (kind != KIND_PARAGRAPH && kind != KIND_INLINE)
    return;
  for (gsize i = 0; i <= length; i++)
    {
      if (i < length && strchr (" \t\r\n", text[i]) == NULL)
        continue;
      if (i > from)
        {
          append_space (reading);
          append_text (reading, text + from, i - from);
          reading->after_text = TRUE;
        }
      reading->wants_space = reading->wants_space || i < length;
      reading->is_wrapped = reading->is_wrapped || (i < length && text[i] != ' ');
      from = i + 1;
    }
}

static gboolean
manifest_start_cb (gpointer user_data,
                   const char *name,
                   const XyXmlAttributes *attributes,
                   GError **error)
{
  if (strcmp (name, "encryption-data") != 0)
    return TRUE;
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The file is encrypted; remove its password in a spreadsheet program "
                          "and save it again."));
  return FALSE;
}

static gboolean
manifest_end_cb (gpointer user_data, const char *name, GError **error)
{
  return TRUE;
}

static gboolean
finish (Reading *reading, XySheetFunc func, gpointer user_data, GError **error)
{
  if (!reading->is_spreadsheet)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("This OpenDocument file is no spreadsheet; copy the roster into a "
                              "spreadsheet and import that."));
      return FALSE;
    }
  xy_sheets_give (reading->sheets, func, user_data);
  return TRUE;
}

static const XyXmlHandler content_handler = { start_cb, end_cb, text_cb };

gboolean
xy_ods_is_package (const XyPackage *package)
{
  /* A wholly encrypted one shows nothing but its manifest. */
  return xy_package_has_part (package, CONTENT) || xy_package_has_part (package, MANIFEST);
}

gboolean
xy_ods_read (XyPackage *package, XySheetFunc func, gpointer user_data, GError **error)
{
  static const XyXmlHandler manifest_handler = { manifest_start_cb, manifest_end_cb, NULL };
  g_auto (Reading) reading;

  reading_init (&reading);
  if (xy_package_has_part (package, MANIFEST) &&
      !xy_package_read_part (package, MANIFEST, &manifest_handler, NULL, error))
    return FALSE;
  if (!xy_package_read_part (package, CONTENT, &content_handler, &reading, error))
    return FALSE;
  return finish (&reading, func, user_data, error);
}

gboolean
xy_ods_read_flat (GsfInput *input, XySheetFunc func, gpointer user_data, GError **error)
{
  g_auto (Reading) reading;

  reading_init (&reading);
  if (!xy_xml_parse (input, &content_handler, &reading, NULL, error))
    return FALSE;
  return finish (&reading, func, user_data, error);
}
