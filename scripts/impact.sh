#!/usr/bin/env bash
# make impact FROM=<folder or revision>: what changed since then, in 100,000 generated applications (COUNT, SEED).
# A folder in the scheme's form is compared by its figures in today's engine. A revision is built separately, with its own figures.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/second-evaluator.sh

from=${FROM:-}
count=${COUNT:-100000}
seed=${SEED:-1}
[ -n "$from" ] || die "say from what: make impact FROM=HEAD~3, or FROM=<a folder of the scheme's form>"
need_rust
need_python

aside=$(mktemp -d)
leave() {
  if [ -d "$aside/tree" ]; then git worktree remove --force "$aside/tree"; fi
  rm -rf "$aside"
}
trap leave EXIT

if [ -d "$from" ]; then
  compgen -G "$from/[0-9]*-*-*.toml" >/dev/null || die "$from holds no version of the rules (a .toml file each)"
  before_scheme=$from
  build_evaluate_with "$from" >"$aside/engine"
else
  revision=$(git rev-parse --verify --quiet "$from^{commit}") || die "$from is no folder here and no revision"
  git worktree add --quiet --detach "$aside/tree" "$revision"
  before_scheme=$aside/tree/scheme
  # The dependencies are mostly the same; the crate itself is built separately for each folder.
  forget_own_crate "$schemes_target"
  (cd "$aside/tree" && env -u CYBERSUBSIDIE_SCHEME cargo build --locked --quiet --no-default-features \
    --example evaluate --target-dir "$schemes_target") || die "$from does not build here"
  printf '%s/debug/examples/evaluate\n' "$schemes_target" >"$aside/engine"
fi
# Copied to a place where no later build overwrites it.
cp "$(cat "$aside/engine")" "$aside/before"
after=$(build_evaluate)
python3 -B $oracle/impact.py "$count" "$seed" "$from" "$aside/before" "$before_scheme" "$after" scheme
