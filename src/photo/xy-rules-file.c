// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* The rules on the file itself: file-type, file-size, pixel-size (clause A1-3), colour-mode and
 * compression (CHSI's standard). */

#include <glib/gi18n-lib.h>
#include <string.h>

#include "photo/xy-measures.h"

#define CLAUSE "A1-3"
#define STANDARD "CHSI"
#define KILOBYTE 1024.0

static const struct
{
  const char *format;
  const char *bytes;
  gsize offset, length;
} signatures[] = {
  { "jpeg", "\xff\xd8\xff", 0, 3 }, { "png", "\x89PNG\r\n\x1a\n", 0, 8 },
  { "gif", "GIF8", 0, 4 },          { "bmp", "BM", 0, 2 },
  { "webp", "WEBP", 8, 4 },         { "tiff", "II*\0", 0, 4 },
  { "tiff", "MM\0*", 0, 4 },        { "heic", "ftypheic", 4, 8 },
  { "heic", "ftypheix", 4, 8 },     { "heic", "ftypmif1", 4, 8 },
  { "avif", "ftypavif", 4, 8 },     { "pdf", "%PDF-", 0, 5 },
};

static const char *
recognise (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    {
      if (size >= signatures[i].offset + signatures[i].length &&
          memcmp (data + signatures[i].offset, signatures[i].bytes, signatures[i].length) == 0)
        return signatures[i].format;
    }
  return "unknown";
}

static void
judge_type (XyMeasures *measures)
{
  XyPhotoReport *report = measures->report;
  gboolean is_jpeg;
  XyFinding *finding;

  report->format = g_strdup (recognise (measures->bytes));
  is_jpeg = strcmp (report->format, "jpeg") == 0;
  if (is_jpeg && measures->image != NULL)
    finding = xy_measures_add (measures, "file-type", CLAUSE, XY_VERDICT_PASS,
                               _ ("The file is a JPEG photo."));
  else if (is_jpeg)
    finding = xy_measures_add (measures, "file-type", CLAUSE, XY_VERDICT_FAIL, measures->obstacle);
  else if (strcmp (report->format, "unknown") == 0)
    finding =
        xy_measures_add (measures, "file-type", CLAUSE, XY_VERDICT_FAIL,
                         _ ("The file is no JPEG photo, whatever its name says; send a JPEG."));
  else
    {
      g_autofree char *upper = g_ascii_strup (report->format, -1);
      /* Translators: %s is a file format such as PNG. */
      g_autofree char *message = g_strdup_printf (
          _ ("The file is %s, whatever its name says; send the camera's own JPEG."), upper);

      finding = xy_measures_add (measures, "file-type", CLAUSE, XY_VERDICT_FAIL, message);
    }
  finding->measured_type = XY_MEASURED_BOOLEAN;
  finding->measured = finding->verdict == XY_VERDICT_PASS;
  finding->limit = g_strdup ("JPEG");
}

static void
judge_size (XyMeasures *measures)
{
  double least = xy_measures_get (measures, "file-size.min");
  double bytes = (double) g_bytes_get_size (measures->bytes);
  g_autofree char *message = NULL;
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  /* Some count a kilobyte as 1000 bytes: what only they would take is for a person to say. */
  if (bytes < least * 1000)
    verdict = XY_VERDICT_FAIL;
  else if (bytes < least * KILOBYTE)
    verdict = XY_VERDICT_LOOK;
  if (verdict == XY_VERDICT_PASS)
    message = g_strdup (_ ("The file is large enough."));
  else
    message = g_strdup_printf (
        _ ("The file has %.0f KB and needs at least %.0f; send the original, not a copy that a "
           "messenger made smaller."),
        bytes / KILOBYTE, least);
  finding = xy_measures_add (measures, "file-size", CLAUSE, verdict, message);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = xy_round_measure (bytes / KILOBYTE);
  finding->unit = g_strdup ("KB");
  finding->limit = g_strdup_printf ("≥ %.0f KB", least);
}

static void
judge_pixels (XyMeasures *measures)
{
  int longer = (int) xy_measures_get (measures, "pixel-size.long");
  int shorter = (int) xy_measures_get (measures, "pixel-size.short");
  int width = measures->header.width, height = measures->header.height;
  g_autofree char *message = NULL;
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (!measures->has_header)
    {
      finding =
          xy_measures_add (measures, "pixel-size", CLAUSE, XY_VERDICT_UNKNOWN, measures->obstacle);
      finding->limit = g_strdup_printf ("≥ %d×%d px", longer, shorter);
      return;
    }
  if (MAX (width, height) < longer || MIN (width, height) < shorter)
    verdict = XY_VERDICT_FAIL;
  if (verdict == XY_VERDICT_PASS)
    message = g_strdup (_ ("The photo has enough pixels."));
  else
    message = g_strdup_printf (_ ("The photo has %d×%d pixels and needs at least %d×%d; send the "
                                  "original, not a smaller copy."),
                               width, height, longer, shorter);
  finding = xy_measures_add (measures, "pixel-size", CLAUSE, verdict, message);
  finding->measured_type = XY_MEASURED_NUMBER;
  /* The side that is nearest to being too short. */
  finding->measured = (double) MAX (width, height) * shorter < (double) MIN (width, height) * longer
                          ? MAX (width, height)
                          : MIN (width, height);
  finding->unit = g_strdup ("px");
  finding->limit = g_strdup_printf ("≥ %d×%d px", longer, shorter);
}

static void
judge_colours (XyMeasures *measures)
{
  int wanted = (int) xy_measures_get (measures, "colour-mode.bits");
  int bits = measures->header.components * measures->header.precision;
  const char *message = _ ("The photo is in colour.");
  XyFinding *finding;

  if (!measures->has_header)
    {
      finding = xy_measures_add (measures, "colour-mode", STANDARD, XY_VERDICT_UNKNOWN,
                                 measures->obstacle);
      finding->limit = g_strdup_printf ("%d bit", wanted);
      return;
    }
  if (bits < wanted)
    message = _ ("The photo is black and white; send one in colour.");
  else if (bits > wanted)
    message = _ ("The photo has colours for printing presses; save it with red, green and blue "
                 "(RGB).");
  finding = xy_measures_add (measures, "colour-mode", STANDARD,
                             bits == wanted ? XY_VERDICT_PASS : XY_VERDICT_FAIL, message);
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = bits;
  finding->unit = g_strdup ("bit");
  finding->limit = g_strdup_printf ("%d bit", wanted);
}

static void
judge_compression (XyMeasures *measures)
{
  double pass = xy_measures_get (measures, "compression.pass");
  double fail = xy_measures_get (measures, "compression.fail");
  int quality = measures->header.quality;
  XyVerdict verdict = XY_VERDICT_PASS;
  XyFinding *finding;

  if (!measures->has_header || quality == 0)
    {
      finding = xy_measures_add (
          measures, "compression", STANDARD, XY_VERDICT_UNKNOWN,
          measures->has_header
              ? _ ("This was not measured, because the file does not say how it is compressed.")
              : measures->obstacle);
      finding->limit = g_strdup_printf ("≥ %.0f", pass);
      return;
    }
  if (quality < fail)
    verdict = XY_VERDICT_FAIL;
  else if (quality < pass)
    verdict = XY_VERDICT_LOOK;
  finding = xy_measures_add (
      measures, "compression", STANDARD, verdict,
      verdict == XY_VERDICT_PASS
          ? _ ("The photo is not compressed much.")
          : _ ("The photo is compressed so much that details are lost; send the original, not a "
               "copy that a messenger made smaller."));
  finding->measured_type = XY_MEASURED_NUMBER;
  finding->measured = quality;
  finding->limit = g_strdup_printf ("≥ %.0f", pass);
}

void
xy_rules_file (XyMeasures *measures)
{
  judge_type (measures);
  judge_size (measures);
  judge_pixels (measures);
  judge_colours (measures);
  judge_compression (measures);
}
