#!/usr/bin/env bash
# The package away from its repository: a wheel is built, installed beside the pinned dependencies in an environment of
# its own, and makes a site in a MkDocs project of ten lines. Nothing here can reach the code in plugins/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
root=$PWD
export NO_MKDOCS_2_WARNING=1
unset PYTHONPATH

make --no-print-directory .venv/.for-dev
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# The environment is kept under build/ until the pins change.
venv=$root/build/wheel-smoke
if ! cmp -s requirements/site.txt "$venv/made-from.txt"; then
  rm -rf "$venv"
  .venv/bin/python -m venv "$venv"
  "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/site.txt
  cp requirements/site.txt "$venv/made-from.txt"
fi

.venv/bin/python -P -m build --wheel --no-isolation --outdir "$work/dist" . >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
"$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-deps --force-reinstall "$work"/dist/*.whl

profile=$(find cities -name '*.yml' | sort | tail -n 1)
city=$(basename "$profile" .yml)
project=$work/project
mkdir -p "$project/docs" "$project/cities"
cp "$profile" "$project/cities/"
cp -R data "$project/data"
cat >"$project/mkdocs.yml" <<'YAML'
site_name: A guide elsewhere
site_url: https://guide.example/below/
theme:
  name: material
  font: false
plugins:
  - cityguide
markdown_extensions:
  - attr_list
YAML
cat >"$project/docs/index.md" <<'MD'
# A guide elsewhere

```stories
```

```chart
kind: concentration
```
MD

cd "$project"
from=$("$venv/bin/python" -P -c 'import cityguide; print(cityguide.__file__)')
case $from in
  "$venv"/*) ;;
  *) echo "cityguide was imported from $from, not from the wheel" >&2; exit 1 ;;
esac
"$venv/bin/cityguide" check cities # the registry names more sources than one city cites
"$venv/bin/mkdocs" build --quiet --strict
"$venv/bin/cityguide" export "$work/exported"

missing=0
wanted() {
  compgen -G "$1" >/dev/null && return
  echo "missing from the site: ${1#"$project"/}" >&2
  missing=1
}
wanted "$project/site/index.html"
wanted "$project/site/cities/$city/index.html"
wanted "$project/site/charts/rank-history*.svg"
wanted "$project/site/charts/rank-history*.csv"
wanted "$project/site/charts/rank-history*.json"
wanted "$project/site/assets/cityguide/guide.css"
wanted "$project/site/assets/cityguide/display.woff2"
wanted "$project/site/search.json"
wanted "$project/site/schemas/profile.json"
wanted "$project/site/write/problems/unknown-key/index.html"
wanted "$project/site/gazetteer/index.html"
wanted "$project/site/assets/cityguide/cityguide.js"
wanted "$project/site/assets/cityguide/plotly-basic.min.js"
wanted "$work/exported/cities/$city.md"
[ "$missing" = 0 ] || exit 1
echo "The wheel works in a project of $(wc -l <mkdocs.yml | tr -d ' ') lines: $(find site -name '*.html' | wc -l | tr -d ' ') pages."
