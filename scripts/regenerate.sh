#!/usr/bin/env bash
# make regenerate: rewrites everything that is generated from data. The cases' evaluations come first, only from the second
# evaluator; if one of them changes that may not, nothing else is written.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/second-evaluator.sh

cases() { python3 -B $oracle/regenerate.py; }
page() { cargo run --locked --quiet --no-default-features --example static_page; }
# Only a complete file replaces the old one.
rules_doc() {
  cargo run --locked --quiet --no-default-features --example rules_doc >docs/RULES.md.new
  mv docs/RULES.md.new docs/RULES.md
}
embedding() { node scripts/embedding-doc.mjs; }

need_rust
need_node
need_python
plan_npm build
add "the evaluations in tests/cases" "1 second" cases
add "index.html, embed/published.json and site/" "5 seconds, the first time 1 minute" page
add "docs/RULES.md" "2 seconds" rules_doc
add "the tables of docs/EMBEDDING.md" "1 second" embedding
run_plan
git diff --stat -- tests/cases index.html embed site docs
