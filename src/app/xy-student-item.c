// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-student-item.h"

#include "model/xy-order.h"

struct _XyStudentItem
{
  GObject parent_instance;

  XyStudent *student;
  GPtrArray *submissions;
  XyDecision *decision;
  XyPhotoReport *report;
  XyPhotoState state;
  gboolean same_number;
  gboolean same_id_number;
  /* Made when they are first asked for. */
  char *class_key;
  char *number_key;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (XyStudentItem, xy_student_item, G_TYPE_OBJECT)

static void
xy_student_item_finalize (GObject *object)
{
  XyStudentItem *self = XY_STUDENT_ITEM (object);

  xy_entity_unref (self->student);
  g_ptr_array_unref (self->submissions);
  g_clear_pointer (&self->decision, xy_entity_unref);
  g_clear_pointer (&self->report, xy_photo_report_unref);
  g_free (self->class_key);
  g_free (self->number_key);
  G_OBJECT_CLASS (xy_student_item_parent_class)->finalize (object);
}

static void
xy_student_item_class_init (XyStudentItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = xy_student_item_finalize;

  /**
   * XyStudentItem::changed:
   *
   * Something that a getter returns is another now.
   */
  signals[CHANGED] = g_signal_new ("changed", XY_TYPE_STUDENT_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
xy_student_item_init (XyStudentItem *self)
{
  self->submissions = g_ptr_array_new_with_free_func (xy_entity_unref);
}

static void
take_student (XyStudentItem *self, const XyStudent *student)
{
  g_clear_pointer (&self->student, xy_entity_unref);
  self->student = xy_entity_ref ((gpointer) student);
  g_clear_pointer (&self->class_key, g_free);
  g_clear_pointer (&self->number_key, g_free);
}

XyStudentItem *
xy_student_item_new (const XyStudent *student)
{
  XyStudentItem *self = g_object_new (XY_TYPE_STUDENT_ITEM, NULL);

  take_student (self, student);
  return self;
}

static int
compare_submissions (gconstpointer a, gconstpointer b)
{
  const XySubmission *first = *(const XySubmission *const *) a;
  const XySubmission *second = *(const XySubmission *const *) b;
  int order;

  if (first->number != second->number)
    return first->number < second->number ? -1 : 1;
  order = g_strcmp0 (first->submitted_at, second->submitted_at);
  return order != 0 ? order : g_strcmp0 (first->id, second->id);
}

static gboolean
same_entity (gconstpointer a, gconstpointer b)
{
  const XyEntity *first = a, *second = b;
  g_autoptr (XyFields) first_fields = NULL, second_fields = NULL;

  if (first == NULL || second == NULL || first == second)
    return first == second;
  if (first->revision != second->revision || g_strcmp0 (first->id, second->id) != 0)
    return FALSE;
  first_fields = xy_entity_to_fields (first);
  second_fields = xy_entity_to_fields (second);
  return xy_fields_equal (first_fields, second_fields);
}

static gboolean
same_submissions (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!same_entity (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

static gpointer
ref_entity (gconstpointer entity, gpointer user_data)
{
  return xy_entity_ref ((gpointer) entity);
}

gboolean
xy_student_item_update (XyStudentItem *self,
                        const XyStudent *student,
                        GPtrArray *submissions,
                        const XyDecision *decision,
                        XyPhotoReport *report)
{
  g_autoptr (GPtrArray) sorted = NULL;
  XyCheckResult check = XY_CHECK_NOT_DONE;
  gboolean other = FALSE;

  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self), FALSE);

  sorted = g_ptr_array_copy (submissions, ref_entity, NULL);
  g_ptr_array_set_free_func (sorted, xy_entity_unref);
  g_ptr_array_sort (sorted, compare_submissions);

  if (!same_entity (self->student, student))
    {
      take_student (self, student);
      other = TRUE;
    }
  if (!same_submissions (self->submissions, sorted))
    {
      g_ptr_array_unref (self->submissions);
      self->submissions = g_steal_pointer (&sorted);
      other = TRUE;
    }
  if (!same_entity (self->decision, decision))
    {
      g_clear_pointer (&self->decision, xy_entity_unref);
      self->decision = decision != NULL ? xy_entity_ref ((gpointer) decision) : NULL;
      other = TRUE;
    }
  if (self->report != report)
    {
      g_clear_pointer (&self->report, xy_photo_report_unref);
      self->report = report != NULL ? xy_photo_report_ref (report) : NULL;
      other = TRUE;
    }
  if (!other)
    return FALSE;

  if (report != NULL)
    check = xy_photo_report_is_flagged (report) ? XY_CHECK_FLAGGED : XY_CHECK_CLEAR;
  self->state = xy_photo_state (xy_student_item_get_submission (self), self->decision, check);
  g_signal_emit (self, signals[CHANGED], 0);
  return TRUE;
}

const XyStudent *
xy_student_item_get_student (XyStudentItem *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self), NULL);

  return self->student;
}

XyPhotoState
xy_student_item_get_photo_state (XyStudentItem *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self), XY_PHOTO_NONE);

  return self->state;
}

