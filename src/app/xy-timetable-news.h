// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-workspace.h"

G_BEGIN_DECLS

/**
 * XyTimetableNews:
 *
 * What others have changed in the own college's timetable and how its requests were answered, a
 * line each, until a person has seen it; nothing at all where there is nothing new.
 *
 * Property `workspace` (#XyWorkspace).
 */
#define XY_TYPE_TIMETABLE_NEWS (xy_timetable_news_get_type ())
G_DECLARE_FINAL_TYPE (XyTimetableNews, xy_timetable_news, XY, TIMETABLE_NEWS, AdwBin)

GtkWidget *xy_timetable_news_new (void);

G_END_DECLS
