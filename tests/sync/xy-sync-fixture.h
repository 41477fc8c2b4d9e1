// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "server/xy-server.h"
#include "sync/xy-sync.h"
#include "xy-test.h"

G_BEGIN_DECLS

#define XY_FIXTURE_PASSWORD "a long password"

/**
 * XyFixture:
 *
 * A real server on a free port with the shipped campaign.  Accounts are called `school`, `law` and
 * `law2` (法学院) or `business` (商学院).
 */
typedef struct
{
  char *folder;
  GPtrArray *seed;
  XyServer *server;
  char *uri;
} XyFixture;

XyFixture *xy_fixture_new (void);
void xy_fixture_free (XyFixture *fixture);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyFixture, xy_fixture_free)

void xy_fixture_add_account (XyFixture *fixture, const char *name);
/** xy_fixture_stop: The server is away from now on. */
void xy_fixture_stop (XyFixture *fixture);
/** xy_fixture_restart: And it is back at the same address, with what it had. */
void xy_fixture_restart (XyFixture *fixture);

/** xy_fixture_open: Returns: (transfer full): a fresh store, never signed in. */
XyStore *xy_fixture_open (XyFixture *fixture);
XySignIn *
xy_fixture_sign_in (const char *uri, const char *account, const char *password, GError **error);
/** xy_fixture_join: Returns: (transfer full): a fresh store, signed in as the new @account. */
XyStore *xy_fixture_join (XyFixture *fixture, const char *account);
/** xy_fixture_close: Closes a store and makes sure that nothing holds it. @store: (transfer full).
 */
void xy_fixture_close (XyStore *store);

gboolean xy_fixture_try_sync (XyStore *store, XySyncResult *counts, GError **error);
/** xy_fixture_sync: One round that must go well. */
XySyncResult xy_fixture_sync (XyStore *store);

/** xy_fixture_get_college: Returns: (transfer none): id of the college of that short name. */
const char *xy_fixture_get_college (XyFixture *fixture, const char *short_name);
/** xy_fixture_add_student: Returns: (transfer full): the id of the new student of 法学院. */
char *
xy_fixture_add_student (XyFixture *fixture, XyStore *store, const char *number, const char *name);
/** xy_fixture_submit: Returns: (transfer full): the id of a new submission of @photo. */
char *xy_fixture_submit (XyStore *store, const char *student, const char *photo);
/** xy_fixture_decide: Returns: (transfer full): the id of the new decision. */
char *xy_fixture_decide (XyStore *store, const char *submission, const char *outcome);
/** xy_fixture_set: Sets one field, as one act. */
void
xy_fixture_set (XyStore *store, XyKind kind, const char *id, const char *field, const char *value);
/** xy_fixture_dup: Returns: (transfer full) (nullable): what a field looks like in that store. */
char *xy_fixture_dup (XyStore *store, XyKind kind, const char *id, const char *field);
guint xy_fixture_count (XyStore *store, XyKind kind);
/** xy_fixture_render_photo: Returns: (transfer full): the JPEG of somebody drawn. */
GBytes *xy_fixture_render_photo (guint seed);

G_END_DECLS
