// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/xy-roster-headings.h"

#include <glib/gi18n-lib.h>

/* Translators: headings of the roster's columns.  They must be among the words of
 * data/roster/headings.json, or an import does not find the column. */
const XyRosterHeading xy_roster_headings[XY_N_ROSTER_HEADINGS] = {
  [XY_ROSTER_HEADING_STUDENT_NUMBER] = { N_ ("Student number"), 18 },
  [XY_ROSTER_HEADING_NAME] = { N_ ("Name"), 14 },
  [XY_ROSTER_HEADING_SEX] = { N_ ("Sex"), 8 },
  [XY_ROSTER_HEADING_ID_NUMBER] = { N_ ("ID number"), 24 },
  [XY_ROSTER_HEADING_COLLEGE] = { N_ ("College"), 24 },
  [XY_ROSTER_HEADING_CLASS] = { N_ ("Class"), 16 },
  [XY_ROSTER_HEADING_MAJOR] = { N_ ("Major"), 22 },
  [XY_ROSTER_HEADING_DEGREE] = { N_ ("Degree"), 14 },
  [XY_ROSTER_HEADING_GRADUATION] = { N_ ("Expected graduation date"), 24 },
  [XY_ROSTER_HEADING_LOCATION] = { N_ ("Location"), 14 },
};
