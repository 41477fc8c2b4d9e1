// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  XY_ROSTER_HEADING_STUDENT_NUMBER,
  XY_ROSTER_HEADING_NAME,
  XY_ROSTER_HEADING_SEX,
  XY_ROSTER_HEADING_ID_NUMBER,
  XY_ROSTER_HEADING_COLLEGE,
  XY_ROSTER_HEADING_CLASS,
  XY_ROSTER_HEADING_MAJOR,
  XY_ROSTER_HEADING_DEGREE,
  XY_ROSTER_HEADING_GRADUATION,
  XY_ROSTER_HEADING_LOCATION,
} XyRosterHeadingPlace;
#define XY_N_ROSTER_HEADINGS (XY_ROSTER_HEADING_LOCATION + 1)

/** XyRosterHeading: @words is not translated yet; @width is in characters. */
typedef struct
{
  const char *words;
  double width;
} XyRosterHeading;

/** xy_roster_headings: The columns of a roster as this program writes one, which an import finds by
 * their words. */
extern const XyRosterHeading xy_roster_headings[XY_N_ROSTER_HEADINGS];

G_END_DECLS
