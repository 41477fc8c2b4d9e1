// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>

#include "photo/xy-finding.h"
#include "photo/xy-photo-report.h"

/* A report has a finding a rule, and a finding a handful of regions. */
#define MAX_FINDINGS 256
#define MAX_REGIONS 256
#define MAX_POINTS 4096

static void
set_text (JsonObject *object, const char *member, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, member, text);
  else
    json_object_set_null_member (object, member);
}

static JsonObject *
object_from_rect (const XyRect *rect)
{
  JsonObject *object = json_object_new ();

  json_object_set_double_member (object, "x", rect->x);
  json_object_set_double_member (object, "y", rect->y);
  json_object_set_double_member (object, "w", rect->width);
  json_object_set_double_member (object, "h", rect->height);
  return object;
}

static JsonArray *
array_from_points (const XyPoint *points, guint n)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_double_member (object, "x", points[i].x);
      json_object_set_double_member (object, "y", points[i].y);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonArray *
array_from_range (double min, double max)
{
  JsonArray *array = json_array_new ();

  json_array_add_double_element (array, min);
  json_array_add_double_element (array, max);
  return array;
}

static JsonObject *
object_from_bands (const XyPhotoBands *bands)
{
  JsonObject *object = json_object_new ();

  json_object_set_double_member (object, "width", bands->width);
  json_object_set_double_member (object, "height", bands->height);
  json_object_set_array_member (object, "head_top",
                                array_from_range (bands->head_top_min, bands->head_top_max));
  json_object_set_array_member (object, "eyes",
                                array_from_range (bands->eyes_min, bands->eyes_max));
  json_object_set_array_member (object, "face_width",
                                array_from_range (bands->face_width_min, bands->face_width_max));
  json_object_set_double_member (object, "centre", bands->centre_tolerance);
  return object;
}

static JsonObject *
object_from_finding (const XyFinding *finding)
{
  JsonObject *object = json_object_new ();
  JsonArray *regions = json_array_new ();

  json_object_set_string_member (object, "rule", finding->rule);
  set_text (object, "clause", finding->clause);
  json_object_set_string_member (object, "verdict", xy_verdict_to_string (finding->verdict));
  switch (finding->measured_type)
    {
    case XY_MEASURED_NUMBER:
      json_object_set_double_member (object, "measured", finding->measured);
      break;
    case XY_MEASURED_BOOLEAN:
      json_object_set_boolean_member (object, "measured", finding->measured != 0);
      break;
    case XY_MEASURED_NONE:
      json_object_set_null_member (object, "measured");
      break;
    default:
      g_assert_not_reached ();
    }
  set_text (object, "limit", finding->limit);
  set_text (object, "unit", finding->unit);
  set_text (object, "message", finding->message);
  for (guint i = 0; i < finding->regions->len; i++)
    {
      const XyRegion *region = g_ptr_array_index (finding->regions, i);

      json_array_add_array_element (regions, array_from_points (region->points, region->n_points));
    }
  json_object_set_array_member (object, "regions", regions);
  return object;
}

JsonNode *
xy_photo_report_to_json (const XyPhotoReport *report)
{
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonObject *camera = json_object_new ();
  JsonArray *findings = json_array_new ();

  json_object_set_int_member (object, "width", report->width);
  json_object_set_int_member (object, "height", report->height);
  json_object_set_int_member (object, "bytes", (gint64) report->bytes);
  set_text (object, "format", report->format);
  json_object_set_string_member (object, "verdict", xy_verdict_to_string (report->verdict));
  set_text (object, "profile", report->profile);
  set_text (object, "profile_version", report->profile_version);
  set_text (object, "checker", report->checker);
  set_text (camera, "make", report->camera_make);
  set_text (camera, "model", report->camera_model);
  set_text (camera, "software", report->software);
  json_object_set_object_member (object, "camera", camera);
  json_object_set_object_member (object, "crop", object_from_rect (&report->crop));
  json_object_set_object_member (object, "bands", object_from_bands (&report->bands));
  if (report->has_face)
    json_object_set_object_member (object, "face", object_from_rect (&report->face));
  else
    json_object_set_null_member (object, "face");
  if (report->has_eyes)
    json_object_set_array_member (object, "eyes", array_from_points (report->eyes, 2));
  else
    json_object_set_null_member (object, "eyes");
  for (guint i = 0; i < report->findings->len; i++)
    json_array_add_object_element (findings,
                                   object_from_finding (g_ptr_array_index (report->findings, i)));
  json_object_set_array_member (object, "findings", findings);
  json_node_take_object (node, object);
  return node;
}

