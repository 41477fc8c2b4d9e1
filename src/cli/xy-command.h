// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "model/xy-college-names.h"
#include "model/xy-schedule.h"
#include "protocol/xy-json-members.h"
#include "store/xy-store-home.h"

G_BEGIN_DECLS

#define XY_CLI_ERROR (xy_cli_error_quark ())
GQuark xy_cli_error_quark (void);

/**
 * XyCliError:
 * @XY_CLI_ERROR_USAGE: the arguments are not what the command takes
 * @XY_CLI_ERROR_NOT_FOUND: what an argument names is not there
 * @XY_CLI_ERROR_NOT_ALLOWED: it is there, and may not be done
 */
typedef enum
{
  XY_CLI_ERROR_USAGE,
  XY_CLI_ERROR_NOT_FOUND,
  XY_CLI_ERROR_NOT_ALLOWED,
} XyCliError;

/** XyCliStatus: What a command returns; with %XY_CLI_FAILED its error is set. */
typedef enum
{
  XY_CLI_FINE = 0,
  XY_CLI_PROBLEMS = 1,
  XY_CLI_FAILED = 2,
} XyCliStatus;

/**
 * XyCommand:
 * @family: the first word, such as `roster`
 * @name: (nullable): the second, such as `read`
 * @arguments: what follows, for the help
 * @summary: what it does, for the help, untranslated
 * @run: does it, given a list that begins with the command's own last word; what it appends to @out
 *   is printed if it does not fail
 */
typedef struct
{
  const char *family;
  const char *name;
  const char *arguments;
  const char *summary;
  XyCliStatus (*run) (char ***arguments, GString *out, GError **error);
} XyCommand;

extern const XyCommand xy_cli_roster_commands[];
extern const XyCommand xy_cli_roster_list_commands[];
extern const XyCommand xy_cli_photo_commands[];
extern const XyCommand xy_cli_schedule_commands[];
extern const XyCommand xy_cli_schedule_compare_commands[];
extern const XyCommand xy_cli_queue_commands[];
extern const XyCommand xy_cli_decide_commands[];
extern const XyCommand xy_cli_print_commands[];
extern const XyCommand xy_cli_sync_commands[];
extern const XyCommand xy_cli_bench_commands[];

/* What the commands have in common. */

/**
 * xy_cli_parse:
 * @arguments: (inout): a list that begins with a word that is passed over; what is left is what is
 *   no option
 * @entries: (nullable): the options; texts are %G_OPTION_ARG_FILENAME, so that no locale meddles
 * @min: how many arguments there must be besides the options
 * @max: and at most
 */
gboolean
xy_cli_parse (char ***arguments, const GOptionEntry *entries, guint min, guint max, GError **error);

/** xy_cli_check_text: Returns: whether @text, if there is one, is UTF-8; else sets @error. */
gboolean xy_cli_check_text (const char *text, GError **error);

/** xy_cli_print_json: Appends the document and a line's end. @object: (transfer full). */
void xy_cli_print_json (GString *out, JsonObject *object);
/** xy_cli_set_string: A member that is null where there is no value; made valid UTF-8. */
void xy_cli_set_string (JsonObject *object, const char *name, const char *value);

/** xy_cli_load_seed: Returns: (transfer full) (element-type XyRecord): the shipped campaign. */
GPtrArray *xy_cli_load_seed (GError **error);
/** xy_cli_has_store: Returns: whether this computer has a store yet. */
gboolean xy_cli_has_store (void);
/** xy_cli_open_store: Returns: (transfer full): the current store, made if there is none. */
XyStore *xy_cli_open_store (GError **error);

/** xy_cli_list: Returns: (transfer full): typed views of the living records of a kind. */
GPtrArray *xy_cli_list (XyStore *store, XyKind kind, GError **error);
/** xy_cli_list_students: Returns: (transfer full) (element-type XyStudent): those of a campaign. */
GPtrArray *xy_cli_list_students (XyStore *store, const char *campaign, GError **error);
/**
 * xy_cli_view:
 * @all: (transfer full) (nullable) (element-type XyRecord): records; %NULL gives %NULL
 *
 * Returns: (transfer full) (nullable): typed views of them
 */
GPtrArray *xy_cli_view (GPtrArray *all);
/** xy_cli_dup_campaign: Returns: (transfer full): the id of the campaign that is worked on. */
char *xy_cli_dup_campaign (XyStore *store, GError **error);
/** xy_cli_load_schedule: Returns: (transfer full): its timetable. */
XySchedule *xy_cli_load_schedule (XyStore *store, GError **error);
/** xy_cli_find_college: Returns: (transfer none): the college of any of its names. */
const XyCollege *xy_cli_find_college (GPtrArray *colleges, const char *name, GError **error);
/** xy_cli_find_by_id: Returns: (transfer none) (nullable): the entity of that id. */
gconstpointer xy_cli_find_by_id (GPtrArray *entities, const char *id);

/** xy_cli_async_cb: Keeps the result: pass a `GAsyncResult *` that is %NULL. */
void xy_cli_async_cb (GObject *source, GAsyncResult *result, gpointer user_data);
/** xy_cli_wait: Runs the main loop until xy_cli_async_cb() has set `*result`. */
void xy_cli_wait (GAsyncResult **result);

G_END_DECLS
