#!/usr/bin/env bash
# make mutants: cargo-mutants over the rules. Takes hours; not part of make test.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh

cargo_mutants_version=27.1.0
export PATH=$tools/cargo-mutants-$cargo_mutants_version/bin:$PATH
install_cargo_mutants() { install_tool cargo-mutants "$cargo_mutants_version" --locked; }

need_rust
[ -x "$tools/cargo-mutants-$cargo_mutants_version/bin/cargo-mutants" ] ||
  add "cargo-mutants $cargo_mutants_version" "3 minutes" install_cargo_mutants
run_plan
exec cargo mutants --no-shuffle --jobs 2 --file 'src/rules/**' --no-default-features -- --locked "$@"
