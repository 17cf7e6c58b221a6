#!/usr/bin/env bash
# make bench-wasm: evaluate() from JavaScript, on dist/ as it stands, in Chromium.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/in-browsers.sh

need_dist
in_chromium scripts/bench-wasm.mjs "$@"
