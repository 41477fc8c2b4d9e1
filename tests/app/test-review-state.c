// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-review-ahead.h"
#include "app/xy-review-state.h"
#include "app/xy-rule-title.h"
#include "xy-test.h"

static const char report_text[] =
    "{\"checker\":\"1\",\"profile\":\"p\",\"profile_version\":\"1\",\"verdict\":\"fail\","
    "\"width\":480,\"height\":640,\"bytes\":123456,\"format\":\"jpeg\","
    "\"camera\":{\"make\":null,\"model\":null,\"software\":null},"
    "\"crop\":{\"x\":0,\"y\":0,\"w\":480,\"h\":640},"
    "\"bands\":{\"width\":480,\"height\":640,\"head_top\":[50,110],\"eyes\":[200,300],"
    "\"face_width\":[180,300],\"centre\":24},"
    "\"face\":null,\"eyes\":null,\"findings\":["
    "{\"rule\":\"file-size\",\"clause\":\"A1-3\",\"verdict\":\"pass\",\"measured\":120,"
    "\"limit\":\"100 KB\",\"unit\":\"KB\",\"message\":\"The file is large enough.\","
    "\"regions\":[]},"
    "{\"rule\":\"mouth-closed\",\"clause\":\"A3-4\",\"verdict\":\"look\",\"measured\":null,"
    "\"limit\":null,\"unit\":null,\"message\":\"Teeth may show.\","
    "\"regions\":[[{\"x\":1,\"y\":1},{\"x\":9,\"y\":1},{\"x\":9,\"y\":9}]]},"
    "{\"rule\":\"background-colour\",\"clause\":\"A1-4\",\"verdict\":\"fail\",\"measured\":39,"
    "\"limit\":\"16 ΔE\",\"unit\":\"ΔE\",\"message\":\"The background is grey.\","
    "\"regions\":[[{\"x\":1,\"y\":1},{\"x\":9,\"y\":1},{\"x\":9,\"y\":9}]]},"
    "{\"rule\":\"camera\",\"clause\":\"A1-1\",\"verdict\":\"unknown\",\"measured\":null,"
    "\"limit\":null,\"unit\":null,\"message\":\"The file does not say.\",\"regions\":[]}]}";

typedef struct
{
  XyStudent student;
  XySubmission submission;
  XyDecision decision;
  char *reasons[3];
  XyPhotoReport *report;
  XyReviewInput input;
} Fixture;

static void
fixture_init (Fixture *fixture)
{
  g_autoptr (JsonNode) node = json_from_string (report_text, NULL);
  g_autoptr (GError) error = NULL;

  *fixture = (Fixture){ 0 };
  fixture->student.name = (char *) "孟煜瑶";
  fixture->student.class_name = (char *) "2班";
  fixture->student.student_number = (char *) "201902110032";
  fixture->submission.id = (char *) "s";
  fixture->submission.photo = (char *) "p";
  fixture->submission.number = 2;
  fixture->submission.submitted_at = (char *) "2021-12-02T22:05:00.000Z";
  fixture->decision.outcome = (char *) XY_OUTCOME_REJECTED;
  fixture->decision.by_role = (char *) XY_ROLE_COLLEGE;
  fixture->decision.decided_at = (char *) "2021-12-04T01:00:00.000Z";
  fixture->decision.reasons = fixture->reasons;
  fixture->report = xy_photo_report_from_json (node, &error);
  g_assert_no_error (error);
  fixture->input = (XyReviewInput){
    .student = &fixture->student,
    .submission = &fixture->submission,
    .report = fixture->report,
    .photo_state = XY_PHOTO_FLAGGED,
    .role = XY_ROLE_COLLEGE,
    .timezone = "Asia/Shanghai",
  };
}

static void
fixture_clear (Fixture *fixture)
{
  xy_photo_report_unref (fixture->report);
}

static const XyReviewReason *
find_reason (const XyReviewState *state, const char *rule)
{
  for (guint i = 0; i < state->reasons->len; i++)
    {
      const XyReviewReason *reason = g_ptr_array_index (state->reasons, i);

      if (g_str_equal (reason->rule, rule))
        return reason;
    }
  return NULL;
}

