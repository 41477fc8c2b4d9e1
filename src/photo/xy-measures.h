// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-face-patch.h"
#include "photo/xy-finding.h"
#include "photo/xy-image-header.h"
#include "photo/xy-photo-report.h"
#include "photo/xy-numbers.h"
#include "photo/xy-plane.h"
#include "photo/xy-rule-profile.h"

G_BEGIN_DECLS

/** XY_MAX_FACES: More are not counted. */
#define XY_MAX_FACES 8

/**
 * XyBackgroundMap:
 * @columns: cells a row
 * @cell: pixels of the decoded image a cell is wide and high
 * @lab: three numbers a cell, CIE L*, a*, b* (D65)
 * @is_like: whether the cell has the background's colour, in more or less light
 * @is_background: whether the cell surely belongs to what is behind the person; never below the
 *   chin, where clothes may have the same colour
 * @is_face: whether the cell is in the middle of the face
 * @last_row: the last row that was looked at for @is_background
 * @most_step: ΔE between two cells above which an edge ends the background
 * @n_background: how many do
 *
 * The picture in a grid of cells, and which of them are the background: those that can be reached
 * from its upper and side edges without crossing an edge.
 */
typedef struct
{
  int columns, rows;
  double cell;
  float *lab;
  guint8 *is_like;
  guint8 *is_background;
  guint8 *is_face;
  int last_row;
  double most_step;
  guint n_background;
} XyBackgroundMap;

/**
 * XyFaceAxis:
 * @foot: where the axis crosses the line between the eyes, in pixels of the plane
 * @tilt: of the head, radians, clockwise; 0 for a level one
 * @likeness: how much one half of the face is like the other in a mirror: 1 the same, 0 nothing
 *   alike; a face from the front has more than 0.5
 *
 * The line that a face mirrors itself in.
 */
typedef struct
{
  XyPoint foot;
  double tilt;
  double likeness;
} XyFaceAxis;

/**
 * XyEyeCover:
 * @is_measured: whether the face is bright enough to say; else the rest is not valid
 * @brightness: of the skin around each eye against the cheek; 1 is equal
 * @frame: share of the surroundings that is as dark as a frame
 *
 * Whether something dark is before the eyes, from where eyes are in a face.
 */
typedef struct
{
  gboolean is_measured;
  double brightness[2];
  double frame[2];
} XyEyeCover;

/**
 * XyFaceTurn:
 * @is_known: whether the face's edges were found; what follows is 0 if not
 * @offset: how far the middle between the cheeks' edges is to the right of the middle between the
 *   eyes, in distances between the eyes: 0 for a face from the front, negative for one that is
 *   turned to the right of the picture
 * @bulge: by how much the head's outline steps outwards, downwards, where the ear of the narrower
 *   half stands out, in distances between the eyes; about 0 if no ear shows there
 * @edge: how far out the narrower half ends at the height of the ear, in distances between the eyes
 *   from the middle between them
 *
 * How a head is turned to the side.
 */
typedef struct
{
  gboolean is_known;
  double offset;
  double bulge;
  double edge;
} XyFaceTurn;

/**
 * XyMeasures:
 * @image: (nullable): the picture, decoded at the size that measuring needs
 * @obstacle: (nullable): why pixels cannot be measured, a sentence, where @image is %NULL
 * @scale: pixels of the upright photo for one pixel of @image
 * @n_faces: how many faces were found; negative if they could not be looked for
 * @face_obstacle: (nullable): why not, a sentence, where @n_faces is negative
 * @faces: in pixels of @image, the largest first
 * @covered_eye: which of @eyes cannot be seen, so that its place was predicted from the other one;
 *   -1 if none
 * @eye_cover: of the first face; not measured without one
 * @axis: of the face, in pixels of @image; valid if @has_eyes
 * @turn: of the head; valid if @has_eyes
 * @has_eyes: whether @eyes are known: the eye at the left of the picture first, pixels of @image
 * @head_top: row of @image where the top of the hair is; negative if not known
 * @face_left: column of @image where the face begins at the height of the cheeks; valid if
 *   @has_eyes
 * @patch: (nullable): the face at one size; %NULL without @has_eyes
 * @skin: the skin of the face; valid if there is a @patch
 *
 * What the rules look at: measured once for one photo, before the first rule.  Private to the room.
 */
