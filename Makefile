# GOMFLOW: `make run` starts it, `make test` proves it. Both set up everything they need on a bare machine.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
RUN_STAMP := $(VENV)/.run-stamp
DEV_STAMP := $(VENV)/.dev-stamp

.DEFAULT_GOAL := help
.PHONY: help run test test-long demo eval bench chaos check docs format lint types imports lock clean

help:  ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

run: $(RUN_STAMP)  ## start GOMFLOW with its own servers, and print where it is
	@exec $(BIN)/gomflow run $(ARGS)

LONG = tests/cluster tests/chaos/test_cluster.py tests/chaos/test_two_applications.py \
	tests/events/test_feed_on_a_cluster.py tests/operating/test_life_after.py \
	tests/demo/test_demo_as_a_process.py tests/demo/test_verification_fails.py

test: $(DEV_STAMP) .venv-telemelya  ## every test, on real servers
	@$(BIN)/python -m pytest --numprocesses=3 --dist=loadfile --ignore=tests/embedded $(LONG:%=--ignore=%) $(ARGS)
	@# These send signals to processes, which a test process shared with others does not take kindly.
	@$(BIN)/python -m pytest tests/embedded

test-long: $(DEV_STAMP)  ## the tests on clusters, lost disks and forged demos, which take minutes
	@$(BIN)/python -m pytest $(LONG)

demo: $(RUN_STAMP)  ## a whole order with a hundred simulated buyers, checked to the last centavo (KEEP=1 leaves it running)
	@$(BIN)/gomflow demo $(if $(KEEP),--keep) $(ARGS)

EVAL ?= /tmp/gomflow-eval

eval: $(RUN_STAMP)  ## measure the Smart Agent on receipts drawn for it, and write the tables in docs (ten minutes on two cores)
	@$(BIN)/gomflow agent figures docs --work $(EVAL) --commit "$$(git describe --always --dirty)" $(ARGS)

bench: $(DEV_STAMP)  ## measure
	@$(BIN)/python -m bench $(ARGS)

docs: $(RUN_STAMP)  ## write the documents that say what the code says (.env.example, docs/events.md, docs/projections.md, events/schemas)
	@$(BIN)/python -m gomflow.describing

chaos: $(DEV_STAMP)  ## kill it at every crash point and in a storm, and keep the tables in docs/guarantees.md
	@$(BIN)/python -m chaos $(ARGS)

check: format lint types imports test  ## what must hold before a change lands

format: $(DEV_STAMP)  ## the code is formatted
	@$(BIN)/ruff format --check .

lint: $(DEV_STAMP)  ## the code is linted
	@$(BIN)/ruff check .

types: $(DEV_STAMP)  ## the types hold
	@$(BIN)/mypy

imports: $(DEV_STAMP)  ## the layers hold
	@$(BIN)/lint-imports

COMPILE = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --no-annotate

lock: $(DEV_STAMP)  ## pin every dependency anew
	@$(COMPILE) --upgrade pyproject.toml --group build -o requirements/run.txt
	@$(COMPILE) --upgrade pyproject.toml --group dev -c requirements/run.txt -o requirements/dev.txt
	@$(COMPILE) --upgrade requirements/telemelya.in -o requirements/telemelya.txt

clean:  ## remove what was installed here, not the data
	@rm -rf $(VENV) .venv-telemelya .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache

# An emulator of Telegram by other people; its pins do not agree with ours, so it lives on its own.
.venv-telemelya: requirements/telemelya.txt | $(BIN)/python
	@echo "Installing the Telegram emulator into $@"
	@$(PYTHON) -m venv $@
	@$@/bin/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements/telemelya.txt
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "GOMFLOW needs Python 3.11 or newer: try make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -m venv $(VENV)

INSTALL = $(BIN)/pip install --quiet --disable-pip-version-check --no-deps

$(RUN_STAMP): requirements/run.txt pyproject.toml | $(BIN)/python
	@echo "Installing GOMFLOW into $(VENV): once, about a minute"
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-build-isolation -e .
	@touch $@

$(DEV_STAMP): requirements/dev.txt $(RUN_STAMP)
	@echo "Installing what the tests need into $(VENV)"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@
