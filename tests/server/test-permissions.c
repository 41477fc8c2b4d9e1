// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The table of DESIGN.md, written once more by hand, and every line of it tried: each kind of
 * record, by each role, one's own and another college's: seen, made, each field edited. */

#include "server-fixture.h"

#include <string.h>

#include "server/xy-ledger.h"
#include "server/xy-rules.h"
#include "xy-test.h"

#define PHOTO "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define OTHER_PHOTO "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

/* What DESIGN.md says.  `own` and `foreign` hold s (sees), m (makes), e (edits); what belongs to
 * no college is told under both alike.  @fields are those that may be edited. */
static const struct
{
  const char *role;
  const char *kind;
  const char *own;
  const char *foreign;
  const char *fields;
} promises[] = {
  { "school", "campaign", "sme", "sme",
    "deleted name notice school timezone graduation_until profile group_order "
    "students_per_room_hour fee recheck_fee door_health_check locked closed notice_timetable" },
  { "school", "college", "sme", "sme", "deleted short_name full_names aliases" },
  { "school", "session", "sme", "sme", "deleted campaign date building rooms" },
  { "school", "slot", "sme", "sme", "deleted campaign session start end groups" },
  { "school", "assignment", "sme", "sme",
    "deleted campaign college slot group position classes fixed not_before not_after" },
  { "school", "student", "sme", "sme",
    "deleted campaign college student_number name sex id_number class major degree graduation "
    "location online_only" },
  { "school", "submission", "sme", "sme",
    "deleted campaign college student photo number submitted_at" },
  { "school", "decision", "sme", "sme",
    "deleted campaign college student submission outcome reasons note decided_at" },
  { "school", "attendance", "sme", "sme", "deleted campaign college student session state at" },
  { "school", "payment", "sme", "sme", "deleted campaign college student amount method at" },
  { "school", "request", "se", "se", "state word" },

  { "college", "campaign", "s", "s", "" },
  { "college", "college", "se", "s", "aliases" },
  { "college", "session", "s", "s", "" },
  { "college", "slot", "s", "s", "" },
  { "college", "assignment", "se", "s", "slot group position" },
  { "college", "student", "sme", "",
    "deleted campaign student_number name sex id_number class major degree graduation "
    "location online_only" },
  { "college", "submission", "sme", "",
    "deleted campaign college student photo number submitted_at" },
  { "college", "decision", "sme", "",
    "deleted campaign college student submission outcome reasons note decided_at" },
  { "college", "attendance", "sme", "", "deleted campaign college student session state at" },
  { "college", "payment", "sme", "", "deleted campaign college student amount method at" },
  { "college", "request", "sme", "", "deleted state why" },
};

/* Said along with an act: taken with what is done, so it makes no refusal by itself. */
static const char circumstances[] = " at decided_at made_at by by_role ";

static gboolean
list_has (const char *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list, " ", -1);

  return g_strv_contains ((const char *const *) words, word);
}

/* One record of each kind for law and for chemistry. */
typedef struct
{
  char *folder;
  XyLedger *ledger;
  XyViewer *viewers[XY_N_ACCOUNT_ROLES];
  XyViewer *owner;
  XyViewer *others;
  char *ids[2][XY_N_KINDS];
} World;

static const char *
college_of (guint side)
{
  return side == 0 ? TEST_LAW : TEST_CHEMISTRY;
}

