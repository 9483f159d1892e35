# bash completion for labread. Commands and options come from the program's own help.
_labread() {
  local cur prev words=() cword command='' index options values
  _init_completion -n = 2>/dev/null || {
    cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]}
    words=("${COMP_WORDS[@]}") cword=$COMP_CWORD
  }
  local commands
  commands=$("${words[0]}" help 2>/dev/null | sed -nE 's/^(Usage:)? +labread ([a-z][a-z-]*) .*  .*/\2/p' | sort -u)
  if ((cword > 1)) && grep -qxF -- "${words[1]}" <<<"$commands"; then command=${words[1]}; fi
  if [[ $command == help ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$commands" -- "$cur")
    return
  fi
  options=$({ "${words[0]}" help $command; echo @@; "${words[0]}" help; } 2>/dev/null |
    awk -f "${LABREAD_OPTIONS_AWK:-$(dirname "$(command -v labread)")/../share/labread/options.awk}")
  values=$(awk -F '\t' -v option="$prev" '$1 == option { print $2 }' <<<"$options")
  if [[ -n $values && $values != '*' ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$values" -- "$cur")
  elif [[ $cur == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$(cut -f 1 <<<"$options")" -- "$cur")
  else
    compopt -o filenames 2>/dev/null
    mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    if ((cword == 1)); then
      mapfile -t -O "${#COMPREPLY[@]}" COMPREPLY < <(compgen -W "$commands" -- "$cur")
    fi
  fi
}
complete -F _labread labread
