// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-photo-match.h"
#include "roster/xy-workbook.h"

G_BEGIN_DECLS

/**
 * XyPhotoFileState:
 * @XY_PHOTO_FILE_NEW: its person has no photo yet
 * @XY_PHOTO_FILE_AGAIN: its person has another one, or gets one before it from the same import
 * @XY_PHOTO_FILE_ACCEPTED: its person has another one that is accepted
 * @XY_PHOTO_FILE_SAME: its person has this very photo
 * @XY_PHOTO_FILE_NOBODY: neither its name nor a table says whose it is
 * @XY_PHOTO_FILE_SEVERAL: it could be of two people
 * @XY_PHOTO_FILE_OTHER_NAME: the number is one person's and the name another's
 * @XY_PHOTO_FILE_UNUSABLE: it is no photo that can be taken
 *
 * What becomes of a file.
 */
typedef enum
{
  XY_PHOTO_FILE_NEW,
  XY_PHOTO_FILE_AGAIN,
  XY_PHOTO_FILE_ACCEPTED,
  XY_PHOTO_FILE_SAME,
  XY_PHOTO_FILE_NOBODY,
  XY_PHOTO_FILE_SEVERAL,
  XY_PHOTO_FILE_OTHER_NAME,
  XY_PHOTO_FILE_UNUSABLE,
} XyPhotoFileState;
#define XY_N_PHOTO_FILE_STATES (XY_PHOTO_FILE_UNUSABLE + 1)

/**
 * XyPhotoFile:
 * @path: where it is
 * @name: what it is called below what was chosen, folders parted by `/`; UTF-8
 * @sha256: (nullable): of its bytes; %NULL where it cannot be taken
 * @problem: (nullable): then why, one sentence
 * @student: (nullable): whose it is, or could be
 * @other: (nullable): who else it could be
 *
 * A file of an import.  The reader sets the first four, xy_photo_plan_match() the others.
 */
typedef struct
{
  char *path;
  char *name;
  char *sha256;
  char *problem;
  XyPhotoFileState state;
  const XyStudent *student;
  const XyStudent *other;
} XyPhotoFile;

/** xy_photo_file_new: @path: (transfer full). @name: (transfer full). */
XyPhotoFile *xy_photo_file_new (char *path, char *name);
void xy_photo_file_free (XyPhotoFile *file);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPhotoFile, xy_photo_file_free)

/** XyPhotoHolder: The newest @photo of a student, and whether it is accepted. */
typedef struct
{
  char *photo;
  gboolean accepted;
} XyPhotoHolder;

XyPhotoHolder *xy_photo_holder_new (const char *photo, gboolean accepted);
void xy_photo_holder_free (XyPhotoHolder *holder);

/**
 * xy_photo_plan_match:
 * @files: (element-type XyPhotoFile): in the order in which they are imported
 * @tables: (element-type XyWorkbook): that may say whose a file is: one column with names of files,
 *   another with student or ID numbers, found by what is in them
 * @holders: (element-type utf8 XyPhotoHolder): by the student's id, who has a photo
 *
 * Finds whose each file is.  What a table says counts as what the name says: where they disagree it
 * could be of two people.
 *
 * Returns: (transfer full) (element-type utf8): what tables say of files that are not there, or of
 *   numbers that nobody has; a sentence each
 */
GPtrArray *xy_photo_plan_match (GPtrArray *files,
                                const XyPhotoMatcher *matcher,
                                GPtrArray *tables,
                                GHashTable *holders);

G_END_DECLS
