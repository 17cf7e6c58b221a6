#!/usr/bin/env bash
# Rust's own linker for wasm, without what a dependency exports and this page never calls: Leptos brings the byte streams of
# wasm-streams, and rustc asks for every export of every crate. What an export alone reached (functions, their places in the
# table of indirect calls, data) is then left out by the linker itself, which knows every reference. A function that our own
# code reaches stays, whatever its name.
set -euo pipefail

unwanted='^(__wbg_|__wbindgen_describe_)?intounderlying(sink|source|bytesource)_'

args=()
left_out=0
while [ $# -gt 0 ]; do
  case $1 in
    @*)
      echo "scripts/wasm-linker.sh: the arguments stand in a file, where they are not looked through" >&2
      exit 1
      ;;
    --export)
      if [[ ${2:-} =~ $unwanted ]]; then left_out=$((left_out + 1)); else args+=(--export "${2:-}"); fi
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
# rustc puts the folder of its own tools in PATH.
exec rust-lld "${args[@]}"
