// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "roster/read-xls/xy-compound.h"

#include <stdlib.h>
#include <string.h>

#include "roster/read-xls/xy-bytes.h"

#define HEADER_SIZE 512
#define ENTRY_SIZE 128
#define NAME_SIZE 64
#define N_HEADER_FAT 109
#define END_OF_CHAIN 0xfffffffe
#define FREE_SECTOR 0xffffffff
#define FAT_SECTOR 0xfffffffd
#define STREAM_ENTRY 2
#define ROOT_ENTRY 5
/* Our own files have sectors of this size: no more than the header's list of the table is needed
 * then for any file that is taken. */
#define SECTOR_SHIFT 12
#define SECTOR_SIZE (1u << SECTOR_SHIFT)
#define PER_SECTOR (SECTOR_SIZE / 4)

static const uint8_t magic[] = { 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1 };

/* A file, or its mini stream: sectors that a table chains. */
typedef struct
{
  const uint8_t *bytes; /* where sector 0 begins */
  size_t size;
  unsigned shift;
  uint32_t *table; /* the sector behind each */
  size_t n_table;
} Sectors;

typedef struct
{
  uint32_t start;
  uint32_t size;
  bool found;
} Entry;

/* The bytes of a sector that are in the file; writers cut the last one short. */
static size_t
sector_length (const Sectors *sectors, uint32_t sector)
{
  uint64_t place = (uint64_t) sector << sectors->shift;
  size_t whole = (size_t) 1 << sectors->shift;

  if (place >= sectors->size)
    return 0;
  return sectors->size - place < whole ? (size_t) (sectors->size - place) : whole;
}

/* Reads a chain to its end, or until there are so many bytes.  NULL if it leads out of the file,
 * or in a circle. */
static uint8_t *
read_chain (const Sectors *sectors, uint32_t sector, size_t most, size_t *length)
{
  size_t whole = (size_t) 1 << sectors->shift;
  size_t room = most < sectors->size ? most : sectors->size;
  uint8_t *bytes = malloc (room + whole);

  *length = 0;
  if (bytes == NULL)
    return NULL;
  while (*length < room && sector < sectors->n_table)
    {
      size_t here = sector_length (sectors, sector);

      if (here == 0)
        break;
      memcpy (bytes + *length, sectors->bytes + ((size_t) sector << sectors->shift), here);
      *length += here;
      sector = sectors->table[sector];
    }
  if (*length > room)
    *length = room;
  if (*length == room || sector == END_OF_CHAIN)
    return bytes;
  free (bytes);
  return NULL;
}

static bool
append_table_sector (Sectors *file, uint32_t sector, size_t n_all)
{
  size_t per_sector = ((size_t) 1 << file->shift) / 4;
  const uint8_t *bytes;

  if (sector_length (file, sector) < per_sector * 4)
    return false;
  bytes = file->bytes + ((size_t) sector << file->shift);
  for (size_t i = 0; i < per_sector && file->n_table < n_all; i++)
    file->table[file->n_table++] = xy_get_32 (bytes + 4 * i);
  return true;
}

/* The table is listed in the header, and behind that in a chain of sectors of its own. */
static bool
load_table (Sectors *file, const uint8_t *header)
{
  size_t whole = (size_t) 1 << file->shift;
  size_t n_all = (file->size + whole - 1) / whole;
  size_t n_lists = xy_get_32 (header + 72);
  uint32_t sector = xy_get_32 (header + 68);

  file->table = calloc (n_all + 1, sizeof *file->table);
  if (file->table == NULL)
    return false;
  for (size_t i = 0; i < N_HEADER_FAT && file->n_table < n_all; i++)
    {
      uint32_t place = xy_get_32 (header + 76 + 4 * i);

      if (place != FREE_SECTOR && !append_table_sector (file, place, n_all))
        return false;
    }
  for (size_t steps = 0; file->n_table < n_all && steps < n_all && steps < n_lists; steps++)
    {
      const uint8_t *list;

      if (sector_length (file, sector) < whole)
        break;
      list = file->bytes + ((size_t) sector << file->shift);
      for (size_t i = 0; i + 1 < whole / 4 && file->n_table < n_all; i++)
        {
          uint32_t place = xy_get_32 (list + 4 * i);

          if (place != FREE_SECTOR && !append_table_sector (file, place, n_all))
            return false;
        }
      sector = xy_get_32 (list + whole - 4);
    }
  return true;
}

