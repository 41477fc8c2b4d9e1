// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sync/xy-sync.h"

G_DEFINE_QUARK (xy - sync - error - quark, xy_sync_error)
