#!/usr/bin/env bash
# Starts a deployment when an article became due, or expired, since the last one. Needs `gh`.
set -euo pipefail
cd "$(dirname "$0")/../.."

# When the run was created: the site was built for a later moment, so nothing is missed.
since=$(.github/scripts/last-deployment.sh createdAt)
if [[ -z $since ]]; then
  echo 'Nothing was deployed yet; the first push to main does that.'
  exit 0
fi
# All packages run in it, and need no right at GitHub.
due=$(env -u GH_TOKEN npm run --silent schedule -- --due-since "$since")
if [[ -z $due ]]; then
  echo "Nothing is due since $since."
  exit 0
fi
printf '%s\n' "$due"
gh workflow run deploy.yml --ref main
