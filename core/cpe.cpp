#include "core/cpe.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "core/ascii.hpp"

namespace advisory {

namespace {

constexpr auto formatted_form =
    "Write cpe:2.3:part:vendor:product:version:... with eleven "
    "attributes, or cpe:/part:vendor:product:version.";

Failure malformed_cpe(std::string message, std::string hint = formatted_form)
{
    return {Errc::malformed, std::move(message), std::move(hint)};
}

bool is_wildcard(char byte)
{
    return byte == '*' || byte == '?';
}

/// One character of a value, and whether it was quoted: '\*' is a star, '*' is any.
struct Character {
    char byte = '\0';
    bool is_quoted = false;
};
using Value = std::vector<Character>;

/// Splits at the colons that no backslash quotes, and takes the quoting into account.
std::vector<Value> attributes_of(std::string_view text)
{
    std::vector<Value> attributes(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        const bool is_quoted = text[at] == '\\' && at + 1 < text.size();
        if (is_quoted)
            ++at;
        if (text[at] == ':' && !is_quoted)
            attributes.emplace_back();
        else
            attributes.back().push_back({lower_case(text[at]), is_quoted});
    }
    return attributes;
}

/// Undoes the percent codes of a URI's component. A star or question mark of a URI is always
/// a literal; %02 and %01 are the wildcards.
Result<Value> decoded(std::string_view text)
{
    constexpr char one_character = '\x01';
    constexpr char any_characters = '\x02';
    Value value;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto code = percent_code(text.substr(at));
        // Some write the quoting of the formatted string here too.
        if (text[at] == '\\' && at + 1 < text.size()) {
            value.push_back({lower_case(text[++at]), true});
            continue;
        }
        if (text[at] == '%' && !code)
            return malformed_cpe("A '%' has no two hexadecimal digits behind it.",
                                 "Write %25 for the sign itself.");
        if (code == one_character || code == any_characters)
            value.push_back({code == one_character ? '?' : '*', false});
        else if (code && (*code <= ' ' || *code > '~'))
            return malformed_cpe("A percent code stands for no character of a CPE name.",
                                 "Write _ for a blank, and ASCII letters only.");
        else
            value.push_back({lower_case(code.value_or(text[at])), code || is_wildcard(text[at])});
        at += code ? 2U : 0U;
    }
    return value;
}

/// NISTIR 7695, 6.2: wildcards stand at the ends of a value, '*' alone there.
bool has_wildcard_inside(const Value& value)
{
    const auto is_free = [](const Character& character) {
        return is_wildcard(character.byte) && !character.is_quoted;
    };
    const auto first = std::ranges::find_if_not(value, is_free);
    const auto last = std::find_if_not(value.rbegin(), value.rend(), is_free).base();
    return first < last && std::any_of(first, last, is_free);
}

bool has_open_quoting(const Value& value)
{
    return !value.empty() && value.back().byte == '\\' && !value.back().is_quoted;
}

std::string plain(const Value& value)
{
    std::string text;
    for (const auto& character : value) {
        // A value that is a quoted hyphen is a hyphen, not "not applicable".
        const bool stays_quoted =
            character.is_quoted &&
            (is_wildcard(character.byte) || (character.byte == '-' && value.size() == 1));
        text.append(stays_quoted ? "\\" : "");
        text += character.byte;
    }
    return text;
}

/// The attributes in the order of the formatted string, made plain.
Result<Cpe> make_cpe(std::span<const Value> values)
{
    constexpr std::array<std::string Cpe::*, 10> members{&Cpe::vendor,
                                                         &Cpe::product,
                                                         &Cpe::version,
                                                         &Cpe::update,
                                                         &Cpe::edition,
                                                         &Cpe::language,
                                                         &Cpe::software_edition,
                                                         &Cpe::target_software,
                                                         &Cpe::target_hardware,
                                                         &Cpe::other};
    const auto part = plain(values.front());
    if (part != "a" && part != "o" && part != "h")
        return malformed_cpe(
            "Its part is not a (application), o (operating system) or h (hardware).");

    Cpe cpe;
    cpe.part = part.front();
    cpe.version = "*";
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (has_wildcard_inside(values[i + 1]))
            return malformed_cpe("A wildcard stands inside a value; only its ends may have one.",
                                 "Write \\* or \\? for the sign itself.");
        if (has_open_quoting(values[i + 1]))
            return malformed_cpe("A backslash has nothing to quote behind it.",
                                 "Write \\\\ for the sign itself.");
        cpe.*members.at(i) = plain(values[i + 1]);
    }
    return cpe;
}

