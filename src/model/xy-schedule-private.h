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
  XyHeadcounts *headcounts;

  /* Of the lists above, which own what is in them: by id, and an array each of a slot's and of a
   * college's assignments. */
  GHashTable *by_id;
  GHashTable *by_slot;
  GHashTable *by_college;
  /* The array of a slot or college that has none. */
  GPtrArray *none;
};

/* Minutes since midnight; -1 where the slot does not say. */
void xy_slot_get_minutes (const XySlot *slot, int *start, int *end);

/* Never NULL; the schedule's own. */
GPtrArray *xy_schedule_get_slot_assignments (const XySchedule *schedule, const char *slot);
GPtrArray *xy_schedule_get_college_assignments (const XySchedule *schedule, const char *college);

/* Students of a split college whose classes stand in none of its parts. */
int xy_schedule_count_left_out (const XySchedule *schedule, const char *college);

G_END_DECLS
