#!/usr/bin/env bash
# readme_test.sh BUILD: runs what the README shows with the program of that build folder.
#   ```sh       each `./dev run …` and `labread …` line must end with 0, or with the code that a
#               comment `# exit N` behind it names. `./dev test` and others are not run.
#   ```console  a line `$ ./dev run …` and below it exactly what the program prints, up to a
#               line `…` where the README leaves the rest out.
# With LABREAD_REFRESH in the environment it writes those outputs anew, as many lines as before.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
program=$(cd "$1" && pwd)/labread
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
# Commands of the README write beside the reader's reports, not into the source tree.
ln -s "$root/samples" "$scratch/samples"
cd "$scratch"
failures=0
ran=0

fail() {
  printf '%s\n' "$@"
  failures=$((failures + 1))
}

# The program's own words for `./dev run …` or `labread …`; nothing for other commands.
arguments_of() { sed -nE 's/^(\.\/dev run|labread) +(.*)$/\2/p' <<<"$1"; }

run_command() {
  local line=$1 command wanted=0 code=0
  [[ $line =~ \#\ exit\ ([0-9]+) ]] && wanted=${BASH_REMATCH[1]}
  command=${line%% \#*}
  [[ -n $(arguments_of "$command") ]] || return 0
  ran=$((ran + 1))
  # labread is run as a command of the shell, because the README's lines may hold pipes.
  PATH=$scratch/bin:$PATH bash -c "set -o pipefail; ${command/#.\/dev run/labread}" \
    </dev/null >"$scratch/out" 2>"$scratch/err" || code=$?
  [[ $code == "$wanted" ]] ||
    fail "$command: exit code $code, not $wanted" "$(tail -5 "$scratch/err")"
}

compare_output() {
  local command=$1 shown=$2
  ran=$((ran + 1))
  PATH=$scratch/bin:$PATH bash -c "${command/#.\/dev run/labread} --format text" \
    </dev/null >"$scratch/out" 2>&1 || fail "$command: exit code $?"
  if [[ $(tail -1 "$shown") == … ]]; then
    sed -i '$d' "$shown"
    head -n "$(wc -l <"$shown")" "$scratch/out" >"$scratch/head"
    mv "$scratch/head" "$scratch/out"
  fi
  diff -u "$shown" "$scratch/out" >"$scratch/diff" ||
    fail "the README shows another output of: $command" "$(cat "$scratch/diff")"
}

mkdir -p bin && printf '#!/bin/sh\nexec "%s" "$@"\n' "$program" >bin/labread && chmod +x bin/labread

# Puts the head of what the program prints in place of what the README shows.
refresh_output() {
  local command=$1 shown=$2 lines
  PATH=$scratch/bin:$PATH bash -c "${command/#.\/dev run/labread} --format text" </dev/null \
    >"$scratch/out"
  if [[ $(tail -1 "$shown") == … ]]; then
    lines=$(($(wc -l <"$shown") - 1))
    head -n "$lines" "$scratch/out"
    echo …
  else
    cat "$scratch/out"
  fi
}

block=
console=
while IFS= read -r line; do
  case $line in
    '```sh' | '```console') block=${line#'```'} ;;
    '```')
      if [[ $block == console && -n $console ]]; then
        if [[ -n ${LABREAD_REFRESH:-} ]]; then
          refresh_output "$console" "$scratch/shown" >>"$scratch/README.md"
        else
          compare_output "$console" "$scratch/shown"
        fi
      fi
      block=
      console=
      ;;
    *)
      if [[ $block == console && -n $console ]]; then
        printf '%s\n' "$line" >>"$scratch/shown"
        continue # the output is written where its block ends
      elif [[ $block == console && $line == '$ '* ]]; then
        console=${line#'$ '}
        : >"$scratch/shown"
      elif [[ $block == sh && -z ${LABREAD_REFRESH:-} ]]; then
        run_command "$line"
      fi
      ;;
  esac
  printf '%s\n' "$line" >>"$scratch/README.md"
done <"$root/README.md"

if [[ -n ${LABREAD_REFRESH:-} ]]; then
  cmp -s "$scratch/README.md" "$root/README.md" || cp "$scratch/README.md" "$root/README.md"
  exit 0
fi
((ran > 0)) || fail "found no command in the README"
for path in $(grep -oE '\]\([^)#: ]+' "$root/README.md" | cut -c3-); do
  [[ -e $root/$path ]] || fail "the README links to $path, which is not there"
done
((failures == 0)) || exit 1
printf '%s commands of the README do what it says\n' "$ran"
