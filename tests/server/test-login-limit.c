// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/xy-login-limit.h"
#include "xy-test.h"

#define SECOND G_USEC_PER_SEC

typedef XyLoginLimit Limit;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Limit, xy_login_limit_free)

static void
use_up (Limit *limit, const char *account, const char *address, guint n)
{
  for (guint i = 0; i < n; i++)
    g_assert_cmpuint (xy_login_limit_try (limit, account, address, SECOND), ==, 0);
}

static void
each_wait_is_twice_the_one_before_up_to_the_longest (void)
{
  static const guint expected[] = { 1, 2, 4, 8, 16, 32, 60, 60 };
  g_autoptr (Limit) limit = xy_login_limit_new ();
  gint64 now = SECOND;

  use_up (limit, "li", "a", XY_LOGIN_FREE_OF_ACCOUNT);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_assert_cmpuint (xy_login_limit_try (limit, "li", "a", now), ==, expected[i]);
      now += expected[i] * SECOND;
      g_assert_cmpuint (xy_login_limit_try (limit, "li", "a", now), ==, 0);
    }
}

static void
an_account_is_slowed_down_from_wherever_it_is_tried (void)
{
  g_autoptr (Limit) limit = xy_login_limit_new ();

  use_up (limit, "li", "a", XY_LOGIN_FREE_OF_ACCOUNT);
  g_assert_cmpuint (xy_login_limit_try (limit, "li", "b", SECOND), >, 0);
  g_assert_cmpuint (xy_login_limit_try (limit, "wang", "a", SECOND), ==, 0);
}

static void
an_address_is_slowed_down_whatever_account_it_tries (void)
{
  g_autoptr (Limit) limit = xy_login_limit_new ();

  for (guint i = 0; i < XY_LOGIN_FREE_OF_ADDRESS; i++)
    {
      g_autofree char *name = g_strdup_printf ("account %u", i);

      g_assert_cmpuint (xy_login_limit_try (limit, name, "a", SECOND), ==, 0);
    }
  g_assert_cmpuint (xy_login_limit_try (limit, "another", "a", SECOND), >, 0);
  g_assert_cmpuint (xy_login_limit_try (limit, "another", "b", SECOND), ==, 0);
}

static void
success_forgives_the_account (void)
{
  g_autoptr (Limit) limit = xy_login_limit_new ();

  use_up (limit, "li", "a", XY_LOGIN_FREE_OF_ACCOUNT - 1);
  use_up (limit, "li", "a", 1);
  xy_login_limit_succeeded (limit, "li", "a");
  use_up (limit, "li", "a", XY_LOGIN_FREE_OF_ACCOUNT);
}

static void
a_quarter_of_an_hour_forgives_too (void)
{
  g_autoptr (Limit) limit = xy_login_limit_new ();

  use_up (limit, "li", "a", XY_LOGIN_FREE_OF_ACCOUNT);
  g_assert_cmpuint (xy_login_limit_try (limit, "li", "a", 20 * 60 * SECOND), ==, 0);
  g_assert_cmpuint (xy_login_limit_try (limit, "li", "a", 20 * 60 * SECOND), ==, 0);
}

/* A flood of names does not make it forget who was tried last. */
static void
what_is_remembered_is_bounded (void)
{
  g_autoptr (Limit) limit = xy_login_limit_new ();
  gint64 later = 60 * SECOND;

  for (guint i = 0; i < 2 * XY_LOGIN_MAX_REMEMBERED; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u", i);

      xy_login_limit_try (limit, name, name, SECOND + i);
    }
  for (guint i = 0; i < XY_LOGIN_FREE_OF_ACCOUNT; i++)
    g_assert_cmpuint (xy_login_limit_try (limit, "li", "z", later), ==, 0);
  g_assert_cmpuint (xy_login_limit_try (limit, "li", "z", later), >, 0);
}

int
main (int argc, char **argv)
{
  xy_test_init (&argc, &argv);
#define ADD(name) g_test_add_func ("/server/login-limit/" #name, name)
  ADD (each_wait_is_twice_the_one_before_up_to_the_longest);
  ADD (an_account_is_slowed_down_from_wherever_it_is_tried);
  ADD (an_address_is_slowed_down_whatever_account_it_tries);
  ADD (success_forgives_the_account);
  ADD (a_quarter_of_an_hour_forgives_too);
  ADD (what_is_remembered_is_bounded);
  return g_test_run ();
}
