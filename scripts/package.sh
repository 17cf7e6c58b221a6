#!/usr/bin/env bash
# make package: pkg/, the function as a package for npm, without a page and without dependencies.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/build-dist.sh

plan_package
run_plan
print_timings
