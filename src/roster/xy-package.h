// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-xml.h"

G_BEGIN_DECLS

/** XyPackage: A zip archive of parts that are related to one another (ECMA-376, part 2). */
typedef struct _XyPackage XyPackage;

/** xy_package_open: Returns: (nullable): %NULL with %XY_ROSTER_ERROR. */
XyPackage *xy_package_open (GBytes *bytes, GError **error);
void xy_package_free (XyPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPackage, xy_package_free)

/** xy_package_has_part: @name: without a slash in front; its case makes no difference. */
gboolean xy_package_has_part (const XyPackage *package, const char *name);

/**
 * XyPart:
 *
 * A part that is open.  Several may be read at a time, each on one thread; but they are opened and
 * freed on the thread of their package.
 */
typedef struct _XyPart XyPart;

/** xy_package_open_part: Returns: (nullable): %NULL with %XY_ROSTER_ERROR_FORMAT. */
XyPart *xy_package_open_part (XyPackage *package, const char *name, GError **error);
void xy_part_free (XyPart *part);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPart, xy_part_free)

/** xy_part_get_size: Returns: how many bytes the package says that it has. */
gsize xy_part_get_size (const XyPart *part);

/**
 * xy_part_read:
 *
 * Streams the XML of a part; see xy_xml_parse().  A part that does not fit its checksum is broken.
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR or the handler's error
 */
gboolean
xy_part_read (XyPart *part, const XyXmlHandler *handler, gpointer user_data, GError **error);

/**
 * xy_package_read_part:
 *
 * Opens a part and reads it; see xy_part_read().
 *
 * Returns: %FALSE with %XY_ROSTER_ERROR or the handler's error
 */
gboolean xy_package_read_part (XyPackage *package,
                               const char *name,
                               const XyXmlHandler *handler,
                               gpointer user_data,
                               GError **error);

/**
 * XyRelation:
 * @id: as the source names it
 * @type: the last word of its type's address, such as `worksheet`
 * @target: the part's name, without a slash in front
 */
typedef struct
{
  char *id;
  char *type;
  char *target;
} XyRelation;

/**
 * xy_package_read_relations:
 * @source: (nullable): the part whose relations are wanted; %NULL for those of the package
 *
 * Targets are resolved, be they absolute or relative; those outside of the package are left out.
 *
 * Returns: (transfer full) (nullable) (element-type XyRelation): empty where there are none
 */
GPtrArray *xy_package_read_relations (XyPackage *package, const char *source, GError **error);

G_END_DECLS
