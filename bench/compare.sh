#!/usr/bin/env bash
# compare.sh LABREAD [PDF…]: labread's times beside those of programs that only extract the text.
#   one report   from start to end, beside pdftotext -layout and mutool draw -F text. They run in turn
#                on the same file, ROUNDS times (20); the medians stand here with their ratio.
#   a batch      of BATCH documents (300) made of these files, pinned to one core, beside pdftotext run
#                for each and beside libpoppler in one process, then on two cores; and the memory of
#                its processes.
#   in process   the PDF floor beside libpoppler, where pdf_bench stands with labread (./dev bench).
# A reader that drops words is fast, so every word of a name, value or unit that labread reports must
# stand in pdftotext's text first, there must be results at all, and pdf_bench must find the same
# words as pdftotext (word_recall.py).
set -euo pipefail
labread=$(realpath "$1")
shift
cd "$(dirname "${BASH_SOURCE[0]}")/.."
(($#)) || set -- samples/*.pdf
bench=$(dirname "$labread")/bench/pdf_bench
rounds=${ROUNDS:-20}
documents=${BATCH:-300}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

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
  "$@" >/dev/null 2>&1 || true
  echo $((${EPOCHREALTIME/./} - start)) >>"$into"
}

median() { sort -n "$1" | sed -n "$((($(wc -l <"$1") + 1) / 2))p"; }

one_report() {
  local pdf rows missing name failed=0 a b c
  printf '%-34s %10s %10s %8s %6s %6s\n' 'one report, ms' labread pdftotext mutool ratio rows
  : >"$work/ratios"
  for pdf in "$@"; do
    name=$(basename "$pdf")
    rows=$("$labread" --format json "$pdf" | grep -c '^      "name":' || true)
    missing=$(missing_words "$pdf" | paste -sd ' ')
    if [[ $rows == 0 || -n $missing ]]; then
      printf '%-34.34s not compared: %s rows, not in the text: %s\n' "$name" "$rows" "$missing"
      failed=1
      continue
    fi
    : >"$work/a"
    : >"$work/b"
    : >"$work/c"
    for ((i = 0; i < rounds; i++)); do
      clock "$work/a" "$labread" --format json "$pdf"
      clock "$work/b" pdftotext -layout "$pdf" -
      clock "$work/c" mutool draw -q -F text -o - "$pdf"
    done
    a=$(median "$work/a") b=$(median "$work/b") c=$(median "$work/c")
    awk -v name="$name" -v a="$a" -v b="$b" -v c="$c" -v n="$rows" 'BEGIN {
      printf "%-34.34s %10.1f %10.1f %8.1f %6.2f %6d\n", name, a / 1e3, b / 1e3, c / 1e3, a / b, n }'
    awk -v a="$a" -v b="$b" -v c="$c" 'BEGIN { print a / b, a / c }' >>"$work/ratios"
  done
  cut -d ' ' -f 1 "$work/ratios" >"$work/a"
  cut -d ' ' -f 2 "$work/ratios" >"$work/b"
  echo "median ratio to pdftotext $(median "$work/a"), to mutool $(median "$work/b")"
  return $failed
}

# The most memory that any process of a name took, in kB.
most_memory() { cat "$work"/memory.* 2>/dev/null | awk -v of="$1" '$1 == of && $2 > m { m = $2 } END { print m + 0 }'; }

# Looks at the memory of labread's processes while process $1 lives.
watch_memory() {
  local process
  while kill -0 "$1" 2>/dev/null; do
    for process in "$1" $(pgrep -P "$1" || true); do
      awk '/^Name/ { name = $2 } /^VmHWM/ { print name, $2 }' "/proc/$process/status" 2>/dev/null || true
    done >>"$work/memory.$1"
    sleep 0.05
  done
}

# Documents a second, of a command that makes its output anew: to delete the last one takes its time.
a_second() {
  rm -f "$work/out.jsonl"
  local start=${EPOCHREALTIME/./}
  "$@" >/dev/null 2>&1 || true
  echo $((documents * 1000000 / (${EPOCHREALTIME/./} - start)))
}

each_alone() {
  local pdf
  for pdf in "$work"/batch/*.pdf; do pdftotext -layout "$pdf" -; done
}

batch() {
  local -a pdfs=("$@")
  local i watched
  mkdir "$work/batch"
  for ((i = 0; i < documents; i++)); do  # a remark behind the end makes each a file of its own
    { cat "${pdfs[i % ${#pdfs[@]}]}" && printf '\n%%%d\n' "$i"; } >"$work/batch/$i.pdf"
  done
  export -f each_alone
  export work
  for i in 1 2 3 4 5; do
    a_second taskset -c 0 "$labread" batch -q -j 1 -o "$work/out.jsonl" "$work/batch" >>"$work/one"
    a_second taskset -c 0,1 "$labread" batch -q -j 2 -o "$work/out.jsonl" "$work/batch" >>"$work/two"
    ((i > 3)) || a_second taskset -c 0 bash -c each_alone >>"$work/alone"
    [[ ! -x $bench ]] || a_second taskset -c 0 "$bench" poppler "$work"/batch/*.pdf >>"$work/poppler"
  done
  "$labread" batch -q -j 1 -o "$work/out.jsonl" "$work/batch" &
  watched=$!
  watch_memory "$watched"
  wait "$watched" || true
  awk -v one="$(median "$work/one")" -v two="$(median "$work/two")" -v alone="$(median "$work/alone")" \
    -v poppler="$([[ ! -x $bench ]] || median "$work/poppler")" \
    -v worker="$(most_memory labread-pdf)" -v program="$(most_memory labread)" -v n="$documents" 'BEGIN {
    printf "batch of %d, documents a second: %d on one core, %d on two (%.2f times), pdftotext %d (%.1f times)\n",
      n, one, two, two / one, alone, one / alone
    if (poppler) printf "libpoppler in one process: %d (%.1f times)\n", poppler, one / poppler
    printf "most memory: worker %.1f MB, labread %.1f MB\n", worker / 1e3, program / 1e3 }'
}

failed=0
if [[ -x $bench ]]; then bench/word_recall.py "$bench" "$@" || failed=1; fi
one_report "$@" || failed=1
batch "$@"
if [[ -x $bench ]]; then "$bench" time "$rounds" "$@" | tail -3; fi
exit $failed
