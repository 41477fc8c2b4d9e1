// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <adwaita.h>

#include "app/xy-photo-view.h"
#include "app/xy-review-findings.h"
#include "xy-test-look.h"
#include "xy-test.h"

typedef struct
{
  GtkWidget *window;
  XyReviewFindings *findings;
  XyReviewFinding flagged[2];
  XyReviewFinding rest[1];
  XyReviewState state;
  char *activated;
  int n_activated;
} Fixture;

static void
activated_cb (Fixture *fixture, const char *rule)
{
  g_free (fixture->activated);
  fixture->activated = g_strdup (rule);
  fixture->n_activated++;
}

static XyReviewFinding
make_finding (const char *rule, int number, XyVerdict verdict)
{
  return (XyReviewFinding){ .rule = (char *) rule,
                            .number = number,
                            .verdict = verdict,
                            .icon_name = "object-select-symbolic",
                            .words = "fails",
                            .message = (char *) "The background is grey.",
                            .detail = (char *) "measured 39 ΔE, at most 16 ΔE" };
}

static void
fixture_init (Fixture *fixture)
{
  *fixture = (Fixture){ 0 };
  fixture->flagged[0] = make_finding ("background-colour", 1, XY_VERDICT_FAIL);
  fixture->flagged[1] = make_finding ("mouth-closed", 2, XY_VERDICT_LOOK);
  fixture->rest[0] = make_finding ("file-type", 0, XY_VERDICT_PASS);
  fixture->state.flagged = g_ptr_array_new ();
  fixture->state.rest = g_ptr_array_new ();
  fixture->state.reasons = g_ptr_array_new ();
  fixture->state.checked = TRUE;
  fixture->state.rest_words = (char *) "1 rule is fine";
  g_ptr_array_add (fixture->state.flagged, &fixture->flagged[0]);
  g_ptr_array_add (fixture->state.flagged, &fixture->flagged[1]);
  g_ptr_array_add (fixture->state.rest, &fixture->rest[0]);

  fixture->window = gtk_window_new ();
  fixture->findings = g_object_new (XY_TYPE_REVIEW_FINDINGS, NULL);
  g_signal_connect_swapped (fixture->findings, "activated", G_CALLBACK (activated_cb), fixture);
  gtk_window_set_child (GTK_WINDOW (fixture->window), GTK_WIDGET (fixture->findings));
  xy_review_findings_set_state (fixture->findings, &fixture->state, FALSE);
  gtk_window_present (GTK_WINDOW (fixture->window));
  xy_test_look (fixture->window, "review-findings");
  /* The first row took the focus of the window, and with it the selection. */
  xy_review_findings_set_selected (fixture->findings, NULL);
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_ref (fixture->findings);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  xy_test_look_wait_finalized (G_OBJECT (fixture->findings));
  g_ptr_array_unref (fixture->state.flagged);
  g_ptr_array_unref (fixture->state.rest);
  g_ptr_array_unref (fixture->state.reasons);
  g_free (fixture->activated);
}

/* The first list is that of what is flagged. */
static GtkListBoxRow *
get_row (Fixture *fixture, int place)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (
      GTK_LIST_BOX (xy_test_look_find (GTK_WIDGET (fixture->findings), GTK_TYPE_LIST_BOX)), place);

  g_assert_nonnull (row);
  return row;
}

static GtkEventController *
find_controller (GtkWidget *widget, GType type)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (controller, type))
        return controller;
    }
  g_assert_not_reached ();
}

static void
activate (GtkListBoxRow *row)
{
  GtkListBox *list = GTK_LIST_BOX (gtk_widget_get_parent (GTK_WIDGET (row)));

  gtk_list_box_select_row (list, row);
  g_signal_emit_by_name (list, "row-activated", row);
}

static void
test_a_finding_that_is_activated_is_selected_and_the_second_time_let_go (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_assert_null (xy_review_findings_get_selected (fixture.findings));
  activate (get_row (&fixture, 1));
  g_assert_cmpstr (xy_review_findings_get_selected (fixture.findings), ==, "mouth-closed");
  g_assert_cmpstr (fixture.activated, ==, "mouth-closed");
  activate (get_row (&fixture, 0));
  g_assert_cmpstr (fixture.activated, ==, "background-colour");
  activate (get_row (&fixture, 0));
  g_assert_null (xy_review_findings_get_selected (fixture.findings));
  g_assert_cmpint (fixture.n_activated, ==, 2);
  fixture_clear (&fixture);
}

