// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-entity.h"
#include "model/xy-review.h"
#include "xy-test.h"

#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Every field of every kind, filled with something of its type. */
static XyFields *
fill_fields (XyKind kind)
{
  static const char *const strings[] = { "一", "二", NULL };
  XyFields *fields = xy_fields_new ();
  guint n_fields;
  const XyFieldSpec *specs = xy_kind_get_fields (kind, &n_fields);

  for (guint i = 0; i < n_fields; i++)
    switch (specs[i].type)
      {
      case XY_FIELD_STRING:
        xy_fields_set_string (fields, specs[i].name, specs[i].name);
        break;
      case XY_FIELD_INT:
        xy_fields_set_int (fields, specs[i].name, 7 + i);
        break;
      case XY_FIELD_BOOLEAN:
        xy_fields_set_boolean (fields, specs[i].name, TRUE);
        break;
      case XY_FIELD_STRV:
        xy_fields_set_strv (fields, specs[i].name, strings);
        break;
      default:
        g_assert_not_reached ();
      }
  return fields;
}

static void
typed_view_keeps_every_field (void)
{
  for (guint kind = 0; kind < XY_N_KINDS; kind++)
    {
      g_autoptr (XyRecord) record =
          xy_record_new ((XyKind) kind, "id", 5, fill_fields ((XyKind) kind));
      XyEntity *entity = xy_entity_from_record (record);
      XyEntity *copy = xy_entity_copy (entity);
      g_autoptr (XyFields) back = xy_entity_to_fields (copy);

      g_assert_cmpint (entity->revision, ==, 5);
      g_assert_true (entity->deleted);
      g_assert_true (xy_fields_equal (record->fields, back));
      xy_entity_unref (copy);
      xy_entity_unref (entity);
    }
}

static void
unknown_mistyped_and_missing_fields_are_invalid (void)
{
  for (guint kind = 0; kind < XY_N_KINDS; kind++)
    {
      g_autoptr (XyFields) fields = fill_fields ((XyKind) kind);
      g_autofree char *problem = NULL, *missing = NULL;
      guint n_fields;
      const XyFieldSpec *specs = xy_kind_get_fields ((XyKind) kind, &n_fields);

      g_assert_true (xy_kind_validate ((XyKind) kind, fields, NULL));
      xy_fields_set_int (fields, "shoe_size", 43);
      g_assert_false (xy_kind_validate ((XyKind) kind, fields, &problem));
      g_assert_nonnull (strstr (problem, "shoe_size"));
      xy_fields_remove (fields, "shoe_size");
      xy_fields_set_double (fields, specs[1].name, 0.5);
      g_assert_false (xy_kind_validate ((XyKind) kind, fields, NULL));
      g_assert_true (specs[1].required);
      xy_fields_remove (fields, specs[1].name);
      g_assert_false (xy_kind_validate ((XyKind) kind, fields, &missing));
      g_assert_nonnull (strstr (missing, "is missing"));
    }
}

static void
kinds_have_names_and_back (void)
{
  XyKind back;

  for (guint kind = 0; kind < XY_N_KINDS; kind++)
    {
      g_assert_true (xy_kind_from_string (xy_kind_to_string ((XyKind) kind), &back));
      g_assert_cmpuint (back, ==, kind);
    }
  g_assert_false (xy_kind_from_string ("shoe", &back));
}

/* Two people who make the same thing offline must meet by the same key. */
static void
natural_keys_meet (void)
{
  g_autoptr (XyFields) one = fill_fields (XY_KIND_STUDENT);
  g_autoptr (XyFields) other = fill_fields (XY_KIND_STUDENT);
  g_autofree char *a = NULL, *b = NULL, *c = NULL, *none = NULL;

  xy_fields_set_string (other, "name", "somebody else");
  a = xy_record_dup_natural_key (XY_KIND_STUDENT, one);
  b = xy_record_dup_natural_key (XY_KIND_STUDENT, other);
  g_assert_nonnull (a);
  g_assert_cmpstr (a, ==, b);
  xy_fields_set_string (other, "student_number", "2");
  c = xy_record_dup_natural_key (XY_KIND_STUDENT, other);
  g_assert_cmpstr (a, !=, c);
  none = xy_record_dup_natural_key (XY_KIND_SLOT, one);
  g_assert_null (none);
}

