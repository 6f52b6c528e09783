# Reads alerts and matches, and holds them against what is expected.
# Uses `folder`, `notices` and `ctl`.

# What both logs and listings need: the text of a field of a JSON line, and a table whose
# last column may be Japanese.
json_field='
function field(line, name,    at, text, c) {
    at = index(line, "\"" name "\":")
    if (at == 0)
        return ""
    line = substr(line, at + length(name) + 3)
    sub(/^ *"/, "", line)
    for (text = ""; (c = substr(line, 1, 1)) != "\"" && line != ""; line = substr(line, 2)) {
        if (c == "\\") {
            line = substr(line, 2)
            c = substr(line, 1, 1)
        }
        text = text c
    }
    return text
}'

show_alerts() {
    awk "$json_field"'
    {
        printf "  %s  %-13s  %-8s  %-19s  %-24s  %s %s\n", substr(field($0, "time"), 12, 8),
               field($0, "event"), field($0, "verdict"), field($0, "advisory_id"),
               field($0, "component") " " field($0, "component_version"),
               field($0, "product_name"), field($0, "product_version")
    }'
}

# Prints the expectations for what was delivered; a later notice stands for an earlier
# one of the same advisory.
expectations() {
    awk -F '\t' -v OFS='\t' '
        FNR == NR { rank[$1] = FNR; next }
        !($1 in rank) { next }
        rank[$1] > newest[$2] { newest[$2] = rank[$1] }
        { row[++rows] = $0; of[rows] = $2; at[rows] = rank[$1] }
        END {
            for (i = 1; i <= rows; i++)
                if (at[i] == newest[of[i]])
                    print row[i]
        }' "$folder/delivered" "$notices/expectations.tsv"
}

# Compares the gravest verdict for each component with what is expected; and nothing else
# may be affected or in review.
check_expectations() {
    ctl matches --verdict affected,review,not_affected --limit 100000 --format json \
        >"$folder/matches.jsonl"
    expectations >"$folder/expected.tsv"

    awk "$json_field"'
        function key(advisory, product, version, component) {
            return advisory "\t" product "\t" version "\t" component
        }
        BEGIN { FS = "\t"; grave["not_affected"] = 1; grave["review"] = 2; grave["affected"] = 3 }
        FNR == NR {
            k = key(field($0, "advisory_id"), field($0, "product_id"),
                    field($0, "product_version"), field($0, "component"))
            verdict = field($0, "verdict")
            if (grave[verdict] > grave[found[k]])
                found[k] = verdict
            next
        }
        {
            k = key($2, $3, $4, $5)
            expected[k] = $6
            is_known[$2] = 1
            verdict = (k in found) ? found[k] : "none"
            checked++
            if ($6 != verdict) {
                wrong++
                printf "  WRONG  %s  %s %s  %s: expected %s (%s), got %s\n", $2, $3, $4, $5, $6, $7, verdict
            }
        }
        END {
            for (k in found) {
                split(k, part, "\t")
                if (!(k in expected) && found[k] != "not_affected") {
                    wrong++
                    printf "  WRONG  %s  %s %s  %s: expected nothing, got %s\n", part[1], part[2], part[3], part[4], found[k]
                }
            }
            printf "%d expected verdicts, %d wrong.\n", checked, wrong
            exit wrong > 0 || checked == 0
        }' "$folder/matches.jsonl" "$folder/expected.tsv"
}