/* Small and capital letters are the same in such names. */
static bool
has_name (const uint8_t *entry, const char *name)
{
  for (size_t i = 0; i <= strlen (name); i++)
    {
      uint16_t unit = xy_get_16 (entry + 2 * i);

      if (unit >= 'A' && unit <= 'Z')
        unit += 'a' - 'A';
      if (unit != (uint8_t) name[i])
        return false;
    }
  return true;
}

static void
find_entries (const uint8_t *folder, size_t length, Entry *root, Entry *workbook)
{
  for (const uint8_t *entry = folder; (size_t) (entry - folder) + ENTRY_SIZE <= length;
       entry += ENTRY_SIZE)
    {
      const Entry found = { xy_get_32 (entry + 116), xy_get_32 (entry + 120), true };
      uint8_t type = entry[NAME_SIZE + 2];

      if (type == ROOT_ENTRY && !root->found)
        *root = found;
      if (type != STREAM_ENTRY)
        continue;
      if (has_name (entry, "workbook") || (has_name (entry, "book") && !workbook->found))
        *workbook = found;
    }
}

/* A small stream lies in the mini stream, which is a stream itself. */
static uint8_t *
read_mini (const Sectors *file,
           const uint8_t *header,
           const Entry *root,
           const Entry *entry,
           size_t *length)
{
  Sectors mini = { .shift = xy_get_16 (header + 32) };
  size_t table_length = 0;
  uint8_t *bytes = NULL, *stream, *table;

  if (mini.shift < 4 || mini.shift > file->shift)
    return NULL;
  stream = read_chain (file, root->start, root->size, &mini.size);
  table = read_chain (file, xy_get_32 (header + 60), file->size, &table_length);
  mini.bytes = stream;
  mini.n_table = table_length / 4;
  mini.table = calloc (mini.n_table + 1, sizeof *mini.table);
  if (stream != NULL && table != NULL && mini.table != NULL)
    {
      for (size_t i = 0; i < mini.n_table; i++)
        mini.table[i] = xy_get_32 (table + 4 * i);
      bytes = read_chain (&mini, entry->start, entry->size, length);
    }
  free (mini.table);
  free (table);
  free (stream);
  return bytes;
}

static uint8_t *
read_workbook (const Sectors *file, const uint8_t *header, size_t *length, XyXlsReason *reason)
{
  Entry root = { 0 }, workbook = { 0 };
  size_t folder_length;
  uint8_t *folder = read_chain (file, xy_get_32 (header + 48), file->size, &folder_length);
  uint8_t *bytes;

  if (folder == NULL)
    return NULL;
  find_entries (folder, folder_length, &root, &workbook);
  free (folder);
  if (!workbook.found)
    {
      *reason = XY_XLS_NO_WORKBOOK;
      return NULL;
    }
  if (workbook.size < xy_get_32 (header + 56))
    bytes = read_mini (file, header, &root, &workbook, length);
  else
    bytes = read_chain (file, workbook.start, workbook.size, length);
  /* What was cut off is not there: that is a broken file, not a shorter one. */
  if (bytes != NULL && *length == workbook.size)
    return bytes;
  free (bytes);
  return NULL;
}

bool
xy_compound_is (const uint8_t *file, size_t size)
{
  return size >= sizeof magic && memcmp (file, magic, sizeof magic) == 0;
}

uint8_t *
xy_compound_read (const uint8_t *file, size_t size, size_t *length, XyXlsReason *reason)
{
  Sectors sectors = { 0 };
  uint8_t *bytes = NULL;
  size_t first;

  *reason = XY_XLS_BROKEN;
  if (size < HEADER_SIZE)
    return NULL;
  sectors.shift = xy_get_16 (file + 30);
  if (sectors.shift != 9 && sectors.shift != SECTOR_SHIFT)
    return NULL;
  first = (size_t) 1 << sectors.shift;
  if (size <= first)
    return NULL;
  sectors.bytes = file + first;
  sectors.size = size - first;
  if (load_table (&sectors, file))
    bytes = read_workbook (&sectors, file, length, reason);
  free (sectors.table);
  return bytes;
}

