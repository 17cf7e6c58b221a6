#!/usr/bin/env bash
# make test-page: the end-to-end tests alone; NAME=part runs those whose names hold it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh

need_node
plan_npm all
plan_browser
run_plan
[ -e dist/index.html ] || die "dist/ is not there; build it with: make build"
CHROMIUM=$(find_browser)
export CHROMIUM
exec node --test --test-reporter=spec ${NAME:+--test-name-pattern="$NAME"} tests/e2e/*.test.mjs
