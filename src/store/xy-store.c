// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "store/xy-store.h"

G_DEFINE_QUARK (xy - store - error - quark, xy_store_error)
