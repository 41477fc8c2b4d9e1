// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-student-search.h"

#include <string.h>

#include "model/xy-student-index-private.h"

/* As many words as anybody types, and as a hit counts. */
#define MAX_WORDS 64
/* Where so few of all are left, each is looked at rather than the whole text. */
#define FEW 8

struct _XyStudentSearch
{
  /* For which folded text of which state of the index the hits are; a hit is a byte a slot. */
  char *text;
  guint version;
  GByteArray *hits;
  guint n_hits;

  guint photos[XY_N_PHOTO_STATES];
  guint on_site;
  guint online;
  guint problems;
  /* For each facet the count of each value, and how many have it whether they fit or not. */
  GArray *counts[XY_N_STUDENT_FACETS];
  GArray *totals[XY_N_STUDENT_FACETS];
};

/* The query. */

XyStudentQuery *
xy_student_query_new (void)
{
  return g_new0 (XyStudentQuery, 1);
}

XyStudentQuery *
xy_student_query_copy (const XyStudentQuery *query)
{
  XyStudentQuery *copy = g_memdup2 (query, sizeof *query);

  copy->text = g_strdup (query->text);
  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    {
      GHashTableIter iter;
      gpointer value;

      copy->values[i] = NULL;
      if (query->values[i] == NULL)
        continue;
      g_hash_table_iter_init (&iter, query->values[i]);
      while (g_hash_table_iter_next (&iter, &value, NULL))
        xy_student_query_set_value (copy, (XyStudentFacet) i, value, TRUE);
    }
  return copy;
}

void
xy_student_query_free (XyStudentQuery *query)
{
  if (query == NULL)
    return;
  xy_student_query_clear_filters (query);
  g_free (query->text);
  g_free (query);
}

void
xy_student_query_set_value (XyStudentQuery *query,
                            XyStudentFacet facet,
                            const char *value,
                            gboolean wanted)
{
  if (query->values[facet] == NULL)
    query->values[facet] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (wanted)
    g_hash_table_add (query->values[facet], g_strdup (value));
  else
    g_hash_table_remove (query->values[facet], value);
}

gboolean
xy_student_query_has_value (const XyStudentQuery *query, XyStudentFacet facet, const char *value)
{
  return query->values[facet] != NULL && g_hash_table_contains (query->values[facet], value);
}

static gboolean
has_values (const XyStudentQuery *query, XyStudentFacet facet)
{
  return query->values[facet] != NULL && g_hash_table_size (query->values[facet]) > 0;
}

gboolean
xy_student_query_is_filtered (const XyStudentQuery *query)
{
  gboolean filtered = query->photos != 0 || query->presence != 0 || query->problems;

  for (XyStudentFacet facet = XY_STUDENT_FACET_CLASS; facet < XY_N_STUDENT_FACETS; facet++)
    filtered = filtered || has_values (query, facet);
  return filtered;
}

void
xy_student_query_clear_filters (XyStudentQuery *query)
{
  query->photos = 0;
  query->presence = 0;
  query->problems = FALSE;
  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    g_clear_pointer (&query->values[i], g_hash_table_unref);
}

/* The text. */

static gboolean
is_latin (const char *word)
{
  for (; *word != '\0'; word++)
    if (*word < 'a' || *word > 'z')
      return FALSE;
  return TRUE;
}

static gboolean
has_syllables (const XyStudentIndex *index, guint slot, const char *word)
{
  return (g_array_index (index->initials, guint, slot) & (1u << (*word - 'a'))) != 0 &&
         xy_pinyin_matches (xy_search_text_get (index->syllables, slot), word);
}

static gboolean
has_word (const XyStudentIndex *index, guint slot, const char *word, gboolean latin)
{
  return strstr (xy_search_text_get (index->text, slot), word) != NULL ||
         (latin && has_syllables (index, slot, word));
}

