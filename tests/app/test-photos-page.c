// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app/xy-photo-import.h"
#include "app/xy-photo-view.h"
#include "app/xy-photos-page.h"
#include "app/xy-review-side.h"
#include "app/xy-review-view.h"
#include "xy-portrait.h"
#include "xy-test-look.h"
#include "xy-test.h"

/* Students, and what is wrong with the photo of each; the last one has no photo. */
static const struct
{
  const char *number;
  const char *name;
  const char *defect;
} people[] = {
  { "201902110001", "孟煜瑶", NULL },         { "201902110002", "欧阳思远", "background-grey" },
  { "201902110003", "赵伟", "blurred" },      { "201902110004", "李雨桐", NULL },
  { "201902110005", "陈子涵", "off-centre" }, { "201902110006", "刘一诺", "" },
};
#define N_PEOPLE G_N_ELEMENTS (people)
#define N_PHOTOS (N_PEOPLE - 1)

typedef struct
{
  XyWorkspace *workspace;
  GtkWidget *window;
  XyPhotosPage *page;
  XyReviewView *review;
  char *failure;
} Fixture;

static void
failed_cb (XyWorkspace *workspace, const char *message, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_free (fixture->failure);
  fixture->failure = g_strdup (message);
}

static gboolean
is_loaded (gpointer user_data)
{
  Fixture *fixture = user_data;

  return xy_workspace_get_state (fixture->workspace) == XY_WORKSPACE_READY;
}

static XyStudentItem *
find_item (Fixture *fixture, guint person)
{
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (fixture->workspace));

  for (guint i = 0; i < g_list_model_get_n_items (students); i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);

      if (g_str_equal (xy_student_item_get_student (item)->student_number, people[person].number))
        return item;
    }
  return NULL;
}

static guint
count_states (Fixture *fixture, XyPhotoState state)
{
  guint n = 0;

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      XyStudentItem *item = find_item (fixture, i);

      if (item != NULL && xy_student_item_get_photo_state (item) == state)
        n++;
    }
  return n;
}

static gboolean
is_checked (gpointer user_data)
{
  Fixture *fixture = user_data;

  return count_states (fixture, XY_PHOTO_FLAGGED) + count_states (fixture, XY_PHOTO_TO_DECIDE) ==
         N_PHOTOS;
}

static gboolean
has_everybody (gpointer user_data)
{
  Fixture *fixture = user_data;

  return find_item (fixture, N_PEOPLE - 1) != NULL;
}

static gboolean
is_ready (gpointer user_data)
{
  return xy_review_view_is_ready (((Fixture *) user_data)->review);
}

static void
add_students (Fixture *fixture)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (fixture->workspace);
  GPtrArray *colleges = xy_schedule_get_colleges (xy_workspace_get_schedule (fixture->workspace));
  GPtrArray *edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);

  for (guint i = 0; i < N_PEOPLE; i++)
    {
      g_autoptr (XyFields) fields = xy_fields_new ();

      xy_fields_set_string (fields, "campaign", campaign->id);
      xy_fields_set_string (fields, "college",
                            ((const XyCollege *) g_ptr_array_index (colleges, 0))->id);
      xy_fields_set_string (fields, "student_number", people[i].number);
      xy_fields_set_string (fields, "name", people[i].name);
      xy_fields_set_string (fields, "class", "2019级1班");
      g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, NULL, g_steal_pointer (&fields)));
    }
  xy_workspace_apply (fixture->workspace, "Added", edits);
  xy_test_wait (has_everybody, fixture);
}

/* Portraits are drawn once, whatever the number of tests. */
static GBytes *
get_portrait (const char *defect, guint seed)
{
  static GHashTable *drawn;
  g_autofree char *key = g_strdup_printf ("%s-%u", defect != NULL ? defect : "", seed);
  XyPortrait portrait;
  GBytes *bytes;

  if (drawn == NULL)
    drawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_bytes_unref);
  bytes = g_hash_table_lookup (drawn, key);
  if (bytes != NULL)
    return bytes;
  xy_portrait_init (&portrait, seed);
  portrait.min_bytes = 100 * 1024;
  if (defect != NULL)
    g_assert_true (xy_portrait_set_defect (&portrait, defect));
  bytes = xy_portrait_render (&portrait);
  g_hash_table_insert (drawn, g_steal_pointer (&key), bytes);
  return bytes;
}

