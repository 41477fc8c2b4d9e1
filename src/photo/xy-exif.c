// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-exif.h"

#include <libexif/exif-data.h>
#include <string.h>

/* A marker holds no more; libexif is given nothing larger. */
#define MAX_SIZE 0xffff
#define MAX_TEXT 128
/* The longest side that a JPEG can have. */
#define MAX_PIXELS 65535

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ExifData, exif_data_unref)

/* The beginning of some bytes as UTF-8 without control characters, NULL if it says nothing. */
static char *
dup_clean (gconstpointer data, gsize size)
{
  g_autofree char *raw = g_strndup (data, MIN (size, MAX_TEXT));
  g_autofree char *text = g_utf8_make_valid (raw, -1);

  for (char *p = text; *p != '\0'; p++)
    {
      if (g_ascii_iscntrl (*p))
        *p = ' ';
    }
  g_strstrip (text);
  return *text != '\0' ? g_steal_pointer (&text) : NULL;
}

static char *
dup_text (ExifData *exif, ExifTag tag)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_0], tag);

  if (entry == NULL || entry->format != EXIF_FORMAT_ASCII || entry->data == NULL)
    return NULL;
  return dup_clean (entry->data, entry->size);
}

/* The comment begins with the name of its encoding; others than ASCII are passed over. */
static char *
dup_comment (ExifData *exif)
{
  static const char encoding[8] = "ASCII\0\0";
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_EXIF], EXIF_TAG_USER_COMMENT);

  if (entry == NULL || entry->data == NULL || entry->size <= sizeof encoding ||
      memcmp (entry->data, encoding, sizeof encoding) != 0)
    return NULL;
  return dup_clean (entry->data + sizeof encoding, entry->size - sizeof encoding);
}

static int
get_pixels (ExifData *exif, ExifTag tag)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_EXIF], tag);
  ExifByteOrder order = exif_data_get_byte_order (exif);
  guint pixels = 0;

  if (entry == NULL || entry->data == NULL || entry->components < 1)
    return 0;
  if (entry->format == EXIF_FORMAT_SHORT && entry->size >= 2)
    pixels = exif_get_short (entry->data, order);
  else if (entry->format == EXIF_FORMAT_LONG && entry->size >= 4)
    pixels = exif_get_long (entry->data, order);
  return pixels <= MAX_PIXELS ? (int) pixels : 0;
}

/* 1 is a scanner of film, 2 one of paper, 3 a camera. */
static gboolean
is_scanned (ExifData *exif)
{
  ExifEntry *entry = exif_content_get_entry (exif->ifd[EXIF_IFD_EXIF], EXIF_TAG_FILE_SOURCE);

  return entry != NULL && entry->data != NULL && entry->size >= 1 &&
         (entry->data[0] == 1 || entry->data[0] == 2);
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
  if (exif->ifd[EXIF_IFD_0]->count == 0 && exif->ifd[EXIF_IFD_EXIF]->count == 0)
    return FALSE;
  out->orientation = get_orientation (exif);
  out->make = dup_text (exif, EXIF_TAG_MAKE);
  out->model = dup_text (exif, EXIF_TAG_MODEL);
  out->software = dup_text (exif, EXIF_TAG_SOFTWARE);
  out->comment = dup_comment (exif);
  out->width = get_pixels (exif, EXIF_TAG_PIXEL_X_DIMENSION);
  out->height = get_pixels (exif, EXIF_TAG_PIXEL_Y_DIMENSION);
  out->is_scanned = is_scanned (exif);
  return TRUE;
}

void
xy_exif_clear (XyExif *exif)
{
  g_clear_pointer (&exif->make, g_free);
  g_clear_pointer (&exif->model, g_free);
  g_clear_pointer (&exif->software, g_free);
  g_clear_pointer (&exif->comment, g_free);
}

/* XMP is XML, but of what stands in it only one name matters, an attribute or an element. */
char *
xy_xmp_dup_tool (const guint8 *data, gsize size)
{
  static const char prefix[] = "http://ns.adobe.com/xap/1.0/";
  static const char name[] = "CreatorTool";
  const char *end = (const char *) data + size;
  const char *from, *to;

  if (size > MAX_SIZE || size <= sizeof prefix || memcmp (data, prefix, sizeof prefix) != 0)
    return NULL;
  from = g_strstr_len ((const char *) data + sizeof prefix, (gssize) (size - sizeof prefix), name);
  if (from == NULL)
    return NULL;
  from += strlen (name);
  while (from < end && (g_ascii_isspace (*from) || *from == '='))
    from++;
  if (from == end || (*from != '"' && *from != '\'' && *from != '>'))
    return NULL;
  to = memchr (from + 1, *from == '>' ? '<' : *from, (gsize) (end - from - 1));
  return to != NULL ? dup_clean (from + 1, (gsize) (to - from - 1)) : NULL;
}
