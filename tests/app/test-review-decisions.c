// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Decisions by keyboard alone: what is stored is what was decided about what was on the screen. */

#include "app/xy-review-view-private.h"
#include "data/xy-data.h"
#include "model/xy-acts.h"
#include "review-fixture.h"
#include "xy-portrait.h"
#include "xy-test-look.h"
#include "xy-test.h"

#define N_PORTRAITS 20

/* One of each kind, as they come: what is wrong with the photo, and what the person does about it,
 * as keys.  What lies behind a Z is done again, or done otherwise. */
static const struct
{
  const char *defect;
  const char *keys;
  const char *outcome;
} plan[N_PORTRAITS] = {
  { NULL, "a", XY_OUTCOME_ACCEPTED },
  { "background-grey", "r", XY_OUTCOME_REJECTED },
  { "blurred", "r", XY_OUTCOME_REJECTED },
  { NULL, "aza", XY_OUTCOME_ACCEPTED },
  { "off-centre", "s", XY_OUTCOME_ASKED },
  { "background-red", "azr", XY_OUTCOME_REJECTED },
  { NULL, "a", XY_OUTCOME_ACCEPTED },
  { "too-high", "rzs", XY_OUTCOME_ASKED },
  { "background-white", "r", XY_OUTCOME_REJECTED },
  { NULL, "a", XY_OUTCOME_ACCEPTED },
  { "too-low", "r", XY_OUTCOME_REJECTED },
  { NULL, "sza", XY_OUTCOME_ACCEPTED },
  { "under-exposed", "r", XY_OUTCOME_REJECTED },
  { "background-navy", "rzrzr", XY_OUTCOME_REJECTED },
  { NULL, "a", XY_OUTCOME_ACCEPTED },
  { "small-head", "s", XY_OUTCOME_ASKED },
  { NULL, "a", XY_OUTCOME_ACCEPTED },
  { "over-exposed", "r", XY_OUTCOME_REJECTED },
  { NULL, "a", XY_OUTCOME_ACCEPTED },
  { "background-grey", "a", XY_OUTCOME_ACCEPTED },
};

static GBytes *
new_portrait (guint seed, const char *defect)
{
  XyPortrait portrait;

  xy_portrait_init (&portrait, seed);
  portrait.min_bytes = 100 * 1024;
  if (defect != NULL)
    g_assert_true (xy_portrait_set_defect (&portrait, defect));
  return xy_portrait_render (&portrait);
}

/* The first @n of the plan; drawn once. */
static GPtrArray *
new_photos (guint n)
{
  static GBytes *drawn[N_PORTRAITS];
  GPtrArray *photos = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < n; i++)
    {
      if (drawn[i] == NULL)
        drawn[i] = new_portrait (i + 1, plan[i].defect);
      g_ptr_array_add (photos, g_bytes_ref (drawn[i]));
    }
  return photos;
}

static void
fixture_init (ReviewFixture *fixture, guint n, guint n_reviewed)
{
  g_autoptr (GPtrArray) photos = new_photos (n);

  review_fixture_init (fixture, photos);
  review_fixture_start (fixture, n_reviewed);
  review_fixture_wait_shown (fixture, 0);
}

static XyStudentItem *
get_item (ReviewFixture *fixture, guint index)
{
  return g_ptr_array_index (fixture->items, index);
}

static GPtrArray *
list_decisions (ReviewFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records =
      xy_store_list (xy_workspace_get_store (fixture->workspace), XY_KIND_DECISION, &error);

  g_assert_no_error (error);
  return records;
}

/* What the store has about a submission. */
static XyDecision *
dup_decision (ReviewFixture *fixture, const char *submission)
{
  g_autoptr (GPtrArray) records = list_decisions (fixture);

  for (guint i = 0; i < records->len; i++)
    {
      g_autoptr (XyDecision) decision = xy_entity_from_record (g_ptr_array_index (records, i));

      if (g_str_equal (decision->submission, submission))
        return g_steal_pointer (&decision);
    }
  return NULL;
}

static void
assert_outcome (ReviewFixture *fixture, const char *submission, const char *outcome)
{
  g_autoptr (XyDecision) decision = dup_decision (fixture, submission);

  g_assert_cmpstr (decision != NULL ? decision->outcome : NULL, ==, outcome);
}

/* The words are those of the reasons, a line each. */
static void
assert_words (const XyDecision *decision)
{
  g_autoptr (GBytes) bytes = xy_data_load ("phrases/zh_CN.json", NULL);
  g_autoptr (XyPhrases) phrases = xy_phrases_parse (bytes, NULL);
  g_autoptr (GString) expected = g_string_new (NULL);

  for (guint i = 0; decision->reasons[i] != NULL; i++)
    g_string_append_printf (expected, "%s%s", i > 0 ? "\n" : "",
                            xy_phrases_get_for_rule (phrases, decision->reasons[i]));
  g_assert_cmpstr (decision->note, ==, expected->str);
}

