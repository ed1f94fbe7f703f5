# Two commands do all the set-up: `make brief` and `make test`. The rest is for developers.
PYTHON ?= python3
BIN := .venv/bin
PAGE := tests/article/pages/liuzhou-high-end-equipment.zh.txt

.PHONY: brief test test-training clean

brief: .venv/core  ## Set up, and turn the sample page into a brief in output/
	$(BIN)/toolkit run $(PAGE) --output output

test: .venv/dev  ## Set up, and run every check
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

test-training: .venv/train  ## The tests that need PyTorch
	$(BIN)/python -m pytest tests/training

.venv/train: .venv/dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[train]'
	touch $@

.venv/core: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

.venv/dev: .venv/core
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[argos,dev]'
	touch $@

clean:  ## Remove what make made, except the briefs
	rm -rf .venv build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
