# What the scripts beside this file share: paths, words to the user, small checks. Sourced, never run.
# shellcheck shell=bash
kRoot=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
kBuild=$kRoot/build
kDeps=$kBuild/deps

say() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; }
fail() { say "$*"; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }
on_debian() { have apt-get && have dpkg-deb && [[ -e /usr/share/keyrings/debian-archive-keyring.gpg ]]; }
can_use_apt() { [[ $(id -u) -eq 0 ]] && have apt-get; }
jobs_count() { nproc 2>/dev/null || echo 2; }

# Paths below the root that match one of the patterns: all but what is made or fetched.
our_files() {  # PATTERN…
  local pattern names=()
  if have git && git -C "$kRoot" rev-parse --git-dir >/dev/null 2>&1; then
    (cd "$kRoot" && git ls-files --cached --others --exclude-standard -- "$@" | while IFS= read -r file; do [[ ! -f $file ]] || echo "$file"; done | sort -u)
  else
    for pattern in "$@"; do names+=(-o -name "$pattern"); done
    (cd "$kRoot" && find . \( -path ./build -o -name node_modules -o -name .git \) -prune -o -type f \( "${names[@]:1}" \) -printf '%P\n' | sort)
  fi
}

# The version of a library (imgui, json, catch2) that scripts/cmake/dependencies.cmake asks for.
pinned_version() {  # NAME
  sed -nE "s/^set\\($1_version ([0-9.]+)\\)$/\\1/p" "$kRoot/scripts/cmake/dependencies.cmake"
}
# The version of the sources in build/deps, as they say themselves; nothing when there are none.
present_version() {  # NAME
  local json=$kDeps/json/include/nlohmann/detail/abi_macros.hpp
  case "$1" in
    imgui) sed -nE 's/^#define IMGUI_VERSION +"([^"]+)"$/\1/p' "$kDeps/imgui/imgui.h" ;;
    json) sed -nE 's/^#define NLOHMANN_JSON_VERSION_(MAJOR|MINOR|PATCH) ([0-9]+).*/\2/p' "$json" | paste -sd. ;;
    catch2) sed -nE 's/^ +static Version version\( ([0-9]+), ([0-9]+), ([0-9]+), .*/\1.\2.\3/p' "$kDeps/catch2/src/catch2/catch_version.cpp" ;;
  esac 2>/dev/null || true
}

# npm ci in DIRECTORY, skipped while the lock file is the one installed last time.
npm_install() {  # LABEL DIRECTORY
  local label=$1 directory=$2 stamp=$2/node_modules/.permsim-lock
  cmp -s "$directory/package-lock.json" "$stamp" && return 0
  say "installing npm packages of $label"
  (cd "$directory" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2)
  cp "$directory/package-lock.json" "$stamp"
}
