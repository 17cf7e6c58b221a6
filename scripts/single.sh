#!/usr/bin/env bash
# make single: the deployable dist/, and beside it all of the page in one file.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/build-dist.sh

write_single() { node scripts/single.mjs; }

plan_build
add "dist/cybersubsidie.html: all of it in one file" "1 second" write_single
run_plan
print_timings
