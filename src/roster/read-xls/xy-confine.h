// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stddef.h>

/**
 * xy_confine:
 * @size: of the file that will be read, in bytes
 *
 * Takes from this process, for good, what reading a file does not need: memory and time beyond a
 * limit, writing files, starting programs, the network, and outliving its parent.  From here on a
 * fault ends it quietly with %XY_XLS_CRASHED, without a core file or an entry in the system's log.
 *
 * Returns: 0, or -1 if the limits cannot be set
 */
int xy_confine (size_t size);
