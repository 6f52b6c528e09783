# Reads the names of sources from its input, and then the sources. See check.

BEGIN {
    count = split(arrows, rows, "\n")
    for (i = 1; i <= count; i++) {
        fields = split(rows[i], words, " ")
        if (fields == 0)
            continue
        is_room[words[1]] = 1
        may_include[words[1], words[1]] = 1
        for (j = 2; j <= fields; j++)
            may_include[words[1], words[j]] = 1
    }

    count = split(third_party, rows, "\n")
    for (i = 1; i <= count; i++) {
        split(rows[i], words, " ")
        if (words[1] != "")
            homes[words[1]] = rows[i]
    }

    count = split(exempt, rows, "\n")
    for (i = 1; i <= count; i++) {
        split(rows[i], words, " ")
        is_exempt[words[1], words[2]] = 1
    }
}

{
    read_file($0)
}

END {
    check_shown_headers()
    if (files == 0)
        breach(".", 0, "there is no source here")
    exit breaches > 0
}

function breach(file, line, reason) {
    breaches++
    printf "%s:%d: %s\n", file, line, reason
}

function read_file(file,    room, is_header, line, number, code) {
    files++
    room = file
    sub("/.*", "", room)
    is_header = file ~ /\.hpp$/
    if (room != "tests" && !(room in is_room))
        breach(file, 1, "the folder " room "/ is not in the table of arrows")

    number = 0
    has_pragma = 0
    while ((getline line < file) > 0) {
        number++
        code = line
        sub("//.*", "", code)
        if (line ~ /^#pragma once[ \t]*$/)
            has_pragma = 1
        if (line ~ /^[ \t]*#[ \t]*include/)
            check_include(file, room, number, line)
        check_line(file, room, number, line, code)
    }
    close(file)

    if (is_header && !has_pragma)
        breach(file, 1, "a header begins with #pragma once")
    if (is_header && number > header_lines)
        breach(file, number, "a header has at most " header_lines " lines: split it")
    if (!is_header && number > source_lines)
        breach(file, number, "a source has at most " source_lines " lines: split it")
}

function check_include(file, room, number, line,    name, target, home) {
    name = line
    sub("^[ \t]*#[ \t]*include[ \t]*[<\"]", "", name)
    sub("[>\"].*", "", name)

    if (line ~ /"/) {
        target = name
        sub("/.*", "", target)
        if (name !~ "/" || name ~ /(^|\/)\.\.?\//)
            breach(file, number, "include \"" name "\" by its full path from the root")
        else if (room in is_room && !((room, target) in may_include))
            breach(file, number, room "/ may not include " target "/")
        includes++
        includer[includes] = file
        included[includes] = name
        included_at[includes] = number
        return
    }

    for (home in homes) {
        if (index(name, home) != 1)
            continue
        if (file ~ /\.hpp$/)
            shows[file] = home
        if (room != "tests" && !is_at_home(file, homes[home]))
            breach(file, number, "<" name "> belongs in " place_of(homes[home]) " only")
    }
}

# A place is a folder, or a source.
function is_at_home(file, row,    places, words, i) {
    places = split(row, words, " ")
    for (i = 2; i <= places; i++)
        if (file == words[i] || index(file, words[i] "/") == 1)
            return 1
    return 0
}

function place_of(row) {
    sub("^[^ ]+ +", "", row)
    return row
}

# What a header includes is shown by it, however many headers lie between.
function check_shown_headers(    i, grew, room, target) {
    do {
        grew = 0
        for (i = 1; i <= includes; i++) {
            if (includer[i] ~ /\.hpp$/ && (included[i] in shows) && !(includer[i] in shows)) {
                shows[includer[i]] = shows[included[i]]
                grew = 1
            }
        }
    } while (grew)

    for (i = 1; i <= includes; i++) {
        room = includer[i]
        sub("/.*", "", room)
        if (room == "tests" || !(included[i] in shows))
            continue
        if (!is_at_home(includer[i], homes[shows[included[i]]]))
            breach(includer[i], included_at[i],
                   included[i] " shows <" shows[included[i]] "...>, which belongs in " \
                   place_of(homes[shows[included[i]]]) " only")
    }
}

function check_line(file, room, number, line, code) {
    if (line ~ /(TODO|FIXME|XXX|HACK)/ && line !~ /TODO\(#[0-9]+\)/ &&
        line ~ /(^|[^A-Za-z0-9_])(TODO|FIXME|XXX|HACK)([^A-Za-z0-9_]|$)/)
        breach(file, number, "a TODO names its issue: TODO(#42)")
    if (room != "cli" && code ~ /std::cout/)
        breach(file, number, "only cli/ writes to std::cout")
    if (room != "tests" && code ~ /(asio::detached|\.detach\(\)|asio\/detached\.hpp)/)
        breach(file, number, "nothing runs detached: what it throws would be lost")
    if (room == "tests" && !(("sleep", file) in is_exempt) &&
        code ~ /(sleep_for|sleep_until|usleep|nanosleep|(^|[^A-Za-z0-9_.>])sleep) *\(/)
        breach(file, number, "tests do not sleep: wait for what is to happen")
}