static void
uuids_are_told_from_others (void)
{
  g_assert_true (xy_uuid_is_valid ("dedcf0d8-663f-57d0-8fea-f7c4f89ef971"));
  g_assert_false (xy_uuid_is_valid ("DEDCF0D8-663f-57d0-8fea-f7c4f89ef971"));
  g_assert_false (xy_uuid_is_valid ("dedcf0d8"));
  g_assert_false (xy_uuid_is_valid (""));
}

static void
photo_state_follows_the_decision_then_the_rules (void)
{
  XySubmission submission = { .kind = XY_KIND_SUBMISSION };
  XyDecision decision = { .kind = XY_KIND_DECISION };

  g_assert_cmpint (xy_photo_state (NULL, NULL, XY_CHECK_NOT_DONE), ==, XY_PHOTO_NONE);
  g_assert_cmpint (xy_photo_state (&submission, NULL, XY_CHECK_NOT_DONE), ==, XY_PHOTO_UNCHECKED);
  g_assert_cmpint (xy_photo_state (&submission, NULL, XY_CHECK_CLEAR), ==, XY_PHOTO_TO_DECIDE);
  g_assert_cmpint (xy_photo_state (&submission, NULL, XY_CHECK_FLAGGED), ==, XY_PHOTO_FLAGGED);
  decision.outcome = (char *) XY_OUTCOME_ACCEPTED;
  g_assert_cmpint (xy_photo_state (&submission, &decision, XY_CHECK_FLAGGED), ==,
                   XY_PHOTO_ACCEPTED);
  decision.outcome = (char *) XY_OUTCOME_REJECTED;
  g_assert_cmpint (xy_photo_state (&submission, &decision, XY_CHECK_CLEAR), ==, XY_PHOTO_REJECTED);
  decision.outcome = (char *) XY_OUTCOME_ASKED;
  g_assert_cmpint (xy_photo_state (&submission, &decision, XY_CHECK_CLEAR), ==, XY_PHOTO_ASKED);
}

/* Also in a child that was forked in between, as programs are that measure. */
static void
new_ids_are_random_uuids (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  char theirs[37] = "", *ours;
  int ends[2], status;
  pid_t child;

  for (guint i = 0; i < 1000; i++)
    {
      char *id = xy_uuid_new ();

      g_assert_true (xy_uuid_is_valid (id));
      g_assert_cmpint (id[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", id[19]));
      g_assert_true (g_hash_table_add (ids, id));
    }
  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    _exit (write (ends[1], xy_uuid_new (), 36) == 36 ? 0 : 1);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_cmpint (read (ends[0], theirs, 36), ==, 36);
  close (ends[0]);
  close (ends[1]);
  for (guint i = 0; i < 100; i++)
    {
      ours = xy_uuid_new ();
      g_assert_cmpstr (ours, !=, theirs);
      g_free (ours);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/model/entity/keeps-every-field", typed_view_keeps_every_field);
  g_test_add_func ("/model/entity/invalid", unknown_mistyped_and_missing_fields_are_invalid);
  g_test_add_func ("/model/record/kinds", kinds_have_names_and_back);
  g_test_add_func ("/model/record/natural-keys", natural_keys_meet);
  g_test_add_func ("/model/record/uuids", uuids_are_told_from_others);
  g_test_add_func ("/model/review/photo-state", photo_state_follows_the_decision_then_the_rules);
  g_test_add_func ("/model/record/new-ids", new_ids_are_random_uuids);
  return g_test_run ();
}
