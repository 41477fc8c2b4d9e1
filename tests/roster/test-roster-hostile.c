// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "roster/xy-roster.h"
#include "xy-test.h"
#include "xy-test-workbook.h"

#define MAX_SECONDS 1.0
#define MAX_KILOBYTES (200 * 1024)

static double
in_seconds (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / G_USEC_PER_SEC;
}

/* Reads the file in a process of its own, so that its time and memory can be told; the one sentence
 * of its error comes back through a pipe. */
static char *
read_in_child (const char *path)
{
  g_autoptr (GString) sentence = g_string_new (NULL);
  struct rusage usage;
  char buffer[1024];
  int pipe_ends[2], status;
  gssize n;
  pid_t child;

  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (XyRoster) roster = xy_roster_read (path, NULL, NULL, &error);
      const char *message = error != NULL ? error->message : "";

      close (pipe_ends[0]);
      if (roster != NULL || error == NULL || error->domain != XY_ROSTER_ERROR ||
          write (pipe_ends[1], message, strlen (message)) < 0)
        _exit (1);
      _exit (0);
    }
  close (pipe_ends[1]);
  while ((n = read (pipe_ends[0], buffer, sizeof buffer)) > 0)
    g_string_append_len (sentence, buffer, n);
  close (pipe_ends[0]);
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);

  g_test_message ("%s: %.3f s, %ld kB: %s", path,
                  in_seconds (&usage.ru_utime) + in_seconds (&usage.ru_stime), usage.ru_maxrss,
                  sentence->str);
  g_assert_cmpfloat (in_seconds (&usage.ru_utime) + in_seconds (&usage.ru_stime), <, MAX_SECONDS);
  g_assert_cmpint (usage.ru_maxrss, <, MAX_KILOBYTES);
  return g_string_free (g_steal_pointer (&sentence), FALSE);
}

static void
assert_one_sentence (const char *sentence)
{
  g_assert_cmpuint (strlen (sentence), >, 10);
  g_assert_null (strchr (sentence, '\n'));
  g_assert_null (strstr (sentence, ". "));
  g_assert_true (g_str_has_suffix (sentence, "."));
}

/* Writes the bytes as a file, reads it and expects that sentence's code. */
static void
assert_refused (const void *data, gsize size, XyRosterError code)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  roster = xy_roster_read_bytes (bytes, "file", NULL, NULL, &error);
  g_assert_null (roster);
  g_assert_error (error, XY_ROSTER_ERROR, (int) code);
  assert_one_sentence (error->message);
}

static void
assert_workbook_refused (const XyTestPart *parts, guint n, XyRosterError code)
{
  g_autoptr (GBytes) bytes = xy_test_pack (parts, n);
  gsize size;
  const void *data = g_bytes_get_data (bytes, &size);

  assert_refused (data, size, code);
}

static void
every_hostile_fixture_ends_in_one_sentence (void)
{
  g_autofree char *folder = xy_test_dup_fixture ("rosters/hostile");
  g_autoptr (GDir) dir = NULL;
  const char *name;
  guint n = 0;

  if (folder == NULL)
    return;
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *sentence = read_in_child (path);

      assert_one_sentence (sentence);
      g_assert_null (strstr (sentence, "root:"));
      n++;
    }
  g_assert_cmpuint (n, >, 5);
}

static void
a_bomb_is_told_before_it_is_unpacked (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "bomb.xlsx", NULL);
  g_autofree char *sentence = NULL;
  g_autofree char *blanks = g_strnfill (64 * 1024 * 1024, ' ');
  g_autofree char *sheet =
      g_strconcat ("<worksheet><sheetData>", blanks, "</sheetData></worksheet>", NULL);
  const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", sheet } };
  g_autoptr (GBytes) bytes = xy_test_pack (parts, G_N_ELEMENTS (parts));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (g_file_set_contents (path, data, (gssize) size, NULL));
  g_clear_pointer (&sheet, g_free);
  g_clear_pointer (&blanks, g_free);
  g_clear_pointer (&bytes, g_bytes_unref);
  sentence = read_in_child (path);
  assert_one_sentence (sentence);
}

static void
entities_are_refused_in_every_part (void)
{
  static const char *const evil[] = {
    "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>",
    "<?xml version=\"1.0\"?>\n<!-- comment --><!DOCTYPE x><x/>",
  };
  static const char *const names[] = { "_rels/.rels", "xl/workbook.xml",
                                       "xl/_rels/workbook.xml.rels", "xl/styles.xml",
                                       "xl/worksheets/sheet1.xml" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < G_N_ELEMENTS (evil); k++)
      {
        XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", "<x/>" } };

        for (guint p = 0; p < G_N_ELEMENTS (parts); p++)
          if (g_str_equal (parts[p].name, names[i]))
            parts[p].content = evil[k];
        assert_workbook_refused (parts, G_N_ELEMENTS (parts), XY_ROSTER_ERROR_UNSAFE);
      }
}

