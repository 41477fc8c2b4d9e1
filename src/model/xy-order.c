// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-order.h"

#include <string.h>
#include <unicode/ucol.h>
#include <unicode/ustring.h>

static void
close_collator (gpointer collator)
{
  ucol_close (collator);
}

/* One a thread: a collator may be shared for reading only since ICU 60, and not everywhere. */
static GPrivate thread_collator = G_PRIVATE_INIT (close_collator);

static UCollator *
get_collator (void)
{
  UCollator *collator = g_private_get (&thread_collator);
  UErrorCode status = U_ZERO_ERROR;

  if (collator != NULL)
    return collator;
  collator = ucol_open ("zh", &status);
  if (U_SUCCESS (status))
    ucol_setAttribute (collator, UCOL_NUMERIC_COLLATION, UCOL_ON, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no Chinese collation: %s", u_errorName (status));
  g_private_set (&thread_collator, collator);
  return collator;
}

char *
xy_order_key (const char *text)
{
  UErrorCode status = U_ZERO_ERROR;
  g_autofree UChar *utf16 = NULL;
  g_autofree char *key = NULL;
  int32_t length = 0, needed;
  gsize bytes;

  if (text == NULL || *text == '\0')
    return g_strdup ("");
  /* UTF-16 never has more units than UTF-8 has bytes. */
  bytes = strlen (text);
  utf16 = g_new (UChar, bytes + 1);
  u_strFromUTF8WithSub (utf16, (int32_t) bytes + 1, &length, text, (int32_t) bytes, 0xfffd, NULL,
                        &status);
  needed = ucol_getSortKey (get_collator (), utf16, length, NULL, 0);
  key = g_malloc0 ((gsize) needed + 1);
  ucol_getSortKey (get_collator (), utf16, length, (uint8_t *) key, needed);
  return g_steal_pointer (&key);
}

int
xy_order_compare (const char *a, const char *b)
{
  g_autofree char *one = xy_order_key (a);
  g_autofree char *other = xy_order_key (b);

  return strcmp (one, other);
}

typedef struct
{
  char *class_key;
  char *number_key;
  gpointer student;
} QueueEntry;

static void
clear_entry (gpointer data)
{
  QueueEntry *entry = data;

  g_free (entry->class_key);
  g_free (entry->number_key);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const QueueEntry *one = a, *other = b;
  int order = strcmp (one->class_key, other->class_key);

  if (order == 0)
    order = strcmp (one->number_key, other->number_key);
  if (order == 0)
    order = strcmp (((XyStudent *) one->student)->id, ((XyStudent *) other->student)->id);
  return order;
}

void
xy_order_students (GPtrArray *students)
{
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, FALSE, sizeof (QueueEntry), students->len);

  g_array_set_clear_func (entries, clear_entry);
  for (guint i = 0; i < students->len; i++)
    {
      XyStudent *student = g_ptr_array_index (students, i);
      QueueEntry entry = {
        .class_key = xy_order_key (student->class_name),
        .number_key = xy_order_key (student->student_number),
        .student = student,
      };

      g_array_append_val (entries, entry);
    }
  g_array_sort (entries, compare_entries);
  for (guint i = 0; i < students->len; i++)
    students->pdata[i] = g_array_index (entries, QueueEntry, i).student;
}
