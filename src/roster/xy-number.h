// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * xy_number_to_text:
 *
 * A number cell as text: whole numbers of up to 15 digits in full, larger ones in scientific
 * notation, since a spreadsheet does not keep more digits.
 *
 * Returns: (transfer full): the text
 */
char *xy_number_to_text (double value);

/** xy_number_is_filled: Returns: whether @shown is @text with zeros in front, as a format puts
 * them. */
gboolean xy_number_is_filled (const char *text, const char *shown);

/**
 * xy_number_to_scientific:
 * @text: what xy_number_to_text() made of a number
 *
 * A number of any size as it is told to have lost digits, 12345678 as 1.2345678E+07.
 *
 * Returns: (transfer full): the text
 */
char *xy_number_to_scientific (const char *text);

/**
 * xy_number_to_date:
 * @value: days since 1900, as a spreadsheet counts them
 * @date1904: whether they are counted from 1904
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, %NULL for what is no day of these centuries
 */
char *xy_number_to_date (double value, gboolean date1904);

G_END_DECLS
