#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 The Xueying authors
# SPDX-License-Identifier: GPL-3.0-or-later
set -u
cd "$XUEYING_SOURCE" || exit 1
. tests/house/tap.sh

manifest() { flatpak-builder --show-manifest flatpak/cn.xueying.Xueying.yaml >/dev/null; }
desktop() { desktop-file-validate "$XUEYING_BUILD"/data/cn.xueying.Xueying.desktop; }
metainfo() { appstreamcli validate --no-net "$XUEYING_BUILD"/data/cn.xueying.Xueying.metainfo.xml; }
translated() {
  local statistics
  statistics=$(LC_ALL=C msgfmt --check --statistics -o /dev/null po/zh_CN.po 2>&1) || { echo "$statistics"; return 1; }
  ! grep -E 'untranslated|fuzzy' <<<"$statistics"
}
# Every string of the sources is in the translation: extracted anew, nothing is missing.
harvested() {
  local scratch missing
  scratch=$(mktemp -d)
  cp po/zh_CN.po "$scratch/zh_CN.po"
  xgettext --from-code=UTF-8 --add-comments=Translators --keyword=_ --keyword=N_ --keyword=C_:1c,2 \
    --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 --files-from=po/POTFILES -o "$scratch/now.pot" 2>/dev/null &&
    msgmerge -q --no-fuzzy-matching -o "$scratch/merged.po" "$scratch/zh_CN.po" "$scratch/now.pot" &&
    missing=$(LC_ALL=C msgattrib --untranslated --no-obsolete "$scratch/merged.po" | grep '^msgid "..*"')
  rm -rf "$scratch"
  [ -z "${missing:-}" ] || { echo "$missing"; return 1; }
}
listed() {
  local unlisted
  unlisted=$(grep -rlE --include='*.c' --include='*.cpp' \
    '[^a-zA-Z](_|N_|C_|NC_|ngettext|g_dngettext) \("' src | grep -vxFf po/POTFILES)
  [ -z "$unlisted" ] || { echo "$unlisted"; return 1; }
}
interfaces() {
  local unlisted
  xmllint --noout ui/*.ui || return 1
  unlisted=$(grep -l 'translatable="yes"' ui/*.ui | grep -vxFf po/POTFILES)
  [ -z "$unlisted" ] || { echo "$unlisted"; return 1; }
}

promise 'the Flatpak manifest can be read' manifest
promise 'the desktop file is valid' desktop
promise 'the metainfo is valid' metainfo
promise 'every source with words is listed for translation' listed
promise 'every interface file is sound and listed' interfaces
promise 'the Chinese translation is complete' translated
promise 'the Chinese translation has every string of the sources' harvested
finish
