// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-import-repair.h"

#include <glib/gi18n-lib.h>

#define MIDDLE_DOT 0xb7
#define FIRST_FULL_WIDTH 0xff01
#define LAST_FULL_WIDTH 0xff5e
#define FULL_WIDTH_OFFSET 0xfee0
/* More of them than this say nothing that the first do not. */
#define MAX_POINTS 4

typedef struct
{
  gunichar from;
  gunichar to;
} Point;

const char *
xy_import_repair_words (XyImportRepair kind)
{
  switch (kind)
    {
    case XY_IMPORT_REPAIR_DOT:
      return _ ("Dot in a name");
    case XY_IMPORT_REPAIR_WIDTH:
      return _ ("Full-width characters");
    case XY_IMPORT_REPAIR_CASE:
      return _ ("Small letters");
    case XY_IMPORT_REPAIR_SPACE:
      return _ ("Spaces and invisible characters");
    case XY_IMPORT_REPAIR_MARK:
      return _ ("Apostrophes");
    case XY_IMPORT_REPAIR_WORD:
      return _ ("Other spellings");
    default:
      return "";
    }
}

static gboolean
is_mark (gunichar c)
{
  return c == '\'' || c == '`' || c == 0x2018 || c == 0x2019;
}

static gboolean
is_unseen (gunichar c)
{
  return g_unichar_isspace (c) || !g_unichar_isprint (c) || g_unichar_iszerowidth (c);
}

/* What became of the characters, in order; %NULL where it is not the same text character by
 * character. */
static GArray *
align (const char *from, const char *to)
{
  g_autoptr (GArray) points = g_array_new (FALSE, FALSE, sizeof (Point));

  while (*from != '\0')
    {
      gunichar was = g_utf8_get_char (from);
      gunichar is = *to != '\0' ? g_utf8_get_char (to) : 0;
      gboolean removed = was != is && (is_unseen (was) || is_mark (was)) &&
                         !(is != 0 && is_unseen (was) && is_unseen (is));
      Point point = { was, removed ? 0 : is };

      if (!removed && is == 0)
        return NULL;
      if (was != is)
        g_array_append_val (points, point);
      from = g_utf8_next_char (from);
      if (!removed)
        to = g_utf8_next_char (to);
    }
  return *to == '\0' ? g_steal_pointer (&points) : NULL;
}

static gboolean
is_wide (const Point *point)
{
  return point->from >= FIRST_FULL_WIDTH && point->from <= LAST_FULL_WIDTH &&
         g_unichar_toupper (point->from - FULL_WIDTH_OFFSET) == g_unichar_toupper (point->to);
}

static XyImportRepair
point_kind (const Point *point)
{
  if (point->to == MIDDLE_DOT)
    return XY_IMPORT_REPAIR_DOT;
  if (is_wide (point))
    return XY_IMPORT_REPAIR_WIDTH;
  if (g_unichar_toupper (point->from) == point->to)
    return XY_IMPORT_REPAIR_CASE;
  if (is_unseen (point->from))
    return XY_IMPORT_REPAIR_SPACE;
  if (point->to == 0 && is_mark (point->from))
    return XY_IMPORT_REPAIR_MARK;
  return XY_IMPORT_REPAIR_WORD;
}

/* Where a character stands for a word, as M for 男, the values say it; others look alike. */
static gboolean
is_told (const Point *point)
{
  return point_kind (point) != XY_IMPORT_REPAIR_WORD || point->from >= 0x80;
}

static GArray *
align_repair (const XyRosterRepair *repair)
{
  return align (repair->from != NULL ? repair->from : "", repair->to != NULL ? repair->to : "");
}

XyImportRepair
xy_import_repair_get_kind (const XyRosterRepair *repair)
{
  g_autoptr (GArray) points = align_repair (repair);
  XyImportRepair kind = XY_IMPORT_REPAIR_WORD;

  for (guint i = 0; points != NULL && i < points->len; i++)
    kind = MIN (kind, point_kind (&g_array_index (points, Point, i)));
  return kind;
}

static char *
dup_character (gunichar c)
{
  char text[7] = { 0 };

  if (is_unseen (c))
    return g_strdup_printf ("U+%04X", c);
  g_unichar_to_utf8 (c, text);
  if (c < 0x80)
    return g_strdup_printf ("“%s”", text);
  return g_strdup_printf ("“%s” U+%04X", text, c);
}

static char *
dup_point (const Point *point)
{
  g_autofree char *from = dup_character (point->from);
  g_autofree char *to = NULL;

  if (point->to == 0)
    /* Translators: a character of a cell that was left out, such as U+3000. */
    return g_strdup_printf (_ ("%s removed"), from);
  to = dup_character (point->to);
  return g_strdup_printf ("%s → %s", from, to);
}

static gboolean
has_point (GArray *points, guint end, const Point *point)
{
  for (guint i = 0; i < end; i++)
    {
      const Point *other = &g_array_index (points, Point, i);

      if (other->from == point->from && other->to == point->to)
        return TRUE;
    }
  return FALSE;
}

char *
xy_import_repair_dup_points (const XyRosterRepair *repair)
{
  g_autoptr (GArray) points = align_repair (repair);
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  guint n_more = 0;

  for (guint i = 0; points != NULL && i < points->len; i++)
    {
      const Point *point = &g_array_index (points, Point, i);

      if (!is_told (point) || has_point (points, i, point))
        continue;
      if (words->len < MAX_POINTS)
        g_ptr_array_add (words, dup_point (point));
      else
        n_more++;
    }
  if (words->len == 0)
    return NULL;
  if (n_more > 0)
    g_ptr_array_add (words, g_strdup ("…"));
  g_ptr_array_add (words, NULL);
  /* Translators: between the parts of a list, such as "a, b". */
  return g_strjoinv (C_ ("list", ", "), (char **) words->pdata);
}
