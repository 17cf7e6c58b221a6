# shellcheck shell=bash
# Steps that run in browsers, on the current dist/. Sourced after setup.sh.

# Makes sure that dist/, Chromium and everything planned before are there.
need_dist() {
  need_node
  plan_npm all
  plan_browser
  run_plan
  [ -e dist/index.html ] || die "dist/ is not there; build it with: make build"
}

in_chromium() { CHROMIUM=$(find_browser) node "$@"; }

# The end-to-end tests; further arguments go to node's test runner. A test that waits for what never comes ends, and fails.
in_browsers() { CHROMIUM=$(find_browser) FIREFOX=$(find_firefox) node --test --test-reporter=spec --test-timeout=600000 "$@"; }

page_tests() { in_browsers --test-concurrency=2 "$@" tests/e2e/*.test.mjs; }
# Tests that measure time run alone.
speed_tests() { in_browsers --test-concurrency=1 "$@" tests/e2e/speed/*.test.mjs; }
