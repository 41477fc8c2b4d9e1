// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "store/xy-store.h"

/* Edits the store in the folder that is its first argument, beginning with the number that is its
 * second, until it is killed.  Says each number once the store has confirmed it. */

static GError *error;

static void
check (gboolean done)
{
  if (done)
    return;
  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static void
apply (XyStore *store, XyKind kind, XyFields *fields)
{
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_edit_free);

  g_ptr_array_add (edits, xy_edit_new (kind, NULL, fields));
  check (xy_store_apply (store, "Write", edits, &error));
}

static void
write_student (XyStore *store, const char *number)
{
  XyFields *fields = xy_fields_new ();

  xy_fields_set_string (fields, "campaign", "one");
  xy_fields_set_string (fields, "student_number", number);
  apply (store, XY_KIND_STUDENT, fields);
}

static void
write_submission (XyStore *store, const char *number)
{
  XyFields *fields = xy_fields_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (number, strlen (number));
  g_autofree char *photo = xy_store_add_photo (store, bytes, &error);

  check (photo != NULL);
  xy_fields_set_string (fields, "photo", photo);
  apply (store, XY_KIND_SUBMISSION, fields);
}

int
main (int argc, char *argv[])
{
  XyStore *store = xy_store_open (argv[1], NULL, &error);

  check (store != NULL);
  for (int i = atoi (argv[2]);; i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", i);

      write_student (store, number);
      if (i % 3 == 0)
        write_submission (store, number);
      if (i % 5 == 0)
        check (xy_store_undo (store, &error) && xy_store_redo (store, &error));
      printf ("%s\n", number);
      fflush (stdout);
    }
}
