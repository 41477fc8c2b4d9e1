// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-workspace-private.h"

#include <string.h>

enum
{
  PROP_STATE = 1,
  PROP_SCHEDULE,
  PROP_COLLEGE,
  N_PROPS,
};

enum
{
  COUNTS_CHANGED,
  REQUESTS_CHANGED,
  PHOTO_CHANGED,
  DONE,
  FAILED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyWorkspace, xy_workspace, G_TYPE_OBJECT)

void
xy_workspace_set_state (XyWorkspace *self, XyWorkspaceState state, const char *message)
{
  g_free (self->message);
  self->message = g_strdup (message);
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

void
xy_workspace_emit_done (XyWorkspace *self, const char *label)
{
  g_signal_emit (self, signals[DONE], 0, label);
}

void
xy_workspace_emit_failed (XyWorkspace *self, const GError *error)
{
  g_signal_emit (self, signals[FAILED], 0, error->message);
}

void
xy_workspace_emit_photo_changed (XyWorkspace *self, const char *sha256)
{
  g_signal_emit (self, signals[PHOTO_CHANGED], 0, sha256);
}

/* An index from a key to the submissions that have it. */

static void
index_add (GHashTable *index, const char *key, gpointer submission)
{
  GPtrArray *entries = g_hash_table_lookup (index, key);

  if (entries == NULL)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), entries);
    }
  g_ptr_array_add (entries, submission);
}

static void
index_remove (GHashTable *index, const char *key, gpointer submission)
{
  GPtrArray *entries = g_hash_table_lookup (index, key);

  if (entries != NULL && g_ptr_array_remove (entries, submission) && entries->len == 0)
    g_hash_table_remove (index, key);
}

static GHashTable *
new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

static GHashTable *
new_entities (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, xy_entity_unref);
}

/* What a round of changes touches. */

typedef struct
{
  GHashTable *students;
  gboolean timetable;
  gboolean requests;
} Touched;

