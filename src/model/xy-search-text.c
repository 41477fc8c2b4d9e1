// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-search-text.h"

#include <string.h>

/* Each text begins at a multiple of this, so that from any place its owner is found at once. */
#define BLOCK 16
#define NOBODY G_MAXUINT
/* How much is searched in one go. */
#define STRETCH 4096

struct _XySearchText
{
  GByteArray *bytes;
  /* The owner of each block of bytes; where each owner's text begins. */
  GArray *owners;
  GArray *offsets;
  gsize n_wasted;
};

static gboolean
is_left_out (gunichar c)
{
  switch (c)
    {
    case '\'':
    case 0x00b7:
    case 0x2018:
    case 0x2019:
    case 0x2022:
    case 0x2027:
    case 0x30fb:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Most names are of common Han characters alone, which fold to themselves. */
static gboolean
is_common_han (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c < 0x4e00 || c > 0x9fff)
        return FALSE;
    }
  return TRUE;
}

char *
xy_search_fold (const char *text)
{
  g_autofree char *plain = NULL, *folded = NULL;
  g_autoptr (GString) kept = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (is_common_han (text))
    return g_strdup (text);
  plain = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  if (plain == NULL)
    return g_strdup ("");
  folded = g_utf8_casefold (plain, -1);
  kept = g_string_sized_new (strlen (folded));
  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (!is_left_out (g_utf8_get_char (at)))
      g_string_append_len (kept, at, g_utf8_next_char (at) - at);
  return g_string_free (g_steal_pointer (&kept), FALSE);
}

char **
xy_search_split (const char *text)
{
  g_autofree char *folded = xy_search_fold (text);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  const char *begin = NULL;
  const char *at = folded;

  for (;; at = g_utf8_next_char (at))
    {
      gboolean is_between = *at == '\0' || g_unichar_isspace (g_utf8_get_char (at));

      if (is_between && begin != NULL)
        {
          g_ptr_array_add (words, g_strndup (begin, (gsize) (at - begin)));
          begin = NULL;
        }
      else if (!is_between && begin == NULL)
        begin = at;
      if (*at == '\0')
        break;
    }
  g_ptr_array_add (words, NULL);
  g_ptr_array_set_free_func (words, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&words), FALSE);
}

XySearchText *
xy_search_text_new (void)
{
  XySearchText *self = g_new0 (XySearchText, 1);

  self->bytes = g_byte_array_new ();
  self->owners = g_array_new (FALSE, FALSE, sizeof (guint));
  self->offsets = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
xy_search_text_free (XySearchText *self)
{
  if (self == NULL)
    return;
  g_byte_array_unref (self->bytes);
  g_array_unref (self->owners);
  g_array_unref (self->offsets);
  g_free (self);
}

static gsize
get_room (gsize length)
{
  return (length + 1 + BLOCK - 1) / BLOCK * BLOCK;
}

static void
append (XySearchText *self, guint owner, const char *text)
{
  static const guint8 zeros[BLOCK] = { 0 };
  gsize length = strlen (text);
  gsize room = get_room (length);

  g_array_index (self->offsets, guint, owner) = self->bytes->len;
  g_byte_array_append (self->bytes, (const guint8 *) text, (guint) length);
  g_byte_array_append (self->bytes, zeros, (guint) (room - length));
  for (gsize i = 0; i < room; i += BLOCK)
    g_array_append_val (self->owners, owner);
}

static void
compact (XySearchText *self)
{
  g_autoptr (GByteArray) old = g_steal_pointer (&self->bytes);

  self->bytes = g_byte_array_sized_new (old->len);
  g_array_set_size (self->owners, 0);
  self->n_wasted = 0;
  for (guint owner = 0; owner < self->offsets->len; owner++)
    {
      guint offset = g_array_index (self->offsets, guint, owner);

      if (offset != NOBODY)
        append (self, owner, (const char *) old->data + offset);
    }
}

void
xy_search_text_set (XySearchText *self, guint owner, const char *text)
{
  const guint nobody = NOBODY;
  guint offset;

  while (self->offsets->len <= owner)
    g_array_append_val (self->offsets, nobody);
  offset = g_array_index (self->offsets, guint, owner);
  if (offset != NOBODY)
    {
      char *old = (char *) self->bytes->data + offset;
      gsize length = strlen (old);

      self->n_wasted += get_room (length);
      memset (old, 0, length);
      g_array_index (self->offsets, guint, owner) = NOBODY;
    }
  if (*text != '\0')
    append (self, owner, text);
  if (self->n_wasted > self->bytes->len / 2)
    compact (self);
}

const char *
xy_search_text_get (const XySearchText *self, guint owner)
{
  guint offset = owner < self->offsets->len ? g_array_index (self->offsets, guint, owner) : NOBODY;

  return offset != NOBODY ? (const char *) self->bytes->data + offset : "";
}

/* Looks a stretch at a time: checkers of memory look at all that a function may read. */
static const char *
find_next (const char *at, const char *end, const char *word, gsize length)
{
  while (at < end)
    {
      gsize stretch = MIN ((gsize) (end - at), STRETCH + length);
      const char *found = memmem (at, stretch, word, length);

      if (found != NULL)
        return found;
      at += MIN ((gsize) (end - at), STRETCH);
    }
  return NULL;
}

void
xy_search_text_find (const XySearchText *self, const char *word, guint8 *hits, guint8 n_before)
{
  gsize length = strlen (word);
  const char *begin = (const char *) self->bytes->data;
  const char *end = begin + self->bytes->len;
  const char *at = begin;

  while ((at = find_next (at, end, word, length)) != NULL)
    {
      gsize block = (gsize) (at - begin) / BLOCK;
      guint owner = g_array_index (self->owners, guint, block);

      if (hits[owner] == n_before)
        hits[owner]++;
      /* On behind this owner's last block. */
      do
        block++;
      while (block < self->owners->len && g_array_index (self->owners, guint, block) == owner);
      at = begin + block * BLOCK;
    }
}
