#!/usr/bin/env bash
# make build: the deployable dist/.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/build-dist.sh

plan_build
run_plan
print_timings
