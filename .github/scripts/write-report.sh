#!/usr/bin/env bash
# `write-report.sh REF FILE` writes what the check says of the change since REF to FILE, as JSON. Ends
# with another status than 0 only when nothing can be said.
set -euo pipefail
cd "$(dirname "$0")/../.."
ref=${1:?name the branch or commit to compare with}
file=${2:?name the file to write}

status=0
npm run --silent check -- --format json --changed "$ref" >"$file" || status=$?
[[ $status == 1 ]] || exit "$status"
