// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "review-fixture.h"

#include "app-fixture.h"
#include "model/xy-acts.h"
#include "xy-test.h"

static void
failed_cb (XyWorkspace *workspace, const char *message, gpointer user_data)
{
  ReviewFixture *fixture = user_data;

  g_free (fixture->failure);
  fixture->failure = g_strdup (message);
}

static XyEdit *
new_student (ReviewFixture *fixture, guint i)
{
  const XyCampaign *campaign = xy_workspace_get_campaign (fixture->workspace);
  GPtrArray *colleges = xy_schedule_get_colleges (xy_workspace_get_schedule (fixture->workspace));
  XyFields *fields = xy_fields_new ();
  g_autofree char *number = g_strdup_printf ("2019390%05u", i + 1);
  g_autofree char *name = g_strdup_printf ("学生%u", i + 1);

  xy_fields_set_string (fields, "campaign", campaign->id);
  xy_fields_set_string (fields, "college",
                        ((const XyCollege *) g_ptr_array_index (colleges, 0))->id);
  xy_fields_set_string (fields, "student_number", number);
  xy_fields_set_string (fields, "name", name);
  xy_fields_set_string (fields, "class", "1班");
  return xy_edit_new (XY_KIND_STUDENT, NULL, fields);
}

static XyEdit *
new_submission (ReviewFixture *fixture,
                const XyStudent *student,
                const XySubmission *newest,
                GBytes *photo)
{
  XyStore *store = xy_workspace_get_store (fixture->workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *sha256 = xy_store_add_photo (store, photo, &error);

  g_assert_no_error (error);
  return xy_edit_new (XY_KIND_SUBMISSION, NULL, xy_acts_submit (student, newest, sha256));
}

static void
apply (ReviewFixture *fixture, GPtrArray *edits)
{
  g_autoptr (GError) error = NULL;

  xy_store_apply (xy_workspace_get_store (fixture->workspace), NULL, edits, &error);
  g_assert_no_error (error);
}

static void
fill (ReviewFixture *fixture, GPtrArray *photos)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);

  for (guint i = 0; i < photos->len; i++)
    {
      XyEdit *edit = new_student (fixture, i);
      g_autoptr (XyRecord) record =
          xy_record_new (XY_KIND_STUDENT, edit->id, 0, xy_fields_copy (edit->fields));
      g_autoptr (XyStudent) student = xy_entity_from_record (record);

      g_ptr_array_add (edits, edit);
      g_ptr_array_add (edits,
                       new_submission (fixture, student, NULL, g_ptr_array_index (photos, i)));
    }
  apply (fixture, edits);
}

typedef struct
{
  ReviewFixture *fixture;
  guint n;
  int index;
  const char *photo;
} Wait;

static gboolean
is_checked (gpointer user_data)
{
  Wait *wait = user_data;
  GListModel *students = G_LIST_MODEL (xy_workspace_get_students (wait->fixture->workspace));

  if (g_list_model_get_n_items (students) != wait->n)
    return FALSE;
  for (guint i = 0; i < wait->n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);

      if (xy_student_item_get_report (item) == NULL)
        return FALSE;
    }
  return TRUE;
}

void
review_fixture_init (ReviewFixture *fixture, GPtrArray *photos)
{
  g_autofree char *home = xy_test_dup_folder ();
  Wait wait = { fixture, photos->len, 0, NULL };

  *fixture = (ReviewFixture){ 0 };
  fixture->workspace = app_fixture_open (home);
  g_signal_connect (fixture->workspace, "failed", G_CALLBACK (failed_cb), fixture);
  fill (fixture, photos);
  xy_test_wait (is_checked, &wait);
  fixture->items = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < photos->len; i++)
    {
      g_autofree char *number = g_strdup_printf ("2019390%05u", i + 1);

      g_ptr_array_add (fixture->items,
                       g_object_ref (app_fixture_find (fixture->workspace, number)));
    }

  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  fixture->cache = xy_photo_cache_new (fixture->workspace);
  fixture->review = g_object_new (XY_TYPE_REVIEW_VIEW, NULL);
  xy_review_view_set_workspace (fixture->review, fixture->workspace, fixture->cache);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1280, 800);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->review));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static gboolean
is_idle (gpointer user_data)
{
  return xy_photo_cache_is_idle (((ReviewFixture *) user_data)->cache);
}

