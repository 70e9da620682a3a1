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

# The rooms that are finished; outline, evidence and tools join when they are.
FINISHED := builder/model builder/compose builder/reading builder/render

lint: all
	$(PYTHON) -m ruff check $(FINISHED) tests
	$(PYTHON) -m ruff format --check $(FINISHED) tests
	$(PYTHON) -m mypy --strict $(FINISHED)

clean:
	rm -rf $(VENV)
