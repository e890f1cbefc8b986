#!/bin/sh
# Links, and keeps what the linker says of it: FOLDER TARGET COMMAND… (called by scripts/cmake/page.cmake).
# Below FOLDER as it lies in build/: two pages have a permsim.js.
folder=$1/$(basename "$(dirname "$2")")
target=$2
shift 2
mkdir -p "$folder"
exec "$@" >"$folder/$(basename "$target").txt"
