# Needs Python 3.11 with venv, git and make; everything else is set up by the targets themselves.

.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory
unexport PYTHONDONTWRITEBYTECODE

# Run by any Python 3.11 found; "within app" and "within rasa" run in that environment.
deploy := @python=$$(sh deploy/find_python.sh) && exec "$$python" -m
app := $(deploy) deploy.within app
rasa := $(deploy) deploy.within rasa

.PHONY: help
help: ## show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

.PHONY: run
run: ## set up what is missing, train if no model fits, start the house; Ctrl-C stops it
	$(deploy) deploy.run

.PHONY: test
test: ## set up what is missing, then lint, types and all tests
	$(deploy) deploy.check

.PHONY: lint
lint: ## style, formatting and import rules
	$(deploy) deploy.check lint

.PHONY: types
types: ## types, strictly
	$(deploy) deploy.check types

.PHONY: train
train: ## train the model anew
	$(deploy) deploy.model --force

.PHONY: lock
lock: ## compile requirements/*.in to hashed lock files; UPGRADE=--upgrade takes newer versions
	$(deploy) deploy.lock $(UPGRADE)

.PHONY: clean
clean: ## remove environments, models and everything under var/
	rm -rf .venv var models/*.tar.gz
