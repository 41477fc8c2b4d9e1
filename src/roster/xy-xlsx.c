// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-xlsx.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-number-format.h"
#include "roster/xy-roster.h"
#include "roster/xy-xml.h"

#define MAX_SHEETS 256
#define MAX_STYLES 65536

typedef struct
{
  char *name;
  char *relation;
} SheetEntry;

typedef struct
{
  GPtrArray *entries;
  GHashTable *formats;
  XyXlsxContext context;
  gboolean in_cell_formats;
} Workbook;

static void
sheet_entry_free (gpointer data)
{
  SheetEntry *entry = data;

  g_free (entry->name);
  g_free (entry->relation);
  g_free (entry);
}

static void
workbook_init (Workbook *book)
{
  memset (book, 0, sizeof *book);
  book->entries = g_ptr_array_new_with_free_func (sheet_entry_free);
  book->formats = g_hash_table_new (NULL, NULL);
  book->context.strings = xy_xlsx_strings_new ();
  book->context.formats = g_array_new (FALSE, FALSE, sizeof (int));
}

static void
workbook_clear (Workbook *book)
{
  g_ptr_array_unref (book->entries);
  g_hash_table_unref (book->formats);
  xy_xlsx_strings_free (book->context.strings);
  g_array_unref (book->context.formats);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

static void
set_too_many (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                       _ ("The workbook is too large; copy the roster into a new workbook and "
                          "import that."));
}

static gboolean
workbook_start_cb (gpointer user_data,
                   const char *name,
                   const XyXmlAttributes *attributes,
                   GError **error)
{
  Workbook *book = user_data;
  char text[16];

  if (strcmp (name, "workbookPr") == 0)
    {
      xy_xml_get_attribute (attributes, "date1904", text, sizeof text);
      book->context.date1904 = strcmp (text, "1") == 0 || strcmp (text, "true") == 0;
    }
  else if (strcmp (name, "sheet") == 0)
    {
      SheetEntry *entry;

      if (book->entries->len >= MAX_SHEETS)
        {
          set_too_many (error);
          return FALSE;
        }
      entry = g_new0 (SheetEntry, 1);
      entry->name = xy_xml_dup_attribute (attributes, "name");
      entry->relation = xy_xml_dup_attribute (attributes, "id");
      g_ptr_array_add (book->entries, entry);
    }
  return TRUE;
}

static gboolean
styles_start_cb (gpointer user_data,
                 const char *name,
                 const XyXmlAttributes *attributes,
                 GError **error)
{
  Workbook *book = user_data;
  char id[16];

  if (strcmp (name, "cellXfs") == 0)
    {
      book->in_cell_formats = TRUE;
    }
  else if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *code = xy_xml_dup_attribute (attributes, "formatCode");
      guint64 number;

      xy_xml_get_attribute (attributes, "numFmtId", id, sizeof id);
      number = g_ascii_strtoull (id, NULL, 10);
      if (code != NULL && number <= G_MAXUINT && g_hash_table_size (book->formats) < MAX_STYLES)
        g_hash_table_insert (book->formats, GUINT_TO_POINTER ((guint) number),
                             GINT_TO_POINTER (xy_number_format_parse (code)));
    }
  else if (strcmp (name, "xf") == 0 && book->in_cell_formats)
    {
      gpointer own = NULL;
      guint64 number;
      int format;

      xy_xml_get_attribute (attributes, "numFmtId", id, sizeof id);
      number = MIN (g_ascii_strtoull (id, NULL, 10), G_MAXUINT);
      if (g_hash_table_lookup_extended (book->formats, GUINT_TO_POINTER ((guint) number), NULL,
                                        &own))
        format = GPOINTER_TO_INT (own);
      else
        format = xy_number_format_get_known (number);
      if (book->context.formats->len < MAX_STYLES)
        g_array_append_val (book->context.formats, format);
    }
  return TRUE;
}

static gboolean
styles_end_cb (gpointer user_data, const char *name, GError **error)
{
  Workbook *book = user_data;

  if (strcmp (name, "cellXfs") == 0)
    book->in_cell_formats = FALSE;
  return TRUE;
}

static gboolean
ignore_end_cb (gpointer user_data, const char *name, GError **error)
{
  return TRUE;
}

