// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-exif.h"

#include <libexif/exif-data.h>
#include <string.h>

/* A marker holds no more; libexif is given nothing larger. */
#define MAX_SIZE 0xffff
#define MAX_TEXT 128

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExifData, exif_data_unref)

/* An ASCII entry as UTF-8 without control characters, NULL if it says nothing. */
static char *
dup_text (ExifData *exif, ExifTag tag)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_0], tag);
  g_autofree char *raw = NULL;
  g_autofree char *text = NULL;

  if (entry == NULL || entry->format != EXIF_FORMAT_ASCII || entry->data == NULL)
    return NULL;
  raw = g_strndup ((const char *) entry->data, MIN (entry->size, MAX_TEXT));
  text = g_utf8_make_valid (raw, -1);
  for (char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }
  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static int
get_orientation (ExifData *exif)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  int orientation = 1;

  if (entry != NULL && entry->format == EXIF_FORMAT_SHORT && entry->components >= 1 &&
      entry->data != NULL && entry->size >= 2)
    orientation = exif_get_short (entry->data, exif_data_get_byte_order (exif));
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

gboolean
xy_exif_read (const guint8 *data, gsize size, XyExif *out)
{
  g_autoptr (ExifData) exif = NULL;

  memset (out, 0, sizeof *out);
  out->orientation = 1;
  if (size < 14 || size > MAX_SIZE || memcmp (data, "Exif\0", 6) != 0)
    return FALSE;
  exif = exif_data_new ();
  if (exif == NULL)
    return FALSE;
  /* Without this libexif adds the entries that the standard asks for. */
  exif_data_unset_option (exif, EXIF_DATA_OPTION_FOLLOW_SPECIFICATION);
  exif_data_load_data (exif, data, (unsigned int) size);
  if (exif->ifd[EXIF_IFD_0]->count == 0)
    return FALSE;
  out->orientation = get_orientation (exif);
  out->make = dup_text (exif, EXIF_TAG_MAKE);
  out->model = dup_text (exif, EXIF_TAG_MODEL);
  out->software = dup_text (exif, EXIF_TAG_SOFTWARE);
  return TRUE;
}

void
xy_exif_clear (XyExif *exif)
{
  g_clear_pointer (&exif->make, g_free);
  g_clear_pointer (&exif->model, g_free);
  g_clear_pointer (&exif->software, g_free);
}
