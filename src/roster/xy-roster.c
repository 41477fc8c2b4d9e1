// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-roster.h"

G_DEFINE_QUARK (xy - roster - error - quark, xy_roster_error)
