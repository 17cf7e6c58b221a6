#!/usr/bin/env bash
# make test-page: the end-to-end tests alone; NAME=part runs those whose names hold it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh

need_node
plan_npm all
plan_browser
plan_firefox
plan_webkit
plan_nginx
run_plan
[ -e dist/index.html ] || die "dist/ is not there; build it with: make build"
CHROMIUM=$(find_browser)
FIREFOX=$(find_firefox)
export CHROMIUM FIREFOX
in_browsers() { node --test --test-reporter=spec ${NAME:+--test-name-pattern="$NAME"} "$@"; }
in_browsers tests/e2e/*.test.mjs
# What is judged by time runs with nothing of ours beside it.
in_browsers --test-concurrency=1 tests/e2e/speed/*.test.mjs
