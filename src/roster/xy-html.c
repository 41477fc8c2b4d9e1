// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/xy-html.h"

#include <libxml/HTMLparser.h>
#include <string.h>

#include "roster/xy-html-page.h"

#define PIECE_SIZE 16384
/* What the parser does with a tag or a comment begins when all of it is there. */
#define MAX_OPEN_BYTES (4 * 1024 * 1024)
/* Its work on the attributes of a tag grows with the square of their number. */
#define MAX_ATTRIBUTES 256
#define MAX_DEPTH 512
#define MAX_UNWANTED_TAG 256
/* A page of the largest size that is taken has fewer of them. */
#define MAX_ELEMENTS 2500000
#define MAX_ERRORS 400000

typedef struct
{
  XyHtmlPage *page;
  htmlParserCtxt *context;
  guint n_elements;
  guint n_errors;
  GError *error;
} Reading;

static void
give_up (Reading *reading)
{
  if (reading->error == NULL)
    xy_html_page_set_too_large (&reading->error);
  xmlStopParser (reading->context);
}

static void
start_cb (void *user_data, const xmlChar *name, const xmlChar **attributes)
{
  Reading *reading = user_data;
  guint n_attributes = 0;

  while (attributes != NULL && attributes[n_attributes] != NULL)
    n_attributes += 2;
  if (++reading->n_elements > MAX_ELEMENTS || n_attributes > 2 * MAX_ATTRIBUTES ||
      reading->context->nameNr > MAX_DEPTH)
    give_up (reading);
  else if (reading->error == NULL &&
           !xy_html_page_start (reading->page, (const char *) name, (const char **) attributes,
                                &reading->error))
    xmlStopParser (reading->context);
}

static void
end_cb (void *user_data, const xmlChar *name)
{
  Reading *reading = user_data;

  if (reading->error == NULL &&
      !xy_html_page_end (reading->page, (const char *) name, &reading->error))
    xmlStopParser (reading->context);
}

static void
text_cb (void *user_data, const xmlChar *text, int length)
{
  Reading *reading = user_data;

  if (reading->error == NULL)
    xy_html_page_add_text (reading->page, (const char *) text, (gsize) length);
}

static void
ignore_text_cb (void *user_data, const xmlChar *text, int length)
{
  /* A script or a style. */
}

/* A page without an error is rare, and one with errors is read. */
static void
error_cb (void *user_data, xmlError *error)
{
  Reading *reading = user_data;

  if (++reading->n_errors > MAX_ERRORS)
    give_up (reading);
}

/* What the parser has not looked at yet. */
static gsize
get_open_bytes (const htmlParserCtxt *context)
{
  return context->input != NULL ? (gsize) (context->input->end - context->input->cur) : 0;
}

/* How many attributes the tag can have at most that the parser has not seen the end of: before each
 * of them there is a space or a quotation mark. */
static gboolean
has_too_many_attributes (const htmlParserCtxt *context, gsize open)
{
  const char *text = open > 0 ? (const char *) context->input->cur : "";
  guint n = 0;

  if (open < 2 || text[0] != '<' || !g_ascii_isalpha (text[1]))
    return FALSE;
  for (gsize i = 0; i < open && n <= 4 * MAX_ATTRIBUTES; i++)
    n += g_ascii_isspace (text[i]) || text[i] == '"' || text[i] == '\'';
  return n > 4 * MAX_ATTRIBUTES;
}

/* What the parser makes too much of: the end of the page, behind which there may be more of it, and
 * the conditions of Office.  Returns the length of such a tag, 0 if it is none. */
static gsize
get_unwanted (const char *tag, gsize rest)
{
  static const char *const unwanted[] = { "</html", "</body", "<![if", "<![endif" };
  const char *end = memchr (tag, '>', MIN (rest, MAX_UNWANTED_TAG));

  if (end == NULL || (tag[1] == '!' && end[-1] != ']'))
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (unwanted); i++)
    if (g_ascii_strncasecmp (tag, unwanted[i], strlen (unwanted[i])) == 0)
      return (gsize) (end + 1 - tag);
  return 0;
}

/* How much of the text the parser is given next, and how much behind that is passed over. */
static gsize
get_piece (const char *text, gsize rest, gsize *skip)
{
  gsize size = MIN (rest, PIECE_SIZE);
  const char *tag = memchr (text, '<', size);

  for (; tag != NULL; tag = memchr (tag + 1, '<', size - (gsize) (tag + 1 - text)))
    {
      *skip = get_unwanted (tag, rest - (gsize) (tag - text));
      if (*skip > 0)
        return (gsize) (tag - text);
    }
  *skip = 0;
  if (size == rest)
    return size;
  /* The parser is at a loss where a piece ends within a tag or a character. */
  tag = memrchr (text, '<', size);
  if (tag != NULL && tag > text)
    return (gsize) (tag - text);
  while (size > 1 && (text[size] & 0xc0) == 0x80)
    size--;
  return size;
}

static void
parse (Reading *reading, const char *text, gsize length)
{
  for (gsize done = 0; done < length && reading->error == NULL;)
    {
      gsize skip, open, size = get_piece (text + done, length - done, &skip);

      if (size > 0)
        htmlParseChunk (reading->context, text + done, (int) size, 0);
      done += size + skip;
      open = get_open_bytes (reading->context);
      if (open > MAX_OPEN_BYTES ||
          (open > PIECE_SIZE && has_too_many_attributes (reading->context, open)))
        give_up (reading);
    }
  if (reading->error == NULL)
    htmlParseChunk (reading->context, NULL, 0, 1);
}

gboolean
xy_html_read (const char *text,
              gsize length,
              const char *encoding,
              XySheetFunc func,
              gpointer user_data,
              GError **error)
{
  g_autoptr (XyHtmlPage) page = xy_html_page_new (encoding);
  Reading reading = { .page = page };
  htmlSAXHandler sax = { 0 };

  sax.startElement = start_cb;
  sax.endElement = end_cb;
  sax.characters = text_cb;
  sax.ignorableWhitespace = text_cb;
  sax.cdataBlock = ignore_text_cb;
  sax.serror = error_cb;
  sax.initialized = XML_SAX2_MAGIC;

  reading.context =
      htmlCreatePushParserCtxt (&sax, &reading, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
  g_assert (reading.context != NULL);
  htmlCtxtUseOptions (reading.context, HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                           HTML_PARSE_NOWARNING | HTML_PARSE_IGNORE_ENC);
  parse (&reading, text, length);
  g_clear_pointer (&reading.context->myDoc, xmlFreeDoc);
  htmlFreeParserCtxt (reading.context);
  if (reading.error != NULL)
    {
      g_propagate_error (error, reading.error);
      return FALSE;
    }
  return xy_html_page_finish (page, func, user_data, error);
}
