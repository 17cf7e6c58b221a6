#!/usr/bin/env bash
# make pictures: the README's pictures, from dist/ as it stands.
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
exec node scripts/pictures.mjs
