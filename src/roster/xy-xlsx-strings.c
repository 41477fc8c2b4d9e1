// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-xlsx-strings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-roster.h"

#define MAX_SHARED XY_SHEET_MAX_CELLS
/* How large the parts are for which a thread pays. */
#define BESIDE_SIZE (256 * 1024)
/* How many strings somebody who waits is woken for. */
#define BATCH_SIZE 1024

/* The first half is of the thread that reads; known is of the one that asks, and what is between
 * the two is under the lock: fresh are the strings that go on to known next. */
struct _XyXlsxStrings
{
  XyStrings *shared;
  GString *text;
  gboolean collect;
  guint phonetic;
  guint n_strings;
  gsize n_bytes;
  XyPart *part;
  GError *error;

  GPtrArray *known;
  GThread *thread;

  GMutex lock;
  GCond changed;
  GPtrArray *fresh;
  gboolean done;
};

XyXlsxStrings *
xy_xlsx_strings_new (void)
{
  XyXlsxStrings *strings = g_new0 (XyXlsxStrings, 1);

  strings->shared = xy_strings_new ();
  strings->text = g_string_new (NULL);
  strings->known = g_ptr_array_new ();
  strings->fresh = g_ptr_array_new ();
  strings->done = TRUE;
  g_mutex_init (&strings->lock);
  g_cond_init (&strings->changed);
  return strings;
}

void
xy_xlsx_strings_free (XyXlsxStrings *strings)
{
  if (strings == NULL)
    return;
  g_clear_pointer (&strings->thread, g_thread_join);
  xy_strings_unref (strings->shared);
  g_string_free (strings->text, TRUE);
  g_clear_error (&strings->error);
  g_ptr_array_unref (strings->known);
  g_ptr_array_unref (strings->fresh);
  g_mutex_clear (&strings->lock);
  g_cond_clear (&strings->changed);
  g_free (strings);
}

void
xy_xlsx_unescape (GString *text)
{
  const char *place = text->str;

  while ((place = strstr (place, "_x")) != NULL)
    {
      gsize offset = (gsize) (place - text->str);
      gunichar character = 0;
      gboolean escaped = TRUE;
      char utf8[6];
      int length;

      for (guint i = 2; i < 6 && escaped; i++)
        {
          escaped = g_ascii_isxdigit (place[i]);
          if (escaped)
            character = character * 16 + (gunichar) g_ascii_xdigit_value (place[i]);
        }
      if (!escaped || place[6] != '_' || character == 0 || !g_unichar_validate (character))
        {
          place += 2;
          continue;
        }
      length = g_unichar_to_utf8 (character, utf8);
      g_string_overwrite_len (text, offset, utf8, length);
      g_string_erase (text, (gssize) offset + length, 7 - length);
      place = text->str + offset + length;
    }
}

/* Who waits is woken for many at once. */
static void
add (XyXlsxStrings *strings, const char *text)
{
  g_mutex_lock (&strings->lock);
  g_ptr_array_add (strings->fresh, (gpointer) text);
  if (strings->fresh->len % BATCH_SIZE == 0)
    g_cond_signal (&strings->changed);
  g_mutex_unlock (&strings->lock);
}

static gboolean
start_cb (gpointer user_data, const char *name, const XyXmlAttributes *attributes, GError **error)
{
  XyXlsxStrings *strings = user_data;

  strings->collect = strcmp (name, "t") == 0 && strings->phonetic == 0;
  if (strcmp (name, "si") == 0)
    g_string_truncate (strings->text, 0);
  else if (strcmp (name, "rPh") == 0)
    strings->phonetic++;
  return TRUE;
}

static gboolean
end_cb (gpointer user_data, const char *name, GError **error)
{
  XyXlsxStrings *strings = user_data;

  strings->collect = FALSE;
  if (strcmp (name, "rPh") == 0 && strings->phonetic > 0)
    strings->phonetic--;
  if (strcmp (name, "si") != 0)
    return TRUE;
  strings->n_bytes += strings->text->len;
  if (strings->n_strings >= MAX_SHARED || strings->n_bytes > XY_SHEET_MAX_TEXT)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                           _ ("The workbook is too large; copy the roster into a new workbook and "
                              "import that."));
      return FALSE;
    }
  xy_xlsx_unescape (strings->text);
  strings->n_strings++;
  add (strings, xy_strings_add (strings->shared, strings->text->str, (gssize) strings->text->len));
  return TRUE;
}

static void
text_cb (gpointer user_data, const char *text, gsize length)
{
  XyXlsxStrings *strings = user_data;

  if (strings->collect)
    g_string_append_len (strings->text, text, (gssize) length);
}

const XyXmlHandler *
xy_xlsx_strings_get_handler (void)
{
  static const XyXmlHandler handler = { start_cb, end_cb, text_cb };

  return &handler;
}

static gpointer
read_part (gpointer data)
{
  XyXlsxStrings *strings = data;

  xy_part_read (strings->part, xy_xlsx_strings_get_handler (), strings, &strings->error);
  g_mutex_lock (&strings->lock);
  strings->done = TRUE;
  g_cond_signal (&strings->changed);
  g_mutex_unlock (&strings->lock);
  return NULL;
}

void
xy_xlsx_strings_read (XyXlsxStrings *strings, XyPart *part)
{
  strings->part = part;
  strings->done = FALSE;
  if (xy_part_get_size (part) >= BESIDE_SIZE && g_get_num_processors () > 1)
    strings->thread = g_thread_try_new ("strings", read_part, strings, NULL);
  if (strings->thread == NULL)
    read_part (strings);
}

static void
wait_for (XyXlsxStrings *strings, guint index)
{
  g_mutex_lock (&strings->lock);
  while (!strings->done && strings->known->len + strings->fresh->len <= index)
    g_cond_wait (&strings->changed, &strings->lock);
  g_ptr_array_extend (strings->known, strings->fresh, NULL, NULL);
  g_ptr_array_set_size (strings->fresh, 0);
  g_mutex_unlock (&strings->lock);
}

const char *
xy_xlsx_strings_get (XyXlsxStrings *strings, guint index)
{
  if (index >= strings->known->len)
    wait_for (strings, index);
  return index < strings->known->len ? g_ptr_array_index (strings->known, index) : NULL;
}

XyStrings *
xy_xlsx_strings_get_shared (XyXlsxStrings *strings)
{
  return strings->shared;
}

gboolean
xy_xlsx_strings_finish (XyXlsxStrings *strings, GError **error)
{
  g_clear_pointer (&strings->thread, g_thread_join);
  if (strings->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&strings->error));
  return FALSE;
}
