#!/bin/sh
# make_man_pages.sh LABREAD FOLDER: a manual page for the program and for each command that its
# help names, out of the help texts.
set -eu
program=$1
folder=$2
awk_file=$(dirname "$0")/man_page.awk
version=$("$program" --version | cut -d ' ' -f 2)
date=$(date -u -d "@${SOURCE_DATE_EPOCH:-$(date +%s)}" +%Y-%m-%d)
mkdir -p "$folder"
rm -f "$folder"/*.1
commands=$("$program" help | sed -nE 's/^(Usage:)? +labread ([a-z][a-z-]*) .*  .*/\2/p' | sort -u |
  grep -vx help)
for command in '' $commands; do
  page=labread${command:+-$command}
  others=
  for other in '' $commands; do
    [ "$other" = "$command" ] || others="$others labread${other:+-$other}"
  done
  # shellcheck disable=SC2086 — no word at all for the program itself
  "$program" help $command | awk -v page="$page" -v version="$version" -v date="$date" \
    -v others="$others" -f "$awk_file" >"$folder/$page.1"
done
