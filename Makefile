# The commands of the project. Each sets up what it needs in .venv; see README.md.

VENV := .venv
BIN := $(VENV)/bin
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test check lint lighthouse coverage due verify schemas lock clean

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

due: $(VENV)/.site ## list the statements that end or are to be looked at again within sixty days
	$(BIN)/python -m explainer due --within 60d

ARTICLES ?= ../shared/articles
verify: $(VENV)/.site ## compare the statements with the articles in the folder ARTICLES=…
	$(BIN)/python -m explainer verify $(ARTICLES)

schemas: $(VENV)/.site ## write the JSON Schemas in data/schemas again
	$(BIN)/python -m explainer schemas

test: $(VENV)/.test node_modules/.package-lock.json lint ## run everything that is run before a change is accepted, browser included
	$(BIN)/python -m pytest

# Apart from `test`: it takes more than a minute, and how fast a page is depends on what else the machine does.
lighthouse: $(VENV)/.test node_modules/.package-lock.json ## ask Lighthouse how fast and how accessible the site is
	$(BIN)/python -m pytest tests/site/lighthouse.py

lint: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/actionlint -no-color .github/workflows/*.yml
	$(BIN)/zizmor --offline --no-progress --quiet .github/workflows

lock: ## write the lock files again from requirements.in, requirements-dev.in and requirements-node.in
	$(VENV)/bin/pip install --quiet uv
	for name in requirements requirements-dev requirements-node; do \
	  $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-emit-find-links --no-annotate --custom-compile-command "make lock" --output-file $$name.txt $$name.in; \
	done

clean: ## remove everything that make has made
	rm -rf $(VENV) node_modules .cache site .site-building .site-previous test-artifacts

$(VENV)/.site: requirements.txt requirements-node.txt package-lock.json tools/setup.sh
	tools/setup.sh requirements.txt
	@touch $@

$(VENV)/.test: requirements-dev.txt requirements-node.txt package-lock.json tools/setup.sh
	tools/setup.sh requirements-dev.txt chromium
	@touch $@ $(VENV)/.site