static gboolean
fail_shape (const char *member, GError **error)
{
  g_set_error (error, XY_JSON_ERROR, XY_JSON_ERROR_SHAPE,
               "The photo report's member “%s” is missing or not of its type.", member);
  return FALSE;
}

static gboolean
node_is_null (JsonNode *node)
{
  return node == NULL || JSON_NODE_HOLDS_NULL (node);
}

static gboolean
node_to_number (JsonNode *node, double *place)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      (json_node_get_value_type (node) != G_TYPE_INT64 &&
       json_node_get_value_type (node) != G_TYPE_DOUBLE))
    return FALSE;
  *place = json_node_get_double (node);
  return isfinite (*place) != 0;
}

static gboolean
get_number (JsonObject *object, const char *member, double *place, GError **error)
{
  if (!node_to_number (json_object_get_member (object, member), place))
    return fail_shape (member, error);
  return TRUE;
}

static gboolean
get_whole (JsonObject *object, const char *member, gint64 most, gint64 *place, GError **error)
{
  double number;

  if (!get_number (object, member, &number, error))
    return FALSE;
  if (number < 0 || number > (double) most || number != floor (number))
    return fail_shape (member, error);
  *place = (gint64) number;
  return TRUE;
}

/* A string; null or nothing at all is NULL where @optional. */
static gboolean
get_text (JsonObject *object, const char *member, gboolean optional, char **place, GError **error)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node_is_null (node) && optional)
    return TRUE;
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return fail_shape (member, error);
  *place = json_node_dup_string (node);
  return TRUE;
}

static gboolean
get_verdict (JsonObject *object, XyVerdict *place, GError **error)
{
  g_autofree char *name = NULL;

  if (!get_text (object, "verdict", FALSE, &name, error))
    return FALSE;
  return xy_verdict_from_string (name, place) || fail_shape ("verdict", error);
}

static JsonObject *
node_to_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static JsonArray *
node_to_array (JsonNode *node, guint least, guint most)
{
  JsonArray *array =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) < least ||
      json_array_get_length (array) > most)
    return NULL;
  return array;
}

static gboolean
get_rect (JsonObject *object, const char *member, XyRect *place, GError **error)
{
  JsonObject *rect = node_to_object (json_object_get_member (object, member));

  if (rect == NULL)
    return fail_shape (member, error);
  return get_number (rect, "x", &place->x, error) && get_number (rect, "y", &place->y, error) &&
         get_number (rect, "w", &place->width, error) &&
         get_number (rect, "h", &place->height, error);
}

static gboolean
get_range (JsonObject *object, const char *member, double *min, double *max, GError **error)
{
  JsonArray *range = node_to_array (json_object_get_member (object, member), 2, 2);

  if (range == NULL || !node_to_number (json_array_get_element (range, 0), min) ||
      !node_to_number (json_array_get_element (range, 1), max))
    return fail_shape (member, error);
  return TRUE;
}

static gboolean
get_bands (JsonObject *object, XyPhotoBands *place, GError **error)
{
  JsonObject *bands = node_to_object (json_object_get_member (object, "bands"));

  if (bands == NULL)
    return fail_shape ("bands", error);
  return get_number (bands, "width", &place->width, error) &&
         get_number (bands, "height", &place->height, error) &&
         get_range (bands, "head_top", &place->head_top_min, &place->head_top_max, error) &&
         get_range (bands, "eyes", &place->eyes_min, &place->eyes_max, error) &&
         get_range (bands, "face_width", &place->face_width_min, &place->face_width_max, error) &&
         get_number (bands, "centre", &place->centre_tolerance, error);
}

