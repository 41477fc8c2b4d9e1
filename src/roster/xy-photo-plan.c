// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-photo-plan.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* More sentences about a table than anybody reads. */
#define MAX_PROBLEMS 1000

XyPhotoFile *
xy_photo_file_new (char *path, char *name)
{
  XyPhotoFile *file = g_new0 (XyPhotoFile, 1);

  file->path = path;
  file->name = name;
  return file;
}

void
xy_photo_file_free (XyPhotoFile *file)
{
  g_free (file->path);
  g_free (file->name);
  g_free (file->sha256);
  g_free (file->problem);
  g_free (file);
}

XyPhotoHolder *
xy_photo_holder_new (const char *photo, gboolean accepted)
{
  XyPhotoHolder *holder = g_new0 (XyPhotoHolder, 1);

  holder->photo = g_strdup (photo);
  holder->accepted = accepted;
  return holder;
}

void
xy_photo_holder_free (XyPhotoHolder *holder)
{
  g_free (holder->photo);
  g_free (holder);
}

/* Names of files, as tables write them. */

static char *
dup_key (const char *text)
{
  g_autofree char *plain = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *key = g_utf8_casefold (plain != NULL ? plain : text, -1);

  g_strdelimit (key, "\\", '/');
  return g_strstrip (key);
}

/* A name that two files have leads to none of them. */
static void
add_name (GHashTable *names, const char *name, XyPhotoFile *file)
{
  if (g_hash_table_contains (names, name))
    g_hash_table_replace (names, g_strdup (name), NULL);
  else
    g_hash_table_insert (names, g_strdup (name), file);
}

/* Each file by its name with as many folders before it as anybody writes, with and without its
 * ending. */
static GHashTable *
index_names (GPtrArray *files)
{
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < files->len; i++)
    {
      XyPhotoFile *file = g_ptr_array_index (files, i);
      g_autofree char *key = dup_key (file->name);

      for (const char *at = key; at != NULL; at = strchr (at, '/'))
        {
          const char *name = at += *at == '/';
          const char *dot = strrchr (name, '.');

          add_name (names, name, file);
          if (dot != NULL && dot > name && strchr (dot, '/') == NULL)
            {
              g_autofree char *stem = g_strndup (name, (gsize) (dot - name));

              add_name (names, stem, file);
            }
        }
    }
  return names;
}

static XyPhotoFile *
find_file (GHashTable *names, const char *text)
{
  g_autofree char *key = dup_key (text);

  for (const char *at = key; at != NULL && *at != '\0'; at = strchr (at, '/'))
    {
      XyPhotoFile *file;

      at += *at == '/';
      file = g_hash_table_lookup (names, at);
      if (file != NULL)
        return file;
    }
  return NULL;
}

/* Tables. */

static gboolean
looks_like_photo (const char *text)
{
  static const char *const endings[] = { ".jpg", ".jpeg", ".jpe", ".png", ".heic", ".bmp" };
  g_autofree char *key = dup_key (text);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (key, endings[i]))
      return TRUE;
  return FALSE;
}

/* The column in which most cells count, other than @except; -1 if none does. */
static int
find_best (const guint *hits, int except)
{
  int best = -1;

  for (int column = 0; column < XY_SHEET_MAX_COLUMNS; column++)
    if (column != except && hits[column] > 0 && (best < 0 || hits[column] > hits[best]))
      best = column;
  return best;
}

static gboolean
find_columns (const XySheet *sheet,
              GHashTable *names,
              const XyPhotoMatcher *matcher,
              int *file_column,
              int *number_column)
{
  g_autofree guint *files = g_new0 (guint, XY_SHEET_MAX_COLUMNS);
  g_autofree guint *numbers = g_new0 (guint, XY_SHEET_MAX_COLUMNS);

  for (guint i = 0; i < sheet->cells->len; i++)
    {
      const XyCell *cell = &g_array_index (sheet->cells, XyCell, i);

      if (cell->column >= XY_SHEET_MAX_COLUMNS)
        continue;
      if (find_file (names, cell->text) != NULL)
        files[cell->column]++;
      if (xy_photo_matcher_find (matcher, cell->text).kind != XY_PHOTO_MATCH_NOBODY)
        numbers[cell->column]++;
    }
  *file_column = find_best (files, -1);
  *number_column = *file_column >= 0 ? find_best (numbers, *file_column) : -1;
  return *number_column >= 0;
}

/* What a table says of a file: whose it is, and whether another row says something else. */
typedef struct
{
  const XyStudent *student;
  const XyStudent *other;
} Word;

static void
add_problem (GPtrArray *problems, char *problem)
{
  if (problems->len < MAX_PROBLEMS)
    g_ptr_array_add (problems, problem);
  else
    g_free (problem);
}

