// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-student-index.h"

#include <string.h>

#include "model/xy-order.h"
#include "model/xy-student-index-private.h"

/* From so many changes on, all students are looked at for duplicates rather than the neighbours. */
#define MANY 500

static XyStudentSlot *
get_slot (const XyStudentIndex *self, guint slot)
{
  return XY_STUDENT_SLOT (self, slot);
}

/* No state of any index has the number of another. */
static guint
new_version (void)
{
  static int last;

  return (guint) g_atomic_int_add (&last, 1) + 1;
}

/* Values. */

static void
values_init (XyStudentValues *values)
{
  const guint none = 0;

  values->numbers = g_hash_table_new (g_str_hash, g_str_equal);
  values->texts = g_ptr_array_new_with_free_func (g_free);
  values->keys = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (values->texts, g_strdup (""));
  g_ptr_array_add (values->keys, g_strdup (""));
  g_hash_table_insert (values->numbers, g_ptr_array_index (values->texts, 0),
                       GUINT_TO_POINTER (none));
}

static void
values_clear (XyStudentValues *values)
{
  g_hash_table_unref (values->numbers);
  g_ptr_array_unref (values->texts);
  g_ptr_array_unref (values->keys);
}

static guint
values_add (XyStudentValues *values, const char *text)
{
  gpointer known;
  char *own;

  if (text == NULL)
    return 0;
  if (g_hash_table_lookup_extended (values->numbers, text, NULL, &known))
    return GPOINTER_TO_UINT (known);
  own = g_strdup (text);
  g_ptr_array_add (values->texts, own);
  g_ptr_array_add (values->keys, xy_order_key (text));
  g_hash_table_insert (values->numbers, own, GUINT_TO_POINTER (values->texts->len - 1));
  return values->texts->len - 1;
}

/* Orders. */

static int
compare_queue (const XyStudentIndex *self, guint a, guint b)
{
  const XyStudentValues *classes = &self->values[XY_STUDENT_FACET_CLASS];
  guint class_a = XY_STUDENT_FACTS (self, a)->values[XY_STUDENT_FACET_CLASS];
  guint class_b = XY_STUDENT_FACTS (self, b)->values[XY_STUDENT_FACET_CLASS];
  const XyStudentSlot *one = get_slot (self, a), *other = get_slot (self, b);
  int order = 0;

  if (class_a != class_b)
    order = strcmp (g_ptr_array_index (classes->keys, class_a),
                    g_ptr_array_index (classes->keys, class_b));
  if (order == 0)
    order = strcmp (one->number_key, other->number_key);
  return order != 0 ? order : strcmp (one->student->id, other->student->id);
}

static int
compare_slots (const XyStudentIndex *self, XyStudentOrder by, guint a, guint b)
{
  const XyStudentSlot *one = get_slot (self, a), *other = get_slot (self, b);
  int order = 0;

  if (by == XY_STUDENT_ORDER_NUMBER)
    {
      order = strcmp (one->number_key, other->number_key);
      /* Equal numbers stand together, whatever the collation thinks equal. */
      if (order == 0)
        order = g_strcmp0 (one->student->student_number, other->student->student_number);
    }
  else if (by == XY_STUDENT_ORDER_NAME)
    order = strcmp (one->name_key, other->name_key);
  else if (by == XY_STUDENT_ORDER_ID)
    order = g_strcmp0 (one->student->id_number, other->student->id_number);
  return order != 0 ? order : compare_queue (self, a, b);
}

typedef struct
{
  const XyStudentIndex *index;
  XyStudentOrder by;
} Sorting;

static int
compare_slots_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Sorting *sorting = user_data;

  return compare_slots (sorting->index, sorting->by, *(const guint *) a, *(const guint *) b);
}

/* Returns where a slot stands in an order, or where it would have to. */
static guint
find_place (const XyStudentIndex *self, XyStudentOrder by, guint slot)
{
  const GArray *order = self->orders[by];
  guint first = 0, last = order->len;

  while (first < last)
    {
      guint middle = first + (last - first) / 2;

      if (compare_slots (self, by, g_array_index (order, guint, middle), slot) < 0)
        first = middle + 1;
      else
        last = middle;
    }
  return first;
}

