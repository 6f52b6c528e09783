#include "parsers/sbom/spdx_tags.hpp"

#include <algorithm>

#include "parsers/sbom/sbom_texts.hpp"

namespace advisory::parsers {

namespace {

constexpr std::string_view opening = "<text>";
constexpr std::string_view closing = "</text>";

bool is_tag_name(std::string_view name)
{
    const auto is_letter = [](char byte) {
        return (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z');
    };
    return !name.empty() && is_letter(name.front()) && std::ranges::all_of(name, [&](char byte) {
        return is_letter(byte) || (byte >= '0' && byte <= '9');
    });
}

}  // namespace

std::string_view SpdxTags::take_line()
{
    const auto end = std::min(text_.find('\n', at_), text_.size());
    const auto line = text_.substr(at_, end - at_);
    at_ = std::min(end + 1, text_.size());
    ++line_;
    return line;
}

/// `begin` is where the text begins, behind its mark.
void SpdxTags::take_open_text(SpdxTag& tag, std::size_t begin)
{
    const auto end = text_.find(closing, begin);
    tag.is_open = end == std::string_view::npos;
    tag.value = stripped(text_.substr(begin, std::min(end, text_.size()) - begin));

    const auto behind = tag.is_open ? text_.size() : end + closing.size();
    while (at_ < behind)
        take_line();
}

std::optional<SpdxTag> SpdxTags::next()
{
    while (at_ < text_.size()) {
        const auto line = stripped(take_line());
        if (line.empty() || line.front() == '#')
            continue;

        const auto colon = line.find(':');
        const auto name = stripped(line.substr(0, colon));
        if (colon == std::string_view::npos || !is_tag_name(name))
            return SpdxTag{.line = line_, .name = {}, .value = line};

        SpdxTag tag{.line = line_, .name = name, .value = stripped(line.substr(colon + 1))};
        if (tag.value.starts_with(opening)) {
            const auto begin = static_cast<std::size_t>(tag.value.data() - text_.data());
            take_open_text(tag, begin + opening.size());
        }
        return tag;
    }
    return std::nullopt;
}

}  // namespace advisory::parsers
