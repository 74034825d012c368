# Everything a fresh Debian or Ubuntu machine with Python 3.11 or newer needs:
#
#   make demo     the five documents, the question, the page and the graph
#   make test     linters, types, all tests (installs what they need)
#
# VENV and PYTHON may be set: make test VENV=/elsewhere PYTHON=python3.12

VENV ?= .venv
PYTHON ?= $(shell .ci/python)
BIN := $(VENV)/bin
RUN := $(VENV)/.run
DEV := $(VENV)/.dev

.DEFAULT_GOAL := help
.PHONY: help demo test lint format types contract unit bench readme renew pin packages clean

help: ## show the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

# Stamps say for which pinned versions the environment was made; a changed pin renews it.
$(BIN)/python:
	.ci/packages venv $(PYTHON)
	$(PYTHON) -m venv $(VENV)

$(RUN): requirements/run.txt requirements/build.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/run.txt -r requirements/build.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(DEV): requirements/dev.txt $(RUN)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements/dev.txt
	@touch $@

demo: $(RUN) ## build the graph of the bundled documents, ask it, draw it, export it
	$(BIN)/kg build
	$(BIN)/kg who
	$(BIN)/kg show -o network.html
	$(BIN)/kg export -f turtle -o graph.ttl

test: packages lint types contract unit ## linters, types, import contract, all tests

packages: ## system packages that some tests need
	.ci/packages browser
	.ci/packages store
	.ci/packages scans

lint: $(DEV) ## style and format
	$(BIN)/ruff check
	$(BIN)/ruff format --check

format: $(DEV) ## mend style and format
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

types: $(DEV) ## mypy, strict
	$(BIN)/mypy

contract: $(DEV) ## imports run one way
	$(BIN)/lint-imports

unit: $(DEV) ## all tests, those on the built wheel too
	$(BIN)/python -m pytest

bench: $(DEV) ## benchmarks that stand in benchmarks/
	@for script in benchmarks/*.py; do \
	  [ -f "$$script" ] || { echo "no benchmarks yet"; break; }; \
	  $(BIN)/python "$$script" || exit 1; \
	done

readme: $(DEV) ## write README.md anew from its template and the real commands
	$(BIN)/python tests/readme/generate.py

renew: $(DEV) ## write frozen results and golden files anew; look at the difference before you commit it
	$(BIN)/python -m pytest --renew

pin: ## write requirements/*.txt anew, from a fresh environment
	.ci/pin $(PYTHON)

clean: ## remove what the commands made
	rm -rf graph network.html graph.ttl build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
