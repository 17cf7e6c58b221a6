# shellcheck shell=bash
# Finds out what is missing on this machine and plans its installation; plans nothing if everything is there.
# Sourced after lib.sh.

trunk_version=0.21.14
cargo_deny_version=0.20.2
# The command line tool must have exactly the version of the library.
wasm_bindgen_version=$(awk '$0 == "name = \"wasm-bindgen\"" { getline; gsub(/[^0-9.]/, ""); print; exit }' Cargo.lock)

export PATH=$tools/trunk-$trunk_version/bin:$tools/wasm-bindgen-$wasm_bindgen_version/bin:$tools/cargo-deny-$cargo_deny_version/bin:$PATH

rust_wanted=$(awk -F'"' '/^rust-version/ { print $2 }' Cargo.toml)

# Read without a parser, because this runs before anything is installed; a missing value stops the script.
[[ $wasm_bindgen_version =~ ^[0-9]+\.[0-9]+\.[0-9]+$ ]] || die "scripts/setup.sh does not find wasm-bindgen's version in Cargo.lock"
[[ $rust_wanted =~ ^[0-9]+\.[0-9]+(\.[0-9]+)?$ ]] || die "scripts/setup.sh does not find rust-version in Cargo.toml"

at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

need_rust() {
  { command -v cargo && command -v rustc; } >/dev/null ||
    die "Rust is missing; install it with: curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y"
  local found
  found=$(rustc --version | awk '{ print $2 }')
  at_least "$rust_wanted" "$found" || die "Rust $found is older than $rust_wanted; update it with: rustup update stable"
  command -v cc >/dev/null || need_debian "a C linker (cc)" gcc libc6-dev
}

need_node() {
  { command -v node && command -v npm; } >/dev/null || need_debian "Node.js with npm" nodejs npm
  local found
  found=$(node --version)
  at_least 20 "${found#v}" || die "Node.js ${found#v} is older than 20; install a current one: https://nodejs.org/en/download"
}

python_wanted=3.11
need_python() {
  command -v python3 >/dev/null || need_debian "Python $python_wanted (python3)" python3
  local found
  found=$(python3 -c 'import platform; print(platform.python_version())')
  at_least "$python_wanted" "$found" ||
    die "Python $found is older than $python_wanted; install a current one: https://www.python.org/downloads/"
}

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null; }

# need_debian WHAT PACKAGE...: only names prerequisites that we do not install ourselves.
need_debian() {
  local what=$1
  shift
  is_debian || die "$what is missing; install it and try again (Debian: apt-get install $*)"
  die "$what is missing; install it with: $([ "$(id -u)" = 0 ] || printf 'sudo ')apt-get install -y $*"
}

# cargo install of one exact version into its own folder; an interrupted build is continued, never taken as complete.
install_tool() {
  local name=$1 version=$2
  shift 2
  local unfinished=$cache/unfinished/$name-$version
  mkdir -p "$tools"
  env -u RUSTFLAGS -u CARGO_ENCODED_RUSTFLAGS cargo install "$name" --version "$version" "$@" \
    --root "$unfinished/root" --target-dir "$unfinished/target" --no-track --force --quiet
  local folder=$tools/${name%-cli}-$version
  rm -rf "$folder"
  mv "$unfinished/root" "$folder"
  rm -rf "$unfinished"
}

install_wasm_target() {
  command -v rustup >/dev/null || die "Rust's $wasm_target target is missing; install Rust by rustup, or the target by your system's packages"
  rustup target add "$wasm_target"
}
install_trunk() { install_tool trunk "$trunk_version" --locked; }
install_wasm_bindgen() { install_tool wasm-bindgen-cli "$wasm_bindgen_version"; }
install_cargo_deny() { install_tool cargo-deny "$cargo_deny_version" --locked; }

fetch_crates() {
  cargo fetch --locked --quiet --target "$wasm_target" --target "$(rustc -vV | awk '/^host:/ { print $2 }')" "$@"
}

# Identifies what node_modules/ was installed from; `all` includes the tests' packages.
npm_stamp() { printf '%s %s' "$1" "$(cat package.json package-lock.json .npmrc | cksum)"; }
npm_ready() {
  local stamp
  stamp=$(cat node_modules/.made-from 2>/dev/null) || return 1
  [ "$stamp" = "$(npm_stamp all)" ] || [ "$stamp" = "$(npm_stamp "$1")" ]
}
install_npm_build() {
  npm ci --omit=dev --loglevel=error
  npm_stamp build >node_modules/.made-from
}
install_npm_all() {
  npm ci --loglevel=error
  npm_stamp all >node_modules/.made-from
}

