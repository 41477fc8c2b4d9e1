// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* measure FIGURES PROGRAM [ARGUMENT]...: runs the program and writes into the file FIGURES how many
 * seconds of a processor's time and how many kilobytes it took, its children among them.  Small,
 * and built without sanitizers, because the kernel counts what the parent has in use as the
 * child's. */

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static double
in_seconds (const struct timeval *time)
{
  return (double) time->tv_sec + (double) time->tv_usec / 1e6;
}

int
main (int argc, char **argv)
{
  struct rusage usage;
  FILE *figures;
  int status;
  pid_t child;

  if (argc < 3)
    return 125;
  child = fork ();
  if (child == 0)
    {
      execv (argv[2], argv + 2);
      _exit (126);
    }
  if (child < 0 || wait4 (child, &status, 0, &usage) != child)
    return 125;
  figures = fopen (argv[1], "w");
  if (figures == NULL)
    return 125;
  fprintf (figures, "%.6f %ld\n", in_seconds (&usage.ru_utime) + in_seconds (&usage.ru_stime),
           usage.ru_maxrss);
  if (fclose (figures) != 0)
    return 125;
  return WIFEXITED (status) ? WEXITSTATUS (status) : 124;
}
