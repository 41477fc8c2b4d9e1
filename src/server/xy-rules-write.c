// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-rules-private.h"

/* The origin of what the server changes by itself; no store has it. */
#define SERVER_ORIGIN "server"

static gboolean
change_by_server (XyBatch *batch,
                  const XyLedgerEntry *entry,
                  const XyFields *changes,
                  GError **error)
{
  g_autoptr (XyLedgerEntry) after = NULL;

  return xy_batch_change (batch, entry, changes, SERVER_ORIGIN, "", &after, error);
}

/* Campaign, college and, for a decision, student of @to, as far as @entry has others. */
static XyFields *
dup_belonging (const XyLedgerEntry *entry, const XyFields *to, gboolean with_student)
{
  static const char *const names[] = { "campaign", "college", "student" };
  XyFields *changes = xy_fields_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names) - (with_student ? 0 : 1); i++)
    if (!xy_fields_same_value (entry->record->fields, to, names[i]))
      xy_fields_set_string (changes, names[i], xy_fields_get_string (to, names[i]));
  return changes;
}

/* What names a student belongs where the student does. */
static gboolean
move_with_student (XyBatch *batch, const XyRecord *student, GError **error)
{
  g_autoptr (GPtrArray) entries = xy_ledger_list_of_student (batch->database, student->id, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    {
      const XyLedgerEntry *entry = g_ptr_array_index (entries, i);
      g_autoptr (XyFields) changes = dup_belonging (entry, student->fields, FALSE);

      if (xy_fields_get_size (changes) > 0 && !change_by_server (batch, entry, changes, error))
        return FALSE;
    }
  return TRUE;
}

/* A submission that turns out to be another student's takes its decision along. */
static gboolean
move_with_submission (XyBatch *batch, const XyRecord *submission, GError **error)
{
  g_autoptr (XyFields) key_fields = xy_fields_new ();
  g_autoptr (XyFields) changes = NULL;
  g_autoptr (XyLedgerEntry) decision = NULL;
  g_autofree char *key = NULL;

  xy_fields_set_string (key_fields, "submission", submission->id);
  key = xy_record_dup_natural_key (XY_KIND_DECISION, key_fields);
  if (!xy_ledger_find_by_key (batch->database, XY_KIND_DECISION, key, &decision, error))
    return FALSE;
  if (decision == NULL)
    return TRUE;
  changes = dup_belonging (decision, submission->fields, TRUE);
  return xy_fields_get_size (changes) == 0 || change_by_server (batch, decision, changes, error);
}

static void
touch (XyBatch *batch, const XyFields *fields)
{
  const char *college = xy_fields_get_string (fields, "college");

  if (college != NULL)
    g_hash_table_add (batch->touched, g_strdup (college));
}

static gboolean
touch_all (XyBatch *batch, GError **error)
{
  g_autoptr (GPtrArray) colleges = xy_ledger_list (batch->database, XY_KIND_COLLEGE, NULL, error);

  if (colleges == NULL)
    return FALSE;
  for (guint i = 0; i < colleges->len; i++)
    g_hash_table_add (batch->touched,
                      g_strdup (((XyRecord *) g_ptr_array_index (colleges, i))->id));
  return TRUE;
}

static gboolean
changes_any (const XyFields *before, const XyFields *after, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!xy_fields_same_value (before, after, names[i]))
      return TRUE;
  return FALSE;
}

static gboolean
follow_up (XyBatch *batch, const XyRecord *before, const XyRecord *after, GError **error)
{
  static const char *const counted[] = { "campaign",    "college", "class",
                                         "online_only", "deleted", NULL };
  static const char *const dividing[] = { "campaign", "college", "classes", "deleted", NULL };
  static const char *const belonging[] = { "campaign", "college", NULL };
  static const char *const ending[] = { "closed", "deleted", NULL };
  static const char *const owning[] = { "campaign", "college", "student", NULL };
  gboolean is_new = before->revision == 0;

  switch (after->kind)
    {
    case XY_KIND_STUDENT:
      if (!changes_any (before->fields, after->fields, counted))
        return TRUE;
      touch (batch, before->fields);
      touch (batch, after->fields);
      return is_new || !changes_any (before->fields, after->fields, belonging) ||
             move_with_student (batch, after, error);
    case XY_KIND_SUBMISSION:
      return is_new || !changes_any (before->fields, after->fields, owning) ||
             move_with_submission (batch, after, error);
    case XY_KIND_CAMPAIGN:
      g_hash_table_remove_all (batch->known);
      return is_new || !changes_any (before->fields, after->fields, ending) ||
             touch_all (batch, error);
    case XY_KIND_COLLEGE:
      g_hash_table_remove_all (batch->known);
      return TRUE;
    case XY_KIND_ASSIGNMENT:
      if (changes_any (before->fields, after->fields, dividing))
        touch (batch, after->fields);
      return TRUE;
    case XY_KIND_SESSION:
    case XY_KIND_SLOT:
    case XY_KIND_DECISION:
    case XY_KIND_ATTENDANCE:
    case XY_KIND_PAYMENT:
    case XY_KIND_REQUEST:
    default:
      return TRUE;
    }
}

