// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

#include "roster/xy-photo-plan.h"

G_BEGIN_DECLS

/**
 * XyPhotoFolder:
 * @photos: (element-type XyPhotoFile): pictures, by name in natural order
 * @tables: (element-type utf8): paths of spreadsheets
 */
typedef struct
{
  GPtrArray *photos;
  GPtrArray *tables;
} XyPhotoFolder;

/**
 * xy_photo_folder_list:
 * @files: (element-type GFile): files and folders
 *
 * Lists the pictures and spreadsheets among the files and in the folders, also in folders in them
 * to a depth of eight; links to folders and hidden files are passed over.  A spreadsheet that was
 * given brings the folder that it is in.
 *
 * Returns: (transfer full) (nullable): %NULL with an error of GIO: a folder that cannot be read,
 *   more than a hundred thousand files, or cancelled
 */
XyPhotoFolder *xy_photo_folder_list (GPtrArray *files, GCancellable *cancellable, GError **error);
void xy_photo_folder_free (XyPhotoFolder *folder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPhotoFolder, xy_photo_folder_free)

/** xy_photo_folder_read: Reads a file and says by its `sha256` or its `problem` whether it is a
 * photo that can be taken.  Returns: (transfer full) (nullable): its bytes. */
GBytes *xy_photo_folder_read (XyPhotoFile *file);

G_END_DECLS
