// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The requests for the timetable as the graduate school and a coordinator have them before them. */

#include "app-fixture.h"
#include "app/xy-requests-dialog.h"
#include "store/xy-store-home.h"
#include "xy-test-look.h"
#include "xy-test.h"

typedef struct
{
  char *home;
  XyWorkspace *workspace;
  GtkWindow *dialog;
  char *request;
} Fixture;

static XyWorkspace *
open_as (const char *home, const char *role)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autofree char *college = app_fixture_dup_college_id ("法学院");
  XyStore *store;

  app_fixture_fill (home, "法学院", 40, 0, 7);
  store = xy_store_home_open_current (home, none, &error);
  g_assert_no_error (error);
  xy_store_set_setting (store, "role", role, &error);
  g_assert_no_error (error);
  xy_store_set_setting (store, "colleges", college, &error);
  g_assert_no_error (error);
  xy_store_close (store);
  g_object_unref (store);
  return app_fixture_open (home);
}

static gboolean
has_requests (gpointer user_data)
{
  g_autoptr (GPtrArray) requests = xy_workspace_list_requests (user_data);

  return requests->len > 0;
}

/* Law is to come in the last hour's second group; the newest state that it is given. */
static char *
ask (XyWorkspace *workspace, const char *classes)
{
  XySchedule *schedule = xy_workspace_get_schedule (workspace);
  GPtrArray *slots = xy_schedule_get_slots (schedule);
  g_autoptr (GPtrArray) places =
      xy_schedule_list_college (schedule, xy_workspace_get_college (workspace));
  const XyAssignment *place = g_ptr_array_index (places, 0);
  GPtrArray *edits = xy_edits_new ();
  XyFields *fields = xy_fields_new ();
  char *id = xy_uuid_new ();

  xy_fields_set_string (fields, "campaign", place->campaign);
  xy_fields_set_string (fields, "college", place->college);
  xy_fields_set_string (fields, "subject", place->id);
  xy_fields_set_string (fields, "slot", ((XySlot *) slots->pdata[slots->len - 1])->id);
  xy_fields_set_int (fields, "group", 2);
  if (classes != NULL)
    xy_fields_set_strv (fields, "classes", (const char *[]){ classes, NULL });
  xy_fields_set_string (fields, "why", classes != NULL ? "split" : "overload");
  xy_fields_set_string (fields, "state", "open");
  xy_fields_set_string (fields, "by", "law");
  xy_fields_set_string (fields, "made_at", "2021-12-01T08:00:00Z");
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_REQUEST, id, fields));
  xy_workspace_apply (workspace, NULL, edits);
  return id;
}

static void
fixture_init (Fixture *fixture, const char *role)
{
  fixture->home = xy_test_dup_folder ();
  fixture->workspace = open_as (fixture->home, role);
  fixture->request = ask (fixture->workspace, "2班");
  xy_test_wait (has_requests, fixture->workspace);
  fixture->dialog = xy_requests_dialog_new (fixture->workspace);
  gtk_window_present (fixture->dialog);
}

static void
fixture_clear (Fixture *fixture)
{
  g_object_ref (fixture->dialog);
  gtk_window_destroy (fixture->dialog);
  xy_test_look_wait_finalized (G_OBJECT (fixture->dialog));
  app_fixture_close (fixture->workspace);
  g_assert_finalize_object (fixture->workspace);
  g_free (fixture->request);
  g_free (fixture->home);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_button (child, label);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_in (Fixture *fixture, const char *label)
{
  return find_button (GTK_WIDGET (fixture->dialog), label);
}

static const XyRequest *
find_request (Fixture *fixture)
{
  g_autoptr (GPtrArray) requests = xy_workspace_list_requests (fixture->workspace);

  for (guint i = 0; i < requests->len; i++)
    if (g_strcmp0 (((XyRequest *) requests->pdata[i])->id, fixture->request) == 0)
      return requests->pdata[i];
  g_assert_not_reached ();
}

static gboolean
is_answered (gpointer user_data)
{
  return g_strcmp0 (find_request (user_data)->state, "open") != 0;
}

static void
the_school_accepts_with_a_word (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *accept, *entry;

  fixture_init (&fixture, XY_ROLE_SCHOOL);
  xy_test_look (GTK_WIDGET (fixture.dialog), "requests-school");
  accept = find_in (&fixture, "_Accept");
  entry = xy_test_look_find (GTK_WIDGET (fixture.dialog), GTK_TYPE_ENTRY);
  g_assert_nonnull (accept);
  g_assert_nonnull (entry);
  g_assert_null (find_in (&fixture, "_Withdraw"));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (accept), GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (accept), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Accept the request of 法学院 (2班)");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "A word to the college, if you like");
  gtk_editable_set_text (GTK_EDITABLE (entry), "好的");
  gtk_widget_activate (accept);
  xy_test_wait (is_answered, &fixture);
  g_assert_cmpstr (find_request (&fixture)->state, ==, "accepted");
  g_assert_cmpstr (find_request (&fixture)->word, ==, "好的");
  xy_test_look (GTK_WIDGET (fixture.dialog), "requests-answered");
  g_assert_null (find_in (&fixture, "_Accept"));
}

static void
what_is_typed_outlives_another_request (void)
{
  g_auto (Fixture) fixture = { 0 };
  g_autofree char *second = NULL;
  GtkWidget *entry, *focus, *now;

  fixture_init (&fixture, XY_ROLE_SCHOOL);
  entry = xy_test_look_find (GTK_WIDGET (fixture.dialog), GTK_TYPE_ENTRY);
  gtk_editable_set_text (GTK_EDITABLE (entry), "再看看");
  gtk_widget_grab_focus (entry);
  second = ask (fixture.workspace, NULL);
  while (xy_test_look_find (GTK_WIDGET (fixture.dialog), GTK_TYPE_ENTRY) == entry)
    g_main_context_iteration (NULL, TRUE);
  xy_test_look (GTK_WIDGET (fixture.dialog), "requests-two");
  focus = gtk_window_get_focus (fixture.dialog);
  now = gtk_widget_get_ancestor (focus, GTK_TYPE_ENTRY);
  g_assert_nonnull (now);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (now)), ==, "再看看");
}

static void
the_coordinator_takes_it_back (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *withdraw;

  fixture_init (&fixture, XY_ROLE_COLLEGE);
  xy_test_look (GTK_WIDGET (fixture.dialog), "requests-college");
  withdraw = find_in (&fixture, "_Withdraw");
  g_assert_nonnull (withdraw);
  g_assert_null (find_in (&fixture, "_Accept"));
  g_assert_null (find_in (&fixture, "_Decline"));
  gtk_widget_activate (withdraw);
  xy_test_wait (is_answered, &fixture);
  g_assert_cmpstr (find_request (&fixture)->state, ==, "withdrawn");
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/requests-dialog/the-school-accepts-with-a-word",
                   the_school_accepts_with_a_word);
  g_test_add_func ("/requests-dialog/what-is-typed-outlives-another-request",
                   what_is_typed_outlives_another_request);
  g_test_add_func ("/requests-dialog/the-coordinator-takes-it-back", the_coordinator_takes_it_back);
  return g_test_run ();
}
