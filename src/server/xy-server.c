// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-server.h"

G_DEFINE_QUARK (xy - server - error - quark, xy_server_error)
