#!/usr/bin/env bash
# Builds a copy of the tree in another folder, with another target folder, and compares dist/ byte by byte.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"

[ -e dist/index.html ] || die "dist/ is not there: run make build first"
copy=$(mktemp -d "${TMPDIR:-/tmp}/cybersubsidie-copy.XXXXXX")
trap 'rm -rf "$copy"' EXIT

# The current work tree, committed or not, without build output.
tar -cf - --exclude=./.git --exclude=./target --exclude=./dist --exclude=./pkg --exclude=./node_modules --exclude=./tests/e2e/out . |
  tar -xf - -C "$copy"
ln -s "$root/node_modules" "$copy/node_modules"

# Its target folder is kept, so that its dependencies are built only once, separately from ours. Our own crate is rebuilt each time.
second=$cache/reproducible/target
forget_own_crate "$second"
CARGO_TARGET_DIR=$second bash "$copy/scripts/build.sh"

diff -rq dist "$copy/dist" >&2 || die "two builds from two folders differ"
echo "dist/ is the same, byte for byte, from $root and from $copy"
