#!/usr/bin/env bash
# The rules under made-up schemes: the crate is built from each folder of tests/schemes/, in its own target folder.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"

export CARGO_TARGET_DIR=$CARGO_TARGET_DIR/schemes
CYBERSUBSIDIE_SCHEME=tests/schemes/three-versions \
  cargo test --locked --quiet --no-default-features --test three-versions
