# How scripts/test runs one test program and counts what it did; a program that ran no test has failed. Sourced.
# shellcheck shell=bash disable=SC2154 # kRoot and kBuild come from lib.sh
readonly kResults=$kBuild/test-results
total_passed=0
total_failed=0

title() { printf '\n== %s ==\n' "$1"; }

# Adds one program's counts, as read from its own summary; without a summary it crashed, which is one failure.
count() {  # NAME PASSED FAILED STATUS
  local name=$1 passed=$2 failed=$3 status=$4 why=
  if [[ ! $passed =~ ^[0-9]+$ || ! $failed =~ ^[0-9]+$ ]]; then
    passed=0 failed=1 why=" (no summary, exit status $status)"
  elif [[ $((passed + failed)) -eq 0 ]]; then
    failed=1 why=" (it ran no test)"
  elif [[ $status -ne 0 && $failed -eq 0 ]]; then
    failed=1 why=" (exit status $status after its last test)"
  fi
  total_passed=$((total_passed + passed))
  total_failed=$((total_failed + failed))
  printf -- '-- %s: %s passed, %s failed%s\n' "$name" "$passed" "$failed" "$why"
}

# A step that is no test itself: silent when it works, one failure when it does not.
run_step() {  # NAME COMMAND…
  local name=$1 log status=0 started=$SECONDS
  shift
  log=$kResults/${name// /-}.log
  title "$name"
  "$@" >"$log" 2>&1 || status=$?
  if [[ $status -ne 0 ]]; then
    tail -n 60 "$log"
    count "$name" 0 1 "$status"
    return 1
  fi
  echo "done in $((SECONDS - started)) s"
}

# A program whose last line is `N passed, N failed`.
run_counted() {  # NAME COMMAND…
  local name=$1 log status=0 summary
  shift
  log=$kResults/${name// /-}.log
  title "$name"
  "$@" 2>&1 | tee "$log" || status=$?
  summary=$(grep -E '^[0-9]+ passed, [0-9]+ failed$' "$log" | tail -n 1 || true)
  count "$name" "${summary%% passed*}" "$(sed -E 's/.*passed, ([0-9]+) failed/\1/' <<<"$summary")" "$status"
}

# In as many parts as there are cores, each a mixture of all: laws take long, and stand side by side.
run_catch2() {  # BINARY [TEST SPEC…]: counts test cases
  local binary=$1 name="$*" status=0 passed=0 failed=0 parts part sum started=$SECONDS
  shift
  parts=$(jobs_count)
  local logs=$kResults/${name//[^a-z_]/-} workers=()
  title "$name"
  rm -f "$logs".*
  for ((part = 0; part < parts; ++part)); do
    (cd "$kRoot" && ASAN_OPTIONS=detect_leaks=1:strict_string_checks=1 UBSAN_OPTIONS=print_stacktrace=1 \
      "$kBuild/dev/tests/$binary" "$@" --order rand --rng-seed 1 --shard-count "$parts" --shard-index "$part" \
      --allow-running-no-tests --reporter console --reporter "xml::out=$logs.$part.xml") >"$logs.$part.log" 2>&1 &
    workers+=($!)
  done
  for ((part = 0; part < parts; ++part)); do
    wait "${workers[part]}" || status=$?
    cat "$logs.$part.log"
    sum=$(grep -o '<OverallResultsCases [^>]*' "$logs.$part.xml" 2>/dev/null | tail -n 1 || true)
    # A part without a sum has crashed, and then there is none for the whole.
    passed=$(sum_of "$passed" "$(attribute successes "$sum")")
    failed=$(sum_of "$failed" "$(attribute failures "$sum")")
  done
  count "$name" "$passed" "$failed" "$status"
  echo "done in $((SECONDS - started)) s"
}
attribute() { sed -nE "s/.* $1=\"([0-9]+)\".*/\1/p" <<<"$2"; }
sum_of() { [[ ! $1 =~ ^[0-9]+$ || ! $2 =~ ^[0-9]+$ ]] || echo $(($1 + $2)); }

run_node() {  # FOLDER below tests/: its *.test.mjs, by node's own test runner
  local folder=$1 status=0 failed cancelled started=$SECONDS
  local tap=$kResults/node-$1.tap files=("$kRoot/tests/$1"/*.test.mjs)
  title "tests/$folder under node"
  rm -f "$tap"
  if [[ ! -e ${files[0]} ]]; then
    count "tests/$folder" 0 0 0
    return
  fi
  (cd "$kRoot/tests" && node --test --test-concurrency="$(jobs_count)" --test-reporter=spec --test-reporter-destination=stdout \
    --test-reporter=tap "--test-reporter-destination=$tap" "${files[@]}") || status=$?
  failed=$(tap_count fail "$tap")
  cancelled=$(tap_count cancelled "$tap")
  count "tests/$folder" "$(tap_count pass "$tap")" $((${failed:-0} + ${cancelled:-0})) "$status"
  echo "done in $((SECONDS - started)) s"
}
tap_count() { sed -nE "s/^# $1 ([0-9]+)$/\1/p" "$2" 2>/dev/null | tail -n 1; }

print_sum() {
  printf '\n%s passed, %s failed\n' "$total_passed" "$total_failed"
  [[ $total_failed -eq 0 && $total_passed -gt 0 ]]
}
