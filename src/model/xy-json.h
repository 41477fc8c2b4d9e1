// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <json-glib/json-glib.h>

#include "model/xy-fields.h"

G_BEGIN_DECLS

/** XY_JSON_MAX_DEPTH: How deep a document may nest; json-glib recurses, so it is checked first. */
#define XY_JSON_MAX_DEPTH 32

/**
 * XY_JSON_ERROR:
 *
 * Errors of reading JSON: the text is no JSON (#XY_JSON_ERROR_SYNTAX), is larger or deeper than
 * allowed (#XY_JSON_ERROR_LIMIT), or does not have the shape that is wanted
 * (#XY_JSON_ERROR_SHAPE).
 */
#define XY_JSON_ERROR (xy_json_error_quark ())
GQuark xy_json_error_quark (void);

typedef enum
{
  XY_JSON_ERROR_SYNTAX,
  XY_JSON_ERROR_LIMIT,
  XY_JSON_ERROR_SHAPE,
} XyJsonError;

/**
 * xy_json_parse:
 * @text: UTF-8, need not end in a zero byte
 * @length: bytes
 * @max_length: the most bytes that are taken
 *
 * Reads hostile JSON safely: size, UTF-8, depth and grammar (RFC 8259) are checked before json-glib
 * sees the text, which recurses without limit and leaks on errors.
 *
 * Returns: (transfer full) (nullable): the document; %NULL with @error of %XY_JSON_ERROR
 */
JsonNode *xy_json_parse (const char *text, gsize length, gsize max_length, GError **error);

/** xy_json_to_string: Returns: (transfer full): the document as text. */
char *xy_json_to_string (JsonNode *node, gboolean pretty);

/**
 * xy_json_to_fields:
 * @node: an object of strings, numbers, booleans, nulls and lists of strings
 *
 * Returns: (transfer full) (nullable): the fields; %NULL with %XY_JSON_ERROR_SHAPE
 */
XyFields *xy_json_to_fields (JsonNode *node, GError **error);

/** xy_json_from_fields: Returns: (transfer full): an object, its members in byte order. */
JsonNode *xy_json_from_fields (const XyFields *fields);

/** xy_json_text_from_fields: Returns: (transfer full): that object as text, on one line. */
char *xy_json_text_from_fields (const XyFields *fields);
/** xy_json_text_append_fields: Appends that text. */
void xy_json_text_append_fields (GString *text, const XyFields *fields);

/**
 * xy_json_text_to_fields:
 * @text: UTF-8, need not end in a zero byte
 * @length: bytes
 *
 * Reads what xy_json_text_from_fields() wrote, or another program did in JSON.
 *
 * Returns: (transfer full) (nullable): the fields; %NULL with @error of %XY_JSON_ERROR
 */
XyFields *xy_json_text_to_fields (const char *text, gsize length, GError **error);

G_END_DECLS
