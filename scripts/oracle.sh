#!/usr/bin/env bash
# make oracle: before a release, the engine against the second evaluator at length; COUNT and SEED choose how many and which.
# A run that agrees is recorded in tests/oracle/compared.toml.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/second-evaluator.sh

count=${COUNT:-50000}
seed=${SEED:-$((RANDOM * 32768 + RANDOM))}

long_real() { compare_real "$count" "$seed" --release; }
long_made_up() { compare_made_up "$count" "$seed" --release; }
record() { python3 -B $oracle/record.py "$(awk -F'"' '/^version/ { print $2; exit }' Cargo.toml)" "$count" "$seed"; }

need_rust
need_python
add "$count applications of the scheme" "3 minutes" long_real
add "$count applications of a made-up scheme of three versions" "4 minutes" long_made_up
add "the record of it (tests/oracle/compared.toml)" "1 second" record
run_plan
print_timings