static void
add_photo (Fixture *fixture, guint person, guint seed)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *name = g_strdup_printf ("%s.jpg", people[person].number);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (XyPhotoImport) import = xy_photo_import_new (fixture->workspace);
  g_autoptr (GAsyncResult) looked = NULL;
  g_autoptr (GAsyncResult) stored = NULL;
  g_autoptr (GError) error = NULL;
  GBytes *bytes = get_portrait (people[person].defect, seed);

  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_ptr_array_add (files, g_file_new_for_path (path));
  xy_photo_import_look_async (import, files, NULL, xy_test_async_cb, &looked);
  xy_test_wait_result (&looked);
  g_assert_true (xy_photo_import_look_finish (import, looked, &error));
  xy_photo_import_store_async (import, TRUE, NULL, xy_test_async_cb, &stored);
  xy_test_wait_result (&stored);
  g_assert_cmpint (xy_photo_import_store_finish (import, stored, &error), ==, 1);
  g_assert_no_error (error);
}

static void
fixture_init (Fixture *fixture)
{
  g_autofree char *home = xy_test_dup_folder ();

  *fixture = (Fixture){ 0 };
  fixture->workspace = xy_workspace_new (home);
  g_signal_connect (fixture->workspace, "failed", G_CALLBACK (failed_cb), fixture);
  xy_workspace_open (fixture->workspace);
  xy_test_wait (is_loaded, fixture);
  add_students (fixture);

  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 900, 640);
  fixture->page = g_object_new (XY_TYPE_PHOTOS_PAGE, "workspace", fixture->workspace, NULL);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  fixture->review =
      XY_REVIEW_VIEW (xy_test_look_find (GTK_WIDGET (fixture->page), XY_TYPE_REVIEW_VIEW));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
fixture_add_photos (Fixture *fixture)
{
  for (guint i = 0; i < N_PHOTOS; i++)
    add_photo (fixture, i, i + 1);
  xy_test_wait (is_checked, fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  xy_workspace_close (fixture->workspace);
  g_assert_cmpstr (fixture->failure, ==, NULL);
  xy_test_look_wait_finalized (G_OBJECT (fixture->workspace));
}

static GtkEventController *
find_keys (XyReviewView *review)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (GTK_WIDGET (review));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        return controller;
    }
  g_assert_not_reached ();
}

/* GTK 4 cannot be sent a key; its controller can be told of one. */
static void
press (Fixture *fixture, guint keyval)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_keys (fixture->review), "key-pressed", keyval, keyval,
                         (GdkModifierType) 0, &handled);
  g_assert_true (handled);
}

static void
release (Fixture *fixture, guint keyval)
{
  g_signal_emit_by_name (find_keys (fixture->review), "key-released", keyval, keyval,
                         (GdkModifierType) 0);
}

static void
hit (Fixture *fixture, guint keyval)
{
  press (fixture, keyval);
  release (fixture, keyval);
}

typedef struct
{
  Fixture *fixture;
  guint person;
  XyPhotoState state;
} Expectation;

static gboolean
is_in_state (gpointer user_data)
{
  Expectation *expectation = user_data;

  return xy_student_item_get_photo_state (find_item (expectation->fixture, expectation->person)) ==
         expectation->state;
}

static void
wait_state (Fixture *fixture, guint person, XyPhotoState state)
{
  Expectation expectation = { fixture, person, state };

  xy_test_wait (is_in_state, &expectation);
}

static const char *
get_shown (Fixture *fixture)
{
  XyStudentItem *item = xy_review_view_get_item (fixture->review);

  return item != NULL ? xy_student_item_get_student (item)->student_number : NULL;
}

static gboolean
is_at_end (gpointer user_data)
{
  return xy_review_view_get_item (((Fixture *) user_data)->review) == NULL;
}

static void
test_every_photo_is_decided_by_one_key (void)
{
  Fixture fixture;
  const XyDecision *decision;

  fixture_init (&fixture);
  fixture_add_photos (&fixture);
  xy_test_look (fixture.window, "photos-grid");
  g_assert_cmpuint (count_states (&fixture, XY_PHOTO_FLAGGED), ==, 3);

  /* Flagged ones first, in the order of the queue. */
  xy_photos_page_review (fixture.page, NULL);
  xy_test_wait (is_ready, &fixture);
  xy_test_look (fixture.window, "photos-review");
  g_assert_cmpstr (get_shown (&fixture), ==, people[1].number);
  hit (&fixture, GDK_KEY_r);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[2].number);
  hit (&fixture, GDK_KEY_s);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[4].number);
  hit (&fixture, GDK_KEY_a);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[0].number);
  hit (&fixture, GDK_KEY_A);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[3].number);
  hit (&fixture, GDK_KEY_a);
  xy_test_wait (is_at_end, &fixture);

  wait_state (&fixture, 0, XY_PHOTO_ACCEPTED);
  wait_state (&fixture, 1, XY_PHOTO_REJECTED);
  wait_state (&fixture, 2, XY_PHOTO_ASKED);
  wait_state (&fixture, 3, XY_PHOTO_ACCEPTED);
  wait_state (&fixture, 4, XY_PHOTO_ACCEPTED);
  xy_test_look (fixture.window, "photos-done");
  decision = xy_student_item_get_decision (find_item (&fixture, 1));
  g_assert_true (g_strv_contains ((const char *const *) decision->reasons, "background-colour"));
  decision = xy_student_item_get_decision (find_item (&fixture, 4));
  g_assert_cmpuint (g_strv_length (decision->reasons), ==, 0);
  fixture_clear (&fixture);
}