static gboolean
is_settled (gpointer user_data)
{
  XyReviewView *view = ((ReviewFixture *) user_data)->review;

  return !xy_review_view_is_storing (view) && view->n_undoing == 0 && view->undoing == NULL;
}

static void
test_twenty_portraits_are_reviewed_by_keyboard_alone (void)
{
  ReviewFixture fixture;
  g_autoptr (GPtrArray) records = NULL;

  fixture_init (&fixture, N_PORTRAITS, N_PORTRAITS);
  for (guint i = 0; i < N_PORTRAITS; i++)
    for (const char *key = plan[i].keys; *key != '\0'; key++)
      {
        /* Undo can follow the decision at once, before that is stored. */
        if (*key != 'z')
          review_fixture_wait_shown (&fixture, (int) i);
        review_fixture_hit (&fixture, gdk_unicode_to_keyval ((guint32) *key));
      }
  review_fixture_wait_shown (&fixture, -1);
  xy_test_wait (is_settled, &fixture);

  records = list_decisions (&fixture);
  g_assert_cmpuint (records->len, ==, N_PORTRAITS);
  for (guint i = 0; i < N_PORTRAITS; i++)
    {
      const XySubmission *submission = xy_student_item_get_submission (get_item (&fixture, i));
      g_autoptr (XyDecision) decision = dup_decision (&fixture, submission->id);

      g_assert_nonnull (decision);
      g_assert_cmpstr (decision->outcome, ==, plan[i].outcome);
      /* What was taken back leaves nothing behind. */
      if (g_str_equal (plan[i].outcome, XY_OUTCOME_ACCEPTED))
        {
          g_assert_cmpuint (g_strv_length (decision->reasons), ==, 0);
          g_assert_cmpstr (decision->note, ==, NULL);
        }
      if (g_str_equal (plan[i].outcome, XY_OUTCOME_REJECTED))
        {
          g_assert_cmpuint (g_strv_length (decision->reasons), >, 0);
          assert_words (decision);
        }
    }
  xy_test_look (fixture.window, "review-end");
  review_fixture_clear (&fixture);
}

static void
test_a_decision_is_about_the_photo_on_the_screen_when_another_is_submitted (void)
{
  ReviewFixture fixture;
  g_autofree char *shown = NULL;
  g_autofree char *newest = NULL;
  g_autoptr (GBytes) another = new_portrait (77, NULL);

  fixture_init (&fixture, 2, 2);
  shown = g_strdup (xy_student_item_get_submission (get_item (&fixture, 0))->id);
  review_fixture_submit (&fixture, 0, another);
  newest = g_strdup (xy_student_item_get_submission (get_item (&fixture, 0))->id);
  g_assert_cmpstr (newest, !=, shown);
  /* The key goes down before anything could be painted. */
  review_fixture_hit (&fixture, GDK_KEY_a);
  /* The new photo is next, and nothing is decided about it. */
  review_fixture_wait_shown (&fixture, 0);
  xy_test_wait (is_settled, &fixture);
  assert_outcome (&fixture, shown, XY_OUTCOME_ACCEPTED);
  assert_outcome (&fixture, newest, NULL);
  review_fixture_hit (&fixture, GDK_KEY_s);
  review_fixture_wait_shown (&fixture, 1);
  xy_test_wait (is_settled, &fixture);
  assert_outcome (&fixture, shown, XY_OUTCOME_ACCEPTED);
  assert_outcome (&fixture, newest, XY_OUTCOME_ASKED);
  review_fixture_clear (&fixture);
}

/* As it arrives from another computer. */
static void
decide_elsewhere (ReviewFixture *fixture, const XySubmission *submission, const char *outcome)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (edits, xy_edit_new (XY_KIND_DECISION, NULL,
                                       xy_acts_decide (submission, outcome, NULL, "Elsewhere.",
                                                       "other", XY_ROLE_COLLEGE)));
  xy_store_apply (xy_workspace_get_store (fixture->workspace), NULL, edits, &error);
  g_assert_no_error (error);
}

static gboolean
is_decided (gpointer user_data)
{
  return xy_student_item_get_decision (user_data) != NULL;
}

