// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "cli/xy-cli.h"

int
main (int argc, char **argv)
{
  return xy_cli_main (argc, argv);
}
