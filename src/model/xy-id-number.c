// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-id-number.h"

#include "model/xy-entity.h"

#include <string.h>

/* GB 11643-1999: 17 digits (county of first registration by GB/T 2260, birth date, sequence whose
 * last digit is odd for men) and a check character by ISO 7064:1983, MOD 11-2. */
#define LENGTH 18
#define DIGITS 17
/* Travel permits for Taiwan residents have eight digits. */
#define TAIWAN_LENGTH 8

static gboolean
all_digits (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isdigit (text[i]))
      return FALSE;
  return TRUE;
}

static int
read_digits (const char *text, int length)
{
  int value = 0;

  for (int i = 0; i < length; i++)
    value = value * 10 + (text[i] - '0');
  return value;
}

char
xy_id_number_compute_check (const char *digits)
{
  static const int weights[DIGITS] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
  int sum = 0;

  for (int i = 0; i < DIGITS; i++)
    sum += (digits[i] - '0') * weights[i];
  return "10X98765432"[sum % 11];
}

static gboolean
read_birth_date (const char *number, GDate *date)
{
  int year, month, day;

  if (!all_digits (number + 6, 8))
    return FALSE;
  year = read_digits (number + 6, 4);
  month = read_digits (number + 10, 2);
  day = read_digits (number + 12, 2);
  if (!g_date_valid_year ((GDateYear) year) || !g_date_valid_month ((GDateMonth) month) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (date, 1);
  g_date_set_dmy (date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return TRUE;
}

XyIdVerdict
xy_id_number_check (const char *number, const GDate *today)
{
  GDate birth;
  gsize length;

  if (number == NULL || *number == '\0')
    return XY_ID_EMPTY;
  length = strlen (number);
  if (g_ascii_isalpha (*number) || (length == TAIWAN_LENGTH && all_digits (number, length)))
    return XY_ID_OTHER;
  if (g_utf8_strlen (number, -1) != LENGTH)
    return XY_ID_BAD_LENGTH;
  if (!read_birth_date (number, &birth) || g_date_compare (&birth, today) > 0)
    return XY_ID_BAD_DATE;
  if (!all_digits (number, DIGITS) || number[DIGITS] != xy_id_number_compute_check (number))
    return XY_ID_BAD_CHECKSUM;
  return XY_ID_VALID;
}

/* Whether it is a resident ID number at all, its date not compared with today's. */
static gboolean
is_resident (const char *number, GDate *birth)
{
  return number != NULL && strlen (number) == LENGTH && all_digits (number, DIGITS) &&
         read_birth_date (number, birth) && number[DIGITS] == xy_id_number_compute_check (number);
}

const char *
xy_id_number_get_sex (const char *number)
{
  GDate birth;

  if (!is_resident (number, &birth))
    return NULL;
  return (number[DIGITS - 1] - '0') % 2 == 1 ? XY_SEX_MALE : XY_SEX_FEMALE;
}

gboolean
xy_id_number_get_birth_date (const char *number, GDate *date)
{
  return is_resident (number, date);
}

const char *
xy_id_number_find_province (const char *digits)
{
  /* GB/T 2260, the first two digits; 81 to 83 are those of residence permits for people from Hong
   * Kong, Macao and Taiwan. */
  static const struct
  {
    int code;
    const char *name;
  } provinces[] = {
    { 11, "北京市" },           { 12, "天津市" },         { 13, "河北省" },
    { 14, "山西省" },           { 15, "内蒙古自治区" },   { 21, "辽宁省" },
    { 22, "吉林省" },           { 23, "黑龙江省" },       { 31, "上海市" },
    { 32, "江苏省" },           { 33, "浙江省" },         { 34, "安徽省" },
    { 35, "福建省" },           { 36, "江西省" },         { 37, "山东省" },
    { 41, "河南省" },           { 42, "湖北省" },         { 43, "湖南省" },
    { 44, "广东省" },           { 45, "广西壮族自治区" }, { 46, "海南省" },
    { 50, "重庆市" },           { 51, "四川省" },         { 52, "贵州省" },
    { 53, "云南省" },           { 54, "西藏自治区" },     { 61, "陕西省" },
    { 62, "甘肃省" },           { 63, "青海省" },         { 64, "宁夏回族自治区" },
    { 65, "新疆维吾尔自治区" }, { 71, "台湾省" },         { 81, "香港特别行政区" },
    { 82, "澳门特别行政区" },   { 83, "台湾省" },
  };

  if (!g_ascii_isdigit (digits[0]) || !g_ascii_isdigit (digits[1]))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (provinces); i++)
    if (provinces[i].code == read_digits (digits, 2))
      return provinces[i].name;
  return NULL;
}

const char *
xy_id_number_get_province (const char *number)
{
  GDate birth;

  return is_resident (number, &birth) ? xy_id_number_find_province (number) : NULL;
}

char *
xy_id_number_mask (const char *number)
{
  glong length = number != NULL ? g_utf8_strlen (number, -1) : 0;
  glong head = length < 10 ? 0 : 3;
  glong tail = length < 10 ? MIN (2, length) : 4;
  g_autoptr (GString) masked = g_string_new (NULL);

  if (length == 0)
    return g_strdup ("");
  g_string_append_len (masked, number, g_utf8_offset_to_pointer (number, head) - number);
  for (glong i = 0; i < length - head - tail; i++)
    g_string_append_c (masked, '*');
  g_string_append (masked, g_utf8_offset_to_pointer (number, length - tail));
  return g_string_free (g_steal_pointer (&masked), FALSE);
}
