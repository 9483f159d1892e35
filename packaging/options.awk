# The options of a command, for the completions of the shells: one a line,
#   OPTION <tab> VALUES <tab> WHAT
# out of the help of the command, a line "@@", and the help of the program, in which the options
# are described that the command's help only names. VALUES are words parted by blanks; "*" stands
# for a value that is no word of a list, nothing for an option without a value.
function words_of(text) {
  sub(/^text: /, "", text)
  sub(/[.;(].*/, "", text)
  sub(/ +$/, "", text)
  if (text !~ /^[a-z]+(, [a-z]+)*( or [a-z]+)$/) return "*"
  gsub(/,| or/, "", text)
  return text
}
function keep(option, values, what) {
  if (option in told || (general && !(option in named))) return
  told[option] = 1
  print option "\t" values "\t" what
}
/^@@$/ { general = 1; next }
/^ +(-[A-Za-z], +)?--[a-z][a-z-]*([[ =]|$)/ && !/^ +--[a-z-]+ --/ {
  line = $0
  sub(/^ +/, "", line)
  names = line
  sub(/  +.*/, "", names)
  what = substr(line, length(names) + 1)
  sub(/^ +/, "", what)
  value = names
  values = ""
  if (sub(/^.*--[a-z-]+[[ =]+/, "", value)) {
    values = value ~ /^[a-z]+(\|[a-z]+)*$/ ? value : words_of(what)
    gsub(/\|/, " ", values)
  }
  count = split(names, parts, /,? +|=|\[/)
  attached = names ~ /\[=/ ? split(values, each, " ") : 0
  for (i = 1; i <= count; i++) {
    if (parts[i] !~ /^--?[A-Za-z][a-z-]*$/) continue
    keep(parts[i], attached ? "" : values, what)
    for (j = 1; j <= attached; j++) {
      if (parts[i] in named) named[parts[i] "=" each[j]] = 1
      keep(parts[i] "=" each[j], "", what)
    }
  }
}
!general {
  line = $0
  while (match(line, /--[a-z][a-z-]*/)) {
    named[substr(line, RSTART, RLENGTH)] = 1
    line = substr(line, RSTART + RLENGTH)
  }
}
