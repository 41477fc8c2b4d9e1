// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdint.h>

/* Numbers as old Excel files have them: the low byte first, at any place. */

static inline uint16_t
xy_get_16 (const uint8_t *bytes)
{
  return (uint16_t) (bytes[0] | bytes[1] << 8);
}

static inline uint32_t
xy_get_32 (const uint8_t *bytes)
{
  return xy_get_16 (bytes) | (uint32_t) xy_get_16 (bytes + 2) << 16;
}

static inline void
xy_set_16 (uint8_t *bytes, uint16_t value)
{
  bytes[0] = (uint8_t) value;
  bytes[1] = (uint8_t) (value >> 8);
}

static inline void
xy_set_32 (uint8_t *bytes, uint32_t value)
{
  xy_set_16 (bytes, (uint16_t) value);
  xy_set_16 (bytes + 2, (uint16_t) (value >> 16));
}
