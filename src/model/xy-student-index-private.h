// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-search-text.h"
#include "model/xy-student-index.h"

G_BEGIN_DECLS

/* Orders that stand ready; the others have few values and are made of the queue's. */
#define N_READY_ORDERS (XY_STUDENT_ORDER_ID + 1)

/* Fields with few values: those of the facets, then what is only sorted by. */
enum
{
  VALUE_SEX = XY_N_STUDENT_FACETS,
  VALUE_MAJOR,
  N_VALUES,
};

#define N_PROBLEM_FIELDS 5

/* What filters ask of a student; small, since all of them are asked. */
typedef struct
{
  guint values[N_VALUES];
  guint8 photo;
  guint is_there : 1;
  guint is_online : 1;
  guint has_problem : 1;
} XyStudentFacts;

typedef struct
{
  XyStudent *student;
  char *number_key;
  char *name_key;
  guint8 problems[N_PROBLEM_FIELDS];
  gboolean same_number;
  gboolean same_id;
} XyStudentSlot;

/* The values of one field; a value keeps its number. */
typedef struct
{
  GHashTable *numbers;
  GPtrArray *texts;
  GPtrArray *keys;
} XyStudentValues;

struct _XyStudentIndex
{
  GDate today;
  XyPinyin *pinyin;
  GHashTable *slots_by_id;
  GArray *slots;
  GArray *facts;
  XyStudentValues values[N_VALUES];
  XySearchText *text;
  XySearchText *syllables;
  /* Which letters syllables of the name begin with, a bit each. */
  GArray *initials;
  GArray *orders[N_READY_ORDERS];
  guint n_students;
  /* Another with each change, and in each index. */
  guint version;
};

#define XY_STUDENT_SLOT(index, slot) (&g_array_index ((index)->slots, XyStudentSlot, slot))
#define XY_STUDENT_FACTS(index, slot) (&g_array_index ((index)->facts, XyStudentFacts, slot))

G_END_DECLS
