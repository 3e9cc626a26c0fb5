#!/usr/bin/env bash
# Ends with 1 when an address of the deployment before would answer "not found". Needs `gh`.
set -euo pipefail
cd "$(dirname "$0")/../.."

commit=$(.github/scripts/last-deployment.sh headSha)
if [[ -z $commit ]]; then
  echo 'Nothing was deployed before, so no address can be lost.'
  exit 0
fi
# After a forced push the commit is in no branch any more.
git cat-file -e "$commit^{commit}" 2>/dev/null || git fetch --quiet --depth 1 origin "$commit"
# All packages run in it, and need no right at GitHub.
env -u GH_TOKEN npm run addresses -- --against "$commit"
