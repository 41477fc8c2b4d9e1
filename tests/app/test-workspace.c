// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "app-fixture.h"
#include "model/xy-schedule-plan.h"
#include "store/xy-store-home.h"
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
  app_fixture_close (workspace);
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
  app_fixture_close (workspace);
  g_clear_object (&workspace);

  /* The reports are there at the next start, before anything is checked again. */
  workspace = app_fixture_open (home);
  g_assert_cmpint (xy_student_item_get_photo_state (app_fixture_find (workspace, "201939000001")),
                   ==, XY_PHOTO_FLAGGED);
  app_fixture_close (workspace);
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

  xy_workspace_decide_async (workspace, item, NULL, XY_OUTCOME_ACCEPTED, NULL, NULL, NULL, NULL);
  wait_state (workspace, "201939000002", XY_PHOTO_ACCEPTED);
  g_assert_true (g_str_has_prefix (label, "Accepted the photo of "));
  g_assert_true (xy_workspace_can_undo (workspace));

  xy_workspace_undo (workspace);
  wait_state (workspace, "201939000002", XY_PHOTO_TO_DECIDE);
  xy_workspace_redo (workspace);
  wait_state (workspace, "201939000002", XY_PHOTO_ACCEPTED);
  app_fixture_close (workspace);
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
  xy_workspace_decide_async (workspace, item, NULL, XY_OUTCOME_ACCEPTED, NULL, NULL, NULL, NULL);
  wait_state (workspace, "201939000001", XY_PHOTO_ACCEPTED);
  xy_workspace_decide_async (workspace, item, NULL, XY_OUTCOME_REJECTED, reasons, "背景请用浅蓝色",
                             NULL, NULL);
  wait_state (workspace, "201939000001", XY_PHOTO_REJECTED);
  g_assert_cmpstr (xy_student_item_get_decision (item)->note, ==, "背景请用浅蓝色");
  decisions = xy_store_list (xy_workspace_get_store (workspace), XY_KIND_DECISION, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (decisions->len, ==, 1);
  app_fixture_close (workspace);
}

static gboolean
is_moved (gpointer user_data)
{
  XyWorkspace *workspace = user_data;
  g_autoptr (GPtrArray) places = xy_schedule_list_college (xy_workspace_get_schedule (workspace),
                                                           xy_workspace_get_college (workspace));

  return ((XyAssignment *) g_ptr_array_index (places, 0))->group == 2;
}

static gboolean
has_a_request (gpointer user_data)
{
  g_autoptr (GPtrArray) requests = xy_workspace_list_requests (user_data);

  return requests->len == 1;
}

static void
note_failure_cb (XyWorkspace *workspace, const char *message, gpointer user_data)
{
  *(char **) user_data = g_strdup (message);
}

/* As the store of a coordinator's account is. */
static void
make_coordinator (const char *home)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *college = app_fixture_dup_college_id ("法学院");
  g_autoptr (XyStore) store = NULL;

  app_fixture_fill (home, "法学院", 20, 0, 7);
  store = xy_store_home_open_current (home, none, &error);
  g_assert_no_error (error);
  xy_store_set_setting (store, "role", XY_ROLE_COLLEGE, &error);
  g_assert_no_error (error);
  xy_store_set_setting (store, "colleges", college, &error);
  g_assert_no_error (error);
  xy_store_close (store);
}

static void
test_a_coordinator_asks_for_a_split_and_is_refused_what_is_the_schools (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autofree char *failure = NULL;
  g_autoptr (XyWorkspace) workspace = NULL;
  g_autoptr (XySchedule) before = NULL;
  g_autoptr (GPtrArray) places = NULL, requests = NULL;
  const XyAssignment *place;
  const XyRequest *request;

  make_coordinator (home);
  workspace = app_fixture_open (home);
  before = xy_schedule_ref (xy_workspace_get_schedule (workspace));
  places = xy_schedule_list_college (before, xy_workspace_get_college (workspace));
  place = g_ptr_array_index (places, 0);
  xy_workspace_apply (
      workspace, "Split",
      xy_schedule_plan_split (before, place->id, (const char *[]){ "2班", NULL }, place->slot, 2));
  xy_test_wait (has_a_request, workspace);
  g_assert_true (xy_schedule_equal (before, xy_workspace_get_schedule (workspace)));
  requests = xy_workspace_list_requests (workspace);
  request = g_ptr_array_index (requests, 0);
  g_assert_cmpstr (request->state, ==, "open");
  g_assert_cmpstr (request->subject, ==, place->id);
  g_assert_cmpstr (request->classes[0], ==, "2班");
  g_assert_cmpstr (xy_store_get_undo_label (xy_workspace_get_store (workspace)), ==,
                   "Asked the graduate school: Split");

  g_signal_connect (workspace, "failed", G_CALLBACK (note_failure_cb), &failure);
  xy_workspace_apply (workspace, "Remove", xy_schedule_plan_remove (before, place->id));
  g_assert_cmpstr (failure, ==, "Only the graduate school can do this with the timetable.");
  g_assert_true (xy_schedule_equal (before, xy_workspace_get_schedule (workspace)));
  app_fixture_close (workspace);
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
  app_fixture_close (workspace);
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
  app_fixture_close (workspace);
}

