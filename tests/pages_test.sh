#!/usr/bin/env bash
# pages_test.sh BUILD [REPORT…]: makes a page of each report (default: all of samples/, hostile ones,
# several reports in one page, and trends) and looks at it in a headless Chromium (pages_test.mjs). Exit
# code 77, as test drivers understand it, where browser or node are missing.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
build=$(cd "$1" && pwd)
shift
program=$build/labread

skip() {
  printf 'skipped: %s\n' "$*"
  exit 77
}
browser=$(command -v chromium || command -v chromium-browser || true)
[[ -n $browser ]] || skip "no chromium (apt-get install chromium)"
command -v node >/dev/null || skip "no node (apt-get install nodejs npm)"

# puppeteer-core drives the browser, axe-core judges the page; both are kept beside the build.
modules=$build/pages
if [[ ! -e $modules/node_modules/axe-core || ! -e $modules/node_modules/puppeteer-core ]]; then
  command -v npm >/dev/null || skip "no npm (apt-get install npm)"
  mkdir -p "$modules"
  npm install --silent --no-audit --no-fund --prefix "$modules" puppeteer-core@24 axe-core@4 ||
    skip "npm could not fetch puppeteer-core and axe-core"
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
pages=()
page_made_by() {
  local page
  page=$scratch/$(printf '%03d' "${#pages[@]}").html
  # A report without results, or one that cannot be read, has a page too.
  "$program" "$@" -f html >"$page" 2>/dev/null || true
  pages+=("$page")
}
page_of() { page_made_by interpret "$@"; }

asked=$*
if (($#)); then
  for report in "$@"; do page_of "$report"; done
else
  for report in "$root"/samples/*.{txt,pdf,hl7,json,xml,ldt}; do page_of "$report"; done
  {
    echo 'HOSTILE & SONS LABORATORY <b>'
    echo 'Patient sex: Female   Age: 40   Collected: 2025-03-14'
    echo 'Test                          Result     Units    Range'
    echo 'Calcium                       11.9       mg/dL    8.6-10.2'
    printf 'Potassium%s 3.1  mmol/L  3.5-5.1\n' "$(printf '\u202e\u200f')"
    echo 'Vitamin D <script>x()</script>  12   ng/mL    30-100'
    echo "Magnesium' onclick='x()       1.2        mg/dL    1.6-2.3"
    printf '%010000d Sodium            130        mmol/L   135-145\n' 0
  } >"$scratch/hostile.txt"
  page_of "$scratch/hostile.txt"
  page_of "$root/samples/annual_check.txt" "$root/samples/elektrolyte.pdf" "$scratch/none.pdf"
  page_of --redact --only abnormal "$root/samples/laborbefund.txt"

  sed 's/2025-03-14/2024-02-01/; s/11\.9/<9.9/; s/3\.1/>5.9/' "$scratch/hostile.txt" >"$scratch/earlier.txt"
  printf 'a & <b>\t%s\nc\t%s\n' "$root/samples/cumulative.txt" "$root/samples/elektrolyte.pdf" >"$scratch/list"
  page_made_by trend "$root/samples/over_time/"
  page_made_by trend --redact "$root/samples/over_time/" "$root/samples/over_time/1_harbour_lane.txt" "$scratch/none.pdf"
  page_made_by trend "$scratch/hostile.txt" "$scratch/earlier.txt"
  page_made_by trend --patients "$scratch/list"
fi
export LABREAD_NODE_MODULES=$modules
node "$root/tests/pages_test.mjs" "$browser" "${pages[@]}"

# The page of `labread serve`, where this build has it.
if [[ -z ${asked:-} && -x $build/labread-serve ]]; then
  "$program" serve --quiet >"$scratch/address" &
  server=$!
  trap 'kill "$server" 2>/dev/null; rm -rf "$scratch"' EXIT
  for ((i = 0; i < 300; ++i)); do
    [[ -s $scratch/address ]] && break
    sleep 0.1
  done
  node "$root/tests/serve/browser_test.mjs" "$browser" "$(<"$scratch/address")" "$root/samples"
fi