static void
test_what_fails_comes_before_what_is_to_be_looked_at (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) state = NULL;
  const XyReviewFinding *first, *second;

  fixture_init (&fixture);
  state = xy_review_state_new (&fixture.input);
  g_assert_cmpuint (state->flagged->len, ==, 2);
  first = g_ptr_array_index (state->flagged, 0);
  second = g_ptr_array_index (state->flagged, 1);
  g_assert_cmpstr (first->rule, ==, "background-colour");
  g_assert_cmpstr (first->detail, ==, "measured 39 ΔE, limit 16 ΔE · attachment 1, item 4");
  g_assert_cmpstr (second->rule, ==, "mouth-closed");
  g_assert_cmpstr (second->detail, ==, "attachment 3, item 4");
  /* The numbers are those of the picture. */
  g_assert_cmpint (first->number, ==, 1);
  g_assert_cmpint (second->number, ==, 2);
  g_assert_cmpstr (first->icon_name, !=, second->icon_name);
  g_assert_cmpstr (first->words, !=, second->words);
  fixture_clear (&fixture);
}

static void
test_the_rest_is_counted (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) state = NULL;

  fixture_init (&fixture);
  state = xy_review_state_new (&fixture.input);
  g_assert_cmpuint (state->rest->len, ==, 2);
  g_assert_cmpstr (state->rest_words, ==, "1 rule is fine, 1 not measured");
  fixture_clear (&fixture);
}

static void
test_what_fails_is_ticked_and_what_is_a_question_is_not (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) state = NULL;

  fixture_init (&fixture);
  state = xy_review_state_new (&fixture.input);
  g_assert_true (find_reason (state, "background-colour")->ticked);
  g_assert_false (find_reason (state, "mouth-closed")->ticked);
  g_assert_false (find_reason (state, "jewellery")->ticked);
  g_assert_null (find_reason (state, "file-size"));
  fixture_clear (&fixture);
}

static void
test_the_words_say_what_to_do_about_each_reason_that_is_ticked (void)
{
  const char text[] = "{\"rules\": {\"jewellery\": \"No rings.\", \"mouth-closed\": \"Lips.\"},"
                      " \"common\": [\"Try again.\"]}";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (XyPhrases) phrases = xy_phrases_parse (bytes, NULL);
  g_autoptr (XyReviewState) state = NULL;
  Fixture fixture;

  fixture_init (&fixture);
  fixture.input.phrases = phrases;
  state = xy_review_state_new (&fixture.input);
  g_assert_cmpstr (find_reason (state, "jewellery")->words, ==, "No rings.");
  g_assert_cmpstr (find_reason (state, "mouth-closed")->words, ==, "Lips.");
  /* Where there is no phrase it is what was found. */
  g_assert_cmpstr (find_reason (state, "background-colour")->words, ==, "The background is grey.");
  g_assert_cmpstr (state->note, ==, "The background is grey.");
  g_assert_cmpstr (state->phrases[0], ==, "Try again.");
  fixture_clear (&fixture);
}

static void
test_a_rejection_shows_its_own_reasons_and_words (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) state = NULL;

  fixture_init (&fixture);
  fixture.reasons[0] = (char *) "make-up";
  fixture.reasons[1] = (char *) "eyes-visible";
  fixture.decision.note = (char *) "Please open your eyes.";
  fixture.input.decision = &fixture.decision;
  fixture.input.photo_state = XY_PHOTO_REJECTED;
  state = xy_review_state_new (&fixture.input);
  g_assert_false (find_reason (state, "background-colour")->ticked);
  g_assert_true (find_reason (state, "make-up")->ticked);
  g_assert_true (find_reason (state, "eyes-visible")->ticked);
  g_assert_cmpstr (state->note, ==, "Please open your eyes.");
  g_assert_cmpstr (state->standing, ==, "Rejected on 4 Dec, 09:00");
  g_assert_true (state->can_decide);
  fixture_clear (&fixture);
}