static gboolean
is_settled (gpointer workspace)
{
  return xy_workspace_get_state (workspace) != XY_WORKSPACE_LOADING;
}

static void
test_store_that_cannot_be_opened_says_so (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *file = g_build_filename (folder, "file", NULL);
  g_autoptr (XyWorkspace) workspace = NULL;
  g_autofree char *start = g_strdup_printf ("The data folder %s cannot be used: ", file);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (file, "not a folder", -1, &error);
  g_assert_no_error (error);
  workspace = xy_workspace_new (file);
  xy_workspace_open (workspace);
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_LOADING);
  xy_test_wait (is_settled, workspace);
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_FAILED);
  g_assert_true (g_str_has_prefix (xy_workspace_get_message (workspace), start));
}

/* Another program has the store for a moment. */

static int
lock_store (const char *home)
{
  g_autofree char *stores = g_build_filename (home, "stores", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (stores, 0, &error);
  g_autofree char *path = NULL;
  int lock;

  g_assert_no_error (error);
  path = g_build_filename (stores, g_dir_read_name (folder), "lock", NULL);
  lock = g_open (path, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (lock, >=, 0);
  g_assert_cmpint (flock (lock, LOCK_EX | LOCK_NB), ==, 0);
  return lock;
}

static void
unlock_store (int lock)
{
  g_assert_cmpint (close (lock), ==, 0);
}

static gboolean
tick_cb (gpointer user_data)
{
  (*(guint *) user_data)++;
  return G_SOURCE_CONTINUE;
}

static gboolean
has_ticked (gpointer user_data)
{
  return *(guint *) user_data >= 20;
}

static void
let_time_pass (void)
{
  guint n_ticks = 0;
  guint source = g_timeout_add (10, tick_cb, &n_ticks);

  xy_test_wait (has_ticked, &n_ticks);
  g_source_remove (source);
}

static XyWorkspace *
open_locked (const char *home)
{
  XyWorkspace *workspace = xy_workspace_new (home);

  xy_workspace_open (workspace);
  let_time_pass ();
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_LOADING);
  g_assert_null (xy_workspace_get_store (workspace));
  return workspace;
}

static void
test_store_is_waited_for_while_another_program_has_it (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = NULL;
  int lock;

  app_fixture_fill (home, "法学院", 2, 0, 7);
  lock = lock_store (home);
  workspace = open_locked (home);
  unlock_store (lock);
  app_fixture_wait_ready (workspace);
  g_assert_nonnull (app_fixture_find (workspace, "201939000002"));
  app_fixture_close (workspace);
}

static void
test_opening_can_be_given_up_and_begun_again (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = NULL;
  int lock;

  app_fixture_fill (home, "法学院", 2, 0, 7);
  lock = lock_store (home);
  workspace = open_locked (home);
  xy_workspace_close (workspace);
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_CLOSED);
  let_time_pass ();
  g_assert_cmpint (xy_workspace_get_state (workspace), ==, XY_WORKSPACE_CLOSED);

  xy_workspace_open (workspace);
  unlock_store (lock);
  app_fixture_wait_ready (workspace);
  app_fixture_close (workspace);
}

static void
test_workspace_can_go_while_its_store_is_opened (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyWorkspace *workspace;
  int lock;

  app_fixture_fill (home, "法学院", 2, 0, 7);
  lock = lock_store (home);
  workspace = open_locked (home);
  g_assert_finalize_object (workspace);
  unlock_store (lock);

  /* The lock is free or about to be, whichever was faster. */
  workspace = app_fixture_open (home);
  app_fixture_close (workspace);
  g_assert_finalize_object (workspace);
}

