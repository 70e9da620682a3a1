VENV := .venv
PYTHON := $(VENV)/bin/python

.PHONY: all test lint clean
all: $(VENV)/installed

$(VENV)/installed: pyproject.toml requirements.lock
	python3 -m venv $(VENV)
	$(PYTHON) -m pip install --quiet --require-hashes -r requirements.lock
	$(PYTHON) -m pip install --quiet --no-deps --no-build-isolation -e .
	touch $@

test: all
	$(PYTHON) -m pytest

lint: all
	$(PYTHON) -m ruff check builder tests
	$(PYTHON) -m ruff format --check builder tests
	$(PYTHON) -m mypy

clean:
	rm -rf $(VENV)
