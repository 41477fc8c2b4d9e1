// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "roster/read-xls/xy-normalize.h"
#include "roster/read-xls/xy-strings.h"
#include "roster/xy-xls-message.h"

/* Kinds of records, [MS-XLS] 2.3. */
#define FORMULA 0x0006
#define EOF_RECORD 0x000a
#define DATEMODE 0x0022
#define FILEPASS 0x002f
#define CODEPAGE 0x0042
#define BOUNDSHEET 0x0085
#define MULRK 0x00bd
#define RSTRING 0x00d6
#define XF 0x00e0
#define MERGEDCELLS 0x00e5
#define SST 0x00fc
#define LABELSST 0x00fd
#define DIMENSION 0x0200
#define NUMBER 0x0203
#define LABEL 0x0204
#define BOOLERR 0x0205
#define STRING 0x0207
#define RK 0x027e
#define FORMAT 0x041e
#define BOF 0x0809

#define BIFF5 0x0500
#define BIFF8 0x0600
#define MAX_COLUMNS 256
#define ROW_OF_DATES (MAX_COLUMNS / 8)

/** XyRecord: A record of a workbook: its kind, and its content. */
typedef struct
{
  uint16_t kind;
  uint16_t size;
  const uint8_t *data;
} XyRecord;

/** XyWork: A workbook that is being made anew: what it was, and what becomes of it. */
typedef struct
{
  const uint8_t *stream;
  size_t length;
  size_t place;
  unsigned version;
  XyNormalBook *book;
  size_t room;
  XySharedStrings strings;
  int8_t *formats; /* for each of 65,536 formats: what its code makes of a number */
  uint16_t *xf; /* the format of each kind of cell */
  size_t n_xf;
  uint16_t codepage;
  size_t codepage_place;
  XyNormalSheet *sheet;
  uint32_t n_rows;
  uint32_t n_columns;
  uint64_t n_cells; /* of the tables of all sheets */
  uint8_t formula[6]; /* row, column and kind of the one whose text follows */
  bool formula_waits;
  XyXlsReason reason;
} XyWork;

/** xy_work_fail: Says why the workbook is not read.  Returns: false */
bool xy_work_fail (XyWork *work, XyXlsReason reason);

/** xy_work_next: Takes the record at #XyWork.place.  Returns: whether there is a whole one */
bool xy_work_next (XyWork *work, XyRecord *record);

/** xy_work_add: Adds a record to the new workbook.  Returns: where its content, all zero, is to be
 * written, until the next one is added; NULL if there is no room. */
uint8_t *xy_work_add (XyWork *work, uint16_t kind, size_t size);

/** xy_work_read_text: Reads a text of a newer workbook: at @at a byte of flags, then characters. */
bool xy_work_read_text (XyWork *work, const XyRecord *record, size_t at, size_t n, uint16_t *units);

/** xy_work_take_sheet_record: Takes a record of a sheet. */
bool xy_work_take_sheet_record (XyWork *work, const XyRecord *record);

/** xy_work_is_chinese: Returns: whether an older workbook is in a code page of simplified Chinese,
 * which are one to freexl, or names none. */
bool xy_work_is_chinese (const XyWork *work);

/** xy_set_units: Writes UTF-16 that can be read: no half of a pair, no end of a text within it. */
void xy_set_units (uint8_t *bytes, const uint16_t *units, size_t n);
