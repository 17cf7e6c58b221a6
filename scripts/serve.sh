#!/usr/bin/env bash
# make serve: install what building needs, build, serve. With --watch it builds again whenever a source changes.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/build-dist.sh

need_node
# Checked before the build, so that nobody waits minutes for an error.
node scripts/serve.mjs --check
plan_build
run_plan
print_timings
echo
if [ "${1:-}" = --watch ]; then
  as_shipped trunk --log warn watch --ignore dist --ignore tests &
  watcher=$!
  trap 'kill "$watcher" 2>/dev/null || true' EXIT
  node scripts/serve.mjs
else
  exec node scripts/serve.mjs
fi