static const XyRelation *
find_relation (GPtrArray *relations, const char *type, const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const XyRelation *relation = g_ptr_array_index (relations, i);

      if (strcmp (relation->type, type) == 0 && (id == NULL || g_strcmp0 (relation->id, id) == 0))
        return relation;
    }
  return NULL;
}

/* Of the parts that a workbook can do without, one that is named but not there is not missed. */
static const char *
find_related (XyPackage *package, GPtrArray *relations, const char *type)
{
  const XyRelation *relation = find_relation (relations, type, NULL);

  if (relation == NULL || !xy_package_has_part (package, relation->target))
    return NULL;
  return relation->target;
}

static char *
find_workbook (XyPackage *package, GError **error)
{
  g_autoptr (GPtrArray) relations = xy_package_read_relations (package, NULL, error);
  const XyRelation *relation;

  if (relations == NULL)
    return NULL;
  relation = find_relation (relations, "officeDocument", NULL);
  if (relation == NULL || !xy_package_has_part (package, relation->target))
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("The file is no spreadsheet that is known; save the roster as .xlsx "
                              "or CSV and import that."));
      return NULL;
    }
  return g_strdup (relation->target);
}

static gboolean
read_styles (XyPackage *package, GPtrArray *relations, Workbook *book, GError **error)
{
  static const XyXmlHandler handler = { styles_start_cb, styles_end_cb, NULL };
  const char *name = find_related (package, relations, "styles");

  return name == NULL || xy_package_read_part (package, name, &handler, book, error);
}

static gboolean
read_sheet (XyPackage *package,
            const char *name,
            const XyXlsxContext *context,
            XySheet *sheet,
            GError **error)
{
  g_autoptr (XyXlsxReading) reading = xy_xlsx_reading_new (context, sheet);

  xy_sheet_share (sheet, xy_xlsx_strings_get_shared (context->strings));
  return xy_package_read_part (package, name, xy_xlsx_reading_get_handler (), reading, error) &&
         xy_xlsx_reading_finish (reading, error);
}

/* What is wrong with the strings goes before what is wrong with a sheet: that may come of it. */
static gboolean
read_sheets (XyPackage *package,
             GPtrArray *relations,
             const Workbook *book,
             XySheetFunc func,
             gpointer user_data,
             GError **error)
{
  for (guint i = 0; i < book->entries->len; i++)
    {
      const SheetEntry *entry = g_ptr_array_index (book->entries, i);
      const XyRelation *relation = find_relation (relations, "worksheet", entry->relation);
      g_autoptr (XySheet) sheet = xy_sheet_new (entry->name, NULL);
      g_autoptr (GError) own_error = NULL;

      /* A sheet that holds a chart or a macro is none. */
      if (relation == NULL || entry->relation == NULL)
        continue;
      read_sheet (package, relation->target, &book->context, sheet, &own_error);
      if (!xy_xlsx_strings_finish (book->context.strings, error))
        return FALSE;
      if (own_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&own_error));
          return FALSE;
        }
      if (func (g_steal_pointer (&sheet), user_data))
        return TRUE;
    }
  return xy_xlsx_strings_finish (book->context.strings, error);
}

gboolean
xy_xlsx_read (XyPackage *package, XySheetFunc func, gpointer user_data, GError **error)
{
  static const XyXmlHandler workbook_handler = { workbook_start_cb, ignore_end_cb, NULL };
  g_autofree char *name = find_workbook (package, error);
  g_autoptr (GPtrArray) relations = NULL;
  g_autoptr (XyPart) strings = NULL;
  const char *strings_name;
  g_auto (Workbook) book;

  workbook_init (&book);
  if (name == NULL)
    return FALSE;
  relations = xy_package_read_relations (package, name, error);
  if (relations == NULL || !xy_package_read_part (package, name, &workbook_handler, &book, error) ||
      !read_styles (package, relations, &book, error))
    return FALSE;
  strings_name = find_related (package, relations, "sharedStrings");
  if (strings_name != NULL)
    {
      strings = xy_package_open_part (package, strings_name, error);
      if (strings == NULL)
        return FALSE;
      xy_xlsx_strings_read (book.context.strings, strings);
    }
  return read_sheets (package, relations, &book, func, user_data, error);
}
