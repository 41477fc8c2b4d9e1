// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-measures.h"

G_BEGIN_DECLS

/**
 * XyBodyPart:
 * @XY_BODY_OTHER: head, neck's shadow, and what is not looked at
 * @XY_BODY_BACKGROUND: what is behind the person, down to the lower edge
 * @XY_BODY_SKIN: bare skin, from the jaw down as far as it goes without an edge
 * @XY_BODY_HAIR: hair that falls below the chin
 * @XY_BODY_CLOTHES: what is left below the chin
 */
typedef enum
{
  XY_BODY_OTHER,
  XY_BODY_BACKGROUND,
  XY_BODY_SKIN,
  XY_BODY_HAIR,
  XY_BODY_CLOTHES,
} XyBodyPart;

/**
 * XyClothesMap:
 * @columns: cells a row, the same as in the background map
 * @part: (array): an #XyBodyPart a cell
 * @is_inner: (array): whether the cell, below the collar, and all around it are clothes, so that
 *   its colour is theirs
 * @unit: the distance of the eyes in cells
 * @chest: square eye distances of the place where every body is, below the neck and between the
 *   shoulders, that the photo shows
 * @clothes: square eye distances of inner clothes cells
 * @merged: the share of the chest that has the background's colour and no edge towards it, 0 to 1
 *
 * Where the clothes are, told from background, skin and hair.  Private to the room.
 */
typedef struct
{
  int columns, rows;
  guint8 *part;
  guint8 *is_inner;
  double unit;
  double middle, eye_row; /* column below the chin, row of the eyes, in cells */
  double chest;
  double clothes;
  double merged;
} XyClothesMap;

/** xy_clothes_map_init: Needs background map, eyes and skin. */
void xy_clothes_map_init (XyClothesMap *map, const XyMeasures *measures);
void xy_clothes_map_clear (XyClothesMap *map);

/** xy_clothes_map_get_place: Where a cell is, in eye distances right of the chin and below the
 * eyes. */
static inline XyPoint
xy_clothes_map_get_place (const XyClothesMap *map, int x, int y)
{
  return (XyPoint){ (x + 0.5 - map->middle) / map->unit, (y + 0.5 - map->eye_row) / map->unit };
}

G_END_DECLS