static void
test_undo_brings_the_photo_back (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  fixture_add_photos (&fixture);
  xy_photos_page_review (fixture.page, NULL);
  xy_test_wait (is_ready, &fixture);
  hit (&fixture, GDK_KEY_a);
  wait_state (&fixture, 1, XY_PHOTO_ACCEPTED);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[2].number);
  hit (&fixture, GDK_KEY_z);
  wait_state (&fixture, 1, XY_PHOTO_FLAGGED);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[1].number);
  fixture_clear (&fixture);
}

static void
test_a_held_key_decides_once (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  fixture_add_photos (&fixture);
  xy_photos_page_review (fixture.page, NULL);
  xy_test_wait (is_ready, &fixture);
  press (&fixture, GDK_KEY_a);
  xy_test_wait (is_ready, &fixture);
  press (&fixture, GDK_KEY_a);
  press (&fixture, GDK_KEY_a);
  wait_state (&fixture, 1, XY_PHOTO_ACCEPTED);
  g_assert_cmpuint (count_states (&fixture, XY_PHOTO_ACCEPTED), ==, 1);
  g_assert_cmpstr (get_shown (&fixture), ==, people[2].number);
  release (&fixture, GDK_KEY_a);
  hit (&fixture, GDK_KEY_a);
  wait_state (&fixture, 2, XY_PHOTO_ACCEPTED);
  fixture_clear (&fixture);
}

static void
test_a_photo_that_was_not_painted_is_not_decided (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  fixture_add_photos (&fixture);
  xy_photos_page_review (fixture.page, NULL);
  g_assert_false (xy_review_view_is_ready (fixture.review));
  hit (&fixture, GDK_KEY_a);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[1].number);
  /* Three hits within one frame: only the first one's photo has been on the screen. */
  hit (&fixture, GDK_KEY_a);
  hit (&fixture, GDK_KEY_a);
  hit (&fixture, GDK_KEY_a);
  xy_test_wait (is_ready, &fixture);
  wait_state (&fixture, 1, XY_PHOTO_ACCEPTED);
  g_assert_cmpstr (get_shown (&fixture), ==, people[2].number);
  g_assert_cmpuint (count_states (&fixture, XY_PHOTO_ACCEPTED), ==, 1);
  fixture_clear (&fixture);
}

typedef struct
{
  XyStudentItem *item;
  char *before;
} Replacement;

static gboolean
is_replaced (gpointer user_data)
{
  Replacement *replacement = user_data;

  return !g_str_equal (xy_student_item_get_submission (replacement->item)->id, replacement->before);
}

/* The first photo view is that of the photo before, painted only when it is compared. */
static gboolean
shows_before (gpointer user_data)
{
  Fixture *fixture = user_data;

  return xy_photo_view_is_painted (
      XY_PHOTO_VIEW (xy_test_look_find (GTK_WIDGET (fixture->review), XY_TYPE_PHOTO_VIEW)));
}

static void
test_a_new_photo_waits_for_the_old_one_and_is_compared_with_it (void)
{
  Fixture fixture;
  Replacement replacement;
  g_autofree char *newest = NULL;

  fixture_init (&fixture);
  fixture_add_photos (&fixture);
  xy_photos_page_review (fixture.page, NULL);
  xy_test_wait (is_ready, &fixture);
  replacement.item = xy_review_view_get_item (fixture.review);
  replacement.before = g_strdup (xy_student_item_get_submission (replacement.item)->id);
  add_photo (&fixture, 1, 77);
  xy_test_wait (is_replaced, &replacement);
  newest = g_strdup (xy_student_item_get_submission (replacement.item)->id);
  xy_test_look (fixture.window, "photos-newer");
  hit (&fixture, GDK_KEY_n);
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[1].number);
  hit (&fixture, GDK_KEY_c);
  xy_test_wait (shows_before, &fixture);
  xy_test_look (fixture.window, "photos-compare");
  hit (&fixture, GDK_KEY_a);
  wait_state (&fixture, 1, XY_PHOTO_ACCEPTED);
  g_assert_cmpstr (xy_student_item_get_decision (replacement.item)->submission, ==, newest);
  g_assert_null (xy_workspace_find_decision (fixture.workspace, replacement.before));
  g_free (replacement.before);
  fixture_clear (&fixture);
}

