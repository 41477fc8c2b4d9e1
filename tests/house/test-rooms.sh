#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Xueying authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# A room sees only the rooms that it may use: tried by compiling, with the very arguments that the
# room is built with.
set -u
cd "$XUEYING_SOURCE" || exit 1
. tests/house/tap.sh
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# The include folders that a room's sources are compiled with.
folders_of() {
  grep '"command"' "$XUEYING_BUILD/compile_commands.json" | grep -F " ../src/$1/" | head -n 1 |
    tr ' ' '\n' | grep -E '^-I' | sed "s#^-I\([^/]\)#-I$XUEYING_BUILD/\1#"
}

# compiles ROOM HEADER: whether a file of ROOM that includes HEADER compiles.
compiles() {
  local folders
  mapfile -t folders < <(folders_of "$1")
  [ ${#folders[@]} -gt 0 ] || { echo "no compile command of $1"; return 1; }
  printf '#include "%s"\n' "$2" >"$scratch/probe.c"
  cc "${folders[@]}" -fsyntax-only "$scratch/probe.c"
}

refuses() {
  local output
  output=$(compiles "$1" "$2" 2>&1) && { echo "$1 can include $2"; return 1; }
  grep -qF "$2: No such file" <<<"$output" || { echo "$output"; return 1; }
}

promise 'model may include model' compiles model model/xy-record.h
promise 'app may include sync' compiles app sync/xy-sync.h
promise 'server may include protocol' compiles server protocol/xy-message.h
promise 'model cannot include app' refuses model app/xy-window.h
promise 'model cannot include store' refuses model store/xy-store.h
promise 'photo cannot include store' refuses photo store/xy-store.h
promise 'protocol cannot include store' refuses protocol store/xy-store.h
promise 'store cannot include sync' refuses store sync/xy-sync.h
promise 'store cannot include photo' refuses store photo/xy-photo-report.h
promise 'drawing cannot include store' refuses drawing store/xy-store.h
promise 'server cannot include store' refuses server store/xy-store.h
promise 'app cannot include server' refuses app server/xy-server.h
promise 'cli cannot include app' refuses cli app/xy-window.h

no_climbing() { ! grep -rnE --include='*.[ch]' --include='*.cpp' '#include "\.\./' src tests; }
promise 'nobody climbs out of a room' no_climbing
finish
