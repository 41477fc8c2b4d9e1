// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Reads an old Excel file from its standard input and says on its standard output what is in it, as
 * xy-xls-message.h has it.  It is a program of its own, because freexl does not stand hostile
 * files: what goes wrong goes wrong here. */

#include <freexl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "roster/read-xls/xy-compound.h"
#include "roster/read-xls/xy-confine.h"
#include "roster/read-xls/xy-normalize.h"

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

  if (length <= XY_XLS_MAX_LENGTH)
    say (kind, row, column, text, length);
}

static void
say_number (const XyNormalSheet *sheet, uint32_t row, uint32_t column, double number)
{
  XyXlsMessageKind kind = XY_XLS_NUMBER;

  if (xy_normal_sheet_is_date (sheet, row, column))
    kind = XY_XLS_DATE;
  say (kind, row + 1, column, &number, sizeof number);
}

static void
say_cell (const XyNormalSheet *sheet, uint32_t row, uint32_t column, const FreeXL_CellValue *cell)
{
  switch (cell->type)
    {
    case FREEXL_CELL_INT:
      say_number (sheet, row, column, cell->value.int_value);
      break;
    case FREEXL_CELL_DOUBLE:
      say_number (sheet, row, column, cell->value.double_value);
      break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
      say_text (XY_XLS_TEXT, row + 1, column, cell->value.text_value);
      break;
    default:
      break;
    }
}

static int
say_sheet (const void *workbook, const XyNormalBook *book, unsigned short index)
{
  const XyNormalSheet *sheet = &book->sheets[index];
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

  say_text (XY_XLS_SHEET, book->date1904 ? 1 : 0, 0, name);
  for (unsigned int row = 0; row < rows; row++)
    for (unsigned short column = 0; column < columns; column++)
      {
        FreeXL_CellValue cell;

        if (freexl_get_cell_value (workbook, row, column, &cell) == FREEXL_OK)
          say_cell (sheet, row, column, &cell);
      }
  for (size_t i = 0; i < sheet->n_merges; i++)
    {
      const XyNormalMerge *merge = &sheet->merges[i];
      uint32_t last_row = merge->last_row + 1u;

      say (XY_XLS_MERGE, merge->first_row + 1u, merge->column, &last_row, sizeof last_row);
    }
  return FREEXL_OK;
}

static int
say_book (const char *path, const XyNormalBook *book)
{
  const void *workbook = NULL;
  int status = freexl_open (path, &workbook);

  /* What is wrong with a record it does not always say, but then there is no workbook. */
  if (status == FREEXL_OK && workbook == NULL)
    status = FREEXL_CRAFTED_FILE;
  for (size_t i = 0; status == FREEXL_OK && i < book->n_sheets; i++)
    status = say_sheet (workbook, book, (unsigned short) i);
  return status;
}

static int
refuse (XyXlsReason reason)
{
  say (XY_XLS_REFUSED, reason, 0, NULL, 0);
  return fflush (stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

/* What is no compound file may be a workbook without that wrapping. */
static XyNormalBook *
normalize (const uint8_t *file, size_t size, XyXlsReason *reason)
{
  XyNormalBook *book = NULL;
  size_t length = 0;
  uint8_t *stream;

  if (!xy_compound_is (file, size))
    return xy_normalize (file, size, reason);
  stream = xy_compound_read (file, size, &length, reason);
  if (stream != NULL)
    book = xy_normalize (stream, length, reason);
  free (stream);
  return book;
}

int
main (void)
{
  XyXlsReason reason;
  struct stat input;
  XyNormalBook *book;
  FILE *normal;
  uint8_t *file;
  char path[32];
  int status, fd;

  fd = memfd_create ("workbook", MFD_CLOEXEC);
  normal = fd >= 0 ? fdopen (fd, "w") : NULL;
  if (normal == NULL || fstat (STDIN_FILENO, &input) != 0 ||
      xy_confine ((size_t) input.st_size) != 0)
    return EXIT_FAILURE;
  file = mmap (NULL, (size_t) input.st_size, PROT_READ, MAP_PRIVATE, STDIN_FILENO, 0);
  if (file == MAP_FAILED)
    return EXIT_FAILURE;

  book = normalize (file, (size_t) input.st_size, &reason);
  munmap (file, (size_t) input.st_size);
  if (book == NULL)
    return refuse (reason);
  if (!xy_compound_write (normal, book->bytes, book->length))
    return refuse (XY_XLS_TOO_LARGE);
  free (book->bytes);
  book->bytes = NULL;

  snprintf (path, sizeof path, "/proc/self/fd/%d", fd);
  status = say_book (path, book);
  if (status != FREEXL_OK)
    return refuse (status == FREEXL_INSUFFICIENT_MEMORY ? XY_XLS_TOO_LARGE : XY_XLS_BROKEN);
  say (XY_XLS_END, 0, 0, NULL, 0);
  return fflush (stdout) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
