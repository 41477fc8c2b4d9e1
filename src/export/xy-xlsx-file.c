// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "export/xy-xlsx-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "export/xy-export.h"

#define MAX_NAME_UNITS 31
/* How many worksheets of one name are told apart by a number. */
#define MAX_NAMESAKES 10000

G_DEFINE_QUARK (xy_export_error, xy_export_error)

static void
set_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *base = g_path_get_basename (path);

  g_set_error (error, XY_EXPORT_ERROR, XY_EXPORT_ERROR_WRITE, _ ("“%s” cannot be written: %s."),
               base, reason);
}

static void
make_formats (XyXlsxFile *workbook)
{
  lxw_workbook *book = workbook->book;

  workbook->title = workbook_add_format (book);
  format_set_bold (workbook->title);
  format_set_font_size (workbook->title, 16);
  format_set_align (workbook->title, LXW_ALIGN_CENTER);

  workbook->heading = workbook_add_format (book);
  format_set_bold (workbook->heading);
  format_set_align (workbook->heading, LXW_ALIGN_CENTER);
  format_set_border (workbook->heading, LXW_BORDER_THIN);
  format_set_bg_color (workbook->heading, 0xEEEEEE);

  workbook->cell = workbook_add_format (book);
  format_set_num_format (workbook->cell, "@");
  format_set_border (workbook->cell, LXW_BORDER_THIN);
  format_set_align (workbook->cell, LXW_ALIGN_VERTICAL_CENTER);

  workbook->text = workbook_add_format (book);
  format_set_num_format (workbook->text, "@");

  workbook->note = workbook_add_format (book);
  format_set_text_wrap (workbook->note);
  format_set_align (workbook->note, LXW_ALIGN_VERTICAL_TOP);
}

XyXlsxFile *
xy_xlsx_file_new (const char *path, GError **error)
{
  g_autoptr (XyXlsxFile) workbook = g_new0 (XyXlsxFile, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *name = g_strdup_printf (".xueying-%s.xlsx", unique);
  g_autofree char *temporary = g_build_filename (folder, name, NULL);
  int fd;

  workbook->path = g_strdup (path);
  workbook->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    {
      set_error (error, path, g_strerror (EISDIR));
      return NULL;
    }
  /* Made here, since libxlsxwriter tells only on closing that it could not. */
  fd = g_open (temporary, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      set_error (error, path, g_strerror (errno));
      return NULL;
    }
  close (fd);
  workbook->temporary = g_steal_pointer (&temporary);
  workbook->book = workbook_new (workbook->temporary);
  if (workbook->book == NULL)
    {
      set_error (error, path, g_strerror (ENOMEM));
      return NULL;
    }
  make_formats (workbook);
  return g_steal_pointer (&workbook);
}

void
xy_xlsx_file_free (XyXlsxFile *workbook)
{
  if (workbook == NULL)
    return;
  if (workbook->book != NULL)
    lxw_workbook_free (workbook->book);
  if (workbook->temporary != NULL)
    g_unlink (workbook->temporary);
  g_clear_pointer (&workbook->names, g_hash_table_unref);
  g_free (workbook->temporary);
  g_free (workbook->path);
  g_free (workbook);
}

/* As many characters of the name as a worksheet can have, counted as UTF-16 does. */
static char *
cut_name (const char *name, guint most)
{
  g_autoptr (GString) cut = g_string_new (NULL);
  guint units = 0;

  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      units += c > 0xffff ? 2 : 1;
      if (units > most)
        break;
      if (g_unichar_iscntrl (c) || (c < 0x80 && strchr ("[]:*?/\\", (int) c) != NULL))
        c = '-';
      g_string_append_unichar (cut, c);
    }
  g_strstrip (cut->str);
  cut->len = strlen (cut->str);
  if (cut->len > 0 && cut->str[0] == '\'')
    cut->str[0] = '-';
  if (cut->len > 0 && cut->str[cut->len - 1] == '\'')
    cut->str[cut->len - 1] = '-';
  return g_string_free (g_steal_pointer (&cut), FALSE);
}

static gboolean
is_free (XyXlsxFile *workbook, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  if (*name == '\0' || g_hash_table_contains (workbook->names, folded))
    return FALSE;
  g_hash_table_add (workbook->names, g_steal_pointer (&folded));
  return TRUE;
}

lxw_worksheet *
xy_xlsx_file_add_sheet (XyXlsxFile *workbook, const char *name, GError **error)
{
  g_autofree char *legal = cut_name (name, MAX_NAME_UNITS);
  lxw_worksheet *sheet;

  for (guint i = 2; !is_free (workbook, legal) && i < MAX_NAMESAKES; i++)
    {
      g_autofree char *number = g_strdup_printf (" (%u)", i);
      g_autofree char *head = cut_name (name, MAX_NAME_UNITS - (guint) strlen (number));

      g_free (legal);
      legal = g_strconcat (*head != '\0' ? head : "-", number, NULL);
    }
  sheet = workbook_add_worksheet (workbook->book, legal);
  if (sheet == NULL)
    set_error (error, workbook->path, _ ("it has too many sheets"));
  return sheet;
}

gboolean
xy_xlsx_file_save (XyXlsxFile *workbook, GError **error)
{
  lxw_error result;

  errno = 0;
  result = workbook_close (g_steal_pointer (&workbook->book));
  if (result != LXW_NO_ERROR)
    {
      /* A file that cannot be made or added to is most often a full disk. */
      set_error (error, workbook->path, g_strerror (errno != 0 ? errno : EIO));
      return FALSE;
    }
  if (g_rename (workbook->temporary, workbook->path) != 0)
    {
      set_error (error, workbook->path, g_strerror (errno));
      return FALSE;
    }
  g_clear_pointer (&workbook->temporary, g_free);
  return TRUE;
}
