// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-package.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>

#include "roster/xy-roster.h"
#include "roster/xy-xml.h"

#define MAX_PARTS 5000
#define MAX_DEPTH 16
#define MAX_RELATIONS 5000
/* No spreadsheet is packed this tightly; a bomb is, and need not be unpacked to be told. */
#define SUSPECT_SIZE (16LL * 1024 * 1024)
#define SUSPECT_RATIO 300

/* The parts by lower-case name; a value is the way through the archive's folders. */
struct _XyPackage
{
  GBytes *bytes;
  GsfInfile *zip;
  GHashTable *parts;
  gint64 unpacked;
};

static void
set_broken (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The file is broken or incomplete. Open it in a spreadsheet program and "
                          "save it again as .xlsx or CSV."));
}

static gboolean
add_parts (XyPackage *package, GsfInfile *folder, GPtrArray *way, GError **error)
{
  int n = gsf_infile_num_children (folder);

  for (int i = 0; i < n; i++)
    {
      const char *name = gsf_infile_name_by_index (folder, i);
      g_autoptr (GsfInput) child = gsf_infile_child_by_index (folder, i);
      gboolean fine = TRUE;

      if (name == NULL || child == NULL || way->len >= MAX_DEPTH ||
          g_hash_table_size (package->parts) >= MAX_PARTS)
        {
          set_broken (error);
          return FALSE;
        }
      g_ptr_array_add (way, g_strdup (name));
      if (GSF_IS_INFILE (child) && gsf_infile_num_children (GSF_INFILE (child)) >= 0)
        {
          fine = add_parts (package, GSF_INFILE (child), way, error);
        }
      else
        {
          g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
          g_autofree char *path = NULL;

          for (guint k = 0; k < way->len; k++)
            g_ptr_array_add (names, g_strdup (g_ptr_array_index (way, k)));
          g_ptr_array_add (names, NULL);
          path = g_strjoinv ("/", (char **) names->pdata);
          package->unpacked += gsf_input_size (child);
          g_hash_table_replace (package->parts, g_utf8_strdown (path, -1),
                                g_ptr_array_free (g_steal_pointer (&names), FALSE));
        }
      g_ptr_array_remove_index (way, way->len - 1);
      if (!fine)
        return FALSE;
    }
  return TRUE;
}

XyPackage *
xy_package_open (GBytes *bytes, GError **error)
{
  g_autoptr (XyPackage) package = g_new0 (XyPackage, 1);
  g_autoptr (GPtrArray) way = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GsfInput) input = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  package->bytes = g_bytes_ref (bytes);
  package->parts =
      g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  input = gsf_input_memory_new (data, (gsf_off_t) size, FALSE);
  package->zip = gsf_infile_zip_new (input, NULL);
  if (package->zip == NULL)
    {
      set_broken (error);
      return NULL;
    }
  if (!add_parts (package, package->zip, way, error))
    return NULL;
  if (package->unpacked > XY_PACKAGE_MAX_UNPACKED ||
      (package->unpacked > SUSPECT_SIZE && package->unpacked / SUSPECT_RATIO > (gint64) size))
    {
      g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                   _ ("Unpacked, the file is too large (%d MB are the most). Copy the roster into "
                      "a new workbook and import that."),
                   (int) (XY_PACKAGE_MAX_UNPACKED / (1024 * 1024)));
      return NULL;
    }
  return g_steal_pointer (&package);
}

void
xy_package_free (XyPackage *package)
{
  if (package == NULL)
    return;
  g_clear_object (&package->zip);
  g_hash_table_unref (package->parts);
  g_bytes_unref (package->bytes);
  g_free (package);
}

static const char **
find_way (const XyPackage *package, const char *name)
{
  g_autofree char *key = g_utf8_strdown (name, -1);

  return g_hash_table_lookup (package->parts, key);
}

gboolean
xy_package_has_part (const XyPackage *package, const char *name)
{
  return find_way (package, name) != NULL;
}

GsfInput *
xy_package_open_part (XyPackage *package, const char *name, GError **error)
{
  const char **way = find_way (package, name);
  GsfInput *part = NULL;

  if (way != NULL)
    part = gsf_infile_child_by_aname (package->zip, way);
  if (part == NULL)
    set_broken (error);
  return part;
}

static void
relation_free (gpointer data)
{
  XyRelation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

typedef struct
{
  const char *source;
  GPtrArray *relations;
} Relating;

static char *
resolve (const char *source, const char *target)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();
  g_autofree char *joined = NULL;
  g_auto (GStrv) parts = NULL;

  if (*target == '/' || source == NULL)
    {
      joined = g_strdup (target);
    }
  else
    {
      g_autofree char *folder = g_path_get_dirname (source);

      joined = g_strconcat (folder, "/", target, NULL);
    }
  parts = g_strsplit (joined, "/", -1);
  for (char **part = parts; *part != NULL; part++)
    {
      if (strcmp (*part, "..") == 0 && steps->len > 0)
        g_ptr_array_set_size (steps, (int) steps->len - 1);
      else if (**part != '\0' && strcmp (*part, ".") != 0 && strcmp (*part, "..") != 0)
        g_ptr_array_add (steps, *part);
    }
  g_ptr_array_add (steps, NULL);
  return g_strjoinv ("/", (char **) steps->pdata);
}

static gboolean
relation_start_cb (gpointer user_data,
                   const char *name,
                   const XyXmlAttributes *attributes,
                   GError **error)
{
  Relating *relating = user_data;
  g_autofree char *target = NULL, *type = NULL;
  XyRelation *relation;
  const char *slash;
  char mode[16];

  if (strcmp (name, "Relationship") != 0)
    return TRUE;
  xy_xml_get_attribute (attributes, "TargetMode", mode, sizeof mode);
  target = xy_xml_dup_attribute (attributes, "Target");
  type = xy_xml_dup_attribute (attributes, "Type");
  if (target == NULL || type == NULL || g_ascii_strcasecmp (mode, "External") == 0)
    return TRUE;
  if (relating->relations->len >= MAX_RELATIONS)
    {
      set_broken (error);
      return FALSE;
    }

  slash = strrchr (type, '/');
  relation = g_new0 (XyRelation, 1);
  relation->id = xy_xml_dup_attribute (attributes, "Id");
  relation->type = g_strdup (slash != NULL ? slash + 1 : type);
  relation->target = resolve (relating->source, target);
  g_ptr_array_add (relating->relations, relation);
  return TRUE;
}

static gboolean
relation_end_cb (gpointer user_data, const char *name, GError **error)
{
  return TRUE;
}

GPtrArray *
xy_package_read_relations (XyPackage *package, const char *source, GError **error)
{
  static const XyXmlHandler handler = { relation_start_cb, relation_end_cb, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autoptr (GsfInput) part = NULL;
  g_autofree char *name = NULL;
  Relating relating = { source, relations };

  if (source == NULL)
    {
      name = g_strdup ("_rels/.rels");
    }
  else
    {
      g_autofree char *folder = g_path_get_dirname (source);
      g_autofree char *base = g_path_get_basename (source);

      name = g_strdup_printf ("%s/_rels/%s.rels", folder, base);
    }
  if (!xy_package_has_part (package, name))
    return g_steal_pointer (&relations);
  part = xy_package_open_part (package, name, error);
  if (part == NULL || !xy_xml_parse (part, &handler, &relating, error))
    return NULL;
  return g_steal_pointer (&relations);
}
