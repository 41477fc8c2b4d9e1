// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* What stands beside and above the photo of a review. */

#include <string.h>

#include "app/xy-review-person.h"
#include "app/xy-review-view-private.h"
#include "review-fixture.h"
#include "xy-portrait.h"
#include "xy-test-look.h"
#include "xy-test.h"

static void
fixture_init (ReviewFixture *fixture)
{
  g_autoptr (GPtrArray) photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < 2; i++)
    {
      XyPortrait portrait;

      xy_portrait_init (&portrait, i + 1);
      g_ptr_array_add (photos, xy_portrait_render (&portrait));
    }
  review_fixture_init (fixture, photos);
  review_fixture_start (fixture, 2);
  review_fixture_wait_shown (fixture, 0);
}

/* The first button below @widget that shows that icon. */
static GtkWidget *
find_button (GtkWidget *widget, const char *icon_name)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) &&
      g_strcmp0 (gtk_button_get_icon_name (GTK_BUTTON (widget)), icon_name) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, icon_name);
  return found;
}

static void
test_a_reminder_that_was_closed_stays_closed (void)
{
  ReviewFixture fixture;
  GtkWidget *close;

  fixture_init (&fixture);
  close = find_button (GTK_WIDGET (fixture.review->side), "window-close-symbolic");
  g_assert_nonnull (close);
  g_assert_true (gtk_widget_get_mapped (close));
  g_signal_emit_by_name (close, "clicked");
  g_assert_false (gtk_widget_get_mapped (close));
  review_fixture_hit (&fixture, GDK_KEY_j);
  review_fixture_wait_shown (&fixture, 1);
  g_assert_false (gtk_widget_get_mapped (close));
  g_assert_true (xy_workspace_is_reminded (fixture.workspace));
  review_fixture_clear (&fixture);
}

static void
test_zoom_is_told_above_the_photo_and_set_there (void)
{
  ReviewFixture fixture;
  XyPhotoZoom *zoom;

  fixture_init (&fixture);
  zoom = xy_photo_view_get_zoom (fixture.review->photo);
  g_assert_true (xy_photo_zoom_is_fit (zoom));
  g_signal_emit_by_name (find_button (GTK_WIDGET (fixture.review->bar), "zoom-in-symbolic"),
                         "clicked");
  g_assert_false (xy_photo_zoom_is_fit (zoom));
  review_fixture_hit (&fixture, GDK_KEY_j);
  review_fixture_wait_shown (&fixture, 1);
  /* Another photo is shown whole again. */
  g_assert_true (xy_photo_zoom_is_fit (zoom));
  review_fixture_clear (&fixture);
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static void
test_the_data_beside_the_photo_are_those_of_its_person (void)
{
  ReviewFixture fixture;
  GtkWidget *person;

  fixture_init (&fixture);
  review_fixture_hit (&fixture, GDK_KEY_p);
  person = xy_test_look_find (GTK_WIDGET (fixture.review->side), XY_TYPE_REVIEW_PERSON);
  g_assert_nonnull (person);
  g_assert_true (has_text (person, "201939000001"));
  review_fixture_hit (&fixture, GDK_KEY_p);
  review_fixture_hit (&fixture, GDK_KEY_j);
  review_fixture_wait_shown (&fixture, 1);
  g_assert_true (has_text (person, "201939000002"));
  g_assert_false (has_text (person, "201939000001"));
  review_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/review-side/reminder", test_a_reminder_that_was_closed_stays_closed);
  g_test_add_func ("/review-side/zoom", test_zoom_is_told_above_the_photo_and_set_there);
  g_test_add_func ("/review-side/person", test_the_data_beside_the_photo_are_those_of_its_person);
  return g_test_run ();
}
