#!/usr/bin/env bash
# serve_test.sh LABREAD SAMPLES: starts `labread serve`, and is a user, a stranger, a sender of too
# much and one who never ends, in turn. Exit code 77 where there is no curl.
set -uo pipefail
labread=$1 samples=$2
command -v curl >/dev/null || { echo "skipped: no curl (apt-get install curl)"; exit 77; }

scratch=$(mktemp -d)
server=
trap 'kill "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
fail() {
  printf 'serve_test: %s\n' "$*" >&2
  exit 1
}

start() {
  : >"$scratch/address"
  "$labread" serve --quiet "$@" >"$scratch/address" &
  server=$!
  for ((i = 0; i < 300; ++i)); do
    [[ -s $scratch/address ]] && break
    sleep 0.1
  done
  address=$(<"$scratch/address")
  [[ $address =~ ^http://127\.0\.0\.1:([0-9]+)/([0-9a-f]{32})/$ ]] || fail "not an address: $address"
  port=${BASH_REMATCH[1]}
}

# ask CURL-ARGUMENTS…: the status on standard output, the body in $scratch/body.
ask() { curl -s --max-time 60 -o "$scratch/body" -w '%{http_code}' "$@"; }
# send FILE QUERY [CURL-ARGUMENTS…]
send() {
  local file=$1 query=$2
  shift 2
  ask -H 'Content-Type: application/octet-stream' --data-binary "@$file" "$@" "${address}read?$query"
}
expect() {
  [[ $1 == "$2" ]] || fail "$3: status $1, not $2: $(head -c 300 "$scratch/body")"
}
lives() { expect "$(ask "$address")" 200 "the server lives after $1"; }

start --timeout 2 --max-megabytes 4
expect "$(ask "$address")" 200 "the page"
for page in page.js page.css; do expect "$(ask "$address$page")" 200 "$page"; done
curl -s -D "$scratch/head" -o /dev/null "$address"
grep -qi "^content-security-policy: default-src 'none'; script-src 'self'" "$scratch/head" ||
  fail "no Content-Security-Policy"
grep -qi '^access-control' "$scratch/head" && fail "a foreign page may read this"

# The same bytes as the program itself.
cd "$samples" || exit 1
for file in annual_check.txt vitamin_panel.pdf oru_results.hl7; do
  for format in json csv html; do
    expect "$(send "$file" "format=$format&name=$file")" 200 "$file as $format"
    "$labread" -f "$format" "$file" 2>/dev/null | cmp -s - "$scratch/body" ||
      fail "$file as $format is not what labread -f $format gives"
  done
done
expect "$(send two_pages.pdf 'format=json&name=two_pages.pdf&sex=female&age=30&pregnant=second')" 200 "a person"
"$labread" -f json --sex female --age 30 --pregnant=second two_pages.pdf | cmp -s - "$scratch/body" ||
  fail "a person counts otherwise than on the command line"

query='format=json&name=annual_check.txt&symptoms=cramps,%20bone%20pain&takes=metformin'
expect "$(send annual_check.txt "$query")" 200 "complaints and medicines"
"$labread" -f json --symptom cramps --symptom 'bone pain' --takes metformin annual_check.txt |
  cmp -s - "$scratch/body" || fail "complaints count otherwise than on the command line"
expect "$(send vitamin_panel.pdf 'format=pdf&name=vitamin_panel.pdf')" 200 "a marked copy"
"$labread" annotate --quiet vitamin_panel.pdf -o "$scratch/copy.pdf"
cmp -s "$scratch/copy.pdf" "$scratch/body" || fail "not the copy that labread annotate makes"

# One bad file is one message.
head -c 3000 vitamin_panel.pdf | tr '0-9' 'x' >"$scratch/bad.pdf"
expect "$(send "$scratch/bad.pdf" 'format=json&name=bad.pdf')" 422 "a bad file"
grep -q '"error"' "$scratch/body" || fail "no error record: $(<"$scratch/body")"
expect "$(send annual_check.txt 'format=json&sex=x')" 400 "a sex that is none"
expect "$(send annual_check.txt 'format=json&symptoms=cramp')" 400 "a complaint that no rule asks for"
grep -q 'cramps' "$scratch/body" || fail "no near miss: $(<"$scratch/body")"
expect "$(send annual_check.txt 'format=pdf&name=annual_check.txt')" 422 "a text to be marked"
grep -q '^annual_check.txt: is not a PDF' "$scratch/body" || fail "said: $(<"$scratch/body")"

# Strangers.
expect "$(ask "http://127.0.0.1:$port/")" 403 "no token"
expect "$(ask "http://127.0.0.1:$port/00000000000000000000000000000000/")" 403 "a wrong token"
expect "$(ask -H 'Host: evil.example' "$address")" 403 "a foreign Host"
expect "$(send annual_check.txt format=json -H 'Origin: http://evil.example')" 403 "a foreign Origin"
expect "$(send annual_check.txt format=json -H 'Sec-Fetch-Site: cross-site')" 403 "a foreign page"
expect "$(ask -X OPTIONS "$address")" 405 "a question whether a foreign page may"
expect "$(ask -X POST -F file=@annual_check.txt "${address}read?format=json")" 415 "a form"
expect "$(ask "${address}none")" 404 "a page that is not there"
lives "strangers"

# Too much, said and unsaid.
truncate -s 300M "$scratch/large"
for expectation in '' 'Expect: 100-continue'; do
  expect "$(send "$scratch/large" format=json -H "${expectation:-Expect:}")" 413 "300 MB"
done
expect "$(send annual_check.txt format=json -H 'Transfer-Encoding: chunked')" 415 "a body in chunks"
lives "300 MB"

# Ten at once.
senders=()
for i in {1..10}; do
  curl -s --max-time 60 -H 'Content-Type: application/octet-stream' --data-binary @vitamin_panel.pdf \
    -o "$scratch/one-$i" "${address}read?format=json&name=vitamin_panel.pdf" &
  senders+=($!)
done
wait "${senders[@]}"
"$labread" -f json vitamin_panel.pdf >"$scratch/expected"
for i in {1..10}; do cmp -s "$scratch/expected" "$scratch/one-$i" || fail "one of ten at once differs"; done

# Those who never come to an end: in the head, in the body.
exec 7<>"/dev/tcp/127.0.0.1/$port" 8<>"/dev/tcp/127.0.0.1/$port"
printf 'GET / HTTP/1.1\r\nHost: ' >&7
printf 'POST %sread?format=json HTTP/1.1\r\nHost: 127.0.0.1:%s\r\nContent-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\nab' \
  "/${address#http://*/}" "$port" >&8
lives "two who wait"
cat <&7 >/dev/null
cat <&8 >"$scratch/slow"
exec 7>&- 8>&-
grep -q '^HTTP/1.1 408' "$scratch/slow" || fail "a slow sender: $(head -c 300 "$scratch/slow")"
lives "slow senders"

# A head without end.
{ printf 'GET / HTTP/1.1\r\n'; head -c 3000000 /dev/zero | tr '\0' 'a'; } 2>/dev/null |
  curl -s --max-time 20 "telnet://127.0.0.1:$port" >/dev/null 2>&1
lives "a head without end"

kill -TERM "$server"
wait "$server"
code=$?
[[ $code -eq 0 ]] || fail "SIGTERM ended it with $code"

# An address that is taken; a port one may ask for.
start --port 0
"$labread" serve --port "$port" >/dev/null 2>"$scratch/said"
[[ $? -eq 3 ]] || fail "a port that is taken"
grep -q "^labread: --port: $port is in use" "$scratch/said" || fail "said: $(<"$scratch/said")"
kill -TERM "$server"
wait "$server"
echo "serve_test: all is well"
