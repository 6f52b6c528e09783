#include "core/purl.hpp"

#include <algorithm>

namespace advisory {

namespace {

std::optional<int> hex_digit(char digit)
{
    if (digit >= '0' && digit <= '9')
        return digit - '0';
    if (digit >= 'a' && digit <= 'f')
        return digit - 'a' + 10;
    if (digit >= 'A' && digit <= 'F')
        return digit - 'A' + 10;
    return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text)
{
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] != '%') {
            decoded += text[at];
            continue;
        }
        if (at + 2 >= text.size())
            return std::nullopt;
        const auto high = hex_digit(text[at + 1]);
        const auto low = hex_digit(text[at + 2]);
        if (!high || !low)
            return std::nullopt;
        decoded += static_cast<char>(*high * 16 + *low);
        at += 2;
    }
    return decoded;
}

/// Cuts `text` before the last `mark` and answers what stood behind it.
std::string_view take_behind_last(std::string_view& text, char mark)
{
    const auto at = text.rfind(mark);
    if (at == std::string_view::npos)
        return {};
    const auto behind = text.substr(at + 1);
    text = text.substr(0, at);
    return behind;
}

bool is_type(std::string_view type)
{
    const auto is_allowed = [](char byte) {
        return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' ||
               byte == '+' || byte == '-';
    };
    return !type.empty() && !(type.front() >= '0' && type.front() <= '9') &&
           std::ranges::all_of(type, is_allowed);
}

std::string lower_case(std::string_view text)
{
    std::string lower{text};
    std::ranges::transform(lower, lower.begin(), [](char byte) {
        return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte - 'A' + 'a') : byte;
    });
    return lower;
}

}  // namespace

std::optional<Purl> read_purl(std::string_view text)
{
    constexpr std::string_view scheme = "pkg:";
    if (lower_case(text.substr(0, scheme.size())) != scheme)
        return std::nullopt;
    text.remove_prefix(scheme.size());
    while (text.starts_with('/'))
        text.remove_prefix(1);

    take_behind_last(text, '#');  // The subpath: a file in the package, no part of its identity.
    const auto qualifiers = take_behind_last(text, '?');
    // A scope such as "@angular" is written %40angular, but an '@' before the last '/'
    // is common and means the scope, not a version.
    const auto at = text.rfind('@');
    const bool has_version =
        at != std::string_view::npos && text.find('/', at) == std::string_view::npos;
    const auto version = has_version ? take_behind_last(text, '@') : std::string_view{};

    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    auto type = lower_case(text.substr(0, slash));
    auto path = text.substr(slash + 1);
    while (path.ends_with('/'))
        path.remove_suffix(1);
    const auto last = path.rfind('/');
    const auto name = last == std::string_view::npos ? path : path.substr(last + 1);
    const auto space = last == std::string_view::npos ? std::string_view{} : path.substr(0, last);

    const auto decoded_name = percent_decoded(name);
    const auto decoded_space = percent_decoded(space);
    const auto decoded_version = percent_decoded(version);
    if (!is_type(type) || !decoded_name || decoded_name->empty() || !decoded_space ||
        !decoded_version)
        return std::nullopt;

    return Purl{
        .type = std::move(type),
        .namespace_ = *decoded_space,
        .name = *decoded_name,
        .version = *decoded_version,
        .qualifiers = std::string{qualifiers},
    };
}

}  // namespace advisory
