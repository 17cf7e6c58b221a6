#!/usr/bin/env bash
# make bench-batch: rows a second and memory of examples/batch.rs, on rows that it makes.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh

need_rust
need_node
cargo build --locked --quiet --profile bench --no-default-features --example batch
node scripts/bench-batch.mjs "$CARGO_TARGET_DIR/release/examples/batch"
