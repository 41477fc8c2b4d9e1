// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "roster/xy-workbook.h"

G_BEGIN_DECLS

/** XyTestPart: One part of a workbook that is made by hand; @content is text. */
typedef struct
{
  const char *name;
  const char *content;
} XyTestPart;

#define XY_TEST_TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

/** XY_TEST_WORKBOOK_PARTS: All parts of a workbook but its worksheet, `xl/worksheets/sheet1.xml`.
 */
#define XY_TEST_WORKBOOK_PARTS                                                                     \
  { "_rels/.rels", "<Relationships><Relationship Id=\"rId1\" Type=\"" XY_TEST_TYPE                 \
                   "officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>" },              \
      { "xl/workbook.xml",                                                                         \
        "<workbook xmlns:r=\"r\"><sheets><sheet name=\"A &amp; B\" sheetId=\"1\" r:id=\"rId1\"/>"  \
        "</sheets></workbook>" },                                                                  \
      { "xl/styles.xml", "<styleSheet><numFmts><numFmt numFmtId=\"164\" "                          \
                         "formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/><numFmt "            \
                         "numFmtId=\"165\" formatCode=\"0.00&quot;d&quot;\"/><numFmt "             \
                         "numFmtId=\"166\" formatCode=\"0000000000\"/></numFmts>"                  \
                         "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs>"             \
                         "<xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/>"         \
                         "<xf numFmtId=\"165\"/><xf numFmtId=\"31\"/><xf "                         \
                         "numFmtId=\"166\"/></cellXfs></styleSheet>" },                            \
  {                                                                                                \
    "xl/_rels/workbook.xml.rels",                                                                  \
        "<Relationships><Relationship Id=\"rId1\" Type=\"" XY_TEST_TYPE                            \
        "worksheet\" Target=\"/xl/worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" "             \
        "Type=\"" XY_TEST_TYPE "styles\" Target=\"styles.xml\"/></Relationships>"                  \
  }

/** xy_test_pack: Returns: (transfer full): the parts as a zip archive. */
GBytes *xy_test_pack (const XyTestPart *parts, guint n);

/** xy_test_dup_plain_sheet: Returns: (transfer full): a worksheet with two students. */
char *xy_test_dup_plain_sheet (void);

/**
 * xy_test_assert_cell:
 * @index: the sheet
 * @reference: such as B3
 * @text: (nullable): %NULL where no cell is expected
 */
void xy_test_assert_cell (const XyWorkbook *workbook,
                          guint index,
                          const char *reference,
                          XyCellType type,
                          const char *text);

G_END_DECLS
