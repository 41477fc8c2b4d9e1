// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <math.h>
#include <string.h>

#include "drawing/xy-document.h"
#include "xy-test.h"

/* The margin that no page may draw on, in points. */
#define MARGIN 36

static char *
make_name (guint i)
{
  static const char *const family[] = { "孟", "欧阳", "赵", "李", "陈", "刘", "黄" };
  static const char *const given[] = { "煜瑶", "伟", "思远", "雨桐", "子涵", "一诺", "文博", "晓" };

  return g_strdup_printf ("%s%s", family[i % G_N_ELEMENTS (family)],
                          given[i % G_N_ELEMENTS (given)]);
}

static XyStudent *
make_student (guint i, const char *name)
{
  XyStudent *student = xy_entity_new (XY_KIND_STUDENT);

  student->student_number = g_strdup_printf ("2019021%05u", i + 1);
  student->name = name != NULL ? g_strdup (name) : make_name (i);
  student->class_name = g_strdup_printf ("2019级法学硕士%u班", i / 33 + 1);
  return student;
}

/* Six come a minute, from half past eight on. */
static XyArrival *
make_arrival (guint i, const char *name)
{
  XyArrival *arrival = g_new0 (XyArrival, 1);

  arrival->student = make_student (i, name);
  arrival->place = (int) i + 1;
  arrival->minute = 8 * 60 + 30 + (int) i / 6;
  return arrival;
}

static XyAttendanceSheet *
make_sheet (const char *college, guint n_students)
{
  XyAttendanceSheet *sheet = g_new0 (XyAttendanceSheet, 1);

  sheet->campaign_name = g_strdup ("2022届毕业生图像采集");
  sheet->school = g_strdup ("湖南师范大学");
  sheet->college_name = g_strdup (college);
  sheet->session = xy_entity_new (XY_KIND_SESSION);
  sheet->session->date = g_strdup ("2021-12-12");
  sheet->session->building = g_strdup ("景德楼南栋");
  sheet->session->rooms = g_strsplit ("202 204 304", " ", -1);
  sheet->slot = xy_entity_new (XY_KIND_SLOT);
  sheet->slot->start = g_strdup ("08:30");
  sheet->slot->end = g_strdup ("09:30");
  sheet->slot->groups = 2;
  sheet->group = 1;
  sheet->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_arrival_free);
  for (guint i = 0; i < n_students; i++)
    g_ptr_array_add (sheet->arrivals, make_arrival (i, NULL));
  return sheet;
}

static GPtrArray *
make_sheets (guint n_students)
{
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) xy_attendance_sheet_free);

  g_ptr_array_add (sheets, make_sheet ("法学院", n_students));
  return sheets;
}

static char *
make_long_name (void)
{
  GString *name = g_string_new ("买买提江·阿卜杜热合曼·");

  while (g_utf8_strlen (name->str, -1) < 400)
    g_string_append (name, "阿布都克里木");
  return g_string_free (name, FALSE);
}

/* With a folder in XUEYING_LOOK the pages are left there for a person's eyes. */
static void
show (XyDocument *document, const char *name)
{
  const char *folder = g_getenv ("XUEYING_LOOK");

  if (folder == NULL)
    return;
  for (int page = 0; page < xy_document_get_n_pages (document); page++)
    {
      g_autofree char *file = g_strdup_printf ("%s-%d.png", name, page + 1);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GError) error = NULL;

      xy_document_write_png (document, page, 1.5, path, &error);
      g_assert_no_error (error);
    }
}

/* What stands in the PDF, read by another program, without any white space. */
static char *
read_pdf (XyDocument *document)
{
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "list.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  GString *text = g_string_new (NULL);
  int status;

  xy_document_write_pdf (document, path, &error);
  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  for (const char *p = output; *p != '\0'; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + strlen (part), part))
    n++;
  return n;
}

static void
test_a_long_queue_takes_as_many_pages_as_it_needs (void)
{
  static const struct
  {
    guint n_students;
    int n_pages;
  } cases[] = { { 0, 1 }, { 1, 1 }, { 20, 1 }, { 132, 5 }, { 300, 10 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) sheets = make_sheets (cases[i].n_students);
      g_autoptr (XyDocument) document = xy_attendance_list_new (sheets, "2021-12-10");
      g_autofree char *name = g_strdup_printf ("list-%u", cases[i].n_students);

      show (document, name);
      g_assert_cmpint (xy_document_get_n_pages (document), ==, cases[i].n_pages);
    }
}