static void
touched_init (Touched *touched)
{
  memset (touched, 0, sizeof *touched);
  touched->students = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
touched_clear (Touched *touched)
{
  g_hash_table_unref (touched->students);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Touched, touched_clear)

static void
touch_student (Touched *touched, const char *id)
{
  if (id != NULL)
    g_hash_table_add (touched->students, g_strdup (id));
}

gboolean
xy_workspace_is_mine (XyWorkspace *self, const char *campaign)
{
  return self->campaign == NULL || g_strcmp0 (campaign, self->campaign) == 0;
}

static void
forget_student (XyWorkspace *self, const char *id, Touched *touched)
{
  XyStudent *student = g_hash_table_lookup (self->all_students, id);

  touch_student (touched, id);
  g_clear_pointer (&self->holders, xy_workspace_holders_free);
  if (student == NULL)
    return;
  if (self->headcounts != NULL)
    xy_headcounts_take_away (self->headcounts, student);
  touched->timetable = TRUE;
  g_hash_table_remove (self->all_students, id);
}

static void
forget_submission (XyWorkspace *self, const char *id, Touched *touched)
{
  XySubmission *submission = g_hash_table_lookup (self->submissions, id);

  if (submission == NULL)
    return;
  touch_student (touched, submission->student);
  index_remove (self->by_student, submission->student, submission);
  index_remove (self->by_photo, submission->photo, submission);
  g_hash_table_remove (self->submissions, id);
}

static void
forget_decision (XyWorkspace *self, const char *id, Touched *touched)
{
  XyDecision *decision = g_hash_table_lookup (self->decisions, id);

  if (decision == NULL)
    return;
  touch_student (touched, decision->student);
  if (g_hash_table_lookup (self->by_submission, decision->submission) == decision)
    g_hash_table_remove (self->by_submission, decision->submission);
  g_hash_table_remove (self->decisions, id);
}

static void
forget_record (XyWorkspace *self, XyKind kind, const char *id, Touched *touched)
{
  switch (kind)
    {
    case XY_KIND_CAMPAIGN:
    case XY_KIND_COLLEGE:
    case XY_KIND_SESSION:
    case XY_KIND_SLOT:
    case XY_KIND_ASSIGNMENT:
      if (g_hash_table_remove (self->timetable, id))
        touched->timetable = TRUE;
      break;
    case XY_KIND_STUDENT:
      forget_student (self, id, touched);
      break;
    case XY_KIND_SUBMISSION:
      forget_submission (self, id, touched);
      break;
    case XY_KIND_DECISION:
      forget_decision (self, id, touched);
      break;
    case XY_KIND_REQUEST:
      if (g_hash_table_remove (self->requests, id))
        touched->requests = TRUE;
      break;
    case XY_KIND_ATTENDANCE:
    case XY_KIND_PAYMENT:
    default:
      break;
    }
}

static void
take_record (XyWorkspace *self, XyRecord *record, Touched *touched)
{
  forget_record (self, record->kind, record->id, touched);
  if (xy_record_is_deleted (record))
    return;

  switch (record->kind)
    {
    case XY_KIND_CAMPAIGN:
    case XY_KIND_COLLEGE:
    case XY_KIND_SESSION:
    case XY_KIND_SLOT:
    case XY_KIND_ASSIGNMENT:
      g_hash_table_replace (self->timetable, record->id, xy_record_ref (record));
      touched->timetable = TRUE;
      break;
    case XY_KIND_STUDENT:
      {
        XyStudent *student = xy_entity_from_record (record);

        g_hash_table_replace (self->all_students, student->id, student);
        touch_student (touched, student->id);
        if (self->headcounts != NULL)
          xy_headcounts_add (self->headcounts, student);
        touched->timetable = TRUE;
      }
      break;
    case XY_KIND_SUBMISSION:
      {
        g_autoptr (XySubmission) submission = xy_entity_from_record (record);

        if (submission->student == NULL || submission->photo == NULL)
          break;
        index_add (self->by_student, submission->student, submission);
        index_add (self->by_photo, submission->photo, submission);
        touch_student (touched, submission->student);
        g_hash_table_replace (self->submissions, submission->id, submission);
        g_steal_pointer (&submission);
      }
      break;
    case XY_KIND_DECISION:
      {
        g_autoptr (XyDecision) decision = xy_entity_from_record (record);

        if (decision->submission == NULL)
          break;
        g_hash_table_replace (self->by_submission, g_strdup (decision->submission), decision);
        touch_student (touched, decision->student);
        g_hash_table_replace (self->decisions, decision->id, decision);
        g_steal_pointer (&decision);
      }
      break;
    case XY_KIND_REQUEST:
      {
        XyRequest *request = xy_entity_from_record (record);

        g_hash_table_replace (self->requests, request->id, request);
        touched->requests = TRUE;
      }
      break;
    case XY_KIND_ATTENDANCE:
    case XY_KIND_PAYMENT:
    default:
      break;
    }
}

/* The timetable. */

static void
choose_campaign (XyWorkspace *self)
{
  g_autofree char *setting = xy_store_dup_setting (self->store, "campaign");
  const char *chosen = NULL;
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->timetable);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const XyRecord *record = value;

      if (record->kind != XY_KIND_CAMPAIGN)
        continue;
      if (g_strcmp0 (record->id, setting) == 0)
        {
          chosen = record->id;
          break;
        }
      if (chosen == NULL || strcmp (record->id, chosen) < 0)
        chosen = record->id;
    }
  if (g_strcmp0 (chosen, self->campaign) != 0)
    {
      g_free (self->campaign);
      self->campaign = g_strdup (chosen);
      g_clear_pointer (&self->holders, xy_workspace_holders_free);
      g_clear_pointer (&self->headcounts, xy_headcounts_unref);
    }
}

static void
count_students (XyWorkspace *self)
{
  GHashTableIter iter;
  gpointer student;

  self->headcounts = xy_headcounts_new (self->campaign);
  g_hash_table_iter_init (&iter, self->all_students);
  while (g_hash_table_iter_next (&iter, NULL, &student))
    xy_headcounts_add (self->headcounts, student);
}

/* A timetable whose loads are of now. */
static XySchedule *
make_schedule (XyWorkspace *self)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  g_autoptr (XySchedule) schedule = NULL;
  g_autoptr (XyHeadcounts) counted = NULL;
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->timetable);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, record);
  schedule = xy_schedule_new (records, self->campaign != NULL ? self->campaign : "");
  if (self->headcounts == NULL)
    count_students (self);
  counted = xy_headcounts_copy (self->headcounts);
  return xy_schedule_with_headcounts (schedule, counted);
}

