// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-photo-match.h"

#include <string.h>

#include "model/xy-search-text.h"

/* A number shorter than this may be a counter. */
#define MIN_NUMBER 6
/* How many pieces of a name a number that has dashes in it may be in. */
#define MAX_PIECES 4
#define ID_NUMBER_DIGITS 17
#define DAY_DIGITS 8
#define TIME_DIGITS 6

struct _XyPhotoMatcher
{
  GPtrArray *students;
  /* Arrays of XyStudent: by number, by number without what parts it, by name. */
  GHashTable *numbers;
  GHashTable *parted;
  GHashTable *names;
  /* Whether letters tell student numbers apart. */
  gboolean has_letters;
};

static void
add (GHashTable *table, const char *key, const XyStudent *student)
{
  GPtrArray *holders = g_hash_table_lookup (table, key);

  if (holders == NULL)
    {
      holders = g_ptr_array_new ();
      g_hash_table_insert (table, g_strdup (key), holders);
    }
  if (!g_ptr_array_find (holders, student, NULL))
    g_ptr_array_add (holders, (gpointer) student);
}

/* Plain forms of the characters, and large letters; what is no UTF-8 is old Windows' Chinese. */
static char *
dup_plain (const char *text)
{
  g_autofree char *valid = NULL, *plain = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    valid = g_convert (text, -1, "UTF-8", "GB18030", NULL, NULL, NULL);
  if (valid == NULL)
    valid = g_utf8_make_valid (text, -1);
  plain = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL_COMPOSE);
  return g_ascii_strup (plain, -1);
}

/* Letters and digits of a number; whether anything else was between them. */
static char *
dup_key (const char *number, gboolean *is_parted, gboolean *has_letters)
{
  g_autofree char *plain = dup_plain (number);
  GString *key = g_string_new (NULL);

  g_strstrip (plain);
  *is_parted = *has_letters = FALSE;
  for (const char *at = plain; *at != '\0'; at++)
    if (!g_ascii_isalnum (*at))
      *is_parted = TRUE;
    else
      {
        *has_letters |= g_ascii_isalpha (*at);
        g_string_append_c (key, *at);
      }
  return g_string_free (key, FALSE);
}

static void
add_number (XyPhotoMatcher *self, const char *number, const XyStudent *student, gboolean is_id)
{
  gboolean is_parted, has_letters;
  g_autofree char *key = NULL;

  if (number == NULL)
    return;
  key = dup_key (number, &is_parted, &has_letters);
  if (*key == '\0')
    return;
  add (is_parted ? self->parted : self->numbers, key, student);
  if (has_letters && !is_id)
    self->has_letters = TRUE;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                (GDestroyNotify) g_ptr_array_unref);
}

XyPhotoMatcher *
xy_photo_matcher_new (GPtrArray *students)
{
  XyPhotoMatcher *self = g_new0 (XyPhotoMatcher, 1);

  self->students = g_ptr_array_new_full (students->len, xy_entity_unref);
  self->numbers = new_table ();
  self->parted = new_table ();
  self->names = new_table ();
  for (guint i = 0; i < students->len; i++)
    {
      XyStudent *student = g_ptr_array_index (students, i);
      g_autofree char *name = xy_search_fold (student->name);

      g_ptr_array_add (self->students, xy_entity_ref (student));
      add_number (self, student->student_number, student, FALSE);
      add_number (self, student->id_number, student, TRUE);
      if (*name != '\0')
        add (self->names, name, student);
    }
  return self;
}

void
xy_photo_matcher_free (XyPhotoMatcher *self)
{
  g_hash_table_unref (self->numbers);
  g_hash_table_unref (self->parted);
  g_hash_table_unref (self->names);
  g_ptr_array_unref (self->students);
  g_free (self);
}

/* Where a name has its letters and digits. */
typedef struct
{
  const char *start;
  gsize length;
} Run;

static gboolean
is_digits (const char *at, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (at[i]))
      return FALSE;
  return TRUE;
}

static int
read_digits (const char *at, int n)
{
  int value = 0;

  for (int i = 0; i < n; i++)
    value = value * 10 + (at[i] - '0');
  return value;
}

/* Whether a camera wrote the two: IMG_20211212_083000, IMG20211212_083000. */
static gboolean
is_moment (const Run *before, const Run *time)
{
  const char *end = before->start + before->length;
  const char *day = end - DAY_DIGITS;

  return before->length >= DAY_DIGITS && time->length == TIME_DIGITS && time->start == end + 1 &&
         is_digits (day, DAY_DIGITS) && is_digits (time->start, TIME_DIGITS) &&
         (day == before->start || !g_ascii_isdigit (day[-1])) &&
         g_date_valid_dmy ((GDateDay) read_digits (day + 6, 2),
                           (GDateMonth) read_digits (day + 4, 2),
                           (GDateYear) read_digits (day, 4)) &&
         read_digits (time->start, 2) < 24 && read_digits (time->start + 2, 2) < 60 &&
         read_digits (time->start + 4, 2) < 60;
}

static GArray *
find_runs (const char *plain)
{
  GArray *runs = g_array_new (FALSE, FALSE, sizeof (Run));

  for (const char *at = plain; *at != '\0';)
    {
      Run run = { at, 0 };

      while (g_ascii_isalnum (at[run.length]))
        run.length++;
      at += MAX (run.length, 1);
      if (run.length == 0)
        continue;
      if (runs->len > 0 && is_moment (&g_array_index (runs, Run, runs->len - 1), &run))
        g_array_set_size (runs, runs->len - 1);
      else
        g_array_append_val (runs, run);
    }
  return runs;
}

