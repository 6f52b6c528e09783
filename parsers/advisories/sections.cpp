#include "parsers/advisories/sections.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "parsers/advisories/blocks.hpp"
#include "parsers/advisories/headings.hpp"

namespace advisory::parsers {

namespace {

/// True for the block that closes a letter: who sent it and how to reach them.
bool begins_closing(const std::vector<Line>& lines, std::size_t at)
{
    constexpr std::array<std::string_view, 9>
        contacts{"TEL", "Tel:", "MAIL", "Email", "E-mail", "FAX", "〒", "電話", "内線"};
    constexpr std::size_t longest_closing = 12;

    const bool is_mark = lines[at].text == "--" || is_rule(lines[at]);
    if (!is_mark || lines.size() - at > longest_closing)
        return false;

    // A list between two rules is no address.
    const auto lists_something = [](const Line& line) {
        return bullet_length(line.text) > 0 || line.text.find("以前") != std::string::npos ||
               line.text.find("より前") != std::string::npos ||
               line.text.find("バージョン") != std::string::npos;
    };
    if (std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(at), lines.end(), lists_something))
        return false;
    return std::any_of(lines.begin() + static_cast<std::ptrdiff_t>(at),
                       lines.end(),
                       [&contacts](const Line& line) {
                           return std::ranges::any_of(contacts, [&line](std::string_view word) {
                               return line.text.find(word) != std::string::npos;
                           });
                       });
}

}  // namespace

std::vector<Section> read_sections(const std::vector<Line>& lines)
{
    std::vector<Section> sections(1);
    bool is_closing = false;
    for (std::size_t at = 0; at < lines.size(); ++at) {
        const auto& line = lines[at];
        if (!is_closing && sections.size() > 1 && begins_closing(lines, at)) {
            is_closing = true;
            sections.push_back({.kind = SectionKind::other, .title = {}, .lines = {}});
        }
        auto heading = is_closing ? std::nullopt : read_heading(line);
        // "影響を受けるシステム: 内容を追記" is an entry of a history.
        if (heading && sections.back().kind == SectionKind::history &&
            !heading->inline_text.empty())
            heading.reset();
        if (!heading) {
            sections.back().lines.push_back(line);
            continue;
        }

        sections.push_back({.kind = heading->kind, .title = heading->title, .lines = {}});
        if (!heading->inline_text.empty()) {
            auto rest = line;
            rest.text = std::string{heading->inline_text};
            sections.back().lines.push_back(std::move(rest));
        }
    }
    return sections;
}

std::vector<Line> lines_of(const std::vector<Section>& sections, SectionKind kind)
{
    std::vector<Line> lines;
    for (const auto& section : sections) {
        if (section.kind != kind)
            continue;
        if (!lines.empty())
            lines.emplace_back();
        lines.insert(lines.end(), section.lines.begin(), section.lines.end());
    }
    return lines;
}

}  // namespace advisory::parsers
