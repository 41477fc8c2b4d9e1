// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads an old Excel file from its standard input and says on its standard output what is in it, as
 * xy-xls-message.h has it.  It is a program of its own, because freexl does not stand hostile
 * files: what goes wrong goes wrong here. */

#include <freexl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "roster/read-xls/xy-confine.h"
#include "roster/xy-xls-message.h"

#define INPUT_PATH "/proc/self/fd/0"
#define DATE_LENGTH 10

static void
say (XyXlsMessageKind kind, uint32_t row, uint32_t column, const void *bytes, size_t length)
{
  const XyXlsHead head = { kind, row, column, (uint32_t) length };

  if (fwrite (&head, sizeof head, 1, stdout) != 1 ||
      (length > 0 && fwrite (bytes, length, 1, stdout) != 1))
    exit (EXIT_FAILURE);
}

static void
say_text (XyXlsMessageKind kind, uint32_t row, uint32_t column, const char *text)
{
  size_t length = text != NULL ? strlen (text) : 0;

  if (kind == XY_XLS_DATE && length > DATE_LENGTH)
    length = DATE_LENGTH;
  if (length <= XY_XLS_MAX_LENGTH)
    say (kind, row, column, text, length);
}

static void
say_cell (uint32_t row, uint32_t column, const FreeXL_CellValue *cell)
{
  double number;

  switch (cell->type)
    {
    case FREEXL_CELL_INT:
      number = cell->value.int_value;
      say (XY_XLS_NUMBER, row, column, &number, sizeof number);
      break;
    case FREEXL_CELL_DOUBLE:
      say (XY_XLS_NUMBER, row, column, &cell->value.double_value, sizeof cell->value.double_value);
      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_TIME:
      say_text (XY_XLS_TEXT, row, column, cell->value.text_value);
      break;
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
      say_text (XY_XLS_DATE, row, column, cell->value.text_value);
      break;
    default:
      break;
    }
}

static int
say_sheet (const void *workbook, unsigned short index)
{
  const char *name = NULL;
  unsigned int rows;
  unsigned short columns;
  int status = freexl_get_worksheet_name (workbook, index, &name);

  if (status == FREEXL_OK)
    status = freexl_select_active_worksheet (workbook, index);
  if (status == FREEXL_OK)
    status = freexl_worksheet_dimensions (workbook, &rows, &columns);
  if (status != FREEXL_OK)
    return status;

  say_text (XY_XLS_SHEET, 0, 0, name);
  for (unsigned int row = 0; row < rows; row++)
    for (unsigned short column = 0; column < columns; column++)
      {
        FreeXL_CellValue cell;

        if (freexl_get_cell_value (workbook, row, column, &cell) == FREEXL_OK)
          say_cell (row + 1, column, &cell);
      }
  return FREEXL_OK;
}

static XyXlsReason
reason_of (int status)
{
  switch (status)
    {
    case FREEXL_BIFF_WORKBOOK_NOT_FOUND:
      return XY_XLS_NO_WORKBOOK;
    case FREEXL_INSUFFICIENT_MEMORY:
      return XY_XLS_TOO_LARGE;
    default:
      return XY_XLS_BROKEN;
    }
}

static int
refuse (XyXlsReason reason)
{
  say (XY_XLS_REFUSED, reason, 0, NULL, 0);
  return fflush (stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

int
main (void)
{
  const void *workbook = NULL;
  unsigned int n_sheets = 0, password = 0;
  struct stat input;
  int status;

  if (fstat (0, &input) != 0 || xy_confine ((size_t) input.st_size) != 0)
    return EXIT_FAILURE;
  status = freexl_open (INPUT_PATH, &workbook);
  /* What is wrong with a record it does not always say, but then there is no workbook. */
  if (status != FREEXL_OK || workbook == NULL)
    return refuse (reason_of (status));
  if (freexl_get_info (workbook, FREEXL_BIFF_PASSWORD, &password) == FREEXL_OK &&
      password == FREEXL_BIFF_OBFUSCATED)
    return refuse (XY_XLS_ENCRYPTED);

  status = freexl_get_info (workbook, FREEXL_BIFF_SHEET_COUNT, &n_sheets);
  for (unsigned int i = 0; status == FREEXL_OK && i < n_sheets && i <= UINT16_MAX; i++)
    status = say_sheet (workbook, (unsigned short) i);
  if (status != FREEXL_OK)
    return refuse (reason_of (status));
  say (XY_XLS_END, 0, 0, NULL, 0);
  return fflush (stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
