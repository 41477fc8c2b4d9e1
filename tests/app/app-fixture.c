// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app-fixture.h"

#include "app/xy-workspace-private.h"
#include "model/xy-acts.h"
#include "model/xy-college-names.h"
#include "model/xy-id-number.h"
#include "store/xy-store-home.h"
#include "xy-portrait.h"
#include "xy-test.h"

static const char *const family_names[] = { "孟", "夏", "傅", "龙", "彭", "谭", "易", "罗" };
static const char *const given_names[] = { "煜瑶", "知远", "思齐", "明哲", "清如", "子衿", "望舒" };

static GPtrArray *
dup_seed (void)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *seed = xy_workspace_dup_seed (&error);

  g_assert_no_error (error);
  return seed;
}

static const XyRecord *
find_kind (GPtrArray *seed, XyKind kind)
{
  for (guint i = 0; i < seed->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (seed, i);

      if (record->kind == kind)
        return record;
    }
  g_assert_not_reached ();
}

char *
app_fixture_dup_college_id (const char *name)
{
  g_autoptr (GPtrArray) seed = dup_seed ();

  for (guint i = 0; i < seed->len; i++)
    {
      const XyRecord *record = g_ptr_array_index (seed, i);
      g_autoptr (XyCollege) college =
          record->kind == XY_KIND_COLLEGE ? xy_entity_from_record (record) : NULL;

      if (college != NULL && xy_college_answers_to (college, name))
        return g_strdup (college->id);
    }
  g_assert_not_reached ();
}

static char *
dup_id_number (guint i)
{
  g_autofree char *digits = g_strdup_printf ("430104199%u0%u1%u%03u", i % 10, i % 9 + 1, i % 9, i);

  return g_strdup_printf ("%s%c", digits, xy_id_number_compute_check (digits));
}

static XyEdit *
new_student (const char *campaign, const char *college, guint i)
{
  XyFields *fields = xy_fields_new ();
  g_autofree char *number = g_strdup_printf ("2019390%05u", i + 1);
  g_autofree char *name = g_strconcat (family_names[i % G_N_ELEMENTS (family_names)],
                                       given_names[(i / 3 + i) % G_N_ELEMENTS (given_names)], NULL);
  g_autofree char *class_name = g_strdup_printf ("%u班", i / 10 + 1);
  g_autofree char *id_number = dup_id_number (i);

  if (i == 2)
    id_number[17] = id_number[17] == '0' ? '1' : '0';
  xy_fields_set_string (fields, "campaign", campaign);
  xy_fields_set_string (fields, "college", college);
  xy_fields_set_string (fields, "student_number", number);
  xy_fields_set_string (fields, "name", name);
  xy_fields_set_string (fields, "class", class_name);
  xy_fields_set_string (fields, "id_number", id_number);
  xy_fields_set_string (fields, "major", "法律硕士（法学）");
  xy_fields_set_string (fields, "degree", "专业学位");
  return xy_edit_new (XY_KIND_STUDENT, NULL, fields);
}

static void
submit_photo (XyStore *store, const XyEdit *edit, guint i, GPtrArray *edits)
{
  g_autoptr (GError) error = NULL;
  XyPortrait portrait;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (XyRecord) record =
      xy_record_new (XY_KIND_STUDENT, edit->id, 0, xy_fields_copy (edit->fields));
  g_autoptr (XyStudent) student = xy_entity_from_record (record);

  xy_portrait_init (&portrait, i + 1);
  if (i % 3 == 0)
    portrait.background = (XyPortraitColour){ 128, 128, 128 };
  bytes = xy_portrait_render (&portrait);
  sha256 = xy_store_add_photo (store, bytes, &error);
  g_assert_no_error (error);
  g_ptr_array_add (edits,
                   xy_edit_new (XY_KIND_SUBMISSION, NULL, xy_acts_submit (student, NULL, sha256)));
}

static XyEdit *
move_session (const XyRecord *session, int days)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);
  g_autofree char *date = g_date_time_format (day, "%Y-%m-%d");
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "date", date);
  return xy_edit_new (XY_KIND_SESSION, session->id, fields);
}

void
app_fixture_fill (const char *home,
                  const char *college_name,
                  guint n_students,
                  guint n_photos,
                  int days)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) seed = dup_seed ();
  g_autoptr (XyStore) store = xy_store_home_open_current (home, seed, &error);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  g_autofree char *college = app_fixture_dup_college_id (college_name);
  const XyRecord *campaign = find_kind (seed, XY_KIND_CAMPAIGN);

  g_assert_no_error (error);
  g_ptr_array_add (edits, move_session (find_kind (seed, XY_KIND_SESSION), days));
  for (guint i = 0; i < n_students; i++)
    {
      XyEdit *edit = new_student (campaign->id, college, i);

      g_ptr_array_add (edits, edit);
      if (i < n_photos)
        submit_photo (store, edit, i, edits);
    }
  xy_store_apply (store, NULL, edits, &error);
  g_assert_no_error (error);
  xy_store_set_setting (store, "college", college, &error);
  g_assert_no_error (error);
  xy_store_close (store);
}

static gboolean
is_ready (gpointer workspace)
{
  g_assert_cmpint (xy_workspace_get_state (workspace), !=, XY_WORKSPACE_FAILED);
  return xy_workspace_get_state (workspace) == XY_WORKSPACE_READY;
}

void
app_fixture_wait_ready (XyWorkspace *workspace)
{
  xy_test_wait (is_ready, workspace);
}

XyWorkspace *
app_fixture_open (const char *home)
{
  XyWorkspace *workspace = xy_workspace_new (home);

  xy_workspace_open (workspace);
  app_fixture_wait_ready (workspace);
  return workspace;
}

static gboolean
is_gone (gpointer user_data)
{
  return *(gpointer *) user_data == NULL;
}

void
app_fixture_close (XyWorkspace *workspace)
{
  gpointer store = xy_workspace_get_store (workspace);

  g_object_add_weak_pointer (store, &store);
  xy_workspace_close (workspace);
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_CLOSED);
  xy_test_wait (is_gone, &store);
}

XyStudentItem *
app_fixture_find (XyWorkspace *workspace, const char *number)
{
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (workspace));

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);

      if (g_str_equal (xy_student_item_get_student (item)->student_number, number))
        return item;
    }
  g_assert_not_reached ();
}
