#!/usr/bin/env bash
# compare.sh LABREAD [PDF…]: the time from start to end for each PDF beside that of pdftotext, which
# only extracts the text. The two run in turn on the same file, ROUNDS times, and the medians stand
# here with their ratio. A reader that drops words is fast, so every word of a name, value or unit
# that labread reports must stand in pdftotext's text first, and there must be results at all.
set -euo pipefail
labread=$1
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."
(($#)) || set -- samples/*.pdf
rounds=${ROUNDS:-20}
times=$(mktemp -d)
trap 'rm -rf "$times"' EXIT

# Name, value and unit of each result, one a line, from the indented JSON.
printed_fields() {
  "$labread" --format json "$1" |
    sed -nE '/^  "results": \[/,/^  \]/ s/^ {6}"(name|value|unit)": "(.*)",?$/\2/p'
}

# The different words of a text; a comparator and a flag are words also where they touch a number.
words() { sed -E 's/[<>]/ & /g; s/([0-9])([HL])( |$)/\1 \2\3/g' | tr -s ' \f' '\n' | sed '/^$/d' | sort -u; }

# Words of the results that pdftotext does not find.
missing_words() { comm -23 <(printed_fields "$1" | words) <(pdftotext -layout "$1" - | words); }

# Appends the microseconds that a command takes to a file.
clock() {
  local into=$1 start
  shift
  start=${EPOCHREALTIME/./}
  "$@" >/dev/null 2>&1
  echo $((${EPOCHREALTIME/./} - start)) >>"$into"
}

median() { sort -n "$1" | sed -n "$(((rounds + 1) / 2))p"; }

failed=0
printf '%-30s %10s %12s %6s %5s\n' file 'labread ms' 'pdftotext ms' ratio rows
for pdf in "$@"; do
  rows=$("$labread" --format json "$pdf" | grep -c '^      "name":' || true)
  missing=$(missing_words "$pdf" | paste -sd ' ')
  if [[ $rows == 0 || -n $missing ]]; then
    printf '%-30s not compared: %s rows, not in the text: %s\n' "$(basename "$pdf")" "$rows" "$missing"
    failed=1
    continue
  fi
  : >"$times/a"
  : >"$times/b"
  for ((i = 0; i < rounds; i++)); do
    clock "$times/a" "$labread" --format json "$pdf"
    clock "$times/b" pdftotext -layout "$pdf" -
  done
  awk -v name="$(basename "$pdf")" -v a="$(median "$times/a")" -v b="$(median "$times/b")" -v n="$rows" \
    'BEGIN { printf "%-30s %10.1f %12.1f %6.2f %5d\n", name, a / 1e3, b / 1e3, a / b, n }'
done
exit $failed