/* The words are not there in plain bytes: UTF-7 hides them, and the parser must still not go on. */
static void
entities_are_refused_in_any_encoding (void)
{
  const XyTestPart parts[] = {
    XY_TEST_WORKBOOK_PARTS,
    { "xl/worksheets/sheet1.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-7\"?>+ADwAIQ-DOCTYPE x [+ADwAIQ-ENTITY a "
      "\"b\"+AD4-]+AD4-<x>+ACY-a;</x>" },
  };
  g_autoptr (GBytes) bytes = xy_test_pack (parts, G_N_ELEMENTS (parts));
  g_autoptr (GError) error = NULL;

  g_assert_null (xy_roster_read_bytes (bytes, "file", NULL, NULL, &error));
  g_assert_true (error->code == XY_ROSTER_ERROR_UNSAFE || error->code == XY_ROSTER_ERROR_FORMAT);
}

/* What libxml2 has to say about an encoding it would say on standard error. */
static void
what_is_wrong_with_an_encoding_is_not_printed (void)
{
  const XyTestPart parts[] = {
    XY_TEST_WORKBOOK_PARTS,
    { "xl/worksheets/sheet1.xml",
      "<?xml version=\"1.0\" encoding=\"EUC-JP\"?><worksheet>\xff\xff\xff</worksheet>" },
  };

  if (g_test_subprocess ())
    {
      assert_workbook_refused (parts, G_N_ELEMENTS (parts), XY_ROSTER_ERROR_FORMAT);
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static void
a_document_type_across_two_pieces_is_found (void)
{
  for (gsize shift = 0; shift < 12; shift++)
    {
      g_autofree char *blanks = g_strnfill (65536 - shift, ' ');
      g_autofree char *sheet = g_strconcat (blanks, "<!DOCTYPE x><x/>", NULL);
      const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", sheet } };

      memcpy (sheet, "<!--", 4);
      memcpy (sheet + 65536 - shift - 3, "-->", 3);
      assert_workbook_refused (parts, G_N_ELEMENTS (parts), XY_ROSTER_ERROR_UNSAFE);
    }
}

static void
a_truncated_workbook_is_broken_at_any_length (void)
{
  g_autofree char *sheet = xy_test_dup_plain_sheet ();
  const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", sheet } };
  g_autoptr (GBytes) bytes = xy_test_pack (parts, G_N_ELEMENTS (parts));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize length = 4; length < size; length += 7)
    assert_refused (data, length, XY_ROSTER_ERROR_FORMAT);
}

/* Changes the bytes of every directory entry of an archive at that place of it. */
static GBytes *
change_entries (GBytes *bytes, gsize place, guint8 value)
{
  static const char signature[] = { 'P', 'K', 1, 2 };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint8 *copy = g_memdup2 (data, size);

  for (gsize i = 0; i + 46 < size; i++)
    if (memcmp (copy + i, signature, sizeof signature) == 0)
      copy[i + place] = value;
  return g_bytes_new_take (copy, size);
}

static void
an_archive_that_lies_is_refused (void)
{
  /* The packing, the checksum, the upper bytes of packed and unpacked size and of the place, and
   * that it is encrypted. */
  static const gsize places[] = { 10, 16, 23, 27, 45, 8 };
  g_autofree char *sheet = xy_test_dup_plain_sheet ();
  const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", sheet } };
  g_autoptr (GBytes) bytes = xy_test_pack (parts, G_N_ELEMENTS (parts));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GBytes) changed = change_entries (bytes, places[i], 0x0d);
      g_autoptr (XyRoster) roster = NULL;
      g_autoptr (GError) error = NULL;

      roster = xy_roster_read_bytes (changed, "file", NULL, NULL, &error);
      g_assert_null (roster);
      g_assert_true (g_error_matches (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT) ||
                     g_error_matches (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT));
      assert_one_sentence (error->message);
    }
}

/* As programs write them that know no clock. */
static void
an_archive_without_dates_is_read (void)
{
  g_autofree char *sheet = xy_test_dup_plain_sheet ();
  const XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", sheet } };
  g_autoptr (GBytes) bytes = xy_test_pack (parts, G_N_ELEMENTS (parts));
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize place = 12; place < 16; place++)
    {
      GBytes *changed = change_entries (bytes, place, 0);

      g_bytes_unref (bytes);
      bytes = changed;
    }
  roster = xy_roster_read_bytes (bytes, "file", NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (roster->students->len, ==, 2);
}