static gboolean
read_points (JsonArray *array, XyPoint *points, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *point = node_to_object (json_array_get_element (array, i));

      if (point == NULL)
        return fail_shape ("points", error);
      if (!get_number (point, "x", &points[i].x, error) ||
          !get_number (point, "y", &points[i].y, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_regions (JsonObject *object, XyFinding *finding, GError **error)
{
  JsonArray *regions = node_to_array (json_object_get_member (object, "regions"), 0, MAX_REGIONS);

  if (regions == NULL)
    return fail_shape ("regions", error);
  for (guint i = 0; i < json_array_get_length (regions); i++)
    {
      JsonArray *corners = node_to_array (json_array_get_element (regions, i), 1, MAX_POINTS);
      g_autofree XyPoint *points = NULL;

      if (corners == NULL)
        return fail_shape ("regions", error);
      points = g_new0 (XyPoint, json_array_get_length (corners));
      if (!read_points (corners, points, error))
        return FALSE;
      xy_finding_add_polygon (finding, points, json_array_get_length (corners));
    }
  return TRUE;
}

static gboolean
read_measured (JsonObject *object, XyFinding *finding, GError **error)
{
  JsonNode *node = json_object_get_member (object, "measured");

  if (node_is_null (node))
    finding->measured_type = XY_MEASURED_NONE;
  else if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    {
      finding->measured_type = XY_MEASURED_BOOLEAN;
      finding->measured = json_node_get_boolean (node) ? 1 : 0;
    }
  else if (node_to_number (node, &finding->measured))
    finding->measured_type = XY_MEASURED_NUMBER;
  else
    return fail_shape ("measured", error);
  return TRUE;
}

static XyFinding *
read_finding (JsonNode *node, GError **error)
{
  g_autoptr (XyFinding) finding = xy_finding_new (NULL, NULL, XY_VERDICT_UNKNOWN, NULL);
  JsonObject *object = node_to_object (node);

  if (object == NULL)
    {
      fail_shape ("findings", error);
      return NULL;
    }
  if (!get_text (object, "rule", FALSE, &finding->rule, error) ||
      !get_text (object, "clause", TRUE, &finding->clause, error) ||
      !get_verdict (object, &finding->verdict, error) || !read_measured (object, finding, error) ||
      !get_text (object, "limit", TRUE, &finding->limit, error) ||
      !get_text (object, "unit", TRUE, &finding->unit, error) ||
      !get_text (object, "message", TRUE, &finding->message, error) ||
      !read_regions (object, finding, error))
    return NULL;
  return g_steal_pointer (&finding);
}

static gboolean
read_camera (JsonObject *object, XyPhotoReport *report, GError **error)
{
  JsonObject *camera = node_to_object (json_object_get_member (object, "camera"));

  if (camera == NULL)
    return fail_shape ("camera", error);
  return get_text (camera, "make", TRUE, &report->camera_make, error) &&
         get_text (camera, "model", TRUE, &report->camera_model, error) &&
         get_text (camera, "software", TRUE, &report->software, error);
}

static gboolean
read_face (JsonObject *object, XyPhotoReport *report, GError **error)
{
  report->has_face = !node_is_null (json_object_get_member (object, "face"));
  report->has_eyes = !node_is_null (json_object_get_member (object, "eyes"));
  if (report->has_face && !get_rect (object, "face", &report->face, error))
    return FALSE;
  if (report->has_eyes)
    {
      JsonArray *eyes = node_to_array (json_object_get_member (object, "eyes"), 2, 2);

      if (eyes == NULL)
        return fail_shape ("eyes", error);
      return read_points (eyes, report->eyes, error);
    }
  return TRUE;
}

static gboolean
read_findings (JsonObject *object, XyPhotoReport *report, GError **error)
{
  JsonArray *findings =
      node_to_array (json_object_get_member (object, "findings"), 0, MAX_FINDINGS);

  if (findings == NULL)
    return fail_shape ("findings", error);
  for (guint i = 0; i < json_array_get_length (findings); i++)
    {
      XyFinding *finding = read_finding (json_array_get_element (findings, i), error);

      if (finding == NULL)
        return FALSE;
      g_ptr_array_add (report->findings, finding);
    }
  return TRUE;
}

XyPhotoReport *
xy_photo_report_from_json (JsonNode *node, GError **error)
{
  g_autoptr (XyPhotoReport) report = xy_photo_report_new ();
  JsonObject *object = node_to_object (node);
  gint64 width, height, bytes;

  if (object == NULL)
    {
      fail_shape ("report", error);
      return NULL;
    }
  if (!get_whole (object, "width", G_MAXINT, &width, error) ||
      !get_whole (object, "height", G_MAXINT, &height, error) ||
      !get_whole (object, "bytes", G_MAXINT, &bytes, error) ||
      !get_text (object, "format", FALSE, &report->format, error) ||
      !get_verdict (object, &report->verdict, error) ||
      !get_text (object, "profile", FALSE, &report->profile, error) ||
      !get_text (object, "profile_version", FALSE, &report->profile_version, error) ||
      !get_text (object, "checker", FALSE, &report->checker, error) ||
      !read_camera (object, report, error) || !get_rect (object, "crop", &report->crop, error) ||
      !get_bands (object, &report->bands, error) || !read_face (object, report, error) ||
      !read_findings (object, report, error))
    return NULL;
  report->width = (int) width;
  report->height = (int) height;
  report->bytes = (gsize) bytes;
  return g_steal_pointer (&report);
}
