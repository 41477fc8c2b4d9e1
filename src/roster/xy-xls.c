// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-xls.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "data/xy-data.h"
#include "roster/xy-roster.h"
#include "roster/xy-xls-message.h"
#include "roster/xy-xls-stream.h"

#define PROGRAM "xueying-read-xls"
/* The reader limits the processor's time that it takes by itself; this is for a busy computer, and
 * for one that does not get it started. */
#define DEADLINE (30 * G_TIME_SPAN_SECOND)
#define BUFFER_SIZE 65536

/* Takes a descriptor out of the way of the three that a program is started with. */
static int
lift (int fd)
{
  int lifted = fd;

  if (fd >= 0 && fd <= STDERR_FILENO)
    {
      lifted = fcntl (fd, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
      close (fd);
    }
  return lifted;
}

static void
close_fd (int *fd)
{
  if (*fd >= 0)
    close (*fd);
  *fd = -1;
}

static gboolean
write_all (int fd, const char *data, gsize size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return FALSE;
      data += n;
      size -= (gsize) n;
    }
  return TRUE;
}

/* A file without a name that holds the bytes. */
static int
make_input (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = lift (memfd_create (PROGRAM, MFD_CLOEXEC));

  if (fd >= 0 && (!write_all (fd, data, size) || lseek (fd, 0, SEEK_SET) != 0))
    close_fd (&fd);
  return fd;
}

/* Starts the program with these two, and no other file of ours.  Returns an errno. */
static int
spawn (const char *path, int input, int output, pid_t *pid)
{
  g_autofree char *name = g_path_get_basename (path);
  char *arguments[] = { name, NULL };
  char *environment[] = { NULL };
  posix_spawn_file_actions_t files;
  posix_spawnattr_t attributes;
  sigset_t all, none;
  int problem;

  sigfillset (&all);
  sigemptyset (&none);
  posix_spawn_file_actions_init (&files);
  posix_spawnattr_init (&attributes);
  posix_spawn_file_actions_adddup2 (&files, input, STDIN_FILENO);
  posix_spawn_file_actions_adddup2 (&files, output, STDOUT_FILENO);
  posix_spawn_file_actions_addopen (&files, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np (&files, STDERR_FILENO + 1);
  posix_spawnattr_setsigdefault (&attributes, &all);
  posix_spawnattr_setsigmask (&attributes, &none);
  posix_spawnattr_setflags (&attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  problem = posix_spawn (pid, path, &files, &attributes, arguments, environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&files);
  return problem;
}

/* Starts the reader over the bytes.  Returns where its answer is read from, -1 with an error. */
static int
start (const char *path, GBytes *bytes, pid_t *pid, GError **error)
{
  int input = make_input (bytes);
  int problem = input < 0 ? errno : 0;
  int ends[2] = { -1, -1 };

  if (problem == 0 && pipe2 (ends, O_CLOEXEC) != 0)
    problem = errno;
  ends[1] = lift (ends[1]);
  if (problem == 0 && ends[1] < 0)
    problem = errno;
  if (problem == 0)
    problem = spawn (path, input, ends[1], pid);
  close_fd (&input);
  close_fd (&ends[1]);
  if (problem == 0)
    return ends[0];

  close_fd (&ends[0]);
  if (problem == ENOENT)
    g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_READ,
                 _ ("The part of Xueying that reads old Excel files is missing (%s); install "
                    "Xueying again, or save the roster as .xlsx and import that."),
                 path);
  else
    g_set_error (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_READ,
                 _ ("Reading the old Excel file cannot be started: %s."), g_strerror (problem));
  return -1;
}

static void
set_timed_out (XyXlsEnding *ending, GError **error)
{
  *ending = XY_XLS_ENDED_TIMED_OUT;
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_LIMIT,
                       _ ("Reading the workbook takes too long; open it in a spreadsheet program, "
                          "save it as .xlsx and import that."));
}

/* Takes the answer until nothing more is wanted or comes. */
static gboolean
read_answer (int output, gint64 deadline, XyXlsStream *stream, XyXlsEnding *ending, GError **error)
{
  g_autofree guint8 *buffer = g_malloc (BUFFER_SIZE);
  gint64 end = g_get_monotonic_time () + deadline;

  while (!xy_xls_stream_is_done (stream))
    {
      struct pollfd waiting = { output, POLLIN, 0 };
      gint64 left = (end - g_get_monotonic_time ()) / G_TIME_SPAN_MILLISECOND;
      int ready = left > 0 ? poll (&waiting, 1, (int) left) : 0;
      gssize n;

      if (ready < 0 && errno == EINTR)
        continue;
      if (ready == 0)
        {
          set_timed_out (ending, error);
          return FALSE;
        }
      n = read (output, buffer, BUFFER_SIZE);
      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return TRUE;
      if (!xy_xls_stream_feed (stream, buffer, (gsize) n, error))
        {
          *ending = XY_XLS_ENDED_REFUSED;
          return FALSE;
        }
    }
  *ending = XY_XLS_ENDED_READ;
  return TRUE;
}

static pid_t
wait_for (pid_t pid, int *status, int options)
{
  pid_t gone;

  do
    gone = waitpid (pid, status, options);
  while (gone < 0 && errno == EINTR);
  return gone;
}

/* Ends the reader, if it has not ended by itself, and asks how.  Where somebody has said that no
 * child is to be waited for, that is not known, and its number may be another one's already. */
static int
stop (pid_t pid)
{
  int status = 0;
  pid_t gone = wait_for (pid, &status, WNOHANG);

  if (gone == 0)
    {
      kill (pid, SIGKILL);
      gone = wait_for (pid, &status, 0);
    }
  return gone == pid ? status : 0;
}

gboolean
xy_xls_read_by (const char *program,
                gint64 deadline,
                GBytes *bytes,
                XySheetFunc func,
                gpointer user_data,
                XyXlsEnding *ending,
                GError **error)
{
  g_autoptr (XyXlsStream) stream = xy_xls_stream_new (func, user_data);
  XyXlsEnding own = XY_XLS_ENDED_CRASHED;
  gboolean fine;
  pid_t pid;
  int output = start (program, bytes, &pid, error);
  int status;

  if (ending == NULL)
    ending = &own;
  *ending = XY_XLS_ENDED_CRASHED;
  if (output < 0)
    return FALSE;
  fine = read_answer (output, deadline, stream, ending, error);
  close_fd (&output);
  status = stop (pid);
  if (!fine || xy_xls_stream_is_done (stream))
    return fine;

  if (WIFSIGNALED (status) && (WTERMSIG (status) == SIGPROF || WTERMSIG (status) == SIGXCPU))
    {
      set_timed_out (ending, error);
      return FALSE;
    }
  g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                       _ ("The workbook is broken; open it in a spreadsheet program, save it as "
                          ".xlsx and import that."));
  return FALSE;
}

gboolean
xy_xls_read (GBytes *bytes,
             XySheetFunc func,
             gpointer user_data,
             XyXlsEnding *ending,
             GError **error)
{
  g_autofree char *program = xy_data_find_helper (PROGRAM);

  return xy_xls_read_by (program, DEADLINE, bytes, func, user_data, ending, error);
}
