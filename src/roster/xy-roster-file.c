// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gsf/gsf-utils.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "roster/xy-delimited.h"
#include "roster/xy-encoding.h"
#include "roster/xy-markup.h"
#include "roster/xy-mhtml.h"
#include "roster/xy-ods.h"
#include "roster/xy-package.h"
#include "roster/xy-roster.h"
#include "roster/xy-xls.h"
#include "roster/xy-xlsx.h"

#define MAX_FILE_SIZE (50 * 1024 * 1024)

static const char zip_magic[] = { 'P', 'K', 3, 4 };
static const char empty_zip_magic[] = { 'P', 'K', 5, 6 };
static const guchar ole_magic[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

/* The first record of an old Excel workbook that was written without the container around it. */
static const guchar record_magic[] = { 0x09, 0x08, 0x08, 0x00 };
static const guchar newer_record_magic[] = { 0x09, 0x08, 0x10, 0x00 };

static void
set_format_error (GError **error, const char *message)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT, message);
}

static gboolean
read_package (GBytes *bytes, XySheetFunc func, gpointer user_data, GError **error)
{
  g_autoptr (XyPackage) package = xy_package_open (bytes, error);

  if (package == NULL)
    return FALSE;
  if (xy_ods_is_package (package))
    return xy_ods_read (package, func, user_data, error);
  return xy_xlsx_read (package, func, user_data, error);
}

/* An old Excel workbook, or a new one that is encrypted: that is wrapped in the old container. */
static gboolean
read_ole (GBytes *bytes, XySheetFunc func, gpointer user_data, GError **error)
{
  /* The name of the stream that holds an encrypted workbook, in UTF-16. */
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (memmem (data, size, encrypted, sizeof encrypted) != NULL)
    {
      set_format_error (error, _ ("The file is encrypted; remove its password in a spreadsheet "
                                  "program and save it again."));
      return FALSE;
    }
  return xy_xls_read (bytes, func, user_data, NULL, error);
}

static gboolean
read_text (GBytes *bytes, XySheetFunc func, gpointer user_data, GError **error)
{
  const char *encoding = NULL, *text;
  g_autoptr (GBytes) decoded = xy_encoding_decode (bytes, &encoding, error);
  gsize length;

  if (decoded == NULL)
    return FALSE;
  text = g_bytes_get_data (decoded, &length);
  if (xy_markup_is (text, length))
    return xy_markup_read (text, length, encoding, func, user_data, error);
  return xy_delimited_read (text, length, encoding, func, user_data, error);
}

static gboolean
starts_with (const char *data, gsize size, gconstpointer magic, gsize length)
{
  return size >= length && memcmp (data, magic, length) == 0;
}

static void
init_libraries (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      gsf_init ();
      g_once_init_leave (&done, 1);
    }
}

static gboolean
check_size (gsize size, GError **error)
{
  if (size <= MAX_FILE_SIZE)
    return TRUE;
  g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
               _ ("The file is too large (%d MB are the most); copy the roster into a new "
                  "workbook and import that."),
               MAX_FILE_SIZE / (1024 * 1024));
  return FALSE;
}

/* One byte more than is taken tells that a file is too large. */
GBytes *
xy_roster_file_load (const char *path, GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  g_autofree char *base = g_path_get_basename (path);
  struct stat status;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);
  int problem = fd < 0 ? errno : 0;

  if (fd >= 0 && fstat (fd, &status) != 0)
    problem = errno;
  else if (fd >= 0 && !S_ISREG (status.st_mode))
    problem = S_ISDIR (status.st_mode) ? EISDIR : EINVAL;
  while (problem == 0 && content->len <= MAX_FILE_SIZE)
    {
      guchar buffer[65536];
      gssize n = read (fd, buffer, sizeof buffer);

      if (n == 0)
        break;
      if (n > 0)
        g_byte_array_append (content, buffer, (guint) n);
      else if (errno != EINTR)
        problem = errno;
    }
  if (fd >= 0)
    close (fd);
  if (problem != 0)
    {
      g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_READ, _ ("“%s” cannot be read: %s."),
                   base, g_strerror (problem));
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&content));
}

gboolean
xy_roster_file_read (GBytes *bytes, XySheetFunc func, gpointer user_data, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  init_libraries ();
  if (size == 0)
    {
      set_format_error (error, _ ("The file is empty."));
      return FALSE;
    }
  if (!check_size (size, error))
    return FALSE;
  if (starts_with (data, size, zip_magic, sizeof zip_magic) ||
      starts_with (data, size, empty_zip_magic, sizeof empty_zip_magic))
    return read_package (bytes, func, user_data, error);
  if (starts_with (data, size, ole_magic, sizeof ole_magic))
    return read_ole (bytes, func, user_data, error);
  if (starts_with (data, size, record_magic, sizeof record_magic) ||
      starts_with (data, size, newer_record_magic, sizeof newer_record_magic))
    return xy_xls_read (bytes, func, user_data, NULL, error);
  if (xy_mhtml_is (data, size))
    return xy_mhtml_read (bytes, func, user_data, error);
  return read_text (bytes, func, user_data, error);
}

gboolean
xy_roster_file_read_text (const char *text, XySheetFunc func, gpointer user_data, GError **error)
{
  gsize size = strlen (text);

  if (!check_size (size, error))
    return FALSE;
  if (!g_utf8_validate_len (text, size, NULL))
    {
      set_format_error (error, _ ("What was pasted is no text."));
      return FALSE;
    }
  return xy_delimited_read (text, size, NULL, func, user_data, error);
}
