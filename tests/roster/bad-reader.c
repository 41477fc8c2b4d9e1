// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* A reader of old Excel files that does what the word on its standard input says, instead of
 * reading: what a hostile file could make of the real one. */

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "roster/read-xls/xy-confine.h"
#include "roster/xy-xls-message.h"

static uint32_t n_cells;

static void
say (XyXlsMessageKind kind, uint32_t row, const char *text)
{
  const XyXlsHead head = { kind, row, 0, (uint32_t) strlen (text) };

  fwrite (&head, sizeof head, 1, stdout);
  fputs (text, stdout);
}

static void
say_cell (const char *text)
{
  say (XY_XLS_TEXT, ++n_cells, text);
}

static void
say_whether (const char *what, int result)
{
  char text[100];

  snprintf (text, sizeof text, "%s: %s", what, result >= 0 ? "done" : strerror (errno));
  say_cell (text);
}

/* What is open here, and through which a program could get at more than its file. */
static void
say_descriptors (void)
{
  DIR *folder = opendir ("/proc/self/fd");
  struct dirent *entry;

  while (folder != NULL && (entry = readdir (folder)) != NULL)
    if (entry->d_name[0] != '.' && atoi (entry->d_name) != dirfd (folder))
      say_cell (entry->d_name);
}

static void
try_what_is_forbidden (void)
{
  char name[] = "true";
  char *arguments[] = { name, NULL };

  if (xy_confine (0) != 0)
    exit (EXIT_FAILURE);
  say_whether ("read a file", open ("/etc/passwd", O_RDONLY));
  say_whether ("write a file", open ("/dev/null", O_WRONLY));
  say_whether ("make a file", open ("/tmp/bad-reader", O_RDWR | O_CREAT | O_EXCL, 0600));
  say_whether ("remove a file", unlink ("/tmp/bad-reader-is-not-there"));
  say_whether ("connect", socket (AF_INET, SOCK_STREAM, 0));
  say_whether ("fork", fork ());
  say_whether ("start a program", execv ("/bin/true", arguments));
  say_whether ("end another", kill (getppid (), 0));
  say_whether ("take memory", malloc (300UL << 20) != NULL ? 0 : -1);
}

int
main (void)
{
  char word[32] = "";
  volatile unsigned n = 0;
  int ends[2];

  if (read (STDIN_FILENO, word, sizeof word - 1) <= 0)
    return EXIT_FAILURE;
  if (strcmp (word, "hang") == 0)
    pause ();
  if (strcmp (word, "wait confined") == 0 && pipe (ends) == 0 && xy_confine (0) == 0)
    return read (ends[0], word, 1) == 1 ? EXIT_SUCCESS : EXIT_FAILURE;
  if (strcmp (word, "crash") == 0)
    raise (SIGSEGV);
  if (strcmp (word, "crash confined") == 0 && xy_confine (0) == 0)
    raise (SIGSEGV);
  if (strcmp (word, "spin") == 0 && xy_confine (0) == 0)
    while (1)
      n++;
  if (strcmp (word, "garbage") == 0)
    for (unsigned i = 0; i < 100000; i++)
      putchar ((int) (i * 7919 >> 3 & 0xff));

  say (XY_XLS_SHEET, 0, "S");
  if (strcmp (word, "flood") == 0)
    while (1)
      say (XY_XLS_TEXT, 1, "0123456789012345678901234567890123456789");
  if (strcmp (word, "not UTF-8") == 0)
    say_cell ("\xff");
  if (strcmp (word, "upwards") == 0)
    {
      say (XY_XLS_TEXT, 2, "below");
      say (XY_XLS_TEXT, 1, "above");
    }
  if (strcmp (word, "descriptors") == 0)
    say_descriptors ();
  if (strcmp (word, "confined") == 0)
    try_what_is_forbidden ();
  if (strcmp (word, "half") != 0 && strcmp (word, "close") != 0)
    say (XY_XLS_END, 0, "");
  fflush (stdout);
  if (strcmp (word, "close") == 0)
    close (STDOUT_FILENO);
  if (strcmp (word, "close") == 0 || strcmp (word, "linger") == 0)
    pause ();
  return EXIT_SUCCESS;
}
