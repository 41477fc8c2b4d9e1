// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-timetable-view.h"

G_BEGIN_DECLS

/** XyTimetableRow: An hour as it is shown; its place is of the last layout. */
typedef struct
{
  char *slot;
  const XyTimetableHour *state;
  GtkWidget *heading;
  GtkWidget *mark;
  GtkWidget *load;
  GPtrArray *cells;
  int y;
  int height;
} XyTimetableRow;

/** XyTimetableSheet: A session as it is shown. */
typedef struct
{
  char *session;
  const XyTimetableDay *state;
  GtkWidget *heading;
  GtkWidget *place;
  GPtrArray *columns;
  GPtrArray *rows;
} XyTimetableSheet;

struct _XyTimetableView
{
  GtkWidget parent_instance;

  XyTimetableState *state;
  XySchedule *schedule;
  char *role;
  GActionGroup *actions;

  GPtrArray *sheets;
  /* Key of a pill to its chip, which a cell holds. */
  GHashTable *chips;
  GtkWidget *popover;
  /* Weak, like the target. */
  GtkWidget *shown;
  int loads_x;
  int loads_width;

  /* What is carried, by the pointer or by the keys, and where it would be put. */
  XyTimetableCargo *cargo;
  XyTimetableCell *target;
  gboolean by_keys;
  /* While it is dragged near an edge of what is seen. */
  guint scroll_tick;
  double scroll_x;
  double scroll_y;
};

/** xy_timetable_view_init_carry: The controllers for dragging and for the keys. */
void xy_timetable_view_init_carry (XyTimetableView *view);
void xy_timetable_view_init_keys (XyTimetableView *view);
/** xy_timetable_view_init_menus: The actions that the menus want of the view itself. */
void xy_timetable_view_init_menus (XyTimetableView *view);

/* In xy-timetable-layout.c. */

void xy_timetable_view_measure_layout (XyTimetableView *view,
                                       GtkOrientation orientation,
                                       int for_size,
                                       int *minimum,
                                       int *natural);
/** xy_timetable_view_place_layout: Gives every child its place. */
void xy_timetable_view_place_layout (XyTimetableView *view, int width);
/** xy_timetable_view_draw_layout: Lines, the noon gap and the bars of load. */
void xy_timetable_view_draw_layout (XyTimetableView *view, GtkSnapshot *snapshot);

/* Between the files of the view. */

/** xy_timetable_view_list_rows: Returns: (transfer container) (element-type XyTimetableRow): all,
 * from the top. */
GPtrArray *xy_timetable_view_list_rows (XyTimetableView *view);
/** xy_timetable_view_set_target: @cell: (nullable): where what is carried would be put. */
void xy_timetable_view_set_target (XyTimetableView *view, XyTimetableCell *cell);
/** xy_timetable_view_drop: Puts what is carried on the target, and carries no more. */
void xy_timetable_view_drop (XyTimetableView *view);
/** xy_timetable_view_offer: Tells every cell what would come of what is carried. */
void xy_timetable_view_offer (XyTimetableView *view);
/** xy_timetable_view_scroll_to: Brings a widget in it to the eye. */
void xy_timetable_view_scroll_to (XyTimetableView *view, GtkWidget *widget);
/** xy_timetable_view_new_heading_menu: Returns: (transfer full) (nullable): of an hour or session;
 * %NULL where nothing can be done with it. */
GMenuModel *
xy_timetable_view_new_heading_menu (XyTimetableView *view, const char *id, gboolean is_hour);

G_END_DECLS
