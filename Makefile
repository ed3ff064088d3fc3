# Everything from a fresh clone: `make serve` to use it, `make test` to try it, `make check` before a commit.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
DEV_BANKS := $(wildcard tests/questions/*-dev*.jsonl)
HELD_BANKS := $(wildcard tests/questions/*-held*.jsonl)
# Floors only rise: a change that lowers a rate below them is not merged.
DEV_FLOOR := 90
HELD_FLOOR := 80

bin := .venv/bin
# Private indexes of a machine must not leak into the locks, so pip-compile sees the public index alone.
compile := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL -u PIP_CONSTRAINT PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" \
	$(bin)/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

.PHONY: serve test check bench bench-scale load fuzz audit eval lock clean install install-dev

# Conversations, feedback and notices taken in outlive a restart.
# `make serve PORT=9000` (or HOST=…) overrides GONGBAO_PORT; a HOST or PORT that a shell happens to export does not.
given = $(if $(filter command line,$(origin $(1))),$(2) $($(1)))
serve: install
	GONGBAO_DATA_DIR="$${GONGBAO_DATA_DIR:-data}" $(bin)/gongbao serve $(call given,HOST,--host) $(call given,PORT,--port)

test: install-dev
	$(bin)/pytest $(PYTEST_OPTIONS)

check: install-dev
	$(bin)/ruff format --check .
	$(bin)/ruff check .
	$(bin)/mypy
	$(bin)/lint-imports
	$(bin)/gongbao corpus check

bench: install-dev
	$(bin)/python -m benchmarks --json report/bench.json

# 1,000, 10,000 and 50,000 clauses made by program: time, memory and the index beside peers, on one processor.
bench-scale: install-dev
	$(bin)/python -m benchmarks.scale --json report/scale.json

# Messages nobody has thought of, 20,000 and more: no exception, every reply in shape, every citation verbatim.
fuzz: install-dev
	$(bin)/pytest tests/assistant/test_whatever_is_said.py --hypothesis-profile=fuzz --durations=5

# A minute of mixed questions over loopback: errors, latencies, memory; SECONDS, REQUESTS and WORKERS may be given.
load: install-dev
	$(bin)/python -m benchmarks.loading $(call given,SECONDS,--seconds) $(call given,REQUESTS,--requests) $(call given,WORKERS,--workers)

# Known vulnerabilities of what is locked; says so in one line where the advisory service is out of reach.
audit: install-dev
	$(bin)/python .ci/audit

eval: install
	mkdir -p report
	$(bin)/gongbao eval $(DEV_BANKS) --html report/dev.html --floor $(DEV_FLOOR)
	$(bin)/gongbao eval $(HELD_BANKS) --html report/held.html --json report/held.json --floor $(HELD_FLOOR)

lock: .venv/bin/pip
	$(bin)/pip install --quiet pip-tools
	echo "setuptools>=82" | $(compile) --output-file requirements-build.lock -
	$(compile) --output-file requirements.lock pyproject.toml
	$(compile) --extra dev --constraint requirements.lock --output-file requirements-dev.lock pyproject.toml

clean:
	rm -rf .venv build report indexes/built *.egg-info .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache

install: .venv/installed.lock .venv/project.toml
install-dev: .venv/installed-dev.lock .venv/project.toml

.venv/bin/pip:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed: install it, or name it with PYTHON=" >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed, this is $$($(PYTHON) --version)" >&2; exit 1; }
	$(PYTHON) -m venv .venv

# The stamps are copies of what was installed: a newer file with the same words installs nothing.
.venv/built-with.lock: requirements-build.lock | .venv/bin/pip
	cmp -s $< $@ || $(bin)/pip install --quiet --disable-pip-version-check --require-hashes -r $<
	cp $< $@

.venv/installed.lock: requirements.lock .venv/built-with.lock
	cmp -s $< $@ || $(bin)/pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation -r $<
	cp $< $@

.venv/installed-dev.lock: requirements-dev.lock .venv/installed.lock
	cmp -s $< $@ || $(bin)/pip install --quiet --disable-pip-version-check --require-hashes --no-build-isolation -r $<
	cp $< $@

.venv/project.toml: pyproject.toml .venv/installed.lock
	cmp -s $< $@ || $(bin)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(bin)/python -m compileall -q assistant bots corpus indexes
	$(bin)/gongbao index build
	cp $< $@
