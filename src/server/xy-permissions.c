// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-permissions.h"

static const char *const role_names[XY_N_ACCOUNT_ROLES] = {
  [XY_ACCOUNT_SCHOOL] = XY_ROLE_SCHOOL,
  [XY_ACCOUNT_COLLEGE] = XY_ROLE_COLLEGE,
};

const char *
xy_account_role_to_string (XyAccountRole role)
{
  g_return_val_if_fail ((guint) role < XY_N_ACCOUNT_ROLES, NULL);

  return role_names[role];
}

gboolean
xy_account_role_from_string (const char *name, XyAccountRole *role)
{
  for (guint i = 0; i < XY_N_ACCOUNT_ROLES; i++)
    if (g_strcmp0 (name, role_names[i]) == 0)
      {
        *role = (XyAccountRole) i;
        return TRUE;
      }
  return FALSE;
}

static const char *const aliases_only[] = { "aliases", NULL };
static const char *const place_only[] = { "slot", "group", "position", NULL };
static const char *const answer_only[] = { "state", "word", NULL };
static const char *const withdrawal_only[] = { "state", "why", "deleted", NULL };

#define NONE XY_REACH_NONE
#define OWN XY_REACH_OWN
#define ALL XY_REACH_ALL

/* Who may what: the table of DESIGN.md.  A line says: sees, makes, edits, and which fields. */
static const XyPermission table[XY_N_ACCOUNT_ROLES][XY_N_KINDS] = {
  [XY_ACCOUNT_SCHOOL] = {
    [XY_KIND_CAMPAIGN] = { ALL, ALL, ALL, NULL },
    [XY_KIND_COLLEGE] = { ALL, ALL, ALL, NULL },
    [XY_KIND_SESSION] = { ALL, ALL, ALL, NULL },
    [XY_KIND_SLOT] = { ALL, ALL, ALL, NULL },
    [XY_KIND_ASSIGNMENT] = { ALL, ALL, ALL, NULL },
    [XY_KIND_STUDENT] = { ALL, ALL, ALL, NULL },
    [XY_KIND_SUBMISSION] = { ALL, ALL, ALL, NULL },
    [XY_KIND_DECISION] = { ALL, ALL, ALL, NULL },
    [XY_KIND_ATTENDANCE] = { ALL, ALL, ALL, NULL },
    [XY_KIND_PAYMENT] = { ALL, ALL, ALL, NULL },
    [XY_KIND_REQUEST] = { ALL, NONE, ALL, answer_only },
  },
  [XY_ACCOUNT_COLLEGE] = {
    [XY_KIND_CAMPAIGN] = { ALL, NONE, NONE, NULL },
    [XY_KIND_COLLEGE] = { ALL, NONE, OWN, aliases_only },
    [XY_KIND_SESSION] = { ALL, NONE, NONE, NULL },
    [XY_KIND_SLOT] = { ALL, NONE, NONE, NULL },
    [XY_KIND_ASSIGNMENT] = { ALL, NONE, OWN, place_only },
    [XY_KIND_STUDENT] = { OWN, OWN, OWN, NULL },
    [XY_KIND_SUBMISSION] = { OWN, OWN, OWN, NULL },
    [XY_KIND_DECISION] = { OWN, OWN, OWN, NULL },
    [XY_KIND_ATTENDANCE] = { OWN, OWN, OWN, NULL },
    [XY_KIND_PAYMENT] = { OWN, OWN, OWN, NULL },
    [XY_KIND_REQUEST] = { OWN, OWN, OWN, withdrawal_only },
  },
};

#undef NONE
#undef OWN
#undef ALL

const XyPermission *
xy_permission_get (XyAccountRole role, XyKind kind)
{
  g_return_val_if_fail ((guint) role < XY_N_ACCOUNT_ROLES && (guint) kind < XY_N_KINDS, NULL);

  return &table[role][kind];
}

gboolean
xy_permission_may_edit_field (XyAccountRole role, XyKind kind, const char *field)
{
  const XyPermission *permission = xy_permission_get (role, kind);

  if (permission->edit == XY_REACH_NONE || xy_field_is_kept (kind, field))
    return FALSE;
  return permission->fields == NULL || g_strv_contains (permission->fields, field);
}

gboolean
xy_field_is_kept (XyKind kind, const char *field)
{
  static const char *const headcounts[] = { "headcount_on_site", "headcount_online", NULL };
  static const char *const authors[] = { "by", "by_role", NULL };

  if (kind == XY_KIND_ASSIGNMENT)
    return g_strcmp0 (field, "headcount") == 0;
  if (kind == XY_KIND_COLLEGE)
    return g_strv_contains (headcounts, field);
  return g_strv_contains (authors, field);
}

XyViewer *
xy_viewer_new (const char *account, XyAccountRole role, const char *const *colleges)
{
  XyViewer *viewer = g_new0 (XyViewer, 1);

  g_atomic_ref_count_init (&viewer->refs);
  viewer->account = g_strdup (account);
  viewer->role = role;
  viewer->colleges = g_strdupv ((char **) colleges);
  return viewer;
}

void
xy_viewer_unref (XyViewer *viewer)
{
  if (!g_atomic_ref_count_dec (&viewer->refs))
    return;
  g_free (viewer->account);
  g_strfreev (viewer->colleges);
  g_free (viewer);
}

gboolean
xy_viewer_reaches (const XyViewer *viewer, XyReach reach, const char *college)
{
  switch (reach)
    {
    case XY_REACH_ALL:
      return TRUE;
    case XY_REACH_OWN:
      return college != NULL && g_strv_contains ((const char *const *) viewer->colleges, college);
    case XY_REACH_NONE:
    default:
      return FALSE;
    }
}

const char *
xy_record_get_college (const XyRecord *record)
{
  return record->kind == XY_KIND_COLLEGE ? record->id
                                         : xy_fields_get_string (record->fields, "college");
}

gboolean
xy_viewer_may_see (const XyViewer *viewer, const XyRecord *record)
{
  return xy_viewer_reaches (viewer, xy_permission_get (viewer->role, record->kind)->see,
                            xy_record_get_college (record));
}
