// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-photo-check.h"

#include <locale.h>

#include "photo/xy-measures.h"

static XyRect
round_rect (XyRect rect)
{
  return (XyRect){ xy_round_measure (rect.x), xy_round_measure (rect.y),
                   xy_round_measure (rect.width), xy_round_measure (rect.height) };
}

static void
describe (XyMeasures *measures)
{
  XyPhotoReport *report = measures->report;

  report->checker = g_strdup (XY_CHECKER_VERSION);
  report->profile = g_strdup (xy_rule_profile_get_id (measures->profile));
  report->profile_version = g_strdup (xy_rule_profile_get_version (measures->profile));
  report->bytes = g_bytes_get_size (measures->bytes);
  if (measures->has_header)
    {
      report->width = measures->header.width;
      report->height = measures->header.height;
      report->camera_make = g_strdup (measures->header.make);
      report->camera_model = g_strdup (measures->header.model);
      report->software = g_strdup (measures->header.software);
    }
  report->has_face = measures->n_faces > 0;
  if (report->has_face)
    report->face = round_rect (xy_measures_to_photo (measures, &measures->faces[0]));
  report->has_eyes = measures->has_eyes;
  for (guint i = 0; report->has_eyes && i < 2; i++)
    {
      report->eyes[i].x = xy_round_measure (measures->eyes[i].x * measures->scale);
      report->eyes[i].y = xy_round_measure (measures->eyes[i].y * measures->scale);
    }
}

XyPhotoReport *
xy_photo_check (GBytes *bytes, XyRuleProfile *profile)
{
  XyMeasures measures = { .bytes = bytes, .profile = profile };

  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (profile != NULL, NULL);

  measures.report = xy_photo_report_new ();
  xy_measures_take (&measures);
  describe (&measures);
  xy_rules_file (&measures);
  xy_rules_origin (&measures);
  xy_rules_background (&measures);
  xy_rules_clothes (&measures);
  xy_rules_geometry (&measures);
  xy_rules_pose (&measures);
  xy_rules_sharp (&measures);
  xy_rules_light (&measures);
  xy_rules_cast (&measures);
  xy_rules_reflections (&measures);
  xy_rules_eyes (&measures);
  xy_rules_hair (&measures);
  xy_rules_mouth (&measures);
  measures.report->crop = round_rect (measures.report->crop);
  measures.report->verdict = xy_photo_report_worst (measures.report);
  xy_measures_clear (&measures);
  return measures.report;
}

/* What a check on the pool needs. */
typedef struct
{
  GBytes *bytes;
  XyRuleProfile *profile;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->bytes);
  xy_rule_profile_unref (job->profile);
  g_free (job);
}

static void
run_cb (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  Job *job = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  g_task_return_pointer (task, xy_photo_check (job->bytes, job->profile),
                         (GDestroyNotify) xy_photo_report_unref);
}

/* As many checks at once as there are processors; the others wait in the pool's queue. */
static GThreadPool *
get_pool (void)
{
  static GThreadPool *pool;

  if (g_once_init_enter (&pool))
    {
      GThreadPool *made =
          g_thread_pool_new (run_cb, NULL, (int) g_get_num_processors (), FALSE, NULL);

      g_once_init_leave (&pool, made);
    }
  return pool;
}

void
xy_photo_check_async (GBytes *bytes,
                      XyRuleProfile *profile,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  job->bytes = g_bytes_ref (bytes);
  job->profile = xy_rule_profile_ref (profile);
  g_task_set_source_tag (task, xy_photo_check_async);
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (get_pool (), task, NULL);
}

XyPhotoReport *
xy_photo_check_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, xy_photo_check_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
xy_photo_check_dup_key (XyRuleProfile *profile)
{
  return g_strdup_printf ("%s@%s/%s/%s", xy_rule_profile_get_id (profile),
                          xy_rule_profile_get_version (profile), XY_CHECKER_VERSION,
                          setlocale (LC_MESSAGES, NULL));
}
