#!/bin/sh
# Links, and keeps what the linker says of it: FOLDER TARGET COMMAND… (called by scripts/cmake/page.cmake).
folder=$1
target=$2
shift 2
mkdir -p "$folder"
exec "$@" >"$folder/$(basename "$target").txt"
