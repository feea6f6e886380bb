#!/usr/bin/env bash
# The guide built by MkDocs and by ProperDocs, which continues MkDocs 1: every file must be the same, byte for byte.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export NO_MKDOCS_2_WARNING=1
export SOURCE_DATE_EPOCH=${SOURCE_DATE_EPOCH:-$(date +%s)}
export SITE_URL=https://guide.example/below/

make --no-print-directory .venv/.for-site

# An environment of its own, kept under build/ until the pins change: ProperDocs is nothing that the package depends on.
venv=$PWD/build/properdocs
pip=("$venv/bin/python" -m pip --disable-pip-version-check install --quiet)
if ! cmp -s requirements/site.txt "$venv/made-from.txt"; then
  rm -rf "$venv"
  .venv/bin/python -m venv "$venv"
  "${pip[@]}" --require-hashes -r requirements/site.txt
  "${pip[@]}" --no-deps properdocs==1.6.7 # what it needs is what MkDocs needs
  cp requirements/site.txt "$venv/made-from.txt"
fi
"${pip[@]}" --no-deps --no-build-isolation --editable .

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$venv/bin/mkdocs" build --strict --site-dir "$work/mkdocs"
"$venv/bin/properdocs" build --config-file mkdocs.yml --strict --site-dir "$work/properdocs"
diff --recursive --brief "$work/mkdocs" "$work/properdocs"
echo "ProperDocs $("$venv/bin/python" -c 'import properdocs; print(properdocs.__version__)') makes the same $(find "$work/mkdocs" -type f | wc -l | tr -d ' ') files as MkDocs."