GPtrArray *
xy_student_item_get_submissions (XyStudentItem *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self), NULL);

  return self->submissions;
}

const XySubmission *
xy_student_item_get_submission (XyStudentItem *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self), NULL);

  if (self->submissions->len == 0)
    return NULL;
  return g_ptr_array_index (self->submissions, self->submissions->len - 1);
}

const XyDecision *
xy_student_item_get_decision (XyStudentItem *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self), NULL);

  return self->decision;
}

XyPhotoReport *
xy_student_item_get_report (XyStudentItem *self)
{
  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self), NULL);

  return self->report;
}

XyProblemKind
xy_student_item_get_problem (XyStudentItem *self, const char *field)
{
  XyProblemKind kind;
  GDate today;

  g_return_val_if_fail (XY_IS_STUDENT_ITEM (self) && field != NULL, XY_PROBLEM_NONE);

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, g_get_real_time () / G_USEC_PER_SEC);
  kind = xy_student_problem_of_student (self->student, field, &today);
  if (kind != XY_PROBLEM_NONE)
    return kind;
  if ((self->same_number && g_str_equal (field, "student_number")) ||
      (self->same_id_number && g_str_equal (field, "id_number")))
    return XY_PROBLEM_DUPLICATE;
  return XY_PROBLEM_NONE;
}

gboolean
xy_student_item_has_problem (XyStudentItem *self)
{
  const char *const *fields = xy_student_problem_get_fields ();

  for (guint i = 0; fields[i] != NULL; i++)
    if (xy_student_item_get_problem (self, fields[i]) != XY_PROBLEM_NONE)
      return TRUE;
  return FALSE;
}

char *
xy_student_item_dup_problem (XyStudentItem *self, const char *field)
{
  const XyFieldSpec *spec = xy_kind_find_field (XY_KIND_STUDENT, field);
  XyProblemKind kind = xy_student_item_get_problem (self, field);

  if (kind == XY_PROBLEM_NONE)
    return NULL;
  return xy_student_problem_dup_message (
      field, kind, *(char *const *) ((const char *) self->student + spec->offset));
}

GPtrArray *
xy_student_item_list_problems (XyStudentItem *self)
{
  const char *const *fields = xy_student_problem_get_fields ();
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_autofree char *problem = xy_student_item_dup_problem (self, fields[i]);

      if (problem != NULL)
        g_ptr_array_add (problems, g_steal_pointer (&problem));
    }
  return problems;
}

void
xy_student_item_set_duplicate (XyStudentItem *self, gboolean same_number, gboolean same_id_number)
{
  g_return_if_fail (XY_IS_STUDENT_ITEM (self));

  if (self->same_number == same_number && self->same_id_number == same_id_number)
    return;
  self->same_number = same_number;
  self->same_id_number = same_id_number;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
make_keys (XyStudentItem *self)
{
  if (self->class_key != NULL)
    return;
  self->class_key = xy_order_key (self->student->class_name);
  self->number_key = xy_order_key (self->student->student_number);
}

int
xy_student_item_compare_queue (XyStudentItem *a, XyStudentItem *b)
{
  int order;

  make_keys (a);
  make_keys (b);
  order = strcmp (a->class_key, b->class_key);
  if (order == 0)
    order = strcmp (a->number_key, b->number_key);
  return order != 0 ? order : strcmp (a->student->id, b->student->id);
}
