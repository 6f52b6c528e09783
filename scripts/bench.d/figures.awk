# Makes a table, or with json=yes one object, of rows of a name, a number and a unit.
{
    name[NR] = $1
    value[NR] = $2
    unit[NR] = $3
}

END {
    if (json == "yes") {
        printf "{"
        for (row = 1; row <= NR; row++)
            printf("%s\"%s%s\":%s", (row > 1 ? "," : ""), name[row],
                (unit[row] == "" ? "" : " [" unit[row] "]"), value[row])
        print "}"
    } else {
        for (row = 1; row <= NR; row++)
            printf "%-52s %12.3f %s\n", name[row], value[row], unit[row]
    }
}
