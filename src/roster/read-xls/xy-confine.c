// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/read-xls/xy-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

#include "roster/xy-xls-message.h"

#define MAX_MEMORY (192UL * 1024 * 1024)
#define MAX_WRITTEN (128UL * 1024 * 1024)
#define MAX_FILES 16
/* The time of the processor that a file gets, in microseconds: what starting takes, many times
 * over, and that of its size. */
#define TIME_TO_START 300000
#define TIME_OF_MEGABYTE 2000000
#define MEGABYTE (1024 * 1024)
#define SECOND 1000000

#if defined(__x86_64__)
#define THIS_MACHINE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define THIS_MACHINE AUDIT_ARCH_AARCH64
#elif defined(__riscv) && __riscv_xlen == 64
#define THIS_MACHINE AUDIT_ARCH_RISCV64
#elif defined(__loongarch64)
#define THIS_MACHINE AUDIT_ARCH_LOONGARCH64
#endif

static int
limit (__rlimit_resource_t resource, rlim_t value)
{
  struct rlimit limits;

  /* What was forbidden before stays so. */
  if (getrlimit (resource, &limits) != 0)
    return -1;
  if (value > limits.rlim_max)
    value = limits.rlim_max;
  limits.rlim_cur = limits.rlim_max = value;
  return setrlimit (resource, &limits);
}

static void
crash_cb (int signal_number)
{
  _exit (XY_XLS_CRASHED);
}

/* Faults of the reader are expected on hostile files, also one of a full stack. */
static void
catch_faults (void)
{
  static const int faults[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS };
  static unsigned char stack[65536];
  const stack_t other = { .ss_sp = stack, .ss_size = sizeof stack };
  const struct sigaction action = { .sa_handler = crash_cb, .sa_flags = SA_ONSTACK };

  sigaltstack (&other, NULL);
  for (size_t i = 0; i < sizeof faults / sizeof *faults; i++)
    sigaction (faults[i], &action, NULL);
}

/* Ends the process when the time is up.  RLIMIT_CPU counts whole seconds only, so it is the second
 * fence. */
static int
limit_time (size_t size)
{
  uint64_t time = TIME_TO_START + (uint64_t) size * TIME_OF_MEGABYTE / MEGABYTE;
  const struct itimerval timer = {
    .it_value = { (time_t) (time / SECOND), (suseconds_t) (time % SECOND) },
  };

  if (limit (RLIMIT_CPU, (rlim_t) (time / SECOND + 1)) != 0)
    return -1;
  return setitimer (ITIMER_PROF, &timer, NULL);
}

#ifdef THIS_MACHINE

#define LOAD(field) BPF_STMT (BPF_LD | BPF_W | BPF_ABS, offsetof (struct seccomp_data, field))
#define ANSWER(answer) BPF_STMT (BPF_RET | BPF_K, (answer))
#define ALLOW(name)                                                                                \
  BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_##name, 0, 1), ANSWER (SECCOMP_RET_ALLOW)

/* A filter of system calls, which the kernel runs before each: a call that is not listed fails with
 * EPERM, one of another machine's numbering ends the process.  Files are opened for reading only:
 * freexl opens its file by name, and iconv its tables. */
static void
filter_calls (void)
{
  struct sock_filter filter[] = {
    LOAD (arch),
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, THIS_MACHINE, 1, 0),
    ANSWER (SECCOMP_RET_KILL_PROCESS),
    LOAD (nr),
    ALLOW (read),
    ALLOW (write),
    ALLOW (lseek),
    ALLOW (close),
    ALLOW (fstat),
#ifdef SYS_newfstatat
    ALLOW (newfstatat),
#endif
    ALLOW (pread64),
    ALLOW (mmap),
    ALLOW (munmap),
    ALLOW (mprotect),
    ALLOW (mremap),
    ALLOW (brk),
    ALLOW (futex),
    ALLOW (rt_sigreturn),
    ALLOW (rt_sigprocmask),
    ALLOW (getpid),
    ALLOW (gettid),
    ALLOW (tgkill),
    ALLOW (exit),
    ALLOW (exit_group),
    /* openat (folder, name, flags): the third argument decides. */
    BPF_JUMP (BPF_JMP | BPF_JEQ | BPF_K, SYS_openat, 1, 0),
    ANSWER (SECCOMP_RET_ERRNO | EPERM),
    LOAD (args[2]),
    BPF_JUMP (BPF_JMP | BPF_JSET | BPF_K, O_WRONLY | O_RDWR | O_CREAT | O_TRUNC, 1, 0),
    ANSWER (SECCOMP_RET_ALLOW),
    ANSWER (SECCOMP_RET_ERRNO | EPERM),
  };
  const struct sock_fprog program = { sizeof filter / sizeof *filter, filter };

  /* A kernel without filters is no reason not to read: the limits hold all the same. */
  prctl (PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

#else

static void
filter_calls (void)
{
}

#endif

int
xy_confine (size_t size)
{
  if (prctl (PR_SET_PDEATHSIG, SIGKILL) != 0 || prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return -1;
  if (limit (RLIMIT_AS, MAX_MEMORY) != 0 || limit (RLIMIT_CORE, 0) != 0 ||
      limit (RLIMIT_FSIZE, MAX_WRITTEN) != 0 || limit (RLIMIT_NOFILE, MAX_FILES) != 0 ||
      limit_time (size) != 0)
    return -1;
  catch_faults ();
  filter_calls ();
  return 0;
}