/* Leaves those that have the word of those that had all before it. */
static void
find_word (XyStudentSearch *self, const XyStudentIndex *index, const char *word, guint n_before)
{
  guint8 *hits = self->hits->data;
  gboolean latin = is_latin (word);
  gboolean few = self->n_hits < self->hits->len / FEW;

  if (!few)
    xy_search_text_find (index->text, word, hits, (guint8) n_before);
  for (guint slot = 0; slot < self->hits->len && (few || latin); slot++)
    if (hits[slot] == n_before &&
        (few ? has_word (index, slot, word, latin) : has_syllables (index, slot, word)))
      hits[slot]++;
  self->n_hits = 0;
  for (guint slot = 0; slot < self->hits->len; slot++)
    self->n_hits += hits[slot] > n_before;
}

static void
find_text (XyStudentSearch *self, const XyStudentIndex *index, const char *typed)
{
  g_autofree char *text = xy_search_fold (typed);
  g_auto (GStrv) words = NULL;
  guint n_slots = xy_student_index_get_n_slots (index);
  gboolean same_index = self->version == index->version;
  guint n_words;

  if (same_index && g_strcmp0 (self->text, text) == 0)
    return;
  words = xy_search_split (text);
  n_words = MIN (g_strv_length (words), MAX_WORDS);
  /* Who has a longer text has its beginning too. */
  if (!same_index || !g_str_has_prefix (text, self->text))
    {
      g_byte_array_set_size (self->hits, n_slots);
      for (guint slot = 0; slot < n_slots; slot++)
        self->hits->data[slot] = XY_STUDENT_FACTS (index, slot)->is_there;
      self->n_hits = index->n_students;
    }
  for (guint i = 0; i < n_words; i++)
    find_word (self, index, words[i], i + 1);
  for (guint slot = 0; slot < n_slots; slot++)
    self->hits->data[slot] = self->hits->data[slot] == n_words + 1;
  self->version = index->version;
  g_free (self->text);
  self->text = g_steal_pointer (&text);
}

/* The filters. */

enum
{
  FAILS_PHOTO = XY_N_STUDENT_FACETS,
  FAILS_PRESENCE,
  FAILS_PROBLEM,
};

typedef struct
{
  const XyStudentQuery *query;
  /* For each facet by value whether it is wanted; NULL where any is. */
  GByteArray *wanted[XY_N_STUDENT_FACETS];
} Filter;

static void
filter_init (Filter *filter, const XyStudentIndex *index, const XyStudentQuery *query)
{
  memset (filter, 0, sizeof *filter);
  filter->query = query;
  for (XyStudentFacet facet = XY_STUDENT_FACET_CLASS; facet < XY_N_STUDENT_FACETS; facet++)
    {
      const GPtrArray *texts = index->values[facet].texts;

      if (!has_values (query, facet))
        continue;
      filter->wanted[facet] = g_byte_array_new ();
      g_byte_array_set_size (filter->wanted[facet], texts->len);
      for (guint i = 0; i < texts->len; i++)
        filter->wanted[facet]->data[i] =
            (guint8) xy_student_query_has_value (query, facet, g_ptr_array_index (texts, i));
    }
}

