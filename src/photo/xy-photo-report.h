// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-json.h"

G_BEGIN_DECLS

/** XY_CHECKER_VERSION: Changes whenever a report of the same bytes can change. */
#define XY_CHECKER_VERSION "3"

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
 * XyPhotoBands:
 * @width: width of the final image that the standard describes (480)
 * @height: its height (640)
 * @head_top_min: the least distance from the upper edge to the top of the hair
 * @eyes_min: the least distance from the upper edge to the line of the eyes
 * @face_width_min: the least width of the face, which is centred at @width / 2
 * @centre_tolerance: how far the middle of the face may be from @width / 2
 *
 * The bands that geometry was judged by, for drawing them: pixels of the final image, that is of
 * the report's crop scaled to @width × @height.  A point of the final image is at
 * crop.x + x · crop.width / @width, crop.y + y · crop.height / @height in the upright photo.
 */
typedef struct
{
  double width, height;
  double head_top_min, head_top_max;
  double eyes_min, eyes_max;
  double face_width_min, face_width_max;
  double centre_tolerance;
} XyPhotoBands;

/**
 * XyPhotoReport:
 * @verdict: the worst of the findings: fail, then look, then unknown, then pass
 * @width: width of the upright image in pixels, 0 if it could not be read
 * @bytes: size of the file
 * @format: `jpeg`, or what the first bytes say it is instead, such as `png`
 * @crop: the 3:4 part that geometry was judged on; empty if the photo could not be read
 * @bands: the standard's bands in that part
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
  XyPhotoBands bands;
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
 * xy_photo_report_is_measured:
 *
 * Returns: whether all that a picture shows could be measured; what a file does not say of where it
 *   comes from (camera, edited, original) is not asked for
 */
gboolean xy_photo_report_is_measured (const XyPhotoReport *report);

/**
 * xy_photo_report_to_json:
 *
 * Returns: (transfer full): {width, height, bytes, format, verdict, profile, profile_version,
 *   checker, camera:{make, model, software}, crop:{x,y,w,h}, bands:{width, height,
 *   head_top:[min,max], eyes:[min,max], face_width:[min,max], centre}, face:{x,y,w,h}|null,
 *   eyes:[{x,y},{x,y}]|null, findings:[{rule, clause, verdict, measured, limit, unit, message,
 *   regions:[[{x,y},…],…]}]}
 */
JsonNode *xy_photo_report_to_json (const XyPhotoReport *report);

/**
 * xy_photo_report_from_json:
 *
 * Returns: (transfer full) (nullable): %NULL with %XY_JSON_ERROR_SHAPE
 */
XyPhotoReport *xy_photo_report_from_json (JsonNode *node, GError **error);

G_END_DECLS
