// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

typedef enum
{
  XY_ACCOUNT_SCHOOL,
  XY_ACCOUNT_COLLEGE,
} XyAccountRole;
#define XY_N_ACCOUNT_ROLES (XY_ACCOUNT_COLLEGE + 1)

const char *xy_account_role_to_string (XyAccountRole role);
gboolean xy_account_role_from_string (const char *name, XyAccountRole *role);

/** XyReach: Which records: none, those of one's own colleges, all. */
typedef enum
{
  XY_REACH_NONE,
  XY_REACH_OWN,
  XY_REACH_ALL,
} XyReach;

/**
 * XyPermission:
 * @see: which records the role is shown
 * @make: which records it may make
 * @edit: which records it may edit, deleting among it
 * @fields: (nullable): the only fields that it may edit; %NULL for all but those that the server
 *   keeps
 *
 * What one role may do with one kind of record.
 */
typedef struct
{
  XyReach see;
  XyReach make;
  XyReach edit;
  const char *const *fields;
} XyPermission;

/** xy_permission_get: Returns: (transfer none): the line of the table. */
const XyPermission *xy_permission_get (XyAccountRole role, XyKind kind);

/** xy_permission_may_edit_field: Returns: whether the role may ever edit that field. */
gboolean xy_permission_may_edit_field (XyAccountRole role, XyKind kind, const char *field);

/** xy_field_is_kept: Returns: whether only the server itself writes that field. */
gboolean xy_field_is_kept (XyKind kind, const char *field);

/**
 * XyViewer:
 * @account: the account's name
 * @colleges: ids of the colleges that it works for
 *
 * Who asks.  Reference counted, immutable.
 */
typedef struct
{
  gatomicrefcount refs;
  char *account;
  XyAccountRole role;
  char **colleges;
} XyViewer;

XyViewer *xy_viewer_new (const char *account, XyAccountRole role, const char *const *colleges);
void xy_viewer_unref (XyViewer *viewer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyViewer, xy_viewer_unref)

/** xy_viewer_reaches: @college: (nullable): to which college the record belongs. */
gboolean xy_viewer_reaches (const XyViewer *viewer, XyReach reach, const char *college);

/**
 * xy_record_get_college:
 *
 * Returns: (transfer none) (nullable): the college that a record belongs to; a college belongs to
 *   itself
 */
const char *xy_record_get_college (const XyRecord *record);

/** xy_viewer_may_see: Returns: whether the record may be shown to @viewer. */
gboolean xy_viewer_may_see (const XyViewer *viewer, const XyRecord *record);

G_END_DECLS
