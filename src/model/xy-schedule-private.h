// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-schedule.h"

G_BEGIN_DECLS

struct _XySchedule
{
  gatomicrefcount refs;
  XyCampaign *campaign;
  GPtrArray *sessions;
  GPtrArray *slots;
  GPtrArray *assignments;
  GPtrArray *colleges;
};

/* Minutes since midnight; -1 where the slot does not say. */
void xy_slot_get_minutes (const XySlot *slot, int *start, int *end);

G_END_DECLS
