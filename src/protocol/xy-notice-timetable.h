// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

/** XY_NOTICE_MAX_BYTES: The longest timetable of a notice that is taken: some thousand places. */
#define XY_NOTICE_MAX_BYTES (1024 * 1024)

/**
 * xy_notice_timetable_write:
 * @records: (element-type XyRecord): records of any kinds
 *
 * Writes the timetable that they make as a campaign has it in `notice_timetable`: its sessions,
 * hours and places, and the campaign for its rate.  A place without its hour, or an hour without
 * its session, is left out, and what the server counts too.
 *
 * Returns: (transfer full) (nullable): a campaign file's text; %NULL where there is no hour
 */
char *xy_notice_timetable_write (GPtrArray *records, const char *campaign);

/** xy_notice_timetable_write_schedule: The same of a timetable as it is today. */
char *xy_notice_timetable_write_schedule (const XySchedule *schedule);

/**
 * xy_notice_timetable_read:
 * @text: what xy_notice_timetable_write() wrote, or somebody else
 * @campaign: id of the campaign whose records it must be
 *
 * Returns: (transfer full) (nullable): the timetable, which fits together; %NULL with
 *   %XY_JSON_ERROR
 */
XySchedule *xy_notice_timetable_read (const char *text, const char *campaign, GError **error);

/**
 * xy_notice_timetable_find:
 * @shipped: (nullable) (element-type XyRecord): the shipped campaign, as xy_campaign_file_read()
 *   gives it: for a campaign that was made before it kept its notice's timetable
 *
 * Returns: (transfer full) (nullable): the notice's timetable of the campaign; %NULL without @error
 *   where none is known, and with it where it cannot be read
 */
XySchedule *
xy_notice_timetable_find (const XyCampaign *campaign, GPtrArray *shipped, GError **error);

G_END_DECLS
