// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-student-index.h"

G_BEGIN_DECLS

/** XyPresence: Who comes to the session, and who does not, as a set. */
typedef enum
{
  XY_PRESENCE_ON_SITE = 1 << 0,
  XY_PRESENCE_ONLINE = 1 << 1,
} XyPresence;

/**
 * XyStudentQuery:
 * @text: (nullable): words that must all be in the name, its pinyin, the class, or a number
 * @photos: photo states, a bit `1 << XyPhotoState` each; 0 for any
 * @presence: a set of #XyPresence; 0 for any
 * @problems: whether only those with a problem
 * @values: (nullable) (element-type utf8): for each facet a set of the values wanted, the empty
 *   string for none; %NULL or an empty set for any
 * @order: how they are sorted
 * @descending: whether the other way round
 *
 * Which students are wanted, and in which order.
 */
typedef struct
{
  char *text;
  guint photos;
  guint presence;
  gboolean problems;
  GHashTable *values[XY_N_STUDENT_FACETS];
  XyStudentOrder order;
  gboolean descending;
} XyStudentQuery;

XyStudentQuery *xy_student_query_new (void);
XyStudentQuery *xy_student_query_copy (const XyStudentQuery *query);
void xy_student_query_free (XyStudentQuery *query);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyStudentQuery, xy_student_query_free)

/** xy_student_query_set_value: Wants a value of a facet, or wants it no more. */
void xy_student_query_set_value (XyStudentQuery *query,
                                 XyStudentFacet facet,
                                 const char *value,
                                 gboolean wanted);
gboolean
xy_student_query_has_value (const XyStudentQuery *query, XyStudentFacet facet, const char *value);
/** xy_student_query_is_filtered: Returns: whether anything but text and order is asked. */
gboolean xy_student_query_is_filtered (const XyStudentQuery *query);
/** xy_student_query_clear_filters: Asks for all, but for the text. */
void xy_student_query_clear_filters (XyStudentQuery *query);

/** XyStudentValueCount: @value is a facet's, @count how many would be shown with it. */
typedef struct
{
  const char *value;
  guint count;
} XyStudentValueCount;

/**
 * XyStudentSearch:
 *
 * The students of an index that fit a query.  It keeps what the last text has found, so that a
 * longer one looks there only.
 */
typedef struct _XyStudentSearch XyStudentSearch;

XyStudentSearch *xy_student_search_new (void);
void xy_student_search_free (XyStudentSearch *search);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyStudentSearch, xy_student_search_free)

/**
 * xy_student_search_run:
 *
 * Returns: (transfer full) (element-type guint): the slots of those who fit, in order
 */
GArray *xy_student_search_run (XyStudentSearch *search,
                               const XyStudentIndex *index,
                               const XyStudentQuery *query);

/* Of the last run: how many would be shown with a filter, all other filters and the text given. */

guint xy_student_search_count_photos (const XyStudentSearch *search, guint photos);
guint xy_student_search_count_presence (const XyStudentSearch *search, XyPresence presence);
guint xy_student_search_count_problems (const XyStudentSearch *search);
/** xy_student_search_count_values: Returns: how many values of a facet any student has. */
guint xy_student_search_count_values (const XyStudentSearch *search, XyStudentFacet facet);
/** xy_student_search_list_values: Returns: (transfer full) (element-type XyStudentValueCount): the
 * values of a facet that any student of the index has, in order; not to be kept over a change. */
GArray *xy_student_search_list_values (const XyStudentSearch *search,
                                       const XyStudentIndex *index,
                                       XyStudentFacet facet);

G_END_DECLS
