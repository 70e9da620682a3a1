# Every target works on a machine that has python3 (3.11 or later) with its venv module, and make.
# What is installed is what the lock files say, checked by hash.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
JUDGES := tests/judges
FUZZ := .venv-fuzz

.DEFAULT_GOAL := build
.PHONY: build test lint fuzz audit wheel bench gallery judges pythons lock clean

build: $(VENV)/installed  ## the decks and sheets of sources/ into output/
	$(BIN)/builder build

test: $(VENV)/installed
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/installed
	$(BIN)/python -m ruff check .
	$(BIN)/python -m ruff format --check .
	$(BIN)/python -m mypy

fuzz: $(FUZZ)/installed  ## look for input that the readers were not made for, FUZZ_SECONDS long
	$(FUZZ)/bin/python -m tests.fuzz $(or $(FUZZ_SECONDS),600)

# Needs pip-audit and a way to its database of known holes.
audit:
	pip-audit --require-hashes --disable-pip -r requirements.lock

wheel: $(VENV)/installed  ## wheel and sdist into dist/
	$(BIN)/python -m hatchling build

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

# Atheris follows what an input reaches; where there is none for this Python, fuzzing goes without.
$(FUZZ)/installed: pyproject.toml requirements.lock tests/fuzz/requirements.lock
	$(PYTHON) -m venv $(FUZZ)
	$(FUZZ)/bin/python -m pip --disable-pip-version-check --quiet install --require-hashes -r requirements.lock
	$(FUZZ)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --no-build-isolation --editable .
	-$(FUZZ)/bin/python -m pip --disable-pip-version-check --quiet install --no-deps --require-hashes \
	    -r tests/fuzz/requirements.lock
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
	$(LOCK) tests/fuzz/requirements.in --output-file tests/fuzz/requirements.lock
	$(LOCK) benchmarks/requirements.in --constraints requirements.lock --output-file benchmarks/requirements.lock
	npm install --prefix $(JUDGES) --package-lock-only --omit-lockfile-registry-resolved --no-audit --no-fund

clean:
	rm -rf $(VENV) $(FUZZ) .pythons $(JUDGES)/node_modules
