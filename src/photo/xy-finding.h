// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <math.h>

#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/* Making reports and findings.  Private to the room. */

/** xy_round_measure: Two digits after the point: more would only make reports long. */
static inline double
xy_round_measure (double value)
{
  return isfinite (value) ? rint (value * 100) / 100 : 0;
}

/** xy_photo_report_new: Returns: (transfer full): an empty report. */
XyPhotoReport *xy_photo_report_new (void);
/** xy_photo_report_worst: Returns: the worst of the findings: fail, look, unknown, pass. */
XyVerdict xy_photo_report_worst (const XyPhotoReport *report);

/** xy_finding_new: Returns: (transfer full): a finding that has measured nothing yet. */
XyFinding *
xy_finding_new (const char *rule, const char *clause, XyVerdict verdict, const char *message);
void xy_finding_free (XyFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyFinding, xy_finding_free)

void xy_finding_add_polygon (XyFinding *finding, const XyPoint *points, guint n_points);
void xy_finding_add_rect (XyFinding *finding, const XyRect *rect);

G_END_DECLS