static void
test_the_word_of_the_school_is_final_for_a_college (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) college = NULL, school = NULL;

  fixture_init (&fixture);
  fixture.decision.outcome = (char *) XY_OUTCOME_ACCEPTED;
  fixture.decision.by_role = (char *) XY_ROLE_SCHOOL;
  fixture.input.decision = &fixture.decision;
  fixture.input.photo_state = XY_PHOTO_ACCEPTED;
  college = xy_review_state_new (&fixture.input);
  g_assert_false (college->can_decide);
  g_assert_nonnull (college->why_not);
  fixture.input.role = XY_ROLE_SCHOOL;
  school = xy_review_state_new (&fixture.input);
  g_assert_true (school->can_decide);
  fixture_clear (&fixture);
}

static void
test_the_person_and_the_photo_are_described (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) state = NULL;

  fixture_init (&fixture);
  state = xy_review_state_new (&fixture.input);
  g_assert_cmpstr (state->name, ==, "孟煜瑶");
  g_assert_cmpstr (state->person, ==, "2班 · 201902110032");
  /* In the time of the campaign, where it is the next day already. */
  g_assert_cmpstr (state->submitted, ==, "Submitted on 3 Dec, 06:05, photo no. 2");
  g_assert_true (g_str_has_prefix (state->facts, "480 × 640 pixels, 123"));
  fixture_clear (&fixture);
}

static void
test_no_photo_is_nothing_to_decide (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) state = NULL;

  fixture_init (&fixture);
  fixture.input.submission = NULL;
  fixture.input.report = NULL;
  fixture.input.photo_state = XY_PHOTO_NONE;
  state = xy_review_state_new (&fixture.input);
  g_assert_false (state->can_decide);
  g_assert_nonnull (state->why_not);
  g_assert_cmpuint (state->reasons->len, ==, 0);
  fixture_clear (&fixture);
}

static void
test_a_photo_that_no_rule_has_seen_can_be_decided (void)
{
  Fixture fixture;
  g_autoptr (XyReviewState) state = NULL;

  fixture_init (&fixture);
  fixture.input.report = NULL;
  fixture.input.photo_state = XY_PHOTO_UNCHECKED;
  state = xy_review_state_new (&fixture.input);
  g_assert_false (state->checked);
  g_assert_true (state->can_decide);
  g_assert_nonnull (find_reason (state, "head-covering"));
  fixture_clear (&fixture);
}

static void
test_the_next_is_the_next_that_needs_a_decision (void)
{
  const XyPhotoState states[] = { XY_PHOTO_FLAGGED,  XY_PHOTO_ACCEPTED,  XY_PHOTO_FLAGGED,
                                  XY_PHOTO_REJECTED, XY_PHOTO_TO_DECIDE, XY_PHOTO_ASKED };
  const XyPhotoState last[] = { XY_PHOTO_ACCEPTED, XY_PHOTO_FLAGGED };

  g_assert_cmpuint (xy_review_find_next (states, 6, 0), ==, 2);
  g_assert_cmpuint (xy_review_find_next (states, 6, 2), ==, 4);
  g_assert_cmpuint (xy_review_find_next (states, 6, 4), ==, 0);
  g_assert_cmpuint (xy_review_find_next (last, 2, 1), ==, 2);
  g_assert_cmpuint (xy_review_find_next (states, 0, 0), ==, 0);
}

static void
assert_places (const GArray *places, const guint *expected, guint n)
{
  for (guint i = 0; i < n && i < places->len; i++)
    g_assert_cmpuint (g_array_index (places, guint, i), ==, expected[i]);
  g_assert_cmpuint (places->len, ==, n);
}

static void
test_what_lies_in_the_direction_is_decoded_first_and_both_ways_as_far_as_asked (void)
{
  XyPhotoState states[30];
  const guint forward[] = { 10, 11, 12, 9, 13, 14, 8, 7, 6 };
  const guint back[] = { 10, 9, 8, 11, 7, 6, 12, 13, 14 };
  g_autoptr (GArray) down = NULL, up = NULL, far = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    states[i] = XY_PHOTO_ACCEPTED;
  down = xy_review_list_ahead (states, 30, 10, 1, 4);
  assert_places (down, forward, G_N_ELEMENTS (forward));
  up = xy_review_list_ahead (states, 30, 10, -1, 4);
  assert_places (up, back, G_N_ELEMENTS (back));
  far = xy_review_list_ahead (states, 30, 15, 1, 10);
  g_assert_cmpuint (far->len, ==, 21);
}

