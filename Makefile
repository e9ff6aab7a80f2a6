# The commands of the project. Each sets up what it needs in .venv; see README.md.

VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

NODE := node_modules/.package-lock.json

.PHONY: help site serve test search-eval check lint coverage schemas lock clean

help: ## what each command does
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 20

site: $(VENV)/.site $(NODE) ## build the site into site/
	$(BIN)/mkdocs build --strict

serve: $(VENV)/.site $(NODE) ## show the site at http://127.0.0.1:8000/ and reload it when a file changes
	$(BIN)/mkdocs serve

check: $(VENV)/.site ## check all data and page templates, without building
	$(BIN)/python -m explainer check --strict

coverage: $(VENV)/.site ## list the statements that rest on each passage of each source
	$(BIN)/python -m explainer coverage

schemas: $(VENV)/.site ## write the JSON Schemas in data/schemas again
	$(BIN)/python -m explainer schemas

search-eval: $(VENV)/.test site ## measure how well the search answers, in Chromium
	$(BIN)/python tests/search/evaluate.py

test: $(VENV)/.test $(NODE) lint ## run everything that is run before a change is accepted, browser included
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/actionlint -no-color .github/workflows/*.yml
	$(BIN)/zizmor --offline --no-progress --quiet .github/workflows

lock: ## write the lock files again from requirements.in and requirements-dev.in
	$(VENV)/bin/pip install --quiet uv
	for name in requirements requirements-dev requirements-node; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-annotate --custom-compile-command "make lock" --output-file $$name.txt $$name.in; \
	done

clean: ## remove everything that make has made
	rm -rf $(VENV) node_modules site .site-building .site-previous test-artifacts

$(VENV)/.site: requirements.txt tools/setup.sh
	tools/setup.sh requirements.txt
	@touch $@

$(NODE): package.json package-lock.json requirements-node.txt
	tools/setup.sh requirements.txt node
	tools/npm ci --ignore-scripts --no-audit --no-fund
	@touch $@

$(VENV)/.test: requirements-dev.txt tools/setup.sh
	tools/setup.sh requirements-dev.txt chromium
	@touch $@ $(VENV)/.site
