// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-mhtml.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "roster/xy-encoding.h"
#include "roster/xy-html.h"
#include "roster/xy-roster.h"

/* How far the fields reach that a message or a part begins with. */
#define HEAD_SIZE 8192
#define MAX_PARTS 1000
/* RFC 2046, 5.1.1 */
#define MAX_BOUNDARY 70

typedef struct
{
  XySheetFunc func;
  gpointer user_data;
  gboolean found;
  gboolean done;
} Giving;

static gboolean
give_cb (XySheet *sheet, gpointer user_data)
{
  Giving *giving = user_data;

  giving->found = TRUE;
  giving->done = giving->func (sheet, giving->user_data);
  return giving->done;
}

static gboolean
has_prefix (const char *text, const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

/* The fields at the beginning, their folded lines joined (RFC 5322, 2.2.3); @length: with the empty
 * line that ends them. */
static char *
dup_fields (const char *data, gsize size, gsize *length)
{
  g_autoptr (GString) fields = g_string_new (NULL);
  gsize place = 0;

  size = MIN (size, HEAD_SIZE);
  while (place < size)
    {
      const char *line = data + place;
      const char *end = memchr (line, '\n', size - place);
      gsize line_length = end != NULL ? (gsize) (end - line) : size - place;

      place += line_length + (end != NULL);
      while (line_length > 0 && line[line_length - 1] == '\r')
        line_length--;
      if (line_length == 0)
        break;
      if (*line == ' ' || *line == '\t')
        g_string_append_c (fields, ' ');
      else
        g_string_append_c (fields, '\n');
      g_string_append_len (fields, line, (gssize) line_length);
    }
  *length = place;
  return g_string_free (g_steal_pointer (&fields), FALSE);
}

/* Returns: (transfer full): what a field says, empty where it is not there */
static char *
dup_field (const char *fields, const char *name)
{
  g_auto (GStrv) lines = g_strsplit (fields, "\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (has_prefix (*line, name) && (*line)[strlen (name)] == ':')
      return g_strstrip (g_strdup (*line + strlen (name) + 1));
  return g_strdup ("");
}

/* Returns: (transfer full) (nullable): what parts the parts, two dashes in front */
static char *
dup_boundary (const char *type)
{
  static const char name[] = "boundary=";
  g_autofree char *lower = g_ascii_strdown (type, -1);
  const char *place = strstr (lower, name);
  gsize length;

  if (place == NULL)
    return NULL;
  place = type + (place - lower) + strlen (name);
  if (*place == '"')
    {
      place++;
      length = strcspn (place, "\"");
    }
  else
    {
      length = strcspn (place, "; \t");
    }
  if (length == 0 || length > MAX_BOUNDARY)
    return NULL;
  return g_strdup_printf ("--%.*s", (int) length, place);
}

/* RFC 2045, 6.7; what is no such text stands for itself. */
static GBytes *
decode_quoted_printable (const char *data, gsize size)
{
  GByteArray *bytes = g_byte_array_sized_new ((guint) size);

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = (guint8) data[i];

      if (byte == '=' && i + 1 < size && data[i + 1] == '\n')
        {
          i++;
          continue;
        }
      if (byte == '=' && i + 2 < size && data[i + 1] == '\r' && data[i + 2] == '\n')
        {
          i += 2;
          continue;
        }
      if (byte == '=' && i + 2 < size && g_ascii_isxdigit (data[i + 1]) &&
          g_ascii_isxdigit (data[i + 2]))
        {
          byte = (guint8) (g_ascii_xdigit_value (data[i + 1]) * 16 +
                           g_ascii_xdigit_value (data[i + 2]));
          i += 2;
        }
      g_byte_array_append (bytes, &byte, 1);
    }
  return g_byte_array_free_to_bytes (bytes);
}

static GBytes *
decode_base64 (const char *data, gsize size)
{
  g_autofree char *text = g_strndup (data, size);
  gsize length;
  guchar *decoded = g_base64_decode (text, &length);

  return g_bytes_new_take (decoded, length);
}

static gsize
skip_line (const char *data, gsize size)
{
  const char *end = memchr (data, '\n', size);

  return end != NULL ? (gsize) (end + 1 - data) : size;
}

/* A part that is no page, and a page that has no table, such as the frame of the others, are none
 * of our business.  The part begins behind the boundary, on the same line. */
static gboolean
read_part (const char *data, gsize size, Giving *giving, GError **error)
{
  gsize head, line = skip_line (data, size);
  g_autofree char *fields = dup_fields (data + line, size - line, &head);
  g_autofree char *type = dup_field (fields, "Content-Type");
  g_autofree char *transfer = dup_field (fields, "Content-Transfer-Encoding");
  g_autoptr (GBytes) body = NULL;
  g_autoptr (GBytes) text = NULL;
  g_autoptr (GError) problem = NULL;
  const char *encoding = NULL;

  if (!has_prefix (type, "text/html"))
    return TRUE;
  data += line + head;
  size -= line + head;
  if (has_prefix (transfer, "quoted-printable"))
    body = decode_quoted_printable (data, size);
  else if (has_prefix (transfer, "base64"))
    body = decode_base64 (data, size);
  else
    body = g_bytes_new (data, size);
  text = xy_encoding_decode (body, &encoding, error);
  if (text == NULL)
    return FALSE;
  if (xy_html_read (g_bytes_get_data (text, NULL), g_bytes_get_size (text), encoding, give_cb,
                    giving, &problem) ||
      g_error_matches (problem, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Where the next line begins with the boundary, or the end. */
static gsize
find_boundary (const char *data, gsize size, gsize from, const char *boundary)
{
  gsize length = strlen (boundary);

  while (from < size)
    {
      const char *place = memmem (data + from, size - from, boundary, length);

      if (place == NULL)
        return size;
      from = (gsize) (place - data);
      if (from == 0 || data[from - 1] == '\n')
        return from;
      from += length;
    }
  return size;
}

gboolean
xy_mhtml_is (const char *data, gsize size)
{
  gsize length;
  g_autofree char *fields = NULL;
  g_autofree char *type = NULL;
  g_autofree char *version = NULL;

  /* What begins as a field does. */
  if (size == 0 || !g_ascii_isalpha (*data))
    return FALSE;
  fields = dup_fields (data, size, &length);
  type = dup_field (fields, "Content-Type");
  version = dup_field (fields, "MIME-Version");
  return *version != '\0' && has_prefix (type, "multipart/");
}

gboolean
xy_mhtml_read (GBytes *bytes, XySheetFunc func, gpointer user_data, GError **error)
{
  Giving giving = { .func = func, .user_data = user_data };
  gsize size, place;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *fields = dup_fields (data, size, &place);
  g_autofree char *type = dup_field (fields, "Content-Type");
  g_autofree char *boundary = dup_boundary (type);
  g_autofree char *last = g_strconcat (boundary != NULL ? boundary : "", "--", NULL);
  gsize end = boundary != NULL ? find_boundary (data, size, place, last) : size;

  if (end == size)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("The file is broken or incomplete; open it in a spreadsheet program "
                              "and save it again as .xlsx or CSV."));
      return FALSE;
    }
  place = find_boundary (data, end, place, boundary);
  for (guint i = 0; place < end && i < MAX_PARTS && !giving.done; i++)
    {
      gsize start = place + strlen (boundary);

      place = find_boundary (data, end, start, boundary);
      if (!read_part (data + start, place - start, &giving, error))
        return FALSE;
    }
  if (!giving.found)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("The web page holds no table; save the roster as .xlsx or CSV and "
                              "import that."));
      return FALSE;
    }
  return TRUE;
}
