// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdint.h>

#include "roster/xy-roster-plan.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

#define CAMPAIGN "campaign"
#define COLLEGE "law"
#define N_CHANGES 6

static GPtrArray *
new_colleges (void)
{
  GPtrArray *colleges = g_ptr_array_new_with_free_func (xy_entity_unref);
  XyFields *fields = xy_fields_new ();
  g_autoptr (XyRecord) record = NULL;

  xy_fields_set_string (fields, "short_name", "法学院");
  record = xy_record_new (XY_KIND_COLLEGE, COLLEGE, 0, fields);
  g_ptr_array_add (colleges, xy_entity_from_record (record));
  return colleges;
}

static void
check_layout (const XyDraft *draft)
{
  const XyRosterLayout *layout = xy_draft_get_layout (draft);
  const XySheet *sheet = xy_draft_get_sheet (draft);

  g_assert_cmpuint (layout->header_first, <=, layout->header_last);
  g_assert_true (layout->header_row == layout->header_first ||
                 layout->header_row == layout->header_last);
  g_assert_cmpuint (layout->body_row, >, layout->header_last);
  for (int i = 0; i < XY_N_COLUMNS; i++)
    {
      g_autofree char *heading = NULL;

      for (int k = 0; k < i; k++)
        g_assert_true (layout->columns[i] < 0 || layout->columns[i] != layout->columns[k]);
      if (layout->columns[i] < 0)
        continue;
      heading = xy_layout_dup_heading (sheet, layout, layout->columns[i]);
      g_assert_true (g_utf8_validate (heading, -1, NULL));
    }
}

static void
check_roster (const XyRoster *roster)
{
  int row = 0;

  for (guint i = 0; i < roster->students->len; i++)
    {
      const XyRosterStudent *student = g_ptr_array_index (roster->students, i);

      g_assert_cmpint (student->row, >, row);
      row = student->row;
      for (int k = 0; k < XY_N_COLUMNS; k++)
        g_assert_true (
            student->values[k] == NULL ||
            (*student->values[k] != '\0' && g_utf8_validate (student->values[k], -1, NULL)));
    }
}

/* Whatever is imported, importing it again changes nothing. */
static void
check_plan (const XyDraft *draft)
{
  g_autoptr (GPtrArray) students = g_ptr_array_new_with_free_func (xy_entity_unref);
  g_autoptr (XyRosterPlan) plan = xy_roster_plan (draft, students, CAMPAIGN, COLLEGE);
  g_autoptr (XyRosterPlan) again = NULL;
  guint n = xy_draft_get_roster (draft)->students->len;

  g_assert_cmpuint (plan->creates->len + (guint) plan->left_out, ==, n);
  g_assert_cmpuint (plan->changes->len, ==, 0);
  for (guint i = 0; i < plan->creates->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (plan->creates, i);

      g_assert_true (xy_kind_validate (record->kind, record->fields, NULL));
      g_ptr_array_add (students, xy_entity_from_record (record));
    }
  again = xy_roster_plan (draft, students, CAMPAIGN, COLLEGE);
  g_assert_cmpuint (again->creates->len, ==, 0);
  g_assert_cmpuint (again->changes->len, ==, 0);
  g_assert_cmpuint (again->missing->len, ==, 0);
  g_assert_cmpint (again->unchanged, ==, (int) students->len);
}

static void
check_draft (const XyDraft *draft)
{
  g_autoptr (GPtrArray) unknown = xy_draft_list_unknown_colleges (draft);

  check_layout (draft);
  check_roster (xy_draft_get_roster (draft));
  check_plan (draft);
}

/* A change as somebody may make it, be it senseless. */
static XyDraft *
change (const XyDraft *draft, GRand *rand)
{
  static const char *const texts[] = { "张三",   "201900001", "43019919950615038x", "", NULL,
                                       "法学院", "哲学院" };
  XyDraftChange step = {
    .kind = (XyDraftChangeKind) g_rand_int_range (rand, 0, XY_DRAFT_COLLEGE + 1),
    .sheet = (guint) g_rand_int_range (rand, 0, 2),
    .row = (guint) g_rand_int_range (rand, 0, 12),
    .column = (XyRosterColumn) g_rand_int_range (rand, 0, XY_N_COLUMNS),
    .sheet_column = g_rand_int_range (rand, -1, 10),
    .text = texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))],
    .college = g_rand_boolean (rand) ? COLLEGE : NULL,
  };

  if (step.kind == XY_DRAFT_COLLEGE && step.text == NULL)
    step.text = "法律学院";
  return xy_draft_change (draft, &step);
}

/* Cells of any kind, read as a roster, and changed as a person could. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (GRand) rand = g_rand_new_with_seed (g_bytes_hash (bytes));
  g_autoptr (GPtrArray) colleges = new_colleges ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_utf8_make_valid ((const char *) data, (gssize) size);
  g_autoptr (XyWorkbook) workbook = xy_workbook_read_text (text, "fuzz", &error);
  g_autoptr (XyDraft) draft = NULL;

  if (workbook != NULL)
    draft = xy_draft_new (workbook, NULL, colleges, &error);
  g_assert_true ((draft == NULL) == (error != NULL));
  if (draft == NULL)
    return 0;
  check_draft (draft);
  for (guint i = 0; i < N_CHANGES; i++)
    {
      XyDraft *changed = change (draft, rand);

      xy_draft_unref (draft);
      draft = changed;
      check_draft (draft);
    }
  return 0;
}
