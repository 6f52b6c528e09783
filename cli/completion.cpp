#include "cli/completion.hpp"

#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace advisory::cli {

namespace {

using OptionValue = OptionDescription::Value;

/// Calls back for each command with its path: "" for the program, "inventory alias add".
template <class Visit>
void visit_commands(const CommandDescription& command, const std::string& path, Visit visit)
{
    visit(path, command);
    for (const auto& below : command.commands)
        visit_commands(below, path.empty() ? below.name : path + " " + below.name, visit);
}

/// What a script is told of a value: "=" and words, "," and words, "file", "text".
std::string value_word(const OptionDescription& option)
{
    switch (option.value) {
        case OptionValue::one_of:
            return fmt::format("= {}", fmt::join(option.words, " "));
        case OptionValue::list_of:
            return fmt::format(", {}", fmt::join(option.words, " "));
        case OptionValue::file:
            return "file";
        case OptionValue::text:
            return "text";
        case OptionValue::none:
            break;
    }
    return {};
}

/// A shell function that answers `text_of` of the command whose path is $1, whatever the shell.
template <class TextOf>
std::string function(std::string_view name, const CommandDescription& program, TextOf text_of)
{
    auto script = fmt::format("{}() {{\n    case $1 in\n", name);
    visit_commands(program, "", [&](const std::string& path, const CommandDescription& command) {
        if (const std::string text = text_of(command); !text.empty())
            script += fmt::format("        '{}') echo '{}' ;;\n", path, text);
    });
    return script + "    esac\n}\n\n";
}

std::string commands_of(const CommandDescription& command)
{
    std::vector<std::string_view> names;
    for (const auto& below : command.commands)
        names.emplace_back(below.name);
    return fmt::format("{}", fmt::join(names, " "));
}

std::string options_of(const CommandDescription& command)
{
    std::vector<std::string_view> names;
    for (const auto& option : command.options)
        names.insert(names.end(), option.names.begin(), option.names.end());
    return fmt::format("{}", fmt::join(names, " "));
}

/// The first positional; whatever stands behind it is of its kind or cannot be completed.
std::string positional_of(const CommandDescription& command)
{
    for (const auto& option : command.options)
        if (option.names.empty())
            return value_word(option);
    return {};
}

/// The functions that know the command line, in what every shell understands.
std::string tables(const CommandDescription& program)
{
    auto script = std::string{"# Made from the command line of advisoryctl when it was built.\n\n"};
    script += function("_advisoryctl_commands", program, commands_of);
    script += function("_advisoryctl_options", program, options_of);
    script += function("_advisoryctl_positional", program, positional_of);

    script += "# The value of the option $2 of the command $1.\n";
    script += "_advisoryctl_value() {\n    case \"$1 $2\" in\n";
    visit_commands(program, "", [&](const std::string& path, const CommandDescription& command) {
        for (const auto& option : command.options)
            for (const auto& name : option.names)
                if (option.value != OptionValue::none)
                    script += fmt::format("        '{} {}') echo '{}' ;;\n",
                                          path,
                                          name,
                                          value_word(option));
    });
    return script + "    esac\n}\n\n";
}

/// Shell functions. They set `place` (zsh keeps $path for itself) to the command of the words in
/// front of the cursor, and `value` to what is to be completed when an option wants its value.
constexpr std::string_view walk =
    R"sh(# The value of the option $1, of the command at hand or of one above it.
_advisoryctl_find_value() {
    local at=$place
    while :; do
        value=$(_advisoryctl_value "$at" "$1")
        [ -z "$value" ] && [ -n "$at" ] || return 0
        case $at in
            *' '*) at=${at% *} ;;
            *) at= ;;
        esac
    done
}

# Reads the words in front of the cursor.
_advisoryctl_walk() {
    local word
    place= value=
    for word in "$@"; do
        if [ -n "$value" ]; then
            value=
            continue
        fi
        case $word in
            '' | --*=*) ;;
            -*) _advisoryctl_find_value "$word" ;;
            *)
                case " $(_advisoryctl_commands "$place") " in
                    *" $word "*) place="$place${place:+ }$word" ;;
                esac
                ;;
        esac
    done
}

# All options that may stand here.
_advisoryctl_all_options() {
    local at=$place
    _advisoryctl_options "$at"
    while [ -n "$at" ]; do
        case $at in
            *' '*) at=${at% *} ;;
            *) at= ;;
        esac
        _advisoryctl_options "$at"
    done
}

)sh";

constexpr std::string_view in_bash = R"sh(_advisoryctl() {
    local place value current=${COMP_WORDS[COMP_CWORD]} before=()
    local at front= words
    COMPREPLY=()

    # "--format=json" comes as three words.
    for ((at = 1; at < COMP_CWORD; at++)); do
        if [ "${COMP_WORDS[at]}" != = ]; then before+=("${COMP_WORDS[at]}"); fi
    done
    if [ "$current" = = ]; then current=; fi
    _advisoryctl_walk "${before[@]}"

    if [ -z "$value" ]; then
        case $current in
            -*) value="= $(_advisoryctl_all_options | tr '\n' ' ')" ;;
            *)
                words=$(_advisoryctl_commands "$place")
                value=${words:+= $words}
                value=${value:-$(_advisoryctl_positional "$place")}
                ;;
        esac
    fi
    case $value in
        file)
            compopt -o filenames 2>/dev/null
            mapfile -t COMPREPLY < <(compgen -f -- "$current")
            ;;
        =*) mapfile -t COMPREPLY < <(compgen -W "${value#?}" -- "$current") ;;
        ,*)
            case $current in *,*) front=${current%,*}, ;; esac
            mapfile -t COMPREPLY < <(compgen -P "$front" -W "${value#?}" -- "${current##*,}")
            compopt -o nospace 2>/dev/null
            ;;
    esac
    return 0
}

complete -F _advisoryctl advisoryctl
)sh";

constexpr std::string_view in_zsh = R"sh(_advisoryctl() {
    local place value option
    local -a before
    before=("${(@)words[2,CURRENT-1]}")
    if [[ $PREFIX == --*=* ]]; then
        before+=("${PREFIX%%=*}")
        compset -P '*='
    fi
    _advisoryctl_walk "${before[@]}"

    if [[ -z $value && $PREFIX == -* ]]; then
        compadd -- $(_advisoryctl_all_options)
        return
    fi
    if [[ -z $value ]]; then
        option=$(_advisoryctl_commands "$place")
        value=${option:+"= $option"}
        : ${value:=$(_advisoryctl_positional "$place")}
    fi
    case $value in
        file) _files ;;
        '='*) compadd -- ${=value#?} ;;
        ','*)
            compset -P '*,'
            compadd -q -S ',' -- ${=value#?}
            ;;
    esac
}

_advisoryctl "$@"
)sh";

}  // namespace

std::string bash_completion(const CommandDescription& program)
{
    return fmt::format("# bash completion\n{}{}{}", tables(program), walk, in_bash);
}

std::string zsh_completion(const CommandDescription& program)
{
    return fmt::format("#compdef advisoryctl\n{}{}{}", tables(program), walk, in_zsh);
}

}  // namespace advisory::cli