static void
test_a_decision_from_elsewhere_is_not_overwritten_before_it_is_seen (void)
{
  ReviewFixture fixture;
  const char *submission;

  fixture_init (&fixture, 2, 2);
  submission = fixture.review->submission;
  decide_elsewhere (&fixture, xy_review_view_find_shown (fixture.review), XY_OUTCOME_REJECTED);
  xy_test_wait (is_decided, get_item (&fixture, 0));
  review_fixture_hit (&fixture, GDK_KEY_a);
  g_assert_cmpint (review_fixture_get_shown (&fixture), ==, 0);
  assert_outcome (&fixture, submission, XY_OUTCOME_REJECTED);
  /* Once it has been painted a key is another decision. */
  review_fixture_wait_ready (&fixture);
  xy_test_look (fixture.window, "review-elsewhere");
  review_fixture_hit (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, 1);
  xy_test_wait (is_settled, &fixture);
  assert_outcome (&fixture, xy_student_item_get_submission (get_item (&fixture, 0))->id,
                  XY_OUTCOME_ACCEPTED);
  review_fixture_clear (&fixture);
}

static XyFields *
new_class (const char *class_name)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "class", class_name);
  return fields;
}

static void
test_undo_takes_back_its_own_decision_and_nothing_that_was_done_elsewhere (void)
{
  ReviewFixture fixture;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);
  g_autoptr (XyRecord) record = NULL;
  g_autofree char *label = NULL;
  XyEdit *edit;
  XyStore *store;

  fixture_init (&fixture, 2, 2);
  store = xy_workspace_get_store (fixture.workspace);
  review_fixture_hit (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, 1);
  xy_test_wait (is_settled, &fixture);
  assert_outcome (&fixture, xy_student_item_get_submission (get_item (&fixture, 0))->id,
                  XY_OUTCOME_ACCEPTED);
  /* On another page of the window, by words that are the same. */
  label = g_strdup (xy_store_get_undo_label (store));
  edit = xy_edit_new (XY_KIND_STUDENT, xy_student_item_get_student (get_item (&fixture, 1))->id,
                      new_class ("2班"));
  g_ptr_array_add (edits, edit);
  g_assert_true (xy_store_apply (store, label, edits, NULL));
  review_fixture_hit (&fixture, GDK_KEY_z);
  review_fixture_wait_shown (&fixture, 0);
  record = xy_store_lookup (store, XY_KIND_STUDENT, edit->id, NULL);
  g_assert_cmpstr (xy_fields_get_string (record->fields, "class"), ==, "2班");
  assert_outcome (&fixture, xy_student_item_get_submission (get_item (&fixture, 0))->id, NULL);
  review_fixture_clear (&fixture);
}

static void
test_undo_passes_over_what_was_undone_elsewhere (void)
{
  ReviewFixture fixture;

  fixture_init (&fixture, 3, 3);
  review_fixture_hit (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, 1);
  review_fixture_hit (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, 2);
  xy_test_wait (is_settled, &fixture);
  g_assert_true (xy_store_undo (xy_workspace_get_store (fixture.workspace), NULL));
  review_fixture_hit (&fixture, GDK_KEY_z);
  review_fixture_wait_shown (&fixture, 0);
  assert_outcome (&fixture, xy_student_item_get_submission (get_item (&fixture, 0))->id, NULL);
  review_fixture_clear (&fixture);
}

static void
test_a_key_that_is_held_decides_once (void)
{
  ReviewFixture fixture;
  g_autoptr (GPtrArray) records = NULL;

  fixture_init (&fixture, 3, 3);
  review_fixture_press (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, 1);
  for (guint i = 0; i < 5; i++)
    {
      review_fixture_press (&fixture, GDK_KEY_a);
      review_fixture_wait_ready (&fixture);
    }
  review_fixture_release (&fixture, GDK_KEY_a);
  xy_test_wait (is_settled, &fixture);
  g_assert_cmpint (review_fixture_get_shown (&fixture), ==, 1);
  records = list_decisions (&fixture);
  g_assert_cmpuint (records->len, ==, 1);
  review_fixture_clear (&fixture);
}

