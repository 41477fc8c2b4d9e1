// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "xy-photo-change.h"

#include <math.h>

#include "photo/xy-plane.h"
#include "xy-test-jpeg.h"

#define N_CHANNELS 3
#define QUALITY 95
/* Levels from the background's colour at which a pixel has nothing of it any more. */
#define UNLIKE 60.0

/* A photo being changed.  Places are told from the middle between the eyes, along the line between
 * them and across it, in distances between them. */
typedef struct
{
  XyPlane *planes[N_CHANNELS];
  XyPoint middle;
  double unit, c, s;
} Photo;

static void
photo_init (Photo *photo, const XyImage *image, const XyPhotoEyes *eyes)
{
  double dx = eyes->places[1].x - eyes->places[0].x, dy = eyes->places[1].y - eyes->places[0].y;

  photo->unit = hypot (dx, dy);
  photo->c = dx / photo->unit;
  photo->s = dy / photo->unit;
  photo->middle = (XyPoint){ (eyes->places[0].x + eyes->places[1].x) / 2,
                             (eyes->places[0].y + eyes->places[1].y) / 2 };
  for (guint i = 0; i < N_CHANNELS; i++)
    {
      photo->planes[i] = xy_plane_new (image->width, image->height);
      for (int y = 0; y < image->height; y++)
        for (int x = 0; x < image->width; x++)
          photo->planes[i]->values[y * image->width + x] =
              image->pixels[(gsize) y * image->stride + (gsize) x * 3 + i];
    }
}

static XyPoint
get_place (const Photo *photo, int x, int y)
{
  double dx = (x + 0.5 - photo->middle.x) / photo->unit;
  double dy = (y + 0.5 - photo->middle.y) / photo->unit;

  return (XyPoint){ dx * photo->c + dy * photo->s, dy * photo->c - dx * photo->s };
}

/* How much of a pixel is background: 1 all, 0 nothing. */
static double
get_share_behind (const float rgb[N_CHANNELS])
{
  static const double behind[] = XY_CHANGE_BEHIND;
  double most = 0;

  for (guint i = 0; i < N_CHANNELS; i++)
    most = MAX (most, fabs (rgb[i] - behind[i]));
  return CLAMP (1 - most / UNLIKE, 0, 1);
}

/* 1 within an ellipse, 0 outside, and between them over a tenth of its size. */
static double
get_share_of_ellipse (XyPoint place, double x, double y, double width, double height)
{
  double r = hypot ((place.x - x) / width, (place.y - y) / height);

  return CLAMP ((1.05 - r) / 0.1, 0, 1);
}

static void
mix (float rgb[N_CHANNELS], const double colour[N_CHANNELS], double share)
{
  for (guint i = 0; i < N_CHANNELS; i++)
    rgb[i] = (float) (rgb[i] * (1 - share) + colour[i] * share);
}

static void
scale (float rgb[N_CHANNELS], double factor)
{
  for (guint i = 0; i < N_CHANNELS; i++)
    rgb[i] *= (float) factor;
}

static double
get_shine (XyPoint place, double radius)
{
  static const XyPoint spots[] = { { 0.05, -0.62 }, { 0, 0.45 }, { -0.5, 0.42 }, { 0.5, 0.42 } };
  double most = 0;

  for (guint i = 0; i < G_N_ELEMENTS (spots); i++)
    {
      double r = hypot (place.x - spots[i].x, place.y - spots[i].y) / radius;

      most = MAX (most, exp (-pow (r, 4)));
    }
  return most;
}