static void
filter_clear (Filter *filter)
{
  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    g_clear_pointer (&filter->wanted[i], g_byte_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Filter, filter_clear)

/* Returns a bit for each filter that the student does not fit. */
static guint
find_failures (const Filter *filter, const XyStudentFacts *facts)
{
  const XyStudentQuery *query = filter->query;
  guint presence = facts->is_online ? XY_PRESENCE_ONLINE : XY_PRESENCE_ON_SITE;
  guint failures = 0;

  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    if (filter->wanted[i] != NULL && !filter->wanted[i]->data[facts->values[i]])
      failures |= 1u << i;
  if (query->photos != 0 && (query->photos & (1u << facts->photo)) == 0)
    failures |= 1u << FAILS_PHOTO;
  if (query->presence != 0 && (query->presence & presence) == 0)
    failures |= 1u << FAILS_PRESENCE;
  if (query->problems && !facts->has_problem)
    failures |= 1u << FAILS_PROBLEM;
  return failures;
}

/* A filter's counts are of those who fit all the others. */
static void
count (XyStudentSearch *self, const XyStudentFacts *facts, guint failures)
{
  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    if ((failures & ~(1u << i)) == 0)
      g_array_index (self->counts[i], guint, facts->values[i])++;
  if ((failures & ~(1u << FAILS_PHOTO)) == 0)
    self->photos[facts->photo]++;
  if ((failures & ~(1u << FAILS_PRESENCE)) == 0)
    {
      self->online += facts->is_online ? 1 : 0;
      self->on_site += facts->is_online ? 0 : 1;
    }
  if ((failures & ~(1u << FAILS_PROBLEM)) == 0 && facts->has_problem)
    self->problems++;
}

static void
reset_counts (XyStudentSearch *self, const XyStudentIndex *index)
{
  memset (self->photos, 0, sizeof self->photos);
  self->on_site = self->online = self->problems = 0;
  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    {
      g_array_set_size (self->counts[i], 0);
      g_array_set_size (self->counts[i], index->values[i].texts->len);
      g_array_set_size (self->totals[i], 0);
      g_array_set_size (self->totals[i], index->values[i].texts->len);
    }
}

/* Returns a byte for each slot: whether it fits. */
static GByteArray *
find_fitting (XyStudentSearch *self, const XyStudentIndex *index, const XyStudentQuery *query)
{
  g_autoptr (GByteArray) fits = g_byte_array_new ();
  g_auto (Filter) filter;

  filter_init (&filter, index, query);
  reset_counts (self, index);
  g_byte_array_set_size (fits, self->hits->len);
  for (guint slot = 0; slot < fits->len; slot++)
    {
      const XyStudentFacts *facts = XY_STUDENT_FACTS (index, slot);
      guint failures;

      fits->data[slot] = FALSE;
      if (!facts->is_there)
        continue;
      for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
        g_array_index (self->totals[i], guint, facts->values[i])++;
      if (!self->hits->data[slot])
        continue;
      failures = find_failures (&filter, facts);
      count (self, facts, failures);
      fits->data[slot] = failures == 0;
    }
  return g_steal_pointer (&fits);
}

/* The order. */

static GArray *
walk (const GArray *order, const GByteArray *fits, gboolean descending)
{
  GArray *slots = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n = 0;

  g_array_set_size (slots, order->len);
  for (guint i = 0; i < order->len; i++)
    {
      guint slot = g_array_index (order, guint, descending ? order->len - 1 - i : i);

      g_array_index (slots, guint, n) = slot;
      n += fits->data[slot];
    }
  return g_array_set_size (slots, n);
}

static int
compare_keys_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const GPtrArray *keys = user_data;

  return strcmp (g_ptr_array_index (keys, *(const guint *) a),
                 g_ptr_array_index (keys, *(const guint *) b));
}

/* Returns for each value its place among all. */
static GArray *
rank_values (const XyStudentValues *values)
{
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_size (ranks, values->texts->len);
  for (guint i = 0; i < values->texts->len; i++)
    g_array_append_val (order, i);
  g_qsort_with_data (order->data, (int) order->len, sizeof (guint), compare_keys_cb, values->keys);
  for (guint i = 0; i < order->len; i++)
    g_array_index (ranks, guint, g_array_index (order, guint, i)) = i;
  return ranks;
}

/* Where in a list that is sorted by a field of few values the students with each value begin. */
static GArray *
sort_by_rank (const XyStudentIndex *index,
              GArray *slots,
              const GArray *ranks,
              int value,
              gboolean descending)
{
  guint n_ranks = ranks != NULL ? ranks->len : XY_N_PHOTO_STATES;
  g_autoptr (GArray) begins = g_array_new (FALSE, TRUE, sizeof (guint));
  g_autoptr (GArray) of = g_array_new (FALSE, FALSE, sizeof (guint));
  GArray *sorted = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_set_size (begins, n_ranks + 1);
  g_array_set_size (of, slots->len);
  g_array_set_size (sorted, slots->len);
  for (guint i = 0; i < slots->len; i++)
    {
      const XyStudentFacts *facts = XY_STUDENT_FACTS (index, g_array_index (slots, guint, i));
      guint rank =
          ranks != NULL ? g_array_index (ranks, guint, facts->values[value]) : facts->photo;

      if (descending)
        rank = n_ranks - 1 - rank;
      g_array_index (of, guint, i) = rank;
      g_array_index (begins, guint, rank + 1)++;
    }
  for (guint i = 1; i < begins->len; i++)
    g_array_index (begins, guint, i) += g_array_index (begins, guint, i - 1);
  for (guint i = 0; i < slots->len; i++)
    {
      guint *place = &g_array_index (begins, guint, g_array_index (of, guint, i));

      g_array_index (sorted, guint, (*place)++) = g_array_index (slots, guint, i);
    }
  return sorted;
}

