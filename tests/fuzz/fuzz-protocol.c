// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <stdint.h>

#include "model/xy-json.h"
#include "model/xy-schedule-compare.h"
#include "protocol/xy-message.h"
#include "protocol/xy-notice-timetable.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* Everything that either half of the protocol reads.  What is read can be written and read again,
 * and is the same then. */
int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  const char *text = (const char *) data;
  g_autoptr (GPtrArray) batch = xy_batch_from_text (text, size, NULL);
  g_autoptr (GPtrArray) answers = xy_answers_from_text (text, size, NULL);
  g_autoptr (GPtrArray) records = xy_campaign_file_read (text, size, NULL);
  g_autoptr (XyChanges) changes = xy_changes_from_text (text, size, NULL);
  g_autoptr (XySignIn) sign_in = xy_sign_in_from_text (text, size, NULL);
  g_autoptr (XyFields) fields = xy_json_text_to_fields (text, size, NULL);
  g_autofree char *account = NULL, *password = NULL, *code = NULL, *message = NULL;

  /* What a store keeps. */
  if (fields != NULL)
    {
      g_autofree char *once = xy_json_text_from_fields (fields);
      g_autoptr (XyFields) back = xy_json_text_to_fields (once, strlen (once), NULL);

      g_assert_true (back != NULL && xy_fields_equal (fields, back));
    }
  xy_credentials_from_text (text, size, &account, &password, NULL);
  xy_error_from_text (text, size, &code, &message);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      const XyRecord *record = records->pdata[i];
      const char *notice = xy_fields_get_string (record->fields, "notice_timetable");
      g_autoptr (XySchedule) then =
          notice != NULL ? xy_notice_timetable_read (notice, record->id, NULL) : NULL;
      g_autoptr (XySchedule) now = xy_schedule_new (records, record->id);
      g_autoptr (GPtrArray) differences = then != NULL ? xy_schedule_compare (now, then) : NULL;
      g_autoptr (GPtrArray) edits =
          then != NULL ? xy_schedule_plan_restore (now, then, differences) : NULL;
      g_autoptr (XySchedule) back = then != NULL ? xy_schedule_apply (now, edits) : NULL;
    }
  if (batch != NULL)
    {
      g_autofree char *once = xy_batch_to_text (batch);
      g_autoptr (GPtrArray) back = xy_batch_from_text (once, strlen (once), NULL);
      g_autofree char *twice = back != NULL ? xy_batch_to_text (back) : NULL;

      g_assert_cmpstr (once, ==, twice);
    }
  return 0;
}
