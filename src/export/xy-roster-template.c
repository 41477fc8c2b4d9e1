// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <glib/gi18n-lib.h>

#include "export/xy-export.h"
#include "export/xy-roster-headings.h"
#include "export/xy-xlsx-file.h"

/* The last row of a worksheet. */
#define LAST_ROW 1048575
#define NOTE_WIDTH 90
#define NOTE_HEIGHT 36

static const char *const notes[] = {
  N_ ("One graduate a row, on the first sheet. The headings may be in another order, and columns "
      "that you do not need may be left out or empty, but student number, name and ID number are "
      "needed."),
  N_ ("The columns are set to text, so that an ID number keeps all of its 18 digits. When you "
      "paste "
      "from elsewhere, paste the values only. An ID number that was once stored as a number has "
      "lost its last digits and must be entered again."),
  N_ ("The ID number is that of the resident identity card; without one, that of the passport or "
      "travel permit."),
  N_ ("The sex is 男 or 女. The date of graduation is written like 2022-06-30."),
  N_ ("The location says who is outside the city (市外) and does not come to the session."),
  N_ ("Every change that the import makes to what you typed, and everything it finds wrong, is "
      "shown before anything is stored."),
};

static gboolean
add_roster (XyXlsxFile *workbook, GError **error)
{
  /* Translators: the name of a worksheet. */
  lxw_worksheet *sheet = xy_xlsx_file_add_sheet (workbook, _ ("Roster"), error);
  char male[] = XY_SEX_MALE, female[] = XY_SEX_FEMALE;
  char *sexes[] = { male, female, NULL };
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST,
                                     .value_list = sexes,
                                     .ignore_blank = LXW_VALIDATION_ON,
                                     .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING };

  if (sheet == NULL)
    return FALSE;
  for (lxw_col_t i = 0; i < XY_N_ROSTER_HEADINGS; i++)
    {
      worksheet_set_column (sheet, i, i, xy_roster_headings[i].width, workbook->text);
      worksheet_write_string (sheet, 0, i, _ (xy_roster_headings[i].words), workbook->heading);
    }
  worksheet_data_validation_range (sheet, 1, XY_ROSTER_HEADING_SEX, LAST_ROW, XY_ROSTER_HEADING_SEX,
                                   &validation);
  worksheet_freeze_panes (sheet, 1, 0);
  worksheet_activate (sheet);
  return TRUE;
}

static gboolean
add_notes (XyXlsxFile *workbook, GError **error)
{
  /* Translators: the name of a worksheet. */
  lxw_worksheet *sheet = xy_xlsx_file_add_sheet (workbook, _ ("How to fill it in"), error);

  if (sheet == NULL)
    return FALSE;
  worksheet_set_column (sheet, 0, 0, NOTE_WIDTH, workbook->note);
  for (lxw_row_t i = 0; i < G_N_ELEMENTS (notes); i++)
    {
      worksheet_set_row (sheet, i, NOTE_HEIGHT, NULL);
      worksheet_write_string (sheet, i, 0, _ (notes[i]), workbook->note);
    }
  return TRUE;
}

gboolean
xy_export_roster_template (const char *path, GError **error)
{
  g_autoptr (XyXlsxFile) workbook = xy_xlsx_file_new (path, error);

  return workbook != NULL && add_roster (workbook, error) && add_notes (workbook, error) &&
         xy_xlsx_file_save (workbook, error);
}