static GArray *
put_in_order (const XyStudentIndex *index, const XyStudentQuery *query, const GByteArray *fits)
{
  g_autoptr (GArray) by_queue = NULL, ranks = NULL;
  int value;

  switch (query->order)
    {
    case XY_STUDENT_ORDER_SEX:
      value = VALUE_SEX;
      break;
    case XY_STUDENT_ORDER_MAJOR:
      value = VALUE_MAJOR;
      break;
    case XY_STUDENT_ORDER_PHOTO:
      by_queue = walk (index->orders[XY_STUDENT_ORDER_QUEUE], fits, FALSE);
      return sort_by_rank (index, by_queue, NULL, 0, query->descending);
    case XY_STUDENT_ORDER_QUEUE:
    case XY_STUDENT_ORDER_NUMBER:
    case XY_STUDENT_ORDER_NAME:
    case XY_STUDENT_ORDER_ID:
    default:
      return walk (index->orders[query->order], fits, query->descending);
    }
  by_queue = walk (index->orders[XY_STUDENT_ORDER_QUEUE], fits, FALSE);
  ranks = rank_values (&index->values[value]);
  return sort_by_rank (index, by_queue, ranks, value, query->descending);
}

/* The search. */

XyStudentSearch *
xy_student_search_new (void)
{
  XyStudentSearch *self = g_new0 (XyStudentSearch, 1);

  self->hits = g_byte_array_new ();
  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    {
      self->counts[i] = g_array_new (FALSE, TRUE, sizeof (guint));
      self->totals[i] = g_array_new (FALSE, TRUE, sizeof (guint));
    }
  return self;
}

void
xy_student_search_free (XyStudentSearch *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->hits);
  for (guint i = 0; i < XY_N_STUDENT_FACETS; i++)
    {
      g_array_unref (self->counts[i]);
      g_array_unref (self->totals[i]);
    }
  g_free (self->text);
  g_free (self);
}

GArray *
xy_student_search_run (XyStudentSearch *self,
                       const XyStudentIndex *index,
                       const XyStudentQuery *query)
{
  g_autoptr (GByteArray) fits = NULL;

  find_text (self, index, query->text != NULL ? query->text : "");
  fits = find_fitting (self, index, query);
  return put_in_order (index, query, fits);
}

guint
xy_student_search_count_photos (const XyStudentSearch *self, guint photos)
{
  guint n = 0;

  for (guint state = 0; state < XY_N_PHOTO_STATES; state++)
    if ((photos & (1u << state)) != 0)
      n += self->photos[state];
  return n;
}

guint
xy_student_search_count_presence (const XyStudentSearch *self, XyPresence presence)
{
  return presence == XY_PRESENCE_ONLINE ? self->online : self->on_site;
}

guint
xy_student_search_count_problems (const XyStudentSearch *self)
{
  return self->problems;
}

guint
xy_student_search_count_values (const XyStudentSearch *self, XyStudentFacet facet)
{
  guint n = 0;

  for (guint i = 0; i < self->totals[facet]->len; i++)
    n += g_array_index (self->totals[facet], guint, i) > 0 ? 1 : 0;
  return n;
}

GArray *
xy_student_search_list_values (const XyStudentSearch *self,
                               const XyStudentIndex *index,
                               XyStudentFacet facet)
{
  const XyStudentValues *values = &index->values[facet];
  GArray *list = g_array_new (FALSE, FALSE, sizeof (XyStudentValueCount));
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->totals[facet]->len; i++)
    if (g_array_index (self->totals[facet], guint, i) > 0)
      g_array_append_val (order, i);
  g_qsort_with_data (order->data, (int) order->len, sizeof (guint), compare_keys_cb, values->keys);
  for (guint i = 0; i < order->len; i++)
    {
      guint number = g_array_index (order, guint, i);
      XyStudentValueCount value = {
        .value = g_ptr_array_index (values->texts, number),
        .count = g_array_index (self->counts[facet], guint, number),
      };

      g_array_append_val (list, value);
    }
  return list;
}
