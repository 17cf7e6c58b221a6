#!/usr/bin/env bash
# make test-recipes: builds the recipes of recipes/ that run here, each in a folder of its own from its own lock file, with the element of
# dist/ as it stands, and uses them in Chromium (NAME=react for one). The first failure stops it.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/in-browsers.sh

frameworks=(react vue angular next)
[[ -z ${NAME:-} || " html code-block ${frameworks[*]} " == *" $NAME "* ]] || die "no recipe \"$NAME\" is run; these are: html code-block ${frameworks[*]}"

need_dist
built=$(mktemp -d)
trap 'rm -rf "$built"' EXIT
export BUILT=$built ONLY=${NAME:-} NG_CLI_ANALYTICS=false NEXT_TELEMETRY_DISABLED=1

# Installed by the lock file, typed and bundled by the framework's own tools.
build_recipe() {
  node tests/recipes/put.mjs "$1" "$built/$1"
  cp .npmrc "$built/$1"
  cd "$built/$1"
  npm ci --loglevel=error
  npm run --silent build
}
# Once more as in development, where a framework warns.
build_warning() {
  build_recipe "$1"
  NODE_ENV=development npm exec -- vite build --mode development --outDir development --logLevel warn
}
build_react() { build_warning react; }
build_vue() { build_warning vue; }
build_angular() { build_recipe angular; }
build_next() { build_recipe next; }
use_recipes() { CHROMIUM=$(find_browser) node --test --test-reporter=spec --test-timeout=300000 tests/recipes/run.test.mjs; }

for name in "${frameworks[@]}"; do
  [[ -n ${NAME:-} && $NAME != "$name" ]] || add "$name, installed and built" "$([[ $name == angular ]] && echo 90 || echo 40) seconds" "build_$name"
done
add "the recipes in Chromium" "1 minute" use_recipes
run_plan
print_timings
