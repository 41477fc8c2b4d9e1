// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <adwaita.h>

#include "app/xy-place-choice.h"

G_BEGIN_DECLS

/**
 * XyPlaceList:
 *
 * A list to choose a group from, with what its load would become.
 *
 * Signals: `changed`: another one is chosen; `activated`: it is the last word, by Enter or a double
 * click.
 */
#define XY_TYPE_PLACE_LIST (xy_place_list_get_type ())
G_DECLARE_FINAL_TYPE (XyPlaceList, xy_place_list, XY, PLACE_LIST, AdwBin)

/** xy_place_list_show: @choices: (element-type XyPlaceChoice). What was chosen stays chosen where
 * it is among them; at first that is the one with most room. */
void xy_place_list_show (XyPlaceList *list, GPtrArray *choices);
/** xy_place_list_get_slot: Returns: (nullable): the hour that is chosen. */
const char *xy_place_list_get_slot (XyPlaceList *list);
/** xy_place_list_get_group: Returns: the group that is chosen, from 1. */
int xy_place_list_get_group (XyPlaceList *list);

G_END_DECLS