static void
take_out (XyStudentIndex *self, XyStudentOrder by, const GArray *marks)
{
  GArray *order = self->orders[by];
  guint kept = 0;

  for (guint i = 0; i < order->len; i++)
    {
      guint slot = g_array_index (order, guint, i);

      if (!g_array_index (marks, gboolean, slot))
        g_array_index (order, guint, kept++) = slot;
    }
  g_array_set_size (order, kept);
}

static GArray *
new_marks (const XyStudentIndex *self)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (gboolean));

  return g_array_set_size (marks, self->slots->len);
}

static void
take_out_all (XyStudentIndex *self, const GArray *marks, guint n_marks)
{
  for (XyStudentOrder by = XY_STUDENT_ORDER_QUEUE; n_marks > 0 && by < N_READY_ORDERS; by++)
    take_out (self, by, marks);
}

/* Sorts the slots and puts them in. */
static void
put_in (XyStudentIndex *self, XyStudentOrder by, GArray *slots)
{
  Sorting sorting = { self, by };
  GArray *old = self->orders[by];
  g_autoptr (GArray) order =
      g_array_sized_new (FALSE, FALSE, sizeof (guint), old->len + slots->len);
  guint done = 0;

  if (slots->len == 0)
    return;
  g_qsort_with_data (slots->data, (int) slots->len, sizeof (guint), compare_slots_cb, &sorting);
  for (guint i = 0; i < slots->len; i++)
    {
      guint slot = g_array_index (slots, guint, i);
      guint place = find_place (self, by, slot);

      g_array_append_vals (order, (guint *) (void *) old->data + done, place - done);
      g_array_append_val (order, slot);
      done = place;
    }
  if (old->len > done)
    g_array_append_vals (order, (guint *) (void *) old->data + done, old->len - done);
  g_array_unref (old);
  self->orders[by] = g_steal_pointer (&order);
}

/* Problems. */

static void
refresh_has_problem (XyStudentIndex *self, guint slot)
{
  const XyStudentSlot *own = get_slot (self, slot);
  gboolean has_problem = own->same_number || own->same_id;

  for (guint i = 0; i < N_PROBLEM_FIELDS; i++)
    has_problem = has_problem || own->problems[i] != XY_PROBLEM_NONE;
  XY_STUDENT_FACTS (self, slot)->has_problem = has_problem ? 1 : 0;
}

static const char *
get_unique (const XyStudentIndex *self, XyStudentOrder by, guint slot)
{
  const XyStudent *student = get_slot (self, slot)->student;
  const char *value = by == XY_STUDENT_ORDER_NUMBER ? student->student_number : student->id_number;

  return value != NULL && *value != '\0' ? value : NULL;
}

static gboolean
is_same (const XyStudentIndex *self, XyStudentOrder by, guint place, guint other)
{
  const GArray *order = self->orders[by];
  const char *value, *other_value;

  if (other >= order->len)
    return FALSE;
  value = get_unique (self, by, g_array_index (order, guint, place));
  other_value = get_unique (self, by, g_array_index (order, guint, other));
  return value != NULL && other_value != NULL && strcmp (value, other_value) == 0;
}

static void
refresh_duplicate (XyStudentIndex *self, XyStudentOrder by, guint place, GHashTable *changed)
{
  guint slot = g_array_index (self->orders[by], guint, place);
  XyStudentSlot *own = get_slot (self, slot);
  gboolean *same = by == XY_STUDENT_ORDER_NUMBER ? &own->same_number : &own->same_id;
  /* Before the first is behind the last of all numbers. */
  gboolean is_now = is_same (self, by, place, place + 1) || is_same (self, by, place, place - 1);

  if (*same == is_now)
    return;
  *same = is_now;
  refresh_has_problem (self, slot);
  g_hash_table_add (changed, GUINT_TO_POINTER (slot));
}

static const XyStudentOrder unique_orders[] = { XY_STUDENT_ORDER_NUMBER, XY_STUDENT_ORDER_ID };