static void
look_for_news (XyWorkspace *self, XySchedule *schedule)
{
  if (xy_workspace_look_for_news (self, schedule))
    g_signal_emit (self, signals[REQUESTS_CHANGED], 0);
}

static void
refresh_schedule (XyWorkspace *self)
{
  g_autofree char *campaign_before = g_strdup (self->campaign);
  g_autoptr (XySchedule) schedule = NULL;

  choose_campaign (self);
  schedule = make_schedule (self);
  look_for_news (self, schedule);
  if (self->schedule != NULL && xy_schedule_equal (self->schedule, schedule) &&
      xy_headcounts_equal (xy_schedule_get_headcounts (self->schedule), self->headcounts))
    return;
  g_clear_pointer (&self->schedule, xy_schedule_unref);
  self->schedule = g_steal_pointer (&schedule);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCHEDULE]);
  if (self->state == XY_WORKSPACE_READY)
    {
      xy_workspace_use_profile (self);
      if (g_strcmp0 (campaign_before, self->campaign) != 0)
        xy_workspace_fill_list (self);
    }
}

/* The store's signals. */

static void
records_changed_cb (XyStore *store, GPtrArray *changed, GPtrArray *gone, gpointer user_data)
{
  XyWorkspace *self = user_data;
  g_auto (Touched) touched;

  touched_init (&touched);
  for (guint i = 0; gone != NULL && i < gone->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (gone, i);

      forget_record (self, record->kind, record->id, &touched);
    }
  for (guint i = 0; changed != NULL && i < changed->len; i++)
    take_record (self, g_ptr_array_index (changed, i), &touched);

  if (self->state != XY_WORKSPACE_READY)
    return;
  if (touched.timetable)
    refresh_schedule (self);
  if (g_hash_table_size (touched.students) > 0)
    xy_workspace_refresh_students (self, touched.students);
  if (touched.requests)
    g_signal_emit (self, signals[REQUESTS_CHANGED], 0);
}

static void
counts_changed_cb (XyWorkspace *self)
{
  g_autoptr (GPtrArray) arrived = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->missing_photos);
  while (self->store != NULL && g_hash_table_iter_next (&iter, &key, NULL))
    if (xy_store_has_photo (self->store, key))
      {
        g_ptr_array_add (arrived, g_strdup (key));
        g_hash_table_iter_remove (&iter);
      }
  for (guint i = 0; i < arrived->len; i++)
    {
      xy_workspace_ask_for_photo (self, g_ptr_array_index (arrived, i), FALSE);
      g_signal_emit (self, signals[PHOTO_CHANGED], 0, g_ptr_array_index (arrived, i));
    }
  /* The first time it begins once all is here. */
  if (self->memory == NULL && self->state == XY_WORKSPACE_READY &&
      g_strcmp0 (self->role, XY_ROLE_COLLEGE) == 0)
    {
      g_autoptr (XySchedule) schedule = make_schedule (self);

      look_for_news (self, schedule);
    }
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

/* Taking a store and leaving it. */

static void
read_settings (XyWorkspace *self)
{
  g_autofree char *colleges = xy_store_dup_setting (self->store, "colleges");
  g_autofree char *chosen = xy_store_dup_setting (self->store, "college");

  g_free (self->account);
  self->account = xy_store_dup_setting (self->store, "account");
  g_free (self->role);
  self->role = xy_store_dup_setting (self->store, "role");
  g_strfreev (self->colleges);
  self->colleges = g_strsplit_set (colleges != NULL ? colleges : "", " ,;\n", -1);

  g_clear_pointer (&self->college, g_free);
  if (chosen != NULL && *chosen != '\0' &&
      (g_strcmp0 (self->role, XY_ROLE_COLLEGE) != 0 ||
       g_strv_contains ((const char *const *) self->colleges, chosen)))
    self->college = g_strdup (chosen);
  for (char **id = self->colleges; self->college == NULL && *id != NULL; id++)
    if (**id != '\0')
      self->college = g_strdup (*id);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = NULL;
  g_auto (Touched) touched;

  touched_init (&touched);
  records = xy_store_list_all_finish (XY_STORE (source), result, &error);
  if (XY_STORE (source) != self->store)
    return;
  if (records == NULL)
    {
      xy_workspace_set_state (self, XY_WORKSPACE_FAILED, error->message);
      return;
    }
  for (guint i = 0; i < records->len; i++)
    take_record (self, g_ptr_array_index (records, i), &touched);
  refresh_schedule (self);
  g_signal_emit (self, signals[REQUESTS_CHANGED], 0);
  if (xy_workspace_use_profile (self))
    return;
  xy_workspace_fill_list (self);
  xy_workspace_ask_for_all_photos (self);
  xy_workspace_set_state (self, XY_WORKSPACE_READY, NULL);
}

