// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-workspace-roster.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/xy-workspace-private.h"
#include "data/xy-data.h"
#include "model/xy-sentence.h"

/* Who has a number.  Made when it is first asked for, since only an edit asks, and gone with the
 * next change of any student. */

struct _XyWorkspaceHolders
{
  GHashTable *by_number;
  GHashTable *by_id_number;
  /* Numbers that several have. */
  GHashTable *shared;
};

static void
add_holder (XyWorkspaceHolders *holders, GHashTable *table, char *number, XyStudent *student)
{
  if (number == NULL || *number == '\0')
    return;
  if (g_hash_table_contains (table, number))
    g_hash_table_add (holders->shared, number);
  else
    g_hash_table_insert (table, number, student);
}

static XyWorkspaceHolders *
holders_new (XyWorkspace *self)
{
  XyWorkspaceHolders *holders = g_new0 (XyWorkspaceHolders, 1);
  GHashTableIter iter;
  gpointer value;

  holders->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  holders->by_id_number = g_hash_table_new (g_str_hash, g_str_equal);
  holders->shared = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_iter_init (&iter, self->all_students);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      XyStudent *student = value;

      if (!xy_workspace_is_mine (self, student->campaign))
        continue;
      add_holder (holders, holders->by_number, student->student_number, student);
      add_holder (holders, holders->by_id_number, student->id_number, student);
    }
  return holders;
}

void
xy_workspace_holders_free (XyWorkspaceHolders *holders)
{
  if (holders == NULL)
    return;
  g_hash_table_unref (holders->by_number);
  g_hash_table_unref (holders->by_id_number);
  g_hash_table_unref (holders->shared);
  g_free (holders);
}

/* The rare case: who else has it must be looked for. */
static const XyStudent *
find_other_holder (XyWorkspace *self,
                   const XyStudent *student,
                   const char *field,
                   const char *value)
{
  GHashTableIter iter;
  gpointer other;

  g_hash_table_iter_init (&iter, self->all_students);
  while (g_hash_table_iter_next (&iter, NULL, &other))
    if (xy_workspace_is_mine (self, ((XyStudent *) other)->campaign) &&
        g_strcmp0 (((XyStudent *) other)->id, student->id) != 0 &&
        g_strcmp0 (xy_student_edit_get_value (other, field), value) == 0)
      return other;
  return NULL;
}

static const XyStudent *
find_holder_cb (const XyStudent *student, const char *field, const char *value, gpointer user_data)
{
  XyWorkspace *self = user_data;
  gboolean by_number = g_str_equal (field, "student_number");
  const XyStudent *holder;

  if (self->holders == NULL)
    self->holders = holders_new (self);
  holder = g_hash_table_lookup (by_number ? self->holders->by_number : self->holders->by_id_number,
                                value);
  if (holder == NULL || g_strcmp0 (holder->id, student->id) != 0)
    return holder;
  return g_hash_table_contains (self->holders->shared, value)
             ? find_other_holder (self, student, field, value)
             : NULL;
}

static const XyHeadings *
get_headings (XyWorkspace *self)
{
  if (self->headings == NULL)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = xy_data_load ("roster/headings.json", &error);

      if (bytes != NULL)
        self->headings = xy_headings_parse (bytes, &error);
      if (self->headings == NULL)
        g_message ("the words of rosters cannot be read: %s", error->message);
    }
  return self->headings;
}

XyStudentEdit *
xy_workspace_judge (XyWorkspace *self,
                    const XyStudent *student,
                    const char *field,
                    const char *typed)
{
  XyStudentEditContext context = { .find_holder = find_holder_cb, .user_data = self };
  GDate today;

  g_return_val_if_fail (XY_IS_WORKSPACE (self) && student != NULL, NULL);

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  context.today = &today;
  context.headings = get_headings (self);
  return xy_student_edit_new (&context, student, field, typed);
}

gboolean
xy_workspace_says_online_only (XyWorkspace *self, const char *location)
{
  g_return_val_if_fail (XY_IS_WORKSPACE (self), FALSE);

  return location != NULL && get_headings (self) != NULL &&
         xy_headings_is_online_only (self->headings, location);
}

/* Acts on students. */

static const struct
{
  const char *field;
  const char *label;
} edit_labels[] = {
  /* Translators: each says what was done; %s is a student's name. */
  { "student_number", N_ ("Changed the student number of %s") },
  { "name", N_ ("Changed the name of %s") },
  { "sex", N_ ("Changed the sex of %s") },
  { "id_number", N_ ("Changed the ID number of %s") },
  { "college", N_ ("Changed the college of %s") },
  { "class", N_ ("Changed the class of %s") },
  { "major", N_ ("Changed the major of %s") },
  { "degree", N_ ("Changed the degree of %s") },
  { "graduation", N_ ("Changed the graduation date of %s") },
  { "location", N_ ("Changed the location of %s") },
};

