#include "core/cpe.hpp"

#include <algorithm>
#include <vector>

namespace advisory {

namespace {

/// Splits at colons that no backslash quotes.
std::vector<std::string> attributes_of(std::string_view text)
{
    std::vector<std::string> attributes(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (text[at] == '\\' && at + 1 < text.size())
            attributes.back() += text[++at];
        else if (text[at] == ':')
            attributes.emplace_back();
        else
            attributes.back() += text[at];
    }
    return attributes;
}

bool is_printable_word(std::string_view text)
{
    return std::ranges::none_of(text, [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return code <= 0x20 || code == 0x7F;
    });
}

std::string percent_decoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto high = at + 2 < text.size() ? digits.find(text[at + 1]) : std::string_view::npos;
        const auto low = at + 2 < text.size() ? digits.find(text[at + 2]) : std::string_view::npos;
        const bool is_code =
            text[at] == '%' && high != std::string_view::npos && low != std::string_view::npos;
        decoded += is_code ? static_cast<char>(high * 16 + low) : text[at];
        at += is_code ? 2 : 0;
    }
    return decoded;
}

std::optional<Cpe> make_cpe(const std::vector<std::string>& attributes)
{
    if (attributes.size() < 3 || attributes[0].size() != 1 || attributes[1].empty() ||
        attributes[2].empty())
        return std::nullopt;
    const char part = attributes[0].front();
    if (part != 'a' && part != 'o' && part != 'h')
        return std::nullopt;

    return Cpe{
        .part = part,
        .vendor = attributes[1],
        .product = attributes[2],
        .version = attributes.size() > 3 && !attributes[3].empty() ? attributes[3] : "*",
    };
}

}  // namespace

std::optional<Cpe> read_cpe(std::string_view text)
{
    constexpr std::string_view formatted = "cpe:2.3:";
    constexpr std::string_view uri = "cpe:/";
    constexpr std::size_t formatted_attributes = 11;
    if (!is_printable_word(text))
        return std::nullopt;

    if (text.starts_with(formatted)) {
        const auto attributes = attributes_of(text.substr(formatted.size()));
        return attributes.size() == formatted_attributes ? make_cpe(attributes) : std::nullopt;
    }
    if (text.starts_with(uri)) {
        auto attributes = attributes_of(text.substr(uri.size()));
        for (auto& attribute : attributes)
            attribute = percent_decoded(attribute);
        return make_cpe(attributes);
    }
    return std::nullopt;
}

}  // namespace advisory
