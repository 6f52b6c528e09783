# Makes a table of the rows of advisory_bench and read_with_python.py: stage, mails, bytes,
# seconds. The last row is Python's.
{
    stage[NR] = $1
    mails[NR] = $2
    bytes[NR] = $3
    seconds[NR] = $4 > 0 ? $4 : 0.0001
}

END {
    printf "%-8s %12s %10s %16s\n", "stage", "mails/s", "MB/s", "times Python"
    for (row = 1; row <= NR; row++) {
        printf "%-8s %12.0f %10.1f", stage[row], mails[row] / seconds[row],
            bytes[row] / seconds[row] / 1e6
        is_comparable = stage[row] == "decode" || stage[row] == "total"
        if (is_comparable)
            printf " %16.1f", seconds[NR] / seconds[row]
        printf "\n"
    }
}