struct _XyMeasures
{
  GBytes *bytes;
  XyRuleProfile *profile;
  XyPhotoReport *report;

  XyImageHeader header;
  gboolean has_header;
  XyImage *image;
  char *obstacle;
  double scale;

  XyPlane *grey;
  int n_faces;
  const char *face_obstacle;
  XyRect faces[XY_MAX_FACES];
  gboolean has_eyes;
  XyPoint eyes[2];
  int covered_eye;
  double eye_distance;
  XyEyeCover eye_cover;
  XyFaceAxis axis;
  XyFaceTurn turn;
  XyBackgroundMap *background;
  double head_top;
  double face_left, face_right;
  XyFacePatch *patch;
  XySkin skin;
};

/** xy_measures_take: Measures what all rules share, as far as the bytes allow. */
void xy_measures_take (XyMeasures *measures);
void xy_measures_clear (XyMeasures *measures);

/** xy_measures_get: Returns: a limit of the profile. */
static inline double
xy_measures_get (const XyMeasures *measures, const char *path)
{
  return xy_rule_profile_get_number (measures->profile, path);
}

/** xy_measures_to_photo: A rectangle of the decoded image in pixels of the upright photo. */
XyRect xy_measures_to_photo (const XyMeasures *measures, const XyRect *rect);

/**
 * xy_measures_get_eye_obstacle:
 *
 * Where eyes are surely covered they are not where they were found, and what is measured from there
 * cannot be called right.
 *
 * Returns: (nullable): why what stands on the eyes was not measured, a sentence
 */
const char *xy_measures_get_eye_obstacle (const XyMeasures *measures);

/** xy_eye_cover_get_place: Where an eye and what is around it are in a face's box. */
XyRect xy_eye_cover_get_place (const XyRect *box, guint eye);

/** xy_brow_cover_measure: Returns: how much of the brow above an eye is not like the other one, 0
 * to 1: where the eye is covered, so much of the brow is too. */
double xy_brow_cover_measure (const XyFacePatch *patch, guint eye);
/** xy_brow_cover_get_place: Where a brow is, in pixels of the patch. */
XyRect xy_brow_cover_get_place (guint eye);

/* The parts of measuring, each in a file of its own. */
void xy_faces_find (XyMeasures *measures);
/** xy_eyes_locate: In the first face; needs @eye_cover. */
void xy_eyes_locate (XyMeasures *measures);
void xy_eye_cover_measure (const XyPlane *grey, const XyRect *box, XyEyeCover *cover);
void xy_face_axis_measure (const XyPlane *grey, const XyPoint eyes[2], XyFaceAxis *axis);
/** xy_face_turn_measure: Wants the background and the eyes. */
void xy_face_turn_measure (XyMeasures *measures);
XyBackgroundMap *xy_background_map_new (const XyImage *image, const XyRect *face);
/** xy_background_map_flood: Marks in @reached what can be reached from what is marked there, and
 * from the upper edge and the sides above the chin, down to @last_row. */
void xy_background_map_flood (const XyBackgroundMap *map, guint8 *reached, int last_row);
void xy_background_map_free (XyBackgroundMap *map);
void xy_outline_measure (XyMeasures *measures);

/* The rules: each adds its findings to the report. */
void xy_rules_file (XyMeasures *measures);
void xy_rules_origin (XyMeasures *measures);
void xy_rules_background (XyMeasures *measures);
void xy_rules_clothes (XyMeasures *measures);
void xy_rules_geometry (XyMeasures *measures);
void xy_rules_pose (XyMeasures *measures);
void xy_rules_sharp (XyMeasures *measures);
void xy_rules_eyes (XyMeasures *measures);
void xy_rules_hair (XyMeasures *measures);
void xy_rules_mouth (XyMeasures *measures);
void xy_rules_light (XyMeasures *measures);
void xy_rules_cast (XyMeasures *measures);
void xy_rules_reflections (XyMeasures *measures);

/** xy_measures_add: Returns: (transfer none): a finding, added to the report. */
XyFinding *xy_measures_add (XyMeasures *measures,
                            const char *rule,
                            const char *clause,
                            XyVerdict verdict,
                            const char *message);

G_END_DECLS
