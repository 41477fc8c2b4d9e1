// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "photo/xy-rule-profile.h"

G_DEFINE_QUARK (xy - rule - profile - error - quark, xy_rule_profile_error)
