# shellcheck shell=bash
# What is done in browsers with dist/ as it stands. Sourced after setup.sh.

# dist/ is there, and Chromium for it, and whatever else was planned before.
need_dist() {
  need_node
  plan_npm all
  plan_browser
  run_plan
  [ -e dist/index.html ] || die "dist/ is not there; build it with: make build"
}

in_chromium() { CHROMIUM=$(find_browser) node "$@"; }

# The end-to-end tests; what is given besides goes to node's test runner.
in_browsers() { CHROMIUM=$(find_browser) FIREFOX=$(find_firefox) node --test --test-reporter=spec "$@"; }

page_tests() { in_browsers --test-concurrency=2 "$@" tests/e2e/*.test.mjs; }
# What is judged by time runs with nothing of ours beside it.
speed_tests() { in_browsers --test-concurrency=1 "$@" tests/e2e/speed/*.test.mjs; }
