# SPDX-FileCopyrightText: 2026 The Xueying authors
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Sourced by ./run and ./check, in the project's folder.

say() { printf '%s: %s\n' "${0##*/}" "$*" >&2; }
fail() {
  say "$*"
  exit 2
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "packages are missing and neither root nor sudo is here; install them as root: $*"
  fi
}

# ensure_packages SECTION...: installs those of the list's sections that are missing.  Needs no
# network when nothing is.
ensure_packages() {
  local wanted missing=() package
  wanted=$(awk -v sections=" $* " '$0 !~ /^#/ && NF == 2 && index(sections, " " $1 " ") { print $2 }' \
    debian-packages)
  for package in $wanted; do
    dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed ||
      missing+=("$package")
  done
  [ ${#missing[@]} -gt 0 ] || return 0
  command -v apt-get >/dev/null || fail "this is not Debian; install what is like: ${missing[*]}"
  say "installing ${missing[*]}"
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# The window's translation needs the locale to exist.
ensure_locale() {
  locale -a 2>/dev/null | grep -qix 'zh_CN.utf-\?8' ||
    as_root localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
}
