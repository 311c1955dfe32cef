# make help lists what can be made.
PYTHON ?= python3
VENV := .venv/bin/python
export KAWAH_DATA_DIR ?= $(CURDIR)/var
MAKEFLAGS += --no-print-directory
.PHONY: help up test check bench prove messages screens doctor lock clean

help: ## say what can be made
	@grep -hE '^[a-z]+:.*##' Makefile | awk -F ':.*## ' '{ printf "make %-10s %s\n", $$1, $$2 }'

up: ## run the whole site with demo data until Ctrl-C
	@$(PYTHON) deploy/install.py run
	@node kawah/web/shell/assets/build.mjs "$$KAWAH_DATA_DIR/assets"
	@KAWAH_DEMO=$${KAWAH_DEMO:-yes} $(VENV) manage.py prepare
	@KAWAH_DEMO=$${KAWAH_DEMO:-yes} $(VENV) manage.py serve --with-parent

test: ## everything that must pass (installs what it needs)
	@$(PYTHON) deploy/install.py dev
	@$(VENV) -m tests.run all

check: ## format, lint, types, architecture, sizes
	@$(PYTHON) deploy/install.py dev
	@$(VENV) -m tests.run check

bench: ## measure speed and weight; ONLY=name* for some
	@$(PYTHON) deploy/install.py bench
	@$(VENV) -m bench $(if $(ONLY),--only '$(ONLY)')

prove: ## the heavy proofs in full, in slices that resume; ONLY=name* for some
	@$(PYTHON) deploy/install.py dev
	@$(VENV) -m tests.prove $(if $(ONLY),--only '$(ONLY)')

messages: ## bring both catalogues in step with the words in the sources
	@$(PYTHON) deploy/install.py run
	@$(VENV) manage.py messages

screens: ## picture every screen into var/screens; ONLY=name* for some; GUIDES=yes into docs/
	@$(PYTHON) deploy/install.py dev
	@$(VENV) -m tests.screens $(if $(ONLY),--only '$(ONLY)') $(if $(GUIDES),--guides)

doctor: ## say whether this site is well
	@$(VENV) manage.py doctor

lock: ## lock the requirements again after a change of requirements/*.in
	@for set in core science analytics dev; do \
		.venv/bin/uv pip compile --quiet --generate-hashes --no-emit-index-url \
			--python-version 3.11 --custom-compile-command "make lock" \
			requirements/$$set.in -o requirements/$$set.txt || exit 1; \
	done

clean: ## remove what was installed and built here, but no data
	@rm -rf .venv node_modules bench/node_modules tests/conformance/*/node_modules
