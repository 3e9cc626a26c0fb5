#!/usr/bin/env bash
# `last-deployment.sh FIELD` prints what `gh run list` calls FIELD of the last deployment of `main` that
# succeeded; nothing when there was none. Needs `gh`.
set -euo pipefail
field=${1:?name the field to print}
gh run list --workflow deploy.yml --branch main --status success --limit 1 \
  --json "$field" --jq ".[0].$field // \"\""
