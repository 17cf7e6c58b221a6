#!/usr/bin/env bash
# make bench-wasm: the speed of evaluate() from JavaScript, with the current dist/, in Chromium.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/in-browsers.sh

need_dist
in_chromium scripts/bench-wasm.mjs "$@"
