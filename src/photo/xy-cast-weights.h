// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "photo/xy-cast.h"

/* What 64 people of all complexions have in neutral light.  Written by
 * tests/photo/fit-cast; do not edit. */

static const XyCastWeights weights = {
  { 0.445, -0.170, 0.236, -0.079 },
  { { 108.4, 52.5, -57.4, 16.7 },
    { 52.5, 106.8, -20.2, -41.9 },
    { -57.4, -20.2, 148.9, 20.8 },
    { 16.7, -41.9, 20.8, 184.4 } },
  { { 83.0, 50.0 }, { 50.0, 95.6 } },
};
