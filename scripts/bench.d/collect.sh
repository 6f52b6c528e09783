# Sourced by scripts/bench: measures the collection of mails. Rows of name, number and unit.

collection_bench=build/release/tests/bench/collection_bench

# measure_ingest MAILS; `rounds` and `backlog` are set.
measure_ingest() {
    local made=$((2 * $1))
    [ "$backlog" -le "$made" ] || made=$backlog
    bench_folder=$(mktemp -d "${TMPDIR:-/tmp}/advisoryd-bench.XXXXXX")
    trap 'rm -rf "$bench_folder"' EXIT

    python3 scripts/bench.d/make_mails.py "$made" 20261126 "$bench_folder/made" \
        tests/data/notices/*.eml
    "$collection_bench" ingest "$bench_folder/made" tests/bench/collect_with_python.py \
        "$1" "$rounds" "$backlog"
}

# measure_latency MAILS
measure_latency() {
    "$collection_bench" latency "$1"
}

# measure_line MAILS
measure_line() {
    "$collection_bench" line "$1"
}
