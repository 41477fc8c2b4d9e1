#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Xueying authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
cd "$XUEYING_SOURCE" || exit 1
. tests/house/tap.sh

sources() { git ls-files '*.c' '*.h' '*.cpp'; }

formatted() { sources | xargs clang-format --dry-run --Werror; }
licensed() {
  local bare
  bare=$(sources | xargs grep -L 'SPDX-License-Identifier: GPL-3.0-or-later')
  [ -z "$bare" ] || { echo "$bare"; return 1; }
}
guarded() {
  local bare
  bare=$(git ls-files '*.h' | xargs grep -L '^#pragma once')
  [ -z "$bare" ] || { echo "$bare"; return 1; }
}
no_goto() { ! sources | xargs grep -nE '^\s*goto '; }
short() { sources | xargs wc -l | awk '$2 != "total" && $1 > 800 { print; long = 1 } END { exit long }'; }

promise 'every source is as clang-format writes it' formatted
promise 'every source names its licence' licensed
promise 'every header begins once' guarded
promise 'nothing jumps' no_goto
promise 'no file has become two' short
finish
