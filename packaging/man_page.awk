# A help text as a manual page: awk -v page=labread-batch -v version=0.1.0 -v date=2026-11-24 -v
# others="labread labread-trace" -f man_page.awk. The help text is the only source: its first
# paragraph names the command, "Usage:", "Examples:" and "Exit codes:" begin sections of their
# own, lines of an option and what it does become tagged paragraphs, other paragraphs stay prose.
function roff(text) {
  gsub(/\\/, "\\e", text)
  gsub(/-/, "\\-", text)
  if (text ~ /^[.']/) text = "\\&" text
  return text
}
function section(name) { if (current != name) { current = name; print ".SH " name } }
function flush_head(   name, what) {
  if (head == "" || headed) return
  headed = 1
  what = head
  sub(page ~ /-/ ? "^labread [a-z-]+ " : "^labread ", "", what)
  sub(/[:.]( .*)?$/, "", what)
  print ".SH NAME"
  print page " \\- " roff(what)
}
BEGIN {
  print ".TH " toupper(page) " 1 \"" date "\" \"labread " version "\" \"User Commands\""
  state = "head"
}
{ sub(/ +$/, "") }
/^Usage:/ {
  state = "usage"
  usage = $0
  sub(/^Usage: +/, "", usage)
  flush_head()
  section("SYNOPSIS")
  print ".nf"
  print roff(usage)
  next
}
state == "head" && NF { sub(/^ +/, ""); head = head (head == "" ? "" : " ") $0; next }
state == "head" { next }
state == "usage" && NF { sub(/^ +/, ""); print roff($0); next }
state == "usage" {
  print ".fi"
  section("DESCRIPTION")
  print roff(head)
  state = "text"
  broken = 1
  next
}
/^Examples:$/ { section("EXAMPLES"); print ".nf"; state = "examples"; next }
state == "examples" && NF { sub(/^ +/, ""); print roff($0); next }
state == "examples" { print ".fi"; state = "text"; broken = 1; next }
!NF { broken = 1; in_option = 0; next }
/^Exit codes:/ {
  section("EXIT STATUS")
  sub(/^Exit codes: */, "")
  print roff($0)
  broken = 0
  exit_status = 1
  next
}
/^ +(-[A-Za-z], +)?--[a-z]/ && !/^ +--[a-z-]+ --/ {
  section("OPTIONS")
  if (waiting != "") { print ".SS " roff(waiting); waiting = "" }
  sub(/^ +/, "")
  names = $0
  sub(/  +.*/, "", names)
  what = substr($0, length(names) + 1)
  sub(/^ +/, "", what)
  print ".TP"
  print ".B " roff(names)
  print roff(what)
  in_option = 1
  next
}
in_option && /^ / { sub(/^ +/, ""); print roff($0); next }
/^[A-Z].*:$/ && !/^ / { waiting = $0; sub(/:$/, "", waiting); broken = 0; next }
{
  if (waiting != "") { section("OPTIONS"); print ".PP"; print roff(waiting ":"); waiting = "" }
  if (exit_status && broken) { section("NOTES"); exit_status = 0 }
  else if (current == "EXAMPLES") section("NOTES")
  else if (broken) print ".PP"
  broken = 0
  sub(/^ +/, "")
  print roff($0)
}
END {
  flush_head()
  section("SEE ALSO")
  count = split(others, each, " ")
  for (i = 1; i <= count; i++) print ".BR " roff(each[i]) " (1)" (i < count ? "," : "")
}