/* Those beside one whose number is another soon may be no duplicates any more. */
static void
note_neighbours (const XyStudentIndex *self, guint slot, GHashTable *suspects)
{
  for (guint i = 0; i < G_N_ELEMENTS (unique_orders); i++)
    {
      const GArray *order = self->orders[unique_orders[i]];
      guint place = find_place (self, unique_orders[i], slot);

      if (place > 0)
        g_hash_table_add (suspects, GUINT_TO_POINTER (g_array_index (order, guint, place - 1)));
      if (place + 1 < order->len)
        g_hash_table_add (suspects, GUINT_TO_POINTER (g_array_index (order, guint, place + 1)));
    }
}

static void
refresh_duplicates (XyStudentIndex *self, GHashTable *suspects, gboolean all, GHashTable *changed)
{
  GHashTableIter iter;
  gpointer key;

  for (guint i = 0; i < G_N_ELEMENTS (unique_orders); i++)
    {
      XyStudentOrder by = unique_orders[i];

      for (guint place = 0; all && place < self->orders[by]->len; place++)
        refresh_duplicate (self, by, place, changed);
      g_hash_table_iter_init (&iter, suspects);
      while (!all && g_hash_table_iter_next (&iter, &key, NULL))
        {
          guint slot = GPOINTER_TO_UINT (key);
          guint place;

          if (!XY_STUDENT_FACTS (self, slot)->is_there)
            continue;
          place = find_place (self, by, slot);
          refresh_duplicate (self, by, place, changed);
          if (place > 0)
            refresh_duplicate (self, by, place - 1, changed);
          if (place + 1 < self->orders[by]->len)
            refresh_duplicate (self, by, place + 1, changed);
        }
    }
}

/* One student. */

static guint
add_slot (XyStudentIndex *self, const char *id)
{
  const XyStudentSlot empty = { 0 };
  const XyStudentFacts facts = { 0 };
  const guint no_initials = 0;

  g_array_append_val (self->slots, empty);
  g_array_append_val (self->facts, facts);
  g_array_append_val (self->initials, no_initials);
  g_hash_table_insert (self->slots_by_id, g_strdup (id), GUINT_TO_POINTER (self->slots->len - 1));
  return self->slots->len - 1;
}

static void
set_text (XyStudentIndex *self, guint slot, const XyStudent *student)
{
  g_autofree char *name = xy_search_fold (student->name);
  g_autofree char *number = xy_search_fold (student->student_number);
  g_autofree char *id_number = xy_search_fold (student->id_number);
  g_autofree char *class_name = xy_search_fold (student->class_name);
  g_autofree char *text = g_strjoin ("\n", name, number, id_number, class_name, NULL);
  g_autoptr (GString) syllables = g_string_new (NULL);
  guint initials = 0;
  gboolean begins = TRUE;

  xy_search_text_set (self->text, slot, text);
  xy_pinyin_append (self->pinyin, syllables, student->name != NULL ? student->name : "");
  xy_search_text_set (self->syllables, slot, syllables->str);
  for (const char *c = syllables->str; *c != '\0'; c++)
    {
      if (begins && *c >= 'a' && *c <= 'z')
        initials |= 1u << (*c - 'a');
      begins = *c == ' ' || *c == '/';
    }
  g_array_index (self->initials, guint, slot) = initials;
}

/* Whether the two stand at the same places and are found by the same words. */
static gboolean
stands_alike (const XyStudent *a, const XyStudent *b)
{
  return a == b || (g_strcmp0 (a->name, b->name) == 0 &&
                    g_strcmp0 (a->student_number, b->student_number) == 0 &&
                    g_strcmp0 (a->id_number, b->id_number) == 0 &&
                    g_strcmp0 (a->class_name, b->class_name) == 0);
}

static void
set_facts (XyStudentIndex *self, guint slot, const XyStudent *student)
{
  XyStudentFacts *facts = XY_STUDENT_FACTS (self, slot);
  const char *const values[N_VALUES] = {
    [XY_STUDENT_FACET_CLASS] = student->class_name,
    [XY_STUDENT_FACET_COLLEGE] = student->college,
    [XY_STUDENT_FACET_DEGREE] = student->degree,
    [VALUE_SEX] = student->sex,
    [VALUE_MAJOR] = student->major,
  };
  const char *const *fields = xy_student_problem_get_fields ();

  for (guint i = 0; i < N_VALUES; i++)
    facts->values[i] = values_add (&self->values[i], values[i]);
  facts->is_online = student->online_only ? 1 : 0;
  for (guint i = 0; i < N_PROBLEM_FIELDS; i++)
    get_slot (self, slot)->problems[i] =
        (guint8) xy_student_problem_of_student (student, fields[i], &self->today);
}

