#!/usr/bin/env bash
# make bench-wasm: evaluate() from JavaScript, on dist/ as it stands, in Chromium.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh

need_node
plan_npm all
plan_browser
run_plan
[ -e dist/widget.js ] || die "dist/ is not there; build it with: make build"
CHROMIUM=$(find_browser)
export CHROMIUM
exec node scripts/bench-wasm.mjs "$@"