static GtkWidget *
find_note (GtkWidget *widget)
{
  if (GTK_IS_TEXT_VIEW (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_note (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_what_is_typed_into_the_words_is_no_decision (void)
{
  ReviewFixture fixture;
  g_autoptr (GPtrArray) records = NULL;

  fixture_init (&fixture, 2, 2);
  gtk_widget_grab_focus (find_note (GTK_WIDGET (fixture.review)));
  for (const char *key = "arszjkon"; *key != '\0'; key++)
    review_fixture_hit (&fixture, gdk_unicode_to_keyval ((guint32) *key));
  g_assert_cmpint (review_fixture_get_shown (&fixture), ==, 0);
  /* Escape leads back to the photo, where letters are keys. */
  review_fixture_hit (&fixture, GDK_KEY_Escape);
  review_fixture_hit (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, 1);
  xy_test_wait (is_settled, &fixture);
  records = list_decisions (&fixture);
  g_assert_cmpuint (records->len, ==, 1);
  review_fixture_clear (&fixture);
}

static char *
dup_words (ReviewFixture *fixture)
{
  return xy_review_decision_dup_note (xy_review_side_get_decision (fixture->review->side));
}

static GtkWidget *
find_check (GtkWidget *widget, const char *rule)
{
  if (GTK_IS_CHECK_BUTTON (widget) &&
      g_strcmp0 (g_object_get_data (G_OBJECT (widget), "rule"), rule) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_check (child, rule);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* A reason that is ticked brings its sentence and takes it away again; what was written stays. */
static void
test_the_words_follow_the_reasons (void)
{
  ReviewFixture fixture;
  g_autofree char *at_first = NULL, *ticked = NULL, *written = NULL, *at_last = NULL;
  GtkTextBuffer *buffer;
  GtkCheckButton *check;

  fixture_init (&fixture, 1, 1);
  check = GTK_CHECK_BUTTON (find_check (GTK_WIDGET (fixture.review), "jewellery"));
  at_first = dup_words (&fixture);
  gtk_check_button_set_active (check, TRUE);
  ticked = dup_words (&fixture);
  g_assert_true (g_str_has_suffix (ticked, "请取下耳环、项链等饰品。"));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_note (GTK_WIDGET (fixture.review))));
  written = g_strdup_printf ("你好！\n%s", ticked);
  gtk_text_buffer_set_text (buffer, written, -1);
  gtk_check_button_set_active (check, FALSE);
  at_last = dup_words (&fixture);
  g_assert_true (g_str_has_prefix (at_last, "你好！"));
  g_assert_null (strstr (at_last, "饰品"));
  review_fixture_clear (&fixture);
}

static void
test_phrases_that_were_used_are_at_hand (void)
{
  ReviewFixture fixture;
  g_autofree char *words = NULL, *again = NULL;
  GtkTextBuffer *buffer;

  fixture_init (&fixture, 2, 2);
  review_fixture_press_alt (&fixture, GDK_KEY_1);
  words = dup_words (&fixture);
  g_assert_true (g_str_has_suffix (words, "请按要求重新拍摄后提交。"));
  buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_note (GTK_WIDGET (fixture.review))));
  gtk_text_buffer_set_text (buffer, "请来办公室。", -1);
  review_fixture_hit (&fixture, GDK_KEY_r);
  review_fixture_wait_shown (&fixture, 1);
  review_fixture_press_alt (&fixture, GDK_KEY_1);
  again = dup_words (&fixture);
  g_assert_true (g_str_has_suffix (again, "请来办公室。"));
  xy_test_wait (is_settled, &fixture);
  review_fixture_clear (&fixture);
}

static gboolean
is_true (gpointer user_data)
{
  return *(gboolean *) user_data;
}

static void
more_cb (XyReviewView *view, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
test_the_end_of_some_photos_leads_on_to_the_others (void)
{
  ReviewFixture fixture;
  gboolean more = FALSE;

  fixture_init (&fixture, 4, 2);
  g_signal_connect (fixture.review, "more", G_CALLBACK (more_cb), &more);
  review_fixture_hit (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, 1);
  review_fixture_hit (&fixture, GDK_KEY_a);
  review_fixture_wait_shown (&fixture, -1);
  xy_test_look (fixture.window, "review-others");
  g_assert_cmpstr (adw_status_page_get_title (fixture.review->status), ==,
                   "These photos are decided");
  g_assert_cmpstr (adw_status_page_get_description (fixture.review->status), ==,
                   "2 other photos wait for a decision.");
  /* Enter goes on. */
  g_assert_true (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (fixture.review))) ==
                 fixture.review->others_button);
  gtk_widget_activate (fixture.review->others_button);
  xy_test_wait (is_true, &more);
  review_fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/review-decisions/twenty",
                   test_twenty_portraits_are_reviewed_by_keyboard_alone);
  g_test_add_func ("/review-decisions/submitted",
                   test_a_decision_is_about_the_photo_on_the_screen_when_another_is_submitted);
  g_test_add_func ("/review-decisions/elsewhere",
                   test_a_decision_from_elsewhere_is_not_overwritten_before_it_is_seen);
  g_test_add_func ("/review-decisions/undo",
                   test_undo_takes_back_its_own_decision_and_nothing_that_was_done_elsewhere);
  g_test_add_func ("/review-decisions/undone-elsewhere",
                   test_undo_passes_over_what_was_undone_elsewhere);
  g_test_add_func ("/review-decisions/held", test_a_key_that_is_held_decides_once);
  g_test_add_func ("/review-decisions/typed", test_what_is_typed_into_the_words_is_no_decision);
  g_test_add_func ("/review-decisions/words", test_the_words_follow_the_reasons);
  g_test_add_func ("/review-decisions/phrases", test_phrases_that_were_used_are_at_hand);
  g_test_add_func ("/review-decisions/others", test_the_end_of_some_photos_leads_on_to_the_others);
  return g_test_run ();
}
