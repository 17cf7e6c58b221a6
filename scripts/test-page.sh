#!/usr/bin/env bash
# make test-page: the end-to-end tests alone; NAME=part runs those whose names hold it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/in-browsers.sh

need_node
plan_npm all
plan_browser
plan_firefox
plan_webkit
plan_nginx
run_plan
[ -e dist/index.html ] || die "dist/ is not there; build it with: make build"
page_tests ${NAME:+--test-name-pattern="$NAME"}
speed_tests ${NAME:+--test-name-pattern="$NAME"}
