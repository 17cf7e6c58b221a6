#!/usr/bin/env bash
# Rust's own linker for wasm, without the exports of dependencies that this page never calls: Leptos brings the byte streams
# of wasm-streams, and rustc requests every export of every crate. The linker, which knows every reference, then leaves out
# what only those exports used (functions, their entries in the table of indirect calls, data). A function that our own
# code uses stays, whatever its name.
set -euo pipefail

unwanted='^(__wbg_|__wbindgen_describe_)?intounderlying(sink|source|bytesource)_'
wanted='^$'
# The package has no Leptos (scripts/package.sh): of js-sys it needs a few functions, and nothing that describes the others, whose
# closures would stay. A description that is missing is an error of wasm-bindgen.
if [ -n "${CYBERSUBSIDIE_PACKAGE:-}" ]; then
  unwanted='^__wbg_jspi_|^__wbindgen_describe___wbg_'
  wanted='^__wbindgen_describe___wbg_(get|isArray|length|ownKeys|parse|parseFloat|toString)_|^__wbindgen_describe___wbg__'
fi

args=()
left_out=0
while [ $# -gt 0 ]; do
  case $1 in
    @*)
      echo "scripts/wasm-linker.sh: the arguments stand in a file, where they are not looked through" >&2
      exit 1
      ;;
    --export)
      if [[ ${2:-} =~ $unwanted && ! ${2:-} =~ $wanted ]]; then left_out=$((left_out + 1)); else args+=(--export "${2:-}"); fi
      shift 2
      ;;
    *)
      args+=("$1")
      shift
      ;;
  esac
done
if [ "$left_out" -eq 0 ]; then
  echo "scripts/wasm-linker.sh: no crate exports wasm-streams' classes any more, or rustc asks for exports in another way" >&2
  exit 1
fi
# Of a release: the one object of all crates (`lto = "fat"`), without the words of its panics.
objects=()
for place in "${!args[@]}"; do
  case ${args[place]} in *.cybersubsidie.*-cgu.0.rcgu.o) objects+=("$place") ;; esac
done
if [ "${#objects[@]}" -eq 1 ]; then
  object=${args[objects[0]]}
  node "$(dirname "$0")/panics.mjs" "$object" "$object"
fi

# rustc adds the folder of its own tools to PATH.
exec rust-lld "${args[@]}"
