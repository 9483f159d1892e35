#!/usr/bin/env bash
# Where system calls cannot be filtered, PDFs are refused with a clear line unless --no-sandbox is
# given, and everything else is read as ever.
#   sandbox_test.sh WITHOUT_CALL_FILTER LABREAD SAMPLES
set -uo pipefail
without=$1 labread=$2 samples=$3

fail() {
  printf 'sandbox_test: %s\n' "$*" >&2
  exit 1
}

"$without" /bin/true || { echo "skipped: this system has no filter of system calls to take away"; exit 77; }

said=$("$without" "$labread" -f csv "$samples/vitamin_panel.pdf" 2>&1 >/dev/null)
[[ $? -eq 3 ]] || fail "a PDF was not refused"
[[ $said == *"cannot confine the process"*"--no-sandbox"* ]] || fail "not the reason: $said"

results=$("$without" "$labread" --no-sandbox -f csv "$samples/vitamin_panel.pdf") ||
  fail "--no-sandbox did not read the PDF"
[[ $results == *"Vitamin B12"* ]] || fail "--no-sandbox read nothing"

"$without" "$labread" -f csv "$samples/annual_check.txt" >/dev/null || fail "a text was refused"

"$without" "$labread" batch -q "$samples/vitamin_panel.pdf" "$samples/annual_check.txt" >/dev/null 2>&1
[[ $? -eq 1 ]] || fail "one refused report of two did not end in 1"
