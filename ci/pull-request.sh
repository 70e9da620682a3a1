#!/usr/bin/env bash
# Put changed decks and sheets on a branch of their own and open a pull request, or renew the one that is open.
#
#   pull-request.sh CHANGES
#
# CHANGES is what regenerate.sh wrote; where it is empty nothing is done. The branch is the machine's own: it is written
# anew on what was checked out. Where it has the same files already, nobody is called again.
#
# OUTPUT: the folder. BRANCH: the branch. AUTHOR: who commits, `Name <address>`. Needs git and gh, with GH_TOKEN.
set -euo pipefail

changes=${1:?the file of what changed}
output=${OUTPUT:-output} branch=${BRANCH:-regenerate}
author=${AUTHOR:-github-actions[bot] <41898282+github-actions[bot]@users.noreply.github.com>}
title="Regenerate decks and sheets"

# Git has the token for as long as it asks, and what is installed and built never.
remote() {
    git -c credential.helper= -c 'credential.helper=!gh auth git-credential' "$@"
}

[ -s "$changes" ] || exit 0
base=$(git symbolic-ref --short HEAD)

git switch --quiet --force-create "$branch"
git add -- "$output"
address=${author##*<}
git -c "user.name=${author% <*}" -c "user.email=${address%>}" commit --quiet --message "$title" -- "$output"

number=$(gh pr list --head "$branch" --base "$base" --state open --json number --jq '.[0].number // empty')
if [ -n "$number" ] && remote fetch --quiet origin "$branch" && git diff --quiet FETCH_HEAD HEAD -- "$output"; then
    echo "pull request $number has these files already"
    exit 0
fi
remote push --quiet --force origin "$branch"
if [ -n "$number" ]; then
    gh pr edit "$number" --body-file "$changes"
else
    gh pr create --head "$branch" --base "$base" --title "$title" --body-file "$changes"
fi
