# The commands of the project. Each sets up what it needs in .venv; see README.md.

VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test check lint coverage schemas lock clean

help: ## what each command does
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/  make \1\t\2/' | expand -t 20

site: $(VENV)/.site ## build the site into site/
	$(BIN)/mkdocs build --strict

serve: $(VENV)/.site ## show the site at http://127.0.0.1:8000/ and reload it when a file changes
	$(BIN)/mkdocs serve

check: $(VENV)/.site ## check all data and page templates, without building
	$(BIN)/python -m explainer check --strict

coverage: $(VENV)/.site ## list the statements that rest on each passage of each source
	$(BIN)/python -m explainer coverage

schemas: $(VENV)/.site ## write the JSON Schemas in data/schemas again
	$(BIN)/python -m explainer schemas

test: $(VENV)/.test lint ## run everything that is run before a change is accepted, browser included
	$(BIN)/python -m pytest

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/actionlint -no-color .github/workflows/*.yml
	$(BIN)/zizmor --offline --no-progress --quiet .github/workflows

lock: ## write the lock files again from requirements.in and requirements-dev.in
	$(VENV)/bin/pip install --quiet uv
	for name in requirements requirements-dev; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-annotate --custom-compile-command "make lock" --output-file $$name.txt $$name.in; \
	done

clean: ## remove everything that make has made
	rm -rf $(VENV) site .site-building .site-previous test-artifacts

$(VENV)/.site: requirements.txt tools/setup.sh
	tools/setup.sh requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt tools/setup.sh
	tools/setup.sh requirements-dev.txt chromium
	@touch $@ $(VENV)/.site
