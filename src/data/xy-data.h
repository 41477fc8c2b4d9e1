// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * xy_data_load:
 * @name: a file of `data/`, such as `profiles/chsi-light-blue.json`
 *
 * Shipped data: what the folder named by the environment variable `XUEYING_DATA` has under that
 * name, else what is compiled in.
 *
 * Returns: (transfer full) (nullable): the bytes; %NULL with %G_IO_ERROR or %G_RESOURCE_ERROR
 */
GBytes *xy_data_load (const char *name, GError **error);

/** xy_data_list: Returns: (transfer full): the names in a folder of `data/`, sorted. */
char **xy_data_list (const char *folder);

/**
 * xy_data_find_helper:
 * @name: a program that only our own programs start
 *
 * Returns: (transfer full): where it is if it is anywhere: in the build tree if this program runs
 *   from there, else where the installation has it
 */
char *xy_data_find_helper (const char *name);

/**
 * xy_data_find_module:
 * @name: the file of a part of our programs that they open when they first need it
 *
 * Returns: (transfer full): where it is if it is anywhere: in the folder that the environment
 *   variable `XUEYING_MODULES` names, else as xy_data_find_helper() has it
 */
char *xy_data_find_module (const char *name);

/**
 * xy_locale_init:
 *
 * Sets the locale from the environment and binds the translations, those of the build tree if the
 * program runs from there.  Text is UTF-8 in any locale, also with none set.
 */
void xy_locale_init (void);

G_END_DECLS