static void
set_student (XyStudentIndex *self, guint slot, const XyStudent *student)
{
  XyStudentSlot *own = get_slot (self, slot);
  gboolean alike = own->student != NULL && stands_alike (own->student, student);
  XyStudent *old = own->student;

  if (!alike)
    {
      g_free (own->number_key);
      own->number_key = xy_order_key (student->student_number);
      g_free (own->name_key);
      own->name_key = xy_order_key (student->name);
      set_text (self, slot, student);
    }
  own->student = xy_entity_ref ((gpointer) student);
  if (old != student)
    set_facts (self, slot, student);
  g_clear_pointer (&old, xy_entity_unref);
}

/* The public functions. */

static void
clear_slot (gpointer data)
{
  XyStudentSlot *slot = data;

  g_clear_pointer (&slot->student, xy_entity_unref);
  g_clear_pointer (&slot->number_key, g_free);
  g_clear_pointer (&slot->name_key, g_free);
}

XyStudentIndex *
xy_student_index_new (const GDate *today, XyPinyin *pinyin)
{
  XyStudentIndex *self = g_new0 (XyStudentIndex, 1);

  self->today = *today;
  self->pinyin = pinyin;
  self->slots_by_id = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->slots = g_array_new (FALSE, FALSE, sizeof (XyStudentSlot));
  g_array_set_clear_func (self->slots, clear_slot);
  self->facts = g_array_new (FALSE, FALSE, sizeof (XyStudentFacts));
  self->initials = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < N_VALUES; i++)
    values_init (&self->values[i]);
  self->text = xy_search_text_new ();
  self->syllables = xy_search_text_new ();
  for (guint i = 0; i < N_READY_ORDERS; i++)
    self->orders[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  self->version = new_version ();
  return self;
}

void
xy_student_index_free (XyStudentIndex *self)
{
  if (self == NULL)
    return;
  xy_pinyin_free (self->pinyin);
  g_hash_table_unref (self->slots_by_id);
  g_array_unref (self->slots);
  g_array_unref (self->facts);
  g_array_unref (self->initials);
  for (guint i = 0; i < N_VALUES; i++)
    values_clear (&self->values[i]);
  xy_search_text_free (self->text);
  xy_search_text_free (self->syllables);
  for (guint i = 0; i < N_READY_ORDERS; i++)
    g_array_unref (self->orders[i]);
  g_free (self);
}

static void
tell_others (GHashTable *changed, GHashTable *own, GArray *others)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, changed);
  while (others != NULL && g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (own, key))
      {
        guint slot = GPOINTER_TO_UINT (key);

        g_array_append_val (others, slot);
      }
}

