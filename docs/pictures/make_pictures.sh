#!/usr/bin/env bash
# make_pictures.sh PROGRAM: takes the pictures of the README again from samples/. Run through
# `./dev pictures`, which installs the browser; not part of a build.
set -euo pipefail
program=$(realpath "$1")
cd "$(dirname "${BASH_SOURCE[0]}")"
export TZ=UTC LC_ALL=C.UTF-8

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
ln -s "$PWD/../../samples" "$scratch/samples"

# page_picture NAME REPORT HEIGHT: the head of the report's page. With few colours, since pages of
# text need no more and the file becomes a third.
page_picture() {
  (cd "$scratch" && "$program" "samples/$2" -o "$1.html")
  chromium --headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --hide-scrollbars --user-data-dir="$scratch/chromium" \
    --window-size="920,$3" --screenshot="$scratch/$1.png" "file://$scratch/$1.html" \
    >"$scratch/log" 2>&1 || {
    cat "$scratch/log" >&2
    exit 1
  }
  pngquant --force --speed 1 --output "$1.png" 64 "$scratch/$1.png"
  printf '%s.png: %s bytes\n' "$1" "$(stat -c %s "$1.png")"
}

page_picture page annual_check.txt 1020

# annotated_picture NAME REPORT: the upper part of the first page of the marked copy.
annotated_picture() {
  "$program" annotate --quiet "$scratch/samples/$2" -o "$scratch/$1.pdf"
  pdftoppm -r 120 -x 60 -y 60 -W 900 -H 560 -png -singlefile "$scratch/$1.pdf" "$scratch/$1"
  pngquant --force --speed 1 --output "$1.png" 64 "$scratch/$1.png"
  printf '%s.png: %s bytes\n' "$1" "$(stat -c %s "$1.png")"
}

annotated_picture annotated vitamin_panel.pdf