static void
test_everybody_is_in_the_pdf_once (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets (132);
  XyAttendanceSheet *sheet = g_ptr_array_index (sheets, 0);
  g_autoptr (XyDocument) document = xy_attendance_list_new (sheets, "2021-12-10");
  g_autofree char *text = read_pdf (document);
  const char *place = text;

  for (guint i = 0; i < sheet->arrivals->len; i++)
    {
      const XyArrival *arrival = g_ptr_array_index (sheet->arrivals, i);
      g_autofree char *clock = xy_arrival_dup_clock (arrival);
      g_autofree char *row =
          g_strdup_printf ("%d%s%s%s", arrival->place, clock, arrival->student->student_number,
                           arrival->student->name);

      g_assert_cmpuint (count (text, row), ==, 1);
      g_assert_true (strstr (text, row) >= place);
      place = strstr (text, row);
    }
}

static void
test_each_page_says_what_it_is (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets (132);
  g_autoptr (XyDocument) document = xy_attendance_list_new (sheets, "2021-12-10");
  g_autofree char *text = read_pdf (document);
  guint n_pages = (guint) xy_document_get_n_pages (document);

  g_assert_cmpstr (xy_document_get_title (document), ==, "Attendance list of 法学院");
  g_assert_cmpuint (count (text, "Studentnumber"), ==, n_pages);
  g_assert_cmpuint (count (text, "Sunday,12December2021"), ==, n_pages);
  g_assert_cmpuint (count (text, "8:30–9:30,group1of2"), ==, n_pages);
  g_assert_cmpuint (count (text, "景德楼南栋,rooms202,204,304"), ==, 1);
  g_assert_cmpuint (count (text, "Expected:132"), ==, 1);
  g_assert_cmpuint (count (text, "Signatureofthecoordinator:"), ==, 1);
  g_assert_cmpuint (count (text, "Page5of5"), ==, 1);
}

static void
test_each_college_begins_on_a_page_of_its_own (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets (3);
  g_autoptr (XyDocument) document = NULL;
  g_autofree char *text = NULL;

  g_ptr_array_add (sheets, make_sheet ("商学院", 40));
  document = xy_attendance_list_new (sheets, "2021-12-10");
  text = read_pdf (document);
  g_assert_cmpint (xy_document_get_n_pages (document), ==, 3);
  g_assert_cmpuint (count (text, "Page1of1"), ==, 1);
  g_assert_cmpuint (count (text, "Page2of2"), ==, 1);
  g_assert_cmpuint (count (text, "Expected:"), ==, 2);
}

static void
test_a_list_without_a_place_says_so (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets (2);
  XyAttendanceSheet *sheet = g_ptr_array_index (sheets, 0);
  g_autoptr (XyDocument) document = NULL;
  g_autofree char *text = NULL;

  g_clear_pointer (&sheet->session, xy_entity_unref);
  g_clear_pointer (&sheet->slot, xy_entity_unref);
  document = xy_attendance_list_new (sheets, NULL);
  text = read_pdf (document);
  g_assert_nonnull (strstr (text, "noplaceinthetimetable"));
}

static void
test_who_comes_too_late_is_counted_in_the_head (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets (5);
  XyAttendanceSheet *sheet = g_ptr_array_index (sheets, 0);
  g_autoptr (XyDocument) document = NULL, plain = NULL;
  g_autofree char *text = NULL, *plain_text = NULL;

  plain = xy_attendance_list_new (sheets, NULL);
  plain_text = read_pdf (plain);
  g_assert_null (strstr (plain_text, "aftertheg"));
  for (guint i = 3; i < 5; i++)
    ((XyArrival *) g_ptr_array_index (sheet->arrivals, i))->late = TRUE;
  document = xy_attendance_list_new (sheets, NULL);
  text = read_pdf (document);
  g_assert_nonnull (strstr (text, "2ofthemcomeafterthegroup'sowntime"));
}

static void
test_no_list_at_all_is_a_page_that_says_so (void)
{
  g_autoptr (GPtrArray) sheets = g_ptr_array_new ();
  g_autoptr (XyDocument) document = xy_attendance_list_new (sheets, "2021-12-10");
  g_autofree char *text = read_pdf (document);

  g_assert_cmpint (xy_document_get_n_pages (document), ==, 1);
  g_assert_nonnull (strstr (text, "Nobodyisonthislist."));
}

