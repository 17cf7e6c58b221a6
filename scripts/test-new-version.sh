#!/usr/bin/env bash
# make test-new-version: in a copy of the project every figure is changed (tests/oracle/made_up_version.py): `added`,
# in a later version beside the others, or `changed`, in the last version itself. After `make regenerate` all native tests
# pass, without changing any of them.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
# One target folder for all copies, so that dependencies are compiled once. File times do not show which figures our crate was built from.
export CARGO_TARGET_DIR=$CARGO_TARGET_DIR/new-version
# Enough to see that a test takes its figures from the scheme; the rules themselves are tested elsewhere.
export PROPTEST_CASES=${PROPTEST_CASES:-12}

written() {
  git -C "$copy" diff --name-only -- tests/cases index.html embed/published.json site docs/RULES.md
}

for how in "${@:-added}"; do
  rm -rf "$copy"
  mkdir "$copy"
  git ls-files -z | tar --null --files-from=- -cf - | tar -xf - -C "$copy"
  ln -s "$root/node_modules" "$copy/node_modules"
  git -C "$copy" init -q
  git -C "$copy" add --all
  python3 -B tests/oracle/made_up_version.py "$copy" "$how"
  forget_own_crate "$CARGO_TARGET_DIR"
  said=$(cd "$copy" && env -u CYBERSUBSIDIE_SCHEME bash scripts/regenerate.sh 2>&1) || die "$how: make regenerate fails:"$'\n'"$said"
  for file in index.html embed/published.json site/fr.html docs/RULES.md tests/cases/frozen.toml; do
    written | grep -qxF "$file" || die "$how: make regenerate leaves $file as it was"
  done
  (
    cd "$copy"
    python3 -B tests/oracle/double_entry.py
    python3 -B tests/oracle/regenerate.py --check
    node scripts/embedding-doc.mjs --check
    env -u CYBERSUBSIDIE_SCHEME cargo test --locked --quiet --no-default-features --no-fail-fast
  )
  echo "$how: on other figures every test passes, and none was touched"
done
