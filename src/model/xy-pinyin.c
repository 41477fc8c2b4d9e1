// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "model/xy-pinyin.h"

#include <string.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

#define MAX_UNITS 64
#define DIAERESIS 0x0308

struct _XyPinyin
{
  /* Of text and of names; %NULL where this ICU does not have it. */
  UTransliterator *ways[2];
  /* From a character to its readings, with a slash between. */
  GHashTable *readings;
};

static const char *const way_names[] = { "Han-Latin/Names", "Han-Latin" };

static UTransliterator *
open_way (const char *name)
{
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  UChar id[MAX_UNITS];
  UTransliterator *way;

  u_uastrncpy (id, name, MAX_UNITS);
  way = utrans_openU (id, -1, UTRANS_FORWARD, NULL, 0, &where, &status);
  if (U_SUCCESS (status))
    return way;
  g_message ("names are not found by %s: %s", name, u_errorName (status));
  return NULL;
}

XyPinyin *
xy_pinyin_new (void)
{
  XyPinyin *self = g_new0 (XyPinyin, 1);

  for (guint i = 0; i < G_N_ELEMENTS (way_names); i++)
    self->ways[i] = open_way (way_names[i]);
  self->readings = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  return self;
}

void
xy_pinyin_free (XyPinyin *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (way_names); i++)
    g_clear_pointer (&self->ways[i], utrans_close);
  g_hash_table_unref (self->readings);
  g_free (self);
}

static gboolean
has_reading (const GString *readings, const char *reading)
{
  g_auto (GStrv) all = g_strsplit (readings->str, "/", -1);

  return g_strv_contains ((const char *const *) all, reading);
}

static void
add_reading (GString *readings, const char *reading)
{
  if (*reading == '\0' || has_reading (readings, reading))
    return;
  if (readings->len > 0)
    g_string_append_c (readings, '/');
  g_string_append (readings, reading);
}

/* Takes the tones off; FALSE for what is no syllable in Latin letters. */
static gboolean
read_syllable (const UChar *text, int32_t length, char for_umlaut, char *syllable)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar parts[MAX_UNITS];
  gsize written = 0;

  length =
      unorm2_normalize (unorm2_getNFDInstance (&status), text, length, parts, MAX_UNITS, &status);
  if (U_FAILURE (status))
    return FALSE;
  for (int32_t i = 0; i < length; i++)
    {
      if (parts[i] < 0x80 && g_ascii_isalpha ((char) parts[i]))
        syllable[written++] = g_ascii_tolower ((char) parts[i]);
      else if (parts[i] == DIAERESIS && written > 0)
        syllable[written - 1] = for_umlaut;
      else if (parts[i] < 0x0300 || parts[i] > 0x036f)
        return FALSE;
    }
  syllable[written] = '\0';
  return written > 0;
}

static void
ask_way (const UTransliterator *way, gunichar c, GString *readings)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[MAX_UNITS];
  char syllable[MAX_UNITS + 1];
  int32_t length = 0, limit;

  U16_APPEND_UNSAFE (text, length, c);
  limit = length;
  utrans_transUChars (way, text, &length, MAX_UNITS, 0, &limit, &status);
  if (U_FAILURE (status))
    return;
  if (read_syllable (text, length, 'u', syllable))
    add_reading (readings, syllable);
  if (read_syllable (text, length, 'v', syllable))
    add_reading (readings, syllable);
}

static const char *
get_readings (XyPinyin *self, gunichar c)
{
  gpointer known;
  g_autoptr (GString) readings = NULL;
  char *text;

  if (g_hash_table_lookup_extended (self->readings, GUINT_TO_POINTER (c), NULL, &known))
    return known;
  readings = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (way_names); i++)
    if (self->ways[i] != NULL)
      ask_way (self->ways[i], c, readings);
  text = g_strdup (readings->str);
  g_hash_table_insert (self->readings, GUINT_TO_POINTER (c), text);
  return text;
}

void
xy_pinyin_add (XyPinyin *self, JsonNode *readings)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (readings) ? json_node_get_object (readings) : NULL;
  g_autoptr (GList) members = object != NULL ? json_object_get_members (object) : NULL;

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *list = json_object_get_member (object, l->data);
      JsonArray *array = JSON_NODE_HOLDS_ARRAY (list) ? json_node_get_array (list) : NULL;
      gunichar c = g_utf8_get_char (l->data);
      g_autoptr (GString) all = g_string_new (get_readings (self, c));

      for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
        {
          JsonNode *element = json_array_get_element (array, i);

          if (json_node_get_value_type (element) == G_TYPE_STRING)
            add_reading (all, json_node_get_string (element));
        }
      g_hash_table_insert (self->readings, GUINT_TO_POINTER (c), g_strdup (all->str));
    }
}

void
xy_pinyin_append (XyPinyin *self, GString *out, const char *name)
{
  gboolean first = TRUE;

  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);
      const char *readings;

      if (c < 0x2e80)
        continue;
      readings = get_readings (self, c);
      if (*readings == '\0')
        continue;
      if (!first)
        g_string_append_c (out, ' ');
      g_string_append (out, readings);
      first = FALSE;
    }
}

static const char *
next_syllable (const char *syllable)
{
  while (*syllable != ' ' && *syllable != '\0')
    syllable++;
  return *syllable == ' ' ? syllable + 1 : syllable;
}

/* Whether the word is made of beginnings of syllables from this one on. */
static gboolean
matches_from (const char *syllable, const char *word)
{
  const char *reading = syllable;

  while (*reading != '\0' && *reading != ' ')
    {
      guint alike = 0;

      while (word[alike] != '\0' && reading[alike] == word[alike])
        alike++;
      if (word[alike] == '\0')
        return TRUE;
      for (; alike > 0; alike--)
        {
          const char *next = next_syllable (reading);

          if (*next != '\0' && matches_from (next, word + alike))
            return TRUE;
        }
      while (*reading != '/' && *reading != ' ' && *reading != '\0')
        reading++;
      if (*reading == '/')
        reading++;
    }
  return FALSE;
}

gboolean
xy_pinyin_matches (const char *syllables, const char *word)
{
  for (const char *syllable = syllables; *syllable != '\0'; syllable = next_syllable (syllable))
    if (matches_from (syllable, word))
      return TRUE;
  return FALSE;
}