install_debian() {
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

find_browser() {
  local name
  for name in ${CHROMIUM:+"$CHROMIUM"} chromium chromium-browser google-chrome; do
    command -v "$name" && return
  done
  return 1
}
have_browser() { find_browser >/dev/null && command -v "${CHROMEDRIVER:-chromedriver}" >/dev/null; }
install_browser() { install_debian chromium chromium-driver; }

find_firefox() {
  local name
  for name in ${FIREFOX:+"$FIREFOX"} firefox-esr firefox; do
    command -v "$name" && return
  done
  return 1
}
install_firefox() { install_debian firefox-esr; }

have_webkit() { command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null; }
install_webkit() { install_debian webkit2gtk-driver xvfb; }

install_shellcheck() { install_debian shellcheck; }

have_nginx() { PATH=$PATH:/usr/sbin command -v nginx >/dev/null && [ -e "${NGINX_BROTLI:-/usr/lib/nginx/modules/ngx_http_brotli_static_module.so}" ]; }
install_nginx() {
  install_debian nginx-light libnginx-mod-http-brotli-static
  # Only the program is needed: the tests start it themselves, on their own ports.
  if command -v systemctl >/dev/null; then systemctl disable --now --quiet nginx 2>/dev/null || true; fi
}

plan_rust() {
  need_rust
  [ -d "$(rustc --print sysroot)/lib/rustlib/$wasm_target" ] || add "Rust's $wasm_target target" "10 seconds" install_wasm_target
  fetch_crates --offline 2>/dev/null || add "the crates of Cargo.lock" "20 seconds" fetch_crates
}

plan_bindgen() {
  need_node
  plan_rust
  [ -x "$tools/wasm-bindgen-$wasm_bindgen_version/bin/wasm-bindgen" ] ||
    add "wasm-bindgen $wasm_bindgen_version" "2 minutes" install_wasm_bindgen
}

plan_build_tools() {
  grep -q "^wasm_bindgen = \"$wasm_bindgen_version\"" Trunk.toml ||
    die "Trunk.toml names another wasm-bindgen than Cargo.lock; set [tools] wasm_bindgen = \"$wasm_bindgen_version\""
  plan_bindgen
  [ -x "$tools/trunk-$trunk_version/bin/trunk" ] || add "Trunk $trunk_version" "7 minutes" install_trunk
}

plan_npm() { npm_ready "$1" || add "the npm packages of package-lock.json" "10 seconds" "install_npm_$1"; }

# plan_debian TITLE USUALLY FUNCTION WHAT PACKAGES...: as root on Debian a step, elsewhere a refusal that says what to install
plan_debian() {
  local title=$1 usually=$2 install=$3
  shift 3
  if is_debian && [ "$(id -u)" = 0 ]; then
    add "$title (Debian)" "$usually" "$install"
  else
    need_debian "$@"
  fi
}
plan_browser() {
  have_browser || plan_debian "Chromium and its driver" "1 minute" install_browser "Chromium or chromedriver" chromium chromium-driver
}
plan_firefox() { find_firefox >/dev/null || plan_debian "Firefox" "1 minute" install_firefox "Firefox" firefox-esr; }
plan_webkit() {
  have_webkit || plan_debian "WebKit's driver and a display for it" "1 minute" install_webkit "WebKitWebDriver or Xvfb" webkit2gtk-driver xvfb
}
plan_nginx() {
  have_nginx || plan_debian "nginx and its brotli module" "20 seconds" install_nginx \
    "nginx or its brotli_static module" nginx-light libnginx-mod-http-brotli-static
}

# Checks our own scripts, not the product: if we cannot install it, the check is skipped with a message.
plan_shellcheck() {
  command -v shellcheck >/dev/null || ! is_debian || [ "$(id -u)" != 0 ] || add "shellcheck (Debian)" "10 seconds" install_shellcheck
}

plan_test_tools() {
  need_python
  plan_build_tools
  plan_npm all
  plan_browser
  plan_firefox
  plan_webkit
  plan_nginx
  plan_shellcheck
  [ -x "$tools/cargo-deny-$cargo_deny_version/bin/cargo-deny" ] || add "cargo-deny $cargo_deny_version" "3 minutes" install_cargo_deny
}
