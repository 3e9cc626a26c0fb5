#!/usr/bin/env bash
# `check-links.sh FILE` checks the links to other sites and writes those that no longer work to FILE,
# as Markdown. FILE is empty when all work. Ends with another status than 0 only when nothing can be
# said.
set -euo pipefail
cd "$(dirname "$0")/../.."
file=${1:?name the file to write}

status=0
npm run --silent check:links -- --format markdown >"$file" || status=$?
case $status in
  0) : >"$file" ;;
  1) ;;
  *) exit "$status" ;;
esac
