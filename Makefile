# Every target sets itself up; a fresh machine needs git, make and Python 3.11+.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
ARGS ?=
PIP := python -m pip --quiet --disable-pip-version-check
# Dozens of programs are started: what is compiled is kept, whatever the caller's shell prefers.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: demo tour test browser pictures nginx check format bench torture quarter year setup lock audit clean
.DEFAULT_GOAL := demo

# What is installed is what the lock names, hash by hash.
$(READY): pyproject.toml requirements-dev.lock
	$(PYTHON) -m venv .venv
	$(BIN)/$(PIP) install --require-hashes --no-deps -r requirements-dev.lock
	$(BIN)/$(PIP) install --no-build-isolation --no-deps -e .
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

# The README's pictures, from stories that play in a browser; they need a font with Chinese.
pictures: browser
	$(BIN)/python -m tests.page.pictures

torture: $(READY)
	$(BIN)/python -m tests.torture $(ARGS)

quarter: $(READY)
	$(BIN)/python -m tests.quarter $(ARGS)

# The same for a year of fifty communities: some minutes.
year: $(READY)
	$(BIN)/python -m tests.quarter --year $(ARGS)

bench: $(READY)
	$(BIN)/python -m bench $(ARGS)

LOCK := .venv-lock/bin/uv pip compile --quiet --universal --generate-hashes --no-annotate --no-header --python-version 3.11
# Renews the lock after a change in pyproject.toml.
lock:
	rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/$(PIP) install uv
	$(LOCK) --upgrade --extra dev pyproject.toml --output-file requirements-dev.lock
	$(LOCK) --constraint requirements-dev.lock pyproject.toml --output-file requirements.lock
	echo 'hatchling>=1.27,<2' | $(LOCK) --constraint requirements-dev.lock - --output-file requirements-build.lock
	rm -rf .venv-lock

# Looks up what is locked in a database of known vulnerabilities; where none answers it says so.
audit: $(READY)
	$(PYTHON) -m venv .venv-audit
	-.venv-audit/bin/$(PIP) install 'pip-audit>=2.9,<3'
	$(BIN)/python -m tests.audit .venv-audit/bin/pip-audit

clean:
	rm -rf .venv .venv-audit .mypy_cache .ruff_cache .hypothesis build dist