static void
test_workspace_can_go_at_any_moment (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyWorkspace *workspace;

  app_fixture_fill (home, "法学院", 2, 2, 7);
  for (guint n = 0; n < 12; n++)
    {
      guint n_ticks = 0;
      guint source = g_timeout_add (10, tick_cb, &n_ticks);

      workspace = xy_workspace_new (home);
      xy_workspace_open (workspace);
      for (guint i = 0; i < n; i++)
        g_main_context_iteration (NULL, TRUE);
      g_object_unref (workspace);
      g_source_remove (source);
    }
  workspace = app_fixture_open (home);
  app_fixture_close (workspace);
  g_object_unref (workspace);
}

static void
test_what_was_done_just_before_closing_is_there_again (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autofree char *chemistry = app_fixture_dup_college_id ("化工院");
  g_autoptr (XyWorkspace) workspace = NULL;

  app_fixture_fill (home, "法学院", 1, 1, 7);
  workspace = app_fixture_open (home);
  xy_workspace_decide_async (workspace, app_fixture_find (workspace, "201939000001"), NULL,
                             XY_OUTCOME_ACCEPTED, NULL, NULL, NULL, NULL);
  xy_workspace_close (workspace);
  xy_workspace_open (workspace);
  app_fixture_wait_ready (workspace);
  g_assert_cmpint (xy_student_item_get_photo_state (app_fixture_find (workspace, "201939000001")),
                   ==, XY_PHOTO_ACCEPTED);

  xy_workspace_set_college (workspace, chemistry);
  xy_workspace_close (workspace);
  xy_workspace_open (workspace);
  app_fixture_wait_ready (workspace);
  g_assert_cmpstr (xy_workspace_get_college (workspace), ==, chemistry);
  app_fixture_close (workspace);
}

static void
test_act_without_a_store_says_so (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (XyWorkspace) workspace = app_fixture_open (home);
  g_autofree char *message = NULL;

  g_signal_connect (workspace, "failed", G_CALLBACK (keep_label_cb), &message);
  app_fixture_close (workspace);
  xy_workspace_apply (workspace, "Nothing", g_ptr_array_new ());
  g_assert_cmpstr (message, ==, "The store is closed");
}

static gboolean
is_reminder_kept (gpointer user_data)
{
  XyWorkspace *workspace = user_data;
  g_autofree char *name =
      g_strdup_printf ("reminded-%s", xy_workspace_get_campaign (workspace)->id);
  g_autofree char *kept = xy_store_dup_setting (xy_workspace_get_store (workspace), name);

  return kept != NULL;
}

static void
who_is_reminded_stays_so_at_the_next_start (void)
{
  g_autofree char *home = xy_test_dup_folder ();
  XyWorkspace *workspace;

  app_fixture_fill (home, "法学院", 1, 0, 3);
  workspace = app_fixture_open (home);
  g_assert_false (xy_workspace_is_reminded (workspace));
  xy_workspace_set_reminded (workspace);
  g_assert_true (xy_workspace_is_reminded (workspace));
  xy_test_wait (is_reminder_kept, workspace);
  app_fixture_close (workspace);
  g_assert_finalize_object (workspace);

  workspace = app_fixture_open (home);
  g_assert_true (xy_workspace_is_reminded (workspace));
  app_fixture_close (workspace);
  g_assert_finalize_object (workspace);
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
  g_test_add_func ("/workspace/a-coordinator-asks-for-a-split-and-is-refused-what-is-the-schools",
                   test_a_coordinator_asks_for_a_split_and_is_refused_what_is_the_schools);
  g_test_add_func ("/workspace/move-makes-a-new-timetable", test_move_makes_a_new_timetable);
  g_test_add_func ("/workspace/another-college-has-other-students",
                   test_another_college_has_other_students);
  g_test_add_func ("/workspace/store-that-cannot-be-opened-says-so",
                   test_store_that_cannot_be_opened_says_so);
  g_test_add_func ("/workspace/store-is-waited-for-while-another-program-has-it",
                   test_store_is_waited_for_while_another_program_has_it);
  g_test_add_func ("/workspace/opening-can-be-given-up-and-begun-again",
                   test_opening_can_be_given_up_and_begun_again);
  g_test_add_func ("/workspace/workspace-can-go-while-its-store-is-opened",
                   test_workspace_can_go_while_its_store_is_opened);
  g_test_add_func ("/workspace/workspace-can-go-at-any-moment",
                   test_workspace_can_go_at_any_moment);
  g_test_add_func ("/workspace/what-was-done-just-before-closing-is-there-again",
                   test_what_was_done_just_before_closing_is_there_again);
  g_test_add_func ("/workspace/act-without-a-store-says-so", test_act_without_a_store_says_so);
  g_test_add_func ("/workspace/reminded", who_is_reminded_stays_so_at_the_next_start);
  return g_test_run ();
}
