#!/usr/bin/env bash
# packaging_test.sh BUILD: every command that the help names has a manual page that tells each of its
# options, and the completions offer them. Shells that are not here are passed over.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(cd "$1" && pwd)
export PATH=$build:$PATH LABREAD_OPTIONS_AWK=$root/packaging/options.awk
failures=0

fail() {
  echo "$*"
  failures=$((failures + 1))
}

commands=$(labread help | sed -nE 's/^(Usage:)? +labread ([a-z][a-z-]*) .*  .*/\2/p' | grep -vx help)
[[ $(wc -w <<<"$commands") -ge 4 ]] || fail "the help names only: $commands"

options_in() { grep -oE -- '--[a-z][a-z-]+' | sort -u; }

for command in '' $commands; do
  page=$build/man/labread${command:+-$command}.1
  [[ -s $page ]] || { fail "no manual page $page"; continue; }
  # shellcheck disable=SC2086
  missing=$(comm -23 <(labread help $command | options_in) <(sed 's/\\-/-/g' "$page" | options_in))
  [[ -z $missing ]] || fail "$page does not tell" $missing
  [[ $(grep -c '^.SH NAME' "$page") == 1 ]] || fail "$page has no name"
  if command -v groff >/dev/null; then
    warnings=$(groff -K utf8 -man -T utf8 -ww -z "$page" 2>&1)
    [[ -z $warnings ]] || fail "$page: $warnings"
  fi
done

# complete_bash WORD…: what bash offers for the last word.
complete_bash() {
  (
    set +eu
    COMP_WORDS=("$@") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    _labread 2>/dev/null
    printf '%s\n' "${COMPREPLY[@]}"
  )
}
complete_fish() {
  fish --no-config -c "source $build/completions/labread.fish; complete -C '$*'" 2>/dev/null | cut -f 1
}

# expect SHELL WANTED WORD…
expect() {
  local shell=$1 wanted=$2
  shift 2
  # Not -q, which would end while words are still coming, and be taken for a failure.
  "complete_$shell" "$@" | grep -xF -- "$wanted" >/dev/null || fail "$shell offers no $wanted for: $*"
}

# shellcheck disable=SC1091
source "$build/completions/labread.bash" 2>/dev/null
shells=(bash)
command -v fish >/dev/null && shells+=(fish)
for shell in "${shells[@]}"; do
  for command in $commands; do expect "$shell" "$command" labread "${command:0:2}"; done
  expect "$shell" --pregnant=third labread --pre
  expect "$shell" --jobs labread batch --j
  expect "$shell" --sex labread batch --s
  expect "$shell" female labread batch --sex f
  expect "$shell" --only labread annotate --o
done
if command -v zsh >/dev/null; then
  shells+=(zsh)
  zsh -n "$build/completions/_labread" || fail "zsh cannot read its completion"
fi
((failures == 0)) || exit 1
echo "$(wc -w <<<"$commands") commands have their manual page; completions in ${shells[*]}"
