// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_sample_roster_make:
 * @college: a college's full name; what is studied there follows from it
 * @code: its two digits in the student numbers
 * @size: how many students
 * @seed: equal arguments give equal students
 *
 * Students who do not exist: faultless numbers with county codes that were never issued, names put
 * together by chance.
 *
 * Returns: (transfer full): them, for the functions below
 */
GPtrArray *xy_sample_roster_make (const char *college, int code, int size, guint seed);

/**
 * xy_sample_roster_plant_faults:
 * @n_faults: in how many of them
 *
 * What secretaries' lists really have: a wrong digit, one too few, the sex of somebody else.
 */
void xy_sample_roster_plant_faults (GPtrArray *students, int n_faults);

/**
 * xy_sample_roster_write:
 * @path: with the suffix .csv written as a Chinese Excel saves it, in GB18030 without a byte order
 *   mark; else as .xlsx
 *
 * Returns: %FALSE with @error of %G_IO_ERROR or %G_FILE_ERROR
 */
gboolean
xy_sample_roster_write (const char *path, const char *college, GPtrArray *students, GError **error);

/**
 * xy_sample_roster_write_list:
 *
 * One line a student: number, and man or woman, as the portraits want it.
 */
gboolean xy_sample_roster_write_list (const char *path, GPtrArray *students, GError **error);

G_END_DECLS