static void
test_one_key_goes_through_all_findings_and_back_to_none (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  xy_review_findings_activate_next (fixture.findings);
  g_assert_cmpstr (fixture.activated, ==, "background-colour");
  xy_review_findings_activate_next (fixture.findings);
  g_assert_cmpstr (fixture.activated, ==, "mouth-closed");
  xy_review_findings_activate_next (fixture.findings);
  g_assert_null (xy_review_findings_get_selected (fixture.findings));
  xy_review_findings_activate_next (fixture.findings);
  g_assert_cmpstr (fixture.activated, ==, "background-colour");
  g_assert_cmpint (fixture.n_activated, ==, 3);
  fixture_clear (&fixture);
}

static void
test_escape_selects_nothing_and_then_goes_on (void)
{
  Fixture fixture;
  GtkWidget *list;
  gboolean handled = FALSE;

  fixture_init (&fixture);
  xy_review_findings_set_selected (fixture.findings, "mouth-closed");
  list = gtk_widget_get_parent (GTK_WIDGET (get_row (&fixture, 0)));
  g_signal_emit_by_name (find_controller (list, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed",
                         GDK_KEY_Escape, GDK_KEY_Escape, (GdkModifierType) 0, &handled);
  g_assert_true (handled);
  g_assert_null (xy_review_findings_get_selected (fixture.findings));
  g_signal_emit_by_name (find_controller (list, GTK_TYPE_EVENT_CONTROLLER_KEY), "key-pressed",
                         GDK_KEY_Escape, GDK_KEY_Escape, (GdkModifierType) 0, &handled);
  g_assert_false (handled);
  fixture_clear (&fixture);
}

static void
test_what_is_under_the_pointer_is_told_and_let_go (void)
{
  Fixture fixture;
  GtkEventController *motion;
  g_autofree char *hovered = NULL;

  fixture_init (&fixture);
  motion = find_controller (GTK_WIDGET (get_row (&fixture, 1)), GTK_TYPE_EVENT_CONTROLLER_MOTION);
  g_signal_emit_by_name (motion, "enter", 1.0, 1.0);
  g_object_get (fixture.findings, "hovered", &hovered, NULL);
  g_assert_cmpstr (hovered, ==, "mouth-closed");
  g_clear_pointer (&hovered, g_free);
  g_signal_emit_by_name (motion, "leave");
  g_object_get (fixture.findings, "hovered", &hovered, NULL);
  g_assert_null (hovered);
  fixture_clear (&fixture);
}

static void
test_what_is_under_the_pointer_on_the_photo_shows_in_the_list (void)
{
  Fixture fixture;

  fixture_init (&fixture);
  g_object_set (fixture.findings, "hovered", "mouth-closed", NULL);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (get_row (&fixture, 1)), "xy-hovered"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_row (&fixture, 0)), "xy-hovered"));
  g_object_set (fixture.findings, "hovered", NULL, NULL);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (get_row (&fixture, 1)), "xy-hovered"));
  fixture_clear (&fixture);
}

static void
test_what_is_selected_on_the_photo_is_scrolled_to (void)
{
  Fixture fixture;
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkAdjustment *place;

  fixture_init (&fixture);
  g_object_ref (fixture.findings);
  gtk_window_set_child (GTK_WINDOW (fixture.window), scroller);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (fixture.findings));
  g_object_unref (fixture.findings);
  gtk_widget_set_size_request (scroller, -1, 60);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 300, 60);
  xy_test_look (fixture.window, "review-findings-scrolled");
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  gtk_adjustment_set_value (place, 0);
  xy_review_findings_set_selected (fixture.findings, "mouth-closed");
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, 0);
  fixture_clear (&fixture);
}

