#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Xueying authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
cd "$XUEYING_SOURCE" || exit 1
. tests/house/tap.sh

mapfile -t sources < <(find src tests \( -name '*.[ch]' -o -name '*.cpp' \) | sort)
mapfile -t headers < <(find src tests -name '*.h' | sort)

there() { [ ${#sources[@]} -gt 100 ] && [ ${#headers[@]} -gt 50 ]; }
formatted() { clang-format --dry-run --Werror "${sources[@]}"; }
licensed() {
  local bare
  bare=$(grep -L 'SPDX-License-Identifier: GPL-3.0-or-later' "${sources[@]}")
  [ -z "$bare" ] || { echo "$bare"; return 1; }
}
guarded() {
  local bare
  bare=$(grep -L '^#pragma once' "${headers[@]}")
  [ -z "$bare" ] || { echo "$bare"; return 1; }
}
no_goto() { ! grep -nE '^\s*goto ' "${sources[@]}"; }
short() { wc -l "${sources[@]}" | awk '$2 != "total" && $1 > 800 { print; long = 1 } END { exit long }'; }

promise 'the sources are here' there
promise 'every source is as clang-format writes it' formatted
promise 'every source names its licence' licensed
promise 'every header begins once' guarded
promise 'nothing jumps' no_goto
promise 'no file has become two' short
finish