gboolean
xy_batch_change (XyBatch *batch,
                 const XyLedgerEntry *entry,
                 const XyFields *changes,
                 const char *origin,
                 const char *account,
                 XyLedgerEntry **after,
                 GError **error)
{
  g_autoptr (XyLedgerEntry) changed = NULL;
  const char *college = xy_record_get_college (entry->record);
  gint64 revision;

  if (!xy_ledger_take_revision (batch->database, &revision, error))
    return FALSE;
  changed = xy_ledger_entry_change (entry, changes, revision, origin, account);
  if (!xy_ledger_put (batch->database, changed, error))
    return FALSE;
  if (college != NULL && g_strcmp0 (college, xy_record_get_college (changed->record)) != 0 &&
      !xy_ledger_put_gone (batch->database, entry->record->kind, entry->record->id, college,
                           revision, error))
    return FALSE;
  if (!follow_up (batch, entry->record, changed->record, error))
    return FALSE;
  *after = g_steal_pointer (&changed);
  return TRUE;
}

/* How many students on site come with a part of a college; 0 where it is the whole. */
static gint64
count_part (const XyRecord *assignment, GHashTable *sizes)
{
  g_auto (GStrv) classes = xy_fields_dup_strv (assignment->fields, "classes");
  gint64 n = 0;

  for (guint i = 0; classes[i] != NULL; i++)
    n += GPOINTER_TO_INT (g_hash_table_lookup (sizes, classes[i]));
  return n;
}

/* Others see the load of a college that is split, and not its classes. */
static gboolean
count_parts (XyBatch *batch, const char *college, GError **error)
{
  g_autoptr (GPtrArray) all = xy_ledger_list (batch->database, XY_KIND_ASSIGNMENT, NULL, error);

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const XyRecord *assignment = g_ptr_array_index (all, i);
      const char *campaign = xy_fields_get_string (assignment->fields, "campaign");
      g_autoptr (XyLedgerEntry) entry = NULL;
      g_autoptr (XyFields) changes = NULL;
      g_autoptr (GHashTable) sizes = NULL;
      gint64 headcount;

      if (g_strcmp0 (xy_fields_get_string (assignment->fields, "college"), college) != 0)
        continue;
      sizes = xy_ledger_count_classes (batch->database, college, campaign, error);
      if (sizes == NULL)
        return FALSE;
      headcount = count_part (assignment, sizes);
      if (xy_fields_get_int (assignment->fields, "headcount", 0) == headcount)
        continue;
      changes = xy_fields_new ();
      xy_fields_set_int (changes, "headcount", headcount);
      if (!xy_ledger_find (batch->database, XY_KIND_ASSIGNMENT, assignment->id, &entry, error) ||
          !change_by_server (batch, entry, changes, error))
        return FALSE;
    }
  return all != NULL;
}

static gboolean
count_college (XyBatch *batch, const char *college, GError **error)
{
  g_autoptr (XyLedgerEntry) entry = NULL;
  g_autoptr (XyFields) changes = xy_fields_new ();
  gint64 on_site, online;

  if (!xy_ledger_find (batch->database, XY_KIND_COLLEGE, college, &entry, error) ||
      !xy_ledger_count_students (batch->database, college, &on_site, &online, error))
    return FALSE;
  if (entry == NULL)
    return TRUE;
  if (!count_parts (batch, college, error))
    return FALSE;
  if (xy_fields_get_int (entry->record->fields, "headcount_on_site", 0) != on_site)
    xy_fields_set_int (changes, "headcount_on_site", on_site);
  if (xy_fields_get_int (entry->record->fields, "headcount_online", 0) != online)
    xy_fields_set_int (changes, "headcount_online", online);
  return xy_fields_get_size (changes) == 0 || change_by_server (batch, entry, changes, error);
}

gboolean
xy_batch_count (XyBatch *batch, GError **error)
{
  g_autofree char **colleges = NULL;
  g_autoptr (GHashTable) touched = g_hash_table_ref (batch->touched);
  guint n_colleges;

  colleges = (char **) g_hash_table_get_keys_as_array (touched, &n_colleges);
  for (guint i = 0; i < n_colleges; i++)
    if (!count_college (batch, colleges[i], error))
      return FALSE;
  g_hash_table_remove_all (batch->touched);
  return TRUE;
}
