# The rules of `check`, which gives the tables and the files. One pass over all lines, then over
# the includes.

BEGIN {
    read_table(ENVIRON["arrows"], visible)
    read_table(ENVIRON["libraries"], owners)
    budget["hpp"] = ENVIRON["longest_header"]
    budget["cpp"] = ENVIRON["longest_source"]
}

# Rows of a key and words: table[key] = " word word ".
function read_table(text, table,    lines, count, words, fields, at, field)
{
    count = split(text, lines, "\n")
    for (at = 1; at <= count; at++) {
        fields = split(lines[at], words, " ")
        if (fields == 0)
            continue
        table[words[1]] = " "
        for (field = 2; field <= fields; field++)
            table[words[1]] = table[words[1]] words[field] " "
    }
}

function report(file, line, reason)
{
    print file ":" line ": " reason
}

function has_word(text, word)
{
    return index(text, " " word " ") > 0
}

function room_of(path)
{
    return substr(path, 1, index(path "/", "/") - 1)
}

function may_include(room, other)
{
    return room == other || visible[room] == " * " || has_word(visible[room], other)
}

# Without texts in quotes and without a comment.
function code_of(line)
{
    gsub(/'"'/, "", line)
    gsub(/"([^"\\]|\\.)*"/, "\"\"", line)
    sub(/\/\/.*/, "", line)
    return line
}

# The longest row that `header` begins with; nothing when it belongs to no library.
function library_of(header,    name, found)
{
    found = ""
    for (name in owners) {
        if (index(header, name) == 1 && length(name) > length(found))
            found = name
    }
    return found
}

function may_see(file, library,    folders, count, at)
{
    if (room_of(file) == "tests")
        return 1
    count = split(owners[library], folders, " ")
    for (at = 1; at <= count; at++) {
        if (folders[at] == "*" || folders[at] == file || index(file, folders[at] "/") == 1)
            return 1
    }
    return 0
}

function is_sleeper(file,    folders, count, at)
{
    count = split(ENVIRON["sleepers"], folders, " ")
    for (at = 1; at <= count; at++) {
        if (index(file, folders[at] "/") == 1)
            return 1
    }
    return 0
}

function take_include(header, is_ours,    room, library)
{
    room = room_of(FILENAME)
    if (is_ours) {
        if (header ~ /(^|\/)\.\.?\// || !(room_of(header) in visible))
            report(FILENAME, FNR, "\"" header "\" is no path from the root of the project")
        else if (!may_include(room, room_of(header)))
            report(FILENAME, FNR, room " may not include " header)
        includes[FILENAME] = includes[FILENAME] header " "
        place[FILENAME, header] = FNR
        return
    }

    library = library_of(header)
    if (library != "") {
        shown[FILENAME] = shown[FILENAME] library " "
        if (!may_see(FILENAME, library))
            report(FILENAME, FNR, "<" header "> belongs to" owners[library] "only")
    } else if (header ~ /\//)
        report(FILENAME, FNR, "<" header "> is in no row of the libraries")
}

# The libraries that who includes `file` gets to see.
function reach(file,    headers, count, at)
{
    if (file in reached)
        return reached[file]

    reached[file] = shown[file]  # Known before its headers are, should they go in a circle.
    count = split(includes[file], headers, " ")
    for (at = 1; at <= count; at++)
        reached[file] = reached[file] reach(headers[at])
    return reached[file]
}

# The file that shows the library is at fault itself unless it may see it.
function check_reach(file,    headers, count, at, libraries, known, each, said)
{
    count = split(includes[file], headers, " ")
    for (at = 1; at <= count; at++) {
        known = split(reach(headers[at]), libraries, " ")
        for (each = 1; each <= known; each++) {
            if (may_see(file, libraries[each]) || !may_see(headers[at], libraries[each]))
                continue
            if (has_word(said, headers[at] "=" libraries[each]))
                continue
            said = said " " headers[at] "=" libraries[each] " "
            report(file, place[file, headers[at]],
                   headers[at] " shows <" libraries[each] "...>, which belongs to" \
                   owners[libraries[each]] "only")
        }
    }
}

FNR == 1 {
    is_cpp = FILENAME ~ /\.[ch]pp$/
    is_test = room_of(FILENAME) == "tests"
    if (is_cpp && !(room_of(FILENAME) in visible))
        report(FILENAME, 1, room_of(FILENAME) " is in no row of the arrows")
}

{ lines[FILENAME] = FNR }

/TODO|FIXME|XXX|HACK/ {
    rest = $0
    gsub(/TODO\(#[0-9]+\)/, "", rest)
    if (rest ~ /(^|[^A-Za-z0-9_])(TODO|FIXME|XXX|HACK)([^A-Za-z0-9_]|$)/ &&
        FILENAME !~ /^tests\/boundaries\//)
        report(FILENAME, FNR, "a TODO needs the number of its issue, as in TODO(#42)")
}

/(^|[^A-Za-z0-9_.-])[\/]work([^A-Za-z0-9_-]|$)/ {
    report(FILENAME, FNR, "a path of one machine")
}

FILENAME == ".gitattributes" && $1 ~ /^(\*|\*\.\*|\*\.eml)$/ && / -?text/ {
    keeps_mails = $1 == "*.eml" && / -text([ \t]|$)/
}

!is_cpp { next }

/^#pragma once/ { is_once[FILENAME] = 1 }

/^[ \t]*#[ \t]*include[ \t]*[<"]/ {
    header = $0
    sub(/^[^<"]*[<"]/, "", header)
    sub(/[>"].*/, "", header)
    take_include(header, $0 ~ /include[ \t]*"/)
}

/std::cout/ && room_of(FILENAME) != "cli" {
    if (code_of($0) ~ /std::cout/)
        report(FILENAME, FNR, "std::cout belongs to cli only")
}

/detach/ && !is_test {
    if (code_of($0) ~ /(^|[^A-Za-z0-9_])(detached([^A-Za-z0-9_]|$)|detach *\()/)
        report(FILENAME, FNR, "what is detached ends when it likes, and its failure is lost")
}

/sleep/ && is_test && !is_sleeper(FILENAME) {
    if (code_of($0) ~ /sleep_(for|until)|(^|[^A-Za-z0-9_])(u|nano|clock_nano)?sleep *\(/)
        report(FILENAME, FNR, "a test that sleeps is slow, or wrong on a slow machine")
}

END {
    for (at = 1; at < ARGC; at++) {
        file = ARGV[at]
        kind = file
        sub(/.*\./, "", kind)
        if (kind in budget && lines[file] > budget[kind])
            report(file, budget[kind] + 1,
                   lines[file] " lines; a ." kind " has " budget[kind] " at most")
        if (kind == "hpp" && !(file in is_once))
            report(file, 1, "no #pragma once")
        if (kind in budget)
            check_reach(file)
    }
    if (!keeps_mails)
        report(".gitattributes", 1, "\"*.eml -text\" does not stand last: git may change mails")
}
