// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing/xy-document-private.h"

#include <glib/gi18n-lib.h>

#include "drawing/xy-text.h"

#define LEFT XY_PAGE_MARGIN
#define RIGHT (XY_PAGE_WIDTH - XY_PAGE_MARGIN)
#define TOP XY_PAGE_MARGIN
#define BOTTOM (XY_PAGE_HEIGHT - XY_PAGE_MARGIN)
#define WIDTH (RIGHT - LEFT)

/* Above the page's foot, which holds one small line. */
#define BODY_BOTTOM (BOTTOM - 18)
#define ROW_HEIGHT 22.0
#define ROW_MAX_HEIGHT 220.0
#define HEAD_ROW_HEIGHT 20.0
#define CELL_PADDING 4.0
#define END_HEIGHT 76.0
/* How many rows go along when only the lines to sign on would stand on the last page. */
#define KEEP_WITH_END 3

enum
{
  COLUMN_PLACE,
  COLUMN_EXPECTED,
  COLUMN_STUDENT_NUMBER,
  COLUMN_NAME,
  COLUMN_CLASS,
  COLUMN_SIGNATURE,
  COLUMN_REMARKS,
  N_COLUMNS,
};

static const double column_edges[N_COLUMNS + 1] = { LEFT,       LEFT + 38,  LEFT + 88,  LEFT + 176,
                                                    LEFT + 266, LEFT + 358, LEFT + 448, RIGHT };

typedef struct
{
  const XyAttendanceSheet *sheet;
  guint first_row, n_rows;
  int number, of;
} Page;

typedef struct
{
  PangoContext *context;
  GPtrArray *sheets;
  char *printed_on;
  GArray *pages;
} List;

static void
list_free (gpointer data)
{
  List *list = data;

  g_clear_object (&list->context);
  g_ptr_array_unref (list->sheets);
  g_free (list->printed_on);
  g_array_unref (list->pages);
  g_free (list);
}

static void
set_grey (cairo_t *cr, double grey)
{
  cairo_set_source_rgb (cr, grey, grey, grey);
}

static void
draw_line (cairo_t *cr, double x1, double y1, double x2, double y2)
{
  cairo_move_to (cr, x1, y1);
  cairo_line_to (cr, x2, y2);
  cairo_stroke (cr);
}

/* Both return how high the text is; with no @cr they only measure. */
static double
draw_centred (const List *list, cairo_t *cr, const char *text, double size, gboolean bold, double y)
{
  g_autoptr (PangoLayout) layout = xy_text_fit (list->context, text, size, bold, WIDTH, 3 * size);
  double width, height;

  xy_text_get_size (layout, &width, &height);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  if (cr != NULL)
    xy_text_draw (cr, layout,
                  pango_layout_get_width (layout) > 0 ? LEFT : LEFT + (WIDTH - width) / 2, y);
  return height;
}

static double
draw_text (const List *list,
           cairo_t *cr,
           const char *text,
           double size,
           gboolean bold,
           double x,
           double y,
           double width)
{
  g_autoptr (PangoLayout) layout = xy_text_fit (list->context, text, size, bold, width, 4 * size);
  double height;

  xy_text_get_size (layout, NULL, &height);
  if (cr != NULL)
    xy_text_draw (cr, layout, x, y);
  return height;
}

/* A label in grey with its value beside it, in one half of the page. */
static double
draw_fact (const List *list,
           cairo_t *cr,
           gboolean right_half,
           double y,
           const char *label,
           const char *value)
{
  const double label_width = 56, half = WIDTH / 2;
  double x = right_half ? LEFT + half + 8 : LEFT;
  double label_height, value_height;

  if (cr != NULL)
    set_grey (cr, 0.35);
  label_height = draw_text (list, cr, label, 9.5, FALSE, x, y + 0.7, label_width - 4);
  if (cr != NULL)
    set_grey (cr, 0);
  value_height =
      draw_text (list, cr, value, 10.5, FALSE, x + label_width, y, half - label_width - 8);
  return MAX (label_height, value_height);
}

