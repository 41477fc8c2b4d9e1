// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-server-command.h"

int
main (int argc, char **argv)
{
  return xy_server_command (argc, argv);
}