static void
test_another_photo_has_nothing_selected_and_the_rest_folded (void)
{
  Fixture fixture;
  GtkExpander *expander;

  fixture_init (&fixture);
  expander = GTK_EXPANDER (xy_test_look_find (GTK_WIDGET (fixture.findings), GTK_TYPE_EXPANDER));
  g_assert_false (gtk_expander_get_expanded (expander));
  gtk_expander_set_expanded (expander, TRUE);
  activate (get_row (&fixture, 0));
  xy_review_findings_set_state (fixture.findings, &fixture.state, FALSE);
  g_assert_null (xy_review_findings_get_selected (fixture.findings));
  g_assert_false (gtk_expander_get_expanded (expander));
  /* So the same rule of the next photo can be activated at once. */
  activate (get_row (&fixture, 0));
  g_assert_cmpint (fixture.n_activated, ==, 2);
  fixture_clear (&fixture);
}

static GtkListBox *
find_rest (Fixture *fixture)
{
  GtkWidget *expander = xy_test_look_find (GTK_WIDGET (fixture->findings), GTK_TYPE_EXPANDER);

  return GTK_LIST_BOX (gtk_expander_get_child (GTK_EXPANDER (expander)));
}

static void
test_what_is_unfolded_is_that_of_the_photo_that_is_shown (void)
{
  Fixture fixture;
  GtkExpander *expander;

  fixture_init (&fixture);
  expander = GTK_EXPANDER (xy_test_look_find (GTK_WIDGET (fixture.findings), GTK_TYPE_EXPANDER));
  gtk_expander_set_expanded (expander, TRUE);
  g_assert_nonnull (gtk_list_box_get_row_at_index (find_rest (&fixture), 0));
  g_assert_null (gtk_list_box_get_row_at_index (find_rest (&fixture), 1));
  /* Another report of the same photo, while it is unfolded. */
  g_ptr_array_add (fixture.state.rest, &fixture.rest[0]);
  xy_review_findings_set_state (fixture.findings, &fixture.state, TRUE);
  g_assert_true (gtk_expander_get_expanded (expander));
  g_assert_nonnull (gtk_list_box_get_row_at_index (find_rest (&fixture), 1));
  /* Another photo. */
  g_ptr_array_set_size (fixture.state.rest, 1);
  xy_review_findings_set_state (fixture.findings, &fixture.state, FALSE);
  gtk_expander_set_expanded (expander, TRUE);
  g_assert_nonnull (gtk_list_box_get_row_at_index (find_rest (&fixture), 0));
  g_assert_null (gtk_list_box_get_row_at_index (find_rest (&fixture), 1));
  fixture_clear (&fixture);
}

static void
test_the_list_and_the_photo_select_the_same (void)
{
  Fixture fixture;
  XyPhotoView *view = g_object_ref_sink (g_object_new (XY_TYPE_PHOTO_VIEW, NULL));

  fixture_init (&fixture);
  g_object_bind_property (fixture.findings, "selected", view, "selected", G_BINDING_BIDIRECTIONAL);
  xy_review_findings_set_selected (fixture.findings, "mouth-closed");
  g_assert_cmpstr (xy_photo_view_get_selected (view), ==, "mouth-closed");
  xy_photo_view_set_selected (view, NULL);
  g_assert_null (xy_review_findings_get_selected (fixture.findings));
  g_assert_false (gtk_list_box_row_is_selected (get_row (&fixture, 1)));
  g_object_unref (view);
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/review-findings/activate",
                   test_a_finding_that_is_activated_is_selected_and_the_second_time_let_go);
  g_test_add_func ("/review-findings/next",
                   test_one_key_goes_through_all_findings_and_back_to_none);
  g_test_add_func ("/review-findings/escape", test_escape_selects_nothing_and_then_goes_on);
  g_test_add_func ("/review-findings/hover", test_what_is_under_the_pointer_is_told_and_let_go);
  g_test_add_func ("/review-findings/hover-photo",
                   test_what_is_under_the_pointer_on_the_photo_shows_in_the_list);
  g_test_add_func ("/review-findings/scroll", test_what_is_selected_on_the_photo_is_scrolled_to);
  g_test_add_func ("/review-findings/another",
                   test_another_photo_has_nothing_selected_and_the_rest_folded);
  g_test_add_func ("/review-findings/unfold",
                   test_what_is_unfolded_is_that_of_the_photo_that_is_shown);
  g_test_add_func ("/review-findings/both", test_the_list_and_the_photo_select_the_same);
  return g_test_run ();
}