Result<Cpe> parse_formatted(std::string_view text)
{
    constexpr std::size_t count = 11;
    const auto values = attributes_of(text);
    if (values.size() != count)
        return malformed_cpe("It has " + std::to_string(values.size()) + " attributes, not eleven.",
                             "Fill up with :* and write \\: for a colon in a value.");
    if (std::ranges::any_of(values, &Value::empty))
        return malformed_cpe("An attribute is empty.", "Write * for any, - for none.");
    return make_cpe(values);
}

Value any()
{
    return {{'*', false}};
}

/// "~edition~sw_edition~target_sw~target_hw~other" (NISTIR 7695, 6.1.2.1.4).
Result<std::vector<Value>> unpacked(const Value& edition)
{
    constexpr std::size_t count = 5;
    std::vector<Value> values;
    for (const auto& character : edition) {
        if (character.byte == '~' && !character.is_quoted)
            values.emplace_back();
        else
            values.back().push_back(character);
    }
    if (values.size() != count)
        return malformed_cpe(
            "A packed edition has " + std::to_string(values.size()) + " parts, not five.",
            "Write ~edition~sw_edition~target_sw~target_hw~other.");
    return values;
}

/// The components of a URI become attributes: part to update, the edition and what it packs,
/// the language.
Result<Cpe> make_cpe_of_uri(std::vector<Value> values)
{
    constexpr std::size_t edition_at = 5;
    const auto& edition = values[edition_at];
    std::vector<Value> packed(5);
    packed[0] = edition;
    if (!edition.empty() && edition.front().byte == '~' && !edition.front().is_quoted) {
        auto parts = unpacked(edition);
        if (!parts)
            return std::unexpected{std::move(parts.error())};
        packed = *std::move(parts);
    }

    auto language = std::move(values.back());
    values.resize(edition_at);
    values.push_back(std::move(packed[0]));
    values.push_back(std::move(language));
    values.insert(values.end(),
                  std::make_move_iterator(packed.begin() + 1),
                  std::make_move_iterator(packed.end()));
    for (auto& value : values)
        if (value.empty())
            value = any();
    return make_cpe(values);
}

Result<Cpe> parse_uri(std::string_view text)
{
    constexpr std::size_t most = 7;
    std::vector<Value> values;
    for (bool has_more = true; has_more;) {
        const auto colon = text.find(':');
        auto value = decoded(text.substr(0, colon));
        if (!value)
            return std::unexpected{std::move(value.error())};
        values.push_back(*std::move(value));
        has_more = colon != std::string_view::npos;
        text.remove_prefix(has_more ? colon + 1 : text.size());
        if (values.size() == most && has_more)
            return malformed_cpe("It has more than seven components.",
                                 "Write %3a for a colon in a value.");
    }

    if (values.size() < 3 || values[2].empty())
        return malformed_cpe("It names no product.");
    values.resize(most);
    return make_cpe_of_uri(std::move(values));
}

}  // namespace

Result<Cpe> parse_cpe(std::string_view text)
{
    constexpr std::string_view formatted = "cpe:2.3:";
    constexpr std::string_view uri = "cpe:/";
    const auto is_foreign = [](char byte) { return byte <= ' ' || byte > '~'; };
    if (std::ranges::any_of(text, is_foreign))
        return malformed_cpe("It holds a blank, a control character or a letter beyond ASCII.",
                             "Write _ for a blank, and ASCII letters only.");

    if (in_lower_case(text.substr(0, formatted.size())) == formatted)
        return parse_formatted(text.substr(formatted.size()));
    if (in_lower_case(text.substr(0, uri.size())) == uri)
        return parse_uri(text.substr(uri.size()));
    return malformed_cpe("It begins neither with \"cpe:2.3:\" nor with \"cpe:/\".");
}

std::optional<Cpe> read_cpe(std::string_view text)
{
    auto cpe = parse_cpe(text);
    if (!cpe)
        return std::nullopt;
    return *std::move(cpe);
}

std::string stated_version(const Cpe& cpe)
{
    const auto is_stated = [](std::string_view value) { return value != "*" && value != "-"; };
    if (!is_stated(cpe.version))
        return {};
    return is_stated(cpe.update) ? cpe.version + ' ' + cpe.update : cpe.version;
}

}  // namespace advisory
