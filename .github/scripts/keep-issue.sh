#!/usr/bin/env bash
# `keep-issue.sh TITLE FILE` keeps one open issue of that title with the text of FILE: opens it, brings
# it up to date, or closes it when FILE is empty. Needs `gh`.
set -euo pipefail
title=${1:?name the title of the issue}
file=${2:?name the file with its text}

# Anyone may open an issue of the same title; only this repository's workflow writes as this author.
number=$(ISSUE_TITLE=$title gh issue list --state open --author 'app/github-actions' --limit 200 \
  --json number,title --jq '[.[] | select(.title == env.ISSUE_TITLE)][0].number // ""')

if [[ -s $file ]]; then
  if [[ -n $number ]]; then
    gh issue edit "$number" --body-file "$file"
  else
    gh issue create --title "$title" --body-file "$file"
  fi
elif [[ -n $number ]]; then
  gh issue close "$number" --comment 'All links work again.'
fi
