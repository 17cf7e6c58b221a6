# shellcheck shell=bash
# What every script shares: where things are, one-line refusals, and a plan of timed steps.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
cd "$root"

# Tools are installed in our own folder, one per version, so that the user's own tools stay untouched.
cache=${CYBERSUBSIDIE_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/cybersubsidie}
tools=$cache/tools

# Absolute, because some tools change the folder and must still find it.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target}
case $CARGO_TARGET_DIR in /*) ;; *) CARGO_TARGET_DIR=$root/$CARGO_TARGET_DIR ;; esac
cargo_home=${CARGO_HOME:-$HOME/.cargo}
export PATH=$PATH:$cargo_home/bin

wasm_target=wasm32-unknown-unknown
export TRUNK_SKIP_VERSION_CHECK=true

# Prints one clear line and stops: what is wrong, and the command that fixes it.
die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# The plan: steps are gathered first, so that each can say "step 3 of 6".
plan=()
timings=()

# add TITLE USUALLY FUNCTION
add() { plan+=("$1|$2|$3"); }

run_plan() {
  local total=${#plan[@]} number=0 entry title usually step status begun
  for entry in ${plan[@]+"${plan[@]}"}; do
    number=$((number + 1))
    IFS='|' read -r title usually step <<<"$entry"
    printf '\n== step %d of %d, usually %s: %s\n' "$number" "$total" "$usually" "$title"
    begun=$SECONDS
    # A subshell outside any condition: only there does `set -e` hold inside a function.
    set +e
    (
      set -e
      "$step"
    )
    status=$?
    set -e
    timings+=("$(printf '%6d s  %s' $((SECONDS - begun)) "$title")")
    if [ "$status" -ne 0 ]; then
      print_timings
      die "step $number of $total failed after $((SECONDS - begun)) s: $title"
    fi
    printf -- '-- %d s: %s\n' $((SECONDS - begun)) "$title"
  done
  plan=()
}

print_timings() {
  [ ${#timings[@]} -gt 0 ] || return 0
  printf '\nSeconds of each step:\n'
  printf '%s\n' "${timings[@]}"
  printf '%6d s  in all\n' "$SECONDS"
}

# Cargo detects changes by file times, which is not enough for our crate in a target folder that several clones share.
forget_own_crate() {
  [ -d "$1" ] || return 0
  find "$1" -maxdepth 4 -path '*/.fingerprint/cybersubsidie-*' -exec rm -rf {} +
}
