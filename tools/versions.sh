#!/usr/bin/env bash
# The package with the lowest versions that pyproject.toml allows, or with the newest: the guide is built, and tests run that need
# no browser.
#   tools/versions.sh lowest-direct|highest [ARGUMENT OF PYTEST …]
# The lowest have wheels for Python 3.11; another Python: PYTHON=python3.13 tools/versions.sh highest
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
export NO_MKDOCS_2_WARNING=1
resolution=${1:?name a resolution: lowest-direct or highest}
shift

venv=$PWD/build/versions-$resolution
rm -rf "$venv"
"${PYTHON:-python3}" -m venv "$venv"
"$venv/bin/python" -m pip --disable-pip-version-check install --quiet uv
uv() { VIRTUAL_ENV=$venv "$venv/bin/uv" --quiet "$@"; }
# What the tests need may be of any version, but not move what the package is tried with.
uv pip compile --resolution "$resolution" --no-header --no-annotate --output-file "$venv/tried.txt" pyproject.toml >/dev/null
uv pip install --constraints "$venv/tried.txt" --editable ".[dev]"
sort "$venv/tried.txt"

"$venv/bin/cityguide" check
"$venv/bin/cityguide" schema --check
"$venv/bin/mkdocs" build --strict --site-dir "$venv/site"
"$venv/bin/pytest" --ignore tests/browser -m "not slow and not browser" "$@"
