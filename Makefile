# Every target works on a machine that has python3 (3.11 or later) with its venv module, and make.
# What is installed is what the lock files say, checked by hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JUDGES := tests/judges

.DEFAULT_GOAL := build
.PHONY: build test lint bench gallery judges pythons lock clean

build: $(VENV)/installed  ## the decks and sheets of sources/ into output/
	$(BIN)/builder build

test: $(VENV)/installed
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/installed
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

bench: $(VENV)/installed
	$(BIN)/python benchmarks/run.py
	$(BIN)/python benchmarks/evidence.py
	$(BIN)/python benchmarks/editions.py
	$(BIN)/python benchmarks/preview.py

gallery: $(VENV)/installed  ## docs/gallery.md with its pictures; needs LibreOffice
	$(BIN)/python tools/make_gallery.py

judges: $(VENV)/judges $(JUDGES)/node_modules/installed  ## the validators that the tests ask

pythons:  ## Pythons 3.11 to 3.13, those that there are, for the tests of same bytes
	tests/pythons.sh .pythons

$(VENV)/installed: pyproject.toml requirements.lock
	$(PYTHON) -m venv $(VENV)
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/judges: $(VENV)/installed $(JUDGES)/requirements.lock
	$(PIP) install --no-deps --require-hashes -r $(JUDGES)/requirements.lock
	touch $@

$(JUDGES)/node_modules/installed: $(JUDGES)/package.json $(JUDGES)/package-lock.json
	npm ci --prefix $(JUDGES) --no-audit --no-fund --loglevel=error
	touch $@

# Needs uv: renews all lock files. Review what changed before it is committed.
LOCK := uv pip compile --quiet --generate-hashes --universal --python-version 3.11 --upgrade \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links
lock:
	$(LOCK) --extra cluster --extra dev --extra serve pyproject.toml --output-file requirements.lock
	$(LOCK) $(JUDGES)/requirements.in --constraints requirements.lock --excludes $(JUDGES)/excludes.txt \
	    --overrides $(JUDGES)/overrides.txt \
	    --output-file $(JUDGES)/requirements.lock
	$(LOCK) benchmarks/requirements.in --constraints requirements.lock --output-file benchmarks/requirements.lock
	npm install --prefix $(JUDGES) --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean:
	rm -rf $(VENV) .pythons $(JUDGES)/node_modules