static void
test_a_rejection_needs_a_reason (void)
{
  Fixture fixture;
  XyReviewSide *side;
  g_auto (GStrv) reasons = NULL;

  fixture_init (&fixture);
  fixture_add_photos (&fixture);
  xy_photos_page_review (fixture.page, find_item (&fixture, 0));
  xy_test_wait (is_ready, &fixture);
  g_assert_cmpstr (get_shown (&fixture), ==, people[0].number);
  side = XY_REVIEW_SIDE (xy_test_look_find (GTK_WIDGET (fixture.review), XY_TYPE_REVIEW_SIDE));
  reasons = xy_review_decision_dup_reasons (xy_review_side_get_decision (side));
  g_assert_cmpuint (g_strv_length (reasons), ==, 0);
  hit (&fixture, GDK_KEY_r);
  g_assert_cmpstr (get_shown (&fixture), ==, people[0].number);
  g_assert_true (xy_review_view_is_ready (fixture.review));

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (
                                xy_test_look_find (GTK_WIDGET (side), GTK_TYPE_TEXT_VIEW))),
                            " Please look into the lens. ", -1);
  hit (&fixture, GDK_KEY_r);
  wait_state (&fixture, 0, XY_PHOTO_REJECTED);
  g_assert_cmpstr (xy_student_item_get_decision (find_item (&fixture, 0))->note, ==,
                   "Please look into the lens.");
  fixture_clear (&fixture);
}

static GtkWidget *
get_shown_child (Fixture *fixture)
{
  return gtk_stack_get_visible_child (
      GTK_STACK (gtk_widget_get_first_child (GTK_WIDGET (fixture->page))));
}

static gboolean
shows_status (gpointer user_data)
{
  return ADW_IS_STATUS_PAGE (get_shown_child (user_data));
}

static gboolean
shows_grid (gpointer user_data)
{
  return GTK_IS_BOX (get_shown_child (user_data));
}

static void
test_the_page_says_that_there_are_no_photos (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  xy_test_wait (shows_status, &fixture);
  g_assert_cmpstr (adw_status_page_get_title (ADW_STATUS_PAGE (get_shown_child (&fixture))), ==,
                   "No photos yet");
  xy_test_look (fixture.window, "photos-none");
  add_photo (&fixture, 0, 1);
  xy_test_wait (shows_grid, &fixture);
  fixture_clear (&fixture);
}

static void
test_the_grid_is_filtered_by_state (void)
{
  Fixture fixture;
  GtkGridView *grid;
  GListModel *shown;

  fixture_init (&fixture);
  fixture_add_photos (&fixture);
  xy_test_wait (shows_grid, &fixture);
  grid = GTK_GRID_VIEW (xy_test_look_find (GTK_WIDGET (fixture.page), GTK_TYPE_GRID_VIEW));
  shown = G_LIST_MODEL (gtk_grid_view_get_model (grid));
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, N_PEOPLE);
  xy_photos_page_show_state (fixture.page, XY_PHOTO_FLAGGED);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 3);
  xy_photos_page_show_state (fixture.page, XY_PHOTO_NONE);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 1);
  xy_photos_page_show_state (fixture.page, XY_PHOTO_REJECTED);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, 0);
  xy_test_look (fixture.window, "photos-nothing");
  gtk_widget_activate_action (GTK_WIDGET (fixture.page), "photos.show-all", NULL);
  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, N_PEOPLE);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/photos-page/no-photos", test_the_page_says_that_there_are_no_photos);
  g_test_add_func ("/photos-page/filter", test_the_grid_is_filtered_by_state);
  g_test_add_func ("/photos-page/keys", test_every_photo_is_decided_by_one_key);
  g_test_add_func ("/photos-page/undo", test_undo_brings_the_photo_back);
  g_test_add_func ("/photos-page/held-key", test_a_held_key_decides_once);
  g_test_add_func ("/photos-page/not-painted", test_a_photo_that_was_not_painted_is_not_decided);
  g_test_add_func ("/photos-page/new-photo",
                   test_a_new_photo_waits_for_the_old_one_and_is_compared_with_it);
  g_test_add_func ("/photos-page/reason", test_a_rejection_needs_a_reason);
  return g_test_run ();
}
