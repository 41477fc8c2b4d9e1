// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app-fixture.h"
#include "xy-test.h"

typedef struct
{
  XyStudentItem *item;
  XyPhotoState state;
} Expected;

static gboolean
has_state (gpointer user_data)
{
  const Expected *expected = user_data;

  return xy_student_item_get_photo_state (expected->item) == expected->state;
}

static void
wait_state (XyWorkspace *workspace, const char *number, XyPhotoState state)
{
  Expected expected = { app_fixture_find (workspace, number), state };

  xy_test_wait (has_state, &expected);
}

static void
test_fresh_store_has_the_notice_s_timetable (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = app_fixture_open (home);
  XySchedule *schedule = xy_workspace_get_schedule (workspace);

  g_assert_nonnull (schedule);
  g_assert_cmpuint (xy_schedule_get_slots (schedule)->len, ==, 6);
  g_assert_null (xy_workspace_get_college (workspace));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (xy_workspace_get_students (workspace))),
                    ==, 0);
  xy_workspace_close (workspace);
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_CLOSED);
}

static void
test_photos_are_checked_and_the_reports_kept (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = NULL;

  app_fixture_fill (home, "法学院", 3, 2, 7);
  workspace = app_fixture_open (home);
  wait_state (workspace, "201939000001", XY_PHOTO_FLAGGED);
  wait_state (workspace, "201939000002", XY_PHOTO_TO_DECIDE);
  wait_state (workspace, "201939000003", XY_PHOTO_NONE);
  xy_workspace_close (workspace);
  g_clear_object (&workspace);

  /* The reports are there at the next start, before anything is checked again. */
  workspace = app_fixture_open (home);
  g_assert_cmpint (xy_student_item_get_photo_state (app_fixture_find (workspace, "201939000001")),
                   ==, XY_PHOTO_FLAGGED);
  xy_workspace_close (workspace);
}

static void
keep_label_cb (XyWorkspace *workspace, const char *label, gpointer user_data)
{
  char **kept = user_data;

  g_free (*kept);
  *kept = g_strdup (label);
}

static void
test_decision_can_be_undone_and_redone (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = NULL;
  g_autofree char *label = NULL;
  XyStudentItem *item;

  app_fixture_fill (home, "法学院", 2, 2, 7);
  workspace = app_fixture_open (home);
  g_signal_connect (workspace, "done", G_CALLBACK (keep_label_cb), &label);
  wait_state (workspace, "201939000002", XY_PHOTO_TO_DECIDE);
  item = app_fixture_find (workspace, "201939000002");

  xy_workspace_decide (workspace, item, XY_OUTCOME_ACCEPTED, NULL, NULL);
  wait_state (workspace, "201939000002", XY_PHOTO_ACCEPTED);
  g_assert_true (g_str_has_prefix (label, "Accepted the photo of "));
  g_assert_true (xy_workspace_can_undo (workspace));

  xy_workspace_undo (workspace);
  wait_state (workspace, "201939000002", XY_PHOTO_TO_DECIDE);
  xy_workspace_redo (workspace);
  wait_state (workspace, "201939000002", XY_PHOTO_ACCEPTED);
  xy_workspace_close (workspace);
}

static void
test_deciding_again_changes_the_one_decision (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = NULL;
  static const char *const reasons[] = { "background-colour", NULL };
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GError) error = NULL;
  XyStudentItem *item;

  app_fixture_fill (home, "法学院", 1, 1, 7);
  workspace = app_fixture_open (home);
  item = app_fixture_find (workspace, "201939000001");
  xy_workspace_decide (workspace, item, XY_OUTCOME_ACCEPTED, NULL, NULL);
  wait_state (workspace, "201939000001", XY_PHOTO_ACCEPTED);
  xy_workspace_decide (workspace, item, XY_OUTCOME_REJECTED, reasons, "背景请用浅蓝色");
  wait_state (workspace, "201939000001", XY_PHOTO_REJECTED);
  g_assert_cmpstr (xy_student_item_get_decision (item)->note, ==, "背景请用浅蓝色");
  decisions = xy_store_list (xy_workspace_get_store (workspace), XY_KIND_DECISION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decisions->len, ==, 1);
  xy_workspace_close (workspace);
}

static gboolean
is_moved (gpointer user_data)
{
  XyWorkspace *workspace = user_data;
  g_autoptr (GPtrArray) places = xy_schedule_list_college (xy_workspace_get_schedule (workspace),
                                                           xy_workspace_get_college (workspace));

  return ((XyAssignment *) g_ptr_array_index (places, 0))->group == 2;
}

static void
test_move_makes_a_new_timetable (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = NULL;
  g_autoptr (XySchedule) before = NULL;
  g_autoptr (GPtrArray) places = NULL;
  const XyAssignment *place;

  app_fixture_fill (home, "法学院", 1, 0, 7);
  workspace = app_fixture_open (home);
  before = xy_schedule_ref (xy_workspace_get_schedule (workspace));
  places = xy_schedule_list_college (before, xy_workspace_get_college (workspace));
  g_assert_cmpuint (places->len, ==, 1);
  place = g_ptr_array_index (places, 0);
  g_assert_cmpint (place->group, ==, 1);
  xy_workspace_move (workspace, place->id, place->slot, 2);
  xy_test_wait (is_moved, workspace);
  g_assert_cmpint (place->group, ==, 1);
  xy_workspace_close (workspace);
}

static void
test_another_college_has_other_students (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autofree char *chemistry = app_fixture_dup_college_id ("化工院");
  g_autoptr (XyWorkspace) workspace = NULL;
  GListModel *students;

  app_fixture_fill (home, "法学院", 4, 0, 7);
  workspace = app_fixture_open (home);
  students = G_LIST_MODEL (xy_workspace_get_students (workspace));
  g_assert_cmpuint (g_list_model_get_n_items (students), ==, 4);
  xy_workspace_set_college (workspace, chemistry);
  g_assert_cmpuint (g_list_model_get_n_items (students), ==, 0);
  xy_workspace_set_college (workspace, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (students), ==, 4);
  xy_workspace_close (workspace);
}

static void
test_store_that_cannot_be_opened_says_so (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autoptr (XyWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, "not a folder", -1, &error);
  g_assert_no_error (error);
  workspace = xy_workspace_new (file);
  g_assert_false (xy_workspace_open (workspace, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_FAILED);
  g_assert_cmpstr (xy_workspace_get_message (workspace), ==, error->message);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/workspace/fresh-store-has-the-notice-s-timetable",
                   test_fresh_store_has_the_notice_s_timetable);
  g_test_add_func ("/workspace/photos-are-checked-and-the-reports-kept",
                   test_photos_are_checked_and_the_reports_kept);
  g_test_add_func ("/workspace/decision-can-be-undone-and-redone",
                   test_decision_can_be_undone_and_redone);
  g_test_add_func ("/workspace/deciding-again-changes-the-one-decision",
                   test_deciding_again_changes_the_one_decision);
  g_test_add_func ("/workspace/move-makes-a-new-timetable", test_move_makes_a_new_timetable);
  g_test_add_func ("/workspace/another-college-has-other-students",
                   test_another_college_has_other_students);
  g_test_add_func ("/workspace/store-that-cannot-be-opened-says-so",
                   test_store_that_cannot_be_opened_says_so);
  return g_test_run ();
}
