// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

/* Types into the search of a roster of a hundred thousand students, in a real window, and prints
 * how much work each keystroke makes for the main loop: until the table has its new rows, and from
 * there until they are laid out and drawn; and the same of each step of scrolling.  The clock
 * decides nothing here. */

#include <time.h>

#include "app/xy-roster-page.h"
#include "xy-test-look.h"
#include "xy-test.h"

#ifdef __SANITIZE_ADDRESS__
#define N_STUDENTS 5000
#define N_RUNS 1
#define N_STEPS 10
#else
#define N_STUDENTS 100000
#define N_RUNS 7
#define N_STEPS 100
#endif

/* What the main loop's thread has worked so far, in microseconds; other programs do not count. */
static gint64
get_work (void)
{
  struct timespec time;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time), ==, 0);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

typedef struct
{
  XyWorkspace *workspace;
  XyRosterPage *page;
  GtkWindow *window;
  gint64 began;
  gint64 drawn;
} Fixture;

static XyStudentItem *
make_item (int i)
{
  static const char *const surnames[] = { "王", "李", "张", "刘", "陈", "杨", "黄", "赵",
                                          "周", "吴", "徐", "孙", "单", "曾", "覃", "吕" };
  static const char *const given[] = { "煜", "瑶", "明", "涛", "敏", "静", "伟", "芳", "娜", "强",
                                       "磊", "军", "洋", "艳", "勇", "杰", "娟", "霞", "超", "秀" };
  g_autoptr (XyStudent) student = xy_entity_new (XY_KIND_STUDENT);
  guint hash = (guint) i * 2654435761u;

  student->id = g_strdup_printf ("%08x-0000-4000-8000-%012d", hash, i);
  student->student_number = g_strdup_printf ("2019%08d", i);
  student->name = g_strdup_printf ("%s%s%s", surnames[hash % 16], given[hash / 16 % 20],
                                   given[hash / 1600 % 20]);
  student->id_number =
      g_strdup_printf ("430%03u%04u%02u%02u%03u%u", hash % 1000, 1990 + hash / 7 % 12,
                       1 + hash / 11 % 12, 1 + hash / 13 % 28, hash / 17 % 1000, hash / 19 % 10);
  student->class_name = g_strdup_printf ("2019级%d班", 1 + i % 2500);
  student->degree = g_strdup (i % 3 == 0 ? "专业学位" : "学术学位");
  student->major = g_strdup_printf ("专业%d", i % 80);
  student->sex = g_strdup (i % 2 == 0 ? XY_SEX_FEMALE : XY_SEX_MALE);
  return xy_student_item_new (student);
}

static void
before_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Fixture *) user_data)->began = get_work ();
}

static void
after_paint_cb (GdkFrameClock *clock, gpointer user_data)
{
  ((Fixture *) user_data)->drawn = get_work ();
}

static gboolean
shows_all (gpointer user_data)
{
  return g_list_model_get_n_items (xy_roster_page_get_shown (((Fixture *) user_data)->page)) ==
         N_STUDENTS;
}

static gboolean
is_drawn (gpointer user_data)
{
  return ((Fixture *) user_data)->drawn > 0;
}

static gint64
wait_frame (Fixture *fixture)
{
  fixture->drawn = 0;
  gtk_widget_queue_draw (GTK_WIDGET (fixture->page));
  xy_test_wait (is_drawn, fixture);
  return fixture->drawn - fixture->began;
}

static void
fixture_init (Fixture *fixture)
{
  g_autofree char *home = xy_test_dup_folder ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  GdkFrameClock *clock;
  gint64 start;

  fixture->workspace = xy_workspace_new (home);
  fixture->page = g_object_new (XY_TYPE_ROSTER_PAGE, "workspace", fixture->workspace, NULL);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1280, 800);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
  for (int i = 0; i < N_STUDENTS; i++)
    g_ptr_array_add (items, make_item (i));
  start = g_get_monotonic_time ();
  xy_student_list_replace (xy_workspace_get_students (fixture->workspace), items);
  g_test_message ("a list of %d: %.1f ms of the main loop", N_STUDENTS,
                  (double) (g_get_monotonic_time () - start) / 1000);
  xy_test_wait (shows_all, fixture);
  g_test_message ("its index is there after %.1f ms",
                  (double) (g_get_monotonic_time () - start) / 1000);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->page));
  g_signal_connect (clock, "before-paint", G_CALLBACK (before_paint_cb), fixture);
  g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), fixture);
  wait_frame (fixture);
  wait_frame (fixture);
}