void
xy_workspace_take_store (XyWorkspace *self, XyStore *store)
{
  self->store = store;
  self->sync = xy_sync_new (store);
  self->cancellable = g_cancellable_new ();
  read_settings (self);
  g_signal_group_set_target (self->store_signals, store);
  g_signal_group_set_target (self->sync_signals, self->sync);
  xy_workspace_set_state (self, XY_WORKSPACE_LOADING, NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLEGE]);
  xy_store_list_all_async (store, self->cancellable, listed_cb, g_object_ref (self));
  xy_sync_start (self->sync);
  g_signal_emit (self, signals[COUNTS_CHANGED], 0);
}

XyStore *
xy_workspace_leave_store (XyWorkspace *self)
{
  g_autoptr (GPtrArray) none = g_ptr_array_new ();

  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening_waits = FALSE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_signal_group_set_target (self->store_signals, NULL);
  g_signal_group_set_target (self->sync_signals, NULL);
  if (self->sync != NULL)
    xy_sync_stop (self->sync);
  g_clear_object (&self->sync);
  xy_workspace_stop_checker (self);
  xy_student_list_replace (self->students, none);
  g_hash_table_remove_all (self->timetable);
  g_hash_table_remove_all (self->by_student);
  g_hash_table_remove_all (self->by_photo);
  g_hash_table_remove_all (self->by_submission);
  g_clear_pointer (&self->holders, xy_workspace_holders_free);
  g_hash_table_remove_all (self->all_students);
  g_hash_table_remove_all (self->submissions);
  g_hash_table_remove_all (self->decisions);
  g_hash_table_remove_all (self->requests);
  g_hash_table_remove_all (self->missing_photos);
  g_clear_pointer (&self->schedule, xy_schedule_unref);
  g_clear_pointer (&self->headcounts, xy_headcounts_unref);
  xy_workspace_forget_news (self);
  g_clear_pointer (&self->campaign, g_free);
  return g_steal_pointer (&self->store);
}

XyWorkspace *
xy_workspace_new (const char *home)
{
  XyWorkspace *self = g_object_new (XY_TYPE_WORKSPACE, NULL);

  self->home = g_strdup (home);
  return self;
}

const char *
xy_workspace_get_college (XyWorkspace *self)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), NULL);

  return self->college;
}

static void
setting_kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (XyWorkspace) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!xy_store_set_setting_finish (XY_STORE (source), result, &error))
    xy_workspace_emit_failed (self, error);
}

void
xy_workspace_set_college (XyWorkspace *self, const char *college)
{
  g_return_if_fail (XY_IS_WORKSPACE (self));

  if (g_strcmp0 (self->college, college) == 0)
    return;
  g_free (self->college);
  self->college = g_strdup (college);
  xy_workspace_forget_news (self);
  if (self->store != NULL)
    xy_store_set_setting_async (self->store, "college", college, NULL, setting_kept_cb,
                                g_object_ref (self));
  if (self->state == XY_WORKSPACE_READY)
    {
      g_autoptr (XySchedule) schedule = make_schedule (self);

      xy_workspace_fill_list (self);
      xy_workspace_ask_for_all_photos (self);
      look_for_news (self, schedule);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COLLEGE]);
}

static char *
dup_reminded_name (XyWorkspace *self)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (self);

  return g_strdup_printf ("reminded-%s", campaign != NULL ? campaign->id : "");
}

gboolean
xy_workspace_is_reminded (XyWorkspace *self)
{
  g_autofree char *name = NULL;
  g_autofree char *reminded = NULL;

  g_return_val_if_fail (XY_IS_WORKSPACE (self), FALSE);

  name = dup_reminded_name (self);
  if (g_strcmp0 (self->reminded, name) == 0)
    return TRUE;
  reminded = self->store != NULL ? xy_store_dup_setting (self->store, name) : NULL;
  return reminded != NULL;
}

