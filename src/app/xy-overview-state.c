// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/xy-overview-state.h"

#include <glib/gi18n-lib.h>

#include "app/xy-roster-state.h"
#include "app/xy-words.h"
#include "model/xy-order.h"
#include "model/xy-time.h"

static void
place_free (XyOverviewPlace *place)
{
  g_free (place->slot);
  g_free (place->heading);
  g_free (place->when);
  g_free (place->where);
  g_free (place->relation);
  g_free (place);
}

static void
task_free (XyOverviewTask *task)
{
  g_free (task->title);
  g_free (task->subtitle);
  g_free (task);
}

static void
progress_free (XyOverviewProgress *progress)
{
  g_free (progress->class_name);
  g_free (progress);
}

void
xy_overview_state_free (XyOverviewState *state)
{
  if (state == NULL)
    return;
  g_ptr_array_unref (state->places);
  g_ptr_array_unref (state->tasks);
  g_ptr_array_unref (state->classes);
  g_ptr_array_unref (state->facts);
  g_free (state->summary);
  g_free (state);
}

char *
xy_overview_dup_relation (int days)
{
  if (days == 0)
    return g_strdup (_ ("today"));
  if (days == 1)
    return g_strdup (_ ("tomorrow"));
  return g_strdup_printf (ngettext ("in %d day", "in %d days", (gulong) days), days);
}

static int
days_between (GDateTime *from, GDateTime *to)
{
  GDate first, second;

  g_date_clear (&first, 1);
  g_date_clear (&second, 1);
  g_date_set_dmy (&first, (GDateDay) g_date_time_get_day_of_month (from),
                  (GDateMonth) g_date_time_get_month (from),
                  (GDateYear) g_date_time_get_year (from));
  g_date_set_dmy (&second, (GDateDay) g_date_time_get_day_of_month (to),
                  (GDateMonth) g_date_time_get_month (to), (GDateYear) g_date_time_get_year (to));
  return g_date_days_between (&first, &second);
}

/* Who comes on site there: of a split college only the classes that come to that place. */
static int
count_on_site (GListModel *students, const XyAssignment *assignment)
{
  gboolean split = assignment->classes != NULL && assignment->classes[0] != NULL;
  guint n = g_list_model_get_n_items (students);
  int count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);
      const XyStudent *student = xy_student_item_get_student (item);

      if (student->online_only || g_strcmp0 (student->college, assignment->college) != 0)
        continue;
      if (!split ||
          (student->class_name != NULL &&
           g_strv_contains ((const char *const *) assignment->classes, student->class_name)))
        count++;
    }
  return count;
}

static char *
dup_where (const XyOverviewInput *input, const XyAssignment *assignment, const XySession *session)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  int n_students = count_on_site (input->students, assignment);

  g_ptr_array_add (parts, xy_words_place (session));
  g_ptr_array_add (parts, xy_words_group ((int) assignment->group));
  if (assignment->classes != NULL && assignment->classes[0] != NULL)
    g_ptr_array_add (parts, g_strjoinv (" ", assignment->classes));
  if (n_students > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%d student on site", "%d students on site",
                                                       (gulong) n_students),
                                             n_students));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static void
add_place (XyOverviewState *state, const XyOverviewInput *input, const XyAssignment *assignment)
{
  const XySlot *slot = xy_schedule_find_slot (input->schedule, assignment->slot);
  const XySession *session =
      slot != NULL ? xy_schedule_find_session (input->schedule, slot->session) : NULL;
  const XyCampaign *campaign = xy_schedule_get_campaign (input->schedule);
  g_autoptr (GDateTime) start = NULL, end = NULL, now = NULL;
  g_autofree char *date = NULL, *hours = NULL;
  XyOverviewPlace *place;

  if (session == NULL)
    return;
  start =
      xy_time_of_session (session->date, slot->start, campaign != NULL ? campaign->timezone : NULL);
  end = xy_time_of_session (session->date, slot->end, campaign != NULL ? campaign->timezone : NULL);
  date = xy_words_date (session->date);
  hours = xy_words_hours (slot->start, slot->end);

  place = g_new0 (XyOverviewPlace, 1);
  place->slot = g_strdup (slot->id);
  /* Translators: a day, hours. */
  place->when = g_strdup_printf (_ ("%s, %s"), date, hours);
  place->where = dup_where (input, assignment, session);
  if (start != NULL && end != NULL)
    {
      now = g_date_time_to_timezone (input->now, g_date_time_get_timezone (start));
      place->past = g_date_time_compare (now, end) >= 0;
      if (!place->past)
        place->relation = xy_overview_dup_relation (days_between (now, start));
    }
  place->heading = g_strdup (place->past ? _ ("Our slot was on") : _ ("Our slot"));
  g_ptr_array_add (state->places, place);
}

