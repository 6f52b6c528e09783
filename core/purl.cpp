#include "core/purl.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <utility>

#include "core/ascii.hpp"

namespace advisory {

namespace {

constexpr auto form = "Write pkg:type/namespace/name@version.";

Failure malformed_purl(std::string message, std::string hint = form)
{
    return {Errc::malformed, std::move(message), std::move(hint)};
}

bool is_letter(char byte)
{
    return lower_case(byte) >= 'a' && lower_case(byte) <= 'z';
}

bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

bool is_blank_or_control(char byte)
{
    const auto code = static_cast<unsigned char>(byte);
    return code <= 0x20 || code == 0x7F;
}

/// How many bytes the UTF-8 sequence behind `lead` has; 0 for no lead byte.
std::size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    return lead < 0xE0 ? 2 : (lead < 0xF0 ? 3 : 4);
}

/// RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text)
{
    while (!text.empty()) {
        const auto lead = static_cast<unsigned char>(text[0]);
        const auto length = sequence_length(lead);
        if (length == 0 || length > text.size())
            return false;

        const auto is_continuation = [](char byte) {
            return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
        };
        if (!std::ranges::all_of(text.substr(1, length - 1), is_continuation))
            return false;
        const unsigned second = length > 1 ? static_cast<unsigned char>(text[1]) : 0;
        const bool is_out_of_range =
            (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
            (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
        if (is_out_of_range)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

/// A piece decoded; the failure names it as `what`.
Result<std::string> decoded(std::string_view text, std::string_view what)
{
    const auto fault = [&](std::string_view says) {
        return std::string{"The "}.append(what).append(says);
    };

    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto code = percent_code(text.substr(at));
        if (text[at] == '%' && !code)
            return malformed_purl(fault(" has a '%' without two hexadecimal digits behind it."),
                                  "Write %25 for the sign itself.");
        plain += code.value_or(text[at]);
        at += code ? 2U : 0U;
    }

    const auto is_control = [](char byte) { return byte != ' ' && is_blank_or_control(byte); };
    if (std::ranges::any_of(plain, is_control))
        return malformed_purl(fault(" holds a control character."), "Remove it.");
    if (!is_utf8(plain))
        return malformed_purl(fault(" is no UTF-8."),
                              "Percent-encode the bytes of its UTF-8 form.");
    return plain;
}

/// Cuts `text` before `at` and answers what stood behind it; nothing for npos.
std::string_view take_behind(std::string_view& text, std::size_t at)
{
    if (at == std::string_view::npos)
        return {};
    const auto behind = text.substr(at + 1);
    text = text.substr(0, at);
    return behind;
}

std::string_view without_slashes_around(std::string_view text)
{
    while (text.starts_with('/'))
        text.remove_prefix(1);
    while (text.ends_with('/'))
        text.remove_suffix(1);
    return text;
}

bool is_type(std::string_view type)
{
    const auto is_allowed = [](char byte) {
        return is_letter(byte) || is_digit(byte) || byte == '.' || byte == '+' || byte == '-';
    };
    return !type.empty() && is_letter(type.front()) && std::ranges::all_of(type, is_allowed);
}

bool is_key(std::string_view key)
{
    const auto is_allowed = [](char byte) {
        return is_letter(byte) || is_digit(byte) || byte == '.' || byte == '_' || byte == '-';
    };
    return !key.empty() && is_letter(key.front()) && std::ranges::all_of(key, is_allowed);
}

/// Where the version begins. An '@' that opens a segment with more behind it is the scope of
/// an npm package ("@angular/core"), which should be %40 and often is not.
std::size_t version_mark(std::string_view path)
{
    const auto at = path.rfind('@');
    if (at == std::string_view::npos)
        return at;
    const bool opens_segment = at == 0 || path[at - 1] == '/';
    const bool is_scope = opens_segment && path.find('/', at) != std::string_view::npos;
    return is_scope ? std::string_view::npos : at;
}

Result<std::vector<PurlQualifier>> parse_qualifiers(std::string_view text)
{
    std::vector<PurlQualifier> list;
    while (!text.empty()) {
        auto pair = take_until(text, '&');
        if (pair.empty())
            continue;
        if (pair.find('=') == std::string_view::npos)
            return malformed_purl("A qualifier has no '='.", "Write key=value, joined by '&'.");

        auto key = in_lower_case(take_until(pair, '='));
        if (!is_key(key))
            return malformed_purl("\"" + key + "\" is no key of a qualifier.",
                                  "Use letters, digits, '.', '_' and '-', a letter first.");
        auto value = decoded(pair, "qualifier " + key);
        if (!value)
            return std::unexpected{std::move(value.error())};
        if (!value->empty())
            list.push_back({std::move(key), *std::move(value)});
    }

    std::ranges::stable_sort(list, {}, &PurlQualifier::key);
    const auto twice = std::ranges::adjacent_find(list, {}, &PurlQualifier::key);
    if (twice != list.end())
        return malformed_purl("The qualifier " + twice->key + " is given twice.",
                              "Keep one of them.");
    return list;
}

Result<std::string> parse_namespace(std::string_view text)
{
    std::string joined;
    text = without_slashes_around(text);
    while (!text.empty()) {
        const auto segment = decoded(take_until(text, '/'), "namespace");
        if (!segment)
            return segment;
        if (segment->find('/') != std::string::npos)
            return malformed_purl("A segment of the namespace holds a slash as %2F.",
                                  "Write it as '/'.");
        if (!segment->empty())
            joined.append(joined.empty() ? "" : "/").append(*segment);
    }
    return joined;
}

Result<std::string> parse_subpath(std::string_view text)
{
    std::string joined;
    while (!text.empty()) {
        const auto segment = decoded(take_until(text, '/'), "subpath");
        if (!segment)
            return segment;
        if (segment->find('/') != std::string::npos)
            return malformed_purl("A segment of the subpath holds a slash as %2F.",
                                  "Write it as '/'.");
        if (!segment->empty() && *segment != "." && *segment != "..")
            joined.append(joined.empty() ? "" : "/").append(*segment);
    }
    return joined;
}

/// What a type says about the letters of its names (PURL-TYPES).
struct TypeRule {
    std::string_view type;
    bool lowers_namespace = false;
    bool lowers_name = false;
};

constexpr std::array<TypeRule, 22> type_rules{{
    {"alpm", true, true},      {"apk", true, true},
    {"bitbucket", true, true}, {"bitnami", true, true},
    {"composer", true, true},  {"deb", true, true},
    {"gitea", true, true},     {"gitee", true, true},
    {"github", true, true},    {"gitlab", true, true},
    {"golang", true, true},    {"hex", true, true},
    {"luarocks", true, true},  {"npm", true, true},
    {"oci", true, true},       {"opam", true, true},
    {"otp", true, true},       {"pub", true, true},
    {"pypi", true, true},      {"qpkg", true, false},
    {"rpm", true, false},      {"vscode-extension", true, true},
}};

/// Runs of '-', '_' and '.' are one '-' (PEP 503, "Normalized Names").
std::string python_name(std::string_view name)
{
    std::string normal;
    for (const char byte : name) {
        const bool is_mark = byte == '-' || byte == '_' || byte == '.';
        if (!is_mark)
            normal += byte;
        else if (!normal.ends_with('-'))
            normal += '-';
    }
    return normal;
}

void normalise(Purl& purl)
{
    // "%40types%2Fnode": the scope was taken for a part of the name.
    const auto slash = purl.name.find('/');
    const bool hides_scope = purl.type == "npm" && purl.namespace_.empty() &&
                             purl.name.starts_with('@') && slash != std::string::npos;
    if (hides_scope) {
        purl.namespace_ = purl.name.substr(0, slash);
        purl.name.erase(0, slash + 1);
    }

    const auto* const rule = std::ranges::find(type_rules, purl.type, &TypeRule::type);
    if (rule != type_rules.end() && rule->lowers_namespace)
        purl.namespace_ = in_lower_case(purl.namespace_);
    if (rule != type_rules.end() && rule->lowers_name)
        purl.name = in_lower_case(purl.name);

    if (purl.type == "pypi")
        purl.name = python_name(purl.name);
    if (purl.type == "pub")
        std::ranges::replace(purl.name, '-', '_');
    if (purl.type == "huggingface")
        purl.version = in_lower_case(purl.version);
    if (purl.type == "cpan")
        std::ranges::transform(purl.namespace_, purl.namespace_.begin(), [](char byte) {
            return byte >= 'a' && byte <= 'z' ? static_cast<char>(byte - 'a' + 'A') : byte;
        });
}

/// Reads "namespace/name@version" of a purl whose type is known.
Result<Purl> parse_path(Purl purl, std::string_view path)
{
    auto version = decoded(take_behind(path, version_mark(path)), "version");
    if (!version)
        return std::unexpected{std::move(version.error())};

    path = without_slashes_around(path);
    const auto last = path.rfind('/');
    auto name = decoded(last == std::string_view::npos ? path : path.substr(last + 1), "name");
    if (!name)
        return std::unexpected{std::move(name.error())};
    auto space = parse_namespace(last == std::string_view::npos ? "" : path.substr(0, last));
    if (!space)
        return std::unexpected{std::move(space.error())};

    purl.namespace_ = *std::move(space);
    purl.name = *std::move(name);
    purl.version = *std::move(version);
    normalise(purl);
    if (purl.name.empty())
        return malformed_purl("It names no package.");
    if (purl.type == "swift" && purl.namespace_.empty())
        return malformed_purl("A Swift package needs its host and owner.",
                              "Write pkg:swift/github.com/owner/name@version.");
    return purl;
}

}  // namespace

std::string_view Purl::qualifier(std::string_view key) const
{
    const auto found = std::ranges::find(qualifier_list, key, &PurlQualifier::key);
    return found == qualifier_list.end() ? std::string_view{} : std::string_view{found->value};
}

Result<Purl> parse_purl(std::string_view text)
{
    constexpr std::string_view scheme = "pkg:";
    if (in_lower_case(text.substr(0, scheme.size())) != scheme)
        return malformed_purl("It does not begin with \"pkg:\".");
    if (std::ranges::any_of(text, is_blank_or_control))
        return malformed_purl("It holds a blank or a control character.",
                              "Write %20 for a blank, and no line break.");
    text.remove_prefix(scheme.size());
    while (text.starts_with('/'))
        text.remove_prefix(1);

    // Neither mark may stand in a qualifier's value, but a URL there often has them: the
    // first '?' keeps the version free of it.
    auto subpath = parse_subpath(take_behind(text, text.rfind('#')));
    if (!subpath)
        return std::unexpected{std::move(subpath.error())};
    const auto qualifiers = take_behind(text, text.find('?'));
    auto list = parse_qualifiers(qualifiers);
    if (!list)
        return std::unexpected{std::move(list.error())};

    const auto slash = text.find('/');
    const auto type = text.substr(0, slash);
    if (slash == std::string_view::npos)
        return malformed_purl("It names a type or a package, not both.");
    if (!is_type(type))
        return malformed_purl(
            "Its type is no word of ASCII letters, digits, '.', '+' and '-' that "
            "begins with a letter.",
            "Write a type such as pkg:maven/ or pkg:generic/.");

    Purl purl{
        .type = in_lower_case(type),
        .namespace_ = {},
        .name = {},
        .version = {},
        .qualifiers = std::string{qualifiers},
        .qualifier_list = *std::move(list),
        .subpath = *std::move(subpath),
    };
    auto parsed = parse_path(std::move(purl), text.substr(slash + 1));
    if (parsed && !parsed->version.empty() && !parsed->qualifier("vers").empty())
        return malformed_purl("It names a version and a range (vers=).", "Keep one of them.");
    return parsed;
}

std::optional<Purl> read_purl(std::string_view text)
{
    auto purl = parse_purl(text);
    if (!purl)
        return std::nullopt;
    return *std::move(purl);
}

}  // namespace advisory