/* The head of a sheet's first page.  Returns where the table begins. */
static double
draw_head (const List *list, cairo_t *cr, const XyAttendanceSheet *sheet)
{
  g_autofree char *above = NULL;
  g_autofree char *n_students = g_strdup_printf ("%u", sheet->arrivals->len);
  double y = TOP, left, right;

  if (sheet->school != NULL)
    /* Translators: the school, and what the campaign is called. */
    above = g_strdup_printf (_ ("%s, %s"), sheet->school,
                             sheet->campaign_name != NULL ? sheet->campaign_name : "");
  else
    above = g_strdup (sheet->campaign_name);
  if (cr != NULL)
    set_grey (cr, 0.35);
  y += draw_centred (list, cr, above, 11, FALSE, y) + 2;
  if (cr != NULL)
    set_grey (cr, 0);
  y += draw_centred (list, cr, _ ("Attendance list"), 20, TRUE, y) + 10;

  left = draw_fact (list, cr, FALSE, y, _ ("College"), sheet->college_name);
  right = draw_fact (list, cr, TRUE, y, _ ("Graduates"), n_students);
  y += MAX (left, right) + 3;
  if (sheet->session == NULL || sheet->slot == NULL)
    {
      y += draw_fact (list, cr, FALSE, y, _ ("Date"), _ ("no place in the timetable yet")) + 3;
    }
  else
    {
      g_autofree char *date = xy_attendance_sheet_dup_date (sheet);
      g_autofree char *hours = xy_attendance_sheet_dup_hours (sheet);
      g_autofree char *place = xy_attendance_sheet_dup_place (sheet);
      g_autofree char *late = xy_arrivals_dup_late (sheet->arrivals);

      left = draw_fact (list, cr, FALSE, y, _ ("Date"), date);
      right = draw_fact (list, cr, TRUE, y, _ ("Place"), place);
      y += MAX (left, right) + 3;
      left = draw_fact (list, cr, FALSE, y, _ ("Time"), hours);
      right = late != NULL ? draw_fact (list, cr, TRUE, y, _ ("Note"), late) : 0;
      y += MAX (left, right) + 3;
    }
  return y + 7;
}

/* The head of the pages after it: one line, so that a lost sheet finds its way home. */
static double
draw_short_head (const List *list, cairo_t *cr, const XyAttendanceSheet *sheet)
{
  g_autofree char *text = NULL;

  if (sheet->session == NULL || sheet->slot == NULL)
    {
      /* Translators: at the top of a list's further pages: which college's list it is. */
      text = g_strdup_printf (_ ("Attendance list of %s"), sheet->college_name);
    }
  else
    {
      g_autofree char *date = xy_attendance_sheet_dup_date (sheet);
      g_autofree char *hours = xy_attendance_sheet_dup_hours (sheet);

      /* Translators: at the top of a list's further pages: college, day, and hours. */
      text =
          g_strdup_printf (_ ("Attendance list of %s, %s, %s"), sheet->college_name, date, hours);
    }
  return TOP + draw_text (list, cr, text, 9.5, FALSE, LEFT, TOP, WIDTH) + 6;
}

static double
draw_page_head (const List *list, cairo_t *cr, const Page *page)
{
  return page->number == 1 ? draw_head (list, cr, page->sheet)
                           : draw_short_head (list, cr, page->sheet);
}

static const char *
get_cell (const XyStudent *student, int column)
{
  switch (column)
    {
    case COLUMN_STUDENT_NUMBER:
      return student->student_number;
    case COLUMN_NAME:
      return student->name;
    case COLUMN_CLASS:
      return student->class_name;
    default:
      return NULL;
    }
}

static PangoLayout *
layout_cell (const List *list, const char *text, int column)
{
  double width = column_edges[column + 1] - column_edges[column] - 2 * CELL_PADDING;

  return xy_text_fit (list->context, text, column == COLUMN_NAME ? 11 : 10, FALSE, width,
                      ROW_MAX_HEIGHT - CELL_PADDING);
}

static double
measure_row (const List *list, const XyArrival *arrival)
{
  double highest = ROW_HEIGHT;

  for (int column = COLUMN_STUDENT_NUMBER; column <= COLUMN_CLASS; column++)
    {
      g_autoptr (PangoLayout) layout =
          layout_cell (list, get_cell (arrival->student, column), column);
      double height;

      xy_text_get_size (layout, NULL, &height);
      highest = MAX (highest, height + CELL_PADDING);
    }
  return highest;
}

static void
draw_cell (const List *list, cairo_t *cr, const char *text, int column, double y, double row_height)
{
  g_autoptr (PangoLayout) layout = layout_cell (list, text, column);
  double x = column_edges[column] + CELL_PADDING, width, height;

  xy_text_get_size (layout, &width, &height);
  if (column == COLUMN_PLACE)
    x = column_edges[column + 1] - CELL_PADDING - width;
  xy_text_draw (cr, layout, x, y + (row_height - height) / 2);
}

