// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/**
 * XyHeadcounts:
 *
 * How many students each college and each of its classes sends to a campaign's session, counted
 * from the students who are known here.  Reference counted, not to be changed once it is shared.
 */
typedef struct _XyHeadcounts XyHeadcounts;

/** xy_headcounts_new: @campaign: id of the campaign whose students count. */
XyHeadcounts *xy_headcounts_new (const char *campaign);
/** xy_headcounts_copy: Returns: (transfer full): one of its own, which may be changed. */
XyHeadcounts *xy_headcounts_copy (const XyHeadcounts *headcounts);
/** xy_headcounts_add: A student who is deleted, or of another campaign, does not count. */
void xy_headcounts_add (XyHeadcounts *headcounts, const XyStudent *student);
/** xy_headcounts_take_away: Undoes xy_headcounts_add() of the same student as it was then. */
void xy_headcounts_take_away (XyHeadcounts *headcounts, const XyStudent *student);
/**
 * xy_headcounts_set:
 * @classes: (element-type utf8 int): of those on site, the class's name to how many
 *
 * Takes counts that somebody else has made in place of students.
 */
void xy_headcounts_set (XyHeadcounts *headcounts,
                        const char *college,
                        int on_site,
                        int online,
                        GHashTable *classes);
gboolean xy_headcounts_equal (const XyHeadcounts *a, const XyHeadcounts *b);
XyHeadcounts *xy_headcounts_ref (XyHeadcounts *headcounts);
void xy_headcounts_unref (XyHeadcounts *headcounts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyHeadcounts, xy_headcounts_unref)

/**
 * xy_headcounts_find:
 * @on_site: (out) (optional): the students who come to the session
 * @online: (out) (optional): those who do not
 *
 * Returns: whether any student of the college is known
 */
gboolean
xy_headcounts_find (const XyHeadcounts *headcounts, const char *college, int *on_site, int *online);

/** xy_headcounts_get_class: Returns: the students of the class who come to the session. */
int xy_headcounts_get_class (const XyHeadcounts *headcounts,
                             const char *college,
                             const char *class_name);

/** xy_headcounts_dup_classes: Returns: (transfer full): the classes of which somebody comes to the
 * session, in Chinese order; never %NULL. */
char **xy_headcounts_dup_classes (const XyHeadcounts *headcounts, const char *college);

G_END_DECLS