/* Any value of the field's type that is not the one that is there. */
static void
set_some_value (XyFields *fields, XyKind kind, const char *name)
{
  const char *const list[] = { "x", NULL };

  switch (xy_kind_find_field (kind, name)->type)
    {
    case XY_FIELD_INT:
      xy_fields_set_int (fields, name, 7);
      break;
    case XY_FIELD_BOOLEAN:
      xy_fields_set_boolean (fields, name, TRUE);
      break;
    case XY_FIELD_STRV:
      xy_fields_set_strv (fields, name, list);
      break;
    case XY_FIELD_STRING:
      xy_fields_set_string (fields, name, "x");
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Fields that make a record of the kind which belongs to one side, hanging on the world's. */
static XyFields *
make_fields (World *world, XyKind kind, guint side)
{
  XyFields *fields = xy_fields_new ();
  static guint number = 0;
  g_autofree char *fresh = g_strdup_printf ("n%u", ++number);
  guint n_specs;
  const XyFieldSpec *specs = xy_kind_get_fields (kind, &n_specs);

  for (guint i = 0; i < n_specs; i++)
    if (specs[i].required)
      set_some_value (fields, kind, specs[i].name);
  for (guint i = 0; i < n_specs; i++)
    {
      const char *name = specs[i].name;

      if (strcmp (name, "campaign") == 0)
        xy_fields_set_string (fields, name, TEST_CAMPAIGN);
      else if (strcmp (name, "college") == 0)
        xy_fields_set_string (fields, name, college_of (side));
      else if (strcmp (name, "session") == 0)
        xy_fields_set_string (fields, name, TEST_SESSION);
      else if (strcmp (name, "slot") == 0)
        xy_fields_set_string (fields, name, TEST_SECOND_SLOT);
      else if (strcmp (name, "group") == 0)
        xy_fields_set_int (fields, name, 1);
      else if (strcmp (name, "student") == 0)
        xy_fields_set_string (fields, name, world->ids[side][XY_KIND_STUDENT]);
      else if (strcmp (name, "submission") == 0)
        xy_fields_set_string (fields, name, world->ids[side][XY_KIND_SUBMISSION]);
      else if (strcmp (name, "subject") == 0)
        xy_fields_set_string (fields, name, world->ids[side][XY_KIND_ASSIGNMENT]);
      else if (strcmp (name, "student_number") == 0)
        xy_fields_set_string (fields, name, fresh);
      else if (strcmp (name, "photo") == 0)
        xy_fields_set_string (fields, name, PHOTO);
      else if (strcmp (name, "outcome") == 0)
        xy_fields_set_string (fields, name, "accepted");
      else if (strcmp (name, "state") == 0)
        xy_fields_set_string (fields, name, kind == XY_KIND_REQUEST ? "open" : "present");
    }
  return fields;
}

static XyAnswer *
apply (World *world, XyViewer *viewer, XyMutation *mutation)
{
  g_autoptr (GPtrArray) batch = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_mutation_unref);
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (batch, mutation);
  answers = xy_rules_apply (world->ledger, viewer, batch, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (answers->len, ==, 1);
  return xy_answer_copy (g_ptr_array_index (answers, 0));
}

static XyAnswer *
make (World *world, XyViewer *viewer, XyKind kind, guint side, const char *id)
{
  return apply (world, viewer, xy_mutation_new (kind, id, 0, make_fields (world, kind, side)));
}

static World *
world_new (void)
{
  static const char *const law[] = { TEST_LAW, NULL }, *const chemistry[] = { TEST_CHEMISTRY,
                                                                              NULL };
  static const char *const none[] = { NULL };
  g_autoptr (GPtrArray) seed = test_seed ();
  g_autoptr (GError) error = NULL;
  World *world = g_new0 (World, 1);

  world->folder = xy_test_dup_folder ();
  world->ledger = xy_ledger_open (world->folder, seed, NULL, &error);
  g_assert_no_error (error);
  world->viewers[XY_ACCOUNT_SCHOOL] = xy_viewer_new ("school", XY_ACCOUNT_SCHOOL, none);
  world->viewers[XY_ACCOUNT_COLLEGE] = xy_viewer_new ("law", XY_ACCOUNT_COLLEGE, law);
  world->owner = xy_viewer_new ("law2", XY_ACCOUNT_COLLEGE, law);
  world->others = xy_viewer_new ("chemistry", XY_ACCOUNT_COLLEGE, chemistry);
  for (guint side = 0; side < 2; side++)
    {
      world->ids[side][XY_KIND_CAMPAIGN] = g_strdup (TEST_CAMPAIGN);
      world->ids[side][XY_KIND_COLLEGE] = g_strdup (college_of (side));
      world->ids[side][XY_KIND_SESSION] = g_strdup (TEST_SESSION);
      world->ids[side][XY_KIND_SLOT] = g_strdup (TEST_FIRST_SLOT);
      world->ids[side][XY_KIND_ASSIGNMENT] =
          g_strdup (side == 0 ? TEST_LAW_PLACE : TEST_CHEMISTRY_PLACE);
      for (XyKind kind = XY_KIND_STUDENT; kind < XY_N_KINDS; kind++)
        {
          g_autoptr (XyAnswer) answer = NULL;

          world->ids[side][kind] = g_uuid_string_random ();
          answer = make (world, side == 0 ? world->owner : world->others, kind, side,
                         world->ids[side][kind]);
          g_assert_cmpint (answer->kind, ==, XY_ANSWER_APPLIED);
        }
    }
  return world;
}

static void
world_free (World *world)
{
  g_clear_pointer (&world->ledger, xy_ledger_free);
  for (guint i = 0; i < XY_N_ACCOUNT_ROLES; i++)
    xy_viewer_unref (world->viewers[i]);
  xy_viewer_unref (world->owner);
  xy_viewer_unref (world->others);
  for (guint side = 0; side < 2; side++)
    for (guint kind = 0; kind < XY_N_KINDS; kind++)
      g_free (world->ids[side][kind]);
  g_free (world->folder);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, world_free)

static gboolean
is_refused_by_permission (const XyAnswer *answer)
{
  return answer->kind == XY_ANSWER_REFUSED &&
         (strcmp (answer->code, "forbidden") == 0 || strcmp (answer->code, "elsewhere") == 0 ||
          strcmp (answer->code, "unknown-reference") == 0);
}

static gboolean
sees (World *world, XyViewer *viewer, const char *id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (XyChanges) changes = xy_ledger_read_changes (world->ledger, viewer, 0, 1000, &error);

  g_assert_no_error (error);
  return test_find_change (changes, id) != NULL;
}

/* What belongs to a student follows the student, whatever is said; test-mutations.c shows it. */
static gboolean
follows_owner (XyKind kind, const char *field)
{
  if (kind == XY_KIND_REQUEST)
    return strcmp (field, "campaign") == 0 || strcmp (field, "college") == 0;
  return kind >= XY_KIND_SUBMISSION &&
         (strcmp (field, "campaign") == 0 || strcmp (field, "college") == 0 ||
          (kind == XY_KIND_DECISION && strcmp (field, "student") == 0));
}

/* A value that changes the record and is right. Returns: whether there is one. */
static gboolean
set_new_value (XyFields *fields, XyAccountRole role, XyKind kind, guint side, const char *name)
{
  static const struct
  {
    XyKind kind;
    const char *field;
    const char *value;
  } values[] = {
    { XY_KIND_ASSIGNMENT, "slot", TEST_SECOND_SLOT }, { XY_KIND_REQUEST, "slot", TEST_FIRST_SLOT },
    { XY_KIND_DECISION, "outcome", "rejected" },      { XY_KIND_ATTENDANCE, "state", "absent" },
    { XY_KIND_SUBMISSION, "photo", OTHER_PHOTO },
  };
  static const char *const references[] = { "campaign",   "college", "session", "student",
                                            "submission", "subject", NULL };

  if (kind == XY_KIND_REQUEST && strcmp (name, "state") == 0)
    {
      xy_fields_set_string (fields, name, role == XY_ACCOUNT_SCHOOL ? "declined" : "withdrawn");
      return TRUE;
    }
  if (strcmp (name, "group") == 0)
    {
      xy_fields_set_int (fields, name, kind == XY_KIND_ASSIGNMENT && side == 1 ? 1 : 2);
      return TRUE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (values[i].kind == kind && strcmp (values[i].field, name) == 0)
      {
        xy_fields_set_string (fields, name, values[i].value);
        return TRUE;
      }
  if (g_strv_contains (references, name))
    {
      xy_fields_set_null (fields, name);
      return FALSE;
    }
  set_some_value (fields, kind, name);
  return TRUE;
}

static void
try_field (World *world,
           XyAccountRole role,
           XyKind kind,
           guint side,
           const char *field,
           gboolean allowed)
{
  XyFields *fields = xy_fields_new ();
  gboolean is_right = set_new_value (fields, role, kind, side, field);
  g_autoptr (XyAnswer) answer = apply (
      world, world->viewers[role], xy_mutation_new (kind, world->ids[side][kind], 1000, fields));

  g_test_message ("%s edits %s.%s of %s: %s %s", xy_account_role_to_string (role),
                  xy_kind_to_string (kind), field, side == 0 ? "its own" : "another",
                  xy_answer_kind_to_string (answer->kind),
                  answer->code != NULL ? answer->code : "");
  if (!allowed)
    g_assert_true (is_refused_by_permission (answer));
  else if (is_right)
    g_assert_true (answer->kind == XY_ANSWER_APPLIED || answer->kind == XY_ANSWER_REQUESTED);
  else
    g_assert_cmpstr (answer->code, ==, "invalid");
}

/* What ends something is tried after the rest. */
static gboolean
ends_something (const char *field)
{
  return strcmp (field, "deleted") == 0 || strcmp (field, "closed") == 0 ||
         strcmp (field, "state") == 0;
}

typedef struct
{
  XyAccountRole role;
  XyKind kind;
  const char *may[2];
  const char *fields;
} Line;

static void
a_line_of_the_table_holds (gconstpointer data)
{
  const Line *line = data;
  guint n_specs;
  const XyFieldSpec *specs = xy_kind_get_fields (line->kind, &n_specs);

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (World) world = world_new ();
      XyViewer *viewer = world->viewers[line->role];
      const char *may = line->may[side];
      g_autofree char *id = g_uuid_string_random ();
      g_autoptr (XyAnswer) made = NULL;
      g_autofree char *submission = NULL;

      g_assert_cmpint (sees (world, viewer, world->ids[side][line->kind]), ==,
                       strchr (may, 's') != NULL);

      /* A decision of its own submission, attendance of its own student: keys are to be free. */
      if (line->kind == XY_KIND_DECISION || line->kind == XY_KIND_ATTENDANCE)
        {
          XyKind on = line->kind == XY_KIND_DECISION ? XY_KIND_SUBMISSION : XY_KIND_STUDENT;
          g_autoptr (XyAnswer) answer = NULL;

          submission = g_uuid_string_random ();
          answer = make (world, side == 0 ? world->owner : world->others, on, side, submission);
          g_assert_cmpint (answer->kind, ==, XY_ANSWER_APPLIED);
          g_free (world->ids[side][on]);
          world->ids[side][on] = g_steal_pointer (&submission);
        }
      made = make (world, viewer, line->kind, side, id);
      g_test_message ("%s makes %s: %s", xy_account_role_to_string (line->role),
                      xy_kind_to_string (line->kind), xy_answer_kind_to_string (made->kind));
      if (strchr (may, 'm') != NULL)
        g_assert_cmpint (made->kind, ==, XY_ANSWER_APPLIED);
      else
        g_assert_true (is_refused_by_permission (made));

      for (guint i = 0; i < 2 * n_specs; i++)
        {
          const char *field = specs[i % n_specs].name;

          if (!list_has (circumstances, field) && !follows_owner (line->kind, field) &&
              ends_something (field) == (i >= n_specs))
            try_field (world, line->role, line->kind, side, field,
                       strchr (may, 'e') != NULL && list_has (line->fields, field));
        }
    }
}

/* The table in the code has no line that is not written above. */
static void
every_role_and_kind_is_promised_once (void)
{
  guint seen[XY_N_ACCOUNT_ROLES][XY_N_KINDS] = { { 0 } };

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      XyAccountRole role;
      XyKind kind;

      g_assert_true (xy_account_role_from_string (promises[i].role, &role));
      g_assert_true (xy_kind_from_string (promises[i].kind, &kind));
      seen[role][kind]++;
    }
  for (guint role = 0; role < XY_N_ACCOUNT_ROLES; role++)
    for (guint kind = 0; kind < XY_N_KINDS; kind++)
      g_assert_cmpuint (seen[role][kind], ==, 1);
}

static void
an_account_without_colleges_reaches_none (void)
{
  static const char *const none[] = { NULL };
  g_autoptr (World) world = world_new ();
  g_autoptr (XyViewer) nobody = xy_viewer_new ("nobody", XY_ACCOUNT_COLLEGE, none);

  g_assert_false (sees (world, nobody, world->ids[0][XY_KIND_STUDENT]));
  g_assert_true (sees (world, nobody, TEST_CAMPAIGN));
}

int
main (int argc, char **argv)
{
  static Line lines[G_N_ELEMENTS (promises)];

  xy_test_init (&argc, &argv);
  g_test_add_func ("/server/permissions/every-role-and-kind-is-promised-once",
                   every_role_and_kind_is_promised_once);
  g_test_add_func ("/server/permissions/an-account-without-colleges-reaches-none",
                   an_account_without_colleges_reaches_none);
  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      g_autofree char *path =
          g_strdup_printf ("/server/permissions/%s/%s", promises[i].role, promises[i].kind);

      xy_account_role_from_string (promises[i].role, &lines[i].role);
      xy_kind_from_string (promises[i].kind, &lines[i].kind);
      lines[i].may[0] = promises[i].own;
      lines[i].may[1] = promises[i].foreign;
      lines[i].fields = promises[i].fields;
      g_test_add_data_func (path, &lines[i], a_line_of_the_table_holds);
    }
  return g_test_run ();
}
