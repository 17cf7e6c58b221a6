# shellcheck shell=bash
# Compares the engine with the second evaluator (tests/oracle). Sourced after lib.sh and setup.sh.

oracle=tests/oracle
made_up_scheme=tests/schemes/three-versions

# A made-up scheme of several versions is compared too, in which every figure and day differs from the real one.
# Its engine has its own target folder, so that the two builds do not invalidate each other.
schemes_target=$CARGO_TARGET_DIR/schemes

# build_evaluate [--release]: the engine with the project's own figures; prints where it is.
build_evaluate() {
  env -u CYBERSUBSIDIE_SCHEME cargo build --locked --quiet --no-default-features --example evaluate "$@"
  printf '%s/%s/examples/evaluate\n' "$CARGO_TARGET_DIR" "$(profile_folder "$@")"
}

# build_evaluate_with FOLDER [--release]: the engine with the figures of that folder; prints where it is.
build_evaluate_with() {
  local folder=$1
  shift
  CYBERSUBSIDIE_SCHEME=$folder cargo build --locked --quiet --no-default-features --example evaluate \
    --target-dir "$schemes_target" "$@"
  printf '%s/%s/examples/evaluate\n' "$schemes_target" "$(profile_folder "$@")"
}

# build_levers, build_levers_with FOLDER: the engine and its counterfactuals, quick enough to ask a million times; prints the
# folder of both.
build_levers() {
  env -u CYBERSUBSIDIE_SCHEME cargo build --locked --quiet --no-default-features --release --example evaluate --example counterfactuals
  printf '%s/release/examples\n' "$CARGO_TARGET_DIR"
}
build_levers_with() {
  CYBERSUBSIDIE_SCHEME=$1 cargo build --locked --quiet --no-default-features --release --example evaluate --example counterfactuals \
    --target-dir "$schemes_target"
  printf '%s/release/examples\n' "$schemes_target"
}

profile_folder() { if [ "${1:-}" = --release ]; then echo release; else echo debug; fi; }

check_oracle() { python3 -B -m unittest discover --quiet --start-directory "$oracle" --pattern '*_test.py'; }
check_cases() { python3 -B $oracle/regenerate.py --check; }
check_double_entry() { python3 -B $oracle/double_entry.py; }
check_answers() {
  local engine
  engine=$(build_evaluate)
  python3 -B $oracle/answers.py "$engine" CHANGELOG.md
}
check_record() { python3 -B $oracle/record.py --check CHANGELOG.md; }

# compare_real COUNT SEED [--release], compare_made_up COUNT SEED [--release]
compare_real() {
  local engine
  engine=$(build_evaluate "${@:3}")
  python3 -B $oracle/compare.py "$engine" "$1" "$2"
}
compare_made_up() {
  local engine
  engine=$(build_evaluate_with $made_up_scheme "${@:3}")
  python3 -B $oracle/compare.py "$engine" "$1" "$2" $made_up_scheme
}

# try_levers_real COUNT SEED, try_levers_made_up COUNT SEED: what would change the outcome, against a program that tries.
# repeat_levers_...: the same, but the second evaluator is asked what each value leads to; it is slower, and tries fewer.
try_levers_real() {
  local built
  built=$(build_levers)
  python3 -B $oracle/levers.py "$1" "$2" "$built/counterfactuals" "$built/evaluate"
}
try_levers_made_up() {
  local built
  built=$(build_levers_with $made_up_scheme)
  python3 -B $oracle/levers.py "$1" "$2" "$built/counterfactuals" "$built/evaluate" $made_up_scheme
}
repeat_levers_real() {
  local built
  built=$(build_levers)
  python3 -B $oracle/levers.py "$1" "$2" "$built/counterfactuals" oracle
}
repeat_levers_made_up() {
  local built
  built=$(build_levers_with $made_up_scheme)
  python3 -B $oracle/levers.py "$1" "$2" "$built/counterfactuals" oracle $made_up_scheme
}
