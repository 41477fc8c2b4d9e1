// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-archive-check.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-roster.h"

/* The records of PKWARE's APPNOTE 6.3.9, 4.3.7 (local header), 4.3.12 (directory), 4.3.15 (locator
 * of the 64-bit directory) and 4.3.16 (end of directory). */
#define LOCAL_SIGNATURE 0x04034b50u
#define LOCAL_SIZE 30
#define ENTRY_SIGNATURE 0x02014b50u
#define ENTRY_SIZE 46
#define ENTRY_DATE 12
#define LOCATOR_SIGNATURE 0x07064b50u
#define LOCATOR_SIZE 20
#define END_SIGNATURE 0x06054b50u
#define END_SIZE 22
#define MAX_COMMENT 65535

#define FLAG_ENCRYPTED 1
#define METHOD_STORED 0
#define METHOD_DEFLATED 8

#define MAX_ENTRIES 5000
#define MAX_NAME 512
/* No spreadsheet is packed this tightly; a bomb is, and need not be unpacked to be told. */
#define SUSPECT_SIZE (16LL * 1024 * 1024)
#define SUSPECT_RATIO 300

/* 1980-01-01, the first date that can be written. */
#define FIRST_DATE 0x00210000u

typedef struct
{
  const guint8 *data;
  gsize size;
  GHashTable *checksums;
  GArray *bad_dates;
  gint64 unpacked;
} Check;

static guint
get16 (const guint8 *place)
{
  return (guint) place[0] | (guint) place[1] << 8;
}

static guint32
get32 (const guint8 *place)
{
  return (guint32) get16 (place) | (guint32) get16 (place + 2) << 16;
}

static gboolean
has_room (const Check *check, gsize place, gsize size)
{
  return place <= check->size && size <= check->size - place;
}

static void
set_broken (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The file is broken or incomplete; open it in a spreadsheet program and "
                          "save it again as .xlsx or CSV."));
}

static void
set_encrypted (GError **error)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The file is encrypted; remove its password in a spreadsheet program "
                          "and save it again."));
}

static void
set_too_large (GError **error)
{
  g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
               _ ("Unpacked, the file is too large (%d MB are the most); copy the roster into a "
                  "new workbook and import that."),
               (int) (XY_ARCHIVE_MAX_UNPACKED / (1024 * 1024)));
}

/* The last record that says where the directory is. */
static const guint8 *
find_end (const Check *check)
{
  gsize place;

  if (check->size < LOCATOR_SIZE + END_SIZE)
    return NULL;
  for (place = check->size - END_SIZE; place >= LOCATOR_SIZE; place--)
    {
      if (get32 (check->data + place) == END_SIGNATURE)
        return check->data + place;
      if (check->size - place > END_SIZE + MAX_COMMENT)
        break;
    }
  return NULL;
}

static gboolean
is_name (const char *name, gsize length)
{
  guint depth = 0;

  if (length == 0 || length > MAX_NAME || memchr (name, '\0', length) != NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    depth += name[i] == '/';
  return depth < XY_ARCHIVE_MAX_DEPTH;
}

static gboolean
is_date (guint32 date)
{
  return (date & 0x1f) * 2 < 60 && (date >> 5 & 0x3f) < 60 && (date >> 11 & 0x1f) < 24 &&
         g_date_valid_dmy ((GDateDay) (date >> 16 & 0x1f), (GDateMonth) (date >> 21 & 0xf),
                           (GDateYear) (1980 + (date >> 25)));
}

/* Whether the file that an entry tells of is all there. */
static gboolean
has_content (const Check *check, const guint8 *entry)
{
  guint method = get16 (entry + 10);
  gsize packed = get32 (entry + 20), unpacked = get32 (entry + 24), local = get32 (entry + 42);
  gsize content;

  if ((method != METHOD_STORED && method != METHOD_DEFLATED) ||
      (method == METHOD_STORED && packed != unpacked) || !has_room (check, local, LOCAL_SIZE) ||
      get32 (check->data + local) != LOCAL_SIGNATURE)
    return FALSE;
  content =
      local + LOCAL_SIZE + get16 (check->data + local + 26) + get16 (check->data + local + 28);
  return has_room (check, content, packed);
}

/* Returns the place of the next entry; 0 where this one is wrong. */
static gsize
check_entry (Check *check, gsize place, GError **error)
{
  const guint8 *entry = check->data + place;
  gsize name_length, length;
  const char *name;

  if (!has_room (check, place, ENTRY_SIZE) || get32 (entry) != ENTRY_SIGNATURE)
    {
      set_broken (error);
      return 0;
    }
  name = (const char *) entry + ENTRY_SIZE;
  name_length = get16 (entry + 28);
  length = ENTRY_SIZE + name_length + get16 (entry + 30) + get16 (entry + 32);
  if ((get16 (entry + 8) & FLAG_ENCRYPTED) != 0)
    {
      set_encrypted (error);
      return 0;
    }
  if (!has_room (check, place, length) || !is_name (name, name_length) ||
      !has_content (check, entry))
    {
      set_broken (error);
      return 0;
    }

  if (!is_date (get32 (entry + ENTRY_DATE)))
    g_array_append_val (check->bad_dates, place);
  check->unpacked += get32 (entry + 24);
  g_hash_table_insert (check->checksums, g_strndup (name, name_length),
                       GUINT_TO_POINTER (get32 (entry + 16)));
  return place + length;
}

static gboolean
check_directory (Check *check, GError **error)
{
  const guint8 *end = find_end (check);
  guint n_entries;
  gsize place;

  if (end == NULL || get32 (end - LOCATOR_SIZE) == LOCATOR_SIGNATURE ||
      get16 (end + 8) != get16 (end + 10))
    {
      set_broken (error);
      return FALSE;
    }
  n_entries = get16 (end + 10);
  if (n_entries > MAX_ENTRIES)
    {
      set_too_large (error);
      return FALSE;
    }
  place = get32 (end + 16);
  for (guint i = 0; i < n_entries; i++)
    {
      place = check_entry (check, place, error);
      if (place == 0)
        return FALSE;
    }
  return TRUE;
}

static GBytes *
mend_dates (const Check *check)
{
  guint8 *copy = g_memdup2 (check->data, check->size);

  for (guint i = 0; i < check->bad_dates->len; i++)
    {
      guint8 *date = copy + g_array_index (check->bad_dates, gsize, i) + ENTRY_DATE;

      for (guint k = 0; k < 4; k++)
        date[k] = (guint8) (FIRST_DATE >> (8 * k));
    }
  return g_bytes_new_take (copy, check->size);
}

GBytes *
xy_archive_check (GBytes *bytes, GHashTable *checksums, GError **error)
{
  g_autoptr (GArray) bad_dates = g_array_new (FALSE, FALSE, sizeof (gsize));
  Check check = { .checksums = checksums, .bad_dates = bad_dates };

  check.data = g_bytes_get_data (bytes, &check.size);
  if (!check_directory (&check, error))
    return NULL;
  if (check.unpacked > XY_ARCHIVE_MAX_UNPACKED ||
      (check.unpacked > SUSPECT_SIZE && check.unpacked / SUSPECT_RATIO > (gint64) check.size))
    {
      set_too_large (error);
      return NULL;
    }
  return bad_dates->len > 0 ? mend_dates (&check) : g_bytes_ref (bytes);
}
