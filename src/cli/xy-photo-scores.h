// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "photo/xy-photo-report.h"

G_BEGIN_DECLS

/** XyPhotoAnswer: What a list says, or does not say, of a photo. */
typedef enum
{
  XY_PHOTO_ANSWER_UNSAID = -1,
  XY_PHOTO_ANSWER_NO,
  XY_PHOTO_ANSWER_YES,
} XyPhotoAnswer;

/**
 * XyPhotoLabel:
 * @file: the name that the list has, relative to the list
 * @path: where it is
 * @original: the name of the photo that it was made of, its own where it was made of none
 * @flag: (array zero-terminated=1): the rules that must say fail or look
 * @quiet: (array zero-terminated=1): the rules that must say pass
 * @ears: how many are visible; negative if not said
 * @eyes: in pixels of the upright photo, the one at the left of the picture first
 *
 * What is right about one photo, as a person or a generator says it.
 */
typedef struct
{
  char *file;
  char *path;
  char *original;
  char **flag;
  char **quiet;
  XyPhotoAnswer glasses;
  int ears;
  gboolean has_eyes;
  XyPoint eyes[2];
} XyPhotoLabel;

/**
 * xy_photo_labels_load:
 * @path: a list in JSON: [{file, flag:[rules], quiet:[rules], of, glasses, ears,
 *   eyes:[[x,y],[x,y]]}], all after `file` optional, files relative to the list
 *
 * Returns: (transfer full) (element-type XyPhotoLabel) (nullable): %NULL with an error of the file
 *   or of what is in it
 */
GPtrArray *xy_photo_labels_load (const char *path, GError **error);

/**
 * xy_photo_label_is_to_fit:
 *
 * Half of the people are there to fit limits on, the others to judge the limits: photos made of one
 * original are in the same half, which depends on the original's name alone.
 */
gboolean xy_photo_label_is_to_fit (const XyPhotoLabel *label);

/**
 * XyPhotoScore:
 * @found: how many of @flagged were flagged by the rule, as fail or look
 * @false_alarms: how many of @quiet were
 * @unknown: how many of both were not measured
 */
typedef struct
{
  char *rule;
  guint found, flagged;
  guint false_alarms, quiet;
  guint unknown;
} XyPhotoScore;

/** XyPhotoShare: @n of @of are right. */
typedef struct
{
  guint n, of;
} XyPhotoShare;

/**
 * XyPhotoScores:
 * @eyes: where both were found within a tenth of their distance
 * @both_ears_hidden: where the rule on ears was to flag and did; likewise @one_ear_hidden
 *
 * How often the rules were right over many photos.
 */
typedef struct
{
  GHashTable *rules; /* name to XyPhotoScore */
  XyPhotoShare eyes;
  XyPhotoShare both_ears_hidden, one_ear_hidden;
} XyPhotoScores;

XyPhotoScores *xy_photo_scores_new (void);
void xy_photo_scores_free (XyPhotoScores *scores);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyPhotoScores, xy_photo_scores_free)

/**
 * XyPhotoJudged:
 * @rule: the rule, or `eyes`
 * @wanted: whether it was to flag; for `eyes` %TRUE
 * @said: whether it did; for `eyes` whether they were found where they are
 * @finding: (nullable): what it found; %NULL where there is no such finding, and for `eyes`
 *
 * Called for each rule that is judged of a photo.
 */
typedef void (*XyPhotoJudged) (const XyPhotoLabel *label,
                               const char *rule,
                               gboolean wanted,
                               gboolean said,
                               const XyFinding *finding,
                               gpointer user_data);

/**
 * xy_photo_scores_add:
 * @judged: (nullable)
 *
 * Counts what the report says against what is right.  A rule in neither list is not judged.  The
 * rule `glasses` is judged by whether it sees them, since that is what lists say.
 */
void xy_photo_scores_add (XyPhotoScores *scores,
                          const XyPhotoLabel *label,
                          const XyPhotoReport *report,
                          XyPhotoJudged judged,
                          gpointer user_data);

/** xy_photo_scores_list: Returns: (transfer container) (element-type XyPhotoScore): by name. */
GPtrArray *xy_photo_scores_list (const XyPhotoScores *scores);

/**
 * xy_photo_scores_to_json:
 *
 * Adds to @object rules:[{rule, found, flagged, false_alarms, quiet, unknown}], eyes:{located, of}
 * and ears:{both_hidden:{found, of}, one_hidden:{found, of}}.
 */
void xy_photo_scores_to_json (const XyPhotoScores *scores, JsonObject *object);

G_END_DECLS
