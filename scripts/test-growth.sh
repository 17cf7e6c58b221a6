#!/usr/bin/env bash
# make test-growth: a made-up criterion (tests/growth/social-debts.patch) is added as docs/ARCHITECTURE.md says, in a copy of
# the project. With the whole patch the tests pass; without any one of its steps (one file each) something fails and names what is missing.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"

patch=$root/tests/growth/social-debts.patch
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files -z | tar --null --files-from=- -cf - | tar -xf - -C "$copy"
# In Dutch alone: the build refuses the criterion in another language that has no words for it (tests/locales.rs).
find "$copy/locales" -name "*.toml" ! -name nl.toml -delete
export CARGO_TARGET_DIR=$CARGO_TARGET_DIR/growth
forget_own_crate "$CARGO_TARGET_DIR"

steps=$(sed -n 's,^+++ b/,,p' "$patch")
# Applies the patch to the copy, except for the step that is left out; prints the output of the tests.
grow() {
  (
    cd "$copy"
    git init -q . 2>/dev/null
    git apply ${1:+--exclude="$1"} "$patch"
    cargo test --locked --quiet --no-default-features --test criteria 2>&1
    status=$?
    git apply -R ${1:+--exclude="$1"} "$patch"
    exit $status
  )
}

said=$(grow) || die "the patch does not pass whole:"$'\n'"$said"
echo "whole: passes, in $(wc -l <<<"$steps") files"
for step in $steps; do
  if said=$(grow "$step"); then die "without $step nothing refuses"; fi
  # Our own names for the criterion, wherever they occur.
  named=$(grep -iE -m1 'social.?debts' <<<"$said") || die "without $step what is missing is not named:"$'\n'"$said"
  echo "without $step: ${named#"${named%%[![:space:]]*}"}"
done
