// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gsf/gsf-utils.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/xy-data.h"
#include "roster/xy-check.h"
#include "roster/xy-delimited.h"
#include "roster/xy-package.h"
#include "roster/xy-roster-private.h"
#include "roster/xy-xlsx.h"

#define HEADINGS_NAME "roster/headings.json"
#define MAX_FILE_SIZE (50 * 1024 * 1024)

static const char zip_magic[] = { 'P', 'K', 3, 4 };
static const char empty_zip_magic[] = { 'P', 'K', 5, 6 };
static const guchar ole_magic[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

static void
set_format_error (GError **error, const char *message)
{
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT, message);
}

static gboolean
read_package (XyRosterReading *reading, GBytes *bytes, GError **error)
{
  g_autoptr (XyPackage) package = xy_package_open (bytes, error);

  if (package == NULL)
    return FALSE;
  if (xy_package_has_part (package, "mimetype") && xy_package_has_part (package, "content.xml"))
    {
      set_format_error (error, _ ("OpenDocument files are not read; save the roster as .xlsx or "
                                  "CSV and import that."));
      return FALSE;
    }
  return xy_xlsx_read (package, xy_roster_take_sheet_cb, reading, error);
}

static gboolean
refuse_ole (const char *data, gsize size, GError **error)
{
  /* The name of the stream that holds an encrypted workbook, in UTF-16. */
  static const char encrypted[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";

  if (memmem (data, size, encrypted, sizeof encrypted) != NULL)
    set_format_error (error, _ ("The file is encrypted; remove its password in a spreadsheet "
                                "program and save it again."));
  else
    set_format_error (error, _ ("Files of old Excel versions are not read; save the roster as "
                                ".xlsx or CSV and import that."));
  return FALSE;
}

static gboolean
read_text (XyRosterReading *reading, const char *data, gsize size, GError **error)
{
  const char *encoding = NULL;
  gsize length;
  g_autofree char *text = xy_text_decode (data, size, &encoding, &length, error);
  const char *start = text;

  if (text == NULL)
    return FALSE;
  while (g_ascii_isspace (*start))
    start++;
  if (*start == '<')
    {
      set_format_error (error, _ ("Web pages and XML are not read, whatever their name ends in; "
                                  "save the roster as .xlsx or CSV and import that."));
      return FALSE;
    }
  return xy_delimited_read (text, length, encoding, xy_roster_take_sheet_cb, reading, error);
}

static gboolean
starts_with (const char *data, gsize size, gconstpointer magic, gsize length)
{
  return size >= length && memcmp (data, magic, length) == 0;
}

static gboolean
read_content (XyRosterReading *reading, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (size == 0)
    {
      set_format_error (error, _ ("The file is empty."));
      return FALSE;
    }
  if (size > MAX_FILE_SIZE)
    {
      g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                   _ ("The file is too large (%d MB are the most); copy the roster into a new "
                      "workbook and import that."),
                   MAX_FILE_SIZE / (1024 * 1024));
      return FALSE;
    }
  if (starts_with (data, size, zip_magic, sizeof zip_magic) ||
      starts_with (data, size, empty_zip_magic, sizeof empty_zip_magic))
    return read_package (reading, bytes, error);
  if (starts_with (data, size, ole_magic, sizeof ole_magic))
    return refuse_ole (data, size, error);
  return read_text (reading, data, size, error);
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

XyRoster *
xy_roster_read_bytes (GBytes *bytes,
                      const char *file,
                      GBytes *headings,
                      GPtrArray *colleges,
                      GError **error)
{
  g_autoptr (GBytes) shipped = headings == NULL ? xy_data_load (HEADINGS_NAME, error) : NULL;
  g_autoptr (XyHeadings) words = NULL;
  g_autoptr (XyRoster) roster = NULL;
  XyRosterReading reading = { .file = file };
  gboolean fine;
  GDate today;

  init_libraries ();
  if (headings == NULL && shipped == NULL)
    return NULL;
  words = xy_headings_parse (headings != NULL ? headings : shipped, error);
  if (words == NULL)
    return NULL;

  reading.headings = words;
  fine = read_content (&reading, bytes, error);
  roster = reading.roster;
  if (!fine)
    return NULL;
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return NULL;
    }
  if (roster == NULL)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_HEADER,
                           _ ("No row of the file names the columns; put a row with headings such "
                              "as 学号, 姓名 and 身份证号 above the students."));
      return NULL;
    }

  g_date_clear (&today, 1);
  g_date_set_time_t (&today, time (NULL));
  xy_check_roster (roster, colleges, &today);
  return g_steal_pointer (&roster);
}

/* Reads a plain file of no more than is taken; one byte more tells that it is too large. */
static GBytes *
load (const char *path, GError **error)
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

XyRoster *
xy_roster_read (const char *path, GBytes *headings, GPtrArray *colleges, GError **error)
{
  g_autoptr (GBytes) bytes = load (path, error);

  if (bytes == NULL)
    return NULL;
  return xy_roster_read_bytes (bytes, path, headings, colleges, error);
}

typedef struct
{
  char *path;
  GBytes *headings;
  GPtrArray *colleges;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->path);
  g_clear_pointer (&job->headings, g_bytes_unref);
  g_clear_pointer (&job->colleges, g_ptr_array_unref);
  g_free (job);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  GError *error = NULL;
  XyRoster *roster = xy_roster_read (job->path, job->headings, job->colleges, &error);

  if (roster != NULL)
    g_task_return_pointer (task, roster, (GDestroyNotify) xy_roster_free);
  else
    g_task_return_error (task, error);
}

void
xy_roster_read_async (const char *path,
                      GBytes *headings,
                      GPtrArray *colleges,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->path = g_strdup (path);
  job->headings = headings != NULL ? g_bytes_ref (headings) : NULL;
  job->colleges = colleges != NULL ? g_ptr_array_ref (colleges) : NULL;
  g_task_set_source_tag (task, xy_roster_read_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, read_in_thread);
}

XyRoster *
xy_roster_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
