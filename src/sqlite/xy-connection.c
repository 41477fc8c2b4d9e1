// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlite/xy-connection.h"

G_DEFINE_QUARK (xy - sqlite - error - quark, xy_sqlite_error)
