// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-package.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-infile-impl.h>
#include <gsf/gsf-infile-zip.h>
#include <gsf/gsf-infile.h>
#include <gsf/gsf-input-memory.h>

#include "roster/xy-archive-check.h"
#include "roster/xy-roster.h"

#define MAX_RELATIONS 5000

/* The names of parts by their lower-case form, and their checksums by name. */
struct _XyPackage
{
  GBytes *bytes;
  GsfInfile *zip;
  GHashTable *names;
  GHashTable *checksums;
};

struct _XyPart
{
  GsfInput *input;
  guint32 checksum;
};

static void
set_broken (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The file is broken or incomplete; open it in a spreadsheet program and "
                          "save it again as .xlsx or CSV."));
}

/* By the class's own function, since gsf_infile_child_by_name() and its like do not hand on what is
 * wrong with a broken archive but log it. */
static GsfInput *
open_part (const XyPackage *package, const char *name)
{
  g_auto (GStrv) way = g_strsplit (name, "/", -1);
  g_autoptr (GsfInput) child = g_object_ref (GSF_INPUT (package->zip));

  for (char **step = way; *step != NULL && child != NULL; step++)
    {
      GsfInfileClass *class = G_TYPE_INSTANCE_GET_CLASS (child, GSF_INFILE_TYPE, GsfInfileClass);
      GsfInput *next = class->child_by_name (GSF_INFILE (child), *step, NULL);

      g_object_unref (child);
      child = next;
    }
  return g_steal_pointer (&child);
}

XyPackage *
xy_package_open (GBytes *bytes, GError **error)
{
  g_autoptr (XyPackage) package = g_new0 (XyPackage, 1);
  g_autoptr (GsfInput) input = NULL;
  GHashTableIter iter;
  const guint8 *data;
  gpointer name;
  gsize size;

  package->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  package->checksums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  package->bytes = xy_archive_check (bytes, package->checksums, error);
  if (package->bytes == NULL)
    return NULL;
  data = g_bytes_get_data (package->bytes, &size);
  input = gsf_input_memory_new (data, (gsf_off_t) size, FALSE);
  package->zip = gsf_infile_zip_new (input, NULL);
  if (package->zip == NULL)
    {
      set_broken (error);
      return NULL;
    }

  g_hash_table_iter_init (&iter, package->checksums);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    if (!g_str_has_suffix (name, "/") && g_utf8_validate (name, -1, NULL))
      g_hash_table_replace (package->names, g_utf8_strdown (name, -1), name);
  return g_steal_pointer (&package);
}

void
xy_package_free (XyPackage *package)
{
  if (package == NULL)
    return;
  g_clear_object (&package->zip);
  g_hash_table_unref (package->names);
  g_hash_table_unref (package->checksums);
  g_clear_pointer (&package->bytes, g_bytes_unref);
  g_free (package);
}

static const char *
find_name (const XyPackage *package, const char *name)
{
  g_autofree char *key = g_utf8_strdown (name, -1);

  return g_hash_table_lookup (package->names, key);
}

gboolean
xy_package_has_part (const XyPackage *package, const char *name)
{
  return find_name (package, name) != NULL;
}

XyPart *
xy_package_open_part (XyPackage *package, const char *name, GError **error)
{
  const char *own_name = find_name (package, name);
  GsfInput *input = own_name != NULL ? open_part (package, own_name) : NULL;
  XyPart *part;

  if (input == NULL)
    {
      set_broken (error);
      return NULL;
    }
  part = g_new0 (XyPart, 1);
  part->input = input;
  part->checksum = GPOINTER_TO_UINT (g_hash_table_lookup (package->checksums, own_name));
  return part;
}

void
xy_part_free (XyPart *part)
{
  if (part == NULL)
    return;
  g_object_unref (part->input);
  g_free (part);
}

gsize
xy_part_get_size (const XyPart *part)
{
  return (gsize) MAX (gsf_input_size (part->input), 0);
}

gboolean
xy_part_read (XyPart *part, const XyXmlHandler *handler, gpointer user_data, GError **error)
{
  guint32 checksum;

  if (!xy_xml_parse (part->input, handler, user_data, &checksum, error))
    return FALSE;
  if (checksum != part->checksum)
    {
      set_broken (error);
      return FALSE;
    }
  return TRUE;
}

gboolean
xy_package_read_part (XyPackage *package,
                      const char *name,
                      const XyXmlHandler *handler,
                      gpointer user_data,
                      GError **error)
{
  g_autoptr (XyPart) part = xy_package_open_part (package, name, error);

  return part != NULL && xy_part_read (part, handler, user_data, error);
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
  if (!xy_package_read_part (package, name, &handler, &relating, error))
    return NULL;
  return g_steal_pointer (&relations);
}