static void
draw_row (const List *list,
          cairo_t *cr,
          const XyAttendanceSheet *sheet,
          guint row,
          double y,
          double height)
{
  const XyArrival *arrival = g_ptr_array_index (sheet->arrivals, row);
  g_autofree char *number = g_strdup_printf ("%d", arrival->place);
  g_autofree char *expected = xy_arrival_dup_clock (arrival);

  if (row % 2 == 1)
    {
      set_grey (cr, 0.955);
      cairo_rectangle (cr, LEFT, y, WIDTH, height);
      cairo_fill (cr);
    }
  set_grey (cr, 0.35);
  draw_cell (list, cr, number, COLUMN_PLACE, y, height);
  set_grey (cr, 0);
  draw_cell (list, cr, expected, COLUMN_EXPECTED, y, height);
  for (int column = COLUMN_STUDENT_NUMBER; column <= COLUMN_CLASS; column++)
    draw_cell (list, cr, get_cell (arrival->student, column), column, y, height);
}

static double
draw_column_heads (const List *list, cairo_t *cr, const XyAttendanceSheet *sheet, double y)
{
  const char *heads[N_COLUMNS] = {
    /* Translators: heading: the place in the queue. */
    sheet->slot != NULL ? C_ ("queue", "No.") : _ ("No."),
    /* Translators: heading: the time when a student's turn is expected. */
    C_ ("time", "Expected"),
    _ ("Student number"),
    _ ("Name"),
    _ ("Class"),
    _ ("Signature"),
    _ ("Remarks"),
  };

  set_grey (cr, 0.88);
  cairo_rectangle (cr, LEFT, y, WIDTH, HEAD_ROW_HEIGHT);
  cairo_fill (cr);
  set_grey (cr, 0);
  for (int column = 0; column < N_COLUMNS; column++)
    {
      double left = column_edges[column] + CELL_PADDING;
      double width = column_edges[column + 1] - CELL_PADDING - left, text_width, height;
      g_autoptr (PangoLayout) layout =
          xy_text_fit (list->context, heads[column], 9.5, TRUE, width, HEAD_ROW_HEIGHT);

      xy_text_get_size (layout, &text_width, &height);
      xy_text_draw (cr, layout, column == COLUMN_PLACE ? left + width - text_width : left,
                    y + (HEAD_ROW_HEIGHT - height) / 2);
    }
  return y + HEAD_ROW_HEIGHT;
}

static gboolean
starts_class (const XyAttendanceSheet *sheet, guint row)
{
  const XyArrival *arrival, *before;

  if (row == 0)
    return FALSE;
  arrival = g_ptr_array_index (sheet->arrivals, row);
  before = g_ptr_array_index (sheet->arrivals, row - 1);
  return g_strcmp0 (arrival->student->class_name, before->student->class_name) != 0;
}

/* The hairlines stand a quarter of a point inside, so that their ends meet the frame. */
static void
draw_frame (cairo_t *cr, double top, double bottom)
{
  set_grey (cr, 0.45);
  cairo_set_line_width (cr, 0.5);
  for (int edge = 1; edge < N_COLUMNS; edge++)
    draw_line (cr, column_edges[edge], top, column_edges[edge], bottom);
  set_grey (cr, 0.2);
  cairo_set_line_width (cr, 0.8);
  cairo_rectangle (cr, LEFT + 0.4, top, WIDTH - 0.8, bottom - top);
  cairo_stroke (cr);
}

/* A label with a line behind it to write on. */
static void
draw_blank (const List *list, cairo_t *cr, const char *label, double x, double y, double width)
{
  g_autoptr (PangoLayout) layout = xy_text_fit (list->context, label, 10.5, FALSE, width / 2, 28);
  double text_width, height;

  xy_text_get_size (layout, &text_width, &height);
  set_grey (cr, 0);
  xy_text_draw (cr, layout, x, y);
  set_grey (cr, 0.35);
  cairo_set_line_width (cr, 0.6);
  draw_line (cr, x + text_width + 6, y + height - 1, x + width, y + height - 1);
}

static void
draw_end (const List *list, cairo_t *cr, const XyAttendanceSheet *sheet, double y)
{
  /* Translators: %u is how many graduates are on the list. */
  g_autofree char *expected = g_strdup_printf (_ ("Expected: %u"), sheet->arrivals->len);

  y += 12;
  set_grey (cr, 0);
  draw_text (list, cr, expected, 10.5, FALSE, LEFT, y, 120);
  draw_blank (list, cr, _ ("Present:"), LEFT + 140, y, 150);
  draw_blank (list, cr, _ ("Absent:"), LEFT + 320, y, WIDTH - 320);
  y += 36;
  draw_blank (list, cr, _ ("Signature of the coordinator:"), LEFT, y, 290);
  draw_blank (list, cr, _ ("Date:"), LEFT + 320, y, WIDTH - 320);
}