static GPtrArray *
make_extreme_sheets (void)
{
  GPtrArray *sheets = make_sheets (40);
  XyAttendanceSheet *sheet = g_ptr_array_index (sheets, 0);
  g_autofree char *long_name = make_long_name ();

  g_free (sheet->college_name);
  sheet->college_name = g_strdup ("马克思主义理论研究与中国特色社会主义法治建设协同创新学院（研究"
                                  "生培养基地、湖南省人民医院联合培养点）");
  g_free (sheet->session->building);
  sheet->session->building = g_strdup ("湖南师范大学咸嘉湖校区第二综合实验教学大楼南栋附属裙楼");
  g_ptr_array_insert (sheet->arrivals, 3, make_arrival (100, "古丽米热·阿不都热西提·买买提艾力"));
  g_ptr_array_insert (sheet->arrivals, 5, make_arrival (101, long_name));
  g_ptr_array_insert (sheet->arrivals, 7,
                      make_arrival (102, "Ξενοφών Papadopoulos-Αλεξανδρόπουλος"));
  g_ptr_array_insert (sheet->arrivals, 9, make_arrival (103, "𠮷𡈽\n龙"));
  return sheets;
}

static void
test_a_very_long_name_is_all_there (void)
{
  g_autoptr (GPtrArray) sheets = make_extreme_sheets ();
  g_autoptr (XyDocument) document = xy_attendance_list_new (sheets, "2021-12-10");
  g_autofree char *text = read_pdf (document);

  show (document, "extreme");
  /* Broken into lines, other cells of its row may stand between them; every character is there. */
  g_assert_cmpuint (count (text, "克"), >=, 60);
  g_assert_cmpuint (count (text, "…"), ==, 0);
  g_assert_nonnull (strstr (text, "买买提艾力"));
}

/* Whether every pixel outside that frame is white. */
static gboolean
margins_are_blank (XyDocument *document, int page)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  const guint8 *rows;
  gboolean blank = TRUE, drawn = FALSE;
  int w, h, stride;

  xy_document_get_page_size (document, &width, &height);
  w = (int) ceil (width) + 200;
  h = (int) ceil (height) + 200;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, w, h);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  /* Beyond the page's edges too. */
  cairo_translate (cr, 100, 100);
  xy_document_draw_page (document, page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  rows = cairo_image_surface_get_data (surface);
  stride = cairo_image_surface_get_stride (surface);
  for (int y = 0; y < h; y++)
    for (int x = 0; x < w; x++)
      {
        const guint32 *row = (const guint32 *) (gconstpointer) (rows + (gsize) stride * (gsize) y);
        gboolean inside = x >= 100 + MARGIN && y >= 100 + MARGIN && x < 100 + width - MARGIN &&
                          y < 100 + height - MARGIN;

        if ((row[x] & 0xffffff) == 0xffffff)
          continue;
        drawn = TRUE;
        if (!inside)
          blank = FALSE;
      }
  cairo_surface_destroy (surface);
  return blank && drawn;
}

static void
test_nothing_stands_on_the_margins (void)
{
  g_autoptr (GPtrArray) plain = make_sheets (132);
  g_autoptr (GPtrArray) extreme = make_extreme_sheets ();
  GPtrArray *both[] = { plain, extreme };

  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autoptr (XyDocument) document = xy_attendance_list_new (both[i], "2021-12-10");

      for (int page = 0; page < xy_document_get_n_pages (document); page++)
        g_assert_true (margins_are_blank (document, page));
    }
}

static void
test_a_folder_that_is_not_there_is_an_error (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets (1);
  g_autoptr (XyDocument) document = xy_attendance_list_new (sheets, NULL);
  g_autofree char *folder = xy_test_dup_folder ();
  g_autofree char *path = g_build_filename (folder, "none", "list.pdf", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (xy_document_write_pdf (document, path, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  g_test_add_func ("/attendance-list/pages", test_a_long_queue_takes_as_many_pages_as_it_needs);
  g_test_add_func ("/attendance-list/everybody", test_everybody_is_in_the_pdf_once);
  g_test_add_func ("/attendance-list/heads", test_each_page_says_what_it_is);
  g_test_add_func ("/attendance-list/colleges", test_each_college_begins_on_a_page_of_its_own);
  g_test_add_func ("/attendance-list/no-place", test_a_list_without_a_place_says_so);
  g_test_add_func ("/attendance-list/late", test_who_comes_too_late_is_counted_in_the_head);
  g_test_add_func ("/attendance-list/nobody", test_no_list_at_all_is_a_page_that_says_so);
  g_test_add_func ("/attendance-list/long-name", test_a_very_long_name_is_all_there);
  g_test_add_func ("/attendance-list/margins", test_nothing_stands_on_the_margins);
  g_test_add_func ("/attendance-list/no-folder", test_a_folder_that_is_not_there_is_an_error);
  return g_test_run ();
}