void
xy_workspace_set_reminded (XyWorkspace *self)
{
  g_return_if_fail (XY_IS_WORKSPACE (self));

  /* The store tells of it only when it is written. */
  g_free (self->reminded);
  self->reminded = dup_reminded_name (self);
  if (self->store != NULL)
    xy_store_set_setting_async (self->store, self->reminded, "yes", NULL, setting_kept_cb,
                                g_object_ref (self));
}

/* The object. */

static void
xy_workspace_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  XyWorkspace *self = XY_WORKSPACE (object);

  switch (id)
    {
    case PROP_STATE:
      g_value_set_int (value, (int) self->state);
      break;
    case PROP_SCHEDULE:
      g_value_set_pointer (value, self->schedule);
      break;
    case PROP_COLLEGE:
      g_value_set_string (value, self->college);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
xy_workspace_dispose (GObject *object)
{
  XyWorkspace *self = XY_WORKSPACE (object);
  XyStore *store = xy_workspace_leave_store (self);

  if (store != NULL)
    xy_workspace_close_store (NULL, store);
  G_OBJECT_CLASS (xy_workspace_parent_class)->dispose (object);
}

static void
xy_workspace_finalize (GObject *object)
{
  XyWorkspace *self = XY_WORKSPACE (object);

  g_free (self->home);
  g_free (self->message);
  g_free (self->account);
  g_free (self->role);
  g_strfreev (self->colleges);
  g_free (self->college);
  g_free (self->reminded);
  g_object_unref (self->store_signals);
  g_object_unref (self->sync_signals);
  g_object_unref (self->checker_signals);
  g_hash_table_unref (self->by_student);
  g_hash_table_unref (self->by_photo);
  g_hash_table_unref (self->by_submission);
  g_hash_table_unref (self->timetable);
  g_hash_table_unref (self->all_students);
  g_hash_table_unref (self->submissions);
  g_hash_table_unref (self->decisions);
  g_hash_table_unref (self->requests);
  g_hash_table_unref (self->reports);
  g_hash_table_unref (self->missing_photos);
  g_object_unref (self->students);
  g_clear_pointer (&self->headings, xy_headings_unref);
  G_OBJECT_CLASS (xy_workspace_parent_class)->finalize (object);
}

static void
xy_workspace_class_init (XyWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = xy_workspace_get_property;
  object_class->dispose = xy_workspace_dispose;
  object_class->finalize = xy_workspace_finalize;

  properties[PROP_STATE] =
      g_param_spec_int ("state", NULL, NULL, XY_WORKSPACE_CLOSED, XY_WORKSPACE_FAILED,
                        XY_WORKSPACE_CLOSED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SCHEDULE] =
      g_param_spec_pointer ("schedule", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COLLEGE] =
      g_param_spec_string ("college", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[COUNTS_CHANGED] = g_signal_new ("counts-changed", XY_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                          NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REQUESTS_CHANGED] = g_signal_new ("requests-changed", XY_TYPE_WORKSPACE,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PHOTO_CHANGED] = g_signal_new ("photo-changed", XY_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[DONE] = g_signal_new ("done", XY_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[FAILED] = g_signal_new ("failed", XY_TYPE_WORKSPACE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
xy_workspace_init (XyWorkspace *self)
{
  self->timetable =
      g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) xy_record_unref);
  self->all_students = new_entities ();
  self->submissions = new_entities ();
  self->decisions = new_entities ();
  self->requests = new_entities ();
  self->by_student = new_index ();
  self->by_photo = new_index ();
  self->by_submission = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->reports = xy_workspace_new_reports ();
  self->missing_photos = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->students = xy_student_list_new ();
  self->colleges = g_new0 (char *, 1);

  self->store_signals = g_signal_group_new (XY_TYPE_STORE);
  g_signal_group_connect (self->store_signals, "records-changed", G_CALLBACK (records_changed_cb),
                          self);
  g_signal_group_connect_swapped (self->store_signals, "outbox-changed",
                                  G_CALLBACK (counts_changed_cb), self);
  self->sync_signals = g_signal_group_new (XY_TYPE_SYNC);
  g_signal_group_connect_swapped (self->sync_signals, "notify", G_CALLBACK (counts_changed_cb),
                                  self);
  self->checker_signals = g_signal_group_new (XY_TYPE_PHOTO_CHECKER);
  g_signal_group_connect (self->checker_signals, "checked", G_CALLBACK (xy_workspace_checked_cb),
                          self);
}
