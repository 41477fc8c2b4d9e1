# SPDX-FileCopyrightText: 2026 The Xueying authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by the tests of this folder: prints TAP.

number=0

# promise WORDS COMMAND...: one test, passed if the command ends well.  Its output is a comment.
promise() {
  local words=$1 output verdict=ok
  shift
  number=$((number + 1))
  output=$("$@" 2>&1) || verdict='not ok'
  printf '%s %d - %s\n' "$verdict" "$number" "$words"
  [ -z "$output" ] || printf '%s\n' "$output" | sed 's/^/# /'
}

finish() { echo "1..$number"; }
