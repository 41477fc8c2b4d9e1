// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-json.h"
#include "model/xy-record.h"

G_BEGIN_DECLS

/* Members of objects, forgiving on reading: a member that is absent, null or of another type reads
 * as NULL or 0, and the caller says what it cannot do without. */

/** xy_json_set_string: Leaves the member out where @value is %NULL. */
void xy_json_set_string (JsonObject *object, const char *name, const char *value);
char *xy_json_dup_string (JsonObject *object, const char *name);
gint64 xy_json_get_int (JsonObject *object, const char *name);
/** xy_json_dup_strv: Returns: (transfer full): never %NULL. */
char **xy_json_dup_strv (JsonObject *object, const char *name);
void xy_json_set_strv (JsonObject *object, const char *name, const char *const *value);

/** xy_json_take_object: Returns: (transfer full): a node that owns @object. */
JsonNode *xy_json_take_object (JsonObject *object);
/** xy_json_take_array: Returns: (transfer full): a node that owns @array. */
JsonNode *xy_json_take_array (JsonArray *array);

/** xy_json_want_object: @what: for the message, such as "A record". Returns: (nullable). */
JsonObject *xy_json_want_object (JsonNode *node, const char *what, GError **error);
/** xy_json_want_array: Returns: (nullable): %NULL with %XY_JSON_ERROR_SHAPE. */
JsonArray *xy_json_want_array (JsonNode *node, const char *what, GError **error);
/** xy_json_get_kind: Reads the member `kind`. */
gboolean xy_json_get_kind (JsonObject *object, XyKind *kind, GError **error);

G_END_DECLS
