// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/**
 * XyPhotoMatchKind:
 * @XY_PHOTO_MATCH_NOBODY: no number of a student is in the name
 * @XY_PHOTO_MATCH_ONE: it is one person's
 * @XY_PHOTO_MATCH_SEVERAL: it holds numbers of two people, or one that two people have
 * @XY_PHOTO_MATCH_OTHER_NAME: the number is one person's and the name another's
 */
typedef enum
{
  XY_PHOTO_MATCH_NOBODY,
  XY_PHOTO_MATCH_ONE,
  XY_PHOTO_MATCH_SEVERAL,
  XY_PHOTO_MATCH_OTHER_NAME,
} XyPhotoMatchKind;

/**
 * XyPhotoMatch:
 * @student: (nullable): whose number it is; %NULL for nobody's
 * @other: (nullable): the second of several, or whose name it is
 */
typedef struct
{
  XyPhotoMatchKind kind;
  const XyStudent *student;
  const XyStudent *other;
} XyPhotoMatch;

/**
 * XyPhotoMatcher:
 *
 * Finds the person whom a photo's file is named after.  Immutable: any number of threads may ask
 * one at a time.
 */
typedef struct _XyPhotoMatcher XyPhotoMatcher;

/** xy_photo_matcher_new: @students: (element-type XyStudent): who can be found; each is kept. */
XyPhotoMatcher *xy_photo_matcher_new (GPtrArray *students);
void xy_photo_matcher_free (XyPhotoMatcher *matcher);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPhotoMatcher, xy_photo_matcher_free)

/**
 * xy_photo_matcher_find:
 * @name: a file's name without its folder, such as `201939000001_张三-2.jpg`, in UTF-8 or, as old
 *   archives have them, GB18030; or what a cell of a table says
 *
 * The name must hold a student number or an ID number as a whole, between characters that are
 * neither letter nor digit; letters beside its digits are passed over where no student number of
 * these has any.  One shorter than six characters counts at the beginning only, so that a camera's
 * counter is nobody's number, nor are the day and the time that a camera writes.
 */
XyPhotoMatch xy_photo_matcher_find (const XyPhotoMatcher *matcher, const char *name);

G_END_DECLS