static void
test_where_decisions_lead_is_decoded_however_far_it_is (void)
{
  XyPhotoState states[100];
  const guint expected[] = { 0, 1, 40, 2, 70 };
  g_autoptr (GArray) places = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    states[i] = XY_PHOTO_ACCEPTED;
  states[0] = states[40] = states[70] = XY_PHOTO_FLAGGED;
  places = xy_review_list_ahead (states, 100, 0, 1, 2);
  assert_places (places, expected, G_N_ELEMENTS (expected));
}

static void
test_nothing_is_decoded_beyond_the_ends (void)
{
  const XyPhotoState states[] = { XY_PHOTO_FLAGGED, XY_PHOTO_ACCEPTED };
  const guint expected[] = { 1, 0 };
  g_autoptr (GArray) last = xy_review_list_ahead (states, 2, 1, 1, 10);
  g_autoptr (GArray) end = xy_review_list_ahead (states, 2, G_MAXUINT, 1, 10);
  g_autoptr (GArray) none = xy_review_list_ahead (states, 0, 0, 1, 10);

  assert_places (last, expected, G_N_ELEMENTS (expected));
  g_assert_cmpuint (end->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_the_end_says_what_is_true_of_all (void)
{
  g_autofree char *others = NULL, *follow = NULL, *chosen = NULL;

  g_assert_cmpstr (xy_review_describe_end (1, FALSE, &others), ==, "These photos are decided");
  g_assert_cmpstr (others, ==, "1 other photo waits for a decision.");
  g_assert_cmpstr (xy_review_describe_end (0, TRUE, &follow), ==, "Everything is decided");
  g_assert_cmpstr (follow, ==, "New photos appear here as they come.");
  /* Nobody joins a review of photos that were chosen. */
  g_assert_cmpstr (xy_review_describe_end (0, FALSE, &chosen), ==, "Everything is decided");
  g_assert_cmpstr (chosen, ==, "No other photo waits for a decision.");
}

static void
test_every_rule_has_a_title (void)
{
  Fixture fixture;
  const char *const *unmeasured = xy_rule_get_unmeasured ();

  fixture_init (&fixture);
  for (guint i = 0; i < fixture.report->findings->len; i++)
    {
      const XyFinding *finding = g_ptr_array_index (fixture.report->findings, i);

      g_assert_cmpstr (xy_rule_get_title (finding->rule), !=, finding->rule);
    }
  for (guint i = 0; unmeasured[i] != NULL; i++)
    g_assert_cmpstr (xy_rule_get_title (unmeasured[i]), !=, unmeasured[i]);
  g_assert_cmpstr (xy_rule_get_title ("of-another-profile"), ==, "of-another-profile");
  fixture_clear (&fixture);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/review-state/order", test_what_fails_comes_before_what_is_to_be_looked_at);
  g_test_add_func ("/review-state/rest", test_the_rest_is_counted);
  g_test_add_func ("/review-state/ticks", test_what_fails_is_ticked_and_what_is_a_question_is_not);
  g_test_add_func ("/review-state/words",
                   test_the_words_say_what_to_do_about_each_reason_that_is_ticked);
  g_test_add_func ("/review-state/rejection", test_a_rejection_shows_its_own_reasons_and_words);
  g_test_add_func ("/review-state/school", test_the_word_of_the_school_is_final_for_a_college);
  g_test_add_func ("/review-state/person", test_the_person_and_the_photo_are_described);
  g_test_add_func ("/review-state/no-photo", test_no_photo_is_nothing_to_decide);
  g_test_add_func ("/review-state/unchecked", test_a_photo_that_no_rule_has_seen_can_be_decided);
  g_test_add_func ("/review-state/next", test_the_next_is_the_next_that_needs_a_decision);
  g_test_add_func ("/review-state/ahead",
                   test_what_lies_in_the_direction_is_decoded_first_and_both_ways_as_far_as_asked);
  g_test_add_func ("/review-state/ahead-far",
                   test_where_decisions_lead_is_decoded_however_far_it_is);
  g_test_add_func ("/review-state/ahead-ends", test_nothing_is_decoded_beyond_the_ends);
  g_test_add_func ("/review-state/end", test_the_end_says_what_is_true_of_all);
  g_test_add_func ("/review-state/titles", test_every_rule_has_a_title);
  return g_test_run ();
}
