# Reads alerts and matches, and holds them against what is expected.
# Uses `folder`, `notices`, `inventory`, `alert_log`, `bills` and `ctl`.

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

# Prints the expectations for what was delivered, and for the bills of materials that were
# imported; a later notice stands for an earlier one of the same advisory.
expectations() {
    awk -F '\t' -v OFS='\t' '
        FNR == NR { rank[$1] = FNR; next }
        FNR == 1 || !($1 in rank) { next }
        rank[$1] > newest[$2] { newest[$2] = rank[$1] }
        { row[++rows] = $0; of[rows] = $2; at[rows] = rank[$1] }
        END {
            for (i = 1; i <= rows; i++)
                if (at[i] == newest[of[i]])
                    print row[i]
        }' "$folder/delivered" "$notices/expectations.tsv" \
        "${bills[@]/#/$inventory/}"
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

# number_of REASON ADVISORY PRODUCT VERSION COMPONENT: of the newest live match with this
# reason; nothing when there is none.
number_of() {
    ctl matches --advisory "$2" --product "$3" --verdict affected,review,not_affected \
        --format json |
        awk -v reason="$1" -v version="$4" -v component="$5" "$json_field"'
            field($0, "product_version") == version && field($0, "component") == component &&
            match($0, "\"reasons\":\\[[^]]*\"" reason "\"") && !is_found++ {
                sub(/^{"match_id":/, "")
                sub(/,.*/, "")
                print
            }'
}

# show_argument REASON MATCH: the beginning of `advisoryctl explain`, without what it rests on.
show_argument() {
    local number
    number=$(number_of "$@")
    [ -n "$number" ] || die "there is no match of $2 with $3 $4 $5 for the reason $1"
    printf '%s$ advisoryctl explain %s%s\n' "$bold" "$number" "$plain"
    ctl explain "$number" | awk '
        NR == 1
        /^$/ { is_in = 0 }
        is_in
        /^In short/ { is_in = 1 }'
}

# check_reason VERDICT REASON MATCH: this match has the verdict for this reason.
check_reason() {
    local verdict=$1 number
    shift
    number=$(number_of "$@")
    if [ -z "$number" ] || ! ctl explain "$number" | grep -q "^Match $number: $verdict\$"; then
        printf '  WRONG  expected %s for the reason %s: %s  %s %s  %s\n' "$verdict" "$@"
        return 1
    fi
}

# alerts_because_of FILE: the alerts that the import of a file raised.
alerts_because_of() { grep -F "\"cause\":\"import of $1\"" "$alert_log" || true; }

# check_import FILE ADVISORY COMPONENT: its import raised this alert, once, and no other.
check_import() {
    local alerts
    alerts=$(alerts_because_of "$1")
    if [ "$(grep -c . <<<"$alerts")" -ne 1 ] || [[ $alerts != *"\"$2\""*"\"$3\""* ]]; then
        printf '  WRONG  %s: expected one alert, on %s and %s; got:\n%s\n' "$@" "$alerts"
        return 1
    fi
    say "The import of $1 raised one alert, on $3."
}

# check_waiting FILE ADVISORY COMPONENT: its import would lower this, and nothing else waits.
check_waiting() {
    local waiting
    waiting=$(ctl changes --format json)
    if [ "$(grep -c . <<<"$waiting")" -ne 1 ] || [[ $waiting != *"\"$2\""*"\"$3\""* ]] ||
        [[ $waiting != *'"before":"affected","verdict":"not_affected"'*"\"import of $1\""* ]]; then
        printf '  WRONG  %s: expected one verdict that waits, on %s and %s; got:\n%s\n' "$@" "$waiting"
        return 1
    fi
    say "What it would lower, on $3, waits for a person."
}
