#!/usr/bin/env bash
# make test-page: the end-to-end tests alone; NAME=part runs those whose names contain it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/in-browsers.sh

plan_firefox
plan_webkit
plan_nginx
need_dist
page_tests ${NAME:+--test-name-pattern="$NAME"}
speed_tests ${NAME:+--test-name-pattern="$NAME"}
