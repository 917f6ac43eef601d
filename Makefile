# Every target sets itself up; a fresh machine needs git, make and Python 3.11+.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
ARGS ?=
# Dozens of programs are started: what is compiled is kept, whatever the caller's shell prefers.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo tour test browser nginx check format bench torture quarter setup lock clean
.DEFAULT_GOAL := demo

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(READY)

setup: $(READY)

demo: $(READY)
	$(BIN)/wulian demo $(ARGS)

tour: $(READY)
	$(BIN)/wulian tour $(ARGS)

# One more at once than there are cores: many tests wait for programs of their own.
test: browser nginx
	$(BIN)/python -m pytest -n 3 --dist worksteal -m "not torture and not slow" $(ARGS)

# A Chromium for the page's tests; without one they are skipped and say why.
browser: $(READY)
	-$(BIN)/python -m tests.page.browser

# An nginx for the test of several processes behind it; the same.
nginx: $(READY)
	-$(BIN)/python -m tests.workers.nginx

check: $(READY)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(READY)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

torture: $(READY)
	$(BIN)/python -m tests.torture $(ARGS)

quarter: $(READY)
	$(BIN)/python -m tests.quarter $(ARGS)

bench: $(READY)
	$(BIN)/python -m bench $(ARGS)

# Renews the pins after a change in pyproject.toml.
lock:
	rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	.venv-lock/bin/python -m pip freeze --exclude-editable > constraints.txt
	rm -rf .venv-lock

clean:
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis build dist