static XyOverviewTask *
add_task (XyOverviewState *state, XyTaskKind kind, int count, char *title, const char *button)
{
  XyOverviewTask *task = g_new0 (XyOverviewTask, 1);

  task->kind = kind;
  task->count = count;
  task->title = title;
  task->button = button;
  g_ptr_array_add (state->tasks, task);
  return task;
}

static int
compare_progress (gconstpointer a, gconstpointer b)
{
  const XyOverviewProgress *first = *(const XyOverviewProgress *const *) a;
  const XyOverviewProgress *second = *(const XyOverviewProgress *const *) b;

  return xy_order_compare (first->class_name, second->class_name);
}

static int
count_students (XyOverviewState *state, GListModel *students)
{
  g_autoptr (GHashTable) by_class = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = g_list_model_get_n_items (students);
  int n_problems = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (XyStudentItem) item = g_list_model_get_item (students, i);
      const XyStudent *student = xy_student_item_get_student (item);
      const char *class_name = student->class_name != NULL ? student->class_name : "";
      XyPhotoState photo = xy_student_item_get_photo_state (item);
      XyOverviewProgress *progress = g_hash_table_lookup (by_class, class_name);

      if (progress == NULL)
        {
          progress = g_new0 (XyOverviewProgress, 1);
          progress->class_name = g_strdup (class_name);
          g_ptr_array_add (state->classes, progress);
          g_hash_table_insert (by_class, progress->class_name, progress);
        }
      progress->total++;
      progress->counts[photo]++;
      state->all.total++;
      state->all.counts[photo]++;
      if (xy_student_item_has_problem (item))
        n_problems++;
    }
  g_ptr_array_sort (state->classes, compare_progress);
  return n_problems;
}

