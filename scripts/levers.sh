#!/usr/bin/env bash
# make levers: what would change the outcome, against a program that tries, at length; COUNT and SEED choose how many and which.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/second-evaluator.sh

count=${COUNT:-2000}
seed=${SEED:-$((RANDOM * 32768 + RANDOM))}

long_real() { try_levers_real "$count" "$seed"; }
long_made_up() { try_levers_made_up "$count" "$seed"; }
repeated() {
  repeat_levers_real 50 "$seed"
  repeat_levers_made_up 50 "$seed"
}

need_rust
need_python
add "what would change $count applications, by trying" "8 minutes" long_real
add "what would change $count applications of a made-up scheme of three versions" "8 minutes" long_made_up
add "fifty of each by the second evaluator" "2 minutes" repeated
run_plan
print_timings
