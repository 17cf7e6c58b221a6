#!/usr/bin/env bash
# make serve: install what building needs, build, serve.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/build-dist.sh

need_node
# Asked before the build, so that nobody waits minutes for a refusal.
node scripts/serve.mjs --check
plan_build
run_plan
print_timings
echo
exec node scripts/serve.mjs
