# make serve and make test are the two commands; the others serve those who change the portal.

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2

python := .venv/bin/python
manage := $(python) manage.py
# The checks look at the code and never at this installation: no .env, no database file.
check := ENV_FILE=/dev/null DATABASE_URL=sqlite://:memory: $(manage)
templates = $(shell find templates -name '*.html')
# What runs at the same time is printed one after the other, where make can.
together = $(if $(filter output-sync,$(.FEATURES)),--output-sync)
catalogues = $(wildcard portal/locale/*/LC_MESSAGES/django.po)

.DEFAULT_GOAL := help
.PHONY: help serve demo test lint lint-types lint-style lint-portal login lock messages pictures format clean

help: ## This list
	@sed -n 's/^\([a-z]*\):.*## /make \1	/p' $(MAKEFILE_LIST) | expand -t 16

serve: ## Everything up to the page on localhost; PORT=8001 for another port
	@PYTHON="$(PYTHON)" .ci/venv requirements.txt
	@$(manage) prepare
	@$(manage) runserver 127.0.0.1:$(PORT)

demo: ## The same with invented countries in every state, to see each screen with something on it
	@PYTHON="$(PYTHON)" .ci/venv requirements.txt
	@$(manage) prepare
	@$(manage) demo
	@$(manage) runserver 127.0.0.1:$(PORT)

login: ## New passwords for the development accounts, one a role
	@PYTHON="$(PYTHON)" .ci/venv requirements.txt
	@$(manage) login

test: lint ## All that is always on
	@.ci/chromium
	ENV_FILE=/dev/null $(python) -m pytest -n $(WORKERS) --dist worksteal -m "not slow"

lint:
	@PYTHON="$(PYTHON)" .ci/venv requirements-dev.txt
	@$(MAKE) --no-print-directory --jobs=$(WORKERS) $(together) lint-types lint-style lint-portal

lint-types:
	$(python) -m mypy .

lint-style:
	$(python) -m ruff format --check .
	$(python) -m ruff check .
	.venv/bin/djade --check $(templates)
	$(python) -m djlint --lint --quiet templates

lint-portal:
	$(check) makemigrations --check --dry-run
	$(check) check --fail-level INFO
	DEBUG=False SECRET_KEY=$$($(python) -c 'import secrets; print(secrets.token_hex(40))') \
	    ALLOWED_HOSTS=profiles.example.org $(check) check --deploy --fail-level INFO

format: ## Code and templates in their one form
	@PYTHON="$(PYTHON)" .ci/venv requirements-dev.txt
	$(python) -m ruff check --fix-only .
	$(python) -m ruff format .
	.venv/bin/djade $(templates)

lock: ## The three requirements files from pyproject.toml; UPGRADE=1 for newer releases
	@PYTHON="$(PYTHON)" .ci/venv requirements-dev.txt
	.ci/lock$(if $(UPGRADE), --upgrade)

messages: ## The message catalogues from the code, and compiled; needs GNU gettext
	@PYTHON="$(PYTHON)" .ci/venv requirements-dev.txt
	$(check) makemessages --all --no-obsolete --no-location --no-wrap --ignore=.venv --ignore=node_modules
	@sed -i.old -e '/^"POT-Creation-Date:/d' -e '/^"Report-Msgid-Bugs-To:/d' $(catalogues)
	@rm -f $(addsuffix .old,$(catalogues))
	$(check) compilemessages --ignore=.venv --ignore=node_modules

pictures: ## Pictures of every page and screen, to look at; ONLY=country for some of them
	@PYTHON="$(PYTHON)" .ci/venv requirements-dev.txt
	@.ci/chromium
	@mkdir -p pictures$(if $(ONLY),, && rm -rf pictures/*)
	ENV_FILE=/dev/null $(python) -m pytest -q -n $(WORKERS) --dist worksteal tests/browser/pictures.py$(if $(ONLY), -k "$(ONLY)")
	@$(python) -m tests.browser.contact_sheet pictures

clean: ## Removes what was made, but not the database
	rm -rf .venv staticfiles pictures .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
