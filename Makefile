# make run     pinned packages, then dashboard and API (CATALOGUE=DIR, HOST=127.0.0.1, PORT=8501;
#              WORKERS=N: N processes, on PORT and the next ones)
# make dev     the same, reloading on change
# make test    lint, types, every test; its first and last line say what it skips and what brings it
# make test-spark  the build on a real cluster of Spark on this machine, three minutes (Java 17 or newer;
#              SOAK=1: more faults, a cluster killed)
# make browser every page in Chromium
# make check   lint, types, quick tests
# make fix     mend what a tool can
# make data    clean, fit and publish what lies in data/raw
# make sample  build the sample and its tables anew
# make bench   the speed and memory table, into docs/PERFORMANCE.md (ONLY=visits,
#              over a phone's line; ONLY=clone, the first minute)
# make soak    the long matrices
# make mutate  a thousand small faults planted in copies of the sources: which do the tests notice?
# make coverage  the lines and branches that tests run, and every gap
# make pictures  the forty kept pictures of pages anew; shows what changed, side by side
# make visitors  200 visitors in ten minutes, with a switch, a kill and broken requests
# make shots   the pictures of README, of the sample
# make lock    constraints.txt anew: every package at one release, for all systems
# make audit   known holes in the pinned packages, asked of PyPI

PYTHON ?= python3
VENV ?= .venv
HOST ?= 127.0.0.1
PORT ?= 8501
WORKERS ?= 1
# Several processes are the same command, watched over.
SEVERAL = $(if $(filter-out 1,$(WORKERS)),-m serving.workers $(WORKERS) )
PY := $(VENV)/bin/python
# Apart: pyspark is 400 MB, which nothing but --engine needs.
SPARK_VENV ?= .venv-spark
# On two cores, each with tests that lie together: what a file makes for its tests is made once, and
# who has done goes on with the other's.
TWO = -n 2 --dist worksteal
# Apart from the others: Playwright keeps an event loop of its own running in its process.
BROWSER = $(PY) -m pytest tests/browser -m "browser and not soak" $(TWO) -rs --durations=10
# The system's Python: it speaks before the environment is there.
SKIPPED = $(PYTHON) tests/needs.py
export STREAMLIT_BROWSER_GATHER_USAGE_STATS = false

.PHONY: help environment run told dev test test-spark test-on-spark skipped browser check fix data sample bench soak mutate coverage pictures visitors shots lock audit
help:
	@sed -n 's/^# make/make/p' Makefile

$(VENV)/run: requirements.txt constraints.txt
	@echo "Making an environment in $(VENV) and installing the pinned packages: a minute or two, once."
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt -c constraints.txt
	touch $@

$(VENV)/dev: requirements.txt requirements-dev.txt constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(PY) -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c constraints.txt
	touch $@ $(VENV)/run

# What the other environment has is seen from here, and not fetched twice.
PLACE = -c "import sysconfig; print(sysconfig.get_path('purelib'))"
$(SPARK_VENV)/spark: requirements-spark.txt $(VENV)/dev
	$(PYTHON) -m venv $(SPARK_VENV)
	$(PY) $(PLACE) > "$$($(SPARK_VENV)/bin/python $(PLACE))/butaca.pth"
	$(SPARK_VENV)/bin/python -m pip install --quiet --disable-pip-version-check \
		-r requirements-spark.txt -c constraints.txt
	touch $@

environment: $(VENV)/dev

run: export BUTACA_ADDRESS = http://localhost:$(PORT)
run: told $(VENV)/run
	@echo "Starting. The line with \"ready\" says that the pages are there."
	$(PY) $(SEVERAL)-m uvicorn app:app --http h11 --h11-max-incomplete-event-size 65536 --loop asyncio --host $(HOST) --port $(PORT) --no-server-header --log-level warning

told:
	@echo "Butaca will be at http://localhost:$(PORT)"

dev: $(VENV)/run
	BUTACA_DEV=1 $(VENV)/bin/streamlit run app.py --server.address $(HOST) --server.port $(PORT) --server.fileWatcherType auto

# Types are looked at beside the tests: mypy has one core busy for a minute and more.
test: skipped $(VENV)/dev
	$(PY) -m ruff check . && $(PY) -m ruff format --check .
	$(PY) -m mypy & types=$$!; \
	$(PY) -m pytest -m "not soak and not browser" $(TWO) --durations=25 --durations-min=1; \
	tests=$$?; wait $$types && exit $$tests
	$(BROWSER)
	@$(SKIPPED)

# Where no Java is nothing is fetched: one line says what would bring it. So where the packages cannot be had.
test-spark:
	@if ! command -v java >/dev/null; then \
		echo "Skipped here: the build on Spark (Debian's default-jre-headless brings Java)."; \
	elif ! $(MAKE) --no-print-directory $(SPARK_VENV)/spark; then \
		echo "Skipped here: the build on Spark (the packages of requirements-spark.txt cannot be installed)."; \
	else $(MAKE) --no-print-directory test-on-spark; fi

test-on-spark: $(SPARK_VENV)/spark
	$(SPARK_VENV)/bin/python -m pytest tests/engines $(if $(SOAK),,-m "not soak") -rs --durations=10

skipped:
	@$(SKIPPED)

browser: $(VENV)/dev
	$(BROWSER)

check: $(VENV)/dev
	$(PY) -m ruff check . && $(PY) -m ruff format --check .
	$(PY) -m mypy & types=$$!; \
	$(PY) -m pytest -m "not soak and not browser and not real and not slow" $(TWO); \
	tests=$$?; wait $$types && exit $$tests

fix: $(VENV)/dev
	$(PY) -m ruff check --fix . ; $(PY) -m ruff format .

data: $(VENV)/run
	$(PY) -m publish

sample: $(VENV)/dev
	PYTHONPATH=. $(PY) data/sample/make.py

bench: $(VENV)/dev
	$(PY) -m benchmarks $(if $(ONLY),--only $(ONLY))

soak: $(VENV)/dev
	$(PY) -m pytest $(TWO) -m "soak and not browser"
	$(PY) -m pytest tests/browser $(TWO) -m "soak and browser" -rs

mutate: $(VENV)/dev
	$(PY) -m tests.proof.mutate

coverage: $(VENV)/dev
	$(PY) -m tests.proof.covered

pictures: $(VENV)/dev
	PYTHONPATH=. $(PY) -m tests.pictures

visitors: $(VENV)/dev
	$(PY) -m tests.faults.visitors

shots: $(VENV)/dev
	PYTHONPATH=. $(PY) docs/screenshots/make.py

lock: $(VENV)/dev
	$(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --no-annotate \
		--custom-compile-command "make lock" requirements-dev.txt -o constraints.txt

audit: $(VENV)/dev
	$(PY) -m pip_audit --strict --no-deps --disable-pip -r requirements.txt
