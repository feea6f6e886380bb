#!/usr/bin/env bash
# The package away from its repository: source archive and wheel are built, and whoever follows plugins/README.md to the letter gets
# a site from them, beside the pinned dependencies in an environment of its own. Then the same project gets a whole city. Nothing
# here can reach the code in plugins/. With a folder as argument the two archives in it are taken, as a release has built them.
set -euo pipefail
given=${1:+$(cd "$1" && pwd)}
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
  "$venv/bin/python" -m pip --disable-pip-version-check install --quiet --no-compile --require-hashes -r requirements/site.txt
  cp requirements/site.txt "$venv/made-from.txt"
fi
"$venv/bin/python" -m pip uninstall --quiet --yes mkdocs-cityguide 2>/dev/null

dist=${given:-$work/dist}
if [ -z "$given" ]; then
  # The wheel is made from the source archive, so that one is whole too.
  .venv/bin/python -P -m build --no-isolation --outdir "$dist" . >"$work/build.log" 2>&1 || { cat "$work/build.log" >&2; exit 1; }
fi

# Each block of the README is a step: commands, or the file that the text before it names last.
"$venv/bin/python" - plugins/README.md >"$work/steps.sh" <<'PY'
import pathlib, re, sys
text = pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")
for block in re.finditer(r"^(?P<fence>`{3,})(?P<kind>\w+)\n(?P<body>.*?)^(?P=fence)$", text, re.MULTILINE | re.DOTALL):
    body = block["body"]
    if block["kind"] != "console":
        named = re.findall(r"`([\w./]+)`", text[: block.start()])[-1]
        body = f"cat >{named} <<'END'\n{body}END\n"
    print(body, end="")
PY
project=$work/project
mkdir "$project"
cd "$project"
# pip gets the package from the archives just built and nothing from elsewhere: what it depends on is there.
PATH="$venv/bin:$PATH" PIP_CONFIG_FILE=/dev/null PIP_NO_INDEX=1 PIP_FIND_LINKS=$dist PIP_NO_BUILD_ISOLATION=0 \
  PIP_DISABLE_PIP_VERSION_CHECK=1 bash -euo pipefail "$work/steps.sh" >"$work/steps.log" 2>&1 || { cat "$work/steps.log" >&2; exit 1; }

missing=0
wanted() {
  compgen -G "$1" >/dev/null && return
  echo "missing: ${1#"$project"/}" >&2
  missing=1
}
from=$(dirname "$("$venv/bin/python" -P -c 'import cityguide; print(cityguide.__file__)')")
case $from in
  "$venv"/*) ;;
  *) echo "cityguide was imported from $from, not from the wheel" >&2; exit 1 ;;
esac
wanted "$dist/mkdocs_cityguide-$("$venv/bin/cityguide" --version | cut -d ' ' -f 2)-py3-none-any.whl"
wanted "$from/py.typed"
wanted "$project/site/index.html"
wanted "$project/site/cities/munich/index.html"
followed=$(find site -name '*.html' | wc -l | tr -d ' ')

profile=$(find "$root/cities" -name '*.yml' | sort | tail -n 1)
city=$(basename "$profile" .yml)
cp "$profile" cities/
cat >content/index.md <<'MD'
# A guide elsewhere

```stories
```

```chart
kind: concentration
```
MD
"$venv/bin/cityguide" check cities >/dev/null # the registry names more sources than one city cites
SITE_URL=https://guide.example/below/ "$venv/bin/mkdocs" build --strict >"$work/build-again.log" 2>&1 || { cat "$work/build-again.log" >&2; exit 1; }
"$venv/bin/cityguide" export "$work/exported" >/dev/null
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
echo "Whoever follows the package's README has $followed pages; with $city they are $(find site -name '*.html' | wc -l | tr -d ' ')."
