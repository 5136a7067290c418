# The two commands: `make demo` and `make test`. Both need only python3 (3.11 or newer), make and a package index.

PYTHON ?= python3
BIN := .venv/bin

.PHONY: setup demo serve test lint test-embedded test-server bench lock

setup: .venv/installed

.venv/installed: requirements.lock
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; name it: make PYTHON=python3.12")'
	@echo "Installing into .venv; this takes a minute or two, once."
	@$(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	@touch $@

.venv/installed-dev: requirements-dev.lock .venv/installed
	@echo "Installing the tools for the tests."
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

demo: setup
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@$(BIN)/python manage.py demo
	@$(BIN)/python manage.py serve

serve: setup
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py collectstatic --no-input --verbosity 0
	@$(BIN)/python manage.py serve

test: lint test-embedded test-server

lint: .venv/installed-dev
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -W error::DeprecationWarning manage.py makemigrations --check --dry-run
	$(BIN)/python manage.py check --fail-level WARNING

test-embedded: .venv/installed-dev
	$(BIN)/pytest

test-server: .venv/installed-dev
	$(BIN)/python -m tests.servers $(BIN)/pytest tests/services tests/views tests/faults

bench: .venv/installed-dev
	$(BIN)/python -m tests.benchmarks

lock:
	$(PYTHON) -m venv .venv-lock && .venv-lock/bin/pip install --quiet uv
	.venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --upgrade pyproject.toml -o requirements.lock
	.venv-lock/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --upgrade --extra dev pyproject.toml -o requirements-dev.lock
	rm -r .venv-lock