/* What is known of whose a name is: those whom every number in it fits. */
typedef struct
{
  GPtrArray *fitting;
  const XyStudent *first;
  const XyStudent *second;
} Finding;

static void
take_holders (Finding *finding, GPtrArray *holders)
{
  if (holders == NULL)
    return;
  if (finding->fitting == NULL)
    {
      finding->fitting = g_ptr_array_copy (holders, NULL, NULL);
      finding->first = g_ptr_array_index (holders, 0);
    }
  for (guint i = 0; i < holders->len && finding->second == NULL; i++)
    if (holders->pdata[i] != finding->first)
      finding->second = g_ptr_array_index (holders, i);
  for (guint i = finding->fitting->len; i > 0; i--)
    if (!g_ptr_array_find (holders, finding->fitting->pdata[i - 1], NULL))
      g_ptr_array_remove_index (finding->fitting, i - 1);
}

static void
look_up (const XyPhotoMatcher *self, Finding *finding, const char *start, gsize length)
{
  g_autofree char *key = g_strndup (start, length);

  take_holders (finding, g_hash_table_lookup (self->numbers, key));
}

static void
look_up_runs (const XyPhotoMatcher *self, Finding *finding, const char *plain, GArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      if (run->length >= MIN_NUMBER || run->start == plain)
        look_up (self, finding, run->start, run->length);
    }
}

/* Numbers that are written with something between, such as 2019-0211-0001. */
static void
look_up_parted (const XyPhotoMatcher *self, Finding *finding, GArray *runs)
{
  if (g_hash_table_size (self->parted) == 0)
    return;
  for (guint i = 0; i < runs->len; i++)
    {
      g_autoptr (GString) key = g_string_new (NULL);

      for (guint n = i; n < runs->len && n < i + MAX_PIECES; n++)
        {
          const Run *run = &g_array_index (runs, Run, n);

          g_string_append_len (key, run->start, (gssize) run->length);
          take_holders (finding, g_hash_table_lookup (self->parted, key->str));
        }
    }
}

/* Digits with letters beside them, as in IMG201902110001 or 201902110001a. */
static void
look_up_digits (const XyPhotoMatcher *self, Finding *finding, GArray *runs)
{
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);
      const char *end = run->start + run->length;

      for (const char *at = run->start; at < end;)
        {
          gsize length = 0;

          while (at + length < end && g_ascii_isdigit (at[length]))
            length++;
          if (length == ID_NUMBER_DIGITS && at + length < end && at[length] == 'X')
            length++;
          if (length >= MIN_NUMBER)
            look_up (self, finding, at, length);
          at += MAX (length, 1);
        }
    }
}

static gboolean
is_named (const XyStudent *student, const char *folded)
{
  g_autofree char *name = xy_search_fold (student->name);

  return *name != '\0' && strstr (folded, name) != NULL;
}

/* The other person whose whole name stands in the text, if any. */
static const XyStudent *
find_other_name (const XyPhotoMatcher *self, const char *plain, const XyStudent *student)
{
  g_autoptr (GString) word = g_string_new (NULL);

  for (const char *at = plain;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      g_autofree char *folded = NULL;
      GPtrArray *holders;

      if (g_unichar_isalpha (c) && c > 0x7f)
        {
          g_string_append_unichar (word, c);
          continue;
        }
      /* The dot within a name; xy_search_fold() leaves it out. */
      if (c == 0x00b7 || c == 0x2022 || c == 0x30fb)
        continue;
      folded = xy_search_fold (word->str);
      holders = g_hash_table_lookup (self->names, folded);
      if (holders != NULL && !g_ptr_array_find (holders, student, NULL))
        return g_ptr_array_index (holders, 0);
      g_string_truncate (word, 0);
      if (c == 0)
        return NULL;
    }
}

/* Of those whom all numbers fit the one whose name is there too. */
static const XyStudent *
choose_by_name (const Finding *finding, const char *folded)
{
  const XyStudent *chosen = NULL;

  for (guint i = 0; i < finding->fitting->len; i++)
    {
      const XyStudent *student = g_ptr_array_index (finding->fitting, i);

      if (!is_named (student, folded))
        continue;
      if (chosen != NULL)
        return NULL;
      chosen = student;
    }
  return chosen;
}

XyPhotoMatch
xy_photo_matcher_find (const XyPhotoMatcher *self, const char *name)
{
  XyPhotoMatch match = { .kind = XY_PHOTO_MATCH_NOBODY };
  g_autofree char *plain = dup_plain (name);
  g_autofree char *folded = xy_search_fold (plain);
  g_autoptr (GArray) runs = find_runs (plain);
  g_autoptr (GPtrArray) fitting = NULL;
  Finding finding = { 0 };

  look_up_runs (self, &finding, plain, runs);
  look_up_parted (self, &finding, runs);
  if (finding.first == NULL && !self->has_letters)
    look_up_digits (self, &finding, runs);
  fitting = finding.fitting;
  if (finding.first == NULL)
    return match;
  match.student =
      fitting->len == 1 ? g_ptr_array_index (fitting, 0) : choose_by_name (&finding, folded);
  if (match.student == NULL)
    {
      match.kind = XY_PHOTO_MATCH_SEVERAL;
      match.student = finding.first;
      match.other = finding.second;
      return match;
    }
  if (!is_named (match.student, folded))
    match.other = find_other_name (self, plain, match.student);
  match.kind = match.other != NULL ? XY_PHOTO_MATCH_OTHER_NAME : XY_PHOTO_MATCH_ONE;
  return match;
}