static void
fixture_clear (Fixture *fixture)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (fixture->page)),
                                        fixture);
  gtk_window_destroy (fixture->window);
  g_object_unref (fixture->workspace);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

static int
compare_times (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

static void
report (const char *what, const char *part, GArray *times)
{
  g_array_sort (times, compare_times);
  g_test_message ("%s, %s: median %.2f ms, worst %.2f ms", what, part,
                  (double) g_array_index (times, gint64, times->len / 2) / 1000,
                  (double) g_array_index (times, gint64, times->len - 1) / 1000);
}

/* Moves the table by so much and draws it, and says what that costs from end to end. */
static void
scroll (Fixture *fixture, GtkAdjustment *adjustment, const char *what, double step)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  gtk_adjustment_set_value (adjustment, 0);
  wait_frame (fixture);
  for (int i = 0; i < N_STEPS; i++)
    {
      double value = gtk_adjustment_get_value (adjustment);
      gint64 start = get_work (), took;

      gtk_adjustment_set_value (adjustment, value + step);
      fixture->drawn = 0;
      xy_test_wait (is_drawn, fixture);
      took = fixture->drawn - start;
      g_array_append_val (times, took);
      g_assert_cmpfloat (gtk_adjustment_get_value (adjustment), >, value);
    }
  report ("scrolling", what, times);
}

static void
test_scrolling_in_the_window (void)
{
  g_auto (Fixture) fixture = { 0 };
  GtkWidget *table;
  GtkAdjustment *adjustment;
  double page;

  fixture_init (&fixture);
  table = xy_test_look_find (GTK_WIDGET (fixture.page), GTK_TYPE_COLUMN_VIEW);
  g_assert_nonnull (table);
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (table));
  page = gtk_adjustment_get_page_size (adjustment);
  g_assert_cmpfloat (page, >, 100);
  scroll (&fixture, adjustment, "by a notch of the wheel", page / 10);
  scroll (&fixture, adjustment, "by a page", page);
  scroll (&fixture, adjustment, "far, by the bar",
          (gtk_adjustment_get_upper (adjustment) - page) / (N_STEPS + 1));
}

static void
test_keystrokes_in_the_window (void)
{
  static const struct
  {
    const char *what;
    const char *typed;
  } cases[] = {
    { "a number, digit by digit", "20190001" },
    { "a surname and a name", "张明" },
    { "initials", "zym" },
    { "the end of an ID number", "0417" },
    { "a class and a name", "12班 zh" },
  };
  g_auto (Fixture) fixture = { 0 };

  fixture_init (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr (GArray) drawn = g_array_new (FALSE, FALSE, sizeof (gint64));

      for (int run = 0; run < N_RUNS; run++)
        {
          const char *end = cases[i].typed;
          guint n_before = N_STUDENTS;

          xy_roster_page_search (fixture.page, "");
          wait_frame (&fixture);
          while (*end != '\0')
            {
              g_autofree char *text = NULL;
              gint64 start, took;
              guint n;

              end = g_utf8_next_char (end);
              text = g_strndup (cases[i].typed, (gsize) (end - cases[i].typed));
              start = get_work ();
              xy_roster_page_search (fixture.page, text);
              took = get_work () - start;
              g_array_append_val (found, took);
              took = wait_frame (&fixture);
              g_array_append_val (drawn, took);
              n = g_list_model_get_n_items (xy_roster_page_get_shown (fixture.page));
              g_assert_cmpuint (n, <=, n_before);
              n_before = n;
            }
        }
      report (cases[i].what, "until the rows are there", found);
      report (cases[i].what, "layout and drawing", drawn);
    }
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
  adw_init ();
  xy_test_look_init ();
  g_test_add_func ("/roster-speed/keystrokes-in-the-window", test_keystrokes_in_the_window);
  g_test_add_func ("/roster-speed/scrolling-in-the-window", test_scrolling_in_the_window);
  return g_test_run ();
}