static void
draw_foot (const List *list, cairo_t *cr, const Page *page)
{
  g_autofree char *printed = list->printed_on != NULL && list->printed_on[0] != '\0'
                                 /* Translators: %s is the day when the list was printed. */
                                 ? g_strdup_printf (_ ("Printed on %s"), list->printed_on)
                                 : g_strdup ("");
  g_autofree char *of
      /* Translators: page 2 of 5. */
      = g_strdup_printf (_ ("Page %d of %d"), page->number, page->of);
  g_autoptr (PangoLayout) left = xy_text_fit (list->context, printed, 8.5, FALSE, WIDTH * 0.6, 14);
  g_autoptr (PangoLayout) right = xy_text_fit (list->context, of, 8.5, FALSE, WIDTH * 0.35, 14);
  double width, height;

  set_grey (cr, 0.35);
  xy_text_get_size (left, NULL, &height);
  xy_text_draw (cr, left, LEFT, BOTTOM - height);
  xy_text_get_size (right, &width, &height);
  xy_text_draw (cr, right, RIGHT - width, BOTTOM - height);
}

static void
draw_page (gpointer data, int number, cairo_t *cr)
{
  const List *list = data;
  const Page *page;
  double y, top;

  if (list->pages->len == 0)
    {
      draw_centred (list, cr, _ ("Nobody is on this list."), 12, FALSE, TOP);
      return;
    }
  page = &g_array_index (list->pages, Page, number);
  set_grey (cr, 0);
  top = draw_page_head (list, cr, page);
  y = draw_column_heads (list, cr, page->sheet, top);
  for (guint row = page->first_row; row < page->first_row + page->n_rows; row++)
    {
      double height = measure_row (list, g_ptr_array_index (page->sheet->arrivals, row));
      gboolean class_starts = row > page->first_row && starts_class (page->sheet, row);

      draw_row (list, cr, page->sheet, row, y, height);
      set_grey (cr, class_starts ? 0.2 : 0.7);
      cairo_set_line_width (cr, class_starts ? 0.9 : 0.5);
      draw_line (cr, LEFT, y, RIGHT, y);
      y += height;
    }
  draw_frame (cr, top, y);
  if (page->number == page->of)
    draw_end (list, cr, page->sheet, y);
  draw_foot (list, cr, page);
}

/* Puts the rows of a sheet on pages; the last one has room for the lines at the end. */
static void
paginate (List *list, const XyAttendanceSheet *sheet)
{
  g_autoptr (GArray) heights = g_array_new (FALSE, FALSE, sizeof (double));
  guint row = 0, first_page = list->pages->len;
  double used = 0, room = 0;
  Page page = { sheet, 0, 0, 1, 0 };

  for (guint i = 0; i < sheet->arrivals->len; i++)
    {
      double height = measure_row (list, g_ptr_array_index (sheet->arrivals, i));

      g_array_append_val (heights, height);
    }
  do
    {
      room = BODY_BOTTOM - draw_page_head (list, NULL, &page) - HEAD_ROW_HEIGHT;
      used = 0;
      while (row < heights->len && used + g_array_index (heights, double, row) <= room)
        used += g_array_index (heights, double, row++);
      page.n_rows = row - page.first_row;
      if (row == heights->len && used + END_HEIGHT > room && page.n_rows > 0)
        {
          guint moved = MIN (KEEP_WITH_END, page.n_rows - 1);

          page.n_rows -= moved;
          row -= moved;
          g_array_append_val (list->pages, page);
          page = (Page){ sheet, row, 0, page.number + 1, 0 };
          /* The moved rows are fewer than a page takes, and so the loop ends with this one. */
          for (used = 0; row < heights->len; row++)
            used += g_array_index (heights, double, row);
          page.n_rows = row - page.first_row;
        }
      g_array_append_val (list->pages, page);
      page = (Page){ sheet, row, 0, page.number + 1, 0 };
    }
  while (row < heights->len);
  for (guint i = first_page; i < list->pages->len; i++)
    g_array_index (list->pages, Page, i).of = (int) (list->pages->len - first_page);
}

XyDocument *
xy_attendance_list_new (GPtrArray *sheets, const char *printed_on)
{
  List *list = g_new0 (List, 1);
  g_autofree char *title = NULL;

  list->context = xy_text_context_new ();
  list->sheets = g_ptr_array_ref (sheets);
  list->printed_on = g_strdup (printed_on);
  list->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  for (guint i = 0; i < sheets->len; i++)
    paginate (list, g_ptr_array_index (sheets, i));
  if (sheets->len == 1)
    title = g_strdup_printf (_ ("Attendance list of %s"),
                             ((XyAttendanceSheet *) g_ptr_array_index (sheets, 0))->college_name);
  else
    title = g_strdup (_ ("Attendance list"));
  return xy_document_new (title, XY_PAGE_WIDTH, XY_PAGE_HEIGHT, MAX (1, (int) list->pages->len),
                          draw_page, list, list_free);
}
