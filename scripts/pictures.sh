#!/usr/bin/env bash
# make pictures: the README's pictures, from the current dist/.
# shellcheck source-path=SCRIPTDIR
source "$(dirname "$0")/lib.sh"
source scripts/setup.sh
source scripts/in-browsers.sh

need_dist
in_chromium scripts/pictures.mjs
