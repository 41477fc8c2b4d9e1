-- SPDX-FileCopyrightText: 2026 The Xueying authors
-- SPDX-License-Identifier: GPL-3.0-or-later
--
-- A store as version 1 wrote it: a student that the server knows and that is being renamed here, a
-- submission that waits, a college whose edit is in conflict, and something to undo and to redo.
-- It is kept for as long as stores of that version may be about, and never edited.
CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE record ( kind TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, base TEXT, fields TEXT, living INTEGER NOT NULL, key TEXT, photo TEXT, seeded INTEGER NOT NULL, UNIQUE (kind, id));
CREATE INDEX record_by_key ON record (kind, key) WHERE key IS NOT NULL;
CREATE INDEX record_by_photo ON record (photo) WHERE photo IS NOT NULL;
CREATE TABLE act ( number INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT, at TEXT NOT NULL, stack TEXT CHECK (stack IN ('undo', 'redo')));
CREATE INDEX act_by_stack ON act (stack, number) WHERE stack IS NOT NULL;
CREATE TABLE mutation ( number INTEGER PRIMARY KEY AUTOINCREMENT, act INTEGER NOT NULL REFERENCES act (number) ON DELETE CASCADE, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, record TEXT NOT NULL, base INTEGER NOT NULL, fields TEXT NOT NULL, before TEXT, at TEXT NOT NULL, by TEXT, state TEXT NOT NULL CHECK (state IN ('waiting', 'answered', 'requested', 'conflict', 'refused')), answer TEXT);
CREATE INDEX mutation_by_act ON mutation (act, state);
CREATE INDEX mutation_by_record ON mutation (kind, record, state);
CREATE INDEX mutation_waiting ON mutation (act) WHERE state = 'waiting';
CREATE INDEX mutation_unresolved ON mutation (number) WHERE state IN ('conflict', 'refused');
CREATE TABLE photo ( sha256 TEXT PRIMARY KEY, here INTEGER NOT NULL, sent INTEGER NOT NULL, queue TEXT CHECK (queue IN ('up', 'down'))) WITHOUT ROWID;
CREATE INDEX photo_by_queue ON photo (queue) WHERE queue IS NOT NULL;
CREATE TABLE report ( sha256 TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (sha256, key));
INSERT INTO meta VALUES ('origin', '0a1b0000-0000-4000-8000-00000000000f');
INSERT INTO meta VALUES ('cursor', '41');
INSERT INTO meta VALUES ('pulled', '1');
INSERT INTO setting VALUES ('account', 'fa');
INSERT INTO record VALUES ('college', '0a1b0000-0000-4000-8000-000000000001', 40, '{"short_name":"法学院"}', '{"short_name":"法学院"}', 1, NULL, NULL, 0);
INSERT INTO record VALUES ('student', '0a1b0000-0000-4000-8000-000000000002', 41, '{"campaign":"0a1b0000-0000-4000-8000-00000000000c","name":"张三","student_number":"201"}', '{"campaign":"0a1b0000-0000-4000-8000-00000000000c","name":"张叁","student_number":"201"}', 1, '0a1b0000-0000-4000-8000-00000000000c/201', NULL, 0);
INSERT INTO record VALUES ('submission', '0a1b0000-0000-4000-8000-000000000003', 0, NULL, '{"photo":"4a53da53e7cc43a8ebeb2a9a9d2ae7ef62bf3be0cd3e9b9c9a4a0d2b2d1c5f6e","student":"0a1b0000-0000-4000-8000-000000000002"}', 1, NULL, '4a53da53e7cc43a8ebeb2a9a9d2ae7ef62bf3be0cd3e9b9c9a4a0d2b2d1c5f6e', 0);
INSERT INTO record VALUES ('slot', '0a1b0000-0000-4000-8000-000000000004', 0, '{"start":"08:30"}', '{"start":"08:30"}', 1, NULL, NULL, 1);
INSERT INTO act VALUES (1, 'Rename college', '2026-11-01T08:00:00.000Z', NULL);
INSERT INTO act VALUES (2, 'Rename student', '2026-11-01T08:01:00.000Z', 'undo');
INSERT INTO act VALUES (3, 'Submit', '2026-11-01T08:02:00.000Z', NULL);
INSERT INTO act VALUES (4, 'Class', '2026-11-01T08:03:00.000Z', NULL);
INSERT INTO act VALUES (5, 'Class', '2026-11-01T08:04:00.000Z', 'redo');
INSERT INTO mutation VALUES (1, 1, '0a1b0000-0000-4000-8000-0000000000a1', 'college', '0a1b0000-0000-4000-8000-000000000001', 39, '{"short_name":"法院"}', '{"short_name":"法"}', '2026-11-01T08:00:00.000Z', 'fa', 'conflict', '{"mutation":"0a1b0000-0000-4000-8000-0000000000a1","answer":"conflict","record":"0a1b0000-0000-4000-8000-000000000001","revision":0,"theirs":{"kind":"college","id":"0a1b0000-0000-4000-8000-000000000001","revision":40,"fields":{"short_name":"法学院"}}}');
INSERT INTO mutation VALUES (2, 2, '0a1b0000-0000-4000-8000-0000000000a2', 'student', '0a1b0000-0000-4000-8000-000000000002', 41, '{"name":"张叁"}', '{"name":"张三"}', '2026-11-01T08:01:00.000Z', 'fa', 'waiting', NULL);
INSERT INTO mutation VALUES (3, 3, '0a1b0000-0000-4000-8000-0000000000a3', 'submission', '0a1b0000-0000-4000-8000-000000000003', 0, '{"photo":"4a53da53e7cc43a8ebeb2a9a9d2ae7ef62bf3be0cd3e9b9c9a4a0d2b2d1c5f6e","student":"0a1b0000-0000-4000-8000-000000000002"}', NULL, '2026-11-01T08:02:00.000Z', 'fa', 'waiting', NULL);
INSERT INTO mutation VALUES (4, 4, '0a1b0000-0000-4000-8000-0000000000a4', 'student', '0a1b0000-0000-4000-8000-000000000002', 40, '{"class":"2班"}', '{"class":null}', '2026-11-01T08:03:00.000Z', 'fa', 'answered', NULL);
INSERT INTO mutation VALUES (5, 5, '0a1b0000-0000-4000-8000-0000000000a5', 'student', '0a1b0000-0000-4000-8000-000000000002', 40, '{"class":null}', '{"class":"2班"}', '2026-11-01T08:04:00.000Z', 'fa', 'answered', NULL);
INSERT INTO photo VALUES ('4a53da53e7cc43a8ebeb2a9a9d2ae7ef62bf3be0cd3e9b9c9a4a0d2b2d1c5f6e', 0, 0, 'down');
INSERT INTO report VALUES ('4a53da53e7cc43a8ebeb2a9a9d2ae7ef62bf3be0cd3e9b9c9a4a0d2b2d1c5f6e', 'chsi-light-blue/1', '{"verdict":"pass"}');
PRAGMA user_version = 1;
