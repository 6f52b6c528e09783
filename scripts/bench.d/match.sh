# Sourced by scripts/bench: measures matching. Rows of name, number and unit.

# measure_matching COMPONENTS
measure_matching() {
    local ctl=build/release/cli/advisoryctl
    bench_folder=$(mktemp -d "${TMPDIR:-/tmp}/advisoryd-bench.XXXXXX")
    trap 'rm -rf "$bench_folder"' EXIT

    "$bench" match "$1" "$bench_folder/store.db"

    # Cold: a new process, and nothing of the file in memory but what the kernel keeps.
    local arguments
    for arguments in "--limit 50" "" "--product P-00007" "--cve CVE-2026-00042" \
        "--verdict not_affected --limit 50"; do
        sync "$bench_folder/store.db"
        dd of="$bench_folder/store.db" oflag=nocache conv=notrunc,fdatasync count=0 status=none
        # The shell's own clock: to ask `date` costs a process of its own.
        local begin=$EPOCHREALTIME
        # shellcheck disable=SC2086 # Words on purpose.
        "$ctl" --db "$bench_folder/store.db" matches --since 2020-01-01 $arguments >/dev/null 2>&1
        local end=$EPOCHREALTIME
        awk -v name="matches $arguments" -v us="$((${end/./} - ${begin/./}))" \
            'BEGIN { printf "%s\t%.1f\tms\n", name, us / 1e3 }'
    done
}