void
xy_student_index_put (XyStudentIndex *self,
                      const XyStudentEntry *entries,
                      guint n_entries,
                      GArray *others)
{
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) moved = new_marks (self);
  guint n_moved = 0;
  g_autoptr (GHashTable) suspects = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) placed = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean many = n_entries > MANY;

  g_return_if_fail (self != NULL);

  /* Where those that move stood is found by what is known of them now. */
  for (guint i = 0; i < n_entries; i++)
    {
      const XyStudent *student = entries[i].student;
      guint slot = xy_student_index_find (self, student->id);

      if (slot == XY_NO_SLOT || stands_alike (get_slot (self, slot)->student, student))
        continue;
      g_array_index (moved, gboolean, slot) = TRUE;
      n_moved++;
      if (!many)
        note_neighbours (self, slot, suspects);
    }
  take_out_all (self, moved, n_moved);
  for (guint i = 0; i < n_entries; i++)
    {
      const XyStudent *student = entries[i].student;
      gpointer known;
      guint slot = g_hash_table_lookup_extended (self->slots_by_id, student->id, NULL, &known)
                       ? GPOINTER_TO_UINT (known)
                       : add_slot (self, student->id);
      XyStudentFacts *facts = XY_STUDENT_FACTS (self, slot);

      if (!facts->is_there || g_array_index (moved, gboolean, slot))
        g_array_append_val (placed, slot);
      if (!facts->is_there)
        self->n_students++;
      facts->is_there = 1;
      facts->photo = (guint8) entries[i].photo;
      set_student (self, slot, student);
      refresh_has_problem (self, slot);
      g_hash_table_add (own, GUINT_TO_POINTER (slot));
    }
  for (XyStudentOrder by = XY_STUDENT_ORDER_QUEUE; by < N_READY_ORDERS; by++)
    put_in (self, by, placed);
  for (guint i = 0; !many && i < placed->len; i++)
    g_hash_table_add (suspects, GUINT_TO_POINTER (g_array_index (placed, guint, i)));
  refresh_duplicates (self, suspects, many && placed->len > 0, changed);
  tell_others (changed, own, others);
  self->version = new_version ();
}

void
xy_student_index_remove (XyStudentIndex *self, const guint *slots, guint n_slots, GArray *others)
{
  g_autoptr (GHashTable) own = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) suspects = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) changed = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) marks = new_marks (self);
  gboolean many = n_slots > MANY;

  g_return_if_fail (self != NULL);

  for (guint i = 0; i < n_slots; i++)
    {
      g_hash_table_add (own, GUINT_TO_POINTER (slots[i]));
      g_array_index (marks, gboolean, slots[i]) = TRUE;
      if (!many)
        note_neighbours (self, slots[i], suspects);
    }
  take_out_all (self, marks, n_slots);
  for (guint i = 0; i < n_slots; i++)
    {
      XyStudentFacts *facts = XY_STUDENT_FACTS (self, slots[i]);

      if (!facts->is_there)
        continue;
      facts->is_there = 0;
      self->n_students--;
      xy_search_text_set (self->text, slots[i], "");
      xy_search_text_set (self->syllables, slots[i], "");
      clear_slot (get_slot (self, slots[i]));
      get_slot (self, slots[i])->same_number = get_slot (self, slots[i])->same_id = FALSE;
    }
  refresh_duplicates (self, suspects, many, changed);
  tell_others (changed, own, others);
  self->version = new_version ();
}

guint
xy_student_index_get_size (const XyStudentIndex *self)
{
  return self->n_students;
}

guint
xy_student_index_get_n_slots (const XyStudentIndex *self)
{
  return self->slots->len;
}

guint
xy_student_index_find (const XyStudentIndex *self, const char *id)
{
  gpointer slot;

  if (id == NULL || !g_hash_table_lookup_extended (self->slots_by_id, id, NULL, &slot) ||
      !XY_STUDENT_FACTS (self, GPOINTER_TO_UINT (slot))->is_there)
    return XY_NO_SLOT;
  return GPOINTER_TO_UINT (slot);
}

const XyStudent *
xy_student_index_get_student (const XyStudentIndex *self, guint slot)
{
  return slot < self->slots->len ? get_slot (self, slot)->student : NULL;
}

XyProblemKind
xy_student_index_get_problem (const XyStudentIndex *self, guint slot, const char *field)
{
  const XyStudentSlot *own = get_slot (self, slot);
  const char *const *fields = xy_student_problem_get_fields ();

  for (guint i = 0; i < N_PROBLEM_FIELDS; i++)
    if (strcmp (fields[i], field) == 0)
      {
        gboolean is_duplicate = (own->same_number && strcmp (field, "student_number") == 0) ||
                                (own->same_id && strcmp (field, "id_number") == 0);

        if (own->problems[i] != XY_PROBLEM_NONE)
          return (XyProblemKind) own->problems[i];
        return is_duplicate ? XY_PROBLEM_DUPLICATE : XY_PROBLEM_NONE;
      }
  return XY_PROBLEM_NONE;
}

gboolean
xy_student_index_has_problem (const XyStudentIndex *self, guint slot)
{
  return XY_STUDENT_FACTS (self, slot)->has_problem;
}
