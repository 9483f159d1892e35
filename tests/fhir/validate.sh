#!/usr/bin/env bash
# validate.sh LABREAD UNIT_FACTORS FOLDER: writes all samples as FHIR and lets validators of others
# judge them. FOLDER keeps their packages between runs. Ends with 77 where it cannot run.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
samples=$here/../../samples
labread=$1
unit_factors=$2
folder=$3

skip() {
  echo "skipped: $1"
  exit 77
}

command -v node >/dev/null && command -v npm >/dev/null || skip "no node and npm here"
node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || skip "node is older than 18"
mkdir -p "$folder"
if ! cmp -s "$here/package-lock.json" "$folder/installed.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$folder/"
  (cd "$folder" && timeout 300 npm ci --ignore-scripts --no-audit --no-fund) \
    >"$folder/npm.log" 2>&1 || skip "the packages cannot be installed ($folder/npm.log)"
  cp "$here/package-lock.json" "$folder/installed.json"
fi
cp "$here/validate.mjs" "$folder/"

"$unit_factors" >"$folder/units.tsv"
batch() { "$labread" batch --quiet -f fhir "$@" "$samples" || (($? == 1)); }
batch >"$folder/plain.ndjson"
batch --redact --sex female --age 0.5 --takes metformin >"$folder/redacted.ndjson"
batch --sex female --age 31 --pregnant=second --only abnormal >"$folder/pregnant.ndjson"
"$labread" -f fhir "$folder/there_is_no_such_file" >"$folder/error.ndjson" 2>/dev/null && exit 1
node "$folder/validate.mjs" "$folder/units.tsv" \
  "$folder"/{plain,redacted,pregnant,error}.ndjson
