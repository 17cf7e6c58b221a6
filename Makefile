# Every command installs what it needs first; see scripts/. `make help` lists them.
.DEFAULT_GOAL := help
.PHONY: help serve watch build single package test check test-rules test-schemes test-growth test-new-version test-page test-recipes oracle levers impact regenerate fmt size size-update bench bench-batch bench-wasm pictures mutants clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

serve: ## install what is missing, build, serve on 127.0.0.1:8080 (PORT=8081 for another)
	@bash scripts/serve.sh

watch: ## like serve, and build again whenever a source changes
	@bash scripts/serve.sh --watch

build: ## write the deployable dist/
	@bash scripts/build.sh

single: ## build, and write dist/cybersubsidie.html: one file that works from a disk, without a network
	@bash scripts/single.sh

package: ## write pkg/: the function as a package for npm, without a page
	@bash scripts/package.sh

test: ## install what the tests need, and run everything
	@bash scripts/test.sh

check: ## in a minute: format, lints, the native tests of the rules
	@bash scripts/test.sh --quick

test-rules: ## the native tests of the rules alone (no browser, no Leptos)
	@cargo test --locked --no-default-features

test-schemes: ## the rules under the made-up schemes of tests/schemes/
	@bash scripts/test-schemes.sh

test-growth: ## add a made-up criterion: whole it passes, without any of its steps something refuses
	@bash scripts/test-growth.sh

test-new-version: ## other figures in a copy, then regenerate: no test needs a touch (HOW='added changed')
	@bash scripts/test-new-version.sh $(or $(HOW),added changed)

test-page: ## the end-to-end tests alone, on dist/ as it stands (NAME=part for some)
	@bash scripts/test-page.sh

test-recipes: ## the recipes of recipes/, built with their frameworks and used in Chromium (NAME=react for one)
	@bash scripts/test-recipes.sh

oracle: ## before a release: 50,000 applications of each scheme to both evaluators, recorded (COUNT, SEED)
	@bash scripts/oracle.sh

levers: ## what would change 2,000 applications of each scheme, against a program that tries (COUNT, SEED)
	@bash scripts/levers.sh

impact: ## what changed: 100,000 applications since FROM=<revision> or FROM=<folder of the scheme's form>
	@bash scripts/impact.sh

regenerate: ## write again what is made of data: the cases' evaluations, index.html, tables in docs/
	@bash scripts/regenerate.sh

fmt: ## format the Rust sources
	@cargo fmt

size: ## the brotli bytes of page and embed, file by file, and the wasm's raw bytes by module
	@node scripts/size.mjs

size-update: ## record them in size.json (WHY='...' when they rise by more than 1 %)
	@node scripts/size.mjs --update

bench: ## speed of the rules, native
	@cargo bench --locked --no-default-features

bench-batch: ## rows a second of examples/batch.rs, and its memory, on a million rows
	@bash scripts/bench-batch.sh

bench-wasm: ## speed of the rules from JavaScript, on dist/ in Chromium
	@bash scripts/bench-wasm.sh

pictures: ## the README's pictures of the page, from dist/ as it stands
	@bash scripts/pictures.sh

mutants: ## change the rules in every small way and see that a test notices (long)
	@bash scripts/mutants.sh

clean: ## remove what was built here
	@bash scripts/clean.sh