static void
set_entry (uint8_t *entry, const char *name, uint8_t type, uint32_t start, uint32_t size)
{
  for (size_t i = 0; i < strlen (name); i++)
    xy_set_16 (entry + 2 * i, (uint8_t) name[i]);
  xy_set_16 (entry + NAME_SIZE, (uint16_t) (2 * strlen (name) + 2));
  entry[NAME_SIZE + 2] = type;
  entry[NAME_SIZE + 3] = 1;
  xy_set_32 (entry + 68, FREE_SECTOR);
  xy_set_32 (entry + 72, FREE_SECTOR);
  xy_set_32 (entry + 76, type == ROOT_ENTRY ? 1 : FREE_SECTOR);
  xy_set_32 (entry + 116, start);
  xy_set_32 (entry + 120, size);
}

static void
set_header (uint8_t *header, uint32_t folder, uint32_t n_fat)
{
  memcpy (header, magic, sizeof magic);
  xy_set_16 (header + 24, 0x3e);
  xy_set_16 (header + 26, 4);
  xy_set_16 (header + 28, 0xfffe);
  xy_set_16 (header + 30, SECTOR_SHIFT);
  xy_set_16 (header + 32, 6);
  xy_set_32 (header + 40, 1);
  xy_set_32 (header + 44, n_fat);
  xy_set_32 (header + 48, folder);
  xy_set_32 (header + 60, END_OF_CHAIN);
  xy_set_32 (header + 68, END_OF_CHAIN);
  for (uint32_t i = 0; i < N_HEADER_FAT; i++)
    xy_set_32 (header + 76 + 4 * i, i < n_fat ? folder + 1 + i : FREE_SECTOR);
}

/* What the table says of a sector: the stream comes first, then the folder, then the table. */
static uint32_t
table_entry (uint32_t sector, uint32_t folder, uint32_t n_fat)
{
  if (sector + 1 < folder)
    return sector + 1;
  if (sector <= folder)
    return END_OF_CHAIN;
  return sector <= folder + n_fat ? FAT_SECTOR : FREE_SECTOR;
}

bool
xy_compound_write (FILE *file, const uint8_t *stream, size_t length)
{
  uint32_t n_stream = (uint32_t) ((length + SECTOR_SIZE - 1) / SECTOR_SIZE);
  uint32_t n_fat = (n_stream + 1 + PER_SECTOR - 2) / (PER_SECTOR - 1);
  size_t rest = (size_t) n_stream * SECTOR_SIZE - length;
  uint8_t sector[SECTOR_SIZE] = { 0 };

  if (n_fat > N_HEADER_FAT)
    return false;
  set_header (sector, n_stream, n_fat);
  if (fwrite (sector, SECTOR_SIZE, 1, file) != 1)
    return false;
  memset (sector, 0, sizeof sector);
  if ((length > 0 && fwrite (stream, length, 1, file) != 1) ||
      (rest > 0 && fwrite (sector, rest, 1, file) != 1))
    return false;
  set_entry (sector, "Root Entry", ROOT_ENTRY, END_OF_CHAIN, 0);
  set_entry (sector + ENTRY_SIZE, "Workbook", STREAM_ENTRY, n_stream > 0 ? 0 : END_OF_CHAIN,
             (uint32_t) length);
  if (fwrite (sector, SECTOR_SIZE, 1, file) != 1)
    return false;
  for (uint32_t i = 0; i < n_fat; i++)
    {
      for (uint32_t k = 0; k < PER_SECTOR; k++)
        xy_set_32 (sector + 4 * k, table_entry (i * PER_SECTOR + k, n_stream, n_fat));
      if (fwrite (sector, SECTOR_SIZE, 1, file) != 1)
        return false;
    }
  return fflush (file) == 0;
}
