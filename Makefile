# make run: set up, publish the shipped workbook if nothing was ever published, serve on http://localhost:8501
# make run-replicas: two servers of one store behind nginx, for a look
# make test: set up, the browser too, and run the tests; make sweep: the exhaustive ones
PYTHON ?= python3
BIN := .venv/bin
CHROMIUM ?= /usr/bin/chromium
FOLDER ?= ../shared/spreadsheets/hostile

# What is imported is compiled once, not by each process anew, whatever the machine asks for.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: run run-replicas test sweep check format workbook golden hostile check-folder true-values bench chromium nginx clean

run: .venv/run
	@$(BIN)/python -m twinboard serve --with-shipped-data

# Two replicas with PostgreSQL, an object store and nginx, all in a temporary folder: http://localhost:8500
run-replicas: .venv/dev nginx
	@$(BIN)/python -m deploy.run_replicas

# Files of tests in the order of their names: those of the browser take longest, and come first.
test: check chromium
	@TWINBOARD_CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder

# What is exhaustive, and every property again with all its examples.
sweep: .venv/dev chromium nginx
	@TWINBOARD_CHROMIUM=$(CHROMIUM) $(BIN)/python -m pytest -n 2 -m "sweep or hypothesis" --hypothesis-profile all

check: .venv/dev
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy

format: .venv/dev
	@$(BIN)/ruff check --fix . ; $(BIN)/ruff format .

# After a change of data/derbyshire-partnerships/*.csv or of the declared sheets.
workbook: .venv/run
	@$(BIN)/python -m twinboard template data/derbyshire-partnerships.xlsx --rows data/derbyshire-partnerships
	@$(BIN)/python -m twinboard.workbook.describe > docs/workbook.md

# After a change of a query or of the shipped data; read the difference before committing it.
golden: .venv/dev
	@$(BIN)/python -m pytest -q tests/queries tests/unit/test_messages.py --update-golden

# What the product costs, beside a peer or a limit in the same run: on a quiet machine, for half an hour.
bench: .venv/dev
	@$(BIN)/python -m bench

# Every file of a folder as an upload would be read: its outcome, what it cost, and how the server fared.
hostile: .venv/run
	@$(BIN)/python -m twinboard.reading.trial $(FOLDER)

# The messages about every file of a folder, at most twelve lines a file.
check-folder: FOLDER = ../shared/spreadsheets/real
check-folder: .venv/run
	@$(BIN)/python -m twinboard check-folder $(FOLDER)

# The true values of the real files, each beside what its recipe reads.
true-values: .venv/dev
	@PYTHONPATH=. $(BIN)/python tests/true_values.py

chromium:
	@if [ ! -x $(CHROMIUM) ]; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium > /dev/null; \
	  else \
	    echo "The browser tests need Chromium at $(CHROMIUM): sudo apt-get install chromium,"; \
	    echo "or say where it is: make test CHROMIUM=/path/to/chromium"; exit 1; \
	  fi; \
	fi

nginx:
	@if ! PATH=$$PATH:/usr/sbin command -v nginx > /dev/null; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
	    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq nginx-light > /dev/null; \
	  else \
	    echo "Replicas stand behind nginx: sudo apt-get install nginx-light"; exit 1; \
	  fi; \
	fi

clean:
	rm -rf .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Twinboard needs Python 3.11 or newer")'
	@$(PYTHON) -m venv .venv

.venv/run: requirements.txt constraints.txt | .venv/bin/python
	@echo "Setting up (once; about a minute) …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	@touch $@

.venv/dev: .venv/run requirements-dev.txt requirements-replicas.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt \
	  -r requirements-replicas.txt -c constraints.txt
	@touch $@
