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
#define MAX_SHARED XY_SHEET_MAX_CELLS

typedef struct
{
  char *name;
  char *relation;
} SheetEntry;

typedef struct
{
  XyStrings *strings;
  GPtrArray *entries;
  GHashTable *formats;
  XyXlsxContext context;
  GString *text;
  gboolean collect;
  gboolean in_cell_formats;
  guint phonetic;
  gsize n_bytes;
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
  book->strings = xy_strings_new ();
  book->entries = g_ptr_array_new_with_free_func (sheet_entry_free);
  book->formats = g_hash_table_new (NULL, NULL);
  book->context.shared = g_ptr_array_new ();
  book->context.formats = g_array_new (FALSE, FALSE, sizeof (int));
  book->text = g_string_new (NULL);
}

static void
workbook_clear (Workbook *book)
{
  xy_strings_unref (book->strings);
  g_ptr_array_unref (book->entries);
  g_hash_table_unref (book->formats);
  g_ptr_array_unref (book->context.shared);
  g_array_unref (book->context.formats);
  g_string_free (book->text, TRUE);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Workbook, workbook_clear)

static void
set_too_many (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                       _ ("The workbook is too large; copy the roster into a new workbook and "
                          "import that."));
}

void
xy_xlsx_unescape (GString *text)
{
  const char *place = text->str;

  while ((place = strstr (place, "_x")) != NULL)
    {
      gsize offset = (gsize) (place - text->str);
      gunichar character = 0;
      gboolean escaped = TRUE;
      char utf8[6];
      int length;

      for (guint i = 2; i < 6 && escaped; i++)
        {
          escaped = g_ascii_isxdigit (place[i]);
          if (escaped)
            character = character * 16 + (gunichar) g_ascii_xdigit_value (place[i]);
        }
      if (!escaped || place[6] != '_' || character == 0 || !g_unichar_validate (character))
        {
          place += 2;
          continue;
        }
      length = g_unichar_to_utf8 (character, utf8);
      g_string_overwrite_len (text, offset, utf8, length);
      g_string_erase (text, (gssize) offset + length, 7 - length);
      place = text->str + offset + length;
    }
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
shared_start_cb (gpointer user_data,
                 const char *name,
                 const XyXmlAttributes *attributes,
                 GError **error)
{
  Workbook *book = user_data;

  book->collect = strcmp (name, "t") == 0 && book->phonetic == 0;
  if (strcmp (name, "si") == 0)
    g_string_truncate (book->text, 0);
  else if (strcmp (name, "rPh") == 0)
    book->phonetic++;
  return TRUE;
}

static gboolean
shared_end_cb (gpointer user_data, const char *name, GError **error)
{
  Workbook *book = user_data;

  book->collect = FALSE;
  if (strcmp (name, "rPh") == 0 && book->phonetic > 0)
    book->phonetic--;
  if (strcmp (name, "si") != 0)
    return TRUE;
  book->n_bytes += book->text->len;
  if (book->context.shared->len >= MAX_SHARED || book->n_bytes > XY_SHEET_MAX_TEXT)
    {
      set_too_many (error);
      return FALSE;
    }
  xy_xlsx_unescape (book->text);
  g_ptr_array_add (book->context.shared, (gpointer) xy_strings_add (book->strings, book->text->str,
                                                                    (gssize) book->text->len));
  return TRUE;
}

static void
shared_text_cb (gpointer user_data, const char *text, gsize length)
{
  Workbook *book = user_data;

  if (book->collect)
    g_string_append_len (book->text, text, (gssize) length);
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
static gboolean
read_related (XyPackage *package,
              GPtrArray *relations,
              const char *type,
              const XyXmlHandler *handler,
              Workbook *book,
              GError **error)
{
  const XyRelation *relation = find_relation (relations, type, NULL);

  if (relation == NULL || !xy_package_has_part (package, relation->target))
    return TRUE;
  return xy_package_read_part (package, relation->target, handler, book, error);
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

gboolean
xy_xlsx_read (XyPackage *package, XySheetFunc func, gpointer user_data, GError **error)
{
  static const XyXmlHandler workbook_handler = { workbook_start_cb, ignore_end_cb, NULL };
  static const XyXmlHandler styles_handler = { styles_start_cb, styles_end_cb, NULL };
  static const XyXmlHandler shared_handler = { shared_start_cb, shared_end_cb, shared_text_cb };
  g_autofree char *name = find_workbook (package, error);
  g_autoptr (GPtrArray) relations = NULL;
  g_auto (Workbook) book;

  workbook_init (&book);
  if (name == NULL)
    return FALSE;
  relations = xy_package_read_relations (package, name, error);
  if (relations == NULL || !xy_package_read_part (package, name, &workbook_handler, &book, error) ||
      !read_related (package, relations, "styles", &styles_handler, &book, error) ||
      !read_related (package, relations, "sharedStrings", &shared_handler, &book, error))
    return FALSE;

  for (guint i = 0; i < book.entries->len; i++)
    {
      const SheetEntry *entry = g_ptr_array_index (book.entries, i);
      const XyRelation *relation = find_relation (relations, "worksheet", entry->relation);
      g_autoptr (XySheet) sheet = xy_sheet_new (entry->name, NULL);
      g_autoptr (XyXlsxReading) reading = xy_xlsx_reading_new (&book.context, sheet);

      /* A sheet that holds a chart or a macro is none. */
      if (relation == NULL || entry->relation == NULL)
        continue;
      xy_sheet_share (sheet, book.strings);
      if (!xy_package_read_part (package, relation->target, xy_xlsx_reading_get_handler (), reading,
                                 error) ||
          !xy_xlsx_reading_finish (reading, error))
        return FALSE;
      if (func (g_steal_pointer (&sheet), user_data))
        return TRUE;
    }
  return TRUE;
}
