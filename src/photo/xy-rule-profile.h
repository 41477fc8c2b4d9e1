// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyRuleProfile:
 *
 * A named, versioned set of limits that photos are judged by (`data/profiles/NAME.json`).  Every
 * limit is a number or a list of numbers under `rule.limit`; code has none of its own.
 * Immutable, reference counted.
 */
typedef struct _XyRuleProfile XyRuleProfile;

#define XY_RULE_PROFILE_ERROR (xy_rule_profile_error_quark ())
GQuark xy_rule_profile_error_quark (void);

typedef enum
{
  XY_RULE_PROFILE_ERROR_INVALID,
} XyRuleProfileError;

/**
 * xy_rule_profile_new_from_json:
 *
 * Reads a profile.  A limit that a rule needs and that is not there, is not a number, or lies
 * outside its sense is an error here, so that no rule meets one later.
 */
XyRuleProfile *xy_rule_profile_new_from_json (const char *text, gsize length, GError **error);
XyRuleProfile *xy_rule_profile_ref (XyRuleProfile *profile);
void xy_rule_profile_unref (XyRuleProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (XyRuleProfile, xy_rule_profile_unref)

const char *xy_rule_profile_get_id (const XyRuleProfile *profile);
const char *xy_rule_profile_get_name (const XyRuleProfile *profile);
const char *xy_rule_profile_get_version (const XyRuleProfile *profile);

/**
 * xy_rule_profile_get_number:
 * @path: `rule.limit`, such as `head-top.min`
 *
 * Returns: the limit; it is a programmer's error to ask for one that rules do not declare
 */
double xy_rule_profile_get_number (const XyRuleProfile *profile, const char *path);
/** xy_rule_profile_get_numbers: Returns: (transfer none) (array length=n): the list's numbers. */
const double *
xy_rule_profile_get_numbers (const XyRuleProfile *profile, const char *path, guint *n);

/**
 * XyReminder:
 * @rule: a rule's id, such as `jewellery`
 * @clause: the clause of the notice
 *
 * What the standard asks for and no photo is measured by: a person looks for it.
 */
typedef struct
{
  char *rule;
  char *clause;
} XyReminder;

/**
 * xy_rule_profile_get_reminders:
 *
 * Returns: (transfer none) (element-type XyReminder): what to remind a person of, once, not with
 *   each photo; may be empty
 */
const GPtrArray *xy_rule_profile_get_reminders (const XyRuleProfile *profile);

G_END_DECLS