static void
set_field (XyWorkspace *self, const XyStudent *student, const char *field, const char *value)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autofree char *label = NULL;
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, field, value);
  g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, student->id, fields));
  for (guint i = 0; i < G_N_ELEMENTS (edit_labels); i++)
    if (g_str_equal (edit_labels[i].field, field))
      label = xy_sentence_fill (_ (edit_labels[i].label), student->name);
  xy_workspace_apply (self, label, g_steal_pointer (&edits));
}

void
xy_workspace_edit_student (XyWorkspace *self, const XyStudent *student, const XyStudentEdit *edit)
{
  g_return_if_fail (XY_IS_WORKSPACE (self) && student != NULL && edit->can_be_stored);

  /* One that was removed meanwhile stays as it was. */
  if (edit->is_change && g_hash_table_contains (self->all_students, student->id))
    set_field (self, student, edit->field, edit->value);
}

void
xy_workspace_move_student (XyWorkspace *self, const XyStudent *student, const char *college)
{
  g_return_if_fail (XY_IS_WORKSPACE (self) && student != NULL && college != NULL);

  if (g_strcmp0 (student->college, college) != 0)
    set_field (self, student, "college", college);
}

char *
xy_workspace_add_student (XyWorkspace *self, const XyStudent *student)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;
  XyFields *fields;
  XyEdit *edit;

  g_return_val_if_fail (XY_IS_WORKSPACE (self) && student->student_number != NULL &&
                            student->name != NULL && student->college != NULL &&
                            self->campaign != NULL,
                        NULL);

  fields = xy_entity_to_fields (student);
  xy_fields_set_string (fields, "campaign", self->campaign);
  edit = xy_edit_new (XY_KIND_STUDENT, NULL, fields);
  id = g_strdup (edit->id);
  g_ptr_array_add (edits, edit);
  /* Translators: %s is a student's name. */
  label = xy_sentence_fill (_ ("Added %s"), student->name);
  xy_workspace_apply (self, label, g_steal_pointer (&edits));
  return g_steal_pointer (&id);
}

static void
set_flag (XyWorkspace *self,
          GPtrArray *students,
          const char *field,
          gboolean value,
          const char *label_of_one,
          const char *label_of_many)
{
  g_autoptr (GPtrArray) edits = xy_edits_new ();
  g_autofree char *label = NULL;

  for (guint i = 0; i < students->len; i++)
    {
      const XyStudent *student = xy_student_item_get_student (g_ptr_array_index (students, i));
      XyFields *fields = xy_fields_new ();

      xy_fields_set_boolean (fields, field, value);
      g_ptr_array_add (edits, xy_edit_new (XY_KIND_STUDENT, student->id, fields));
    }
  if (students->len == 1)
    label = xy_sentence_fill (label_of_one,
                              xy_student_item_get_student (g_ptr_array_index (students, 0))->name);
  else
    label = g_strdup (label_of_many);
  xy_workspace_apply (self, label, g_steal_pointer (&edits));
}

void
xy_workspace_set_online_only (XyWorkspace *self, GPtrArray *students, gboolean online_only)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *many = NULL;

  g_return_if_fail (XY_IS_WORKSPACE (self));

  for (guint i = 0; i < students->len; i++)
    if (!!xy_student_item_get_student (g_ptr_array_index (students, i))->online_only !=
        !!online_only)
      g_ptr_array_add (others, g_ptr_array_index (students, i));
  if (others->len == 0)
    return;
  if (online_only)
    {
      many = g_strdup_printf (ngettext ("Marked %u student as online only",
                                        "Marked %u students as online only", others->len),
                              others->len);
      /* Translators: %s is a student's name. */
      set_flag (self, others, "online_only", TRUE, _ ("Marked %s as online only"), many);
    }
  else
    {
      many = g_strdup_printf (ngettext ("Marked %u student as coming to the session",
                                        "Marked %u students as coming to the session", others->len),
                              others->len);
      /* Translators: %s is a student's name. */
      set_flag (self, others, "online_only", FALSE, _ ("Marked %s as coming to the session"), many);
    }
}

void
xy_workspace_remove_students (XyWorkspace *self, GPtrArray *students)
{
  g_autofree char *many = NULL;

  g_return_if_fail (XY_IS_WORKSPACE (self));

  if (students->len == 0)
    return;
  many = g_strdup_printf (ngettext ("Removed %u student from the roster",
                                    "Removed %u students from the roster", students->len),
                          students->len);
  /* Translators: %s is a student's name. */
  set_flag (self, students, "deleted", TRUE, _ ("Removed %s from the roster"), many);
}
