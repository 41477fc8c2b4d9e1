// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * XyIdVerdict:
 * @XY_ID_VALID: a faultless resident ID number
 * @XY_ID_OTHER: another document (it begins with a letter, or has 8 digits); taken as it is
 * @XY_ID_EMPTY: nothing there
 * @XY_ID_BAD_LENGTH: neither 18 characters nor another document
 * @XY_ID_BAD_DATE: the birth date does not exist or lies in the future
 * @XY_ID_BAD_CHECKSUM: the check character does not fit
 *
 * What can be said of a document's number, the first that holds in this order.
 */
typedef enum
{
  XY_ID_VALID,
  XY_ID_OTHER,
  XY_ID_EMPTY,
  XY_ID_BAD_LENGTH,
  XY_ID_BAD_DATE,
  XY_ID_BAD_CHECKSUM,
} XyIdVerdict;

/**
 * xy_id_number_check:
 * @number: (nullable): the number, in its final spelling (ASCII, upper-case X)
 * @today: a date, before which a birth must lie
 *
 * Judges a number by GB 11643-1999: 17 digits and a check character by ISO 7064 MOD 11-2, digits
 * 7 to 14 a date.  17 digits followed by something else, or 18 characters that are no digits,
 * have a bad checksum.
 */
XyIdVerdict xy_id_number_check (const char *number, const GDate *today);

/** xy_id_number_get_sex: Returns: (nullable): `男` or `女` for a valid resident ID, else %NULL. */
const char *xy_id_number_get_sex (const char *number);

/** xy_id_number_get_birth_date: Returns: whether @date was set from a valid resident ID. */
gboolean xy_id_number_get_birth_date (const char *number, GDate *date);

/**
 * xy_id_number_get_province:
 *
 * Returns: (nullable): the province of first registration in Chinese by GB/T 2260, or %NULL
 */
const char *xy_id_number_get_province (const char *number);

/** xy_id_number_find_province: The same by the first two digits alone, whatever follows them. */
const char *xy_id_number_find_province (const char *digits);

/**
 * xy_id_number_mask:
 *
 * For showing: the first three and the last four characters, with asterisks between, as
 * 430***********1234; a number of fewer than ten characters shows only its last two.
 *
 * Returns: (transfer full): never %NULL; empty for %NULL
 */
char *xy_id_number_mask (const char *number);

/**
 * xy_id_number_compute_check:
 * @digits: 17 digits
 *
 * Returns: the check character, `0` to `9` or `X`
 */
char xy_id_number_compute_check (const char *digits);

G_END_DECLS
