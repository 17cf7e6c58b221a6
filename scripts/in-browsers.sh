# shellcheck shell=bash
# The end-to-end tests, on dist/ as it stands; what is given besides goes to node's test runner. Sourced after setup.sh.

in_browsers() { CHROMIUM=$(find_browser) FIREFOX=$(find_firefox) node --test --test-reporter=spec "$@"; }

page_tests() { in_browsers --test-concurrency=2 "$@" tests/e2e/*.test.mjs; }
# What is judged by time runs with nothing of ours beside it.
speed_tests() { in_browsers --test-concurrency=1 "$@" tests/e2e/speed/*.test.mjs; }
