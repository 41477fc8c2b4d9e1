// SPDX-FileCopyrightText: 2026 The Xueying authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/xy-application.h"
#include "app/xy-window.h"

G_BEGIN_DECLS

/** WindowFixture: The application with its window, on a store. */
typedef struct
{
  XyApplication *application;
  XyWindow *window;
  XyWorkspace *workspace;
} WindowFixture;

/** window_fixture_init: @home: the folder that holds the stores; waits until it is loaded. */
void window_fixture_init (WindowFixture *fixture, const char *home);
/** window_fixture_clear: Closes it; what is left of the window then fails the test. */
void window_fixture_clear (WindowFixture *fixture);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (WindowFixture, window_fixture_clear)

G_END_DECLS