static void
change_pixel (const Photo *photo,
              XyPhotoChange change,
              const double *numbers,
              int x,
              int y,
              float rgb[N_CHANNELS])
{
  static const double white[] = { 255, 255, 255 }, red[] = { 205, 28, 34 }, dark[] = { 24, 22, 22 };
  const XyPlane *plane = photo->planes[0];
  double behind = get_share_behind (rgb);
  XyPoint place = get_place (photo, x, y);
  double side = fabs (place.x) - 0.5;
  double across = (x + 0.5) / plane->width, down = (y + 0.5) / plane->height;

  switch (change)
    {
    case XY_CHANGE_GAIN:
      for (guint i = 0; i < N_CHANNELS; i++)
        rgb[i] *= (float) numbers[i];
      break;
    case XY_CHANGE_SHADE:
      scale (rgb, 1 - (1 - numbers[0]) * (1 - behind) / (1 + exp (-place.x * numbers[1] * 20)));
      break;
    case XY_CHANGE_RED_EYE:
      mix (rgb, red,
           0.9 * get_share_of_ellipse ((XyPoint){ side, place.y }, 0, 0, numbers[0], numbers[0]));
      break;
    case XY_CHANGE_SHINE:
      mix (rgb, white, numbers[1] * get_shine (place, numbers[0]));
      break;
    case XY_CHANGE_GLARE:
      mix (rgb, white,
           numbers[1] * get_share_of_ellipse (place, place.x < 0 ? -0.45 : 0.55, -0.02, numbers[0],
                                              numbers[0] * 0.45));
      break;
    case XY_CHANGE_LENSES:
      mix (rgb, dark,
           numbers[1] * get_share_of_ellipse ((XyPoint){ side, place.y }, 0, 0.03, numbers[0],
                                              numbers[0] * 0.75));
      break;
    case XY_CHANGE_BACKDROP:
      mix (rgb, numbers, behind);
      break;
    case XY_CHANGE_SLOPE:
      for (guint i = 0; i < N_CHANNELS; i++)
        rgb[i] -= (float) (behind * (numbers[0] * across + numbers[1] * down));
      break;
    case XY_CHANGE_VIGNETTE:
      for (guint i = 0; i < N_CHANNELS; i++)
        rgb[i] -= (float) (behind * numbers[0] * 2 * (pow (across - 0.5, 2) + pow (down - 0.5, 2)));
      break;
    case XY_CHANGE_SHADOW:
      scale (rgb, 1 - (1 - numbers[0]) * behind *
                          exp (-pow ((place.x - 1.0) / 0.9, 4) - pow (place.y / 1.6, 4)));
      break;
    case XY_CHANGE_BLUR:
    case XY_CHANGE_MOTION:
    case XY_CHANGE_TURN:
    case XY_CHANGE_MOVE:
    case XY_CHANGE_QUALITY:
    default:
      break;
    }
}

static void
change_pixels (const Photo *photo, XyPhotoChange change, const double *numbers)
{
  int width = photo->planes[0]->width;

  for (int y = 0; y < photo->planes[0]->height; y++)
    {
      for (int x = 0; x < width; x++)
        {
          float rgb[N_CHANNELS];

          for (guint i = 0; i < N_CHANNELS; i++)
            rgb[i] = photo->planes[i]->values[y * width + x];
          change_pixel (photo, change, numbers, x, y, rgb);
          for (guint i = 0; i < N_CHANNELS; i++)
            photo->planes[i]->values[y * width + x] = rgb[i];
        }
    }
}

/* Along rows (@dx is 1) or columns (@dy is). */
static XyPlane *
convolve (const XyPlane *plane, const double *kernel, int reach, int dx, int dy)
{
  XyPlane *result = xy_plane_new (plane->width, plane->height);

  for (int y = 0; y < plane->height; y++)
    {
      for (int x = 0; x < plane->width; x++)
        {
          double sum = 0;

          for (int k = -reach; k <= reach; k++)
            sum += kernel[k + reach] * xy_plane_get_clamped (plane, x + k * dx, y + k * dy);
          result->values[y * plane->width + x] = (float) sum;
        }
    }
  return result;
}

static void
blur (Photo *photo, double sigma)
{
  int reach = (int) ceil (3 * sigma);
  g_autofree double *kernel = g_new (double, 2 * reach + 1);
  double sum = 0;

  for (int k = -reach; k <= reach; k++)
    sum += kernel[k + reach] = exp (-0.5 * k * k / (sigma * sigma));
  for (int k = 0; k < 2 * reach + 1; k++)
    kernel[k] /= sum;
  for (guint i = 0; i < N_CHANNELS; i++)
    {
      g_autoptr (XyPlane) sharp = photo->planes[i];
      g_autoptr (XyPlane) rows = convolve (sharp, kernel, reach, 1, 0);

      photo->planes[i] = convolve (rows, kernel, reach, 0, 1);
    }
}

static void
move_camera (Photo *photo, double length)
{
  int reach = (int) (length / 2);
  g_autofree double *kernel = g_new (double, 2 * reach + 1);

  for (int k = 0; k < 2 * reach + 1; k++)
    kernel[k] = 1.0 / (2 * reach + 1);
  for (guint i = 0; i < N_CHANNELS; i++)
    {
      g_autoptr (XyPlane) sharp = photo->planes[i];

      photo->planes[i] = convolve (sharp, kernel, reach, 1, 0);
    }
}