static void
read_row (const XySheet *sheet,
          guint index,
          const XyCell *name,
          const XyCell *number,
          GHashTable *names,
          const XyPhotoMatcher *matcher,
          GHashTable *words,
          GPtrArray *problems)
{
  guint row = xy_sheet_get_row (sheet, index)->number;
  XyPhotoFile *file = find_file (names, name->text);
  XyPhotoMatch match = xy_photo_matcher_find (matcher, number->text);
  Word *word;

  if (file == NULL)
    {
      /* A heading speaks of no photo. */
      if (looks_like_photo (name->text))
        add_problem (problems, g_strdup_printf (_ ("Row %u of the list: there is no file “%s”"),
                                                row, name->text));
      return;
    }
  if (match.student == NULL)
    {
      add_problem (problems,
                   g_strdup_printf (_ ("Row %u of the list: no student has the number “%s” (%s)"),
                                    row, number->text, name->text));
      return;
    }
  word = g_hash_table_lookup (words, file);
  if (word == NULL)
    {
      word = g_new0 (Word, 1);
      word->student = match.student;
      g_hash_table_insert (words, file, word);
    }
  if (match.other != NULL)
    word->other = match.other;
  else if (match.student != word->student)
    word->other = match.student;
}

static void
read_table (const XyWorkbook *table,
            GHashTable *names,
            const XyPhotoMatcher *matcher,
            GHashTable *words,
            GPtrArray *problems)
{
  for (guint i = 0; i < xy_workbook_get_n_sheets (table); i++)
    {
      const XySheet *sheet = xy_workbook_get_sheet (table, i);
      int file_column, number_column;

      if (!find_columns (sheet, names, matcher, &file_column, &number_column))
        continue;
      for (guint row = 0; row < sheet->rows->len; row++)
        {
          const XyCell *name = xy_sheet_get_cell (sheet, row, (guint) file_column);
          const XyCell *number = xy_sheet_get_cell (sheet, row, (guint) number_column);

          if (name != NULL && number != NULL)
            read_row (sheet, row, name, number, names, matcher, words, problems);
        }
    }
}

/* Files. */

static void
take_match (XyPhotoFile *file, const XyPhotoMatch *match)
{
  file->student = match->student;
  file->other = match->other;
  switch (match->kind)
    {
    case XY_PHOTO_MATCH_ONE:
      file->state = XY_PHOTO_FILE_NEW;
      break;
    case XY_PHOTO_MATCH_SEVERAL:
      file->state = XY_PHOTO_FILE_SEVERAL;
      break;
    case XY_PHOTO_MATCH_OTHER_NAME:
      file->state = XY_PHOTO_FILE_OTHER_NAME;
      break;
    case XY_PHOTO_MATCH_NOBODY:
    default:
      file->state = XY_PHOTO_FILE_NOBODY;
      break;
    }
}

static void
match_file (XyPhotoFile *file, const XyPhotoMatcher *matcher, const Word *word)
{
  g_autofree char *base = g_path_get_basename (file->path);
  XyPhotoMatch match = xy_photo_matcher_find (matcher, base);

  take_match (file, &match);
  if (word == NULL)
    return;
  if (word->other != NULL)
    {
      file->student = word->student;
      file->other = word->other;
      file->state = XY_PHOTO_FILE_SEVERAL;
    }
  else if (file->state == XY_PHOTO_FILE_NOBODY)
    {
      file->student = word->student;
      file->state = XY_PHOTO_FILE_NEW;
    }
  else if (file->state == XY_PHOTO_FILE_NEW && file->student != word->student)
    {
      file->other = word->student;
      file->state = XY_PHOTO_FILE_SEVERAL;
    }
  else if (file->state == XY_PHOTO_FILE_SEVERAL &&
           (file->student == word->student || file->other == word->student))
    {
      file->student = word->student;
      file->other = NULL;
      file->state = XY_PHOTO_FILE_NEW;
    }
}

/* Whether the person has one already, or gets one from a file before this. */
static void
compare (XyPhotoFile *file, GHashTable *holders, GHashTable *taken)
{
  const XyPhotoHolder *holder = g_hash_table_lookup (holders, file->student->id);
  const char *before = g_hash_table_lookup (taken, file->student->id);

  if (before == NULL && holder != NULL)
    before = holder->photo;
  if (before != NULL && g_str_equal (before, file->sha256))
    {
      file->state = XY_PHOTO_FILE_SAME;
      return;
    }
  if (holder != NULL && holder->accepted)
    file->state = XY_PHOTO_FILE_ACCEPTED;
  else if (before != NULL)
    file->state = XY_PHOTO_FILE_AGAIN;
  g_hash_table_insert (taken, file->student->id, file->sha256);
}

GPtrArray *
xy_photo_plan_match (GPtrArray *files,
                     const XyPhotoMatcher *matcher,
                     GPtrArray *tables,
                     GHashTable *holders)
{
  GPtrArray *problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) names = index_names (files);
  g_autoptr (GHashTable) words = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tables->len; i++)
    read_table (g_ptr_array_index (tables, i), names, matcher, words, problems);
  for (guint i = 0; i < files->len; i++)
    {
      XyPhotoFile *file = g_ptr_array_index (files, i);

      match_file (file, matcher, g_hash_table_lookup (words, file));
      if (file->sha256 == NULL)
        file->state = XY_PHOTO_FILE_UNUSABLE;
      else if (file->state == XY_PHOTO_FILE_NEW)
        compare (file, holders, taken);
    }
  return problems;
}
