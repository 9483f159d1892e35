#!/usr/bin/env bash
# Prints the PDFs of this folder again from source/, each with the program that its kind of report
# usually comes from. Run through `./dev samples`, which installs the printers; not part of a build.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export SOURCE_DATE_EPOCH=1735689600 TZ=UTC LC_ALL=C.UTF-8

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

from_html() {
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --disable-pdf-tagging --user-data-dir="$scratch/chromium" \
    --no-pdf-header-footer --print-to-pdf="$2" "file://$PWD/$1" >"$scratch/log" 2>&1
}

from_fodt() {
  soffice --headless "-env:UserInstallation=file://$scratch/office" --convert-to pdf \
    --outdir "$scratch" "$1" >"$scratch/log" 2>&1
  mv "$scratch/$(basename "$1" .fodt).pdf" "$2"
}

from_ms() { groff -Kutf8 -t -ms -Tpdf "$1" >"$2" 2>"$scratch/log"; }

from_svg() { rsvg-convert --format=pdf --output="$2" "$1" 2>"$scratch/log"; }

for source in source/*; do
  name=$(basename "$source")
  "from_${name##*.}" "$source" "${name%.*}.pdf" || {
    cat "$scratch/log" >&2
    exit 1
  }
  printf '%s: %s bytes\n' "${name%.*}.pdf" "$(stat -c %s "${name%.*}.pdf")"
done
