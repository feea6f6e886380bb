#!/usr/bin/env bash
# Whether two states of the project build the same site, to be sure of a change that moves code: tools/same_site.sh BEFORE AFTER
# Each is checked out beside the other and built with its own dependencies. Ends with 1 when a file differs, and names it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
[ $# = 2 ] || { echo "usage: tools/same_site.sh BEFORE AFTER" >&2; exit 2; }
export SOURCE_DATE_EPOCH=1795219200
work=$(mktemp -d)
trap 'rm -rf "$work"; git worktree prune' EXIT
for state in "$@"; do
  git worktree add --quiet --detach "$work/$state" "$state"
  make --no-print-directory -C "$work/$state" site
done
diff -rq "$work/$1/site" "$work/$2/site"
echo "No file differs: $(find "$work/$2/site" -type f | wc -l | tr -d ' ') files."
