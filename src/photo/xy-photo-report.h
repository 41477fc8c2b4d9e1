// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-json.h"

G_BEGIN_DECLS

/** XY_CHECKER_VERSION: Changes whenever a report of the same bytes can change. */
#define XY_CHECKER_VERSION "1"

typedef enum
{
  XY_VERDICT_PASS,
  XY_VERDICT_FAIL,
  XY_VERDICT_LOOK,
  XY_VERDICT_UNKNOWN,
} XyVerdict;

const char *xy_verdict_to_string (XyVerdict verdict);
gboolean xy_verdict_from_string (const char *name, XyVerdict *verdict);

/** XyPoint: In pixels of the upright image (EXIF orientation applied), from the upper left. */
typedef struct
{
  double x, y;
} XyPoint;

typedef struct
{
  double x, y, width, height;
} XyRect;

/**
 * XyRegion:
 * @points: (array length=n_points): the corners in order; a rectangle has four
 *
 * A part of the picture that a finding is about, in pixels of the upright image.
 */
typedef struct
{
  XyPoint *points;
  guint n_points;
} XyRegion;

typedef enum
{
  XY_MEASURED_NONE,
  XY_MEASURED_NUMBER,
  XY_MEASURED_BOOLEAN,
} XyMeasuredType;

/**
 * XyFinding:
 * @rule: the rule's id, such as `head-top`
 * @clause: the clause of the notice or standard, such as `A1-4` or `CHSI`
 * @measured: what was measured, in @unit; a boolean is 0 or 1
 * @limit: (nullable): the limit in words, such as `50–110 px`
 * @unit: (nullable): the unit of @measured: `px`, `KB`, `ΔE` …
 * @message: one sentence for the student, translated
 * @regions: (element-type XyRegion): where it shows
 */
typedef struct
{
  char *rule;
  char *clause;
  XyVerdict verdict;
  XyMeasuredType measured_type;
  double measured;
  char *limit;
  char *unit;
  char *message;
  GPtrArray *regions;
} XyFinding;

/**
 * XyPhotoReport:
 * @verdict: the worst of the findings: fail, then look, then unknown, then pass
 * @width: width of the upright image in pixels, 0 if it could not be read
 * @bytes: size of the file
 * @format: `jpeg`, or what the first bytes say it is instead, such as `png`
 * @crop: the 3:4 part that geometry was judged on
 * @face: the face's box; valid if @has_face
 * @eyes: the centres of the pupils, the one at the left of the picture first; valid if @has_eyes
 * @findings: (element-type XyFinding): in the order of the rules
 *
 * What was measured of one photo, once, independent of any window.  Immutable, reference counted.
 */
typedef struct
{
  gatomicrefcount refs;
  char *checker;
  char *profile;
  char *profile_version;
  XyVerdict verdict;
  int width, height;
  gsize bytes;
  char *format;
  char *camera_make;
  char *camera_model;
  char *software;
  XyRect crop;
  gboolean has_face;
  XyRect face;
  gboolean has_eyes;
  XyPoint eyes[2];
  GPtrArray *findings;
} XyPhotoReport;

XyPhotoReport *xy_photo_report_ref (XyPhotoReport *report);
void xy_photo_report_unref (XyPhotoReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPhotoReport, xy_photo_report_unref)

/** xy_photo_report_find: Returns: (transfer none) (nullable): the finding of a rule. */
const XyFinding *xy_photo_report_find (const XyPhotoReport *report, const char *rule);
/** xy_photo_report_is_flagged: Returns: whether a finding says fail or look. */
gboolean xy_photo_report_is_flagged (const XyPhotoReport *report);

/**
 * xy_photo_report_to_json:
 *
 * Returns: (transfer full): {width, height, bytes, format, verdict, profile, profile_version,
 *   checker, camera:{make, model, software}, crop:{x,y,w,h}, face:{x,y,w,h}|null,
 *   eyes:[{x,y},{x,y}]|null, findings:[{rule, clause, verdict, measured, limit, unit, message,
 *   regions:[[{x,y},…],…]}]}
 */
JsonNode *xy_photo_report_to_json (const XyPhotoReport *report);
XyPhotoReport *xy_photo_report_from_json (JsonNode *node, GError **error);

G_END_DECLS
