#!/usr/bin/env bash
# make clean: removes what was built here; the installed tools in the cache folder stay.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
rm -rf dist pkg tests/e2e/out mutants.out mutants.out.old "$CARGO_TARGET_DIR"
echo "the tools and the second build stay in $cache; remove that folder to start from nothing"