static void
other_formats_are_named_or_refused (void)
{
  static const char ole[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and more";
  static const char encrypted[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
                                  "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";
  static const char html[] = "\xef\xbb\xbf \n<html><p>学号</p></html>";
  static const char xml[] = "<?xml version=\"1.0\"?><roster><student>张三</student></roster>";
  static const char nul[] = "学号,姓名\n1\0,2\n";
  static const char utf16_nul[] = "\xff\xfe"
                                  "a\0\0\0b\0";
  static const char control[] = "学号,姓名\n\x01\x02,2\n";
  const XyTestPart ods[] = { { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
                             { "content.xml", "<x/>" } };
  const XyTestPart zip[] = { { "readme.txt", "hello" } };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (encrypted, sizeof encrypted);

  assert_refused (ole, sizeof ole - 1, XY_ROSTER_ERROR_FORMAT);
  assert_refused (html, sizeof html - 1, XY_ROSTER_ERROR_FORMAT);
  assert_refused (xml, sizeof xml - 1, XY_ROSTER_ERROR_FORMAT);
  assert_refused (nul, sizeof nul - 1, XY_ROSTER_ERROR_FORMAT);
  assert_refused (utf16_nul, sizeof utf16_nul - 1, XY_ROSTER_ERROR_FORMAT);
  assert_refused (control, sizeof control - 1, XY_ROSTER_ERROR_FORMAT);
  assert_workbook_refused (ods, G_N_ELEMENTS (ods), XY_ROSTER_ERROR_FORMAT);
  assert_workbook_refused (zip, G_N_ELEMENTS (zip), XY_ROSTER_ERROR_FORMAT);

  g_assert_null (xy_roster_read_bytes (bytes, "file", NULL, NULL, &error));
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "encrypted"));
}

static void
a_file_without_a_header_says_so (void)
{
  assert_refused ("1,2,3\n4,5,6\n", 12, XY_ROSTER_ERROR_HEADER);
  assert_refused ("\n\n\n", 3, XY_ROSTER_ERROR_HEADER);
  assert_refused ("", 0, XY_ROSTER_ERROR_FORMAT);
  assert_refused ("\xef\xbb\xbf", 3, XY_ROSTER_ERROR_HEADER);
  assert_refused ("\xff\xfe", 2, XY_ROSTER_ERROR_HEADER);
}

static void
too_many_rows_are_too_many (void)
{
  g_autoptr (GString) text = g_string_new ("学号,姓名,身份证号\n");

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "1,2,3\n");
  assert_refused (text->str, text->len, XY_ROSTER_ERROR_LIMIT);
}

static void
too_large_a_file_is_not_read (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "large.csv", NULL);
  g_autoptr (XyRoster) roster = NULL;
  g_autoptr (GError) error = NULL;
  int fd = g_creat (path, 0600);

  g_assert_cmpint (ftruncate (fd, 4LL << 30), ==, 0);
  close (fd);
  roster = xy_roster_read (path, NULL, NULL, &error);
  g_assert_null (roster);
  g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT);
}

static void
what_is_no_file_cannot_be_read (void)
{
  g_autofree char *folder = xy_test_dup_folder ();
  const char *const paths[] = { folder, "/no/such/file.xlsx", "/dev/zero" };

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (xy_roster_read (paths[i], NULL, NULL, &error));
      g_assert_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_READ);
      assert_one_sentence (error->message);
    }
}

static void
merges_that_overlap_without_end_are_refused (void)
{
  g_autoptr (GString) sheet = g_string_new ("<worksheet><sheetData>");
  XyTestPart parts[] = { XY_TEST_WORKBOOK_PARTS, { "xl/worksheets/sheet1.xml", NULL } };

  for (guint i = 1; i <= 5000; i++)
    g_string_append_printf (sheet, "<row r=\"%u\"><c r=\"A%u\"><v>1</v></c></row>", i, i);
  g_string_append (sheet, "</sheetData><mergeCells>");
  for (guint i = 0; i < 5000; i++)
    g_string_append (sheet, "<mergeCell ref=\"A1:XFD1048576\"/>");
  g_string_append (sheet, "</mergeCells></worksheet>");
  parts[G_N_ELEMENTS (parts) - 1].content = sheet->str;
  assert_workbook_refused (parts, G_N_ELEMENTS (parts), XY_ROSTER_ERROR_LIMIT);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/roster/hostile/fixtures", every_hostile_fixture_ends_in_one_sentence);
  g_test_add_func ("/roster/hostile/bomb", a_bomb_is_told_before_it_is_unpacked);
  g_test_add_func ("/roster/hostile/entities", entities_are_refused_in_every_part);
  g_test_add_func ("/roster/hostile/entities-encoded", entities_are_refused_in_any_encoding);
  g_test_add_func ("/roster/hostile/encoding-not-printed",
                   what_is_wrong_with_an_encoding_is_not_printed);
  g_test_add_func ("/roster/hostile/entities-across-pieces",
                   a_document_type_across_two_pieces_is_found);
  g_test_add_func ("/roster/hostile/truncated", a_truncated_workbook_is_broken_at_any_length);
  g_test_add_func ("/roster/hostile/lies", an_archive_that_lies_is_refused);
  g_test_add_func ("/roster/hostile/no-dates", an_archive_without_dates_is_read);
  g_test_add_func ("/roster/hostile/other-formats", other_formats_are_named_or_refused);
  g_test_add_func ("/roster/hostile/no-header", a_file_without_a_header_says_so);
  g_test_add_func ("/roster/hostile/too-many-rows", too_many_rows_are_too_many);
  g_test_add_func ("/roster/hostile/too-large", too_large_a_file_is_not_read);
  g_test_add_func ("/roster/hostile/no-file", what_is_no_file_cannot_be_read);
  g_test_add_func ("/roster/hostile/merges", merges_that_overlap_without_end_are_refused);
  return g_test_run ();
}
