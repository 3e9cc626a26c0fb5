#!/usr/bin/env bash
# Answers the pull request of a run in words for writers, by what its check has left. Needs `gh` and Node,
# and no package: it may write to pull requests.
set -euo pipefail
cd "$(dirname "$0")/../.."
exec node src/cli/answer-pull-request.ts