void
review_fixture_clear (ReviewFixture *fixture)
{
  xy_review_view_stop (fixture->review);
  xy_test_wait (is_idle, fixture);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_pointer (&fixture->items, g_ptr_array_unref);
  app_fixture_close (fixture->workspace);
  g_assert_finalize_object (fixture->cache);
  g_assert_cmpstr (fixture->failure, ==, NULL);
  g_object_unref (fixture->workspace);
}

void
review_fixture_start (ReviewFixture *fixture, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_object_ref (g_ptr_array_index (fixture->items, i)));
  xy_review_view_start (fixture->review, items, NULL, FALSE);
}

static gboolean
is_ready (gpointer user_data)
{
  return xy_review_view_is_ready (((ReviewFixture *) user_data)->review);
}

void
review_fixture_wait_ready (ReviewFixture *fixture)
{
  xy_test_wait (is_ready, fixture);
}

int
review_fixture_get_shown (ReviewFixture *fixture)
{
  guint index;

  if (!g_ptr_array_find (fixture->items, xy_review_view_get_item (fixture->review), &index))
    return -1;
  return (int) index;
}

static gboolean
is_shown (gpointer user_data)
{
  Wait *wait = user_data;

  return review_fixture_get_shown (wait->fixture) == wait->index &&
         (wait->index < 0 || xy_review_view_is_ready (wait->fixture->review));
}

void
review_fixture_wait_shown (ReviewFixture *fixture, int index)
{
  Wait wait = { fixture, 0, index, NULL };

  xy_test_wait (is_shown, &wait);
}

static gboolean
is_submitted (gpointer user_data)
{
  Wait *wait = user_data;
  XyStudentItem *item = g_ptr_array_index (wait->fixture->items, (guint) wait->index);

  return g_strcmp0 (xy_student_item_get_submission (item)->id, wait->photo) == 0;
}

void
review_fixture_submit (ReviewFixture *fixture, guint index, GBytes *photo)
{
  XyStudentItem *item = g_ptr_array_index (fixture->items, index);
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  XyEdit *edit = new_submission (fixture, xy_student_item_get_student (item),
                                 xy_student_item_get_submission (item), photo);
  Wait wait = { fixture, 0, (int) index, edit->id };

  g_ptr_array_add (edits, edit);
  apply (fixture, edits);
  xy_test_wait (is_submitted, &wait);
}

/* GTK 4 cannot be sent a key; its controller can be told of one. */
static GtkEventController *
find_keys (ReviewFixture *fixture)
{
  g_autoptr (GListModel) controllers =
      gtk_widget_observe_controllers (GTK_WIDGET (fixture->review));

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_KEY (controller))
        return controller;
    }
  g_assert_not_reached ();
}

void
review_fixture_press (ReviewFixture *fixture, guint keyval)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_keys (fixture), "key-pressed", keyval, keyval, (GdkModifierType) 0,
                         &handled);
}

void
review_fixture_press_alt (ReviewFixture *fixture, guint keyval)
{
  gboolean handled = FALSE;

  g_signal_emit_by_name (find_keys (fixture), "key-pressed", keyval, keyval, GDK_ALT_MASK,
                         &handled);
  g_assert_true (handled);
}

void
review_fixture_release (ReviewFixture *fixture, guint keyval)
{
  g_signal_emit_by_name (find_keys (fixture), "key-released", keyval, keyval, (GdkModifierType) 0);
}

void
review_fixture_hit (ReviewFixture *fixture, guint keyval)
{
  review_fixture_press (fixture, keyval);
  review_fixture_release (fixture, keyval);
}

GBytes *
review_fixture_new_copy (GBytes *jpeg, guint number)
{
  const guint8 *bytes = g_bytes_get_data (jpeg, NULL);
  gsize size = g_bytes_get_size (jpeg);
  /* A comment behind the marker that a JPEG begins with. */
  const guint8 comment[] = {
    0xff, 0xfe, 0, 4, (guint8) (number / 256 % 256), (guint8) (number % 256)
  };
  g_autoptr (GByteArray) copy = g_byte_array_new ();

  g_byte_array_append (copy, bytes, 2);
  g_byte_array_append (copy, comment, sizeof comment);
  g_byte_array_append (copy, bytes + 2, (guint) size - 2);
  return g_byte_array_free_to_bytes (g_steal_pointer (&copy));
}
