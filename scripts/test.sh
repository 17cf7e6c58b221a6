#!/usr/bin/env bash
# make test: installs what the tests need and runs all tests and checks. The first failure stops it.
# make check (--quick): only those that need nothing but Rust and take less than a minute.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/build-dist.sh
source scripts/in-browsers.sh
source scripts/second-evaluator.sh

counted=$(mktemp)
trap 'rm -f "$counted"' EXIT

# Shows and saves a test runner's output, to count its tests at the end.
count() { "$@" 2>&1 | tee -a "$counted"; }
# A check that is not a test runner counts as one test.
check() {
  "$@"
  echo "check: 1 passed" >>"$counted"
}

check_format() { check cargo fmt --check; }
check_scripts() {
  if command -v shellcheck >/dev/null; then grep -l '^#!' scripts/*.sh .ci/run | check xargs shellcheck -x -a -e SC2034; else echo "shellcheck is not here: left out"; fi
}
test_recipes() { count node --test --test-reporter=spec tests/recipes/types.test.mjs; }
test_scripts() { count node --test --test-reporter=spec tests/scripts/*.test.mjs; }
lint_rules() { check cargo clippy --locked --quiet --no-default-features --all-targets -- -D warnings; }
lint_page() { check cargo clippy --locked --quiet --target "$wasm_target" --lib --bins --test browser -- -D warnings; }
# The pure half alone, as someone else's wasm would include it: its dependency tree has no browser crate.
build_pure() {
  local tree
  cargo build --locked --quiet --no-default-features --lib --target "$wasm_target"
  tree=$(cargo tree --locked --offline --no-default-features --target "$wasm_target" --edges normal --prefix none)
  if grep -E '^(wasm-bindgen|js-sys|web-sys|gloo|leptos)' <<<"$tree"; then die "the pure half names a browser's crates"; fi
  cargo clippy --locked --quiet --no-default-features --features package --lib --bins --target "$wasm_target" -- -D warnings
}
check_pure() { check build_pure; }
test_rules() { count cargo test --locked --quiet --no-default-features; }
test_oracle() { check check_oracle; }
test_cases() {
  check check_cases
  check check_double_entry
}
test_answers() {
  check check_answers
  check check_record
}
# Always the same applications, so that a failure can be repeated. `make oracle` takes others.
test_real() { check compare_real 10000 1; }
test_made_up() { check compare_made_up 10000 1; }
test_levers() {
  check try_levers_real 200 1
  check repeat_levers_real 25 2
}
test_levers_made_up() {
  check try_levers_made_up 200 1
  check repeat_levers_made_up 25 2
}
test_schemes() { count bash scripts/test-schemes.sh; }
test_new_version() { check bash scripts/test-new-version.sh added changed; }
test_growth() { check bash scripts/test-growth.sh; }
test_wasm() {
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER=wasm-bindgen-test-runner \
    CHROMEDRIVER=$(command -v "${CHROMEDRIVER:-chromedriver}") \
    count cargo test --locked --target "$wasm_target" --test browser
}
# The pure half as a crate of its own: what it holds builds, without what is left out of it. (cargo publish --dry-run asks its registry
# besides.)
publish_crate() {
  cargo package --locked --offline --no-default-features --allow-dirty --quiet
}
check_crate() { check publish_crate; }
# What is built for npm, from the sources to a stranger's project.
test_package() {
  check build_package
  cargo build --locked --quiet --no-default-features --example evaluate --example counterfactuals
  CHROMIUM=$(find_browser) count node --test --test-reporter=spec tests/package/*.test.mjs
}
debug_element() { node scripts/debug-element.mjs "$CARGO_TARGET_DIR/$wasm_target/debug/cybersubsidie.wasm" "tests/e2e/out/$1"; }
# Uses the build that just ran, so that nothing is compiled only for this.
build_debug() {
  cargo build --locked --quiet --target "$wasm_target" --bin cybersubsidie --test browser
  debug_element debug
}
# In the same target folder, so that only the crate itself is built once more.
build_versions() {
  CYBERSUBSIDIE_SCHEME=$made_up_scheme cargo build --locked --quiet --target "$wasm_target" --bin cybersubsidie
  debug_element versions
}
check_embedding() { check node scripts/embedding-doc.mjs --check; }
check_dist() { check node scripts/check-dist.mjs; }
check_size() { check node scripts/size.mjs --check; }
check_same() { check bash scripts/reproducible.sh; }
test_page() { count page_tests; }
test_speed() { count speed_tests; }
check_supply() { check cargo deny --offline --locked --log-level error check licenses bans sources; }

# The closing lines of cargo test, wasm-bindgen-test and node --test, added up.
summary() {
  awk '
    /^test result:/ { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1) } }
    $2 == "pass" && NF == 3 { p += $3 }
    $2 == "fail" && NF == 3 { f += $3 }
    /^check: 1 passed$/ { p++ }
    END { printf "%d passed, %d failed\n", p, f }
  ' "$counted"
}

# Runs the planned steps and reports the results.
run_and_tell() {
  run_plan
  print_timings
  echo
  summary
}

plan_quick() {
  add "formatting (rustfmt)" "1 second" check_format
  add "lints of the rules (clippy)" "5 seconds, the first time 1 minute" lint_rules
  add "lints of the page (clippy, wasm)" "5 seconds, the first time 1 minute" lint_page
  add "tests of the rules" "20 seconds, the first time 1 minute" test_rules
}

if [ "${1:-}" = --quick ]; then
  plan_rust
  plan_quick
  run_and_tell
  exit
fi

plan_test_tools
plan_quick
add "docs/EMBEDDING.md as its data and the style sheets have it" "1 second" check_embedding
add "the shell scripts (shellcheck)" "2 seconds" check_scripts
add "the build's own scripts" "5 seconds" test_scripts
add "the recipes' samples against the element's types" "12 seconds" test_recipes
add "the pure half for wasm, without a browser's crates" "10 seconds, the first time 30" check_pure
add "the second evaluator against itself (tests/oracle)" "20 seconds" test_oracle
add "the cases and the figures entered twice" "1 second" test_cases
add "the answers of the last release" "2 seconds" test_answers
add "10,000 applications to both evaluators" "20 seconds" test_real
add "10,000 applications of a made-up scheme of three versions" "30 seconds, the first time 1 minute" test_made_up
add "what would change 200 applications, by trying" "2 minutes, the first time 4" test_levers
add "what would change 200 applications of the made-up scheme" "2 minutes, the first time 4" test_levers_made_up
add "tests of the rules under made-up schemes" "20 seconds, the first time 1 minute" test_schemes
add "a made-up later version, a changed figure: no test is touched for it" "40 seconds, the first time 2 minutes" test_new_version
add "a made-up criterion, whole and without each of its steps" "1 minute" test_growth
add "tests in the browser (wasm-bindgen-test)" "20 seconds, the first time 1 minute" test_wasm
add "the crate without a page, as it would be published" "10 seconds, the first time 30" check_crate
add "the package for npm: size, answers, schema, types" "1 minute" test_package
add "the element in a debug build, for a forced panic" "2 seconds" build_debug
add "the element under a made-up scheme of three versions" "10 seconds" build_versions
add "dist/: wasm, script, style and page" "20 seconds, the first time 3 minutes" build_dist
add "dist/ names no path and no registry" "1 second" check_dist
add "dist/ within the size budget" "1 second" check_size
add "dist/ in Chromium, Firefox and WebKit (end to end)" "25 minutes" test_page
add "dist/ is quick: typing, and an element's upgrade" "1 minute" test_speed
add "dist/ the same from another folder" "20 seconds, the first time 3 minutes" check_same
add "licences, bans and sources (cargo-deny)" "2 seconds" check_supply
run_and_tell