static char *
dup_summary (const XyOverviewProgress *all)
{
  g_autoptr (GString) summary = g_string_new (NULL);
  static const XyPhotoState order[] = { XY_PHOTO_ACCEPTED,  XY_PHOTO_TO_DECIDE, XY_PHOTO_FLAGGED,
                                        XY_PHOTO_UNCHECKED, XY_PHOTO_ASKED,     XY_PHOTO_REJECTED,
                                        XY_PHOTO_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      if (all->counts[order[i]] == 0)
        continue;
      if (summary->len > 0)
        g_string_append (summary, " · ");
      /* Translators: a state of photos, such as "Accepted", and how many there are. */
      g_string_append_printf (summary, _ ("%s %d"), xy_words_photo_state (order[i]),
                              all->counts[order[i]]);
    }
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static void
add_photo_tasks (XyOverviewState *state)
{
  const int *counts = state->all.counts;
  int n = counts[XY_PHOTO_FLAGGED];

  if (n > 0)
    add_task (state, XY_TASK_FLAGGED, n,
              g_strdup_printf (ngettext ("%d photo that a rule has flagged",
                                         "%d photos that a rule has flagged", (gulong) n),
                               n),
              _ ("Review"));
  n = counts[XY_PHOTO_TO_DECIDE];
  if (n > 0)
    add_task (
        state, XY_TASK_TO_DECIDE, n,
        g_strdup_printf (ngettext ("%d photo with nothing flagged, to be decided",
                                   "%d photos with nothing flagged, to be decided", (gulong) n),
                         n),
        _ ("Review"));
}

static void
add_roster_tasks (XyOverviewState *state, int n_problems)
{
  const int *counts = state->all.counts;
  int n = counts[XY_PHOTO_NONE];

  if (n_problems > 0)
    add_task (state, XY_TASK_PROBLEMS, n_problems,
              g_strdup_printf (ngettext ("%d student whose data in the roster has a problem",
                                         "%d students whose data in the roster has a problem",
                                         (gulong) n_problems),
                               n_problems),
              _ ("Show"));
  if (n > 0)
    add_task (state, XY_TASK_NO_PHOTO, n,
              g_strdup_printf (ngettext ("%d graduate with no photo yet",
                                         "%d graduates with no photo yet", (gulong) n),
                               n),
              _ ("List"));
  n = counts[XY_PHOTO_REJECTED];
  if (n > 0)
    add_task (state, XY_TASK_REJECTED, n,
              g_strdup_printf (ngettext ("%d student who must submit a new photo",
                                         "%d students who must submit a new photo", (gulong) n),
                               n),
              _ ("List"));
}

static void
add_timetable_task (XyOverviewState *state, const XyOverviewInput *input)
{
  g_autoptr (GPtrArray) problems = xy_schedule_list_problems (input->schedule);

  for (guint i = 0; i < problems->len; i++)
    {
      const XyScheduleProblem *problem = g_ptr_array_index (problems, i);
      gboolean concerns_us =
          input->college == NULL || g_strcmp0 (problem->college, input->college) == 0;

      for (guint k = 0; !concerns_us && problem->slot != NULL && k < state->places->len; k++)
        {
          const XyOverviewPlace *place = g_ptr_array_index (state->places, k);

          concerns_us = problem->college == NULL && g_str_equal (place->slot, problem->slot);
        }
      if (concerns_us)
        add_task (state, XY_TASK_TIMETABLE, 1, xy_words_problem (input->schedule, problem),
                  _ ("Open Timetable"));
    }
}

/* What is new is read, and what the school is asked is answered; who has asked only waits. */
static void
add_agreement_tasks (XyOverviewState *state, const XyOverviewInput *input)
{
  for (guint i = 0; input->news != NULL && i < input->news->len; i++)
    add_task (state, XY_TASK_NEWS, 1, g_strdup (g_ptr_array_index (input->news, i)),
              _ ("Open Timetable"));
  if (input->n_requests == 0)
    return;
  if (input->is_school)
    add_task (state, XY_TASK_REQUESTS, input->n_requests,
              g_strdup_printf (ngettext ("%d request for the timetable to be answered",
                                         "%d requests for the timetable to be answered",
                                         (gulong) input->n_requests),
                               input->n_requests),
              _ ("Answer"));
  else
    add_task (
        state, XY_TASK_REQUESTS, input->n_requests,
        g_strdup_printf (ngettext ("%d request for the timetable waits for the graduate school",
                                   "%d requests for the timetable wait for the graduate school",
                                   (gulong) input->n_requests),
                         input->n_requests),
        _ ("Show"));
}

static gboolean
has_only_waiting (const XyOverviewState *state, const XyOverviewInput *input)
{
  for (guint i = 0; i < state->tasks->len; i++)
    if (input->is_school ||
        ((XyOverviewTask *) g_ptr_array_index (state->tasks, i))->kind != XY_TASK_REQUESTS)
      return FALSE;
  return TRUE;
}

XyOverviewState *
xy_overview_state_new (const XyOverviewInput *input)
{
  XyOverviewState *state = g_new0 (XyOverviewState, 1);
  g_autoptr (GPtrArray) assignments = NULL;
  int n_problems;

  state->places = g_ptr_array_new_with_free_func ((GDestroyNotify) place_free);
  state->tasks = g_ptr_array_new_with_free_func ((GDestroyNotify) task_free);
  state->classes = g_ptr_array_new_with_free_func ((GDestroyNotify) progress_free);
  state->facts = g_ptr_array_new_with_free_func (g_free);

  if (input->college != NULL)
    {
      assignments = xy_schedule_list_college (input->schedule, input->college);
      for (guint i = 0; i < assignments->len; i++)
        add_place (state, input, g_ptr_array_index (assignments, i));
    }
  n_problems = count_students (state, input->students);
  state->summary = dup_summary (&state->all);

  if (!input->signed_in)
    add_task (state, XY_TASK_SIGN_IN, 1,
              g_strdup (_ ("You are not signed in; nothing reaches the graduate school.")),
              _ ("Sign In…"));
  if (input->college == NULL && !input->signed_in)
    add_task (state, XY_TASK_CHOOSE_COLLEGE, 1, g_strdup (_ ("Choose the college you work for.")),
              _ ("Choose"));
  if (state->all.total == 0)
    add_task (state, XY_TASK_IMPORT, 1, g_strdup (_ ("There is no roster yet.")), _ ("Import…"));
  if (input->n_conflicts > 0)
    add_task (state, XY_TASK_CONFLICTS, input->n_conflicts,
              g_strdup_printf (ngettext ("%d conflict with another computer",
                                         "%d conflicts with another computer",
                                         (gulong) input->n_conflicts),
                               input->n_conflicts),
              _ ("Decide"));
  add_agreement_tasks (state, input);
  add_photo_tasks (state);
  add_roster_tasks (state, n_problems);
  add_timetable_task (state, input);

  if (state->all.counts[XY_PHOTO_ASKED] > 0)
    g_ptr_array_add (state->facts,
                     g_strdup_printf (ngettext ("The graduate school is asked about %d photo.",
                                                "The graduate school is asked about %d photos.",
                                                (gulong) state->all.counts[XY_PHOTO_ASKED]),
                                      state->all.counts[XY_PHOTO_ASKED]));
  state->all_done = state->all.total > 0 && has_only_waiting (state, input);
  return state;
}
