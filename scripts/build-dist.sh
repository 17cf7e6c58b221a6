# shellcheck shell=bash
# The deployable dist/, the same bytes from any folder of any machine with the same Rust. Sourced after setup.sh.

# Paths of this machine, and their replacements in the wasm. Cargo uses relative paths for the workspace's own files, so
# the clone's own path needs no entry and two clones can share the built dependencies. The last match wins.
remap_flags() {
  local sysroot commit registry
  sysroot=$(rustc --print sysroot)
  commit=$(rustc -vV | awk '/^commit-hash:/ { print $2 }')
  local flags=(
    # Names with their types, to count the bytes per module (scripts/modules.mjs). No name is shipped.
    "-Csymbol-mangling-version=v0"
    "--remap-path-prefix=$HOME=/home"
    "--remap-path-prefix=$cargo_home=/cargo"
    "--remap-path-prefix=$sysroot/lib/rustlib/src/rust=/rustc/$commit"
    "--remap-path-prefix=$CARGO_TARGET_DIR=/target"
  )
  for registry in "$cargo_home"/registry/src/*; do
    flags+=("--remap-path-prefix=$registry=/crates")
  done
  local IFS=$'\x1f'
  printf '%s' "${flags[*]}"
}

# Runs a command with the flags and the linker of the shipped build.
as_shipped() {
  # Encoded, because a path may contain a space; this also overrides flags of the user's own configuration.
  CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$root/scripts/wasm-linker.sh CARGO_ENCODED_RUSTFLAGS=$(remap_flags) "$@"
}

build_dist() { as_shipped trunk --log warn build; }

plan_build() {
  plan_build_tools
  # Checked before the build, so that nobody waits minutes for an error.
  node scripts/site.mjs || exit 1
  plan_npm build
  add "dist/: wasm, script, style and page" "20 seconds, the first time 3 minutes" build_dist
}

# In a target folder of its own: another set of features, and Trunk looks for its program in the usual one.
build_package() {
  local target=$CARGO_TARGET_DIR/npm
  CYBERSUBSIDIE_PACKAGE=1 as_shipped cargo build --locked --offline --quiet --release --target "$wasm_target" \
    --no-default-features --features package --bin cybersubsidie --target-dir "$target"
  node scripts/package.mjs "$target/$wasm_target/release/cybersubsidie.wasm"
}

plan_package() {
  plan_bindgen
  plan_npm build
  add "pkg/: wasm, script, types and schema" "20 seconds, the first time 1 minute" build_package
}
