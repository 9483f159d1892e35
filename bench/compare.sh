#!/usr/bin/env bash
# compare.sh LABREAD [PDF…]: the time from start to end for each PDF, beside that of pdftotext, which
# only extracts the text, and the rows that were read: a reader that drops rows is fast.
set -euo pipefail
labread=$1
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."
(($#)) || set -- samples/*.pdf
rounds=${ROUNDS:-20}

# Mean milliseconds of a command.
milliseconds() {
  local start end
  "$@" >/dev/null 2>&1
  start=$(date +%s%N)
  for ((i = 0; i < rounds; i++)); do "$@" >/dev/null 2>&1; done
  end=$(date +%s%N)
  awk -v t=$((end - start)) -v n="$rounds" 'BEGIN { printf "%.1f", t / n / 1e6 }'
}

printf '%-34s %12s %12s %6s\n' file 'labread ms' 'pdftotext ms' rows
for pdf in "$@"; do
  rows=$("$labread" --format csv "$pdf" | tail -n +2 | wc -l)
  printf '%-34s %12s %12s %6s\n' "$(basename "$pdf")" "$(milliseconds "$labread" --format json "$pdf")" \
    "$(milliseconds pdftotext -layout "$pdf" -)" "$rows"
done
