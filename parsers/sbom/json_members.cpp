#include "parsers/sbom/json_members.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "language/say.hpp"
#include "parsers/inventory/cells.hpp"

namespace advisory::parsers {

namespace {

/// Lists of components, and what leads to them: twice there, both are read.
bool is_read_again(std::string_view key)
{
    static constexpr std::array<std::string_view, 7> keys{"component",
                                                          "components",
                                                          "dependencies",
                                                          "externalRefs",
                                                          "metadata",
                                                          "packages",
                                                          "relationships"};
    return std::ranges::binary_search(keys, key);
}

}  // namespace

JsonPlace JsonPlace::at(std::string_view key) const
{
    return {.owner = owner,
            .member = member.empty() ? std::string{key} : fmt::format("{}.{}", member, key)};
}

JsonPlace JsonPlace::at(std::size_t position) const
{
    return {.owner = owner, .member = fmt::format("{}[{}]", member, position)};
}

std::optional<std::string> JsonMembers::next_key(const JsonPlace& place)
{
    while (true) {
        const auto token = tokens_.next();
        if (token.kind != JsonKind::key)
            return std::nullopt;
        std::string key{token.text};
        if (!token.is_repeated)
            return key;

        const auto value = tokens_.peek();
        const bool is_text = value.kind == JsonKind::text;
        const bool is_read = is_read_again(key) && !is_text;
        tree_.doubt(place.owner,
                    place.member,
                    say("The key {} stands more than once; {}{}. Remove the wrong one.",
                        in_quotes(key),
                        is_read ? say("all of them were read") : say("the first counts, the other"),
                        is_read   ? std::string{}
                        : is_text ? say(" ({}) does not", in_quotes(value.text))
                                  : say(" does not")));
        if (is_read)
            return key;
        pass_over(place.at(key));
    }
}

bool JsonMembers::open(JsonKind kind, const JsonPlace& place)
{
    const auto found = tokens_.next().kind;
    if (found == kind)
        return true;
    if (found != JsonKind::end && found != JsonKind::null)
        tell_wrong_type(kind, found, place);
    pass_over(found, place);
    return false;
}

bool JsonMembers::goes_on()
{
    const auto kind = tokens_.peek().kind;
    if (kind == JsonKind::array_end)
        tokens_.next();
    return kind != JsonKind::array_end && kind != JsonKind::end;
}

std::optional<std::string> JsonMembers::read_text(const JsonPlace& place)
{
    const auto token = tokens_.next();
    if (token.kind == JsonKind::text && !token.is_too_long)
        return std::string{token.text};
    if (token.kind == JsonKind::text)
        tree_.doubt(place.owner,
                    place.member,
                    say("The text {} is longer than {} bytes and was not taken; shorten "
                        "it.",
                        in_quotes(token.text),
                        token.text.size()));
    else if (token.kind != JsonKind::end && token.kind != JsonKind::null)
        tell_wrong_type(JsonKind::text, token.kind, place);
    pass_over(token.kind, place);
    return std::nullopt;
}

void JsonMembers::pass_over(const JsonPlace& place)
{
    pass_over(tokens_.next().kind, place);
}

void JsonMembers::pass_over(JsonKind begin, const JsonPlace& place)
{
    const auto skipped = tokens_.skip(begin);
    if (skipped.repeated_keys > 0)
        tree_.doubt(
            place.owner,
            place.member,
            say("The key {} stands more than once in an object{}; nothing here is "
                "read, but remove the wrong one.",
                in_quotes(skipped.first_repeated),
                skipped.repeated_keys > 1 ? say(", and so do {} others", skipped.repeated_keys - 1)
                                          : ""));
}

void JsonMembers::tell_wrong_type(JsonKind wanted, JsonKind found, const JsonPlace& place)
{
    // In a list of components more is lost than a value.
    const bool is_list = wanted != JsonKind::text;
    auto reason = say("Here stands {} where {} should; it was not read. Correct it.",
                      name_of(found),
                      name_of(wanted));
    if (is_list && (place.member == "components" || place.member == "packages"))
        tree_.miss(place.owner, place.member, std::move(reason));
    else
        tree_.doubt(place.owner, place.member, std::move(reason));
}

}  // namespace advisory::parsers
