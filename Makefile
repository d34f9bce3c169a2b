# Everything a newcomer needs: `make run` reads an article, `make test` runs the tests, `make check` is what CI asks.
PYTHON ?= python3
VENV ?= .venv
BIN = $(VENV)/bin
# the extras that `make test` installs; with `train` the tests that need PyTorch run too
EXTRAS ?= test
ARTICLE ?= examples/shelter-vote.txt
TEXTS ?= 100000
# processes that share the tests; 0 runs them in one, as a debugger needs it
WORKERS ?= auto

.PHONY: help run serve docs test lint check bench fuzz offline clean

help:
	@echo 'make run     set up and read $(ARTICLE) (ARTICLE=... for another)'
	@echo 'make serve   set up and show a desk of the examples in the browser'
	@echo 'make docs    the documentation as a site, in build/docs'
	@echo 'make test    set up and run all tests (EXTRAS=test,train: those that need PyTorch too)'
	@echo 'make check   lint, types, tests'
	@echo 'make bench   quality, speed and memory, against peers'
	@echo 'make fuzz    100,000 mutated texts: the invariants of every reading, and its time (TEXTS=1000 for fewer)'
	@echo 'make offline nothing leaves the machine: with the oldest and the newest onnxruntime allowed'
	@echo 'make clean   remove what was set up'

run: $(VENV)/installed-run
	@$(BIN)/sayso read $(ARTICLE)

test: $(VENV)/installed-$(EXTRAS)
	$(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal

serve: $(VENV)/installed-web
	$(BIN)/sayso add examples --desk $(VENV)/examples.db
	$(BIN)/sayso serve --open --desk $(VENV)/examples.db

lint: $(VENV)/installed-$(EXTRAS)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

docs: $(VENV)/installed-docs
	$(BIN)/mkdocs build

check: lint test

bench: $(VENV)/installed-test,bench
	$(BIN)/python -m benchmarks

fuzz: $(VENV)/installed-$(EXTRAS)
	$(BIN)/python -m evaluation.fuzz --texts $(TEXTS)

offline: $(VENV)/installed-$(EXTRAS)
	$(BIN)/python -m tests.offline_versions $(VENV)/onnxruntime

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Sayso needs Python 3.11 or newer: make run PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed-run: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/installed-%: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$*]'
	@touch $@ $(VENV)/installed-run

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
