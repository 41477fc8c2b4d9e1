// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-markup.h"

#include <glib/gi18n-lib.h>
#include <gsf/gsf-input-memory.h>
#include <string.h>

#include "roster/xy-html.h"
#include "roster/xy-ods.h"
#include "roster/xy-roster.h"
#include "roster/xy-spreadsheetml.h"

/* Where a document's first element stands, and its namespaces are told. */
#define HEAD_SIZE 16384
#define OPEN_DOCUMENT "urn:oasis:names:tc:opendocument:xmlns:office:1.0"

static const char *
skip_space (const char *text)
{
  while (g_ascii_isspace (*text))
    text++;
  return text;
}

static const char *
skip_behind (const char *text, const char *end)
{
  const char *place = strstr (text, end);

  return place != NULL ? place + strlen (end) : text + strlen (text);
}

static char *
dup_head (const char *text, gsize length)
{
  return length > 0 ? g_strndup (text, MIN (length, HEAD_SIZE)) : g_strdup ("");
}

gboolean
xy_markup_is (const char *text, gsize length)
{
  g_autofree char *head = dup_head (text, length);
  const char *start = skip_space (head);

  return *start == '<' && (g_ascii_isalpha (start[1]) || start[1] == '!' || start[1] == '?');
}

/* The name of the first element, without its prefix. */
static char *
dup_root (const char *text)
{
  gsize length;

  for (text = skip_space (text); *text == '<' && (text[1] == '?' || text[1] == '!');
       text = skip_space (text))
    {
      if (g_str_has_prefix (text, "<!--"))
        text = skip_behind (text, "-->");
      else
        text = skip_behind (text, text[strcspn (text, "[>")] == '[' ? "]>" : ">");
    }
  if (*text != '<')
    return g_strdup ("");
  text++;
  length = strcspn (text, " \t\r\n/>");
  if (memchr (text, ':', length) != NULL)
    {
      const char *colon = memchr (text, ':', length);

      length -= (gsize) (colon + 1 - text);
      text = colon + 1;
    }
  return g_strndup (text, length);
}

/* What it says of its encoding would be wrong now, and without it UTF-8 is meant. */
static GsfInput *
open_xml (const char *text, gsize length, const char *head)
{
  const char *start = skip_space (head);
  gsize skip;

  if (g_str_has_prefix (start, "<?xml"))
    start = skip_space (skip_behind (start, "?>"));
  skip = (gsize) (start - head);
  return gsf_input_memory_new ((const guint8 *) text + skip, (gsf_off_t) (length - skip), FALSE);
}

gboolean
xy_markup_read (const char *text,
                gsize length,
                const char *encoding,
                XySheetFunc func,
                gpointer user_data,
                GError **error)
{
  g_autofree char *head = dup_head (text, length);
  g_autofree char *root = dup_root (head);
  gboolean is_xml = g_str_has_prefix (skip_space (head), "<?xml");
  g_autoptr (GsfInput) input = NULL;

  if (strcmp (root, "Workbook") == 0)
    {
      input = open_xml (text, length, head);
      return xy_spreadsheetml_read (input, func, user_data, error);
    }
  if (strcmp (root, "document") == 0 && strstr (head, OPEN_DOCUMENT) != NULL)
    {
      input = open_xml (text, length, head);
      return xy_ods_read_flat (input, func, user_data, error);
    }
  if (is_xml && g_ascii_strcasecmp (root, "html") != 0 && g_ascii_strcasecmp (root, "table") != 0)
    {
      g_set_error_literal (error, XY_ROSTER_ERROR, XY_ROSTER_ERROR_FORMAT,
                           _ ("This XML file is no spreadsheet that is known; save the roster as "
                              ".xlsx or CSV and import that."));
      return FALSE;
    }
  return xy_html_read (text, length, encoding, func, user_data, error);
}
