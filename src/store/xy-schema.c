// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-schema.h"

/* record: `base` is the server's last word (null while it has never said one), `fields` what is
 * seen here: the base with the waiting mutations laid over it in order.  `key` and `photo` are
 * taken out of the fields of a living record, to be found by.
 *
 * act: `stack` is `undo` for what Undo would set back, `redo` for what Redo would.  `first_row` and
 * `last_row` bound the rows (rowid) of the records that a large act created, as long as its
 * mutations are not written out (see xy-creations.h); before anything moves rows, as VACUUM does,
 * they must be.  `by` is theirs.
 *
 * mutation: `before` is null for the one that created its record.  `state`: `waiting` in the
 * outbox; `answered`; `requested` the school is to say; `conflict` and `refused` wait for a person,
 * with the server's words in `answer`.
 *
 * photo: `here` whether the bytes are, `sent` whether the server is known to have them; `queue` is
 * `up` or `down`. */
static gboolean
make_first_version (XyConnection *connection, GError **error)
{
  return xy_connection_execute (
      connection,
      "CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
      "CREATE TABLE record ("
      "  kind TEXT NOT NULL,"
      "  id TEXT NOT NULL,"
      "  revision INTEGER NOT NULL,"
      "  base TEXT,"
      "  fields TEXT,"
      "  living INTEGER NOT NULL,"
      "  key TEXT,"
      "  photo TEXT,"
      "  seeded INTEGER NOT NULL,"
      "  UNIQUE (kind, id)"
      ");"
      "CREATE INDEX record_by_key ON record (kind, key) WHERE key IS NOT NULL;"
      "CREATE INDEX record_by_photo ON record (photo) WHERE photo IS NOT NULL;"
      "CREATE TABLE act ("
      "  number INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  label TEXT,"
      "  at TEXT NOT NULL,"
      "  stack TEXT CHECK (stack IN ('undo', 'redo'))"
      ");"
      "CREATE INDEX act_by_stack ON act (stack, number) WHERE stack IS NOT NULL;"
      "CREATE TABLE mutation ("
      "  number INTEGER PRIMARY KEY AUTOINCREMENT,"
      "  act INTEGER NOT NULL REFERENCES act (number) ON DELETE CASCADE,"
      "  id TEXT NOT NULL UNIQUE,"
      "  kind TEXT NOT NULL,"
      "  record TEXT NOT NULL,"
      "  base INTEGER NOT NULL,"
      "  fields TEXT NOT NULL,"
      "  before TEXT,"
      "  at TEXT NOT NULL,"
      "  by TEXT,"
      "  state TEXT NOT NULL CHECK (state IN"
      "    ('waiting', 'answered', 'requested', 'conflict', 'refused')),"
      "  answer TEXT"
      ");"
      "CREATE INDEX mutation_by_act ON mutation (act, state);"
      "CREATE INDEX mutation_by_record ON mutation (kind, record, state);"
      "CREATE INDEX mutation_waiting ON mutation (act) WHERE state = 'waiting';"
      "CREATE INDEX mutation_unresolved ON mutation (number)"
      "  WHERE state IN ('conflict', 'refused');"
      "CREATE TABLE photo ("
      "  sha256 TEXT PRIMARY KEY,"
      "  here INTEGER NOT NULL,"
      "  sent INTEGER NOT NULL,"
      "  queue TEXT CHECK (queue IN ('up', 'down'))"
      ") WITHOUT ROWID;"
      "CREATE INDEX photo_by_queue ON photo (queue) WHERE queue IS NOT NULL;"
      "CREATE TABLE report ("
      "  sha256 TEXT NOT NULL,"
      "  key TEXT NOT NULL,"
      "  text TEXT NOT NULL,"
      "  PRIMARY KEY (sha256, key)"
      ");",
      error);
}

static gboolean
make_second_version (XyConnection *connection, GError **error)
{
  return xy_connection_execute (
      connection,
      "ALTER TABLE act ADD COLUMN by TEXT;"
      "ALTER TABLE act ADD COLUMN first_row INTEGER;"
      "ALTER TABLE act ADD COLUMN last_row INTEGER;"
      "CREATE INDEX act_not_written_out ON act (number) WHERE first_row IS NOT NULL;",
      error);
}

static const XyMigration steps[] = { make_first_version, make_second_version };

gboolean
xy_schema_migrate (XyConnection *connection, GError **error)
{
  return xy_connection_migrate (connection, steps, G_N_ELEMENTS (steps), error);
}
