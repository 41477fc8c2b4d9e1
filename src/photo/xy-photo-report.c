// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-photo-report.h"

#include <string.h>

#include "photo/xy-finding.h"

static const char *const verdict_names[] = { "pass", "fail", "look", "unknown" };

const char *
xy_verdict_to_string (XyVerdict verdict)
{
  g_return_val_if_fail ((guint) verdict < G_N_ELEMENTS (verdict_names), NULL);
  return verdict_names[verdict];
}

gboolean
xy_verdict_from_string (const char *name, XyVerdict *verdict)
{
  for (guint i = 0; i < G_N_ELEMENTS (verdict_names); i++)
    {
      if (g_strcmp0 (name, verdict_names[i]) == 0)
        {
          *verdict = (XyVerdict) i;
          return TRUE;
        }
    }
  return FALSE;
}

static void
region_free (gpointer data)
{
  XyRegion *region = data;

  g_free (region->points);
  g_free (region);
}

void
xy_finding_free (XyFinding *finding)
{
  g_free (finding->rule);
  g_free (finding->clause);
  g_free (finding->limit);
  g_free (finding->unit);
  g_free (finding->message);
  g_ptr_array_unref (finding->regions);
  g_free (finding);
}

XyFinding *
xy_finding_new (const char *rule, const char *clause, XyVerdict verdict, const char *message)
{
  XyFinding *finding = g_new0 (XyFinding, 1);

  finding->rule = g_strdup (rule);
  finding->clause = g_strdup (clause);
  finding->verdict = verdict;
  finding->message = g_strdup (message);
  finding->regions = g_ptr_array_new_with_free_func (region_free);
  return finding;
}

void
xy_finding_add_polygon (XyFinding *finding, const XyPoint *points, guint n_points)
{
  XyRegion *region = g_new0 (XyRegion, 1);

  region->points = g_memdup2 (points, n_points * sizeof *points);
  region->n_points = n_points;
  for (guint i = 0; i < n_points; i++)
    {
      region->points[i].x = xy_round_measure (points[i].x);
      region->points[i].y = xy_round_measure (points[i].y);
    }
  g_ptr_array_add (finding->regions, region);
}

void
xy_finding_add_rect (XyFinding *finding, const XyRect *rect)
{
  const XyPoint corners[] = {
    { rect->x, rect->y },
    { rect->x + rect->width, rect->y },
    { rect->x + rect->width, rect->y + rect->height },
    { rect->x, rect->y + rect->height },
  };

  xy_finding_add_polygon (finding, corners, G_N_ELEMENTS (corners));
}

XyPhotoReport *
xy_photo_report_new (void)
{
  XyPhotoReport *report = g_new0 (XyPhotoReport, 1);

  g_atomic_ref_count_init (&report->refs);
  report->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_finding_free);
  return report;
}

XyPhotoReport *
xy_photo_report_ref (XyPhotoReport *report)
{
  g_atomic_ref_count_inc (&report->refs);
  return report;
}

void
xy_photo_report_unref (XyPhotoReport *report)
{
  if (!g_atomic_ref_count_dec (&report->refs))
    return;
  g_free (report->checker);
  g_free (report->profile);
  g_free (report->profile_version);
  g_free (report->format);
  g_free (report->camera_make);
  g_free (report->camera_model);
  g_free (report->software);
  g_ptr_array_unref (report->findings);
  g_free (report);
}

const XyFinding *
xy_photo_report_find (const XyPhotoReport *report, const char *rule)
{
  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      if (strcmp (finding->rule, rule) == 0)
        return finding;
    }
  return NULL;
}

gboolean
xy_photo_report_is_flagged (const XyPhotoReport *report)
{
  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->verdict == XY_VERDICT_FAIL || finding->verdict == XY_VERDICT_LOOK)
        return TRUE;
    }
  return FALSE;
}

gboolean
xy_photo_report_is_measured (const XyPhotoReport *report)
{
  static const char *const said_by_files[] = { "camera", "edited", "original", NULL };

  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      if (finding->verdict == XY_VERDICT_UNKNOWN && !g_strv_contains (said_by_files, finding->rule))
        return FALSE;
    }
  return TRUE;
}

XyVerdict
xy_photo_report_worst (const XyPhotoReport *report)
{
  static const int badness[] = { 0, 3, 2, 1 };
  XyVerdict worst = XY_VERDICT_PASS;

  for (guint i = 0; i < report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (report->findings, i);

      if (badness[finding->verdict] > badness[worst])
        worst = finding->verdict;
    }
  return worst;
}