/* Between four pixels; beyond the edges the picture goes on as they are. */
static float
get_between (const XyPlane *plane, double x, double y)
{
  int left = (int) floor (x - 0.5), top = (int) floor (y - 0.5);
  float fx = (float) (x - 0.5 - left), fy = (float) (y - 0.5 - top);

  return (xy_plane_get_clamped (plane, left, top) * (1 - fx) +
          xy_plane_get_clamped (plane, left + 1, top) * fx) *
             (1 - fy) +
         (xy_plane_get_clamped (plane, left, top + 1) * (1 - fx) +
          xy_plane_get_clamped (plane, left + 1, top + 1) * fx) *
             fy;
}

/* Around the middle between the eyes: turned, made larger, then moved. */
static void
place (Photo *photo, double degrees, double size, double right, double down, XyPhotoEyes *eyes)
{
  double c = cos (degrees * G_PI / 180), s = sin (degrees * G_PI / 180);

  for (guint i = 0; i < N_CHANNELS; i++)
    {
      g_autoptr (XyPlane) from = photo->planes[i];
      XyPlane *to = photo->planes[i] = xy_plane_new (from->width, from->height);

      for (int y = 0; y < to->height; y++)
        {
          for (int x = 0; x < to->width; x++)
            {
              double dx = (x + 0.5 - photo->middle.x - right) / size;
              double dy = (y + 0.5 - photo->middle.y - down) / size;

              to->values[y * to->width + x] = get_between (from, photo->middle.x + c * dx + s * dy,
                                                           photo->middle.y - s * dx + c * dy);
            }
        }
    }
  for (guint i = 0; i < 2; i++)
    {
      double dx = (eyes->places[i].x - photo->middle.x) * size;
      double dy = (eyes->places[i].y - photo->middle.y) * size;

      eyes->places[i] = (XyPoint){ photo->middle.x + right + c * dx - s * dy,
                                   photo->middle.y + down + s * dx + c * dy };
    }
}

static GBytes *
encode (const Photo *photo, int quality)
{
  int width = photo->planes[0]->width, height = photo->planes[0]->height;
  g_autofree guint8 *pixels = g_malloc ((gsize) width * (gsize) height * N_CHANNELS);

  for (gsize i = 0; i < (gsize) width * (gsize) height; i++)
    for (guint c = 0; c < N_CHANNELS; c++)
      pixels[i * N_CHANNELS + c] =
          (guint8) lrintf (CLAMP (photo->planes[c]->values[i], 0.0f, 255.0f));
  return xy_test_jpeg_encode_pixels (pixels, width, height, quality);
}

GBytes *
xy_photo_change (const XyImage *image,
                 XyPhotoChange change,
                 const double numbers[3],
                 XyPhotoEyes *eyes)
{
  int quality = change == XY_CHANGE_QUALITY ? (int) numbers[0] : QUALITY;
  Photo photo;
  GBytes *bytes;

  photo_init (&photo, image, eyes);
  switch (change)
    {
    case XY_CHANGE_BLUR:
      blur (&photo, numbers[0]);
      break;
    case XY_CHANGE_MOTION:
      move_camera (&photo, numbers[0]);
      break;
    case XY_CHANGE_TURN:
      place (&photo, numbers[0], 1, 0, 0, eyes);
      break;
    case XY_CHANGE_MOVE:
      place (&photo, 0, numbers[2], numbers[0], numbers[1], eyes);
      break;
    case XY_CHANGE_GAIN:
    case XY_CHANGE_SHADE:
    case XY_CHANGE_RED_EYE:
    case XY_CHANGE_SHINE:
    case XY_CHANGE_GLARE:
    case XY_CHANGE_LENSES:
    case XY_CHANGE_BACKDROP:
    case XY_CHANGE_SLOPE:
    case XY_CHANGE_VIGNETTE:
    case XY_CHANGE_SHADOW:
      change_pixels (&photo, change, numbers);
      break;
    case XY_CHANGE_QUALITY:
    default:
      break;
    }
  bytes = encode (&photo, quality);
  for (guint i = 0; i < N_CHANNELS; i++)
    xy_plane_free (photo.planes[i]);
  return bytes;
}

double
xy_photo_eyes_get_tilt (const XyPhotoEyes *eyes)
{
  return atan2 (eyes->places[1].y - eyes->places[0].y, eyes->places[1].x - eyes->places[0].x) *
         180 / G_PI;
}
