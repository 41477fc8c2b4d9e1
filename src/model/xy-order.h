// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-entity.h"

G_BEGIN_DECLS

/**
 * xy_order_key:
 * @text: (nullable): UTF-8
 *
 * A key for Chinese collation with numeric ordering (ICU, locale `zh`), the same on every
 * computer: 2班 stands before 10班, and 张 before 赵.  Keys compare with strcmp().
 *
 * Returns: (transfer full): never %NULL
 */
char *xy_order_key (const char *text);

/** xy_order_compare: Compares as the keys would. */
int xy_order_compare (const char *a, const char *b);

/**
 * xy_order_students:
 * @students: (element-type XyStudent): sorted in place
 *
 * The order of the queue: by class, then by student number, then by id.
 */
void xy_order_students (GPtrArray *students);

G_END_DECLS
